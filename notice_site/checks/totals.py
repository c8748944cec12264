"""K07: parts and their totals. In: a view. Out: findings."""

from collections.abc import Iterator, Sequence

from notice_site.checks.finding import Finding, View
from notice_site.facts.rule_tree import walk_rules
from notice_site.models.forms import FormField
from notice_site.models.papers import Assessment, Award, AwardCount, Criterion, Funding
from notice_site.models.rules import AtLeast
from notice_site.problem import Message, Path

CEILINGS = ("最高", "不超过", "不高于", "以内", "以下", "上限")


def parts_add_up(view: View) -> Iterator[Finding]:
    """Parts add up to their total: quotas to the awards, points to their maximum, awards to the sum."""
    yield from _quotas(view.notice.funding)
    yield from _whole_sum(view.notice.funding)
    if isinstance(view.notice.assessment, Assessment):
        yield from _points(view.notice.assessment)


def _quotas(funding: Funding) -> Iterator[Finding]:
    count = funding.award_count
    if not funding.quotas or not isinstance(count, AwardCount):
        return
    total = sum(quota.value for quota in funding.quotas)
    if total != count.value:
        yield _unequal(("funding", "quotas"), total, count.value, "funding.award_count")


def _whole_sum(funding: Funding) -> Iterator[Finding]:
    if funding.total is None:
        return
    for at, award in enumerate(funding.awards):
        if award.amount > funding.total:
            yield Finding(
                ("funding", "awards", at, "amount"),
                Message(
                    "One award of {amount} is more than the whole sum, {total}.",
                    amount=award.amount,
                    total=funding.total,
                ),
                Message("Correct `amount`, or `funding.total`."),
            )
            return
    count = funding.award_count
    if isinstance(count, AwardCount) and len(funding.awards) == 1 and _is_exact(funding.awards[0]):
        whole = funding.awards[0].amount * count.value
        if whole != funding.total:
            yield _unequal(("funding", "awards", 0), whole, funding.total, "funding.total")


def _is_exact(award: Award) -> bool:
    bounded = award.cap or any(word in award.wording for word in CEILINGS)
    return award.per == "once" and award.unit == "project" and not bounded


def _points(assessment: Assessment) -> Iterator[Finding]:
    path: Path = ("assessment", "criteria")
    for at, criterion in enumerate(assessment.criteria):
        yield from _criterion(criterion, (*path, at))
    total = _total("sum", assessment.criteria)
    if assessment.max_points is not None and total is not None and total != assessment.max_points:
        yield _unequal(path, total, assessment.max_points, "assessment.max_points")
    if assessment.pass_mark is not None and assessment.max_points is not None:
        yield from _in_order(
            ("assessment", "pass_mark"), assessment.pass_mark, assessment.max_points, "max_points"
        )


def _criterion(criterion: Criterion, path: Path) -> Iterator[Finding]:
    for at, part in enumerate(criterion.parts):
        yield from _criterion(part, (*path, "parts", at))
    total = _total(criterion.rule or "sum", criterion.parts)
    if criterion.points is None or total is None:
        return
    if total < criterion.points or (total > criterion.points and criterion.rule != "capped_sum"):
        yield _unequal((*path, "parts"), total, criterion.points, "points")


def _total(rule: str, parts: Sequence[Criterion]) -> float | None:
    """The most points that the parts give together, deductions left out; None where one has no points."""
    points = [part.points for part in parts if part.points is not None]
    if not points or len(points) < len(parts):
        return None
    gains = [value for value in points if value > 0]
    if rule in ("sum", "capped_sum"):
        return round(sum(gains), 6)
    return max(gains, default=0) if rule == "highest" else min(gains, default=0)


def _unequal(path: Path, total: float, wanted: float, key: str) -> Finding:
    return Finding(
        path,
        Message(
            "The parts make {total}, but “{key}” is {wanted}.",
            total=_plain(total),
            key=key,
            wanted=_plain(wanted),
        ),
        Message("Correct the parts, or the total."),
    )


def bounds_are_in_order(view: View) -> Iterator[Finding]:
    """A least number is not above the most: of participants, rows, choices, parts that must be met."""
    for at, role in enumerate(view.notice.roles):
        if role.max is not None:
            yield from _in_order(("roles", at, "min"), role.min, role.max, "max")
    for path, field in view.values:
        if isinstance(field, FormField) and field.min is not None and field.max is not None:
            yield from _in_order((*path, "min"), field.min, field.max, "max")
    for path, rule in walk_rules(view.notice):
        if isinstance(rule, AtLeast):
            yield from _in_order((*path, "n"), rule.n, len(rule.rules), "rules")


def _in_order(path: Path, least: float, most: float, key: str) -> Iterator[Finding]:
    if least > most:
        message = Message(
            "{least} is more than “{key}” allows, {most}.", least=_plain(least), key=key, most=_plain(most)
        )
        yield Finding(path, message, Message("Correct one of the two."))


def _plain(number: float) -> str:
    return str(number).removesuffix(".0")
