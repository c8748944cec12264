"""Problems as a table for a terminal. In: problems, the data file's name, the width. Out: lines that fit.

Chinese characters take two columns of a terminal (Unicode Standard Annex 11); words are broken between them,
and before no mark that ends something.
"""

import re
from collections.abc import Iterator
from pathlib import Path
from unicodedata import east_asian_width

from notice_site.problem import Message, Problem
from notice_site.report import NAMES, check_name
from notice_site.words import Words

HEADS = (Message("Place"), Message("Kind"), Message("Check"), Message("What is wrong, and what to write"))
GAP = "  "
NARROWEST = 24
"""Columns that a sentence must have, for a table to be read more easily than lines."""
PIECE = re.compile(r"\s*(?:[!-~]+|\S)[，。；：、！？）”》〕」]*")


def write_table(problems: tuple[Problem, ...], data: Path, width: int, words: Words) -> str | None:
    """The problems row by row; None where the terminal is too narrow for a table."""
    rows = [_row(problem, data, words) for problem in problems]
    heads = [words.read(head) for head in HEADS]
    columns = [max(_width(row[at]) for row in (heads, *rows)) for at in range(3)]
    left = width - sum(columns) - len(GAP) * len(columns) - 1
    if left < NARROWEST:
        return None
    lines = [_line([*heads[:3], heads[3]], columns), "-" * (width - 1)]
    for problem, row in zip(problems, rows, strict=True):
        said = [
            *wrapped(words.read(problem.message), left),
            *wrapped("→ " + words.read(problem.remedy), left),
        ]
        if problem.accepted:
            said += wrapped(words.say("Accepted: {reason}", reason=problem.accepted), left)
        lines += [_line([*cells, text], columns) for cells, text in zip(_under(row), said, strict=False)]
    return "".join(f"{line}\n" for line in lines)


def wrapped(text: str, width: int) -> Iterator[str]:
    """The text in lines of no more columns than `width`; a piece wider than that stays whole."""
    line = ""
    for piece in PIECE.findall(text):
        if line and _width(line + piece) > width:
            yield line
            line = ""
        line += piece if line else piece.lstrip()
    yield line


def _row(problem: Problem, data: Path, words: Words) -> list[str]:
    place = f"{data}:{problem.line}" if problem.line else f"{data}"
    return [place, words.read(NAMES[problem.severity]), check_name(problem.check, words)]


def _under(row: list[str]) -> Iterator[list[str]]:
    """The row's cells for its first line, and empty ones for every other."""
    yield row
    while True:
        yield [""] * len(row)


def _line(cells: list[str], columns: list[int]) -> str:
    *fixed, last = cells
    padded = [cell + " " * (column - _width(cell)) for cell, column in zip(fixed, columns, strict=True)]
    return GAP.join([*padded, last]).rstrip()


def _width(text: str) -> int:
    return sum(2 if east_asian_width(char) in "WFA" else 1 for char in text)
