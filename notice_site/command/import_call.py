"""The command `import`. In: approved files. Out: a data file of its own, never over another, and a report.

With `--into`, what differs is taken over into a data file that is there.
"""

import argparse
import re
import sys
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from notice_site.command.asking import Asker, Stopped
from notice_site.command.import_into import import_into
from notice_site.command.new_file import ID, free_target, write_new
from notice_site.command.parser import Parser
from notice_site.editing.data_file import write_whole
from notice_site.importing.read_file import read_source_file
from notice_site.importing.understanding.call import Draft, understand
from notice_site.importing.writing.accounting import Account, account_for
from notice_site.importing.writing.data_text import data_text
from notice_site.importing.writing.render_report import render_import_report, report_lines
from notice_site.importing.writing.report import import_report
from notice_site.importing.writing.report_rows import DataPlace
from notice_site.problem import Message
from notice_site.reading.source import parse_source
from notice_site.site_fault import SiteFault
from notice_site.words import Words


@dataclass(frozen=True)
class Imported:
    """A call that was read from files."""

    draft: Draft
    account: Account
    name: str
    """Its id."""


def run(chosen: argparse.Namespace, parser: Parser) -> int:
    """Make a data file of approved files, or take over what differs into one that is there."""
    words = parser.words
    if chosen.accept and not chosen.into:
        parser.error(words.say("--accept goes with --into"))
    if chosen.into and chosen.out:
        parser.error(words.say("--out does not go with --into"))
    imported = read_call(chosen.files, chosen.id, chosen.today)
    target = chosen.into or write_call(imported, chosen.out, words)
    place = DataPlace(target, {}) if chosen.into else _written(target)
    report = import_report(imported.draft, imported.account, place, words)
    if chosen.report:
        write_whole(chosen.report, render_import_report(report, words))
    if chosen.into:
        return _run_into(imported.draft.data, chosen, words)
    sys.stdout.write("".join(f"{line}\n" for line in report_lines(report, words)))
    sys.stdout.write("\n" + words.say("{file} is written.", file=target) + "\n")
    return 0


def _written(target: Path) -> DataPlace:
    text = target.read_text("utf-8")
    return DataPlace(target, parse_source(text, target).lines, len(text.encode()))


def _run_into(data: dict[str, Any], chosen: argparse.Namespace, words: Words) -> int:
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


def read_call(files: list[Path], name: str | None, today: date) -> Imported:
    """Read and understand; raises SiteFault where a file cannot be read or the id is none."""
    if name is not None and not ID.fullmatch(name):
        raise SiteFault(
            Message("“{id}” is no id.", id=name),
            Message("Type lower-case letters and figures joined by hyphens: craft-support-2030."),
        )
    doubled = [
        file.name for at, file in enumerate(files) if file.name in {other.name for other in files[:at]}
    ]
    if doubled:
        raise SiteFault(
            Message("Two of the files are called {name}.", name=doubled[0]),
            Message("Give each file a name of its own: the report names places by it."),
        )
    sources = tuple(read_source_file(path) for path in files)
    draft = understand(sources, name or "call")
    named = name or f"call-{_year(draft, today)}"
    draft.data["id"] = named
    return Imported(draft, account_for(draft.data, sources), named)


def write_call(imported: Imported, out: Path | None, words: Words) -> Path:
    """Write a file of its own; gives its path. Raises SiteFault where it exists."""
    target = free_target(out, imported.name)
    write_new(target, data_text(imported.draft.data, imported.draft.decisions, words))
    return target


def _year(draft: Draft, today: date) -> int:
    signed = str(draft.data["key_dates"]["signed"].get("on"))
    return int(signed[:4]) if re.match(r"\d{4}-", signed) else today.year
