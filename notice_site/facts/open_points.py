"""What the call leaves open: in, the call; out, every `not_stated` as something to ask about."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from notice_site.language.catalogue import Catalogue
from notice_site.model.notice import Notice, walk_rules
from notice_site.model.record import NOT_STATED
from notice_site.model.rules import OneOf, Rule
from notice_site.model.support import Material

BOUND = re.compile("以上|以下|以内")


@dataclass(frozen=True)
class Silence:
    """One thing that the notice does not say."""

    topic: str
    """Where it matters: dates, submission, contact, materials, funding, assessment, conditions or updates."""
    question: str
    """What is not said, in the reader's words."""


def find_silences(notice: Notice, catalogue: Catalogue) -> tuple[Silence, ...]:
    """Everything that the notice does not state, in the order in which an applicant meets it."""
    questions = (
        *_about_handing_in(notice, catalogue),
        *_about_papers(notice, catalogue),
        *_about_support(notice, catalogue),
    )
    return tuple(silence for value, silence in questions if value == NOT_STATED)


def _about_handing_in(notice: Notice, catalogue: Catalogue) -> Iterator[tuple[object, Silence]]:
    translate, dates, submission = catalogue.translate, notice.key_dates, notice.submission
    closings = [dates.close] if dates.close else [window.close for window in dates.windows]
    posted = NOT_STATED if any(event.counts_when == NOT_STATED for event in closings) else None
    yield dates.published, Silence("dates", translate("the day of publication"))
    yield dates.open, Silence("dates", translate("the first day of handing in"))
    yield posted, Silence("dates", translate("whether the deadline is for arrival or for posting"))
    yield (
        submission.methods,
        Silence("submission", translate("the ways of handing in: in person, by post, by e-mail")),
    )
    yield submission.only_valid_channel, Silence("submission", translate("whether one way alone is valid"))
    yield notice.contact_info.hours, Silence("contact", translate("office hours"))


def _about_papers(notice: Notice, catalogue: Catalogue) -> Iterator[tuple[object, Silence]]:
    for key, question in (
        ("copies", catalogue.translate("copies of each")),
        ("seal", catalogue.translate("seals")),
        ("signature", catalogue.translate("signatures")),
    ):
        titles = [material.title for material in notice.materials if getattr(material, key) == NOT_STATED]
        if titles:
            yield (
                NOT_STATED,
                Silence(
                    "materials",
                    catalogue.translate("{question}: {items}", question=question, items="、".join(titles)),
                ),
            )


def _about_support(notice: Notice, catalogue: Catalogue) -> Iterator[tuple[object, Silence]]:
    translate, funding = catalogue.translate, notice.funding
    if funding.awards:
        yield funding.award_count, Silence("funding", translate("the number of awards"))
        yield funding.cost_sharing, Silence("funding", translate("own money of the applicant"))
        yield notice.assessment, Silence("assessment", translate("the way of assessment"))
    if any(BOUND.search(rule.quote or "") for _path, rule in walk_rules(notice)):
        question = translate("whether a bound such as 以上 includes the number itself")
        yield notice.inclusive_bounds, Silence("conditions", question)
    for amendment in notice.amendments:
        question = translate("whether {title} affects papers already handed in", title=amendment.title)
        yield amendment.affects_submitted, Silence("updates", question)


HOLDERS = ("clauses", "cells", "fields", "footnotes", "items")
"""Lists whose items are places of the issued text."""


def notes_on_rule(notice: Notice, rule: Rule) -> list[str]:
    """Notes on the rule itself, on the place it comes from and on its list of options."""
    lists = {rule.taxonomy} if isinstance(rule, OneOf) else set()
    return [
        note
        for part, ids, note in _notes(notice)
        if (part == "eligibility" and rule.id in ids)
        or (part == "taxonomies" and lists.intersection(ids))
        or (rule.clause is not None and rule.clause == _place(part, ids))
    ]


def notes_on_material(notice: Notice, material: Material) -> list[str]:
    """Notes on a paper to hand in."""
    return [note for part, ids, note in _notes(notice) if part == "materials" and material.id in ids]


def notes_on_place(notice: Notice, place: str) -> list[str]:
    """Notes on a clause, on an annex or a part of one, on the list or the paper that stands there."""
    return [
        note
        for part, ids, note in _notes(notice)
        if place == _place(part, ids) or place in _stands_at(notice, part, ids)
    ]


def notes_on_call(notice: Notice) -> list[str]:
    """Notes on no place, rule or paper of their own, such as those on dates and contacts."""
    return [
        note
        for part, ids, note in _notes(notice)
        if not _place(part, ids) and not (part in ("eligibility", "taxonomies", "materials") and ids)
    ]


def _notes(notice: Notice) -> Iterator[tuple[str, list[str], str]]:
    """The key that each note's path begins with, the steps after it, and the note."""
    for warning in notice.accepted_warnings:
        if warning.reader_note:
            part, *steps = warning.where.split(".")
            yield part, steps, warning.reader_note


def _place(part: str, steps: list[str]) -> str | None:
    """The innermost place of the issued text on a path: `contract`, `annex/field`."""
    named = [step for holder, step in pairwise(steps) if holder in HOLDERS and not step.isdecimal()]
    if part == "annexes":
        return "/".join([steps[0], *named[-1:]])
    return named[-1] if part == "body" and named else None


def _stands_at(notice: Notice, part: str, ids: list[str]) -> set[str | None]:
    """Where readers meet a list of options, or the form of a paper."""
    if part == "materials":
        return {material.annex for material in notice.materials if material.id in ids}
    if part != "taxonomies":
        return set()
    named = [taxonomy for taxonomy in notice.taxonomies if taxonomy.id in ids]
    others = {taxonomy.maps_to.taxonomy for taxonomy in named if taxonomy.maps_to}
    return {taxonomy.source for taxonomy in notice.taxonomies if taxonomy in named or taxonomy.id in others}
