"""A table of a Word file. In: a `w:tbl`. Out: `Table`, each merged cell once, its grid covered."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import TypeAlias

from notice_site.importing.blocks import Block, Cell, PassedOver, Place, Table
from notice_site.importing.word.elements import children
from notice_site.importing.word.values import points, value, whole
from notice_site.importing.word.words import deleted_words, plain_words
from notice_site.word.xml import Element, qname

TWENTIETH = 20
"""Twentieths in a point."""
MOST_COLUMNS = 64
"""Word has 63 at most."""
Inside: TypeAlias = Callable[[Element, Place], tuple[Block, ...]]
"""Reads what stands in a cell, all at one place."""


@dataclass
class _Spot:
    """A cell on its way into the grid; one without an element fills a gap."""

    element: Element | None
    row: int
    column: int
    rowspan: int
    colspan: int
    goes_on: bool
    """It belongs to the cell above."""


def table_of(
    element: Element, place: Place, inside: Inside, passed_over: list[PassedOver]
) -> Iterator[Table]:
    """The table; one without cells gives nothing."""
    spots: list[_Spot] = []
    above: dict[int, _Spot] = {}
    rows, deleted = _rows(element)
    gone = (deleted_words(row) for row in deleted)
    passed_over += [PassedOver("deleted words", words, place) for words in gone if words.strip()]
    for number, row in enumerate(rows):
        here = {}
        for spot in _row(row, number):
            label = above.get(spot.column)
            if spot.goes_on and label and label.colspan == spot.colspan:
                label.rowspan += 1
                passed_over += _hidden(spot, place)
                here[spot.column] = label
            else:
                spots.append(spot)
                here[spot.column] = spot
        above = here
    if spots:
        width = max(spot.column + spot.colspan for spot in spots)
        spots += _gaps(spots, len(rows), width)
        spots.sort(key=lambda spot: (spot.row, spot.column))
        yield Table(tuple(_cell(spot, place, inside) for spot in spots), _widths(element, width), place)


def _rows(element: Element) -> tuple[list[Element], list[Element]]:
    """The rows of a table, and those that were deleted."""
    rows = [row for row in children(element) if row.tag == qname("w:tr")]
    return [row for row in rows if not _is_deleted(row)], [row for row in rows if _is_deleted(row)]


def _row(row: Element, number: int) -> list[_Spot]:
    """The cells of a row from left to right."""
    column = min(whole(value(row.find(qname("w:trPr")), "w:gridBefore"), 0), MOST_COLUMNS)
    spots: list[_Spot] = []
    for element in children(row):
        properties = element.find(qname("w:tcPr"))
        span = min(max(whole(value(properties, "w:gridSpan"), 1), 1), MOST_COLUMNS)
        if spots and _is_merged(properties, "w:hMerge"):
            spots[-1].colspan += span
        else:
            spots.append(_Spot(element, number, column, 1, span, _is_merged(properties, "w:vMerge")))
        column += span
    return spots


def _is_merged(properties: Element | None, name: str) -> bool:
    """Whether a cell belongs to the one before it."""
    merge = None if properties is None else properties.find(qname(name))
    return merge is not None and merge.get(qname("w:val"), "continue") == "continue"


def _is_deleted(row: Element) -> bool:
    properties = row.find(qname("w:trPr"))
    return properties is not None and properties.find(qname("w:del")) is not None


def _hidden(spot: _Spot, place: Place) -> list[PassedOver]:
    """What stands in a cell that Word does not show."""
    words = "" if spot.element is None else plain_words(spot.element)
    return [PassedOver("words in a merged cell", words, _at(spot, place))] if words else []


def _gaps(spots: list[_Spot], rows: int, width: int) -> Iterator[_Spot]:
    """Empty cells for the places that no cell covers: rows may begin later and end earlier than others."""
    covered = [bytearray(width) for _ in range(rows)]
    for spot in spots:
        for row in range(spot.row, spot.row + spot.rowspan):
            covered[row][spot.column : spot.column + spot.colspan] = b"\1" * spot.colspan
    for row, places in enumerate(covered):
        for gap in re.finditer(b"\0+", places):
            yield _Spot(None, row, gap.start(), 1, len(gap[0]), False)


def _cell(spot: _Spot, place: Place, inside: Inside) -> Cell:
    blocks = () if spot.element is None else inside(spot.element, _at(spot, place))
    return Cell(spot.row, spot.column, spot.rowspan, spot.colspan, blocks)


def _at(spot: _Spot, place: Place) -> Place:
    """The cell's place; in a table within a cell, the outer cell's."""
    return place if place.cell else replace(place, cell=(spot.row + 1, spot.column + 1))


def _widths(element: Element, width: int) -> tuple[int, ...]:
    """The widths in Word's grid, in twentieths of a point; all alike where it does not fit the cells."""
    grid = element.find(qname("w:tblGrid"))
    columns = [] if grid is None else grid.findall(qname("w:gridCol"))
    widths = tuple(round(TWENTIETH * points(column.get(qname("w:w")), TWENTIETH)) for column in columns)
    return widths if len(widths) == width and all(widths) else (1,) * width
