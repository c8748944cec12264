"""Calls imported for tests. In: texts or files. Out: drafts, what `check` says of their data files."""

from pathlib import Path

from notice_site.checks import check_call
from notice_site.importing.read_file import read_source_file
from notice_site.importing.understanding.call import Draft, understand
from notice_site.importing.writing.data_text import data_text
from notice_site.model.notice import Notice
from notice_site.problem import Problem, ProblemsFound, Severity
from notice_site.reading.build import build_call
from notice_site.reading.source import parse_source, read_source
from tests.call_facts import FIRST, FULL, NOTICES, ZH
from tests.source_text import SOURCE

OTHERS = {name: NOTICES / f"{name}.yml" for name in ("project-call", "talent-housing", "points-ranking")}
CALLS = {"first": FIRST, "full": FULL, **OTHERS}


def draft_of(*files: Path) -> Draft:
    """What is understood of some files."""
    return understand(tuple(read_source_file(path) for path in files), "call")


def draft_of_text(text: str, folder: Path, name: str = "notice.txt") -> Draft:
    """What is understood of a text."""
    path = folder / name
    path.write_text(text, "utf-8")
    return draft_of(path)


def file_text(draft: Draft) -> str:
    """The data file that is written."""
    return data_text(draft.data, draft.decisions, ZH)


def errors_in(draft: Draft) -> list[Problem]:
    """The errors that `check` finds in it."""
    try:
        problems = check_call(build_call(parse_source(file_text(draft), Path("imported.yml"))))
    except ProblemsFound as found:
        problems = found.problems
    return [problem for problem in problems if problem.severity is Severity.ERROR]


def notice_of(name: str) -> Notice:
    """One of the tests' calls."""
    return build_call(read_source(CALLS[name])).notice


def first_call() -> Draft:
    """The first call from its source."""
    return draft_of(SOURCE)
