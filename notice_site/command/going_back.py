"""The commands `undo` and `restore`. In: what was chosen. Out: the data file as it was."""

import argparse

from notice_site.command.asking import Asker, asker_of
from notice_site.command.parser import Parser
from notice_site.compare.changes import changes_between, sentence
from notice_site.compare.sides import side_of
from notice_site.editions.data_file import DataFile, read_data_file, write_whole
from notice_site.editions.history import changed_lines, last_state, write_instead
from notice_site.problem import Message, SiteFault
from notice_site.project import command_line
from notice_site.reading.build import build_call
from notice_site.reading.editions import editions_folder, read_editions

UNDONE = "undone.yml"
"""What `undo` took back, beside the states: it can be copied back by hand."""


def run_undo(chosen: argparse.Namespace, parser: Parser) -> int:
    """Show what the last command changed, and take it back; 1 where nothing was written."""
    catalogue, asker = parser.catalogue, asker_of(chosen, parser.catalogue)
    state = last_state(chosen.data)
    if state is None:
        raise SiteFault(
            Message("There is nothing to undo: no command has changed {file}.", file=chosen.data),
            Message("What was published can be had again with the command restore."),
        )
    file = DataFile(chosen.data, chosen.data.read_bytes().decode("utf-8"))
    asker.show(
        catalogue.translate("{command} at {moment} changed:", command=state.command, moment=state.moment)
    )
    for line in changed_lines(state.text, file.text):
        asker.show(f"  {line}")
    if not state.is_last(file):
        asker.show(catalogue.translate("The file was edited since then; these edits would go too."))
    if not _agreed(asker, default=state.is_last(file)):
        return _nothing(asker)
    write_whole(state.path.with_name(UNDONE), file.text)
    write_whole(chosen.data, state.text)
    state.path.unlink()
    asker.show(
        catalogue.translate(
            "{file} is as before; what was taken back is in {undone}.",
            file=chosen.data,
            undone=state.path.with_name(UNDONE),
        )
    )
    return 0


def run_restore(chosen: argparse.Namespace, parser: Parser) -> int:
    """Show what an edition's data would change, and make it the current data; 1 where nothing was written."""
    catalogue, asker = parser.catalogue, asker_of(chosen, parser.catalogue)
    editions = read_editions(editions_folder(chosen.data))
    wanted = next((edition for edition in editions if str(edition.number) == chosen.number), None)
    if wanted is None:
        raise SiteFault(
            Message("There is no edition {number}.", number=chosen.number),
            Message("{n} editions are published; name one of them.", n=len(editions)),
        )
    file = read_data_file(chosen.data)
    newest, old = build_call(editions[-1].source), build_call(wanted.source)
    changes = changes_between(side_of(newest, catalogue), side_of(old, catalogue), catalogue)
    if changes:
        number = editions[-1].number
        asker.show(catalogue.translate("Against edition {number}, readers would see:", number=number))
    for change in changes:
        asker.show(f"  {sentence(change, catalogue)}")
    asker.show(catalogue.translate("Lines that change in the file:"))
    for line in changed_lines(file.text, wanted.source.text):
        asker.show(f"  {line}")
    if not _agreed(asker, default=True):
        return _nothing(asker)
    write_instead(file, DataFile(chosen.data, wanted.source.text), "restore")
    command = command_line("check", "--data", chosen.data)
    asker.show(
        catalogue.translate(
            "{file} has the data of edition {number} again. Whether it can be published: {command}",
            file=chosen.data,
            number=wanted.number,
            command=command,
        )
    )
    return 0


def _agreed(asker: Asker, *, default: bool) -> bool:
    return asker.agreed("--yes", asker.catalogue.translate("Go back to that?"), default=default)


def _nothing(asker: Asker) -> int:
    asker.show(asker.catalogue.translate("Nothing has been written."))
    return 1
