"""What the printed documents say. In: the facts of a call. Out: plain values that both PDF engines read.

The notice comes whole, with its annexes; each annex also by itself, and each amendment, a document apart.
Lengths are millimetres.
"""

from dataclasses import dataclass, fields, is_dataclass, replace
from datetime import UTC, datetime, time
from typing import Any, TypeAlias
from zoneinfo import ZoneInfo

from notice_site.facts.amendments import AmendmentFacts, amendment_facts
from notice_site.facts.annexes import AnnexFacts
from notice_site.facts.facts import Facts
from notice_site.facts.numbering import document_number
from notice_site.facts.small_print import (
    amendment_small_print,
    annex_small_print,
    notice_small_print,
    page_address,
)
from notice_site.language.catalogue import Catalogue
from notice_site.model.dates import Event
from notice_site.model.forms import Table
from notice_site.model.notice import Notice, ResultList
from notice_site.model.record import Stated
from notice_site.pdf.blocks import TextBlock, balanced_lines, plain_block, printable, text_blocks, width_of
from notice_site.pdf.forms import WIDTH, PrintedForm, print_form
from notice_site.pdf.page_code import page_code

TITLE_CHARACTERS = 20
"""Characters of 22 pt in a line of 156 mm."""


@dataclass(frozen=True)
class Signature:
    """The names under the notice and its date."""

    issuers: tuple[str, ...]
    date: str


@dataclass(frozen=True)
class PrintedImprint:
    """The foot of an official document, each line with its words."""

    copy_to_label: str
    copy_to: str
    """Empty where nobody gets a copy."""
    printed_by: str
    printed_on: str


@dataclass(frozen=True)
class PrintedBody:
    """The notice, or an amendment, without its annexes."""

    masthead: str
    number: str
    title_lines: tuple[str, ...]
    subtitle: str
    """The line under the title, as issued; empty where there is none."""
    recipients: str
    blocks: tuple[TextBlock, ...]
    annex_list_label: str
    annex_list: tuple[str, ...]
    signature: Signature
    imprint: PrintedImprint | None


def notice_body(facts: Facts, catalogue: Catalogue) -> PrintedBody:
    """The notice as issued."""
    notice = facts.notice
    return PrintedBody(
        masthead=notice.masthead or "",
        number=document_number(notice.document_number),
        title_lines=notice.title_lines or balanced_lines(notice.title, TITLE_CHARACTERS),
        subtitle=notice.body.subtitle or "",
        recipients=notice.recipients or "",
        blocks=text_blocks(notice.body, facts.clauses),
        annex_list_label=catalogue.translate("Annexes:"),
        annex_list=tuple(annex.title for annex in notice.annexes) if notice.annex_list else (),
        signature=_signature(notice.key_dates.signed, notice),
        imprint=_imprint(notice, catalogue),
    )


def amendment_body(entry: AmendmentFacts, facts: Facts) -> PrintedBody:
    """An amendment's own text under the notice's issuers."""
    amendment = entry.amendment
    return PrintedBody(
        masthead=entry.masthead,
        number=document_number(amendment.document_number),
        title_lines=amendment.title_lines or balanced_lines(amendment.title, TITLE_CHARACTERS),
        subtitle="",
        recipients=entry.recipients,
        blocks=tuple(plain_block(text) for text in amendment.body),
        annex_list_label="",
        annex_list=(),
        signature=_signature(amendment.signed, facts.notice),
        imprint=None,
    )


def _signature(signed: Stated[Event], notice: Notice) -> Signature:
    names = tuple(issuer.name for issuer in notice.issuers if not issuer.unsigned)
    return Signature(names, signed.wording if isinstance(signed, Event) else "")


def _imprint(notice: Notice, catalogue: Catalogue) -> PrintedImprint | None:
    if not (imprint := notice.imprint):
        return None
    copies = (
        catalogue.translate("{organisations}.", organisations="，".join(imprint.copy_to))
        if imprint.copy_to
        else ""
    )
    return PrintedImprint(
        copy_to_label=catalogue.translate("Copies to:"),
        copy_to=copies,
        printed_by=imprint.printed_by,
        printed_on=imprint.printed_on,
    )


NARROWEST, WIDEST = 4, 24
"""Characters that a table's column is made for, at least and at most."""


@dataclass(frozen=True)
class PrintedTable:
    """A plain table."""

    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    widths: tuple[float, ...]
    """Of its columns, after their longest words."""


@dataclass(frozen=True)
class PrintedAnnex:
    """An annex; one of `form`, `blocks`, `table` and `items` holds its content."""

    label: str
    """附件1; empty for a list of results, which the data does not number."""
    title: str
    title_lines: tuple[str, ...]
    subtitle: str
    form: PrintedForm | None
    blocks: tuple[TextBlock, ...]
    table: PrintedTable | None
    items: tuple[str, ...]
    small_print: tuple[str, ...]
    code: str
    """The address of its page as a QR code in SVG; empty where nobody knows it."""


@dataclass(frozen=True)
class PrintedDocument:
    """One PDF."""

    title: str
    author: str
    language: str
    made: int
    """When the document was signed, in seconds since 1970: the PDF's dates, so that its bytes repeat."""
    body: PrintedBody | None
    annexes: tuple[PrintedAnnex, ...]
    small_print: tuple[str, ...]
    """Lines at the foot of every page of the body."""


Content: TypeAlias = tuple[PrintedBody | None, tuple[PrintedAnnex, ...], tuple[str, ...]]
"""Body, annexes, and the small print at the foot of the body's pages, or of the one annex's."""


def describe_documents(facts: Facts, catalogue: Catalogue) -> dict[str, dict[str, Any]]:
    """Every printed document by its address, `downloads/notice.pdf`, as plain values in printable text."""
    notice = facts.notice
    printed = [entry for entry in facts.annexes if entry.pdf_file in entry.files and not entry.annex.file]
    annexes = tuple(_annex(entry, facts, catalogue) for entry in printed)
    small_print = notice_small_print(facts, catalogue)
    body = notice_body(facts, catalogue)
    documents = {
        "downloads/notice.pdf": _document(facts, notice.title, (body, annexes, small_print), catalogue)
    }
    for entry, annex in zip(printed, annexes, strict=True):
        content = (None, (annex,), annex.small_print)
        documents[entry.pdf_file] = _document(facts, f"{annex.label} {annex.title}", content, catalogue)
    for amendment in amendment_facts(notice):
        documents[amendment.pdf_file] = _amendment(amendment, facts, catalogue)
    return {path: _plain(document) for path, document in documents.items()}


def _document(facts: Facts, title: str, content: Content, catalogue: Catalogue) -> PrintedDocument:
    body, annexes, small_print = content
    return PrintedDocument(
        title=title,
        author=catalogue.join(tuple(issuer.name for issuer in facts.notice.issuers)),
        language=facts.notice.language,
        made=_made(facts.notice.key_dates.signed, facts.notice),
        body=body,
        annexes=annexes,
        small_print=small_print,
    )


def _made(signed: Stated[Event], notice: Notice) -> int:
    day = signed.first_day if isinstance(signed, Event) else None
    if not isinstance(signed, Event) or day is None:
        return 0
    moment = signed.at or datetime.combine(day, time(), ZoneInfo(notice.key_dates.timezone))
    return int(moment.astimezone(UTC).timestamp())


def _amendment(entry: AmendmentFacts, facts: Facts, catalogue: Catalogue) -> PrintedDocument:
    """An amendment's own text under the notice's issuers; its results are on pages of their own."""
    amendment = entry.amendment
    small_print = amendment_small_print(facts, catalogue)
    body = amendment_body(entry, facts)
    results = tuple(_results(listed, small_print) for listed in amendment.results)
    document = _document(facts, amendment.title, (body, results, small_print), catalogue)
    return replace(document, made=_made(amendment.signed, facts.notice))


def _results(listed: ResultList, small_print: tuple[str, ...]) -> PrintedAnnex:
    return PrintedAnnex(
        label="",
        title=listed.title,
        title_lines=listed.title_lines or balanced_lines(listed.title, TITLE_CHARACTERS),
        subtitle="",
        form=None,
        blocks=(),
        table=_table(listed),
        items=(),
        small_print=small_print,
        code="",
    )


def _annex(entry: AnnexFacts, facts: Facts, catalogue: Catalogue) -> PrintedAnnex:
    annex = entry.annex
    return PrintedAnnex(
        label=entry.label,
        title=annex.title,
        title_lines=annex.title_lines or balanced_lines(annex.title, TITLE_CHARACTERS),
        subtitle=(annex.outline and annex.outline.subtitle) or "",
        form=print_form(annex.form, facts.notice) if annex.form else None,
        blocks=text_blocks(annex.outline, entry.clauses) if annex.outline else (),
        table=_table(annex.table) if annex.table else None,
        items=annex.items,
        small_print=annex_small_print(entry, facts, catalogue),
        code=page_code(page_address(entry, facts)),
    )


def _table(table: Table) -> PrintedTable:
    columns = zip(table.columns, *table.rows, strict=True)
    longest = [max(width_of(words) for words in column) for column in columns]
    shares = [min(max(width, NARROWEST), WIDEST) for width in longest]
    return PrintedTable(table.columns, table.rows, tuple(WIDTH * share / sum(shares) for share in shares))


def _plain(value: Any) -> Any:
    """The same as lists and texts only, each text without marks that carry no ink."""
    if is_dataclass(value):
        return {field.name: _plain(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, list | tuple):
        return [_plain(item) for item in value]
    return printable(value) if isinstance(value, str) else value
