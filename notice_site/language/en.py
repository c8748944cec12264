"""English as Britain and the United States write it: numbers, sums and dates read and written, and its packs.

`ten awards`, `£2 million`, `US$1.5bn`, `50 per cent`, `5pm on Friday 30 September 2026`, `September 30,
2026`. Where words hold none, nothing comes out.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal

from notice_site.language.pack import Language, SpokenDate, SpokenSpan

ONES = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)  # fmt: skip
TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
VALUES = {word: value for value, word in enumerate(ONES)} | {
    word: 10 * value for value, word in enumerate(TENS, 2)
}
SCALES = {
    "hundred": 10**2, "thousand": 10**3, "million": 10**6, "billion": 10**9,
    "k": 10**3, "m": 10**6, "bn": 10**9,
}  # fmt: skip
ARABIC = r"(?<!\d)(?:\d{1,3}(?:,\d{3})++(?!\d)|\d++)(?:\.\d++)?"
"""100,000.5 or 1500."""
SCALE = r"(?:hundred|thousand|million|billion|bn|m|k)(?![a-z])"
WORD = "|".join((*sorted(ONES, key=len, reverse=True), *TENS))
WORDS = rf"(?:{WORD})(?:(?:\s+and)?[\s-]+(?:{WORD}|hundred|thousand|million|billion))*(?![a-z])"
"""Two hundred and fifty thousand; twenty-five."""
NUMBER = re.compile(
    rf"(?<![\w.,])(?:(?P<figures>{ARABIC})(?![\d:])(?:\s*(?P<scale>{SCALE}))?"
    rf"|(?P<words>{WORDS})(?!\s+(?:of|another)\b))",
    re.IGNORECASE,
)
"""2 million; twenty-five; not the one of "one of them"."""
FRACTION = re.compile(
    r"\d\s*/\s*\d|\bhalf\b|\b(?:an?|one|two|three)[- ](?:third|quarter|fifth|tenth)s?\b", re.IGNORECASE
)
"""1/3, two thirds, half."""
CURRENCY = r"(?:US\$|A\$|C\$|HK\$|[£$€¥]|(?:GBP|USD|EUR|CNY|RMB|HKD|AUD|CAD)\s?)"
UNIT = r"(?:pounds?|dollars?|euros?|yuan|renminbi|GBP|USD|EUR|CNY|RMB|HKD|AUD|CAD)\b"
SUM = re.compile(
    rf"{CURRENCY}\s*(?P<amount>{ARABIC})(?:\s*(?P<scale>{SCALE}))?"
    rf"(?:\s*(?:-|–|—|to|and)\s*{CURRENCY}?\s*(?P<high>{ARABIC})(?:\s*(?P<high_scale>{SCALE}))?)?"
    rf"|(?<![\w.,])(?P<bare>{ARABIC})(?:\s*(?P<bare_scale>{SCALE}))?\s+{UNIT}",
    re.IGNORECASE,
)
"""£2 million; $10,000 to $20,000; £1–2 million; 500 thousand euros."""
SUM_IN_WORDS = re.compile(rf"(?<!\w)(?P<words>{WORDS})\s+{UNIT}", re.IGNORECASE)
"""Two million pounds."""
PERCENT = re.compile(rf"({ARABIC})\s*(?:%|per\s?cent\b)", re.IGNORECASE)
"""50%, 50 per cent."""
RATIO = re.compile(rf"(?<![\d:])({ARABIC})\s?(?::|\bto\b)\s?({ARABIC})(?![\d:])")
"""1:2, 1 to 2."""
HALF = re.compile(r"\bhalf\b", re.IGNORECASE)
"""`half of the costs`."""


def numbers_in(text: str) -> list[Decimal]:
    """Every number in the words, in order; none where they hold a fraction such as two thirds."""
    if FRACTION.search(text):
        return []
    return [_value(match["figures"], match["scale"], match["words"]) for match in NUMBER.finditer(text)]


def sums_in(text: str) -> list[Decimal]:
    """Every sum of money in the words, in its currency's unit: £1–2 million has two, 1000000 and 2000000."""
    results: list[Decimal] = []
    for match in SUM.finditer(text):
        if match["bare"]:
            results.append(_value(match["bare"], match["bare_scale"]))
            continue
        results.append(_value(match["amount"], match["scale"] or match["high_scale"]))
        if match["high"]:
            results.append(_value(match["high"], match["high_scale"] or match["scale"]))
    return results + [_value(None, None, match["words"]) for match in SUM_IN_WORDS.finditer(text)]


def ratios_in(text: str) -> list[Decimal]:
    """Shares as parts of one: `1:2` gives both 0.5 and 2, `50%` and `half` give 0.5."""
    pairs = [tuple(Decimal(side.replace(",", "")) for side in pair) for pair in RATIO.findall(text)]
    both = [value for left, right in pairs if left and right for value in (left / right, right / left)]
    shares = [Decimal(share.replace(",", "")) / 100 for share in PERCENT.findall(text)]
    return both + shares + [Decimal("0.5")] * bool(HALF.search(text))


def _value(figures: str | None, scale: str | None, words: str | None = None) -> Decimal:
    if figures:
        return Decimal(figures.replace(",", "")) * SCALES.get((scale or "").lower(), 1)
    total, group = Decimal(0), Decimal(0)
    for word in re.split(r"[\s-]+", (words or "").lower()):
        if word in VALUES:
            group += VALUES[word]
        elif word == "hundred":
            group = (group or Decimal(1)) * 100
        elif word in SCALES:
            total, group = total + (group or Decimal(1)) * SCALES[word], Decimal(0)
    return total + group


MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
    "November", "December",
)  # fmt: skip
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTH = (
    r"(?P<month>Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?"
    r"|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\.?"
)
"""September, Sept."""
ORDINAL = r"(?:st|nd|rd|th)?"
CLOCK_BEHIND = r"(?:,?\s+(?:at\s+)?(?P<hour>\d{1,2})(?::(?P<minute>\d\d))?\s*(?P<half>[ap]\.?m\.?)?(?=\W|$))?"
""", at 17:00."""
CLOCK_BEFORE = (
    r"(?:(?P<first_hour>\d{1,2})(?:[:.](?P<first_minute>\d\d))?\s*(?P<first_half>[ap]\.?m\.?|noon)?"
    r"(?<!\s),?\s+(?:on\s+)?(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,?\s+)?(?:the\s+)?)?"
)
"""5 pm on Friday."""
WITH_YEAR = tuple(
    re.compile(rf"\b{CLOCK_BEFORE}{written}\s+(?P<year>\d{{4}}){CLOCK_BEHIND}", re.IGNORECASE)
    for written in (
        rf"(?P<day>\d{{1,2}}){ORDINAL}\s+{MONTH}",
        rf"{MONTH}\s+(?P<day>\d{{1,2}}){ORDINAL},?",
    )
)
"""5 pm on Friday 30 September 2026; September 30, 2026, 17:00."""
UP_TO = r"\s*(?:to|and|-|–|—)\s*"
ONE_OR_TWO = rf"(?P<first>\d{{1,2}})(?!\d){ORDINAL}(?:{UP_TO}(?P<last>\d{{1,2}})(?!\d){ORDINAL})?"
YEAR = r"(?:,?\s+(?P<year>\d{4}))?"
ISO = r"(?<!\d)(?P<year>\d{4})(?P<mark>[-/.])(?P<month>\d{1,2})(?P=mark)(?P<first>\d{1,2})(?!\d)(?P<last>)"
DAYS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"\b{ONE_OR_TWO}\s+(?:of\s+)?{MONTH}(?![a-z]){YEAR}",
        rf"\b{MONTH}\s+{ONE_OR_TWO}{YEAR}",
        ISO,
    )
)
"""1 to 30 September 2026; September 30; 2026-09-30."""
BY_FIGURES = re.compile(r"(?<![\d/])(?P<one>\d{1,2})/(?P<other>\d{1,2})/(?P<year>\d{4})(?!\d)")
"""9/30/2026 or 30/9/2026; 3/4/2026 may be either and is read as neither."""
WEEKDAY_BEFORE = re.compile(r"\b(Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,?\s+(?:the\s+)?$", re.IGNORECASE)
"""`Friday, the ` before 30 September."""
CLOCK = re.compile(
    r"(?<![\d:.])(?:(?P<hour>\d{1,2})(?:[:.](?P<minute>[0-5]\d))?\s?(?P<half>[ap]\.?m\b|noon)"
    r"|(?P<hour_of_24>[01]?\d|2[0-4]):(?P<minute_of_24>[0-5]\d)(?!\d)|(?P<noon>\bnoon\b|\bmidday\b))",
    re.IGNORECASE,
)
"""5pm, 5.30 p.m., 17:00, 12 noon, midday."""
PERIOD = re.compile(
    rf"(?<!\w)(?P<amount>\d+|{WORDS})\s+(?:calendar\s+|consecutive\s+)?"
    r"(?P<unit>(?:working|business)\s+days?|days?|weeks?|months?)\b",
    re.IGNORECASE,
)
"""5 working days, ten business days, three months."""
DAYS_OF_A_WEEK = 7
TWELVE_HOURS = 12
NOON = TWELVE_HOURS * 60
WHOLE_DAY = 2 * NOON
CALLED = {"Europe/London": "UK time", "UTC": "UTC", "Etc/UTC": "UTC"}
"""Zones whose everyday name CLDR does not have."""


def spoken_spans(text: str) -> list[SpokenSpan]:
    """Every date that names its year, with the clock before or behind it."""
    spans = (_span(text, match) for pattern in WITH_YEAR for match in pattern.finditer(text))
    return sorted(spans, key=lambda span: span.start)


def _span(text: str, match: re.Match[str]) -> SpokenSpan:
    before, behind = _clock(match, "first_"), _clock(match, "")
    start = match.start() if before is not None else min(match.start("day"), match.start("month"))
    end = match.end() if behind is not None or not match["hour"] else match.start("hour")
    wording = text[start:end].rstrip(" ,at")
    minutes = before if behind is None else behind
    spoken = SpokenDate(int(match["year"]), _month(match["month"]), int(match["day"]), minutes)
    return SpokenSpan(start, start + len(wording), wording, spoken, own_year=True)


def _clock(match: re.Match[str], which: str) -> int | None:
    """The clock before or behind a date, in minutes from midnight; a bare number is not one."""
    hour, minute, half = (match[which + part] for part in ("hour", "minute", "half"))
    return _minutes(hour, minute, half) if hour and (minute or half) else None


def _minutes(hour: str, minute: str | None, half: str | None) -> int:
    late, early = (half or "").lower().startswith("p"), (half or "").lower().startswith("a")
    hours = int(hour) % TWELVE_HOURS + TWELVE_HOURS * late if late or early else int(hour)
    return hours * 60 + int(minute or 0)


def _month(name: str) -> int:
    return int(name) if name.isdecimal() else [month[:3] for month in MONTHS].index(name[:3].title()) + 1


def clocks_in(text: str) -> list[int]:
    """Every clock in the words, in minutes from midnight; midnight, of either day, is left out."""
    return [
        NOON
        if match["noon"]
        else _minutes(
            match["hour"] or match["hour_of_24"], match["minute"] or match["minute_of_24"], match["half"]
        )
        for match in CLOCK.finditer(text)
    ]


def dates_in(text: str) -> list[SpokenDate]:
    """Every date in the words, in order; a year that is left out is the next one's, or the last one's."""
    spans = spoken_spans(text)
    written = (placed_day for pattern in DAYS for placed_day in _days(text, pattern))
    placed = sorted([*written, *_by_figures(text)], key=lambda placed_day: placed_day[0])
    clocks = clocks_in(text) if len(placed) == 1 else []
    results: list[SpokenDate] = []
    for at, (place, spoken) in enumerate(placed):
        later = (placed_day.year for _, placed_day in placed[at:] if placed_day.year)
        year = next(later, results[-1].year if results else None)
        minutes = next((span.spoken.minutes for span in spans if span.start <= place < span.end), None)
        if minutes is None and len(clocks) == 1:
            minutes = clocks[0]
        results.append(replace(spoken, year=year, minutes=minutes))
    return results


def _days(text: str, pattern: re.Pattern[str]) -> Iterator[tuple[int, SpokenDate]]:
    for match in pattern.finditer(text):
        if match["month"] == "may" and not match["year"]:
            continue  # "up to 3 may apply"
        year, month = int(match["year"]) if match["year"] else None, _month(match["month"])
        before = WEEKDAY_BEFORE.search(text, 0, match.start())
        weekday = next(
            (at for at, name in enumerate(WEEKDAYS) if before and name[:3] == before[1][:3].title()), None
        )
        yield match.start("first"), SpokenDate(year, month, int(match["first"]), weekday=weekday)
        if match["last"]:
            yield match.start("last"), SpokenDate(year, month, int(match["last"]))


def _by_figures(text: str) -> Iterator[tuple[int, SpokenDate]]:
    for match in BY_FIGURES.finditer(text):
        low, high = sorted((int(match["one"]), int(match["other"])))
        if low == high or low <= len(MONTHS) < high:
            yield match.start(), SpokenDate(int(match["year"]), low, high)


def period_in(text: str) -> tuple[int, str] | None:
    """The first length of time in the words, `5 working days`: its amount and the unit of the data."""
    match = PERIOD.search(text)
    if not match:
        return None
    amount = int(match["amount"]) if match["amount"].isdecimal() else int(_value(None, None, match["amount"]))
    unit = match["unit"].lower()
    if unit.startswith("week"):
        return amount * DAYS_OF_A_WEEK, "days"
    return amount, "months" if unit.startswith("month") else "days" if unit.startswith(
        "day"
    ) else "working_days"


def _day(value: date) -> str:
    return f"{value.day} {MONTHS[value.month - 1]} {value.year}"


def _weekday_and_day(value: date) -> str:
    return f"{WEEKDAYS[value.weekday()]} {_day(value)}"


def _american_day(value: date) -> str:
    return f"{MONTHS[value.month - 1]} {value.day}, {value.year}"


def _american_weekday_and_day(value: date) -> str:
    return f"{WEEKDAYS[value.weekday()]}, {_american_day(value)}"


def _time(minutes: int) -> str:
    """As GOV.UK writes it: 5pm, 5:30pm, midday."""
    if minutes == NOON:
        return "midday"
    hours, rest = divmod(minutes % WHOLE_DAY, 60)
    half = "am" if hours < TWELVE_HOURS else "pm"
    return f"{hours % TWELVE_HOURS or TWELVE_HOURS}{f':{rest:02}' if rest else ''}{half}"


def _american_time(minutes: int) -> str:
    """As the GPO Style Manual writes it: 5 p.m., 5:30 p.m., noon."""
    return "noon" if minutes == NOON else re.sub(r"([ap])m$", r" \1.m.", _time(minutes))


def _moment_in_zone(local: datetime) -> str:
    """5pm on Wednesday 13 May 2026, UK time (BST)."""
    time = _time(local.hour * 60 + local.minute)
    return f"{time} on {_weekday_and_day(local)}, {_zone(local, 'en_GB')}"


def _american_moment_in_zone(local: datetime) -> str:
    """5 p.m. on Wednesday, May 13, 2026, Eastern Time (EDT)."""
    time = _american_time(local.hour * 60 + local.minute)
    return f"{time} on {_american_weekday_and_day(local)}, {_zone(local, 'en_US')}"


def _zone(local: datetime, locale: str) -> str:
    """The zone by its name, with letters where the locale has any: Britons do not know EDT."""
    from babel.dates import get_timezone_name  # noqa: PLC0415 - 80 ms that only English dates need

    key = getattr(local.tzinfo, "key", "")
    name = CALLED.get(key) or get_timezone_name(local, locale=locale, zone_variant="generic")
    letters = get_timezone_name(local, width="short", locale=locale)
    return f"{name} ({letters})" if letters.isalpha() and letters.isupper() and letters != name else name


ENGLISH = Language(
    tag="en",
    catalogue="",
    country="",
    document_type="Notice",
    numbers_in=numbers_in,
    sums_in=sums_in,
    ratios_in=ratios_in,
    dates_in=dates_in,
    clocks_in=clocks_in,
    period_in=period_in,
    spoken_spans=spoken_spans,
    scales={word: size for word, size in SCALES.items() if len(word) > 2},
    supported_in=(),
    vague_clocks=("close of business", "end of the day", "midnight", "COB"),
    day=_day,
    day_with_weekday=_weekday_and_day,
    moment=lambda value, minutes: f"{_time(minutes)} on {_day(value)}",
    moment_with_weekday=_moment_in_zone,
    period=lambda first, last: f"{first} to {last}",
    until_midnight=lambda last: f"midnight at the end of {last}",
    list_of=", ".join,
    quoting=('"', '"'),
    aside=lambda words: f" ({words})",
    levels=("decimal", "decimal", "letters", "roman"),
    full_width=False,
    item_ends=(";", "."),
    gap=" ",
    example_day="30 April 2030",
    example_moment="5pm on 30 April 2030",
)
AMERICAN = replace(
    ENGLISH,
    tag="en-US",
    country="US",
    day=_american_day,
    day_with_weekday=_american_weekday_and_day,
    moment=lambda value, minutes: f"{_american_time(minutes)} on {_american_day(value)}",
    moment_with_weekday=_american_moment_in_zone,
    example_day="April 30, 2030",
    example_moment="5 p.m. on April 30, 2030",
)
BRITISH = replace(ENGLISH, tag="en-GB", country="GB")
