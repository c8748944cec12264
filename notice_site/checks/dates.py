"""T01: dates in their order. In: a view. Out: findings."""

from collections.abc import Iterator
from datetime import datetime
from itertools import pairwise
from zoneinfo import ZoneInfo

from notice_site.checks.finding import Finding, View
from notice_site.facts.instants import closing_instant, opening_instant
from notice_site.models.dates import Event, KeyDates
from notice_site.problem import Message, Path


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


def _periods(dates: KeyDates) -> Iterator[tuple[Path, Event | None, Event]]:
    if dates.close:
        yield ("key_dates", "close"), _stated(dates.open), dates.close
    for at, window in enumerate(dates.windows):
        yield ("key_dates", "windows", at, "close"), window.open, window.close


def _stated(event: Event | str | None) -> Event | None:
    return event if isinstance(event, Event) else None


def _published(dates: KeyDates) -> Iterator[Finding]:
    published = _stated(dates.published)
    signed = dates.signed.first_day
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


def _closes_late_enough(path: Path, opens: Event | None, closes: Event, dates: KeyDates) -> Iterator[Finding]:
    zone = ZoneInfo(dates.timezone)
    end = closing_instant(closes, zone)
    earlier = {"open": opens, "signed": dates.signed, "published": _stated(dates.published)}
    begins = [
        (begin, key, event)
        for key, event in earlier.items()
        if event and (begin := opening_instant(event, zone))
    ]
    begin, key, event = max(begins, key=lambda known: known[0], default=(None, "", closes))
    if end and begin and end <= begin:
        message = Message(
            "The call closes {close}, not after “{key}”, {begin}.",
            close=_said(closes, end),
            key=key,
            begin=_said(event, begin),
        )
        yield Finding(path, message, Message("Correct one of the two dates."))


def _said(event: Event, instant: datetime) -> str:
    return f"{event.last_day}" if event.at is None else f"{instant:%Y-%m-%d %H:%M}"


def _amendments(view: View) -> Iterator[Finding]:
    amendments = view.notice.amendments
    days = [(("amendments", at, "date"), amendment.date) for at, amendment in enumerate(amendments)]
    signed = view.notice.key_dates.signed.first_day
    before = [(("key_dates", "signed"), signed)] if signed else []
    for (_, earlier), (path, later) in pairwise([*before, *days]):
        if later < earlier:
            yield Finding(
                path,
                Message("The amendment of {later} stands after {earlier}.", later=later, earlier=earlier),
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
