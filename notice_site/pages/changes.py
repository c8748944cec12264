"""What amendments changed, in plain words. In: facts. Out: each amendment with its facts, old and new."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from notice_site.facts.facts import EditionFacts, clauses_quoting
from notice_site.models.notice import Amendment, Change
from notice_site.models.record import NOT_STATED
from notice_site.pages.dates import day_words
from notice_site.pages.links import Link, PageLinks
from notice_site.printing.documents import document_number
from notice_site.problem import Path
from notice_site.reading.amending import apply_changes, canonical_fact
from notice_site.reading.fact_paths import find_fact, value_at
from notice_site.reading.references import resolve_texts

KINDS = {
    "correction": "Correction",
    "extension": "Extension",
    "supplement": "Supplement",
    "withdrawal": "Withdrawal",
    "proposed_outcome": "Proposed outcome",
    "outcome": "Outcome",
}
SPOKEN = ("wording", "title", "name", "label", "question", "text")
"""Keys whose words stand for the whole value."""
NAMED = ("title", "label", "name", "wording")
"""Keys whose words tell an item from others of its list."""

FACT_NAMES = {
    "key_dates": "Dates",
    "close": "Deadline",
    "open": "Opening",
    "published": "Day of publication",
    "counts_when": "Received by or posted by",
    "submission": "Handing in",
    "methods": "Ways to hand in",
    "only_valid_channel": "The only valid way",
    "place": "Office that takes the papers",
    "address": "Address",
    "website": "Web site",
    "contact_info": "Contact",
    "persons": "Persons to ask",
    "telephones": "Telephone",
    "emails": "E-mail",
    "postal_address": "Postal address",
    "hours": "Office hours",
    "funding": "Support",
    "award_count": "Number of awards",
    "amount": "Amount",
    "total": "Total sum",
    "cost_sharing": "Own contribution",
    "copies": "Copies",
    "seal": "Seal",
    "signature": "Signature",
    "required": "Required",
    "prepared_by": "Prepared by",
    "limits": "Limits",
    "value": "Number",
    "eligibility": "Conditions",
    "materials": "What to hand in",
    "annexes": "Forms",
    "assessment": "Assessment",
    "obligations": "After the award",
    "clarifications": "Questions answered",
}
"""Keys as readers know them: key to English msgid. A key without a name is left out of a fact's name."""


@dataclass(frozen=True)
class ChangeView:
    """One fact before and after."""

    name: str
    old: str
    """Empty where the notice did not have it."""
    new: str
    clauses: tuple[Link, ...]
    """The issued clauses that say otherwise."""


@dataclass(frozen=True)
class AmendmentView:
    """An amendment with its text."""

    amendment: Amendment
    kind: str
    day: str
    number: str
    changes: tuple[ChangeView, ...]
    affects_submitted: str


def amendment_views(links: PageLinks) -> tuple[AmendmentView, ...]:
    """All amendments, the newest first."""
    amendments = links.facts.notice.amendments
    return tuple(_view(at, amendment, links) for at, amendment in reversed(list(enumerate(amendments))))


def edition_change(edition: EditionFacts, links: PageLinks) -> tuple[AmendmentView, ...]:
    """The amendments that an edition brought."""
    earlier = next(
        (known for known in links.facts.build.editions if known.number == edition.number - 1), None
    )
    known = {amendment.id for amendment in earlier.call.notice.amendments} if earlier else set()
    amendments = edition.call.notice.amendments
    new = {amendment.id for amendment in amendments if amendment.id not in known}
    return tuple(view for view in amendment_views(links) if view.amendment.id in new)


def _view(at: int, amendment: Amendment, links: PageLinks) -> AmendmentView:
    say = links.words.say
    before = apply_changes(links.facts.call.source.data, at).data
    affects = {
        True: say("Papers already handed in are affected."),
        False: say("Papers already handed in stay valid."),
    }
    return AmendmentView(
        amendment=amendment,
        kind=say(KINDS[amendment.kind]),
        day=day_words(amendment.date, links.words),
        number=document_number(amendment.document_number) if amendment.document_number else "",
        changes=tuple(_change(change, before, links) for change in amendment.changes),
        affects_submitted=""
        if amendment.affects_submitted == NOT_STATED
        else affects[bool(amendment.affects_submitted)],
    )


def _change(change: Change, before: dict[str, Any], links: PageLinks) -> ChangeView:
    fact = canonical_fact(links.facts.call.amended.data, change.fact)
    clauses = [change.clause] if change.clause else clauses_quoting(links.facts.call, fact)
    path = find_fact(before, fact)
    new = resolve_texts(change.to, ("amendments",), before).data
    return ChangeView(
        name=_name(fact, before, links),
        old=_spoken(_resolved(before, path), links) if path else "",
        new=_spoken(new, links),
        clauses=links.places(dict.fromkeys(clauses)),
    )


def _resolved(data: dict[str, Any], path: Path) -> object:
    found: object = resolve_texts(value_at(data, path), path, data).data
    return found


def _name(fact: str, data: dict[str, Any], links: PageLinks) -> str:
    """What a fact is about: titles of the items on its way, and its key's own name."""
    return " · ".join(dict.fromkeys(filter(None, _steps(fact, data, links)))) or fact


def _steps(fact: str, data: dict[str, Any], links: PageLinks) -> Iterator[str]:
    value: Any = data
    for step in fact.split("."):
        path = find_fact(value, step)
        is_item = isinstance(value, list)
        value = value_at(value, path) if path else None
        if is_item and isinstance(value, dict):
            yield next((str(value[key]) for key in NAMED if key in value), "")
        elif step in FACT_NAMES:
            yield links.words.say(FACT_NAMES[step])


def _spoken(value: object, links: PageLinks) -> str:
    """A value in words; of a record its wording, title or name, else all that it holds."""
    say = links.words.say
    if value == NOT_STATED or value is None:
        return say("The notice does not say")
    if isinstance(value, bool):
        return say("Yes") if value else say("No")
    if isinstance(value, dict):
        spoken = next((value[key] for key in SPOKEN if key in value), None) or list(value.values())
        return _spoken(spoken, links)
    if isinstance(value, list):
        return links.words.join(tuple(_spoken(item, links) for item in value)) or say("None")
    return f"{value:,}" if isinstance(value, int) else str(value)
