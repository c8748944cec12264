"""Places to fill in, for print. In: the fields of a form's cell. Out: words, boxes and room to write in.

Lengths are millimetres. A form is filled in by hand: lines to write on are 9 mm apart.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby
from typing import Literal

from notice_site.models.forms import FOOTNOTE_MARK, FormField
from notice_site.models.taxonomies import Taxonomy
from notice_site.printing.text import balanced_lines, width_of

CHARACTER = 11 * 25.4 / 72
"""The width of a character in a form, 11 pt."""
LINES_OF_A_REPEAT = 5
"""How many lines stand ready where a form names no least number; more than these stand in two columns."""
ROOM = {"signature": 24, "date": 24, "seal": 0}
ROOM_OTHERWISE = 30
ROOM_BEFORE_YEAR, ROOM_IN_PROMPT = 12, 8
BLANKS_TO_WRITE_IN = re.compile(r"[ \u3000\u00a0]{2,}")


@dataclass(frozen=True)
class Piece:
    """Something that stands in a line."""

    kind: Literal["text", "break", "option", "room", "line", "note", "mark"]
    """Words; a new line; a box with its option; empty room; room with a line; a footnote; a mark of one."""
    text: str = ""
    width: float = 0
    """Of a room."""
    note: int = 0
    """The footnote's number, from 1."""


@dataclass(frozen=True)
class Part:
    """What stands in a cell one below the other."""

    kind: Literal["words", "fields", "lines", "table"]
    """Pieces that run on; fields spread over the width; lines to write on; a table to fill in."""
    pieces: tuple[tuple[Piece, ...], ...] = ()
    """For words one line, for fields one for each field."""
    marks: tuple[str, ...] = ()
    """The numbers of the lines or rows; empty words where the issued form has no marks."""
    heads: tuple[str, ...] = ()
    """The headings of a table's columns."""
    columns: int = 1
    """In how many columns the lines stand."""


@dataclass(frozen=True)
class FieldPrinter:
    """Sets the words and fields of one form."""

    taxonomies: Mapping[str, Taxonomy]
    notes: Mapping[str, int]
    """The numbers of its footnotes by their ids."""

    def words(self, text: str) -> Part:
        """Words that run on."""
        return Part("words", (tuple(self._pieces(text)),))

    def label(self, text: str, width: float) -> Part:
        """A label in lines of about the same length, where it is too long for one."""
        most, lines = max(1, int(width / CHARACTER)), list[str]()
        for line in text.split("\n"):
            lines += [line] if FOOTNOTE_MARK.search(line) else balanced_lines(line, most)
        return self.words("\n".join(lines))

    def parts(self, fields: tuple[FormField, ...], width: float) -> Iterator[Part]:
        """Fields in their order; those that take no line of their own stand side by side."""
        for alone, group in groupby(fields, _stands_alone):
            if alone:
                for field in group:
                    yield from self._alone(field)
            else:
                yield from self._side_by_side(group, width)

    def _pieces(self, text: str) -> Iterator[Piece]:
        for index, found in enumerate(FOOTNOTE_MARK.split(text)):
            if index % 2:
                known = self.notes.get(found)
                yield Piece("note", note=known) if known else Piece("text", f"{{^{found}}}")
                continue
            for line, words in enumerate(found.split("\n")):
                if line:
                    yield Piece("break")
                if words:
                    yield Piece("text", words)

    def _alone(self, field: FormField) -> Iterator[Part]:
        if words := "".join(filter(None, (field.label, field.prompt))):
            yield self.words(words)
        if field.options:
            yield Part("words", (tuple(self._options(field)),))
        if field.kind == "repeat":
            yield _lines(field)
        if field.suffix:
            yield self.words(field.suffix)

    def _options(self, field: FormField) -> Iterator[Piece]:
        for number, option in enumerate(self.taxonomies[field.options or ""].options, 1):
            mark = f"{number}." if field.numbered else ""
            yield Piece("option", f"□{mark}{option.label}{field.option_end}")

    def _side_by_side(self, fields: Iterator[FormField], width: float) -> Iterator[Part]:
        """As many in a line as have room to be filled in."""
        line: list[tuple[Piece, ...]] = []
        for field in fields:
            pieces = tuple(self._inline(field))
            if line and sum(_width(known) for known in [*line, pieces]) > width:
                yield Part("fields", tuple(line))
                line = []
            line += [pieces] if pieces else []
        if line:
            yield Part("fields", tuple(line))

    def _inline(self, field: FormField) -> Iterator[Piece]:
        yield from self._pieces(field.label or "")
        if field.prompt:
            yield from self._prompt(field.prompt, field.kind == "date")
        elif field.label or field.suffix:
            room = ROOM.get(field.kind, ROOM_OTHERWISE)
            yield Piece("room" if field.kind in ("office_use", "seal") else "line", width=room)
        yield from self._pieces(field.suffix or "")

    def _prompt(self, prompt: str, is_date: bool) -> Iterator[Piece]:
        """The words in a blank; runs of blanks between them are room for a hand."""
        for index, words in enumerate(BLANKS_TO_WRITE_IN.split(prompt)):
            if index or is_date:
                yield Piece("room", width=ROOM_IN_PROMPT if index else ROOM_BEFORE_YEAR)
            yield from self._pieces(words)


def _stands_alone(field: FormField) -> bool:
    return field.kind in ("choice", "choices", "repeat", "long_text")


def _lines(field: FormField) -> Part:
    count = field.min or min(LINES_OF_A_REPEAT, field.max or LINES_OF_A_REPEAT)
    marks = tuple(f"{number}." if field.row_marks else "" for number in range(1, count + 1))
    heads = tuple(column.label for column in field.columns)
    in_two = not heads and count > LINES_OF_A_REPEAT
    return Part("table" if heads else "lines", marks=marks, heads=heads, columns=2 if in_two else 1)


def _width(pieces: tuple[Piece, ...]) -> float:
    return CHARACTER + sum(piece.width or width_of(piece.text) * CHARACTER for piece in pieces)
