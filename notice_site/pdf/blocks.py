"""Running text for print. In: the clauses of a notice or an outline. Out: headings and paragraphs.

Faces follow GB/T 9704-2012, 7.3.3: 一、 in 黑体, （一） in 楷体, 1. and （1） in 仿宋.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from math import ceil
from typing import Literal

from notice_site.facts.numbering import NumberedClause
from notice_site.language.pack import Numbering
from notice_site.model.body import Outline, block_lines

Face = Literal["hei", "kai", "fang"]
FACES: dict[Numbering, Face] = {
    "chinese": "hei",
    "chinese_brackets": "kai",
    "arabic": "fang",
    "arabic_brackets": "fang",
    "decimal": "hei",
    "letters": "fang",
    "roman": "fang",
}
INKLESS = re.compile("[\u0000-\u0008\u000b-\u001f\u007f-\u009f\ufe00-\ufe0f\U000e0100-\U000e01ef]")
ENDS_A_SENTENCE = "。！？：；.!?:;"
NEVER_FIRST = "，。、；：！？）》〉」』】〕”’…—,.;:!?)]}"
NEVER_LAST = "（《〈「『【〔“‘([{"


@dataclass(frozen=True)
class Block:
    """A heading that stands alone, or a paragraph."""

    lead: str
    """Its number and heading, set in `face`."""
    face: Face
    text: str
    """What follows on the same line, in 仿宋."""
    heading: int = 0
    """Its level in the document's outline, from 2; 0 for a paragraph."""


def text_blocks(outline: Outline, clauses: tuple[NumberedClause, ...]) -> tuple[Block, ...]:
    """The text in reading order; `clauses` are the outline's own, numbered."""
    opening = [Block("", "fang", text) for text in block_lines(outline.lead_in)]
    return (*opening, *(block for clause in clauses for block in _clause_blocks(clause, 1)))


def _clause_blocks(numbered: NumberedClause, above: int) -> Iterator[Block]:
    """`above` is the outline level of the heading around it; a heading may only go one deeper (PDF/UA)."""
    clause, face = numbered.clause, FACES[numbered.form]
    heading, first, rest = clause.heading or "", "", tuple(block_lines(clause.text))
    alone = heading != "" and (numbered.level == 1 or heading[-1] not in ENDS_A_SENTENCE)
    if not alone and rest:
        first, rest = rest[0], rest[1:]
    lead = numbered.opening + heading + (numbered.gap if heading and first else "")
    yield Block(lead, face, first, above + 1 if alone else 0)
    yield from (Block("", "fang", text) for text in rest)
    for part in numbered.clauses:
        yield from _clause_blocks(part, above + 1 if alone else above)


def printable(text: str) -> str:
    """The text without marks that carry no ink: controls, bidirectional overrides, variation selectors."""
    shown = INKLESS.sub("", text.replace("\t", " ").replace("\u2028", "\n").replace("\u2029", "\n"))
    if shown.isprintable():
        return shown
    return "".join(char for char in shown if unicodedata.category(char) != "Cf")


def width_of(text: str) -> float:
    """About how wide a text is, in characters: digits and Latin letters take half of one."""
    return sum(0.5 if char.isascii() else 1 for char in text)


def balanced_lines(text: str, most: int) -> tuple[str, ...]:
    """A title or label in as few lines of `most` characters as hold it, all about as long, no word broken."""
    lines, rest = [], text
    for left in range(ceil(width_of(text) / most), 1, -1):
        if len(rest) < 2:
            break
        share, latest = width_of(rest) / left, len(rest) - 1
        wished = next((end for end in range(1, latest) if width_of(rest[:end]) >= share), latest)
        possible = (end for end in range(wished, 0, -1) if _may_break(rest[end - 1], rest[end]))
        end = next(possible, wished)
        lines.append(rest[:end])
        rest = rest[end:]
    return (*lines, rest)


def _may_break(before: str, after: str) -> bool:
    word = before.isascii() and before.isalnum() and after.isascii() and after.isalnum()
    return not word and before not in NEVER_LAST and after not in NEVER_FIRST
