"""What goes into the calendar. In: facts. Out: the dates in force that have a day, with the words for each.

A date that is still to be announced, or is counted from another one, stands in the words of the others.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from notice_site.facts.facts import Facts
from notice_site.facts.provenance import amendments_of
from notice_site.facts.state_marks import state_marks
from notice_site.models.dates import Event, KeyDates
from notice_site.models.people import Contact
from notice_site.words import Words

ABOUT_HANDING_IN = ("dates", "submission", "contact")
"""Topics of silences that matter to someone who goes by the calendar."""


@dataclass(frozen=True)
class CalendarEvent:
    """A date of the call as an entry of a calendar."""

    way: str
    """Its way in `key_dates`, `close` or `windows.first.close`; it stays when the date changes."""
    label: str
    """What happens then: 截止."""
    event: Event
    kind: Literal["open", "close", "other"]
    """Whether papers are taken from then on, or until then, or neither."""
    tracks: tuple[str, ...] = ()
    """Ids of the tracks it applies to; empty means all."""
    contact: Contact | None = None
    """Whom to ask about it; None for the call's own contact."""


def calendar_events(facts: Facts, words: Words) -> tuple[CalendarEvent, ...]:
    """Every date of the call that names a day, in the data's order."""
    events = (*_all_events(facts.in_force.key_dates, words), *_objections(facts, words))
    return tuple(event for event in events if event.event.first_day)


def calendar_summary(event: CalendarEvent, facts: Facts, words: Words) -> str:
    """The one line that a phone shows: what it is, of which call, and what state these pages are in."""
    shown = "".join(words.say("[{mark}] ", mark=mark) for mark in state_marks(facts, words))
    return shown + words.say("{label}: {text}", label=event.label, text=facts.title)


def calendar_place(event: CalendarEvent, facts: Facts) -> str:
    """Where the papers are taken; empty where the data has no place, or the date is not about papers."""
    if event.kind == "other":
        return ""
    submission = facts.in_force.submission
    return " ".join(part for part in (submission.address, submission.place) if part)


def calendar_description(event: CalendarEvent, facts: Facts, words: Words) -> str:
    """Everything that someone needs who has only the calendar entry, a fact a line."""
    lines = (
        *_about_date(event, facts, words),
        *(_about_handing_in(facts, words) if event.kind != "other" else ()),
        *_about_contact(event, facts, words),
        *_about_silence(event, facts, words),
    )
    return "\n".join(words.say("{label}: {text}", label=label, text=text) for label, text in lines if text)


def _all_events(dates: KeyDates, words: Words) -> Iterator[CalendarEvent]:
    say = words.say
    if isinstance(dates.open, Event):
        yield CalendarEvent("open", say("Opens"), dates.open, "open")
    if dates.close:
        yield CalendarEvent("close", say("Deadline"), dates.close, "close")
    for window in dates.windows:
        way, tracks = f"windows.{window.id}", window.tracks
        opens, closes = say("{title} opens", title=window.title), say("{title} deadline", title=window.title)
        yield CalendarEvent(f"{way}.open", opens, window.open, "open", tracks)
        yield CalendarEvent(f"{way}.close", closes, window.close, "close", tracks)
    for other in dates.others:
        yield CalendarEvent(f"others.{other.id}", other.title, other, "other", other.tracks)


def _objections(facts: Facts, words: Words) -> Iterator[CalendarEvent]:
    """The periods in which anyone may object to a proposed outcome."""
    for amendment in facts.notice.amendments:
        if amendment.objections:
            label, way = words.say("Objections"), f"amendments.{amendment.id}.objections"
            period, contact = amendment.objections.period, amendment.objections.contact
            yield CalendarEvent(way, label, period, "other", contact=contact)


def _about_date(event: CalendarEvent, facts: Facts, words: Words) -> Iterator[tuple[str, str]]:
    say, tracks = words.say, facts.in_force.tracks
    counts = {
        "received": say("papers must have arrived by then"),
        "posted": say("papers must have been posted by then"),
    }
    amendments = amendments_of(f"key_dates.{event.way}", facts)
    yield event.label, event.event.wording
    yield say("Changed by"), words.join(tuple(amendment.title for amendment in amendments))
    yield say("Counts"), counts.get(str(event.event.counts_when), "")
    yield say("For"), words.join(tuple(track.title for track in tracks if track.id in event.tracks))


def _about_handing_in(facts: Facts, words: Words) -> Iterator[tuple[str, str]]:
    submission = facts.in_force.submission
    yield words.say("Hand in at"), submission.place or ""
    yield words.say("Address"), submission.address or ""
    yield words.say("Online"), submission.website or ""


def _about_contact(event: CalendarEvent, facts: Facts, words: Words) -> Iterator[tuple[str, str]]:
    contact = event.contact or facts.in_force.contact_info
    yield words.say("Persons to ask"), words.join(tuple(person.name for person in contact.persons))
    yield words.say("Telephone"), words.join(contact.telephones)
    yield words.say("E-mail"), words.join(contact.emails)


def _about_silence(event: CalendarEvent, facts: Facts, words: Words) -> Iterator[tuple[str, str]]:
    questions = tuple(silence.question for silence in facts.silences if silence.topic in ABOUT_HANDING_IN)
    yield words.say("Not stated in the notice"), words.join(questions if event.kind != "other" else ())
    for other in _all_events(facts.in_force.key_dates, words):
        yield other.label, "" if other.event.first_day else other.event.wording
