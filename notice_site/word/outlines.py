"""Annexes that are no form. In: an outline, a plain table, a list. Out: paragraphs and tables of Word."""

from notice_site.facts.numbering import NumberedClause
from notice_site.model.body import Outline
from notice_site.model.forms import Table
from notice_site.pdf.blocks import Block, Face, text_blocks
from notice_site.word.form_table import TO_WRITE_IN, column_widths, table
from notice_site.word.xml import Element, end_mark, make, paragraph, plain_row, row_properties, run

FACE_LEVELS: dict[Face, int] = {"hei": 1, "kai": 2, "fang": 3}
FONTS: dict[Face, str] = {"hei": "黑体", "kai": "楷体"}
"""What the styles of those levels name; a heading that text follows on its line has no style of its own."""
TOP_HEADING = 2
"""The level of a block's heading below the title, which Word counts from 0."""
NARROWEST, WIDEST = 4, 20
"""Characters by which a column's share of the width is counted."""


def outline_blocks(outline: Outline, clauses: tuple[NumberedClause, ...]) -> list[Element]:
    """The text as issued, with its numbers, a blank line below the title."""
    subtitle = [paragraph("Subtitle", [run(outline.subtitle)])] if outline.subtitle else []
    return [*subtitle, paragraph("Normal", ()), *text_paragraphs(text_blocks(outline, clauses))]


def text_paragraphs(blocks: tuple[Block, ...]) -> list[Element]:
    """Headings and paragraphs, in the faces of their numbers (GB/T 9704-2012, 7.3.3)."""
    return [_paragraph(block) for block in blocks]


def _paragraph(block: Block) -> Element:
    if block.heading:
        level = make("w:outlineLvl", val=block.heading - TOP_HEADING)
        return paragraph(f"NoticeSiteLevel{FACE_LEVELS[block.face]}", [run(block.lead)], level)
    if block.face == "fang":
        return paragraph("BodyText", [run(block.lead + block.text)])
    lead = run(block.lead, make("w:rFonts", eastAsia=FONTS[block.face]))
    return paragraph("BodyText", [lead, run(block.text)])


def list_blocks(items: tuple[str, ...]) -> list[Element]:
    """One paragraph a line, below a blank one."""
    return [paragraph("Normal", ()), *(paragraph("BodyText", [run(item)]) for item in items)]


def table_blocks(content: Table, title: str) -> list[Element]:
    """Below a blank line, the table with its heading row, which stands on every page."""
    columns = [list(column) for column in zip(content.columns, *content.rows, strict=True)]
    widths = column_widths([min(max(map(len, column), default=0), WIDEST) + NARROWEST for column in columns])
    rows = [_row(content.columns, widths, "NoticeSiteHeading")]
    rows += [_row(row, widths, "NoticeSiteField") for row in content.rows]
    return [paragraph("Normal", (), make("w:keepNext")), table(widths, title, rows), end_mark()]


def _row(words: tuple[str, ...], widths: list[int], style: str) -> Element:
    properties = row_properties(TO_WRITE_IN, is_heading=style == "NoticeSiteHeading")
    return plain_row([paragraph(style, [run(word)]) for word in words], widths, properties)
