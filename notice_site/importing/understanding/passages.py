"""Words of paragraphs with their place, the facts that they quote, the rows of tables. In: passages. Out:
their words as the data has them.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from notice_site.importing.blocks import Paragraph, Place
from notice_site.reading.references import literal


@dataclass
class Passage:
    """Words of one paragraph, or of a part of it."""

    words: str
    paragraph: Paragraph

    @property
    def place(self) -> Place:
        """Where they are."""
        return self.paragraph.place


@dataclass(frozen=True)
class Quote:
    """Characters of a passage that are a fact's words."""

    passage: Passage
    start: int
    end: int
    fact: str
    """Its key path."""


class Quoting:
    """All quotes of a text by passage; of two that overlap the first given holds."""

    def __init__(self, quotes: Iterable[Quote]) -> None:
        self._by_passage: dict[int, list[Quote]] = {}
        for quote in quotes:
            self.add(quote)

    def add(self, quote: Quote) -> None:
        """One more, unless it overlaps."""
        held = self._by_passage.setdefault(id(quote.passage), [])
        if not any(quote.start < other.end and other.start < quote.end for other in held):
            held.append(quote)

    def add_titles(self, passages: Iterable[Passage], titles: dict[str, str]) -> None:
        """Quote every title wherever it is in the passages; `titles` are words by key path."""
        for passage in passages:
            for fact, title in sorted(titles.items(), key=lambda entry: -len(entry[1])):
                start = passage.words.find(title)
                while title and start >= 0:
                    self.add(Quote(passage, start, start + len(title), fact))
                    start = passage.words.find(title, start + len(title))

    def text(self, passage: Passage, start: int = 0, end: int | None = None) -> str:
        """The passage, or a part of it, as the data holds it."""
        end = len(passage.words) if end is None else end
        pieces, at = [], start
        for quote in sorted(self._by_passage.get(id(passage), []), key=lambda quote: quote.start):
            if start <= quote.start and quote.end <= end:
                pieces += [literal(passage.words[at : quote.start]), f"{{{quote.fact}}}"]
                at = quote.end
        return "".join([*pieces, literal(passage.words[at:end])])


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
