"""The code on the approval sheet. In: all that a site is made of. Out: one code that changes with any of it.

It is over the data, the editions before, the call's own pages, styles and pictures, the address and the
engine of the PDF files, the note of a minor change, and the program itself. The day of publication is no part
of it: nobody knows it when the sheet is printed.
"""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from pathlib import Path

from notice_site import __version__
from notice_site.problem import Message, SiteFault
from notice_site.project import DOCS, FONTS, MKDOCS, OVERRIDES, PACKAGE, TEMPLATES
from notice_site.reading.editions import Edition
from notice_site.reading.source import Source

DIGITS = 20
"""Hexadecimal digits of the code: 80 bits, more than anybody can search for another state with the same."""
SHOWN = 8
"""Digits of the sum of one part, to tell which part differs."""
OWN = ("docs", "overrides", "pictures")
"""Folders beside the data whose files the site may show."""
PARTS = {
    "data": Message("data file"),
    "editions": Message("editions before"),
    "files": Message("own pages, styles and pictures"),
    "target": Message("address and PDF engine"),
    "note": Message("note of the change"),
    "program": Message("program"),
}


@dataclass(frozen=True)
class Target:
    """What the command line adds to the data."""

    address: str = ""
    engine: str = ""
    note: str = ""
    program: str = ""
    """Of the state that was signed before, perhaps with an older program; empty for this one."""


@dataclass(frozen=True)
class ApprovalCode:
    """The code of a state, and the sums that it is made of."""

    source: Source
    target: Target
    parts: tuple[tuple[str, str], ...]
    """Names of PARTS and SHA-256 sums."""

    @property
    def text(self) -> str:
        """The code as the sheet prints it: `1bec-9f3a-77d0-0c4e-58b2`."""
        lines = "".join(f"{name} {digest}\n" for name, digest in self.parts)
        digits = sha256(lines.encode()).hexdigest()[:DIGITS]
        return "-".join(digits[at : at + 4] for at in range(0, DIGITS, 4))

    def listed(self) -> tuple[Message, ...]:
        """Each part with the first digits of its sum."""
        return tuple(
            Message("{part} {digits}", part=PARTS[name], digits=digest[:SHOWN]) for name, digest in self.parts
        )


def approval_code(source: Source, before: tuple[Edition, ...], target: Target) -> ApprovalCode:
    """The code of the data as it stands, after these editions."""
    editions = (f"{each.number} {each.published} {each.note}\n{each.source.text}".encode() for each in before)
    sums = {
        "data": _sum([source.text.encode()]),
        "editions": _sum(editions),
        "files": _sum(_contents([source.path.parent / name for name in OWN])),
        "target": _sum([f"{target.address} {target.engine}".encode()]),
        "note": _sum([target.note.encode()]),
        "program": _sum([(target.program or program()).encode()]),
    }
    return ApprovalCode(source, target, tuple(sums.items()))


def typed_code(text: str) -> str:
    """A code as somebody typed it, in the sheet's form: small letters, dashes after four digits."""
    digits = re.sub(r"[\s\-–—_.]", "", unicodedata.normalize("NFKC", text)).lower()
    return "-".join(digits[at : at + 4] for at in range(0, len(digits), 4))


def must_be_signed(code: ApprovalCode, typed: str) -> None:
    """Raise SiteFault where the code that was typed is of another state."""
    if typed_code(typed) != code.text:
        raise SiteFault(
            Message(
                "This is not what was signed: the code of what is here is {code}, not {typed}. "
                "Its parts: {parts}.",
                code=code.text,
                typed=typed_code(typed),
                parts=code.listed(),
            ),
            Message(
                "Compare the parts with those on the signed sheet. Put back what was signed, or print the "
                "sheet again and have it signed."
            ),
        )


@cache
def program() -> str:
    """The version and the sum of the files that pages and documents are made with: `0.2.0-5f0c1b2a3d`."""
    folders = (PACKAGE, TEMPLATES, OVERRIDES, DOCS / "assets", FONTS)
    total = _sum([*_contents(folders), MKDOCS.read_bytes()])
    return f"{__version__}-{total[:10]}"


def _contents(folders: Iterable[Path]) -> Iterable[bytes]:
    """Paths and contents of the files below the folders, in the order of their paths."""
    for folder in folders:
        for path in sorted(folder.rglob("*")):
            within = path.relative_to(folder)
            left_out = any(part.startswith((".", "__pycache__")) for part in within.parts)
            # The wheel keeps the tool's other files there; they are counted from their own folders.
            left_out |= folder == PACKAGE and within.parts[0] == "tool"
            if path.is_file() and not left_out:
                yield f"{folder.name}/{within.as_posix()}".encode()
                yield path.read_bytes()


def _sum(parts: Iterable[bytes]) -> str:
    """A sum that no other division into parts has."""
    total = sha256()
    for part in parts:
        total.update(b"%d\n" % len(part) + part)
    return total.hexdigest()
