"""Numbers, counts and sums as Chinese documents write them. In: words. Out: their values.

`10万元`, `100,000元`, `1.5亿元`, `壹拾万元`, `1项`, `十家`. Where words hold none, nothing comes out.
"""

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
HAN = "".join([*DIGITS, *UNITS, *GROUPS])
ARABIC = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
NUMBER = rf"(?:{ARABIC})(?:[十百千拾佰仟]?[万亿萬億]{{0,2}}|[百千])|[{HAN}]+"
NUMBERS = re.compile(NUMBER)
SUMS = re.compile(rf"({NUMBER})\s*(万|亿)?\s*(?:元|圆|美元|欧元|港元|港币|日元|英镑)")
RANGE_OF_SUMS = re.compile(rf"({NUMBER})\s*(?:元)?\s*(?:至|到|-|—|－|~|～|、)+\s*({NUMBER})\s*元")
FRACTION = re.compile(rf"(?:{NUMBER})\s*[/／]\s*(?:{NUMBER})|分之")
RATIO = re.compile(rf"({ARABIC})\s*[:：∶比]\s*({ARABIC})")
PERCENT = re.compile(rf"({ARABIC})\s*[%％]")


def number_value(text: str) -> Decimal | None:
    """The value of one number, `1.5亿`, `壹拾万`, `二〇一七`; None where it is none."""
    text = text.translate(FULL_WIDTH).replace(",", "")
    if not text or text in GROUPS:
        return None
    if all(char in DIGITS for char in text):
        return Decimal("".join(str(DIGITS[char]) for char in text))
    return _with_units(text)


def _with_units(text: str) -> Decimal:
    total, group, digit, last = Decimal(0), Decimal(0), None, 10**12
    for part in re.findall(r"\d+(?:\.\d+)?|.", text):
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


def numbers_in(text: str) -> list[Decimal]:
    """Every number in the words, in order; none where they hold a fraction such as 三分之一."""
    text = text.translate(FULL_WIDTH)
    if FRACTION.search(text):
        return []
    values = (number_value(found) for found in NUMBERS.findall(text))
    return [value for value in values if value is not None]


def sums_in(text: str) -> list[Decimal]:
    """Every sum of money in the words, in its currency's unit: 10—20万元 has two, 100000 and 200000."""
    text = re.sub(r"\s", "", text.translate(FULL_WIDTH))
    found = [number_value(whole + (group or "")) for whole, group in SUMS.findall(text)]
    found += [_lower_end(low, high) for low, high in RANGE_OF_SUMS.findall(text)]
    return [value for value in found if value is not None]


def _lower_end(low: str, high: str) -> Decimal | None:
    group = high[-1] if high[-1] in GROUPS and low[-1] not in GROUPS else ""
    return number_value(low + group)


def ratios_in(text: str) -> list[Decimal]:
    """Shares as parts of one: `1:2` gives both 0.5 and 2, `50%` gives 0.5."""
    text = text.translate(FULL_WIDTH)
    pairs = [(Decimal(left), Decimal(right)) for left, right in RATIO.findall(text.replace(",", ""))]
    both = [value for left, right in pairs if left and right for value in (left / right, right / left)]
    return both + [Decimal(share) / 100 for share in PERCENT.findall(text)]
