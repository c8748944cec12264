"""Dates and numbers as staff type them. In: an answer. Out: a value of the data, or `Unfit`.

`2030-04-30 17:00`, `2030年4月30日下午5时` and `5pm on 30 April 2030` are the same date.
"""

import re
from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from notice_site.facts.choices import WAYS_TO_HAND_IN
from notice_site.language.catalogue import Catalogue
from notice_site.language.pack import Language, SpokenDate
from notice_site.problem import Message


class Unfit(Exception):
    """`message` says what is wrong with the answer, or what to type instead."""

    def __init__(self, message: Message) -> None:
        super().__init__(message.msgid)
        self.message = message


WHOLE_DAY = 24 * 60
BARE_FIGURES = re.compile(r"\d{4}[-/.]\d")
"""2030-04-30."""
DOCUMENT_NUMBER = re.compile(r"(\S+?)[〔\[［(（](\d{4})[〕\]］)）]第?0*(\d+)号?")


def typed_day(text: str, language: Language) -> date:
    """The one day that is typed; a clock beside it is refused."""
    spoken = _only(text, language)
    if spoken.minutes is not None:
        example = language.example_day
        raise Unfit(Message("Type a day without a clock: 2030-04-30 or {example}.", example=example))
    return _day(spoken)


def typed_event(text: str, zone: ZoneInfo, language: Language) -> dict[str, Any]:
    """An event with its wording: as typed, but for a day in bare figures, which the language words."""
    spoken = _only(text, language)
    day = _day(spoken)
    wording = _wording(day, spoken.minutes, language) if BARE_FIGURES.search(text) else text.strip()
    if spoken.minutes is None:
        return {"on": day.isoformat(), "wording": wording}
    return {"at": _instant(day, spoken.minutes, zone).isoformat(timespec="minutes"), "wording": wording}


def typed_days(text: str, language: Language) -> tuple[date, date]:
    """Two days with a space or 至 between them, the first not after the last."""
    parts = re.split(r"\s+|至|到", text.strip())
    if len(parts) != 2:
        raise Unfit(Message("Type two days with a space between them."))
    first, last = (typed_day(part, language) for part in parts)
    if last < first:
        raise Unfit(Message("The last day is before the first."))
    return first, last


def typed_document_number(text: str) -> dict[str, Any] | None:
    """A document number in its parts; None for an empty answer."""
    if not text.strip():
        return None
    match = DOCUMENT_NUMBER.fullmatch(text.strip())
    if not match:
        raise Unfit(Message("Type it like 某科〔2030〕1号."))
    return {"agency_code": match[1], "year": int(match[2]), "sequence": int(match[3])}


def typed_list(text: str) -> list[str]:
    """Its parts, by Chinese or Latin commas."""
    return [part.strip() for part in re.split("[、，,]", text) if part.strip()]


def typed_ways(text: str, catalogue: Catalogue) -> list[str]:
    """The ways to hand in, typed as words of the language or as the data names them."""
    ways = {catalogue.translate(name): way for way, name in WAYS_TO_HAND_IN.items()}
    values = ways | {way: way for way in WAYS_TO_HAND_IN}
    parts = typed_list(text)
    if not all(part in values for part in parts):
        raise Unfit(Message("Type one or several of: {ways}.", ways=tuple(ways)))
    return [values[part] for part in parts]


def clean_wording(event: dict[str, Any], language: Language) -> str:
    """A date of the data in our own words, for a text that should not repeat a slip of the issued wording."""
    if "at" in event:
        moment = datetime.fromisoformat(event["at"])
        return language.moment(moment.date(), moment.hour * 60 + moment.minute)
    return language.day(date.fromisoformat(event["on"])) if "on" in event else str(event["wording"])


def _only(text: str, language: Language) -> SpokenDate:
    result = language.dates_in(text)
    if len(result) != 1 or result[0].year is None or result[0].month is None:
        example = language.example_moment
        raise Unfit(Message("Type one date: 2030-04-30 17:00 or {example}.", example=example))
    if not result[0].right_weekday():
        raise Unfit(Message("The weekday is not that of the date."))
    return result[0]


def _day(spoken: SpokenDate) -> date:
    try:
        return date(spoken.year or 0, spoken.month or 0, spoken.day)
    except ValueError:
        raise Unfit(Message("There is no such day in the calendar.")) from None


def _instant(day: date, minutes: int, zone: ZoneInfo) -> datetime:
    if minutes > WHOLE_DAY:
        raise Unfit(Message("A clock goes up to 24:00."))
    return datetime(day.year, day.month, day.day, tzinfo=zone) + timedelta(minutes=minutes)


def _wording(day: date, minutes: int | None, language: Language) -> str:
    return language.day(day) if minutes is None else language.moment(day, minutes)
