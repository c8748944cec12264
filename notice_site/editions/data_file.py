"""A data file read and written byte by byte. In: its path. Out: `DataFile`; a write is whole or not at all.

What staff wrote stays as it is: the mark that Notepad puts before UTF-8, the ends of lines, every comment.
"""

import os
import re
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from notice_site.disk import disk_faults
from notice_site.model.notice import FORMAT
from notice_site.problem import Message, SiteFault
from notice_site.reading.source import Source, parse_source, read_source

LINE = re.compile(r"[^\r\n]*(?:\r\n|\n|\r)|[^\r\n]+\Z")
"""A line with its end; only these ends count in YAML 1.2 and in our reader."""
MARK = "\ufeff"
"""The byte order mark that Notepad writes first."""


@dataclass(frozen=True)
class DataFile:
    """A data file with all that a reader of YAML passes over."""

    path: Path
    text: str
    """As it is on the disk, mark and ends of lines too."""

    @property
    def newline(self) -> str:
        """The end of its lines; of mixed ones the first."""
        head, _, _ = self.text.partition("\n")
        return "\r\n" if head.endswith("\r") else "\n"

    @property
    def lines(self) -> list[str]:
        """Its lines without their ends and without the mark."""
        return self.text.removeprefix(MARK).replace("\r\n", "\n").replace("\r", "\n").split("\n")

    def with_lines_after(self, line: int, added: list[str]) -> "DataFile":
        """The same with lines put in after line `line`, counted from 1; every other byte stays."""
        mark = MARK if self.text.startswith(MARK) else ""
        kept = LINE.findall(self.text.removeprefix(MARK))
        head, tail = kept[:line], kept[line:]
        if head and not head[-1].endswith(("\n", "\r")):
            head[-1] += self.newline
        return DataFile(self.path, "".join([mark, *head, *(text + self.newline for text in added), *tail]))

    def source(self) -> Source:
        """What it says; raises ProblemsFound."""
        return parse_source(self.text, self.path)


def with_format(file: DataFile) -> DataFile:
    """The same with its format before its first key, where it names none.

    A file that is one mapping in braces has no line of its own for it, and stays as it is.
    """
    source = file.source()
    first = min((line for path, line in source.lines.items() if len(path) == 1), default=1)
    line = file.lines[first - 1]
    indent, begun = line[: len(line) - len(line.lstrip())], line.lstrip()
    if "format" in source.data or begun.startswith("{"):
        return file
    return file.with_lines_after(first - 1, [f"{indent}format: {FORMAT}"])


def read_data_file(path: Path) -> DataFile:
    """A data file that is there and is UTF-8; raises ProblemsFound as `read_source` does."""
    read_source(path)
    return DataFile(path, path.read_bytes().decode("utf-8"))


def write_whole(path: Path, content: str | bytes, *, anew: bool = False) -> None:
    """Write a file in one step: killed at any moment, the old one or the new one is there.

    `anew` refuses to replace a file (FileExistsError). Raises SiteFault where there is no place for it, or
    the disk does not take it.
    """
    place = path.resolve()  # The draft of a link's file must be on its disk.
    _must_be_a_place(place)
    with disk_faults(path), _named(path):
        handle, draft = tempfile.mkstemp(prefix=f".{path.name}-", dir=place.parent)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(content.encode() if isinstance(content, str) else content)
                file.flush()
                os.fsync(file.fileno())
            Path(draft).chmod(_mode(path))
            _put(Path(draft), place, anew=anew)
        finally:
            Path(draft).unlink(missing_ok=True)


def _must_be_a_place(path: Path) -> None:
    if path.is_dir():
        raise SiteFault(Message("{file} is a folder.", file=path), Message("Name a file in it."))
    if path.exists() and not path.is_file():
        raise SiteFault(
            Message("{file} is a device or a pipe, and no file.", file=path), Message("Name a file.")
        )
    if not path.parent.is_dir():
        raise SiteFault(
            Message("There is no folder {folder}.", folder=path.parent),
            Message("Make the folder, or name another."),
        )


@contextmanager
def _named(path: Path) -> Iterator[None]:
    """Errors of the disk name the file that is written, not the draft beside it."""
    try:
        yield
    except OSError as error:
        raise OSError(error.errno, error.strerror, str(path)) from error


def _put(draft: Path, path: Path, *, anew: bool) -> None:
    if not anew:
        draft.replace(path)
    elif sys.platform == "win32":
        draft.rename(path)  # There it refuses a name that is taken.
    else:
        try:
            os.link(draft, path)
        except PermissionError:  # A memory stick knows no second name for a file.
            draft.replace(path)


def _mode(path: Path) -> int:
    """The rights of the file that is replaced; of a new one what a new file usually has."""
    return path.stat().st_mode & 0o777 if path.exists() else 0o644
