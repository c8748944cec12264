"""What amendments and editions changed, in plain words. In: facts. Out: each with its facts, old and new."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from notice_site.compare.changes import FactChange, changes_between, sentence
from notice_site.compare.sides import side_of, sides_of_amendment
from notice_site.facts.amendments import clauses_quoting
from notice_site.facts.choices import AMENDMENT_KINDS
from notice_site.facts.dates import day_words, event_words, zone_of
from notice_site.facts.facts import EditionFacts, Facts
from notice_site.facts.numbering import document_number
from notice_site.language.catalogue import Catalogue
from notice_site.model.notice import Amendment
from notice_site.model.record import NOT_STATED
from notice_site.pages.contacts import ContactView, contact_view
from notice_site.pages.links import Link, PageLinks
from notice_site.pages.status import event_clock
from notice_site.reading.amending import canonical_fact
from notice_site.reading.build import Call
from notice_site.reading.fact_paths import overlap

MOST_IN_BANNER = 2
"""Changes that a banner names; the page of updates has them all. Ours."""


@dataclass(frozen=True)
class ChangeView:
    """One fact before and after."""

    change: FactChange
    sentence: str
    clauses: tuple[Link, ...]
    """The issued clauses that say otherwise."""


@dataclass(frozen=True)
class ObjectionsView:
    """How to object to a proposed outcome."""

    period: str
    contact: ContactView
    clock: str
    """What tells whether they are still taken, as JSON; empty where the period has no calendar days."""


@dataclass(frozen=True)
class AmendmentView:
    """An amendment with its text."""

    amendment: Amendment
    kind: str
    day: str
    number: str
    affects_submitted: str
    """Whether documents already handed in are affected; empty where it does not say."""
    objections: ObjectionsView | None
    changes: tuple[ChangeView, ...] = ()


@dataclass(frozen=True)
class BannerView:
    """What every page says of the newest amendment."""

    view: AmendmentView
    sentences: tuple[str, ...]
    """Its first changes."""
    further: int
    """How many changes more it makes."""


def amendment_views(links: PageLinks) -> tuple[AmendmentView, ...]:
    """All amendments, the newest first."""
    amendments = links.facts.notice.amendments
    return tuple(_view(at, amendment, links) for at, amendment in reversed(list(enumerate(amendments))))


def amendment_banner(facts: Facts, catalogue: Catalogue) -> BannerView | None:
    """The withdrawal, else the newest amendment; None for a call that stands as it was issued."""
    amendments = list(enumerate(facts.notice.amendments))
    taken_back = [candidate for candidate in amendments if candidate[1].kind == "withdrawal"]
    for at, amendment in (taken_back or amendments)[-1:]:
        sides = sides_of_amendment(facts.call, at, facts.place_labels)
        sentences = tuple(sentence(change, catalogue) for change in changes_between(*sides, catalogue))
        shown = sentences[:MOST_IN_BANNER]
        return BannerView(_head(amendment, facts, catalogue), shown, len(sentences) - len(shown))
    return None


def edition_changes(edition: EditionFacts, links: PageLinks) -> tuple[ChangeView, ...]:
    """What an edition changed against the one before it."""
    earlier = [
        candidate for candidate in links.facts.build.editions if candidate.number == edition.number - 1
    ]
    return tuple(
        ChangeView(change, sentence(change, links.catalogue), _clauses(change, edition.call, links))
        for before in earlier
        for change in changes_of_calls(before.call, edition.call, links.catalogue)
    )


def changes_of_calls(old: Call, new: Call, catalogue: Catalogue) -> tuple[FactChange, ...]:
    """Every fact in force that is not the same in two calls."""
    return changes_between(side_of(old, catalogue), side_of(new, catalogue), catalogue)


def _view(at: int, amendment: Amendment, links: PageLinks) -> AmendmentView:
    call = links.facts.call
    before, after = sides_of_amendment(call, at, links.facts.place_labels)
    changes = tuple(
        ChangeView(change, sentence(change, links.catalogue), _clauses(change, call, links))
        for change in changes_between(before, after, links.catalogue)
    )
    return replace(_head(amendment, links.facts, links.catalogue), changes=changes)


def _head(amendment: Amendment, facts: Facts, catalogue: Catalogue) -> AmendmentView:
    affects = {
        True: catalogue.translate("Documents already handed in are affected."),
        False: catalogue.translate("Documents already handed in stay valid."),
    }
    objections, submitted = amendment.objections, amendment.affects_submitted
    return AmendmentView(
        amendment=amendment,
        kind=catalogue.translate(AMENDMENT_KINDS[amendment.kind]),
        day=day_words(amendment.date, catalogue),
        number=document_number(amendment.document_number),
        affects_submitted="" if submitted == NOT_STATED else affects[bool(submitted)],
        objections=ObjectionsView(
            event_words(objections.period, zone_of(facts), catalogue),
            contact_view(objections.contact, catalogue.translate("Objections"), facts),
            event_clock(objections.period, facts),
        )
        if objections
        else None,
    )


def _clauses(change: FactChange, call: Call, links: PageLinks) -> tuple[Link, ...]:
    """The clauses that a change names, else the issued place that changed, else those that quote it."""
    labels = links.facts.place_labels
    named = _named_clauses(change.fact, call) or _own_place(change.fact, labels)
    named = named or clauses_quoting(call, change.fact)
    return links.places(clause for clause in dict.fromkeys(named) if clause in labels)


def _own_place(fact: str, labels: Mapping[str, str]) -> list[str]:
    """The clause or annex that a fact of the issued text is in."""
    part, *steps = fact.split(".")
    if part == "annexes" and steps[1:] not in ([], ["title"]):
        return steps[:1]
    return [step for step in reversed(steps) if step in labels][:1] if part == "body" else []


def _named_clauses(fact: str, call: Call) -> list[str]:
    return [
        change.clause
        for amendment in call.notice.amendments
        for change in amendment.changes
        if change.clause and overlap(canonical_fact(call.amended.data, change.fact), fact)
    ]
