"""Differences in plain words. In: two sides of a call. Out: `FactChange`s, each a sentence.

The one module that describes changes: `diff`, the pages of updates and the report of `check` all print these.
"""

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import groupby
from typing import Literal

from notice_site.compare.compare import Difference, Kind, compare
from notice_site.compare.sides import Side
from notice_site.compare.wording import FactWords, ValueWords
from notice_site.language.catalogue import Catalogue
from notice_site.problem import KeyPath

TOKEN = re.compile(r"[0-9０-９][0-9０-９.,:：]*|[A-Za-z]+|\s+|.", re.DOTALL)
LEAST_LIKE = 0.5
"""How much of two texts must be alike for marks inside to read better than both texts whole; ours."""
SHORTEST_KEPT = 2
"""A shorter piece between two changes is merged into them; ours."""


@dataclass(frozen=True)
class Piece:
    """Some words of a marked sentence."""

    kind: Literal["same", "old", "new"]
    text: str


def marked(old: str, new: str) -> tuple[Piece, ...]:
    """The pieces of both texts in one line; empty where they have too little in common."""
    before, after = TOKEN.findall(old), TOKEN.findall(new)
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    if matcher.ratio() < LEAST_LIKE:
        return ()
    pieces: list[tuple[str, str, str]] = []
    for tag, old_from, old_to, new_from, new_to in matcher.get_opcodes():
        was, now = "".join(before[old_from:old_to]), "".join(after[new_from:new_to])
        between = tag == "equal" and len(was) < SHORTEST_KEPT and old_from > 0 and old_to < len(before)
        pieces.append(("changed" if between or tag != "equal" else "same", was, now))
    return tuple(piece for piece in _joined(pieces) if piece.text)


def _joined(pieces: list[tuple[str, str, str]]) -> list[Piece]:
    """Neighbouring changes as one: what went, then what came."""
    results: list[Piece] = []
    for tag, group in groupby(pieces, key=lambda piece: piece[0]):
        parts = list(group)
        was, now = "".join(part[1] for part in parts), "".join(part[2] for part in parts)
        results += [Piece("same", was)] if tag == "same" else [Piece("old", was), Piece("new", now)]
    return results


LONG = 24
"""From so many characters on a text is shown once, with its change marked inside; ours."""


@dataclass(frozen=True)
class FactChange:
    """One fact that was changed, added, removed or moved."""

    kind: Kind
    fact: str
    """Its key path in the newer state, or where it is gone in the older: `key_dates.close`."""
    name: str
    """What it is called; of an item that came or went, what its list is called."""
    old: str
    """Before; empty where it is new."""
    new: str
    """After; empty where it is gone."""
    pieces: tuple[Piece, ...]
    """A long text with the change marked inside; empty where old and new are shown one after the other."""


def changes_between(old: Side, new: Side, catalogue: Catalogue) -> tuple[FactChange, ...]:
    """Every change from one state of a call to another, in the data's order."""
    writer = _ChangeWriter(old, new, catalogue)
    return tuple(dict.fromkeys(writer.change_of(difference) for difference in compare(old.data, new.data)))


def sentence(change: FactChange, catalogue: Catalogue) -> str:
    """A change as one sentence: 截止时间由……改为……。"""
    translate, name, old, new = catalogue.translate, spoken_name(change, catalogue), change.old, change.new
    if change.kind == "added":
        return translate("{name}, added: {new}.", name=name, new=new)
    if change.kind == "removed":
        return translate("{name}, taken out: {old}.", name=name, old=old)
    if change.kind == "moved":
        return translate("{name} moved from {old} to {new}.", name=name, old=old, new=new)
    if change.pieces:
        return translate("{name}: {text}", name=name, text="".join(_marks(change.pieces, catalogue)))
    if old == translate("The notice does not say"):
        return translate("{name} was not stated; it is {new}.", name=name, new=new)
    return translate("{name} changed from {old} to {new}.", name=name, old=old, new=new)


def spoken_name(change: FactChange, catalogue: Catalogue) -> str:
    """A change's name as part of a sentence."""
    return change.name.replace(" · ", catalogue.text(" · "))


def _marks(pieces: tuple[Piece, ...], catalogue: Catalogue) -> list[str]:
    marks = {"same": "{text}", "old": catalogue.text("[-{text}-]"), "new": catalogue.text("[+{text}+]")}
    return [marks[piece.kind].replace("{text}", piece.text) for piece in pieces]


class _ChangeWriter:
    def __init__(self, old: Side, new: Side, catalogue: Catalogue) -> None:
        self.catalogue = catalogue
        self.old, self.new = old, new
        self.old_names, self.new_names = FactWords(old, catalogue), FactWords(new, catalogue)
        self.old_values, self.new_values = ValueWords(old, catalogue), ValueWords(new, catalogue)

    def change_of(self, difference: Difference) -> FactChange:
        old, new = difference.old, difference.new
        if difference.kind == "moved" and old and new:
            return self._moved(old, new)
        fact = self.new.fact(new) if new else self.old.fact(old or ())
        if old and new:
            return self._changed(fact, old, new)
        path, names = (new, self.new_names) if new else (old or (), self.old_names)
        return FactChange(
            kind=difference.kind,
            fact=fact,
            name=names.name(path[:-1] if isinstance(path[-1], int) else path),
            old=self._item(self.old_values, self.old_names, old) if old else "",
            new=self._item(self.new_values, self.new_names, new) if new else "",
            pieces=(),
        )

    def _changed(self, fact: str, old: KeyPath, new: KeyPath) -> FactChange:
        was, now = self.old_values.at(old), self.new_values.at(new)
        both = (self.old.value(old), self.new.value(new))
        if was == now and all(isinstance(value, dict) for value in both):
            was, now = f"{was} ({self.old_values.machine(old)})", f"{now} ({self.new_values.machine(new)})"
        is_text = all(isinstance(value, str) for value in both) and min(len(was), len(now)) >= LONG
        return FactChange(
            "changed", fact, self.new_names.name(new), was, now, marked(was, now) if is_text else ()
        )

    def _moved(self, old: KeyPath, new: KeyPath) -> FactChange:
        translate = self.catalogue.translate
        if old[0] == "body" and isinstance(self.new.value(new), dict):
            cited = self.old_names.title(old), self.new_names.title(new)
            name = translate("“{text}”", text=self.new_values.at(new))
        else:
            name = self.new_names.name(new)
            cited = (
                translate("place {number}", number=_place(old)),
                translate("place {number}", number=_place(new)),
            )
        return FactChange("moved", self.new.fact(new), name, cited[0], cited[1], ())

    def _item(self, values: ValueWords, names: FactWords, path: KeyPath) -> str:
        """A whole item: cited and worded, where it has both."""
        title, text = names.title(path), values.at(path)
        is_item = isinstance(path[-1], int)
        return f"{title} {text}" if is_item and title and title != text and path[0] == "body" else text


def _place(path: KeyPath) -> int:
    """Which item of its list a path leads to, counted from 1."""
    return int(path[-1]) + 1
