"""Numbers of clauses and documents. In: clauses, or the parts of a number. Out: the same as printed.

Levels and their forms follow GB/T 9704-2012, 7.3.3: 一、 （一） 1. （1）.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from notice_site.model.body import Clause, Numbering, Outline
from notice_site.model.people import DocumentNumber

LEVELS: tuple[Numbering, ...] = ("chinese", "chinese_brackets", "arabic", "arabic_brackets")
DIGITS = "零一二三四五六七八九"


@dataclass(frozen=True)
class NumberedClause:
    """A clause with its number."""

    clause: Clause
    number: str
    """As printed: `三、`, `（二）`, `1.`; empty for an unnumbered line."""
    label: str
    """As cited: `三、（二）`; an unnumbered line is cited by the clause around it."""
    level: int
    """1 to 4."""
    clauses: tuple["NumberedClause", ...]

    def walk(self) -> Iterator["NumberedClause"]:
        """The clause and all inside it, in reading order."""
        yield self
        for inner in self.clauses:
            yield from inner.walk()


def number_outline(outline: Outline) -> tuple[NumberedClause, ...]:
    """All clauses of a text, numbered."""
    return _number(outline.clauses, outline.numbering, 1, "")


def _number(
    clauses: tuple[Clause, ...], style: Numbering | None, level: int, around: str
) -> tuple[NumberedClause, ...]:
    form = style or LEVELS[min(level, len(LEVELS)) - 1]
    numbered, count = [], 0
    for clause in clauses:
        count += not clause.unnumbered
        number = "" if clause.unnumbered else clause.number or printed_number(count, form)
        cited = around + number
        inner = _number(clause.clauses, clause.numbering, level + 1, cited)
        numbered.append(NumberedClause(clause, number, cited.rstrip("、.．"), level, inner))
    return tuple(numbered)


def printed_number(count: int, form: Numbering) -> str:
    """The number as it stands before its clause; `count` is from 1 to 99 in the Chinese forms."""
    match form:
        case "chinese":
            return f"{chinese_number(count)}、"
        case "chinese_brackets":
            return f"（{chinese_number(count)}）"
        case "arabic":
            return f"{count}."
        case "arabic_brackets":
            return f"（{count}）"


def chinese_number(count: int) -> str:
    """`count`, from 1 to 99, in Chinese numerals: 十, 十一, 二十, 二十一."""
    tens, ones = divmod(count, 10)
    head = "" if tens == 0 else "十" if tens == 1 else f"{DIGITS[tens]}十"
    return head + (DIGITS[ones] if ones or not tens else "")


def document_number(number: DocumentNumber | None) -> str:
    """A document number (GB/T 9704-2012, 7.2.5): 某科〔2030〕1号; empty for a document without one."""
    return f"{number.agency_code}〔{number.year}〕{number.sequence}号" if number else ""
