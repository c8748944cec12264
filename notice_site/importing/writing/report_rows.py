"""The values of an import as people look them up. In: decisions, data. Out: rows of a report."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import Any

from notice_site.facts.choice_words import WAYS_TO_HAND_IN
from notice_site.importing.understanding.draft import Decision
from notice_site.importing.writing.data_text import place_words
from notice_site.problem import Message
from notice_site.problem import Path as DataPath
from notice_site.reading.fact_paths import fact_name, value_at
from notice_site.words import Words

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
    """Its dotted way in the data."""
    line: int | None
    """Its line in the data file, where that was written."""
    value: str
    place: str
    """Where it stands in the source."""
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
    words: Words
    named: bool
    """Whether places name their file."""

    def row(self, decision: Decision) -> ReportRow:
        """A value, by what it is called and how it reads."""
        places = dict.fromkeys(place_words(place, self.words, named=self.named) for place in decision.places)
        return ReportRow(
            name=self.words.read(name_of(decision.path)),
            fact=fact_name(self.data, decision.path),
            line=self.target.lines.get(decision.path),
            value=_short(self._said(decision)),
            place=self.words.join(tuple(places)[:2]),
            why=self.words.read(decision.guess) if decision.guess else "",
        )

    def _said(self, decision: Decision) -> Any:
        """The words by which a value is known."""
        value = value_at(self.data, decision.path)
        if decision.path == ("document_number",):
            return "{agency_code}〔{year}〕{sequence}号".format(**value)
        if decision.path == ("imprint",):
            return [*value.get("copy_to", ()), value["printed_by"], value["printed_on"]]
        if decision.path == ("submission", "methods") and isinstance(value, list):
            return [self.words.text(WAYS_TO_HAND_IN[way]) for way in value]
        if isinstance(value, dict) and "options" in value and "kind" in value:
            lists = (found for found in self.data.get("taxonomies", ()) if found["id"] == value["options"])
            return [option["label"] for found in lists for option in found["options"]]
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
        keys = ("wording", "quote", "title", "heading", "name", "label", "text", "id")
        value = next((value[key] for key in keys if value.get(key)), "")
    if isinstance(value, list):
        value = "、".join(_short(item) for item in value)
    text = " ".join(str(value).split())
    return text if len(text) <= LONGEST else text[: LONGEST - 1] + "…"
