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


def cells_by_row(form: Form) -> tuple[tuple[PlacedCell, ...], ...]:
    """The cells that stand in each row, in reading order: also those of rows above that span it."""
    rows: list[list[PlacedCell]] = [[] for _ in form.rows]
    for place in place_cells(form):
        for row in rows[place.row : place.row + place.cell.rowspan]:
            row.append(place)
    return tuple(map(tuple, rows))


def labelled_cells(form: Form) -> Iterator[tuple[PlacedCell, tuple[PlacedCell, ...]]]:
    """All cells in reading order, each with the label cells that name it, outermost first.

    Those stand to its left in its row. Of labels that begin in this row only the nearest names it; one that
    spans rows names all that it covers.
    """
    for number, row in enumerate(cells_by_row(form)):
        labels = [place for place in row if place.cell.label]
        for place in row:
            if place.row == number:
                yield place, _headers(labels, place)


def _headers(labels: list[PlacedCell], place: PlacedCell) -> tuple[PlacedCell, ...]:
    left = [label for label in labels if label.column < place.column]
    nearest = max((label.column for label in left), default=-1)
    return tuple(label for label in left if label.cell.rowspan > 1 or label.column == nearest)


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
    for place, labels in labelled_cells(form):
        header = " ".join(plain_label(label.cell.label or "") for label in labels)
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
