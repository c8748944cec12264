"""Paragraphs and tables of a Word file. In: an element that holds some. Out: blocks in reading order."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from notice_site.importing.blocks import Block, Paragraph, PassedOver, Place
from notice_site.importing.word.elements import children
from notice_site.importing.word.inline import Inline
from notice_site.importing.word.source import DocxSource
from notice_site.importing.word.styles import Style
from notice_site.importing.word.tables import table_of
from notice_site.importing.word.values import first_switch, first_value, value, whole
from notice_site.importing.word.words import Words
from notice_site.word.xml import Element, qname

TABLE_OF_CONTENTS = re.compile(r"(toc|contents) (\d|heading)", re.IGNORECASE)
DEEPEST_HEADING = 9


class Blocks:
    """Reads a file from its beginning to its end; numbers, fields and pages go on from block to block."""

    def __init__(self, source: DocxSource) -> None:
        self.source = source
        self.passed_over: list[PassedOver] = []
        self.notes: dict[str, tuple[Paragraph, ...]] = {}
        self.inline = Inline(source, self.passed_over)
        self.waiting = Words()
        """Words of a paragraph whose end was deleted: they belong to the next one."""
        self.page_begins = False
        self.sections = _section_kinds(source.body)

    def body(self) -> Iterator[Block]:
        """The blocks of the whole file."""
        for number, element in enumerate(children(self.source.body), 1):
            yield from self.block(element, Place(self.source.name, number))

    def inside(self, container: Element, place: Place) -> tuple[Block, ...]:
        """The blocks of a cell, a text box or a note, all at one place."""
        return tuple(found for element in children(container) for found in self.block(element, place))

    def block(self, element: Element, place: Place) -> Iterator[Block]:
        """What one paragraph or table gives, with the text boxes that hang on it."""
        if element.tag == qname("w:p"):
            yield from self._paragraph(element, place)
        elif element.tag == qname("w:tbl"):
            yield from table_of(element, place, self.inside, self.passed_over)
        elif element.tag == qname("w:altChunk"):
            self.passed_over.append(PassedOver("embedded document", "", place))

    def _paragraph(self, element: Element, place: Place) -> Iterator[Block]:
        properties = element.find(qname("w:pPr"))
        style = self.source.styles.of_paragraph(properties)
        words = self.waiting.join(self.inline.read(element, style, place))
        self.waiting = Words()
        if _goes_on(element, properties):
            self.waiting = words
            return
        if TABLE_OF_CONTENTS.match(style.name):
            self.inline.pass_over("table of contents", words.text)
            return
        self.page_begins |= first_switch((properties, *style.paragraph), "w:pageBreakBefore")
        number = self.source.numbering.number(properties, style)
        look = _Look(properties, style, number)
        for piece in _pages(words):
            yield from self._piece(piece, look, place)
            look = replace(look, number="")
        if properties is not None and properties.find(qname("w:sectPr")) is not None:
            self.page_begins |= next(self.sections, "") != "continuous"
        for box in words.boxes:
            yield from self.inside(box, place)

    def _piece(self, words: Words, look: "_Look", place: Place) -> Iterator[Paragraph]:
        """The words that stand on one page."""
        self.page_begins |= bool(words.pages)
        if not words.text.strip() and not look.number and not words.notes:
            return
        for _, key in words.notes:
            self._read_note(key, place)
        found = look.paragraph(words, place)
        yield replace(found, new_page=self.page_begins)
        self.page_begins = False

    def _read_note(self, key: str, place: Place) -> None:
        if key not in self.notes:
            self.notes[key] = ()
            inline, self.inline = self.inline, Inline(self.source, self.passed_over)
            blocks = self.inside(self.source.noted[key], place)
            self.inline = inline
            self.notes[key] = tuple(found for found in blocks if isinstance(found, Paragraph))


@dataclass(frozen=True)
class _Look:
    """How a paragraph looks, and its number."""

    properties: Element | None
    style: Style
    number: str

    def paragraph(self, words: Words, place: Place) -> Paragraph:
        places = (self.properties, *self.style.paragraph)
        side = first_value(places, "w:jc") or ""
        outline = whole(first_value(places, "w:outlineLvl"), DEEPEST_HEADING)
        sizes = {size for _, size in words.looks}
        return Paragraph(
            words.text,
            place,
            self.number,
            heading=outline + 1 if outline < DEEPEST_HEADING else None,
            bold=bool(words.looks) and all(bold for bold, _ in words.looks),
            centred=side == "center",
            right=side in ("right", "end"),
            size=sizes.pop() if len(sizes) == 1 else None,
            notes=tuple(words.notes),
        )


def _pages(words: Words) -> Iterator[Words]:
    """The words cut where a page begins; each piece but the first has its beginning in `pages`."""
    ends = [*words.pages, len(words.text)]
    start = 0
    for rank, end in enumerate(ends):
        notes = [(at - start, key) for at, key in words.notes if start < at <= end or at == rank == 0]
        yield replace(words, text=words.text[start:end], notes=notes, pages=[0] if rank else [])
        start = end


def _goes_on(paragraph: Element, properties: Element | None) -> bool:
    """Whether the end of a paragraph was deleted, so that the next one goes on with it."""
    after = paragraph.getnext()
    if after is None or after.tag != qname("w:p"):
        return False
    mark = None if properties is None else properties.find(qname("w:rPr"))
    gone = () if mark is None else (mark.find(qname("w:del")), mark.find(qname("w:moveFrom")))
    return any(found is not None for found in gone)


def _section_kinds(body: Element) -> Iterator[str]:
    """How each section but the first begins: its own settings say it, and they stand at its end."""
    found = (section for section in body.iter(qname("w:sectPr")) if not _is_former(section))
    return iter([value(section, "w:type") or "nextPage" for section in found][1:])


def _is_former(section: Element) -> bool:
    """Settings that a tracked change has replaced."""
    above = section.getparent()
    return above is not None and above.tag == qname("w:sectPrChange")
