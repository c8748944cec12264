"""Small pieces of WordprocessingML. In: texts. Out: lxml elements, in the order that the schema asks for.

ECMA-376 part 1 (transitional) orders every property list; whoever calls gives properties in that order.
"""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import TypeAlias

from lxml import etree
from lxml.etree import _Element

from notice_site.characters import C0, HALVES

Element: TypeAlias = _Element

NAMESPACES = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "w14": "http://schemas.microsoft.com/office/word/2010/wordml",
    "w15": "http://schemas.microsoft.com/office/word/2012/wordml",
}
SPACE = "{http://www.w3.org/XML/1998/namespace}space"
NOT_XML = re.compile(rf"[{C0}{HALVES}\ufffe\uffff]")
"""What XML 1.0 cannot hold, not even escaped: control characters, lone surrogates, U+FFFE and U+FFFF.

Python 3.11 takes 8 ms to compile the same as what XML does hold.
"""

HAN = re.compile("[\u3400-\u9fff]")
IN_EITHER_FACE = re.compile("[\u00b7\u00d7\u2014\u2018-\u201d\u2026]")
"""Dashes, dots and quotation marks: Word sets them in the Latin face unless told (ECMA-376-1, 17.3.2.26)."""

MM = 1440 / 25.4
"""Twentieths of a point in a millimetre."""


@cache
def qname(name: str) -> str:
    """`w:tag` as lxml spells it."""
    prefix, _, local = name.partition(":")
    return f"{{{NAMESPACES[prefix]}}}{local}"


def make(name: str, /, *children: Element | None, **attributes: object) -> Element:
    """An element; its attributes are in its own namespace, children that are None are left out."""
    prefix = name.partition(":")[0]
    element = etree.Element(qname(name), nsmap={prefix: NAMESPACES[prefix]})
    for key, value in attributes.items():
        element.set(qname(f"{prefix}:{key}"), plain(str(value)))
    element.extend([child for child in children if child is not None])
    return element


def plain(text: str) -> str:
    """The text as XML can hold it: U+FFFD for every character that it cannot, one kind of line end."""
    return NOT_XML.sub("\ufffd", text.replace("\r\n", "\n").replace("\r", "\n"))


def run(text: str, *properties: Element) -> Element:
    """A run of text; a line end is a line break, a tab a tab. Chinese text has Chinese quotation marks."""
    fits = HAN.search(text) and IN_EITHER_FACE.search(text)
    return make("w:r", run_properties(*(_in_chinese(properties) if fits else properties)), *_pieces(text))


def _in_chinese(properties: tuple[Element, ...]) -> tuple[Element, ...]:
    """The properties of a run whose marks of either face are Chinese."""
    fonts = next((entry for entry in properties if entry.tag == qname("w:rFonts")), make("w:rFonts"))
    fonts.set(qname("w:hint"), "eastAsia")
    style = [entry for entry in properties if entry.tag == qname("w:rStyle")]
    return (*style, fonts, *(entry for entry in properties if entry not in (*style, fonts)))


def run_properties(*properties: Element) -> Element | None:
    """`w:rPr`, or nothing."""
    return make("w:rPr", *properties) if properties else None


def _pieces(text: str) -> Iterator[Element]:
    for piece in re.split("([\n\t])", plain(text)):
        if piece == "\n":
            yield make("w:br")
        elif piece == "\t":
            yield make("w:tab")
        elif piece:
            element = make("w:t")
            element.text = piece
            element.set(SPACE, "preserve")
            yield element


def paragraph(style: str, inline: Iterable[Element], *properties: Element) -> Element:
    """A paragraph of a style; `properties` follow `w:pStyle` in the schema's order."""
    return make("w:p", make("w:pPr", make("w:pStyle", val=style), *properties), *inline)


def row_properties(height: float, *, splits: bool = False, is_heading: bool = False) -> Element:
    """`w:trPr`; the height is the least one, in millimetres; what `splits` may run over a page's end."""
    return make(
        "w:trPr",
        None if splits else make("w:cantSplit"),
        make("w:trHeight", val=round(height * MM), hRule="atLeast"),
        make("w:tblHeader") if is_heading else None,
    )


def plain_row(paragraphs: Iterable[Element], widths: Iterable[int], properties: Element) -> Element:
    """A row of cells that hold one paragraph each; widths are twentieths of a point."""
    cells = [
        make("w:tc", make("w:tcPr", make("w:tcW", w=width, type="dxa"), make("w:vAlign", val="center")), line)
        for line, width in zip(paragraphs, widths, strict=True)
    ]
    return make("w:tr", properties, *cells)


def end_mark() -> Element:
    """The paragraph that Word wants at the end of a cell and after a table; it takes no room."""
    return paragraph("NoticeSiteEnd", ())
