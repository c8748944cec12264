"""The calendar file. In: the call, its facts, a catalogue. Out: `calendar.ics`, or nothing without a date.

Moments are in UTC: every calendar turns UTC into its own time, while several calendars for Android read a
moment of a named zone as a local one, whatever VTIMEZONE says. A deadline has no end: it is a moment.
"""

from collections.abc import Iterator
from datetime import date, time, timedelta
from zoneinfo import ZoneInfo

from notice_site.escapes import plain_address
from notice_site.facts.facts import Facts
from notice_site.facts.provenance import changed_at
from notice_site.language.catalogue import Catalogue
from notice_site.open_data.calendar_events import (
    CalendarEvent,
    calendar_description,
    calendar_events,
    calendar_place,
    calendar_summary,
)
from notice_site.open_data.calendar_lines import calendar_day, calendar_file, calendar_instant, calendar_text

BEFORE_MOMENT = ("-P7D", "-P3D", "-P1D", "-PT2H")
"""When a deadline with a clock rings: a week, three days, a day and two hours before."""
BEFORE_DAY = ("-P6DT15H", "-P2DT15H", "-PT15H", "PT9H")
"""When a day without a clock rings: at nine a week, three days and a day before, and on the day itself."""

REFRESH = "PT12H"
"""How often a calendar that subscribes looks for changes, such as an extension (RFC 7986, 5.7)."""


def render_calendar(facts: Facts, catalogue: Catalogue) -> dict[str, bytes]:
    """The calendar with every dated fact in force, under its address in the site."""
    title, events = facts.in_force.title, calendar_events(facts, catalogue)
    if not events:
        return {}
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//notice-site//notice-site//EN",
        "CALSCALE:GREGORIAN",
        f"NAME:{calendar_text(title)}",
        f"X-WR-CALNAME:{calendar_text(title)}",
        f"REFRESH-INTERVAL;VALUE=DURATION:{REFRESH}",
        f"X-PUBLISHED-TTL:{REFRESH}",
        *(line for event in events for line in _event_lines(event, facts, catalogue)),
        "END:VCALENDAR",
    ]
    return {"calendar.ics": calendar_file(lines)}


def _event_lines(event: CalendarEvent, facts: Facts, catalogue: Catalogue) -> Iterator[str]:
    cancelled = facts.withdrawn
    yield "BEGIN:VEVENT"
    yield f"UID:{event.key_path}@{facts.notice.id}"
    yield f"DTSTAMP:{calendar_instant(changed_at(facts))}"
    yield f"LAST-MODIFIED:{calendar_instant(changed_at(facts))}"
    yield f"SEQUENCE:{facts.build.edition - 1}"
    yield f"STATUS:{'CANCELLED' if cancelled else 'CONFIRMED'}"
    yield "TRANSP:TRANSPARENT"
    yield from _time_lines(event, ZoneInfo(facts.in_force.key_dates.timezone))
    yield f"SUMMARY:{calendar_text(calendar_summary(event, facts, catalogue))}"
    yield f"DESCRIPTION:{calendar_text(calendar_description(event, facts, catalogue))}"
    if place := calendar_place(event, facts):
        yield f"LOCATION:{calendar_text(place)}"
    if facts.build.site_url:
        yield f"URL:{plain_address(facts.build.site_url)}"
    if event.kind == "close" and not cancelled:
        yield from _alarm_lines(event, facts, catalogue)
    yield "END:VEVENT"


def _time_lines(event: CalendarEvent, zone: ZoneInfo) -> Iterator[str]:
    days = _whole_days(event, zone)
    if days:
        yield f"DTSTART;VALUE=DATE:{calendar_day(days[0])}"
        yield f"DTEND;VALUE=DATE:{calendar_day(days[1] + timedelta(days=1))}"
    elif event.event.at:
        yield f"DTSTART:{calendar_instant(event.event.at)}"


def _whole_days(event: CalendarEvent, zone: ZoneInfo) -> tuple[date, date] | None:
    """The first and the last day of a date without a clock; None for a moment.

    A deadline at midnight is the whole day before, as people say it (24时), and of a range only its last day.
    """
    first, last = event.event.first_day, event.event.last_day
    if event.event.at:
        local = event.event.at.astimezone(zone)
        before = local.date() - timedelta(days=1)
        return (before, before) if event.kind == "close" and local.time() == time() else None
    if first is None or last is None:
        return None
    return (last if event.kind == "close" else first), last


def _alarm_lines(event: CalendarEvent, facts: Facts, catalogue: Catalogue) -> Iterator[str]:
    days = _whole_days(event, ZoneInfo(facts.in_force.key_dates.timezone))
    for trigger in BEFORE_DAY if days else BEFORE_MOMENT:
        yield "BEGIN:VALARM"
        yield "ACTION:DISPLAY"
        yield f"TRIGGER:{trigger}"
        yield f"DESCRIPTION:{calendar_text(calendar_summary(event, facts, catalogue))}"
        yield "END:VALARM"
