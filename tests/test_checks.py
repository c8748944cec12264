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
