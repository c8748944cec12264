"""YAML events into plain values. In: the text of a data file. Out: values, the line of every path, faults.

PyYAML only splits the text into events; what a plain word means is settled here by the YAML 1.2 core
schema, the one that editors use: `17:00`, `no` and `2017-09-25` stay text.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

import yaml

from notice_site.problem import Message, Path

LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
CONSTANTS: dict[str, bool | None] = {
    **dict.fromkeys(("", "~", "null", "Null", "NULL")),
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
}
NUMBERS: tuple[tuple[re.Pattern[str], Callable[[str], int | float]], ...] = (
    (re.compile(r"[-+]?[0-9]+"), int),
    (re.compile(r"0o[0-7]+"), lambda text: int(text, 8)),
    (re.compile(r"0x[0-9a-fA-F]+"), lambda text: int(text, 16)),
    (re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?"), float),
    (re.compile(r"[-+]?\.(inf|Inf|INF)|\.nan|\.NaN|\.NAN"), lambda text: float(text.replace(".", ""))),
)
SWALLOWED_KEY = re.compile(r"^[ \t]*(?:- +)?([a-z][a-z_]*)：", re.MULTILINE)
MOST_LEVELS = 60


def events_of(text: str) -> Iterator[Any]:
    """PyYAML's events: values and brackets in order; raises yaml.YAMLError where the text is no YAML."""
    events: Iterator[Any] = yaml.parse(text, Loader=LOADER)
    return events


@dataclass(frozen=True)
class Fault:
    """Something that the data may not hold: its place, what is wrong, what to write."""

    path: Path
    line: int
    message: Message
    remedy: Message


@dataclass
class Reader:
    """Walks one event stream, filling `lines` and `faults`."""

    text: str
    events: Iterator[Any]
    lines: dict[Path, int] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)

    def value(self, event: Any, path: Path) -> Any:
        """The value that begins with this event."""
        line = event.start_mark.line + 1
        self.lines.setdefault(path, line)
        if isinstance(event, yaml.AliasEvent):
            self._refuse_alias(path, line, f"*{event.anchor}")
            return None
        if event.anchor:
            self._refuse_alias(path, line, f"&{event.anchor}")
        if event.tag:
            self._refuse_tag(path, line, str(event.tag))
        if isinstance(event, yaml.MappingStartEvent):
            return self._mapping(path)
        if isinstance(event, yaml.SequenceStartEvent):
            return self._sequence(path)
        return self._scalar(event, path)

    def _sequence(self, path: Path) -> list[Any]:
        items: list[Any] = []
        while not isinstance(event := next(self.events), yaml.SequenceEndEvent):
            items.append(self.value(event, (*path, len(items))))
        return items

    def _mapping(self, path: Path) -> dict[str, Any]:
        items: dict[str, Any] = {}
        while not isinstance(event := next(self.events), yaml.MappingEndEvent):
            line = event.start_mark.line + 1
            key = self._key(event, path)
            place = (*path, key)
            if key in items:
                self._refuse_duplicate(place, line)
                self.value(next(self.events), ())
                continue
            self.lines[place] = line
            items[key] = self.value(next(self.events), place)
        return items

    def _key(self, event: Any, path: Path) -> str:
        if isinstance(event, yaml.ScalarEvent) and not event.anchor and not event.tag:
            return str(event.value)
        line = event.start_mark.line + 1
        self.faults.append(
            Fault(
                path,
                line,
                Message("A key must be a plain word."),
                Message('Write `key: value`; put a text that begins with "{{" or "[" in quotes.'),
            )
        )
        self.value(event, ())
        return f"?{line}"

    def _scalar(self, event: Any, path: Path) -> Any:
        if event.style:
            return event.value
        if event.start_mark.line != event.end_mark.line:
            self._find_swallowed_keys(event, path)
        return plain_value(event.value)

    def _find_swallowed_keys(self, event: Any, path: Path) -> None:
        for offset, words in enumerate(
            self.text.split("\n")[event.start_mark.line : event.end_mark.line + 1]
        ):
            if offset and (found := SWALLOWED_KEY.match(words)):
                self.faults.append(full_width_colon(path, event.start_mark.line + 1 + offset, found[1]))

    def _refuse_duplicate(self, place: Path, line: int) -> None:
        self.faults.append(
            Fault(
                place,
                line,
                Message(
                    "The key “{key}” stands twice, in lines {first} and {second}.",
                    key=place[-1],
                    first=self.lines[place],
                    second=line,
                ),
                Message("Keep one of them."),
            )
        )

    def _refuse_alias(self, path: Path, line: int, mark: str) -> None:
        self.faults.append(
            Fault(
                path,
                line,
                Message("“{mark}” is a YAML anchor or alias; they are not used here.", mark=mark),
                Message("Quote a fact by its path, {{key_dates.close}}, or put the text in quotes."),
            )
        )

    def _refuse_tag(self, path: Path, line: int, tag: str) -> None:
        mark = tag.replace("tag:yaml.org,2002:", "!!")
        self.faults.append(
            Fault(
                path,
                line,
                Message("“{tag}” is a YAML tag; they are not used here.", tag=mark),
                Message("Leave the tag out; put a text that begins with ! in quotes."),
            )
        )


def full_width_colon(path: Path, line: int, key: str) -> Fault:
    """The fault of a Chinese colon after a key."""
    return Fault(
        path,
        line,
        Message("The colon after “{key}” is a full-width one.", key=key),
        Message("Write “{key}: ” with a half-width colon and a blank.", key=key),
    )


def plain_value(text: str) -> Any:
    """What an unquoted word means by the YAML 1.2 core schema."""
    if text in CONSTANTS:
        return CONSTANTS[text]
    if text[0] not in "-+.0123456789":
        return text
    return next((number(text) for form, number in NUMBERS if form.fullmatch(text)), text)
