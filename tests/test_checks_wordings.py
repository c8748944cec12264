"""K08: what Chinese documents write of dates and titles, beside the values that machines compare."""

from datetime import datetime

import pytest

from notice_site.language.zh_cn import clocks_in, dates_in, numbers_in, period_in, ratios_in, sums_in
from tests.checked_calls import findings


@pytest.mark.parametrize(
    ("wording", "value"),
    [
        ("2026年9月30日上午10：00时", "2026-09-30T10:00"),
        ("2026年9月30日上午10:00", "2026-09-30T10:00"),
        ("2026 年 9 月 30 日 17：30", "2026-09-30T17:30"),
        ("2026年9月30日17时30分", "2026-09-30T17:30"),
        ("9月30日17时30分", "2026-09-30T17:30"),
        ("９月３０日１７时", "2026-09-30T17:00"),
        ("2026年9月30日（星期三）下午5点", "2026-09-30T17:00"),
        ("2026年9月30日(周三)下午5点半", "2026-09-30T17:30"),
        ("2026年9月30日中午12点", "2026-09-30T12:00"),
        ("2026年9月30日晚上8点整", "2026-09-30T20:00"),
        ("2026年9月30日上午九时", "2026-09-30T09:00"),
        ("2026年9月29日24时", "2026-09-30T00:00"),
        ("2026-09-30 17:00", "2026-09-30T17:00"),
        ("2026/9/30 17:00:00", "2026-09-30T17:00"),
        ("2026年9月30日9:00至17:00", "2026-09-30T17:00"),
        ("2026年9月30日截止（当日17：00以前）", "2026-09-30T17:00"),
        ("2026年9月30日下班前", "2026-09-30T17:30"),
        ("2026年9月30日下午", "2026-09-30T17:30"),
        ("2026年9月30日17:00前（以2026年9月29日邮戳为准）", "2026-09-30T17:00"),
    ],
)
def test_a_wording_agrees_with_its_moment(wording: str, value: str) -> None:
    assert findings(key_dates={"close": {"at": f"{value}+08:00", "wording": wording}}) == []


@pytest.mark.parametrize(
    ("wording", "value"),
    [
        ("2026年9月30日上午10：00时", "2026-09-30T22:00"),
        ("2026年9月30日下午5点", "2026-09-30T05:00"),
        ("2026年9月30日17时30分", "2026-09-30T17:00"),
        ("2026年9月30日", "2026-09-30T17:00"),
        ("2026年9月30日24时", "2026-09-30T00:00"),
        ("9月29日17时", "2026-09-30T17:00"),
        ("2025年9月30日下午", "2026-09-30T17:00"),
    ],
)
def test_a_wording_that_says_another_moment_is_told(wording: str, value: str) -> None:
    (said,) = findings(key_dates={"close": {"at": f"{value}+08:00", "wording": wording}})
    assert said == f"K08 key_dates.close.at: “{wording}” does not say {value}+08:00."


@pytest.mark.parametrize(
    "wording",
    [
        "2026年9月30日",
        "二〇二六年九月三十日",
        "二○二六年九月三十日",
        "26年9月30日",
        "九月三十日",
        "9月30号",
        "2026.9.30",
        "2026年9月30日（星期三）",
        "本月底",
        "申报期满之日",
        "9月15日至30日的最后一天",
    ],
)
def test_a_wording_agrees_with_its_day_or_says_none(wording: str) -> None:
    assert findings(key_dates={"close": {"on": "2026-09-30", "wording": wording}}) == []


def test_another_day_of_the_week_is_told() -> None:
    (said,) = findings(key_dates={"close": {"on": "2026-09-30", "wording": "2026年9月30日（星期四）"}})
    assert said.startswith("K08 key_dates.close.on: 2026-09-30 is another day of the week than “2026年")


def test_a_clock_in_the_words_wants_one_in_the_value() -> None:
    (said,) = findings(key_dates={"close": {"on": "2026-09-30", "wording": "2026年9月30日17时"}})
    assert said == "K08 key_dates.close.on: “2026年9月30日17时” names a clock, on does not."


@pytest.mark.parametrize(
    ("wording", "count"),
    [("2026年9月15日至30日", 0), ("9月15日—9月30日", 0), ("2026年9月15日至10月30日", 1), ("九月下旬", 0)],
)
def test_both_ends_of_a_range_are_compared(wording: str, count: int) -> None:
    show = {"id": "show", "title": "展示", "starts": "2026-09-15", "ends": "2026-09-30", "wording": wording}
    assert len(findings(key_dates={"others": [show]})) == count


@pytest.mark.parametrize(
    ("wording", "count"),
    [
        ("公布之日起5个工作日内", 0),
        ("公布后五个工作日", 0),
        ("公布后5日内", 1),
        ("公布后10个工作日内", 1),
        ("公布后不久", 0),
    ],
)
def test_a_length_of_time_is_compared(wording: str, count: int) -> None:
    relative = {"amount": 5, "unit": "working_days", "of": "key_dates.close"}
    later = {"id": "later", "title": "公示", "relative": relative, "wording": wording}
    assert len(findings(key_dates={"others": [later]})) == count


def test_the_lines_of_a_title_make_the_title() -> None:
    assert findings(title="甲乙", title_lines=["甲", "乙"]) == []
    assert findings(title="甲乙", title_lines=["甲", "丙"]) == [
        "K08 title_lines: Joined, the lines make “甲丙”, not the title."
    ]


@pytest.mark.parametrize(("lines", "count"), [(["更正", "通知"], 0), (["更正", "通告"], 1)])
def test_the_lines_of_the_title_of_an_amendment_make_it(lines: list[str], count: int) -> None:
    made = {"id": "one", "date": "2026-02-01", "kind": "outcome", "title": "更正通知", "body": ["内容。"]}
    signed = {"on": "2026-02-01", "wording": "2026年2月1日"}
    results = [{"title": "更正通知", "title_lines": lines, "columns": ["序号"], "rows": [["1"]]}]
    amendment = {**made, "signed": signed, "title_lines": [*lines], "results": results}
    found = [path.split(":")[0] for path in findings(amendments=[amendment])]
    ways = ("K08 amendments[0].title_lines", "K08 amendments[0].results[0].title_lines")
    assert sorted(found) == sorted(ways * count)


def test_words_without_a_value_give_none() -> None:
    assert dates_in("逾期3日不予受理") == []
    assert clocks_in("以收到为准") == []
    assert period_in("以后") is None
    assert sums_in("10项") == numbers_in("三分之二") == ratios_in("一半") == []


def test_a_spoken_day_agrees_with_a_moment_of_that_day() -> None:
    (spoken,) = dates_in("2026年9月30日")
    assert spoken.agrees_with(datetime.fromisoformat("2026-09-30T09:00+08:00"))
