"""What an import found. In: a tree of values, `Sourced` around some. Out: plain data and decisions."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from notice_site.importing.blocks import Place, squeezed
from notice_site.problem import KeyPath, Message


@dataclass(frozen=True)
class Sourced:
    """A value with the places it was read from."""

    value: Any
    """Plain, or a tree that holds further ones."""
    places: tuple[Place, ...] = ()
    guess: Message | None = None
    """Why it may be otherwise; None where the words leave no doubt."""


@dataclass(frozen=True)
class Decision:
    """One value of the data and where it comes from."""

    path: KeyPath
    value: Any
    """Plain."""
    places: tuple[Place, ...]
    guess: Message | None

    @property
    def sure(self) -> bool:
        """Whether the words leave no doubt."""
        return self.guess is None


def settle(tree: Any) -> tuple[Any, tuple[Decision, ...]]:
    """The plain data of a tree, and every decision in it, in the data's order."""
    decisions = tuple(_decisions(tree, ()))
    return plain_tree(tree), decisions


def plain_tree(tree: Any) -> Any:
    """The tree without what was noted beside its values."""
    if isinstance(tree, Sourced):
        return plain_tree(tree.value)
    if isinstance(tree, dict):
        return {key: plain_tree(value) for key, value in tree.items()}
    return [plain_tree(item) for item in tree] if isinstance(tree, list) else tree


def _decisions(tree: Any, path: KeyPath) -> Iterator[Decision]:
    if isinstance(tree, Sourced):
        yield Decision(path, plain_tree(tree.value), tree.places, tree.guess)
        yield from _decisions(tree.value, path)
    elif isinstance(tree, dict):
        for key, value in tree.items():
            yield from _decisions(value, (*path, key))
    elif isinstance(tree, list):
        for at, item in enumerate(tree):
            yield from _decisions(item, (*path, at))


TERMS = Path(__file__).parent / "terms.yml"
HEADINGS = ("clauses", "documents")
ALL = (*HEADINGS, "fields")
"""Parts of the list; a heading speaks of what a notice is about, never of a column of a form."""
LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@cache
def _terms(about: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    """Every term of some parts of the list with its short name, the longest first."""
    read = yaml.load(TERMS.read_text("utf-8"), LOADER)
    terms = [(term.lower(), name) for part in about for name, terms in read[part].items() for term in terms]
    return tuple(sorted(terms, key=lambda entry: -len(entry[0])))


def term_for(words: str, about: tuple[str, ...] = ALL) -> str:
    """The short name of the longest term in the words; empty where there is none."""
    bare = squeezed(words).lower()
    spaced = " ".join(words.lower().split())
    return next((name for term, name in _terms(about) if _stands_in(term, bare, spaced)), "")


def _stands_in(term: str, bare: str, spaced: str) -> bool:
    """Whether a term is in words: Chinese ones wherever, Latin ones as whole words, in the plural too."""
    if not term.isascii():
        return term in bare
    return term in spaced and bool(re.search(rf"\b{re.escape(term)}(?:s|es)?\b", spaced))


class Names:
    """Ids that were given in one place, each once."""

    def __init__(self, taken: Iterable[str] = ()) -> None:
        self._taken = set(taken)

    def give(self, words: str, otherwise: str, around: str = "", about: tuple[str, ...] = ALL) -> str:
        """An id from a term in the words, else `otherwise-1`; a second one is recognised by what it is in."""
        term = term_for(words, about)
        outer = term_for(around) if around else ""
        for name in (term, f"{outer}-{term}" if term and outer and outer != term else ""):
            if name and name not in self._taken:
                return self._took(name)
        return self._numbered(term, 2) if term else self._numbered(otherwise, 1)

    def _numbered(self, stem: str, first: int) -> str:
        number = first
        while f"{stem}-{number}" in self._taken:
            number += 1
        return self._took(f"{stem}-{number}")

    def _took(self, name: str) -> str:
        self._taken.add(name)
        return name
