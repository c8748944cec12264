"""Two states of a call compared. In: their plain data. Out: `Difference`s, fact by fact, in the data's order.

Items of a list correspond by their id, else by their name, else by their place; so a moved item is
a move and not a loss and a gain. Texts are compared as written, with `{key_dates.close}` in them: a clause
that only quotes a changed fact has not changed itself.
"""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any, Literal

from notice_site.problem import KeyPath
from notice_site.reading.fact_paths import value_at
from notice_site.reading.shape import default_at

OWN = ("id", "name", "term", "option", "question", "fact", "title", "reading")
"""Keys that distinguish an item from the others of its list, the most certain first."""


def identity(item: Any) -> str:
    """The key of a record; a cell or row of a form goes by the fields and labels in it."""
    if not isinstance(item, dict):
        return ""
    if own := next((f"{key}={item[key]}" for key in OWN if item.get(key)), ""):
        return own
    if "fields" in item:
        return "+".join(identity(field) for field in item["fields"] if isinstance(field, dict))
    if "cells" in item:
        return "|".join(filter(None, map(identity, item["cells"])))
    return f"label={item['label']}" if item.get("label") else ""


Kind = Literal["changed", "added", "removed", "moved"]

BY_WORDING = (
    "wording", "at", "on", "starts", "ends", "rolling", "to_be_announced", "relative",
    "amount", "value", "ratio",
)  # fmt: skip
"""Keys of a date or a sum that its wording covers."""
BOUND = ("op", "value", "unit")
"""Keys of a condition that make one bound: at least 10 of them."""
PARAGRAPHS = ("text", "lead_in", "closing", "body", "items", "stages", "tie_breakers", "tasks", "title_lines")
"""Lists of texts that are reported line by line; other lists of texts are reported whole."""

NAMED = ("persons",)
"""Lists of records that are reported whole, by their names: from 李晓明、王芳 to 张三."""


@dataclass(frozen=True)
class Difference:
    """One fact that is not the same in both."""

    kind: Kind
    old: KeyPath | None
    """Its path in the old data; None where it is new."""
    new: KeyPath | None
    """Its path in the new data; None where it is gone."""


@dataclass(frozen=True)
class _Pair:
    """Two values that correspond, with their paths."""

    old: Any
    new: Any
    at_old: KeyPath
    at_new: KeyPath

    def at(self, step: str | int, other: str | int | None = None) -> "_Pair":
        """What both hold at a step, or at a step each."""
        last = step if other is None else other
        return _Pair(self.old[step], self.new[last], (*self.at_old, step), (*self.at_new, last))


def compare(old: dict[str, Any], new: dict[str, Any]) -> tuple[Difference, ...]:
    """Every difference between two states of a call."""
    return tuple(_Comparer(old, new).differences())


class _Comparer:
    def __init__(self, old: dict[str, Any], new: dict[str, Any]) -> None:
        self.old, self.new = old, new

    def differences(self) -> Iterator[Difference]:
        results = list(self._walk(_Pair(self.old, self.new, (), ())))
        moves = dict(self._moves(results))
        for difference in results:
            if difference.kind == "removed" and difference.old in {before for before, _ in moves.values()}:
                continue
            if difference.kind == "added" and difference.new in moves:
                yield from self._moved(*moves[difference.new])
            else:
                yield difference

    def _walk(self, pair: _Pair) -> Iterator[Difference]:
        if pair.old == pair.new:
            return
        if isinstance(pair.old, dict) and isinstance(pair.new, dict):
            yield from self._record(pair)
        elif isinstance(pair.old, list) and isinstance(pair.new, list):
            yield from self._list(pair)
        else:
            yield Difference("changed", pair.at_old, pair.at_new)

    def _record(self, pair: _Pair) -> Iterator[Difference]:
        old, new = pair.old, pair.new
        worded = "wording" in old and "wording" in new
        together = BY_WORDING if worded else BOUND if "op" in old and "op" in new else ()
        if any(old.get(key) != new.get(key) for key in together):
            last: KeyPath = () if worded else ("value",)
            yield Difference("changed", pair.at_old + last, pair.at_new + last)
        for key in [key for key in dict.fromkeys((*new, *old)) if key not in together]:
            if key in old and key in new:
                yield from self._walk(pair.at(key))
            else:
                yield from self._left_out(pair, key)

    def _left_out(self, pair: _Pair, key: str) -> Iterator[Difference]:
        """A key that one of two records leaves out: there it means its default, if it has one."""
        at_old, at_new = (*pair.at_old, key), (*pair.at_new, key)
        default = default_at(self.new, pair.at_new, key)
        if (pair.old if key in pair.old else pair.new)[key] == default:
            return
        if default not in (None, []):
            yield Difference("changed", at_old, at_new)
        elif key in pair.new:
            yield from (Difference("added", None, at_new + step) for step in _steps(pair.new[key]))
        else:
            yield from (Difference("removed", at_old + step, None) for step in _steps(pair.old[key]))

    def _list(self, pair: _Pair) -> Iterator[Difference]:
        if not any(isinstance(item, dict | list) for item in (*pair.old, *pair.new)):
            if pair.at_new[-1] in PARAGRAPHS:
                yield from self._in_sequence(pair)
            else:
                yield Difference("changed", pair.at_old, pair.at_new)
            return
        old, new = _identities(pair.old), _identities(pair.new)
        if pair.at_new[-1] in NAMED and old and new and old != new:
            yield Difference("changed", pair.at_old, pair.at_new)
            new_at = {key: at for at, key in enumerate(new)}
            for at, key in enumerate(old):
                if key in new_at:
                    yield from self._walk(pair.at(at, new_at[key]))
            return
        yield from self._by_identity(pair, old, new) if old and new else self._in_sequence(pair)

    def _by_identity(self, pair: _Pair, old: list[str], new: list[str]) -> Iterator[Difference]:
        places = {key: at for at, key in enumerate(old)}
        stayed = _stayed([key for key in old if key in new], [key for key in new if key in places])
        for at, key in enumerate(new):
            if key not in places:
                yield Difference("added", None, (*pair.at_new, at))
                continue
            if key not in stayed:
                yield Difference("moved", (*pair.at_old, places[key]), (*pair.at_new, at))
            yield from self._walk(pair.at(places[key], at))
        for at, key in enumerate(old):
            if key not in new:
                yield Difference("removed", (*pair.at_old, at), None)

    def _in_sequence(self, pair: _Pair) -> Iterator[Difference]:
        matcher = SequenceMatcher(None, _written(pair.old), _written(pair.new), autojunk=False)
        for tag, old_from, old_to, new_from, new_to in matcher.get_opcodes():
            if tag == "equal":
                continue
            both = min(old_to - old_from, new_to - new_from)
            for step in range(both):
                yield from self._walk(pair.at(old_from + step, new_from + step))
            for at in range(new_from + both, new_to):
                yield Difference("added", None, (*pair.at_new, at))
            for at in range(old_from + both, old_to):
                yield Difference("removed", (*pair.at_old, at), None)

    def _moves(self, results: list[Difference]) -> Iterator[tuple[KeyPath, tuple[KeyPath, KeyPath]]]:
        """Where something that left one list is in another: the new path with both."""
        gone = [difference.old for difference in results if difference.kind == "removed" and difference.old]
        for difference in results:
            if difference.kind != "added" or difference.new is None:
                continue
            value = value_at(self.new, difference.new)
            for before in gone:
                if before[0] == difference.new[0] and _same(value_at(self.old, before), value):
                    gone.remove(before)
                    yield difference.new, (before, difference.new)
                    break

    def _moved(self, before: KeyPath, after: KeyPath) -> Iterator[Difference]:
        yield Difference("moved", before, after)
        yield from self._walk(_Pair(value_at(self.old, before), value_at(self.new, after), before, after))


def _steps(value: Any) -> list[KeyPath]:
    """The paths in a value that are reported one by one: the records of a list, else the value itself."""
    return [(at,) for at, _ in enumerate(value)] if isinstance(value, list) and _records(value) else [()]


def _records(items: list[Any]) -> bool:
    return any(isinstance(item, dict) for item in items)


def _same(old: Any, new: Any) -> bool:
    if isinstance(old, dict) and isinstance(new, dict) and "id" in new:
        return bool(old.get("id") == new["id"])
    return bool(old == new) and isinstance(new, dict | list | str)


def _identities(items: list[Any]) -> list[str]:
    """A key for each item; empty where not all have one of their own."""
    keys = [identity(item) for item in items]
    return keys if all(keys) and len(set(keys)) == len(keys) else []


def _stayed(old: Sequence[str], new: Sequence[str]) -> set[str]:
    blocks = SequenceMatcher(None, old, new, autojunk=False).get_matching_blocks()
    return {key for block in blocks for key in old[block.a : block.a + block.size]}


def _written(items: list[Any]) -> list[str]:
    return [json.dumps(item, ensure_ascii=False, sort_keys=True, default=str) for item in items]
