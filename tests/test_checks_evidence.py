"""Rules, their evidence and their clauses belong together (R01)."""

from typing import Any

import pytest

from tests.checked_calls import findings, found_by, with_rule

PAPER = {"id": "paper", "title": "证书", "prepared_by": []}


@pytest.mark.parametrize(
    "rule",
    [
        {"no_evidence": "当场核对"},
        {"no_evidence": None, "evidence": ["paper"]},
        {"no_evidence": None, "kind": "judgement"},
        {
            "kind": "all",
            "no_evidence": None,
            "evidence": ["paper"],
            "rules": [{"id": "a", "kind": "yes_no"}, {"id": "b", "kind": "yes_no"}],
        },
        {
            "kind": "any",
            "no_evidence": None,
            "rules": [{"id": "a", "kind": "yes_no", "evidence": ["paper"]}, {"id": "b", "kind": "judgement"}],
        },
        {
            "kind": "when",
            "no_evidence": None,
            "if": {"id": "a", "kind": "yes_no"},
            "then": {"id": "b", "kind": "yes_no", "evidence": ["paper"]},
        },
    ],
)
def test_a_rule_with_its_evidence_is_let_be(rule: dict[str, Any]) -> None:
    paper = {**PAPER, "required": False}
    assert findings(**with_rule(rule), materials=[paper]) == []


def test_a_part_without_evidence_is_told_where_its_group_has_none() -> None:
    parts = [{"id": "a", "kind": "yes_no", "evidence": ["paper"]}, {"id": "b", "kind": "yes_no"}]
    said = findings(**with_rule({"kind": "any", "no_evidence": None, "rules": parts}), materials=[PAPER])
    assert said == ["R01 eligibility[0].rules[1]: “b” names no material that proves it."]


def test_a_required_material_without_a_reason_is_told_and_one_with_a_reason_is_not() -> None:
    body = {"clauses": [{"id": "documents", "text": ["证书"]}]}
    assert findings(materials=[PAPER]) == ["R01 materials[0]: Nothing asks for the material “paper”."]
    assert findings(materials=[{**PAPER, "required": False}]) == []
    assert findings(body=body, materials=[{**PAPER, "source": ["documents"]}]) == []


def test_a_paper_with_an_annex_and_columns_of_its_own_is_told_and_one_with_either_is_not() -> None:
    annex = {"id": "form", "title": "目录", "kind": "list", "items": ["一"]}
    paper = {**PAPER, "required": False}
    columns = {"worksheet_columns": ["姓名", "单位"]}
    words = "“证书” has a form in the annex “form” and columns for a list of its own."
    assert found_by("K03", annexes=[annex], materials=[{**paper, "annex": "form", **columns}]) == [
        f"materials[0].worksheet_columns: {words}"
    ]
    assert found_by("K03", annexes=[annex], materials=[{**paper, "annex": "form"}]) == []
    assert found_by("K03", annexes=[annex], materials=[{**paper, **columns}]) == []


@pytest.mark.parametrize(("name", "count"), [("collect", 1), ("collection", 0)])
def test_an_annex_with_the_address_of_another_page_is_told(name: str, count: int) -> None:
    words = "The address forms/collect/ belongs to the page where members' forms are collected."
    assert (
        findings(annexes=[{"id": name, "title": "目录", "kind": "list", "items": ["一"]}])
        == [f"R01 annexes[0].id: {words}"] * count
    )


def among(*clauses: dict[str, Any]) -> dict[str, Any]:
    """Clauses under one heading, the first of which sets a rule."""
    first = {"id": "first", "text": ["应当是企业。"], "rules": ["rule"]}
    rule = {"id": "rule", "kind": "yes_no", "ask": "是吗？", "no_evidence": "当场核对"}
    inner = [first, *({"text": ["有场地。"], **clause} for clause in clauses)]
    return {
        "body": {"clauses": [{"id": "conditions", "heading": "条件", "clauses": inner}]},
        "eligibility": [{**rule, "clause": "first", "quote": "应当是企业"}],
    }


def test_a_clause_among_conditions_names_its_rules_or_says_why_it_has_none() -> None:
    assert findings(**among({"id": "second"})) == [
        "R01 body.clauses[0].clauses[1]: “second” stands among conditions and sets no rule."
    ]
    assert findings(**among({"id": "second", "no_rule": "只是说明"})) == []
    assert findings(**among()) == []
    others = [{"id": name} for name in ("second", "third")]
    assert findings(**among(*others)) == [], "one condition among other matters"


def test_a_clause_and_the_rules_that_it_names_belong_together() -> None:
    call = among({"id": "second", "rules": ["rule"]})
    (said,) = findings(**call)
    assert said.endswith("The rule “rule” does not quote the clause “second”.")
    group = {**call["eligibility"][0], "kind": "all"}
    group["rules"] = [{"id": "part", "kind": "yes_no", "clause": "second", "quote": "有场地"}]
    assert findings(**{**call, "eligibility": [group]}) == []
    (said,) = findings(**{**among({"id": "second", "no_rule": "说明"}), "eligibility": [group]})
    assert said == "R01 eligibility[0].rules[0].clause: The clause “second” does not name the rule “part”."


def test_a_condition_that_stands_nowhere_in_the_text_is_told() -> None:
    assert found_by("R01", **with_rule({})) == [
        "eligibility[0]: The rule “rule” does not say where it is in the text."
    ]
    parts = [{"id": "a", "kind": "yes_no", "clause": "conditions"}, {"id": "b", "kind": "yes_no"}]
    call = with_rule({"kind": "any", "rules": parts})
    call["body"]["clauses"][0]["rules"] = ["rule"]
    assert found_by("R01", **call) == [
        "eligibility[0].rules[1]: The rule “b” does not say where it is in the text."
    ]
    assert found_by("R01", **with_rule({"clause": "conditions", "quote": "企业"})) == []
