"""The dates of a call. In: its passages, the date under it. Out: `key_dates`, and where the text quotes
them.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from datetime import date as calendar_day
from functools import cached_property
from itertools import pairwise
from typing import Any
from zoneinfo import ZoneInfo

from notice_site.importing.blocks import Place
from notice_site.importing.understanding.clauses import Passage, Quote
from notice_site.importing.understanding.draft import Found, Names
from notice_site.language.language import spoken_spans
from notice_site.language.pack import SpokenSpan
from notice_site.problem import Message
from notice_site.reading.references import literal

SENTENCE = re.compile(r"[。；;！？\n]")
PART = re.compile(r"[，、,。；;！？\n]")
PAPERS = re.compile(
    "申报|申请|报送|报名|受理|提交|递交|征集|填报|上报|材料|推荐|报我|报至|寄|appl|submi|receiv|open",
    re.IGNORECASE,
)
CLOSES = re.compile(
    "截止|截至|逾期|为止|deadline|closing date|n(?:o|ot) later than|at the latest", re.IGNORECASE
)
BEFORE = re.compile(r"\s*(?:[（(][^）)]*[）)])?\s*(?:之?前|以前|止|下班前)")
UNTIL = re.compile(r"起\s*[至到]\s*$")
"""即日起至 a day."""
SINCE = re.compile(r"\s*(?:[（(][^）)]*[）)])?\s*起")
OF_THE_APPLICANT = re.compile(
    r"\s*(?:[（(][^）)]*[）)])?\s*(?:以前|之?前|以后|之?后|起)?(?:已|依法)?"
    r"(?:注册|成立|登记|出生|取得|获得|毕业|入职|竣工|投产|born|registered)"
)
NAMED_DATE = re.compile(r"([\u4e00-\u9fff]{2,8}?)(?:时间|日期)(?:为|是|定于|安排在)?\s*[：:]?\s*$")
"""What a date is of: 笔试时间：."""
HEADED = re.compile(
    r"(?:^|[。；])([\u4e00-\u9fff]{2,8})(?<!时间)(?<!日期)(?<!期限)(?:[（(][^（()）]*[）)])?[：:]\s*$"
)
"""What a line is about: 决赛：."""
EVERY_YEAR = re.compile(r"每年(?:度)?\s*$")
DONE = re.compile(BEFORE.pattern + r"(?=[\u4e00-\u9fff])([^，。；、]{2,14})(?=[，。；、]|$)")
"""What is done by then: 前完成初审."""
BETWEEN = re.compile(r"\s*(?:[（(][^）)]*[）)])?\s*(?:至|到|—|–|-|－|~|～|to|until)+\s*")
EVENTS = re.compile(
    "说明会|宣讲|培训|答辩|评审|评选|面试|路演|公示|公布|签约|签订|初审|初评|终评|现场考察|意向书|立项|开工|验收"
    "|briefing|interview|announce",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class DatedWords:
    """A date of the text with what stands around it."""

    span: SpokenSpan
    passage: Passage
    label: str
    """What heads the text."""

    @cached_property
    def before(self) -> str:
        """The sentence up to it."""
        return SENTENCE.split(self.passage.words[: self.span.start])[-1]

    @cached_property
    def after(self) -> str:
        """The sentence behind it."""
        return SENTENCE.split(self.passage.words[self.span.end :])[0]

    @property
    def event(self) -> str:
        """What happens then, in the words around it; empty where nothing is named."""
        near = PART.split(self.before)[-1] + PART.split(self.after)[0]
        heading = self.label.rpartition(" ")[2]
        said = self.before or heading
        named = NAMED_DATE.search(said) or (HEADED.search(said) if not PAPERS.search(heading) else None)
        if named and not PAPERS.search(named[1]) and not self.closes:
            return named[1]
        found = EVENTS.search(near) or EVENTS.search(heading)
        return found[0] if found else ""

    @property
    def closes(self) -> bool:
        """Whether the words around it, or those above, call it a deadline."""
        return bool(CLOSES.search(self.label + self.before + self.after))

    @property
    def weight(self) -> int:
        """How surely it is the deadline; 0 where it is not."""
        papers = bool(PAPERS.search(self.label + self.before + self.after))
        if OF_THE_APPLICANT.match(self.after) or SINCE.match(self.after) or EVERY_YEAR.search(self.before):
            return 0
        if self.closes or re.search(r"\b(?:by|before)\s*$", self.before):
            return 3 if papers and not self.event else 2
        ends = BEFORE.match(self.after) or UNTIL.search(self.before)
        return 2 - bool(self.event) if papers and ends else 0

    @property
    def opens(self) -> bool:
        """Whether papers are taken from then on."""
        papers = PAPERS.search(self.before + self.after)
        return bool(SINCE.match(self.after) and papers and not OF_THE_APPLICANT.match(self.after))

    @property
    def is_event(self) -> bool:
        """Whether something happens to applicants then: it is no date that a condition names."""
        return not OF_THE_APPLICANT.match(self.after) and (self.weight > 0 or bool(self.event))

    @property
    def title(self) -> str:
        """What happens: what is done by then, else the event's own word, the words before, the heading."""
        if done := DONE.match(self.after):
            return done[1]
        words = re.split(r"[，、：:（(]", self.before.strip(" ：:，于在至从自"))[-1].strip()
        label = self.label.rpartition(" ")[2].rstrip("：:。 ")
        return self.event or words[-12:] or label[-12:] or self.span.wording


def dated_words(passages: list[tuple[Passage, str]], signed: date | None) -> list[DatedWords]:
    """All dates of real days; one without a year is of the year of `signed`, and none before that day."""
    found = []
    for passage, label in passages:
        for span in spoken_spans(passage.words):
            own = span.spoken.year or (signed.year if signed else None)
            known = replace(span, spoken=replace(span.spoken, year=own))
            if known.day and (span.spoken.year or not signed or known.day >= signed):
                found.append(DatedWords(known, passage, label))
    return found


def periods(dates: list[DatedWords]) -> list[tuple[DatedWords, DatedWords]]:
    """From when to when papers are taken, each time that the text says so."""
    found = []
    for first, last in pairwise(dates):
        if first.passage is not last.passage or first.event:
            continue
        between = first.passage.words[first.span.end : last.span.start]
        if BETWEEN.fullmatch(between) and PAPERS.search(first.label + first.before + last.after):
            found.append((first, last))
    return found


BRACKETS = re.compile(r"[（(][^（）()]*[）)]")
MARKS = " 。：:，,"


@dataclass(frozen=True)
class Step:
    """What happens on a day, or from one day to another."""

    title: str
    first: SpokenSpan
    last: SpokenSpan
    """The same one for a single day."""
    passage: Passage

    @property
    def start(self) -> int:
        """Where its words begin in the passage."""
        return self.first.start

    @property
    def end(self) -> int:
        """Where they end."""
        return self.last.end


def steps_of(headings: list[Passage], year: int | None) -> Iterator[Step]:
    """The steps with a day in brackets behind their name; a day without a year is of `year`."""
    for passage in headings:
        days = [_of_year(span, year) for span in spoken_spans(passage.words)]
        title = BRACKETS.sub("", passage.words).strip(MARKS)
        if not days or not title or len(days) > 2 or not all(day.day for day in days):
            continue
        if not any(match.start() < days[0].start < match.end() for match in BRACKETS.finditer(passage.words)):
            continue
        between = passage.words[days[0].end : days[-1].start]
        if len(days) == 1 or BETWEEN.fullmatch(between):
            yield Step(title, days[0], days[-1], passage)


def _of_year(span: SpokenSpan, year: int | None) -> SpokenSpan:
    return replace(span, spoken=replace(span.spoken, year=span.spoken.year or year))


ZONE = "Asia/Shanghai"
"""The zone in which a Chinese notice tells its clocks."""
LONGEST_SENTENCE = 12
BRACKETED = re.compile(r"[（(][^（）()]*[）)]")
ROLLING = re.compile("(?:常年|全年|长期)(?:受理|申报|接受申请|开放申报)")
POSTED = re.compile("(?:寄出|邮戳)[^，。；]*为准")
RECEIVED = re.compile("(?:收到|送达|到达)[^，。；]*为准")
NAMED = Message("its title was taken from the words before it")
NO_YEAR = Message("the text names no year; it is that of the date under it")
SEVERAL = Message("the text names several dates that could be the deadline")
INFERRED = Message("the text does not call it the deadline")


@dataclass(frozen=True)
class Dates:
    """The dates, and their places in the text."""

    tree: dict[str, Any]
    quotes: tuple[Quote, ...]


def dates_of(
    passages: list[tuple[Passage, str]],
    headings: list[Passage],
    signed: tuple[SpokenSpan, Place] | None,
) -> Dates:
    """`passages` are the texts with the heading above each; a deadline that is not found stays empty."""
    dates = dated_words(passages, signed[0].day if signed else None)
    tree: dict[str, Any] = {"timezone": ZONE, "signed": _signed(signed), "published": "not_stated"}
    spans = periods(dates)
    if len(spans) > 1:
        used = [date for period in spans for date in period]
        tree |= {
            "open": "not_stated",
            "windows": [_window(at, *period) for at, period in enumerate(spans, 1)],
        }
        facts = [f"windows.window-{at}.{end}" for at in range(1, len(spans) + 1) for end in ("open", "close")]
    else:
        opens, closes = spans[0] if spans else _ends(dates)
        ends = (("open", opens), ("close", closes))
        used = [date for _, date in ends if date]
        facts = [key for key, date in ends if date]
        tree |= _open_and_close(opens, closes, dates)
        rolling = next((found for passage, _ in passages if (found := _rolling(passage))), None)
        if rolling and not closes:
            tree["close"] = rolling
    quotes = [_quote(date, fact) for date, fact in zip(used, facts, strict=True)]
    again = {date.span.day for date in used if date.weight}
    events = _events(
        [
            date
            for date in dates
            if date not in used and date.is_event and (date.event or date.span.day not in again)
        ]
    )
    others = _others([*events, *steps_of(headings, signed[0].spoken.year if signed else None)])
    tree |= {"others": [milestone for milestone, _ in others]} if others else {}
    quotes += [
        Quote(step.passage, step.start, step.end, f"key_dates.others.{milestone.value['id']}")
        for milestone, step in others
    ]
    return Dates(tree, tuple(quotes))


def _ends(dates: list[DatedWords]) -> tuple[DatedWords | None, DatedWords | None]:
    """The first and the last day on which papers are taken, where no period names both."""
    best = max(dates, key=lambda date: date.weight, default=None)
    return next((date for date in dates if date.opens), None), best if best and best.weight else None


def _open_and_close(
    opens: DatedWords | None, closes: DatedWords | None, dates: list[DatedWords]
) -> dict[str, Any]:
    tree: dict[str, Any] = {"open": "not_stated", "close": {"at": None, "wording": None}}
    if opens:
        tree["open"] = Found(_event(opens.span), (opens.passage.place,), _doubt(opens))
    if closes:
        weight = max(closes.weight, 2)
        rivals = [date for date in dates if date.weight >= weight and date.span.day != closes.span.day]
        guess = SEVERAL if rivals else _doubt(closes)
        tree["close"] = Found(_closing(closes, closes.passage.words), (closes.passage.place,), guess)
    return tree


def _rolling(passage: Passage) -> Found | None:
    """No deadline: papers are taken at any time."""
    match = ROLLING.search(passage.words)
    return Found({"rolling": True, "wording": match[0]}, (passage.place,)) if match else None


def _window(number: int, first: DatedWords, last: DatedWords) -> Found:
    """One of several periods; what heads it in its sentence is its title."""
    words = first.passage.words
    said = BRACKETED.sub("", first.before) if len(first.before) > LONGEST_SENTENCE else first.before
    title = re.split(r"[；;。，、]", said)[-1].strip(" ：:为于自从")
    title = title if 0 < len(title) <= LONGEST_SENTENCE else words[first.span.start : last.span.end]
    tree = {"id": f"window-{number}", "title": literal(title), "open": _event(first.span)}
    return Found({**tree, "close": _closing(last, last.after)}, (first.passage.place,), NAMED)


def _closing(date: DatedWords, words: str) -> dict[str, Any]:
    """A deadline, with what counts where the words say so."""
    counts = "posted" if POSTED.search(words) else "received" if RECEIVED.search(words) else "not_stated"
    return {**_event(date.span), "counts_when": counts}


def _doubt(date: DatedWords) -> Message | None:
    if not date.span.own_year:
        return NO_YEAR
    return None if date.closes or date.opens or date.weight >= 2 or date.after or date.before else INFERRED


def _signed(signed: tuple[SpokenSpan, Place] | None) -> Any:
    if signed is None:
        return {"on": None, "wording": None}
    span, place = signed
    return Found({"on": span.day.isoformat() if span.day else None, "wording": span.wording}, (place,))


def _event(span: SpokenSpan) -> dict[str, Any]:
    """An event of the data; a clock makes it a moment."""
    day, minutes = span.day, span.spoken.minutes
    assert day
    if minutes is None or minutes > 24 * 60:
        return {"on": day.isoformat(), "wording": literal(span.wording)}
    moment = datetime(day.year, day.month, day.day, tzinfo=ZoneInfo(ZONE)) + timedelta(minutes=minutes)
    return {"at": moment.isoformat(timespec="minutes"), "wording": literal(span.wording)}


def _events(dates: list[DatedWords]) -> list[Step]:
    """What happens on each day, or from one to the next where the text joins both."""
    steps: list[Step] = []
    for dated in dates:
        before = steps[-1] if steps else None
        between = dated.passage.words[before.end : dated.span.start] if before else ""
        if before and before.passage is dated.passage and BETWEEN.fullmatch(between):
            steps[-1] = replace(before, last=dated.span)
        else:
            steps.append(Step(dated.title, dated.span, dated.span, dated.passage))
    return steps


def _others(steps: list[Step]) -> list[tuple[Found, Step]]:
    """Every other date on which something happens, in order of time."""
    names = Names()
    found = []
    for step in sorted(steps, key=lambda step: step.first.day or calendar_day.max):
        tree = {"id": names.give(step.title, "date"), "title": literal(step.title), **_spoken(step)}
        found.append((Found(tree, (step.passage.place,), NAMED), step))
    return found


def _spoken(step: Step) -> dict[str, Any]:
    """The event of a day, or of days from one to another."""
    if step.first is step.last:
        return _event(step.first)
    assert step.first.day
    assert step.last.day
    days = {"starts": step.first.day.isoformat(), "ends": step.last.day.isoformat()}
    return {**days, "wording": literal(step.passage.words[step.start : step.end])}


def _quote(date: DatedWords, fact: str) -> Quote:
    return Quote(date.passage, date.span.start, date.span.end, f"key_dates.{fact}")
