"""Whether the call is open. In: facts. Out: dates in words for everybody, and what the page's clock needs.

The state is worked out in the reader's browser, by `status.mjs`: no page depends on the day of its build.
"""

import json
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from notice_site.facts.dates import closing_words, day_words, machine_value, moment_words, zone_of
from notice_site.facts.facts import Facts, WindowFacts
from notice_site.language.catalogue import Catalogue
from notice_site.model.dates import Event, closing_instant, opening_instant

CLOCK_WORDS = {
    "not_yet_open": "Not open yet",
    "between": "Next period not open yet",
    "open": "Open now",
    "not_closed": "Not closed yet",
    "closing": "Closing soon",
    "closed": "Closed",
    "withdrawn": "Withdrawn",
    "opens_today": "opens today, in {hours} h {minutes} min",
    "opens_tomorrow": "opens tomorrow",
    "opens_in": "opens in {days} days",
    "closes_today": "closes today, in {hours} h {minutes} min",
    "closes_tomorrow": "closes tomorrow",
    "closes_in": "closes in {days} days",
}
"""What the page's clock says: key to English msgid. Its placeholders are filled in the browser."""

FLAGS = {
    "correction": "Corrected",
    "extension": "Deadline extended",
    "supplement": "Supplemented",
    "withdrawal": "Withdrawn",
    "proposed_outcome": "Proposed outcome published",
    "outcome": "Outcome published",
}

COUNTS = {
    "received": "Documents must have arrived by then.",
    "posted": "Documents must have been posted by then.",
}


@dataclass(frozen=True)
class WindowStatus:
    """One period, or all of them."""

    title: str
    opens: str
    """Its first moment in words; empty where the notice does not name one."""
    closes: str
    """Its deadline in words."""
    counts: str
    """Whether documents must have arrived or been posted by then; empty where the notice does not say."""
    closes_machine: str
    """The same for machines; empty where it has no calendar day."""
    clock: str
    """What the clock reads, as JSON."""
    clock_words: str
    """What the clock says by state and by what is left, as JSON."""


@dataclass(frozen=True)
class StatusView:
    """What pages say of the call's state."""

    whole: WindowStatus
    """All periods; its dates are those of the only one, or of the first of several."""
    windows: tuple[WindowStatus, ...]
    """The periods one by one; empty where there is only one."""
    withdrawn: bool
    withdrawal: str
    """The id of the amendment that withdrew the call; empty where none did."""
    flags: tuple[tuple[str, str], ...]
    """Message and id of the newest amendment of each kind, beside the state."""
    outcome: tuple[str, str] | None
    """Words and id of the amendment that is of use once applications are closed."""


def status_view(facts: Facts, catalogue: Catalogue) -> StatusView:
    """The state of the call, ready for a page."""
    periods = facts.windows
    several = periods if len(periods) > 1 else ()
    return StatusView(
        whole=_status(periods, periods[0], facts, catalogue),
        windows=tuple(_status((period,), period, facts, catalogue) for period in several),
        withdrawn=facts.withdrawn,
        withdrawal=next(
            (
                amendment.id
                for amendment in reversed(facts.notice.amendments)
                if amendment.kind == "withdrawal"
            ),
            "",
        ),
        flags=_flags(facts, catalogue),
        outcome=_outcome(facts, catalogue),
    )


def _status(
    periods: tuple[WindowFacts, ...], shown: WindowFacts, facts: Facts, catalogue: Catalogue
) -> WindowStatus:
    zone = zone_of(facts)
    return WindowStatus(
        title=shown.title,
        opens=_opening(shown.opens, zone, catalogue),
        closes=closing_words(shown.close, zone, catalogue),
        counts=catalogue.translate(COUNTS[shown.close.counts_when])
        if shown.close.counts_when in COUNTS
        else "",
        closes_machine=machine_value(shown.close),
        clock=_clock(periods, facts),
        clock_words=json.dumps(
            {key: catalogue.text(msgid) for key, msgid in CLOCK_WORDS.items()}, ensure_ascii=False
        ),
    )


def _opening(opens: datetime | None, zone: ZoneInfo, catalogue: Catalogue) -> str:
    if opens is None:
        return ""
    local = opens.astimezone(zone)
    is_midnight = (local.hour, local.minute) == (0, 0)
    return day_words(local.date(), catalogue) if is_midnight else moment_words(opens, zone, catalogue)


def _clock(periods: tuple[WindowFacts, ...], facts: Facts) -> str:
    """Periods whose end is still to be announced have no state; the clock hears that there are some."""
    dated = [window_times(period) for period in periods if period.closes or period.close.rolling]
    more = {"more_to_come": True} if len(dated) < len(periods) else {}
    return json.dumps({"windows": dated, **clock_settings(facts), **more})


def event_clock(event: Event, facts: Facts) -> str:
    """The clock of a date or period by itself, as JSON; empty where it has no calendar day."""
    zone = zone_of(facts)
    opens, closes = opening_instant(event, zone), closing_instant(event, zone)
    if not opens or not closes:
        return ""
    window = {"opens": _iso(opens), "closes": _iso(closes)}
    zone_name = facts.in_force.key_dates.timezone
    return json.dumps({"windows": [window], "zone": zone_name, "withdrawn": False})


def window_times(period: WindowFacts) -> dict[str, str | None]:
    """The ends of a period as the clock reads them; None where it is open on that side, or not known."""
    return {"opens": _iso(period.opens), "closes": _iso(period.closes)}


def clock_settings(facts: Facts) -> dict[str, str | bool]:
    """What else the clock has to know of the call."""
    return {"zone": facts.in_force.key_dates.timezone, "withdrawn": facts.withdrawn}


def _iso(moment: datetime | None) -> str | None:
    return moment.isoformat() if moment else None


def _flags(facts: Facts, catalogue: Catalogue) -> tuple[tuple[str, str], ...]:
    newest = {amendment.kind: amendment.id for amendment in facts.notice.amendments}
    return tuple((catalogue.translate(FLAGS[kind]), amendment) for kind, amendment in newest.items())


OUTCOMES = {"outcome": "See the outcome", "proposed_outcome": "See the proposed outcome"}


def _outcome(facts: Facts, catalogue: Catalogue) -> tuple[str, str] | None:
    newest = {amendment.kind: amendment.id for amendment in facts.notice.amendments}
    return next(
        ((catalogue.translate(msgid), newest[kind]) for kind, msgid in OUTCOMES.items() if kind in newest),
        None,
    )
