"""Chinese numerals, parsed and formatted. In: a text, or a number. Out: the other of the two."""

import re
from decimal import Decimal

FULL_WIDTH = str.maketrans("０１２３４５６７８９．，：％", "0123456789.,:%")
DIGITS = {
    digit: value
    for digits in ("零一二三四五六七八九", "〇壹贰叁肆伍陆柒捌玖")
    for value, digit in enumerate(digits)
}
DIGITS |= {"○": 0, "Ｏ": 0, "两": 2, "貳": 2, "參": 3, "陸": 6}
UNITS = {"十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1000, "仟": 1000}
GROUPS = {"万": 10**4, "萬": 10**4, "亿": 10**8, "億": 10**8}
PARTS = re.compile(r"\d+(?:\.\d+)?|.")
"""1.5, 千, 万 of 1.5千万."""
WRITTEN = "零一二三四五六七八九"


def number_value(text: str) -> Decimal | None:
    """The value of one number, `1.5亿`, `壹拾万`, `二〇一七`; None where it is not one."""
    text = text.translate(FULL_WIDTH).replace(",", "")
    if not text or text in GROUPS:
        return None
    if all(char in DIGITS for char in text):
        return Decimal("".join(str(DIGITS[char]) for char in text))
    return _with_units(text)


def _with_units(text: str) -> Decimal:
    total, group, digit, last = Decimal(0), Decimal(0), None, 10**12
    for part in PARTS.findall(text):
        if part in GROUPS:
            group += digit or 0
            total = (total + group) * GROUPS[part] if GROUPS[part] > last else total + group * GROUPS[part]
            group, digit, last = Decimal(0), None, GROUPS[part]
        elif part in UNITS:
            group += (Decimal(1) if digit is None else digit) * UNITS[part]
            digit = None
        else:
            digit = Decimal(DIGITS.get(part, part))
    return total + group + (digit or 0)


def chinese_number(count: int) -> str:
    """`count`, from 1 up, in Chinese numerals: 十, 二十一, 一百零五, 一千零一十, 一万零二."""
    written = _below_a_group(count % 10**4)
    if above := count // 10**4:
        gap = "零" if 0 < count % 10**4 < 10**3 else ""
        return f"{chinese_number(above)}万{gap}{written}"
    return written.removeprefix("一") if 10 <= count < 20 else written


def _below_a_group(count: int) -> str:
    """A number below ten thousand, with 零 for noughts inside it; empty for nought."""
    written, gap = "", ""
    for unit, size in (("千", 1000), ("百", 100), ("十", 10), ("", 1)):
        digit, count = divmod(count, size)
        if digit:
            written += f"{gap if written else ''}{WRITTEN[digit]}{unit}"
        gap = "" if digit else "零"
    return written
