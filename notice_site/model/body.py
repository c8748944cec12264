"""The issued text: numbered clauses that hold paragraphs, lists, tables, figures and notes."""

import re
from collections.abc import Iterable, Iterator
from typing import Annotated, Literal, TypeAlias

from pydantic import AfterValidator, ConfigDict, Field, WithJsonSchema, model_validator
from pydantic_core import PydanticCustomError

from notice_site.addresses import is_meant_as_address
from notice_site.language.pack import Numbering
from notice_site.model.record import Count, Flag, Id, NonEmptyText, Positive, Record, holding, web_address

Align = Literal["left", "center", "right"]

LINK = r"^(https?://[^\s/]+\S*|mailto:[^\s@]+@[^\s@]+|tel:[+]?[0-9-]+|#[a-z][a-z0-9-]*)$"
"""Where a link may lead: `https://www.example.gov.cn/apply`, `mailto:…`, `tel:…`, `#clause-id`."""
PICTURE = r"^pictures/[^/\\]+[.](png|jpg|jpeg)$"
"""A picture's file beside the data, and its address on the site: `pictures/process.png`."""


def _link(value: str) -> str:
    if not re.match(LINK, value):
        raise PydanticCustomError("not_a_link", "not a link")
    return web_address(value) if is_meant_as_address(value) else value


def is_target(value: str) -> bool:
    """Whether a link of the data may lead there."""
    try:
        _link(value)
    except PydanticCustomError:
        return False
    return True


def _picture(value: str) -> str:
    if not re.match(PICTURE, value):
        raise PydanticCustomError("not_a_picture", "not a picture")
    return value


Target = Annotated[str, AfterValidator(_link), WithJsonSchema({"type": "string", "pattern": LINK})]
Picture = Annotated[str, AfterValidator(_picture), WithJsonSchema({"type": "string", "pattern": PICTURE})]


class Run(Record):
    """A part of a paragraph that is more than words: a link, emphasis, a raised figure, a note's mark."""

    model_config = ConfigDict(
        json_schema_extra={
            "oneOf": [holding(["text"], ["note"]), holding(["note"], ["text", "link", "style"])]
        }
    )

    text: NonEmptyText | None = None
    """Its words as issued."""
    link: Target | None = None
    """Where its words lead."""
    style: Literal["strong", "superscript", "subscript"] | None = None
    """How its words are emphasised, where that carries meaning."""
    note: Id | None = None
    """The note whose mark is here, instead of words."""

    @model_validator(mode="after")
    def _is_words_or_mark(self) -> "Run":
        if (self.text is None) == (self.note is None) or (self.note and (self.link or self.style)):
            raise PydanticCustomError("run_content", "words or mark")
        return self


class Paragraph(Record):
    """A paragraph in parts; one of words alone is written as a text."""

    kind: Literal["paragraph"]
    """`paragraph`."""
    runs: Annotated[tuple[NonEmptyText | Run, ...], Field(min_length=1)]
    """Its parts in order; joined, they are its words."""


class ListItem(Record):
    """A list's item that is more than one paragraph of words, or is numbered in its own way."""

    mark: NonEmptyText | None = None
    """Its mark as issued, `2．` or `①`, where that differs from the list's."""
    text: Annotated[tuple["InnerBlock", ...], Field(min_length=1)]
    """Its paragraphs, and lists inside it."""


class ListBlock(Record):
    """A list inside a clause, whose items nobody refers to."""

    kind: Literal["list"]
    """`list`."""
    numbering: Numbering | None = None
    """How its items are numbered; left out, they have bullets."""
    bullet: NonEmptyText = "•"
    """The bullet as issued."""
    items: Annotated[tuple[NonEmptyText | ListItem, ...], Field(min_length=1)]
    """Its items."""


class TableCell(Record):
    """A cell that is merged, aligned by itself, or more than one paragraph of words."""

    text: tuple["InnerBlock", ...] = ()
    """Its paragraphs and lists."""
    colspan: Positive = 1
    """How many columns it covers."""
    rowspan: Positive = 1
    """How many rows it covers."""
    align: Align | None = None
    """How its text is aligned, where that differs from the column's."""


class TableBlock(Record):
    """A table in the running text."""

    kind: Literal["table"]
    """`table`."""
    id: Id | None = None
    """Its anchor on the page and its name in references."""
    caption: NonEmptyText | None = None
    """The line above it as issued: 表1 支持标准."""
    unit: NonEmptyText | None = None
    """The line at its right above it as issued: 单位：万元."""
    columns: Annotated[tuple[Positive, ...], Field(min_length=1)]
    """Relative widths of its columns."""
    align: tuple[Align, ...] = ()
    """How the text of each column is aligned; left out, heads are centred and the rest is left."""
    header_rows: Count = 0
    """How many rows at the top are heads of columns; they repeat on each page."""
    header_columns: Count = 0
    """How many columns at the left are heads of rows."""
    rows: Annotated[tuple[tuple[str | TableCell, ...], ...], Field(min_length=1)]
    """Its rows; each lists its cells from left to right, without those that a cell above covers."""
    notes: tuple["Inline", ...] = ()
    """Lines below it as issued: 注：…."""


class Figure(Record):
    """A picture in the running text."""

    kind: Literal["figure"]
    """`figure`."""
    file: Picture
    """Its file, in the folder `pictures/` beside the data: `pictures/process.png`."""
    alt: NonEmptyText
    """What it shows, in words, for those who do not see it."""
    caption: NonEmptyText | None = None
    """The line below it as issued: 图1 申报流程."""


Inline: TypeAlias = NonEmptyText | Paragraph
"""One paragraph: words, or words in parts."""
InnerBlock: TypeAlias = NonEmptyText | Annotated[Paragraph | ListBlock, Field(discriminator="kind")]
"""What an item or a cell holds."""
Block: TypeAlias = (
    NonEmptyText | Annotated[Paragraph | ListBlock | TableBlock | Figure, Field(discriminator="kind")]
)
"""What a clause holds, in the order as issued; a text is a paragraph."""


class TextNote(Record):
    """A footnote or an endnote of the running text; its mark is in a paragraph."""

    id: Id
    """Its anchor on the page and its name at its mark."""
    text: Annotated[tuple[Inline, ...], Field(min_length=1)]
    """Its paragraphs as issued, without the number."""
    mark: NonEmptyText | None = None
    """Its mark as issued, `①` or `*`, where that differs from the number that would be generated."""
    end: Flag = False
    """True for an endnote, which is at the end of the text."""


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
    text: tuple[Block, ...] = ()
    """Its paragraphs as issued, with the lists, tables and figures between them."""
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
    lead_in: tuple[Block, ...] = ()
    """Paragraphs before the first clause, with the lists, tables and figures between them."""
    numbering: Numbering | None = None
    """How the clauses are numbered."""
    clauses: tuple[Clause, ...] = ()
    """The clauses."""
    notes: Annotated[tuple[TextNote, ...], Field(exclude_if=lambda notes: not notes)] = ()
    """Footnotes and endnotes, in the order of their marks."""


class Body(Outline):
    """The notice's text between recipients and signature."""

    closing: tuple[Block, ...] = ()
    """Paragraphs after the last clause, such as 特此通知。"""


def paragraph_words(paragraph: str | Paragraph) -> str:
    """The words of a paragraph, without the marks of notes."""
    if isinstance(paragraph, str):
        return paragraph
    return "".join(run if isinstance(run, str) else run.text or "" for run in paragraph.runs)


def block_lines(blocks: Iterable[Block]) -> Iterator[str]:
    """The words of blocks in reading order: a line for each paragraph, list item, cell, caption and note."""
    for block in blocks:
        match block:
            case str() | Paragraph():
                yield paragraph_words(block)
            case ListBlock():
                for item in block.items:
                    yield from (item,) if isinstance(item, str) else block_lines(item.text)
            case TableBlock():
                yield from _table_lines(block)
            case Figure():
                yield from (block.alt, block.caption) if block.caption else (block.alt,)


def _table_lines(table: TableBlock) -> Iterator[str]:
    yield from filter(None, (table.caption, table.unit))
    for cell in (cell for row in table.rows for cell in row):
        yield from filter(None, (cell,) if isinstance(cell, str) else block_lines(cell.text))
    yield from map(paragraph_words, table.notes)
