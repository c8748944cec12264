"""Tables that a text file has lost. In: its lines. Out: `Table`, as far as the lines tell.

WPS and Word leave one of two shapes. A cell a line: each cell begins with a TAB, rows are separated by blank
lines, lines without a TAB go on with the cell, a cell merged downwards leaves empty ones. A row a line: TABs
part its cells.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice, takewhile

from notice_site.importing.blocks import Cell, Table
from notice_site.importing.plain.lines import Line, paragraph_of

BLANKS = " \t\n\v\xa0\u3000\u200b"


@dataclass(frozen=True)
class FlatCell:
    """A cell by its lines."""

    lines: tuple[Line, ...]

    @property
    def words(self) -> str:
        """The text in it."""
        return "".join(line.text for line in self.lines).strip(BLANKS)

    @property
    def is_untouched(self) -> bool:
        """Not even a blank is in it."""
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
        current: dict[int, _Spot] = {}
        merged = _merged_cells(row, padded)
        for at, spot in enumerate(_spread(row, number, width)):
            label = above.get(spot.column)
            if at in merged and label and label.colspan == spot.colspan and label.cell.words:
                label.rowspan += 1
                spot = label  # noqa: PLW2901 - the label goes on in this row
            else:
                spots.append(spot)
            current[spot.column] = spot
        above = current
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
    blocks = tuple(result for line in spot.cell.lines for result in paragraph_of(line, at))
    return Cell(spot.row, spot.column, spot.rowspan, spot.colspan, blocks)


SHORT = 24
"""Letters of a label at most; a paragraph set in with a TAB is longer."""
LONGEST_CELL = 60
"""Lines of a cell at most."""
AFTER_A_TABLE = re.compile(
    r"\s*(附\s*[件表录]|备\s*注|[注说]\s*明?\s*[：:]|[一二三四五六七八九十]+、|(Annex|Appendix|Notes?)\b)"
)
"""`附件1`, `备注`, `注：`, `二、申报条件`: lines that cannot belong to the table's last cell."""


def lines_with_tabs(lines: list[Line], start: int) -> tuple[Table | None, int]:
    """The table that begins with this line, which holds a TAB, if one does; and the next line to look at."""
    cell_a_line = lines[start].text.startswith("\t") and "\t" not in lines[start].text[1:]
    rows, end = _cell_a_line(lines, start) if cell_a_line else _row_a_line(lines, start)
    return (table_of(rows) if rows else None), end


def _cell_a_line(lines: list[Line], start: int) -> tuple[list[FlatRow], int]:
    """The rows up to words behind the table; none where the TABs only set paragraphs in."""
    rows: list[list[list[Line]]] = []
    starts: list[int] = []
    new_row, end, at = True, start, start
    while at < len(lines) and not (new_row and _is_prose(lines[at]) and _ends_here(lines, at)):
        line = lines[at]
        if line.text.startswith("\t") and new_row:
            rows.append([])
            starts.append(at)
        if line.text.startswith("\t"):
            rows[-1].append([line.cut(1)])
        elif not line.is_blank:
            rows[-1][-1].append(line)
        new_row = not line.text.strip(" ")
        end = end if new_row else at + 1
        at += 1
    results = [FlatRow(tuple(FlatCell(tuple(cell)) for cell in row)) for row in rows]
    prose = len(list(takewhile(_is_paragraph, results)))
    if prose:
        return [], starts[prose] if prose < len(results) else end
    return (results if _is_table(results) else []), end


def _is_paragraph(row: FlatRow) -> bool:
    """A paragraph that a TAB sets in, above the table."""
    return len(row.cells) == 1 and len(row.cells[0].words) > SHORT


def _is_prose(line: Line) -> bool:
    return not line.is_blank and not line.text.startswith("\t")


def _ends_here(lines: list[Line], at: int) -> bool:
    """Whether words after a blank line are behind the table, not in its last cell.

    They do after two blank lines, and where they begin as nothing in a cell does; else a cell must follow.
    """
    if _stands_apart(lines, at):
        return True
    for later in range(at + 1, min(at + LONGEST_CELL, len(lines))):
        if lines[later].text.startswith("\t"):
            return False
        if _is_prose(lines[later]) and _stands_apart(lines, later):
            return True
    return True


def _stands_apart(lines: list[Line], at: int) -> bool:
    above = lines[at - 2 : at]
    return all(not line.text.strip(" ") for line in above) or bool(AFTER_A_TABLE.match(lines[at].text))


def _is_table(rows: list[FlatRow]) -> bool:
    """Several rows of which some have several cells, mostly short, some empty; or three alike with labels."""
    cells = [cell for row in rows for cell in row.cells]
    short = [cell for cell in cells if len(cell.words) <= SHORT]
    counts = {len(row.cells) for row in rows}
    if len(rows) < 2 or max(counts) < 2 or 2 * len(short) <= len(cells):
        return False
    labelled = all(len(row.cells[0].words) <= SHORT for row in rows)
    return not all(cell.words for cell in cells) or (len(rows) > 2 and len(counts) == 1 and labelled)


def _row_a_line(lines: list[Line], start: int) -> tuple[list[FlatRow], int]:
    """The lines from here on with as many TABs; none where they only hold words apart (联系人：TAB 赵)."""
    count = lines[start].text.count("\t")
    same = list(takewhile(lambda line: line.text.count("\t") == count, islice(lines, start, None)))
    rows = [FlatRow(tuple(FlatCell((piece,)) for piece in line.pieces)) for line in same]
    keyed = any(row.cells[0].words.endswith((":", "：")) for row in rows)
    is_table = _is_table(rows) if count > 1 else len(rows) > 2 and not keyed
    return (rows if is_table else []), start + len(same)
