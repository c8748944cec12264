"""Dates of a call: each holds the instant for machines and the words as issued, side by side."""

from datetime import date, datetime, time, timedelta
from functools import cache
from importlib.resources import files
from typing import Literal
from zoneinfo import ZoneInfo

from pydantic import ConfigDict, field_validator, model_validator
from pydantic_core import PydanticCustomError

from notice_site.model.record import (
    Count,
    Day,
    FactPath,
    Flag,
    Id,
    Instant,
    NonEmptyText,
    Record,
    Stated,
    holding,
)

WAYS = ("at", "on", "starts", "rolling", "to_be_announced", "relative")


class RelativeDate(Record):
    """A date counted from another one: `5 working days after key_dates.published`."""

    amount: Count
    """How many."""
    unit: Literal["days", "working_days", "months"]
    """Of what."""
    direction: Literal["after", "before"] = "after"
    """Whether it is counted forwards or backwards."""
    of: FactPath
    """The date it is counted from, by its path."""


class Event(Record):
    """A date in one of six forms; `wording` is how the notice says it."""

    model_config = ConfigDict(
        json_schema_extra={
            "oneOf": [
                holding(["starts", "ends"]),
                *(holding([way], ["ends"]) for way in WAYS if way != "starts"),
            ]
        }
    )

    wording: NonEmptyText
    """The date as the notice writes it, to the letter."""
    at: Instant | None = None
    """A moment with its clock and offset: 2026-09-30T17:00+08:00."""
    on: Day | None = None
    """A day without a clock: 2026-09-30. A closing day lasts until its midnight."""
    starts: Day | None = None
    """The first day of a range."""
    ends: Day | None = None
    """The last day of a range."""
    rolling: Flag = False
    """True where applications are accepted at any time."""
    to_be_announced: Flag = False
    """True where the date is still to be announced."""
    relative: RelativeDate | None = None
    """A date counted from another one."""
    counts_when: Stated[Literal["received", "posted"]] | None = None
    """Whether documents must have been received, or only posted, by this date."""

    @model_validator(mode="after")
    def _has_one_form(self) -> "Event":
        given = [way for way in WAYS if getattr(self, way)]
        if len(given) != 1 or bool(self.starts) != bool(self.ends):
            raise PydanticCustomError("event_form", "one form", {"given": ", ".join(given)})
        return self

    @property
    def first_day(self) -> date | None:
        """The calendar day it falls on or begins on, where the data names one."""
        return self.at.date() if self.at else self.on or self.starts

    @property
    def last_day(self) -> date | None:
        """The calendar day it falls on or ends on, where the data names one."""
        return self.ends or self.first_day

    @property
    def machine(self) -> date | datetime | None:
        """The value that machines compare: the instant, else the day."""
        return self.at or self.on or self.starts


class Milestone(Event):
    """A date of its own: a briefing, an interview, the announcement of the outcome."""

    id: Id
    """Its name in addresses and references."""
    title: NonEmptyText
    """What happens on this date."""
    tracks: tuple[Id, ...] = ()
    """The tracks it applies to; empty means all."""


class Window(Record):
    """One of several periods in which applications are accepted."""

    id: Id
    """Its name in addresses and references."""
    title: NonEmptyText
    """What readers call it."""
    tracks: tuple[Id, ...] = ()
    """The tracks it applies to; empty means all."""
    open: Event
    """When it opens."""
    close: Event
    """When it closes."""


@cache
def _zones() -> frozenset[str]:
    """The zones that tzdata lists: zoneinfo would look into every folder of the system for them."""
    return frozenset(files("tzdata").joinpath("zones").read_text("utf-8").split())


class KeyDates(Record):
    """All dates of the call."""

    model_config = ConfigDict(json_schema_extra={"oneOf": [holding(["close"]), holding(["windows"])]})

    timezone: str = ""
    """The IANA name of the call's time zone; left out, its country's, where that has one alone."""
    signed: Stated[Event]
    """The date under the notice (成文日期); `not_stated` where it has none."""
    published: Stated[Event] = "not_stated"
    """When the notice was made public."""
    open: Stated[Event] = "not_stated"
    """From when applications are accepted."""
    close: Event | None = None
    """The deadline; left out only where `windows` give it."""
    windows: tuple[Window, ...] = ()
    """Several periods in which applications are accepted."""
    others: tuple[Milestone, ...] = ()
    """Every other date, in order of time."""
    shortest_period_working_days: Count = 10
    """How many working days applicants should have, as the office sees it; `check` warns of fewer."""

    @property
    def signed_day(self) -> date | None:
        """The day under the notice; None where it has none."""
        return self.signed.first_day if isinstance(self.signed, Event) else None

    @field_validator("timezone")
    @classmethod
    def _is_known(cls, value: str) -> str:
        if not value:
            raise PydanticCustomError("no_timezone", "no time zone")
        if value not in _zones():
            raise PydanticCustomError("timezone", "unknown time zone")
        return value

    @model_validator(mode="after")
    def _has_a_deadline(self) -> "KeyDates":
        if (self.close is None) == (not self.windows):
            raise PydanticCustomError("deadline", "one deadline")
        return self


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
