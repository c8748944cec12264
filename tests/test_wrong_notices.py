"""Small files with one group of faults each: everything that an author is told, in both languages."""

from collections.abc import Callable
from pathlib import Path

import pytest

from notice_site.checks import check_call
from notice_site.checks.report import write_report
from notice_site.language.catalogue import catalogue_for
from notice_site.problem import Problem, ProblemsFound
from notice_site.reading.build import build_call
from notice_site.reading.source import read_source

WRONG = sorted((Path(__file__).parent / "notices" / "wrong").glob("*.yml"))


def problems_of(path: Path) -> tuple[Problem, ...]:
    try:
        return check_call(build_call(read_source(path)))
    except ProblemsFound as found:
        return found.problems


def test_there_are_files_with_faults() -> None:
    assert len(WRONG) >= 12


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("path", WRONG, ids=lambda path: path.stem)
def test_every_fault_is_told_with_its_line_and_remedy(
    path: Path, language: str, golden: Callable[[str, bytes], None]
) -> None:
    report = write_report(problems_of(path), Path(path.name), "text", catalogue_for(language))
    golden(f"wrong/{path.stem}.{language}.txt", report.encode())


@pytest.mark.parametrize("path", WRONG, ids=lambda path: path.stem)
def test_no_message_speaks_the_library_s_language_or_asks_for_pardon(path: Path) -> None:
    report = write_report(problems_of(path), Path(path.name), "text", catalogue_for("en")).lower()
    for word in (
        "pydantic",
        "input should",
        "extra inputs",
        "please",
        "sorry",
        "oops",
        "invalid",
        "<class",
        "object at",
    ):
        assert word not in report
