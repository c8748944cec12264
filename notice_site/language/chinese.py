"""Numbers, counts and sums as Chinese documents write them. In: words. Out: their values.

`10万元`, `100,000元`, `1.5亿元`, `壹拾万元`, `1项`, `十家`. Where words hold none, nothing comes out.
"""

import re
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
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


NUMERAL = r"[\d〇○零一二三四五六七八九十]+"
CLOCK = (
    r"(?P<half>凌晨|清晨|早上|早晨|上午|中午|正午|下午|傍晚|晚上|晚间|夜间|晚)?"
    rf"(?:(?P<hour>{NUMERAL})(?::(?P<minute>\d\d)(?::\d\d)?(?:时|分)?|[时点](?:(?P<half_past>半)|(?P<minutes>{NUMERAL})分|整)?))"
)
DAY = (
    rf"(?:(?P<year>{NUMERAL})年)?(?:(?P<month>{NUMERAL})月)?(?P<day>{NUMERAL})[日号]"
    r"|(?P<iso_year>\d{4})[-/.](?P<iso_month>\d{1,2})[-/.](?P<iso_day>\d{1,2})(?!\d)"
)
WEEKDAY = r"[(（]?(?:星期|周|礼拜)(?P<weekday>[一二三四五六日天])[)）]?"
DATE = re.compile(rf"(?:{DAY})(?:{WEEKDAY})?(?:[T,，]?{CLOCK})?")
LONE_CLOCK = re.compile(CLOCK)
PERIOD = re.compile(rf"(?P<amount>{NUMERAL}|[十百两]+)个?(?P<unit>工作日|月|自然日|日|天)")
CLOCK_UNITS = {"工作日": "working_days", "月": "months", "自然日": "days", "日": "days", "天": "days"}
AFTERNOON = ("下午", "傍晚", "晚上", "晚间", "夜间", "晚")
NOON = ("中午", "正午")


@dataclass(frozen=True)
class SpokenDate:
    """What words say of a date; None for what they leave out."""

    year: int | None
    month: int | None
    day: int
    minutes: int | None = None
    """The clock in minutes from midnight; 24时 is 1440."""
    weekday: int | None = None
    """0 for Monday."""

    def agrees_with(self, value: date | datetime) -> bool:
        """Whether a day or moment is the one that the words name."""
        if isinstance(value, datetime) and self.minutes is not None:
            if value.hour * 60 + value.minute != self.minutes % 1440 or value.second:
                return False
            value -= timedelta(days=self.minutes // 1440)
        said = (self.year, self.month, self.day)
        return all(
            part in (None, real)
            for part, real in zip(said, (value.year, value.month, value.day), strict=True)
        )

    def right_weekday(self) -> bool:
        """Whether the weekday in words, if there is one, is that of the day."""
        if self.weekday is None or self.year is None or self.month is None:
            return True
        try:
            return date(self.year, self.month, self.day).weekday() == self.weekday
        except ValueError:
            return True


def dates_in(text: str) -> list[SpokenDate]:
    """Every date in the words, in order; what a later one leaves out is taken from the one before."""
    found: list[SpokenDate] = []
    for match in DATE.finditer(_joined(text)):
        spoken = _spoken(match)
        if found:
            month = spoken.month or found[-1].month
            spoken = replace(spoken, year=spoken.year or found[-1].year, month=month)
        if spoken.month:
            found.append(spoken)
    return found


def clocks_in(text: str) -> list[int]:
    """Every clock in the words, in minutes from midnight."""
    return [
        minutes for match in LONE_CLOCK.finditer(_joined(text)) if (minutes := _minutes(match)) is not None
    ]


def period_in(text: str) -> tuple[int, str] | None:
    """The first length of time in the words, `5个工作日`: its amount and its unit as the data names it."""
    match = PERIOD.search(_joined(text))
    amount = number_value(match["amount"]) if match else None
    return (int(amount), CLOCK_UNITS[match["unit"]]) if match and amount is not None else None


def _joined(text: str) -> str:
    """The words without blanks; those between two numbers become a T, as in 2026-09-30T17:00."""
    return re.sub(r"\s", "", re.sub(r"(?<=\d)\s+(?=\d)", "T", text.translate(FULL_WIDTH)))


def _spoken(match: re.Match[str]) -> SpokenDate:
    year, month, day = (_integer(match[name] or match[f"iso_{name}"]) for name in ("year", "month", "day"))
    weekday = "一二三四五六日".index(match["weekday"].replace("天", "日")) if match["weekday"] else None
    return SpokenDate(year + 2000 if year and year < 100 else year, month, day or 0, _minutes(match), weekday)


def _minutes(match: re.Match[str]) -> int | None:
    hour = _integer(match["hour"])
    if hour is None:
        return None
    minute = 30 if match["half_past"] else _integer(match["minute"] or match["minutes"]) or 0
    if (match["half"] in AFTERNOON and hour < 12) or (match["half"] in NOON and hour < 3):
        hour += 12
    return hour * 60 + minute


def _integer(text: str | None) -> int | None:
    value = number_value(text) if text else None
    return None if value is None else int(value)
