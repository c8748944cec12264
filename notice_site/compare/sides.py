"""One state of a call, ready to be described. In: its plain data and how places are cited. Out: `Side`."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from notice_site.facts.facts import BuildFacts, derive_facts
from notice_site.language.catalogue import Catalogue
from notice_site.problem import KeyPath
from notice_site.reading.amending import apply_changes
from notice_site.reading.build import Call
from notice_site.reading.editions import UNPUBLISHED
from notice_site.reading.fact_paths import fact_name
from notice_site.reading.references import resolve_references, resolve_texts
from notice_site.reading.shape import default_at


@dataclass(frozen=True)
class Side:
    """A state of a call."""

    data: dict[str, Any]
    """What is published, as written."""
    labels: Mapping[str, str]
    """How each place of the issued text is cited."""

    @cached_property
    def shown(self) -> dict[str, Any]:
        """The data with the facts that its texts quote in words."""
        resolved = resolve_references(self.data).data
        amendments = [
            resolve_texts(amendment, ("amendments", at), self.data).data
            for at, amendment in enumerate(self.data.get("amendments") or ())
        ]
        return resolved | ({"amendments": amendments} if amendments else {})

    def value(self, path: KeyPath) -> Any:
        """The value at a path as shown; of a key that is left out, its default."""
        holder: Any = self.shown
        for end, step in enumerate(path):
            if isinstance(holder, dict) and step not in holder:
                return default_at(self.shown, path[:end], str(step))
            holder = holder[step]
        return holder

    def fact(self, path: KeyPath) -> str:
        """The key path of a value, items by their id, also of a key that is left out."""
        return ".".join(filter(None, (fact_name(self.shown, path[:-1]), self._last(path))))

    def _last(self, path: KeyPath) -> str:
        value = self.value(path)
        named = isinstance(path[-1], int) and isinstance(value, dict) and isinstance(value.get("id"), str)
        return str(value["id"] if named else path[-1])


def side_of(call: Call, catalogue: Catalogue) -> Side:
    """A call with its amendments applied."""
    return Side(_published(call.amended.data), derive_facts(call, BuildFacts(), catalogue).place_labels)


def sides_of_amendment(call: Call, at: int, labels: Mapping[str, str]) -> tuple[Side, Side]:
    """The facts before and after amendment number `at`, counted from 0; no amendment's own text."""
    before, after = (_facts(apply_changes(call.source.data, upto).data) for upto in (at, at + 1))
    return Side(before, labels), Side(after, labels)


def _published(data: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in data.items() if key not in UNPUBLISHED}


def _facts(data: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in _published(data).items() if key != "amendments"}
