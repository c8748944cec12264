"""Freeze an edition. In: the source, the editions so far. Out: the next edition, whole or not at all."""

import json
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from notice_site.editions.data_file import write_whole
from notice_site.editions.gate import refused
from notice_site.problem import KeyPath, Message, Problem, ProblemsFound, Severity
from notice_site.reading.build import Call
from notice_site.reading.editions import Edition, freeze, published_data
from notice_site.reading.source import Source


def next_edition(source: Source, editions: tuple[Edition, ...], published: date, note: str = "") -> Edition:
    """The next edition; raises ProblemsFound where it may not be published."""
    if problems := refused(source, editions, note):
        raise ProblemsFound(problems)
    if editions:
        _must_be_later(editions[-1], published)
    return Edition(len(editions) + 1, published, note, source)


def must_follow_signature(call: Call, published: date) -> None:
    """Raise ProblemsFound for a day years before the one under the notice: a computer lost the time.

    Some weeks before it are usual; an edition of 1970 would be frozen for good, and first in every list.
    """
    signed = call.notice.key_dates.signed_day
    if signed and published.year < signed.year:
        raise _refusal(
            ("key_dates", "signed"),
            call.source,
            Message("The notice is signed on {day}, after {today}.", day=signed, today=published),
            Message("Correct the clock of this computer, or the day given with --today."),
        )


def is_draft(source: Source, editions: tuple[Edition, ...]) -> bool:
    """Whether the data differs from the newest edition, or was never published."""
    return not editions or published_data(source) != published_data(editions[-1].source)


def write_edition(folder: Path, edition: Edition) -> Path:
    """Write `<number>.yml`; a process killed on the way leaves no such file."""
    folder.mkdir(parents=True, exist_ok=True)
    target = folder / f"{edition.number}.yml"
    write_whole(target, freeze(edition))
    return target


@dataclass(frozen=True)
class ShownState:
    """What the readers of a built site see."""

    edition: int
    draft: bool
    deadline: str
    """Its words; empty where the call has several or none."""


def shown_state(site: Path) -> ShownState | None:
    """What a built site shows; None where none stands."""
    try:
        shown = json.loads((site / "notice.json").read_text("utf-8"))
    except (OSError, ValueError):
        return None
    close = shown.get("key_dates", {}).get("close") or {}
    return ShownState(shown.get("edition", 0), shown.get("draft", True), close.get("wording", ""))


def shows_edition(site: Path, number: int) -> bool:
    """Whether a built site is that of an edition: a process killed late in `publish` leaves an older one."""
    shown = shown_state(site)
    return shown is not None and (shown.edition, shown.draft) == (number, False)


def _must_be_later(newest: Edition, published: date) -> None:
    if published < newest.published:
        raise _refusal(
            (),
            newest.source,
            Message(
                "Edition {number} was published on {day}, after {today}.",
                number=newest.number,
                day=newest.published,
                today=published,
            ),
            Message("Correct the clock of this computer, or the day given with --today."),
        )


def _refusal(path: KeyPath, source: Source, message: Message, remedy: Message) -> ProblemsFound:
    return ProblemsFound(
        (Problem("P02", Severity.ERROR, path, source.line_of(path) if path else None, message, remedy),)
    )
