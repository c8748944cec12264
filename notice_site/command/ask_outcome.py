"""What an outcome needs. In: the call, somebody to ask. Out: the period for objections, the results."""

from datetime import date
from pathlib import Path
from typing import Any

from notice_site.checks.working_days import next_working_day
from notice_site.command.asking import Asker, Question
from notice_site.editing.result_table import read_table
from notice_site.editing.typed import day_wording, typed_days
from notice_site.reading.build import Call
from notice_site.words import Words

OBJECTION_DAYS = 5
"""Working days proposed for objections; the office's own rules decide."""
TITLES = {"proposed_outcome": "Proposed results", "outcome": "Results"}


def ask_objections(day: date, call: Call, asker: Asker, words: Words) -> dict[str, Any]:
    """From when to when objections are taken, and by whom; `words` are those of the call."""
    first = last = next_working_day(day)
    for _ in range(OBJECTION_DAYS - 1):
        last = next_working_day(last)

    def period(answer: str) -> dict[str, Any]:
        starts, ends = typed_days(answer)
        wording = words.say("{first} to {last}", first=day_wording(starts), last=day_wording(ends))
        return {"starts": starts.isoformat(), "ends": ends.isoformat(), "wording": wording}

    say = asker.words.say
    text = say("From when to when are objections taken?")
    taken = asker.ask(Question("--objections", text, "2030-06-17 2030-06-21", f"{first} {last}"), period)
    contact = call.in_force.contact_info
    office = (contact.organisation or call.in_force.issuers[0].name) + (contact.department or "")
    usual = "、".join(contact.telephones) or None
    telephones = asker.ask(Question("--telephone", say("Telephone for objections?"), "", usual), str.strip)
    return {"period": taken, "contact": {"organisation": office, "telephones": telephones.split("、")}}


def ask_results(kind: str, asker: Asker, words: Words) -> list[dict[str, Any]]:
    """The list of results from a table that a spreadsheet saved; none where the text names them."""

    def read(answer: str) -> list[dict[str, Any]]:
        return [read_table(Path(answer), words.say(TITLES[kind]))] if answer else []

    text = asker.words.say("A CSV file with the list of results, headings in its first line?")
    return asker.ask(Question("--results", text, "results.csv", ""), read)
