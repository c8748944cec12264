"""Footnotes that a text file has lost. In: its blocks. Out: blocks and notes, separated where that is sure.

Word leaves the mark as a digit behind a word of the table (编号1) and the notes as a numbered list below it.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from notice_site.importing.blocks import Block, Cell, Paragraph, Table

MARK = re.compile(r"(?<=[^\W\d_])(\d{1,2})(?=\s*[：:]?\s*$)")
"""The figure of a note's mark, typed behind its word: `申报主体1`."""
NOTE = re.compile(r"\s*(\d{1,2})[.．、]\s*(?=\S)")
"""`1. 指在本市注册的企业`, a note below."""


@dataclass(frozen=True)
class _Mark:
    cell: int
    block: int
    number: int
    label: str


def recovered_notes(
    blocks: tuple[Block, ...],
) -> tuple[tuple[Block, ...], dict[str, tuple[Paragraph, ...]]]:
    """The blocks without the notes of their tables, and these by key."""
    left: list[Block] = []
    notes: dict[str, tuple[Paragraph, ...]] = {}
    at = 0
    while at < len(blocks):
        block = blocks[at]
        listed = _list_below(blocks, at) if isinstance(block, Table) else []
        marks = _marks(block) if isinstance(block, Table) and listed else []
        at += 1
        if isinstance(block, Table) and _belong_together(marks, len(listed)):
            keys = [f"note-{paragraph.place.number}" for paragraph in listed]
            block = _with_notes(block, marks, keys)
            notes |= {key: (paragraph,) for key, paragraph in zip(keys, listed, strict=True)}
            at += len(listed)
        left.append(block)
    return tuple(left), notes


def _list_below(blocks: tuple[Block, ...], at: int) -> list[Paragraph]:
    """The paragraphs 1., 2. … right below a table, their numbers taken apart."""
    results: list[Paragraph] = []
    for block in blocks[at + 1 :]:
        number = NOTE.match(block.text) if isinstance(block, Paragraph) else None
        if not isinstance(block, Paragraph) or not number or int(number[1]) != len(results) + 1:
            break
        results.append(replace(block, text=block.text[number.end() :], number=number[0].strip()))
    return results


def _marks(table: Table) -> list[_Mark]:
    return list(_each_mark(table))


def _each_mark(table: Table) -> Iterator[_Mark]:
    for number, cell in enumerate(table.cells):
        for at, block in enumerate(cell.blocks):
            result = MARK.search(block.text) if isinstance(block, Paragraph) else None
            if result and isinstance(block, Paragraph):
                yield _Mark(number, at, int(result[1]), block.text[: result.start()].strip())


def _belong_together(marks: list[_Mark], count: int) -> bool:
    """The very numbers of the list, each once; 联系人1 and 联系人2 are two persons, not two notes."""
    labels = {mark.label for mark in marks}
    return count > 0 and len(labels) == count and [mark.number for mark in marks] == list(range(1, count + 1))


def _with_notes(table: Table, marks: list[_Mark], keys: list[str]) -> Table:
    cells = list(table.cells)
    for mark, key in zip(marks, keys, strict=True):
        cells[mark.cell] = _with_note(cells[mark.cell], mark.block, key)
    return replace(table, cells=tuple(cells))


def _with_note(cell: Cell, at: int, key: str) -> Cell:
    block = cell.blocks[at]
    result = MARK.search(block.text) if isinstance(block, Paragraph) else None
    if not isinstance(block, Paragraph) or not result:
        raise ValueError("a mark was found where none stands")
    text = block.text[: result.start()] + block.text[result.end() :]
    marked = replace(block, text=text, notes=((result.start(), key),))
    return replace(cell, blocks=(*cell.blocks[:at], marked, *cell.blocks[at + 1 :]))
