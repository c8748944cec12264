"""The PDFs, by pdfkit and wkhtmltopdf. In: the call and its facts. Out: the same addresses as `render_pdf`.

The second engine, for those who must have it: untagged, no PDF/A, other bytes each time. The notice and each
annex are printed by themselves; number and small print of every page are printed apart and laid under them.
"""

import os
import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pdfkit
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from notice_site.facts import Facts
from notice_site.fonts import font_folders, refuse_unprintable
from notice_site.models.notice import Notice
from notice_site.pdf_join import Foot, finish, page_count
from notice_site.print_data import describe_documents
from notice_site.problem import Message, Problem, ProblemsFound, Severity
from notice_site.words import Words

TEMPLATES = Path(__file__).parent.parent / "templates" / "print"
SHRINKS_BY = 1.3016
"""Debian's wkhtmltopdf 0.12.6 prints 100 px as 57.62 pt instead of 75 pt: lengths are enlarged by as much."""
PIXELS = {"mm": 96 / 25.4 * SHRINKS_BY, "pt": 96 / 72 * SHRINKS_BY}
LENGTH = re.compile(r"(-?\d+(?:\.\d+)?)(mm|pt)\b")
OPTIONS = {
    "quiet": "",
    "encoding": "UTF-8",
    "page-size": "A4",
    "dpi": "300",
    "disable-javascript": "",
    "disable-local-file-access": "",
    "proxy": "http://127.0.0.1:9",
}
TYPE_AREA = {"top": "37mm", "left": "28mm", "right": "26mm", "bottom": "35mm"}
NO_MARGINS = dict.fromkeys(TYPE_AREA, "0")
FONTS = """<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>{folders}<cachedir>{cache}</cachedir></fontconfig>
"""


def render_print(notice: Notice, facts: Facts, words: Words) -> dict[str, bytes]:
    """Every PDF by its address; raises ProblemsFound without wkhtmltopdf, or for characters no font has."""
    documents = describe_documents(notice, facts, words)
    refuse_unprintable(documents, facts.call.source)
    program = _program()
    with TemporaryDirectory() as folder:
        printer = _Printer(program, _environment(Path(folder)), _templates(), notice.language)
        parts = {path: list(printer.parts(document)) for path, document in documents.items()}
        feet = [foot for path, document in documents.items() for foot in _feet(document, parts[path])]
        blocks = printer.print("feet.html.jinja", NO_MARGINS, feet=feet)
    return finish(documents, parts, feet, blocks)


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
    return {
        **os.environ,
        "FONTCONFIG_FILE": str(config),
        "QT_QPA_PLATFORM": "offscreen",
        "XDG_RUNTIME_DIR": str(folder),
    }


def _templates() -> Environment:
    templates = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    templates.filters["size"] = lambda length: _pixels(length, "mm")
    return templates


def _pixels(length: float, unit: str) -> str:
    return f"{length * PIXELS[unit]:.2f}px"


def _enlarged(css: str) -> str:
    return LENGTH.sub(lambda found: _pixels(float(found[1]), found[2]), css)


@dataclass(frozen=True)
class _Printer:
    program: str
    environment: dict[str, str]
    templates: Environment
    language: str

    def parts(self, document: dict[str, Any]) -> Iterator[bytes]:
        """The body, if there is one, then each annex; the imprint stands in the last part."""
        body, annexes = document["body"], document["annexes"]
        contents = [(body, None)] if body else []
        contents += [(None, annex) for annex in annexes]
        for index, (body_part, annex_part) in enumerate(contents, 1):
            imprint = body["imprint"] if body and index == len(contents) else None
            yield self.print(
                "part.html.jinja", TYPE_AREA, body_part=body_part, annex_part=annex_part, imprint_part=imprint
            )

    def print(self, template: str, margins: dict[str, str], **values: object) -> bytes:
        css = Markup(_enlarged((TEMPLATES / "print.css").read_text("utf-8")))
        html = self.templates.get_template(template).render(language=self.language, css=css, **values)
        printed: bytes = pdfkit.from_string(
            html,
            False,
            options={**OPTIONS, **{f"margin-{side}": width for side, width in margins.items()}},
            configuration=pdfkit.configuration(wkhtmltopdf=self.program, environ=self.environment),
        )
        return printed


def _feet(document: dict[str, Any], parts: list[bytes]) -> Iterator[Foot]:
    """The foot of each page of a document: pages are numbered through, each part has its own small print."""
    prints = [document["small_print"]] if document["body"] else []
    prints += [annex["small_print"] for annex in document["annexes"]]
    number = 0
    for part, small_print in zip(parts, prints, strict=True):
        for _ in range(page_count(part)):
            number += 1
            yield Foot(number, small_print)
