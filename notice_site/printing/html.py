"""The printed documents as HTML for wkhtmltopdf. In: a document's plain values. Out: HTML, part by part.

A part is the notice without its annexes, or one annex. Templates and style give lengths as on paper; here
they are made larger by what the program shrinks them.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from jinja2 import Environment
from markupsafe import Markup

from notice_site.project import PRINT
from notice_site.templates import template_environment

SHRINKS_BY = 1.3016
"""Debian's wkhtmltopdf 0.12.6 prints 100 px as 57.62 pt instead of 75 pt."""
PIXELS = {"mm": 96 / 25.4 * SHRINKS_BY, "pt": 96 / 72 * SHRINKS_BY}
LENGTH = re.compile(r"(-?\d+(?:\.\d+)?)(mm|pt)\b")


@dataclass(frozen=True)
class Foot:
    """What stands at the foot of a page."""

    number: int
    small_print: Sequence[str]
    code: Markup
    """A picture in SVG; empty where there is none."""


def part_pages(document: dict[str, Any]) -> Iterator[str]:
    """The HTML of a document's body, if it has one, then of each annex; the imprint ends the last of them."""
    body, annexes = document["body"], document["annexes"]
    parts = [(body, None)] if body else []
    parts += [(None, annex) for annex in annexes]
    for index, (body_part, annex_part) in enumerate(parts, 1):
        imprint = body["imprint"] if body and index == len(parts) else None
        values = {"body_part": body_part, "annex_part": annex_part, "imprint_part": imprint}
        yield _html("part.html.jinja", document["language"], values)


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
    return LENGTH.sub(lambda found: _pixels(float(found[1]), found[2]), css)
