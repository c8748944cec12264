"""What readers are told where an accepted warning could mislead them. In: a call and a part. Out: notes."""

from collections.abc import Iterator
from itertools import pairwise

from notice_site.models.notice import Notice
from notice_site.models.papers import Material
from notice_site.models.rules import OneOf, Rule

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
