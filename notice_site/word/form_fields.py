"""The fields of a cell. In: a form's fields. Out: paragraphs with their labels, prompts and controls.

Labels, prompts and suffixes are issued words and stay. A date's prompt (`年月日`) is in its control and
gives way to the date that is chosen.
"""

import math
from copy import deepcopy
from dataclasses import dataclass

from notice_site.model.forms import Column, FormField
from notice_site.model.taxonomies import Option
from notice_site.pdf.blocks import width_of
from notice_site.word.controls import (
    EMPTY_BOX,
    Control,
    FormContext,
    box_control,
    control,
    line_control,
    placeholder,
)
from notice_site.word.xml import Element, end_mark, make, paragraph, plain_row, row_properties, run

EM = 210
"""The width of a Chinese character in a cell, 10.5 pt, in twentieths of a point."""
MOST_COLUMNS = 4


@dataclass(frozen=True)
class Columns:
    """Options in columns."""

    count: int
    lines: tuple[tuple[int, ...], ...]
    """The options of each line by their index."""
    wasted: int
    """Places left empty."""


def option_paragraphs(field: FormField, room: int, context: FormContext) -> list[Element]:
    """The options of a field, each a box and its words; `room` is in twentieths of a point."""
    options = context.options[field.options or ""]
    words = [_option_words(field, number, option) for number, option in enumerate(options, 1)]
    columns = best_columns([width_of(EMPTY_BOX + text) for text in words], room / EM)
    paragraphs = []
    for line in columns.lines:
        inline: list[Element] = []
        for index in line:
            inline += [make("w:r", make("w:tab"))] if inline else []
            inline += _box(field, options[index], context)
            inline.append(run(words[index]))
        paragraphs.append(paragraph("NoticeSiteField", inline, *_tab_stops(room, columns.count)))
    return paragraphs


def _box(field: FormField, option: Option, context: FormContext) -> tuple[Element, ...]:
    title = f"{context.names[field.id]} {option.label}"
    return box_control(f"{field.id}.{option.id}", title, context)


def _option_words(field: FormField, number: int, option: Option) -> str:
    return f"{number}." * field.numbered + option.label + field.option_end


def _tab_stops(room: int, count: int) -> list[Element]:
    stops = [make("w:tab", val="left", pos=room * stop // count) for stop in range(1, count)]
    return [make("w:tabs", *stops)] if stops else []


def best_columns(widths: list[float], room: float) -> Columns:
    """The columns that give the fewest lines, then the fewest empty places; all figures in characters."""
    return min(
        (_fill(widths, room, count) for count in range(1, MOST_COLUMNS + 1)),
        key=lambda columns: (len(columns.lines), columns.wasted),
    )


def _fill(widths: list[float], room: float, count: int) -> Columns:
    lines: list[list[int]] = [[]]
    used = places = 0
    for index, width in enumerate(widths):
        span = min(math.ceil((width + 1) / (room / count)), count)  # one character apart
        if used + span > count and lines[-1]:
            lines.append([])
            used = 0
        lines[-1].append(index)
        used, places = used + span, places + span
    return Columns(count, tuple(map(tuple, lines)), len(lines) * count - places)


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
    inline = line_control("text", place, context, placeholder(context.catalogue.translate("Fill in here")))
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
    shown = placeholder(context.catalogue.translate("Fill in here"))
    return paragraph("NoticeSiteField", line_control(column.kind, place, context, shown))


SIGNING = ("signature", "seal")
WRITING_ROOM = "\u3000\u3000"
"""Spaces before 年, 月 and 日, for those who write by hand."""


def signs_off(fields: tuple[FormField, ...]) -> bool:
    """Whether the fields close a form: a signature or a seal, or several lines for an office."""
    kinds = [field.kind for field in fields]
    return any(kind in SIGNING for kind in kinds) or (len(kinds) > 1 and set(kinds) == {"office_use"})


def field_blocks(fields: tuple[FormField, ...], room: int, context: FormContext) -> list[Element]:
    """The fields of one cell, one below the other; `room` is its inner width in twentieths of a point."""
    if signs_off(fields):
        return [_signing_line(field, room, context) for field in fields]
    return [block for field in fields for block in _blocks(field, room, context)]


def _signing_line(field: FormField, room: int, context: FormContext) -> Element:
    """In the right part of the cell, where a hand and a seal have room."""
    return paragraph("NoticeSiteSignOff", field_line(field, context), make("w:ind", left=room * 2 // 5))


def _blocks(field: FormField, room: int, context: FormContext) -> list[Element]:
    match field.kind:
        case "choice" | "choices":
            return [*_heading(field, context), *option_paragraphs(field, room, context)]
        case "repeat":
            return [*_heading(field, context), *repeat_blocks(field, room, context)]
        case "long_text":
            return [*_heading(field, context), _writing_line(field, context), *_suffix(field, context)]
        case _:
            return [paragraph("NoticeSiteField", field_line(field, context))]


def _heading(field: FormField, context: FormContext) -> list[Element]:
    """Label and prompt on a line of their own."""
    words = (field.label or "") + (field.prompt or "")
    return [paragraph("NoticeSiteField", context.marked(words))] if words else []


def _writing_line(field: FormField, context: FormContext) -> Element:
    """A line of its own, which grows."""
    place = Control(field.id, context.names[field.id])
    return paragraph(
        "NoticeSiteField", line_control("long_text", place, context, placeholder(_hint(field, context)))
    )


def _suffix(field: FormField, context: FormContext) -> list[Element]:
    return [paragraph("NoticeSiteField", context.marked(field.suffix))] if field.suffix else []


def field_line(field: FormField, context: FormContext) -> list[Element]:
    """Label, prompt, control and suffix in one line."""
    place = Control(field.id, context.names[field.id])
    prompt = field.prompt or ""
    gives_way = field.kind == "date" and bool(prompt)
    shown = (
        run(WRITING_ROOM + WRITING_ROOM.join(prompt.split()))
        if gives_way
        else placeholder(_hint(field, context))
    )
    return [
        *context.marked(field.label or ""),
        *context.marked("" if gives_way else prompt),
        *line_control(field.kind, place, context, shown),
        *context.marked(field.suffix or ""),
    ]


def _hint(field: FormField, context: FormContext) -> str:
    """What stands grey in the control until something is typed."""
    if field.example:
        return context.catalogue.translate("For example: {example}", example=field.example)
    return context.catalogue.translate("Choose a date" if field.kind == "date" else "Fill in here")
