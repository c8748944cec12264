"""The dates of a call. In: its passages, the date under it. Out: `key_dates`, and where it is quoted."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from functools import cached_property
from itertools import pairwise, zip_longest
from typing import Any
from zoneinfo import ZoneInfo

from notice_site.importing.blocks import Place
from notice_site.importing.understanding.draft import Names, Sourced
from notice_site.importing.understanding.passages import Passage, Quote
from notice_site.language.language import spoken_spans
from notice_site.language.pack import SpokenSpan
from notice_site.problem import Message
from notice_site.reading.references import literal

SENTENCE = re.compile(r"[。；;！？\n]")
"""What separates sentences: `。`."""
PART = re.compile(r"[，、,。；;！？\n]")
"""What separates the pieces of a sentence: `，`."""
ABOUT_DOCUMENTS = re.compile(
    "申报|申请|报送|报名|受理|提交|递交|征集|填报|上报|材料|推荐|报我|报至|寄|\\b(?:appl|submi|receiv|open)",
    re.IGNORECASE,
)
"""申报时间为; to be received."""
CLOSES = re.compile(
    "截止|截至|逾期|为止|\\bdeadline|\\bclosing date|\\bn(?:o|ot) later than|\\bat the latest", re.IGNORECASE
)
"""截止到, 逾期不予受理."""
IN_BRACKETS = r"\s*(?:[（(][^）)]*[）)])?\s*"
BEFORE = re.compile(IN_BRACKETS + r"(?:之?前|以前|止|下班前)")
"""（星期五）前, behind a day."""
UNTIL = re.compile(r"起\s*[至到]\s*$")
"""即日起至, before a day."""
SINCE = re.compile(IN_BRACKETS + r"起")
"""起, behind a day."""
OF_THE_APPLICANT = re.compile(
    IN_BRACKETS + r"(?:以前|之?前|以后|之?后|起)?(?:已|依法)?"
    r"(?:注册|成立|登记|出生|取得|获得|毕业|入职|竣工|投产|\bborn|\bregistered)"
)
"""之前注册, behind a day that a condition names."""
NAMED_DATE = re.compile(r"([\u4e00-\u9fff]{2,8}?)(?:时间|日期)(?:为|是|定于|安排在)?\s*[：:]?\s*$")
"""笔试时间：, before a day."""
HEADED = re.compile(
    r"(?:^|[。；])([\u4e00-\u9fff]{2,8})(?<!时间)(?<!日期)(?<!期限)(?:[（(][^（()）]*[）)])?[：:]\s*$"
)
"""决赛：, before a day."""
EVERY_YEAR = re.compile(r"每年(?:度)?\s*$")
"""每年, before a day."""
DONE = re.compile(BEFORE.pattern + r"(?=[\u4e00-\u9fff])([^，。；、]{2,14})(?=[，。；、]|$)")
"""前完成初审, behind a day."""
BETWEEN = re.compile(
    IN_BRACKETS + r"(?:起|开始)?\s*[，,]?\s*(?:至|到|[—–―─\-－‐‑~～∼〜]|\bto\b|\buntil\b|\bthrough\b)+\s*",
    re.IGNORECASE,
)
"""至, between two days."""
EVENTS = re.compile(
    "说明会|宣讲|培训|答辩|评审|评选|面试|路演|公示|公布|签约|签订|初审|初评|终评|现场考察|意向书|立项|开工|验收"
    "|\\bbriefing|\\binterview|\\bannounce",
    re.IGNORECASE,
)
"""评审, around a day."""
BRACKETS = re.compile(r"[（(][^（）()]*[）)]")
"""（9月1日）."""
ROLLING = re.compile("(?:常年|全年|长期)(?:受理|申报|接受申请|开放申报)")
"""常年受理."""
POSTED = re.compile("(?:寄出|邮戳)[^，。；]*为准")
"""以邮戳日期为准."""
RECEIVED = re.compile("(?:收到|送达|到达)[^，。；]*为准")
"""以收到时间为准."""
TITLE_YEAR = re.compile(r"(20\d\d)\s*年")
"""2030年度."""
"""The zone in which a Chinese notice tells its clocks."""
ZONE_NAMED = re.compile(
    r",?\s*\(?\b(?:[ECMP][SD]?T|GMT|UTC|BST|CES?T|IST|JST|SGT|HKT|AE[SD]T|NZ[SD]T"
    r"|(?:[A-Z][a-z]+(?:['’]s)?\s+|local\s+|UK\s+|US\s+|(?:applicant|organi[sz]ation)['’]s\s+local\s+){1,3}time)\b\)?"
)
"""ET, (Eastern Time), local time, behind a clock."""
MARKS = " 。：:，,"
LONGEST_SENTENCE = 12
LONGEST_NAME = 12
"""Characters of what a date is called, at most."""

NAMED = Message("its title was taken from the words before it")
NO_YEAR = Message("the text names no year; it is that of the date under it, or of the title")
SEVERAL = Message("the text names several dates that could be the deadline")
INFERRED = Message("the text does not call it the deadline")
NO_ZONE = Message("the text names no time zone: write its IANA name, such as Europe/London")


@dataclass(frozen=True)
class DatedWords:
    """A date of the text with what is around it."""

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
    def around(self) -> str:
        """What heads the text, and its sentence without the date."""
        return f"{self.label} {self.before} {self.after}"

    @property
    def event(self) -> str:
        """What happens then, in the words around it; empty where nothing is named."""
        near = PART.split(self.before)[-1] + PART.split(self.after)[0]
        heading = self.label.rpartition(" ")[2]
        context = self.before or heading
        named = NAMED_DATE.search(context) or (
            HEADED.search(context) if not ABOUT_DOCUMENTS.search(heading) else None
        )
        if named and not ABOUT_DOCUMENTS.search(named[1]) and not self.closes:
            return named[1]
        result = EVENTS.search(near) or EVENTS.search(heading)
        return result[0] if result else ""

    @property
    def closes(self) -> bool:
        """Whether the words around it, or those above, call it a deadline."""
        return bool(CLOSES.search(self.around))

    @property
    def weight(self) -> int:
        """How surely it is the deadline; 0 where it is not."""
        handing_in = bool(ABOUT_DOCUMENTS.search(self.around))
        if OF_THE_APPLICANT.match(self.after) or SINCE.match(self.after) or EVERY_YEAR.search(self.before):
            return 0
        if self.closes or re.search(r"\b(?:by|before)\s*$", self.before):
            return 3 if handing_in and not self.event else 2
        ends = BEFORE.match(self.after) or UNTIL.search(self.before)
        return 2 - bool(self.event) if handing_in and ends else 0

    @property
    def opens(self) -> bool:
        """Whether applications are accepted from then on."""
        handing_in = ABOUT_DOCUMENTS.search(self.before + self.after)
        return bool(SINCE.match(self.after) and handing_in and not OF_THE_APPLICANT.match(self.after))

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
        return self.event or _last_words(words) or _last_words(label) or self.span.wording


def _last_words(words: str) -> str:
    """The last characters of some words; Latin words stay whole."""
    if not words.isascii():
        return words[-LONGEST_NAME:]
    kept = ""
    for word in reversed(words.split()):
        if kept and len(kept) + len(word) > 3 * LONGEST_NAME:
            break
        kept = f"{word} {kept}".strip()
    return kept


def dated_words(passages: list[tuple[Passage, str]], calendar: "Calendar") -> list[DatedWords]:
    """All dates of real days; one without a year has the calendar's.

    A day before the signature may be of the next year, unless a range begins with it: nobody guesses.
    """
    dates, certain = [], []
    first_day = calendar.signed[0].day if calendar.signed else None
    for passage, label in passages:
        for span in spoken_spans(passage.words):
            dated = _with_zone(_of_year(span, calendar.year), passage.words)
            if dated.day:
                dates.append(DatedWords(dated, passage, label))
                certain.append(bool(span.spoken.year) or first_day is None or dated.day >= first_day)
    pairs = zip(pairwise(dates), certain[1:], strict=True)
    begins = [_joins(first, last) and stays for (first, last), stays in pairs]
    return [date for date, *kept in zip_longest(dates, certain, begins) if any(kept)]


def _of_year(span: SpokenSpan, year: int | None) -> SpokenSpan:
    return replace(span, spoken=replace(span.spoken, year=span.spoken.year or year))


def _with_zone(span: SpokenSpan, words: str) -> SpokenSpan:
    """The date with the zone that is named behind its clock: 5 p.m. ET."""
    zone = ZONE_NAMED.match(words, span.end) if span.spoken.minutes is not None else None
    return replace(span, end=zone.end(), wording=words[span.start : zone.end()]) if zone else span


def periods(dates: list[DatedWords]) -> list[tuple[DatedWords, DatedWords]]:
    """From when to when applications are accepted, each time that the text says so."""
    results = []
    for first, last in pairwise(dates):
        about = f"{first.label} {first.before} {last.after}"
        if _joins(first, last) and not first.event and ABOUT_DOCUMENTS.search(about):
            results.append((first, last))
    return results


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


@dataclass(frozen=True)
class Dates:
    """The dates, and their places in the text."""

    tree: dict[str, Any]
    quotes: tuple[Quote, ...]


@dataclass(frozen=True)
class Calendar:
    """What dates of a text are understood by."""

    signed: tuple[SpokenSpan, Place] | None
    """The date under the notice."""
    title: str
    zone: str | None
    """The zone of clocks; None where the text must say it, and does not."""

    @property
    def year(self) -> int | None:
        """The year of dates that name none: the signature's, else the title's."""
        named = TITLE_YEAR.search(self.title)
        return self.signed[0].spoken.year if self.signed else int(named[1]) if named else None

    def event(self, span: SpokenSpan) -> dict[str, Any]:
        """An event of the data; a clock makes it a moment, which stays empty where the zone is not known."""
        day, minutes = span.day, span.spoken.minutes
        assert day
        if minutes is None or minutes > 24 * 60:
            return {"on": day.isoformat(), "wording": literal(span.wording)}
        if self.zone is None:
            return {"at": None, "wording": literal(span.wording)}
        moment = datetime(day.year, day.month, day.day, tzinfo=ZoneInfo(self.zone)) + timedelta(
            minutes=minutes
        )
        return {"at": moment.isoformat(timespec="minutes"), "wording": literal(span.wording)}


def dates_of(passages: list[tuple[Passage, str]], headings: list[Passage], calendar: Calendar) -> Dates:
    """`passages` are the texts with the heading above each; a deadline that is not there stays empty."""
    dates = dated_words(passages, calendar)
    tree: dict[str, Any] = {
        "timezone": calendar.zone or Sourced(None, (), _zone_evidence(passages)),
        "signed": _signed(calendar.signed),
        "published": "not_stated",
    }
    spans = periods(dates)
    if len(spans) > 1:
        used = [date for period in spans for date in period]
        windows = [_window(at, *period, calendar) for at, period in enumerate(spans, 1)]
        tree |= {"open": "not_stated", "windows": windows}
        facts = [f"windows.window-{at}.{end}" for at in range(1, len(spans) + 1) for end in ("open", "close")]
    else:
        opens, closes = spans[0] if spans else _ends(dates)
        ends = (("open", opens), ("close", closes))
        used = [date for _, date in ends if date]
        facts = [key for key, date in ends if date]
        tree |= _open_and_close(opens, closes, dates, calendar)
        rolling = next((event for passage, _ in passages if (event := _rolling(passage))), None)
        if rolling and not closes:
            tree["close"] = rolling
    quotes = [_quote(date, fact) for date, fact in zip(used, facts, strict=True)]
    others = _others([*_events(dates, used), *steps_of(headings, calendar.year)], calendar)
    tree |= {"others": [milestone for milestone, _ in others]} if others else {}
    quotes += [
        Quote(step.passage, step.start, step.end, f"key_dates.others.{milestone.value['id']}")
        for milestone, step in others
    ]
    return Dates(tree, tuple(quotes))


def _zone_evidence(passages: list[tuple[Passage, str]]) -> Message:
    """What the text says of the zone of its clocks."""
    for passage, _ in passages:
        for span in spoken_spans(passage.words):
            if zone := ZONE_NAMED.match(passage.words, span.end):
                zone_name = zone[0].strip(" ,()")
                return Message(
                    "the text says “{zone}”: write the zone's IANA name, such as Europe/London",
                    zone=zone_name,
                )
    return NO_ZONE


def _ends(dates: list[DatedWords]) -> tuple[DatedWords | None, DatedWords | None]:
    """The first and the last day on which applications are accepted, where no period names both."""
    best = max(dates, key=lambda date: date.weight, default=None)
    return next((date for date in dates if date.opens), None), best if best and best.weight else None


def _open_and_close(
    opens: DatedWords | None, closes: DatedWords | None, dates: list[DatedWords], calendar: Calendar
) -> dict[str, Any]:
    tree: dict[str, Any] = {"open": "not_stated", "close": {"at": None, "wording": None}}
    if opens:
        tree["open"] = Sourced(calendar.event(opens.span), (opens.passage.place,), _doubt(opens))
    if closes:
        weight = max(closes.weight, 2)
        rivals = [date for date in dates if date.weight >= weight and date.span.day != closes.span.day]
        guess = SEVERAL if rivals else _doubt(closes)
        tree["close"] = Sourced(
            _closing(closes, closes.passage.words, calendar), (closes.passage.place,), guess
        )
    return tree


def _rolling(passage: Passage) -> Sourced | None:
    """No deadline: applications are accepted at any time."""
    match = ROLLING.search(passage.words)
    return Sourced({"rolling": True, "wording": match[0]}, (passage.place,)) if match else None


def _window(number: int, first: DatedWords, last: DatedWords, calendar: Calendar) -> Sourced:
    """One of several periods; what heads it in its sentence is its title."""
    words = first.passage.words
    context = BRACKETS.sub("", first.before) if len(first.before) > LONGEST_SENTENCE else first.before
    title = re.split(r"[；;。，、]", context)[-1].strip(" ：:为于自从")
    title = title if 0 < len(title) <= LONGEST_SENTENCE else words[first.span.start : last.span.end]
    tree = {"id": f"window-{number}", "title": literal(title), "open": calendar.event(first.span)}
    return Sourced({**tree, "close": _closing(last, last.after, calendar)}, (first.passage.place,), NAMED)


def _closing(date: DatedWords, words: str, calendar: Calendar) -> dict[str, Any]:
    """A deadline, with what counts where the words say so."""
    counts = "posted" if POSTED.search(words) else "received" if RECEIVED.search(words) else "not_stated"
    return {**calendar.event(date.span), "counts_when": counts}


def _doubt(date: DatedWords) -> Message | None:
    if not date.span.own_year:
        return NO_YEAR
    return None if date.closes or date.opens or date.weight >= 2 or date.after or date.before else INFERRED


def _signed(signed: tuple[SpokenSpan, Place] | None) -> Any:
    if signed is None:
        return {"on": None, "wording": None}
    span, place = signed
    return Sourced({"on": span.day.isoformat() if span.day else None, "wording": span.wording}, (place,))


def _events(dates: list[DatedWords], used: list[DatedWords]) -> Iterator[Step]:
    """What happens on each day, or from one to the next where the text joins both; not what is repeated."""
    again = {date.span.day for date in used if date.weight}
    at = 0
    while at < len(dates):
        first, last = dates[at], dates[at]
        at += 1
        while at < len(dates) and _joins(last, dates[at]):
            last = dates[at]
            at += 1
        again_named = [date for date in (first, last) if date in used]
        if not again_named and first.is_event and (first.event or first.span.day not in again):
            yield Step(first.title, first.span, last.span, first.passage)


def _joins(first: DatedWords, last: DatedWords) -> bool:
    """Whether the text goes from one day to the other: 9月1日至9月5日."""
    return first.passage is last.passage and bool(
        BETWEEN.fullmatch(first.passage.words[first.span.end : last.span.start])
    )


def _others(steps: list[Step], calendar: Calendar) -> list[tuple[Sourced, Step]]:
    """Every other date on which something happens, in order of time."""
    names = Names()
    milestones = []
    for step in sorted(steps, key=lambda step: step.first.day or date.max):
        head = {"id": names.give(step.title, "date"), "title": literal(step.title)}
        milestones.append((Sourced({**head, **_spoken(step, calendar)}, (step.passage.place,), NAMED), step))
    return milestones


def _spoken(step: Step, calendar: Calendar) -> dict[str, Any]:
    """The event of a day, or of days from one to another."""
    if step.first is step.last:
        return calendar.event(step.first)
    assert step.first.day
    assert step.last.day
    days = {"starts": step.first.day.isoformat(), "ends": step.last.day.isoformat()}
    return {**days, "wording": literal(step.passage.words[step.start : step.end])}


def _quote(date: DatedWords, fact: str) -> Quote:
    return Quote(date.passage, date.span.start, date.span.end, f"key_dates.{fact}")
