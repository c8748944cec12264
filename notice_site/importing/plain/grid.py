"""The grid of a table of which only the cells of its rows are known. In: rows. Out: `Table`, likely spans."""

from collections.abc import Iterator
from dataclasses import dataclass

from notice_site.importing.blocks import Cell, Table
from notice_site.importing.plain.lines import Line, paragraph_of

BLANKS = " \t\n\v\xa0\u3000\u200b"


@dataclass(frozen=True)
class FlatCell:
    """A cell by its lines."""

    lines: tuple[Line, ...]

    @property
    def words(self) -> str:
        """What there is to read in it."""
        return "".join(line.text for line in self.lines).strip(BLANKS)

    @property
    def is_untouched(self) -> bool:
        """Not even a blank stands in it."""
        return not any(line.text for line in self.lines)


@dataclass(frozen=True)
class FlatRow:
    """A row by its cells, merged ones included."""

    cells: tuple[FlatCell, ...]


@dataclass
class _Spot:
    """A cell on its way to its place in the grid."""

    cell: FlatCell
    row: int
    column: int
    rowspan: int
    colspan: int


def table_of(rows: list[FlatRow]) -> Table:
    """The table; its widest row gives the columns, empty cells below a label belong to it."""
    width = max(len(row.cells) for row in rows)
    padded = any(not cell.words and not cell.is_untouched for row in rows for cell in row.cells)
    spots: list[_Spot] = []
    above: dict[int, _Spot] = {}
    for number, row in enumerate(rows):
        here: dict[int, _Spot] = {}
        merged = _merged_cells(row, padded)
        for at, spot in enumerate(_spread(row, number, width)):
            label = above.get(spot.column)
            if at in merged and label and label.colspan == spot.colspan and label.cell.words:
                label.rowspan += 1
                spot = label  # noqa: PLW2901 - the label goes on in this row
            else:
                spots.append(spot)
            here[spot.column] = spot
        above = here
    place = rows[0].cells[0].lines[0].place
    return Table(tuple(map(_cell, spots)), (1,) * width, place)


def _merged_cells(row: FlatRow, padded: bool) -> set[int]:
    """The cells of a row that may belong to the one above.

    Where a table marks empty fields with a blank, every cell without one does; else those that begin a row.
    """
    untouched = [cell.is_untouched for cell in row.cells]
    if all(untouched):
        return set()
    first = untouched.index(False)
    return {at for at, empty in enumerate(untouched) if empty and (padded or at < first)}


def _spread(row: FlatRow, number: int, width: int) -> Iterator[_Spot]:
    """The row over all columns: labels keep one, the others share what is left, later ones more."""
    shares = _shares(row, width)
    column = 0
    for cell, share in zip(row.cells, shares, strict=True):
        yield _Spot(cell, number, column, 1, share)
        column += share


def _shares(row: FlatRow, width: int) -> list[int]:
    count = len(row.cells)
    labels = {at for at in range(count - 1) if at == 0 or _is_label(row, at)}
    wide = [at for at in range(count) if at not in labels]
    each, more = divmod(width - len(labels), len(wide))
    shares = [1] * count
    for rank, at in enumerate(wide):
        shares[at] = each + (rank >= len(wide) - more)
    return shares


def _is_label(row: FlatRow, at: int) -> bool:
    """Words before a field that is to be filled in."""
    return bool(row.cells[at].words) and not row.cells[at + 1].words


def _cell(spot: _Spot) -> Cell:
    at = (spot.row + 1, spot.column + 1)
    blocks = tuple(found for line in spot.cell.lines for found in paragraph_of(line, at))
    return Cell(spot.row, spot.column, spot.rowspan, spot.colspan, blocks)
