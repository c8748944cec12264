"""What is wrong in a draft. In: its Word files. Out: `Review`, each finding with its paragraph.

The files are read as an import reads them, and the call is only held in memory. Checks are named that judge
the words of the draft: what only data can lack (metadata, cases, evidence) is no fault of a Word file, and
what the import had to guess is not reported as a fault of its author.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from notice_site.checks import CHECKS
from notice_site.checks.agreement import typed_facts_are_those_of_the_data
from notice_site.checks.amounts import counts_agree
from notice_site.checks.attachments import annexes_are_those_cited
from notice_site.checks.clarity import (
    bounds_say_whether_they_are_included,
    known_slips_are_absent,
    sentences_are_whole,
)
from notice_site.checks.contact import (
    links_are_safe,
    mailboxes_are_the_office_s,
    numbers_and_addresses_are_written_alike,
    persons_have_their_roles,
    telephones_fit_their_area,
)
from notice_site.checks.documents import (
    document_numbers_are_well_formed,
    figures_are_half_width,
    headings_end_without_a_stop,
    items_end_alike,
    marks_are_full_width,
    marks_come_in_pairs,
    numbers_run_on,
    times_and_dates_are_well_formed,
)
from notice_site.checks.finding import Check, Finding, View
from notice_site.checks.issued_texts import OURS
from notice_site.checks.naming import bodies_keep_their_names, roles_keep_their_words
from notice_site.checks.publication import nothing_is_left_to_be_filled_in
from notice_site.checks.time import (
    dates_follow_each_other,
    deadlines_fall_on_working_days,
    deadlines_say_what_counts,
    periods_are_long_enough,
)
from notice_site.checks.wordings import wordings_say_their_values
from notice_site.importing.blocks import Paragraph, Place, paragraphs_in, squeezed
from notice_site.importing.understanding.call import Draft, understand
from notice_site.importing.word.read_docx import read_docx
from notice_site.importing.writing.accounting import account_for
from notice_site.importing.writing.report import NAMES
from notice_site.problem import KeyPath, Message, ProblemsFound, Severity, SiteFault
from notice_site.reading.build import Call, build_call
from notice_site.reading.fact_paths import has_path, value_at
from notice_site.reading.source import Source

JUDGED = {
    document_numbers_are_well_formed,
    numbers_run_on,
    headings_end_without_a_stop,
    marks_are_full_width,
    marks_come_in_pairs,
    figures_are_half_width,
    times_and_dates_are_well_formed,
    items_end_alike,
    annexes_are_those_cited,
    counts_agree,
    bodies_keep_their_names,
    roles_keep_their_words,
    wordings_say_their_values,
    numbers_and_addresses_are_written_alike,
    dates_follow_each_other,
    deadlines_fall_on_working_days,
    deadlines_say_what_counts,
    periods_are_long_enough,
    telephones_fit_their_area,
    mailboxes_are_the_office_s,
    links_are_safe,
    persons_have_their_roles,
    known_slips_are_absent,
    sentences_are_whole,
    bounds_say_whether_they_are_included,
    nothing_is_left_to_be_filled_in,
    typed_facts_are_those_of_the_data,
}
"""Checks whose findings are faults of the words themselves, whoever reads them."""
IN_WORDS: dict[Any, Message] = {
    deadlines_say_what_counts: Message("Say it in the text: received, or posted, by then."),
    bounds_say_whether_they_are_included: Message("Say in the text “以上、以下均含本数”."),
    persons_have_their_roles: Message("Write behind each person what to ask them about."),
    bodies_keep_their_names: Message(
        "Use one name throughout, or say in the text which names mean the same."
    ),
}
"""What to write in a Word file, where the remedy of a check speaks of the data file."""
ALIKE = Message("See which of the two is right, and write both alike.")
OF_DATA = re.compile(r"`|\{\{")
"""Tells a remedy that names keys of the data: Correct `starts` or `ends`."""
BY_POST = re.compile("邮寄|邮递|快递|寄送|寄至|邮政|by post|by mail|courier", re.IGNORECASE)
SAYS_WHAT_COUNTS = re.compile("邮戳|寄出.{0,6}为准|收到.{0,6}为准|postmark|received by|received no later")
WEEKDAY = re.compile("星期|周[一二三四五六日]|礼拜|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day")
ANNEX_NAMED = re.compile(r"附件|\bannex|\battachment|\bappendix", re.IGNORECASE)
OF_LISTS = (items_end_alike, numbers_run_on)
OF_DAYS = (dates_follow_each_other, deadlines_fall_on_working_days, periods_are_long_enough)
ENDS = ("。", "；", "，", "、", ".", ";", ",")
"""Marks at which an item of a list may end; a text that ends in none is no item."""
UNSAID = "—"
"""Stands for what a draft leaves out, so that all else can be checked."""
UNSAID_ZONE = "Etc/UTC"
UNSAID_DAY = {"on": "2000-01-03", "wording": UNSAID}
SHOWN = 6
"""Passages that were not looked at, listed one by one; more are counted."""


@dataclass(frozen=True)
class Remark:
    """A finding as the author of a Word file reads it."""

    place: Place | None
    """None where it belongs to no one paragraph."""
    check: str
    severity: Severity
    message: Message
    remedy: Message
    words: str = ""
    """The paragraph that it is about."""


@dataclass(frozen=True)
class Review:
    """Everything that is said of a draft."""

    remarks: tuple[Remark, ...]
    """In the order of the files; those without a place come last."""
    unchecked: tuple[Message, ...]
    """What nobody looked at."""


def review(files: dict[str, bytes]) -> Review:
    """The notice, the first of the files, with its attachments; raises SiteFault for what is no Word file."""
    sources = tuple(read_docx(content, name) for name, content in files.items())
    draft = understand(sources, "draft")
    call, unsaid = _call_of(draft)
    paragraphs = [part for source in draft.sources for part in paragraphs_in(source.blocks)]
    text = "\n".join(part.text for part in paragraphs)
    places = _Places(draft, paragraphs)
    view = View(call, call.notice)
    results: dict[Remark, None] = {}
    for check in CHECKS:
        for finding in check.run(view) if check.run in JUDGED else ():
            place = places.of(finding)
            reported = _Reported(check, finding, place)
            if not _under(finding.path, unsaid) and reported.is_of_the_draft(draft, text):
                words = places.words(place)
                remark = Remark(place, check.id, check.severity, finding.message, reported.remedy, words)
                results.setdefault(remark)
    files_in_order = [*files]

    def order(remark: Remark) -> tuple[int, int, tuple[int, int]]:
        place = remark.place
        if place is None:
            return len(files), 0, (0, 0)
        return files_in_order.index(place.file), place.number, place.cell or (0, 0)

    return Review(tuple(sorted(results, key=order)), tuple(_unchecked(draft, unsaid, text)))


class _Places:
    """Where each value of a draft was read."""

    def __init__(self, draft: Draft, paragraphs: list[Paragraph]) -> None:
        self.paragraphs = paragraphs
        self.data = draft.data
        self.by_path: dict[KeyPath, Place] = {}
        for decision in draft.decisions:
            if decision.places:
                self.by_path.setdefault(decision.path, decision.places[0])

    def of(self, finding: Finding) -> Place | None:
        """The place of the value, of what holds it, of what is in it, or of the words that are quoted."""
        path = finding.path
        held = (self.by_path[path[:end]] for end in range(len(path), 0, -1) if path[:end] in self.by_path)
        if result := next(held, None):
            return result
        inside = (place for key, place in self.by_path.items() if key[: len(path)] == path)
        if len(path) > 1 and (result := next(inside, None)):
            return result
        return self._of_words(_value(self.data, path)) or next(
            filter(None, map(self._of_words, _words_told(finding.message))), None
        )

    def _of_words(self, words: Any) -> Place | None:
        """The first paragraph that has these words."""
        bare = squeezed(words) if isinstance(words, str) else ""
        return next((part.place for part in self.paragraphs if bare and bare in squeezed(part.text)), None)

    def words(self, place: Place | None) -> str:
        """The first words of what is at a place."""
        return next((part.text.strip() for part in self.paragraphs if part.place == place), "")


def _value(data: dict[str, Any], path: KeyPath) -> Any:
    """What is at a path; None where nothing does."""
    return value_at(data, path) if has_path(data, path) else None


def _under(path: KeyPath, unsaid: tuple[KeyPath, ...]) -> bool:
    """Whether a finding is about a value that only stands for one."""
    return any(path[: len(gap)] == gap or gap[: len(path)] == path for gap in unsaid)


def _words_told(message: Message) -> Iterator[str]:
    """What a message quotes, without its quotation marks."""
    for _, value in message.values:
        for part in value if isinstance(value, tuple) else (value,):
            if isinstance(part, str):
                yield part.strip("“”")


@dataclass(frozen=True)
class _Reported:
    """A finding of a check on its way to the author."""

    check: Check
    finding: Finding
    place: Place | None

    @property
    def remedy(self) -> Message:
        """What to write in a Word file."""
        if self.check.run in IN_WORDS:
            return IN_WORDS[self.check.run]
        return ALIKE if OF_DATA.search(self.finding.remedy.msgid) else self.finding.remedy

    def is_of_the_draft(self, draft: Draft, text: str) -> bool:
        """Whether it is a fault of the words, and not of how they were taken apart."""
        check, path = self.check.run, self.finding.path
        artefacts = (
            bool({*OURS, "no_evidence"} & {*path}),
            # A list in a cell, a table read as lines: the form sets its items apart, not their marks.
            check in OF_LISTS and bool(self.place and self.place.cell),
            check is items_end_alike
            and not all(part.endswith(ENDS) for part in _words_told(self.finding.message)),
            # 3.2026年度… is a number and a year in a list below the text.
            check is numbers_run_on and path[:2] == ("body", "closing"),
            # A year that the words do not have was only supposed.
            check in OF_DAYS and any(result.guess for result in draft.decisions if result.path == path),
            # The import reads no ways to hand in and no postmark.
            check is deadlines_say_what_counts
            and not (BY_POST.search(text) and not SAYS_WHAT_COUNTS.search(text)),
            # A value was read from these very words, but for the weekday.
            check is wordings_say_their_values and not WEEKDAY.search(str(_value(draft.data, path))),
            # Attachments that were not given are not missing.
            check is annexes_are_those_cited and not draft.data.get("annex_list"),
        )
        return not any(artefacts)


def _call_of(draft: Draft) -> tuple[Call, tuple[KeyPath, ...]]:
    """The call in memory, and the paths of what the draft leaves out."""
    data, unsaid = _filled(draft.data, ())
    for _ in range(len(APART) + 1):
        try:
            return build_call(Source(Path("draft"), "", data, {})), tuple(unsaid)
        except ProblemsFound as error:
            faulty = [key for key in APART if any(problem.path[:1] == (key,) for problem in error.problems)]
            # A part that names another falls with it.
            for key in faulty or [key for key in APART if key in data][:1]:
                data = {name: value for name, value in data.items() if name != key}
                unsaid.append((key,))
            if not faulty and not any(key in data for key in APART):
                break
    raise SiteFault(
        Message("The text cannot be taken apart as a notice."),
        Message("Name the Word file of the notice first, attachments behind it."),
    )


APART = (
    "eligibility",
    "funding",
    "materials",
    "roles",
    "submission",
    "contact_info",
    "annexes",
    "taxonomies",
)
"""Parts without which a call can still be checked, those that name others first."""
DAYS = (("key_dates", "signed"), ("key_dates", "close"))


def _filled(value: Any, path: KeyPath) -> tuple[Any, list[KeyPath]]:
    """A value with something in every empty place, and the paths of these."""
    if path in DAYS and isinstance(value, dict) and not (value.get("on") or value.get("at")):
        return UNSAID_DAY, [path]
    if value is None:
        return UNSAID_ZONE if path[-1] == "timezone" else UNSAID, [path]
    if not isinstance(value, dict | list):
        return value, []
    unsaid: list[KeyPath] = []
    filled = {}
    for key, item in value.items() if isinstance(value, dict) else enumerate(value):
        filled[key], gaps = _filled(item, (*path, key))
        unsaid += gaps
    return (filled if isinstance(value, dict) else list(filled.values())), unsaid


def _unchecked(draft: Draft, unsaid: tuple[KeyPath, ...], text: str) -> Iterator[Message]:
    yield Message(
        "Not checked: whether facts, sums and quoted rules are right in themselves, whether the conditions "
        "are complete, how tables and forms are laid out."
    )
    gaps = dict.fromkeys(
        next((name for head, name in NAMES if path[: len(head)] == head), Message("Lists of options"))
        for path in unsaid
    )
    if gaps:
        yield Message("Not found, so that nothing was compared with it: {facts}.", facts=tuple(gaps))
    if ANNEX_NAMED.search(text) and not draft.data.get("annexes"):
        yield Message("The attachments were not given, and were not compared with the text.")
    elif not draft.data.get("annex_list") and draft.data.get("annexes"):
        yield Message("Whether all attachments are cited by their numbers was not checked.")
    passed = dict.fromkeys(passed.what for source in draft.sources for passed in source.passed_over)
    if passed:
        yield Message("Not looked at: {kinds}.", kinds=tuple(Message(kind) for kind in passed))
    left = [result.text for result in account_for(draft.data, draft.sources, draft.withheld).left]
    if left:
        yield Message(
            "Passages that could not be placed and were not looked at, {n} in all: {texts}.",
            n=len(left),
            texts=tuple(f"“{words[:20]}”" for words in left[:SHOWN]),
        )
