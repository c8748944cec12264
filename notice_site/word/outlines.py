"""Annexes that are no form. In: an outline, a plain table, a list. Out: paragraphs and tables of Word."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from notice_site.facts.numbering import NumberedClause
from notice_site.model.body import Outline
from notice_site.model.forms import Table
from notice_site.pdf.blocks import (
    Block,
    Face,
    PrintedCell,
    PrintedFigure,
    PrintedGrid,
    Span,
    TextBlock,
    text_blocks,
)
from notice_site.word.controls import footnote
from notice_site.word.form_table import TO_READ, TO_WRITE_IN, column_widths, table
from notice_site.word.pictures import picture_run
from notice_site.word.xml import Element, end_mark, make, paragraph, plain_row, row_properties, run

FACE_LEVELS: dict[Face, int] = {"hei": 1, "kai": 2, "fang": 3}
FONTS: dict[Face, str] = {"hei": "黑体", "kai": "楷体"}
"""What the styles of those levels name; a heading that text follows on its line has no style of its own."""
TOP_HEADING = 2
"""The level of a block's heading below the title, which Word counts from 0."""
ITEM_INDENT = 480
"""How far in an item of a list stands, and its words behind its mark, in twentieths of a point."""
NARROWEST, WIDEST = 4, 20
"""Characters by which a column's share of the width is counted."""


@dataclass(frozen=True)
class TextWriter:
    """Writes the blocks of one document; the footnotes that their marks call for are kept beside them."""

    pictures: Mapping[str, bytes]
    footnotes: list[Element] = field(default_factory=list)

    def blocks(self, blocks: Iterable[TextBlock]) -> Iterator[Element]:
        """Headings, paragraphs and tables, in the faces of their numbers (GB/T 9704-2012, 7.3.3)."""
        for block in blocks:
            if isinstance(block, PrintedGrid):
                yield from self._grid(block)
            elif isinstance(block, PrintedFigure):
                yield from self._figure(block)
            else:
                yield self._paragraph(block, "BodyText")

    def _paragraph(self, block: Block, style: str) -> Element:
        if block.heading:
            level = make("w:outlineLvl", val=block.heading - TOP_HEADING)
            return paragraph(f"NoticeSiteLevel{FACE_LEVELS[block.face]}", [run(block.lead)], level)
        if block.depth:
            return self._item(block, style)
        if block.face == "fang" and not any(span.style or span.link or span.mark for span in block.spans):
            return paragraph(style, [run(block.lead + "".join(span.text for span in block.spans))])
        fonts = [make("w:rFonts", eastAsia=FONTS[block.face])] if block.face in FONTS else []
        return paragraph(style, [run(block.lead, *fonts), *(self.runs(block.spans) or [run("")])])

    def _item(self, block: Block, style: str) -> Element:
        """A paragraph of a list's item, its mark before it where it is the first."""
        left = ITEM_INDENT * (block.depth + (style == "BodyText"))
        indent = {"hanging": ITEM_INDENT} if block.lead else {"firstLine": 0}
        lead = [run(f"{block.lead}\t")] if block.lead else []
        tabs = make("w:tabs", make("w:tab", val="left", pos=left))
        chars = {"hangingChars": 0} if block.lead else {"firstLineChars": 0}
        return paragraph(
            style, [*lead, *self.runs(block.spans)], tabs, make("w:ind", left=left, **indent, **chars)
        )

    def runs(self, spans: Iterable[Span]) -> list[Element]:
        """Words in their styles, links, and marks of notes."""
        return [self._run(span) for span in spans]

    def _run(self, span: Span) -> Element:
        if span.mark:
            return self._mark(span)
        style = {
            "strong": make("w:rFonts", eastAsia="黑体"),
            "superscript": make("w:vertAlign", val="superscript"),
            "subscript": make("w:vertAlign", val="subscript"),
        }.get(span.style)
        words = run(span.text, *([style] if style is not None else ()))
        return make("w:fldSimple", words, instr=f' HYPERLINK "{span.link}" ') if span.link else words

    def _mark(self, span: Span) -> Element:
        """Word's own footnote; of an endnote, which is at the end of the text, its mark."""
        style = make("w:rStyle", val="FootnoteReference")
        if not span.note:
            return run(span.mark, style)
        number = len(self.footnotes) + 1
        counted = span.mark == str(number)
        lines = [element for part in span.note for element in (run("\n"), *self.runs(part))]
        words = [run(" "), *lines[1:]]
        self.footnotes.append(footnote(number, "" if counted else span.mark, words))
        if counted:
            return make("w:r", make("w:rPr", style), make("w:footnoteReference", id=number))
        mark = run(span.mark, style)
        mark.insert(1, make("w:footnoteReference", customMarkFollows=1, id=number))
        return mark

    def _grid(self, grid: PrintedGrid) -> Iterator[Element]:
        """The lines above the table, the table, the lines below it."""
        if grid.caption:
            yield paragraph("NoticeSiteHeading", [run(grid.caption)])
        if grid.unit:
            yield paragraph(
                "NoticeSiteField", [run(grid.unit)], make("w:keepNext"), make("w:jc", val="right")
            )
        widths = column_widths(grid.columns)
        height = 1 + max(cell.row for cell in grid.cells)
        rows = [self._row(grid, number, widths) for number in range(height)]
        first = grid.cells[0].blocks[0].spans if grid.cells[0].blocks else ()
        yield table(widths, grid.caption or "".join(span.text for span in first), rows)
        yield from (self._paragraph(note, "NoticeSiteField") for note in grid.notes)
        yield end_mark()

    def _row(self, grid: PrintedGrid, number: int, widths: list[int]) -> Element:
        standing = [cell for cell in grid.cells if cell.row <= number < cell.row + cell.rowspan]
        cells = [self._cell(cell, number, widths) for cell in sorted(standing, key=lambda cell: cell.column)]
        properties = row_properties(TO_READ, is_heading=number < grid.header_rows)
        return make("w:tr", properties, *cells)

    def _cell(self, cell: PrintedCell, row: int, widths: list[int]) -> Element:
        merge = make("w:vMerge", val="restart" if row == cell.row else "continue")
        properties = make(
            "w:tcPr",
            make("w:tcW", w=sum(widths[cell.column : cell.column + cell.colspan]), type="dxa"),
            make("w:gridSpan", val=cell.colspan) if cell.colspan > 1 else None,
            merge if cell.rowspan > 1 else None,
            make("w:vAlign", val="center"),
        )
        style = "NoticeSiteHeading" if cell.header else "NoticeSiteField"
        content = [self._paragraph(block, style) for block in cell.blocks] if row == cell.row else []
        for line in content:
            line[0].append(make("w:jc", val=cell.align))
        return make("w:tc", properties, *(content or [paragraph(style, ())]))

    def _figure(self, figure: PrintedFigure) -> Iterator[Element]:
        """The picture, or in its place what it shows, and the line below it."""
        content = self.pictures.get(figure.file)
        shown = picture_run(figure.file, figure.alt, content) if content else run(figure.alt)
        spacing = make("w:spacing", line=240, lineRule="auto")
        yield paragraph("Normal", [shown], make("w:keepNext"), spacing, make("w:jc", val="center"))
        if figure.caption:
            yield paragraph("NoticeSiteField", [run(figure.caption)], make("w:jc", val="center"))


def outline_elements(
    outline: Outline, clauses: tuple[NumberedClause, ...], writer: TextWriter
) -> list[Element]:
    """The text as issued, with its numbers, a blank line below the title."""
    subtitle = [paragraph("Subtitle", [run(outline.subtitle)])] if outline.subtitle else []
    return [*subtitle, paragraph("Normal", ()), *writer.blocks(text_blocks(outline, clauses))]


def list_blocks(items: tuple[str, ...]) -> list[Element]:
    """One paragraph a line, below a blank one."""
    return [paragraph("Normal", ()), *(paragraph("BodyText", [run(item)]) for item in items)]


def table_blocks(content: Table, title: str) -> list[Element]:
    """Below a blank line, the table with its heading row, which is on every page."""
    columns = [list(column) for column in zip(content.columns, *content.rows, strict=True)]
    widths = column_widths([min(max(map(len, column), default=0), WIDEST) + NARROWEST for column in columns])
    rows = [_row(content.columns, widths, "NoticeSiteHeading")]
    rows += [_row(row, widths, "NoticeSiteField") for row in content.rows]
    return [paragraph("Normal", (), make("w:keepNext")), table(widths, title, rows), end_mark()]


def _row(words: tuple[str, ...], widths: list[int], style: str) -> Element:
    properties = row_properties(TO_WRITE_IN, is_heading=style == "NoticeSiteHeading")
    return plain_row([paragraph(style, [run(word)]) for word in words], widths, properties)
