"""The print fonts. In: where they lie. Out: their paths, and which characters they have.

Four Fandol faces lie in `fonts/`; Noto Sans SC and Noto Serif SC come with the package pylopdf-fonts-zh-cn.
"""

import struct
from bisect import bisect_right
from functools import cache
from importlib.resources import files
from mmap import ACCESS_READ, mmap
from pathlib import Path

from notice_site.problem import Message, Problem, ProblemsFound, Severity, in_file_order
from notice_site.project import FONTS
from notice_site.reading.fact_paths import walk_texts
from notice_site.reading.source import Source


@cache
def font_folders() -> tuple[Path, ...]:
    """The folders that hold the print fonts and no others."""
    return FONTS, Path(str(files("pylopdf_fonts_zh_cn")))


@cache
def _groups() -> tuple[list[tuple[int, int, int]], ...]:
    """For Noto Sans SC and Noto Serif SC, in order: first and last code point of each range, its first glyph.

    Any other face falls back on one of the two. What only Fandol has (Yi, private use) is not used.
    """
    return tuple(_groups_of(font) for font in sorted(font_folders()[1].glob("*.otf")))


def _groups_of(path: Path) -> list[tuple[int, int, int]]:
    # A font has 10 MB, its table 50 kB.
    with path.open("rb") as file, mmap(file.fileno(), 0, access=ACCESS_READ) as font:
        return _read_groups(font)


def _read_groups(font: mmap) -> list[tuple[int, int, int]]:
    """The ranges of an OpenType font's format 12 table (OpenType 1.9, `cmap`)."""
    records = range(12, 12 + 16 * _number(font, 4, ">H"), 16)
    cmap = next(_number(font, at + 8) for at in records if font[at : at + 4] == b"cmap")
    encodings = range(cmap + 4, cmap + 4 + 8 * _number(font, cmap + 2, ">H"), 8)
    starts = (cmap + _number(font, at + 4) for at in encodings)
    start = next(at for at in starts if _number(font, at, ">H") == 12)
    ranges = font[start + 16 : start + 16 + 12 * _number(font, start + 12)]
    return [(first, last, glyph) for first, last, glyph in struct.iter_unpack(">LLL", ranges)]


def _number(font: mmap, at: int, form: str = ">L") -> int:
    result: int = struct.unpack_from(form, font, at)[0]
    return result


def can_print(char: str) -> bool:
    """Whether the fonts have a character; line breaks need no glyph."""
    return char == "\n" or all(_has(groups, ord(char)) for groups in _groups())


def _has(groups: list[tuple[int, int, int]], code: int) -> bool:
    at = bisect_right(groups, code, key=lambda group: group[0]) - 1
    return at >= 0 and code <= groups[at][1]


@cache
def same_glyphs() -> dict[str, str]:
    """The characters that look the same as a character, by that character: ⼀ and 一 have one glyph."""
    alike: dict[str, str] = {}
    for groups in _groups():
        sharing: dict[int, str] = {}
        for first, last, glyph in groups:
            for code in range(first, last + 1):
                sharing[glyph + code - first] = sharing.get(glyph + code - first, "") + chr(code)
        alike |= {char: chars for chars in sharing.values() if len(chars) > 1 for char in chars}
    return alike


def refuse_unprintable(documents: object, source: Source) -> None:
    """Raise ProblemsFound for every character of the documents that no font has, where the data writes it."""
    printed = {char for _, text in walk_texts(documents) for char in text}
    missing = {char for char in printed if not can_print(char)}
    if missing:
        written = [(path, char) for path, text in walk_texts(source.data) for char in text if char in missing]
        raise ProblemsFound(in_file_order([_problem(path, char, source) for path, char in written]))


def _problem(path: tuple[str | int, ...], char: str, source: Source) -> Problem:
    code = f"{ord(char):04X}"
    return Problem(
        "print",
        Severity.ERROR,
        path,
        source.line_of(path),
        Message("The print fonts have no character “{char}” (U+{code}).", char=char, code=code),
        Message("Write another character; private ones (U+E000 to U+F8FF) print on no other machine."),
    )
