"""Which facts an amendment changes. In: the call, somebody to ask. Out: its `changes`, tried."""

import argparse
import re
from collections.abc import Sequence
from typing import Any

from notice_site.checks import check_call
from notice_site.command.asking import Asker, Question
from notice_site.editing.amendable import AmendableFact, amendable_facts, named_fact, typed_changes
from notice_site.editing.amendment_draft import earliest_day, with_amendment
from notice_site.editing.closings import closes_later
from notice_site.editing.unfit import Unfit
from notice_site.problem import Message, ProblemsFound, Severity
from notice_site.reading.build import Call
from notice_site.words import Words

MOST_LISTED = 9
"""Facts that a menu lists at once."""
EXAMPLES = {
    "date": "2030-04-30 17:00 / 2030年4月30日下午5时",
    "day": "2030-04-30",
    "sum": "150000 一次性15万元",
    "number": "8",
}
"""How each form of a fact is typed."""


def ask_changes(kind: str, call: Call, asker: Asker, given: Sequence[str]) -> list[dict[str, Any]]:
    """Ask for facts and their new values until no more are to change; `given` are answers, `FACT=VALUE`."""
    if given:
        return _given_changes(kind, call, asker.words, given)
    facts = amendable_facts(call, asker.words)
    if kind == "extension":
        facts = tuple(known for known in facts if known.fact.endswith("close"))
    found: list[dict[str, Any]] = []
    while True:
        known = facts[0] if len(facts) == 1 and not found else _fact(facts, call, asker)
        found += _new_value(known, kind, call, asker)
        one_given = asker.ready or "--fact" in asker.given or "--to" in asker.given
        if one_given or not asker.agreed("", asker.words.say("Does it change anything else?"), default=False):
            return found
        facts = amendable_facts(call, asker.words)


def _given_changes(kind: str, call: Call, words: Words, given: Sequence[str]) -> list[dict[str, Any]]:
    """Changes that came as options; they are tried together, since one may fit only with another."""
    facts = amendable_facts(call, words)
    found: list[dict[str, Any]] = []
    now: list[str] = []
    pair = ""
    try:
        for pair in given:
            fact, *value = re.split("[=＝]", pair, maxsplit=1)
            if not value:
                raise Unfit(Message("Write the fact, =, and what it will be."))
            known = _meant(fact.strip(), facts, call, words)
            found += typed_changes(known, value[0], call, words)
            now.append(known.now)
        _must_fit(found, kind, call, words.join(tuple(now)))
    except Unfit as fault:
        raise argparse.ArgumentError(None, f"--change {pair}: {words.read(fault.message)}") from None
    return found


def _fact(facts: tuple[AmendableFact, ...], call: Call, asker: Asker) -> AmendableFact:
    """A fact by its number in the list, by its dotted way, or by words of it that leave only one."""
    say = asker.words.say
    listed = facts[:MOST_LISTED]
    lines = [f"{number}. {known.name}: {known.now}" for number, known in enumerate(listed, 1)]
    text = say("Which fact changes? Type its number below, or a word of any other.")
    question = Question("--fact", "\n  ".join([text, *lines]), say("telephone"))

    def read(answer: str) -> AmendableFact:
        if answer.isdecimal() and 0 < int(answer) <= len(listed):
            return listed[int(answer) - 1]
        return _meant(answer, facts, call, asker.words)

    return asker.ask(question, read)


def _meant(answer: str, facts: tuple[AmendableFact, ...], call: Call, words: Words) -> AmendableFact:
    """The fact of a dotted way, or the only one with these words, or whose name they hold."""
    alike = [known for known in facts if answer in (known.fact, known.name)]
    alike = alike or [known for known in facts if answer in f"{known.name} {known.now}"]
    alike = alike or [known for known in facts if known.name in answer]
    if len(alike) > 1:
        names = tuple(known.name for known in alike)
        raise Unfit(Message("Several facts have this: {names}. Type more of one.", names=names))
    return alike[0] if alike else named_fact(call, answer, words)


def _new_value(known: AmendableFact, kind: str, call: Call, asker: Asker) -> list[dict[str, Any]]:
    text = asker.words.say("{name} is now: {now}. What will it be?", name=known.name, now=known.now)

    def read(answer: str) -> list[dict[str, Any]]:
        changes = typed_changes(known, answer, call, asker.words)
        _must_fit(changes, kind, call, known.now)
        return changes

    return asker.ask(Question("--to", text, EXAMPLES.get(known.form, "")), read)


def _must_fit(changes: list[dict[str, Any]], kind: str, call: Call, now: str) -> None:
    """Raises Unfit with the first thing about these changes that cannot be; `now` is what they change."""
    after = _tried(changes, call)
    if kind == "extension" and not closes_later(call, after):
        raise Unfit(Message("An extension ends later than {now}.", now=now))


def _tried(changes: list[dict[str, Any]], call: Call) -> Call:
    """The call with these changes; raises Unfit with the first thing that does not fit."""
    day = earliest_day(call)
    signed = {"on": f"{day}", "wording": "-"} if day else {"to_be_announced": True, "wording": "-"}
    item = {
        "id": "tried",
        "date": f"{day or '2000-01-01'}",
        "kind": "correction",
        "title": "-",
        "body": [],
        "signed": signed,
        "changes": changes,
    }
    try:
        after = with_amendment(call, item)
    except ProblemsFound as found:
        raise Unfit(found.problems[0].message) from None
    for problem in check_call(after):
        if (
            problem.severity is Severity.ERROR
            and problem.path[:1] == ("amendments",)
            and "changes" in problem.path
        ):
            raise Unfit(problem.message)
    return after
