"""R01: sums that follow from answers can be worked out. In: a view. Out: findings."""

from collections.abc import Iterator

from notice_site.checks.finding import Finding, View
from notice_site.model.amounts import Sum
from notice_site.model.notice import walk_sums
from notice_site.problem import KeyPath, Message


def sums_can_be_worked_out(view: View) -> Iterator[Finding]:
    """A sum has one way to work it out, each tier an amount or a share, and what is counted a number."""
    for path, whole in walk_sums(view.notice):
        yield from _ways(whole, path)
        yield from _tiers(whole, path)
        for at, times in enumerate(whole.times):
            if times.uses is None and times.most is None:
                yield Finding(
                    (*path, "times", at),
                    Message("Nothing says how many {unit} are counted.", unit=times.unit),
                    Message("Write `uses: …` with the question, or `most: …`."),
                )


def _ways(whole: Sum, path: KeyPath) -> Iterator[Finding]:
    ways = [whole.amount is not None, whole.share is not None, bool(whole.schedule)]
    # The share may only say what the tiers have their percentages of.
    beside = whole.share is not None and any(tier.percent is not None for tier in whole.tiers)
    if sum(ways) > 1 + beside:
        yield Finding(
            path,
            Message("A sum is worked out in two ways."),
            Message("Keep one of amount, share and schedule; others go into `tiers`."),
        )
    elif not any(ways) and not whole.tiers:
        yield Finding(
            path,
            Message("Nothing says how the sum is worked out."),
            Message("Write `amount`, `share`, `schedule` or `tiers`."),
        )


def _tiers(whole: Sum, path: KeyPath) -> Iterator[Finding]:
    for at, tier in enumerate(whole.tiers):
        if (tier.amount is None) == (tier.percent is None) or (tier.percent and not whole.share):
            yield Finding(
                (*path, "tiers", at),
                Message("The tier “{words}” has no amount of its own.", words=tier.wording),
                Message("Write `amount`, or `percent` where the sum has a `share`; one of the two."),
            )


def sums_use_numbers(view: View) -> Iterator[Finding]:
    """A share, or how often something is given, follows from the answer to a question for a number."""
    kinds = {question.id: question.kind for question in view.notice.questions}
    for path, whole in walk_sums(view.notice):
        used = [((*path, "share", "uses"), whole.share.uses)] if whole.share else []
        used += [
            ((*path, "times", at, "uses"), times.uses) for at, times in enumerate(whole.times) if times.uses
        ]
        for place, name in used:
            if kinds.get(name, "number") not in ("number", "count"):
                yield Finding(
                    place,
                    Message("“{question}” is no question for a number.", question=name),
                    Message("Name a question of the kind `number` or `count`."),
                )


def sums_keep_their_bounds(view: View) -> Iterator[Finding]:
    """A floor is not above its ceiling, and the ceiling of an award is its amount."""
    for path, whole in walk_sums(view.notice):
        if whole.least is not None and whole.most is not None and whole.least > whole.most:
            yield Finding(
                (*path, "least"),
                Message("The floor {least} is above the ceiling {most}.", least=whole.least, most=whole.most),
                Message("Correct one of the two."),
            )
    for at, award in enumerate(view.notice.funding.awards):
        most = award.sum.most if award.sum else None
        if most is not None and most != award.amount:
            yield Finding(
                ("funding", "awards", at, "sum", "most"),
                Message("The ceiling {most} is not the amount {amount}.", most=most, amount=award.amount),
                Message("`amount` is the most that one applicant gets: write both alike."),
            )
