"""What a source file holds, whatever its format: paragraphs, tables and notes, each with its place.

The readers make these; what makes data of them knows nothing of Word. Below them, blocks seen more simply:
their paragraphs, their words without white space, a table row by row or as lines.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from itertools import accumulate, pairwise
from math import gcd


@dataclass(frozen=True)
class Place:
    """Where something is in a source file, for people to find it again."""

    file: str
    """The file's name, without its folder."""
    number: int
    """Line of a text file, else paragraph or table of the body, counted from 1."""
    cell: tuple[int, int] | None = None
    """Row and column in the table, counted from 1."""


@dataclass(frozen=True)
class Span:
    """A part of a paragraph's text that is more than words: raised, lowered, set apart, or a link."""

    start: int
    """Offset in the text, as is the end."""
    end: int
    style: str = ""
    """`strong`, `superscript` or `subscript`."""
    link: str = ""
    """Where its words lead."""


@dataclass(frozen=True)
class Picture:
    """A picture that stands behind a paragraph."""

    content: bytes
    """A PNG or JPEG file."""
    ending: str
    """`png` or `jpg`."""
    says: str
    """What its maker says that it shows; usually nothing."""
    place: Place


@dataclass(frozen=True)
class Paragraph:
    """A paragraph as its reader sees it; marks of notes are taken out of the text."""

    text: str
    """Its words with their own blanks; a line break inside it is a line feed. A typed number stays in it."""
    place: Place
    number: str = ""
    """The automatic number as Word shows it (一、 or （1）); empty where it is typed or there is none."""
    heading: int | None = None
    """Outline level of a heading style, from 1."""
    bold: bool = False
    """All its letters are bold."""
    centred: bool = False
    right: bool = False
    """Set to the right-hand side."""
    size: float | None = None
    """Size of its letters in points, where all have one."""
    new_page: bool = False
    """It begins a page."""
    notes: tuple[tuple[int, str], ...] = ()
    """The offset in the text of each mark of a note, and the note's key."""
    spans: tuple[Span, ...] = ()
    """Its parts that are more than words, in order, without overlaps."""
    pictures: tuple[Picture, ...] = ()
    """What stands in it or below it, before the next words."""
    row: tuple[str, ...] = ()
    """The words of each cell, where it is a row of a table that is read as a line."""
    table: "Table | None" = None
    """The table that it is a row of."""

    @property
    def look(self) -> tuple[object, ...]:
        """What paragraphs that are set alike have in common."""
        return (self.centred, self.bold, self.heading, self.size)


@dataclass(frozen=True)
class Cell:
    """A cell of a table, merged ones once, at their upper left corner."""

    row: int
    """Counted from 0, as is the column."""
    column: int
    rowspan: int
    colspan: int
    blocks: tuple["Paragraph | Table", ...]


@dataclass(frozen=True)
class Table:
    """A table whose cells cover its grid without overlap."""

    cells: tuple[Cell, ...]
    """By row, then by column."""
    columns: tuple[int, ...]
    """Relative widths of the grid's columns."""
    place: Place
    header_rows: int = 0
    """Rows at the top that the file itself calls heads, to be repeated on each page."""


Block = Paragraph | Table


UNSEEN = "hidden characters"
"""What is passed over of characters that nobody sees and that mean nothing."""


@dataclass(frozen=True)
class PassedOver:
    """Something that no data can be made of: a picture, a comment, a page header."""

    what: str
    """Its kind, an English message id."""
    text: str
    """Its characters, which the report shows."""
    place: Place


@dataclass(frozen=True)
class SourceFile:
    """All of a source file. Every character of it is in a block, a note or what was passed over."""

    name: str
    blocks: tuple[Block, ...]
    notes: dict[str, tuple[Paragraph, ...]]
    """Footnotes and endnotes by their keys."""
    passed_over: tuple[PassedOver, ...] = ()
    inserted: tuple[PassedOver, ...] = ()
    """Words that a tracked change has put in: they are in the blocks, and nobody has accepted them yet."""
    note_marks: dict[str, str] = field(default_factory=dict)
    """Marks of notes as issued, `①` or `*`, by their keys, where they are not simply counted."""


INKLESS = re.compile(r"[\s\u00a0\u3000\u200b\ufeff_＿]+")
"""White space, and the lines on which something is to be written (____): places to fill in are no words."""
SUBTITLE = re.compile(r"[（(][^）)]{1,30}[）)]")
"""（试行）, a line under a title."""
LEAST_LABELLED = 3
"""Rows of a table that sets headings beside their texts, at least."""
LONGEST_SIDE = 12
"""Characters of such a heading, at most."""
COLUMN_GAP = "\u3000"
MOST_COLUMNS = 24
"""The sum of widths that a grid is brought to where Word gives them in twentieths of a point."""
NEAR = 0.012
"""Borders that are apart by less than this share of the width are one; Word's own differ by a few twips."""
WIDTH = 1000


def squeezed(text: str) -> str:
    """The characters that count: no white space, no lines to write on."""
    return INKLESS.sub("", text)


def trimmed(paragraph: Paragraph) -> str:
    """A paragraph's words on one line, without the white space around them; Latin words stay apart."""
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
    return not any(squeezed(part.text) or part.number or part.pictures for part in paragraphs_in((block,)))


def rows_of(table: Table) -> list[list[Cell]]:
    """The cells of each row, where they begin."""
    rows: dict[int, list[Cell]] = {}
    for cell in table.cells:
        rows.setdefault(cell.row, []).append(cell)
    return [rows.get(row, []) for row in range(max(rows, default=-1) + 1)]


def widths(columns: tuple[int, ...]) -> list[int]:
    """Small whole numbers in about the same proportions."""
    total = sum(columns)
    if total > 2 * MOST_COLUMNS:
        columns = tuple(max(1, round(width * MOST_COLUMNS / total)) for width in columns)
    common = gcd(*columns)
    return [width // common for width in columns]


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
    return rows_as_lines(table)


def rows_as_lines(table: Table) -> list[Paragraph]:
    """A line for each row of a table in which something is written."""
    lines = []
    for cells in rows_of(table):
        parts = [
            part for cell in cells for part in paragraphs_in(cell.blocks) if squeezed(part.number + part.text)
        ]
        if parts:
            words = COLUMN_GAP.join(part.number + trimmed(part) for part in parts)
            place = Place(table.place.file, table.place.number, (cells[0].row + 1, 1))
            row = tuple(words_of(cell) for cell in cells)
            look = replace(parts[0], text=words, number="", notes=(), spans=(), pictures=(), bold=False)
            line = replace(look, place=place, row=row, table=table)
            lines.append(line)
    return lines


def in_long_table(line: Paragraph, lines: list[Paragraph]) -> bool:
    """Whether a line is a row of a table of data; offices that sign side by side have one or two rows."""
    place = (line.place.file, line.place.number)
    rows = [other for other in lines if other.row and (other.place.file, other.place.number) == place]
    return len(rows) >= LEAST_LABELLED


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
