"""Texts of two lists that answer to each other. In: both lists. Out: pairs of places, in order."""

from collections.abc import Iterator
from difflib import SequenceMatcher

from notice_site.importing.understanding.plain_blocks import squeezed

ALIKE = 0.5
"""From so great a share of common characters on, two clauses are one that was edited; ours."""


def aligned(old: list[str], new: list[str]) -> list[tuple[int | None, int | None]]:
    """Which texts of two lists answer to each other, in order: equal ones, between them those alike."""
    pairs: list[tuple[int | None, int | None]] = []
    bare = [squeezed(text) for text in old], [squeezed(text) for text in new]
    for tag, start, end, first, last in SequenceMatcher(None, *bare, autojunk=False).get_opcodes():
        if tag == "equal":
            pairs += list(zip(range(start, end), range(first, last), strict=True))
        else:
            pairs += _alike(bare, range(start, end), range(first, last))
    return pairs


def _alike(
    bare: tuple[list[str], list[str]], old: range, new: range
) -> Iterator[tuple[int | None, int | None]]:
    at = new.start
    for known in old:
        best = next(
            (other for other in range(at, new.stop) if _ratio(bare[0][known], bare[1][other]) >= ALIKE), None
        )
        if best is None:
            yield known, None
            continue
        yield from ((None, other) for other in range(at, best))
        yield known, best
        at = best + 1
    yield from ((None, other) for other in range(at, new.stop))


def _ratio(one: str, other: str) -> float:
    return SequenceMatcher(None, one, other, autojunk=False).ratio()
