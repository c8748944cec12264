"""A data file as it stands. In: its path. Out: `Source`, values with the line of each, or `ProblemsFound`."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path as FilePath
from typing import Any

import yaml

from notice_site.model.notice import FORMAT
from notice_site.problem import (
    SHAPE,
    Fault,
    KeyPath,
    Message,
    Problem,
    ProblemsFound,
    Severity,
    in_file_order,
)
from notice_site.reading.yaml_faults import line_faults, marks_left, syntax_faults
from notice_site.reading.yaml_values import Reader, TooDeep, events_of

MOST_BYTES = 1_000_000


@dataclass(frozen=True)
class Source:
    """A data file: its text and values, and where each value is."""

    path: FilePath
    text: str
    data: dict[str, Any]
    lines: Mapping[KeyPath, int]

    def line_of(self, path: KeyPath) -> int:
        """The line of a value, counted from 1; of a missing one, the line of what should hold it."""
        return next(
            (self.lines[path[:end]] for end in range(len(path), 0, -1) if path[:end] in self.lines), 1
        )


def read_source(path: FilePath) -> Source:
    """Read a data file; raises ProblemsFound with every fault of its form."""
    return parse_source(_decode(_load(path)), path)


def parse_source(text: str, path: FilePath) -> Source:
    """The same from a text; the path is only recorded."""
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    data, lines, faults = _read(text)
    if isinstance(data, dict) and (later := later_format(data.get("format"))):
        # All else that is strange in it may be right in that format.
        faults = [Fault(("format",), lines[("format",)], *later)]
    if not isinstance(data, dict):
        faults = [*faults, *line_faults(text)] or [_not_a_mapping(text)]
    if faults:
        raise ProblemsFound(in_file_order([fault.problem() for fault in faults]))
    return Source(path, text, data, lines)


def later_format(number: object) -> tuple[Message, Message] | None:
    """What to say of a format that is not known yet, with the remedy; None of any other value.

    Each format after the first comes with the major version of its number.
    """
    if not isinstance(number, int) or number <= FORMAT:
        return None
    return (
        Message(
            "This is format {number}; the newest that this notice-site reads is {newest}.",
            number=number,
            newest=FORMAT,
        ),
        Message("Use notice-site {number}.0 or newer.", number=number),
    )


def _read(text: str) -> tuple[Any, dict[KeyPath, int], list[Fault]]:
    if faults := marks_left(text):
        return None, {}, faults
    reader = Reader(text.split("\n"), events_of(text))
    data = None
    try:
        for event in reader.events:
            if isinstance(event, yaml.DocumentStartEvent):
                if reader.lines:
                    reader.faults.append(_second_document(_line(event)))
                    break
                data = reader.value(next(reader.events), ())
    except TooDeep:
        return None, {}, reader.faults
    except yaml.YAMLError as error:
        return None, {}, [*reader.faults, *syntax_faults(text, error)]
    return data, reader.lines, reader.faults


def _line(event: Any) -> int:
    return int(event.start_mark.line) + 1


def _load(path: FilePath) -> bytes:
    if not path.exists():
        raise _whole_file(
            Message("There is no file {file}.", file=path),
            Message("Name the data file with --data FILE, or go to the folder that holds it."),
        )
    if path.is_dir():
        raise _whole_file(
            Message("{file} is a folder.", file=path),
            Message("Name the data file in it: {file}.", file=path / "notice_data.yml"),
        )
    if not path.is_file():
        raise _whole_file(
            Message("{file} is a device or a pipe, and no file.", file=path),
            Message("Name the data file with --data FILE, or go to the folder that holds it."),
        )
    try:
        with path.open("rb") as file:
            content = file.read(MOST_BYTES + 1)
    except OSError:
        raise _whole_file(
            Message("{file} may not be read.", file=path),
            Message("Give yourself the right to read the file."),
        ) from None
    if len(content) > MOST_BYTES:
        raise _whole_file(
            Message(
                "{file} has more than {most} bytes, which no call has.",
                file=path,
                most=MOST_BYTES,
            ),
            Message("See whether this is the right file."),
        )
    return content


def _decode(content: bytes) -> str:
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise _whole_file(
            Message("The file is not a text in UTF-8: perhaps a text in GBK, or a Word file."),
            Message("Name the data file; save a text as UTF-8: in Notepad, “Save as”, encoding UTF-8."),
            line,
        ) from None


def _whole_file(message: Message, remedy: Message, line: int | None = None) -> ProblemsFound:
    return ProblemsFound((Problem(SHAPE, Severity.ERROR, (), line, message, remedy),))


def _second_document(line: int) -> Fault:
    return Fault(
        (),
        line,
        Message("A second document begins here (---)."),
        Message("Keep one call in a file; delete the line with ---."),
    )


def _not_a_mapping(text: str) -> Fault:
    if not [line for line in text.split("\n") if line.strip() and not line.lstrip().startswith("#")]:
        return Fault((), 1, Message("The file is empty."), Message("Begin with `id:`, `title:` and so on."))
    return Fault(
        (),
        1,
        Message("The file does not consist of keys with values."),
        Message("Begin with `id:`, `title:` and so on."),
    )
