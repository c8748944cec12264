"""Footnotes of a Markdown file, `[^1]` and `[^1]: …`. In: blocks. Out: marks and notes told apart."""

import re
from dataclasses import replace

from notice_site.importing.blocks import Block, Cell, Paragraph, Table

NOTE = re.compile(r"\[\^([^\]\s]+)\]:\s*")
MARK = re.compile(r"\[\^([^\]\s]+)\](?!:)")


def with_notes(blocks: tuple[Block, ...]) -> tuple[tuple[Block, ...], dict[str, tuple[Paragraph, ...]]]:
    """The blocks without the notes, and these by key; a mark without its note stays text."""
    left: list[Block] = []
    notes: dict[str, tuple[Paragraph, ...]] = {}
    for block in blocks:
        found = NOTE.match(block.text) if isinstance(block, Paragraph) else None
        if found and isinstance(block, Paragraph) and found[1] not in notes:
            notes[found[1]] = (replace(block, text=block.text[found.end() :], number=found[1]),)
        else:
            left.append(block)
    return tuple(_marked(block, notes) for block in left), notes


def _marked(block: Block, notes: dict[str, tuple[Paragraph, ...]]) -> Block:
    if isinstance(block, Table):
        return replace(block, cells=tuple(_marked_cell(cell, notes) for cell in block.cells))
    text, marks, at = "", [], 0
    for found in MARK.finditer(block.text):
        if found[1] in notes:
            text += block.text[at : found.start()]
            marks.append((len(text), found[1]))
            at = found.end()
    return replace(block, text=text + block.text[at:], notes=tuple(marks))


def _marked_cell(cell: Cell, notes: dict[str, tuple[Paragraph, ...]]) -> Cell:
    return replace(cell, blocks=tuple(_marked(block, notes) for block in cell.blocks))
