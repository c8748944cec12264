"""A change inside a sentence. In: its words before and after. Out: pieces that stayed, went or came.

Numbers, Latin words and dates stay whole: 10家 to 8家 is one change, not the loss of a 1.
"""

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import groupby
from typing import Literal

TOKEN = re.compile(r"[0-9０-９][0-9０-９.,:：]*|[A-Za-z]+|\s+|.", re.DOTALL)
LEAST_LIKE = 0.5
"""How much of two texts must be alike for marks inside to read better than both texts whole; ours."""
SHORTEST_KEPT = 2
"""A shorter piece between two changes is told with them; ours."""


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
    found: list[Piece] = []
    for tag, group in groupby(pieces, key=lambda piece: piece[0]):
        parts = list(group)
        was, now = "".join(part[1] for part in parts), "".join(part[2] for part in parts)
        found += [Piece("same", was)] if tag == "same" else [Piece("old", was), Piece("new", now)]
    return found
