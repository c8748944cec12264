"""Content lines of a calendar. In: names and values. Out: the bytes of an iCalendar file (RFC 5545).

Written by hand: these rules are few, and importing the library icalendar costs a build 0.15 s. The tests read
every calendar with that library.
"""

import re
from collections.abc import Iterable
from datetime import UTC, date, datetime

from notice_site.escapes import plain_text

SPECIAL = re.compile(r"[\\;,\n]")
OCTETS = 75
"""The longest line, without its end (RFC 5545, 3.1)."""


def calendar_text(text: str) -> str:
    """A value of the type TEXT (RFC 5545, 3.3.11)."""
    return SPECIAL.sub(lambda match: "\\n" if match[0] == "\n" else f"\\{match[0]}", plain_text(text))


def calendar_instant(moment: datetime) -> str:
    """A moment in UTC, `20260930T090000Z`."""
    utc = moment.astimezone(UTC).replace(microsecond=0, tzinfo=None)
    return utc.isoformat().replace("-", "").replace(":", "") + "Z"


def calendar_day(day: date) -> str:
    """A day, `20260930`."""
    return day.isoformat().replace("-", "")


def calendar_file(lines: Iterable[str]) -> bytes:
    """The file that these lines make: each is folded and ends with CRLF."""
    return b"".join(_fold(line.encode()) + b"\r\n" for line in lines)


def _fold(line: bytes) -> bytes:
    """The line in pieces of at most 75 octets, none of which ends within a character."""
    pieces, room = [], OCTETS
    while len(line) > room:
        cut = room
        while line[cut] & 0b1100_0000 == 0b1000_0000:
            cut -= 1
        pieces.append(line[:cut])
        line, room = line[cut:], OCTETS - 1
    return b"\r\n ".join([*pieces, line])
