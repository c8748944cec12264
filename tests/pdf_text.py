"""What is where in a PDF. In: its bytes. Out: its text without the pages' feet, and its words' places.

Lengths are points, measured from the page's top left corner.
"""

import re
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from io import BytesIO
from typing import Any

import pikepdf
from lxml import etree
from pypdf import PdfReader

from tests.source_text import squeeze

MM = 72 / 25.4
PAGE_NUMBER = re.compile(r"—\d+—")


@dataclass(frozen=True)
class Run:
    """Words in one font on one line."""

    text: str
    x: float
    y: float
    """Of its baseline."""
    font: str
    size: float


@dataclass(frozen=True)
class Line:
    """A printed line."""

    text: str
    left: float
    right: float
    top: float
    bottom: float


def page_texts(pdf: bytes, small_print: list[str]) -> list[str]:
    """The text of each page, as drawn, without white space, page number and small print."""
    return [_without_foot(text, small_print) for text in _drawn(pdf)]


@cache
def _drawn(pdf: bytes) -> list[str]:
    command = ["pdftotext", "-raw", "-enc", "UTF-8", "-", "-"]
    printed = subprocess.run(command, input=pdf, capture_output=True, check=True).stdout.decode()
    return [squeeze(page) for page in printed.split("\f")[:-1]]


def _without_foot(text: str, small_print: list[str]) -> str:
    for line in small_print:
        text = text.replace(squeeze(line), "", 1)
    return PAGE_NUMBER.sub("", text)


def small_print_of(document: dict[str, Any]) -> list[str]:
    """All lines of small print that a document's pages may carry, the longest first."""
    lines = {
        *document["small_print"],
        *(line for annex in document["annexes"] for line in annex["small_print"]),
    }
    return sorted(lines, key=len, reverse=True)


def runs(pdf: bytes, page: int) -> list[Run]:
    """The runs of a page (from 1) in the order in which they are drawn."""
    found: list[Run] = []

    def visit(text: str, cm: list[float], _tm: list[float], font: Any, size: float) -> None:
        if squeeze(text):
            name = font["/BaseFont"].partition("+")[2].partition("-Identity")[0]
            found.append(Run(squeeze(text), cm[4], 297 * MM - cm[5], name, size))

    PdfReader(BytesIO(pdf)).pages[page - 1].extract_text(visitor_text=visit)
    return found


def lines(pdf: bytes, page: int) -> list[Line]:
    """The lines of a page (from 1) from top to bottom, as poppler measures them."""
    command = ["pdftotext", "-f", str(page), "-l", str(page), "-bbox-layout", "-", "-"]
    printed = subprocess.run(command, input=pdf, capture_output=True, check=True).stdout
    found = [_line(line) for line in etree.fromstring(printed).iter("{*}line")]
    return sorted(found, key=lambda line: (round(line.top), line.left))


def _line(line: Any) -> Line:
    text = "".join(word.text or "" for word in line.iter("{*}word"))
    left, right, top, bottom = (float(line.get(side)) for side in ("xMin", "xMax", "yMin", "yMax"))
    return Line(text, left, right, top, bottom)


def read_aloud(pdf: bytes) -> str:
    """The text as a screen reader meets it, footnotes last, without white space."""
    command = ["pdfinfo", "-struct-text", "-"]
    printed = subprocess.run(command, input=pdf, capture_output=True, check=True).stdout.decode(
        errors="replace"
    )
    text, notes, note_depth = "", "", None
    for line in printed.splitlines():
        depth = len(line) - len(line.lstrip())
        if note_depth is not None and depth <= note_depth:
            note_depth = None
        if line.lstrip().startswith("Note "):
            note_depth = depth
        if words := re.fullmatch(r'\s*"(.*)"', line):
            text, notes = (text + words[1], notes) if note_depth is None else (text, notes + words[1])
    return squeeze(text + notes)


def elements(pdf: pikepdf.Pdf, *kinds: str) -> list[pikepdf.Object]:
    """All elements of some kinds, `TD`, in the order of the structure tree."""
    return [element for element in _walk(pdf.Root.StructTreeRoot) if str(element.S)[1:] in kinds]


def _walk(element: pikepdf.Object) -> Iterator[pikepdf.Object]:
    kids = element.get("/K")
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            yield kid
            yield from _walk(kid)
