"""What the eligibility page's scripts work with. In: facts and words. Out: plain data, fit for JSON."""

from collections.abc import Iterable
from dataclasses import asdict
from itertools import groupby

from notice_site.checklist.rules import PAGE, Data, rule_data, source_data
from notice_site.facts.facts import Facts, MaterialFacts
from notice_site.facts.numbering import NumberedClause
from notice_site.facts.reader_notes import notes_on_material
from notice_site.filling.spoken_words import spoken_words
from notice_site.models.record import plain
from notice_site.pages.contacts import contact_views
from notice_site.pages.status import clock_settings, window_times
from notice_site.words import Words

SCRIPT = "start-eligibility.mjs"
"""Whose words the page brings."""
ASKED_BEFORE = ("dates", "submission", "conditions")
"""Topics of silences that somebody who is about to hand in should ask about."""


def checklist_data(facts: Facts, words: Words) -> Data:
    """Roles, tracks, rules, papers, contacts and the scripts' words, under the keys of `notice_data.yml`."""
    notice = facts.in_force
    rules = [rule_data(facts, rule) for rule in notice.eligibility]
    return {
        "call": notice.id,
        "edition": facts.build.edition,
        "language": notice.language,
        "clock": {"windows": _windows(facts), **clock_settings(facts)},
        "roles": [plain(role) for role in notice.roles],
        "tracks": [plain(track) for track in notice.tracks],
        "groups": _groups(facts, rules, words),
        "rules": rules,
        "materials": _materials(facts),
        "contacts": _contacts(facts),
        "silences": tuple(known.question for known in facts.silences if known.topic in ASKED_BEFORE),
        "words": spoken_words(SCRIPT, words),
    }


def _windows(facts: Facts) -> list[Data]:
    """All periods with their tracks; one that has no end and is not rolling is still to be announced."""
    return [
        {"tracks": list(window.tracks), **window_times(window), "rolling": window.close.rolling}
        for window in facts.windows
    ]


def _materials(facts: Facts) -> list[Data]:
    return [
        {
            **plain(known.material),
            "href": _paper_href(facts, known),
            "annex_label": known.annex.label if known.annex else None,
            "source": [source_data(facts, place) for place in known.material.source],
            "notes": notes_on_material(facts.in_force, known.material),
        }
        for known in facts.materials
    ]


def _paper_href(facts: Facts, known: MaterialFacts) -> str:
    """Where a paper's form stands, or the paper among the others where it has none."""
    if known.annex:
        return facts.href(known.annex.page, PAGE)
    return f"{facts.href('materials/index.html', PAGE)}#material-{known.material.id}"


def _groups(facts: Facts, rules: Iterable[Data], words: Words) -> list[Data]:
    """The rules by the clause or annex that sets them, in the order of the notice."""
    headings = _headings(facts.clauses) | {known.annex.id: known.annex.title for known in facts.annexes}
    order = [*headings, ""]
    ordered = sorted(rules, key=lambda rule: order.index(_owner(rule)))
    return [
        {
            "id": owner,
            "heading": headings.get(owner) or words.say("Further conditions"),
            "source": source_data(facts, owner or None),
            "rules": [rule["id"] for rule in grouped],
        }
        for owner, grouped in groupby(ordered, _owner)
    ]


def _owner(rule: Data) -> str:
    """The clause or annex that sets a rule; empty where the data names no place."""
    owner, _, _ = (rule["clause"] or "").partition("/")
    return str(owner)


def _headings(clauses: tuple[NumberedClause, ...], around: str = "") -> dict[str, str]:
    """The heading of every clause, in reading order; without its own it has that of the clause around it."""
    headings: dict[str, str] = {}
    for clause in clauses:
        own = (clause.clause.heading or around).rstrip("。")
        headings |= {clause.clause.id: own, **_headings(clause.clauses, own)}
    return headings


def _contacts(facts: Facts) -> list[Data]:
    """The call's contact, then the further desks, each with the tracks it serves; no tracks mean all."""
    tracks = [(), *(desk.tracks for desk in facts.in_force.contact_info.desks)]
    return [
        {**asdict(contact), "tracks": list(served)}
        for contact, served in zip(contact_views(facts), tracks, strict=True)
    ]
