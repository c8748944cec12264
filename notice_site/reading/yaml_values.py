"""YAML events into plain values. In: the text of a data file. Out: values, the line of every path, faults.

PyYAML only splits the text into events; what a plain word means is settled here by the YAML 1.2 core
schema, the one that editors use: `17:00`, `no` and `2026-09-30` stay text.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

import yaml

from notice_site.characters import HIDDEN, codes
from notice_site.problem import Fault, KeyPath, Message

SHOWN_BEFORE = 10
BLANK_NAMES = {
    "\t": Message("a tab"),
    "\u3000": Message("a full-width space"),
    "\u00a0": Message("a no-break space"),
}


def no_plain_key(path: KeyPath, line: int) -> Fault:
    """A key that is a list or has keys itself."""
    return Fault(
        path,
        line,
        Message("A key must be a plain word."),
        Message('Write `key: value`; put a text that begins with "{{" or "[" in quotes.'),
    )


def key_twice(path: KeyPath, first: int, second: int) -> Fault:
    """A key that one mapping has twice."""
    return Fault(
        path,
        second,
        Message(
            "The key “{key}” occurs twice, in lines {first} and {second}.",
            key=path[-1],
            first=first,
            second=second,
        ),
        Message("Keep one of them."),
    )


def alias(path: KeyPath, line: int, mark: str) -> Fault:
    """An anchor or an alias."""
    return Fault(
        path,
        line,
        Message("“{mark}” is a YAML anchor or alias; they are not used here.", mark=mark),
        Message("Quote a fact by its path, {{key_dates.close}}, or put the text in quotes."),
    )


def tag(path: KeyPath, line: int, name: str) -> Fault:
    """A type written out, `!!str`."""
    return Fault(
        path,
        line,
        Message(
            "“{tag}” is a YAML tag; they are not used here.", tag=name.replace("tag:yaml.org,2002:", "!!")
        ),
        Message("Leave the tag out; put a text that begins with ! in quotes."),
    )


def too_deep(path: KeyPath, line: int, most: int) -> Fault:
    """More levels than any call has."""
    return Fault(
        path,
        line,
        Message("Brackets or levels stand more than {most} deep here.", most=most),
        Message("Take the extra levels out."),
    )


def cut_off(path: KeyPath, line: int, rest: str) -> Fault:
    """A text that loses its end to a comment."""
    return Fault(
        path,
        line,
        Message("“{rest}” is cut off: a space with # after it begins a comment.", rest=rest),
        Message("Put the whole text in quotes; write a comment with a space after the #."),
    )


def strange_blank(path: KeyPath, line: int, blank: str) -> Fault:
    """The fault of a line that is indented with something other than spaces."""
    return Fault(
        path,
        line,
        Message("The line is indented with {blank}.", blank=BLANK_NAMES[blank]),
        Message("Indent with ordinary spaces, two for each level."),
    )


def unknown_escape(path: KeyPath, line: int) -> Fault:
    """The fault of a backslash with something after it that means nothing."""
    return Fault(
        path,
        line,
        Message("A backslash in double quotes begins a code that does not exist."),
        Message("Write a backslash twice, or use single quotes."),
    )


def hidden_character(path: KeyPath, line: int, match: re.Match[str]) -> Fault:
    """The fault of a character that nobody sees, with the words before it."""
    before = HIDDEN.sub("", match.string[max(match.start() - SHOWN_BEFORE, 0) : match.start()])
    where = before.rpartition("\n")[2].lstrip(" -")
    message = Message("The line holds a hidden character, {code}.", code=codes(match[0]))
    if where:
        message = Message(
            "A hidden character, {code}, stands after “{words}”.",
            words=where,
            code=codes(match[0]),
        )
    return Fault(path, line, message, Message("Delete it, or type the line anew."))


def strange_escape(path: KeyPath, line: int, match: re.Match[str]) -> Fault:
    """The fault of a code in double quotes that stands for half a character, or for one that nobody sees."""
    is_half = "\ud800" <= match[0] <= "\udfff"
    return unknown_escape(path, line) if is_half else hidden_character(path, line, match)


def full_width_colon(path: KeyPath, line: int, key: str) -> Fault:
    """The fault of a Chinese colon after a key."""
    return Fault(
        path,
        line,
        Message("The colon after “{key}” is a full-width one.", key=key),
        Message("Write “{key}: ” with a half-width colon and a space.", key=key),
    )


LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
CONSTANTS: dict[str, bool | None] = {
    **dict.fromkeys(("", "~", "null", "Null", "NULL")),
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
}
NUMBERS: tuple[tuple[re.Pattern[str], Callable[[str], int | float]], ...] = (
    (re.compile(r"[-+]?[0-9]{1,300}"), int),
    (re.compile(r"0o[0-7]{1,300}"), lambda text: int(text, 8)),
    (re.compile(r"0x[0-9a-fA-F]{1,300}"), lambda text: int(text, 16)),
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
    lines: dict[KeyPath, int] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)

    def value(self, event: Any, path: KeyPath) -> Any:
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

    def _sequence(self, path: KeyPath) -> list[Any]:
        items: list[Any] = []
        while not isinstance(event := next(self.events), yaml.SequenceEndEvent):
            items.append(self.value(event, (*path, len(items))))
        return items

    def _mapping(self, path: KeyPath) -> dict[str, Any]:
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

    def _key(self, event: Any, path: KeyPath) -> str:
        line = event.start_mark.line + 1
        if isinstance(event, yaml.ScalarEvent) and not event.anchor and not event.tag:
            key = str(event.value)
            if key[:1] in BLANK_NAMES:
                self.faults.append(strange_blank(path, line, key[0]))
            return key
        self.faults.append(no_plain_key(path, line))
        self.value(event, (*path, f"?{line}"))
        return f"?{line}"

    def _scalar(self, event: Any, path: KeyPath) -> Any:
        if event.style == '"' and (result := HIDDEN.search(event.value)):
            self.faults.append(strange_escape(path, event.start_mark.line + 1, result))
        if event.style:
            return event.value
        first, last = event.start_mark.line, event.end_mark.line
        for line in range(first + 1, last + 1):
            if result := SWALLOWED_KEY.match(self.rows[line]):
                self.faults.append(full_width_colon(path, line + 1, result[1]))
        if result := CUT_OFF.match(self.rows[last], event.end_mark.column) if last < len(self.rows) else None:
            self.faults.append(cut_off(path, last + 1, result[1]))
        return plain_value(event.value)


def plain_value(text: str) -> Any:
    """What an unquoted word means by the YAML 1.2 core schema."""
    if text in CONSTANTS:
        return CONSTANTS[text]
    if text[0] not in "-+.0123456789":
        return text
    return next((number(text) for form, number in NUMBERS if form.fullmatch(text)), text)
