"""A call in its parts. In: source files. Out: the blocks of the notice, and each attachment with its own.

A file given beside the notice is an attachment, whatever its name. In a file, 附件1 on a line of its own
begins one, which a heading of a higher level ends.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from notice_site.importing.blocks import Block, Paragraph, SourceFile, Table, is_empty, paragraphs_in, trimmed
from notice_site.importing.understanding.annex_labels import annex_label, annex_number
from notice_site.importing.understanding.head import ends_title, is_document_number
from notice_site.language.language import is_only_a_date

LONGEST_TITLE = 60
SET_APART = re.compile(r".*附\s*[件表录]\s*[\d０-９一二三四五六七八九十]*\s")
"""附件1　申报书: white space parts the number from the title."""
FIRST_LINES = 8


@dataclass(frozen=True)
class AnnexPart:
    """An annex as it is in a file."""

    number: int | None
    """The number that the source gives it."""
    label: Paragraph | None
    """附件1; None where only its file says that it is an annex."""
    title: str
    """Words behind the label on its line."""
    blocks: tuple[Block, ...]
    """What follows the label."""
    file: str
    as_file: bool = False
    """Whether it is offered as the file that it is: nothing was read of it."""


@dataclass(frozen=True)
class Parts:
    """A call in its parts."""

    notice: tuple[Block, ...]
    annexes: tuple[AnnexPart, ...]
    """By their numbers where all have one, else as they came."""


def split_parts(files: tuple[SourceFile, ...], attached: tuple[str, ...] = ()) -> Parts:
    """The notice and the annexes of all files; `attached` are names of annexes that are files."""
    main = notice_file(files)
    notice: list[Block] = []
    annexes: list[AnnexPart] = []
    for file in files:
        blocks = tuple(block for block in file.blocks if not is_empty(block))
        beside = file is not main
        cuts = list(_cuts(blocks, beside=beside))
        first = cuts[0][0] if cuts else len(blocks)
        if beside and first:
            annexes.append(_whole(file, blocks[:first]))
        elif not beside:
            notice += blocks[:first]
        for (start, end), (following, _) in pairwise([*cuts, (len(blocks), len(blocks))]):
            inside = following if beside else end
            annexes.append(_annex(blocks[start:inside], file))
            notice += blocks[inside:following]
    annexes += [replace(_whole(SourceFile(name, (), {}), ()), as_file=True) for name in attached]
    numbered = all(annex.number is not None for annex in annexes)
    ordered = sorted(annexes, key=lambda annex: annex.number or 0) if numbered else annexes
    return Parts(tuple(notice), tuple(ordered))


def notice_file(files: tuple[SourceFile, ...]) -> SourceFile | None:
    """The file that holds the notice: of those that are not called 附件, the one most like one."""
    if len(files) == 1:
        return files[0]
    others = [file for file in files if not _is_called_annex(file)]
    return max(others, key=_likeness, default=None)


def _likeness(file: SourceFile) -> int:
    """How many marks of a notice a file has."""
    lines = [trimmed(part) for part in paragraphs_in(file.blocks) if part.place.cell is None]
    first = [line for line in lines[:FIRST_LINES] if line]
    marks = (
        any(map(ends_title, first)),
        any(map(is_document_number, first)),
        any(line.endswith(("：", ":")) for line in first),
        any(is_only_a_date(line) for line in lines),
        any(annex_label(line) for line in lines),
    )
    return sum(marks)


def _is_called_annex(file: SourceFile) -> bool:
    first = next((part for part in paragraphs_in(file.blocks) if trimmed(part)), None)
    begins = first and _begins(first, signed=True)
    return bool(begins or annex_label(file.name.rpartition(".")[0] or file.name))


def _cuts(blocks: tuple[Block, ...], *, beside: bool) -> Iterator[tuple[int, int]]:
    """Where each annex begins and ends; above the date only a number alone, a heading or a new page does."""
    signed = beside
    listed = any(_is_bare(block) for block in blocks) and any(_is_numbered(block) for block in blocks)
    starts = []
    for at, block in enumerate(blocks):
        if isinstance(block, Paragraph) and is_only_a_date(trimmed(block)):
            signed = True
        if _begins(block, signed=signed) and not (listed and _is_bare(block)):
            starts.append(at)
    starts = [start for start in starts if not _is_entry(blocks, start)]
    for start, following in pairwise([*starts, len(blocks)]):
        yield start, _end(blocks, start, following)


def _is_entry(blocks: tuple[Block, ...], at: int) -> bool:
    """Whether a label with its title is an entry of a list: another entry or nothing follows."""
    first = _first(blocks[at])
    label = annex_label(trimmed(first)) if first else None
    following = _first(blocks[at + 1]) if at + 1 < len(blocks) else None
    after = annex_label(trimmed(following)) if following else None
    at_end = at + 1 == len(blocks) and at > 0 and _is_entry_above(blocks, at)
    return bool(
        label
        and label["title"]
        and isinstance(blocks[at], Paragraph)
        and ((after and after["title"]) or at_end)
    )


def _is_entry_above(blocks: tuple[Block, ...], at: int) -> bool:
    above = _first(blocks[at - 1])
    label = annex_label(trimmed(above)) if above else None
    return bool(label and label["title"])


def _end(blocks: tuple[Block, ...], start: int, following: int) -> int:
    """Where an annex under a heading ends: at the next heading of a higher level that is not its title."""
    label = blocks[start]
    level = label.heading if isinstance(label, Paragraph) else None
    for at in range(start + 1, following):
        block = blocks[at]
        heading = block.heading if isinstance(block, Paragraph) else None
        if level and heading and heading < level and at > start + 1:
            return at
    return following


def _is_bare(block: Block) -> bool:
    """附件 alone: beside annexes with numbers it heads their list."""
    label = annex_label(trimmed(block)) if isinstance(block, Paragraph) else None
    return bool(label and not (label["number"] or label["english"] or label["mark"] or label["title"]))


def _is_numbered(block: Block) -> bool:
    """附件1 alone."""
    label = annex_label(trimmed(block)) if isinstance(block, Paragraph) else None
    return bool(label and (label["number"] or label["english"]) and not label["title"])


def _begins(block: Block, *, signed: bool) -> bool:
    """Whether a block is the label of an annex; `signed` says that it is below the date."""
    paragraph = _first(block)
    label = annex_label(trimmed(paragraph)) if paragraph else None
    if not label or not paragraph:
        return False
    number, title = label["number"] or label["english"], label["title"].strip()
    if not title:
        return bool(number) or (signed and not label["mark"]) or (signed and paragraph.new_page)
    short = len(title) <= LONGEST_TITLE and not title.endswith(("。", "；", ";"))
    apart = bool(label["mark"]) or SET_APART.match(trimmed(paragraph))
    outside = signed or paragraph.new_page or paragraph.heading
    return bool(outside and short and number and (apart or paragraph.new_page))


def _first(block: Block) -> Paragraph | None:
    """The paragraph that can be a label: the block itself, or what stands alone in a table's first row."""
    if isinstance(block, Paragraph):
        return block
    first = block.cells[0] if block.cells else None
    alone = first and first.colspan == len(block.columns) and len(first.blocks) == 1
    return first.blocks[0] if first and alone and isinstance(first.blocks[0], Paragraph) else None


def _whole(file: SourceFile, blocks: tuple[Block, ...]) -> AnnexPart:
    """A file without a label of its own; its name may give the number."""
    label = annex_label(file.name.rpartition(".")[0] or file.name)
    number = annex_number(label["number"] or label["english"]) if label else None
    return AnnexPart(number, None, "", blocks, file.name)


def _annex(blocks: tuple[Block, ...], file: SourceFile) -> AnnexPart:
    paragraph = _first(blocks[0])
    label = annex_label(trimmed(paragraph)) if paragraph else None
    inside = blocks[1:]
    if isinstance(blocks[0], Table):
        inside = (without_first_row(blocks[0]), *inside)
    number = annex_number(label["number"] or label["english"]) if label else None
    return AnnexPart(number, paragraph, label["title"].strip() if label else "", inside, file.name)


def without_first_row(table: Table) -> Table:
    """The table without the cells that begin in its first row."""
    cells = tuple(replace(cell, row=cell.row - 1) for cell in table.cells if cell.row)
    return replace(table, cells=cells)
