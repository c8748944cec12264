"""Numbers of clauses. In: a count and its form, or words. Out: the number as printed, or as found there.

一、 （一） (一) 1. 1． 1、 （1） 1） ① 第一条 1.1 (a), with the white space that people put around them.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass

from notice_site.language.chinese_numerals import chinese_number, number_value
from notice_site.language.pack import Numbering

FORMS: tuple[Numbering, ...] = ("chinese", "chinese_brackets", "arabic", "arabic_brackets")
"""Forms that are read as such: their numbers say nothing of the levels around them."""
ROMAN = (("x", 10), ("ix", 9), ("v", 5), ("iv", 4), ("i", 1))


def _letters(count: int) -> str:
    """A to z, then aa."""
    before, at = divmod(count - 1, 26)
    return (_letters(before) if before else "") + chr(ord("a") + at)


def _roman(count: int) -> str:
    written = ""
    for letters, value in ROMAN:
        times, count = divmod(count, value)
        written += letters * times
    return written


PRINTED: dict[Numbering, Callable[[int, str], str]] = {
    "chinese": lambda count, _: f"{chinese_number(count)}、",
    "chinese_brackets": lambda count, _: f"（{chinese_number(count)}）",
    "arabic": lambda count, _: f"{count}.",
    "arabic_brackets": lambda count, _: f"（{count}）",
    "decimal": lambda count, around: f"{around}.{count}" if around else f"{count}",
    "letters": lambda count, _: f"({_letters(count)})",
    "roman": lambda count, _: f"({_roman(count)})",
}


def printed_number(count: int, form: Numbering, around: str = "") -> str:
    """The number as it is before its clause; `count` is from 1 up.

    `around` is the decimal number of the clause around it: 1.1 is the first in 1.
    """
    return PRINTED[form](count, around)


HAN = "[一二三四五六七八九十]{1,3}"
BRACKETED = "⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽"
STEMS = "甲乙丙丁戊己庚辛壬癸"
CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
STYLES = (
    ("chapter", rf"第({HAN}|\d{{1,2}})[章部]分?"),
    ("article", rf"第({HAN}|\d{{1,3}})条|(?:Section|Article|Part)\s+(\d{{1,2}})[.:]?"),
    ("chinese", rf"({HAN})\s*[、．.]"),
    ("chinese_brackets", rf"[（(]\s*({HAN})\s*[）)]、?"),
    ("stems", r"[（(]\s*([甲乙丙丁戊己庚辛壬癸])\s*[）)]"),
    (
        "decimal",
        r"\d{1,2}(?:\.\d{1,2})*\.(\d{1,2})(?![\d.万亿元%％米倍公平亩吨年月个天人家项级版])[、．]?(?=\D)",
    ),
    ("arabic", r"(\d{1,2})\s*(?:[、．]|\.(?!\d))"),
    ("arabic_brackets", r"([⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽])|[（(]\s*(\d{1,2})\s*[）)]|(\d{1,2})[）)]"),
    ("circled", f"([{CIRCLED}])"),
    ("letters", r"\(([a-h])\)|([a-h])\)"),
)
"""Styles from the outermost to the innermost; GB/T 9704-2012, 7.3.3 has four of them."""
PATTERNS = tuple((style, re.compile(rf"\s*((?:{pattern}))\s*")) for style, pattern in STYLES)
STEP_IN = 0.1
"""How much further in 1.1.1 is than 1.1; both are further in than 1."""
RANKS = {style: rank for rank, (style, _) in enumerate(STYLES)}


@dataclass(frozen=True)
class TypedNumber:
    """A number as it is before a clause."""

    style: str
    """A name of STYLES."""
    value: int
    typed: str
    """Without the white space around it."""

    @property
    def rank(self) -> float:
        """How far in it is by its style; the same for all of one level."""
        if self.style == "decimal":
            return RANKS["arabic"] + STEP_IN * self.typed.strip(".、．").count(".")
        return RANKS[self.style]

    @property
    def generated(self) -> bool:
        """Whether the data model can make numbers of this style."""
        return self.style in FORMS


def number_at(text: str) -> tuple[TypedNumber | None, str]:
    """The number before a text, and what follows it; None and the whole text where there is none."""
    for style, pattern in PATTERNS:
        if match := pattern.match(text):
            typed = next(group for group in match.groups()[1:] if group)
            return TypedNumber(style, _value(typed), re.sub(r"\s", "", match[1])), text[match.end() :]
    return None, text


def shown_number(number: str) -> TypedNumber | None:
    """A number that Word counts by itself; one in a style of its own is none that text can begin with."""
    bare = number if not number.isdecimal() else f"{number}."
    result, rest = number_at(bare + "\u3000")
    if result and bare != number:
        result = TypedNumber(result.style, result.value, number)
    return result if result and not rest.strip() else None


def _value(typed: str) -> int:
    if typed in CIRCLED:
        return CIRCLED.index(typed) + 1
    for counted in (STEMS, BRACKETED):
        if typed in counted:
            return counted.index(typed) + 1
    if typed.isascii() and typed.isalpha():
        return ord(typed) - ord("a") + 1
    return int(number_value(typed) or 0)
