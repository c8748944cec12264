"""The issued text as numbered clauses."""

from notice_site.language.pack import Numbering
from notice_site.model.record import Flag, Id, NonEmptyText, Record


class Clause(Record):
    """A piece of the issued text that can be pointed at."""

    id: Id
    """Its anchor on the page and its name in references."""
    number: NonEmptyText | None = None
    """Its number as issued, where that differs from the one that would be generated."""
    unnumbered: Flag = False
    """True for a line of its own without a number."""
    heading: NonEmptyText | None = None
    """Its heading as issued, with its full stop if it has one."""
    text: tuple[NonEmptyText, ...] = ()
    """Its paragraphs as issued."""
    numbering: Numbering | None = None
    """How the clauses inside it are numbered; left out, the level decides: 一、 （一） 1. （1）."""
    clauses: tuple["Clause", ...] = ()
    """The clauses inside it."""
    rules: tuple[Id, ...] = ()
    """The eligibility rules that this clause sets."""
    no_rule: NonEmptyText | None = None
    """Why a clause among conditions sets no rule."""


class Outline(Record):
    """Running text with its own numbering: an annex that is no form."""

    subtitle: NonEmptyText | None = None
    """A line under the title, as issued."""
    lead_in: tuple[NonEmptyText, ...] = ()
    """Paragraphs before the first clause."""
    numbering: Numbering | None = None
    """How the clauses are numbered."""
    clauses: tuple[Clause, ...] = ()
    """The clauses."""


class Body(Outline):
    """The notice's text between recipients and signature."""

    closing: tuple[NonEmptyText, ...] = ()
    """Paragraphs after the last clause, such as 特此通知。"""
