"""What staff do with a call, besides building it. In: a chosen command. Out: its exit code.

Each module is imported when its command runs, so that a help text need not wait for the whole library.
"""

import argparse
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from notice_site.command.asking import Asker, Stopped
from notice_site.command.parser import Parser
from notice_site.problem import Message, Problem, ProblemsFound
from notice_site.site_fault import SiteFault
from notice_site.words import Words

if TYPE_CHECKING:
    from notice_site.reading.build import Call

ANSWERS = (
    "kind", "fact", "to", "affects", "reason", "objections", "telephone", "results", "title", "number",
    "date", "text",
)  # fmt: skip
"""Options of `amend` that answer its questions."""
ANSWERS_OF_NEW = (
    "id", "title", "issuer", "number", "signed", "close", "ways", "place", "address", "telephone",
)  # fmt: skip
"""Options of `new` that answer its questions."""


def run_amend(chosen: argparse.Namespace, words: Words, parser: Parser, today: date) -> int:
    """Ask what changes, and write it down."""
    from notice_site.command.amend import amend  # noqa: PLC0415 - see above

    asker = _asker(chosen, words, ANSWERS)
    with _answers_told(parser):
        written = amend(chosen.data, asker, today, chosen.change)
    asker.show("")
    asker.show(_next_step(chosen.data, words) if written else words.say("Nothing has been written."))
    return 0 if written else 1


def run_new(chosen: argparse.Namespace, words: Words, parser: Parser, today: date) -> int:
    """Begin a new call, from nothing or from an old one."""
    from notice_site.command.new import new, new_from  # noqa: PLC0415 - see above

    asker = _asker(chosen, words, ANSWERS_OF_NEW)
    mentions: tuple[int, ...] = ()
    with _answers_told(parser):
        if chosen.old:
            chosen.data = chosen.old  # The file that problems are told of.
            target, mentions = new_from(chosen.old, chosen.out, asker, today)
        else:
            target = new(chosen.out, asker, today)
    asker.show("")
    if mentions:
        asker.show(words.say("These lines still name the old year: {lines}.", lines=mentions))
    asker.show(words.say("{file} is written. What is still empty there: check --data {file}", file=target))
    return 0


def run_import(chosen: argparse.Namespace, words: Words, parser: Parser, today: date) -> int:
    """Make a data file of approved files, or take over what differs into one that is there."""
    from notice_site.command.import_call import read_call, write_call  # noqa: PLC0415 - see above
    from notice_site.editing.data_file import write_whole  # noqa: PLC0415 - see above
    from notice_site.importing.writing.render_report import render_import_report, report_lines  # noqa: PLC0415 - see above
    from notice_site.importing.writing.report import import_report  # noqa: PLC0415 - see above

    if chosen.accept and not chosen.into:
        parser.error(words.say("--accept goes with --into"))
    if chosen.into and chosen.out:
        parser.error(words.say("--out does not go with --into"))
    imported = read_call(chosen.files, chosen.id, today)
    target = chosen.into or write_call(imported, chosen.out, words)
    report = import_report(imported.draft, imported.account, target, words)
    if chosen.report:
        write_whole(chosen.report, render_import_report(report, words))
    if chosen.into:
        return _run_import_into(imported.draft.data, chosen, words)
    sys.stdout.write("".join(f"{line}\n" for line in report_lines(report, words)))
    sys.stdout.write("\n" + words.say("{file} is written.", file=target) + "\n")
    return 0


def _run_import_into(data: dict[str, Any], chosen: argparse.Namespace, words: Words) -> int:
    from notice_site.command.import_into import import_into  # noqa: PLC0415 - see above

    chosen.data = chosen.into  # The file that problems are told of.
    asker = Asker(words, {"--accept": "yes"} if chosen.accept else {}, chosen.accept)
    try:
        count = import_into(data, chosen.into, asker)
    except Stopped:
        raise SiteFault(
            Message("The answers ended before the questions did. Nothing has been written."),
            Message("Run the command at a terminal, or take over all that differs with --accept."),
        ) from None
    if count:
        asker.show("")
        asker.show(words.say("{file} has the changes. Read them there, then run check.", file=chosen.into))
    return 0


def run_diff(chosen: argparse.Namespace, words: Words) -> int:
    """Tell what differs between two states of a call."""
    from notice_site.comparing.changes import changes_between  # noqa: PLC0415 - see above
    from notice_site.comparing.render_changes import write_changes  # noqa: PLC0415 - see above
    from notice_site.comparing.side import side_of  # noqa: PLC0415 - see above

    data = chosen.data
    old, old_name = _state(chosen.old, data, chosen, words)
    new, new_name = _state(chosen.new, data, chosen, words)
    changes = changes_between(side_of(old, words), side_of(new, words), words)
    title = words.say("From {old} to {new}", old=old_name, new=new_name)
    sys.stdout.write(write_changes(changes, title, chosen.format, words))
    return 0


def write_check_sheet(
    chosen: argparse.Namespace, problems: tuple[Problem, ...], today: date, words: Words
) -> None:
    """Write the sheet for the paper approval chain to `chosen.report`."""
    from notice_site.editing.data_file import write_whole  # noqa: PLC0415 - see above
    from notice_site.facts.facts import derive_facts  # noqa: PLC0415 - see above
    from notice_site.options import BuildOptions  # noqa: PLC0415 - see above
    from notice_site.reading.build import build_call  # noqa: PLC0415 - see above
    from notice_site.reading.source import read_source  # noqa: PLC0415 - see above
    from notice_site.sheets.check_sheet import broken_sheet, check_sheet, render_check_sheet  # noqa: PLC0415 - see above
    from notice_site.site_files import build_facts  # noqa: PLC0415 - see above

    try:
        call = build_call(read_source(chosen.data))
    except ProblemsFound:
        sheet = broken_sheet(chosen.data, problems, today, words)
    else:
        facts = derive_facts(call, build_facts(call, BuildOptions(chosen.data)), words)
        sheet = check_sheet(facts, problems, today, words)
    write_whole(chosen.report, render_check_sheet(sheet, words))


def _asker(chosen: argparse.Namespace, words: Words, options: tuple[str, ...]) -> Asker:
    given = {f"--{name}": getattr(chosen, name) for name in options if getattr(chosen, name) is not None}
    return Asker(words, {**given, **({"--yes": "yes"} if chosen.yes else {})}, chosen.yes)


@contextmanager
def _answers_told(parser: Parser) -> Iterator[None]:
    """A wrong answer that came as an option, or answers that end too early, told in words."""
    try:
        yield
    except Stopped:
        raise SiteFault(
            Message("The answers ended before the questions did. Nothing has been written."),
            Message("Run the command at a terminal, or give the answers as options and --yes."),
        ) from None
    except argparse.ArgumentError as error:
        parser.error(error.message)


def _next_step(data: Path, words: Words) -> str:
    return words.say("{file} has the amendment. Read it there, then run check and publish.", file=data)


def _state(named: str | None, data: Path, chosen: argparse.Namespace, words: Words) -> tuple["Call", str]:
    """The call that is meant: an edition by its number, a data file by its name; left out, those at hand."""
    from notice_site.reading.build import build_call  # noqa: PLC0415 - see above
    from notice_site.reading.editions import read_editions  # noqa: PLC0415 - see above
    from notice_site.reading.source import read_source  # noqa: PLC0415 - see above

    editions = read_editions(data.parent / "editions")
    if named == "newest" and not editions:
        raise SiteFault(
            Message("Nothing has been published yet."),
            Message("There is no edition to compare with; name two data files."),
        )
    wanted = str(len(editions)) if named == "newest" else named
    if wanted and wanted.isdecimal():
        found = next((edition for edition in editions if edition.number == int(wanted)), None)
        if found is None:
            raise SiteFault(
                Message("There is no edition {number}.", number=wanted),
                Message("{n} editions are published; name one of them, or a data file.", n=len(editions)),
            )
        return build_call(found.source), words.say("Edition {number}", number=found.number)
    path = Path(wanted) if wanted else data
    chosen.data = path  # The file that problems are told of.
    return build_call(read_source(path)), str(path)
