"""The PDFs, by typst. In: the call and its facts. Out: `downloads/notice.pdf` and `downloads/annex-<n>.pdf`.

The files are PDF/A-2a and PDF/UA-1 at once, and the same input gives the same bytes.
"""

from typing import TYPE_CHECKING, Any

from notice_site.facts.facts import Facts
from notice_site.printing.documents import describe_documents
from notice_site.printing.fonts import refuse_unprintable
from notice_site.printing.pdf_tags import name_cells
from notice_site.printing.typesetter import template_inputs, typesetter
from notice_site.words import Words

if TYPE_CHECKING:
    from typst import PDFStandard

STANDARDS: "list[PDFStandard]" = ["a-2a", "ua-1"]


def render_pdfs(facts: Facts, words: Words) -> dict[str, bytes]:
    """Every PDF by its address; raises ProblemsFound where the data has a character that no font has."""
    documents = describe_documents(facts, words)
    refuse_unprintable(documents, facts.call.source)
    return {path: _typeset(document) for path, document in documents.items()}


def _typeset(document: dict[str, Any]) -> bytes:
    pdf = typesetter("notice.typ").compile(
        sys_inputs=template_inputs(document),
        pdf_standards=STANDARDS,
        timestamp=document["made"],
    )
    assert isinstance(pdf, bytes)
    tables = [
        annex["form"]["cells"] if annex["form"] else None for annex in document["annexes"] if _is_table(annex)
    ]
    return name_cells(pdf, tables) if tables else pdf


def _is_table(annex: dict[str, Any]) -> bool:
    return bool(annex["form"] or annex["table"])
