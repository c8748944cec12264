"""When a call was issued and last changed. In: the call. Out: instants that the data alone decides.

The clock of the build never enters: the same data gives the same calendar, feed and open data.
"""

from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

from notice_site.facts.facts import Facts
from notice_site.models.dates import Event
from notice_site.models.notice import Amendment, Notice

UNDATED = datetime(1970, 1, 1, tzinfo=UTC)
"""For a call whose dates name no calendar day."""


def issued_at(notice: Notice) -> datetime:
    """The midnight that begins the day of signature, else that of publication, in the call's zone."""
    dates, zone = notice.key_dates, ZoneInfo(notice.key_dates.timezone)
    days = [event.first_day for event in (dates.signed, dates.published) if isinstance(event, Event)]
    return next((_midnight(day, zone) for day in days if day), UNDATED)


def amended_at(amendment: Amendment, notice: Notice) -> datetime:
    """The midnight that begins the day under an amendment, else the day it takes effect."""
    return _midnight(amendment.signed.first_day or amendment.date, ZoneInfo(notice.key_dates.timezone))


def published_at(day: date, notice: Notice) -> datetime:
    """The midnight that begins the day on which an edition was published."""
    return _midnight(day, ZoneInfo(notice.key_dates.timezone))


def changed_at(facts: Facts) -> datetime:
    """The newest of all these days."""
    notice = facts.notice
    amended = [amended_at(amendment, notice) for amendment in notice.amendments]
    published = [published_at(edition.published, notice) for edition in facts.build.editions]
    return max([issued_at(notice), *amended, *published])


def _midnight(day: date, zone: ZoneInfo) -> datetime:
    return datetime.combine(day, time(), zone)
