"""The command `new`. In: answers, typed or given as options. Out: the data file of a new call."""

import argparse
import re
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import Any, NoReturn
from zoneinfo import ZoneInfo

from notice_site.command.asking import Asker, Question, asker_of, problems_with_answers
from notice_site.command.parser import Parser
from notice_site.disk import disk_faults
from notice_site.editions.carried_places import CarriedPlace
from notice_site.editions.data_file import MARK, DataFile, read_data_file, with_format, write_whole
from notice_site.editions.new_call import NewCall, carry_over, new_call_text
from notice_site.editions.schema_file import keep_schema
from notice_site.editions.typed_values import (
    Unfit,
    typed_day,
    typed_document_number,
    typed_event,
    typed_ways,
)
from notice_site.facts.choices import WAYS_TO_HAND_IN
from notice_site.language.language import language_for
from notice_site.model.record import ID_PATTERN
from notice_site.problem import Message, SiteFault
from notice_site.project import command_line
from notice_site.reading.references import literal
from notice_site.reading.schema import with_schema_line
from notice_site.reading.source import Source

NAME = "notice_data.yml"
ID = re.compile(ID_PATTERN)


def free_target(out: Path | None, name: str) -> Path:
    """Where the new file goes: a folder of its own, for its editions too."""
    target = out or Path(name) / NAME
    if target.exists():
        _taken(target)
    return target


def _taken(target: Path) -> NoReturn:
    raise SiteFault(
        Message("{file} already exists.", file=target),
        Message("Give the new call another id, or another file with --out."),
    )


def write_new(target: Path, text: str) -> None:
    """Write a file that is not there yet, and its schema beside it; raises SiteFault where it is."""
    with disk_faults(target.parent), suppress(FileExistsError, NotADirectoryError):
        target.parent.mkdir(parents=True, exist_ok=True)
    try:
        file = with_format(DataFile(target, with_schema_line(text)))
        write_whole(target, file.text, anew=True)
    except FileExistsError:
        _taken(target)
    keep_schema(target)


ZONE = ZoneInfo("Asia/Shanghai")
"""The zone in which a new call's clocks are typed; it is in the file and can be changed there."""
LANGUAGE = language_for("zh-CN")
"""The language that a new call says of itself."""
YEAR = re.compile(r"(?:19|20)\d\d")


def run(chosen: argparse.Namespace, parser: Parser) -> int:
    """Begin a new call, from nothing or from an old one."""
    catalogue, asker = parser.catalogue, asker_of(chosen, parser.catalogue)
    places: tuple[CarriedPlace, ...] = ()
    with problems_with_answers(parser):
        if chosen.old:
            chosen.data = chosen.old  # The file that problems are reported for.
            target, places = new_from(chosen.old, chosen.out, asker, chosen.today)
        else:
            target = new(chosen.out, asker, chosen.today)
    asker.show("")
    if places:
        asker.show(catalogue.translate("Check these lines; `check` warns until the comments above are gone:"))
    for place in places:
        says = catalogue.join(tuple(map(catalogue.read, place.says)))
        asker.show(catalogue.translate("  line {number}: {says}", number=place.line, says=says))
    command = command_line("check", "--data", target)
    asker.show(
        catalogue.translate(
            "{file} is written. What is still empty there: {command}", file=target, command=command
        )
    )
    return 0


def new(out: Path | None, asker: Asker, today: date) -> Path:
    """Ask a few questions and write a commented file; gives its path. Raises SiteFault where it exists."""
    name = _id(asker, f"call-{today.year}")
    target = free_target(out, name)
    translate = asker.catalogue.translate
    call = NewCall(
        id=name,
        title=_text(asker, "--title", translate("Title of the notice?")),
        issuer=_text(asker, "--issuer", translate("Which body issues it?")),
        number=asker.ask(
            Question("--number", translate("Document number?"), "某科〔2030〕1号", ""), typed_document_number
        ),
        signed=_signed(asker) or {"on": "", "wording": ""},
        close=_close(asker) or {"at": "", "wording": ""},
        ways=_ways(asker),
        place=_text(asker, "--place", translate("Which office receives the documents?")),
        address=_text(asker, "--address", translate("Where is it?")),
        telephone=_text(asker, "--telephone", translate("Telephone for questions?")),
    )
    write_new(target, new_call_text(call))
    return target


def new_from(old: Path, out: Path | None, asker: Asker, today: date) -> tuple[Path, tuple[CarriedPlace, ...]]:
    """Carry an old call over: the new file, and what may still speak of the old. Raises as `new`."""
    file = read_data_file(old)
    source = file.source()
    name = _id(asker, _next_id(source, today))
    if name == source.data.get("id"):
        raise SiteFault(
            Message("“{id}” is the id of the old call.", id=name),
            Message("Give the new one an id of its own, with the new year in it say."),
        )
    target = free_target(out, name)
    filled = {"signed": _signed(asker), "close": _close(asker)}
    begun = with_format(DataFile(old, with_schema_line(file.text.removeprefix(MARK))))
    dates = {key: event for key, event in filled.items() if event}
    carried = carry_over(begun, begun.source(), name, dates)
    write_new(target, carried.text)
    return target, carried.places


def _id(asker: Asker, usual: str) -> str:
    def read(answer: str) -> str:
        if not ID.fullmatch(answer):
            raise Unfit(Message("Type lower-case letters and figures joined by hyphens: craft-support-2030."))
        return answer

    text = asker.catalogue.translate("A short English name for addresses and the folder?")
    return asker.ask(Question("--id", text, "craft-support-2030", usual), read)


def _next_id(source: Source, today: date) -> str:
    """The old id with the year after the one in it, else with this year behind it."""
    old = str(source.data.get("id", "call"))
    year = YEAR.search(old)
    return old.replace(year[0], str(int(year[0]) + 1), 1) if year else f"{old}-{today.year}"


def _signed(asker: Asker) -> dict[str, Any] | None:
    """The day under the notice, or None where it is filled in later."""

    def read(answer: str) -> dict[str, Any] | None:
        if not answer:
            return None
        day = typed_day(answer, LANGUAGE)
        return {"on": day.isoformat(), "wording": LANGUAGE.day(day)}

    text = asker.catalogue.translate("Date under the notice?")
    return asker.ask(_optional(asker, "--signed", text, "2030-03-01"), read)


def _close(asker: Asker) -> dict[str, Any] | None:
    """The deadline, or None where it is filled in later."""

    def read(answer: str) -> dict[str, Any] | None:
        return typed_event(answer, ZONE, LANGUAGE) if answer else None

    return asker.ask(
        _optional(asker, "--close", asker.catalogue.translate("Deadline?"), "2030-04-30 17:00"), read
    )


def _text(asker: Asker, option: str, text: str) -> str:
    return asker.ask(_optional(asker, option, text), literal)


def _ways(asker: Asker) -> tuple[str, ...]:
    def read(answer: str) -> tuple[str, ...]:
        return tuple(typed_ways(answer, asker.catalogue))

    text = asker.catalogue.translate("How are documents handed in?")
    example = asker.catalogue.join(
        tuple(asker.catalogue.translate(WAYS_TO_HAND_IN[key]) for key in WAYS_TO_HAND_IN)
    )
    return asker.ask(_optional(asker, "--ways", text, example), read)


def _optional(asker: Asker, option: str, text: str, example: str = "") -> Question:
    return Question(
        option, text, example, "", default_words=asker.catalogue.translate("fill it in later, in the file")
    )
