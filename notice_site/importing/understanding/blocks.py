"""Blocks seen more simply. In: blocks. Out: their paragraphs, words without blanks, a table row by row."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import accumulate, pairwise

from notice_site.importing.blocks import Block, Cell, Paragraph, Place, Table

INKLESS = re.compile(r"[\s\u00a0\u3000\u200b\ufeff_＿]+")
"""Blanks, and the lines on which something is to be written: places to fill in are no words."""
SUBTITLE = re.compile(r"[（(][^）)]{1,30}[）)]")
"""A line under a title."""
LEAST_LABELLED = 3
LONGEST_SIDE = 12
COLUMN_GAP = "\u3000"


def squeezed(text: str) -> str:
    """The characters that count: no blanks, no lines to write on."""
    return INKLESS.sub("", text)


def trimmed(paragraph: Paragraph) -> str:
    """A paragraph's words on one line, without the blanks around them; Latin words stay apart."""
    words = ""
    for line in filter(None, map(str.strip, paragraph.text.splitlines())):
        latin = words and words[-1].isascii() and line[0].isascii()
        words += f" {line}" if latin else line
    return words


def paragraphs_in(blocks: Iterable[Block]) -> Iterator[Paragraph]:
    """All paragraphs in reading order, those of tables too."""
    for block in blocks:
        if isinstance(block, Paragraph):
            yield block
        else:
            for cell in block.cells:
                yield from paragraphs_in(cell.blocks)


def words_of(cell: Cell) -> str:
    """A cell's words, a line for each paragraph."""
    return "\n".join(filter(None, (trimmed(paragraph) for paragraph in paragraphs_in(cell.blocks))))


def is_empty(block: Block) -> bool:
    """Whether nothing is written in it."""
    return not any(squeezed(part.text) or part.number for part in paragraphs_in((block,)))


def rows_of(table: Table) -> list[list[Cell]]:
    """The cells of each row, where they begin."""
    rows: dict[int, list[Cell]] = {}
    for cell in table.cells:
        rows.setdefault(cell.row, []).append(cell)
    return [rows.get(row, []) for row in range(max(rows, default=-1) + 1)]


def _is_labelled(table: Table) -> bool:
    """Whether a table only sets headings beside their texts: few words to the left, many to the right."""
    rows = rows_of(table)
    if len(rows) < LEAST_LABELLED or any(len(row) != 2 for row in rows):
        return False
    sides = [[squeezed(words_of(cell)) for cell in row] for row in rows]
    labels = all(1 < len(left) <= LONGEST_SIDE and not left.endswith("。") for left, _ in sides)
    return labels and sum(len(right) for _, right in sides) >= LONGEST_SIDE * len(rows)


def as_lines(table: Table) -> list[Paragraph]:
    """A table as lines of text: a layout of one column paragraph by paragraph, another one row by row."""
    if len(table.columns) == 1 or all(len(row) <= 1 for row in rows_of(table)):
        return [paragraph for paragraph in paragraphs_in((table,)) if squeezed(paragraph.text)]
    if _is_labelled(table):
        return [
            replace(part, bold=at == 0)
            for cells in rows_of(table)
            for at, cell in enumerate(cells)
            for part in paragraphs_in(cell.blocks)
            if squeezed(part.text)
        ]
    lines = []
    for cells in rows_of(table):
        parts = [part for cell in cells for part in paragraphs_in(cell.blocks) if squeezed(part.text)]
        if parts:
            words = COLUMN_GAP.join(part.number + trimmed(part) for part in parts)
            place = Place(table.place.file, table.place.number, (cells[0].row + 1, 1))
            row = tuple(words_of(cell) for cell in cells)
            line = replace(parts[0], text=words, number="", place=place, notes=(), bold=False, row=row)
            lines.append(line)
    return lines


def in_long_table(line: Paragraph, lines: list[Paragraph]) -> bool:
    """Whether a line is a row of a table of data; offices that sign side by side have one or two rows."""
    place = (line.place.file, line.place.number)
    rows = [other for other in lines if other.row and (other.place.file, other.place.number) == place]
    return len(rows) >= LEAST_LABELLED


NEAR = 0.012
"""Borders that are apart by less than this share of the width are one; Word's own differ by a few twips."""
WIDTH = 1000


def joined_tables(blocks: tuple[Block, ...]) -> Table:
    """One table with the rows of all, a line between them as a row of its own."""
    tables = [block for block in blocks if isinstance(block, Table)]
    if len(blocks) == 1:
        return tables[0]
    edges = _edges(tables)
    cells: list[Cell] = []
    row = 0
    for block in blocks:
        if isinstance(block, Paragraph):
            cells.append(Cell(row, 0, 1, len(edges) - 1, (block,)))
            row += 1
            continue
        own = [_nearest(edge, edges) for edge in _borders(block)]
        cells += [_moved(cell, row, own) for cell in block.cells]
        row += max((cell.row + cell.rowspan for cell in block.cells), default=0)
    widths = tuple(max(1, round((right - left) * WIDTH)) for left, right in pairwise(edges))
    return replace(tables[0], cells=tuple(cells), columns=widths)


def _borders(table: Table) -> list[float]:
    """Where its columns begin and end, as shares of its width."""
    total = sum(table.columns)
    return [0.0, *(sum_so_far / total for sum_so_far in accumulate(table.columns))]


def _edges(tables: list[Table]) -> list[float]:
    edges: list[float] = []
    for border in sorted(border for table in tables for border in _borders(table)):
        if not edges or border - edges[-1] > NEAR:
            edges.append(border)
    return edges


def _nearest(edge: float, edges: list[float]) -> int:
    return min(range(len(edges)), key=lambda at: abs(edges[at] - edge))


def _moved(cell: Cell, row: int, own: list[int]) -> Cell:
    start, end = own[cell.column], own[cell.column + cell.colspan]
    return replace(cell, row=cell.row + row, column=start, colspan=max(1, end - start))
