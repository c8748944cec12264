"""Lines that a writer parted by soft breaks or by blanks. In: a source file. Out: it, a paragraph for each.

A break (Shift+Enter) that only fits a title into its place parts nothing: a line goes on unless it ends a
sentence, or the next one begins with a number, with a label, or as an annex. Blanks part a sentence from a
place to sign behind it.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from notice_site.importing.blocks import Block, Paragraph, SourceFile, Table
from notice_site.importing.understanding.annex_parts import annex_label
from notice_site.importing.understanding.fields import is_to_fill
from notice_site.importing.understanding.labels import labelled_line
from notice_site.importing.understanding.typed_numbers import number_at

ENDS = ("。", "；", "：", "！", "？", ";", ":")
LINE = re.compile(r"[^\n\v\f\r\x1c-\x1e\x85\u2028\u2029]+")
BLANKS_BEHIND = re.compile(r"[。！；][ \t\u3000]{2,}(?=\S)")
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
    lines = [found for found in LINE.finditer(paragraph.text) if found[0].strip()]
    starts = [line.start() for above, line in pairwise(lines) if _parts(above[0], line[0])]
    starts += [found.end() for found in BLANKS_BEHIND.finditer(paragraph.text) if _to_sign(found)]
    bounds = [0, *sorted(starts), len(paragraph.text)]
    for start, end in pairwise(bounds):
        notes = tuple(
            (at - start, key) for at, key in paragraph.notes if start < at <= end or at == start == 0
        )
        first = start == 0
        yield replace(
            paragraph,
            text=paragraph.text[start:end],
            number=paragraph.number if first else "",
            new_page=paragraph.new_page and first,
            notes=notes,
        )


def _parts(above: str, line: str) -> bool:
    """Whether a line stands for itself below another one."""
    ends = above.rstrip().endswith(ENDS)
    begins = number_at(line)[0] or labelled_line(line.strip()) or _heads_annex(line)
    return bool(ends or begins or _is_heading(above))


def _to_sign(blanks: re.Match[str]) -> bool:
    """Whether a line goes on with a place to fill in."""
    return is_to_fill(blanks.string[blanks.end() :].partition("\n")[0])


def _heads_annex(line: str) -> bool:
    found = annex_label(line)
    return bool(found and (found["number"] or found["mark"]))


def _is_heading(line: str) -> bool:
    """Whether a line is a number and a few words, as 一、招聘原则."""
    number, words = number_at(line)
    return bool(number) and len(words) <= LONGEST_HEADING and not re.search("[，,。；;：:]", words)
