"""Published editions. In: the folder `editions/` beside a data file. Out: what each froze, oldest first.

An edition is `<n>.yml`: a first line with its number, day, format, the SHA-256 of it all, the code that
was entered and its note, then the data file to the letter. An edition whose line names no format has the one
before the first.
"""

import re
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from itertools import pairwise
from pathlib import Path
from typing import Any

from notice_site.model.notice import FORMAT
from notice_site.problem import Message, Problem, ProblemsFound, Severity
from notice_site.reading.source import Source, later_format, parse_source

FIRST_LINE = re.compile(
    r"# edition (?P<number>\d+) · (?P<day>\d{4}-\d\d-\d\d)(?: · format (?P<format>\d+))?"
    r" · sha256 (?P<hash>[0-9a-f]{64})"
    r"(?: · (?P<entry>code (?P<code>[0-9a-f-]+) entered by (?P<by>[^·\n]+) with (?P<program>\S+)))?"
    r"(?: · (?P<note>.*))?\n"
)
"""`# edition 2 · 2026-11-28 · format 1 · sha256 1bec…6f · a slip corrected`, the last without a note.

Before the note stands, where a code was entered, `code 1bec-… entered by 王芳 with 0.2.0-5f0c…`.
"""
UNPUBLISHED = ("format", "site", "accepted_warnings", "cases", "import")
"""Keys of the data file that are not part of the published call."""


@dataclass(frozen=True)
class Entry:
    """The code of an approval sheet as somebody entered it: a record of who typed it, no signature."""

    code: str
    by: str
    program: str
    """The program's version and the sum of its files: the code is over them too."""


@dataclass(frozen=True)
class Edition:
    """One edition as it was published."""

    number: int
    published: date
    note: str
    """What a change was that no reader has to know; empty for an ordinary edition."""
    source: Source
    entry: Entry | None = None


def editions_folder(data: Path) -> Path:
    """Where the editions of a data file stand: beside it."""
    return data.parent / "editions"


def read_editions(folder: Path) -> tuple[Edition, ...]:
    """All editions of a call; raises ProblemsFound where one is missing or was changed by hand."""
    paths = sorted(folder.glob("*.yml"), key=lambda path: (len(path.stem), path.stem))
    editions = tuple(_read(path) for path in paths)
    for before, after in pairwise((0, *(edition.number for edition in editions))):
        if after != before + 1:
            raise _fault(
                folder / f"{before + 1}.yml",
                Message("Edition {number} is missing.", number=before + 1),
                Message("Put the file back from a backup; an edition is never deleted."),
            )
    return editions


def published_data(source: Source) -> dict[str, Any]:
    """The part of the data that an edition publishes."""
    return {key: value for key, value in source.data.items() if key not in UNPUBLISHED}


def freeze(edition: Edition) -> str:
    """The text of an edition's file; its note and the name in its entry have no line break."""
    day, entry, text = edition.published.isoformat(), edition.entry, edition.source.text
    entered = f"code {entry.code} entered by {entry.by} with {entry.program}" if entry else ""
    entries = (entered,) if entered else ()
    sealed = _sealed(str(edition.number), day, str(FORMAT), *entries, edition.note, text)
    head = (f"# edition {edition.number}", day, f"format {FORMAT}", f"sha256 {sealed}", entered, edition.note)
    return f"{' · '.join(part for part in head if part)}\n{text}"


def _read(path: Path) -> Edition:
    try:
        text = path.read_text("utf-8", errors="replace")
    except PermissionError:
        raise _fault(
            path,
            Message("{file} may not be read.", file=path),
            Message("Give yourself the right to read the file."),
        ) from None
    head = FIRST_LINE.match(text)
    if head and (later := later_format(int(head["format"] or 0))):
        raise _fault(path, *later)
    if not head or head["number"] != path.stem or head["hash"] != _expected(head, text):
        raise _fault(
            path,
            Message("This edition was changed after it was published."),
            Message("Put the file back from a backup; what changes a published call is an amendment."),
        )
    source = parse_source(text[head.end() :], path)
    entry = Entry(head["code"], head["by"], head["program"]) if head["entry"] else None
    return Edition(int(head["number"]), date.fromisoformat(head["day"]), head["note"] or "", source, entry)


def _expected(head: re.Match[str], text: str) -> str:
    sealed_parts = [
        head["number"],
        head["day"],
        head["format"],
        head["entry"],
        head["note"] or "",
        text[head.end() :],
    ]
    return _sealed(*(part for part in sealed_parts if part is not None))


def _sealed(*sealed_parts: str) -> str:
    """The SHA-256 of all that an edition says, its number, day, format, entry and note too."""
    return sha256("\n".join(sealed_parts).encode()).hexdigest()


def _fault(path: Path, message: Message, remedy: Message) -> ProblemsFound:
    at = Message("{file}: {message}", file=path.name, message=message)
    return ProblemsFound((Problem("P02", Severity.ERROR, (), None, at, remedy),))
