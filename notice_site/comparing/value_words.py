"""Values in plain words. In: a value of the data and where it stands. Out: what a reader calls it."""

from datetime import date
from typing import Any, Literal, get_args, get_origin

from notice_site.comparing.side import Side
from notice_site.facts.choice_words import (
    AMENDMENT_KINDS,
    ASSESSMENT_METHODS,
    BOUNDS,
    STACKING,
    WAYS_TO_HAND_IN,
)
from notice_site.facts.date_words import day_words
from notice_site.facts.numbering import document_number
from notice_site.models.people import DocumentNumber
from notice_site.models.record import NOT_STATED
from notice_site.problem import Path
from notice_site.reading.shape_types import types_at
from notice_site.words import Words

NAMED_IN = {
    "prepared_by": "roles",
    "seal": "roles",
    "signature": "roles",
    "role": "roles",
    "roles": "roles",
    "recipient": "roles",
    "tracks": "tracks",
    "evidence": "materials",
    "annex": "annexes",
    "taxonomy": "taxonomies",
    "options": "taxonomies",
    "rules": "eligibility",
}
"""Keys that hold ids, and the list whose items these name."""
PLACES = ("source", "clause")
"""Keys that hold places of the issued text."""
SUMS = ("amount", "total")
"""Keys whose numbers are written with marks between the thousands."""
SPOKEN = ("wording", "title", "label", "name", "heading", "question", "term", "ask", "quote", "text")
"""Keys whose words stand for a whole record, the fittest first."""

CHOICES = {
    **AMENDMENT_KINDS,
    **ASSESSMENT_METHODS,
    **WAYS_TO_HAND_IN,
    **STACKING,
    "must": "must be met",
    "should": "is advised",
    "met": "counts as met",
    "not_met": "counts as not met",
    "judgement": "is decided by the office",
    "lead": "leading",
    "joint": "jointly issuing",
    "sum": "added up",
    "capped_sum": "added up to the most points",
    "highest": "the highest counts",
    "lowest": "the lowest counts",
    "project": "for each project",
    "organisation": "for each organisation",
    "person": "for each person",
    "once": "once",
    "month": "every month",
    "year": "every year",
    "received": "received by then",
    "posted": "posted by then",
    "days": "days",
    "working_days": "working days",
    "months": "months",
    "after": "after",
    "before": "before",
    "on_or_after": "on or after",
    "on_or_before": "on or before",
}
"""Values that readers meet, of keys with a fixed choice: value to English msgid. Others print as they are."""


def is_bound(side: Side, path: Path) -> bool:
    """Whether a path leads to the bound of a condition, which is told with its comparison and its unit."""
    return path[-1:] == ("value",) and side.value((*path[:-1], "op")) in BOUNDS


class ValueWords:
    """Tells the values of one side."""

    def __init__(self, side: Side, words: Words) -> None:
        self.side, self.words = side, words

    def at(self, path: Path) -> str:
        """The value at a path."""
        value = self.side.value(path)
        if is_bound(self.side, path):
            unit = self.side.value((*path[:-1], "unit")) or ""
            return self.words.say(BOUNDS[self.side.value((*path[:-1], "op"))], bound=f"{value}{unit}")
        return self._spoken(value, path)

    def machine(self, path: Path) -> str:
        """What machines read of a record that is told by its wording; for two that are worded alike."""
        value = self.side.value(path)
        parts = [f"{part}" for key, part in value.items() if key != "wording" and not isinstance(part, dict)]
        return self.words.join(tuple(parts))

    def _spoken(self, value: Any, path: Path) -> str:
        if value is None or value == NOT_STATED:
            return self.words.say("The notice does not say")
        if isinstance(value, dict):
            return self._record(value, path)
        if isinstance(value, list):
            parts = tuple(self._spoken(item, (*path, at)) for at, item in enumerate(value))
            return self.words.join(parts) or self.words.say("None")
        return self._plain(value, path)

    def _record(self, value: dict[str, Any], path: Path) -> str:
        if "agency_code" in value:
            return document_number(DocumentNumber.model_validate(value))
        spoken = next((key for key in SPOKEN if key in value), None)
        if spoken:
            return self._spoken(value[spoken], (*path, spoken))
        parts = tuple(self._spoken(part, (*path, key)) for key, part in value.items() if key != "id")
        return self.words.join(parts)

    def _plain(self, value: Any, path: Path) -> str:
        if isinstance(value, bool):
            return self.words.say("Yes") if value else self.words.say("No")
        key = next((step for step in reversed(path) if isinstance(step, str)), "")
        if isinstance(value, int | float):
            return f"{value:,}" if key in SUMS else str(value)
        types = types_at(self.side.shown, path)
        if any(get_origin(kind) is Literal and value in get_args(kind) for kind in types):
            return self.words.say(CHOICES[value]) if value in CHOICES else str(value)
        if date in types and isinstance(value, str):
            return day_words(date.fromisoformat(value), self.words)
        return self._named(str(value), key) or self.words.say("None")

    def _named(self, value: str, key: str) -> str:
        if key in PLACES:
            return self.side.labels.get(value) or value
        items = self.side.shown.get(NAMED_IN.get(key, "")) or ()
        found = next((item for item in items if isinstance(item, dict) and item.get("id") == value), None)
        return self._record(found, ()) if found else value
