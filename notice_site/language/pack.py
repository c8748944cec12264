"""What the pack of a language holds, and the dates that its readers find in words.

Why: a language decides how numbers, sums and dates are read and written; whoever needs one asks the pack of
the call's language and never which language it is. `CONTRIBUTING.md` tells how to add one.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Literal

Numbering = Literal["chinese", "chinese_brackets", "arabic", "arabic_brackets", "decimal", "letters", "roman"]
"""How clauses of one level are numbered: 一、 （一） 1. （1） 1.1 (a) (i)."""


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
        own = (self.year, self.month, self.day)
        return all(
            part in (None, real) for part, real in zip(own, (value.year, value.month, value.day), strict=True)
        )

    def right_weekday(self) -> bool:
        """Whether the weekday in words, if there is one, is that of the day."""
        if self.weekday is None or self.year is None or self.month is None:
            return True
        try:
            return date(self.year, self.month, self.day).weekday() == self.weekday
        except ValueError:
            return True


@dataclass(frozen=True)
class SpokenSpan:
    """A date as a text says it, with its place."""

    start: int
    end: int
    wording: str
    """The words to the letter, with the white space inside them."""
    spoken: SpokenDate
    own_year: bool
    """Whether the words themselves name the year."""

    @property
    def day(self) -> date | None:
        """The calendar day, where there is such a day."""
        try:
            return date(self.spoken.year or 0, self.spoken.month or 0, self.spoken.day)
        except (ValueError, OverflowError):
            return None


@dataclass(frozen=True, eq=False)
class Language:
    """The pack of one language; there is one of each, so that packs are compared by identity."""

    tag: str
    """Its BCP 47 tag: `zh-CN`."""
    catalogue: str
    """The stem of its catalogue in `locale/`; empty where the words of the code are its own."""
    country: str
    """The country of a call in this language that names none; empty where the language says none."""
    document_type: str
    """What a call is called that does not say what kind of document it is."""

    numbers_in: Callable[[str], list[Decimal]]
    """Every number in words, in order; none where they hold a fraction."""
    sums_in: Callable[[str], list[Decimal]]
    """Every sum of money in words, in its currency's unit."""
    ratios_in: Callable[[str], list[Decimal]]
    """Shares in words, as parts of one."""
    dates_in: Callable[[str], list[SpokenDate]]
    """Every date in words, in order; what one leaves out is taken from its neighbour."""
    clocks_in: Callable[[str], list[int]]
    """Every clock in words, in minutes from midnight."""
    period_in: Callable[[str], tuple[int, str] | None]
    """The first length of time in words: its amount, and its unit as the data names it."""
    spoken_spans: Callable[[str], list[SpokenSpan]]
    """Every date with its place in a text."""
    scales: dict[str, int]
    """Words in a unit that multiply its number: 万元."""
    supported_in: tuple[str, ...]
    """Measure words of what is supported itself: 20项. Empty where numbers have none."""
    vague_clocks: tuple[str, ...]
    """Words that stand for a clock without naming one: 下班前."""

    day: Callable[[date], str]
    """A day as documents write it: 2030年4月30日."""
    day_with_weekday: Callable[[date], str]
    """A day as readers see it: 2030年4月30日（星期二）."""
    moment: Callable[[date, int], str]
    """A day with a clock in minutes from midnight, as documents write it: 2030年4月30日17:00."""
    moment_with_weekday: Callable[[datetime], str]
    """A moment on its zone's clock as readers see it: 2030年4月30日（星期二）17:00.

    A language that readers of several zones share names the zone too.
    """
    period: Callable[[str, str], str]
    """From one written day to another."""
    until_midnight: Callable[[str], str]
    """Until the end of a written day."""
    list_of: Callable[[tuple[str, ...]], str]
    """A list: 甲、乙."""

    quoting: tuple[str, str]
    """Quotation marks around words that hold “ or ” themselves, so that what is quoted stays plain."""
    aside: Callable[[str], str]
    """A word behind another, in brackets: （科长）."""

    levels: tuple[Numbering, ...]
    """How clauses are numbered where the data does not say, from the outermost level on."""
    full_width: bool
    """Whether its marks of punctuation are as wide as its characters: ；，（）."""
    item_ends: tuple[str, str]
    """What every item of a list ends in, and what the last one may."""
    gap: str
    """What is between a number and its words, and between a heading and the text on its line."""
    example_day: str
    """A day as somebody types it."""
    example_moment: str
    """A moment as somebody types it."""
