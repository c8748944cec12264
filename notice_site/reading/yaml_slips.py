"""Slips that people make in YAML. In: where one stands. Out: its Fault, with what to write instead."""

import re

from notice_site.problem import Fault, Message, Path

HIDDEN = re.compile(
    r"[^\t\n\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]"
)
"""Control characters, and marks that YAML takes for line breaks (YAML 1.1, 5.1 and 5.4)."""
BLANK_NAMES = {
    "\t": Message("a tab"),
    "\u3000": Message("a full-width blank"),
    "\u00a0": Message("a no-break blank"),
}


def no_plain_key(path: Path, line: int) -> Fault:
    """A key that is a list or has keys itself."""
    return Fault(
        path,
        line,
        Message("A key must be a plain word."),
        Message('Write `key: value`; put a text that begins with "{{" or "[" in quotes.'),
    )


def key_twice(path: Path, first: int, second: int) -> Fault:
    """A key that one mapping has twice."""
    return Fault(
        path,
        second,
        Message(
            "The key “{key}” stands twice, in lines {first} and {second}.",
            key=path[-1],
            first=first,
            second=second,
        ),
        Message("Keep one of them."),
    )


def alias(path: Path, line: int, mark: str) -> Fault:
    """An anchor or an alias."""
    return Fault(
        path,
        line,
        Message("“{mark}” is a YAML anchor or alias; they are not used here.", mark=mark),
        Message("Quote a fact by its path, {{key_dates.close}}, or put the text in quotes."),
    )


def tag(path: Path, line: int, name: str) -> Fault:
    """A type written out, `!!str`."""
    return Fault(
        path,
        line,
        Message(
            "“{tag}” is a YAML tag; they are not used here.", tag=name.replace("tag:yaml.org,2002:", "!!")
        ),
        Message("Leave the tag out; put a text that begins with ! in quotes."),
    )


def too_deep(path: Path, line: int, most: int) -> Fault:
    """More levels than any call has."""
    return Fault(
        path,
        line,
        Message("Brackets or levels stand more than {most} deep here.", most=most),
        Message("Take the extra levels out."),
    )


def cut_off(path: Path, line: int, rest: str) -> Fault:
    """A text that loses its end to a comment."""
    return Fault(
        path,
        line,
        Message("“{rest}” is cut off: a blank with # after it begins a comment.", rest=rest),
        Message("Put the whole text in quotes; write a comment with a blank after the #."),
    )


def strange_blank(path: Path, line: int, blank: str) -> Fault:
    """The fault of a line that is indented with something else than blanks."""
    return Fault(
        path,
        line,
        Message("The line is indented with {blank}.", blank=BLANK_NAMES[blank]),
        Message("Indent with ordinary blanks, two for each level."),
    )


def unknown_escape(path: Path, line: int) -> Fault:
    """The fault of a backslash with something after it that means nothing."""
    return Fault(
        path,
        line,
        Message("A backslash in double quotes begins a code that does not exist."),
        Message("Write a backslash twice, or use single quotes."),
    )


def hidden_character(path: Path, line: int, char: str) -> Fault:
    """The fault of a character that nobody sees."""
    return Fault(
        path,
        line,
        Message("The line holds a hidden character, {code}.", code=f"U+{ord(char):04X}"),
        Message("Delete it, or type the line anew."),
    )


def strange_escape(path: Path, line: int, char: str) -> Fault:
    """The fault of a code in double quotes that stands for half a character, or for one that nobody sees."""
    is_half = "\ud800" <= char <= "\udfff"
    return unknown_escape(path, line) if is_half else hidden_character(path, line, char)


def full_width_colon(path: Path, line: int, key: str) -> Fault:
    """The fault of a Chinese colon after a key."""
    return Fault(
        path,
        line,
        Message("The colon after “{key}” is a full-width one.", key=key),
        Message("Write “{key}: ” with a half-width colon and a blank.", key=key),
    )
