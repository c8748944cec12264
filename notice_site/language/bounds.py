"""Comparisons with a number, as Chinese and English say them. In: words and a pack. Out: the bounds.

`不少于10家`, `10%（含）以上`, `不低于上一年度的50%`, `5至10人`; `no more than £2 million`, `aged 18 or over`.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from notice_site.language import en
from notice_site.language.chinese_numerals import FULL_WIDTH, number_value
from notice_site.language.pack import Language
from notice_site.language.zh_cn import NUMBER

Comparison = Literal["at_least", "at_most", "more_than", "less_than"]
WINDOW = 28
"""So many characters before and after a number can belong to its comparison."""


@dataclass(frozen=True)
class Bound:
    """A number with the comparison that words make with it."""

    op: Comparison
    value: Decimal
    unit: str
    """The unit as written, without a scale: 家, 元, %, pages."""
    wording: str
    start: int
    """Where the comparison begins in the words."""


@dataclass(frozen=True)
class _Comparing:
    """How a language says comparisons."""

    numbers: re.Pattern[str]
    value: Callable[[re.Match[str]], Decimal | None]
    before: tuple[tuple[Comparison, re.Pattern[str]], ...]
    """Words that end right before a number; the first that matches counts."""
    after: tuple[tuple[Comparison, re.Pattern[str]], ...]
    """Words right after a number's unit."""
    unit: re.Pattern[str]
    up_to: re.Pattern[str]
    """What is between the two numbers of a range."""
    bracket: re.Pattern[str]
    excluded: re.Pattern[str]
    """Words in a bracket that leave the number itself out."""


ZH_UNIT = (
    r"平方米|平方公里|立方米|公里|个?百分点|周岁|岁|个?工作日|个月|人次|页|字|%|元|家|人|名|个|项|件|份|分|次|所|日|天|年|月|小时|分钟|亩|吨|万|套|户"
    r"|支|台|篇|条|门|位|批|间|辆|台套|人年|倍|MB|M|KB|GB"
)
ZH_STOPS = r"，。；、：:,;()（）\d"
ZH_GAP = rf"(?:[^{ZH_STOPS}]{{0,16}}的|[^{ZH_STOPS}一二三四五六七八九十]{{0,6}})"
"""不低于上一年度的50%; 至少联合10家."""
ZH_NUMBERS = re.compile(rf"(?:(?=\d)|(?<![上第同任单统唯其之]))(?:{NUMBER})(?![定般并律旦经带体])")
"""The 10 of 10家, not the 一 of 上一年度, 第一, 一定."""


def _before(words: str) -> re.Pattern[str]:
    return re.compile(rf"(?:{words}){ZH_GAP}$")


ZH_MAY_EXCLUDE = r"(?:\s*[(（][^（）()]{0,10}[)）])?"
ZH_THING = r"[^，。；、：:,;\d()（）以]{0,8}?"


def _behind(words: str) -> re.Pattern[str]:
    return re.compile(rf"{ZH_MAY_EXCLUDE}{ZH_THING}[及或]?其?(?:{words})")


CHINESE_COMPARING = _Comparing(
    numbers=ZH_NUMBERS,
    value=lambda match: number_value(match[0]),
    before=(
        (
            "at_most",
            _before(
                "不得?(?:超过|高于|多于|大于|超出|迟于|晚于)|不应(?:超过|高于)|不能超过|至多|最多|最高|≤"
                "|[小少]于(?:或)?等于|限[报额]?|上限[为是]?"
            ),
        ),
        (
            "at_least",
            _before(
                "不得?(?:少于|低于|小于|短于)|不应(?:少于|低于)|不能低于|至少|最少|最低|≥"
                "|[大多]于(?:或)?等于|(?<![不未])满(?!分)|须有|(?<!未)达到|下限[为是]?"
            ),
        ),
        ("more_than", _before("超过|高于|多于|大于|超出|＞|>")),
        ("less_than", _before("低于|少于|小于|不足|[不未]满|未达到?|不到|＜|<")),
    ),
    after=(
        ("at_least", _behind("以上|起(?=[，。；、]|$)")),
        ("at_most", _behind("以下|以内|之内|内(?=[，。；）]|$)|封顶")),
    ),
    unit=re.compile(rf"\s*({ZH_UNIT})?"),
    up_to=re.compile(rf"\s*(?:{ZH_UNIT})?\s*(?:至|到|-|—|－|–|~|～)+\s*"),
    bracket=re.compile(r"\s*[(（]([^（）()]{0,10})[)）]"),
    excluded=re.compile("不含|不包括|除外"),
)
"""不超过150万元, 年满18周岁, 10家以上, 20页以内, 不足30人, 5至10人."""
EN_GAP = rf"[\s:]*(?:(?:of|is|be|a|an|the|to|for|total|age|sum)\s+){{0,3}}(?:{en.CURRENCY}\s*)?$"
EN_NOT = r"(?:not?|never|cannot|can't|mustn't)\s+(?:be\s+|normally\s+|in\s+total\s+)?"
EN_THING = r"(?:\s+(?!or\b|and\b)[a-z-]+){0,3}?"


def _english_before(words: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![a-z])(?:{words}){EN_GAP}", re.IGNORECASE)


def _english_after(words: str) -> re.Pattern[str]:
    return re.compile(rf"{EN_THING}\s+(?:{words})(?![a-z])", re.IGNORECASE)


ENGLISH_COMPARING = _Comparing(
    numbers=en.NUMBER,
    value=lambda match: next(iter(en.numbers_in(match[0])), None),
    before=(
        (
            "at_most",
            _english_before(
                rf"{EN_NOT}(?:more than|over|above|exceed(?:ing|ed)?|in excess of"
                r"|(?:greater|longer|larger|higher|older|later) than)"
                "|at most|up to|maximum|limited to|capped at|within|≤"
            ),
        ),
        (
            "at_least",
            _english_before(
                rf"{EN_NOT}(?:less than|fewer than|below|under|(?:shorter|smaller|lower|younger) than)"
                "|at least|minimum|≥"
            ),
        ),
        (
            "more_than",
            _english_before(
                "(?:more|greater|larger|higher|longer|older) than|over|above|exceed(?:s|ing|ed)?"
                "|in excess of|>"
            ),
        ),
        (
            "less_than",
            _english_before("(?:less|fewer|lower|smaller|shorter|younger) than|under|below|<"),
        ),
    ),
    after=(
        (
            "at_least",
            _english_after(
                "(?:or|and) (?:more|over|above|older|longer|higher|greater|upwards)|minimum|at least"
            ),
        ),
        (
            "at_most",
            _english_after("(?:or|and) (?:less|fewer|below|under|younger|shorter|lower)|maximum|at most"),
        ),
    ),
    unit=re.compile(r"[\s-]*(?!(?:or|and|at|minimum|maximum)\b)(%|per\s?cent\b|[a-z]+)?", re.IGNORECASE),
    up_to=re.compile(r"\s*(?:to|-|–|—)\s*(?:[£$€¥]\s*)?", re.IGNORECASE),
    bracket=re.compile(r"\s*\(([^()]{0,12})\)"),
    excluded=re.compile(r"exclu|not inclu", re.IGNORECASE),
)
"""At least 10 enterprises, no more than £2 million, must not exceed 20 pages, aged 18 or over, 5 to 10."""
STRICT: dict[Comparison, Comparison] = {"at_least": "more_than", "at_most": "less_than"}


def bounds_in(words: str, language: Language) -> list[Bound]:
    """Every number that the words compare something with, in order; both ends of a range."""
    comparing = ENGLISH_COMPARING if language.tag.startswith("en") else CHINESE_COMPARING
    words = words.translate(FULL_WIDTH)
    return list(_bounds(words, comparing))


def _bounds(words: str, how: _Comparing) -> Iterator[Bound]:
    matches = list(how.numbers.finditer(words))
    for at, match in enumerate(matches):
        value = how.value(match)
        if value is None:
            continue
        unit = how.unit.match(words, match.end())
        end = unit.end() if unit else match.end()
        following = matches[at + 1] if at + 1 < len(matches) else None
        if following and _joins(how, words, match.end(), following.start()):
            yield Bound("at_least", value, "", words[match.start() : following.end()], match.start())
        elif at and _joins(how, words, matches[at - 1].end(), match.start()):
            yield Bound("at_most", value, _unit(unit), words[matches[at - 1].start() : end], match.start())
        else:
            yield from _compared(words, how, match, value)


def _joins(how: _Comparing, words: str, start: int, end: int) -> bool:
    return bool(how.up_to.fullmatch(words, start, end))


def _compared(words: str, how: _Comparing, match: re.Match[str], value: Decimal) -> Iterator[Bound]:
    before = words[max(0, match.start() - WINDOW) : match.start()]
    unit = how.unit.match(words, match.end())
    end = unit.end() if unit and unit[1] else match.end()
    for op, pattern in how.before:
        if comparison := pattern.search(before):
            start = match.start() - len(before) + comparison.start()
            yield Bound(op, value, _unit(unit), words[start:end], start)
            return
    window = words[: end + WINDOW]
    bracket = how.bracket.match(words, end)
    for op, pattern in how.after:
        if comparison := pattern.match(window, end):
            strict = bool(bracket and how.excluded.search(bracket[1])) or bool(
                (behind := how.bracket.match(words, comparison.end())) and how.excluded.search(behind[1])
            )
            named = STRICT[op] if strict else op
            yield Bound(named, value, _unit(unit), words[match.start() : comparison.end()], match.start())
            return


def _unit(match: re.Match[str] | None) -> str:
    return (match[1] or "").lower() if match else ""
