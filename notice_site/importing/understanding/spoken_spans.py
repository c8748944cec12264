"""Dates in running text, with the words that say them. In: text. Out: each date, its words, where they
stand.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from notice_site.language.chinese import DATE, FULL_WIDTH, SpokenDate, dates_in

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
MONTH = (
    r"(?P<month>Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?"
    r"|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\.?"
)
CLOCK = r"(?:,?\s+(?:at\s+)?(?P<hour>\d{1,2})(?::(?P<minute>\d\d))?\s*(?P<half>[ap]\.?m\.?)?(?=\W|$))?"
WEEKDAY = r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,?\s+)?"
CLOCK_BEFORE = (
    r"(?:(?P<first_hour>\d{1,2})(?:[:.](?P<first_minute>\d\d))?\s*(?P<first_half>[ap]\.?m\.?|noon)?"
    rf"(?<!\s),?\s+(?:on\s+)?{WEEKDAY}(?:the\s+)?)?"
)
"""5 pm on Friday."""
ENGLISH = tuple(
    re.compile(rf"\b{CLOCK_BEFORE}{day}\s+(?P<year>\d{{4}}){CLOCK}", re.IGNORECASE)
    for day in (
        rf"(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s+{MONTH}",
        rf"{MONTH}\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?",
    )
)


@dataclass(frozen=True)
class SpokenSpan:
    """A date as a text says it."""

    start: int
    end: int
    wording: str
    """The words to the letter, with the blanks inside them."""
    spoken: SpokenDate
    own_year: bool
    """Whether the words themselves name the year."""

    @property
    def day(self) -> date | None:
        """The calendar day, where there is such a day."""
        try:
            return date(self.spoken.year or 0, self.spoken.month or 0, self.spoken.day)
        except (ValueError, OverflowError):
            return None


def spoken_spans(text: str) -> list[SpokenSpan]:
    """Every date with a month; a year or month that is left out is that of the date before."""
    found: list[SpokenSpan] = []
    for start, end in _chinese(text):
        before = [found[-1].spoken] if found else []
        spoken = _spoken(text[start:end], before)
        if spoken and spoken.month:
            own = bool(dates_in(text[start:end]) and dates_in(text[start:end])[0].year)
            found.append(SpokenSpan(start, end, text[start:end], spoken, own))
    return sorted([*found, *_english(text)], key=lambda span: span.start)


def is_only_a_date(text: str) -> SpokenSpan | None:
    """The date that a line consists of, year and all."""
    spans = spoken_spans(text.strip())
    alone = len(spans) == 1 and spans[0].own_year and len(spans[0].wording) == len(text.strip())
    return spans[0] if alone else None


def _chinese(text: str) -> Iterator[tuple[int, int]]:
    """Where dates stand; blanks inside them do not matter."""
    kept: list[str] = []
    places: list[int] = []
    for at, char in enumerate(text.translate(FULL_WIDTH)):
        if not char.isspace():
            kept.append(char)
            places.append(at)
        elif kept and kept[-1].isdigit() and text[at + 1 : at + 2].isdigit():
            kept.append("T")
            places.append(at)
    for match in DATE.finditer("".join(kept)):
        yield places[match.start()], places[match.end() - 1] + 1


def _spoken(wording: str, before: list[SpokenDate]) -> SpokenDate | None:
    """What the words say; `30日` alone is of the month before."""
    if said := dates_in(wording):
        last = said[0]
        return replace(last, year=last.year or (before[-1].year if before else None))
    if not before:
        return None
    said = dates_in(f"{before[-1].month}月{wording.strip()}")
    return replace(said[0], year=before[-1].year) if said else None


def _english(text: str) -> Iterator[SpokenSpan]:
    for pattern in ENGLISH:
        for match in pattern.finditer(text):
            before, behind = _minutes(match, "first_"), _minutes(match, "")
            start = match.start() if before is not None else _begins(match)
            end = match.end() if behind is not None or not match["hour"] else match.start("hour")
            wording = text[start:end].rstrip(" ,at")
            month = MONTHS.index(match["month"][:3].lower()) + 1
            minutes = before if behind is None else behind
            spoken = SpokenDate(int(match["year"]), month, int(match["day"]), minutes)
            yield SpokenSpan(start, start + len(wording), wording, spoken, own_year=True)


def _minutes(match: re.Match[str], which: str) -> int | None:
    """The clock before or behind a date, in minutes from midnight; a bare number is none."""
    hour, minute, half = (match[which + part] for part in ("hour", "minute", "half"))
    if not hour or not (minute or half):
        return None
    late = (half or "").lower().startswith("p") and int(hour) < 12
    return (int(hour) + 12 * late) * 60 + int(minute or 0)


def _begins(match: re.Match[str]) -> int:
    """Where the date itself begins."""
    return min(match.start("day"), match.start("month"))
