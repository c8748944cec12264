"""What a country decides: working days, telephone numbers, what pages of public bodies must carry.

In: the `country` of a call and its language. Out: the table of that country.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from notice_site.language.contact_details import chinese_telephone_fault
from notice_site.language.pack import Language
from notice_site.problem import Message

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
def _is_announced_in_china(year: int) -> bool:
    """Whether the State Council's table of the year, with its swapped days, is in the package."""
    from chinese_calendar import holidays  # noqa: PLC0415 - 40 ms that only checks of Chinese calls need

    return any(day.year == year for day in holidays)


def _is_free_in_china(day: date) -> bool:
    """Free by the announced table; where there is none yet, weekends are."""
    from chinese_calendar import is_holiday  # noqa: PLC0415 - as above

    return bool(is_holiday(day)) if _is_announced_in_china(day.year) else _is_weekend(day)


def _always(_: int) -> bool:
    return True


def _any_number(_: str) -> None:
    return None


CHINA = Country(
    "CN", _is_free_in_china, _is_announced_in_china, chinese_telephone_fault, "Asia/Shanghai", True, True
)
BRITAIN = Country("GB", _is_weekend, _always, _any_number, "Europe/London", False, False)
UNITED_STATES = Country("US", _is_weekend, _always, _any_number, None, False, False)
ELSEWHERE = Country("", _is_weekend, _always, _any_number, None, False, False)
COUNTRIES = {country.code: country for country in (CHINA, BRITAIN, UNITED_STATES)}
"""Every country that a call may name."""


def country_for(code: str | None, language: Language) -> Country:
    """The table of a country's code; without one, that of the country which the language names, if any."""
    return COUNTRIES.get(code or language.country, ELSEWHERE)
