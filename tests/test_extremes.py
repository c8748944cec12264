"""Dates and numbers at their ends: a call that has them is built, or its line is told. No traceback."""

import copy
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import event, given, settings
from hypothesis import strategies as st

from notice_site.checks import check_call
from notice_site.facts.facts import BuildFacts, derive_facts
from notice_site.language.chinese_numerals import chinese_number, number_value
from notice_site.open_data.document import render_json
from notice_site.pages.checklist import render_checklist
from notice_site.pages.links import DownloadFacts
from notice_site.pages.render_pages import render_pages
from notice_site.problem import KeyPath, ProblemsFound
from notice_site.reading.build import build_call
from notice_site.reading.source import parse_source, read_source
from notice_site.site.build import build_site, prepare_site
from notice_site.site.options import BuildOptions
from notice_site.word.documents import render_word_notice
from notice_site.word.worksheets import render_worksheets
from tests.call_facts import FULL, MINIMAL, ZH
from tests.source_problems import ENGLISH

ENDS = ("0001-01-01", "1899-12-31", "1900-01-01", "2199-12-31", "2200-01-01", "9999-12-31")


def data_with(**dates: Any) -> dict[str, Any]:
    data = dict(read_source(MINIMAL).data)
    return {**data, "key_dates": {**data["key_dates"], **dates}}


def write(folder: Path, data: dict[str, Any]) -> Path:
    path = folder / "notice_data.yml"
    text = yaml.safe_dump(data, allow_unicode=True, sort_keys=False)
    path.write_text(text, "utf-8")
    return path


def numbers_in(value: Any, path: KeyPath) -> Iterator[tuple[KeyPath, float]]:
    """The numbers of some data, with their paths."""
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, item in items:
        yield from numbers_in(item, (*path, key))
    if isinstance(value, int | float) and not isinstance(value, bool):
        yield path, value


def outcome(folder: Path, data: dict[str, Any]) -> list[str]:
    """What is told of the data, with lines; empty where all but its theme is built."""
    try:
        prepare_site(BuildOptions(write(folder, data)))
    except ProblemsFound as found:
        return [ENGLISH.read(problem.message) for problem in found.problems]
    return []


@pytest.mark.parametrize("day", ENDS)
def test_a_day_is_taken_in_the_years_of_calls_only(day: str, tmp_path: Path) -> None:
    year, month, of_month = (int(part) for part in day.split("-"))
    wording = f"{year}年{month}月{of_month}日"
    told = outcome(
        tmp_path, data_with(others=[{"id": "show", "title": "公布", "on": day, "wording": wording}])
    )
    refused = f"The year of “{day}” is before 1900 or after 2199."
    assert (refused in told) is not ("1900" <= day < "2200")
    assert refused in told or told == []


@pytest.mark.parametrize("offset", ["+23:59", "-14:01", "+08:00:30"])
def test_an_offset_that_no_place_has_is_told(offset: str, tmp_path: Path) -> None:
    at = f"2030-04-30T17:30{offset}"
    [told] = outcome(tmp_path, data_with(close={"at": at, "wording": "2030年4月30日17:30"}))
    assert told == f"“{at}” is not a day of the calendar with a clock and a time zone."


ZONES = st.integers(-24 * 60 + 1, 24 * 60 - 1).map(lambda minutes: timezone(timedelta(minutes=minutes)))
MOMENTS = st.datetimes(timezones=ZONES).map(datetime.isoformat)
DAYS = st.one_of(st.sampled_from(ENDS), st.dates(date.min, date.max).map(date.isoformat))
FORMS = st.one_of(
    st.builds(lambda at: {"at": at}, MOMENTS),
    st.builds(lambda on: {"on": on}, DAYS),
    st.builds(lambda first, last: {"starts": first, "ends": last}, DAYS, DAYS),
    st.builds(
        lambda amount, unit, way: {
            "relative": {"amount": amount, "unit": unit, "direction": way, "of": "key_dates.signed"}
        },
        st.one_of(st.integers(0, 50), st.integers(0, 10**30)),
        st.sampled_from(["days", "working_days", "months"]),
        st.sampled_from(["after", "before"]),
    ),
)


@settings(max_examples=25, deadline=None)
@given(FORMS, FORMS, st.sampled_from(["Asia/Shanghai", "America/New_York", "Pacific/Kiritimati", "UTC"]))
def test_any_dates_are_built_or_told(
    tmp_path_factory: pytest.TempPathFactory, close: dict[str, Any], other: dict[str, Any], zone: str
) -> None:
    milestone = {**other, "id": "show", "title": "公布", "wording": "另行通知", "counts_when": "received"}
    data = data_with(timezone=zone, close={**close, "wording": "另行通知"}, others=[milestone])
    outcome(tmp_path_factory.mktemp("dates"), data)


NUMBERS = st.one_of(
    st.sampled_from([0, -1, 10**18, 2**63, 10**300, 1e308, 1e-300, 0.1]), st.integers(), st.floats()
)


@settings(max_examples=15, deadline=None)
@given(st.data())
def test_any_numbers_are_built_or_told(
    tmp_path_factory: pytest.TempPathFactory, drawn: st.DataObject
) -> None:
    source = read_source(FULL)
    places = sorted((path for path, value in numbers_in(source.data, ()) if path), key=str)
    assert len(places) > 20
    path, number = drawn.draw(st.sampled_from(places)), drawn.draw(NUMBERS)
    data = copy.deepcopy(source.data)
    around: Any = data
    for step in path[:-1]:
        around = around[step]
    around[path[-1]] = number
    try:
        call = build_call(replace(source, data=data))
        check_call(call)
    except ProblemsFound:
        event("told")
        return
    event("built")
    facts = derive_facts(call, BuildFacts(), ZH)
    render_checklist(facts, ZH)
    render_json(facts, ZH)
    render_worksheets(facts, ZH)
    render_word_notice(facts, ZH)
    render_pages(facts, ZH, defaultdict(lambda: DownloadFacts(1, 1, b"")))


@pytest.mark.parametrize("level", [0, 1])
def test_a_level_may_have_more_than_999_clauses(level: int, tmp_path: Path) -> None:
    data = data_with()
    [first] = data["body"]["clauses"]
    many = [{"id": f"c{at}", "text": ["文。"]} for at in range(1001)]
    body = {"clauses": [{**first, "clauses": many}] if level else [first, *many]}
    call = build_call(parse_source(yaml.safe_dump({**data, "body": body}, allow_unicode=True), tmp_path))
    assert len(call.notice.body.clauses) in (1, 1002)
    last = (
        prepare_site(BuildOptions(write(tmp_path, {**data, "body": body}))).pages["notice/index.md"].decode()
    )
    assert "（一千零一）" in last if level else "一千零二、" in last


def test_a_call_at_the_ends_of_its_years_is_built_whole(tmp_path: Path) -> None:
    signed = {"on": "1900-01-01", "wording": "1900年1月1日"}
    close = {"on": "2199-12-31", "wording": "2199年12月31日", "counts_when": "received"}
    out = tmp_path / "site"
    build_site(BuildOptions(write(tmp_path, data_with(signed=signed, close=close)), out=out))
    assert "2199年12月31日" in (out / "index.html").read_text("utf-8")


def test_chinese_numerals_are_read_back_as_they_are_written() -> None:
    written = {10: "十", 19: "十九", 100: "一百", 105: "一百零五", 110: "一百一十", 1010: "一千零一十"}
    assert {number: chinese_number(number) for number in written} == written
    assert all(
        number_value(chinese_number(number)) == number for number in (*range(1, 1200), 9999, 10001, 50300)
    )
