"""Blocks seen more simply. In: blocks. Out: their paragraphs, words without blanks, a table row by row."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

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
