"""Chinese as the mainland writes it: numbers, sums and dates read and written, and the pack of them.

`10万元`, `100,000元`, `1.5亿元`, `壹拾万元`, `1项`, `十家`, `2026年9月30日下午5时`. Where words hold none,
nothing comes out.
"""

import re
from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal

from notice_site.language.chinese_numerals import DIGITS, FULL_WIDTH, GROUPS, UNITS, number_value
from notice_site.language.pack import Language, SpokenDate, SpokenSpan

HAN = "".join([*DIGITS, *UNITS, *GROUPS])
ARABIC = r"(?<!\d)(?:\d{1,3}(?:,\d{3})++(?!\d)|\d++)(?:\.\d++)?"
"""100,000.5 or 1500."""
NUMBER = rf"(?:{ARABIC})(?:[十百千拾佰仟]?[万亿萬億]{{0,2}}|[百千])|[{HAN}]++"
"""10千万, 3百, 壹拾万."""
NUMBERS = re.compile(NUMBER)
"""`1.5万`."""
SUMS = re.compile(rf"({NUMBER})\s*(万|亿)?\s*(?:元|圆|美元|欧元|港元|港币|日元|英镑)")
"""壹拾万元, 5 万英镑."""
RANGE_OF_SUMS = re.compile(rf"({NUMBER})\s*(?:元)?\s*(?:至|到|-|—|－|~|～|、)+\s*({NUMBER})\s*元")
"""10—20万元."""
FRACTION = re.compile(rf"(?:{NUMBER})\s*[/／]\s*(?:{NUMBER})|分之")
"""1/3, 三分之一."""
RATIO = re.compile(rf"({ARABIC})\s*[:：∶比]\s*({ARABIC})")
"""1:2, 1比2."""
PERCENT = re.compile(rf"({ARABIC})\s*[%％]")
"""50%."""
BLANK = re.compile(r"\s")
"""A space."""


def numbers_in(text: str) -> list[Decimal]:
    """Every number in the words, in order; none where they hold a fraction such as 三分之一."""
    text = text.translate(FULL_WIDTH)
    if FRACTION.search(text):
        return []
    values = (number_value(result) for result in NUMBERS.findall(text))
    return [value for value in values if value is not None]


def sums_in(text: str) -> list[Decimal]:
    """Every sum of money in the words, in its currency's unit: 10—20万元 has two, 100000 and 200000."""
    text = BLANK.sub("", text.translate(FULL_WIDTH))
    results = [number_value(whole + (group or "")) for whole, group in SUMS.findall(text)]
    results += [_lower_end(low, high) for low, high in RANGE_OF_SUMS.findall(text)]
    return [value for value in results if value is not None]


def _lower_end(low: str, high: str) -> Decimal | None:
    group = high[-1] if high[-1] in GROUPS and low[-1] not in GROUPS else ""
    return number_value(low + group)


def ratios_in(text: str) -> list[Decimal]:
    """Shares as parts of one: `1:2` gives both 0.5 and 2, `50%` gives 0.5."""
    text = text.translate(FULL_WIDTH)
    pairs = [(Decimal(left), Decimal(right)) for left, right in RATIO.findall(text.replace(",", ""))]
    both = [value for left, right in pairs if left and right for value in (left / right, right / left)]
    return both + [Decimal(share) / 100 for share in PERCENT.findall(text)]


NUMERAL = r"[\d〇○零一二三四五六七八九十]{1,8}"
CLOCK = (
    r"(?P<half>凌晨|清晨|早上|早晨|上午|中午|正午|下午|傍晚|晚上|晚间|夜间|晚)?"
    rf"(?:(?P<hour>{NUMERAL})(?::(?P<minute>\d\d)(?::\d\d)?(?:时|分)?|[时点](?:(?P<half_past>半)|(?P<minutes>{NUMERAL})分|整)?))"
)
"""下午5时30分, 17:00, 上午十点半."""
DAY = (
    rf"(?:(?P<year>{NUMERAL})年)?(?:(?P<month>{NUMERAL})月)?(?P<day>{NUMERAL})[日号]"
    r"|(?P<iso_year>\d{4})[-/.](?P<iso_month>\d{1,2})[-/.](?P<iso_day>\d{1,2})(?!\d)"
)
"""2026年9月30日, 30号, 2026-09-30."""
WEEKDAY = r"[(（]?(?:星期|周|礼拜)(?P<weekday>[一二三四五六日天])[)）]?"
"""（星期三）."""
DATE = re.compile(rf"(?:{DAY})(?:{WEEKDAY})?(?:[T,，]?{CLOCK})?")
"""2026年9月30日（星期三）下午5时."""
LONE_CLOCK = re.compile(CLOCK)
"""`下午5时`."""
PERIOD = re.compile(rf"(?P<amount>{NUMERAL}|[十百两]+)个?(?P<unit>工作日|月|自然日|日|天)")
"""5个工作日."""
PERIOD_UNITS = {"工作日": "working_days", "月": "months", "自然日": "days", "日": "days", "天": "days"}
AFTERNOON = ("下午", "傍晚", "晚上", "晚间", "夜间", "晚")
NOON = ("中午", "正午")
WEEKDAYS = "一二三四五六日"


def dates_in(text: str) -> list[SpokenDate]:
    """Every date in the words, in order; what a later one leaves out is taken from the one before."""
    results: list[SpokenDate] = []
    for match in DATE.finditer(_closed_up(text)[0]):
        spoken = _spoken(match)
        if results:
            month = spoken.month or results[-1].month
            spoken = replace(spoken, year=spoken.year or results[-1].year, month=month)
        if spoken.month:
            results.append(spoken)
    return results


def clocks_in(text: str) -> list[int]:
    """Every clock in the words, in minutes from midnight."""
    return [
        minutes
        for match in LONE_CLOCK.finditer(_closed_up(text)[0])
        if (minutes := _minutes(match)) is not None
    ]


def period_in(text: str) -> tuple[int, str] | None:
    """The first length of time in the words, `5个工作日`: its amount and its unit as the data names it."""
    match = PERIOD.search(_closed_up(text)[0])
    amount = number_value(match["amount"]) if match else None
    return (int(amount), PERIOD_UNITS[match["unit"]]) if match and amount is not None else None


def _closed_up(text: str) -> tuple[str, list[int]]:
    """The words without white space, and where each character stood; between two figures it becomes a T.

    So `2026-09-30 17:00` is read as 2026-09-30T17:00.
    """
    kept: list[str] = []
    places: list[int] = []
    for at, char in enumerate(text.translate(FULL_WIDTH)):
        if not char.isspace():
            kept.append(char)
            places.append(at)
        elif kept and kept[-1].isdigit() and text[at + 1 : at + 2].isdigit():
            kept.append("T")
            places.append(at)
    return "".join(kept), places


def _spoken(match: re.Match[str]) -> SpokenDate:
    year, month, day = (_integer(match[name] or match[f"iso_{name}"]) for name in ("year", "month", "day"))
    weekday = WEEKDAYS.index(match["weekday"].replace("天", "日")) if match["weekday"] else None
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


def spoken_spans(text: str) -> list[SpokenSpan]:
    """Every date with a month; a year or month that is left out is that of the date before."""
    results: list[SpokenSpan] = []
    words, places = _closed_up(text)
    for match in DATE.finditer(words):
        start, end = places[match.start()], places[match.end() - 1] + 1
        wording = text[start:end]
        spoken = _after(results[-1].spoken if results else None, wording)
        if spoken and spoken.month:
            alone = dates_in(wording)
            results.append(SpokenSpan(start, end, wording, spoken, bool(alone and alone[0].year)))
    return results


def _after(before: SpokenDate | None, wording: str) -> SpokenDate | None:
    """What the words say behind another date; `30日` alone is of its month."""
    if dates := dates_in(wording):
        last = dates[0]
        return replace(last, year=last.year or (before.year if before else None))
    if not before:
        return None
    dates = dates_in(f"{before.month}月{wording.strip()}")
    return replace(dates[0], year=before.year) if dates else None


def day(value: date) -> str:
    """A day as a document says it: 2030年4月30日."""
    return f"{value.year}年{value.month}月{value.day}日"


def day_with_weekday(value: date) -> str:
    """2026年9月30日（星期三）."""
    return f"{day(value)}（星期{WEEKDAYS[value.weekday()]}）"


def moment(value: date, minutes: int) -> str:
    """2030年4月30日9:05, for minutes from midnight."""
    return f"{day(value)}{minutes // 60}:{minutes % 60:02}"


def moment_with_weekday(local: datetime) -> str:
    """2026年9月30日（星期三）09:05."""
    return f"{day_with_weekday(local.date())}{local:%H:%M}"


CHINESE = Language(
    tag="zh-CN",
    catalogue="zh_CN",
    country="CN",
    document_type="通知",
    numbers_in=numbers_in,
    sums_in=sums_in,
    ratios_in=ratios_in,
    dates_in=dates_in,
    clocks_in=clocks_in,
    period_in=period_in,
    spoken_spans=spoken_spans,
    scales={"万": 10**4, "亿": 10**8},
    supported_in=("项", "个", "个项目", "家", "名", "人", "位", "件", "支", "所"),
    vague_clocks=("班", "午", "晚", "晨", "夜"),
    day=day,
    day_with_weekday=day_with_weekday,
    moment=moment,
    moment_with_weekday=moment_with_weekday,
    period=lambda first, last: f"{first}至{last}",
    until_midnight=lambda last: f"{last}24时前",
    list_of="、".join,
    quoting=("「", "」"),
    aside=lambda words: f"（{words}）",
    levels=("chinese", "chinese_brackets", "arabic", "arabic_brackets"),
    full_width=True,
    item_ends=("；", "。"),
    gap="",
    example_day="2030年4月30日",
    example_moment="2030年4月30日下午5时",
)
