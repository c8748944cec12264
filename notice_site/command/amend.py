"""The command `amend`. In: answers, typed or given as options. Out: an amendment more in the data file.

Until the last question is answered nothing is written; the file is then replaced in one step.
"""

import argparse
import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from notice_site.checks import check_call
from notice_site.command.asking import Asker, Question, asker_of, problems_with_answers
from notice_site.command.asking_results import ask_results, shortened
from notice_site.command.parser import Parser
from notice_site.editions.amendable import (
    AmendableFact,
    amendable_facts,
    clock_of,
    closes_later,
    named_fact,
    typed_changes,
)
from notice_site.editions.amendment_draft import (
    Draft,
    affects_words,
    as_item,
    drafted_body,
    drafted_title,
    earliest_day,
    tried,
    with_amendment,
)
from notice_site.editions.data_file import DataFile, read_data_file
from notice_site.editions.doubts import doubts
from notice_site.editions.gate import not_of_the_newest
from notice_site.editions.history import write_instead
from notice_site.editions.typed_values import (
    Unfit,
    typed_day,
    typed_days,
    typed_document_number,
    typed_list,
)
from notice_site.editions.yaml_block import yaml_item
from notice_site.editions.yaml_edits import with_item
from notice_site.facts.choices import AMENDMENT_KINDS
from notice_site.language.catalogue import Catalogue, catalogue_for
from notice_site.language.country import country_for
from notice_site.language.language import language_for
from notice_site.problem import Message, ProblemsFound, Severity, SiteFault
from notice_site.project import command_line
from notice_site.reading.build import Call, build_call
from notice_site.reading.editions import editions_folder, read_editions

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
        return _given_changes(kind, call, asker, given)
    facts = amendable_facts(call, asker.catalogue)
    if kind == "extension":
        facts = tuple(fact_now for fact_now in facts if fact_now.fact.endswith("close"))
    results: list[dict[str, Any]] = []
    while True:
        fact_now = facts[0] if len(facts) == 1 and not results else _fact(facts, call, asker)
        results += _new_value(fact_now, kind, call, asker)
        one_given = asker.ready or "--fact" in asker.given or "--to" in asker.given
        if one_given or not asker.agreed(
            "", asker.catalogue.translate("Does it change anything else?"), default=False
        ):
            return results
        facts = amendable_facts(call, asker.catalogue)


def _given_changes(kind: str, call: Call, asker: Asker, given: Sequence[str]) -> list[dict[str, Any]]:
    """Changes that came as options; they are tried together, since one may fit only with another."""
    catalogue = asker.catalogue
    facts = amendable_facts(call, catalogue)
    results: list[dict[str, Any]] = []
    now: list[str] = []
    pair = ""
    try:
        for pair in given:
            fact, *value = re.split("[=＝]", pair, maxsplit=1)
            if not value:
                raise Unfit(Message("Write the fact, =, and what it will be."))
            fact_now = _meant(fact.strip(), facts, call, catalogue)
            results += _with_clock(fact_now, typed_changes(fact_now, value[0], call, catalogue), call, asker)
            now.append(fact_now.now)
        _must_fit(results, kind, call, catalogue.join(tuple(now)))
    except Unfit as fault:
        raise argparse.ArgumentError(None, f"--change {pair}: {catalogue.read(fault.message)}") from None
    return results


def _fact(facts: tuple[AmendableFact, ...], call: Call, asker: Asker) -> AmendableFact:
    """A fact by its number in the list, by its key path, or by words of it that leave only one."""
    translate = asker.catalogue.translate
    listed = facts[:MOST_LISTED]
    lines = [f"{number}. {fact_now.name}: {fact_now.now}" for number, fact_now in enumerate(listed, 1)]
    text = translate("Which fact changes? Type its number below, or a word of any other.")
    question = Question("--fact", "\n  ".join([text, *lines]), translate("telephone"))

    def read(answer: str) -> AmendableFact:
        if answer.isdecimal() and 0 < int(answer) <= len(listed):
            return listed[int(answer) - 1]
        return _meant(answer, facts, call, asker.catalogue)

    return asker.ask(question, read)


def _meant(answer: str, facts: tuple[AmendableFact, ...], call: Call, catalogue: Catalogue) -> AmendableFact:
    """The fact at a key path, or the only one with these words, or whose name they hold."""
    alike = [fact_now for fact_now in facts if answer in (fact_now.fact, fact_now.name)]
    alike = alike or [fact_now for fact_now in facts if answer in f"{fact_now.name} {fact_now.now}"]
    alike = alike or [fact_now for fact_now in facts if fact_now.name in answer]
    if len(alike) > 1:
        names = tuple(fact_now.name for fact_now in alike)
        raise Unfit(Message("Several facts have this: {names}. Type more of one.", names=names))
    return alike[0] if alike else named_fact(call, answer, catalogue)


def _new_value(fact_now: AmendableFact, kind: str, call: Call, asker: Asker) -> list[dict[str, Any]]:
    text = asker.catalogue.translate(
        "{name} is now: {now}. What will it be?", name=fact_now.name, now=fact_now.now
    )

    def read(answer: str) -> list[dict[str, Any]]:
        changes = typed_changes(fact_now, answer, call, asker.catalogue)
        _must_fit(changes, kind, call, fact_now.now)
        return changes

    changes = asker.ask(Question("--to", text, EXAMPLES.get(fact_now.form, "")), read)
    return _with_clock(fact_now, changes, call, asker)


def _with_clock(
    fact_now: AmendableFact, changes: list[dict[str, Any]], call: Call, asker: Asker
) -> list[dict[str, Any]]:
    """The same with the clock that is asked for where the date had one and the typed one has none."""
    before = clock_of(call, fact_now.fact)
    new = changes[0]["to"]
    if fact_now.form != "date" or not before or "on" not in new:
        return changes

    def read(answer: str) -> list[dict[str, Any]]:
        return typed_changes(fact_now, f"{new['on']} {answer}", call, asker.catalogue)

    text = asker.catalogue.translate("Until what time on {day}?", day=new["wording"])
    return asker.ask(Question("--clock", text, "17:00", before), read)


def _must_fit(changes: list[dict[str, Any]], kind: str, call: Call, now: str) -> None:
    """Raises Unfit with the first thing about these changes that cannot be; `now` is what they change."""
    after = tried(changes, call)
    if kind == "extension" and not closes_later(call, after):
        raise Unfit(Message("An extension ends later than {now}.", now=now))


OBJECTION_DAYS = 5
"""Working days proposed for objections; the office's own rules decide."""


def ask_objections(day: date, call: Call, asker: Asker, catalogue: Catalogue) -> dict[str, Any]:
    """From when to when objections are taken, and by whom; `words` are those of the call."""
    language = catalogue.language
    country = country_for(call.notice.country, language)
    first = last = country.next_working_day(day)
    for _ in range(OBJECTION_DAYS - 1):
        last = country.next_working_day(last)

    def period(answer: str) -> dict[str, Any]:
        starts, ends = typed_days(answer, language)
        wording = language.period(language.day(starts), language.day(ends))
        return {"starts": starts.isoformat(), "ends": ends.isoformat(), "wording": wording}

    translate = asker.catalogue.translate
    text = translate("From when to when are objections taken?")
    taken = asker.ask(Question("--objections", text, "2030-06-17 2030-06-21", f"{first} {last}"), period)
    contact = call.in_force.contact_info
    office = (contact.organisation or call.in_force.issuers[0].name) + (contact.department or "")
    usual = language.list_of(contact.telephones) or None
    telephones = asker.ask(
        Question("--telephone", translate("Telephone for objections?"), "", usual), str.strip
    )
    return {"period": taken, "contact": {"organisation": office, "telephones": typed_list(telephones)}}


WITH_CHANGES = ("correction", "extension", "supplement")


def run(chosen: argparse.Namespace, parser: Parser) -> int:
    """Ask what changes, and write it down; 1 where nothing was written."""
    catalogue, asker = parser.catalogue, asker_of(chosen, parser.catalogue)
    with problems_with_answers(parser):
        written = amend(chosen.data, asker, chosen.today, chosen.change)
    asker.show("")
    if not written:
        asker.show(catalogue.translate("Nothing has been written."))
        return 1
    check, publish = (command_line(name, "--data", chosen.data) for name in ("check", "publish"))
    asker.show(
        catalogue.translate(
            "{file} has the amendment. Read it there, then: {check}; without errors: {publish}",
            file=chosen.data,
            check=check,
            publish=publish,
        )
    )
    return 0


def amend(path: Path, asker: Asker, today: date, changes: Sequence[str] = ()) -> bool:
    """Ask, and add an amendment to a data file; False where the last answer was no. Raises ProblemsFound.

    `changes` are answers of their own, each `FACT=VALUE`.
    """
    file = read_data_file(path)
    if stray := not_of_the_newest(file.source(), read_editions(editions_folder(path))):
        raise ProblemsFound((stray,))
    call = build_call(file.source())
    draft = _draft(call, asker, today, changes)
    item = as_item(draft, call)
    changed = with_item(file, call.source, "amendments", item)
    expected = {**call.source.data, "amendments": [*(call.source.data.get("amendments") or []), item]}
    if draft.personal_reason:
        accepted = {
            "check": "C06",
            "where": f"amendments.{item['id']}.results",
            "reason": draft.personal_reason,
        }
        changed = with_item(changed, changed.source(), "accepted_warnings", accepted)
        expected["accepted_warnings"] = [*(expected.get("accepted_warnings") or []), accepted]
    after = _must_hold(changed, expected)
    asker.show("")
    for line in yaml_item(shortened(item), "  "):
        asker.show(line)
    if not _is_meant(call, after, asker):
        return False
    if not asker.agreed("--yes", asker.catalogue.translate("Write this to {file}?", file=path), default=True):
        return False
    write_instead(file, changed, "amend")
    return True


def _draft(call: Call, asker: Asker, today: date, given: Sequence[str]) -> Draft:
    translate, catalogue = asker.catalogue.translate, catalogue_for(call.notice.language)
    choices = tuple((kind, translate(AMENDMENT_KINDS[kind])) for kind in AMENDMENT_KINDS)
    kind = asker.choose(Question("--kind", translate("What is to be published?"), choices=choices))
    changes = ask_changes(kind, call, asker, given) if _changes_facts(kind, asker, given) else []
    draft = Draft(kind, _day(call, asker, today), changes)
    if kind in WITH_CHANGES:
        draft = replace(draft, affects=_affects(asker))
    if kind == "withdrawal":
        draft = replace(draft, reason=_text(asker, "--reason", translate("Why is the call withdrawn?")))
    if kind == "proposed_outcome":
        draft = replace(draft, objections=ask_objections(draft.day, call, asker, catalogue))
    if kind in ("proposed_outcome", "outcome"):
        results, reason = ask_results(kind, asker, catalogue)
        draft = replace(draft, results=results, personal_reason=reason)
    draft = replace(
        draft,
        title=_text(asker, "--title", translate("Title?"), drafted_title(kind, call, catalogue)),
        number=asker.ask(
            Question("--number", translate("Document number?"), "某科〔2030〕1号", ""), typed_document_number
        ),
    )
    return replace(draft, body=_body(draft, call, asker, catalogue))


def _changes_facts(kind: str, asker: Asker, given: Sequence[str]) -> bool:
    """Whether it changes what readers act on; a supplement may only say more."""
    if kind != "supplement" or given or asker.given.keys() & {"--fact", "--to"}:
        return kind in WITH_CHANGES
    text = asker.catalogue.translate("Does it change a fact, such as a date or a telephone number?")
    return asker.agreed("", text, default=False)


def _day(call: Call, asker: Asker, today: date) -> date:
    earliest, language = earliest_day(call), language_for(call.notice.language)

    def read(answer: str) -> date:
        day = typed_day(answer, language)
        if earliest and day < earliest:
            raise Unfit(Message("It cannot be before {day}.", day=language.day(earliest)))
        return day

    text = asker.catalogue.translate("From which day on? It is also the date under the document.")
    return asker.ask(Question("--date", text, "2030-04-20", today.isoformat()), read)


def _affects(asker: Asker) -> str:
    translate = asker.catalogue.translate
    choices = (
        ("no", translate("No, they stay valid")),
        ("yes", translate("Yes, they have to be corrected")),
        ("unsaid", translate("The document does not say")),
    )
    text = translate("Are documents affected that were already handed in?")
    # Without a terminal it stays unsaid: a default must not make a promise.
    default = "unsaid" if asker.ready else None
    return asker.choose(Question("--affects", text, default=default, choices=choices))


def _body(draft: Draft, call: Call, asker: Asker, catalogue: Catalogue) -> tuple[str, ...]:
    translate = asker.catalogue.translate
    if draft.kind == "supplement" and not draft.changes:
        return (
            *_text(asker, "--text", translate("What does it add?")).split("\n"),
            *affects_words(draft, catalogue),
        )
    drafted = drafted_body(draft, call, catalogue)
    shown = with_amendment(call, as_item(replace(draft, body=drafted), call)).notice.amendments[-1].body
    text = "\n  ".join([translate("The text? It can still be edited in the file. Drafted:"), *shown])
    question = Question("--text", text, default="", default_words=translate("this draft"))
    return asker.ask(question, lambda answer: tuple(answer.split("\n")) if answer else drafted)


def _text(asker: Asker, option: str, text: str, default: str | None = None) -> str:
    return asker.ask(Question(option, text, default=default), str.strip)


def _is_meant(before: Call, after: Call, asker: Asker) -> bool:
    """Ask about what is hardly meant; without a terminal the option `--sure` has to say so."""
    catalogue = asker.catalogue
    unsure = [catalogue.read(message) for message in doubts(before, after, catalogue)]
    if unsure and asker.ready and "--sure" not in asker.given:
        raise SiteFault(
            Message("Is this meant? {doubts}", doubts=" ".join(unsure)),
            Message("Nothing has been written. Correct it, or add --sure yes."),
        )
    text = "\n  ".join([catalogue.translate("Is this meant?"), *unsure])
    return not unsure or asker.agreed("--sure", text, default=False)


def _must_hold(changed: DataFile, expected: dict[str, Any]) -> Call:
    """The call as it will be: it says what it said, and the amendment, and has no error in it."""
    after = build_call(changed.source())
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
    return after
