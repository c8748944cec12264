"""Facts that a text repeats. In: texts and the facts found in them. Out: texts with `{key_dates.close}` in
them.

A fact is quoted only where its words stand to the letter, so that the text prints as it was issued.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from notice_site.importing.understanding.clauses import Passage
from notice_site.reading.references import literal


@dataclass(frozen=True)
class Quote:
    """Characters of a passage that are a fact's words."""

    passage: Passage
    start: int
    end: int
    fact: str
    """Its dotted way."""


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
        """Quote every title wherever it stands in the passages; `titles` are words by dotted way."""
        for passage in passages:
            for fact, title in sorted(titles.items(), key=lambda entry: -len(entry[1])):
                start = passage.words.find(title)
                while title and start >= 0:
                    self.add(Quote(passage, start, start + len(title), fact))
                    start = passage.words.find(title, start + len(title))

    def text(self, passage: Passage) -> str:
        """The passage as the data holds it."""
        pieces, at = [], 0
        for quote in sorted(self._by_passage.get(id(passage), []), key=lambda quote: quote.start):
            pieces += [literal(passage.words[at : quote.start]), f"{{{quote.fact}}}"]
            at = quote.end
        return "".join([*pieces, literal(passage.words[at:])])
