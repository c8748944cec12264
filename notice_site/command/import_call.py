"""The command `import`. In: approved files. Out: a data file of its own, never over another, and a report.

With `--into`, what differs is taken over into a data file that is there.
"""

import argparse
import hashlib
import re
import sys
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from pathlib import Path as FilePath
from typing import Any

from notice_site.command.asking import Asker, Stopped
from notice_site.command.new import ID, free_target, write_new
from notice_site.command.parser import Parser
from notice_site.compare.changes import changes_between, sentence
from notice_site.compare.sides import side_of
from notice_site.disk import disk_faults
from notice_site.editions.data_file import DataFile, read_data_file, write_whole
from notice_site.editions.history import write_instead
from notice_site.editions.yaml_edits import Edit, NoPlace, with_edits
from notice_site.importing.read_file import attached_content, read_source_file
from notice_site.importing.understanding.call import Draft, understand
from notice_site.importing.writing.accounting import account_for
from notice_site.importing.writing.data_text import data_text
from notice_site.importing.writing.differences import differences, import_record, source_place
from notice_site.importing.writing.form_proposals import compare_annexes
from notice_site.importing.writing.proposals import Proposal, edited_data, fact_proposals
from notice_site.importing.writing.report import (
    Checked,
    DataPlace,
    import_report,
    render_import_report,
    report_lines,
)
from notice_site.importing.writing.text_proposals import TextComparison, block_words
from notice_site.language.catalogue import Catalogue
from notice_site.problem import KeyPath, Message, ProblemsFound, SiteFault
from notice_site.project import command_line
from notice_site.reading.build import Call, build_call
from notice_site.reading.source import Source, parse_source


@dataclass
class _Taking:
    """Proposals put to a person one by one."""

    file: DataFile
    call: Call
    """As it is with what was taken over so far."""
    asker: Asker
    edits: list[Edit] = field(default_factory=list)
    refused: list[Proposal] = field(default_factory=list)

    def offer(self, proposal: Proposal) -> None:
        """Ask, and keep its edits where the answer is yes."""
        catalogue = self.asker.catalogue
        self.asker.show("")
        try:
            after = build_call(with_edits(self.file, [*self.edits, *proposal.edits]).source())
        except (NoPlace, ProblemsFound):
            new = proposal.now or _new_words(proposal)
            self.asker.show(catalogue.translate("Not taken over, edit it by hand: {new}", new=new))
            self.refused.append(proposal)
            return
        for change in changes_between(side_of(self.call, catalogue), side_of(after, catalogue), catalogue):
            self.asker.show(sentence(change, catalogue))
        if self.asker.agreed("--accept", catalogue.translate("Take this over?"), default=False):
            self.edits += proposal.edits
            self.call = after
        else:
            self.refused.append(proposal)

    def offer_facts(self, new: dict[str, Any]) -> None:
        """Fact by fact: one that is taken over can change others that quote it."""
        asked: set[KeyPath] = set()
        while left := [
            fact for fact in fact_proposals(self.call.source.data, new) if fact.edits[0].path not in asked
        ]:
            asked.add(left[0].edits[0].path)
            self.offer(left[0])


def import_into(new: dict[str, Any], path: FilePath, asker: Asker) -> int:
    """Show what differs, ask, and write; gives how many differences were taken over. Raises ProblemsFound."""
    file = read_data_file(path)
    source = file.source()
    taking = _Taking(file, build_call(source), asker)
    taking.offer_facts(new)
    refused = tuple((proposal.now, proposal.was) for proposal in taking.refused if proposal.was)
    comparison = TextComparison(taking.call.source.data, new, refused)
    comparison.body()
    compare_annexes(comparison)
    for proposal in comparison.proposals:
        taking.offer(proposal)
    _print_remarks(comparison, asker)
    if not taking.edits:
        asker.show("")
        nothing = not taking.refused and not comparison.remarks
        asker.show(
            asker.catalogue.translate("There is no difference.")
            if nothing
            else asker.catalogue.translate("Nothing has been written.")
        )
        return 0
    _write(file, source, taking)
    return len(taking.edits)


def _write(file: DataFile, source: Source, taking: _Taking) -> None:
    changed = with_edits(file, taking.edits)
    if changed.source().data != edited_data(source.data, taking.edits):
        raise ValueError("the text put in does not say what was meant")
    build_call(changed.source())
    write_instead(file, changed, "import")


def _print_remarks(comparison: TextComparison, asker: Asker) -> None:
    if comparison.remarks:
        asker.show("")
        asker.show(asker.catalogue.translate("To look at yourself:"))
        for remark in comparison.remarks:
            asker.show("  " + asker.catalogue.read(remark.message))


def _new_words(proposal: Proposal) -> str:
    value = proposal.edits[0].value
    if isinstance(value, dict):
        return str(value.get("heading") or block_words(value.get("text", ())))
    if isinstance(value, list) and all(isinstance(part, str) or "kind" in part for part in value):
        return block_words(value)
    return str(value)


@dataclass(frozen=True)
class Imported:
    """A call that was read from files."""

    draft: Draft
    checked: Checked
    files: dict[str, str]
    """The sums of the files, by name."""
    name: str
    """Its id."""


def run(chosen: argparse.Namespace, parser: Parser) -> int:
    """Make a data file of approved files, or take over what differs into one that is there."""
    catalogue = parser.catalogue
    if chosen.accept and not chosen.into:
        parser.error(catalogue.translate("--accept goes with --into"))
    if chosen.into and chosen.out:
        parser.error(catalogue.translate("--out does not go with --into"))
    imported = read_call(chosen.files, chosen.id, chosen.today)
    target = chosen.into or write_call(imported, chosen.out, catalogue)
    place = DataPlace(target, {}) if chosen.into else _written(target)
    report = import_report(imported.draft, imported.checked, place, catalogue)
    if chosen.report:
        write_whole(chosen.report, render_import_report(report, catalogue))
    if chosen.into:
        return _run_into(imported.draft, chosen, catalogue)
    sys.stdout.write("".join(f"{line}\n" for line in report_lines(report, catalogue)))
    sys.stdout.write("\n" + catalogue.translate("{file} is written.", file=target) + "\n")
    return 0


def _written(target: Path) -> DataPlace:
    text = target.read_text("utf-8")
    return DataPlace(target, parse_source(text, target).lines, len(text.encode()))


def _run_into(draft: Draft, chosen: argparse.Namespace, catalogue: Catalogue) -> int:
    chosen.data = chosen.into  # The file that problems are reported for.
    asker = Asker(catalogue, {"--accept": "yes"} if chosen.accept else {}, chosen.accept)
    try:
        count = import_into(draft.data, chosen.into, asker)
    except Stopped:
        raise SiteFault(
            Message("The answers ended before the questions did. Nothing has been written."),
            Message("Run the command at a terminal, or take over all that differs with --accept."),
        ) from None
    if count:
        text = read_data_file(chosen.into).text
        shown = {name: content for name, content in draft.files.items() if name in text}
        write_files(shown, chosen.into.parent)
        asker.show("")
        command = command_line("check", "--data", chosen.into)
        asker.show(
            catalogue.translate(
                "{file} has the changes. Read them there, then: {command}", file=chosen.into, command=command
            )
        )
    return 0


def read_call(files: list[Path], name: str | None, today: date) -> Imported:
    """Read and understand; raises SiteFault where a file cannot be read or the id is not valid as one."""
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
    attached = {}
    if len(files) > 1:
        attached = {path: content for path in files if (content := attached_content(path)) is not None}
    read = [path for path in files if path not in attached] or files[:1]
    sources = tuple(read_source_file(path) for path in read)
    draft = understand(sources, name or "call", tuple(path.name for path in attached))
    draft.files.update({f"attachments/{path.name}": content for path, content in attached.items()})
    named = name or f"call-{_year(draft, today)}"
    draft.data["id"] = named
    sums = {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in files}
    return Imported(
        draft,
        Checked(
            account_for(draft.data, sources, draft.withheld),
            differences(draft.data, draft.sources, draft.withheld),
        ),
        sums,
        named,
    )


def write_call(imported: Imported, out: Path | None, catalogue: Catalogue) -> Path:
    """Write a file of its own; gives its path. Raises SiteFault where it exists."""
    target = free_target(out, imported.name)
    named = len(imported.files) > 1
    record = import_record(
        imported.draft.data,
        imported.checked.differences,
        imported.files,
        lambda difference: source_place(difference, catalogue, named=named),
    )
    write_files(imported.draft.files, target.parent)
    write_new(
        target, data_text(imported.draft.data | {"import": record}, imported.draft.decisions, catalogue)
    )
    return target


def write_files(files: dict[str, bytes], folder: Path) -> None:
    """Put figures and attached files beside a data file; raises SiteFault where another file has the name."""
    for name, content in files.items():
        if (folder / name).is_file() and (folder / name).read_bytes() != content:
            raise SiteFault(
                Message("{file} already exists.", file=folder / name),
                Message("Rename that file, or the one that is imported."),
            )
    for name, content in files.items():
        with disk_faults(folder):
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
        write_whole(folder / name, content)


def _year(draft: Draft, today: date) -> int:
    signed = str(draft.data["key_dates"]["signed"].get("on"))
    return int(signed[:4]) if re.match(r"\d{4}-", signed) else today.year
