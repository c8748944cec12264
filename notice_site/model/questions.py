"""Questions asked once, and facts that follow from their answers.

Any number of rules, tiers and sums use a question; its answer is kept under its id. A derived fact is a group
of rules that use questions: a small enterprise is one with few workers and a small turnover.
"""

from typing import Annotated, Final, Literal, TypeAlias

from pydantic import Field

from notice_site.model.record import Id, NonEmptyText, Record
from notice_site.model.rules import AllOf, AnyOf, AtLeast, Not


class QuestionFacts(Record):
    """What every shared question carries."""

    id: Id
    """Its name; rules use it, and shared links keep answers under it."""
    ask: NonEmptyText
    """The question to the reader."""
    hint: NonEmptyText | None = None
    """Help with the question."""


class YesNoQuestion(QuestionFacts):
    """A question answered yes or no."""

    kind: Literal["yes_no"]
    """Yes or no."""


class NumberQuestion(QuestionFacts):
    """A question for a figure."""

    kind: Literal["number"]
    """A number."""
    unit: NonEmptyText
    """The unit as issued: 万元, 岁, %."""


class CountQuestion(QuestionFacts):
    """A question for how many of a role take part."""

    kind: Literal["count"]
    """A count of participants."""
    role: Id | None = None
    """The role that is counted; left out, members of any role."""
    unit: NonEmptyText = "家"
    """The unit as issued."""


class DateQuestion(QuestionFacts):
    """A question for a day."""

    kind: Literal["date"]
    """A date."""


class ChoiceQuestion(QuestionFacts):
    """A question for one option of a list."""

    kind: Literal["one_of"]
    """One option of a list."""
    taxonomy: Id
    """The list."""


AskedQuestion: TypeAlias = YesNoQuestion | NumberQuestion | CountQuestion | DateQuestion | ChoiceQuestion
DerivedFact: TypeAlias = AllOf | AnyOf | AtLeast | Not
Question = Annotated[
    YesNoQuestion
    | NumberQuestion
    | CountQuestion
    | DateQuestion
    | ChoiceQuestion
    | AllOf
    | AnyOf
    | AtLeast
    | Not,
    Field(discriminator="kind"),
]

ASKED_AS: Final = {
    "yes_no": "yes_no",
    "declaration": "yes_no",
    "external": "yes_no",
    "number": "number",
    "count": "count",
    "date": "date",
    "one_of": "one_of",
}
"""The kind of question that a rule of each kind uses."""
OF_THE_QUESTION: Final = {
    "number": ("ask", "unit"),
    "count": ("ask", "role", "unit"),
    "one_of": ("ask", "taxonomy"),
}
"""What a rule has from the question that it uses, where it does not say it itself; of other kinds, `ask`."""
