"""Each number of a clean notice changed by one, each year, each comparison turned: most changes are found."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from notice_site.checks import check_call
from notice_site.problem import ProblemsFound, open_problems
from notice_site.reading.build import build_call
from notice_site.reading.source import parse_source

CALLS = Path(__file__).parent / "calls"
ENOUGH = 0.8
NUMBER = re.compile(r"(?<![\d.])\d+(?![\d%])")
"""12, the 100 of 100,000; no share."""
YEAR = re.compile(r"(?<!\d)20[23]\d(?!\d)")
"""2030."""
TURNED = {"不少于": "不超过", "不超过": "不少于", "不低于": "不高于", "以上": "以下"} | {
    "at least": "at most",
    "no more than": "no less than",
    "or more": "or fewer",
}


def lines_of_the_text(text: str) -> Iterator[tuple[int, str]]:
    """The lines of the body that hold text, each with its place."""
    start = text.index("body:")
    end = text.index("inclusive_bounds:")
    for match in re.finditer(r"text: \[.*", text[start:end]):
        yield start + match.start(), match[0].split("], rules:")[0]


PLACES = {
    "number": NUMBER,
    "year": YEAR,
    "comparison": re.compile(rf"(?:{'|'.join(TURNED)})(?!上年末|奖补资金| 20%)"),
}
"""Where each operator changes something; shares that no rule and no fact holds are left out."""


def mutants(text: str, operator: str) -> Iterator[str]:
    """The notice with one change at a time."""
    for place, line in lines_of_the_text(text):
        for match in PLACES[operator].finditer(line):
            changed = TURNED.get(match[0]) or str(int(match[0]) + 1).zfill(len(match[0]))
            at = place + match.start()
            yield text[:at] + changed + text[at + len(match[0]) :]


def is_found(text: str) -> bool:
    try:
        return bool(open_problems(check_call(build_call(parse_source(text, Path("notice_data.yml"))))))
    except ProblemsFound:
        return True


@pytest.mark.parametrize("operator", ["number", "year", "comparison"])
@pytest.mark.parametrize("call", ["award.zh", "award.en"])
def test_most_changes_are_found(call: str, operator: str) -> None:
    text = (CALLS / f"{call}.yml").read_text("utf-8")
    assert not is_found(text)
    made = list(mutants(text, operator))
    assert made
    missed = [mutant for mutant in made if not is_found(mutant)]
    assert len(missed) <= (1 - ENOUGH) * len(made)
