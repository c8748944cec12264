"""Differences in plain words. In: two sides of a call. Out: `FactChange`s, each a sentence.

The one place that tells changes: `diff`, the pages of updates and the report of `check` all print these.
"""

from dataclasses import dataclass

from notice_site.comparing.compare import Difference, Kind, compare
from notice_site.comparing.fact_words import FactWords
from notice_site.comparing.marks import Piece, marked
from notice_site.comparing.side import Side
from notice_site.comparing.value_words import ValueWords
from notice_site.problem import Path
from notice_site.words import Words

LONG = 24
"""From so many characters on a text is shown once, with its change marked inside; ours."""


@dataclass(frozen=True)
class FactChange:
    """One fact that changed, came, went or moved."""

    kind: Kind
    fact: str
    """Its dotted way in the newer state, or where it is gone in the older: `key_dates.close`."""
    name: str
    """What it is called; of an item that came or went, what its list is called."""
    old: str
    """Before; empty where it is new."""
    new: str
    """After; empty where it is gone."""
    pieces: tuple[Piece, ...]
    """A long text with the change marked inside; empty where old and new are told one after the other."""


def changes_between(old: Side, new: Side, words: Words) -> tuple[FactChange, ...]:
    """Every change from one state of a call to another, in the data's order."""
    teller = _Teller(old, new, words)
    return tuple(dict.fromkeys(teller.told(difference) for difference in compare(old.data, new.data)))


def sentence(change: FactChange, words: Words) -> str:
    """A change as one sentence: 截止时间由……改为……。"""
    say, name, old, new = words.say, spoken_name(change, words), change.old, change.new
    if change.kind == "added":
        return say("{name}, added: {new}.", name=name, new=new)
    if change.kind == "removed":
        return say("{name}, taken out: {old}.", name=name, old=old)
    if change.kind == "moved":
        return say("{name} moved from {old} to {new}.", name=name, old=old, new=new)
    if change.pieces:
        return say("{name}: {text}", name=name, text="".join(_marks(change.pieces, words)))
    if old == say("The notice does not say"):
        return say("{name} was not stated; it is {new}.", name=name, new=new)
    return say("{name} changed from {old} to {new}.", name=name, old=old, new=new)


def spoken_name(change: FactChange, words: Words) -> str:
    """A change's name as part of a sentence."""
    return change.name.replace(" · ", words.text(" · "))


def _marks(pieces: tuple[Piece, ...], words: Words) -> list[str]:
    marks = {"same": "{text}", "old": words.text("[-{text}-]"), "new": words.text("[+{text}+]")}
    return [marks[piece.kind].replace("{text}", piece.text) for piece in pieces]


class _Teller:
    def __init__(self, old: Side, new: Side, words: Words) -> None:
        self.words = words
        self.old, self.new = old, new
        self.old_names, self.new_names = FactWords(old, words), FactWords(new, words)
        self.old_values, self.new_values = ValueWords(old, words), ValueWords(new, words)

    def told(self, difference: Difference) -> FactChange:
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

    def _changed(self, fact: str, old: Path, new: Path) -> FactChange:
        was, now = self.old_values.at(old), self.new_values.at(new)
        both = (self.old.value(old), self.new.value(new))
        if was == now and all(isinstance(value, dict) for value in both):
            was, now = f"{was} ({self.old_values.machine(old)})", f"{now} ({self.new_values.machine(new)})"
        is_text = all(isinstance(value, str) for value in both) and min(len(was), len(now)) >= LONG
        return FactChange(
            "changed", fact, self.new_names.name(new), was, now, marked(was, now) if is_text else ()
        )

    def _moved(self, old: Path, new: Path) -> FactChange:
        say = self.words.say
        if old[0] == "body" and isinstance(self.new.value(new), dict):
            cited = self.old_names.title(old), self.new_names.title(new)
            name = say("“{text}”", text=self.new_values.at(new))
        else:
            name = self.new_names.name(new)
            cited = say("place {number}", number=_place(old)), say("place {number}", number=_place(new))
        return FactChange("moved", self.new.fact(new), name, cited[0], cited[1], ())

    def _item(self, values: ValueWords, names: FactWords, path: Path) -> str:
        """A whole item: cited and worded, where it has both."""
        title, text = names.title(path), values.at(path)
        is_item = isinstance(path[-1], int)
        return f"{title} {text}" if is_item and title and title != text and path[0] == "body" else text


def _place(path: Path) -> int:
    """Which item of its list a path leads to, counted from 1."""
    return int(path[-1]) + 1
