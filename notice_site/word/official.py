"""An official document in Word. In: what stands where on it. Out: its paragraphs, by GB/T 9704-2012.

Mark, number and red rule, title, recipients, text, list of annexes, signature (7.3.5.2) and imprint.
"""

from collections.abc import Iterator

from notice_site.printing.official import PrintedBody, PrintedImprint, Signature
from notice_site.printing.text import width_of
from notice_site.word.table import TABLE_WIDTH
from notice_site.word.text import text_paragraphs
from notice_site.word.xml import Element, make, paragraph, run

LARGEST_MARK = 96
"""48 pt in half-points."""
CHARACTER = 320
"""A character of 16 pt in twentieths of a point."""
SMALLER = 28
"""4号, 14 pt, in half-points."""
THICK, THIN = 8, 6
"""The imprint's rules, 0.35 and 0.25 mm, in eighths of a point, as near as Word has them."""


def official_paragraphs(body: PrintedBody) -> list[Element]:
    """The whole document; its annexes are files of their own."""
    recipients = [paragraph("Normal", [run(body.recipients)])] if body.recipients else []
    return [
        *_mark(body.masthead),
        *_number(body.number, bool(body.masthead)),
        title(body.title_lines),
        *([paragraph("Subtitle", [run(body.subtitle)])] if body.subtitle else ()),
        paragraph("Normal", ()),
        *recipients,
        *_text(body),
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


def _text(body: PrintedBody) -> list[Element]:
    """The paragraphs; the last keeps company with the signature, which never stands alone on a page."""
    paragraphs = text_paragraphs(body.blocks)
    if paragraphs:
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
    width = max(*map(width_of, names), width_of(date) + 2)
    left = max(TABLE_WIDTH - round((width + 2) * CHARACTER), 0)
    return [
        paragraph("Normal", (), make("w:keepNext")),
        *(paragraph("Normal", [run(name)], make("w:keepNext"), make("w:ind", left=left)) for name in names),
        paragraph("Normal", [run(date)], make("w:ind", left=left + 2 * CHARACTER)),
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
