"""Rules with their places. In: a notice. Out: every rule, also in groups, with the path where it stands."""

from collections.abc import Iterator

from notice_site.models.notice import Notice
from notice_site.models.rules import AllOf, AnyOf, AtLeast, Not, Rule, When
from notice_site.problem import Path


def walk_rules(notice: Notice) -> Iterator[tuple[Path, Rule]]:
    """All rules in the data's order, groups before their parts."""
    for at, rule in enumerate(notice.eligibility):
        yield from walk_rule_at(("eligibility", at), rule)


def walk_rule_at(path: Path, rule: Rule) -> Iterator[tuple[Path, Rule]]:
    """A rule and all rules inside it, outermost first."""
    yield path, rule
    for steps, part in parts_of(rule):
        yield from walk_rule_at((*path, *steps), part)


def parts_of(rule: Rule) -> Iterator[tuple[Path, Rule]]:
    """The rules directly inside a group, with their steps from it."""
    if isinstance(rule, AllOf | AnyOf | AtLeast):
        yield from ((("rules", at), part) for at, part in enumerate(rule.rules))
    elif isinstance(rule, Not):
        yield ("rule",), rule.rule
    elif isinstance(rule, When):
        yield ("if",), rule.if_
        yield ("then",), rule.then
