"""English numbers, sums and dates, read and written as Britain and the United States do."""

from datetime import date, datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest

from notice_site.language.en import (
    AMERICAN,
    BRITISH,
    clocks_in,
    dates_in,
    numbers_in,
    period_in,
    ratios_in,
    sums_in,
)
from notice_site.language.pack import Language, SpokenDate


@pytest.mark.parametrize(
    ("words", "sums"),
    [
        ("up to £2 million", [2_000_000]),
        ("between £1 and £2 million", [1_000_000, 2_000_000]),
        ("£1–2 million", [1_000_000, 2_000_000]),
        ("$10,000 to $20,000", [10_000, 20_000]),
        ("US$1.5bn in all", [1_500_000_000]),
        ("500 thousand euros", [500_000]),
        ("two hundred and fifty thousand pounds", [250_000]),
        ("three awards", []),
    ],
)
def test_sums_are_read_with_their_scale(words: str, sums: list[int]) -> None:
    assert sums_in(words) == [Decimal(value) for value in sums]


@pytest.mark.parametrize(
    ("words", "numbers"),
    [
        ("at least 3 years", [3]),
        ("ten awards", [10]),
        ("twenty-five people", [25]),
        ("1,000 homes", [1000]),
        ("one of them", []),
        ("two thirds of members", []),
        ("1/3 of members", []),
    ],
)
def test_numbers_are_read_in_words_and_figures(words: str, numbers: list[int]) -> None:
    assert numbers_in(words) == [Decimal(value) for value in numbers]


@pytest.mark.parametrize("words", ["50%", "50 per cent", "50 percent", "half of the cost"])
def test_a_share_is_part_of_one(words: str) -> None:
    assert Decimal("0.5") in ratios_in(words)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("5pm on Friday 30 September 2026", [SpokenDate(2026, 9, 30, 1020, 4)]),
        ("September 30, 2026, 5 p.m.", [SpokenDate(2026, 9, 30, 1020)]),
        ("12am on 4 May 2026", [SpokenDate(2026, 5, 4, 0)]),
        ("12 noon on 4 May 2026", [SpokenDate(2026, 5, 4, 720)]),
        ("1 to 30 September 2026", [SpokenDate(2026, 9, 1), SpokenDate(2026, 9, 30)]),
        ("1 September to 30 October 2026", [SpokenDate(2026, 9, 1), SpokenDate(2026, 10, 30)]),
        ("2026-09-30 17:00", [SpokenDate(2026, 9, 30, 1020)]),
        ("9/30/2026", [SpokenDate(2026, 9, 30)]),
        ("3/4/2026", []),
        ("up to 3 may apply", []),
    ],
)
def test_dates_are_read_as_people_type_them(words: str, said: list[SpokenDate]) -> None:
    assert dates_in(words) == said


def test_a_weekday_that_is_not_that_of_the_day_is_seen() -> None:
    assert [spoken.right_weekday() for spoken in dates_in("Friday 13 May 2026")] == [False]
    assert [spoken.right_weekday() for spoken in dates_in("Wednesday 13 May 2026")] == [True]


@pytest.mark.parametrize(
    ("words", "minutes"),
    [("5.30pm", [1050]), ("17:00", [1020]), ("midday", [720]), ("midnight", []), ("version 3.2", [])],
)
def test_clocks_are_read_in_either_way(words: str, minutes: list[int]) -> None:
    assert clocks_in(words) == minutes


@pytest.mark.parametrize(
    ("words", "length"),
    [
        ("within 5 working days", (5, "working_days")),
        ("ten business days", (10, "working_days")),
        ("two weeks", (14, "days")),
        ("3 months", (3, "months")),
        ("soon", None),
    ],
)
def test_lengths_of_time_have_the_unit_of_the_data(words: str, length: tuple[int, str] | None) -> None:
    assert period_in(words) == length


def test_each_country_writes_dates_its_own_way() -> None:
    assert BRITISH.day_with_weekday(date(2026, 5, 13)) == "Wednesday 13 May 2026"
    assert AMERICAN.day_with_weekday(date(2026, 5, 13)) == "Wednesday, May 13, 2026"
    assert BRITISH.moment(date(2026, 5, 13), 570) == "9:30am on 13 May 2026"
    assert AMERICAN.moment(date(2026, 5, 13), 720) == "noon on May 13, 2026"


@pytest.mark.parametrize("pack", [BRITISH, AMERICAN], ids=["British", "American"])
def test_each_clock_that_is_written_is_read_again(pack: Language) -> None:
    for minutes in (0, 30, 570, 720, 1020, 1439):
        assert dates_in(pack.moment(date(2026, 12, 31), minutes)) == [SpokenDate(2026, 12, 31, minutes)]


@pytest.mark.parametrize(
    ("pack", "zone", "month", "said"),
    [
        (BRITISH, "Europe/London", 5, "5pm on Wednesday 13 May 2026, UK time (BST)"),
        (BRITISH, "Europe/London", 1, "5pm on Tuesday 13 January 2026, UK time (GMT)"),
        (BRITISH, "Asia/Shanghai", 5, "5pm on Wednesday 13 May 2026, China Time"),
        (AMERICAN, "America/New_York", 5, "5 p.m. on Wednesday, May 13, 2026, Eastern Time (EDT)"),
        (AMERICAN, "America/Phoenix", 5, "5 p.m. on Wednesday, May 13, 2026, Mountain Time (MST)"),
        (BRITISH, "UTC", 5, "5pm on Wednesday 13 May 2026, UTC"),
    ],
)
def test_a_moment_names_its_zone(pack: Language, zone: str, month: int, said: str) -> None:
    assert pack.moment_with_weekday(datetime(2026, month, 13, 17, tzinfo=ZoneInfo(zone))) == said
