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
INDENT_NAMES = {
    "\t": Message("a tab"),
    "\u3000": Message("a full-width space"),
    "\u00a0": Message("a no-break space"),
}


TEXTS: dict[str, tuple[Message, Message]] = {
    "no_plain_key": (
        Message("A key must be a plain word."),
        Message('Write `key: value`; put a text that begins with "{{" or "[" in quotes.'),
    ),
    "key_twice": (
        Message("The key “{key}” occurs twice, in lines {first} and {second}."),
        Message("Keep one of them."),
    ),
    "alias": (
        Message("“{mark}” is a YAML anchor or alias; they are not used here."),
        Message("Quote a fact by its path, {{key_dates.close}}, or put the text in quotes."),
    ),
    "tag": (
        Message("“{tag}” is a YAML tag; they are not used here."),
        Message("Leave the tag out; put a text that begins with ! in quotes."),
    ),
    "too_deep": (
        Message("Brackets or levels are more than {most} deep here."),
        Message("Take the extra levels out."),
    ),
    "cut_off": (
        Message("“{rest}” is cut off: a space with # after it begins a comment."),
        Message("Put the whole text in quotes; write a comment with a space after the #."),
    ),
    "strange_indent": (
        Message("The line is indented with {character}."),
        Message("Indent with ordinary spaces, two for each level."),
    ),
    "unknown_escape": (
        Message("A backslash in double quotes begins a code that does not exist."),
        Message("Write a backslash twice, or use single quotes."),
    ),
    "hidden_first": (
        Message("The line holds a hidden character, {code}."),
        Message("Delete it, or type the line anew."),
    ),
    "hidden_within": (
        Message("A hidden character, {code}, is after “{words}”."),
        Message("Delete it, or type the line anew."),
    ),
    "full_width_colon": (
        Message("The colon after “{key}” is a full-width one."),
        Message("Write “{key}: ” with a half-width colon and a space."),
    ),
}
"""What is wrong, and what to write, by the kind of a fault."""


def yaml_fault(kind: str, path: KeyPath, line: int, **values: object) -> Fault:
    """A fault of one kind; `values` are what its texts name."""
    message, remedy = TEXTS[kind]
    return Fault(path, line, message.filled(**values), remedy.filled(**values))


def hidden_character(path: KeyPath, line: int, match: re.Match[str]) -> Fault:
    """The fault of a character that nobody sees, with the words before it."""
    before = HIDDEN.sub("", match.string[max(match.start() - SHOWN_BEFORE, 0) : match.start()])
    words = before.rpartition("\n")[2].lstrip(" -")
    kind = "hidden_within" if words else "hidden_first"
    return yaml_fault(kind, path, line, words=words, code=codes(match[0]))


def strange_escape(path: KeyPath, line: int, match: re.Match[str]) -> Fault:
    """The fault of a code in double quotes that stands for half a character, or for one that nobody sees."""
    is_half = "\ud800" <= match[0] <= "\udfff"
    return yaml_fault("unknown_escape", path, line) if is_half else hidden_character(path, line, match)


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
            self.faults.append(yaml_fault("too_deep", path, line, most=MOST_LEVELS))
            raise TooDeep
        if isinstance(event, yaml.AliasEvent):
            self.faults.append(yaml_fault("alias", path, line, mark=f"*{event.anchor}"))
            return None
        if event.anchor:
            self.faults.append(yaml_fault("alias", path, line, mark=f"&{event.anchor}"))
        if event.tag:
            self.faults.append(
                yaml_fault("tag", path, line, tag=str(event.tag).replace("tag:yaml.org,2002:", "!!"))
            )
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
                self.faults.append(
                    yaml_fault("key_twice", place, line, key=place[-1], first=self.lines[place], second=line)
                )
                self.value(next(self.events), (*path, f"?{line}"))
                continue
            self.lines[place] = line
            items[key] = self.value(next(self.events), place)
        return items

    def _key(self, event: Any, path: KeyPath) -> str:
        line = event.start_mark.line + 1
        if isinstance(event, yaml.ScalarEvent) and not event.anchor and not event.tag:
            key = str(event.value)
            if key[:1] in INDENT_NAMES:
                self.faults.append(yaml_fault("strange_indent", path, line, character=INDENT_NAMES[key[0]]))
            return key
        self.faults.append(yaml_fault("no_plain_key", path, line))
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
                self.faults.append(yaml_fault("full_width_colon", path, line + 1, key=result[1]))
        if result := CUT_OFF.match(self.rows[last], event.end_mark.column) if last < len(self.rows) else None:
            self.faults.append(yaml_fault("cut_off", path, last + 1, rest=result[1]))
        return plain_value(event.value)


def plain_value(text: str) -> Any:
    """What an unquoted word means by the YAML 1.2 core schema."""
    if text in CONSTANTS:
        return CONSTANTS[text]
    if text[0] not in "-+.0123456789":
        return text
    return next((number(text) for form, number in NUMBERS if form.fullmatch(text)), text)
