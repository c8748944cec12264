"""The dates of a call. In: its passages, the date under it. Out: `key_dates`, and where the text quotes
them.
"""

import re
from dataclasses import dataclass, replace
from datetime import date as calendar_day
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from notice_site.importing.blocks import Place
from notice_site.importing.understanding.clauses import Passage
from notice_site.importing.understanding.dated_steps import Step, steps_of
from notice_site.importing.understanding.dated_words import BETWEEN, DatedWords, dated_words, periods
from notice_site.importing.understanding.draft import Found
from notice_site.importing.understanding.naming import Names
from notice_site.importing.understanding.quoting import Quote
from notice_site.importing.understanding.spoken_spans import SpokenSpan
from notice_site.problem import Message
from notice_site.reading.references import literal

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
    found = ROLLING.search(passage.words)
    return Found({"rolling": True, "wording": found[0]}, (passage.place,)) if found else None


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
    for date in dates:
        before = steps[-1] if steps else None
        between = date.passage.words[before.end : date.span.start] if before else ""
        if before and before.passage is date.passage and BETWEEN.fullmatch(between):
            steps[-1] = replace(before, last=date.span)
        else:
            steps.append(Step(date.title, date.span, date.span, date.passage))
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
