"""R03: the author's examples prove the rules. In: a view. Out: findings."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal

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
    rules = [
        (path, rule)
        for path, rule in walk_all_rules(view.notice)
        if path[0] != "funding" and not [*parts_of(rule)] and not isinstance(rule, LEFT_TO_PEOPLE)
    ]
    if rules and not view.notice.cases:
        path, rule = next((pair for pair in rules if isinstance(pair[1], BOUNDED)), rules[0])
        yield Finding(
            path[:1],
            Message("No case proves the rules."),
            Message(
                "Add “cases” with answers and what each rule then comes to; for “{rule}” try {answers}.",
                rule=rule.id,
                answers=_answers_to_try(rule, view.notice),
            ),
        )
        return
    proved = {(expected.rule, expected.wanted) for expected in _expectations(view.notice) if expected.actual}
    for path, rule in rules:
        possible = outcomes(rule, view.notice)
        wanted = [state for state, can_be in (("met", possible.met), ("not_met", possible.unmet)) if can_be]
        if missing := tuple(state for state in wanted if (rule.id, state) not in proved):
            yield Finding(
                path,
                Message("No case in which “{rule}” comes to {states}.", rule=rule.id, states=missing),
                Message("Add one to “cases”; try {answers}.", answers=_answers_to_try(rule, view.notice)),
            )


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


def _answers_to_try(rule: Rule, notice: Notice) -> tuple[str, ...]:
    """Answers on both sides of what decides a rule: 9, 10 and 11 for at least ten."""
    match rule:
        case DateRule():
            answers = tuple((rule.value + timedelta(days)).isoformat() for days in (-1, 0, 1))
        case CountRule() | NumberRule():
            bound = Decimal(str(rule.value))
            exponent = bound.as_tuple().exponent
            step = Decimal(1).scaleb(min(exponent, 0)) if isinstance(exponent, int) else Decimal(1)
            answers = tuple(f"{bound + step * by}" for by in (-1, 0, 1))
        case OneOf():
            options = sorted(basis_of(notice).options.get(rule.taxonomy, ()))
            others = [option for option in options if rule.accepts and option not in rule.accepts]
            answers = (*(rule.accepts or options)[:1], *others[:1], OUTSIDE)
        case Covers():
            names = [item.id for item in rule.items]
            answers = tuple(f"[{', '.join(some)}]" for some in (names, names[:-1]))
        case Pattern():
            answers = (rule.template.replace(rule.blank, "…"), rule.template)
        case _:
            answers = ("yes", "no")
    return answers
