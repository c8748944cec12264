"""Eligibility rules: each is a sentence of the notice with a number in it, never an expression.

`rules.mjs` evaluates them in the browser, `facts/evaluation.py` for `check`; a test compares the two.
"""

from typing import Annotated, Any, Literal, TypeAlias, TypeVar

from pydantic import BeforeValidator, ConfigDict, Field, ValidationInfo
from pydantic.config import JsonDict
from pydantic_core import PydanticKnownError

from notice_site.model.record import (
    NOTHING,
    Count,
    Day,
    Few,
    Flag,
    Id,
    NonEmptyText,
    Number,
    Place,
    Record,
)

Operator = Literal["at_least", "at_most", "more_than", "less_than", "equals"]

DateOperator = Literal["before", "on_or_before", "after", "on_or_after"]

State = Literal["met", "not_met", "not_answered", "judgement", "not_applicable"]
"""What answers make of a rule."""


class Reading(Record):
    """One way to read an ambiguous rule: what it changes in the rule's own values."""

    reading: NonEmptyText
    """This way of reading, in one sentence."""
    value: Number | Day | None = None
    """The bound under this reading; in `at_least`, how many parts."""
    op: Operator | DateOperator | None = None
    """The comparison under this reading."""
    other: Literal["met", "not_met", "judgement"] | None = None
    """What an answer outside the list means under this reading."""


class Interpretation(Record):
    """Why a rule can be read in several ways."""

    note: NonEmptyText
    """What is unclear, for readers."""
    alternatives: tuple[Reading, ...] = ()
    """The other readings."""


class RuleFacts(Record):
    """What every rule carries."""

    id: Id
    """Its name; shared links keep answers under it."""
    quote: NonEmptyText | None = None
    """The words of the clause that it comes from, to the letter."""
    clause: Place | None = None
    """Where these words are."""
    ask: NonEmptyText | None = None
    """The question to the reader; left out in a group's parts, the quote is asked."""
    hint: NonEmptyText | None = None
    """Help with the question."""
    to_meet: NonEmptyText | None = None
    """What would meet it, where it is not met."""
    evidence: tuple[Id, ...] = ()
    """The materials that prove it."""
    no_evidence: NonEmptyText | None = None
    """Why no material proves it."""
    severity: Literal["must", "should"] = "must"
    """Whether it must be met or is advised."""
    interpretation: Interpretation | None = None
    """Where it can be read in several ways."""
    roles: tuple[Id, ...] = ()
    """The roles it concerns; empty means the one that applies."""
    tracks: tuple[Id, ...] = ()
    """The tracks it belongs to; empty means all."""


class Case(Record):
    """An example by the author: answers, and the state that each rule then comes to."""

    title: NonEmptyText
    """Whom or what it stands for: 正好十家企业."""
    role: Id | None = None
    """Who answers."""
    track: Id | None = None
    """The track that they apply in."""
    answers: dict[Id, Any]
    """What is answered, by the id of the question or rule: `yes`, a number, a day, an id, a list of ids."""
    states: dict[Id, State | None]
    """What each rule or derived fact must come to, by its id; empty while nobody has decided it."""
    materials: tuple[Id, ...] | None = None
    """The materials that this role must then prepare, seal or sign; left out, they are not looked at."""
    amounts: dict[Id, Number | None] = Field(default_factory=dict)
    """What each award or payment must come to at most, by its id; empty while nobody has decided it."""


UsedQuestion: TypeAlias = Annotated[Id | None, Field(exclude_if=lambda question: question is None)]


def _given_or_used(value: Any, info: ValidationInfo) -> Any:
    if value == "" and not info.data.get("uses"):
        raise PydanticKnownError("missing")
    return value


Given = TypeVar("Given")
OrUsed: TypeAlias = Annotated[
    Given | Literal[""], BeforeValidator(_given_or_used), Field(validate_default=True)
]
"""What a rule must say itself unless it uses a question."""


def _or_used(key: str) -> ConfigDict:
    """For the schema: the key must be there, or `uses` in its place."""
    using: JsonDict = {"required": ["uses"], "properties": {"uses": {"not": NOTHING}}}
    return ConfigDict(json_schema_extra={"if": {"not": using}, "then": {"required": [key]}})


class Asking(RuleFacts):
    """A rule whose question may be asked once for several rules."""

    uses: UsedQuestion = None
    """The shared question, or the derived fact, that it looks at; left out, it asks by itself."""


class YesNo(Asking):
    """Met when the answer is yes."""

    kind: Literal["yes_no"]
    """A question answered yes or no."""


class NumberRule(Asking):
    """A figure of the applicant against a bound."""

    model_config = _or_used("unit")

    kind: Literal["number"]
    """A number."""
    op: Operator
    """How it is compared."""
    value: Number
    """The bound."""
    unit: OrUsed[NonEmptyText] = ""
    """The unit as issued: 万元, 岁, %; left out, that of the question it uses."""


class CountRule(Asking):
    """How many of a role take part."""

    kind: Literal["count"]
    """A count of participants."""
    role: Id | None = None
    """The role that is counted; left out, members of any role."""
    where: NonEmptyText | None = None
    """What they must be besides, in words: 省内."""
    op: Operator
    """How it is compared."""
    value: Few
    """The bound."""
    unit: NonEmptyText = "家"
    """The unit as issued."""


class DateRule(Asking):
    """A date of the applicant against a bound."""

    kind: Literal["date"]
    """A date."""
    op: DateOperator
    """How it is compared."""
    value: Day
    """The bound."""


class OneOf(Asking):
    """A choice from a list."""

    model_config = _or_used("taxonomy")

    kind: Literal["one_of"]
    """One option of a list."""
    taxonomy: OrUsed[Id] = ""
    """The list; left out, that of the question it uses."""
    accepts: Annotated[tuple[Id, ...], Field(exclude_if=lambda options: not options)] = ()
    """The options that meet it; empty means each of the list."""
    other: Literal["met", "not_met", "judgement"] = "not_met"
    """What an answer outside the list means."""


class Item(Record):
    """One of the things that a document must state."""

    id: Id
    """Its name."""
    label: NonEmptyText
    """Its words as issued."""


class Covers(RuleFacts):
    """A document that must state several things."""

    kind: Literal["covers"]
    """Several things that must all be there."""
    items: tuple[Item, ...]
    """The things."""
    open: Flag = False
    """True where the list ends in 等."""


class Pattern(RuleFacts):
    """A name that must be formed in a given way."""

    kind: Literal["pattern"]
    """A name's form."""
    template: NonEmptyText
    """The form as issued, with its blank: 某市×××手工坊."""
    blank: NonEmptyText = "×××"
    """The part of the template that stands for any words."""


class Judgement(RuleFacts):
    """What nobody can compute."""

    kind: Literal["judgement"]
    """A matter of judgement."""


class Declaration(Asking):
    """What the applicant declares."""

    kind: Literal["declaration"]
    """A declaration."""


class External(Asking):
    """What another body must confirm."""

    kind: Literal["external"]
    """A confirmation from elsewhere."""
    authority: NonEmptyText
    """Who confirms it."""


class AllOf(RuleFacts):
    """Met when every part is."""

    kind: Literal["all"]
    """All of the parts."""
    rules: tuple["Rule", ...]
    """The parts."""


class AnyOf(RuleFacts):
    """Met when one part is."""

    kind: Literal["any"]
    """Any of the parts."""
    rules: tuple["Rule", ...]
    """The parts."""


class AtLeast(RuleFacts):
    """Met when so many parts are."""

    kind: Literal["at_least"]
    """So many of the parts."""
    n: Count
    """How many."""
    rules: tuple["Rule", ...]
    """The parts."""


class Not(RuleFacts):
    """Met when its part is not."""

    kind: Literal["not"]
    """The opposite of the part."""
    rule: "Rule"
    """The part."""


class When(RuleFacts):
    """A rule that applies only under a condition."""

    kind: Literal["when"]
    """A condition and what it asks for."""
    if_: "Rule" = Field(alias="if")
    """The condition."""
    then: "Rule"
    """What applies when it is met."""


Rule = Annotated[
    YesNo
    | NumberRule
    | CountRule
    | DateRule
    | OneOf
    | Covers
    | Pattern
    | Judgement
    | Declaration
    | External
    | AllOf
    | AnyOf
    | AtLeast
    | Not
    | When,
    Field(discriminator="kind"),
]
