"""What an import did. In: a draft, its account, the file written. Out: `ImportReport`: rows of words and
next steps.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import Any

from notice_site.facts.choices import WAYS_TO_HAND_IN
from notice_site.facts.numbering import document_number
from notice_site.importing.blocks import Place, paragraphs_in, trimmed
from notice_site.importing.understanding.call import Draft
from notice_site.importing.understanding.draft import Decision
from notice_site.importing.writing.accounting import Account
from notice_site.importing.writing.data_text import place_words
from notice_site.importing.writing.differences import END, Difference, data_place, source_place
from notice_site.language.catalogue import Catalogue
from notice_site.language.zh_cn import sums_in
from notice_site.model.people import DocumentNumber
from notice_site.problem import KeyPath as DataPath
from notice_site.problem import Message
from notice_site.project import command_line
from notice_site.reading.fact_paths import fact_name, value_at
from notice_site.reading.references import resolve_references
from notice_site.reading.source import MOST_BYTES

LONGEST = 40
NAMES: tuple[tuple[tuple[str, ...], Message], ...] = (
    (("title",), Message("Title")),
    (("title_lines",), Message("Title")),
    (("document_number",), Message("Document number")),
    (("recipients",), Message("Recipients")),
    (("description",), Message("Description")),
    (("issuers",), Message("Issued by")),
    (("imprint",), Message("Imprint")),
    (("masthead",), Message("Masthead")),
    (("disclosure",), Message("Disclosure")),
    (("index_number",), Message("Index number")),
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
    """Its key path in the data."""
    line: int | None
    """Its line in the data file, where that was written."""
    value: str
    place: str
    """Where it is in the source."""
    why: str = ""
    """Why it may be otherwise."""


@dataclass(frozen=True)
class DataPlace:
    """The data file that an import is for."""

    path: Path
    lines: Mapping[DataPath, int]
    """The line of each value; empty where the file was not written by this import."""
    size: int = 0
    """Its bytes, where it was written by this import."""


@dataclass(frozen=True)
class Rows:
    """What makes rows of one import."""

    data: dict[str, Any]
    """With its references put into words."""
    target: DataPlace
    catalogue: Catalogue
    named: bool
    """Whether places name their file."""

    def row(self, decision: Decision) -> ReportRow:
        """A value, by what it is called and how it reads."""
        places = dict.fromkeys(
            place_words(place, self.catalogue, named=self.named) for place in decision.places
        )
        return ReportRow(
            name=self.catalogue.read(name_of(decision.path)),
            fact=fact_name(self.data, decision.path),
            line=self.target.lines.get(decision.path),
            value=_short(self._shown_value(decision)),
            place=self.catalogue.join(tuple(places)[:2]),
            why=self.catalogue.read(decision.guess) if decision.guess else "",
        )

    def _shown_value(self, decision: Decision) -> Any:
        """The words by which a value is known."""
        value = value_at(self.data, decision.path)
        if decision.path == ("document_number",):
            return document_number(DocumentNumber.model_validate(value))
        if decision.path == ("imprint",):
            return [*value.get("copy_to", ()), value["printed_by"], value["printed_on"]]
        if decision.path == ("submission", "methods") and isinstance(value, list):
            return [self.catalogue.text(WAYS_TO_HAND_IN[way]) for way in value]
        if isinstance(value, dict) and "options" in value and "kind" in value:
            lists = (result for result in self.data.get("taxonomies", ()) if result["id"] == value["options"])
            return [option["label"] for result in lists for option in result["options"]]
        return value


def once(rows: Iterable[ReportRow]) -> tuple[ReportRow, ...]:
    """Rows without those that say the same again: a clause and its only text."""
    grouped = groupby(rows, key=lambda row: (row.name, row.value, row.place))
    return tuple(next(same) for _, same in grouped)


def name_of(path: DataPath) -> Message:
    """What the part of the data is called that a path leads to."""
    steps = tuple(step for step in path if isinstance(step, str))
    return next((name for prefix, name in NAMES if steps[: len(prefix)] == prefix), Message("Data"))


def _short(value: Any) -> str:
    if isinstance(value, dict):
        keys = ("wording", "quote", "title", "heading", "name", "label", "caption", "text", "runs", "rows")
        value = next((value[key] for key in (*keys, "items", "alt", "id") if value.get(key)), "")
    if isinstance(value, list):
        value = "、".join(_short(item) for item in value)
    text = " ".join(str(value).split())
    return text if len(text) <= LONGEST else text[: LONGEST - 1] + "…"


CITED = re.compile(r"《[^》]{2,60}》(?:\s*[（(][^）)]{2,20}[〔\[［（(]\d{4}[〕\]］）)][^）)]{1,8}[）)])?")
"""`《管理办法》（某科〔2030〕1号）`."""
ASSESSED = re.compile("评审|评分|评选|择优|遴选|assess|score", re.IGNORECASE)
"""`专家评审`."""


KINDS = {"moved": "Moved", "left_out": "Left out", "added": "Added"}
"""What happened to words, as the report says it."""


@dataclass(frozen=True)
class Checked:
    """What an import was compared with."""

    account: Account
    differences: tuple[Difference, ...]


@dataclass(frozen=True)
class ConfirmRow:
    """A difference that a person must see."""

    kind: str
    """What happened to the words."""
    words: str
    """The words, each one whole."""
    place: str
    """Where they are in the source."""
    around: tuple[str, ...]
    """The lines of the source at that place."""
    fact: str
    """Where they are in the data."""
    line: int | None


@dataclass(frozen=True)
class ImportReport:
    """Everything that the report tells."""

    target: Path
    sources: tuple[str, ...]
    counted: str
    """How many characters of the source are in the data."""
    sure: tuple[ReportRow, ...]
    guessed: tuple[ReportRow, ...]
    confirm: tuple[ConfirmRow, ...]
    """What differs from the source, in its order."""
    passed: tuple[tuple[str, str, str], ...]
    """What no data can be made of: its kind, its characters, its places; each once."""
    cited: tuple[str, ...]
    """Documents that the text cites."""
    steps: tuple[str, ...]


def import_report(draft: Draft, checked: Checked, target: DataPlace, catalogue: Catalogue) -> ImportReport:
    """The report on a draft that was written to `target`."""
    account = checked.account
    named = len(draft.sources) > 1
    shown = resolve_references(draft.data).data
    row = Rows(shown, target, catalogue, named=named).row
    rows = [(decision, row(decision)) for decision in draft.decisions]
    return ImportReport(
        target=target.path,
        sources=tuple(source.name for source in draft.sources),
        counted=catalogue.translate(
            "{there} of {all} characters of the source are in the data.",
            there=account.total - sum(len(left.text) for left in account.left),
            all=account.total,
        ),
        sure=once(row for decision, row in rows if decision.sure),
        guessed=tuple(row for decision, row in rows if not decision.sure),
        confirm=tuple(_confirm(part, draft, target, catalogue) for part in checked.differences),
        passed=tuple(_passed_over(draft, catalogue, named=named)),
        cited=_cited(draft),
        steps=tuple(catalogue.read(step) for step in _steps(draft, checked, target)),
    )


def _confirm(part: Difference, draft: Draft, target: DataPlace, catalogue: Catalogue) -> ConfirmRow:
    lines = _lines_at(part.place, draft)
    words = part.text.strip(END)
    path = part.path
    while path and path not in target.lines:
        path = path[:-1]
    return ConfirmRow(
        kind=catalogue.text(KINDS[part.kind]),
        words=_whole_words(words, lines) or catalogue.translate("the end of a line"),
        place=source_place(part, catalogue, named=len(draft.sources) > 1),
        around=lines,
        fact=data_place(draft.data, part.path),
        line=target.lines.get(path),
    )


def _lines_at(place: Place | None, draft: Draft) -> tuple[str, ...]:
    """The lines of the source at a place; those of one cell where it is one."""
    if place is None or place in draft.withheld:
        return ()
    parts = (part for source in draft.sources for part in paragraphs_in(source.blocks))
    return tuple(f"{part.number}{trimmed(part)}" for part in parts if part.place == place)


def _whole_words(words: str, lines: tuple[str, ...]) -> str:
    """Latin letters that are cut out of a word, with the whole word."""
    if not words.isascii() or not words:
        return words
    for line in lines:
        for word in line.split():
            if words != word and words in word:
                return word
    return words


def _passed_over(draft: Draft, catalogue: Catalogue, *, named: bool) -> Iterator[tuple[str, str, str]]:
    """The same text in many cells is listed once, with the first of their places."""
    results: dict[tuple[str, str], list[str]] = {}
    for source in draft.sources:
        for passed in source.passed_over:
            place = place_words(passed.place, catalogue, named=named)
            results.setdefault((catalogue.text(passed.what), passed.text), []).append(place)
    filled = (catalogue.translate("an answer that somebody filled in"), "")
    for cell in draft.withheld:
        results.setdefault(filled, []).append(place_words(cell, catalogue, named=named))
    for (what, text), places in results.items():
        more = [catalogue.translate("… and {n} more", n=len(places) - 1)] if len(places) > 1 else []
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
    result = dict.fromkeys(cited for text in texts for cited in CITED.findall(text))
    return tuple(cited for cited in result if cited not in own)


def _steps(draft: Draft, checked: Checked, target: DataPlace) -> Iterator[Message]:
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
    if checked.differences:
        yield Message(
            "Compare each difference with the source, correct it or confirm it: check names what to write."
        )
    yield from _undecided(
        data, "".join(part.text for source in draft.sources for part in paragraphs_in(source.blocks))
    )
    yield Message(
        "See what is wrong or missing: {command}", command=command_line("check", "--data", target.path)
    )
    yield Message(
        "Look at the pages while you edit: {command}",
        command=command_line("serve", "--data", target.path),
    )


def _undecided(data: dict[str, Any], text: str) -> Iterator[Message]:
    """What the words alone do not settle."""
    if data.get("eligibility"):
        yield Message("Say in each condition which documents prove it (evidence), or why none does.")
    else:
        yield Message(
            "No heading speaks of conditions: write them as rules (eligibility), or leave the list empty."
        )
    if not data.get("materials"):
        yield Message(
            "No heading names documents to hand in: list them (materials), with who prepares them (roles)."
        )
    else:
        yield Message(
            "Say who takes part (roles), and who prepares, seals and signs each document (materials)."
        )
    if "funding" not in data and sums_in(text):
        yield Message("The text names sums of money: add what is given (funding), if anything is.")
    if "assessment" not in data and ASSESSED.search(text):
        yield Message("The text speaks of assessment: add how it is decided (assessment).")


SHOWN = 8
"""How many values of one reason a terminal shows; the HTML file shows all."""


def report_lines(report: ImportReport, catalogue: Catalogue) -> list[str]:
    """The report in short: what was guessed by its reason, what is left over, the next steps."""
    lines = [
        catalogue.translate_plural("{n} value is sure.", "{n} values are sure.", len(report.sure)),
        report.counted,
    ]
    if report.guessed:
        lines += [
            "",
            catalogue.translate_plural(
                "{n} value is a guess:", "{n} values are guesses:", len(report.guessed)
            ),
        ]
        lines += [
            line for why, rows in by_reason(report.guessed).items() for line in _guessed(why, rows, catalogue)
        ]
    if report.confirm:
        lines += ["", catalogue.translate("Differs from the source, to be confirmed one by one:")]
        lines += [f"  {part.kind}: {part.words} ({part.place})" for part in report.confirm[:SHOWN]]
        more = len(report.confirm) - SHOWN
        lines += [f"  {catalogue.translate('… and {n} more', n=more)}"] if more > 0 else []
    if report.passed:
        lines += ["", catalogue.translate("Passed over:")]
        lines += [
            f"  {what}: {' / '.join(text.splitlines())} ({place})" for what, text, place in report.passed
        ]
    if report.cited:
        lines += ["", catalogue.translate("Documents that the text cites: {cited}", cited=report.cited)]
    lines += ["", catalogue.translate("Next steps:")]
    return lines + [f"  {number}. {step}" for number, step in enumerate(report.steps, 1)]


def by_reason(rows: tuple[ReportRow, ...]) -> dict[str, list[ReportRow]]:
    """Values by why they may be otherwise, in their order."""
    results: dict[str, list[ReportRow]] = {}
    for row in rows:
        results.setdefault(row.why, []).append(row)
    return results


def render_import_report(report: ImportReport, catalogue: Catalogue) -> str:
    """The report as one HTML file that asks for nothing else."""
    from notice_site.editions.approval_sheet import sheet_environment  # noqa: PLC0415 - only who asks for it waits for it

    template = sheet_environment(catalogue).get_template("import.html.jinja")
    return template.render(report=report, guessed=by_reason(report.guessed))


def _guessed(why: str, rows: list[ReportRow], catalogue: Catalogue) -> list[str]:
    lines = [f"  {why}"]
    lines += [f"    {_looked_up(row, catalogue)}" for row in rows[:SHOWN]]
    more = len(rows) - SHOWN
    return [*lines, *([f"    {catalogue.translate('… and {n} more', n=more)}"] if more > 0 else [])]


def _looked_up(row: ReportRow, catalogue: Catalogue) -> str:
    """A value with where it is in the data and in the source."""
    where = catalogue.translate("line {number}", number=row.line) if row.line else row.fact
    place = f" ({row.place})" if row.place else ""
    return f"{where} {row.name}: {row.value}{place}"
