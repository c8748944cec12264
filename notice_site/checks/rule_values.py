"""R01: numbers of rules that an answer can meet, and readings that fit. In: a view. Out: findings."""

from collections.abc import Iterator
from datetime import date

from notice_site.checks.finding import Finding, View
from notice_site.checks.rule_outcomes import outcomes
from notice_site.facts.rule_tree import walk_rules
from notice_site.models.notice import Notice
from notice_site.models.rules import AtLeast, CountRule, DateRule, NumberRule, OneOf, Reading, Rule
from notice_site.problem import Message, Path

NUMBERS = ("at_least", "at_most", "more_than", "less_than", "equals")
DAYS = ("before", "on_or_before", "after", "on_or_after")
CHANGEABLE = {
    "number": ("value", "op"),
    "count": ("value", "op"),
    "date": ("value", "op"),
    "at_least": ("value",),
    "one_of": ("other",),
}
"""What another reading of each kind can change; of other kinds nothing."""


def numbers_can_be_met(view: View) -> Iterator[Finding]:
    """Some answer meets each rule and some does not: counts within their role's number, lists with options.

    The condition of a `when` is left to `rules_are_reachable`, which also says what hangs on it.
    """
    for path, rule in walk_rules(view.notice):
        if path[-1] != "if":
            yield from _futile(rule, path, view.notice)


def _futile(rule: Rule, path: Path, notice: Notice) -> Iterator[Finding]:
    if isinstance(rule, OneOf) and not outcomes(rule, notice).met:
        yield Finding(
            (*path, "taxonomy"),
            Message("No option can meet “{rule}”: its list is empty.", rule=rule.id),
            Message("Add the options to the list “{list}”.", list=rule.taxonomy),
        )
    elif isinstance(rule, CountRule) and not outcomes(rule, notice).met:
        yield Finding(
            (*path, "value"),
            Message("No number can meet “{rule}”.", rule=rule.id),
            Message("Correct the number, or the “max” of its role."),
        )
    elif (isinstance(rule, CountRule) and rule.op == "at_least" and rule.value == 0) or (
        isinstance(rule, AtLeast) and rule.n == 0
    ):
        yield Finding(
            (*path, "n" if isinstance(rule, AtLeast) else "value"),
            Message("Every answer meets “{rule}”.", rule=rule.id),
            Message("Write how many there must be; what nobody can fail is no condition."),
        )


def readings_fit(view: View) -> Iterator[Finding]:
    """Another reading changes a value that its rule's kind has, to one that fits and that can be met."""
    for path, rule in walk_rules(view.notice):
        alternatives = rule.interpretation.alternatives if rule.interpretation else ()
        for at, reading in enumerate(alternatives):
            place = (*path, "interpretation", "alternatives", at)
            faults = list(_misfits(rule, reading, place))
            yield from faults or _unchanged(rule, reading, place, view.notice)


def _misfits(rule: Rule, reading: Reading, path: Path) -> Iterator[Finding]:
    for key in ("value", "op", "other"):
        given = getattr(reading, key)
        if given is not None and key not in CHANGEABLE.get(rule.kind, ()):
            yield Finding(
                (*path, key),
                Message(
                    "A rule of the kind “{kind}” has no “{key}” to be read otherwise.",
                    kind=rule.kind,
                    key=key,
                ),
                Message("Delete it; say in “note” what is unclear."),
            )
        elif given is not None and (wanted := _wanted(rule, key, given)):
            yield Finding(
                (*path, key),
                Message(
                    "“{value}” does not fit a rule of the kind “{kind}”.", value=str(given), kind=rule.kind
                ),
                wanted,
            )


def _wanted(rule: Rule, key: str, given: object) -> Message | None:
    """What must stand there instead; None where what stands there fits."""
    if key == "op":
        options = DAYS if isinstance(rule, DateRule) else NUMBERS
        return None if given in options else Message("Write one of: {options}.", options=options)
    if isinstance(rule, DateRule):
        return None if isinstance(given, date) else Message("Write year, month and day as 2026-09-30.")
    if isinstance(rule, NumberRule):
        return Message("Write a number in digits.") if isinstance(given, date) else None
    if isinstance(rule, CountRule | AtLeast):
        return None if isinstance(given, int) and given >= 0 else Message("Write a whole number.")
    return None


def _unchanged(rule: Rule, reading: Reading, path: Path, notice: Notice) -> Iterator[Finding]:
    read = _read_as(rule, reading)
    if read == rule:
        yield Finding(
            path,
            Message("This reading of “{rule}” comes to the same as the rule.", rule=rule.id),
            Message("Write what changes under it; where nothing can be counted, say it in “note”."),
        )
    elif isinstance(read, CountRule) and not outcomes(read, notice).met:
        yield Finding(
            (*path, "value"),
            Message("Under this reading, no number can meet “{rule}”.", rule=rule.id),
            Message("Correct the number, or the “max” of its role."),
        )
    elif isinstance(read, AtLeast) and read.n > len(read.rules):
        yield Finding(
            (*path, "value"),
            Message("Under this reading, “{rule}” wants more parts than it has.", rule=rule.id),
            Message("Correct the number, or add the parts."),
        )


def _read_as(rule: Rule, reading: Reading) -> Rule:
    """The rule under another reading, as the browser's `rules.mjs` takes it."""
    changes = {
        "n" if isinstance(rule, AtLeast) and key == "value" else key: getattr(reading, key)
        for key in CHANGEABLE.get(rule.kind, ())
        if getattr(reading, key) is not None
    }
    return rule.model_copy(update=changes)
