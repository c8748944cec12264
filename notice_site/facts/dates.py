"""Dates as readers see them. In: an event. Out: words that need no clock, and the value for machines."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from notice_site.facts.facts import Facts
from notice_site.language.catalogue import Catalogue
from notice_site.model.dates import Event, closing_instant


def zone_of(facts: Facts) -> ZoneInfo:
    """The call's time zone."""
    return ZoneInfo(facts.in_force.key_dates.timezone)


def day_words(day: date, catalogue: Catalogue) -> str:
    """A day with its weekday: 2026年9月30日（星期三）."""
    return catalogue.language.day_with_weekday(day)


def moment_words(moment: datetime, zone: ZoneInfo, catalogue: Catalogue) -> str:
    """A moment on the clock of the call's time zone."""
    return catalogue.language.moment_with_weekday(moment.astimezone(zone))


def event_words(event: Event, zone: ZoneInfo, catalogue: Catalogue) -> str:
    """When it is; a date that is counted from another one stays as issued."""
    if event.at:
        return moment_words(event.at, zone, catalogue)
    if event.on:
        return day_words(event.on, catalogue)
    if event.starts and event.ends:
        first, last = day_words(event.starts, catalogue), day_words(event.ends, catalogue)
        return catalogue.language.period(first, last)
    return event.wording


def closing_words(event: Event, zone: ZoneInfo, catalogue: Catalogue) -> str:
    """Until when. A closing day lasts until its midnight, and a midnight belongs to the day that it ends."""
    closing = closing_instant(event, zone)
    if closing is None:
        return event.wording
    local = closing.astimezone(zone)
    if (local.hour, local.minute) != (0, 0):
        return moment_words(local, zone, catalogue)
    last = day_words((local - timedelta(days=1)).date(), catalogue)
    return catalogue.language.until_midnight(last)


def machine_value(event: Event) -> str:
    """What a `datetime` attribute holds; empty for a date without a calendar day."""
    return event.machine.isoformat() if event.machine else ""
