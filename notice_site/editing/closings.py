"""Until when papers are taken. In: a call before and after an amendment. Out: whether it closes later."""

from datetime import datetime
from zoneinfo import ZoneInfo

from notice_site.facts.instants import closing_instant
from notice_site.reading.build import Call


def closes_later(before: Call, after: Call) -> bool:
    """Whether some deadline is later than it was, and none earlier."""
    pairs = [(old, new) for old, new in zip(_closings(before), _closings(after), strict=False) if old and new]
    return any(new > old for old, new in pairs) and all(new >= old for old, new in pairs)


def _closings(call: Call) -> list[datetime | None]:
    dates = call.in_force.key_dates
    events = [dates.close] if dates.close else [window.close for window in dates.windows]
    return [closing_instant(event, ZoneInfo(dates.timezone)) for event in events]
