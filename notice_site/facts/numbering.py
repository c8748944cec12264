"""Clauses with their numbers; document numbers. In: an outline and its language. Out: the same as printed."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from notice_site.language.clause_numbers import printed_number
from notice_site.language.pack import Language, Numbering
from notice_site.model.body import Block, Clause, ListBlock, ListItem, Outline, Paragraph
from notice_site.model.people import DocumentNumber

ENDS_A_SENTENCE = "。！？：；.!?:;"


@dataclass(frozen=True)
class NumberedClause:
    """A clause with its number."""

    clause: Clause
    form: Numbering
    """How its level is numbered."""
    number: str
    """As printed: `三、`, `（二）`, `1.`; empty for an unnumbered line."""
    label: str
    """As cited: `三、（二）`; an unnumbered line is cited by the clause around it."""
    level: int
    """1 to 4."""
    gap: str
    """What is between its number, its heading and the text on the same line."""
    clauses: tuple["NumberedClause", ...]

    @property
    def opening(self) -> str:
        """The number with what separates it from its words."""
        return self.number + self.gap if self.number else ""

    @property
    def stands_alone(self) -> bool:
        """Whether its heading has a line of its own: on the first level, and where no full stop ends it."""
        heading = self.clause.heading or ""
        return heading != "" and (self.level == 1 or heading[-1] not in ENDS_A_SENTENCE)

    @property
    def run_in(self) -> str | Paragraph:
        """The paragraph that follows its number and heading on the same line; empty where none does."""
        first = self.clause.text[0] if self.clause.text and not self.stands_alone else ""
        return first if isinstance(first, str | Paragraph) else ""

    @property
    def blocks(self) -> tuple[Block, ...]:
        """What is below its first line."""
        return self.clause.text[1:] if self.run_in else self.clause.text

    def walk(self) -> Iterator["NumberedClause"]:
        """The clause and all inside it, in reading order."""
        yield self
        for inner in self.clauses:
            yield from inner.walk()


def number_outline(outline: Outline, language: Language) -> tuple[NumberedClause, ...]:
    """All clauses of a text, numbered."""
    return _Numbering(language).number(outline.clauses, outline.numbering, None)


@dataclass(frozen=True)
class _Numbering:
    language: Language

    def number(
        self, clauses: tuple[Clause, ...], style: Numbering | None, around: NumberedClause | None
    ) -> tuple[NumberedClause, ...]:
        level = around.level + 1 if around else 1
        levels = self.language.levels
        form = style or levels[min(level, len(levels)) - 1]
        decimal = around.number if around and around.form == form == "decimal" else ""
        numbered, count = [], 0
        for clause in clauses:
            count += not clause.unnumbered
            number = "" if clause.unnumbered else clause.number or printed_number(count, form, decimal)
            before = "" if (decimal and number.startswith(decimal)) or not around else around.label
            cited = before + number
            outer = NumberedClause(clause, form, number, cited, level, self.language.gap, ())
            inner = self.number(clause.clauses, clause.numbering, outer)
            numbered.append(replace(outer, label=cited.rstrip("、.．"), clauses=inner))
        return tuple(numbered)


def note_marks(outline: Outline) -> dict[str, str]:
    """The mark of every note of a text by its id: 1, 2 for footnotes, i, ii for endnotes, or as issued."""
    marks: dict[str, str] = {}
    counts = {False: 0, True: 0}
    for note in outline.notes:
        counts[note.end] += note.mark is None
        count = counts[note.end]
        marks[note.id] = note.mark or (printed_number(count, "roman").strip("()") if note.end else str(count))
    return marks


def item_marks(listed: ListBlock) -> Iterator[tuple[str, ListItem]]:
    """The items of a list, each with its mark as printed."""
    count = 0
    for given in listed.items:
        item = ListItem(text=(given,)) if isinstance(given, str) else given
        count += item.mark is None
        yield (
            item.mark or (printed_number(count, listed.numbering) if listed.numbering else listed.bullet),
            item,
        )


def document_number(number: DocumentNumber | None) -> str:
    """A document number as issued, else in the form 某科〔2030〕1号; empty for a document without one."""
    if not number:
        return ""
    return number.as_issued or f"{number.agency_code}〔{number.year}〕{number.sequence}号"
