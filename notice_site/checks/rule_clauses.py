"""R01: clauses and rules that name each other. In: a view. Out: findings."""

from collections.abc import Iterator

from notice_site.checks.finding import Finding, View
from notice_site.facts.rule_tree import parts_of, walk_rule_at, walk_rules
from notice_site.models.body import Clause
from notice_site.models.rules import Rule
from notice_site.problem import Message, Path


def clauses_name_rules(view: View) -> Iterator[Finding]:
    """A clause of the body that a rule quotes names that rule in `rules`, and says no `no_rule` beside it.

    A clause that a part of a group quotes names the part or its group.
    """
    clauses = {clause.id: clause for clause in view.notice.walk_clauses()}
    quoted: dict[str, list[str]] = {}
    for rule in view.notice.eligibility:
        if rule.clause:
            quoted.setdefault(rule.clause, []).append(rule.id)
    for path, rule, groups in _with_groups(view):
        clause = clauses.get(rule.clause or "")
        if clause and not {rule.id, *groups} & set(clause.rules):
            yield Finding(
                (*path, "clause"),
                Message(
                    "The clause “{clause}” does not name the rule “{rule}”.", clause=clause.id, rule=rule.id
                ),
                Message(
                    "Write in the clause: rules: [{rules}].", rules=", ".join(_named(clause, rule, quoted))
                ),
            )
        elif clause and clause.no_rule and not groups:
            yield Finding(
                (*path, "clause"),
                Message("The clause “{clause}” has both rules and no_rule.", clause=clause.id),
                Message("Delete one of the two."),
            )


def _named(clause: Clause, rule: Rule, quoted: dict[str, list[str]]) -> list[str]:
    others = quoted.get(clause.id, [])
    return others if rule.id in others else [*clause.rules, rule.id]


def _with_groups(view: View) -> Iterator[tuple[Path, Rule, tuple[str, ...]]]:
    for at, rule in enumerate(view.notice.eligibility):
        yield from _inside(("eligibility", at), rule, ())


def _inside(path: Path, rule: Rule, groups: tuple[str, ...]) -> Iterator[tuple[Path, Rule, tuple[str, ...]]]:
    yield path, rule, groups
    for steps, part in parts_of(rule):
        yield from _inside((*path, *steps), part, (*groups, rule.id))


def rules_stand_where_clauses_name_them(view: View) -> Iterator[Finding]:
    """A rule that a clause names quotes that clause, itself or in a part, unless an amendment moved it."""
    if view.issued:
        return
    rules = {rule.id: (path, rule) for path, rule in walk_rules(view.notice)}
    for path, clause in view.values:
        for at, name in enumerate(clause.rules if isinstance(clause, Clause) else ()):
            if name in rules and clause.id not in _clauses_of(*rules[name]):
                yield Finding(
                    (*path, "rules", at),
                    Message(
                        "The rule “{rule}” does not quote the clause “{clause}”.", rule=name, clause=clause.id
                    ),
                    Message("Write in the rule “clause: {clause}”, or take it out here.", clause=clause.id),
                )


def _clauses_of(path: Path, rule: Rule) -> set[str | None]:
    return {part.clause for _, part in walk_rule_at(path, rule)}


def conditions_have_rules(view: View) -> Iterator[Finding]:
    """Where half of the clauses under a heading set conditions, each of the others says why it sets none."""
    for path, clause in view.values:
        if not isinstance(clause, Clause):
            continue
        setting = [inner for inner in clause.clauses if _sets_conditions(inner)]
        if not setting or 2 * len(setting) < len(clause.clauses):
            continue
        for at, inner in enumerate(clause.clauses):
            if inner not in setting and not inner.no_rule:
                yield Finding(
                    (*path, "clauses", at),
                    Message("“{clause}” stands among conditions and sets no rule.", clause=inner.id),
                    Message("Name its rules in “rules: […]”, or say why it sets none in “no_rule: …”."),
                )


def _sets_conditions(clause: Clause) -> bool:
    return bool(clause.rules) or any(_sets_conditions(inner) for inner in clause.clauses)


def rules_stand_in_clauses(view: View) -> Iterator[Finding]:
    """A condition stands in the issued text: it, its group or each of its parts names the clause."""
    for at, rule in enumerate(view.notice.eligibility):
        for path, question in _without_clause(rule, ("eligibility", at)):
            yield Finding(
                path,
                Message("The rule “{rule}” does not say where it stands in the text.", rule=question.id),
                Message("Add “clause: …” and “quote: …”, so that readers can look it up."),
            )


def _without_clause(rule: Rule, path: Path) -> Iterator[tuple[Path, Rule]]:
    parts = list(parts_of(rule))
    if not rule.clause and not parts:
        yield path, rule
    elif not rule.clause:
        for steps, part in parts:
            yield from _without_clause(part, (*path, *steps))
