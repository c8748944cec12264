"""Values in plain words. In: a value of the data and where it is. Out: what a reader calls it."""

import re
from datetime import date
from typing import Any, Literal, get_args, get_origin

from pydantic import ValidationError

from notice_site.compare.sides import Side
from notice_site.facts.choices import AMENDMENT_KINDS, ASSESSMENT_METHODS, BOUNDS, STACKING, WAYS_TO_HAND_IN
from notice_site.facts.dates import day_words
from notice_site.facts.numbering import document_number
from notice_site.language.catalogue import Catalogue
from notice_site.model.body import TableBlock, block_lines
from notice_site.model.grid import GridFault, TableGridCell, table_grid
from notice_site.model.people import DocumentNumber
from notice_site.model.record import NOT_STATED
from notice_site.problem import KeyPath
from notice_site.reading.key_names import key_name
from notice_site.reading.shape import model_at, types_at

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


def is_bound(side: Side, path: KeyPath) -> bool:
    """Whether a path is that of a condition's bound, which is described with comparison and unit."""
    return path[-1:] == ("value",) and side.value((*path[:-1], "op")) in BOUNDS


class ValueWords:
    """Describes the values of one side."""

    def __init__(self, side: Side, catalogue: Catalogue) -> None:
        self.side, self.catalogue = side, catalogue

    def at(self, path: KeyPath) -> str:
        """The value at a path."""
        value = self.side.value(path)
        if is_bound(self.side, path):
            unit = self.side.value((*path[:-1], "unit")) or ""
            return self.catalogue.translate(
                BOUNDS[self.side.value((*path[:-1], "op"))], bound=f"{value}{unit}"
            )
        return self._spoken(value, path)

    def machine(self, path: KeyPath) -> str:
        """What machines read of a record that is described by its wording; for two that are worded alike."""
        value = self.side.value(path)
        parts = [f"{part}" for key, part in value.items() if key != "wording" and not isinstance(part, dict)]
        return self.catalogue.join(tuple(parts))

    def _spoken(self, value: Any, path: KeyPath) -> str:
        if value is None or value == NOT_STATED:
            return self.catalogue.translate("The notice does not say")
        if isinstance(value, dict):
            return self._record(value, path)
        if isinstance(value, list):
            parts = tuple(self._spoken(item, (*path, at)) for at, item in enumerate(value))
            return self.catalogue.join(parts) or self.catalogue.translate("None")
        return self._plain(value, path)

    def _record(self, value: dict[str, Any], path: KeyPath) -> str:
        if "agency_code" in value or "as_issued" in value:
            return document_number(DocumentNumber.model_validate(value))
        spoken = next((key for key in SPOKEN if key in value), None)
        if spoken:
            return self._spoken(value[spoken], (*path, spoken))
        parts = tuple(self._spoken(part, (*path, key)) for key, part in value.items() if key != "id")
        return self.catalogue.join(parts)

    def _plain(self, value: Any, path: KeyPath) -> str:
        if isinstance(value, bool):
            return self.catalogue.translate("Yes") if value else self.catalogue.translate("No")
        key = next((step for step in reversed(path) if isinstance(step, str)), "")
        if isinstance(value, int | float):
            return f"{value:,}" if key in SUMS else str(value)
        types = types_at(self.side.shown, path)
        if any(get_origin(kind) is Literal and value in get_args(kind) for kind in types):
            return self.catalogue.translate(CHOICES[value]) if value in CHOICES else str(value)
        if date in types and isinstance(value, str):
            return day_words(date.fromisoformat(value), self.catalogue)
        return self._named(str(value), key) or self.catalogue.translate("None")

    def _named(self, value: str, key: str) -> str:
        if key in PLACES:
            return self.side.labels.get(value) or value
        items = self.side.shown.get(NAMED_IN.get(key, "")) or ()
        result = next((item for item in items if isinstance(item, dict) and item.get("id") == value), None)
        return self._record(result, ()) if result else value


TITLES = ("title", "label", "name", "caption", "heading", "question", "term", "reading", "wording")
"""Keys whose text distinguishes an item from others of its list, the fittest first."""
SILENT = (
    "key_dates", "submission", "contact_info", "funding", "body", "clauses", "text",
    "form", "rows", "cells", "fields", "outline", "table",
)  # fmt: skip
"""Keys that say nothing to a reader where something inside them has a name."""
CELL = 3
"""How many steps below a table its cells are: rows, row, cell."""
LONGEST = 30
"""Of words that stand for a name, in characters."""


class FactWords:
    """Names the facts of one side."""

    def __init__(self, side: Side, catalogue: Catalogue) -> None:
        self.side, self.catalogue = side, catalogue

    def name(self, path: KeyPath) -> str:
        """What the fact at a path is called."""
        shown = path[:-1] if is_bound(self.side, path) else path
        parts = list(dict.fromkeys(filter(None, self._parts(shown))))
        return " · ".join(parts) or self._last_key(path)

    def title(self, path: KeyPath) -> str:
        """What distinguishes an item from the others of its list; empty where nothing does."""
        value = self._at(path)
        if not isinstance(value, dict):
            return ""
        if cited := self._cited(path, value):
            return cited
        if path[:1] == ("questions",) and "ask" in value:
            return self.catalogue.translate("question “{text}”", text=_short(value["ask"]))
        if "kind" in value and "ask" in value:
            return self.catalogue.translate("condition “{text}”", text=_short(value["ask"]))
        return next((_short(value[key]) for key in TITLES if isinstance(value.get(key), str)), "")

    def _parts(self, path: KeyPath) -> list[str]:
        for end in range(len(path) - CELL):
            table = path[: end + 1]
            if path[end + 1] == "rows" and (cell := self._cell(table, path[end + 2 :])):
                return [*self._steps(table), cell]
        return self._steps(path)

    def _cell(self, table: KeyPath, place: KeyPath) -> str:
        """A cell of a table in the running text, by its row and its column; empty for a form's."""
        value = self._at(table)
        if (
            not isinstance(value, dict)
            or value.get("kind") != "table"
            or not all(isinstance(step, int) for step in place[:2])
        ):
            return ""
        try:
            block = TableBlock.model_validate(value)
            cell = table_grid(block)[int(place[0])][int(place[1])]
        except (ValidationError, GridFault):
            return ""
        heads = [other for row in table_grid(block) for other in row if other.heads]
        row = [_cell_words(head) for head in heads if head.heads == "row" and head.row == cell.row]
        over = [head for head in heads if head.heads == "column" and head.column == cell.column]
        return self.catalogue.translate(
            "row {row}, column {column}",
            row="".join(row[:1]) or cell.row + 1,
            column="".join(map(_cell_words, over[-1:])) or cell.column + 1,
        )

    def _steps(self, path: KeyPath) -> list[str]:
        parts: list[str] = []
        for end, step in enumerate(path, 1):
            if isinstance(step, str):
                parts.append("" if step in SILENT else self._key(path[:end]))
            elif title := self.title(path[:end]):
                # A place that is cited whole needs nothing before it; another item stands for its list.
                parts = [title] if self._cited(path[:end], self._at(path[:end])) else [*parts[:-1], title]
            elif isinstance(self._at(path[:end]), str) and len(self._at(path[: end - 1])) > 1:
                parts.append(self.catalogue.translate("paragraph {number}", number=step + 1))
        return parts

    def _cited(self, path: KeyPath, value: dict[str, Any]) -> str:
        """How a place of the issued text is cited, and a condition that comes from a form."""
        labels, own = self.side.labels, str(value.get("id", ""))
        if path[0] == "annexes" and len(path) > 2:
            return _plain(labels.get(f"{self._at(path[:2]).get('id')}/{own}", "")) if own else ""
        if path[0] in ("body", "annexes"):
            return labels.get(own, "")
        clause = str(value.get("clause", ""))
        return _plain(labels.get(clause, "")) if path[0] == "eligibility" and "/" in clause else ""

    def _key(self, path: KeyPath) -> str:
        model = model_at(self.side.shown, path[:-1])
        return key_name(model, str(path[-1]), self.catalogue) if model else str(path[-1])

    def _last_key(self, path: KeyPath) -> str:
        at = next((end for end in range(len(path), 0, -1) if isinstance(path[end - 1], str)), 0)
        return self._key(path[:at]) if at else ""

    def _at(self, path: KeyPath) -> Any:
        return self.side.value(path)


def _cell_words(cell: TableGridCell) -> str:
    return " ".join(block_lines(cell.cell.text))


def _plain(label: str) -> str:
    """A label of a form without the remark in brackets that it ends in: 参加单位（不少于3家）."""
    return re.sub(r"\s*（[^（）]*）$", "", label) or label


def _short(text: str) -> str:
    return text if len(text) <= LONGEST else text[: LONGEST - 1] + "…"
