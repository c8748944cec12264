"""Forms from tables. In: the blocks of an annex. Out: a form's grid, notes and footnotes as the data has
them.
"""

import re
from dataclasses import dataclass
from math import gcd
from typing import Any

from notice_site.importing.blocks import Block, Cell, Paragraph, SourceFile, Table
from notice_site.importing.understanding.fields import blanks_in, is_to_fill
from notice_site.importing.understanding.form_cells import Around, FormParts, cell_tree, is_label, is_row_mark
from notice_site.importing.understanding.joined_tables import joined_tables
from notice_site.importing.understanding.plain_blocks import rows_of, trimmed, words_of
from notice_site.importing.understanding.typed_numbers import number_at
from notice_site.reading.references import literal

NOTES_LABEL = re.compile(
    r"(?P<label>(?:备\s*注|注|说\s*明|填表说明|Notes?)\s*[：:])\s*(?P<rest>.*)$", re.DOTALL
)
MOST_COLUMNS = 24
"""The sum of widths that a grid is brought to where Word tells them in twentieths of a point."""


def form_tree(blocks: tuple[Block, ...], parts: FormParts, source: SourceFile) -> dict[str, Any]:
    """The form of an annex; a line around its table that is no field and no note becomes a row of it."""
    tables = [block for block in blocks if isinstance(block, Table)]
    first = blocks.index(tables[0])
    last = max(at for at, block in enumerate(blocks) if isinstance(block, Table))
    head = [block for block in blocks[:first] if isinstance(block, Paragraph)]
    foot = [block for block in blocks[last + 1 :] if isinstance(block, Paragraph)]
    table = joined_tables(blocks[first : last + 1])
    above = [line for line in head if is_to_fill(line.number + trimmed(line))] if _all_fill(head) else []
    notes, rest = _notes(foot, parts)
    full = len(table.columns)
    rows = [_text_row(line, full, parts) for line in head if line not in above]
    rows += _rows(table, parts)
    rows += [_text_row(line, full, parts) for line in rest]
    tree: dict[str, Any] = {}
    if above:
        tree["above"] = [
            parts.field(blank, "") for line in above for blank in blanks_in(line.number + trimmed(line))
        ]
    tree |= {"columns": _widths(table.columns), "rows": rows}
    footnotes = [{"id": name, "text": _note_words(source, key)} for key, name in parts.notes.items()]
    return tree | ({"notes": notes} if notes else {}) | ({"footnotes": footnotes} if footnotes else {})


def _all_fill(lines: list[Paragraph]) -> bool:
    return all(is_to_fill(line.number + trimmed(line)) for line in lines)


def _note_words(source: SourceFile, key: str) -> str:
    return "\n".join(literal(trimmed(line)) for line in source.notes.get(key, ())) or "\u3000"


def _rows(table: Table, parts: FormParts) -> list[dict[str, Any]]:
    labels = _labels(table)
    rows = []
    for cells in rows_of(table):
        trees = [cell_tree(cell, labels.around(cell), parts) for cell in cells]
        rows.append({"cells": trees})
    return rows


@dataclass(frozen=True)
class _Labels:
    """The cells of a table that name others."""

    all: list[Cell]
    heads: list[Cell]
    """Those of a row of labels only: each names its column."""
    sections: list[int]
    """Rows that are one label: they head what follows."""
    columns: int
    """How many the table has."""

    def around(self, cell: Cell) -> Around:
        """The labels that name a cell; one beside a head of columns and the rows below it groups them."""
        left = [
            other
            for other in self.all
            if other.column < cell.column
            and other.row <= cell.row < other.row + other.rowspan
            and not is_row_mark(words_of(other))
        ]
        near = max(left, key=lambda other: other.column, default=None)
        outer = [other for other in left if other is not near and other.rowspan > 1]
        group = max(outer, key=lambda other: other.column, default=None)
        over = self._above(cell)
        if not left and cell.colspan == self.columns and cell.row - 1 in self.sections:
            near = next(other for other in self.all if other.row == cell.row - 1)
        if near and over and near.rowspan > 1 and over.row >= near.row:
            near, group = over, near
        label, outer_label, head = (words_of(known) if known else "" for known in (near, group, over))
        last = cell.column + cell.colspan == self.columns
        return Around(label, outer_label, head, aside=bool(left), last=last)

    def _above(self, cell: Cell) -> Cell | None:
        begins = max((row for row in self.sections if row < cell.row), default=-1)
        over = [
            other
            for other in self.heads
            if begins < other.row < cell.row and other.column <= cell.column < other.column + other.colspan
        ]
        return max(over, key=lambda other: other.row, default=None)


def _labels(table: Table) -> _Labels:
    labels = [cell for cell in table.cells if is_label(cell)]
    heads = [
        cell for cells in rows_of(table) if len(cells) > 1 and all(map(is_label, cells)) for cell in cells
    ]
    full = len(table.columns)
    return _Labels(labels, heads, [cell.row for cell in labels if cell.colspan == full], full)


def _text_row(line: Paragraph, columns: int, parts: FormParts) -> dict[str, Any]:
    """A line outside the table as a row over all its columns."""
    cell = Cell(0, 0, 1, columns, (line,))
    tree = cell_tree(cell, Around(), parts)
    if "label" in tree:
        tree = {"id": parts.names.give("", "line"), "colspan": columns, "text": [tree["label"]]}
    return {"cells": [{key: value for key, value in tree.items() if (key, value) != ("colspan", 1)}]}


def _notes(lines: list[Paragraph], parts: FormParts) -> tuple[dict[str, Any] | None, list[Paragraph]]:
    """The numbered notes below a table, with the word before them, and the lines that are none."""
    label, items = "", []
    for at, line in enumerate(lines):
        words = trimmed(line)
        head = NOTES_LABEL.match(words) if at == 0 else None
        number, rest = number_at(line.number + (head["rest"] if head else words))
        if not number or number.typed != f"{at + 1}." or not rest.strip():
            break
        label = head["label"] if head else label
        items.append({"id": parts.names.give("", "note"), "text": literal(rest.strip())})
    if not items:
        return None, lines
    return ({"label": label} if label else {}) | {"items": items}, lines[len(items) :]


def _widths(columns: tuple[int, ...]) -> list[int]:
    """Small whole numbers in about the same proportions."""
    total = sum(columns)
    if total > 2 * MOST_COLUMNS:
        columns = tuple(max(1, round(width * MOST_COLUMNS / total)) for width in columns)
    common = gcd(*columns)
    return [width // common for width in columns]
