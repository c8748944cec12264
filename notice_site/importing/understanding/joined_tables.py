"""Several tables as one grid. In: tables with lines between them. Out: one table that has all their
columns.
"""

from dataclasses import replace
from itertools import accumulate, pairwise

from notice_site.importing.blocks import Block, Cell, Paragraph, Table

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
