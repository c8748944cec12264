"""Eligibility rules evaluated by answers. In: rules, their options and answers. Out: each rule's `Result`.

The browser evaluates the same rules in `checklist/rules.mjs`. A test compares the two over
thousands of generated rules, so that a case which `check` sees pass comes out the same on a reader's device.
"""

import math
import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from itertools import product
from operator import eq, ge, gt, le, lt
from typing import Any, Final, TypeAlias

from notice_site.model.notice import Notice, derived_facts, parts_of
from notice_site.model.rules import (
    AllOf,
    AnyOf,
    Asking,
    AtLeast,
    CountRule,
    Covers,
    DateRule,
    Judgement,
    Not,
    NumberRule,
    OneOf,
    Pattern,
    Reading,
    Rule,
    State,
    When,
)

Options: TypeAlias = Mapping[str, frozenset[str]]
"""The option ids of each taxonomy."""


@dataclass(frozen=True)
class Basis:
    """What rules look at beside the answers."""

    options: Options = field(default_factory=dict)
    derived: Mapping[str, Rule] = field(default_factory=dict)
    """The derived facts, by id."""


OUTSIDE: Final = "_outside"
"""The answer to a `one_of` that is none of its options."""
LONGEST_NAME: Final = 200
LARGEST_COUNT: Final = 99_999
ISO_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
"""`2026-09-30`"""
COMPARISONS: dict[str, Callable[[Any, Any], bool]] = {
    "at_least": ge,
    "at_most": le,
    "more_than": gt,
    "less_than": lt,
    "equals": eq,
    "before": lt,
    "on_or_before": le,
    "after": gt,
    "on_or_after": ge,
}
YES_NO: dict[str, State] = {"yes": "met", "no": "not_met", "unsure": "not_answered"}


@dataclass(frozen=True)
class Result:
    """What answers make of one rule."""

    rule: Rule
    state: State
    """The state as the rule is usually read."""
    states: tuple[State, ...]
    """The distinct states under all readings of the rule and of its parts."""
    parts: tuple["Result", ...] = ()


def basis_of(notice: Notice) -> Basis:
    """The options that each list of the call has, and its derived facts."""
    return Basis(
        {taxonomy.id: frozenset(option.id for option in taxonomy.options) for taxonomy in notice.taxonomies},
        {fact.id: fact for fact in derived_facts(notice)},
    )


def question_of(rule: Rule) -> str:
    """The id under which the answer to a rule is kept: that of the question it uses, else its own."""
    return (isinstance(rule, Asking) and rule.uses) or rule.id


def states_of(result: Result) -> Iterator[tuple[str, State]]:
    """The id and state of a rule and of all rules inside it."""
    yield result.rule.id, result.state
    for part in result.parts:
        yield from states_of(part)


def evaluate(rule: Rule, answers: Mapping[str, Any], basis: Basis) -> Result:
    """The result of one rule; what is no answer to a question counts as not answered.

    A rule that uses a derived fact comes to what the fact does; one that follows from itself is not answered.
    """
    used = rule.uses if isinstance(rule, Asking) else None
    if used and (fact := basis.derived.get(used)):
        rest = {name: other for name, other in basis.derived.items() if name != used}
        derived = evaluate(fact, answers, Basis(basis.options, rest))
        return Result(rule, derived.state, derived.states)
    parts = tuple(evaluate(part, answers, basis) for _, part in parts_of(rule))
    others = rule.interpretation.alternatives if rule.interpretation else ()
    readings = [
        _outcomes(read_as(rule, reading), parts, answers, basis.options) for reading in (None, *others)
    ]
    states = tuple(dict.fromkeys(state for reading in readings for state in reading))
    return Result(rule, _usual(rule, parts, answers, basis.options), states, parts)


def read_as(rule: Rule, reading: Reading | None) -> Rule:
    """The rule with the values that another reading gives it."""
    if reading is None:
        return rule
    changes: dict[str, Any] = {
        key: value
        for key, value in (("op", reading.op), ("other", reading.other))
        if value is not None and hasattr(rule, key)
    }
    if reading.value is not None:
        changes["n" if isinstance(rule, AtLeast) else "value"] = reading.value
    return rule.model_copy(update=changes)


def answer_state(rule: Rule, answer: Any, options: Options) -> State:
    """The state of a question, `not_answered` where the answer does not fit it."""
    state: State
    match rule:
        case Judgement():
            state = "judgement"
        case NumberRule() | CountRule() | DateRule():
            state = _compared(rule, answer)
        case OneOf():
            state = _chosen(rule, answer, options.get(rule.taxonomy, frozenset()))
        case Covers():
            state = _covered(rule, answer)
        case Pattern():
            name = answer.strip() if isinstance(answer, str) and len(answer) <= LONGEST_NAME else ""
            state = _met_if(_follows(rule, name)) if name else "not_answered"
        case _:
            state = YES_NO.get(answer, "not_answered") if isinstance(answer, str) else "not_answered"
    return state


def combine(group: Rule, states: Iterable[State]) -> State:
    """A group's state from the states of its parts, in their order."""
    given = [*states]
    match group:
        case Not():
            opposite: dict[State, State] = {"met": "not_met", "not_met": "met"}
            return opposite.get(given[0], given[0])
        case When():
            return _conditional(given[0], given[1])
    applying = [state for state in given if state != "not_applicable"]
    if given and not applying:
        return "not_applicable"
    wanted = group.n if isinstance(group, AtLeast) else len(applying) if isinstance(group, AllOf) else 1
    met, open_, judged = (applying.count(state) for state in ("met", "not_answered", "judgement"))
    if met >= wanted:
        return "met"
    if met + open_ + judged < wanted:
        return "not_met"
    return "not_answered" if open_ else "judgement"


def _conditional(condition: State, state: State) -> State:
    if condition == "met":
        return state
    if condition == "not_met":
        return "not_applicable"
    return "not_answered" if condition == "judgement" and state == "not_answered" else condition


def _counted(rule: Rule, parts: tuple[Result, ...]) -> tuple[Result, ...]:
    """The parts that decide: advice inside a condition does not."""
    if rule.severity == "should" or not isinstance(rule, AllOf | AnyOf | AtLeast):
        return parts
    return tuple(part for part in parts if part.rule.severity != "should")


def _usual(rule: Rule, parts: tuple[Result, ...], answers: Mapping[str, Any], options: Options) -> State:
    if isinstance(rule, AllOf | AnyOf | AtLeast | Not | When):
        return combine(rule, [part.state for part in _counted(rule, parts)])
    return answer_state(rule, answers.get(question_of(rule)), options)


def _outcomes(
    rule: Rule, parts: tuple[Result, ...], answers: Mapping[str, Any], options: Options
) -> list[State]:
    """The states under one reading of the rule and under all readings of its parts.

    Parts of an unordered group are counted, not multiplied: a group of sixty ambiguous parts stays quick.
    """
    if not isinstance(rule, AllOf | AnyOf | AtLeast | Not | When):
        return [answer_state(rule, answers.get(question_of(rule)), options)]
    counted = [part.states for part in _counted(rule, parts)]
    if isinstance(rule, Not | When):
        return [combine(rule, row) for row in product(*counted)]
    rows: dict[tuple[State, ...], None] = {(): None}
    for states in counted:
        rows = dict.fromkeys(tuple(sorted((*row, state))) for row in rows for state in states)
    return [combine(rule, row) for row in rows]


def _met_if(is_met: bool) -> State:
    return "met" if is_met else "not_met"


def _chosen(rule: OneOf, answer: Any, options: frozenset[str]) -> State:
    if answer == OUTSIDE:
        return rule.other
    if not (isinstance(answer, str) and answer in options):
        return "not_answered"
    return _met_if(not rule.accepts or answer in rule.accepts)


def _compared(rule: NumberRule | CountRule | DateRule, answer: Any) -> State:
    value = _day(answer) if isinstance(rule, DateRule) else answer_number(answer)
    if isinstance(rule, CountRule) and isinstance(value, float | int):
        value = value if value == int(value) and 0 <= value <= LARGEST_COUNT else None
    return "not_answered" if value is None else _met_if(COMPARISONS[rule.op](value, rule.value))


def answer_number(answer: Any) -> float | None:
    """An answer that is a number; None for any other."""
    is_number = isinstance(answer, int | float) and not isinstance(answer, bool)
    return answer if is_number and math.isfinite(answer) else None


def _day(answer: Any) -> date | None:
    if not (isinstance(answer, str) and ISO_DAY.fullmatch(answer)):
        return None
    try:
        return date.fromisoformat(answer)
    except ValueError:
        return None


def _covered(rule: Covers, answer: Any) -> State:
    items = [item.id for item in rule.items]
    is_selection = isinstance(answer, list | tuple) and len({*map(str, answer)}) == len(answer)
    if not is_selection or any(item not in items for item in answer):
        return "not_answered"
    return _met_if(all(item in answer for item in items))


def _follows(rule: Pattern, name: str) -> bool:
    """Whether a name has the template's fixed parts in order, and characters of its own for each blank."""
    blank = rule.blank
    whole = unicodedata.normalize("NFC", name)
    first, *rest = unicodedata.normalize("NFC", rule.template).split(blank)
    if not rest:
        return whole == first
    if blank in whole:
        return False
    last = rest.pop()
    start = len(first)
    for piece in rest:
        at = whole.find(piece, start + 1)
        if at < 0:
            return False
        start = at + len(piece)
    return whole.startswith(first) and whole.endswith(last) and len(whole) - len(last) > start
