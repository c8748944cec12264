"""Rendered pages as readers get them. In: facts. Out: each page as elements, and the issued words on it."""

from functools import cache
from pathlib import Path

import markdown
from lxml import html
from mkdocs.utils.meta import get_data

from notice_site.facts.facts import Facts
from notice_site.pages.checklist import render_checklist
from notice_site.pages.links import DownloadFacts, Downloads
from notice_site.pages.render_pages import render_pages
from tests.call_facts import ZH, facts_of
from tests.source_text import squeeze

EXTENSIONS = ["admonition", "attr_list", "def_list", "fenced_code", "md_in_html", "tables", "toc"]
"""Those of mkdocs.yml, and those that MkDocs adds by itself."""


def all_files(facts: Facts) -> Downloads:
    """Every file that a page may link, with made-up sizes."""
    names = [
        "downloads/notice.pdf",
        "downloads/annexes.zip",
        "downloads/SHA256SUMS",
        "calendar.ics",
        "updates.xml",
    ]
    names += [path for known in facts.annexes for path in (known.word_file, known.pdf_file)]
    return {name: DownloadFacts(34_567, 3 if name.endswith(".pdf") else None) for name in names}


def sources_of(facts: Facts) -> dict[str, str]:
    """The Markdown of every page by its address."""
    pages = render_pages(facts, ZH, all_files(facts)) | render_checklist(facts, ZH)
    markdown_files = {path: content.decode() for path, content in pages.items() if path.endswith(".md")}
    return {path.replace(".md", ".html"): text for path, text in markdown_files.items()}


def pages_of(facts: Facts) -> dict[str, html.HtmlElement]:
    """The content of every page by its address."""
    return {path: parsed(text) for path, text in sources_of(facts).items()}


@cache
def parsed(text: str) -> html.HtmlElement:
    """A page of Markdown as elements."""
    body, _ = get_data(text)
    return html.fragment_fromstring(markdown.markdown(body, extensions=EXTENSIONS), create_parent="article")


def issued_words(page: html.HtmlElement) -> str:
    """The text of the elements that carry issued words, without what was added and without white space."""
    roots = page.xpath("//*[@data-issued][not(ancestor::*[@data-issued])]")
    assert roots, "no issued words on this page"
    return squeeze("".join(_text(root) for root in roots))


def _text(element: html.HtmlElement) -> str:
    if "data-added" in element.attrib:
        return ""
    parts = [element.text or ""]
    for inner in element:
        parts += [_text(inner), inner.tail or ""]
    return "".join(parts)


def text_of(element: html.HtmlElement) -> str:
    """The words as a reader sees them, with a blank between elements."""
    return " ".join(" ".join(element.itertext()).split())


@cache
def call(path: Path) -> Facts:
    return facts_of(path)


@cache
def call_pages(path: Path) -> dict[str, html.HtmlElement]:
    return pages_of(call(path))


def page(path: Path, address: str = "index.html") -> html.HtmlElement:
    return call_pages(path)[address]
