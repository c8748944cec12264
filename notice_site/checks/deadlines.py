"""T02, T03, T04: deadlines that people can keep. In: a view. Out: findings."""

from collections.abc import Iterator
from datetime import date, timedelta
from zoneinfo import ZoneInfo

from notice_site.checks.finding import Finding, View
from notice_site.checks.working_days import (
    is_announced,
    is_working_day,
    next_working_day,
    working_days_between,
)
from notice_site.models.dates import Event, KeyDates
from notice_site.models.record import NOT_STATED
from notice_site.problem import Message, Path

DAYS_FOR_ONE = 3
"""A period of so many days for each working day wanted has enough of them, whatever the holidays."""
ARRIVES_BY_POST = "post"


def deadlines_fall_on_working_days(view: View) -> Iterator[Finding]:
    """A deadline falls on a day on which offices work."""
    for path, event in _deadlines(view.notice.key_dates):
        day = _last_day(event, view.notice.key_dates)
        if day and not is_working_day(day):
            after = Message("Move it to a working day, such as {day}.", day=next_working_day(day))
            if is_announced(day.year):
                message = Message("The deadline, {day}, is no working day.", day=day)
            else:
                message = Message(
                    "The deadline, {day}, is no working day; those of {year} may still be swapped.",
                    day=day,
                    year=day.year,
                )
            yield Finding(path, message, after)


def calendars_are_announced(view: View) -> Iterator[Finding]:
    """A deadline in a year whose working days are not announced yet wants another look when they are."""
    for path, event in _deadlines(view.notice.key_dates):
        day = _last_day(event, view.notice.key_dates)
        if day and is_working_day(day) and not is_announced(day.year):
            yield Finding(
                path,
                Message(
                    "The holidays of {year} are not announced yet: {day} may become one.",
                    year=day.year,
                    day=day,
                ),
                Message("Look again when the table of {year} is known.", year=day.year),
            )


def periods_are_long_enough(view: View) -> Iterator[Finding]:
    """Between publication and deadline lie as many working days as `shortest_period_working_days` says."""
    dates = view.notice.key_dates
    shortest = dates.shortest_period_working_days
    begins = dates.published if isinstance(dates.published, Event) else dates.signed
    for path, event in _deadlines(dates):
        first, last = begins.last_day, _last_day(event, dates)
        if path[-1] == "close" and first and last and 0 <= (last - first).days <= DAYS_FOR_ONE * shortest:
            count = working_days_between(first, last)
            if count < shortest:
                yield Finding(
                    path,
                    Message(
                        "From {first} to the deadline, {last}, there are {count} working days.",
                        first=first,
                        last=last,
                        count=count,
                    ),
                    Message("Leave applicants {shortest} working days or more.", shortest=shortest),
                )


def deadlines_say_what_counts(view: View) -> Iterator[Finding]:
    """A deadline says whether papers must have arrived or been posted; its clock is in the call's zone."""
    dates = view.notice.key_dates
    methods = view.notice.submission.methods
    by_post = methods == NOT_STATED or ARRIVES_BY_POST in methods
    for path, event in _deadlines(dates):
        if by_post and event.machine and event.counts_when in (None, NOT_STATED):
            yield Finding(
                path,
                Message(
                    "The notice does not say whether papers must have arrived by then or only been posted."
                ),
                Message("Say it in the text, and write `counts_when: received` or `posted`."),
            )
        if event.at and event.at.utcoffset() != event.at.astimezone(ZoneInfo(dates.timezone)).utcoffset():
            yield Finding(
                (*path, "at"),
                Message(
                    "The clock of {at} is not that of {zone}.", at=event.at.isoformat(), zone=dates.timezone
                ),
                Message("Write the offset of the call's time zone."),
            )


def _deadlines(dates: KeyDates) -> Iterator[tuple[Path, Event]]:
    """The closing days, and milestones by which papers must be there."""
    if dates.close:
        yield ("key_dates", "close"), dates.close
    for at, window in enumerate(dates.windows):
        yield ("key_dates", "windows", at, "close"), window.close
    for at, milestone in enumerate(dates.others):
        if milestone.counts_when:
            yield ("key_dates", "others", at), milestone


def _last_day(event: Event, dates: KeyDates) -> date | None:
    """The last day on which papers are taken; midnight belongs to the day before."""
    if event.at:
        return (event.at.astimezone(ZoneInfo(dates.timezone)) - timedelta(seconds=1)).date()
    return event.last_day
