"""What holds what in a Word file. In: an element. Out: the paragraphs, tables, rows or cells in it."""

import re
from collections.abc import Iterator

from notice_site.word.xml import Element, qname

HELD = ("p", "tbl", "tr", "tc", "altChunk")
DROPPED = ("del", "moveFrom", "sdtPr", "sdtEndPr", "pPr", "tblPr", "tblGrid", "trPr", "tcPr", "sectPr")


def children(container: Element) -> Iterator[Element]:
    """The paragraphs, tables, rows or cells in something, out of content controls and accepted changes."""
    for child in container.iterchildren("*"):
        name = child.tag.rpartition("}")[2]
        if name in HELD:
            yield child
        elif name == "AlternateContent":
            yield from children(next(child.iterchildren("*"), child))
        elif name not in DROPPED:
            yield from children(child)


OFF = ("0", "false", "off", "none")
MEASURE = re.compile(r"(\d{1,6}(?:\.\d{1,6})?)(mm|cm|in|pt|pc|pi)")
"""`12.5pt`."""
POINTS = {"mm": 72 / 25.4, "cm": 72 / 2.54, "in": 72, "pt": 1, "pc": 12, "pi": 12}
MOST = 100_000
"""No number in a notice is larger; a hostile one would fill the memory."""


def value(element: Element | None, name: str, attribute: str = "w:val") -> str | None:
    """An attribute of a child, `w:jc` say; None where either is missing."""
    result = None if element is None else element.find(qname(name))
    return None if result is None else result.get(qname(attribute))


def first_value(places: tuple[Element | None, ...], name: str) -> str | None:
    """The nearest setting of a property, own ones before those of styles."""
    return next((result for place in places if (result := value(place, name)) is not None), None)


def switch(element: Element | None, name: str) -> bool | None:
    """A property that is on by standing there; None where it does not."""
    result = None if element is None else element.find(qname(name))
    return None if result is None else (result.get(qname("w:val")) or "1") not in OFF


def switch_of(element: Element, attribute: str) -> bool:
    """An attribute that is on where it stands, unless it says otherwise."""
    return (element.get(qname(attribute)) or "0") not in OFF


def first_switch(places: tuple[Element | None, ...], name: str) -> bool:
    """The nearest setting of such a property; off where there is none."""
    return next((result for place in places if (result := switch(place, name)) is not None), False)


def whole(text: str | None, otherwise: int) -> int:
    """A number from 0 on; anything else counts as missing."""
    return min(int(text), MOST) if text and text.isascii() and text.isdecimal() else otherwise


def points(text: str | None, a_point: int) -> float:
    """A length in points, 0 for none; a bare number counts parts of one, Word's strict files name a unit."""
    match = MEASURE.fullmatch(text or "")
    return float(match[1]) * POINTS[match[2]] if match else whole(text, 0) / a_point
