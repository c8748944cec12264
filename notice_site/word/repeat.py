"""Rows that repeat. In: a field of kind `repeat`. Out: Word's repeating section, its rows ready to fill in.

Word adds a row by the plus at its end; LibreOffice and WPS show the rows as they are.
"""

from copy import deepcopy

from notice_site.models.forms import Column, FormField
from notice_site.word.context import FormContext
from notice_site.word.controls import Control, control, line_control, placeholder
from notice_site.word.xml import Element, end_mark, make, paragraph, plain_row, row_properties, run

MARK_WIDTH = 560
"""The width of the column of numbers, in twentieths of a point."""
ROW_HEIGHT = 7
"""Millimetres, in a table of rows."""


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
    """A table of its own with the columns' headings, inside the cell; numbered where the issued rows are."""
    marks = MARK_WIDTH if field.row_marks else 0
    width = (room - marks) // len(field.columns)
    number = [context.begin_list()] if marks else []
    properties = make(
        "w:tblPr",
        make("w:tblStyle", val="NoticeSiteInnerTable"),
        make("w:tblW", w=marks + width * len(field.columns), type="dxa"),
        make("w:tblLayout", type="fixed"),
    )
    widths = [marks] * bool(marks) + [width] * len(field.columns)
    headings = [""] * bool(marks) + [column.label for column in field.columns]
    heads = [paragraph("NoticeSiteHeading", [run(words)]) for words in headings]
    head = plain_row(heads, widths, row_properties(ROW_HEIGHT, is_heading=True))
    lines = [_row_lines(field, row, context, number) for row in _rows(field)]
    rows = [plain_row(line, widths, row_properties(ROW_HEIGHT)) for line in lines]
    grid = make("w:tblGrid", *(make("w:gridCol", w=each) for each in widths))
    return make("w:tbl", properties, grid, head, _section(field, rows, context))


def _row_lines(field: FormField, row: int, context: FormContext, number: list[Element]) -> list[Element]:
    """The paragraph of each cell of a row, its number first."""
    mark = [paragraph("NoticeSiteField", (), deepcopy(part)) for part in number]
    return [*mark, *(_column_line(field, column, row, context) for column in field.columns)]


def _column_line(field: FormField, column: Column, row: int, context: FormContext) -> Element:
    place = Control(f"{field.id}.{row}.{column.id}", f"{context.names[field.id]} {row} {column.label}")
    shown = placeholder(context.words.say("Fill in here"))
    return paragraph("NoticeSiteField", line_control(column.kind, place, context, shown))
