"""Annexes that are no form. In: an outline, a plain table, a list. Out: paragraphs and tables of Word."""

import re
from collections.abc import Iterator

from notice_site.facts.numbering import NumberedClause
from notice_site.models.body import Outline
from notice_site.models.forms import Table
from notice_site.word.table import TO_WRITE_IN, column_widths, table
from notice_site.word.xml import Element, end_mark, make, paragraph, row_properties, run

LEVEL_STYLES = ((re.compile("[一二三四五六七八九十]+、"), 1), (re.compile("（[一二三四五六七八九十]+）"), 2))
"""GB/T 9704-2012, 7.3.3: 一、 in 黑体, （一） in 楷体, all others in 仿宋."""
NARROWEST, WIDEST = 4, 20
"""Characters by which a column's share of the width is counted."""


def outline_blocks(outline: Outline, clauses: tuple[NumberedClause, ...]) -> list[Element]:
    """The text as issued, with its numbers."""
    subtitle = [paragraph("Subtitle", [run(outline.subtitle)])] if outline.subtitle else []
    lead_in = [paragraph("BodyText", [run(text)]) for text in outline.lead_in]
    return [
        *subtitle,
        *lead_in,
        *(block for top in clauses for clause in top.walk() for block in _clause(clause)),
    ]


def _clause(numbered: NumberedClause) -> Iterator[Element]:
    texts = list(numbered.clause.text)
    if numbered.clause.heading:
        level = make("w:outlineLvl", val=numbered.level - 1)
        yield paragraph(_style(numbered.number), [run(numbered.number + numbered.clause.heading)], level)
    elif numbered.number:
        yield paragraph("BodyText", [run(numbered.number + (texts.pop(0) if texts else ""))])
    for text in texts:
        yield paragraph("BodyText", [run(text)])


def _style(number: str) -> str:
    level = next((level for form, level in LEVEL_STYLES if form.fullmatch(number)), 3)
    return f"NoticeSiteLevel{level}"


def list_blocks(items: tuple[str, ...]) -> list[Element]:
    """One paragraph a line."""
    return [paragraph("BodyText", [run(item)]) for item in items]


def table_blocks(content: Table, title: str) -> list[Element]:
    """The table with its heading row, which stands on every page."""
    columns = [list(column) for column in zip(content.columns, *content.rows, strict=True)]
    widths = column_widths([min(max(map(len, column), default=0), WIDEST) + NARROWEST for column in columns])
    rows = [_row(content.columns, widths, "NoticeSiteHeading")]
    rows += [_row(row, widths, "NoticeSiteField") for row in content.rows]
    return [table(widths, title, rows), end_mark()]


def _row(words: tuple[str, ...], widths: list[int], style: str) -> Element:
    cells = [
        make(
            "w:tc",
            make("w:tcPr", make("w:tcW", w=width, type="dxa"), make("w:vAlign", val="center")),
            paragraph(style, [run(word)]),
        )
        for word, width in zip(words, widths, strict=True)
    ]
    return make("w:tr", row_properties(TO_WRITE_IN, False, style == "NoticeSiteHeading"), *cells)
