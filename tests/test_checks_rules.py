"""Rules that can be met and evaluated (R01): quotes, conditions, numbers, readings."""

from typing import Any

import pytest

from tests.checked_calls import findings, with_rule


def when(condition: dict[str, Any]) -> dict[str, Any]:
    then = {"id": "then", "kind": "yes_no", "ask": "有吗？"}
    return with_rule({"kind": "when", "if": {"id": "if", "ask": "是吗？", **condition}, "then": then})


@pytest.mark.parametrize("quote", ["应当是企业", "应当\n是 企业。", "企业"])
def test_a_quote_stands_in_its_clause_whatever_its_blanks(quote: str) -> None:
    assert findings(**with_rule({"clause": "conditions", "quote": quote})) == []


def test_a_quote_may_come_from_a_form() -> None:
    cells = [{"label": "成员\n（不少于3家{^note}）"}, {"fields": [{"id": "members", "kind": "text"}]}]
    form = {
        "columns": [1, 1],
        "rows": [{"cells": cells}],
        "footnotes": [{"id": "note", "text": "含牵头单位。"}],
    }
    annex = {"id": "form", "title": "表", "kind": "form", "form": form}
    for clause, quote in [
        ("form/members", "成员（不少于3家）"),
        ("form/note", "含牵头单位"),
        ("form", "不少于3家"),
        ("form", "含牵头单位"),
    ]:
        assert findings(**with_rule({"clause": clause, "quote": quote}, annexes=[annex])) == []


def test_a_rule_changed_by_an_amendment_may_quote_the_amendment() -> None:
    change = {"fact": "eligibility.rule.quote", "to": "应当是公司"}
    signed = {"on": "2026-02-01", "wording": "2026年2月1日"}
    amendment = {"id": "a", "date": "2026-02-01", "kind": "correction", "title": "更正", "signed": signed}
    call = with_rule({"clause": "conditions", "quote": "应当是企业"})
    changed = {**amendment, "changes": [change]}
    assert findings(**call, amendments=[{**changed, "body": ["应当是公司。"]}]) == []
    assert findings(**call, amendments=[{**changed, "body": ["更正。"]}]) == [
        "R01 amendments[0].changes[0].to: “应当是公司” is not in conditions."
    ]


@pytest.mark.parametrize(
    "condition",
    [
        {"kind": "yes_no"},
        {"kind": "external", "authority": "某局"},
        {"kind": "count", "role": "lead", "op": "at_least", "value": 2},
        {"kind": "count", "role": "lead", "op": "less_than", "value": 1},
        {"kind": "count", "op": "more_than", "value": 100},
        {"kind": "any", "rules": [{"id": "a", "kind": "judgement"}, {"id": "b", "kind": "yes_no"}]},
        {"kind": "not", "rule": {"id": "a", "kind": "yes_no"}},
        {"kind": "one_of", "taxonomy": "kinds"},
        {"kind": "one_of", "taxonomy": "none-yet", "other": "met"},
    ],
)
def test_a_condition_that_an_answer_can_meet_is_let_be(condition: dict[str, Any]) -> None:
    lists = [
        {"id": "kinds", "title": "类型", "options": [{"id": "a", "label": "甲"}]},
        {"id": "none-yet", "title": "类型", "options": []},
    ]
    roles = [{"id": "lead", "title": "牵头单位", "max": 2}]
    assert findings(**when(condition), taxonomies=lists, roles=roles) == []


@pytest.mark.parametrize(
    "condition",
    [
        {"kind": "judgement"},
        {"kind": "count", "role": "lead", "op": "at_least", "value": 3},
        {"kind": "count", "role": "lead", "op": "more_than", "value": 2},
        {"kind": "count", "op": "less_than", "value": 0},
        {"kind": "all", "rules": [{"id": "a", "kind": "judgement"}, {"id": "b", "kind": "yes_no"}]},
        {
            "kind": "at_least",
            "n": 2,
            "rules": [{"id": "a", "kind": "judgement"}, {"id": "b", "kind": "yes_no"}],
        },
        {"kind": "not", "rule": {"id": "a", "kind": "judgement"}},
        {"kind": "one_of", "taxonomy": "none-yet"},
        {"kind": "not", "rule": {"id": "a", "kind": "one_of", "taxonomy": "none-yet", "other": "met"}},
    ],
)
def test_a_condition_that_no_answer_can_meet_is_told(condition: dict[str, Any]) -> None:
    lists = [{"id": "none-yet", "title": "类型", "options": []}]
    roles = [{"id": "lead", "title": "牵头单位", "max": 2}]
    (said,) = findings(**when(condition), taxonomies=lists, roles=roles)
    assert said == "R01 eligibility[0].if: The condition “if” can never be met, so “then” is never asked."


SIZED = {"kind": "count", "role": "member", "op": "at_least", "value": 5}


MEMBERS = [{"id": "member", "title": "成员单位", "max": 8}]


def read_as(**reading: Any) -> dict[str, Any]:
    return {"interpretation": {"note": "不明确", "alternatives": [{"reading": "另一种", **reading}]}}


@pytest.mark.parametrize(
    ("rule", "reading"),
    [
        (SIZED, {"value": 8}),
        (SIZED, {"op": "more_than"}),
        ({"kind": "number", "op": "at_most", "value": 40, "unit": "岁"}, {"value": 40.5}),
        ({"kind": "date", "op": "before", "value": "2026-01-01"}, {"op": "on_or_before"}),
        ({"kind": "date", "op": "before", "value": "2026-01-01"}, {"value": "2026-02-01"}),
        ({"kind": "at_least", "n": 1, "rules": [{"id": "a", "kind": "yes_no"}]}, {"value": 0}),
    ],
)
def test_a_reading_that_fits_its_rule_is_let_be(rule: dict[str, Any], reading: dict[str, Any]) -> None:
    assert findings(**with_rule({**rule, **read_as(**reading)}), roles=MEMBERS) == []


@pytest.mark.parametrize(
    ("rule", "reading", "place"),
    [
        (SIZED, {"value": "2026-01-01"}, ".value"),
        (SIZED, {"value": -1}, ".value"),
        (SIZED, {"value": 9}, ".value"),
        (SIZED, {"op": "after"}, ".op"),
        (SIZED, {"other": "met"}, ".other"),
        (SIZED, {"value": 5}, ""),
        ({"kind": "number", "op": "at_most", "value": 40, "unit": "岁"}, {"value": "2026-01-01"}, ".value"),
        ({"kind": "date", "op": "before", "value": "2026-01-01"}, {"value": 3}, ".value"),
        ({"kind": "date", "op": "before", "value": "2026-01-01"}, {"op": "at_least"}, ".op"),
        ({"kind": "yes_no"}, {"value": 3}, ".value"),
        ({"kind": "judgement"}, {}, ""),
        ({"kind": "at_least", "n": 1, "rules": [{"id": "a", "kind": "yes_no"}]}, {"value": 2}, ".value"),
    ],
)
def test_a_reading_that_no_browser_could_evaluate_is_told(
    rule: dict[str, Any], reading: dict[str, Any], place: str
) -> None:
    (said,) = findings(**with_rule({**rule, **read_as(**reading)}), roles=MEMBERS)
    assert said.startswith(f"R01 eligibility[0].interpretation.alternatives[0]{place}: ")


@pytest.mark.parametrize(("op", "value"), [("at_least", 8), ("more_than", 7), ("at_most", 20), ("equals", 8)])
def test_a_number_that_its_role_can_reach_is_let_be(op: str, value: int) -> None:
    assert findings(**with_rule({**SIZED, "op": op, "value": value}), roles=MEMBERS) == []


@pytest.mark.parametrize(
    ("op", "value"), [("at_least", 9), ("more_than", 8), ("equals", 9), ("less_than", 0), ("at_least", 0)]
)
def test_a_number_that_nobody_or_everybody_meets_is_told(op: str, value: int) -> None:
    (said,) = findings(**with_rule({**SIZED, "op": op, "value": value}), roles=MEMBERS)
    assert said.startswith("R01 eligibility[0].value: ")


def test_more_parts_than_there_are_nothing_to_cover_and_a_list_without_options_are_told() -> None:
    part = {"id": "a", "kind": "yes_no"}
    (said,) = findings(**with_rule({"kind": "at_least", "n": 2, "rules": [part]}))
    assert said.startswith("K07 eligibility[0].n: ")
    (said,) = findings(**with_rule({"kind": "covers", "items": []}))
    assert said.startswith("R01 eligibility[0].items: ")
    lists = [{"id": "none-yet", "title": "类型", "options": []}]
    (said,) = findings(**with_rule({"kind": "one_of", "taxonomy": "none-yet"}), taxonomies=lists)
    assert said.startswith("R01 eligibility[0].taxonomy: ")
