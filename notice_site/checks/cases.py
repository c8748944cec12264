"""R03: the author's examples prove the rules. In: a view. Out: findings."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal
from typing import Any

from notice_site.checks.finding import Finding, View
from notice_site.checks.rules import outcomes
from notice_site.facts.demands import concerns, is_on_track
from notice_site.facts.evaluation import OUTSIDE, Basis, basis_of, evaluate, question_of, states_of
from notice_site.model.notice import (
    Notice,
    asked_questions,
    derived_facts,
    parts_of,
    walk_all_rules,
)
from notice_site.model.rules import (
    Case,
    CountRule,
    Covers,
    DateRule,
    Declaration,
    External,
    Judgement,
    NumberRule,
    OneOf,
    Pattern,
    Rule,
    State,
)
from notice_site.problem import KeyPath, Message

LEFT_TO_PEOPLE = (Judgement, Declaration, External)
"""Questions that no case can prove: their answer is somebody's word."""
BOUNDED = (CountRule, NumberRule, DateRule)


@dataclass(frozen=True)
class Expectation:
    """What a case says that a rule comes to, and what it does come to."""

    path: KeyPath
    case: Case
    rule: str
    wanted: State | None
    actual: State | None
    """None where the call has no such rule for this role and track."""


def cases_come_out_as_written(view: View) -> Iterator[Finding]:
    """A case comes out as its author says: otherwise the rule or the case misreads the notice."""
    for expected in _expectations(view.notice):
        if expected.wanted and expected.actual and expected.wanted != expected.actual:
            yield Finding(
                expected.path,
                Message(
                    "In the case “{case}”, “{rule}” comes to {actual}, not {wanted}.",
                    case=expected.case.title,
                    rule=expected.rule,
                    actual=expected.actual,
                    wanted=expected.wanted,
                ),
                Message("Read the rule's quote again, and correct the rule or the case."),
            )


def cases_name_questions(view: View) -> Iterator[Finding]:
    """A case answers questions of the call, and says what rules of its role and track come to."""
    derived = {fact.id for fact in derived_facts(view.notice)}
    asked = (question_of(rule) for _, rule in walk_all_rules(view.notice) if not [*parts_of(rule)])
    questions = {*asked, *(question.id for question in asked_questions(view.notice))} - derived
    for at, case in enumerate(view.notice.cases):
        for name in case.answers.keys() - questions:
            yield Finding(
                ("cases", at, "answers", name),
                Message(
                    "The case “{case}” answers “{rule}”, which asks nothing.", case=case.title, rule=name
                ),
                Message("Write one of: {options}.", options=tuple(sorted(questions))),
            )
    for expected in _expectations(view.notice):
        if expected.actual is None:
            yield Finding(
                expected.path,
                Message(
                    "The case “{case}” names “{rule}”, which its role and track are not asked.",
                    case=expected.case.title,
                    rule=expected.rule,
                ),
                Message("Write the id of a rule for them, or another role and track for the case."),
            )


def rules_have_cases(view: View) -> Iterator[Finding]:
    """A rule that can be computed has a case that meets it and one that does not.

    A state that nobody has filled in proves nothing: a comparison that was turned round would prove itself.
    """
    unproved = [*_unproved(view.notice)]
    if unproved and not view.notice.cases:
        path, rule, _ = next((each for each in unproved if isinstance(each[1], BOUNDED)), unproved[0])
        yield Finding(
            path[:1],
            Message("No case proves the rules."),
            Message(
                "Add “cases”; `check --cases` prints some to be filled in, with {answers} for “{rule}”.",
                rule=rule.id,
                answers=_in_words(answers_to_try(rule, view.notice)),
            ),
        )
        return
    for path, rule, missing in unproved:
        yield Finding(
            path,
            Message("No case in which “{rule}” comes to {states}.", rule=rule.id, states=missing),
            Message(
                "Add one to “cases”; try {answers}.", answers=_in_words(answers_to_try(rule, view.notice))
            ),
        )


def _unproved(notice: Notice) -> Iterator[tuple[KeyPath, Rule, tuple[State, ...]]]:
    """The rules that can be computed, with the states that no case shows them in."""
    derived = {fact.id for fact in derived_facts(notice)}
    proved = {(expected.rule, expected.wanted) for expected in _expectations(notice) if expected.actual}
    for path, rule in walk_all_rules(notice):
        if path[0] == "funding" or [*parts_of(rule)] or isinstance(rule, LEFT_TO_PEOPLE):
            continue
        if question_of(rule) in derived:  # it comes to what the parts of the fact do
            continue
        possible = outcomes(rule, notice)
        wanted: tuple[tuple[State, bool], ...] = (("met", possible.met), ("not_met", possible.unmet))
        missing = tuple(state for state, can_be in wanted if can_be and (rule.id, state) not in proved)
        if missing:
            yield path, rule, missing


def cases_are_decided(view: View) -> Iterator[Finding]:
    """Somebody has decided what each rule of a case must come to."""
    for expected in _expectations(view.notice):
        if expected.wanted is None:
            yield Finding(
                expected.path,
                Message(
                    "The case “{case}” does not yet say what “{rule}” comes to.",
                    case=expected.case.title,
                    rule=expected.rule,
                ),
                Message("Read the rule's quote, and write met, not_met, judgement or not_applicable."),
            )


def _expectations(notice: Notice) -> Iterator[Expectation]:
    basis = basis_of(notice)
    for at, case in enumerate(notice.cases):
        actual = dict(_states(notice, case, basis))
        for rule, wanted in case.states.items():
            yield Expectation(("cases", at, "states", rule), case, rule, wanted, actual.get(rule))


def _states(notice: Notice, case: Case, basis: Basis) -> Iterator[tuple[str, State]]:
    role = next((role for role in notice.roles if role.id == case.role), None)
    track = next((track for track in notice.tracks if track.id == case.track), None)
    for fact in derived_facts(notice):
        yield from states_of(evaluate(fact, case.answers, basis))
    for rule in notice.eligibility:
        if (role is None or concerns(rule, role)) and (track is None or is_on_track(rule.tracks, track)):
            yield from states_of(evaluate(rule, case.answers, basis))


def answers_to_try(rule: Rule, notice: Notice) -> tuple[Any, ...]:
    """Answers on both sides of what decides a rule: 9, 10 and 11 for at least ten."""
    answers: tuple[Any, ...]
    match rule:
        case DateRule():
            answers = tuple((rule.value + timedelta(days)).isoformat() for days in (-1, 0, 1))
        case CountRule() | NumberRule():
            bound = Decimal(str(rule.value))
            exponent = bound.as_tuple().exponent
            step = Decimal(1).scaleb(min(exponent, 0)) if isinstance(exponent, int) else Decimal(1)
            answers = tuple(_plain_number(bound + step * by) for by in (-1, 0, 1))
        case OneOf():
            options = sorted(basis_of(notice).options.get(rule.taxonomy, ()))
            others = [option for option in options if rule.accepts and option not in rule.accepts]
            answers = (*(rule.accepts or options)[:1], *others[:1], OUTSIDE)
        case Covers():
            names = [item.id for item in rule.items]
            answers = (names, names[:-1])
        case Pattern():
            answers = (rule.template.replace(rule.blank, "…"), rule.template)
        case _:
            answers = ("yes", "no")
    return answers


def _plain_number(value: Decimal) -> int | float:
    return int(value) if value == value.to_integral_value() else float(value)


def _in_words(answers: tuple[Any, ...]) -> tuple[str, ...]:
    return tuple(f"[{', '.join(answer)}]" if isinstance(answer, list) else str(answer) for answer in answers)


def case_proposals(notice: Notice) -> Iterator[tuple[str, dict[str, Any]]]:
    """For each rule that no case proves, the quote and a case for each answer around what decides it.

    What the rule comes to stays empty: only a person who reads the quote can fill it in.
    """
    for path, rule, _ in _unproved(notice):
        around = notice.eligibility[int(path[1])] if path[0] == "eligibility" else rule
        roles, tracks = (rule.roles or around.roles), (rule.tracks or around.tracks)
        applying = [role.id for role in notice.roles if role.applies]
        for answer in answers_to_try(rule, notice):
            words = rule.ask or rule.quote or rule.id
            [shown] = _in_words((answer,))
            case: dict[str, Any] = {"title": f"{words} {shown}{getattr(rule, 'unit', '')}"}
            if notice.roles:
                case["role"] = next(iter(roles or applying), notice.roles[0].id)
            if notice.tracks:
                case["track"] = next(iter(tracks), notice.tracks[0].id)
            case |= {"answers": {question_of(rule): answer}, "states": {rule.id: None}}
            yield rule.quote or words, case
