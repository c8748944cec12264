"""The print fonts. In: where they lie. Out: their paths, and which characters they have.

Four Fandol faces lie in `fonts/`; Noto Sans SC and Noto Serif SC come with the package pylopdf-fonts-zh-cn.
"""

import struct
from bisect import bisect_right
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from pathlib import Path

from notice_site.fact_paths import walk_texts
from notice_site.problem import Message, Problem, ProblemsFound, Severity, in_file_order
from notice_site.source import Source

FANDOL = Path(__file__).parent.parent / "fonts"


@cache
def font_folders() -> tuple[Path, ...]:
    """The folders that hold the print fonts and no others."""
    return FANDOL, Path(str(files("pylopdf_fonts_zh_cn")))


@cache
def known_characters() -> tuple[tuple[int, int], ...]:
    """The ranges of code points that Noto Sans SC and Noto Serif SC both have, in order.

    The Fandol faces have no character that these lack, and any face falls back on one of the two.
    """
    fonts = sorted(font_folders()[1].glob("*.otf"))
    shared = [set(_code_points(font.read_bytes())) for font in fonts]
    return tuple(_ranges(sorted(set.intersection(*shared))))


def _code_points(font: bytes) -> Iterator[int]:
    """The code points of an OpenType font's format 12 table (OpenType 1.9, `cmap`)."""
    count = struct.unpack_from(">H", font, 4)[0]
    tables = {
        font[at : at + 4]: struct.unpack_from(">L", font, at + 8)[0] for at in range(12, 12 + 16 * count, 16)
    }
    cmap = tables[b"cmap"]
    for at in range(cmap + 4, cmap + 4 + 8 * struct.unpack_from(">H", font, cmap + 2)[0], 8):
        start = cmap + struct.unpack_from(">L", font, at + 4)[0]
        if struct.unpack_from(">H", font, start)[0] == 12:
            for group in range(
                start + 16, start + 16 + 12 * struct.unpack_from(">L", font, start + 12)[0], 12
            ):
                first, last, _ = struct.unpack_from(">LLL", font, group)
                yield from range(first, last + 1)
            return


def _ranges(points: list[int]) -> Iterator[tuple[int, int]]:
    first = last = points[0]
    for point in points[1:]:
        if point != last + 1:
            yield first, last
            first = point
        last = point
    yield first, last


def can_print(char: str) -> bool:
    """Whether the fonts have a character; line breaks need no glyph."""
    ranges = known_characters()
    at = bisect_right(ranges, (ord(char), 0x110000)) - 1
    return char == "\n" or (at >= 0 and ord(char) <= ranges[at][1])


def refuse_unprintable(documents: object, source: Source) -> None:
    """Raise ProblemsFound with every character of the documents that no font has, where the data writes it."""
    printed = {char for _, text in walk_texts(documents) for char in text}
    if missing := {char for char in printed if not can_print(char)}:
        places = [(path, char) for path, text in walk_texts(source.data) for char in dict.fromkeys(text)]
        raise ProblemsFound(
            in_file_order([_problem(path, char, source) for path, char in places if char in missing])
        )


def _problem(path: tuple[str | int, ...], char: str, source: Source) -> Problem:
    message = Message(
        "The print fonts have no character “{char}” (U+{code}).", char=char, code=f"{ord(char):04X}"
    )
    remedy = Message(
        "Write another character; a word processor's private ones (U+E000 to U+F8FF) print nowhere else."
    )
    return Problem("print", Severity.ERROR, path, source.line_of(path), message, remedy)
