"""Rows that repeat. In: a field of kind `repeat`. Out: Word's repeating section, its rows ready to fill in.

Word adds a row by the plus at its end; LibreOffice and WPS show the rows as they are.
"""

from copy import deepcopy

from notice_site.models.forms import Column, FormField
from notice_site.word_context import FormContext
from notice_site.word_controls import Control, control, line_control, placeholder
from notice_site.word_xml import Element, end_mark, make, paragraph, run


def repeat_blocks(field: FormField, room: int, context: FormContext) -> list[Element]:
    """Paragraphs, one a row; or a table where the field has columns. `room` is in twentieths of a point."""
    if field.columns:
        return [_row_table(field, room, context), end_mark()]
    number = [context.begin_list()] if field.row_marks else []
    rows = [_line(field, row, context, number) for row in _rows(field)]
    return [_section(field, rows, context), end_mark()]


def _rows(field: FormField) -> range:
    return range(1, max(field.min or 0, 1) + 1)


def _section(field: FormField, rows: list[Element], context: FormContext) -> Element:
    """The section round the rows, and an item round each."""
    items = []
    for row in rows:
        properties = make(
            "w:sdtPr", make("w:id", val=next(context.numbers)), make("w15:repeatingSectionItem")
        )
        items.append(make("w:sdt", properties, make("w:sdtContent", row)))
    whole = Control(field.id, context.names[field.id], make("w15:repeatingSection"), shows="value")
    return control(whole, context, *items)


def _line(field: FormField, row: int, context: FormContext, number: list[Element]) -> Element:
    place = Control(f"{field.id}.{row}", f"{context.names[field.id]} {row}")
    inline = line_control("text", place, context, placeholder(context.words.say("Fill in here")))
    return paragraph("NoticeSiteField", inline, *(deepcopy(part) for part in number))


def _row_table(field: FormField, room: int, context: FormContext) -> Element:
    """A table of its own with the columns' headings, inside the cell."""
    width = room // len(field.columns)
    properties = make(
        "w:tblPr",
        make("w:tblStyle", val="NoticeSiteTable"),
        make("w:tblW", w=width * len(field.columns), type="dxa"),
        make("w:tblLayout", type="fixed"),
    )
    grid = make("w:tblGrid", *(make("w:gridCol", w=width) for _ in field.columns))
    headings = [_cell(width, paragraph("NoticeSiteHeading", [run(column.label)])) for column in field.columns]
    head = make("w:tr", make("w:trPr", make("w:cantSplit"), make("w:tblHeader")), *headings)
    rows = [_table_row(field, row, width, context) for row in _rows(field)]
    return make("w:tbl", properties, grid, head, _section(field, rows, context))


def _table_row(field: FormField, row: int, width: int, context: FormContext) -> Element:
    cells = [_cell(width, _column_line(field, column, row, context)) for column in field.columns]
    return make("w:tr", make("w:trPr", make("w:cantSplit")), *cells)


def _column_line(field: FormField, column: Column, row: int, context: FormContext) -> Element:
    place = Control(f"{field.id}.{row}.{column.id}", f"{context.names[field.id]} {row} {column.label}")
    return paragraph("NoticeSiteField", line_control(column.kind, place, context, placeholder("\u3000")))


def _cell(width: int, content: Element) -> Element:
    return make("w:tc", make("w:tcPr", make("w:tcW", w=width, type="dxa")), content)
