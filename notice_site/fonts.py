"""The print fonts. In: where they lie. Out: their paths, and which characters they have.

Four Fandol faces lie in `fonts/`; Noto Sans SC and Noto Serif SC come with the package pylopdf-fonts-zh-cn.
"""

import struct
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
def _glyphs() -> tuple[dict[str, int], ...]:
    """The characters of Noto Sans SC and Noto Serif SC with their glyphs' numbers.

    Any other face falls back on one of the two, and has no character of Unicode's that both lack.
    """
    return tuple(dict(_characters(font.read_bytes())) for font in sorted(font_folders()[1].glob("*.otf")))


def _characters(font: bytes) -> Iterator[tuple[str, int]]:
    """Each character of an OpenType font's format 12 table with its glyph (OpenType 1.9, `cmap`)."""
    records = range(12, 12 + 16 * _number(font, 4, ">H"), 16)
    cmap = next(_number(font, at + 8) for at in records if font[at : at + 4] == b"cmap")
    encodings = range(cmap + 4, cmap + 4 + 8 * _number(font, cmap + 2, ">H"), 8)
    starts = (cmap + _number(font, at + 4) for at in encodings)
    start = next(at for at in starts if _number(font, at, ">H") == 12)
    for group in range(start + 16, start + 16 + 12 * _number(font, start + 12), 12):
        first, last, glyph = (_number(font, group + step) for step in (0, 4, 8))
        yield from ((chr(code), glyph + code - first) for code in range(first, last + 1))


def _number(font: bytes, at: int, form: str = ">L") -> int:
    found: int = struct.unpack_from(form, font, at)[0]
    return found


def can_print(char: str) -> bool:
    """Whether the fonts have a character; line breaks need no glyph."""
    return char == "\n" or all(char in glyphs for glyphs in _glyphs())


@cache
def same_glyphs() -> dict[str, str]:
    """The characters that look the same as a character, by that character: ⼀ and 一 have one glyph."""
    alike: dict[str, str] = {}
    for glyphs in _glyphs():
        groups: dict[int, str] = {}
        for char, glyph in glyphs.items():
            groups[glyph] = groups.get(glyph, "") + char
        alike |= {char: group for group in groups.values() if len(group) > 1 for char in group}
    return alike


def refuse_unprintable(documents: object, source: Source) -> None:
    """Raise ProblemsFound for every character of the documents that no font has, where the data writes it."""
    missing = {char for _, text in walk_texts(documents) for char in text if not can_print(char)}
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
