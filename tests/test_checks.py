"""Rules between facts: each fires where it must and is silent where it must be."""

import ast
from collections.abc import Iterator
from itertools import count
from pathlib import Path
from typing import Any

import pytest

from notice_site.checks import CHECKS, check_call
from notice_site.checks.accepting import accept
from notice_site.problem import Message, Problem, ProblemsFound, Severity
from notice_site.reading.build import build_call
from notice_site.reading.source import read_source
from tests.checked_calls import findings, problems, small_call

HERE = Path(__file__).parent
CHECKING = sorted((HERE.parent / "notice_site" / "checks").glob("*.py"))
SHAPING = [
    HERE.parent / "notice_site" / "reading" / f"{name}.py"
    for name in ("shape_words", "shape_values", "same_ids", "references", "amending", "build")
]


@pytest.mark.parametrize("path", [HERE.parent / "notice_data.yml", *sorted((HERE / "notices").glob("*.yml"))])
def test_a_call_without_faults_gives_silence(path: Path) -> None:
    standing = [problem for problem in check_call(build_call(read_source(path))) if not problem.accepted]
    assert [problem for problem in standing if problem.severity is not Severity.INFO] == []


def test_every_check_says_its_rule() -> None:
    assert len(CHECKS) >= 10
    for check in CHECKS:
        assert (check.run.__doc__ or "").endswith(".") or "\n" in (check.run.__doc__ or "")


def test_every_message_of_a_check_or_of_shape_is_seen_in_a_wrong_notice() -> None:
    seen = {msgid for path in sorted((HERE / "notices" / "wrong").glob("*.yml")) for msgid in _said_of(path)}
    written = {msgid for path in [*CHECKING, *SHAPING] for msgid in _written_in(path)}
    assert len(written) > 100
    assert written - seen == set()


def _written_in(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "Message":
            yield from (str(first.value) for first in node.args[:1] if isinstance(first, ast.Constant))


def _said_of(path: Path) -> Iterator[str]:
    for problem in _problems_of(path):
        yield from (*_msgids(problem.message), *_msgids(problem.remedy))


def _problems_of(path: Path) -> tuple[Problem, ...]:
    try:
        return check_call(build_call(read_source(path)))
    except ProblemsFound as found:
        return found.problems


def _msgids(value: object) -> Iterator[str]:
    if isinstance(value, Message):
        yield value.msgid
        for _, inner in value.values:
            yield from _msgids(inner)
    elif isinstance(value, tuple):
        for item in value:
            yield from _msgids(item)


# K07 ---------------------------------------------------------------------------------------------------


def funding(**more: Any) -> dict[str, Any]:
    award = {
        "id": "a",
        "title": "扶持",
        "amount": 10,
        "wording": "若干",
        "unit": "project",
        **more.pop("award", {}),
    }
    return {"awards": [award], "award_count": {"value": 5, "wording": "若干"}, **more}


@pytest.mark.parametrize(
    "money",
    [
        funding(),
        funding(total=50),
        funding(total=80, award={"per": "year"}),
        funding(total=30, award={"wording": "最高若干"}),
        funding(total=30, award={"cap": "以实际为准"}),
        funding(award_count="not_stated", quotas=[{"title": "甲", "value": 3}]),
        funding(quotas=[{"title": "甲", "value": 2}, {"title": "乙", "value": 3}]),
    ],
)
def test_parts_of_the_support_that_add_up_are_let_be(money: dict[str, Any]) -> None:
    assert findings(funding=money) == []


@pytest.mark.parametrize(
    ("money", "said"),
    [
        (funding(total=60), "K07 funding.awards[0]: The parts make 50, but “funding.total” is 60."),
        (
            funding(total=5, award={"per": "year"}),
            "K07 funding.awards[0].amount: One award of 10 is more than the whole sum, 5.",
        ),
        (
            funding(quotas=[{"title": "甲", "value": 4}]),
            "K07 funding.quotas: The parts make 4, but “funding.award_count” is 5.",
        ),
    ],
)
def test_parts_of_the_support_that_do_not_add_up_are_told(money: dict[str, Any], said: str) -> None:
    assert findings(funding=money) == [said]


NUMBERS = count(1)


def criterion(points: float | None, *parts: dict[str, Any], **more: Any) -> dict[str, Any]:
    return {
        "id": f"c{next(NUMBERS)}",
        "title": "项目",
        "parts": list(parts),
        **({"points": points} if points else {}),
        **more,
    }


@pytest.mark.parametrize(
    "criteria",
    [
        [criterion(60), criterion(40)],
        [criterion(100), criterion(-10)],
        [criterion(100, criterion(30), criterion(70))],
        [criterion(100, criterion(30), criterion(100), rule="highest")],
        [criterion(100, criterion(120), criterion(100), rule="lowest")],
        [criterion(100, criterion(None), criterion(10))],
        [criterion(33.3), criterion(33.3), criterion(33.4)],
        [criterion(None), criterion(10)],
        [],
    ],
)
def test_points_that_add_up_are_let_be(criteria: list[dict[str, Any]]) -> None:
    method = {"method": "ranking", "criteria": criteria, "max_points": 100, "pass_mark": 60}
    assert findings(assessment=method) == []


@pytest.mark.parametrize(
    ("criteria", "said"),
    [
        ([criterion(60)], "assessment.criteria: The parts make 60, but “assessment.max_points” is 100."),
        (
            [criterion(100, criterion(30))],
            "assessment.criteria[0].parts: The parts make 30, but “points” is 100.",
        ),
        (
            [criterion(100, criterion(100, criterion(90)))],
            "assessment.criteria[0].parts[0].parts: The parts make 90, but “points” is 100.",
        ),
        (
            [criterion(100, criterion(90), criterion(10), rule="highest")],
            "assessment.criteria[0].parts: The parts make 90, but “points” is 100.",
        ),
    ],
)
def test_points_that_do_not_add_up_are_told(criteria: list[dict[str, Any]], said: str) -> None:
    assert findings(assessment={"method": "ranking", "criteria": criteria, "max_points": 100}) == [
        f"K07 {said}"
    ]


@pytest.mark.parametrize(("least", "most", "count"), [(1, 3, 0), (3, 3, 0), (4, 3, 1), (0, None, 0)])
def test_a_least_number_is_not_above_the_most(least: int, most: int | None, count: int) -> None:
    role = {"id": "member", "title": "成员", "min": least, **({"max": most} if most is not None else {})}
    assert len(findings(roles=[role])) == count


# T01 ---------------------------------------------------------------------------------------------------


def day(text: str) -> dict[str, str]:
    return {"on": text, "wording": "当日"}


@pytest.mark.parametrize(
    "dates",
    [
        {"open": day("2026-09-30"), "close": day("2026-09-30")},
        {"signed": day("2026-09-30"), "published": day("2026-09-30"), "close": day("2026-09-30")},
        {"open": {"at": "2026-09-30T09:00+08:00", "wording": "略"}, "close": day("2026-09-30")},
        {"open": {"rolling": True, "wording": "常年"}, "close": day("2026-09-30")},
        {"close": {"to_be_announced": True, "wording": "另行通知"}},
        {"close": {"starts": "2026-01-01", "ends": "2026-02-01", "wording": "略"}},
        {"close": {"at": "2026-01-05T00:30-12:00", "wording": "略"}},
    ],
)
def test_dates_in_order_are_let_be(dates: dict[str, Any]) -> None:
    assert findings(key_dates=dates) == []


@pytest.mark.parametrize(
    ("dates", "said"),
    [
        (
            {"open": day("2026-10-01"), "close": day("2026-09-30")},
            "key_dates.close: The call closes 2026-09-30, not after “open”, 2026-10-01.",
        ),
        (
            {"close": day("2026-01-04")},
            "key_dates.close: The call closes 2026-01-04, not after “signed”, 2026-01-05.",
        ),
        (
            {"published": day("2026-01-04")},
            "key_dates.published: Published on 2026-01-04, before it was signed, on 2026-01-05.",
        ),
        (
            {"published": day("2026-09-30"), "close": day("2026-09-29")},
            "key_dates.close: The call closes 2026-09-29, not after “published”, 2026-09-30.",
        ),
        (
            {"close": {"at": "2026-01-05T00:30+10:00", "wording": "略"}},
            "key_dates.close: The call closes 2026-01-05 00:30, not after “signed”, 2026-01-05.",
        ),
    ],
)
def test_dates_out_of_order_are_told(dates: dict[str, Any], said: str) -> None:
    assert findings(key_dates=dates) == [f"T01 {said}"]


# R01 ---------------------------------------------------------------------------------------------------


def with_rule(rule: dict[str, Any], text: str = "应当是企业。", **more: Any) -> dict[str, Any]:
    made = {"id": "rule", "kind": "yes_no", "ask": "是吗？", "no_evidence": "当场核对", **rule}
    rules = ["rule"] if made.get("clause") == "conditions" else []
    return {
        "body": {"clauses": [{"id": "conditions", "text": [text], "rules": rules}]},
        "eligibility": [made],
        **more,
    }


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
        "R01 amendments[0].changes[0].to: “应当是公司” does not stand in conditions."
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
    body = {"clauses": [{"id": "papers", "text": ["证书"]}]}
    assert findings(materials=[PAPER]) == ["R01 materials[0]: Nothing asks for the material “paper”."]
    assert findings(materials=[{**PAPER, "required": False}]) == []
    assert findings(body=body, materials=[{**PAPER, "source": ["papers"]}]) == []


def test_a_relative_date_may_be_counted_from_any_date() -> None:
    windows = [{"id": "spring", "title": "春季", "open": day("2026-03-01"), "close": day("2026-03-31")}]
    for of in (
        "key_dates.signed",
        "key_dates.windows.spring.close",
        "key_dates.windows.0.open",
        "key_dates.others.first",
    ):
        relative = {"amount": 5, "unit": "days", "of": of}
        others = [
            {"id": "first", "title": "甲", **day("2026-04-01")},
            {"id": "second", "title": "乙", "wording": "略", "relative": relative},
        ]
        assert findings(key_dates={"windows": windows, "others": others}) == []


# acceptance ---------------------------------------------------------------------------------------------


def warning(*path: str | int) -> Problem:
    return Problem("D04", Severity.WARNING, path, 1, Message("half-width"), Message("full-width"))


def accepting(where: str, check: str = "D04") -> Any:
    return small_call(accepted_warnings=[{"check": check, "where": where, "reason": "照原件"}])


def test_an_accepted_warning_keeps_the_reason() -> None:
    (answered,) = accept([warning("title")], accepting("title"))
    assert answered.accepted == "照原件"


def test_an_acceptance_covers_what_lies_below_its_place() -> None:
    found = accept([warning("issuers", 0, "name"), warning("title")], accepting("issuers.office"))
    assert [problem.accepted for problem in found] == ["照原件", None]


@pytest.mark.parametrize(("where", "check"), [("title", "D05"), ("description", "D04"), ("nowhere", "D04")])
def test_an_acceptance_that_nothing_answers_to_is_told_as_information(where: str, check: str) -> None:
    untouched, idle = accept([warning("title")], accepting(where, check))
    assert untouched.accepted is None
    assert (idle.check, idle.severity, idle.path) == ("accepted", Severity.INFO, ("accepted_warnings", 0))


def test_an_error_cannot_be_accepted() -> None:
    entry = {"check": "K08", "where": "title_lines", "reason": "照原件"}
    found = problems(title_lines=["别的"], accepted_warnings=[entry])
    told = [(problem.check, problem.accepted) for problem in found if problem.check in ("K08", "accepted")]
    assert told == [("K08", None), ("accepted", None)]
