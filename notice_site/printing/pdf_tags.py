"""Header cells of forms. In: a tagged PDF and the cells of its forms. Out: the PDF with labels as headers.

typst 0.15 tags the cells of a table's first rows as headers; which cell names which inside a form it cannot
say. PDF/UA-1 wants it said (ISO 14289-1, 7.5), so it is written into the structure tree here.
"""

from collections.abc import Iterator, Sequence
from io import BytesIO
from typing import Any

from pikepdf import Array, Dictionary, Name, NameTree, Object, Pdf, String


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
    own = next((known for known in attributes if known.get(Name.O) == Name.Table), None)
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
