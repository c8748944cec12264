"""Who hands in what. In: a call. Out: the roles and tracks that go together, and what each has to prepare.

Nothing here depends on a reader's answers: `materials.mjs` adds those in the browser.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Literal

from notice_site.facts.facts import Facts, MaterialFacts
from notice_site.model.notice import Notice, parts_of
from notice_site.model.people import Role, Track
from notice_site.model.rules import AnyOf, AtLeast, Rule, When
from notice_site.model.support import Material

Need = Literal["required", "conditional", "choice", "optional"]
"""Always required; required where a premise holds; for whichever alternative is met; optional."""


@dataclass(frozen=True)
class Applicant:
    """A role with one of its tracks; None where the call has no roles, or no tracks."""

    role: Role | None
    track: Track | None


def applicants(notice: Notice) -> tuple[Applicant, ...]:
    """Everybody that a reader of the call can be: each role with each of its tracks, in the data's order."""
    return tuple(
        Applicant(role, track) for role in notice.roles or (None,) for track in tracks_of(role, notice)
    )


def tracks_of(role: Role | None, notice: Notice) -> tuple[Track | None, ...]:
    """The tracks that a role can be in."""
    own = role.tracks if role else ()
    return tuple(track for track in notice.tracks if not own or track.id in own) or (None,)


def is_on_track(tracks: tuple[str, ...], track: Track | None) -> bool:
    """Whether what is limited to these tracks concerns one; nothing is limited where they are none."""
    return not tracks or (track is not None and track.id in tracks)


def concerns(rule: Rule, role: Role) -> bool:
    """Whether a role has to meet a rule; one that names no role is for whoever applies."""
    return role.id in rule.roles or (role.applies and not rule.roles)


def needs(notice: Notice) -> dict[str, Need]:
    """How each material is asked for, by its id."""
    binding = [rule for rule in notice.eligibility if rule.severity == "must"]
    some_cases = {material: need for rule in binding for material, need in _in_some_cases(rule)}
    return {
        material.id: "required" if material.required else some_cases.get(material.id, "optional")
        for material in notice.materials
    }


def _in_some_cases(rule: Rule, under: Need | None = None) -> Iterator[tuple[str, Need]]:
    """The evidence under a premise or for one of several alternatives; the outermost of them decides."""
    if under:
        yield from ((material, under) for material in rule.evidence)
    for _, part in parts_of(rule):
        inner: Need | None = under
        if isinstance(rule, When):
            inner = under or "conditional"
        elif isinstance(rule, AnyOf | AtLeast):
            inner = under or "choice"
        yield from _in_some_cases(part, inner)
    if isinstance(rule, When) and not under:
        yield from ((material, "conditional") for material in rule.evidence)


def prepares(applicant: Applicant, material: Material) -> bool:
    """Whether somebody has to prepare a material; of a call without roles, whoever reads it."""
    role, track = applicant.role, applicant.track
    if role is None:
        return is_on_track(material.tracks, track)
    return all(is_on_track(tracks, track) for tracks in (material.tracks, role.tracks)) and (
        role.id in material.prepared_by
    )


Amounts = dict[Need, int]
"""How many materials are asked for in each way; ways without any are left out."""


@dataclass(frozen=True)
class Count:
    """How many materials somebody prepares."""

    applicants: tuple[Applicant, ...]
    """Those that have as many."""
    amounts: Amounts


def counts_of_role(role: Role | None, notice: Notice) -> tuple[Count, ...]:
    """What a role prepares itself, by its tracks: one count where it is the same in all of them."""
    return _counted(
        {
            Applicant(role, track): [
                material for material in notice.materials if prepares(Applicant(role, track), material)
            ]
            for track in tracks_of(role, notice)
        },
        notice,
    )


def counts_of_applications(notice: Notice) -> tuple[Count, ...]:
    """What a whole application takes: what its applicant prepares and what all who join it do."""
    joining = tuple(role for role in notice.roles if not role.applies)
    return _counted(
        {
            applicant: [
                material
                for material in notice.materials
                if (not material.prepared_by and is_on_track(material.tracks, applicant.track))
                or any(
                    prepares(Applicant(role, applicant.track), material)
                    for role in (applicant.role, *joining)
                )
            ]
            for applicant in applicants(notice)
            if applicant.role is None or applicant.role.applies
        },
        notice,
    )


def _counted(materials: dict[Applicant, list[Material]], notice: Notice) -> tuple[Count, ...]:
    by_id = needs(notice)
    amounts = {
        applicant: dict(Counter(by_id[material.id] for material in asked))
        for applicant, asked in materials.items()
    }
    same = groupby(sorted(amounts, key=lambda one: sorted(amounts[one].items())), amounts.__getitem__)
    order = list(amounts)
    groups = [sorted(group, key=order.index) for _, group in same]
    return tuple(
        Count(tuple(group), amounts[group[0]])
        for group in sorted(groups, key=lambda one: order.index(one[0]))
    )


def collected_forms(facts: Facts) -> tuple[MaterialFacts, ...]:
    """The documents that are forms and that members of an application fill in, each for itself."""
    joining = {role.id for role in facts.in_force.roles if not role.applies}
    return tuple(
        entry
        for entry in facts.materials
        if entry.annex and entry.annex.annex.form and joining.intersection(entry.material.prepared_by)
    )
