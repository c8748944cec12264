"""Annexes and their forms: one definition gives the Word table, the PDF table and the page's form."""

import re
from typing import Annotated, Literal

from pydantic import AfterValidator, ConfigDict, Field, WithJsonSchema, model_validator
from pydantic_core import PydanticCustomError

from notice_site.model.body import Outline, Target
from notice_site.model.record import (
    Count,
    Few,
    Flag,
    Id,
    NonEmptyText,
    Record,
    Span,
    Width,
    holding,
)

CHOOSING = ("choice", "choices")
"""Kinds of fields that have options."""
CONTENT = {
    "form": "form", "outline": "outline", "table": "table", "list": "items", "file": "file", "link": "link",
}  # fmt: skip
"""The key that holds what an annex of each kind is."""
FOOTNOTE_MARK = re.compile(r"\{\^([^{}]*)\}")
"""The reference to a footnote in the text of a form: `{^id}` prints its mark."""

ATTACHED = (
    r"^attachments/[^/\\]+[.](docx?|wps|xlsx?|et|pptx?|dps|pdf|ofd|odt|ods|rtf|txt|csv|zip|rar|7z|png|jpe?g)$"
)
"""A file that is issued as it is, beside the data: `attachments/budget.xlsx`; no browser runs one."""


def _attached(value: str) -> str:
    if not re.match(ATTACHED, value):
        raise PydanticCustomError("not_an_attachment", "not an attachment")
    return value


AttachedFile = Annotated[
    str, AfterValidator(_attached), WithJsonSchema({"type": "string", "pattern": ATTACHED})
]

FieldKind = Literal[
    "text", "long_text", "date", "email", "phone", "url", "postcode", "number", "choice", "choices", "repeat",
    "signature", "seal", "office_use",
]  # fmt: skip


class Column(Record):
    """A column of rows that repeat."""

    id: Id
    """Its name."""
    label: NonEmptyText
    """Its heading."""
    kind: FieldKind = "text"
    """What is written there."""


class FormField(Record):
    """A place to fill in. Label, prompt, mark and suffix are issued words; hint and example are ours."""

    model_config = ConfigDict(
        json_schema_extra={
            "oneOf": [
                holding(["options"], kind={"enum": [*CHOOSING]}),
                holding([], ["options"], kind={"not": {"enum": [*CHOOSING]}}),
            ]
        }
    )

    id: Id
    """Its name in the page, the Word file and references."""
    kind: FieldKind
    """What is written there."""
    label: NonEmptyText | None = None
    """Words printed before the blank; left out, the label cells of its row name it."""
    prompt: NonEmptyText | None = None
    """Words printed in the blank: （可另附页）, 年月日."""
    suffix: NonEmptyText | None = None
    """Words printed after the blank: （签字）."""
    options: Id | None = None
    """The taxonomy to choose from."""
    numbered: Flag = False
    """True where the options carry numbers: 1. 2. 3."""
    option_end: str = ""
    """The mark after every option: ；."""
    min: Count | None = None
    """Fewest rows or choices, or the smallest number."""
    max: Count | None = None
    """Most rows or choices, or the largest number."""
    columns: tuple[Column, ...] = ()
    """The columns of a repeated row; empty means one line of text."""
    row_marks: tuple[NonEmptyText, ...] = ()
    """The marks of the empty rows as issued: 1. 2． 3. ……."""
    required: Flag = False
    """True where the notice demands it."""
    hint: NonEmptyText | None = None
    """Help for the person who fills it in."""
    example: NonEmptyText | None = None
    """An example."""

    @model_validator(mode="after")
    def _choices_have_options(self) -> "FormField":
        if (self.kind in CHOOSING) != (self.options is not None):
            raise PydanticCustomError("field_options", "options", {"kind": self.kind})
        return self


class Cell(Record):
    """A cell of a form: a label, or words and fields."""

    model_config = ConfigDict(
        json_schema_extra={"anyOf": [holding([], ["label"]), holding([], ["text", "fields"])]}
    )

    id: Id | None = None
    """Its name in references."""
    label: NonEmptyText | None = None
    """A label as issued; `{^id}` prints the mark of a footnote."""
    text: tuple[NonEmptyText, ...] = ()
    """Paragraphs as issued, before the fields."""
    fields: tuple[FormField, ...] = ()
    """The places to fill in."""
    colspan: Span = 1
    """How many columns it covers."""
    rowspan: Span = 1
    """How many rows it covers."""
    align: Literal["left", "center", "right"] | None = None
    """How its text is aligned; left out, labels are centred and the rest is left."""

    @model_validator(mode="after")
    def _is_label_or_content(self) -> "Cell":
        if self.label and (self.text or self.fields):
            raise PydanticCustomError("cell_content", "label or content")
        return self


class Row(Record):
    """A row of a form."""

    cells: tuple[Cell, ...]
    """Its cells from left to right, without those that a cell above covers."""
    height: Span | None = None
    """Its least height in millimetres."""


class Footnote(Record):
    """A footnote under a form."""

    id: Id
    """Its name in references."""
    text: NonEmptyText
    """Its words as issued, without the number."""


class Notes(Record):
    """Notes below a form."""

    label: NonEmptyText | None = None
    """The word before them: 备注：."""
    items: tuple[Footnote, ...]
    """The notes; numbers are generated."""


class Form(Record):
    """A grid of labels and fields."""

    above: tuple[FormField, ...] = ()
    """Fields on a line above the table."""
    columns: tuple[Width, ...]
    """Relative widths of the columns."""
    rows: tuple[Row, ...]
    """The rows."""
    header_rows: Few = 0
    """How many rows repeat on each page."""
    notes: Notes | None = None
    """Notes below it."""
    footnotes: tuple[Footnote, ...] = ()
    """Footnotes, numbered in this order."""


class Table(Record):
    """A plain table."""

    columns: tuple[NonEmptyText, ...]
    """Column headings."""
    rows: tuple[tuple[str, ...], ...]
    """Rows of words."""


class Annex(Record):
    """An annex. Its number is generated from its place in the list."""

    model_config = ConfigDict(
        json_schema_extra={
            "oneOf": [
                holding([key], [other for other in CONTENT.values() if other != key], kind={"const": kind})
                for kind, key in CONTENT.items()
            ]
        }
    )

    id: Id
    """Its address: /forms/<id>/."""
    title: NonEmptyText
    """Its title as issued."""
    title_lines: tuple[NonEmptyText, ...] = ()
    """The title broken where its meaning allows."""
    kind: Literal["form", "outline", "table", "list", "file", "link"]
    """What it is: `file` is issued as a file of its own, `link` is a standard form that is elsewhere."""
    form: Form | None = None
    """The grid, for a form."""
    outline: Outline | None = None
    """The text, for an outline."""
    table: Table | None = None
    """The table, for a table."""
    items: tuple[NonEmptyText, ...] = ()
    """The lines, for a list."""
    file: Annotated[AttachedFile | None, Field(exclude_if=lambda file: file is None)] = None
    """The file, for a file: in the folder `attachments/` beside the data, `attachments/budget.xlsx`."""
    link: Annotated[Target | None, Field(exclude_if=lambda link: link is None)] = None
    """Where it is, for a link: `https://www.example.gov.cn/form`."""

    @model_validator(mode="after")
    def _holds_its_kind(self) -> "Annex":
        if [kind for kind, key in CONTENT.items() if getattr(self, key)] != [self.kind]:
            raise PydanticCustomError("annex_kind", "kind", {"kind": self.kind})
        return self
