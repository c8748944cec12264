"""Faults planted in notices whose words and data agree are found, in Chinese and in English."""

from collections import Counter
from pathlib import Path
from typing import Any

import pytest
import yaml

from notice_site.checks import check_call
from notice_site.problem import open_problems
from notice_site.reading.build import build_call
from notice_site.reading.source import parse_source

CALLS = Path(__file__).parent / "calls"
PLANTED: dict[str, list[dict[str, Any]]] = yaml.safe_load((CALLS / "faults.yml").read_text("utf-8"))
CASES = [
    pytest.param(call, case, id=f"{call}-{case['name']}") for call, cases in PLANTED.items() for case in cases
]


def found_in(text: str) -> Counter[str]:
    """The errors and warnings in a notice that nobody accepted, by the check's id."""
    call = build_call(parse_source(text, Path("notice_data.yml")))
    return Counter(problem.check for problem in open_problems(check_call(call)))


@pytest.mark.parametrize("call", PLANTED)
def test_the_notice_is_silent_as_it_is(call: str) -> None:
    assert not found_in((CALLS / f"{call}.yml").read_text("utf-8"))


def test_both_languages_have_the_same_faults() -> None:
    wrong = [{case["name"] for case in cases if case["found"]} for cases in PLANTED.values()]
    assert len(wrong) == 2
    assert wrong[0] == wrong[1]
    assert len(wrong[0]) >= 20


@pytest.mark.parametrize(("call", "case"), CASES)
def test_one_change_finds_what_was_planted(call: str, case: dict[str, Any]) -> None:
    text = (CALLS / f"{call}.yml").read_text("utf-8")
    assert text.count(case["old"]) == 1
    assert sorted(found_in(text.replace(case["old"], case["new"])).elements()) == sorted(case["found"])
