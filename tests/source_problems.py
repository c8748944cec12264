"""What the author of a data file is told, for tests. In: YAML. Out: problems, or lines of English."""

from pathlib import Path

import pytest

from notice_site.language.catalogue import catalogue_for
from notice_site.problem import Problem, ProblemsFound
from notice_site.reading.source import parse_source

ENGLISH = catalogue_for("en")
FILE = Path("notice_data.yml")


def problems_in(text: str) -> tuple[Problem, ...]:
    with pytest.raises(ProblemsFound) as found:
        parse_source(text, FILE)
    return found.value.problems


def told(text: str) -> list[str]:
    """What the author is told, line by line."""
    return [f"{problem.line}: {ENGLISH.read(problem.message)}" for problem in problems_in(text)]
