"""The command `import --into`. In: an imported call, a data file, answers. Out: the file with what was
confirmed.

What a person wrote stays: nothing is taken over without a yes, and until the last answer nothing is
written.
"""

from dataclasses import dataclass, field
from pathlib import Path as FilePath
from typing import Any

from notice_site.command.asking import Asker
from notice_site.comparing.changes import changes_between, sentence
from notice_site.comparing.side import side_of
from notice_site.editing.data_file import DataFile, read_data_file, write_instead
from notice_site.editing.replacing import Edit, NoPlace, with_edits
from notice_site.importing.writing.form_proposals import compare_annexes
from notice_site.importing.writing.proposals import Proposal, edited_data, fact_proposals
from notice_site.importing.writing.text_proposals import TextComparison
from notice_site.problem import Path, ProblemsFound
from notice_site.reading.build import Call, build_call
from notice_site.reading.source import Source


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
        words = self.asker.words
        self.asker.show("")
        try:
            after = build_call(with_edits(self.file, [*self.edits, *proposal.edits]).source())
        except (NoPlace, ProblemsFound):
            new = proposal.now or _new_words(proposal)
            self.asker.show(words.say("Not taken over, edit it by hand: {new}", new=new))
            self.refused.append(proposal)
            return
        for change in changes_between(side_of(self.call, words), side_of(after, words), words):
            self.asker.show(sentence(change, words))
        if self.asker.agreed("--accept", words.say("Take this over?"), default=False):
            self.edits += proposal.edits
            self.call = after
        else:
            self.refused.append(proposal)

    def offer_facts(self, new: dict[str, Any]) -> None:
        """Fact by fact: one that is taken over can change others that quote it."""
        asked: set[Path] = set()
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
    refused = tuple((known.now, known.was) for known in taking.refused if known.was)
    comparison = TextComparison(taking.call.source.data, new, refused)
    comparison.body()
    compare_annexes(comparison)
    for proposal in comparison.proposals:
        taking.offer(proposal)
    _tell_remarks(comparison, asker)
    if not taking.edits:
        asker.show("")
        nothing = not taking.refused and not comparison.remarks
        asker.show(
            asker.words.say("There is no difference.")
            if nothing
            else asker.words.say("Nothing has been written.")
        )
        return 0
    _write(file, source, taking)
    return len(taking.edits)


def _write(file: DataFile, source: Source, taking: _Taking) -> None:
    changed = with_edits(file, taking.edits)
    if changed.source().data != edited_data(source.data, taking.edits):
        raise ValueError("the text put in does not say what was meant")
    build_call(changed.source())
    write_instead(file, changed)


def _tell_remarks(comparison: TextComparison, asker: Asker) -> None:
    if comparison.remarks:
        asker.show("")
        asker.show(asker.words.say("To look at yourself:"))
        for remark in comparison.remarks:
            asker.show("  " + asker.words.read(remark.message))


def _new_words(proposal: Proposal) -> str:
    value = proposal.edits[0].value
    if isinstance(value, dict):
        return str(value.get("heading") or "".join(value.get("text", ())))
    return (
        "".join(value)
        if isinstance(value, list) and all(isinstance(part, str) for part in value)
        else str(value)
    )
