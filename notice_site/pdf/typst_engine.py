"""The PDFs, by typst. In: the call and its facts. Out: `downloads/notice.pdf` and `downloads/annex-<n>.pdf`.

The files are PDF/A-2a and PDF/UA-1 at once, and the same input gives the same bytes.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from io import BytesIO
from typing import TYPE_CHECKING, Any

import typst
from pikepdf import Array, Dictionary, Name, NameTree, Object, Pdf, String

from notice_site.facts.facts import Facts
from notice_site.language.catalogue import Catalogue
from notice_site.pdf.documents import describe_documents
from notice_site.pdf.fonts import font_folders, refuse_unprintable
from notice_site.project import PRINT


def name_cells(pdf: bytes, forms: Sequence[Sequence[dict[str, Any]] | None]) -> bytes:
    """The PDF with every label cell a header and every cell told what names it.

    `forms` has one entry for each outermost table in the order of the document: its cells in reading order
    with `header` and `named_by`, or None for a table that has header rows only.
    """
    document = Pdf.open(BytesIO(pdf))
    root = document.Root.StructTreeRoot
    if Name.IDTree not in root:
        root.IDTree = NameTree.new(document).obj
    names = NameTree(root.IDTree)
    for number, (table, cells) in enumerate(zip(_inside(root, Name.Table), forms, strict=True), 1):
        for index, (element, cell) in enumerate(zip(_cells(table), cells or (), strict=cells is not None)):
            _name_cell(element, cell, f"form {number} cell ")
            if cell["header"]:
                element.ID = String(f"form {number} cell {index}")
                names[str(element.ID)] = element
    saved = BytesIO()
    document.save(saved, deterministic_id=True, fix_metadata_version=False)
    return saved.getvalue()


def _name_cell(element: Object, cell: dict[str, Any], prefix: str) -> None:
    attributes = element.get(Name.A, Array())
    own = next((attribute for attribute in attributes if attribute.get(Name.O) == Name.Table), None)
    if own is None:
        own = Dictionary(O=Name.Table)
        attributes.append(own)
    if cell["header"] and element.S == Name.TD:
        element.S, own.Scope = Name.TH, Name.Row
    if cell["named_by"]:
        own.Headers = Array([String(f"{prefix}{index}") for index in cell["named_by"]])
    elif Name.Headers in own:
        del own.Headers
    element.A = attributes


def _cells(table: Object) -> Iterator[Object]:
    """The cells of a table, row by row, without those of tables inside it."""
    for row in _inside(table, Name.TR):
        yield from (kid for kid in _elements(row) if kid.S in (Name.TD, Name.TH))


def _inside(element: Object, kind: Name) -> Iterator[Object]:
    """The outermost elements of one kind inside an element, in reading order."""
    for kid in _elements(element):
        if kind == kid.S:
            yield kid
        else:
            yield from _inside(kid, kind)


def _elements(element: Object) -> Iterator[Object]:
    kids = element.get(Name.K)
    for kid in kids if isinstance(kids, Array) else [kids]:
        if isinstance(kid, Dictionary) and Name.S in kid:
            yield kid


@cache
def typesetter(template: str) -> typst.Compiler:
    """One compiler for all documents of a template: it reads the print fonts once, and no others."""
    fonts = typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=list(font_folders())
    )
    return typst.Compiler(PRINT / template, root=PRINT, font_paths=fonts)


def template_inputs(data: dict[str, Any]) -> dict[str, str]:
    """What a template reads as `sys.inputs.data`."""
    return {"data": json.dumps(data, ensure_ascii=False)}


if TYPE_CHECKING:
    from typst import PDFStandard

STANDARDS: "list[PDFStandard]" = ["a-2a", "ua-1"]


def render_pdfs(facts: Facts, catalogue: Catalogue) -> dict[str, bytes]:
    """Every PDF by its address; raises ProblemsFound where the data has a character that no font has."""
    documents = describe_documents(facts, catalogue)
    refuse_unprintable(documents, facts.call.source)
    return {path: _typeset(document, facts.build.pictures) for path, document in documents.items()}


def _typeset(document: dict[str, Any], pictures: Mapping[str, bytes]) -> bytes:
    blocks = [*(document["body"] or {}).get("blocks", ()), *_annex_blocks(document)]
    shown = {block["file"] for block in blocks if block["kind"] == "figure"}
    inputs = template_inputs(document)
    if given := {file: [*content] for file, content in pictures.items() if file in shown}:
        inputs["pictures"] = json.dumps(given)
    pdf = typesetter("notice.typ").compile(
        sys_inputs=inputs,
        pdf_standards=STANDARDS,
        timestamp=document["made"],
    )
    assert isinstance(pdf, bytes)
    tables = _tables(document)
    return name_cells(pdf, tables) if tables else pdf


def _annex_blocks(document: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for annex in document["annexes"]:
        yield from annex["blocks"]


def _tables(document: dict[str, Any]) -> list[list[dict[str, Any]] | None]:
    """The cells of every table in the order of the document; None for one that has head rows only."""
    tables = [_cells_of(block) for block in (document["body"] or {"blocks": ()})["blocks"]]
    for annex in document["annexes"]:
        tables.append(annex["form"]["cells"] if annex["form"] else ())
        tables += [_cells_of(block) for block in annex["blocks"]]
        tables.append(None if annex["table"] else ())
    return [cells for cells in tables if cells != ()]


def _cells_of(block: dict[str, Any]) -> Any:
    """The cells of a table; nothing for another block."""
    return block["cells"] if block["kind"] == "table" else ()
