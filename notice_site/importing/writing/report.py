"""What an import did. In: a draft, its account, the file written. Out: `ImportReport`: rows of words and
next steps.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from notice_site.checks.wording_numbers import sums_in
from notice_site.importing.understanding.call import Draft
from notice_site.importing.understanding.plain_blocks import paragraphs_in, squeezed
from notice_site.importing.writing.accounting import Account
from notice_site.importing.writing.data_text import place_words
from notice_site.importing.writing.report_rows import DataPlace, ReportRow, Rows, once
from notice_site.problem import Message
from notice_site.problem import Path as DataPath
from notice_site.reading.fact_paths import fact_name
from notice_site.reading.references import resolve_references
from notice_site.reading.source import MOST_BYTES
from notice_site.words import Words

CITED = re.compile(r"《[^》]{2,60}》(?:\s*[（(][^）)]{2,20}[〔\[［（(]\d{4}[〕\]］）)][^）)]{1,8}[）)])?")
ASSESSED = re.compile("评审|评分|评选|择优|遴选|assess|score", re.IGNORECASE)


@dataclass(frozen=True)
class ImportReport:
    """Everything that the report tells."""

    target: Path
    sources: tuple[str, ...]
    counted: str
    """How many characters of the source stand in the data."""
    sure: tuple[ReportRow, ...]
    guessed: tuple[ReportRow, ...]
    left: tuple[tuple[str, str], ...]
    """Characters that stand nowhere in the data, and where they are."""
    added: tuple[str, ...]
    passed: tuple[tuple[str, str, str], ...]
    """What no data can be made of: its kind, its characters, its places; each once."""
    cited: tuple[str, ...]
    """Documents that the text cites."""
    steps: tuple[str, ...]


def import_report(draft: Draft, account: Account, target: DataPlace, words: Words) -> ImportReport:
    """The report on a draft that was written to `target`."""
    named = len(draft.sources) > 1
    shown = resolve_references(draft.data).data
    row = Rows(shown, target, words, named=named).row
    rows = [(decision, row(decision)) for decision in draft.decisions]
    return ImportReport(
        target=target.path,
        sources=tuple(source.name for source in draft.sources),
        counted=words.say(
            "{there} of {all} characters of the source stand in the data.",
            there=account.total - sum(len(left.text) for left in account.left),
            all=account.total,
        ),
        sure=once(row for decision, row in rows if decision.sure),
        guessed=tuple(row for decision, row in rows if not decision.sure),
        left=tuple((left.text, place_words(left.place, words, named=named)) for left in account.left),
        added=account.added,
        passed=tuple(_passed_over(draft, words, named=named)),
        cited=_cited(draft),
        steps=tuple(words.read(step) for step in _steps(draft, account, target)),
    )


def _passed_over(draft: Draft, words: Words, *, named: bool) -> Iterator[tuple[str, str, str]]:
    """The same words in many cells are told once, with the first of their places."""
    found: dict[tuple[str, str], list[str]] = {}
    for source in draft.sources:
        for passed in source.passed_over:
            place = place_words(passed.place, words, named=named)
            found.setdefault((words.text(passed.what), passed.text), []).append(place)
    for (what, text), places in found.items():
        more = [words.say("… and {n} more", n=len(places) - 1)] if len(places) > 1 else []
        yield what, text, " ".join([places[0], *more])


def empty_places(data: Any, path: DataPath = ()) -> Iterator[DataPath]:
    """Places that must be filled in."""
    if data is None:
        yield path
    elif isinstance(data, dict):
        for key, value in data.items():
            yield from empty_places(value, (*path, key))
    elif isinstance(data, list):
        for at, value in enumerate(data):
            yield from empty_places(value, (*path, at))


def _cited(draft: Draft) -> tuple[str, ...]:
    """Documents that the text names, without the call's own annexes."""
    own = {f"《{annex.get('title')}》" for annex in draft.data.get("annexes", ())}
    texts = (part.text for source in draft.sources for part in paragraphs_in(source.blocks))
    found = dict.fromkeys(cited for text in texts for cited in CITED.findall(text))
    return tuple(cited for cited in found if cited not in own)


def _steps(draft: Draft, account: Account, target: DataPlace) -> Iterator[Message]:
    data = draft.data
    if target.size > MOST_BYTES:
        yield Message(
            "Take out what is no condition and no annex: the file has {size} bytes, a call at most {most}.",
            size=target.size,
            most=MOST_BYTES,
        )
    if empty := [fact_name(data, path) for path in empty_places(data)]:
        yield Message("Fill in what the source does not say and the data needs: {facts}.", facts=tuple(empty))
    if guessed := sum(not decision.sure for decision in draft.decisions):
        yield Message(
            "Look at the {n} values below “# To check” in the file; delete the comment when it is right.",
            n=guessed,
        )
    if account.left:
        yield Message("Decide on what is left over: write it where it belongs, or let it be.")
    if notes := _notes_left(draft, account):
        yield Message(
            "Footnotes of the text have no place of their own: write each behind its mark: {notes}.",
            notes=notes,
        )
    yield from _undecided(
        data, "".join(part.text for source in draft.sources for part in paragraphs_in(source.blocks))
    )
    yield Message(
        "See what is wrong or missing: {command}", command=f"python build_site.py check --data {target.path}"
    )
    yield Message(
        "Look at the pages while you edit: {command}",
        command=f"python build_site.py serve --data {target.path}",
    )


def _notes_left(draft: Draft, account: Account) -> tuple[str, ...]:
    """Footnotes and endnotes whose words stand nowhere in the data, with the places of their marks."""
    notes = {squeezed(part.text) for file in draft.sources for note in file.notes.values() for part in note}
    return tuple(f"“{left.text}”" for left in account.left if left.text in notes)


def _undecided(data: dict[str, Any], text: str) -> Iterator[Message]:
    """What the words alone do not settle."""
    if data.get("eligibility"):
        yield Message("Say in each condition which papers prove it (evidence), or why none does.")
    else:
        yield Message(
            "No heading speaks of conditions: write them as rules (eligibility), or leave the list empty."
        )
    if not data.get("materials"):
        yield Message(
            "No heading speaks of papers to hand in: list them (materials), with who prepares them (roles)."
        )
    else:
        yield Message("Say who takes part (roles), and who prepares, seals and signs each paper (materials).")
    if "funding" not in data and sums_in(text):
        yield Message("The text names sums of money: write down what is given (funding), if anything is.")
    if "assessment" not in data and ASSESSED.search(text):
        yield Message("The text speaks of assessment: write down how it is decided (assessment).")
