"""China's working days, swapped ones too. In: days. Out: whether offices work, as far as it is announced.

The tables are those of the PyPI package holidays. It takes long to import: only calls with a day to look up
pay for it, and only for the years of that day.
"""

from datetime import date, timedelta
from functools import cache
from typing import Any

SATURDAY = 5


@cache
def _table(year: int) -> Any:
    from holidays.countries.china import China  # noqa: PLC0415 - see above

    return China(years=year, expand=False)  # type: ignore[no-untyped-call]


def is_announced(year: int) -> bool:
    """Whether the State Council's table of the year is known: each has weekends on which offices work."""
    return any(day.year == year for day in _table(year).weekend_workdays)


def is_working_day(day: date) -> bool:
    """Whether offices work that day; weekends before swaps are announced count as free."""
    table = _table(day.year)
    return day in table.weekend_workdays or (day.weekday() < SATURDAY and day not in table)


def next_working_day(day: date) -> date:
    """The first working day after a day."""
    day += timedelta(days=1)
    while not is_working_day(day):
        day += timedelta(days=1)
    return day


def working_days_between(first: date, last: date) -> int:
    """Working days after the first day, up to and with the last."""
    days = (first + timedelta(days=count) for count in range(1, (last - first).days + 1))
    return sum(is_working_day(day) for day in days)
