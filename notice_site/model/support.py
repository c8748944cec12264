"""What is given and what is asked for: funding, materials, assessment, obligations."""

from typing import Annotated, Literal

from pydantic import Field

from notice_site.model.amounts import Budget, Ceiling, Payment, Sum
from notice_site.model.record import Count, Flag, Id, NonEmptyText, Number, Place, Record, Stated


class Award(Record):
    """One kind of support."""

    id: Id
    """Its name in references."""
    title: NonEmptyText
    """What it is."""
    amount: Number
    """The amount in yuan (or the call's currency)."""
    currency: NonEmptyText = "CNY"
    """The currency's ISO 4217 code."""
    wording: NonEmptyText
    """The amount as issued: 一次性15万元."""
    unit: Literal["project", "organisation", "person"]
    """What it is given for."""
    per: Literal["once", "month", "year"] = "once"
    """How often."""
    cap: NonEmptyText | None = None
    """A cap in words: 每家企业每年不超过50万元."""
    stacking: Literal["stacks", "highest_only", "none"] | None = None
    """Whether it goes together with other support."""
    recipient: Id | None = None
    """The role that receives it."""
    tracks: tuple[Id, ...] = ()
    """The tracks it belongs to; empty means all."""
    source: tuple[Id, ...] = ()
    """The clauses that say so."""
    sum: Annotated[Sum | None, Field(exclude_if=lambda value: value is None)] = None
    """How much of it somebody gets, where that follows from answers; `amount` is then the most."""


class AwardCount(Record):
    """How many awards there are."""

    value: Count
    """The number."""
    wording: NonEmptyText
    """The number as issued: 1项."""


class CostSharing(Record):
    """What the applicant pays itself."""

    ratio: Annotated[Number, Field(ge=0)]
    """Own money for each yuan of support."""
    wording: NonEmptyText
    """As issued."""
    tracks: tuple[Id, ...] = ()
    """The tracks it belongs to; empty means all."""
    roles: tuple[Id, ...] = ()
    """The roles that pay it; empty means every applicant."""


class Quota(Record):
    """A part of the awards."""

    title: NonEmptyText
    """What it is for."""
    value: Count
    """How many."""
    tracks: tuple[Id, ...] = ()
    """The tracks it belongs to."""


class Funding(Record):
    """The support that the call offers."""

    awards: tuple[Award, ...] = ()
    """Kinds of support."""
    award_count: Stated[AwardCount] = "not_stated"
    """How many are given."""
    total: Number | None = None
    """The whole sum in the call's currency."""
    quotas: tuple[Quota, ...] = ()
    """How the awards are divided; they add up to `award_count`."""
    cost_sharing: Stated[tuple[CostSharing, ...]] = ()
    """What applicants pay themselves."""
    most: Annotated[Ceiling | None, Field(exclude_if=lambda value: value is None)] = None
    """The most that one applicant gets of all awards."""
    payments: Annotated[tuple[Payment, ...], Field(exclude_if=lambda value: not value)] = ()
    """What applicants pay: rent, deposit, fees."""
    budget: Annotated[Budget | None, Field(exclude_if=lambda value: value is None)] = None
    """The rules of the budget that applicants make."""


class Material(Record):
    """A document to hand in. What it proves is in the rules' `evidence`."""

    id: Id
    """Its name in references."""
    title: NonEmptyText
    """What readers call it."""
    annex: Id | None = None
    """The annex that is filled in for it."""
    prepared_by: tuple[Id, ...]
    """The roles that prepare it, each for itself."""
    required: Flag = True
    """False where it is optional, or asked for in some cases only, by a rule with a premise or a choice."""
    copies: Stated[Count] = "not_stated"
    """How many copies."""
    seal: Stated[tuple[Id, ...]] = "not_stated"
    """The roles whose seal it carries; an empty list where none is asked for."""
    signature: Stated[tuple[Id, ...]] = "not_stated"
    """The roles whose signature it carries; an empty list where none is asked for."""
    limits: NonEmptyText | None = None
    """Limits of pages, size or medium, in words."""
    note: NonEmptyText | None = None
    """What the preparer should know."""
    worksheet_columns: tuple[NonEmptyText, ...] = ()
    """The columns that the notice prescribes for a list without annex; a worksheet in Word has them."""
    tracks: tuple[Id, ...] = ()
    """The tracks it belongs to; empty means all."""
    source: tuple[Place, ...] = ()
    """Where it is asked for."""


class Criterion(Record):
    """One criterion of the assessment."""

    id: Id
    """Its name in references."""
    title: NonEmptyText
    """What is assessed."""
    points: Number | None = None
    """The most points it gives; negative for deductions."""
    rule: Literal["sum", "capped_sum", "highest", "lowest"] | None = None
    """How its parts are counted together; a capped sum counts up to `points`."""
    parts: tuple["Criterion", ...] = ()
    """Its parts."""


class Assessment(Record):
    """How the awards are decided."""

    method: Literal["competitive", "ranking", "threshold", "first_come", "lottery"]
    """The method."""
    criteria: tuple[Criterion, ...] = ()
    """The criteria."""
    max_points: Number | None = None
    """The most points in all."""
    pass_mark: Number | None = None
    """The least points needed."""
    stages: tuple[NonEmptyText, ...] = ()
    """The stages, in order."""
    tie_breakers: tuple[NonEmptyText, ...] = ()
    """What decides between equals, in order."""
    source: tuple[Id, ...] = ()
    """The clauses that say so."""


class Obligation(Record):
    """What binds after the award; never an eligibility rule."""

    id: Id
    """Its name in references."""
    title: NonEmptyText
    """What must be done, in short."""
    role: Id | None = None
    """Who must do it."""
    source: tuple[Id, ...]
    """The clauses that say so."""
