"""What an import found. In: a tree of values, `Found` around some. Out: plain data and decisions."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from notice_site.importing.blocks import Place
from notice_site.problem import Message, Path


@dataclass(frozen=True)
class Found:
    """A value with the places it was read from."""

    value: Any
    """Plain, or a tree that holds further ones."""
    places: tuple[Place, ...] = ()
    guess: Message | None = None
    """Why it may be otherwise; None where the words leave no doubt."""


@dataclass(frozen=True)
class Decision:
    """One value of the data and where it comes from."""

    path: Path
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
    if isinstance(tree, Found):
        return plain_tree(tree.value)
    if isinstance(tree, dict):
        return {key: plain_tree(value) for key, value in tree.items()}
    return [plain_tree(item) for item in tree] if isinstance(tree, list) else tree


def _decisions(tree: Any, path: Path) -> Iterator[Decision]:
    if isinstance(tree, Found):
        yield Decision(path, plain_tree(tree.value), tree.places, tree.guess)
        yield from _decisions(tree.value, path)
    elif isinstance(tree, dict):
        for key, value in tree.items():
            yield from _decisions(value, (*path, key))
    elif isinstance(tree, list):
        for at, item in enumerate(tree):
            yield from _decisions(item, (*path, at))
