"""R03: a case says which materials its answers ask for, and how much they come to."""

from pathlib import Path
from typing import Any

import pytest

from notice_site.checks.cases import case_proposals
from tests.checked_calls import found_by, small_call, with_rule
from tests.command_line import NOTICES, ended

QUESTIONS = [{"id": "cost", "kind": "number", "ask": "总投资？", "unit": "万元"}]
GRANT = {
    "id": "grant",
    "title": "补助",
    "amount": 1_000_000,
    "wording": "最高100万元",
    "unit": "project",
    "sum": {"share": {"uses": "cost", "percent": 30}, "most": 1_000_000},
}
MATERIALS = [
    {"id": "form", "title": "申报表", "prepared_by": ["lead"]},
    {"id": "audit", "title": "审计报告", "prepared_by": ["lead"], "required": False},
]
LARGE = {
    "kind": "when",
    "ask": "审计",
    "evidence": ["audit"],
    "if": {"id": "large", "kind": "number", "uses": "cost", "op": "more_than", "value": 200},
    "then": {"id": "audited", "kind": "yes_no", "ask": "审计过吗？"},
}


def found(check: str, *cases: dict[str, Any]) -> list[str]:
    parts = with_rule(
        LARGE,
        questions=QUESTIONS,
        roles=[{"id": "lead", "title": "申报单位", "applies": True}],
        materials=MATERIALS,
        funding={"awards": [GRANT]},
        cases=[{"title": "甲", "role": "lead", "states": {}, **case} for case in cases],
    )
    return [line for line in found_by(check, **parts) if line.startswith("cases")]


def test_a_case_that_comes_out_as_written_is_silent() -> None:
    large = {
        "answers": {"cost": 300, "audited": "yes"},
        "materials": ["audit", "form"],
        "amounts": {"grant": 900_000},
    }
    small = {"answers": {"cost": 200}, "materials": ["form"], "amounts": {"grant": 600_000}}
    assert found("R03", large, small) == []
    assert found("R01", large, small) == []


def test_a_material_too_many_or_missing_is_named() -> None:
    assert found("R03", {"answers": {"cost": 201}, "materials": ["form"]}) == [
        "cases[0].materials: In the case “甲”, materials are form, audit; missing: audit; too many: -."
    ]
    assert found("R03", {"answers": {"cost": 200}, "materials": ["audit", "form"]}) == [
        "cases[0].materials: In the case “甲”, materials are form; missing: -; too many: audit."
    ]


def test_an_amount_that_differs_is_told_with_both() -> None:
    assert found("R03", {"answers": {"cost": 500}, "amounts": {"grant": 1_500_000}}) == [
        "cases[0].amounts.grant: In the case “甲”, “grant” comes to 1000000, not 1500000."
    ]


def test_an_amount_that_nobody_worked_out_is_asked_for() -> None:
    assert found("R03", {"answers": {}, "amounts": {"grant": None}}) == [
        "cases[0].amounts.grant: The case “甲” does not yet say what “grant” comes to."
    ]


def test_a_case_names_materials_and_awards_of_the_call() -> None:
    assert found("R01", {"answers": {}, "materials": ["forms"], "amounts": {"grants": 1}}) == [
        "cases[0].materials: The case “甲” names “forms”, which is not among materials.",
        "cases[0].amounts: The case “甲” names “grants”, which is not among amounts.",
    ]


def test_for_each_bound_cases_on_both_sides_are_proposed_without_an_outcome() -> None:
    rule = {"kind": "count", "op": "at_least", "value": 10, "quote": "不少于10家", "clause": "conditions"}
    call = small_call(**with_rule(rule, "成员不少于10家。"))
    proposed = [*case_proposals(call.notice)]
    assert [case["answers"] for _, case in proposed] == [{"rule": 9}, {"rule": 10}, {"rule": 11}]
    assert {words for words, _ in proposed} == {"不少于10家"}
    assert all(case["states"] == {"rule": None} for _, case in proposed)


def test_proposed_cases_are_told_until_a_person_has_decided_them() -> None:
    rule = {"kind": "count", "op": "at_least", "value": 10}
    cases = [case for _, case in case_proposals(small_call(**with_rule(rule)).notice)]
    told = found_by("R03", **with_rule(rule, cases=cases))
    assert sum("does not yet say" in line for line in told) == 3
    decided = [
        case | {"states": {"rule": state}}
        for case, state in zip(cases, ("not_met", "met", "met"), strict=True)
    ]
    assert found_by("R03", **with_rule(rule, cases=decided)) == []
    turned = found_by("R03", **with_rule(rule | {"op": "at_most"}, cases=decided))
    assert any("comes to" in line for line in turned)


def test_check_prints_cases_that_can_be_copied_into_the_data(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    file = tmp_path / "notice_data.yml"
    before, _, _ = (NOTICES / "digital-grant.yml").read_text("utf-8").partition("\ncases:")
    file.write_text(f"{before}\n", "utf-8")
    assert ended("check", "--data", str(file), "--cases", "--lang", "en") == 0
    printed = capsys.readouterr().out
    assert printed.startswith("# Read each quote")
    with file.open("a", encoding="utf-8") as whole:
        whole.write(printed)
    assert ended("check", "--data", str(file), "--lang", "en") == 0
    out = capsys.readouterr().out
    assert "does not yet say" in out
    assert ": error " not in out
