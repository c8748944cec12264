"""The command `amend`. In: answers, typed or given as options. Out: an amendment more in the data file.

Until the last question is answered nothing is written; the file is then replaced in one step.
"""

import argparse
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from notice_site.checks import check_call
from notice_site.command.answers import answers_told, asker_of
from notice_site.command.ask_changes import ask_changes
from notice_site.command.ask_outcome import ask_objections, ask_results
from notice_site.command.asking import Asker, Question
from notice_site.command.parser import Parser
from notice_site.editing.amendment_draft import (
    Draft,
    affects_words,
    as_item,
    drafted_body,
    drafted_title,
    earliest_day,
    with_amendment,
)
from notice_site.editing.data_file import DataFile, read_data_file, write_instead
from notice_site.editing.insertion import with_item
from notice_site.editing.typed import day_wording, typed_day, typed_document_number
from notice_site.editing.unfit import Unfit
from notice_site.editing.yaml_block import yaml_item
from notice_site.facts.choice_words import AMENDMENT_KINDS
from notice_site.problem import Message, ProblemsFound, Severity
from notice_site.reading.build import Call, build_call
from notice_site.words import Words, words_for

WITH_CHANGES = ("correction", "extension", "supplement")


def run(chosen: argparse.Namespace, parser: Parser) -> int:
    """Ask what changes, and write it down; 1 where nothing was written."""
    words, asker = parser.words, asker_of(chosen, parser.words)
    with answers_told(parser):
        written = amend(chosen.data, asker, chosen.today, chosen.change)
    asker.show("")
    if not written:
        asker.show(words.say("Nothing has been written."))
        return 1
    asker.show(
        words.say("{file} has the amendment. Read it there, then run check and publish.", file=chosen.data)
    )
    return 0


def amend(path: Path, asker: Asker, today: date, changes: Sequence[str] = ()) -> bool:
    """Ask, and add an amendment to a data file; False where the last answer was no. Raises ProblemsFound.

    `changes` are answers of their own, each `FACT=VALUE`.
    """
    file = read_data_file(path)
    call = build_call(file.source())
    item = as_item(_draft(call, asker, today, changes), call)
    changed = with_item(file, call.source, "amendments", item)
    _must_hold(changed, call, item)
    asker.show("")
    for line in yaml_item(item, "  "):
        asker.show(line)
    if not asker.agreed("--yes", asker.words.say("Write this to {file}?", file=path), default=True):
        return False
    write_instead(file, changed)
    return True


def _draft(call: Call, asker: Asker, today: date, given: Sequence[str]) -> Draft:
    say, words = asker.words.say, words_for(call.notice.language)
    choices = tuple((kind, say(AMENDMENT_KINDS[kind])) for kind in AMENDMENT_KINDS)
    kind = asker.choose(Question("--kind", say("What is to be published?"), choices=choices))
    changes = ask_changes(kind, call, asker, given) if _changes_facts(kind, asker, given) else []
    draft = Draft(kind, _day(call, asker, today), changes)
    if kind in WITH_CHANGES:
        draft = replace(draft, affects=_affects(asker))
    if kind == "withdrawal":
        draft = replace(draft, reason=_text(asker, "--reason", say("Why is the call withdrawn?")))
    if kind == "proposed_outcome":
        draft = replace(draft, objections=ask_objections(draft.day, call, asker, words))
    if kind in ("proposed_outcome", "outcome"):
        draft = replace(draft, results=ask_results(kind, asker, words))
    draft = replace(
        draft,
        title=_text(asker, "--title", say("Title?"), drafted_title(kind, call, words)),
        number=asker.ask(
            Question("--number", say("Document number?"), "某科〔2030〕1号", ""), typed_document_number
        ),
    )
    return replace(draft, body=_body(draft, call, asker, words))


def _changes_facts(kind: str, asker: Asker, given: Sequence[str]) -> bool:
    """Whether it changes what readers act on; a supplement may only say more."""
    if kind != "supplement" or given or asker.given.keys() & {"--fact", "--to"}:
        return kind in WITH_CHANGES
    text = asker.words.say("Does it change a fact, such as a date or a telephone number?")
    return asker.agreed("", text, default=False)


def _day(call: Call, asker: Asker, today: date) -> date:
    earliest = earliest_day(call)

    def read(answer: str) -> date:
        day = typed_day(answer)
        if earliest and day < earliest:
            raise Unfit(Message("It cannot be before {day}.", day=day_wording(earliest)))
        return day

    text = asker.words.say("From which day on? It is also the date under the document.")
    return asker.ask(Question("--date", text, "2030-04-20", today.isoformat()), read)


def _affects(asker: Asker) -> str:
    say = asker.words.say
    choices = (
        ("no", say("No, they stay valid")),
        ("yes", say("Yes, they have to be corrected")),
        ("unsaid", say("The document does not say")),
    )
    text = say("Are papers affected that were already handed in?")
    return asker.choose(Question("--affects", text, default="no", choices=choices))


def _body(draft: Draft, call: Call, asker: Asker, words: Words) -> tuple[str, ...]:
    say = asker.words.say
    if draft.kind == "supplement" and not draft.changes:
        return (*_text(asker, "--text", say("What does it add?")).split("\n"), *affects_words(draft, words))
    drafted = drafted_body(draft, call, words)
    shown = with_amendment(call, as_item(replace(draft, body=drafted), call)).notice.amendments[-1].body
    text = "\n  ".join([say("The text? It can still be edited in the file. Drafted:"), *shown])
    question = Question("--text", text, default="", default_words=say("this draft"))
    return asker.ask(question, lambda answer: tuple(answer.split("\n")) if answer else drafted)


def _text(asker: Asker, option: str, text: str, default: str | None = None) -> str:
    return asker.ask(Question(option, text, default=default), str.strip)


def _must_hold(changed: DataFile, call: Call, item: dict[str, Any]) -> None:
    """The file as it will be says what it said, and the amendment, and no error in it."""
    after = build_call(changed.source())
    before = call.source.data
    expected = {**before, "amendments": [*(before.get("amendments") or []), item]}
    if after.source.data != expected:
        raise ValueError("the text put in does not say what was meant")
    last = ("amendments", len(expected["amendments"]) - 1)
    errors = [
        problem
        for problem in check_call(after)
        if problem.severity is Severity.ERROR and problem.path[:2] == last
    ]
    if errors:
        raise ProblemsFound(tuple(errors))
