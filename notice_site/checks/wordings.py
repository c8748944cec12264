"""K08: words beside the values that they state. In: a view. Out: findings."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from notice_site.checks.finding import Finding, View
from notice_site.language.pack import Language, SpokenDate
from notice_site.model.amounts import Ceiling, Tier
from notice_site.model.dates import Event
from notice_site.model.forms import Annex
from notice_site.model.notice import Amendment, Notice, ResultList
from notice_site.model.rules import CountRule, DateRule, NumberRule
from notice_site.model.support import Award, AwardCount, CostSharing
from notice_site.problem import KeyPath, Message


def wordings_say_their_values(view: View) -> Iterator[Finding]:
    """The words of a date, sum, share or count say the value beside them; words without one are let be."""
    words = _Wordings(view.language)
    for path, record in view.values:
        if isinstance(record, Event):
            yield from words.event(record, path)
        elif isinstance(record, Award | Tier | Ceiling):
            yield from _sum(record, path, view.language)
        elif isinstance(record, AwardCount):
            in_wording = view.language.numbers_in(record.wording)
            yield from _among((*path, "value"), record.value, in_wording, record.wording)
        elif isinstance(record, CostSharing):
            in_wording = view.language.ratios_in(record.wording)
            yield from _among((*path, "ratio"), record.ratio, in_wording, record.wording)
        elif isinstance(record, NumberRule | CountRule) and record.quote:
            yield from words.bound(record, path)
        elif isinstance(record, DateRule) and record.quote:
            yield from words.day((*path, "value"), record.value, record.quote)


@dataclass(frozen=True)
class _Wordings:
    """Compares words with values as the call's language writes them."""

    language: Language

    def event(self, event: Event, path: KeyPath) -> Iterator[Finding]:
        for key in ("at", "on", "starts", "ends"):
            value = getattr(event, key)
            if value is not None:
                yield from self.day((*path, key), value, event.wording)
        if counted := event.relative:
            in_wording = self.language.period_in(event.wording)
            if in_wording not in (None, (counted.amount, counted.unit)):
                yield _disagrees((*path, "relative"), f"{counted.amount} {counted.unit}", event.wording)

    def day(self, path: KeyPath, value: date | datetime, wording: str) -> Iterator[Finding]:
        in_wording = self.language.dates_in(wording)
        if in_wording and not any(self._agrees(spoken, value, wording) for spoken in in_wording):
            yield _disagrees(path, _written(value), wording)
        elif wrong := next((spoken for spoken in in_wording if not spoken.right_weekday()), None):
            yield Finding(
                path,
                Message(
                    "{day} is another day of the week than “{wording}” says.",
                    day=_iso(wrong),
                    wording=wording,
                ),
                Message("Correct the day or the date; if it was issued so, report it to the issuer."),
            )
        elif path[-1] == "on" and in_wording and self.language.clocks_in(wording):
            yield Finding(
                path,
                Message("“{wording}” names a clock, {key} does not.", wording=wording, key=path[-1]),
                Message("Write it as at: {day}T…+08:00.", day=value),
            )

    def _agrees(self, spoken: SpokenDate, value: date | datetime, wording: str) -> bool:
        if not isinstance(value, datetime):
            return spoken.agrees_with(value)
        clocks = [*self.language.clocks_in(wording), *([] if spoken.minutes is None else [spoken.minutes])]
        if not clocks:
            vague = any(word in wording for word in self.language.vague_clocks)
            return vague and spoken.agrees_with(value.date())
        return any(replace(spoken, minutes=clock).agrees_with(value) for clock in clocks)

    def bound(self, rule: NumberRule | CountRule, path: KeyPath) -> Iterator[Finding]:
        in_wording = self.language.numbers_in(rule.quote or "")
        value = Decimal(str(rule.value))
        scale = next((size for word, size in self.language.scales.items() if word in rule.unit), 1)
        if in_wording and value not in in_wording and value * scale not in in_wording:
            yield _disagrees((*path, "value"), f"{rule.value} {rule.unit}", rule.quote or "")


def _sum(record: Award | Tier | Ceiling, path: KeyPath, language: Language) -> Iterator[Finding]:
    key = "value" if isinstance(record, Ceiling) else "amount"
    value = getattr(record, key)
    if value is not None:
        yield from _among((*path, key), value, language.sums_in(record.wording), record.wording)


def _among(path: KeyPath, value: Any, in_wording: list[Decimal], wording: str) -> Iterator[Finding]:
    if in_wording and Decimal(str(value)) not in in_wording:
        yield _disagrees(path, str(value), wording)


def _disagrees(path: KeyPath, value: str, wording: str) -> Finding:
    return Finding(
        path,
        Message("“{wording}” does not say {value}.", wording=wording, value=value),
        Message("Correct the value, or the words if they are not as issued."),
    )


def _written(value: date | datetime) -> str:
    return value.isoformat(timespec="minutes") if isinstance(value, datetime) else value.isoformat()


def _iso(spoken: SpokenDate) -> str:
    return f"{spoken.year}-{spoken.month:02}-{spoken.day:02}"


def titles_stay_whole(view: View) -> Iterator[Finding]:
    """The lines of a title, joined, are the title."""
    for path, record in view.values:
        if (
            isinstance(record, Notice | Annex | Amendment | ResultList)
            and record.title_lines
            and "".join(record.title_lines) != record.title
        ):
            yield Finding(
                (*path, "title_lines"),
                Message(
                    "Joined, the lines make “{joined}”, not the title.", joined="".join(record.title_lines)
                ),
                Message("Break the title in lines without changing a character: {title}", title=record.title),
            )
