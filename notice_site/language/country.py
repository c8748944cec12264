"""What a country decides: working days, telephone numbers, what pages of public bodies must carry.

In: the `country` of a call and its language. Out: the table of that country.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache
from typing import TYPE_CHECKING

from notice_site.language.contact_details import (
    as_typed,
    chinese_telephone_fault,
    dialled_in,
    telephone_fault_in,
)
from notice_site.language.pack import Language
from notice_site.problem import Message

if TYPE_CHECKING:
    from holidays import HolidayBase

SATURDAY = 5


@dataclass(frozen=True, eq=False)
class Country:
    """The table of one country; there is one of each, so that tables are compared by identity."""

    code: str
    """Its ISO 3166 code: CN; empty for the table that serves all others."""
    is_free: Callable[[date], bool]
    """Whether offices are closed on a day."""
    is_announced: Callable[[int], bool]
    """Whether the holidays of a year are known, or nobody announces them year by year."""
    telephone_fault: Callable[[str], Message | None]
    """What to write instead of a number that cannot be dialled; None for one that can."""
    dialled: Callable[[str], str]
    """The number as a `tel:` link has it: 02012345678, +442079460018."""
    timezone: str | None
    """Its zone, where it has one alone."""
    has_seals: bool
    """Whether documents of public bodies count by their seal."""
    has_page_metadata: bool
    """Whether pages of public bodies must carry metadata that a rule prescribes."""

    def is_working_day(self, day: date) -> bool:
        """Whether offices work that day."""
        return not self.is_free(day)

    def next_working_day(self, day: date) -> date:
        """The first working day after a day."""
        day += timedelta(days=1)
        while self.is_free(day):
            day += timedelta(days=1)
        return day

    def working_days_between(self, first: date, last: date) -> int:
        """Working days after the first day, up to and with the last."""
        days = (first + timedelta(days=count) for count in range(1, (last - first).days + 1))
        return sum(self.is_working_day(day) for day in days)


def _is_weekend(day: date) -> bool:
    return day.weekday() >= SATURDAY


@cache
def _holidays(code: str, year: int) -> "HolidayBase":
    """Holidays and swapped days of a year; of Britain those that all its nations have."""
    from holidays import country_holidays  # noqa: PLC0415 - 50 ms that only calls with a country's days need

    return country_holidays(code, years=year, language="en_US")


def _is_free_in(code: str) -> Callable[[date], bool]:
    return lambda day: not _holidays(code, day.year).is_working_day(day)


def _is_announced_in_china(year: int) -> bool:
    """Whether the State Council's table of the year, with its swapped days, is in the package."""
    return any(day.year == year for day in _holidays("CN", year).weekend_workdays)


def _is_free_in_china(day: date) -> bool:
    """Free by the announced table; where there is none yet, weekends and the days that the law names are."""
    holidays_of_year = _holidays("CN", day.year)
    if _is_announced_in_china(day.year):
        return not holidays_of_year.is_working_day(day)
    return _is_weekend(day) or (day in holidays_of_year and "(observed)" not in holidays_of_year[day])


def _always(_: int) -> bool:
    return True


def _any_number(_: str) -> None:
    return None


CHINA = Country(
    code="CN",
    is_free=_is_free_in_china,
    is_announced=_is_announced_in_china,
    telephone_fault=chinese_telephone_fault,
    dialled=as_typed,
    timezone="Asia/Shanghai",
    has_seals=True,
    has_page_metadata=True,
)
BRITAIN = replace(
    CHINA,
    code="GB",
    is_free=_is_free_in("GB"),
    is_announced=_always,
    telephone_fault=telephone_fault_in("GB"),
    dialled=dialled_in("GB"),
    timezone="Europe/London",
    has_seals=False,
    has_page_metadata=False,
)
UNITED_STATES = replace(
    BRITAIN,
    code="US",
    is_free=_is_free_in("US"),
    telephone_fault=telephone_fault_in("US"),
    dialled=dialled_in("US"),
    timezone=None,
)
ELSEWHERE = replace(
    UNITED_STATES, code="", is_free=_is_weekend, telephone_fault=_any_number, dialled=as_typed
)
COUNTRIES = {country.code: country for country in (CHINA, BRITAIN, UNITED_STATES)}
"""Every country that a call may name."""


def country_for(code: str | None, language: Language) -> Country:
    """The table of a country's code; without one, that of the country which the language names, if any."""
    return COUNTRIES.get(code or language.country, ELSEWHERE)
