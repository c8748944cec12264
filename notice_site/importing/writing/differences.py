"""The source against the issued text, as sequences. In: data, sources. Out: every `Difference`.

The text in the data, written out in order, equals the source's text in order, character for character:
white space inside a line aside, while the ends of paragraphs, rows, cells and notes count as characters.
Where it does not, a person sees what was moved, left out or added, with both places.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from itertools import groupby
from typing import Any, Literal

from notice_site.importing.blocks import Paragraph, Place, SourceFile, paragraphs_in, trimmed
from notice_site.importing.understanding.foot import COPIES, DISCLOSURE, PRINTED
from notice_site.importing.understanding.head import INDEX
from notice_site.importing.writing.data_text import place_words
from notice_site.importing.writing.issued_text import Piece, bare, issued_pieces
from notice_site.language.catalogue import Catalogue
from notice_site.problem import KeyPath
from notice_site.reading.fact_paths import fact_name, value_at
from notice_site.reading.references import literal

Kind = Literal["moved", "left_out", "added"]
END = "¶"
"""Stands for the end of a line."""
LEAST_MOVED = 4
"""Characters of a line that was moved; fewer are in too many places."""
ASKED = (
    "deleted words",
    "inserted words",
    "hidden words",
    "comment",
    "words in a drawing",
    "words in a merged cell",
)
"""Words of a source that a person decides on."""
MOST_COMPARED = 4_000_000
"""Pairs of characters that are compared one by one; longer stretches are compared line by line."""


@dataclass(frozen=True)
class SourceLine:
    """A line of the source."""

    words: str
    place: Place


@dataclass(frozen=True)
class Difference:
    """A stretch of text that the data has otherwise."""

    kind: Kind
    text: str
    """Its characters; ¶ is the end of a line."""
    place: Place | None
    """Where it is in the source; of what was added, the line before."""
    path: KeyPath
    """Where it is in the data; of what was left out, what is before."""
    why: str = ""
    """What it is in the source, an English message id; empty for its text."""


def differences(
    data: dict[str, Any], sources: tuple[SourceFile, ...], withheld: tuple[Place, ...] = ()
) -> tuple[Difference, ...]:
    """All of them, in the order of the source; what is at `withheld` is compared nowhere."""
    lines = [line for line in source_lines(sources, data) if line.place not in withheld]
    return (*compared(lines, issued_pieces(data)), *_asked(sources))


def _asked(sources: Iterable[SourceFile]) -> Iterator[Difference]:
    """Tracked changes, comments and hidden words: a person decides on them."""
    for source in sources:
        for part in (*source.passed_over, *source.inserted):
            if part.what in ASKED and part.text.strip():
                kind: Kind = "added" if part in source.inserted else "left_out"
                yield Difference(kind, part.text.strip(), part.place, (), part.what)


def compared(lines: list[SourceLine], pieces: list[Piece]) -> tuple[Difference, ...]:
    """How the lines of a source differ from the pieces of a text."""
    issued = _as_lines(pieces, {line.words for line in lines})
    return tuple(_once_a_table(_with_moves(list(_stretches(lines, issued)))))


def source_lines(sources: Iterable[SourceFile], data: dict[str, Any]) -> Iterator[SourceLine]:
    """The lines of all files with their numbers, but for those that the data says by a key."""
    keyed = set(_keyed_words(data))
    for source in sources:
        notes = [part for note in source.notes.values() for part in note]
        for block in source.blocks:
            yield from _note_lines(notes, block.place.number)
            for part in paragraphs_in((block,)):
                if not _is_keyed(part, keyed) and (words := bare(part.number + part.text)):
                    yield SourceLine(words, part.place)
        yield from _note_lines(notes, None)


def _note_lines(notes: list[Paragraph], before: int | None) -> Iterator[SourceLine]:
    """Take the notes off that are before a place; all that are left where none is given."""
    while notes and (before is None or notes[0].place.number < before):
        note = notes.pop(0)
        if words := bare(note.text):
            yield SourceLine(words, note.place)


def _keyed_words(data: dict[str, Any]) -> Iterator[str]:
    """Words of the margin that the data holds by a key of their own."""
    yield from (bare(data.get(key)) for key in ("disclosure", "index_number") if data.get(key))
    if imprint := data.get("imprint"):
        yield from map(bare, (*imprint.get("copy_to", ()), imprint["printed_by"] + imprint["printed_on"]))


def _is_keyed(part: Paragraph, keyed: set[str]) -> bool:
    for pattern in (DISCLOSURE, INDEX, COPIES, PRINTED):
        if match := pattern.fullmatch(trimmed(part)):
            return bare("".join(filter(None, match.groups()))) in keyed
    return False


@dataclass(frozen=True)
class _IssuedLine:
    words: str
    path: KeyPath


def _as_lines(pieces: list[Piece], keyed: set[str]) -> list[_IssuedLine]:
    """The pieces as lines: where an end is soft, as the source has it."""
    lines: list[_IssuedLine] = []
    at = 0
    while at < len(pieces):
        last = at
        while last + 1 < len(pieces) and pieces[last].soft:
            last += 1
        lines += _cut(pieces[at : last + 1], keyed)
        at = last + 1
    return lines


def _cut(run: list[Piece], keyed: set[str]) -> Iterator[_IssuedLine]:
    """A run of pieces with soft ends: the longest parts that are lines of the source, the rest together."""
    rest = ""
    at = 0
    while at < len(run):
        for end in range(len(run), at, -1):
            words = "".join(piece.words for piece in run[at:end])
            if words in keyed:
                break
        else:
            rest += run[at].words
            at += 1
            continue
        if rest:
            yield _IssuedLine(rest, run[at - 1].path)
            rest = ""
        yield _IssuedLine(words, run[at].path)
        at = end
    if rest:
        yield _IssuedLine(rest, run[-1].path)


def _stretches(lines: list[SourceLine], issued: list[_IssuedLine]) -> Iterator[Difference]:
    """What is on one side only, in order."""
    own, other = [line.words for line in lines], [line.words for line in issued]
    for tag, start, end, first, last in SequenceMatcher(None, own, other, autojunk=False).get_opcodes():
        if tag == "equal":
            continue
        before = issued[first - 1].path if first else ()
        above = lines[start - 1].place if start else None
        left, added = lines[start:end], issued[first:last]
        if left and added and _size(left) * _size(added) <= MOST_COMPARED:
            yield from _inside(left, added)
            continue
        yield from (Difference("left_out", line.words + END, line.place, before) for line in left)
        yield from (Difference("added", line.words + END, above, line.path) for line in added)


def _size(lines: list[SourceLine] | list[_IssuedLine]) -> int:
    return sum(len(line.words) + 1 for line in lines)


def _inside(left: list[SourceLine], added: list[_IssuedLine]) -> Iterator[Difference]:
    """What differs between lines that are not the same, character by character."""
    own = [(char, line.place) for line in left for char in line.words + END]
    other = [(char, line.path) for line in added for char in line.words + END]
    texts = "".join(char for char, _ in own), "".join(char for char, _ in other)
    for tag, start, end, first, last in SequenceMatcher(None, *texts, autojunk=False).get_opcodes():
        path = other[min(first, len(other) - 1)][1]
        place = own[min(start, len(own) - 1)][1]
        if tag in ("delete", "replace"):
            for text, where in _by_place(own[start:end]):
                yield Difference("left_out", text, where, path)
        if tag in ("insert", "replace"):
            for text, key_path in _by_place(other[first:last]):
                yield Difference("added", text, place, key_path)


def _by_place(chars: list[tuple[str, Any]]) -> Iterator[tuple[str, Any]]:
    """Characters as texts, one for each place."""
    text = ""
    for at, (char, place) in enumerate(chars):
        text += char
        if at + 1 == len(chars) or chars[at + 1][1] != place:
            yield text, place
            text = ""


def _with_moves(results: list[Difference]) -> tuple[Difference, ...]:
    """What was left out at one place and added at another was moved."""
    added: dict[str, list[Difference]] = {}
    for difference in results:
        if difference.kind == "added" and len(difference.text.strip(END)) >= LEAST_MOVED:
            added.setdefault(difference.text.strip(END), []).append(difference)
    moved: list[Difference] = []
    gone: set[int] = set()
    for difference in results:
        partners = added.get(difference.text.strip(END)) if difference.kind == "left_out" else None
        if partners:
            partner = partners.pop(0)
            gone |= {id(partner)}
            moved.append(Difference("moved", difference.text, difference.place, partner.path))
        else:
            moved.append(difference)
    return tuple(difference for difference in moved if id(difference) not in gone)


def _once_a_table(results: tuple[Difference, ...]) -> Iterator[Difference]:
    """The differences with the ends of all cells of a table as one."""

    def table(difference: Difference) -> object:
        place = difference.place
        ends = difference.kind == "left_out" and not difference.text.strip(END) and place and place.cell
        return (place.file, place.number) if ends and place else id(difference)

    for _, same in groupby(results, key=table):
        first, *others = same
        yield replace(first, text=first.text + "".join(other.text for other in others))


def source_place(difference: Difference, catalogue: Catalogue, *, named: bool) -> str:
    """Where a difference is in the source, and what it is there where it is none of its text."""
    place = place_words(difference.place, catalogue, named=named) if difference.place else ""
    return f"{place} {catalogue.text(difference.why)}".strip() if difference.why else place


def import_record(
    data: dict[str, Any],
    results: Iterable[Difference],
    files: dict[str, str],
    shown: Callable[[Difference], str],
) -> dict[str, Any]:
    """The key `import` of a data file; `files` are sums by name, `shown` says a source's place."""
    return {
        "files": list(files),
        "sha256": list(files.values()),
        "unconfirmed": [
            {
                "where": data_place(data, difference.path),
                "kind": difference.kind,
                **({"source_place": literal(shown(difference))} if difference.place else {}),
                "source_text": literal(difference.text),
            }
            for difference in results
        ],
    }


def data_place(data: dict[str, Any], path: KeyPath) -> str:
    """The dotted path of a place, or of what holds it."""
    while path and value_at(data, path) is None:
        path = path[:-1]
    return fact_name(data, path) if path else "body"
