"""The PDFs, by pdfkit and wkhtmltopdf. In: the call and its facts. Out: the same addresses as `render_pdf`.

The second engine, for those who must have it: untagged, no PDF/A, other bytes each time. The pages' numbers
and small print are printed apart and laid under them, since Debian's program knows no headers and footers.
"""

import os
import re
import shutil
import unicodedata
from base64 import b64encode
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pdfkit
from jinja2 import Environment
from markupsafe import Markup
from pikepdf import Dictionary, Name, Object, Pdf, String

from notice_site.facts.facts import Facts
from notice_site.language.catalogue import Catalogue
from notice_site.pdf.documents import describe_documents
from notice_site.pdf.fonts import font_folders, refuse_unprintable, same_glyphs
from notice_site.problem import Message, Problem, ProblemsFound, Severity
from notice_site.project import PRINT
from notice_site.reading.fact_paths import walk_texts
from notice_site.templating import template_environment

SHRINKS_BY = 1.3016
"""Debian's wkhtmltopdf 0.12.6 prints 100 px as 57.62 pt instead of 75 pt."""
PIXELS = {"mm": 96 / 25.4 * SHRINKS_BY, "pt": 96 / 72 * SHRINKS_BY}
LENGTH = re.compile(r"(-?\d+(?:\.\d+)?)(mm|pt)\b")


@dataclass(frozen=True)
class Foot:
    """What is at the foot of a page."""

    number: int
    small_print: Sequence[str]
    code: Markup
    """A picture in SVG; empty where there is none."""


def part_pages(document: dict[str, Any], pictures: Mapping[str, bytes]) -> Iterator[str]:
    """The HTML of a document's body, if it has one, then of each annex; the imprint ends the last of them."""
    body, annexes = document["body"], document["annexes"]
    shown = {file: _data_address(file, content) for file, content in pictures.items()}
    parts = [(body, None)] if body else []
    parts += [(None, annex) for annex in annexes]
    for index, (body_part, annex_part) in enumerate(parts, 1):
        imprint = body["imprint"] if body and index == len(parts) else None
        values = {"body_part": body_part, "annex_part": annex_part, "imprint_part": imprint}
        values["pictures"] = shown
        yield _html("part.html.jinja", document["language"], values)


def _data_address(file: str, content: bytes) -> str:
    """A picture as an address: the program may read no files."""
    kind = file.rpartition(".")[2].replace("jpg", "jpeg")
    return f"data:image/{kind};base64,{b64encode(content).decode('ascii')}"


def feet_page(feet: Sequence[Foot], language: str) -> str:
    """The HTML of the feet, each on a page of its own."""
    return _html("feet.html.jinja", language, {"feet": feet})


def _html(template: str, language: str, values: dict[str, Any]) -> str:
    css = Markup(_enlarged((PRINT / "print.css").read_text("utf-8")))
    return _templates().get_template(template).render(values, language=language, css=css)


@cache
def _templates() -> Environment:
    templates = template_environment(PRINT)
    templates.filters["size"] = lambda length: _pixels(length, "mm")
    return templates


def _pixels(length: float, unit: str) -> str:
    return f"{length * PIXELS[unit]:.2f}px"


def _enlarged(css: str) -> str:
    return LENGTH.sub(lambda result: _pixels(float(result[1]), result[2]), css)


CODE = re.compile(r"<([0-9A-F]{4})>")
ARRAY = re.compile(r"\[[^\]]*\]")


def page_count(pdf: bytes) -> int:
    """How many pages a PDF has."""
    with Pdf.open(BytesIO(pdf)) as opened:
        return len(opened.pages)


def finish(
    documents: dict[str, dict[str, Any]], parts: dict[str, list[bytes]], feet: bytes
) -> dict[str, bytes]:
    """Every document by its address: its parts joined, the feet laid under, title and language set.

    `feet` has a page for each page of all documents, in order.
    """
    finished = {}
    with Pdf.open(BytesIO(feet)) as printed:
        remaining = iter(printed.pages)
        for path, document in documents.items():
            whole = _joined(parts[path])
            for page in whole.pages:
                page.add_underlay(next(remaining), None)
            _repair_characters(whole, {char for _, text in walk_texts(document) for char in text})
            _describe(whole, document)
            finished[path] = _saved(whole)
    return finished


def _joined(parts: list[bytes]) -> Pdf:
    whole = Pdf.new()
    for part in parts:
        with Pdf.open(BytesIO(part)) as opened:
            whole.pages.extend(opened.pages)
    return whole


def _describe(pdf: Pdf, document: dict[str, Any]) -> None:
    made = datetime.fromtimestamp(document["made"], UTC)
    pdf.Root.Lang = String(document["language"])
    pdf.Root.ViewerPreferences = Dictionary(DisplayDocTitle=True)
    with pdf.open_metadata() as metadata:
        metadata["dc:title"] = document["title"]
        metadata["dc:creator"] = [document["author"]]
        metadata["dc:description"] = "\n".join(document["small_print"])
        metadata["xmp:CreateDate"] = made.isoformat()


def _saved(pdf: Pdf) -> bytes:
    saved = BytesIO()
    pdf.save(saved)
    return saved.getvalue()


def _repair_characters(pdf: Pdf, characters: set[str]) -> None:
    for font in _fonts(pdf):
        table = font.ToUnicode.read_bytes().decode("ascii")
        repaired = ARRAY.sub(
            lambda result: CODE.sub(lambda code: _repaired(code, characters), result[0]), table
        )
        font.ToUnicode.write(repaired.encode("ascii"))


def _repaired(code: re.Match[str], characters: set[str]) -> str:
    char = chr(int(code[1], 16))
    if char in characters:
        return code[0]
    alike = [other for other in same_glyphs().get(char, "") if other in characters]
    right = alike[0] if alike else unicodedata.normalize("NFKC", char)
    return f"<{ord(right):04X}>" if len(right) == 1 and ord(right) < 0x10000 else code[0]


def _fonts(pdf: Pdf) -> Iterator[Object]:
    """Every font with a table of characters, those of the laid-over feet too."""
    for item in pdf.objects:
        if isinstance(item, Dictionary) and item.get(Name.Type) == Name.Font and Name.ToUnicode in item:
            yield item


LOCKED = {
    "quiet": "",
    "encoding": "UTF-8",
    "page-size": "A4",
    "dpi": "300",
    "disable-javascript": "",
    "disable-local-file-access": "",
    "proxy": "http://127.0.0.1:9",
}
"""No script, no file of the machine, and a proxy at a port where nobody answers."""
NO_TAG = "\0"
"""pdfkit takes options from `<meta name="pdfkit-…">` in the text that it prints; no name begins so."""
TYPE_AREA = {"margin-top": "37mm", "margin-left": "28mm", "margin-right": "26mm", "margin-bottom": "35mm"}
WHOLE_PAGE = dict.fromkeys(TYPE_AREA, "0")
FONTS = """<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>{folders}<cachedir>{cache}</cachedir></fontconfig>
"""


def render_pdfs_by_pdfkit(facts: Facts, catalogue: Catalogue) -> dict[str, bytes]:
    """Every PDF by its address; raises ProblemsFound without wkhtmltopdf, or for characters no font has."""
    documents = describe_documents(facts, catalogue)
    refuse_unprintable(documents, facts.call.source)
    htmls = {path: list(part_pages(document, facts.build.pictures)) for path, document in documents.items()}
    with TemporaryDirectory() as folder:
        printer = Printer(_program(), _environment(Path(folder)))
        printed = printer.print_all({html for parts in htmls.values() for html in parts})
        parts = {path: [printed[html] for html in htmls[path]] for path in documents}
        feet = [foot for path, document in documents.items() for foot in _feet(document, parts[path])]
        printed_feet = printer.print(feet_page(feet, facts.notice.language), WHOLE_PAGE)
    return finish(documents, parts, printed_feet)


def _program() -> str:
    if program := shutil.which("wkhtmltopdf"):
        return program
    message = Message("The pdfkit engine needs the program wkhtmltopdf, which is not installed.")
    remedy = Message(
        "Install it (sudo apt-get install wkhtmltopdf), or leave --pdf-engine out: typst needs no program."
    )
    raise ProblemsFound((Problem("print", Severity.ERROR, (), None, message, remedy),))


def _environment(folder: Path) -> dict[str, str]:
    """No display, and no fonts but the print fonts."""
    folders = "".join(f"<dir>{Markup.escape(str(fonts))}</dir>" for fonts in font_folders())
    config = folder / "fonts.conf"
    config.write_text(FONTS.format(folders=folders, cache=Markup.escape(str(folder))), "utf-8")
    own = {"FONTCONFIG_FILE": str(config), "QT_QPA_PLATFORM": "offscreen", "XDG_RUNTIME_DIR": str(folder)}
    return {**os.environ, **own}


@dataclass(frozen=True)
class Printer:
    """A locked wkhtmltopdf; raises OSError where the HTML asks for what is locked."""

    program: str
    environment: Mapping[str, str]

    def print_all(self, htmls: set[str]) -> dict[str, bytes]:
        """Each HTML text printed into the type area, several at a time."""
        ordered = sorted(htmls)
        with ThreadPoolExecutor(os.cpu_count()) as pool:
            return dict(zip(ordered, pool.map(self.print, ordered), strict=True))

    def print(self, html: str, margins: Mapping[str, str] = TYPE_AREA) -> bytes:
        """One HTML text as a PDF."""
        configuration = pdfkit.configuration(
            wkhtmltopdf=self.program, meta_tag_prefix=NO_TAG, environ=dict(self.environment)
        )
        printed: bytes = pdfkit.from_string(html, False, {**LOCKED, **margins}, configuration=configuration)
        return printed


def _feet(document: dict[str, Any], parts: list[bytes]) -> Iterator[Foot]:
    """The foot of each page of a document: pages are numbered through, each part has its own small print."""
    prints = [(document["small_print"], "")] if document["body"] else []
    prints += [(annex["small_print"], annex["code"]) for annex in document["annexes"]]
    number = 0
    for part, (small_print, code) in zip(parts, prints, strict=True):
        for _ in range(page_count(part)):
            number += 1
            yield Foot(number, small_print, Markup(code))
