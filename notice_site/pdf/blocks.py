"""Running text for print. In: the clauses of a notice or an outline. Out: headings and paragraphs.

Faces follow GB/T 9704-2012, 7.3.3: 一、 in 黑体, （一） in 楷体, 1. and （1） in 仿宋.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from math import ceil
from typing import Literal, TypeAlias

from notice_site.characters import C0, C1, SELECTORS
from notice_site.facts.numbering import NumberedClause, item_marks, note_marks
from notice_site.language.pack import Numbering
from notice_site.model.body import Block as BodyBlock
from notice_site.model.body import Body, Figure, InnerBlock, Outline, Paragraph, Run, TableBlock, TextNote
from notice_site.model.grid import TableGridCell, header_row_count, table_grid

Face = Literal["hei", "kai", "fang"]
FACES: dict[Numbering, Face] = {
    "chinese": "hei",
    "chinese_brackets": "kai",
    "arabic": "fang",
    "arabic_brackets": "fang",
    "decimal": "hei",
    "letters": "fang",
    "roman": "fang",
}
INKLESS = re.compile(rf"[{C0}\r{C1}\x85{SELECTORS}]")
NEVER_FIRST = "，。、；：！？）》〉」』】〕”’…—,.;:!?)]}"
NEVER_LAST = "（《〈「『【〔“‘([{"


@dataclass(frozen=True)
class Span:
    """Words of a paragraph that stand alike, or the mark of a note."""

    text: str
    style: str = ""
    """`strong`, `superscript`, `subscript`; empty for plain words."""
    link: str = ""
    """An address of the web; links inside the text lead nowhere in print."""
    mark: str = ""
    """The mark of a note, instead of words."""
    note: tuple[tuple["Span", ...], ...] = ()
    """The paragraphs of a footnote, at its mark; an endnote's are at the end."""


@dataclass(frozen=True)
class Block:
    """A heading that stands alone, or a paragraph."""

    lead: str
    """Its number and heading, set in `face`."""
    face: Face
    spans: tuple[Span, ...]
    """What follows on the same line, in 仿宋."""
    heading: int = 0
    """Its level in the document's outline, from 2; 0 for a paragraph."""
    depth: int = 0
    """How far in a list's item stands, from 1; 0 outside a list. Its mark is its lead."""
    kind: Literal["text"] = "text"


@dataclass(frozen=True)
class PrintedCell:
    """A cell of a table in the running text."""

    column: int
    row: int
    colspan: int
    rowspan: int
    align: str
    header: bool
    named_by: tuple[int, ...]
    """The heads that name it, as numbers of cells in reading order."""
    blocks: tuple[Block, ...]


@dataclass(frozen=True)
class PrintedGrid:
    """A table in the running text."""

    caption: str
    unit: str
    columns: tuple[int, ...]
    """Relative widths."""
    header_rows: int
    cells: tuple[PrintedCell, ...]
    notes: tuple[Block, ...]
    kind: Literal["table"] = "table"


@dataclass(frozen=True)
class PrintedFigure:
    """A picture in the running text."""

    file: str
    alt: str
    caption: str
    kind: Literal["figure"] = "figure"


TextBlock: TypeAlias = Block | PrintedGrid | PrintedFigure


@dataclass(frozen=True)
class TextPrinter:
    """Sets the blocks of one text; `notes` are its own, by id."""

    marks: Mapping[str, str]
    notes: Mapping[str, TextNote]

    def blocks(self, given: Iterable[BodyBlock]) -> Iterator[TextBlock]:
        """Each block as it is printed."""
        for block in given:
            if isinstance(block, TableBlock):
                yield self._grid(block)
            elif isinstance(block, Figure):
                yield PrintedFigure(block.file, block.alt, block.caption or "")
            else:
                yield from self._inner((block,), 0)

    def spans(self, paragraph: str | Paragraph) -> tuple[Span, ...]:
        """A paragraph in parts that stand alike."""
        runs = (paragraph,) if isinstance(paragraph, str) else paragraph.runs
        return tuple(Span(run) if isinstance(run, str) else self._span(run) for run in runs if run)

    def _span(self, run: Run) -> Span:
        if run.note:
            note = self.notes[run.note]
            texts = () if note.end else tuple(self.spans(text) for text in note.text)
            return Span("", mark=self.marks[run.note], note=texts)
        link = run.link if run.link and not run.link.startswith("#") else ""
        return Span(run.text or "", run.style or "", link)

    def _inner(self, given: Iterable[InnerBlock], depth: int) -> Iterator[Block]:
        for block in given:
            if isinstance(block, str | Paragraph):
                yield Block("", "fang", self.spans(block), depth=depth)
                continue
            for mark, item in item_marks(block):
                first, *rest = self._inner(item.text, depth + 1)
                yield replace(first, lead=mark)
                yield from rest

    def _grid(self, table: TableBlock) -> PrintedGrid:
        placed = [cell for row in table_grid(table) for cell in row]
        heads = [(at, cell) for at, cell in enumerate(placed) if cell.heads]
        cells = tuple(
            PrintedCell(
                column=cell.column,
                row=cell.row,
                colspan=cell.colspan,
                rowspan=cell.rowspan,
                align=cell.align,
                header=bool(cell.heads),
                named_by=tuple(at for at, head in heads if head is not cell and _names(head, cell)),
                blocks=tuple(self._inner(cell.cell.text, 0)),
            )
            for cell in placed
        )
        return PrintedGrid(
            caption=table.caption or "",
            unit=table.unit or "",
            columns=table.columns,
            header_rows=header_row_count(table),
            cells=cells,
            notes=tuple(self._inner(table.notes, 0)),
        )


def _names(head: TableGridCell, cell: TableGridCell) -> bool:
    """Whether a head is above the cell, over its columns, or before it, in its row."""
    if head.heads == "column":
        over = head.column <= cell.column < head.column + head.colspan
        return over and head.row + head.rowspan <= cell.row
    beside = head.row <= cell.row < head.row + head.rowspan
    return beside and head.column < cell.column


def text_printer(outline: Outline) -> TextPrinter:
    """What sets the blocks of a text."""
    return TextPrinter(note_marks(outline), {note.id: note for note in outline.notes})


def text_blocks(outline: Outline, clauses: tuple[NumberedClause, ...]) -> tuple[TextBlock, ...]:
    """The text in reading order; `clauses` are the outline's own, numbered. Endnotes comes last."""
    printer = text_printer(outline)
    closing = outline.closing if isinstance(outline, Body) else ()
    return (
        *printer.blocks(outline.lead_in),
        *(block for clause in clauses for block in _clause_blocks(clause, printer, 1)),
        *printer.blocks(closing),
        *_endnotes(outline, printer),
    )


def _endnotes(outline: Outline, printer: TextPrinter) -> Iterator[Block]:
    for note in outline.notes:
        for at, text in enumerate(note.text if note.end else ()):
            mark = "" if at else f"{printer.marks[note.id]} "
            yield Block("", "fang", (Span(mark), *printer.spans(text)) if mark else printer.spans(text))


def plain_block(text: str) -> Block:
    """A paragraph of words alone."""
    return Block("", "fang", (Span(text),) if text else ())


def _clause_blocks(numbered: NumberedClause, printer: TextPrinter, above: int) -> Iterator[TextBlock]:
    """`above` is the outline level of the heading around it; a heading may only go one deeper (PDF/UA)."""
    alone, heading = numbered.stands_alone, numbered.clause.heading or ""
    spans = printer.spans(numbered.run_in)
    lead = numbered.opening + heading + (numbered.gap if heading and spans else "")
    yield Block(lead, FACES[numbered.form], spans, above + 1 if alone else 0)
    yield from printer.blocks(numbered.blocks)
    for part in numbered.clauses:
        yield from _clause_blocks(part, printer, above + 1 if alone else above)


def printable(text: str) -> str:
    """The text without marks that carry no ink: controls, bidirectional overrides, variation selectors."""
    shown = INKLESS.sub("", text.replace("\t", " ").replace("\u2028", "\n").replace("\u2029", "\n"))
    if shown.isprintable():
        return shown
    return "".join(char for char in shown if unicodedata.category(char) != "Cf")


def width_of(text: str) -> float:
    """About how wide a text is, in characters: digits and Latin letters take half of one."""
    return sum(0.5 if char.isascii() else 1 for char in text)


def balanced_lines(text: str, most: int) -> tuple[str, ...]:
    """A title or label in as few lines of `most` characters as hold it, all about as long, no word broken."""
    lines, rest = [], text
    for left in range(ceil(width_of(text) / most), 1, -1):
        if len(rest) < 2:
            break
        share, latest = width_of(rest) / left, len(rest) - 1
        wished = next((end for end in range(1, latest) if width_of(rest[:end]) >= share), latest)
        possible = (end for end in range(wished, 0, -1) if _may_break(rest[end - 1], rest[end]))
        end = next(possible, wished)
        lines.append(rest[:end])
        rest = rest[end:]
    return (*lines, rest)


def _may_break(before: str, after: str) -> bool:
    word = before.isascii() and before.isalnum() and after.isascii() and after.isalnum()
    return not word and before not in NEVER_LAST and after not in NEVER_FIRST
