"""What about an amendment is hardly meant. In: the call before and after it. Out: a sentence for each doubt.

None of it is wrong for certain: a period may end on a day off. So staff are asked, and nothing is refused.
"""

from collections.abc import Iterator
from datetime import date, timedelta
from zoneinfo import ZoneInfo

from notice_site.checks import check_call
from notice_site.facts.facts import BuildFacts, derive_facts
from notice_site.language.catalogue import Catalogue
from notice_site.language.country import country_for
from notice_site.language.language import language_for
from notice_site.model.dates import Event, closing_instant
from notice_site.model.notice import Amendment
from notice_site.model.support import AwardCount
from notice_site.open_data.calendar_events import CalendarEvent, calendar_events
from notice_site.problem import Message, Severity
from notice_site.reading.build import Call

FARTHEST = timedelta(days=366)
"""A deadline is moved by less than that; a year typed wrongly moves it by more. Ours."""


MOST_NAMED = 5
"""Names that one question lists."""


def doubts(before: Call, after: Call, catalogue: Catalogue) -> Iterator[Message]:
    """What to ask about the last amendment of `after`, which `before` does not have."""
    amendment = after.notice.amendments[-1]
    yield from _dates(before, after, amendment, catalogue)
    yield from _objections(before, after, amendment)
    yield from _results(after, amendment)
    yield from _against_proposed(before, amendment)
    yield from _findings(before, after)


def _dates(before: Call, after: Call, amendment: Amendment, catalogue: Catalogue) -> Iterator[Message]:
    """A date moved very far, one that is over on the amendment's day, and two that changed their order."""
    old, new = (_events(call, catalogue) for call in (before, after))
    moved = [name for name, each in new.items() if name in old and old[name].event != each.event]
    for name in moved:
        label, event = new[name].label, new[name].event
        was, last = old[name].event.last_day, event.last_day
        if not was or not last:
            continue
        if abs(last - was) > FARTHEST:
            yield Message("{label}: {new} is far from {old}.", label=label, new=event.wording, old=f"{was}")
        if last < amendment.date and name.endswith("close"):
            yield Message(
                "{label}: {new} is over on the day of the document.", label=label, new=event.wording
            )
    yield from _swapped(moved, old, new, ZoneInfo(after.in_force.key_dates.timezone))


def _swapped(
    moved: list[str], old: dict[str, CalendarEvent], new: dict[str, CalendarEvent], zone: ZoneInfo
) -> Iterator[Message]:
    pairs = [
        (name, other)
        for name in moved
        for other in new
        if other in old and (other not in moved or name < other)
    ]
    for name, other in pairs:
        was = _follow(old[name].event, old[other].event, zone)
        now = _follow(new[name].event, new[other].event, zone)
        if was != now:
            first, second = (new[name], new[other]) if now else (new[other], new[name])
            yield Message(
                "{first} ({one}) is now before {second} ({two}).",
                first=first.label,
                one=first.event.wording,
                second=second.label,
                two=second.event.wording,
            )


def _of_one_track(first: CalendarEvent, second: CalendarEvent) -> bool:
    """Whether both dates matter to some applicant."""
    return not first.tracks or not second.tracks or bool({*first.tracks} & {*second.tracks})


def _follow(first: Event, second: Event, zone: ZoneInfo) -> bool:
    """Whether the first ends before the second; both name a day."""
    one, two = (closing_instant(event, zone) for event in (first, second))
    return bool(one and two and one < two)


def _objections(before: Call, after: Call, amendment: Amendment) -> Iterator[Message]:
    country = country_for(after.notice.country, language_for(after.notice.language))
    if amendment.objections and amendment.objections.period.first_day:
        period = amendment.objections.period
        first, last = period.first_day or amendment.date, period.last_day or amendment.date
        if first < amendment.date:
            yield Message("Objections are taken from {day} on, before the document.", day=f"{first}")
        if not any(country.is_working_day(day) for day in _days(first, last)):
            yield Message("All days for objections are days off: {period}.", period=period.wording)
        elif not country.is_working_day(last):
            yield Message("The last day for objections is a day off: {day}.", day=f"{last}")
    if amendment.kind == "outcome":
        proposed = [each.objections for each in before.notice.amendments if each.objections]
        end = proposed[-1].period.last_day if proposed else None
        if end and amendment.date <= end:
            yield Message("The time for objections ends only on {day}.", day=f"{end}")


def _days(first: date, last: date) -> Iterator[date]:
    return (first + timedelta(days=count) for count in range((last - first).days + 1))


def _results(after: Call, amendment: Amendment) -> Iterator[Message]:
    count = after.in_force.funding.award_count
    rows = sum(len(table.rows) for table in amendment.results)
    if isinstance(count, AwardCount) and rows > count.value:
        yield Message("{n} results, and the call supports {count}.", n=rows, count=count.wording)


def _against_proposed(before: Call, amendment: Amendment) -> Iterator[Message]:
    """What an outcome has otherwise than the list that was shown for objections, column by column."""
    proposed = [each.results for each in before.notice.amendments if each.kind == "proposed_outcome"]
    if amendment.kind != "outcome" or not proposed:
        return
    for old, new in zip(proposed[-1], amendment.results, strict=False):
        if old.columns != new.columns:
            yield Message(
                "The columns are {new}; those of the proposed results were {old}.",
                new=new.columns,
                old=old.columns,
            )
            continue
        # A first column of running numbers says nothing about who it is.
        was, now = ({_whom(row) for row in listed.rows} for listed in (old, new))
        if gone := sorted(was - now):
            yield Message(
                "{n} of the proposed results are gone: {names}.", n=len(gone), names=(*gone[:MOST_NAMED],)
            )
        if added := sorted(now - was):
            yield Message(
                "{n} results were not proposed: {names}.", n=len(added), names=(*added[:MOST_NAMED],)
            )


def _whom(row: tuple[str, ...]) -> str:
    """The first cell of a row that is no figure: the name of whom it is about."""
    return next((cell for cell in row if cell and not cell.isdecimal()), "".join(row))


def _findings(before: Call, after: Call) -> Iterator[Message]:
    """What `check` finds in the amendment, and did not find before."""
    before_it = {problem.message for problem in check_call(before)}
    last = ("amendments", len(after.notice.amendments) - 1)
    for problem in check_call(after):
        is_new = problem.message not in before_it and not problem.accepted
        if problem.severity is Severity.WARNING and problem.path[:2] == last and is_new:
            yield problem.message


def _events(call: Call, catalogue: Catalogue) -> dict[str, CalendarEvent]:
    """The dates that name a day, by their place."""
    facts = derive_facts(call, BuildFacts(), catalogue)
    return {event.key_path: event for event in calendar_events(facts, catalogue)}
