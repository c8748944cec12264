"""YAML events into plain values. In: the text of a data file. Out: values, the line of every path, faults.

PyYAML only splits the text into events; what a plain word means is settled here by the YAML 1.2 core
schema, the one that editors use: `17:00`, `no` and `2026-09-30` stay text.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

import yaml

from notice_site.problem import Fault, Path
from notice_site.reading.yaml_slips import (
    BLANK_NAMES,
    HIDDEN,
    alias,
    cut_off,
    full_width_colon,
    key_twice,
    no_plain_key,
    strange_blank,
    strange_escape,
    tag,
    too_deep,
)

LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
CONSTANTS: dict[str, bool | None] = {
    **dict.fromkeys(("", "~", "null", "Null", "NULL")),
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
}
NUMBERS: tuple[tuple[re.Pattern[str], Callable[[str], int | float]], ...] = (
    (re.compile(r"[-+]?[0-9]{1,300}"), int),
    (re.compile(r"0o[0-7]+"), lambda text: int(text, 8)),
    (re.compile(r"0x[0-9a-fA-F]+"), lambda text: int(text, 16)),
    (re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?"), float),
    (re.compile(r"[-+]?\.(inf|Inf|INF)|\.nan|\.NaN|\.NAN"), lambda text: float(text.replace(".", ""))),
)
SWALLOWED_KEY = re.compile(r"^[ \t]*(?:- +)?([a-z][a-z_]*)：", re.MULTILINE)
CUT_OFF = re.compile(r"[ \t]+(#[^\s#].*)")
MOST_LEVELS = 60


def events_of(text: str) -> Iterator[Any]:
    """PyYAML's events: values and brackets in order; raises yaml.YAMLError where the text is no YAML."""
    events: Iterator[Any] = yaml.parse(text, Loader=LOADER)
    return events


class TooDeep(Exception):
    """The reading has ended: a hundred thousand brackets would take a minute, and all of the stack."""


@dataclass
class Reader:
    """Walks one event stream, filling `lines` and `faults`."""

    rows: list[str]
    events: Iterator[Any]
    lines: dict[Path, int] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)

    def value(self, event: Any, path: Path) -> Any:
        """The value that begins with this event."""
        line = event.start_mark.line + 1
        self.lines.setdefault(path, line)
        if len(path) > MOST_LEVELS:
            self.faults.append(too_deep(path, line, MOST_LEVELS))
            raise TooDeep
        if isinstance(event, yaml.AliasEvent):
            self.faults.append(alias(path, line, f"*{event.anchor}"))
            return None
        if event.anchor:
            self.faults.append(alias(path, line, f"&{event.anchor}"))
        if event.tag:
            self.faults.append(tag(path, line, str(event.tag)))
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
                self.faults.append(key_twice(place, self.lines[place], line))
                self.value(next(self.events), (*path, f"?{line}"))
                continue
            self.lines[place] = line
            items[key] = self.value(next(self.events), place)
        return items

    def _key(self, event: Any, path: Path) -> str:
        line = event.start_mark.line + 1
        if isinstance(event, yaml.ScalarEvent) and not event.anchor and not event.tag:
            key = str(event.value)
            if key[:1] in BLANK_NAMES:
                self.faults.append(strange_blank(path, line, key[0]))
            return key
        self.faults.append(no_plain_key(path, line))
        self.value(event, (*path, f"?{line}"))
        return f"?{line}"

    def _scalar(self, event: Any, path: Path) -> Any:
        if event.style == '"' and (found := HIDDEN.search(event.value)):
            self.faults.append(strange_escape(path, event.start_mark.line + 1, found[0]))
        if event.style:
            return event.value
        first, last = event.start_mark.line, event.end_mark.line
        for line in range(first + 1, last + 1):
            if found := SWALLOWED_KEY.match(self.rows[line]):
                self.faults.append(full_width_colon(path, line + 1, found[1]))
        if found := CUT_OFF.match(self.rows[last], event.end_mark.column) if last < len(self.rows) else None:
            self.faults.append(cut_off(path, last + 1, found[1]))
        return plain_value(event.value)


def plain_value(text: str) -> Any:
    """What an unquoted word means by the YAML 1.2 core schema."""
    if text in CONSTANTS:
        return CONSTANTS[text]
    if text[0] not in "-+.0123456789":
        return text
    return next((number(text) for form, number in NUMBERS if form.fullmatch(text)), text)
