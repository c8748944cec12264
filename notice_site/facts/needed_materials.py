"""The materials that answers ask for. In: a call, a role with its track, answers. Out: ids of those needed.

The browser lists the same in `checklist/materials.mjs`; a test compares the two over generated answers.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from notice_site.facts.demands import Applicant, is_on_track
from notice_site.facts.evaluation import Basis, Result, answer_state, basis_of, evaluate, question_of
from notice_site.model.notice import Notice, parts_of
from notice_site.model.people import Role
from notice_site.model.rules import AnyOf, AtLeast, CountRule, Not, Rule, State, When
from notice_site.model.support import Material

UNNEEDED, PERHAPS, NEEDED = range(3)
"""How much a material is needed; `PERHAPS` hangs on an open answer."""
OPEN: tuple[State, ...] = ("not_answered", "judgement")


def materials_needed(notice: Notice, applicant: Applicant, answers: Mapping[str, Any]) -> tuple[str, ...]:
    """The materials that somebody then has to prepare, seal or sign, in the data's order."""
    basis = basis_of(notice)
    results = [evaluate(rule, answers, basis) for rule in rules_on_track(notice, applicant)]
    counts = _counts(notice, applicant, results, answers)
    needs: dict[str, int] = {}
    for result in results:
        _add(result, NEEDED, needs)
    return tuple(
        material.id
        for material in notice.materials
        if _is_handled(material, applicant, counts)
        and (material.required or (needs.get(material.id) == NEEDED and _in_some_cases(material.id, notice)))
    )


def rules_on_track(notice: Notice, applicant: Applicant) -> Iterator[Rule]:
    """The conditions of a track, whoever answers them, without the parts of other tracks."""
    for rule in notice.eligibility:
        if kept := _on_track(rule, applicant):
            yield kept


def _on_track(rule: Rule, applicant: Applicant) -> Rule | None:
    if not is_on_track(rule.tracks, applicant.track):
        return None
    parts = [part for _, part in parts_of(rule)]
    kept = [part for part in (_on_track(part, applicant) for part in parts) if part]
    if not parts:
        return rule
    if not kept or (isinstance(rule, Not | When) and len(kept) < len(parts)):
        return None
    if isinstance(rule, Not):
        return rule.model_copy(update={"rule": kept[0]})
    if isinstance(rule, When):
        return rule.model_copy(update={"if_": kept[0], "then": kept[1]})
    changes: dict[str, Any] = {"rules": tuple(kept)}
    if isinstance(rule, AtLeast):
        changes["n"] = min(rule.n, len(kept))
    return rule.model_copy(update=changes)


def _add(result: Result, need: int, needs: dict[str, int]) -> None:
    own = min(need, _own_need(result))
    for material in result.rule.evidence:
        needs[material] = max(own, needs.get(material, UNNEEDED))
    for part, inner in zip(result.parts, _part_needs(result), strict=True):
        _add(part, min(own, inner), needs)


def _own_need(result: Result) -> int:
    """Advice that is not followed needs no evidence."""
    if result.state == "not_applicable":
        return UNNEEDED
    if result.rule.severity != "should" or result.state == "met":
        return NEEDED
    return UNNEEDED if result.state == "not_met" else PERHAPS


def _part_needs(result: Result) -> list[int]:
    states = [part.state for part in result.parts]
    match result.rule:
        case When():
            condition = states[0]
            need = NEEDED if condition == "met" else PERHAPS if condition in OPEN else UNNEEDED
            return [need, need]
        case AnyOf():
            return _chosen_needs(states, 1)
        case AtLeast():
            return _chosen_needs(states, result.rule.n)
    return [NEEDED] * len(states)


def _chosen_needs(states: list[State], wanted: int) -> list[int]:
    """The alternatives that are met need evidence; until enough are, perhaps those that are open."""
    is_enough = states.count("met") >= wanted
    no_open = not any(state in OPEN for state in states)
    lacking = [PERHAPS if not is_enough and (state in OPEN or no_open) else UNNEEDED for state in states]
    return [NEEDED if state == "met" else need for state, need in zip(states, lacking, strict=True)]


def _in_some_cases(material: str, notice: Notice) -> bool:
    return any(
        material in _conditional_evidence(rule) for rule in notice.eligibility if rule.severity != "should"
    )


def _conditional_evidence(rule: Rule) -> set[str]:
    """The evidence that a binding rule asks for under a premise, or for one of several alternatives."""
    if rule.severity == "should":
        return set()
    if isinstance(rule, When):
        return {*_evidence([rule])}
    parts = [part for _, part in parts_of(rule)]
    if isinstance(rule, AnyOf | AtLeast):
        return {*_evidence(parts)}
    return {material for part in parts for material in _conditional_evidence(part)}


def _evidence(rules: Iterable[Rule]) -> Iterator[str]:
    for rule in rules:
        yield from rule.evidence
        yield from _evidence(part for _, part in parts_of(rule))


def _is_handled(material: Material, applicant: Applicant, counts: Mapping[str, int]) -> bool:
    """Whether somebody makes it, and the applicant or, of one who joins, its own hand is on it."""
    if not is_on_track(material.tracks, applicant.track):
        return False
    role = applicant.role
    if not material.prepared_by:
        return role is None or role.applies or role.id in _marked(material)
    made = sum(counts.get(maker, 0) for maker in material.prepared_by)
    if role is None or role.applies:
        return made > 0
    return role.id in material.prepared_by or (role.id in _marked(material) and made > 0)


def _marked(material: Material) -> set[str]:
    """Those whose seal or signature it carries."""
    marks = (material.seal, material.signature)
    return {role for roles in marks if not isinstance(roles, str) for role in roles}


def _counts(
    notice: Notice, applicant: Applicant, results: list[Result], answers: Mapping[str, Any]
) -> dict[str, int]:
    """How many of each role take part: the largest answer that counts them, else the fewest allowed."""
    asked = [rule for result in results for rule in _applying(result) if isinstance(rule, CountRule)]
    return {role.id: _count(role, applicant, asked, answers) for role in notice.roles}


def _count(role: Role, applicant: Applicant, asked: list[CountRule], answers: Mapping[str, Any]) -> int:
    own = applicant.role
    is_other = role.applies and own is not None and own.applies and role.id != own.id
    if not is_on_track(role.tracks, applicant.track) or is_other:
        return 0
    questions = [rule for rule in asked if rule.role == role.id]
    given = [answers.get(question_of(rule)) for rule in questions if _is_answered(rule, answers)]
    if given:
        return max(int(number) for number in given if number is not None)
    bounds = [rule.value for rule in questions if rule.op == "at_least"]
    return max(max(role.min, 1) if role.applies else role.min, *bounds, 0)


def _is_answered(rule: CountRule, answers: Mapping[str, Any]) -> bool:
    return answer_state(rule, answers.get(question_of(rule)), Basis().options) != "not_answered"


def _applying(result: Result) -> Iterator[Rule]:
    """The questions that apply: those under a premise only where it is met."""
    if not result.parts:
        yield result.rule
    elif isinstance(result.rule, When):
        parts = result.parts if result.parts[0].state == "met" else result.parts[:1]
        for part in parts:
            yield from _applying(part)
    elif result.state != "not_applicable":
        for part in result.parts:
            yield from _applying(part)
