"""The grid of a form: in, its rows of cells; out, each cell at its place, and the name of every field.

Word table, PDF table and web form all read this one layout.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from notice_site.model.forms import Cell, Form, FormField


@dataclass(frozen=True)
class PlacedCell:
    """A cell with the row and column where it begins, both from 0."""

    row: int
    column: int
    cell: Cell

    def covers_row(self, row: int) -> bool:
        """Whether the cell stands in this row, also by its rowspan."""
        return self.row <= row < self.row + self.cell.rowspan


class GridFault(ValueError):
    """The cells of a row do not fill the form's columns; `row` is from 0."""

    def __init__(self, row: int, filled: int, columns: int) -> None:
        super().__init__(f"row {row} fills {filled} of {columns} columns")
        self.row, self.filled, self.columns = row, filled, columns


def place_cells(form: Form) -> tuple[PlacedCell, ...]:
    """All cells in reading order; raises GridFault where a row is too short or too long."""
    width = len(form.columns)
    open_until = [0] * width  # the first row in which each column is free again
    placed = []
    for number, row in enumerate(form.rows):
        free = [column for column in range(width) if open_until[column] <= number]
        filled = sum(cell.colspan for cell in row.cells)
        if filled != len(free):
            raise GridFault(number, filled + width - len(free), width)
        position = 0
        for cell in row.cells:
            columns = free[position : position + cell.colspan]
            position += cell.colspan
            for column in columns:
                open_until[column] = number + cell.rowspan
            placed.append(PlacedCell(number, columns[0], cell))
    return tuple(placed)


def row_headers(form: Form, place: PlacedCell) -> tuple[PlacedCell, ...]:
    """The label cells that name a cell: those to its left that stand in its row, outermost first.

    Of labels that begin in this row only the nearest names it; one that spans rows names all that it covers.
    """
    return headers_in(place_cells(form), place)


def headers_in(cells: tuple[PlacedCell, ...], place: PlacedCell) -> tuple[PlacedCell, ...]:
    """The same, among the form's cells in hand."""
    left = [
        other
        for other in cells
        if other.cell.label and other.column < place.column and other.covers_row(place.row)
    ]
    nearest = max((other.column for other in left), default=-1)
    return tuple(other for other in left if other.cell.rowspan > 1 or other.column == nearest)


def walk_fields(form: Form) -> Iterator[FormField]:
    """All fields: those above the table, then the table's, in reading order."""
    yield from form.above
    for row in form.rows:
        for cell in row.cells:
            yield from cell.fields


def field_names(form: Form) -> dict[str, str]:
    """The name of every field by its id, as a reader says it: `负责人 姓名`.

    A field's own label is used where its cell has several; typed alignment blanks and colons are dropped.
    """
    names = {field.id: plain_label(field.label or field.id) for field in form.above}
    cells = place_cells(form)
    for place in cells:
        header = " ".join(plain_label(other.cell.label or "") for other in headers_in(cells, place))
        for field in place.cell.fields:
            own = plain_label(field.label or "")
            names[field.id] = own if len(place.cell.fields) == 1 and own else f"{header} {own}".strip()
    return names


def plain_label(label: str) -> str:
    """A label without footnote marks, blanks, brackets round the whole and a closing colon."""
    text = "".join(part.partition("}")[2] if index else part for index, part in enumerate(label.split("{^")))
    return (
        "".join(text.split())
        .rstrip("：:")
        .removeprefix("（")
        .removesuffix("）" if text.startswith("（") else "")
    )
