"""Which results a rule can have. In: a rule and its notice. Out: what its form alone allows.

A judgement is never counted as met, in the browser as here.
"""

from dataclasses import dataclass

from notice_site.facts.rule_tree import parts_of
from notice_site.models.notice import Notice
from notice_site.models.rules import AllOf, AnyOf, AtLeast, CountRule, Judgement, Not, OneOf, Rule, When


@dataclass(frozen=True)
class Outcomes:
    """Whether some answers meet a rule, and whether some do not."""

    met: bool = True
    unmet: bool = True


def outcomes(rule: Rule, notice: Notice) -> Outcomes:
    """What answers can make of a rule."""
    parts = [outcomes(part, notice) for _, part in parts_of(rule)]
    return _of_group(rule, parts) if parts else _of_question(rule, notice)


def _of_group(rule: Rule, parts: list[Outcomes]) -> Outcomes:
    met, unmet = sum(part.met for part in parts), sum(part.unmet for part in parts)
    found = Outcomes()
    match rule:
        case AllOf():
            found = Outcomes(met == len(parts), unmet > 0)
        case AnyOf():
            found = Outcomes(met > 0, unmet == len(parts))
        case AtLeast():
            found = Outcomes(met >= rule.n, unmet > len(parts) - rule.n)
        case Not():
            found = Outcomes(parts[0].unmet, parts[0].met)
        case When():
            found = Outcomes(parts[1].met, parts[0].met and parts[1].unmet)
    return found


def _of_question(rule: Rule, notice: Notice) -> Outcomes:
    found = Outcomes()
    match rule:
        case AllOf():
            found = Outcomes(unmet=False)
        case AnyOf():
            found = Outcomes(met=False)
        case AtLeast():
            found = Outcomes(rule.n == 0, rule.n > 0)
        case CountRule():
            found = Outcomes(_enough_can_take_part(rule, notice))
        case OneOf():
            found = Outcomes(rule.other == "met" or _has_options(rule, notice), rule.other == "not_met")
        case Judgement():
            found = Outcomes(met=False, unmet=False)
    return found


def _has_options(rule: OneOf, notice: Notice) -> bool:
    return any(taxonomy.options for taxonomy in notice.taxonomies if taxonomy.id == rule.taxonomy)


def _enough_can_take_part(rule: CountRule, notice: Notice) -> bool:
    if rule.op == "less_than":
        return rule.value > 0
    role = next((role for role in notice.roles if role.id == rule.role), None)
    most = role.max if role else None
    least = rule.value + (rule.op == "more_than")
    return rule.op == "at_most" or most is None or least <= most
