"""Amounts worked out from answers. In: a sum, answers. Out: the most it comes to, step by step.

The browser works out the same in `checklist/amounts.mjs`. Both use the same operations in the same order on
binary floating-point numbers, and round down to a hundredth.
"""

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from notice_site.facts.demands import Applicant, is_on_track
from notice_site.facts.evaluation import Basis, answer_number, evaluate
from notice_site.language.language import language_for
from notice_site.model.amounts import Payment, Share, Sum, Times
from notice_site.model.notice import Notice, asked_questions
from notice_site.model.support import Award

Outcome = Literal["known", "open", "none"]
"""Worked out; hangs on an answer or a judgement; nothing is given."""
TINY = 1e-6
"""What makes 0.1 * 3 the 0.3 that it stands for, before it is rounded down."""


@dataclass(frozen=True)
class Amount:
    """What a sum comes to."""

    state: Outcome
    most: float | None
    """At most so much; None where nothing limits it."""
    steps: tuple[tuple[str, float], ...] = ()
    """How it was worked out: what each step is, and what stands after it."""


@dataclass(frozen=True)
class Reckoning:
    """What answers are worked out with."""

    answers: Mapping[str, Any]
    basis: Basis
    scales: Mapping[str, int]
    """By question, what its unit multiplies: 10000 for 万元."""


def scales_of(notice: Notice) -> dict[str, int]:
    """What the unit of each question multiplies: 10000 for 万元, 1 for 人."""
    scales = language_for(notice.language).scales
    units = {question.id: getattr(question, "unit", "") for question in asked_questions(notice)}
    return {
        question: next((size for word, size in scales.items() if word in unit), 1)
        for question, unit in units.items()
    }


def awards_for(notice: Notice, applicant: Applicant) -> Iterator[Award]:
    """The kinds of support that somebody who applies may get."""
    role = applicant.role
    for award in notice.funding.awards:
        mine = (
            role is None
            or (role.applies and award.recipient in (None, role.id))
            or award.recipient == role.id
        )
        if mine and is_on_track(award.tracks, applicant.track):
            yield award


def payments_for(notice: Notice, applicant: Applicant) -> Iterator[Payment]:
    """What somebody has to pay."""
    role = applicant.role
    for payment in notice.funding.payments:
        mine = role is None or (role.id in payment.roles if payment.roles else role.applies)
        if mine and is_on_track(payment.tracks, applicant.track):
            yield payment


def amount_of(award: Award | Payment, reckoning: Reckoning) -> Amount:
    """What an award or a payment comes to; an award without a sum is its amount, once."""
    if award.sum:
        return work_out(award.sum, reckoning)
    once = isinstance(award, Award) and award.per == "once"
    return Amount("known", float(award.amount)) if once else Amount("open", None)  # type: ignore[union-attr]


def total_of(awards: tuple[tuple[Award, Amount], ...], most: float | None) -> Amount:
    """What several awards come to; None where the call does not say whether they add up.

    Those that stack are added; of those of which only the highest counts, the highest is.
    """
    if len(awards) > 1 and any(award.stacking not in ("stacks", "highest_only") for award, _ in awards):
        return Amount("open", most)
    highest = [amount for award, amount in awards if award.stacking == "highest_only"]
    others = [amount for award, amount in awards if award.stacking != "highest_only"]
    if any(amount.most is None for amount in (*highest, *others)):
        return Amount("open", most)
    whole = sum((amount.most or 0 for amount in others), 0.0)
    whole += max((amount.most or 0 for amount in highest), default=0.0)
    state: Outcome = "open" if any(amount.state == "open" for _, amount in awards) else "known"
    return Amount(state, whole if most is None else min(whole, most))


def work_out(whole: Sum, reckoning: Reckoning) -> Amount:
    """The most that a sum comes to; what hangs on an open answer is at most its ceiling."""
    base = _base(whole, reckoning)
    if base is None:
        return Amount("open", None if whole.most is None else float(whole.most))
    steps = [base]
    if base[0] == "no_tier":
        return Amount("none", 0.0, (base,))
    for times in whole.times:
        often = _often(times, reckoning)
        if often is None:
            return Amount("open", None if whole.most is None else float(whole.most))
        steps.append(("times", _rounded(steps[-1][1] * often)))
    if whole.most is not None and steps[-1][1] > whole.most:
        steps.append(("most", float(whole.most)))
    if whole.least is not None and steps[-1][1] < whole.least:
        if whole.below == "none":
            return Amount("none", 0.0, (*steps, ("below", 0.0)))
        steps.append(("least", float(whole.least)))
    return Amount("known", steps[-1][1], tuple(steps))


def _base(whole: Sum, reckoning: Reckoning) -> tuple[str, float] | None:
    """The first step; None where it hangs on an open answer."""
    states = [evaluate(tier.if_, reckoning.answers, reckoning.basis).state for tier in whole.tiers]
    decided = next(
        (at for at, state in enumerate(states) if state not in ("not_met", "not_applicable")), None
    )
    amount, percent = whole.amount, whole.share.percent if whole.share else 0
    if decided is not None:
        if states[decided] != "met":
            return None
        tier = whole.tiers[decided]
        amount, percent = tier.amount, tier.percent or 0
    elif whole.schedule:
        return "schedule", _rounded(sum((part.amount for part in whole.schedule), 0.0))
    if amount is not None:
        return "amount", _rounded(amount)
    return _share(whole.share, percent, reckoning) if whole.share else ("no_tier", 0.0)


def _share(share: Share, percent: float, reckoning: Reckoning) -> tuple[str, float] | None:
    answer = answer_number(reckoning.answers.get(share.uses))
    if answer is None or answer < 0:
        return None
    return "share", _rounded(answer * reckoning.scales.get(share.uses, 1) * percent / 100)


def _often(times: Times, reckoning: Reckoning) -> float | None:
    """How often; where no answer says it, as often as possible."""
    answer = answer_number(reckoning.answers.get(times.uses)) if times.uses else None
    if answer is None or answer < 0:
        return times.most
    return answer if times.most is None else min(answer, times.most)


def _rounded(value: float) -> float:
    """Rounded down to a hundredth."""
    return math.floor(value * 100 + TINY) / 100
