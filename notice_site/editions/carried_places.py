"""What a new call may still say of the old one. In: the new text, the old data. Out: places, comments.

Each place is listed with its line and a proposal, and a comment above it keeps `check` warning until somebody
has deleted it.
"""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from notice_site.language.catalogue import Catalogue
from notice_site.language.chinese_numerals import chinese_number, number_value
from notice_site.language.language import language_for
from notice_site.language.pack import Language
from notice_site.problem import Message
from notice_site.reading.source import Source, parse_source

YEAR = re.compile(r"(?<![\d.])(?:19|20)\d\d(?![\d.])")
"""2030 in 2030年, 〔2030〕 and 2030-09-25."""
EDITION = re.compile(
    r"第([一二三四五六七八九十百]+|\d+)(?=[届批期轮次])|(?i:\b(?:round|call|edition) )(\d+)\b"
)
"""第三批, 第2届, Round 3."""
NUMBER = re.compile(r"[〔\[［]\d{4}[〕\]］]\s*(\d+)\s*号")
"""The number of a document, here or cited: 从科〔2016〕5号."""
COMMENT = re.compile(r"^\s*#")


@dataclass(frozen=True)
class CarriedPlace:
    """A line that may still speak of the old call."""

    line: int
    """In the new file, counted from 1."""
    says: tuple[Message, ...]


def carried_places(text: str, old: Source, fresh: Collection[str]) -> tuple[CarriedPlace, ...]:
    """The lines of a new file with an old year, edition, number, date, person or sum.

    `fresh` are texts that somebody has just typed for the new call.
    """
    language = language_for(str(old.data.get("language", "zh-CN")))
    persons = _persons(old.data)
    years = _years(old.data)
    results = []
    for number, line in enumerate(text.split("\n"), 1):
        is_old = not COMMENT.match(line) and not any(line.endswith(f": {text}") for text in fresh)
        if is_old and (says := tuple(dict.fromkeys(_says(line, years, persons, language)))):
            results.append(CarriedPlace(number, says))
    return tuple(results)


def with_comments(text: str, places: tuple[CarriedPlace, ...], catalogue: Catalogue) -> str:
    """The text with a comment above the value of each place, and otherwise the same data."""
    source = parse_source(text, Path("new"))
    starts = sorted(set(source.lines.values()))
    above: dict[int, list[Message]] = {}
    for place in places:
        start = max((start for start in starts if start <= place.line), default=1)
        above.setdefault(start, []).extend(place.says)
    lines = text.split("\n")
    for number, says in sorted(above.items(), reverse=True):
        line, listed = lines[number - 1], catalogue.join(tuple(dict.fromkeys(map(catalogue.read, says))))
        comment = catalogue.translate("To check: {places}. Then delete this line.", places=listed)
        lines.insert(number - 1, f"{line[: len(line) - len(line.lstrip())]}# {comment}")
    commented = "\n".join(lines)
    if parse_source(commented, Path("new")).data != source.data:
        raise ValueError("the comments put in change the data")
    return commented


def _says(line: str, years: set[int], persons: tuple[str, ...], language: Language) -> Iterator[Message]:
    named = [match[0] for match in YEAR.finditer(line) if int(match[0]) in years]
    yield from (Message("{old} → {new}", old=year, new=int(year) + 1) for year in named)
    editions = EDITION.finditer(line)
    yield from (Message("{old} → {new}", old=match[0], new=_next_edition(match)) for match in editions)
    yield from (Message("document number {text}", text=match[0]) for match in NUMBER.finditer(line))
    yield from (Message("date {text}", text=span.wording) for span in language.spoken_spans(line))
    yield from (Message("person {text}", text=name) for name in persons if name in line)
    yield from (Message("sum {text}", text=f"{value:,}") for value in language.sums_in(line))


def _next_edition(match: re.Match[str]) -> str:
    typed = match[1] or match[2]
    following = int(number_value(typed) or 0) + 1
    new = str(following) if typed.isdecimal() else chinese_number(following)
    return match[0].replace(typed, new)


def _years(data: dict[str, Any]) -> set[int]:
    """The years of the old call's dates, and the one before them, of which reports and turnovers speak."""
    named = {int(year) for year in YEAR.findall(str(data.get("key_dates")) + str(data.get("id")))}
    return named | {min(named) - 1} if named else set()


def _persons(value: Any) -> tuple[str, ...]:
    """The names of all persons in the data."""
    if isinstance(value, list):
        return tuple(name for item in value for name in _persons(item))
    if not isinstance(value, dict):
        return ()
    own = [person.get("name") for person in value.get("persons") or () if isinstance(person, dict)]
    inner = [name for part in value.values() for name in _persons(part)]
    return tuple(dict.fromkeys(str(name) for name in (*own, *inner) if name))
