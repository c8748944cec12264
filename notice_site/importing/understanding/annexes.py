"""Annexes as the data has them. In: the parts of a source. Out: a tree for each, and their option lists."""

from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any

from notice_site.importing.blocks import (
    SUBTITLE,
    Block,
    Paragraph,
    Place,
    SourceFile,
    Table,
    is_empty,
    paragraphs_in,
    rows_as_lines,
    rows_of,
    squeezed,
    trimmed,
    words_of,
)
from notice_site.importing.understanding.annex_labels import ENDING, Listed, annex_label
from notice_site.importing.understanding.clauses import Clauses, clauses_from, name_clauses
from notice_site.importing.understanding.draft import Names, Sourced
from notice_site.importing.understanding.form_fields import PROMPT, has_boxes, is_to_fill
from notice_site.importing.understanding.forms import FormParts, form_tree, is_label
from notice_site.importing.understanding.parts import AnnexPart, without_first_row
from notice_site.importing.understanding.passages import Quoting
from notice_site.importing.understanding.text_blocks import TextBlocks, TextNotes, head_rows
from notice_site.language.catalogue import Catalogue
from notice_site.language.clause_numbers import number_at
from notice_site.language.pack import Language
from notice_site.problem import Message
from notice_site.reading.references import literal

LONGEST_TITLE = 60
LONGEST_ITEM = 40
MOST_TITLE_LINES = 3
ALIKE = 0.6
"""From so great a share of common characters on, a title and an entry of the list are of one annex."""
ENDS = ("。", "；", "：", "，", ".", ";", ":", ",")
FIELDS = Message("kinds of fields were derived from the words beside them")
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
        typed_label = label.string[: label.start("mark")].strip() if label else ""
        if not typed_label or squeezed(typed_label) == squeezed(shown):
            return None
        return Message("the source calls it “{label}”, the pages “{shown}”", label=typed_label, shown=shown)


@dataclass(frozen=True)
class Annexes:
    """Two parts of the data."""

    trees: list[Any]
    taxonomies: list[Any]
    withheld: tuple[Place, ...] = ()
    """Cells of filled-in forms, whose words are taken nowhere."""
    writers: tuple[TextBlocks, ...] = ()
    """What made their texts."""


def known_annexes(parts: tuple[AnnexPart, ...], listed: tuple[Listed, ...]) -> list[KnownAnnex]:
    """Every annex with an id, in the order of the notice's list, which names those without a title."""
    titled = [(part, *_title(part)) for part in parts]
    entries = _entries_of([(part, title) for part, title, _, _ in titled], listed)
    numbers = [
        part.number or (entry.number if entry else 0) for part, entry in zip(parts, entries, strict=True)
    ]
    order = list(range(len(parts)))
    if all(numbers):
        order.sort(key=lambda at: numbers[at])
    names = Names(("collect",))
    drafted_annexes = []
    for at in order:
        part, title, heads, blocks = titled[at]
        entry = entries[at]
        title = title or (entry.title if entry else "") or ("" if part.label else _title_of_file(part.file))
        drafted_annexes.append(KnownAnnex(part, names.give(title, "annex"), title, heads, blocks))
    return drafted_annexes


def _title_of_file(name: str) -> str:
    """预算表 of 附件2 预算表.xlsx."""
    bare = ENDING.sub("", name)
    label = annex_label(bare)
    return (label["title"].strip() if label else "") or bare


def _entries_of(titled: list[tuple[AnnexPart, str]], listed: tuple[Listed, ...]) -> list[Listed | None]:
    """The entry of the list for each annex: by its number, else the one most like its title or file name."""
    by_number = {entry.number: entry for entry in listed}
    entries = [by_number.get(part.number or 0) for part, _ in titled]
    left = [entry for entry in listed if entry not in entries]
    for at, (part, title) in enumerate(titled):
        if part.number is None and left:
            names = [squeezed(name) for name in (title, ENDING.sub("", part.file)) if name]
            best = max(left, key=lambda entry: max(_likeness(squeezed(entry.title), name) for name in names))
            if max(_likeness(squeezed(best.title), name) for name in names) >= ALIKE:
                entries[at] = best
                left.remove(best)
    if len(titled) == len(listed) and entries.count(None) == len(left) == 1:
        entries[entries.index(None)] = left[0]
    return entries


def _likeness(one: str, other: str) -> float:
    """From 0 to 1; a title that holds the other one is as good as the same."""
    if one and other and (one in other or other in one):
        return 1.0
    return SequenceMatcher(None, one, other, autojunk=False).ratio()


def annex_trees(
    drafted_annexes: list[KnownAnnex], sources: dict[str, SourceFile], catalogue: Catalogue
) -> Annexes:
    """The annexes; `sources` are the files by name, `catalogue` has the call's language."""
    lists, taxonomies, withheld, writers = Names(), [], [], []
    trees = []
    for at, annex in enumerate(drafted_annexes, 1):
        parts = FormParts(annex.id, lists, _note_ids(annex.blocks))
        writer = TextBlocks(Quoting(()), TextNotes(sources))
        content = _content(annex, parts, writer, catalogue.language)
        writers.append(writer)
        label = (annex.part.label.place,) if annex.part.label else ()
        places = tuple(part.place for part in annex.heads) or label
        shown = (
            catalogue.translate("Annex {number}", number=at)
            if len(drafted_annexes) > 1
            else catalogue.translate("Annex")
        )
        guess = annex.renamed(shown) or (None if annex.heads or annex.part.title else LISTED)
        head = {"id": annex.id, "title": Sourced(literal(annex.title) or None, places, guess)}
        trees.append(Sourced({**head, **content}, places, FIELDS if content["kind"] == "form" else None))
        taxonomies += parts.taxonomies
        withheld += parts.withheld
    return Annexes(trees, taxonomies, tuple(withheld), tuple(writers))


def _title(part: AnnexPart) -> tuple[str, tuple[Paragraph, ...], tuple[Block, ...]]:
    """The title, the paragraphs that it was read from, and what follows."""
    blocks = part.blocks
    if part.title:
        return part.title, (), blocks
    heads: list[Paragraph] = []
    for head in blocks[:MOST_TITLE_LINES]:
        if not isinstance(head, Paragraph) or not _may_be_title(head, heads):
            break
        heads.append(head)
    if heads:
        return "".join(map(trimmed, heads)), tuple(heads), blocks[len(heads) :]
    if blocks and isinstance(blocks[0], Table) and (inside := _title_row(blocks[0])):
        return "".join(map(trimmed, inside)), inside, (without_first_row(blocks[0]), *blocks[1:])
    return "", (), blocks


def _may_be_title(block: Paragraph, before: list[Paragraph]) -> bool:
    """A short line; a second and third one only where they are set as the first is."""
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
    return block.look == before[0].look and block.centred and not SUBTITLE.fullmatch(words)


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


def _note_ids(blocks: tuple[Block, ...]) -> dict[str, str]:
    """Ids of footnotes by the source's keys, in the order of their marks."""
    keys = dict.fromkeys(key for part in paragraphs_in(blocks) for _, key in part.notes)
    return {key: f"note-{at}" for at, key in enumerate(keys, 1)}


def _content(annex: KnownAnnex, parts: FormParts, writer: TextBlocks, language: Language) -> dict[str, Any]:
    if annex.part.as_file:
        return {"kind": "file", "file": f"attachments/{annex.part.file}"}
    blocks = tuple(block for block in annex.blocks if not is_empty(block))
    tables = [block for block in blocks if isinstance(block, Table)]
    lines = [block for block in blocks if isinstance(block, Paragraph)]
    marked = any(part.notes or part.spans or part.pictures for part in paragraphs_in(blocks))
    if len(blocks) == 1 and tables and _is_plain(tables[0]) and not marked:
        head, *rows = [[literal(words_of(cell)) for cell in row] for row in rows_of(tables[0])]
        return {"kind": "table", "table": {"columns": head, "rows": rows}}
    if tables and not all(_is_to_read(table) for table in tables):
        return {"kind": "form", "form": form_tree(blocks, parts, writer.notes.sources[annex.part.file])}
    if not tables and len(lines) > 1 and all(_is_item(line) for line in lines) and not marked:
        return {"kind": "list", "items": [literal(trimmed(line)) for line in lines]}
    flat = [
        line
        for block in blocks
        for line in ((block,) if isinstance(block, Paragraph) else rows_as_lines(block))
    ]
    return {"kind": "outline", "outline": _outline(flat, writer, language)}


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
    return len(rows) > 1 and whole and _is_written(table) and all(is_label(cell) for cell in rows[0])


def _is_written(table: Table) -> bool:
    """Whether words stand in every cell, and none of them is a place to fill in."""
    words = [words_of(cell) for cell in table.cells]
    return all(words) and not any(
        has_boxes(text) or is_to_fill(text) or PROMPT.fullmatch(text.strip()) for text in words
    )


def _is_to_read(table: Table) -> bool:
    """A reference table: all written, with sentences or figures that no form has."""
    rows = rows_of(table)
    contents = [cell for row in rows[1:] for cell in row if not is_label(cell)]
    return (
        len(rows) > 1
        and len(table.columns) > 1
        and _is_written(table)
        and (bool(contents) or head_rows(table) > 0)
    )


def _outline(paragraphs: list[Paragraph], writer: TextBlocks, language: Language) -> dict[str, Any]:
    tree: dict[str, Any] = {}
    if paragraphs and SUBTITLE.fullmatch(trimmed(paragraphs[0])):
        tree["subtitle"] = literal(trimmed(paragraphs[0]))
        paragraphs = paragraphs[1:]
    text = clauses_from(paragraphs)
    tree |= Clauses(name_clauses(text, Names()), writer, language.levels).text_tree(text)
    notes = writer.note_trees()
    return tree | ({"notes": notes} if notes else {})
