"""The command `diff`. In: two editions or data files. Out: what differs, as text, HTML or JSON."""

import argparse
import json
import sys
from dataclasses import asdict
from pathlib import Path

from notice_site.command.parser import Parser
from notice_site.compare.changes import FactChange, changes_between, sentence
from notice_site.compare.sides import side_of
from notice_site.editions.approval_sheet import sheet_environment
from notice_site.language.catalogue import Catalogue
from notice_site.problem import Message, SiteFault
from notice_site.reading.build import Call, build_call
from notice_site.reading.editions import editions_folder, read_editions
from notice_site.reading.source import read_source


def run(chosen: argparse.Namespace, parser: Parser) -> int:
    """Tell what differs between two states of a call."""
    catalogue, data = parser.catalogue, chosen.data
    old, old_name = _state(chosen.old, data, chosen, catalogue)
    new, new_name = _state(chosen.new, data, chosen, catalogue)
    changes = changes_between(side_of(old, catalogue), side_of(new, catalogue), catalogue)
    title = catalogue.translate("From {old} to {new}", old=old_name, new=new_name)
    sys.stdout.write(write_changes(changes, title, chosen.format, catalogue))
    return 0


def _state(
    named: str | None, data: Path, chosen: argparse.Namespace, catalogue: Catalogue
) -> tuple[Call, str]:
    """The call that is named: an edition by number, a data file by name; by default the current ones."""
    editions = read_editions(editions_folder(data))
    if named == "newest" and not editions:
        raise SiteFault(
            Message("Nothing has been published yet."),
            Message("There is no edition to compare with; name two data files."),
        )
    wanted = str(len(editions)) if named == "newest" else named
    if wanted and wanted.isdecimal():
        result = next((edition for edition in editions if edition.number == int(wanted)), None)
        if result is None:
            raise SiteFault(
                Message("There is no edition {number}.", number=wanted),
                Message("{n} editions are published; name one of them, or a data file.", n=len(editions)),
            )
        return build_call(result.source), catalogue.translate("Edition {number}", number=result.number)
    path = Path(wanted) if wanted else data
    chosen.data = path  # The file that problems are reported for.
    return build_call(read_source(path)), str(path)


def write_changes(changes: tuple[FactChange, ...], title: str, style: str, catalogue: Catalogue) -> str:
    """The changes as `text`, `html` or `json`; `title` says what is compared."""
    if style == "json":
        records = [{**asdict(change), "sentence": sentence(change, catalogue)} for change in changes]
        return json.dumps(records, ensure_ascii=False, indent=2) + "\n"
    if style == "html":
        template = sheet_environment(catalogue).get_template("changes.html.jinja")
        return template.render(title=title, changes=changes)
    lines = [sentence(change, catalogue) for change in changes] or [
        catalogue.translate("There is no difference.")
    ]
    return "\n".join([title, *(f"  {line}" for line in lines)]) + "\n"
