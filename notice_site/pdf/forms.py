"""Forms for print. In: the grid of an annex. Out: its table cell by cell. Lengths are millimetres."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Literal

from notice_site.model.forms import FOOTNOTE_MARK, Form, FormField
from notice_site.model.grid import PlacedCell, labelled_cells
from notice_site.model.notice import Notice
from notice_site.model.taxonomies import Taxonomy
from notice_site.pdf.blocks import balanced_lines, width_of

CHARACTER = 11 * 25.4 / 72
"""The width of a character in a form, 11 pt."""
LINES_OF_A_REPEAT = 5
"""How many lines there are where a form names no least number; more than these are in two columns."""
ROOM = {"signature": 24, "date": 24, "seal": 0}
ROOM_OTHERWISE = 30
ROOM_BEFORE_YEAR, ROOM_IN_PROMPT = 12, 8
BLANKS_TO_WRITE_IN = re.compile(r"[ \u3000\u00a0]{2,}")


@dataclass(frozen=True)
class Piece:
    """Something that is in a line."""

    kind: Literal["text", "break", "option", "room", "line", "note", "mark"]
    """Words; a new line; a box with its option; empty room; room with a line; a footnote; a mark of one."""
    text: str = ""
    width: float = 0
    """Of a room."""
    note: int = 0
    """The footnote's number, from 1."""


@dataclass(frozen=True)
class Part:
    """What is in a cell one below the other."""

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
        for index, part in enumerate(FOOTNOTE_MARK.split(text)):
            if index % 2:
                number = self.notes.get(part)
                yield Piece("note", note=number) if number else Piece("text", f"{{^{part}}}")
                continue
            for line, words in enumerate(part.split("\n")):
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
            if line and sum(_width(part) for part in [*line, pieces]) > width:
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
        """The text printed in a blank; runs of spaces in it are room to write by hand."""
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


WIDTH = 156
"""The type area's width (GB/T 9704-2012, 5.2.1)."""
PADDING, LABEL_PADDING = 4, 2
"""The white space on both sides of a cell's text, together."""
ROW_TO_READ, ROW_TO_WRITE_IN, ROW_TO_SIGN, ROW_TO_SEAL = 7, 9, 18, 36
"""The least height of a row; a seal is about 40 mm wide."""


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
    """Its least height; 0 where it spans rows."""
    parts: tuple[Part, ...]
    splits: bool
    """Whether it may run over a page's end."""


@dataclass(frozen=True)
class PrintedForm:
    """A form."""

    above: tuple[Part, ...]
    """What is above the table."""
    columns: tuple[float, ...]
    """Widths that fill the type area."""
    header_rows: int
    cells: tuple[PrintedCell, ...]
    footnotes: tuple[str, ...]
    notes_below: bool
    """True where its footnotes are below the table and not at the foot of their page."""
    notes_label: str
    notes: tuple[str, ...]


def print_form(form: Form, notice: Notice) -> PrintedForm:
    """A form as it is printed; its choices come from the notice's taxonomies.

    Footnotes that only rows mark which repeat on every page are below the table, and so do their fellows:
    PDF/UA wants no links in what is repeated. A footnote's second mark is only a mark.
    """
    cells = tuple(_Grid(form, notice).cells())
    lasting = [cell for cell in cells if cell.row >= form.header_rows]
    noted = {piece.note for cell in lasting for part in cell.parts for piece in _notes(part)}
    is_below = len(noted) < len(form.footnotes)
    used = set(range(1, len(form.footnotes) + 1)) if is_below else set()
    return PrintedForm(
        above=tuple(_printer(form, notice).parts(form.above, WIDTH)),
        columns=_widths(form),
        header_rows=form.header_rows,
        cells=tuple(
            replace(cell, parts=tuple(_with_marks(part, used) for part in cell.parts)) for cell in cells
        ),
        footnotes=tuple(note.text for note in form.footnotes),
        notes_below=is_below,
        notes_label=(form.notes and form.notes.label) or "",
        notes=tuple(note.text for note in form.notes.items) if form.notes else (),
    )


def _printer(form: Form, notice: Notice) -> FieldPrinter:
    taxonomies = {taxonomy.id: taxonomy for taxonomy in notice.taxonomies}
    return FieldPrinter(taxonomies, {note.id: number for number, note in enumerate(form.footnotes, 1)})


def _widths(form: Form) -> tuple[float, ...]:
    return tuple(WIDTH * share / sum(form.columns) for share in form.columns)


@dataclass(frozen=True)
class _Grid:
    form: Form
    notice: Notice

    def cells(self) -> Iterator[PrintedCell]:
        labelled = list(labelled_cells(self.form))
        numbers = {(place.row, place.column): number for number, (place, _) in enumerate(labelled)}
        for place, labels in labelled:
            cell = place.cell
            # A label is named only by labels that span several rows, never by its neighbour.
            names = [label for label in labels if not cell.label or label.cell.rowspan > 1]
            parts = tuple(self._parts(place))
            yield PrintedCell(
                row=place.row,
                column=place.column,
                colspan=cell.colspan,
                rowspan=cell.rowspan,
                header=bool(cell.label) or place.row < self.form.header_rows,
                named_by=tuple(numbers[name.row, name.column] for name in names),
                align=cell.align or ("center" if cell.label else "left"),
                height=self._height(place.row) if cell.rowspan == 1 else 0,
                parts=parts,
                splits=any(part.kind in ("lines", "table") for part in parts),
            )

    def _parts(self, place: PlacedCell) -> Iterator[Part]:
        cell, printer = place.cell, _printer(self.form, self.notice)
        width = sum(_widths(self.form)[place.column : place.column + cell.colspan])
        if cell.label:
            yield printer.label(cell.label, width - LABEL_PADDING)
        for text in cell.text:
            yield printer.words(text)
        yield from printer.parts(cell.fields, width - PADDING)

    def _height(self, number: int) -> int:
        row = self.form.rows[number]
        kinds = {field.kind for cell in row.cells for field in cell.fields}
        usual = ROW_TO_SEAL if "seal" in kinds else ROW_TO_SIGN if "signature" in kinds else ROW_TO_WRITE_IN
        return row.height or (usual if kinds else ROW_TO_READ)


def _notes(part: Part) -> Iterator[Piece]:
    return (piece for pieces in part.pieces for piece in pieces if piece.kind == "note")


def _with_marks(part: Part, used: set[int]) -> Part:
    """The part with notes turned into marks where `used` has them; those that it notes are added."""
    lines = []
    for pieces in part.pieces:
        line = []
        for piece in pieces:
            is_used = piece.kind == "note" and piece.note in used
            line.append(replace(piece, kind="mark") if is_used else piece)
            used.add(piece.note)
        lines.append(tuple(line))
    return replace(part, pieces=tuple(lines))
