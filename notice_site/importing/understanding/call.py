"""From source files to the data of a call. In: `SourceFile`s. Out: `Draft`, plain data and every decision.

What the words do not say is left out, is `not_stated` where the model has it, or stays empty where it is
needed.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import Any

from notice_site.importing.blocks import (
    Block,
    Paragraph,
    PassedOver,
    Place,
    SourceFile,
    Table,
    as_lines,
    paragraphs_in,
    squeezed,
    trimmed,
)
from notice_site.importing.understanding.annex_labels import annex_label, listed_annexes
from notice_site.importing.understanding.annexes import (
    KnownAnnex,
    annex_trees,
    known_annexes,
)
from notice_site.importing.understanding.clauses import (
    Clauses,
    DraftClause,
    DraftText,
    clauses_from,
    name_clauses,
)
from notice_site.importing.understanding.conditions import rules_of
from notice_site.importing.understanding.contacts import contacts_of
from notice_site.importing.understanding.dates import Calendar, dates_of
from notice_site.importing.understanding.draft import Decision, Names, plain_tree, settle
from notice_site.importing.understanding.foot import Foot, foot_of
from notice_site.importing.understanding.form_fields import is_to_fill
from notice_site.importing.understanding.funding import money_of
from notice_site.importing.understanding.head import Head, head_of, joined_title
from notice_site.importing.understanding.labels import labelled_line
from notice_site.importing.understanding.materials import materials_of
from notice_site.importing.understanding.parts import notice_file, split_parts
from notice_site.importing.understanding.passages import Passage, Quoting
from notice_site.importing.understanding.text_blocks import TextBlocks, TextNotes
from notice_site.language.catalogue import Catalogue, catalogue_for
from notice_site.language.clause_numbers import number_at
from notice_site.language.country import country_for
from notice_site.language.pack import SpokenSpan

ENDS = ("。", "；", "：", "！", "？", ";", ":")
LINE = re.compile(r"[^\n\v\f\r\x1c-\x1e\x85\u2028\u2029]+")
"""`一、申报条件`, a line without its end."""
BLANKS_BEHIND = re.compile(r"[。！；][ \t\u3000]{2,}(?=\S)")
"""`特此通知。　　附件：` has white space behind a sentence."""
LONGEST_HEADING = 40


def with_lines_parted(file: SourceFile) -> SourceFile:
    """The file with a paragraph for each line that stands for itself, in tables too."""
    return replace(file, blocks=tuple(_parted_blocks(file.blocks)))


def _parted_blocks(blocks: tuple[Block, ...]) -> Iterator[Block]:
    for block in blocks:
        if isinstance(block, Table):
            cells = (replace(cell, blocks=tuple(_parted_blocks(cell.blocks))) for cell in block.cells)
            yield replace(block, cells=tuple(cells))
        else:
            yield from _parted(block)


def _parted(paragraph: Paragraph) -> Iterator[Paragraph]:
    """The lines of a paragraph; the number and the page belong to the first one."""
    lines = [match for match in LINE.finditer(paragraph.text) if match[0].strip()]
    starts = [line.start() for above, line in pairwise(lines) if _parts(above[0], line[0])]
    starts += [match.end() for match in BLANKS_BEHIND.finditer(paragraph.text) if _to_sign(match)]
    bounds = [0, *sorted(starts), len(paragraph.text)]
    for start, end in pairwise(bounds):
        notes = tuple(
            (at - start, key) for at, key in paragraph.notes if start < at <= end or at == start == 0
        )
        spans = tuple(
            replace(span, start=max(span.start, start) - start, end=min(span.end, end) - start)
            for span in paragraph.spans
            if span.start < end and span.end > start
        )
        first, last = start == 0, end == len(paragraph.text)
        yield replace(
            paragraph,
            text=paragraph.text[start:end],
            number=paragraph.number if first else "",
            new_page=paragraph.new_page and first,
            notes=notes,
            spans=spans,
            pictures=paragraph.pictures if last else (),
        )


def _parts(above: str, line: str) -> bool:
    """Whether a line stands for itself below another one."""
    ends = above.rstrip().endswith(ENDS)
    begins = number_at(line)[0] or labelled_line(line.strip()) or _heads_annex(line) or is_to_fill(line)
    return bool(ends or begins or _is_heading(above))


def _to_sign(fields: re.Match[str]) -> bool:
    """Whether a line goes on with a place to fill in."""
    return is_to_fill(fields.string[fields.end() :].partition("\n")[0])


def _heads_annex(line: str) -> bool:
    result = annex_label(line)
    return bool(result and (result["number"] or result["mark"]))


def _is_heading(line: str) -> bool:
    """Whether a line is a number and a few words, as 一、招聘原则."""
    number, words = number_at(line)
    return bool(number) and len(words) <= LONGEST_HEADING and not re.search("[，,。；;：:]", words)


HAN = re.compile("[\u4e00-\u9fff]")
"""`申`."""


@dataclass(frozen=True)
class Draft:
    """What an import understood."""

    data: dict[str, Any]
    """As `notice_data.yml` holds it; a place that must be filled in is None."""
    decisions: tuple[Decision, ...]
    sources: tuple[SourceFile, ...]
    withheld: tuple[Place, ...] = ()
    """Cells of filled-in forms, whose words are taken nowhere."""
    files: dict[str, bytes] = field(default_factory=dict)
    """Figures and attached files by their paths beside the data."""


def _in_order(files: tuple[SourceFile, ...], drafted_annexes: list[KnownAnnex]) -> tuple[SourceFile, ...]:
    """The file of the notice, then those of its annexes as the data has them."""
    names = [annex.part.file for annex in drafted_annexes]
    main = notice_file(files)
    rank = {name: at for at, name in reversed(list(enumerate(names)))}
    return tuple(sorted(files, key=lambda file: -1 if file is main else rank.get(file.name, 0)))


@dataclass(frozen=True)
class Frame:
    """A notice without its annexes, taken apart."""

    head: Head
    text: DraftText
    foot: Foot

    @property
    def signed(self) -> tuple[SpokenSpan, Paragraph] | None:
        """The date under the notice, else the one under its title."""
        return self.foot.signed or self.head.signed

    @property
    def listed(self) -> list[str]:
        """The lines of the list 附件：1.…."""
        return [line.number + trimmed(line) for line in self.foot.annex_list]


def frame_of(blocks: tuple[Block, ...]) -> Frame:
    """Head, text and foot of a notice; a table is read as lines."""
    lines: list[Paragraph] = []
    for block in blocks:
        if isinstance(block, Paragraph):
            if squeezed(block.text) or block.number or not lines:
                lines.append(block)
            else:
                lines[-1] = replace(lines[-1], pictures=lines[-1].pictures + block.pictures)
        else:
            inside = (part for part in paragraphs_in((block,)) if squeezed(part.text))
            lines += as_lines(block) if lines else inside
    head, below = head_of(lines)
    foot, body = foot_of(below, head)
    return Frame(head, clauses_from(body), foot)


def understand(files: tuple[SourceFile, ...], name: str, attached: tuple[str, ...] = ()) -> Draft:
    """The call that the files hold; `name` is its id, `attached` are annexes that are files as they are."""
    files = tuple(map(with_lines_parted, files))
    parts = split_parts(files, attached)
    frame = frame_of(parts.notice)
    drafted_annexes = known_annexes(parts.annexes, listed_annexes(frame.listed))
    chinese = any(HAN.search(part.text) for file in files for part in paragraphs_in(file.blocks))
    language = "zh-CN" if chinese else "en"
    catalogue = catalogue_for(language)
    annexes = annex_trees(drafted_annexes, {file.name: file for file in files}, catalogue)
    writer = TextBlocks(Quoting(()), TextNotes({file.name: file for file in files}))
    tree: dict[str, Any] = {"id": name, "language": language, **frame.head.tree()}
    tree["description"] = frame.head.description(frame.text.lead_in)
    tree["issuers"] = frame.foot.issuer_trees(frame.head)
    tree |= frame.foot.tree()
    tree |= _text_parts(frame, drafted_annexes, writer, language)
    tree["taxonomies"] = annexes.taxonomies
    tree["annex_list"] = _prints_its_list(frame, drafted_annexes, catalogue)
    tree["annexes"] = annexes.trees
    writers = (writer, *annexes.writers)
    return Draft(
        *settle({key: value for key, value in tree.items() if key == "body" or value not in ([], {}, False)}),
        tuple(_with_what_was_left(file, writers) for file in _in_order(files, drafted_annexes)),
        annexes.withheld,
        {name: content for writer in writers for name, content in writer.pictures.items()},
    )


def _with_what_was_left(file: SourceFile, writers: tuple[TextBlocks, ...]) -> SourceFile:
    """The file with the links that no text took as passed over, without the pictures that became figures."""
    taken = {(part.place, span.link) for writer in writers for part, span in writer.linked}
    shown = [picture for writer in writers for picture in writer.shown]
    passed = list(file.passed_over)
    for picture in shown:
        same = (
            part
            for part in passed
            if (part.what, part.place, part.text) == ("picture", picture.place, picture.says)
        )
        if twin := next(same, None):
            passed.remove(twin)
    notes = (part for note in file.notes.values() for part in note)
    for part in (*paragraphs_in(file.blocks), *notes):
        spans = (span for span in part.spans if span.link and (part.place, span.link) not in taken)
        passed += [PassedOver("address of a link", span.link, part.place) for span in spans]
    untaken = (part for writer in writers for part in writer.untaken if part.place.file == file.name)
    return replace(file, passed_over=(*passed, *untaken))


def _text_parts(
    frame: Frame, drafted_annexes: list[KnownAnnex], writer: TextBlocks, language: str
) -> dict[str, Any]:
    """What the running text tells: dates, body, conditions, support, documents, ways and contacts."""
    text = frame.text
    ids = name_clauses(text, Names(annex.id for annex in drafted_annexes))
    headed = list(_headed(text.clauses, ""))
    passages = [(passage, "", "") for passage in text.lead_in]
    passages += [(part, head, ids[id(clause)]) for clause, head in headed for part in clause.text]
    catalogue = catalogue_for(language)
    closing = [
        Passage(line.number + trimmed(line), line) for line in _closing(frame, drafted_annexes, catalogue)
    ]
    passages += [(passage, "", "") for passage in closing]
    signed = (frame.signed[0], frame.signed[1].place) if frame.signed else None
    calendar = Calendar(
        signed, joined_title(frame.head.title), country_for(None, catalogue.language).timezone
    )
    headings = [clause.heading for clause in text.walk() if clause.heading]
    dates = dates_of([(passage, head) for passage, head, _ in passages], headings, calendar)
    contacts = contacts_of([(passage, clause) for passage, _, clause in passages])
    drafted = materials_of(text.walk(), ids, drafted_annexes, catalogue)
    writer.untaken += drafted.untaken
    money = money_of(headed, ids)
    rules = rules_of(text.clauses, ids, catalogue)
    quoting = writer.quoting
    for quote in (*dates.quotes, *contacts.quotes, *money.quotes):
        quoting.add(quote)
    parts = [*(passage for passage, _, _ in passages), *headings]
    quoting.add_titles(parts, {f"annexes.{annex.id}": annex.title for annex in drafted_annexes})
    trees = plain_tree([rules.rules, drafted.materials, contacts.submission, money.funding])
    keys = (rules.by_clause, frozenset(_cited_clauses(trees)))
    made = Clauses(ids, writer, catalogue.language.levels, *keys)
    body = frame.head.subtitle_tree() | made.text_tree(text)
    if closing:
        body["closing"] = writer.blocks(closing)
    if notes := writer.note_trees():
        body["notes"] = notes
    return {
        "key_dates": dates.tree,
        "body": body,
        "inclusive_bounds": "not_stated",
        "roles": drafted.roles,
        "eligibility": rules.rules,
        "funding": money.funding,
        "materials": drafted.materials,
        "submission": contacts.submission,
        "contact_info": contacts.contact_info,
    }


def _cited_clauses(tree: Any) -> Iterator[str]:
    """The ids of clauses that facts name as their source."""
    if isinstance(tree, dict):
        yield from (name for key in ("source", "clause") for name in _listed_names(tree.get(key)))
        yield from (name for part in tree.values() for name in _cited_clauses(part))
    elif isinstance(tree, list):
        yield from (name for part in tree for name in _cited_clauses(part))


def _listed_names(names: Any) -> list[str]:
    return [names] if isinstance(names, str) else [name for name in names or () if isinstance(name, str)]


def _headed(clauses: list[DraftClause], above: str) -> list[tuple[DraftClause, str]]:
    """Every clause with the headings above it, its own too."""
    results = []
    for clause in clauses:
        head = f"{above} {clause.heading.words if clause.heading else ''}".strip()
        results += [(clause, head), *_headed(clause.clauses, head)]
    return results


def _prints_its_list(frame: Frame, drafted_annexes: list[KnownAnnex], catalogue: Catalogue) -> bool:
    """Whether the list in the notice is, to the character, the one that the data prints by itself."""
    titles = [annex.title for annex in drafted_annexes]
    numbered = [f"{at}.{title}" for at, title in enumerate(titles, 1)] if len(titles) > 1 else titles
    printed = squeezed(catalogue.translate("Annexes:") + "".join(numbered))
    return bool(drafted_annexes) and squeezed("".join(frame.listed)) == printed


def _closing(frame: Frame, drafted_annexes: list[KnownAnnex], catalogue: Catalogue) -> list[Paragraph]:
    """Lines between the last clause and the signature, with a list of annexes that the data prints not."""
    foot = frame.foot
    listed = [] if _prints_its_list(frame, drafted_annexes, catalogue) else foot.annex_list
    return [*foot.closing, *listed, *foot.behind]
