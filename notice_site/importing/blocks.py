"""What a source file holds, whatever its format: paragraphs, tables and notes, each with its place.

The readers make these; what makes data of them knows nothing of Word.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Place:
    """Where something stands in a source file, for people to find it again."""

    file: str
    """The file's name, without its folder."""
    number: int
    """Line of a text file, else paragraph or table of the body, counted from 1."""
    cell: tuple[int, int] | None = None
    """Row and column in the table, counted from 1."""


@dataclass(frozen=True)
class Paragraph:
    """A paragraph as its reader sees it; marks of notes are taken out of the text."""

    text: str
    """Its words with their own blanks; a line break inside it is a line feed. A typed number stays in it."""
    place: Place
    number: str = ""
    """The automatic number as Word shows it (一、 or （1）); empty where it is typed or there is none."""
    heading: int | None = None
    """Outline level of a heading style, from 1."""
    bold: bool = False
    """All its letters are bold."""
    centred: bool = False
    right: bool = False
    """Set to the right-hand side."""
    size: float | None = None
    """Size of its letters in points, where all have one."""
    new_page: bool = False
    """It begins a page."""
    notes: tuple[tuple[int, str], ...] = ()
    """The offset in the text of each mark of a note, and the note's key."""
    row: tuple[str, ...] = ()
    """The words of each cell, where it is a row of a table that is read as a line."""


@dataclass(frozen=True)
class Cell:
    """A cell of a table, merged ones once, at their upper left corner."""

    row: int
    """Counted from 0, as is the column."""
    column: int
    rowspan: int
    colspan: int
    blocks: tuple["Paragraph | Table", ...]


@dataclass(frozen=True)
class Table:
    """A table whose cells cover its grid without overlap."""

    cells: tuple[Cell, ...]
    """By row, then by column."""
    columns: tuple[int, ...]
    """Relative widths of the grid's columns."""
    place: Place


Block = Paragraph | Table


@dataclass(frozen=True)
class PassedOver:
    """Something that no data can be made of: a picture, a comment, a page header."""

    what: str
    """Its kind, an English message id."""
    text: str
    """Its characters, which the report shows."""
    place: Place


@dataclass(frozen=True)
class SourceFile:
    """All of a source file. Every character of it stands in a block, a note or what was passed over."""

    name: str
    blocks: tuple[Block, ...]
    notes: dict[str, tuple[Paragraph, ...]]
    """Footnotes and endnotes by their keys."""
    passed_over: tuple[PassedOver, ...] = ()
