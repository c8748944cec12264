"""Invented calls of other kinds: silent as they are, and one change at a time finds just what was planted."""

from collections import Counter
from pathlib import Path
from typing import Any

import pytest
import yaml

from notice_site.checks import check_call
from notice_site.problem import path_name
from notice_site.reading.build import build_call
from notice_site.reading.source import parse_source

HERE = Path(__file__).parent
PLANTED: dict[str, list[dict[str, Any]]] = yaml.safe_load(
    (HERE / "cases" / "planted-faults.yml").read_text("utf-8")
)
CASES = [
    pytest.param(name, case, id=f"{name}-{case['new'] or case['old']}")
    for name, cases in PLANTED.items()
    for case in cases
]


def clean(name: str) -> str:
    return (HERE / "notices" / f"{name}.yml").read_text("utf-8")


def found_in(text: str) -> Counter[str]:
    call = build_call(parse_source(text, Path("notice_data.yml")))
    return Counter(f"{problem.check} {path_name(problem.path)}" for problem in check_call(call))


def test_faults_and_near_misses_are_planted_in_every_notice() -> None:
    assert len(PLANTED) == 3
    for cases in PLANTED.values():
        assert len([case for case in cases if case["found"]]) >= 8
        assert len([case for case in cases if not case["found"]]) >= 4


@pytest.mark.parametrize("name", PLANTED)
def test_the_notices_are_silent_as_they_are(name: str) -> None:
    assert set(found_in(clean(name))) == {"P01 site"}


@pytest.mark.parametrize(("name", "case"), CASES)
def test_one_change_finds_what_was_planted_and_nothing_else(name: str, case: dict[str, Any]) -> None:
    text = clean(name)
    assert case["old"] in text
    found = found_in(text.replace(case["old"], case["new"], 1)) - found_in(text)
    assert sorted(place.split()[0] for place in found.elements()) == sorted(case["found"])
