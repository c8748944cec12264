"""Which facts amendments changed. In: facts. Out: the amendments of a fact, and what was issued before."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from typing import Any
from zoneinfo import ZoneInfo

from notice_site.facts.amendments import clauses_quoting
from notice_site.facts.facts import Facts
from notice_site.model.dates import Event
from notice_site.model.notice import Amendment, Notice
from notice_site.model.record import plain
from notice_site.reading.amending import canonical_fact
from notice_site.reading.fact_paths import find_fact, overlap, value_at


@dataclass(frozen=True)
class ChangedFact:
    """A fact that is no longer as issued."""

    fact: str
    """Its key path, `key_dates.close`."""
    is_new: bool
    """Whether the notice as issued did not have it at all."""
    issued: Any
    """Its plain value as issued; None where it is new."""
    amendments: tuple[Amendment, ...]
    """The amendments that changed it, the last of which is in force."""
    clauses: tuple[str, ...]
    """Ids of the issued clauses that say otherwise."""


def amendments_of(fact: str, facts: Facts) -> tuple[Amendment, ...]:
    """The amendments that changed a fact, a part of it or what it is a part of, in order."""
    return tuple(
        amendment
        for amendment in facts.notice.amendments
        if any(overlap(key_path, fact) for key_path in _changed_ways(amendment, facts))
    )


def changed_facts(facts: Facts) -> tuple[ChangedFact, ...]:
    """Every fact that amendments changed, in the order of its first change."""
    amendments = facts.notice.amendments
    issued = plain(facts.notice, with_none=False)
    key_paths = dict.fromkeys(
        key_path for amendment in amendments for key_path in _changed_ways(amendment, facts)
    )
    return tuple(_changed_fact(key_path, issued, facts) for key_path in key_paths)


def _changed_fact(key_path: str, issued: dict[str, Any], facts: Facts) -> ChangedFact:
    quoting = clauses_quoting(facts.call, key_path)
    amendments: dict[str, Amendment] = {}
    clauses: dict[str, None] = {}
    for amendment in facts.notice.amendments:
        for change, changed in zip(amendment.changes, _changed_ways(amendment, facts), strict=True):
            if changed == key_path:
                amendments[amendment.id] = amendment
                clauses |= dict.fromkeys([change.clause] if change.clause else quoting)
    path = find_fact(issued, key_path)
    return ChangedFact(
        fact=key_path,
        is_new=path is None,
        issued=value_at(issued, path) if path else None,
        amendments=tuple(amendments.values()),
        clauses=tuple(clauses),
    )


def _changed_ways(amendment: Amendment, facts: Facts) -> list[str]:
    return [canonical_fact(facts.call.amended.data, change.fact) for change in amendment.changes]


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
