"""The grid of a form or a table: in, its rows of cells; out, each cell at its place, and every field's name.

Word table, PDF table and web page all read this one layout.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

from notice_site.model.body import Align, TableBlock, TableCell
from notice_site.model.forms import Cell, Form, FormField


class Spans(Protocol):
    """A cell that covers columns and rows."""

    @property
    def colspan(self) -> int:
        """How many columns it covers."""

    @property
    def rowspan(self) -> int:
        """How many rows it covers."""


@dataclass(frozen=True)
class PlacedCell:
    """A cell with the row and column where it begins, both from 0."""

    row: int
    column: int
    cell: Cell

    def covers_row(self, row: int) -> bool:
        """Whether the cell is in this row, also by its rowspan."""
        return self.row <= row < self.row + self.cell.rowspan


class GridFault(ValueError):
    """The cells of a row do not fill the form's columns; `row` is from 0."""

    def __init__(self, row: int, filled: int, columns: int) -> None:
        super().__init__(f"row {row} fills {filled} of {columns} columns")
        self.row, self.filled, self.columns = row, filled, columns


def place_cells(form: Form) -> tuple[PlacedCell, ...]:
    """All cells in reading order; raises GridFault where a row is too short or too long."""
    rows = [row.cells for row in form.rows]
    columns = _columns(rows, len(form.columns))
    return tuple(
        PlacedCell(number, column, cell)
        for number, (row, begun) in enumerate(zip(rows, columns, strict=True))
        for cell, column in zip(row, begun, strict=True)
    )


def _columns(rows: Sequence[Sequence[Spans]], width: int) -> list[list[int]]:
    """The column in which each cell of each row begins; raises GridFault."""
    open_until = [0] * width  # the first row in which each column is free again
    begun = []
    for number, row in enumerate(rows):
        free = [column for column in range(width) if open_until[column] <= number]
        filled = sum(cell.colspan for cell in row)
        if filled != len(free):
            raise GridFault(number, filled + width - len(free), width)
        position, starts = 0, []
        for cell in row:
            columns = free[position : position + cell.colspan]
            position += cell.colspan
            for column in columns:
                open_until[column] = number + cell.rowspan
            starts.append(columns[0])
        begun.append(starts)
    return begun


@dataclass(frozen=True)
class TableGridCell:
    """A cell of a table in the running text, with the row and column where it begins, both from 0."""

    row: int
    column: int
    colspan: int
    rowspan: int
    """Never beyond the last row."""
    heads: str
    """What it is the head of: `column`, `row`; empty for a cell that is no head."""
    align: Align
    cell: TableCell


def table_grid(table: TableBlock) -> tuple[tuple[TableGridCell, ...], ...]:
    """The cells of a table, row by row; raises GridFault where a row is too short or too long."""
    rows = [[_as_cell(given) for given in row] for row in table.rows]
    columns = _columns(rows, len(table.columns))
    return tuple(
        tuple(_grid_cell(table, (number, column), cell) for cell, column in zip(row, begun, strict=True))
        for number, (row, begun) in enumerate(zip(rows, columns, strict=True))
    )


def header_row_count(table: TableBlock) -> int:
    """How many rows are heads, with those that a head reaches down into."""
    heads = table.header_rows
    for row in table_grid(table):
        heads = max([heads, *(cell.row + cell.rowspan for cell in row if cell.row < heads)])
    return min(heads, len(table.rows))


def _as_cell(given: str | TableCell) -> TableCell:
    if isinstance(given, TableCell):
        return given
    return TableCell(text=(given,) if given else ())


def _grid_cell(table: TableBlock, place: tuple[int, int], cell: TableCell) -> TableGridCell:
    row, column = place
    heads = "column" if row < table.header_rows else "row" if column < table.header_columns else ""
    given = table.align[column] if column < len(table.align) else "left"
    align = cell.align or ("center" if heads == "column" else given)
    return TableGridCell(
        row, column, cell.colspan, min(cell.rowspan, len(table.rows) - row), heads, align, cell
    )


def cells_by_row(form: Form) -> tuple[tuple[PlacedCell, ...], ...]:
    """The cells that are in each row, in reading order: also those of rows above that span it."""
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

    A field's own label is used where its cell has several, and what is printed in its blank where it has
    none; typed white space and colons are dropped. A name that is missing or occurs twice gets the head of
    its column, then a number: in a list of persons each row has the same labels.
    """
    names = {field.id: plain_label(field.label or field.id) for field in form.above}
    places: dict[str, PlacedCell] = {}
    for place, labels in labelled_cells(form):
        header = " ".join(plain_label(label.cell.label or "") for label in labels)
        for field in place.cell.fields:
            own = plain_label(field.label or "")
            name = own if len(place.cell.fields) == 1 and own else f"{header} {own}".strip()
            names[field.id] = name or plain_label(field.prompt or "")
            places[field.id] = place
    heads = column_heads(form)
    for field_id in _repeated(names):
        head = " ".join(heads.get(field_id, ()))
        if not head and field_id in places:
            head = _label_above(form, places[field_id])
        names[field_id] = f"{names[field_id]} {head}".strip()
    counts: Counter[str] = Counter()
    for field_id in _repeated(names):
        name = names[field_id]
        counts[name] += 1
        names[field_id] = f"{name} {counts[name]}".strip()
    return names


def _repeated(names: dict[str, str]) -> list[str]:
    """The fields whose name is missing, or is another's too."""
    counts = Counter(names.values())
    return [field_id for field_id, name in names.items() if not name or counts[name] > 1]


def column_heads(form: Form) -> dict[str, tuple[str, ...]]:
    """The heads of the columns in which fields stand, by field, the outermost first: `("省级资金", "金额")`.

    Heads are rows of labels alone. They hold for the rows below them as long as these have the same columns,
    with fields in all but the first of them; a label across the whole form is a title and no head.
    """
    heads_by_field: dict[str, tuple[str, ...]] = {}
    heads: list[PlacedCell] = []
    cells = place_cells(form)
    rows = [[place for place in cells if place.row == number] for number in range(len(form.rows))]
    for number, row in enumerate(rows):
        if len(row) > 1 and all(place.cell.label for place in row):
            is_continued = any(place.row == number - 1 or place.covers_row(number) for place in heads)
            heads = [*(heads if is_continued else []), *row]
            continue
        bottom = [place for place in heads if place.covers_row(max(h.row for h in heads))]
        if not _has_columns(row, bottom):
            heads = []
        for place in row if heads else ():
            labels = tuple(plain_label(head.cell.label or "") for head in heads if _is_above(head, place))
            heads_by_field |= {field.id: labels for field in place.cell.fields if labels}
    return heads_by_field


def _has_columns(row: Sequence[PlacedCell], heads: Sequence[PlacedCell]) -> bool:
    columns = sorted((place.column, place.cell.colspan) for place in heads)
    same = [(place.column, place.cell.colspan) for place in row] == columns
    return same and not any(place.cell.label for place in row[1:])


def _is_above(head: PlacedCell, place: PlacedCell) -> bool:
    return head.column <= place.column < head.column + head.cell.colspan


def _label_above(form: Form, place: PlacedCell) -> str:
    """The words of the nearest label above a cell in its column; empty where there is none."""
    above = [
        other
        for other in place_cells(form)
        if other.cell.label
        and other.row < place.row
        and other.column <= place.column < other.column + other.cell.colspan
    ]
    nearest = max(above, key=lambda other: other.row, default=None)
    return plain_label(nearest.cell.label or "") if nearest else ""


def plain_label(label: str) -> str:
    """A label without footnote marks, white space, brackets round the whole and a closing colon."""
    text = "".join(part.partition("}")[2] if index else part for index, part in enumerate(label.split("{^")))
    return (
        "".join(text.split())
        .rstrip("：:")
        .removeprefix("（")
        .removesuffix("）" if text.startswith("（") else "")
    )
