"""What staff type: dates, document numbers and tables from a spreadsheet."""

from datetime import date
from zoneinfo import ZoneInfo

import pytest

from notice_site.editions.typed_values import (
    Unfit,
    typed_day,
    typed_days,
    typed_document_number,
    typed_event,
)
from notice_site.language.zh_cn import CHINESE

ZONE = ZoneInfo("Asia/Shanghai")


@pytest.mark.parametrize(
    ("typed", "event"),
    [
        ("2017-09-29 17:00", {"at": "2017-09-29T17:00+08:00", "wording": "2017年9月29日17:00"}),
        ("2017-9-29 9:05", {"at": "2017-09-29T09:05+08:00", "wording": "2017年9月29日9:05"}),
        ("2017年9月29日下午5时", {"at": "2017-09-29T17:00+08:00", "wording": "2017年9月29日下午5时"}),
        (
            "2017年9月29日（星期五）17时30分",
            {"at": "2017-09-29T17:30+08:00", "wording": "2017年9月29日（星期五）17时30分"},
        ),
        ("2017年9月29日24时", {"at": "2017-09-30T00:00+08:00", "wording": "2017年9月29日24时"}),
        ("2017/09/29", {"on": "2017-09-29", "wording": "2017年9月29日"}),
        ("二〇一七年九月二十九日", {"on": "2017-09-29", "wording": "二〇一七年九月二十九日"}),
    ],
)
def test_dates_are_typed_in_figures_or_in_chinese(typed: str, event: dict[str, str]) -> None:
    assert typed_event(typed, ZONE, CHINESE) == event


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "明天",
        "9月29日",
        "2017-02-30",
        "2017年9月29日至30日",
        "2017年9月29日（星期一）",
        "2017-09-29 25:00",
        "2017-09-29 17:00 或者 18:00 2017-10-01",
    ],
)
def test_what_is_no_one_date_is_refused(typed: str) -> None:
    with pytest.raises(Unfit):
        typed_event(typed, ZONE, CHINESE)


def test_a_day_has_no_clock_and_a_period_runs_forward() -> None:
    assert typed_day("2017年9月29日", CHINESE) == date(2017, 9, 29)
    assert typed_days("2017-10-09 至 2017-10-13".replace(" 至 ", "至"), CHINESE) == (
        date(2017, 10, 9),
        date(2017, 10, 13),
    )
    for typed in ("2017-09-29 17:00",):
        with pytest.raises(Unfit):
            typed_day(typed, CHINESE)
    for typed in ("2017-10-13 2017-10-09", "2017-10-13", "a b c"):
        with pytest.raises(Unfit):
            typed_days(typed, CHINESE)


@pytest.mark.parametrize("typed", ["某科〔2017〕8号", "某科[2017]第008号", "某科（2017）8"])
def test_a_document_number_is_typed_with_any_brackets(typed: str) -> None:
    assert typed_document_number(typed) == {"agency_code": "某科", "year": 2017, "sequence": 8}


def test_no_document_number_is_none_and_half_a_one_is_refused() -> None:
    assert typed_document_number(" ") is None
    with pytest.raises(Unfit):
        typed_document_number("8号")
