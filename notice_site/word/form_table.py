"""The grid of a form as a Word table. In: the form. Out: the table, merged as the grid says.

Labels are centred, all else is flush left where the form does not say otherwise.
"""

import math
from collections.abc import Sequence
from itertools import pairwise

from notice_site.model.forms import FOOTNOTE_MARK, Cell, Form, Row
from notice_site.model.grid import PlacedCell, cells_by_row
from notice_site.pdf.blocks import width_of
from notice_site.word.controls import FormContext
from notice_site.word.form_fields import EM, field_blocks, signs_off
from notice_site.word.xml import Element, make, paragraph, qname, row_properties

TABLE_WIDTH = 8844
"""The type area, 156 mm, in twentieths of a point."""
CELL_MARGIN = 68
"""Left and right of the words in a cell, as the table's style has it."""
TO_WRITE_IN, TO_READ = 9, 7
"""Least heights of rows, in millimetres; many applicants fill a form in by hand."""
GROWING = ("repeat", "long_text")


def form_table(form: Form, title: str, context: FormContext) -> Element:
    """The table; `title` is what a screen reader calls it."""
    widths = column_widths(form.columns)
    rows = []
    for number, (row, places) in enumerate(zip(form.rows, cells_by_row(form), strict=True)):
        standing = sorted(places, key=lambda place: place.column)
        cells = [_cell(place, number, widths, context) for place in standing]
        properties = row_properties(_height(row), splits=_splits(row), is_heading=number < form.header_rows)
        rows.append(make("w:tr", properties, *cells))
    return table(widths, title, rows)


def column_widths(shares: Sequence[int], width: int = TABLE_WIDTH) -> list[int]:
    """Widths in twentieths of a point that add up to the whole."""
    edges = [width * sum(shares[:end]) // sum(shares) for end in range(len(shares) + 1)]
    return [right - left for left, right in pairwise(edges)]


def table(widths: Sequence[int], title: str, rows: Sequence[Element]) -> Element:
    """A table of fixed columns."""
    properties = make(
        "w:tblPr",
        make("w:tblStyle", val="NoticeSiteTable"),
        make("w:tblW", w=sum(widths), type="dxa"),
        make("w:jc", val="center"),
        make("w:tblLayout", type="fixed"),
        make("w:tblCaption", val=title),
    )
    grid = make("w:tblGrid", *(make("w:gridCol", w=width) for width in widths))
    return make("w:tbl", properties, grid, *rows)


def _height(row: Row) -> float:
    return max(row.height or 0, TO_WRITE_IN if any(cell.fields for cell in row.cells) else TO_READ)


def _splits(row: Row) -> bool:
    """Whether a page may end in the row: only where it can grow."""
    return any(field.kind in GROWING for cell in row.cells for field in cell.fields)


def _cell(place: PlacedCell, row: int, widths: Sequence[int], context: FormContext) -> Element:
    cell = place.cell
    width = sum(widths[place.column : place.column + cell.colspan])
    merge = make("w:vMerge", val="restart" if row == place.row else "continue") if cell.rowspan > 1 else None
    properties = make(
        "w:tcPr",
        make("w:tcW", w=width, type="dxa"),
        make("w:gridSpan", val=cell.colspan) if cell.colspan > 1 else None,
        merge,
        _no_margins() if _is_rows(cell) else None,
        make("w:vAlign", val=_stands(cell)),
    )
    room = width if _is_rows(cell) else width - 2 * CELL_MARGIN
    content = _content(cell, room, context) if row == place.row else [_empty()]
    return make("w:tc", properties, *content)


def _is_rows(cell: Cell) -> bool:
    """Whether a table of rows is all that is in the cell: their lines then meet the cell's."""
    return not cell.label and not cell.text and len(cell.fields) == 1 and cell.fields[0].columns != ()


def _no_margins() -> Element:
    return make("w:tcMar", *(make(f"w:{side}", w=0, type="dxa") for side in ("left", "right")))


def _stands(cell: Cell) -> str:
    """An office signs at the foot of its cell, long text begins at the top."""
    if signs_off(cell.fields) and not cell.text:
        return "bottom"
    return "top" if any(field.kind == "long_text" for field in cell.fields) else "center"


def _content(cell: Cell, room: int, context: FormContext) -> list[Element]:
    """The cell's words and fields; at least one paragraph."""
    blocks = [_label_line(line, room, context) for line in cell.label.split("\n")] if cell.label else []
    blocks += [paragraph("NoticeSiteField", context.marked(text)) for text in cell.text]
    blocks += field_blocks(cell.fields, room, context)
    for properties in (result for block in blocks if cell.align for result in block.iter(qname("w:pPr"))):
        properties.append(make("w:jc", val=cell.align))
    return blocks or [_empty()]


def _label_line(line: str, room: int, context: FormContext) -> Element:
    """A label; one that is too long for its column is set narrower, so that its lines are about as long."""
    width = width_of(FOOTNOTE_MARK.sub("", line))
    lines = math.ceil(width * EM / room)
    side = max(room - math.ceil(width / lines) * EM - EM // 2, 0) // 2 if lines > 1 else 0
    indent = [make("w:ind", left=side, right=side)] if side else []
    return paragraph("NoticeSiteLabel", context.marked(line), *indent)


def _empty() -> Element:
    return paragraph("NoticeSiteField", ())
