"""Paragraphs and tables of a Word file. In: an element that holds some. Out: blocks in reading order."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import groupby
from typing import TypeAlias

from notice_site.importing.blocks import (
    Block,
    Cell,
    Paragraph,
    PassedOver,
    Place,
    SourceFile,
    Span,
    Table,
    squeezed,
)
from notice_site.importing.plain.flat_notes import recovered_notes
from notice_site.importing.word.elements import (
    children,
    first_switch,
    first_value,
    points,
    switch,
    value,
    whole,
)
from notice_site.importing.word.inline import Inline
from notice_site.importing.word.numbering import formatted
from notice_site.importing.word.package import open_document, picture_files
from notice_site.importing.word.source import DocxSource, Words, deleted_words, docx_source, plain_words
from notice_site.importing.word.styles import Style
from notice_site.language.clause_numbers import number_at
from notice_site.word.xml import Element, qname

TWENTIETH = 20
"""Twentieths in a point."""
MOST_COLUMNS = 64
"""Word has 63 at most."""
Inside: TypeAlias = Callable[[Element, Place], tuple[Block, ...]]
"""Reads what is in a cell, all at one place."""


@dataclass
class _Spot:
    """A cell on its way into the grid; one without an element fills a gap."""

    element: Element | None
    row: int
    column: int
    rowspan: int
    colspan: int
    goes_on: bool
    """It belongs to the cell above."""


def table_of(
    element: Element, place: Place, inside: Inside, passed_over: list[PassedOver]
) -> Iterator[Table]:
    """The table; one without cells gives nothing."""
    spots: list[_Spot] = []
    above: dict[int, _Spot] = {}
    rows, deleted = _rows(element)
    gone = (deleted_words(row) for row in deleted)
    passed_over += [PassedOver("deleted words", words, place) for words in gone if words.strip()]
    for number, row in enumerate(rows):
        current = {}
        for spot in _row(row, number):
            label = above.get(spot.column)
            if spot.goes_on and label and label.colspan == spot.colspan:
                label.rowspan += 1
                passed_over += _hidden(spot, place)
                current[spot.column] = label
            else:
                spots.append(spot)
                current[spot.column] = spot
        above = current
    if spots:
        width = max(spot.column + spot.colspan for spot in spots)
        spots += _gaps(spots, len(rows), width)
        spots.sort(key=lambda spot: (spot.row, spot.column))
        cells = tuple(_cell(spot, place, inside) for spot in spots)
        yield Table(cells, _widths(element, width), place, _header_rows(rows))


def _header_rows(rows: list[Element]) -> int:
    """How many rows at the top are to be repeated on each page."""
    heads = [bool(switch(row.find(qname("w:trPr")), "w:tblHeader")) for row in rows]
    return heads.index(False) if False in heads else 0


def cell_of(table: Element, cell: tuple[int, int]) -> Element | None:
    """The cell that a place names by its row and column; None where there is none."""
    rows, _ = _rows(table)
    row, column = cell
    spots = _row(rows[row - 1], row - 1) if row <= len(rows) else []
    return next((spot.element for spot in spots if spot.column + 1 == column), None)


def _rows(element: Element) -> tuple[list[Element], list[Element]]:
    """The rows of a table, and those that were deleted."""
    rows = [row for row in children(element) if row.tag == qname("w:tr")]
    return [row for row in rows if not _is_deleted(row)], [row for row in rows if _is_deleted(row)]


def _row(row: Element, number: int) -> list[_Spot]:
    """The cells of a row from left to right."""
    column = min(whole(value(row.find(qname("w:trPr")), "w:gridBefore"), 0), MOST_COLUMNS)
    spots: list[_Spot] = []
    for element in children(row):
        properties = element.find(qname("w:tcPr"))
        span = min(max(whole(value(properties, "w:gridSpan"), 1), 1), MOST_COLUMNS)
        if spots and _is_merged(properties, "w:hMerge"):
            spots[-1].colspan += span
        else:
            spots.append(_Spot(element, number, column, 1, span, _is_merged(properties, "w:vMerge")))
        column += span
    return spots


def _is_merged(properties: Element | None, name: str) -> bool:
    """Whether a cell belongs to the one before it."""
    merge = None if properties is None else properties.find(qname(name))
    return merge is not None and merge.get(qname("w:val"), "continue") == "continue"


def _is_deleted(row: Element) -> bool:
    properties = row.find(qname("w:trPr"))
    return properties is not None and properties.find(qname("w:del")) is not None


def _hidden(spot: _Spot, place: Place) -> list[PassedOver]:
    """What is in a cell that Word does not show."""
    words = "" if spot.element is None else plain_words(spot.element)
    return [PassedOver("words in a merged cell", words, _at(spot, place))] if words else []


def _gaps(spots: list[_Spot], rows: int, width: int) -> Iterator[_Spot]:
    """Empty cells for the places that no cell covers: rows may begin later and end earlier than others."""
    covered = [bytearray(width) for _ in range(rows)]
    for spot in spots:
        for row in range(spot.row, spot.row + spot.rowspan):
            covered[row][spot.column : spot.column + spot.colspan] = b"\1" * spot.colspan
    for row, places in enumerate(covered):
        for gap in re.finditer(b"\0+", places):
            yield _Spot(None, row, gap.start(), 1, len(gap[0]), False)


def _cell(spot: _Spot, place: Place, inside: Inside) -> Cell:
    blocks = () if spot.element is None else inside(spot.element, _at(spot, place))
    return Cell(spot.row, spot.column, spot.rowspan, spot.colspan, blocks)


def _at(spot: _Spot, place: Place) -> Place:
    """The cell's place; in a table within a cell, the outer cell's."""
    return place if place.cell else replace(place, cell=(spot.row + 1, spot.column + 1))


def _widths(element: Element, width: int) -> tuple[int, ...]:
    """The widths in Word's grid, in twentieths of a point; all alike where it does not fit the cells."""
    grid = element.find(qname("w:tblGrid"))
    columns = [] if grid is None else grid.findall(qname("w:gridCol"))
    widths = tuple(round(TWENTIETH * points(column.get(qname("w:w")), TWENTIETH)) for column in columns)
    return widths if len(widths) == width and all(widths) else (1,) * width


USUAL_FORMS = {"footnote": "decimal", "endnote": "lowerRoman"}
"""How notes are counted where nothing says otherwise."""
TABLE_OF_CONTENTS = re.compile(r"(toc|contents) (\d|heading)", re.IGNORECASE)
"""`toc 1`, `contents heading`: names of styles."""
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
        return tuple(result for element in children(container) for result in self.block(element, place))

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
            number = self.source.numbering.number(properties, style)
            self.inline.pass_over("table of contents", number + words.text)
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
        """The words that are on one page."""
        self.page_begins |= bool(words.pages)
        if not words.text.strip() and not look.number and not words.notes:
            if words.pictures and not place.cell:
                yield replace(look.paragraph(words, place), text="")
            return
        for _, key in words.notes:
            self._read_note(key, place)
        result = look.paragraph(words, place)
        yield replace(result, new_page=self.page_begins)
        self.page_begins = False

    def _read_note(self, key: str, place: Place) -> None:
        if key not in self.notes:
            self.notes[key] = ()
            inline, self.inline = self.inline, Inline(self.source, self.passed_over)
            blocks = self.inside(self.source.noted[key], place)
            self.inline = inline
            self.notes[key] = tuple(result for result in blocks if isinstance(result, Paragraph))


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
            spans=() if outline < DEEPEST_HEADING else tuple(_apart(words)),
            pictures=tuple(words.pictures),
        )


def _apart(words: Words) -> Iterator[Span]:
    """What is set apart inside a paragraph, in order; a paragraph of one look, or its beginning, is not."""
    plain = all(bold for bold, _ in words.looks)
    length = len(words.text)
    marks: list[tuple[str, str]] = [("", "")] * length
    for span in words.spans:
        style = "" if span.style == "strong" and plain else span.style
        for at in range(span.start, min(span.end, length)):
            old_style, old_link = marks[at]
            marks[at] = (style or old_style, span.link or old_link)
    at = 0
    for (style, link), same in groupby(marks):
        start, at = at, at + len(list(same))
        inside = words.text[start:at]
        leads = style == "strong" and not link and not squeezed(number_at(words.text[:start])[1])
        if (style or link) and squeezed(inside) and not leads:
            yield Span(start, at, style, link)


def _pages(words: Words) -> Iterator[Words]:
    """The words cut where a page begins; each piece but the first has its beginning in `pages`."""
    ends = [*words.pages, len(words.text)]
    start = 0
    for rank, end in enumerate(ends):
        notes = [(at - start, key) for at, key in words.notes if start < at <= end or at == rank == 0]
        spans = [
            replace(span, start=max(span.start, start) - start, end=min(span.end, end) - start)
            for span in words.spans
            if span.start < end and span.end > start
        ]
        piece = replace(words, text=words.text[start:end], notes=notes, spans=spans)
        last = rank + 1 == len(ends)
        yield replace(piece, pages=[0] if rank else [], pictures=words.pictures if last else [])
        start = end


def _goes_on(paragraph: Element, properties: Element | None) -> bool:
    """Whether the end of a paragraph was deleted, so that the next one goes on with it."""
    after = paragraph.getnext()
    if after is None or after.tag != qname("w:p"):
        return False
    mark = None if properties is None else properties.find(qname("w:rPr"))
    gone = () if mark is None else (mark.find(qname("w:del")), mark.find(qname("w:moveFrom")))
    return any(result is not None for result in gone)


def _section_kinds(body: Element) -> Iterator[str]:
    """How each section but the first begins: its own settings say it, and they are at its end."""
    results = (section for section in body.iter(qname("w:sectPr")) if not _is_former(section))
    return iter([value(section, "w:type") or "nextPage" for section in results][1:])


def _is_former(section: Element) -> bool:
    """Settings that a tracked change has replaced."""
    above = section.getparent()
    return above is not None and above.tag == qname("w:sectPrChange")


def read_docx(content: bytes, name: str) -> SourceFile:
    """Read a Word file; raises SiteFault where it is none, or not one to be trusted."""
    document, remarks = open_document(content, name)
    source = docx_source(document, name)
    source.pictures.update(picture_files(content, str(document.part.partname)))
    reader = Blocks(source)
    blocks, recovered = recovered_notes(tuple(_with_pictures_above(reader.body())))
    passed_over = (*reader.passed_over, *_unused(source, reader), *remarks)
    inserted = tuple(reader.inline.inserted)
    marks = dict(_note_marks(reader.notes, source)) | source.note_marks
    return SourceFile(name, blocks, reader.notes | recovered, passed_over, inserted, marks)


def _note_marks(notes: Iterable[str], source: DocxSource) -> Iterator[tuple[str, str]]:
    """The marks of notes that are not counted 1, 2 (endnotes i, ii), by their keys."""
    counts: Counter[str] = Counter()
    for key in notes:
        kind = key.partition(" ")[0]
        form = source.note_forms.get(kind, "")
        counts[kind] += key not in source.note_marks
        if form and form != USUAL_FORMS[kind]:
            yield key, formatted(counts[kind], form)


def _with_pictures_above(blocks: Iterator[Block]) -> Iterator[Block]:
    """The blocks; a picture on a line of its own belongs to the paragraph above it."""
    above: Block | None = None
    for block in blocks:
        alone = isinstance(block, Paragraph) and not block.text and not block.number and block.pictures
        if alone and isinstance(above, Paragraph) and isinstance(block, Paragraph):
            above = replace(above, pictures=above.pictures + block.pictures)
            continue
        if above and not alone:
            yield above
        above = above if alone else block
    if above:
        yield above


def _unused(source: DocxSource, reader: Blocks) -> list[PassedOver]:
    """Headers, footers, and notes whose marks are gone."""
    first = Place(source.name, 1)
    margins = dict.fromkeys(PassedOver(what, plain_words(root), first) for what, root in source.margins)
    notes = [
        PassedOver("note without a mark", plain_words(result), first)
        for key, result in source.noted.items()
        if key not in reader.notes and not key.startswith("comment")
    ]
    return [result for result in (*margins, *notes) if result.text.strip()]
