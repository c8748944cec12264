"""The checks as a whole: silence on clean calls, messages that tests show, accepted warnings."""

import ast
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from notice_site.checks import CHECKS, check_call
from notice_site.checks.accepting import accept
from notice_site.problem import Message, Problem, ProblemsFound, Severity
from notice_site.reading.build import build_call
from notice_site.reading.source import read_source
from tests.checked_calls import problems, small_call

HERE = Path(__file__).parent


CHECKING = sorted(
    path for path in (HERE.parent / "notice_site" / "checks").glob("*.py") if path.name != "report.py"
)
"""Modules with messages of checks; `report.py` has words around them, which a list prints and no message."""


SHAPING = [
    HERE.parent / "notice_site" / "reading" / f"{name}.py"
    for name in ("shape", "references", "amending", "build", "block_faults")
]


@pytest.mark.parametrize("path", [HERE.parent / "notice_data.yml", *sorted((HERE / "notices").glob("*.yml"))])
def test_a_call_without_faults_gives_silence(path: Path) -> None:
    standing = [problem for problem in check_call(build_call(read_source(path))) if not problem.accepted]
    assert [problem for problem in standing if problem.severity is not Severity.INFO] == []


def test_every_check_says_its_rule() -> None:
    assert len(CHECKS) >= 10
    for check in CHECKS:
        rule = (check.run.__doc__ or "").partition("\n\n")[0]
        assert rule.endswith("."), check.run.__name__


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
