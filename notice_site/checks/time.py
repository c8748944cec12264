"""T01: dates in their order. In: a view. Out: findings."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

from notice_site.checks.finding import Finding, View
from notice_site.model.dates import Event, KeyDates, closing_instant, opening_instant
from notice_site.model.record import NOT_STATED
from notice_site.problem import KeyPath, Message


def dates_follow_each_other(view: View) -> Iterator[Finding]:
    """The call closes after it opens, is signed and is published; ranges and amendments run forward."""
    dates = view.notice.key_dates
    for path, event in view.values:
        if isinstance(event, Event) and event.starts and event.ends and event.ends < event.starts:
            yield Finding(
                (*path, "ends"),
                Message(
                    "The range ends on {ends}, before it begins, on {starts}.",
                    ends=event.ends,
                    starts=event.starts,
                ),
                Message("Correct `starts` or `ends`."),
            )
    yield from _published(dates)
    for path, opens, closes in _periods(dates):
        yield from _closes_late_enough(path, opens, closes, dates)
    yield from _amendments(view)


def _periods(dates: KeyDates) -> Iterator[tuple[KeyPath, Event | None, Event]]:
    if dates.close:
        yield ("key_dates", "close"), _stated(dates.open), dates.close
    for at, window in enumerate(dates.windows):
        yield ("key_dates", "windows", at, "close"), window.open, window.close


def _stated(event: Event | str | None) -> Event | None:
    return event if isinstance(event, Event) else None


def _published(dates: KeyDates) -> Iterator[Finding]:
    published = _stated(dates.published)
    signed = dates.signed_day
    if published and published.last_day and signed and published.last_day < signed:
        yield Finding(
            ("key_dates", "published"),
            Message(
                "Published on {published}, before it was signed, on {signed}.",
                published=published.last_day,
                signed=signed,
            ),
            Message("Correct `published` or `signed`."),
        )


def _closes_late_enough(
    path: KeyPath, opens: Event | None, closes: Event, dates: KeyDates
) -> Iterator[Finding]:
    zone = ZoneInfo(dates.timezone)
    end = closing_instant(closes, zone)
    earlier = {"open": opens, "signed": _stated(dates.signed), "published": _stated(dates.published)}
    begins = [
        (begin, key, event)
        for key, event in earlier.items()
        if event and (begin := opening_instant(event, zone))
    ]
    begin, key, event = max(begins, key=lambda entry: entry[0], default=(None, "", closes))
    if end and begin and end <= begin:
        message = Message(
            "The call closes {close}, not after “{key}”, {begin}.",
            close=_moment_text(closes, end),
            key=key,
            begin=_moment_text(event, begin),
        )
        yield Finding(path, message, Message("Correct one of the two dates."))


def windows_open_after_signature(view: View) -> Iterator[Finding]:
    """Documents are taken from the day of the signature on, not before."""
    dates = view.notice.key_dates
    signed = dates.signed_day
    opens: list[tuple[KeyPath, Event | None]] = [(("key_dates", "open"), _stated(dates.open))]
    opens += [(("key_dates", "windows", at, "open"), window.open) for at, window in enumerate(dates.windows)]
    for path, event in opens:
        if event and event.first_day and signed and event.first_day < signed:
            yield Finding(
                path,
                Message(
                    "It opens on {opens}, before the document is signed, on {signed}.",
                    opens=event.first_day,
                    signed=signed,
                ),
                Message(
                    "Correct the opening or the signature; accept it where applications were accepted before."
                ),
            )


def _moment_text(event: Event, instant: datetime) -> str:
    return f"{event.last_day}" if event.at is None else f"{instant:%Y-%m-%d %H:%M}"


def _amendments(view: View) -> Iterator[Finding]:
    amendments = view.notice.amendments
    days = [(("amendments", at, "date"), amendment.date) for at, amendment in enumerate(amendments)]
    signed = view.notice.key_dates.signed_day
    before = [(("key_dates", "signed"), signed)] if signed else []
    for (_, earlier), (path, later) in pairwise([*before, *days]):
        if later < earlier:
            yield Finding(
                path,
                Message("The amendment of {later} comes after {earlier}.", later=later, earlier=earlier),
                Message("Put amendments in order of time, none before the notice itself."),
            )
    for at, amendment in enumerate(amendments):
        sealed = amendment.signed.first_day
        if sealed and sealed > amendment.date:
            yield Finding(
                ("amendments", at, "date"),
                Message(
                    "The amendment takes effect on {date}, before it is signed, on {signed}.",
                    date=amendment.date,
                    signed=sealed,
                ),
                Message("Correct `date` or `signed`."),
            )


DAYS_FOR_ONE = 3
"""A period of so many days for each working day wanted has enough of them, whatever the holidays."""
ARRIVES_BY_POST = "post"


def deadlines_fall_on_working_days(view: View) -> Iterator[Finding]:
    """A deadline falls on a day on which offices work."""
    country = view.country
    for path, event in _deadlines(view.notice.key_dates):
        day = _last_day(event, view.notice.key_dates)
        if day and not country.is_working_day(day):
            after = Message("Move it to a working day, such as {day}.", day=country.next_working_day(day))
            if country.is_announced(day.year):
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
        if day and view.country.is_working_day(day) and not view.country.is_announced(day.year):
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
    begins = _stated(dates.published) or _stated(dates.signed)
    for path, event in _deadlines(dates):
        first, last = begins.last_day if begins else None, _last_day(event, dates)
        if path[-1] == "close" and first and last and 0 <= (last - first).days <= DAYS_FOR_ONE * shortest:
            count = view.country.working_days_between(first, last)
            if count < shortest:
                yield Finding(
                    path,
                    Message(
                        "Working days from {first} to the deadline, {last}: {count}.",
                        first=first,
                        last=last,
                        count=count,
                    ),
                    Message("Leave applicants {shortest} working days or more.", shortest=shortest),
                )


def deadlines_say_what_counts(view: View) -> Iterator[Finding]:
    """A deadline says whether documents must have arrived or been posted; its clock is in the call's zone."""
    dates = view.notice.key_dates
    methods = view.notice.submission.methods
    by_post = methods == NOT_STATED or ARRIVES_BY_POST in methods
    for path, event in _deadlines(dates):
        if by_post and event.machine and event.counts_when in (None, NOT_STATED):
            yield Finding(
                path,
                Message(
                    "The notice does not say whether documents must have arrived by then or only been posted."
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


def _deadlines(dates: KeyDates) -> Iterator[tuple[KeyPath, Event]]:
    """The closing days, and milestones by which documents must be there."""
    if dates.close:
        yield ("key_dates", "close"), dates.close
    for at, window in enumerate(dates.windows):
        yield ("key_dates", "windows", at, "close"), window.close
    for at, milestone in enumerate(dates.others):
        if milestone.counts_when:
            yield ("key_dates", "others", at), milestone


def _last_day(event: Event, dates: KeyDates) -> date | None:
    """The last day on which applications are accepted; midnight belongs to the day before."""
    if event.at:
        return (event.at.astimezone(ZoneInfo(dates.timezone)) - timedelta(seconds=1)).date()
    return event.last_day
