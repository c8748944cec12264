"""R01, R06: questions that are asked once, and rules that use them. In: a view. Out: findings."""

from collections.abc import Iterator

from notice_site.checks.finding import Finding, View
from notice_site.checks.issued_texts import bare
from notice_site.model.notice import (
    asked_questions,
    derived_facts,
    parts_of,
    walk_all_rules,
    walk_rule_at,
    walk_tiers,
)
from notice_site.model.questions import ASKED_AS, NumberQuestion, QuestionFacts
from notice_site.model.rules import Asking, OneOf, Rule
from notice_site.problem import KeyPath, Message


def rules_fit_their_questions(view: View) -> Iterator[Finding]:
    """A rule uses a question of its kind and unit, or a yes_no a derived fact; it accepts its options."""
    questions = {question.id: question for question in asked_questions(view.notice)}
    derived = {fact.id for fact in derived_facts(view.notice)}
    for path, rule in walk_all_rules(view.notice):
        if isinstance(rule, OneOf):
            yield from _accepted(rule, path, view)
        if not isinstance(rule, Asking) or not rule.uses:
            continue
        question = questions.get(rule.uses)
        if rule.uses in derived and rule.kind != "yes_no":
            yield _unfit(path, rule, Message("derived fact"), "yes_no")
        elif question and question.kind != ASKED_AS[rule.kind]:
            yield _unfit(
                path, rule, Message("question of the kind “{kind}”", kind=question.kind), question.kind
            )
        elif isinstance(question, NumberQuestion) and rule.kind == "number" and rule.unit != question.unit:
            yield Finding(
                (*path, "unit"),
                Message(
                    "“{rule}” counts in {unit}, its question in {other}.",
                    rule=rule.id,
                    unit=rule.unit,
                    other=question.unit,
                ),
                Message("Leave the unit out, and write the bound in that of the question."),
            )


def _unfit(path: KeyPath, rule: Asking, used: Message, kind: str) -> Finding:
    return Finding(
        (*path, "uses"),
        Message(
            "“{rule}” is of the kind “{kind}” and uses “{question}”, a {used}.",
            rule=rule.id,
            kind=str(getattr(rule, "kind", "")),
            question=str(rule.uses),
            used=used,
        ),
        Message("Write `kind: {kind}`, or use another question.", kind=kind),
    )


def _accepted(rule: OneOf, path: KeyPath, view: View) -> Iterator[Finding]:
    lists = (taxonomy.options for taxonomy in view.notice.taxonomies if taxonomy.id == rule.taxonomy)
    options = tuple(option.id for options in lists for option in options)
    for at, name in enumerate(rule.accepts):
        if options and name not in options:
            yield Finding(
                (*path, "accepts", at),
                Message("The list “{list}” has no option “{option}”.", list=rule.taxonomy, option=name),
                Message("Write one of: {options}.", options=options),
            )


def questions_have_names_of_their_own(view: View) -> Iterator[Finding]:
    """A shared question is no rule's own: answers go by these names. A derived fact is no condition."""
    shared = {question.id for question in view.notice.questions}
    derived = {part.id for fact in derived_facts(view.notice) for _, part in walk_rule_at((), fact)}
    for path, rule in walk_all_rules(view.notice):
        asks = not [*parts_of(rule)] and not (isinstance(rule, Asking) and rule.uses)
        if path[0] == "eligibility" and ((asks and rule.id in shared) or rule.id in derived):
            yield Finding(
                (*path, "id"),
                Message("“{rule}” is both a rule and a question.", rule=rule.id),
                Message(
                    "Write `uses: {rule}` in the rule, or give one of the two another name.", rule=rule.id
                ),
            )


def derived_facts_follow_from_questions(view: View) -> Iterator[Finding]:
    """The parts of a derived fact use questions, or facts that come before it."""
    names = {question.id for question in asked_questions(view.notice)}
    for at, fact in enumerate(view.notice.questions):
        if isinstance(fact, QuestionFacts):
            continue
        for path, part in walk_rule_at(("questions", at), fact):
            used = part.uses if isinstance(part, Asking) else None
            if not [*parts_of(part)] and used not in names:
                yield Finding(
                    path,
                    Message(
                        "“{part}” in “{fact}” uses no question that comes before it.",
                        part=part.id,
                        fact=fact.id,
                    ),
                    Message(
                        "Put what it asks under `questions`, before this, and write `uses: …` with its id."
                    ),
                )
        names.add(fact.id)
    for path, tier in walk_tiers(view.notice):
        for place, part in walk_rule_at((*path, "if"), tier.if_):
            if not [*parts_of(part)] and not (isinstance(part, Asking) and part.uses):
                yield Finding(
                    place,
                    Message("“{part}” decides a sum and uses no question.", part=part.id),
                    Message("Put what it asks under `questions`, and write `uses: …` with its id."),
                )


def questions_are_used(view: View) -> Iterator[Finding]:
    """Something looks at the answer to each question."""
    used = {value for path, value in view.values if path[-1:] == ("uses",)}
    for at, question in enumerate(view.notice.questions):
        if question.id not in used:
            yield Finding(
                ("questions", at),
                Message("Nothing uses the question “{question}”.", question=question.id),
                Message("Write `uses: {question}` in a rule, or delete it.", question=question.id),
            )


def questions_are_asked_once(view: View) -> Iterator[Finding]:
    """Two rules that ask the same words share one question: a reader answers it once."""
    first: dict[tuple[str, ...], Rule] = {}
    shared = {_words(question.ask): question.id for question in asked_questions(view.notice)}
    for path, rule in walk_all_rules(view.notice):
        if not isinstance(rule, Asking) or rule.uses or not (rule.ask or rule.quote):
            continue
        words = _words(rule.ask or rule.quote or "")
        unit = str(getattr(rule, "unit", "") or getattr(rule, "taxonomy", ""))
        other = first.setdefault((ASKED_AS[rule.kind], unit, words), rule)
        name = shared.get(words) or (other.id if other is not rule else None)
        if name:
            yield Finding(
                path,
                Message(
                    "“{rule}” asks the same as “{other}”: {words}",
                    rule=rule.id,
                    other=name,
                    words=rule.ask or rule.quote,
                ),
                Message("Write `uses: {other}` here.", other=name)
                if words in shared
                else Message(
                    "Put the question under `questions` once, and write `uses: …` with its id in both rules."
                ),
            )


def _words(ask: str) -> str:
    return bare(ask).rstrip("?？。.")
