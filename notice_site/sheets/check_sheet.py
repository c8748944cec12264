"""The sheet for the paper approval chain (发布前核对单). In: a call, its problems, today. Out: one HTML file.

It stands alone: no script, no file beside it. It says what becomes public, the dates with the working days
that are left, what changed since the last edition, what `check` found, and has lines for signatures.
"""

from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from pathlib import Path

from notice_site.checks.working_days import is_announced, is_working_day, working_days_between
from notice_site.comparing.changes import FactChange
from notice_site.facts.date_words import closing_words, day_words, event_words, zone_of
from notice_site.facts.facts import Facts
from notice_site.facts.numbering import document_number
from notice_site.open_data.calendar_events import CalendarEvent, calendar_events
from notice_site.pages.changes import changes_of_calls
from notice_site.problem import Problem, Severity, standing
from notice_site.report import check_name
from notice_site.sheets.environment import sheet_environment
from notice_site.words import Words

DIGEST_LENGTH = 8
"""Digits of the file's sum on the sheet: it tells which state of the file was signed."""


@dataclass(frozen=True)
class DateLine:
    """A date of the call."""

    label: str
    when: str
    left: str
    """Working days that are left, or that it is past."""


@dataclass(frozen=True)
class ProblemLine:
    """A finding of `check`, or several that were accepted for one reason."""

    lines: str
    check: str
    text: str
    remedy: str
    is_error: bool


@dataclass(frozen=True)
class CheckSheet:
    """Everything on the sheet."""

    title: str
    state: str
    file: str
    digest: str
    today: str
    public: tuple[tuple[str, str], ...]
    dates: tuple[DateLine, ...]
    changes: tuple[FactChange, ...] | None
    """None before the first publication."""
    standing: tuple[ProblemLine, ...]
    accepted: tuple[ProblemLine, ...]


def render_check_sheet(sheet: CheckSheet, words: Words) -> str:
    """The sheet as HTML."""
    return sheet_environment(words).get_template("check.html.jinja").render(sheet=sheet)


def check_sheet(facts: Facts, problems: tuple[Problem, ...], today: date, words: Words) -> CheckSheet:
    """The sheet of a call that can be built."""
    editions = facts.build.editions
    before = editions[-1].call if editions else None
    return CheckSheet(
        title=facts.title,
        state=_state(facts, words),
        file=str(facts.call.source.path),
        digest=_digest(facts.call.source.text),
        today=day_words(today, words),
        public=_public(facts, words),
        dates=tuple(_date_line(event, facts, today, words) for event in calendar_events(facts, words)),
        changes=changes_of_calls(before, facts.call, words) if before else None,
        standing=standing_lines(problems, words),
        accepted=accepted_lines(problems, words),
    )


def broken_sheet(path: Path, problems: tuple[Problem, ...], today: date, words: Words) -> CheckSheet:
    """The sheet of a file that is no call yet: only what is wrong with it."""
    text = path.read_text("utf-8", errors="replace") if path.is_file() else ""
    return CheckSheet(
        title=path.name,
        state=words.say("Cannot be built"),
        file=str(path),
        digest=_digest(text),
        today=day_words(today, words),
        public=(),
        dates=(),
        changes=None,
        standing=standing_lines(problems, words),
        accepted=accepted_lines(problems, words),
    )


def standing_lines(problems: tuple[Problem, ...], words: Words) -> tuple[ProblemLine, ...]:
    """Errors and warnings that nobody accepted."""
    return tuple(
        ProblemLine(
            lines=str(problem.line or ""),
            check=check_name(problem.check, words),
            text=words.read(problem.message),
            remedy=words.read(problem.remedy),
            is_error=problem.severity is Severity.ERROR,
        )
        for problem in standing(problems)
    )


def accepted_lines(problems: tuple[Problem, ...], words: Words) -> tuple[ProblemLine, ...]:
    """Accepted findings, those of one check with one reason together."""
    found: dict[tuple[str, str], list[int]] = {}
    for problem in problems:
        if problem.accepted:
            found.setdefault((problem.check, problem.accepted), []).append(problem.line or 0)
    return tuple(
        ProblemLine(words.join(tuple(dict.fromkeys(lines))), check, reason, "", is_error=False)
        for (check, reason), lines in found.items()
    )


def _state(facts: Facts, words: Words) -> str:
    if facts.build.draft:
        return words.say("Draft of edition {number}", number=facts.build.edition)
    return words.say("Edition {number}, published", number=facts.build.edition)


def _digest(text: str) -> str:
    return sha256(text.encode()).hexdigest()[:DIGEST_LENGTH]


def _public(facts: Facts, words: Words) -> tuple[tuple[str, str], ...]:
    notice, say = facts.in_force, words.say
    contacts = (notice.contact_info, *notice.contact_info.desks)
    site = facts.build.site_url or say("not known yet")
    rows = (
        (say("Document number"), document_number(notice.document_number)),
        (say("Issued by"), words.join(tuple(issuer.name for issuer in notice.issuers))),
        (say("Amendments"), words.join(tuple(amendment.title for amendment in notice.amendments))),
        (say("Forms"), words.join(tuple(f"{known.label} {known.annex.title}" for known in facts.annexes))),
        (
            say("In numbers"),
            say(
                "{clauses} clauses, {rules} conditions, {papers} papers to hand in",
                clauses=len(notice.walk_clauses()),
                rules=len(notice.eligibility),
                papers=len(notice.materials),
            ),
        ),
        (
            say("Persons named"),
            words.join(tuple(person.name for known in contacts for person in known.persons)),
        ),
        (say("Telephone"), words.join(tuple(number for known in contacts for number in known.telephones))),
        (say("E-mail"), words.join(tuple(mailbox for known in contacts for mailbox in known.emails))),
        (say("Address of the site"), site),
        (
            say("Marked as"),
            "" if notice.site.official else say("Demonstration, not published by the issuer"),
        ),
    )
    return tuple(row for row in rows if row[1])


def _date_line(event: CalendarEvent, facts: Facts, today: date, words: Words) -> DateLine:
    zone = zone_of(facts)
    say = closing_words if event.kind == "close" else event_words
    return DateLine(event.label, say(event.event, zone, words), _left(event, today, words))


def _left(event: CalendarEvent, today: date, words: Words) -> str:
    day = event.event.last_day
    if day is None:
        return ""
    if day < today:
        return words.say("is past")
    left = words.say_many("{n} working day left", "{n} working days left", working_days_between(today, day))
    remarks = [] if is_working_day(day) else [words.say("a day off")]
    if not is_announced(day.year):
        remarks.append(words.say("the days off of {year} are not announced yet", year=day.year))
    return words.join((left, *remarks))
