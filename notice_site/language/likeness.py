"""The name that is nearly the same as another one. In: names, then one word at a time. Out: the nearest name.

Few names are compared each with each. Of many, only those are compared that share rare runs of characters
with the word, so that time grows with the number of words and not with words times names.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable
from difflib import get_close_matches

FEW = 48
"""So many names are compared one by one."""
COMMON = 48
"""A run of characters in more names than these tells none of them from the others."""
LONGEST_RUN = 3
CANDIDATES = 24
"""Of many names, those that share the most with a word are compared with it."""


class Names:
    """Names that are asked for the one nearest to a word."""

    def __init__(self, names: Iterable[str]) -> None:
        self.names = list(dict.fromkeys(names))
        self._names = set(self.names)
        self._lengths = sorted({len(name) for name in self.names if name})
        self._holding: dict[str, list[int]] = defaultdict(list)
        self._parts: dict[int, set[str]] = {}
        self._nearest: dict[tuple[str, float], str | None] = {}
        for at, name in enumerate(self.names if len(self.names) > FEW else ()):
            for run in _runs(name):
                self._holding[run].append(at)

    def __contains__(self, word: str) -> bool:
        return word in self._names

    def nearest(self, word: str, least: float) -> str | None:
        """The name most like the word; None where none is as much alike as `least`."""
        key = (word, least)
        if key not in self._nearest:
            near = [word] if word in self._names else get_close_matches(word, self._near(word), 1, least)
            self._nearest[key] = next(iter(near), None)
        return self._nearest[key]

    def _near(self, word: str) -> list[str]:
        """The names that are worth comparing with a word."""
        if len(self.names) <= FEW:
            return self.names
        shared: Counter[int] = Counter()
        for run in _runs(word):
            if len(places := self._holding.get(run, [])) <= COMMON:
                shared.update(places)
        return [self.names[at] for at, _ in shared.most_common(CANDIDATES)]

    def stand_in(self, words: str) -> bool:
        """Whether one of the names is part of the words."""
        return any(
            words[at : at + length] in self._names
            for length in self._lengths
            for at in range(len(words) - length + 1)
        )

    def hold(self, word: str) -> bool:
        """Whether the word is part of one of the names."""
        length = len(word)
        if length not in self._parts:
            self._parts[length] = {
                name[at : at + length] for name in self.names for at in range(len(name) - length + 1)
            }
        return word in self._parts[length]


def _runs(word: str) -> set[str]:
    """Every one, two and three characters that stand next to each other in a word."""
    return {word[at : at + length] for length in range(1, LONGEST_RUN + 1) for at in range(len(word))}
