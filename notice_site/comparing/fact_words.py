"""What a fact is called. In: its path in one state of a call. Out: plain words, 报送 · 地址.

A name is made of the names of the keys on the way, and of the titles of items, which stand for their lists.
"""

import re
from typing import Any

from notice_site.comparing.side import Side
from notice_site.comparing.value_words import is_bound
from notice_site.problem import Path
from notice_site.reading.key_names import key_name
from notice_site.reading.shape_types import model_at
from notice_site.words import Words

TITLES = ("title", "label", "name", "heading", "question", "term", "reading", "wording")
"""Keys whose words tell an item from others of its list, the fittest first."""
SILENT = (
    "key_dates", "submission", "contact_info", "funding", "body", "clauses", "text",
    "form", "rows", "cells", "fields", "outline", "table",
)  # fmt: skip
"""Keys that say nothing to a reader where something inside them has a name."""
LONGEST = 30
"""Of words that stand for a name, in characters."""


class FactWords:
    """Names the facts of one side."""

    def __init__(self, side: Side, words: Words) -> None:
        self.side, self.words = side, words

    def name(self, path: Path) -> str:
        """What the fact at a path is called."""
        shown = path[:-1] if is_bound(self.side, path) else path
        parts = list(dict.fromkeys(filter(None, self._parts(shown))))
        return " · ".join(parts) or self._last_key(path)

    def title(self, path: Path) -> str:
        """What tells an item from the others of its list; empty where nothing does."""
        value = self._at(path)
        if not isinstance(value, dict):
            return ""
        if cited := self._cited(path, value):
            return cited
        if "kind" in value and "ask" in value:
            return self.words.say("condition “{text}”", text=_short(value["ask"]))
        return next((_short(value[key]) for key in TITLES if isinstance(value.get(key), str)), "")

    def _parts(self, path: Path) -> list[str]:
        parts: list[str] = []
        for end, step in enumerate(path, 1):
            if isinstance(step, str):
                parts.append("" if step in SILENT else self._key(path[:end]))
            elif title := self.title(path[:end]):
                # A place that is cited whole needs nothing before it; another item stands for its list.
                parts = [title] if self._cited(path[:end], self._at(path[:end])) else [*parts[:-1], title]
            elif isinstance(self._at(path[:end]), str) and len(self._at(path[: end - 1])) > 1:
                parts.append(self.words.say("paragraph {number}", number=step + 1))
        return parts

    def _cited(self, path: Path, value: dict[str, Any]) -> str:
        """How a place of the issued text is cited, and a condition that comes from a form."""
        labels, own = self.side.labels, str(value.get("id", ""))
        if path[0] == "annexes" and len(path) > 2:
            return _plain(labels.get(f"{self._at(path[:2]).get('id')}/{own}", "")) if own else ""
        if path[0] in ("body", "annexes"):
            return labels.get(own, "")
        clause = str(value.get("clause", ""))
        return _plain(labels.get(clause, "")) if path[0] == "eligibility" and "/" in clause else ""

    def _key(self, path: Path) -> str:
        model = model_at(self.side.shown, path[:-1])
        return key_name(model, str(path[-1]), self.words) if model else str(path[-1])

    def _last_key(self, path: Path) -> str:
        at = next((end for end in range(len(path), 0, -1) if isinstance(path[end - 1], str)), 0)
        return self._key(path[:at]) if at else ""

    def _at(self, path: Path) -> Any:
        return self.side.value(path)


def _plain(label: str) -> str:
    """A label of a form without the remark in brackets that it ends in: 参加单位（不少于3家）."""
    return re.sub(r"\s*（[^（）]*）$", "", label) or label


def _short(text: str) -> str:
    return text if len(text) <= LONGEST else text[: LONGEST - 1] + "…"
