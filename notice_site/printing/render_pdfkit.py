"""The PDFs, by pdfkit and wkhtmltopdf. In: the call and its facts. Out: the same addresses as `render_pdf`.

The second engine, for those who must have it: untagged, no PDF/A, other bytes each time. The pages' numbers
and small print are printed apart and laid under them, since Debian's program knows no headers and footers.
"""

import os
import shutil
from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pdfkit
from markupsafe import Markup

from notice_site.facts.facts import Facts
from notice_site.printing.documents import describe_documents
from notice_site.printing.fonts import font_folders, refuse_unprintable
from notice_site.printing.html import Foot, feet_page, part_pages
from notice_site.printing.pdf_join import finish, page_count
from notice_site.problem import Message, Problem, ProblemsFound, Severity
from notice_site.words import Words

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
TYPE_AREA = {"margin-top": "37mm", "margin-left": "28mm", "margin-right": "26mm", "margin-bottom": "35mm"}
WHOLE_PAGE = dict.fromkeys(TYPE_AREA, "0")
FONTS = """<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>{folders}<cachedir>{cache}</cachedir></fontconfig>
"""


def render_pdfs_by_pdfkit(facts: Facts, words: Words) -> dict[str, bytes]:
    """Every PDF by its address; raises ProblemsFound without wkhtmltopdf, or for characters no font has."""
    documents = describe_documents(facts, words)
    refuse_unprintable(documents, facts.call.source)
    htmls = {path: list(part_pages(document)) for path, document in documents.items()}
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
        configuration = pdfkit.configuration(wkhtmltopdf=self.program, environ=dict(self.environment))
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
