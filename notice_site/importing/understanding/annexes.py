"""Annexes as the data has them. In: the parts of a source. Out: a tree for each, and the option lists in
them.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from notice_site.importing.blocks import Block, Cell, Paragraph, SourceFile, Table
from notice_site.importing.understanding.blocks import (
    SUBTITLE,
    is_empty,
    paragraphs_in,
    rows_of,
    squeezed,
    trimmed,
    words_of,
)
from notice_site.importing.understanding.clauses import Clauses, Quoting, clauses_from, name_clauses
from notice_site.importing.understanding.draft import Found, Names
from notice_site.importing.understanding.form_fields import has_boxes, is_to_fill
from notice_site.importing.understanding.forms import FormParts, form_tree, is_label
from notice_site.language.catalogue import Catalogue
from notice_site.language.chinese_numerals import number_value
from notice_site.language.clause_numbers import number_at
from notice_site.language.language import is_only_a_date
from notice_site.problem import Message
from notice_site.reading.references import literal

LABEL = re.compile(
    r"\s*(?:附\s*[件表录]\s*(?P<number>[\d０-９]{1,2}|[一二三四五六七八九十]{1,3})?"
    r"|(?:Annexe?|Attachment|Appendix)(?![A-Za-z])\s*(?P<english>\d{1,2}|[A-H])?)\s*(?P<mark>[:：.、．—-]*)\s*(?P<title>.*)$",
    re.DOTALL | re.IGNORECASE,
)
LONGEST_ANNEX_TITLE = 60


@dataclass(frozen=True)
class AnnexPart:
    """An annex as it stands in a file."""

    number: int | None
    """The number that the source gives it."""
    label: Paragraph | None
    """附件1; None where only the file's name says that it is an annex."""
    title: str
    """Words behind the label on its line."""
    blocks: tuple[Block, ...]
    """What follows the label."""
    file: str


@dataclass(frozen=True)
class Parts:
    """A call in its parts."""

    notice: tuple[Block, ...]
    annexes: tuple[AnnexPart, ...]
    """By their numbers where all have one, else as they came."""


def split_parts(files: tuple[SourceFile, ...]) -> Parts:
    """The notice and the annexes; a file whose name or first line says 附件 is one, but not the only file."""
    notice: list[Block] = []
    annexes: list[AnnexPart] = []
    for file in files:
        blocks = tuple(block for block in file.blocks if not is_empty(block))
        starts = list(_starts(blocks, at_once=len(files) > 1))
        if len(files) > 1 and (0 not in starts) and _named_annex(file.name):
            starts.insert(0, -1)
        notice += blocks[: starts[0]] if starts and starts[0] >= 0 else () if starts else blocks
        bounds = [*starts, len(blocks)]
        annexes += [_annex(blocks, bounds[at], bounds[at + 1], file) for at in range(len(starts))]
    numbered = all(annex.number is not None for annex in annexes)
    return Parts(
        tuple(notice), tuple(sorted(annexes, key=lambda annex: annex.number or 0) if numbered else annexes)
    )


def annex_label(text: str) -> re.Match[str] | None:
    """The label of an annex before a text: its number, the mark behind it, the title."""
    return LABEL.match(text)


def _starts(blocks: tuple[Block, ...], *, at_once: bool) -> Iterator[int]:
    """The blocks that begin an annex; above the date only a number alone, a heading or a new page does."""
    signed = at_once and bool(blocks) and _begins(blocks[0], signed=True)
    listed = any(_is_bare(block) for block in blocks) and any(_is_numbered(block) for block in blocks)
    for at, block in enumerate(blocks):
        if isinstance(block, Paragraph) and is_only_a_date(trimmed(block)):
            signed = True
        if _begins(block, signed=signed) and not (listed and _is_bare(block)):
            yield at


def _is_bare(block: Block) -> bool:
    """附件 alone: beside annexes with numbers it heads their list."""
    found = isinstance(block, Paragraph) and annex_label(trimmed(block))
    return bool(found and not (found["number"] or found["english"] or found["mark"] or found["title"]))


def _is_numbered(block: Block) -> bool:
    """附件1 alone."""
    found = isinstance(block, Paragraph) and annex_label(trimmed(block))
    return bool(found and (found["number"] or found["english"]) and not found["title"])


def _begins(block: Block, *, signed: bool) -> bool:
    paragraph = _first(block)
    found = annex_label(trimmed(paragraph)) if paragraph else None
    if not found or not paragraph:
        return False
    number, title = found["number"] or found["english"], found["title"].strip()
    if not title:
        return bool(number) or (signed and not found["mark"]) or (signed and paragraph.new_page)
    short = len(title) <= LONGEST_ANNEX_TITLE and not title.endswith(("。", "；", ";"))
    apart = bool(found["mark"]) or re.match(
        r".*附\s*[件表录]\s*[\d０-９一二三四五六七八九十]*\s", trimmed(paragraph)
    )
    set_apart = paragraph.new_page or paragraph.heading
    return bool((signed or set_apart) and short and number and (apart or paragraph.new_page))


def _first(block: Block) -> Paragraph | None:
    """The paragraph that can be a label: the block itself, or what stands alone in a table's first row."""
    if isinstance(block, Paragraph):
        return block
    first = block.cells[0] if block.cells else None
    alone = first and first.colspan == len(block.columns) and len(first.blocks) == 1
    return first.blocks[0] if first and alone and isinstance(first.blocks[0], Paragraph) else None


def _named_annex(name: str) -> re.Match[str] | None:
    return annex_label(name.rpartition(".")[0] or name)


def _annex(blocks: tuple[Block, ...], start: int, end: int, file: SourceFile) -> AnnexPart:
    if start < 0:
        named = _named_annex(file.name)
        number = annex_number(named["number"] or named["english"]) if named else None
        return AnnexPart(number, None, "", blocks[:end], file.name)
    label = _first(blocks[start])
    found = annex_label(trimmed(label)) if label else None
    inside = blocks[start + 1 : end]
    if isinstance(blocks[start], Table):
        inside = (_without_first_row(blocks[start]), *inside)
    title = found["title"].strip() if found else ""
    return AnnexPart(
        annex_number(found["number"] or found["english"]) if found else None, label, title, inside, file.name
    )


def _without_first_row(table: Block) -> Table:
    assert isinstance(table, Table)
    cells = tuple(replace(cell, row=cell.row - 1) for cell in table.cells[1:])
    return replace(table, cells=cells)


def annex_number(text: str | None) -> int | None:
    """The number that an annex is called by: 2, 二, B."""
    if not text:
        return None
    if text.isascii() and text.isalpha():
        return ord(text.upper()) - ord("A") + 1
    return int(number_value(text) or 0)


LONGEST_TITLE = 60
LONGEST_ITEM = 40
ENDS = ("。", "；", "：", "，", ".", ";", ":", ",")
FIELDS = Message("kinds of fields were told by the words beside them")
LISTED = Message(
    "the annex has no title of its own; this one is from the list in the notice, or from the file's name"
)


@dataclass(frozen=True)
class KnownAnnex:
    """An annex with its title, before its content is made."""

    part: AnnexPart
    id: str
    title: str
    """Empty where it has none."""
    heads: tuple[Paragraph, ...]
    """The paragraphs that are its title."""
    blocks: tuple[Block, ...]
    """What follows its title."""

    @property
    def number(self) -> int | None:
        """Its number among the source's 附件; None where it has none, or is called otherwise: 附表1."""
        label = self.part.label
        return (
            None
            if label and trimmed(label)[:1] == "附" and "件" not in trimmed(label)[:3]
            else self.part.number
        )

    def renamed(self, shown: str) -> Message | None:
        """What to tell where the source's own label is not the one that is shown."""
        label = annex_label(trimmed(self.part.label)) if self.part.label else None
        said = label.string[: label.start("mark")].strip() if label else ""
        if not said or squeezed(said) == squeezed(shown):
            return None
        return Message("the source calls it “{said}”, the pages “{shown}”", said=said, shown=shown)


@dataclass(frozen=True)
class Annexes:
    """Two parts of the data."""

    trees: list[Any]
    taxonomies: list[Any]


def known_annexes(parts: tuple[AnnexPart, ...], listed: dict[int, str]) -> list[KnownAnnex]:
    """Every annex with an id; `listed` are titles by number, for those that have none of their own."""
    names = Names(("collect",))
    known = []
    for at, part in enumerate(parts, 1):
        title, heads, blocks = _title(part)
        title = title or listed.get(part.number or at, "")
        known.append(KnownAnnex(part, names.give(title, "annex"), title, heads, blocks))
    return known


def annex_trees(known: list[KnownAnnex], sources: dict[str, SourceFile], catalogue: Catalogue) -> Annexes:
    """The annexes; `sources` are the files by name, `words` those of the call's language."""
    lists, taxonomies = Names(), []
    trees = []
    for at, annex in enumerate(known, 1):
        parts = FormParts(annex.id, lists, _note_ids(annex.blocks))
        content = _content(annex, parts, sources[annex.part.file])
        label = (annex.part.label.place,) if annex.part.label else ()
        places = tuple(part.place for part in annex.heads) or label
        shown = (
            catalogue.translate("Annex {number}", number=at)
            if len(known) > 1
            else catalogue.translate("Annex")
        )
        guess = annex.renamed(shown) or (None if annex.heads or annex.part.title else LISTED)
        head = {"id": annex.id, "title": Found(literal(annex.title) or None, places, guess)}
        trees.append(Found({**head, **content}, places, FIELDS if content["kind"] == "form" else None))
        taxonomies += parts.taxonomies
    return Annexes(trees, taxonomies)


def _title(part: AnnexPart) -> tuple[str, tuple[Paragraph, ...], tuple[Block, ...]]:
    """The title, the paragraphs that it was read from, and what follows."""
    blocks = part.blocks
    if part.title:
        return part.title, (), blocks
    heads: list[Paragraph] = []
    while len(heads) < len(blocks) and len(heads) < 3 and _may_be_title(blocks[len(heads)], heads):
        head = blocks[len(heads)]
        assert isinstance(head, Paragraph)
        heads.append(head)
    if heads:
        return "".join(map(trimmed, heads)), tuple(heads), blocks[len(heads) :]
    if blocks and isinstance(blocks[0], Table) and (inside := _title_row(blocks[0])):
        table = Table(_moved_up(blocks[0]), blocks[0].columns, blocks[0].place)
        return "".join(map(trimmed, inside)), inside, (table, *blocks[1:])
    return "", (), blocks


def _may_be_title(block: Block, before: list[Paragraph]) -> bool:
    """A short line; a second and third one only where they are set as the first is."""
    if not isinstance(block, Paragraph):
        return False
    words = trimmed(block)
    plain = (
        len(words) <= LONGEST_TITLE
        and not words.endswith(("。", "：", "；", "，", ":", ";"))
        and not block.number
    )
    if not plain or number_at(words)[0] or is_to_fill(words):
        return False
    if not before:
        return True
    alike = (block.centred, block.bold, block.size) == (before[0].centred, before[0].bold, before[0].size)
    return alike and block.centred and not SUBTITLE.fullmatch(words)


def _title_row(table: Table) -> tuple[Paragraph, ...]:
    """The title in a table's first row, where one cell fills the row and more rows follow."""
    first = table.cells[0] if table.cells else None
    if not first or first.colspan < len(table.columns) or len(table.columns) == 1 or len(rows_of(table)) < 2:
        return ()
    inside = tuple(part for part in paragraphs_in(first.blocks) if squeezed(part.text))
    words = "".join(map(trimmed, inside))
    return (
        inside
        if 0 < len(words) <= LONGEST_TITLE and not words.endswith(("。", "：")) and not is_to_fill(words)
        else ()
    )


def _moved_up(table: Table) -> tuple[Cell, ...]:
    return tuple(
        Cell(cell.row - 1, cell.column, cell.rowspan, cell.colspan, cell.blocks)
        for cell in table.cells
        if cell.row
    )


def _note_ids(blocks: tuple[Block, ...]) -> dict[str, str]:
    """Ids of footnotes by the source's keys, in the order of their marks."""
    keys = dict.fromkeys(key for part in paragraphs_in(blocks) for _, key in part.notes)
    return {key: f"note-{at}" for at, key in enumerate(keys, 1)}


def _content(annex: KnownAnnex, parts: FormParts, source: SourceFile) -> dict[str, Any]:
    blocks = tuple(block for block in annex.blocks if not is_empty(block))
    tables = [block for block in blocks if isinstance(block, Table)]
    if len(blocks) == 1 and tables and _is_plain(tables[0]):
        head, *rows = [[literal(words_of(cell)) for cell in row] for row in rows_of(tables[0])]
        return {"kind": "table", "table": {"columns": head, "rows": rows}}
    if tables:
        return {"kind": "form", "form": form_tree(blocks, parts, source)}
    lines = [block for block in blocks if isinstance(block, Paragraph)]
    if len(lines) > 1 and all(_is_item(line) for line in lines):
        return {"kind": "list", "items": [literal(trimmed(line)) for line in lines]}
    return {"kind": "outline", "outline": _outline(lines)}


def _is_item(line: Paragraph) -> bool:
    """A short line without a number, which ends no sentence."""
    words = trimmed(line)
    plain = not line.number and not number_at(words)[0] and not line.heading and not line.bold
    return plain and len(words) <= LONGEST_ITEM and not words.endswith(ENDS) and not is_to_fill(words)


def _is_plain(table: Table) -> bool:
    """A table that is read and not filled in: headings, and words in every cell."""
    rows = rows_of(table)
    whole = (
        all(cell.rowspan == cell.colspan == 1 for cell in table.cells)
        and len({len(row) for row in rows}) == 1
    )
    words = [words_of(cell) for cell in table.cells]
    written = all(words) and not any(has_boxes(text) or is_to_fill(text) for text in words)
    return len(rows) > 1 and whole and written and all(is_label(cell) for cell in rows[0])


def _outline(paragraphs: list[Paragraph]) -> dict[str, Any]:
    tree: dict[str, Any] = {}
    if paragraphs and SUBTITLE.fullmatch(trimmed(paragraphs[0])):
        tree["subtitle"] = literal(trimmed(paragraphs[0]))
        paragraphs = paragraphs[1:]
    text = clauses_from(paragraphs)
    return tree | Clauses(name_clauses(text, Names()), Quoting(())).text_tree(text)
