"""Dates in their order (T01)."""

from typing import Any

import pytest

from tests.checked_calls import findings


def day(text: str) -> dict[str, str]:
    return {"on": text, "wording": "当日"}


@pytest.mark.parametrize(
    "dates",
    [
        {"open": day("2026-09-30"), "close": day("2026-09-30")},
        {"signed": day("2026-09-30"), "published": day("2026-09-30"), "close": day("2026-09-30")},
        {"open": {"at": "2026-09-30T09:00+08:00", "wording": "略"}, "close": day("2026-09-30")},
        {"open": {"rolling": True, "wording": "常年"}, "close": day("2026-09-30")},
        {"close": {"to_be_announced": True, "wording": "另行通知"}},
        {"close": {"starts": "2026-01-01", "ends": "2026-02-01", "wording": "略"}},
        {"close": {"at": "2026-01-05T00:30-12:00", "wording": "略"}},
    ],
)
def test_dates_in_order_are_let_be(dates: dict[str, Any]) -> None:
    assert findings(key_dates=dates) == []


@pytest.mark.parametrize(
    ("dates", "said"),
    [
        (
            {"open": day("2026-10-01"), "close": day("2026-09-30")},
            "key_dates.close: The call closes 2026-09-30, not after “open”, 2026-10-01.",
        ),
        (
            {"close": day("2026-01-04")},
            "key_dates.close: The call closes 2026-01-04, not after “signed”, 2026-01-05.",
        ),
        (
            {"published": day("2026-01-04")},
            "key_dates.published: Published on 2026-01-04, before it was signed, on 2026-01-05.",
        ),
        (
            {"published": day("2026-09-30"), "close": day("2026-09-29")},
            "key_dates.close: The call closes 2026-09-29, not after “published”, 2026-09-30.",
        ),
        (
            {"close": {"at": "2026-01-05T00:30+10:00", "wording": "略"}},
            "key_dates.close: The call closes 2026-01-05 00:30, not after “signed”, 2026-01-05.",
        ),
    ],
)
def test_dates_out_of_order_are_told(dates: dict[str, Any], said: str) -> None:
    assert findings(key_dates=dates) == [f"T01 {said}"]


def test_a_relative_date_may_be_counted_from_any_date() -> None:
    windows = [{"id": "spring", "title": "春季", "open": day("2026-03-01"), "close": day("2026-03-31")}]
    for of in (
        "key_dates.signed",
        "key_dates.windows.spring.close",
        "key_dates.windows.0.open",
        "key_dates.others.first",
    ):
        relative = {"amount": 5, "unit": "days", "of": of}
        others = [
            {"id": "first", "title": "甲", **day("2026-04-01")},
            {"id": "second", "title": "乙", "wording": "略", "relative": relative},
        ]
        assert findings(key_dates={"windows": windows, "others": others}) == []
