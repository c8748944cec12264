"""Dates of a call as instants. In: an event and the call's time zone. Out: when it begins and is over."""

from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from notice_site.models.dates import Event


def opening_instant(event: Event, zone: ZoneInfo) -> datetime | None:
    """The first instant of it: the moment itself, or the midnight that begins the day."""
    if event.first_day is None:
        return None
    return event.at or datetime.combine(event.first_day, time(), zone)


def closing_instant(event: Event, zone: ZoneInfo) -> datetime | None:
    """The first instant at which it is too late: the moment itself, or the midnight that ends the day."""
    if event.last_day is None:
        return None
    return event.at or datetime.combine(event.last_day + timedelta(days=1), time(), zone)
