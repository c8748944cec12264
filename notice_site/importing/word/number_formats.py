"""Numbers of a list as Word writes them. In: a number and Word's name of the format. Out: its characters.

The formats are those of ECMA-376 part 1, 17.18.59 (ST_NumberFormat); an unknown one gives plain digits.
"""

from collections.abc import Callable

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
    for value, letters in (*ROMAN, *SMALL_ROMAN):
        count, number = divmod(number, value)
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
