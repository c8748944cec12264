"""Every character of the source, looked for in the data. In: data, sources. Out: what is left over, what
was added.

Nothing is taken on trust from the stages before: the data is put into words again, and each paragraph is
looked for there; characters that were found once are not found again.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any

from notice_site.importing.blocks import Paragraph, Place, SourceFile, paragraphs_in, squeezed, trimmed
from notice_site.importing.understanding.annex_labels import annex_label
from notice_site.importing.understanding.foot import COPIES, DISCLOSURE, PRINTED
from notice_site.importing.understanding.head import INDEX
from notice_site.importing.writing.issued_text import BOXES, bare, issued_pieces
from notice_site.reading.references import resolve_references


def issued_words(data: dict[str, Any]) -> list[str]:
    """Pieces of issued text, with what stands in the margin of the notice; empty ones are left out."""
    plain = resolve_references(data).data
    imprint = plain.get("imprint") or {}
    margin = [plain.get("index_number"), plain.get("disclosure"), *imprint.get("copy_to", ())]
    margin += [imprint.get(key) for key in ("printed_by", "printed_on")]
    return [*(piece.words for piece in issued_pieces(data)), *filter(None, map(bare, margin))]


AROUND = 200
"""How many characters more than its own a paragraph is looked for in, where it is not there to the letter."""


@dataclass(frozen=True)
class LeftOver:
    """Characters of the source that are not in the data."""

    text: str
    place: Place


@dataclass(frozen=True)
class Account:
    """Where the characters of the source went."""

    total: int
    """Characters that count, of all files."""
    left: tuple[LeftOver, ...]
    added: tuple[str, ...]
    """Issued words of the data that no source has; there should be none."""

    @property
    def share(self) -> float:
        """The share of the source that is in the data, from 0 to 1."""
        return 1 - sum(len(left.text) for left in self.left) / self.total if self.total else 1.0


def account_for(
    data: dict[str, Any], sources: tuple[SourceFile, ...], withheld: tuple[Place, ...] = ()
) -> Account:
    """Look for every paragraph and note of the sources in the data, but for those at `withheld`."""
    held = _Held("".join(issued_words(data)).translate(BOXES))
    total, waiting = 0, []
    for text, place in _source_texts(sources):
        if not text or place in withheld:
            continue
        total += len(text)
        if not held.take(text):
            waiting.append((text, place))
    left = [LeftOver(piece, place) for text, place in waiting for piece in held.take_parts(text)]
    return Account(total, tuple(left), tuple(held.untaken()))


def _source_texts(sources: tuple[SourceFile, ...]) -> Iterator[tuple[str, Place]]:
    for source in sources:
        for part in paragraphs_in(source.blocks):
            yield _counted(_numbered(part)), part.place
        for part in (part for note in source.notes.values() for part in note):
            yield _counted(part.text), part.place  # The number of a note is made where it is printed.


def _counted(text: str) -> str:
    return squeezed(text).translate(BOXES)


def _numbered(part: Paragraph) -> str:
    """A paragraph's words with its number; a label that the data says by a key does not count."""
    for pattern in (DISCLOSURE, INDEX, COPIES, PRINTED):
        if match := pattern.fullmatch(trimmed(part)):
            return "".join(filter(None, match.groups()))
    label = annex_label(trimmed(part))
    if label and not label["title"]:
        return trimmed(part)[: label.start("mark")]  # The mark behind 附件1： is not printed.
    return part.number + part.text


class _Held:
    """The words of the data, each character to be taken once."""

    def __init__(self, words: str) -> None:
        self.words = words
        self.taken = bytearray(len(words))
        self.at = 0
        """Behind what was taken last: the next paragraph most likely follows."""

    def take(self, text: str) -> bool:
        """Take the text where it is whole and untaken, nearest behind the last one."""
        for start in (self.at, 0):
            result = self.words.find(text, start)
            while result >= 0:
                if not any(self.taken[result : result + len(text)]):
                    self._mark(result, result + len(text))
                    return True
                result = self.words.find(text, result + 1)
        return False

    def take_parts(self, text: str) -> Iterator[str]:
        """Take what of a text is there, piece by piece in order, and return what is not.

        Of a text that is largely elsewhere nothing is taken: single words of it occur everywhere.
        """
        start = self._near(text)
        window = self.words[start : start + len(text) + 2 * AROUND]
        free = "".join("\0" if self.taken[start + at] else char for at, char in enumerate(window))
        pieces = SequenceMatcher(None, text, free, autojunk=False).get_opcodes()
        if 2 * sum(end - own for tag, own, end, _, _ in pieces if tag == "equal") < len(text):
            yield text
            return
        for tag, own, own_end, other_start, other_end in pieces:
            if tag == "equal":
                self._mark(start + other_start, start + other_end)
            elif own_end > own:
                yield text[own:own_end]

    def untaken(self) -> Iterator[str]:
        """What nobody took."""
        for match in re.finditer(
            "\0+", self.taken.translate(bytes([0, 1]) + bytes(range(2, 256))).decode("latin-1")
        ):
            yield self.words[match.start() : match.end()]

    def _near(self, text: str) -> int:
        """Where most of a text may stand: at the longest piece of it that is there."""
        for size in (16, 8, 4, 2):
            for at in range(0, max(1, len(text) - size + 1), max(1, size // 2)):
                result = self.words.find(text[at : at + size])
                while result >= 0 and any(self.taken[result : result + size]):
                    result = self.words.find(text[at : at + size], result + 1)
                if result >= 0:
                    return max(0, result - at - AROUND)
        return self.at

    def _mark(self, start: int, end: int) -> None:
        self.taken[start:end] = b"\1" * (end - start)
        self.at = end
