"""What goes into the calendar. In: facts. Out: the dates in force that have a day, with the words for each.

A date that is still to be announced, or is counted from another one, is in the words of the others.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from notice_site.facts.facts import Facts
from notice_site.facts.provenance import amendments_of
from notice_site.facts.small_print import state_marks
from notice_site.language.catalogue import Catalogue
from notice_site.model.dates import Event, KeyDates
from notice_site.model.people import Contact

ABOUT_HANDING_IN = ("dates", "submission", "contact")
"""Topics of silences that matter to someone who goes by the calendar."""


@dataclass(frozen=True)
class CalendarEvent:
    """A date of the call as an entry of a calendar."""

    key_path: str
    """Its key path in `key_dates`, `close` or `windows.first.close`; it stays when the date changes."""
    label: str
    """What happens then: 截止."""
    event: Event
    kind: Literal["open", "close", "other"]
    """Whether applications are accepted from then on, or until then, or neither."""
    tracks: tuple[str, ...] = ()
    """Ids of the tracks it applies to; empty means all."""
    contact: Contact | None = None
    """Whom to ask about it; None for the call's own contact."""


def calendar_events(facts: Facts, catalogue: Catalogue) -> tuple[CalendarEvent, ...]:
    """Every date of the call that names a day, in the data's order."""
    events = (*_all_events(facts.in_force.key_dates, catalogue), *_objections(facts, catalogue))
    return tuple(event for event in events if event.event.first_day)


def calendar_summary(event: CalendarEvent, facts: Facts, catalogue: Catalogue) -> str:
    """The one line that a phone shows: what it is, of which call, and what state these pages are in."""
    shown = "".join(catalogue.translate("[{mark}] ", mark=mark) for mark in state_marks(facts, catalogue))
    return shown + catalogue.translate("{label}: {text}", label=event.label, text=facts.title)


def calendar_place(event: CalendarEvent, facts: Facts) -> str:
    """Where applications are handed in; empty where the data has no such place or the date is another."""
    if event.kind == "other":
        return ""
    submission = facts.in_force.submission
    return " ".join(part for part in (submission.address, submission.place) if part)


def calendar_description(event: CalendarEvent, facts: Facts, catalogue: Catalogue) -> str:
    """Everything that someone needs who has only the calendar entry, a fact a line."""
    lines = (
        *_about_date(event, facts, catalogue),
        *(_about_handing_in(facts, catalogue) if event.kind != "other" else ()),
        *_about_contact(event, facts, catalogue),
        *_about_silence(event, facts, catalogue),
    )
    return "\n".join(
        catalogue.translate("{label}: {text}", label=label, text=text) for label, text in lines if text
    )


def _all_events(dates: KeyDates, catalogue: Catalogue) -> Iterator[CalendarEvent]:
    translate = catalogue.translate
    if isinstance(dates.open, Event):
        yield CalendarEvent("open", translate("Opens"), dates.open, "open")
    if dates.close:
        yield CalendarEvent("close", translate("Deadline"), dates.close, "close")
    for window in dates.windows:
        key_path, tracks = f"windows.{window.id}", window.tracks
        opens, closes = (
            translate("{title} opens", title=window.title),
            translate("{title} deadline", title=window.title),
        )
        yield CalendarEvent(f"{key_path}.open", opens, window.open, "open", tracks)
        yield CalendarEvent(f"{key_path}.close", closes, window.close, "close", tracks)
    for other in dates.others:
        yield CalendarEvent(f"others.{other.id}", other.title, other, "other", other.tracks)


def _objections(facts: Facts, catalogue: Catalogue) -> Iterator[CalendarEvent]:
    """The periods in which anyone may object to a proposed outcome."""
    for amendment in facts.notice.amendments:
        if amendment.objections:
            label, key_path = catalogue.translate("Objections"), f"amendments.{amendment.id}.objections"
            period, contact = amendment.objections.period, amendment.objections.contact
            yield CalendarEvent(key_path, label, period, "other", contact=contact)


def _about_date(event: CalendarEvent, facts: Facts, catalogue: Catalogue) -> Iterator[tuple[str, str]]:
    translate, tracks = catalogue.translate, facts.in_force.tracks
    counts = {
        "received": translate("documents must have arrived by then"),
        "posted": translate("documents must have been posted by then"),
    }
    amendments = amendments_of(f"key_dates.{event.key_path}", facts)
    yield event.label, event.event.wording
    yield translate("Changed by"), catalogue.join(tuple(amendment.title for amendment in amendments))
    yield translate("Counts"), counts.get(str(event.event.counts_when), "")
    yield translate("For"), catalogue.join(tuple(track.title for track in tracks if track.id in event.tracks))


def _about_handing_in(facts: Facts, catalogue: Catalogue) -> Iterator[tuple[str, str]]:
    submission = facts.in_force.submission
    yield catalogue.translate("Hand in at"), submission.place or ""
    yield catalogue.translate("Address"), submission.address or ""
    yield catalogue.translate("Online"), submission.website or ""


def _about_contact(event: CalendarEvent, facts: Facts, catalogue: Catalogue) -> Iterator[tuple[str, str]]:
    contact = event.contact or facts.in_force.contact_info
    yield (
        catalogue.translate("Persons to ask"),
        catalogue.join(tuple(person.name for person in contact.persons)),
    )
    yield catalogue.translate("Telephone"), catalogue.join(contact.telephones)
    yield catalogue.translate("E-mail"), catalogue.join(contact.emails)


def _about_silence(event: CalendarEvent, facts: Facts, catalogue: Catalogue) -> Iterator[tuple[str, str]]:
    questions = tuple(silence.question for silence in facts.silences if silence.topic in ABOUT_HANDING_IN)
    yield (
        catalogue.translate("Not stated in the notice"),
        catalogue.join(questions if event.kind != "other" else ()),
    )
    for other in _all_events(facts.in_force.key_dates, catalogue):
        yield other.label, "" if other.event.first_day else other.event.wording
