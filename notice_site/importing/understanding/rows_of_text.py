"""Tables in running text. In: the passages of a text. Out: their rows, each value under its column's head."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from notice_site.importing.understanding.clauses import Passage


@dataclass(frozen=True)
class TextRow:
    """A row below the head of a table that the text has row by row."""

    passage: Passage
    values: dict[str, str]
    """The words of its cells by the heads of their columns; a column without words is left out."""


def rows_in(passages: Iterable[Passage]) -> Iterator[TextRow]:
    """The rows of all tables whose first row is the head of every column."""
    tables = groupby(passages, key=lambda passage: (passage.place.file, passage.place.number))
    for _, lines in tables:
        head, *rows = list(lines)
        if not rows or not head.paragraph.row or not all(head.paragraph.row):
            continue
        for passage in rows:
            cells = passage.paragraph.row
            if len(cells) == len(head.paragraph.row):
                pairs = zip(head.paragraph.row, cells, strict=True)
                yield TextRow(passage, {name: words for name, words in pairs if words})


def value_under(row: TextRow, pattern: str) -> str:
    """The words under the first head that ends in one of the given ones; empty where there is none."""
    return next((words for head, words in row.values.items() if re.search(f"(?:{pattern})$", head)), "")
