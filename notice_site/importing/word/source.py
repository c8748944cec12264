"""The parts of a Word file that hold words. In: python-docx's document. Out: `DocxSource`."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from docx.document import Document
from docx.opc.part import Part
from docx.oxml import parse_xml

from notice_site.importing.word.numbering import Numbering
from notice_site.importing.word.styles import Styles, read_styles
from notice_site.importing.word.values import switch, value
from notice_site.importing.word.words import drawn_words
from notice_site.word.xml import Element, qname

NOTED = {"footnote": "footnotes", "endnote": "endnotes", "comment": "comments"}
DRAWN = ("diagramData", "chart")
MARGINS = {"header": "page header", "footer": "page footer"}


@dataclass
class DocxSource:
    """A Word file's body, and what it refers to."""

    name: str
    body: Element
    styles: Styles
    numbering: Numbering
    noted: dict[str, Element]
    """Footnotes, endnotes and comments by kind and id: `footnote 2`."""
    margins: list[tuple[str, Element]]
    """Headers and footers, with what they are."""
    addresses: dict[str, str]
    """Where hyperlinks lead, by relationship."""
    drawn: dict[str, str]
    """Words of drawings that lie in parts of their own, SmartArt and charts, by relationship."""
    prompts: set[Element] = field(default_factory=set)
    """Runs that only say what to type in a field."""
    boxes: dict[Element, str] = field(default_factory=dict)
    """□ or ☑ in the place of the runs of a box to tick."""


def docx_source(document: Document, name: str) -> DocxSource:
    """Look up the parts of a document."""
    part = document.part
    parts: dict[str, list[Part]] = {}
    addresses, drawn = {}, {}
    for key, relationship in part.rels.items():
        if relationship.is_external:
            addresses[key] = relationship.target_ref
        else:
            kind = relationship.reltype.rpartition("/")[2]
            parts.setdefault(kind, []).append(relationship.target_part)
            if kind in DRAWN:
                drawn[key] = drawn_words(_root(relationship.target_part))
    first = {kind: _root(found[0]) for kind, found in parts.items()}
    styles = read_styles(first.get("styles"))
    source = DocxSource(
        name,
        document.element.body,
        styles,
        Numbering(first.get("numbering"), styles),
        dict(_noted(first)),
        [(what, _root(part)) for kind, what in MARGINS.items() for part in parts.get(kind, ())],
        addresses,
        drawn,
    )
    for root in (source.body, *source.noted.values()):
        _find_controls(root, source)
    return source


def _root(part: Part) -> Element:
    """A part's outermost element; python-docx parses the parts that it knows."""
    parsed = getattr(part, "element", None)
    return parse_xml(part.blob) if parsed is None else parsed


def _noted(roots: dict[str, Element]) -> Iterator[tuple[str, Element]]:
    for kind, plural in NOTED.items():
        for found in () if plural not in roots else roots[plural].iterchildren(qname(f"w:{kind}")):
            if found.get(qname("w:type")) in (None, "normal"):
                yield f"{kind} {found.get(qname('w:id'))}", found


def _find_controls(root: Element, source: DocxSource) -> None:
    for control in root.iter(qname("w:sdt")):
        properties, content = control.find(qname("w:sdtPr")), control.find(qname("w:sdtContent"))
        runs = [] if content is None else list(content.iter(qname("w:r")))
        box = None if properties is None else properties.find(qname("w14:checkbox"))
        if box is not None:
            checked = value(box, "w14:checked", "w14:val") in ("1", "true", "on")
            source.boxes |= dict.fromkeys(runs[1:], "")
            source.boxes |= dict.fromkeys(runs[:1], "☑" if checked else "□")
        elif switch(properties, "w:showingPlcHdr"):
            source.prompts.update(runs)
