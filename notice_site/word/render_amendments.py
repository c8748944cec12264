"""Amendments as Word files. In: the call. Out: `downloads/amendment-<n>.docx` for each, ready to be signed.

Set as an official document (GB/T 9704-2012): number, title, recipients, text, issuers and date (7.3.5.2).
"""

from notice_site.facts.amendments import AmendmentFacts, amendment_facts
from notice_site.facts.facts import Facts
from notice_site.facts.small_print import origin_small_print
from notice_site.models.notice import Amendment, Notice, ResultList
from notice_site.printing.documents import document_number
from notice_site.printing.text import balanced_lines, width_of
from notice_site.word.file_properties import properties_of
from notice_site.word.page import TITLE_CHARACTERS, footers, page_section
from notice_site.word.parts import Properties, WordDocument, pack_document
from notice_site.word.table import TABLE_WIDTH
from notice_site.word.text import table_blocks
from notice_site.word.xml import Element, make, paragraph, run
from notice_site.words import Words

LARGEST_MARK = 96
"""48 pt in half-points."""
CHARACTER = 320
"""A character of 16 pt in twentieths of a point."""


def render_word_amendments(notice: Notice, facts: Facts, words: Words) -> dict[str, bytes]:
    """The Word file of every amendment by its address."""
    return {known.word_file: _word_file(known, facts, words) for known in amendment_facts(notice)}


def _word_file(known: AmendmentFacts, facts: Facts, words: Words) -> bytes:
    amendment, lines = known.amendment, origin_small_print(facts, words)
    results = [block for listed in amendment.results for block in _results(listed)]
    document = WordDocument(
        body=(*_head(known), *_text(amendment), *_signature(amendment, facts.notice), *results),
        section=page_section(len(lines)),
        footers=footers(lines),
        properties=_properties(amendment, facts),
    )
    return pack_document(document)


def _head(known: AmendmentFacts) -> list[Element]:
    """Mark and number, the title, a blank line, whom it addresses."""
    blocks = [*_mark(known.masthead), *_number(known)]
    blocks += [_title(known.amendment), paragraph("Normal", ())]
    return [*blocks, *([paragraph("Normal", [run(known.recipients)])] if known.recipients else [])]


def _mark(masthead: str) -> list[Element]:
    """The issuing body's mark, as large as its line allows, and two blank lines."""
    if not masthead:
        return []
    size = make("w:sz", val=min(LARGEST_MARK, TABLE_WIDTH // len(masthead) // 10))
    return [
        paragraph("NoticeSiteMark", [run(masthead, size)]),
        paragraph("Normal", ()),
        paragraph("Normal", ()),
    ]


def _number(known: AmendmentFacts) -> list[Element]:
    """The document number, under a mark with the red rule below it."""
    number = known.amendment.document_number
    if not number:
        return []
    ruled = bool(known.masthead)
    line = paragraph("NoticeSiteNumber" if ruled else "Normal", [run(document_number(number))], _centred())
    return [line, *(paragraph("Normal", ()) for _ in range(2 if ruled else 1))]


def _centred() -> Element:
    return make("w:jc", val="center")


def _title(titled: Amendment | ResultList, *properties: Element) -> Element:
    lines = titled.title_lines or balanced_lines(titled.title, TITLE_CHARACTERS)
    return paragraph("Title", [run("\n".join(lines))], *properties)


def _text(amendment: Amendment) -> list[Element]:
    """The paragraphs; the last keeps company with the signature, which never stands alone on a page."""
    *before, last = amendment.body or ("",)
    return [
        *(paragraph("BodyText", [run(text)]) for text in before),
        paragraph("BodyText", [run(last)], make("w:keepNext")),
    ]


def _signature(amendment: Amendment, notice: Notice) -> list[Element]:
    """Names two characters in from the right, the date two to the right of their first character."""
    names, date = [issuer.name for issuer in notice.issuers], amendment.signed.wording
    width = max(*map(width_of, names), width_of(date) + 2)
    left = max(TABLE_WIDTH - round((width + 2) * CHARACTER), 0)
    return [
        paragraph("Normal", (), make("w:keepNext")),
        *(paragraph("Normal", [run(name)], make("w:keepNext"), make("w:ind", left=left)) for name in names),
        paragraph("Normal", [run(date)], make("w:ind", left=left + 2 * CHARACTER)),
    ]


def _results(listed: ResultList) -> list[Element]:
    """A list of results on a page of its own."""
    title = _title(listed, make("w:pageBreakBefore"))
    return [title, paragraph("Normal", (), make("w:keepNext")), *table_blocks(listed, listed.title)]


def _properties(amendment: Amendment, facts: Facts) -> Properties:
    marks = {"NoticeSiteAmendment": amendment.id}
    return properties_of(amendment.title, facts, marks, amendment.signed.first_day)
