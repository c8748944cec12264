"""R03: cases prove the rules of a call, and only those whose outcome a person has written."""

from typing import Any

import pytest

from tests.checked_calls import found_by, with_rule

TEN = {"kind": "count", "op": "at_least", "value": 10}
NINE = {"title": "差1家", "answers": {"rule": 9}, "states": {"rule": "not_met"}}
EXACT = {"title": "正好", "answers": {"rule": 10}, "states": {"rule": "met"}}


def with_cases(rule: dict[str, Any], *cases: dict[str, Any]) -> list[str]:
    return found_by("R03", **with_rule(rule, cases=[*cases]))


def test_cases_on_both_sides_of_the_bound_prove_a_rule() -> None:
    assert with_cases(TEN, NINE, EXACT) == []


@pytest.mark.parametrize("op", ["at_most", "less_than", "more_than", "equals"])
def test_a_turned_comparison_contradicts_its_cases(op: str) -> None:
    eleven = {"title": "多1家", "answers": {"rule": 11}, "states": {"rule": "met"}}
    found = with_cases(TEN | {"op": op}, NINE, EXACT, eleven)
    assert found != []
    assert all("“rule” comes to" in line and line.startswith("cases[") for line in found)


def test_a_call_without_cases_is_told_once_with_answers_to_try() -> None:
    assert with_cases(TEN) == ["eligibility: No case proves the rules."]


@pytest.mark.parametrize("kind", ["judgement", "declaration", "external"])
def test_what_nobody_can_compute_needs_no_case(kind: str) -> None:
    assert with_cases({"kind": kind} | ({"authority": "甲局"} if kind == "external" else {})) == []


def test_a_rule_that_no_case_meets_is_named() -> None:
    assert with_cases(TEN, NINE) == ["eligibility[0]: No case in which “rule” comes to met."]


def test_an_outcome_that_nobody_wrote_proves_nothing() -> None:
    waiting = EXACT | {"states": {"rule": None}}
    assert with_cases(TEN, NINE, waiting) == [
        "eligibility[0]: No case in which “rule” comes to met.",
        "cases[1].states.rule: The case “正好” does not yet say what “rule” comes to.",
    ]


def test_a_choice_whose_other_answers_are_left_to_judgement_needs_no_case_that_fails() -> None:
    fields = [{"id": "fields", "title": "领域", "options": [{"id": "a", "label": "甲"}]}]
    rule = {"kind": "one_of", "taxonomy": "fields", "other": "judgement"}
    case = {"title": "甲", "answers": {"rule": "a"}, "states": {"rule": "met"}}
    assert found_by("R03", **with_rule(rule, taxonomies=fields, cases=[case])) == []


def test_a_case_answers_what_is_asked_of_its_role() -> None:
    roles = [{"id": "lead", "title": "牵头单位", "applies": True}, {"id": "member", "title": "成员单位"}]
    wrong = [
        {"title": "问题写错", "role": "lead", "answers": {"rules": 9}, "states": {}},
        {"title": "角色不对", "role": "member", "answers": {}, "states": {"rule": "not_answered"}},
    ]
    found = found_by("R01", **with_rule(TEN, roles=roles, cases=[NINE, EXACT, *wrong]))
    assert [line for line in found if line.startswith("cases")] == [
        "cases[2].answers.rules: The case “问题写错” answers “rules”, which asks nothing.",
        "cases[3].states.rule: The case “角色不对” names “rule”, which its role and track are not asked.",
    ]
