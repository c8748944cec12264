"""What typst prints of the tests' calls. In: facts, or a call's name. Out: its PDFs, their pages' text."""

from functools import cache
from typing import Any

from notice_site.facts.facts import Facts
from notice_site.pdf.documents import describe_documents
from notice_site.pdf.typst_engine import render_pdfs
from tests.call_facts import CALLS, ZH, facts_of
from tests.pdf_text import page_texts, small_print_of

NOTICE = "downloads/notice.pdf"


def printed(facts: Facts) -> dict[str, bytes]:
    """The PDFs of a call."""
    return render_pdfs(facts, ZH)


@cache
def all_pdfs(name: str) -> dict[str, bytes]:
    """The PDFs of one of the tests' calls."""
    return printed(facts_of(CALLS[name]))


def described(facts: Facts) -> dict[str, dict[str, Any]]:
    """What the printed documents of a call say."""
    return describe_documents(facts, ZH)


def texts(facts: Facts, pdfs: dict[str, bytes], path: str) -> list[str]:
    """The text of each page of a document without white space, page number and small print."""
    return page_texts(pdfs[path], small_print_of(described(facts)[path]))


def pages(pdf: bytes) -> list[str]:
    """The text of each page without white space."""
    return page_texts(pdf, [])
