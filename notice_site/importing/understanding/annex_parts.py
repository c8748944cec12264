"""Where annexes begin. In: source files. Out: the blocks of the notice, and of each annex with its number."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from notice_site.checks.wording_numbers import number_value
from notice_site.importing.blocks import Block, Paragraph, SourceFile, Table
from notice_site.importing.understanding.plain_blocks import is_empty, trimmed
from notice_site.importing.understanding.spoken_spans import is_only_a_date

LABEL = re.compile(
    r"\s*(?:附\s*[件表录]\s*(?P<number>[\d０-９]{1,2}|[一二三四五六七八九十]{1,3})?"
    r"|(?:Annexe?|Attachment|Appendix)(?![A-Za-z])\s*(?P<english>\d{1,2}|[A-H])?)\s*(?P<mark>[:：.、．—-]*)\s*(?P<title>.*)$",
    re.DOTALL | re.IGNORECASE,
)
LONGEST_TITLE = 60


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
    short = len(title) <= LONGEST_TITLE and not title.endswith(("。", "；", ";"))
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
