"""An official document in Word. In: what goes where on it. Out: its paragraphs, by GB/T 9704-2012.

Mark, number and red rule, title, recipients, text, list of annexes, signature (7.3.5.2) and imprint.
"""

from collections.abc import Iterator, Mapping
from datetime import date

from notice_site.facts.amendments import AmendmentFacts, amendment_facts
from notice_site.facts.facts import Facts
from notice_site.facts.small_print import notice_small_print, origin_small_print
from notice_site.language.catalogue import Catalogue
from notice_site.language.language import language_for
from notice_site.model.notice import Amendment, ResultList
from notice_site.pdf.blocks import balanced_lines, width_of
from notice_site.pdf.documents import (
    TITLE_CHARACTERS,
    PrintedBody,
    PrintedImprint,
    Signature,
    amendment_body,
    notice_body,
)
from notice_site.word.archive import issued_on
from notice_site.word.form_table import TABLE_WIDTH
from notice_site.word.outlines import TextWriter, table_blocks
from notice_site.word.package import Properties, WordDocument, footers, pack_document, page_section
from notice_site.word.xml import Element, make, paragraph, qname, run

LARGEST_MARK = 96
"""48 pt in half-points."""
CHARACTER = 320
"""A character of 16 pt in twentieths of a point."""
SMALLER = 28
"""4号, 14 pt, in half-points."""
THICK, THIN = 8, 6
"""The imprint's rules, 0.35 and 0.25 mm, in eighths of a point, as near as Word has them."""


def official_paragraphs(body: PrintedBody, writer: TextWriter) -> list[Element]:
    """The whole document; its annexes are files of their own."""
    recipients = [paragraph("Normal", [run(body.recipients)])] if body.recipients else []
    return [
        *_mark(body.masthead),
        *_number(body.number, bool(body.masthead)),
        title(body.title_lines),
        *([paragraph("Subtitle", [run(body.subtitle)])] if body.subtitle else ()),
        paragraph("Normal", ()),
        *recipients,
        *_text(body, writer),
        *_annex_list(body.annex_list_label, body.annex_list),
        *_signature(body.signature),
        *(_imprint(body.imprint) if body.imprint else ()),
    ]


def title(lines: tuple[str, ...], *properties: Element) -> Element:
    """A title in its lines."""
    return paragraph("Title", [run("\n".join(lines))], *properties)


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


def _number(number: str, ruled: bool) -> list[Element]:
    """The document number, under a mark with the red rule below it."""
    if not number:
        return []
    style = "NoticeSiteNumber" if ruled else "Normal"
    line = paragraph(style, [run(number)], make("w:jc", val="center"))
    return [line, *(paragraph("Normal", ()) for _ in range(2 if ruled else 1))]


def _text(body: PrintedBody, writer: TextWriter) -> list[Element]:
    """The paragraphs; the last keeps company with the signature, which never stands alone on a page."""
    paragraphs = [*writer.blocks(body.blocks)]
    if paragraphs and paragraphs[-1].tag == qname("w:p"):
        style = paragraphs[-1][0][0]
        style.addnext(make("w:keepNext"))
    return paragraphs


def _annex_list(label: str, titles: tuple[str, ...]) -> Iterator[Element]:
    """附件： two characters in, after a blank line; titles hang below the first (7.3.4)."""
    if titles:
        yield paragraph("Normal", (), make("w:keepNext"))
    for at, annex in enumerate(titles):
        number = f"{at + 1}." if len(titles) > 1 else ""
        left = round((2 + width_of(label) + width_of(number)) * CHARACTER)
        hanging = round((width_of(number) + (0 if at else width_of(label))) * CHARACTER)
        indent = make("w:ind", left=left, hanging=hanging)
        yield paragraph("Normal", [run(("" if at else label) + number + annex)], make("w:keepNext"), indent)


def _signature(signature: Signature) -> list[Element]:
    """Names two characters in from the right, the date two to the right of their first character."""
    names, date = signature.issuers, signature.date
    if not names and not date:
        return []
    width = max((*map(width_of, names), width_of(date) + 2))
    left = max(TABLE_WIDTH - round((width + 2) * CHARACTER), 0)
    return [
        paragraph("Normal", (), make("w:keepNext")),
        *(paragraph("Normal", [run(name)], make("w:keepNext"), make("w:ind", left=left)) for name in names),
        *([paragraph("Normal", [run(date)], make("w:ind", left=left + 2 * CHARACTER))] if date else ()),
    ]


def _imprint(imprint: PrintedImprint) -> Iterator[Element]:
    """Who gets copies, who printed it and when, between rules; their words stand one character in."""
    yield paragraph("Normal", (), make("w:keepNext"))
    if imprint.copy_to:
        copies = _small(f"\u3000{imprint.copy_to_label}{imprint.copy_to}")
        yield paragraph("Normal", [copies], make("w:keepNext"), _rules(top=THICK, bottom=THIN))
    rules = _rules(bottom=THICK) if imprint.copy_to else _rules(top=THICK, bottom=THICK)
    tabs = make("w:tabs", make("w:tab", val="right", pos=TABLE_WIDTH - SMALLER * 10))
    printed = _small(f"\u3000{imprint.printed_by}\t{imprint.printed_on}")
    yield paragraph("Normal", [printed], rules, tabs)


def _small(text: str) -> Element:
    return run(text, make("w:sz", val=SMALLER))


def _rules(**sides: int) -> Element:
    lines = (
        make(f"w:{side}", val="single", sz=size, space=1, color="000000") for side, size in sides.items()
    )
    return make("w:pBdr", *lines)


def properties_of(title: str, facts: Facts, marks: Mapping[str, str], day: date | None = None) -> Properties:
    """Those of a file of the call, with marks of its own; `day` is that of the notice where none is given."""
    notice = facts.notice
    return Properties(
        title=title,
        author=language_for(notice.language).list_of(tuple(issuer.name for issuer in notice.issuers)),
        subject=notice.title,
        language=notice.language,
        day=day or issued_on(facts),
        custom={"NoticeSiteCall": notice.id, "NoticeSiteEdition": str(facts.build.edition), **marks},
    )


def render_word_notice(facts: Facts, catalogue: Catalogue) -> dict[str, bytes]:
    """The Word file of the notice as issued, by its address."""
    lines = notice_small_print(facts, catalogue)
    writer = TextWriter(facts.build.pictures)
    document = WordDocument(
        body=tuple(official_paragraphs(notice_body(facts, catalogue), writer)),
        footnotes=tuple(writer.footnotes),
        pictures=facts.build.pictures,
        section=page_section(len(lines)),
        footers=footers(lines),
        properties=properties_of(facts.title, facts, {}),
    )
    return {"downloads/notice.docx": pack_document(document)}


def render_word_amendments(facts: Facts, catalogue: Catalogue) -> dict[str, bytes]:
    """The Word file of every amendment by its address."""
    return {entry.word_file: _word_file(entry, facts, catalogue) for entry in amendment_facts(facts.notice)}


def _word_file(entry: AmendmentFacts, facts: Facts, catalogue: Catalogue) -> bytes:
    amendment, lines = entry.amendment, origin_small_print(facts, catalogue)
    results = [block for listed in amendment.results for block in _results(listed)]
    document = WordDocument(
        body=(*official_paragraphs(amendment_body(entry, facts), TextWriter({})), *results),
        section=page_section(len(lines)),
        footers=footers(lines),
        properties=_properties(amendment, facts),
    )
    return pack_document(document)


def _results(listed: ResultList) -> list[Element]:
    """A list of results on a page of its own."""
    lines = listed.title_lines or balanced_lines(listed.title, TITLE_CHARACTERS)
    return [title(lines, make("w:pageBreakBefore")), *table_blocks(listed, listed.title)]


def _properties(amendment: Amendment, facts: Facts) -> Properties:
    marks = {"NoticeSiteAmendment": amendment.id}
    return properties_of(amendment.title, facts, marks, amendment.signed.first_day)
