"""China's working days, swapped ones too. In: days. Out: whether offices work, as far as it is announced.

The tables are those of the PyPI package chinesecalendar.
"""

from datetime import date, timedelta

from chinese_calendar import holidays, is_workday

SATURDAY = 5
ANNOUNCED = frozenset(day.year for day in holidays)
"""The years whose table the State Council has announced and the package has."""


def is_announced(year: int) -> bool:
    """Whether the State Council's table of the year is known."""
    return year in ANNOUNCED


def is_working_day(day: date) -> bool:
    """Whether offices work that day; weekends before swaps are announced count as free."""
    return bool(is_workday(day)) if is_announced(day.year) else day.weekday() < SATURDAY


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
