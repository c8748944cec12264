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
from notice_site.importing.understanding.draft import Decision
from notice_site.importing.understanding.plain_blocks import paragraphs_in
from notice_site.importing.writing.accounting import Account
from notice_site.importing.writing.data_text import place_words
from notice_site.problem import Message
from notice_site.problem import Path as DataPath
from notice_site.reading.fact_paths import fact_name, value_at
from notice_site.reading.references import resolve_references
from notice_site.words import Words

LONGEST = 40
CITED = re.compile(r"《[^》]{2,60}》(?:\s*[（(][^）)]{2,20}[〔\[［（(]\d{4}[〕\]］）)][^）)]{1,8}[）)])?")
ASSESSED = re.compile("评审|评分|评选|择优|遴选|assess|score", re.IGNORECASE)
NAMES: tuple[tuple[tuple[str, ...], Message], ...] = (
    (("title",), Message("Title")),
    (("document_number",), Message("Document number")),
    (("recipients",), Message("Recipients")),
    (("description",), Message("Description")),
    (("issuers",), Message("Issued by")),
    (("imprint",), Message("Imprint")),
    (("key_dates", "signed"), Message("Date under the notice")),
    (("key_dates", "close"), Message("Deadline")),
    (("key_dates", "open"), Message("Opening")),
    (("key_dates",), Message("Dates")),
    (("body",), Message("Text")),
    (("roles",), Message("Who takes part")),
    (("eligibility",), Message("Conditions")),
    (("funding",), Message("Support")),
    (("materials",), Message("What to hand in")),
    (("submission",), Message("Handing in")),
    (("contact_info",), Message("Contact")),
    (("annexes",), Message("Annexes")),
)
"""What parts of the data are called, the inner ones first."""


@dataclass(frozen=True)
class ReportRow:
    """One value."""

    name: str
    """What it is called."""
    fact: str
    """Its dotted way in the data."""
    value: str
    place: str
    """Where it stands in the source."""
    why: str = ""
    """Why it may be otherwise."""


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
    """What no data can be made of: its kind, its characters, its place."""
    cited: tuple[str, ...]
    """Documents that the text cites."""
    steps: tuple[str, ...]


def import_report(draft: Draft, account: Account, target: Path, words: Words) -> ImportReport:
    """The report on a draft that was written to `target`."""
    named = len(draft.sources) > 1
    shown = resolve_references(draft.data).data
    rows = [(decision, _row(decision, shown, words, named=named)) for decision in draft.decisions]
    return ImportReport(
        target=target,
        sources=tuple(source.name for source in draft.sources),
        counted=words.say(
            "{there} of {all} characters of the source stand in the data.",
            there=account.total - sum(len(left.text) for left in account.left),
            all=account.total,
        ),
        sure=tuple(row for decision, row in rows if decision.sure),
        guessed=tuple(row for decision, row in rows if not decision.sure),
        left=tuple((left.text, place_words(left.place, words, named=named)) for left in account.left),
        added=account.added,
        passed=tuple(
            (words.text(passed.what), passed.text, place_words(passed.place, words, named=named))
            for source in draft.sources
            for passed in source.passed_over
        ),
        cited=_cited(draft),
        steps=tuple(words.read(step) for step in _steps(draft, account, target)),
    )


def name_of(path: DataPath) -> Message:
    """What the part of the data is called that a path leads to."""
    steps = tuple(step for step in path if isinstance(step, str))
    return next((name for prefix, name in NAMES if steps[: len(prefix)] == prefix), Message("Data"))


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


def _row(decision: Decision, data: dict[str, Any], words: Words, *, named: bool) -> ReportRow:
    return ReportRow(
        name=words.read(name_of(decision.path)),
        fact=fact_name(data, decision.path),
        value=_short(value_at(data, decision.path)),
        place=words.join(tuple(place_words(place, words, named=named) for place in decision.places[:2])),
        why=words.read(decision.guess) if decision.guess else "",
    )


def _short(value: Any) -> str:
    """The words by which a value is known."""
    if isinstance(value, dict):
        keys = ("wording", "quote", "title", "heading", "name", "label", "text", "options", "id")
        value = next((value[key] for key in keys if value.get(key)), "")
    if isinstance(value, list):
        value = "、".join(_short(item) for item in value)
    text = " ".join(str(value).split())
    return text if len(text) <= LONGEST else text[: LONGEST - 1] + "…"


def _cited(draft: Draft) -> tuple[str, ...]:
    """Documents that the text names, without the call's own annexes."""
    own = {f"《{annex.get('title')}》" for annex in draft.data.get("annexes", ())}
    texts = (part.text for source in draft.sources for part in paragraphs_in(source.blocks))
    found = dict.fromkeys(cited for text in texts for cited in CITED.findall(text))
    return tuple(cited for cited in found if cited not in own)


def _steps(draft: Draft, account: Account, target: Path) -> Iterator[Message]:
    data = draft.data
    if empty := [fact_name(data, path) for path in empty_places(data)]:
        yield Message("Fill in what the source does not say and the data needs: {facts}.", facts=tuple(empty))
    if guessed := sum(not decision.sure for decision in draft.decisions):
        yield Message(
            "Look at the {n} values below “# To check” in the file; delete the comment when it is right.",
            n=guessed,
        )
    if account.left:
        yield Message("Decide on what is left over: write it where it belongs, or let it be.")
    yield from _undecided(
        data, "".join(part.text for source in draft.sources for part in paragraphs_in(source.blocks))
    )
    yield Message(
        "See what is wrong or missing: {command}", command=f"python build_site.py check --data {target}"
    )
    yield Message(
        "Look at the pages while you edit: {command}", command=f"python build_site.py serve --data {target}"
    )


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
