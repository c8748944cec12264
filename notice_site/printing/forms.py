"""Forms for print. In: the grid of an annex. Out: its table cell by cell. Lengths are millimetres."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

from notice_site.models.forms import Form
from notice_site.models.grid import PlacedCell, place_cells, row_headers
from notice_site.models.notice import Notice
from notice_site.printing.fields import FieldPrinter, Part, Piece

WIDTH = 156
"""The type area's width (GB/T 9704-2012, 5.2.1)."""
PADDING, LABEL_PADDING = 4, 2
"""The blank on both sides of a cell's words, together."""
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
    """What stands above the table."""
    columns: tuple[float, ...]
    """Widths that fill the type area."""
    header_rows: int
    cells: tuple[PrintedCell, ...]
    footnotes: tuple[str, ...]
    notes_below: bool
    """True where its footnotes stand below the table and not at the foot of their page."""
    notes_label: str
    notes: tuple[str, ...]


def print_form(form: Form, notice: Notice) -> PrintedForm:
    """A form as it is printed; its choices come from the notice's taxonomies.

    Footnotes that only rows mark which repeat on every page stand below the table, and so do their fellows:
    PDF/UA wants no links in what is repeated. A footnote's second mark is only a mark.
    """
    cells = tuple(_Grid(form, notice).cells())
    lasting = [cell for cell in cells if cell.row >= form.header_rows]
    noted = {piece.note for cell in lasting for part in cell.parts for piece in _notes(part)}
    below = len(noted) < len(form.footnotes)
    used = set(range(1, len(form.footnotes) + 1)) if below else set()
    return PrintedForm(
        above=tuple(_printer(form, notice).parts(form.above, WIDTH)),
        columns=_widths(form),
        header_rows=form.header_rows,
        cells=tuple(
            replace(cell, parts=tuple(_with_marks(part, used) for part in cell.parts)) for cell in cells
        ),
        footnotes=tuple(note.text for note in form.footnotes),
        notes_below=below,
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
        places = place_cells(self.form)
        for place in places:
            cell = place.cell
            parts = tuple(self._parts(place))
            yield PrintedCell(
                row=place.row,
                column=place.column,
                colspan=cell.colspan,
                rowspan=cell.rowspan,
                header=bool(cell.label) or place.row < self.form.header_rows,
                named_by=tuple(places.index(other) for other in self._names(place)),
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

    def _names(self, place: PlacedCell) -> Iterator[PlacedCell]:
        """A label is named only by labels that span several rows, never by its neighbour."""
        for other in row_headers(self.form, place):
            if not place.cell.label or other.cell.rowspan > 1:
                yield other


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
