"""Steps whose headings say when they are. In: headings. Out: each step with its first and its last day.

（一）需求征集（3月10日—3月20日）。
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from notice_site.importing.understanding.clauses import Passage
from notice_site.importing.understanding.dated_words import BETWEEN
from notice_site.importing.understanding.spoken_spans import SpokenSpan, spoken_spans

BRACKETS = re.compile(r"[（(][^（）()]*[）)]")
MARKS = " 。：:，,"


@dataclass(frozen=True)
class Step:
    """What happens on a day, or from one day to another."""

    title: str
    first: SpokenSpan
    last: SpokenSpan
    """The same one for a single day."""
    passage: Passage

    @property
    def start(self) -> int:
        """Where its words begin in the passage."""
        return self.first.start

    @property
    def end(self) -> int:
        """Where they end."""
        return self.last.end


def steps_of(headings: list[Passage], year: int | None) -> Iterator[Step]:
    """The steps with a day in brackets behind their name; a day without a year is of `year`."""
    for passage in headings:
        days = [_of_year(span, year) for span in spoken_spans(passage.words)]
        title = BRACKETS.sub("", passage.words).strip(MARKS)
        if not days or not title or len(days) > 2 or not all(day.day for day in days):
            continue
        if not any(found.start() < days[0].start < found.end() for found in BRACKETS.finditer(passage.words)):
            continue
        between = passage.words[days[0].end : days[-1].start]
        if len(days) == 1 or BETWEEN.fullmatch(between):
            yield Step(title, days[0], days[-1], passage)


def _of_year(span: SpokenSpan, year: int | None) -> SpokenSpan:
    return replace(span, spoken=replace(span.spoken, year=span.spoken.year or year))
