"""The sheet for the paper approval chain (发布前核对单). In: a call, its problems, today. Out: one HTML file.

It stands alone: no script, no file beside it. It says what becomes public, the dates with the working days
that are left, what changed since the last edition, what `check` found, and has lines for signatures.
"""

from collections import Counter
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from pathlib import Path

from jinja2 import Environment

from notice_site.checks.report import check_name
from notice_site.compare.changes import FactChange, sentence
from notice_site.editions.approval_code import ApprovalCode
from notice_site.editions.gate import refused
from notice_site.facts.dates import closing_words, day_words, event_words, zone_of
from notice_site.facts.facts import Facts
from notice_site.facts.numbering import document_number
from notice_site.language.catalogue import Catalogue
from notice_site.model.rules import Case, State
from notice_site.open_data.calendar_events import CalendarEvent, calendar_events
from notice_site.pages.changes import changes_of_calls
from notice_site.problem import Problem, Severity, open_problems, stops
from notice_site.project import TEMPLATES
from notice_site.reading.editions import editions_folder, read_editions
from notice_site.templating import template_environment


def sheet_environment(catalogue: Catalogue) -> Environment:
    """Every text is escaped for HTML; `_` and `several` translate, `listed` joins."""
    environment = template_environment(TEMPLATES / "sheets")
    environment.globals.update(
        sentence=lambda change: sentence(change, catalogue),
        _=catalogue.translate,
        several=catalogue.translate_plural,
        listed=catalogue.join,
        language=catalogue.language.tag,
    )
    return environment


DIGEST_LENGTH = 8
"""Digits of the file's sum on the sheet: it identifies the state of the file that was signed."""


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
    code: "SheetCode | None" = None
    cases: tuple[str, ...] = ()
    """The author's cases, each with how its rules come out."""


@dataclass(frozen=True)
class SheetCode:
    """The code of the sheet, and those that were entered before."""

    text: str
    """Empty where `publish` would refuse what the sheet shows."""
    parts: tuple[str, ...] = ()
    """What it is made of, each part with its sum."""
    note: str = ""
    """The note of a minor change, which is published too."""
    why_not: str = ""
    """Why there is none."""
    entries: tuple[str, ...] = ()


def sheet_code(code: ApprovalCode, problems: tuple[Problem, ...], catalogue: Catalogue) -> SheetCode:
    """The code as the sheet shows it; `problems` are as `publish` sees them, without its own refusals."""
    note = code.target.note
    editions = read_editions(editions_folder(code.source.path))
    entries = tuple(
        catalogue.translate(
            "Edition {number}: code {code}, entered by {name}.",
            number=each.number,
            code=each.entry.code,
            name=each.entry.by,
        )
        for each in editions
        if each.entry
    )
    if stops(problems) or (problems := refused(code.source, editions, note)):
        wrong = next(problem for problem in problems if problem.severity is Severity.ERROR)
        return SheetCode("", why_not=catalogue.read(wrong.message), entries=entries)
    parts = tuple(map(catalogue.read, code.listed()))
    return SheetCode(code.text, parts, note, entries=entries)


def render_check_sheet(sheet: CheckSheet, catalogue: Catalogue) -> str:
    """The sheet as HTML."""
    return sheet_environment(catalogue).get_template("check.html.jinja").render(sheet=sheet)


def check_sheet(facts: Facts, problems: tuple[Problem, ...], today: date, catalogue: Catalogue) -> CheckSheet:
    """The sheet of a call that can be built."""
    editions = facts.build.editions
    before = editions[-1].call if editions else None
    return CheckSheet(
        title=facts.title,
        state=_state(facts, catalogue),
        file=str(facts.call.source.path),
        digest=_digest(facts.call.source.text),
        today=day_words(today, catalogue),
        public=_public(facts, catalogue),
        dates=tuple(
            _date_line(event, facts, today, catalogue) for event in calendar_events(facts, catalogue)
        ),
        changes=changes_of_calls(before, facts.call, catalogue) if before else None,
        standing=standing_lines(problems, catalogue),
        accepted=accepted_lines(problems, catalogue),
        cases=tuple(_case_line(case, catalogue) for case in facts.notice.cases),
    )


OUTCOMES: dict[State, str] = {
    "met": "{n} met",
    "not_met": "{n} not met",
    "not_answered": "{n} not answered",
    "judgement": "{n} left to judgement",
    "not_applicable": "{n} not applicable",
}


def _case_line(case: Case, catalogue: Catalogue) -> str:
    counts = Counter(case.states.values())
    outcomes = tuple(
        catalogue.translate(OUTCOMES[state], n=counts[state]) for state in OUTCOMES if counts[state]
    )
    if case.materials is not None:
        count = len(case.materials)
        outcomes += (catalogue.translate_plural("1 material needed", "{n} materials needed", count),)
    outcomes += tuple(
        catalogue.translate("{item} at most {amount}", item=item, amount=f"{amount:,}")
        for item, amount in case.amounts.items()
        if amount is not None
    )
    return catalogue.translate("{case}: {outcomes}", case=case.title, outcomes=outcomes)


def broken_sheet(path: Path, problems: tuple[Problem, ...], today: date, catalogue: Catalogue) -> CheckSheet:
    """The sheet of a file that is no call yet: only what is wrong with it."""
    text = path.read_text("utf-8", errors="replace") if path.is_file() else ""
    return CheckSheet(
        title=path.name,
        state=catalogue.translate("Cannot be built"),
        file=str(path),
        digest=_digest(text),
        today=day_words(today, catalogue),
        public=(),
        dates=(),
        changes=None,
        standing=standing_lines(problems, catalogue),
        accepted=accepted_lines(problems, catalogue),
    )


def standing_lines(problems: tuple[Problem, ...], catalogue: Catalogue) -> tuple[ProblemLine, ...]:
    """Errors and warnings that nobody accepted."""
    return tuple(
        ProblemLine(
            lines=str(problem.line or ""),
            check=check_name(problem.check, catalogue),
            text=catalogue.read(problem.message),
            remedy=catalogue.read(problem.remedy),
            is_error=problem.severity is Severity.ERROR,
        )
        for problem in open_problems(problems)
    )


def accepted_lines(problems: tuple[Problem, ...], catalogue: Catalogue) -> tuple[ProblemLine, ...]:
    """Accepted findings, those of one check with one reason together."""
    results: dict[tuple[str, str], list[int]] = {}
    for problem in problems:
        if problem.accepted:
            results.setdefault((problem.check, problem.accepted), []).append(problem.line or 0)
    return tuple(
        ProblemLine(catalogue.join(tuple(dict.fromkeys(lines))), check, reason, "", is_error=False)
        for (check, reason), lines in results.items()
    )


def _state(facts: Facts, catalogue: Catalogue) -> str:
    if facts.build.draft:
        return catalogue.translate("Draft of edition {number}", number=facts.build.edition)
    return catalogue.translate("Edition {number}, published", number=facts.build.edition)


def _digest(text: str) -> str:
    return sha256(text.encode()).hexdigest()[:DIGEST_LENGTH]


def _public(facts: Facts, catalogue: Catalogue) -> tuple[tuple[str, str], ...]:
    notice, translate = facts.in_force, catalogue.translate
    contacts = (notice.contact_info, *notice.contact_info.desks)
    site = facts.build.site_url or translate("not known yet")
    rows = (
        (translate("Document number"), document_number(notice.document_number)),
        (translate("Issued by"), catalogue.join(tuple(issuer.name for issuer in notice.issuers))),
        (translate("Amendments"), catalogue.join(tuple(amendment.title for amendment in notice.amendments))),
        (
            translate("Forms"),
            catalogue.join(tuple(f"{entry.label} {entry.annex.title}" for entry in facts.annexes)),
        ),
        (
            translate("In numbers"),
            translate(
                "{clauses} clauses, {rules} conditions, {documents} documents to hand in",
                clauses=len(notice.walk_clauses()),
                rules=len(notice.eligibility),
                documents=len(notice.materials),
            ),
        ),
        (
            translate("Persons named"),
            catalogue.join(tuple(person.name for contact in contacts for person in contact.persons)),
        ),
        (
            translate("Telephone"),
            catalogue.join(tuple(number for contact in contacts for number in contact.telephones)),
        ),
        (
            translate("E-mail"),
            catalogue.join(tuple(mailbox for contact in contacts for mailbox in contact.emails)),
        ),
        (translate("Address of the site"), site),
        (
            translate("Marked as"),
            "" if notice.site.official else translate("Demonstration, not published by the issuer"),
        ),
    )
    return tuple(row for row in rows if row[1])


def _date_line(event: CalendarEvent, facts: Facts, today: date, catalogue: Catalogue) -> DateLine:
    zone = zone_of(facts)
    translate = closing_words if event.kind == "close" else event_words
    return DateLine(
        event.label, translate(event.event, zone, catalogue), _left(event, today, facts, catalogue)
    )


def _left(event: CalendarEvent, today: date, facts: Facts, catalogue: Catalogue) -> str:
    day = event.event.last_day
    if day is None:
        return ""
    if day < today:
        return catalogue.translate("is past")
    country = facts.country
    left = catalogue.translate_plural(
        "{n} working day left", "{n} working days left", country.working_days_between(today, day)
    )
    remarks = [] if country.is_working_day(day) else [catalogue.translate("a day off")]
    if not country.is_announced(day.year):
        remarks.append(catalogue.translate("the days off of {year} are not announced yet", year=day.year))
    return catalogue.join((left, *remarks))
