"""What the call leaves open: in, the call; out, every `not_stated` as something to ask about."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from notice_site.language.catalogue import Catalogue, catalogue_for
from notice_site.model.notice import Notice, walk_rules
from notice_site.model.people import Clarification
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


Asked = tuple[object, str, Silence]
"""A value that may be `not_stated`, its key path, and what to say of it then."""


def answers_by_fact(notice: Notice) -> dict[str, Clarification]:
    """The office's answers by the key path of what the notice left open."""
    return {answer.settles: answer for answer in notice.clarifications if answer.settles}


def unstated_marks(notice: Notice, material: Material) -> tuple[str, ...]:
    """Which of copies, seal and signature the notice does not state of a material, nor the office since."""
    answered = answers_by_fact(notice)
    return tuple(
        key
        for key in MARKS
        if getattr(material, key) == NOT_STATED and f"materials.{material.id}.{key}" not in answered
    )


def open_facts(notice: Notice) -> frozenset[str]:
    """The key paths of everything that the notice does not state."""
    materials = (
        f"materials.{material.id}.{key}"
        for material in notice.materials
        for key in MARKS
        if getattr(material, key) == NOT_STATED
    )
    return frozenset(
        (
            *materials,
            *(fact for value, fact, _ in _questions(notice, catalogue_for("en")) if value == NOT_STATED),
        )
    )


def find_silences(notice: Notice, catalogue: Catalogue) -> tuple[Silence, ...]:
    """All that the notice does not state and the office has not answered, as an applicant meets it."""
    answered = answers_by_fact(notice)
    asked = (*_questions(notice, catalogue), *_about_materials(notice, catalogue))
    silences = [silence for value, fact, silence in asked if value == NOT_STATED and fact not in answered]
    return tuple(sorted(silences, key=lambda silence: TOPICS.index(silence.topic)))


def _questions(notice: Notice, catalogue: Catalogue) -> Iterator[Asked]:
    yield from _about_handing_in(notice, catalogue)
    yield from _about_support(notice, catalogue)


MARKS = ("copies", "seal", "signature")
TOPICS = ("dates", "submission", "contact", "materials", "funding", "assessment", "conditions", "updates")
"""In the order in which an applicant meets them."""


def _about_handing_in(notice: Notice, catalogue: Catalogue) -> Iterator[Asked]:
    translate, dates, submission = catalogue.translate, notice.key_dates, notice.submission
    closings = [dates.close] if dates.close else [window.close for window in dates.windows]
    posted = NOT_STATED if any(event.counts_when == NOT_STATED for event in closings) else None
    yield dates.published, "key_dates.published", Silence("dates", translate("the day of publication"))
    yield dates.open, "key_dates.open", Silence("dates", translate("the first day of handing in"))
    question = translate("whether the deadline is for arrival or for posting")
    yield posted, "key_dates.close.counts_when", Silence("dates", question)
    yield (
        submission.methods,
        "submission.methods",
        Silence("submission", translate("the ways of handing in: in person, by post, by e-mail")),
    )
    question = translate("whether one way alone is valid")
    yield submission.only_valid_channel, "submission.only_valid_channel", Silence("submission", question)
    yield notice.contact_info.hours, "contact_info.hours", Silence("contact", translate("office hours"))


def _about_materials(notice: Notice, catalogue: Catalogue) -> Iterator[Asked]:
    for key, question in (
        ("copies", catalogue.translate("copies of each")),
        ("seal", catalogue.translate("seals")),
        ("signature", catalogue.translate("signatures")),
    ):
        titles = [material.title for material in notice.materials if key in unstated_marks(notice, material)]
        if titles:
            yield (
                NOT_STATED,
                f"materials.{key}",
                Silence(
                    "materials",
                    catalogue.translate("{question}: {items}", question=question, items=tuple(titles)),
                ),
            )


def _about_support(notice: Notice, catalogue: Catalogue) -> Iterator[Asked]:
    translate, funding = catalogue.translate, notice.funding
    if funding.awards:
        yield (
            funding.award_count,
            "funding.award_count",
            Silence("funding", translate("the number of awards")),
        )
        yield (
            funding.cost_sharing,
            "funding.cost_sharing",
            Silence("funding", translate("own money of the applicant")),
        )
        yield notice.assessment, "assessment", Silence("assessment", translate("the way of assessment"))
    if any(BOUND.search(rule.quote or "") for _path, rule in walk_rules(notice)):
        question = translate("whether a bound such as 以上 includes the number itself")
        yield notice.inclusive_bounds, "inclusive_bounds", Silence("conditions", question)
    for amendment in notice.amendments:
        question = translate("whether {title} affects documents already handed in", title=amendment.title)
        yield (
            amendment.affects_submitted,
            f"amendments.{amendment.id}.affects_submitted",
            Silence("updates", question),
        )


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
    """Notes on a document to hand in."""
    return [note for part, ids, note in _notes(notice) if part == "materials" and material.id in ids]


def notes_on_place(notice: Notice, place: str) -> list[str]:
    """Notes on a clause, on an annex or a part of one, on the list or the document that is there."""
    return [
        note
        for part, ids, note in _notes(notice)
        if place == _place(part, ids) or place in _stands_at(notice, part, ids)
    ]


def notes_on_call(notice: Notice) -> list[str]:
    """Notes on no place, rule or material of their own, such as those on dates and contacts."""
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
    """Where readers meet a list of options, or the form of a document."""
    if part == "materials":
        return {material.annex for material in notice.materials if material.id in ids}
    if part != "taxonomies":
        return set()
    named = [taxonomy for taxonomy in notice.taxonomies if taxonomy.id in ids]
    others = {taxonomy.maps_to.taxonomy for taxonomy in named if taxonomy.maps_to}
    return {taxonomy.source for taxonomy in notice.taxonomies if taxonomy in named or taxonomy.id in others}


def answers_at(notice: Notice, place: str) -> tuple[Clarification, ...]:
    """The office's answers that explain a clause, or another place of the issued text."""
    return tuple(answer for answer in notice.clarifications if answer.clause == place)


def answers_on_rule(notice: Notice, rule: Rule) -> tuple[Clarification, ...]:
    """The office's answers on a condition: those on it, and those on its clause that name no condition."""
    return tuple(
        answer
        for answer in notice.clarifications
        if answer.rule == rule.id
        or (answer.rule is None and answer.clause is not None and answer.clause == rule.clause)
    )


def answers_on_material(notice: Notice, material: Material) -> tuple[Clarification, ...]:
    """The office's answers on a material: on what was left open of it, and on where it is asked for."""
    own = f"materials.{material.id}."
    return tuple(
        answer
        for answer in notice.clarifications
        if (answer.settles or "").startswith(own)
        or (answer.settles is None and answer.rule is None and answer.clause in material.source)
    )
