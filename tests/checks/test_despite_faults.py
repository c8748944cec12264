"""One fault of shape does not hide what the checks find in the rest of the file."""

from pathlib import Path

import pytest

from notice_site.checks.despite_faults import check_despite
from notice_site.problem import ProblemsFound
from notice_site.reading.build import build_call
from notice_site.reading.source import parse_source

CALL = (Path(__file__).parent / "calls" / "award.zh.yml").read_text("utf-8")


def found_in(*changes: tuple[str, str]) -> list[tuple[str, int | None]]:
    """The ids and lines of all problems of the call with changes that leave it no call."""
    text = CALL
    for old, new in changes:
        assert old in text
        text = text.replace(old, new, 1)
    source = parse_source(text, Path("notice_data.yml"))
    with pytest.raises(ProblemsFound) as faults:
        build_call(source)
    found = check_despite(source, faults.value.problems)
    return [(problem.check, problem.line) for problem in found if str(problem.severity) != "information"]


def line_of(words: str) -> int:
    return next(number for number, line in enumerate(CALL.splitlines(), 1) if words in line)


SHARE = ("奖补资金的1∶1。", "奖补资金的1∶1）。")


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("title: 关于申报虚构奖补的通知（虚构）", "title:"),
        ("submission: {methods: [online]}", "submission: {methods: [by-pigeon]}"),
        ("op: at_least, value: 12", "op: at_most_likely, value: 12"),
        ("{id: plan, title: 方案, points: 60}", "{id: plan, titel: 方案, points: 60}"),
        ("  signed: {on: 2030-03-01", "  signed: {on: 2030-02-30"),
        ("{id: many, text: [联合的企业不少于12家；], rules: [many]}", "{id: many, rules: many}"),
    ],
)
def test_a_bracket_is_told_beside_a_fault_of_shape(old: str, new: str) -> None:
    found = found_in((old, new), SHARE)
    assert ("D04", line_of(SHARE[0])) in found
    assert ("shape", line_of(old)) in found


def test_an_item_left_out_moves_no_line_of_those_behind_it() -> None:
    found = found_in(("{id: many, text", "{id: MANY, text"), ("职工30人以上，", "职工30人）以上，"))
    assert ("D04", line_of("职工30人以上")) in found


def test_nothing_is_made_up_about_what_is_left_out() -> None:
    found = found_in(("submission: {methods: [online]}", "submission: {methods: [by-pigeon]}"))
    assert {check for check, _ in found} <= {"shape", "T02", "info"}
