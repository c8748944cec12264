"""Forms for print. In: the grid of an annex. Out: its table cell by cell, in pieces that any engine can set.

Lengths are millimetres. A form is filled in by hand, so that every row to write in is at least 9 mm high.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from notice_site.grid import PlacedCell, place_cells, row_headers
from notice_site.models.forms import Cell, Form, FormField
from notice_site.models.notice import Notice
from notice_site.print_text import balanced_lines, width_of

WIDTH = 156
"""The type area's width (GB/T 9704-2012, 5.2.1)."""
CHARACTER = 11 * 25.4 / 72
"""The width of a character in a form, 11 pt."""
PADDING, LABEL_PADDING = 4, 2
"""The blank on both sides of a cell's words, together."""
ROW_TO_WRITE_IN, ROW_TO_READ = 9, 7
LINES_OF_A_REPEAT = 5
"""How many lines stand ready where a form names no least number; more than these stand in two columns."""
ROOM = {"signature": 24, "date": 24, "seal": 0}
ROOM_OTHERWISE = 30
BLANKS_TO_WRITE_IN = re.compile(r"[ \u3000\u00a0]{2,}")
MARK = re.compile(r"\{\^([^{}]+)\}")

PieceKind = Literal["text", "break", "option", "room", "line", "note"]


@dataclass(frozen=True)
class Piece:
    """Something that stands in a line."""

    kind: PieceKind
    """Words; a new line; a box with its option; empty room; room with a line; a footnote's mark."""
    text: str = ""
    width: float = 0
    """Of a room."""
    note: int = 0
    """The footnote's number, from 1."""


@dataclass(frozen=True)
class Part:
    """What stands in a cell one below the other."""

    kind: Literal["words", "fields", "lines", "table"]
    """Pieces that run on; fields spread over the width; numbered lines to write on; a table to fill in."""
    pieces: tuple[tuple[Piece, ...], ...] = ()
    """For words one line, for fields one for each field."""
    marks: tuple[str, ...] = ()
    """The numbers of the lines or rows."""
    heads: tuple[str, ...] = ()
    """The headings of a table's columns."""
    columns: int = 1
    """In how many columns the lines stand."""


@dataclass(frozen=True)
class PrintedCell:
    """A cell of the table."""

    row: int
    column: int
    colspan: int
    rowspan: int
    header: bool
    """Whether it names other cells."""
    named_by: tuple[int, ...]
    """The header cells that name it, by their places in `PrintedForm.cells`."""
    align: Literal["left", "center", "right"]
    height: int
    """Its least height."""
    parts: tuple[Part, ...]
    splits: bool
    """Whether it may run over a page's end."""


@dataclass(frozen=True)
class PrintedForm:
    """A form."""

    above: tuple[Part, ...]
    """What stands above the table."""
    columns: tuple[float, ...]
    """Widths that fill the type area."""
    header_rows: int
    cells: tuple[PrintedCell, ...]
    footnotes: tuple[str, ...]
    notes_label: str
    notes: tuple[str, ...]


def print_form(form: Form, notice: Notice) -> PrintedForm:
    """A form as it is printed; its choices come from the notice's taxonomies."""
    widths = tuple(WIDTH * share / sum(form.columns) for share in form.columns)
    builder = _Builder(form, notice, widths, place_cells(form))
    return PrintedForm(
        above=tuple(builder.field_lines(form.above, WIDTH)),
        columns=widths,
        header_rows=form.header_rows,
        cells=tuple(builder.cell(place) for place in builder.places),
        footnotes=tuple(note.text for note in form.footnotes),
        notes_label=form.notes.label or "" if form.notes else "",
        notes=tuple(note.text for note in form.notes.items) if form.notes else (),
    )


@dataclass(frozen=True)
class _Builder:
    form: Form
    notice: Notice
    widths: tuple[float, ...]
    places: tuple[PlacedCell, ...]

    def cell(self, place: PlacedCell) -> PrintedCell:
        cell, row = place.cell, self.form.rows[place.row]
        width = sum(self.widths[place.column : place.column + cell.colspan])
        parts = tuple(self._parts(cell, width - (LABEL_PADDING if cell.label else PADDING)))
        header = bool(cell.label) or place.row < self.form.header_rows
        least = row.height or (ROW_TO_WRITE_IN if any(other.fields for other in row.cells) else ROW_TO_READ)
        return PrintedCell(
            row=place.row,
            column=place.column,
            colspan=cell.colspan,
            rowspan=cell.rowspan,
            header=header,
            named_by=tuple(self._named_by(place)),
            align=cell.align or ("center" if cell.label else "left"),
            height=least if cell.rowspan == 1 else 0,
            parts=parts,
            splits=any(part.kind in ("lines", "table") for part in parts),
        )

    def _named_by(self, place: PlacedCell) -> Iterator[int]:
        """A label is named only by labels that span several rows, never by its neighbour."""
        for other in row_headers(self.form, place):
            if not place.cell.label or other.cell.rowspan > 1:
                yield self.places.index(other)

    def _parts(self, cell: Cell, width: float) -> Iterator[Part]:
        if cell.label:
            yield Part("words", (tuple(self._label(cell.label, int(width / CHARACTER))),))
        for text in cell.text:
            yield Part("words", (tuple(self._pieces(text)),))
        for field in cell.fields:
            yield from self._own_parts(field)
        yield from self.field_lines(tuple(field for field in cell.fields if not _has_own_parts(field)), width)

    def _label(self, label: str, most: int) -> Iterator[Piece]:
        """A label in lines of about the same length, where it is too long for one."""
        for index, line in enumerate(label.split("\n")):
            for part, text in enumerate(balanced_lines(line, most) if not MARK.search(line) else (line,)):
                if index or part:
                    yield Piece("break")
                yield from self._pieces(text)

    def _pieces(self, text: str) -> Iterator[Piece]:
        """Words with the marks of the form's footnotes among them."""
        numbers = {note.id: number for number, note in enumerate(self.form.footnotes, 1)}
        for index, piece in enumerate(MARK.split(text)):
            if index % 2 and piece in numbers:
                yield Piece("note", note=numbers[piece])
            elif piece:
                yield Piece("text", f"{{^{piece}}}" if index % 2 else piece)

    def _own_parts(self, field: FormField) -> Iterator[Part]:
        if not _has_own_parts(field):
            return
        if words := "".join(filter(None, (field.label, field.prompt))):
            yield Part("words", (tuple(self._pieces(words)),))
        if field.options:
            yield Part("words", (tuple(self._options(field)),))
        if field.kind == "repeat":
            count = min(field.min or LINES_OF_A_REPEAT, field.max or 99)
            marks = tuple(f"{number}." for number in range(1, count + 1))
            heads = tuple(column.label for column in field.columns)
            in_two = not heads and count > LINES_OF_A_REPEAT
            yield Part("table" if heads else "lines", marks=marks, heads=heads, columns=2 if in_two else 1)
        if field.suffix:
            yield Part("words", (tuple(self._pieces(field.suffix)),))

    def _options(self, field: FormField) -> Iterator[Piece]:
        taxonomy = next(known for known in self.notice.taxonomies if known.id == field.options)
        for number, option in enumerate(taxonomy.options, 1):
            mark = f"{number}." if field.numbered else ""
            yield Piece("option", f"□{mark}{option.label}{field.option_end}")

    def field_lines(self, fields: tuple[FormField, ...], width: float) -> Iterator[Part]:
        """Fields side by side, as many in a line as have room to be filled in."""
        line: list[tuple[Piece, ...]] = []
        for field in fields:
            pieces = tuple(self._field_pieces(field))
            if line and sum(_width(known) for known in [*line, pieces]) > width:
                yield Part("fields", tuple(line))
                line = []
            if pieces:
                line.append(pieces)
        if line:
            yield Part("fields", tuple(line))

    def _field_pieces(self, field: FormField) -> Iterator[Piece]:
        yield from self._pieces(field.label or "")
        if field.label or field.suffix:
            room = ROOM.get(field.kind, ROOM_OTHERWISE)
            ruled = field.kind not in ("office_use", "seal") and not field.prompt
            if room and not field.prompt:
                yield Piece("line" if ruled else "room", width=room)
        yield from self._prompt(field)
        yield from self._pieces(field.suffix or "")

    def _prompt(self, field: FormField) -> Iterator[Piece]:
        """The words in a blank; runs of blanks between them are room for a hand."""
        words = BLANKS_TO_WRITE_IN.split(field.prompt or "")
        for index, word in enumerate(words):
            if field.kind == "date" and word:
                yield Piece("room", width=8 if index else 12)
            elif index:
                yield Piece("room", width=8)
            yield from self._pieces(word)


def _has_own_parts(field: FormField) -> bool:
    """Whether a field takes lines of its own."""
    return field.kind in ("choice", "choices", "repeat", "long_text")


def _width(pieces: tuple[Piece, ...]) -> float:
    return CHARACTER + sum(piece.width or width_of(piece.text) * CHARACTER for piece in pieces)
