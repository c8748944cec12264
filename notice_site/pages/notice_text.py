"""The notice as issued, for a page. In: facts. Out: its parts, and what is beside its clauses."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from notice_site.facts.dates import day_words, event_words, zone_of
from notice_site.facts.facts import Facts
from notice_site.facts.numbering import NumberedClause, document_number, note_marks
from notice_site.facts.open_points import answers_at, notes_on_place
from notice_site.language.catalogue import Catalogue
from notice_site.model.body import Block, TableBlock, TextNote, block_lines
from notice_site.model.dates import Event
from notice_site.model.grid import TableGridCell, header_row_count, table_grid
from notice_site.model.notice import Notice, walk_rules
from notice_site.pages.contacts import answer_words
from notice_site.pages.links import Link, PageLinks


def condition_links(place: str, links: PageLinks) -> Iterator[Link]:
    """The lines of the eligibility checklist that quote this place, parts of conditions too."""
    for _, rule in walk_rules(links.facts.in_force):
        if rule.clause == place:
            yield Link(links.to(f"eligibility/index.html#{rule.id}"), rule.quote or rule.ask or rule.id)


def material_links(place: str, links: PageLinks) -> Iterator[Link]:
    """The documents that this place asks for; of an annex also those that it is the form of."""
    for entry in links.facts.materials:
        annex = entry.annex.annex.id if entry.annex else ""
        if place == annex or place in entry.material.source:
            address = f"materials/index.html#material-{entry.material.id}"
            yield Link(links.to(address), entry.material.title)


@dataclass(frozen=True)
class DocumentView:
    """An issued notice; every text is the notice's own."""

    masthead: str
    number: str
    title_lines: tuple[str, ...]
    subtitle: str
    recipients: str
    lead_in: tuple[Block, ...]
    clauses: tuple[NumberedClause, ...]
    closing: tuple[Block, ...]
    notes: tuple[TextNote, ...]
    marks: Mapping[str, str]
    """The mark of each note by its id."""
    annex_list: tuple[str, ...]
    issuers: tuple[str, ...]
    signed: str
    imprint: tuple[str, ...]


@dataclass(frozen=True)
class TableCellView:
    """A cell of a table, in one of the rows that it is in."""

    grid: TableGridCell
    heads: str
    """The heads of its columns, which a narrow screen shows before its words."""
    again: str
    """Its words, in a row below the one where it begins; empty in that one."""


@dataclass(frozen=True)
class TableView:
    """A table for a page: its head rows, its other rows."""

    heads: tuple[tuple[TableCellView, ...], ...]
    rows: tuple[tuple[TableCellView, ...], ...]


def table_view(table: TableBlock) -> TableView:
    """The rows of a table; a cell that spans rows is in each, so that each can be read by itself."""
    grid, count = table_grid(table), header_row_count(table)
    cells = [cell for row in grid for cell in row]
    rows = tuple(
        tuple(
            TableCellView(cell, _column_heads(cell, cells, count), "" if cell.row == number else _words(cell))
            for cell in sorted(cells, key=lambda cell: cell.column)
            if cell.row <= number < cell.row + cell.rowspan
        )
        for number in range(len(grid))
    )
    return TableView(
        tuple(tuple(cell for cell in row if not cell.again) for row in rows[:count]), rows[count:]
    )


def _column_heads(cell: TableGridCell, cells: list[TableGridCell], count: int) -> str:
    """The words of the head cells above it, outermost first."""
    if cell.row < count or cell.heads:
        return ""
    above = [
        head
        for head in cells
        if head.row < count
        and head.column <= cell.column
        and head.column + head.colspan >= cell.column + cell.colspan
    ]
    return " ".join(filter(None, map(_words, above)))


def _words(cell: TableGridCell) -> str:
    return " ".join(block_lines(cell.cell.text))


@dataclass(frozen=True)
class MarginNote:
    """A note beside a clause; ours, not the notice's."""

    kind: str
    """`amended`, `reader`, or `trace` for what the clause leads to."""
    title: str
    text: str
    link: Link | None = None
    leads_to: tuple[Link, ...] = ()
    """Of a trace, the conditions and documents."""


Notes = Mapping[str, tuple[MarginNote, ...]]
"""What is beside each clause, by its id; nothing for most."""


def document_view(facts: Facts, catalogue: Catalogue) -> DocumentView:
    """The notice's text in the order of an official document."""
    notice = facts.notice
    return DocumentView(
        masthead=notice.masthead or "",
        number=document_number(notice.document_number),
        title_lines=notice.title_lines or (notice.title,),
        subtitle=notice.body.subtitle or "",
        recipients=notice.recipients or "",
        lead_in=notice.body.lead_in,
        clauses=facts.clauses,
        closing=notice.body.closing,
        notes=notice.body.notes,
        marks=note_marks(notice.body),
        annex_list=_annex_list(notice, catalogue) if notice.annex_list else (),
        issuers=tuple(issuer.name for issuer in notice.issuers if not issuer.unsigned),
        signed=notice.key_dates.signed.wording if isinstance(notice.key_dates.signed, Event) else "",
        imprint=_imprint(notice, catalogue),
    )


def _annex_list(notice: Notice, catalogue: Catalogue) -> tuple[str, ...]:
    """附件：1.××× on its first line (GB/T 9704-2012, 7.3.4); a single annex has no number."""
    titles = [annex.title for annex in notice.annexes]
    lines = titles if len(titles) == 1 else [f"{number}.{title}" for number, title in enumerate(titles, 1)]
    return tuple(
        [catalogue.translate("Annexes:") + line if at == 0 else line for at, line in enumerate(lines)]
    )


def _imprint(notice: Notice, catalogue: Catalogue) -> tuple[str, ...]:
    imprint = notice.imprint
    if not imprint:
        return ()
    copies = catalogue.translate("Copies to:") + catalogue.translate(
        "{organisations}.", organisations="，".join(imprint.copy_to)
    )
    printed = f"{imprint.printed_by}\u3000{imprint.printed_on}"
    return (copies, printed) if imprint.copy_to else (printed,)


def margin_notes(links: PageLinks) -> Notes:
    """What readers see beside each clause of the body: amendments first."""
    facts = links.facts
    notes: defaultdict[str, tuple[MarginNote, ...]] = defaultdict(tuple)
    for clause in facts.notice.walk_clauses():
        notes[clause.id] = (*_amended(clause.id, links), *reader_notes(clause.id, links))
    return notes


def _amended(clause: str, links: PageLinks) -> tuple[MarginNote, ...]:
    translate = links.catalogue.translate
    return tuple(
        MarginNote(
            "amended",
            translate("Changed since."),
            translate(
                "“{title}” of {day} changes what this clause says.",
                title=amendment.title,
                day=day_words(amendment.date, links.catalogue),
            ),
            Link(links.to(f"updates/index.html#{amendment.id}"), translate("What changed")),
        )
        for amendment in links.facts.amended_clauses.get(clause, ())
    )


def reader_notes(place: str, links: PageLinks) -> tuple[MarginNote, ...]:
    """Notes on slips of the issued text that could mislead, then what the place leads to."""
    title = links.catalogue.translate("Note for readers:")
    notes = [MarginNote("reader", title, note) for note in notes_on_place(links.facts.notice, place)]
    return (*notes, *_answers(place, links), *_traces(place, links))


def _answers(place: str, links: PageLinks) -> Iterator[MarginNote]:
    for answer in answers_at(links.facts.in_force, place):
        yield MarginNote(
            "reader",
            links.catalogue.translate("Answered by the office:"),
            answer_words(answer, links.catalogue),
            Link(links.to("contact/index.html#contact--answers"), links.catalogue.translate("All answers")),
        )


def _traces(place: str, links: PageLinks) -> Iterator[MarginNote]:
    translate = links.catalogue.translate
    conditions, materials = tuple(condition_links(place, links)), tuple(material_links(place, links))
    named = (
        translate("In the checklist: {n}", n=len(conditions)) if conditions else "",
        translate("Documents for this: {n}", n=len(materials)) if materials else "",
    )
    if conditions or materials:
        yield MarginNote("trace", " · ".join(filter(None, named)), "", leads_to=(*conditions, *materials))


def public_information(facts: Facts, catalogue: Catalogue) -> tuple[tuple[str, str], ...]:
    """The rows of 国办发〔2017〕47号 that the data fills: name and value."""
    notice, dates, translate = facts.notice, facts.in_force.key_dates, catalogue.translate
    published, signed = (
        event_words(event, zone_of(facts), catalogue) if isinstance(event, Event) else ""
        for event in (dates.published, dates.signed)
    )
    rows = (
        (translate("Index number"), notice.index_number or ""),
        (translate("Category"), notice.document_type),
        (translate("Issued by"), catalogue.join(tuple(issuer.name for issuer in notice.issuers))),
        (translate("Signed on"), signed),
        (translate("Name"), notice.title),
        (translate("Document number"), document_number(notice.document_number)),
        (translate("Published on"), published),
        (translate("Subject terms"), catalogue.join(notice.subject_terms)),
        (translate("Disclosure"), notice.disclosure or ""),
        (translate("Validity"), _validity(facts, catalogue)),
    )
    return tuple(row for row in rows if row[1])


def _validity(facts: Facts, catalogue: Catalogue) -> str:
    """Only what an amendment says of it; the notice itself does not."""
    kinds = {amendment.kind for amendment in facts.notice.amendments}
    if "withdrawal" in kinds:
        return catalogue.translate("Withdrawn")
    return (
        catalogue.translate("In force as amended")
        if kinds & {"correction", "extension", "supplement"}
        else ""
    )
