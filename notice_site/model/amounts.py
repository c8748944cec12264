"""How much support or payment follows from answers: a sum with its tiers, share, periods, floor and ceiling.

`amounts.mjs` works it out in the browser, `facts/amounts.py` for `check`; a test compares the two.
"""

from typing import Annotated, Literal

from pydantic import Field

from notice_site.model.record import Flag, Id, NonEmptyText, Number, Positive, Record
from notice_site.model.rules import Rule

Money = Annotated[Number, Field(ge=0)]
Percent = Annotated[Number, Field(gt=0, le=100)]


class Share(Record):
    """A share of something that the applicant says."""

    uses: Id
    """The question whose answer it is a share of: total_cost."""
    percent: Percent
    """How many per cent."""


class Times(Record):
    """How often an amount is given: for each month, each person."""

    uses: Id | None = None
    """The question that says how often; left out, as often as `most`."""
    most: Positive | None = None
    """At most so often."""
    unit: NonEmptyText
    """What is counted: 个月, 人."""


class Tier(Record):
    """What holds for some applicants; of several, the first that applies."""

    wording: NonEmptyText
    """As issued: 小型企业按40%."""
    if_: Rule = Field(alias="if")
    """For whom it holds: a rule that uses questions."""
    amount: Money | None = None
    """The amount."""
    percent: Percent | None = None
    """The share, of what `share` names."""


class Instalment(Record):
    """A part of an amount, such as that of one year."""

    title: NonEmptyText
    """Which part: 2026年."""
    amount: Money
    """Its amount."""


class Sum(Record):
    """How an amount is worked out, in the currency's unit."""

    amount: Money | None = None
    """A fixed amount."""
    share: Share | None = None
    """A share of what the applicant says."""
    schedule: tuple[Instalment, ...] = ()
    """Yearly or other parts, which add up."""
    tiers: tuple[Tier, ...] = ()
    """Who gets another amount or share; without any of these that applies, the amount or share above."""
    times: tuple[Times, ...] = ()
    """What it is multiplied by."""
    least: Money | None = None
    """The floor."""
    below: Literal["raised", "none"] = "raised"
    """What becomes of less than the floor: it is raised to it, or nothing is given."""
    most: Money | None = None
    """The ceiling."""
    decided: NonEmptyText | None = None
    """What is left to the office: 具体金额由评审确定."""


class Ceiling(Record):
    """The most that all awards of one applicant come to."""

    value: Money
    """The amount."""
    wording: NonEmptyText
    """As issued: 每家企业累计不超过100万元."""


class Payment(Record):
    """What an applicant pays: rent, deposit, fee."""

    id: Id
    """Its name in references."""
    title: NonEmptyText
    """What it is."""
    wording: NonEmptyText
    """As issued: 每月每平方米20元."""
    sum: Sum
    """How it is worked out."""
    currency: NonEmptyText = "CNY"
    """The currency's ISO 4217 code."""
    refundable: Flag = False
    """True for what is paid back."""
    roles: tuple[Id, ...] = ()
    """The roles that pay it; empty means the one that applies."""
    tracks: tuple[Id, ...] = ()
    """The tracks it belongs to; empty means all."""
    source: tuple[Id, ...] = ()
    """The clauses that say so."""


class BudgetLine(Record):
    """One line of a budget."""

    title: NonEmptyText
    """What is paid for: 设备费."""
    percent: Percent | None = None
    """At most so many per cent of the whole."""
    most: Money | None = None
    """At most so much, in the budget's unit."""
    note: NonEmptyText | None = None
    """Its rule as issued: 劳务费不超过总额的20%."""


class Budget(Record):
    """The rules of a budget, from which a spreadsheet is made."""

    material: Id
    """The material that it helps to prepare."""
    unit: NonEmptyText
    """The unit of its sums: 万元."""
    sources: Annotated[tuple[NonEmptyText, ...], Field(min_length=1)]
    """Where the money comes from, a column each: 申请补助, 自筹."""
    lines: Annotated[tuple[BudgetLine, ...], Field(min_length=1)]
    """What it is spent on."""
