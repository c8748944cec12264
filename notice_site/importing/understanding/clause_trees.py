"""Clauses as the data has them. In: draft clauses with their ids and quotes. Out: trees with numbers where
needed.
"""

from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from notice_site.facts.numbering import LEVELS, printed_number
from notice_site.importing.understanding.clauses import DraftClause, DraftText, Passage
from notice_site.importing.understanding.draft import Found
from notice_site.importing.understanding.labels import PAIR
from notice_site.importing.understanding.naming import ALL, HEADINGS, Names, term_for
from notice_site.importing.understanding.plain_blocks import squeezed
from notice_site.importing.understanding.quoting import Quoting
from notice_site.models.body import Numbering
from notice_site.problem import Message

LEVEL = Message("whether these words are a heading, and of which level, was told by their form")
ROWS = Message(
    "a table of the source; the text holds none, so each of its rows is a line: or make an annex of it"
)
LONGEST_NAMED = 16


@dataclass(frozen=True)
class Clauses:
    """What turns draft clauses into data."""

    ids: dict[int, str]
    """Their ids by identity."""
    quoting: Quoting
    keys: dict[int, dict[str, Any]] = field(default_factory=dict)
    """Keys that a clause gets besides, `rules` or `no_rule`, by identity."""

    def text_tree(self, text: DraftText) -> dict[str, Any]:
        """The keys of an outline: lead_in, numbering, clauses."""
        tree: dict[str, Any] = {}
        if text.lead_in:
            tree["lead_in"] = [self._passage(passage) for passage in text.lead_in]
        return tree | self._inside(text.clauses, 1)

    def _inside(self, clauses: list[DraftClause], level: int) -> dict[str, Any]:
        if not clauses:
            return {}
        usual = LEVELS[min(level, len(LEVELS)) - 1]
        style = _style(clauses) or usual
        trees, count = [], 0
        for clause in clauses:
            count += clause.number is not None
            trees.append(self._clause(clause, level, printed_number(max(count, 1), style)))
        return ({"numbering": style} if style != usual else {}) | {"clauses": trees}

    def _clause(self, clause: DraftClause, level: int, generated: str) -> Any:
        tree: dict[str, Any] = {"id": self.ids[id(clause)]}
        if clause.number is None:
            tree["unnumbered"] = True
        elif clause.number.typed != generated:
            tree["number"] = clause.number.typed
        if clause.heading:
            tree["heading"] = self.quoting.text(clause.heading)
        if clause.text:
            tree["text"] = [self._passage(passage) for passage in clause.text]
        tree |= self.keys.get(id(clause), {})
        tree |= self._inside(clause.clauses, level + 1)
        return Found(tree, (clause.place,), LEVEL if clause.loose else None)

    def _passage(self, passage: Passage) -> Found:
        head_row = passage.paragraph.row and passage.place.cell and passage.place.cell[0] == 1
        return Found(self.quoting.text(passage), (passage.place,), ROWS if head_row else None)


def name_clauses(text: DraftText, names: Names) -> dict[int, str]:
    """An id for every clause by identity: from its heading or label, else from the clause around it."""
    ids: dict[int, str] = {}
    for clause in text.clauses:
        _name(clause, "", names, ids)
    return ids


def _name(clause: DraftClause, outer: str, names: Names, ids: dict[int, str]) -> None:
    about = HEADINGS if clause.heading else ALL
    ids[id(clause)] = names.give(_naming_words(clause), outer or "clause", outer, about)
    for inner in clause.clauses:
        _name(inner, ids[id(clause)], names, ids)


def _naming_words(clause: DraftClause) -> str:
    """Words that tell what a clause is about: its heading, its label, or all of it where it is short."""
    if clause.heading:
        return clause.heading.words
    words = clause.text[0].words if clause.text else ""
    if pair := PAIR.match(words):
        return pair["label"]
    return words if len(squeezed(words)) <= LONGEST_NAMED and term_for(words) else ""


def _style(clauses: list[DraftClause]) -> Numbering | None:
    """The style that most of the numbered ones have, if the model can make it."""
    styles = Counter(clause.number.style for clause in clauses if clause.number and clause.number.generated)
    if not styles:
        return None
    most = styles.most_common(1)[0][0]
    return next(level for level in LEVELS if level == most)
