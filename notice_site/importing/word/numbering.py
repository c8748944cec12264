"""Automatic numbers as Word shows them. In: numbering.xml and paragraphs in order. Out: 一、 （二） 1.1."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from notice_site.importing.word.elements import first_value, value, whole
from notice_site.importing.word.styles import Style, Styles
from notice_site.importing.word.symbols import in_unicode
from notice_site.word.xml import Element, qname

HAN_DIGITS = "〇一二三四五六七八九"
LEGAL_DIGITS = "零壹贰叁肆伍陆柒捌玖"
STEMS = "甲乙丙丁戊己庚辛壬癸"
BRANCHES = "子丑寅卯辰巳午未申酉戌亥"
ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"))
SMALL_ROMAN = ((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))
FULL_WIDTH = str.maketrans("0123456789", "０１２３４５６７８９")


def formatted(number: int, form: str) -> str:
    """The number in a format: `formatted(11, "chineseCountingThousand")` is 十一."""
    write = FORMATS.get(form, str)
    return write(number) if number > 0 else str(number)


def _counted(digits: str, units: tuple[str, ...]) -> Callable[[int], str]:
    """Counting in words: 一百零二; plain digits leave out the one before a leading ten."""

    def write(number: int) -> str:
        if number >= 10_000:
            return str(number)
        words, gap = "", False
        for rank in range(3, -1, -1):
            digit = number // 10**rank % 10
            if digit:
                words += ("零" if gap and words else "") + digits[digit] + units[rank]
            gap = not digit
        return words.removeprefix("一") if words.startswith("一十") else words

    return write


def _digits(number: int) -> str:
    return "".join(HAN_DIGITS[int(digit)] for digit in str(number))


def _roman(number: int) -> str:
    written = ""
    for amount, letters in (*ROMAN, *SMALL_ROMAN):
        count, number = divmod(number, amount)
        written += letters * count
    return written


def _letter(number: int) -> str:
    """Letters a … z, then aa, bb: Word repeats the letter."""
    rounds, letter = divmod(number - 1, 26)
    return chr(ord("a") + letter) * (rounds + 1)


def _ordinal(number: int) -> str:
    endings = {1: "st", 2: "nd", 3: "rd"}
    return f"{number}{'th' if number // 10 % 10 == 1 else endings.get(number % 10, 'th')}"


def _one_of(characters: str) -> Callable[[int], str]:
    return lambda number: characters[number - 1] if number <= len(characters) else str(number)


def _from(first: str, last: int) -> Callable[[int], str]:
    """Characters that follow each other in Unicode, up to a number."""
    return _one_of("".join(chr(ord(first) + step) for step in range(last)))


_thousand = _counted(HAN_DIGITS, ("", "十", "百", "千"))

FORMATS: dict[str, Callable[[int], str]] = {
    "none": lambda _: "",
    "decimalZero": lambda number: f"{number:02}",
    "upperRoman": lambda number: _roman(number).upper(),
    "lowerRoman": _roman,
    "upperLetter": lambda number: _letter(number).upper(),
    "lowerLetter": _letter,
    "ordinal": _ordinal,
    "chineseCounting": _thousand,
    "taiwaneseCounting": _thousand,
    "japaneseCounting": _thousand,
    "chineseCountingThousand": _thousand,
    "taiwaneseCountingThousand": _thousand,
    "ideographDigital": _digits,
    "japaneseDigitalTenThousand": _digits,
    "taiwaneseDigital": _digits,
    "chineseLegalSimplified": _counted(LEGAL_DIGITS, ("", "拾", "佰", "仟")),
    "ideographTraditional": _one_of(STEMS),
    "ideographZodiac": _one_of(BRANCHES),
    "decimalFullWidth": lambda number: str(number).translate(FULL_WIDTH),
    "decimalFullWidth2": lambda number: str(number).translate(FULL_WIDTH),
    "decimalEnclosedCircle": _from("①", 20),
    "decimalEnclosedCircleChinese": _from("①", 20),
    "decimalEnclosedFullstop": _from("⒈", 20),
    "decimalEnclosedParen": _from("⑴", 20),
    "ideographEnclosedCircle": _from("㊀", 10),
    "numberInDash": lambda number: f"- {number} -",
}


BULLET = "•"
LEVELS = 9


@dataclass(frozen=True)
class Level:
    """A level of a list."""

    start: int
    form: str
    text: str
    """`（%1）`: %1 is the number of the first level."""
    restart: int
    """The highest level after which it begins anew, from 1; 0 for never."""
    plain: bool
    """All numbers in it are digits."""
    font: str | None
    """The face of the number, in which a bullet may be another character than it seems."""
    style: str | None


@dataclass
class List:
    """A list by its `w:num`: what it counts with others on, its levels, and where it begins again."""

    counters: list[int | None]
    levels: dict[int, Level]
    starts: dict[int, int]
    begun: set[int] = field(default_factory=set)


class Numbering:
    """Counts through a file; ask once for each paragraph, in order."""

    def __init__(self, root: Element | None, styles: Styles) -> None:
        self.styles = styles
        self.lists: dict[str, List] = {}
        if root is not None:
            self._read(root)

    def number(self, properties: Element | None, style: Style) -> str:
        """The number of a paragraph by its `w:pPr` and style; empty where it has none."""
        own = None if properties is None else properties.find(qname("w:numPr"))
        inherited = tuple(result.find(qname("w:numPr")) for result in style.paragraph)
        list_id = first_value((own, *inherited), "w:numId")
        numbered = self.lists.get(list_id or "")
        if not numbered:
            return ""
        level = first_value((own, *inherited), "w:ilvl")
        by_style = None if own is not None and level else self._level_of_style(numbered, properties)
        at = by_style if by_style is not None else whole(level, 0)
        return self._next(numbered, at) if at in numbered.levels else ""

    def _level_of_style(self, numbered: List, properties: Element | None) -> int | None:
        named = value(properties, "w:pStyle") or self.styles.standard
        return next(
            (at for at, level in numbered.levels.items() if level.style and level.style == named), None
        )

    def _next(self, numbered: List, at: int) -> str:
        level, counters = numbered.levels[at], numbered.counters
        before = counters[at]
        begins = before is None or (at in numbered.starts and at not in numbered.begun)
        counters[at] = numbered.starts.get(at, level.start) if begins or before is None else before + 1
        numbered.begun.add(at)
        for above in range(at):
            if above in numbered.levels and counters[above] is None:
                counters[above] = numbered.levels[above].start
        for below in range(at + 1, LEVELS):
            if below in numbered.levels and at < numbered.levels[below].restart:
                counters[below] = None
        return _label(numbered, level)

    def _read(self, root: Element) -> None:
        abstracts = {
            result.get(qname("w:abstractNumId")): result for result in root.iter(qname("w:abstractNum"))
        }
        counters: dict[str | None, list[int | None]] = {key: [None] * LEVELS for key in abstracts}
        linked = {
            value(result, "w:styleLink"): key
            for key, result in abstracts.items()
            if value(result, "w:styleLink")
        }
        for num in root.iter(qname("w:num")):
            key = value(num, "w:abstractNumId")
            key = linked.get(value(abstracts.get(key), "w:numStyleLink"), key)
            if key in abstracts:
                levels = _levels(abstracts[key])
                overrides = num.findall(qname("w:lvlOverride"))
                for override in overrides:
                    levels |= _levels(override)
                starts = {
                    whole(override.get(qname("w:ilvl")), 0): whole(start, 1)
                    for override in overrides
                    if (start := value(override, "w:startOverride"))
                }
                self.lists[str(num.get(qname("w:numId")))] = List(counters[key], levels, starts)


def _levels(element: Element) -> dict[int, Level]:
    results = {}
    for level in element.findall(qname("w:lvl")):
        at = whole(level.get(qname("w:ilvl")), 0)
        forms = list(level.iter(qname("w:numFmt")))
        if at >= LEVELS:
            continue
        results[at] = Level(
            whole(value(level, "w:start"), 0),
            forms[-1].get(qname("w:val"), "decimal") if forms else "decimal",
            value(level, "w:lvlText") or "",
            whole(value(level, "w:lvlRestart"), at),
            level.find(qname("w:isLgl")) is not None,
            value(level.find(qname("w:rPr")), "w:rFonts", "w:ascii"),
            value(level, "w:pStyle"),
        )
    return results


def _bullet(text: str, font: str | None) -> str:
    """The bullet as it is seen: ◦ or ●; the usual one where that is not known."""
    if len(text) != 1:
        return BULLET if text else ""
    plain = text if font == "Courier New" and text == "o" else in_unicode(font, text)
    plain = "◦" if plain == "o" else plain
    return plain if plain and not plain.isalnum() else BULLET


def _label(numbered: List, level: Level) -> str:
    if level.form == "bullet":
        return _bullet(level.text.strip(), level.font)

    def fill(match: re.Match[str]) -> str:
        other = numbered.levels.get(int(match[1]) - 1)
        if not other:
            return ""
        count = numbered.counters[int(match[1]) - 1]
        form = "decimal" if level.plain else other.form
        return formatted(other.start if count is None else count, form)

    return re.sub("%([1-9])", fill, level.text).strip()
