"""The parts of a Word file that hold words. In: python-docx's document. Out: `DocxSource`."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from docx.document import Document
from docx.opc.part import Part
from docx.oxml import parse_xml

from notice_site.importing.blocks import Picture, Span
from notice_site.importing.word.elements import switch, value
from notice_site.importing.word.numbering import Numbering
from notice_site.importing.word.styles import Styles, read_styles
from notice_site.word.xml import Element, qname


@dataclass
class Words:
    """What is in a paragraph."""

    text: str = ""
    notes: list[tuple[int, str]] = field(default_factory=list)
    """Offset in the text and key of each note's mark."""
    pages: list[int] = field(default_factory=list)
    """Offsets at which a page begins."""
    looks: set[tuple[bool, float | None]] = field(default_factory=set)
    """Bold or not and size of its letters."""
    boxes: list[Element] = field(default_factory=list)
    """Text boxes that hang on the paragraph."""
    spans: list[Span] = field(default_factory=list)
    """What is raised, lowered, set apart or a link."""
    pictures: list[Picture] = field(default_factory=list)

    def join(self, other: "Words") -> "Words":
        """These words and then others, as where the mark between two paragraphs was deleted."""
        length = len(self.text)
        return Words(
            self.text + other.text,
            self.notes + [(length + at, key) for at, key in other.notes],
            self.pages + [length + at for at in other.pages],
            self.looks | other.looks,
            self.boxes + other.boxes,
            self.spans
            + [replace(span, start=length + span.start, end=length + span.end) for span in other.spans],
            self.pictures + other.pictures,
        )


def stands_in(box: Element, drawing: Element) -> bool:
    """Whether a text box is in another one of the drawing, or is the copy of one for older Word."""
    for above in box.iterancestors():
        if above is drawing:
            return False
        if above.tag in (qname("w:txbxContent"), qname("mc:Fallback")):
            return True
    return False


def description(drawing: Element) -> str:
    """What a picture says of itself, or the letters of a WordArt."""
    texts = [result.get(name) for result in drawing.iter("*") for name in ("descr", "alt", "string")]
    return " ".join(dict.fromkeys(text for text in texts if text))


def drawn_words(drawing: Element) -> str:
    """The letters in a drawing's own shapes, which hold no paragraphs of Word's: a line for each."""
    paragraphs = (
        result for result in drawing.iter("*") if result.tag.endswith("}p") and result.tag != qname("w:p")
    )
    lines = (
        "".join(text.text or "" for text in part.iter("*") if _is_drawn_text(text)) for part in paragraphs
    )
    return "\n".join(filter(str.strip, lines))


def _is_drawn_text(element: Element) -> bool:
    return element.tag.endswith("}t") and element.tag != qname("w:t")


def deleted_words(element: Element) -> str:
    """The words in something that was deleted."""
    return "".join(result.text or "" for result in element.iter(qname("w:delText"), qname("w:t")))


def plain_words(element: Element) -> str:
    """All words in an element, its paragraphs as lines."""
    paragraphs = list(element.iter(qname("w:p"))) or [element]
    lines = ("".join(result.text or "" for result in part.iter(qname("w:t"))) for part in paragraphs)
    return "\n".join(line for line in lines if line.strip())


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
    pictures: dict[str, bytes] = field(default_factory=dict)
    """PNG and JPEG files by relationship."""
    note_forms: dict[str, str] = field(default_factory=dict)
    """How `footnote` and `endnote` are counted, where the file says it."""
    note_marks: dict[str, str] = field(default_factory=dict)
    """Marks that somebody typed instead of a number, by the notes' keys."""
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
    first = {kind: _root(result[0]) for kind, result in parts.items()}
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
    source.note_forms.update(_note_forms(first.get("settings"), source.body))
    for root in (source.body, *source.noted.values()):
        _find_controls(root, source)
    return source


def _note_forms(settings: Element | None, body: Element) -> Iterator[tuple[str, str]]:
    """How notes are counted: as the last section says, else the whole file."""
    for kind in ("footnote", "endnote"):
        for root in (settings, body):
            for properties in () if root is None else root.iter(qname(f"w:{kind}Pr")):
                if form := value(properties, "w:numFmt"):
                    yield kind, form


def _root(part: Part) -> Element:
    """A part's outermost element; python-docx parses the parts that it knows."""
    parsed = getattr(part, "element", None)
    return parse_xml(part.blob) if parsed is None else parsed


def _noted(roots: dict[str, Element]) -> Iterator[tuple[str, Element]]:
    for kind, plural in NOTED.items():
        for note in () if plural not in roots else roots[plural].iterchildren(qname(f"w:{kind}")):
            if note.get(qname("w:type")) in (None, "normal"):
                yield f"{kind} {note.get(qname('w:id'))}", note


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
