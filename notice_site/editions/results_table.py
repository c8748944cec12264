"""Results from a table that a spreadsheet saved. In: a file. Out: its rows as the data has them, or `Unfit`.

A workbook (.xlsx), CSV in UTF-8 or GBK and Excel's Unicode text are read, title rows above the heads too.
Numbers of persons are refused or masked; what a spreadsheet has made of long numbers and of dates is named.
"""

import codecs
import csv
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from io import StringIO
from pathlib import Path

from notice_site.characters import HIDDEN, codes
from notice_site.editions.results_workbook import Row, workbook_rows
from notice_site.editions.typed_values import Unfit
from notice_site.language.personal_numbers import masked, personal_numbers
from notice_site.problem import Message

ENCODINGS = ("utf-8-sig", "gb18030")
"""UTF-8 with or without its mark, then what Excel writes in Chinese Windows."""
MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
"""Excel's Unicode text begins with one."""
DAMAGE = re.compile(
    r"\d(?:\.\d+)?E\+\d+|#+|#(?:N/A|REF!|VALUE!|NAME\?|DIV/0!|NUM!)|\d{1,2}-(?:\d{1,2}月|[A-Z][a-z]{2})"
    r"|[1-9]\d{14}0{3,5}"
)
"""9.14401E+17, ####, #N/A, 1-2月, 2-Jan, 440101199001012000: what a spreadsheet makes of a long number or a
code 1-2."""
HEADS_AT_LEAST = 0.6
"""The part of a row's cells that heads fill; a title or a unit above them fills less. Ours."""
SHOWN = 2
"""Rows of each end that are shown before a list is written, and characters of a number in a message."""


@dataclass(frozen=True)
class ResultsTable:
    """A list as it was read."""

    above: tuple[str, ...]
    """What stood above the heads and is left out."""
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    first: int
    """The number of the first row of results in the file."""
    personal: tuple[tuple[Message, int], ...] = ()
    """Kinds of numbers of persons, with how many there are of each."""

    def masked(self) -> "ResultsTable":
        """The same with every number of a person masked."""
        rows = tuple(tuple(masked(cell) for cell in row) for row in self.rows)
        return replace(self, rows=rows, personal=())


def read_table(path: Path) -> ResultsTable:
    """The list in a file; raises Unfit, which names the file and the row."""
    rows = [(number, row) for number, row in _rows(path) if any(row)]
    for fault in _hidden(rows, path):
        raise Unfit(fault)
    width = max((len(row) for _, row in rows), default=0)
    head = next((at for at, (_, row) in enumerate(rows) if _is_head(row, width)), 0)
    if len(rows) < head + 2:
        raise Unfit(Message("{file} needs a line of headings and a line for each result.", file=path))
    heads, results = rows[head][1], rows[head + 1 :]
    for fault in (*_faults_of_heads(heads, path), *_faults(results, len(heads), path)):
        raise Unfit(fault)
    kinds = Counter(number.kind for _, row in results for cell in row for number in personal_numbers(cell))
    above = tuple(" ".join(filter(None, row)) for _, row in rows[:head])
    return ResultsTable(
        above, tuple(heads), tuple(tuple(row) for _, row in results), results[0][0], (*kinds.items(),)
    )


def personal_fault(table: ResultsTable, path: Path) -> Message:
    """Where the first number of a person stands, shown only at its ends."""
    at, number = next(
        (at, number) for at, row in enumerate(table.rows) for cell in row for number in personal_numbers(cell)
    )
    return Message(
        "Row {number} of {file} has {kind}, {shown}. Delete it, or mask it as {mask}.",
        number=table.first + at,
        file=path,
        kind=number.kind,
        shown=f"{number.text[:SHOWN]}…{number.text[-SHOWN:]}",
        mask=number.masked,
    )


def _hidden(rows: list[Row], path: Path) -> Iterator[Message]:
    """Cells with a character that nobody sees, which the data refuses."""
    for number, row in rows:
        for match in filter(None, map(HIDDEN.search, row)):
            yield Message(
                "Row {number} of {file} has a hidden character, {code}. Type the cell anew.",
                number=number,
                file=path,
                code=codes(match[0]),
            )


def _is_head(row: list[str], width: int) -> bool:
    filled = sum(map(bool, row))
    return filled >= HEADS_AT_LEAST * width and (filled > 1 or width == 1)


def _faults_of_heads(heads: list[str], path: Path) -> Iterator[Message]:
    for at, text in enumerate(heads, 1):
        if not text:
            yield Message("Column {number} of {file} has no heading.", number=at, file=path)
        elif heads.index(text) < at - 1:
            yield Message("{file} has two columns “{text}”.", text=text, file=path)


def _faults(rows: list[Row], width: int, path: Path) -> Iterator[Message]:
    """Rows of another form, and cells that a spreadsheet has damaged."""
    for number, row in rows:
        if len(row) != width:
            yield Message("Row {number} of {file} has another number of columns.", number=number, file=path)
        elif sum(map(bool, row)) == 1 and width > 2:
            text = next(filter(None, row))
            yield Message(
                "Row {number} of {file} has only “{text}”. A note below the list belongs into the text.",
                number=number,
                file=path,
                text=text,
            )
        for cell in filter(DAMAGE.fullmatch, row):
            yield Message(
                "Row {number} of {file}: “{text}” is damaged by the spreadsheet. Type it anew as text.",
                number=number,
                file=path,
                text=cell,
            )


def _rows(path: Path) -> list[Row]:
    try:
        content = path.read_bytes()
    except OSError:
        raise Unfit(Message("{file} cannot be read.", file=path)) from None
    if content.startswith(b"PK"):
        return _trimmed(workbook_rows(path))
    if content.startswith(b"\xd0\xcf\x11\xe0"):
        raise Unfit(Message("{file} is an old workbook (.xls); save it as .xlsx.", file=path))
    text = _decoded(content, path)
    delimiter = "\t" if "\t" in text.partition("\n")[0] or text.count("\t") > text.count(",") else ","
    read = csv.reader(StringIO(text), delimiter=delimiter)
    try:
        return [(number, [" ".join(cell.split()) for cell in row]) for number, row in enumerate(read, 1)]
    except csv.Error:
        raise Unfit(Message("{file} is no table that can be read.", file=path)) from None


def _trimmed(rows: list[Row]) -> list[Row]:
    """The rows of a sheet without the columns right of the last filled one."""
    width = max((at + 1 for _, row in rows for at, cell in enumerate(row) if cell), default=0)
    return [(number, row[:width]) for number, row in rows]


def _decoded(content: bytes, path: Path) -> str:
    if content.startswith(MARKS):
        return content.decode("utf-16", errors="replace")
    for encoding in ENCODINGS:
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise Unfit(Message("{file} is neither UTF-8 nor GBK; save it as CSV UTF-8.", file=path))
