"""Boxes to tick, set in columns. In: the options' words and the room. Out: paragraphs with tab stops.

An option never breaks in the middle: one that needs more room takes two columns or more.
"""

import math
from dataclasses import dataclass

from notice_site.models.forms import FormField
from notice_site.models.taxonomies import Option
from notice_site.printing.text import width_of
from notice_site.word.context import FormContext
from notice_site.word.controls import EMPTY_BOX, box_control
from notice_site.word.xml import Element, make, paragraph, run

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
