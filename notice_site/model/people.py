"""Who issues, who applies, whom to ask, where to hand in."""

from typing import Annotated, Final, Literal

from pydantic import ConfigDict, Field, model_validator
from pydantic_core import PydanticCustomError

from notice_site.model.record import (
    Count,
    Day,
    Few,
    Flag,
    Id,
    Mailbox,
    NonEmptyText,
    Record,
    Stated,
    WordsOrAddress,
    holding,
)

NUMBER_PARTS: Final = ("agency_code", "year", "sequence")
"""What a document number is made of (GB/T 9704-2012, 7.2.5)."""
Method = Literal["in_person", "post", "email", "online"]


class Issuer(Record):
    """A body that issues the call."""

    id: Id
    """Its name in references."""
    name: NonEmptyText
    """Its name as it is under the notice."""
    short_name: NonEmptyText | None = None
    """A shorter name for narrow screens."""
    role: Literal["lead", "joint"] = "lead"
    """Whether it leads or joins."""
    unsigned: Annotated[Flag, Field(exclude_if=lambda unsigned: not unsigned)] = False
    """True where nobody signs below the notice: it issues it, and is not printed there."""


class Imprint(Record):
    """The foot of an official document (版记)."""

    copy_to: tuple[NonEmptyText, ...] = ()
    """Who gets a copy (抄送)."""
    printed_by: NonEmptyText
    """The office that prints it (印发机关)."""
    printed_on: NonEmptyText
    """The day it is printed, as issued."""


class DocumentNumber(Record):
    """A document number: 某科〔2030〕1号."""

    model_config = ConfigDict(
        json_schema_extra={
            "oneOf": [holding(NUMBER_PARTS, ["as_issued"]), holding(["as_issued"], NUMBER_PARTS)]
        }
    )

    agency_code: NonEmptyText | None = None
    """The issuing agency's code: 某科."""
    year: Count | None = None
    """The year, four digits."""
    sequence: Count | None = None
    """The running number."""
    as_issued: NonEmptyText | None = None
    """The whole number as issued, where it is written in another form: 某科[2030]1号, EXA-30-001."""

    @model_validator(mode="after")
    def _is_in_parts_or_whole(self) -> "DocumentNumber":
        given = [key for key in NUMBER_PARTS if getattr(self, key) is not None]
        if given != ([] if self.as_issued else [*NUMBER_PARTS]):
            raise PydanticCustomError("document_number", "parts or whole")
        return self


class Role(Record):
    """Somebody who takes part in an application."""

    id: Id
    """Its name in references."""
    title: NonEmptyText
    """What readers call it."""
    description: NonEmptyText | None = None
    """One sentence that lets a reader recognise itself."""
    kind: Literal["organisation", "person"] | None = None
    """Whether it is an organisation or a person, so that words fit it; left out, they name neither."""
    tracks: tuple[Id, ...] = ()
    """The tracks it can be in; empty means all."""
    applies: Flag = False
    """True for the role that hands in the application."""
    min: Few = 1
    """At least so many of them in one application."""
    max: Few | None = None
    """At most so many."""
    tasks: tuple[NonEmptyText, ...] = ()
    """What this role must check or do before it signs, beyond the materials."""


class Track(Record):
    """A category of one call with rules, materials and dates of its own."""

    id: Id
    """Its name in references."""
    title: NonEmptyText
    """What readers call it."""
    description: NonEmptyText | None = None
    """Who it is for, in one sentence."""


class Person(Record):
    """A person to ask."""

    name: NonEmptyText
    """The name as issued."""
    duty: NonEmptyText | None = None
    """What the person is asked about, or the office held."""


class Contact(Record):
    """Whom to ask."""

    organisation: NonEmptyText | None = None
    """The organisation; left out, the first issuer."""
    department: NonEmptyText | None = None
    """The department."""
    persons: tuple[Person, ...] = ()
    """Persons, in the notice's order."""
    telephones: tuple[NonEmptyText, ...] = ()
    """Telephone numbers as issued."""
    emails: tuple[Mailbox, ...] = ()
    """Mailboxes as issued."""
    postal_address: NonEmptyText | None = None
    """Where post goes."""
    hours: Stated[NonEmptyText] = "not_stated"
    """Office hours."""


class Desk(Contact):
    """A further contact, for some tracks or one matter."""

    id: Id
    """Its name in references."""
    title: NonEmptyText
    """What it is for."""
    tracks: tuple[Id, ...] = ()
    """The tracks it serves; empty means all."""


class ContactInfo(Contact):
    """The call's contact, with further ones where a call has them."""

    desks: tuple[Desk, ...] = ()
    """Further contacts."""


class Submission(Record):
    """How and where the documents are handed in."""

    methods: Stated[tuple[Method, ...]]
    """The ways that count."""
    only_valid_channel: Stated[Method] = "not_stated"
    """The one way that counts, where the notice says that no other does."""
    place: NonEmptyText | None = None
    """The office that receives the documents."""
    address: NonEmptyText | None = None
    """Where it is."""
    website: WordsOrAddress | None = None
    """The online system's address."""
    source: tuple[Id, ...] = ()
    """The clauses that say so."""


class Clarification(Record):
    """A question that the issuer has answered."""

    question: NonEmptyText
    """The question."""
    answer: NonEmptyText
    """The answer."""
    date: Day
    """The day of the answer, 2026-09-20."""
    clause: Id | None = None
    """The clause it explains."""
    rule: Id | None = None
    """The condition it explains."""
    settles: NonEmptyText | None = None
    """What the notice left open and this answers: submission.methods, materials.form.copies."""
