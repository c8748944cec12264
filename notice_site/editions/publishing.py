"""Freeze an edition. In: the source, the editions so far. Out: the next edition, whole or not at all."""

import json
from datetime import date
from pathlib import Path
from typing import Any

from notice_site.compare.compare import Difference, compare
from notice_site.editions.data_file import write_whole
from notice_site.problem import KeyPath as DataPath
from notice_site.problem import Message, Problem, ProblemsFound, Severity
from notice_site.reading.build import Call
from notice_site.reading.editions import Edition, freeze, published_data
from notice_site.reading.fact_paths import fact_name, has_path
from notice_site.reading.source import Source

GROWING = ("amendments", "clarifications")
"""Lists that a published call may add to without an amendment that says so: they are what tells readers."""
OURS = ("description", "cases")
"""Keys of the call that hold neither a fact nor an issued word; a note is enough for them."""


def next_edition(
    source: Source, editions: tuple[Edition, ...], published: date, note: str = ""
) -> tuple[Edition, str]:
    """The next edition and the text of its file; raises ProblemsFound where it may not be published."""
    if editions:
        _must_be_publishable(source, editions[-1], note)
        _must_be_later(editions[-1], published)
    edition = Edition(len(editions) + 1, published, note, source)
    return edition, freeze(source, edition.number, published, note)


def must_follow_signature(call: Call, published: date) -> None:
    """Raise ProblemsFound for a day years before the one under the notice: a computer lost the time.

    Some weeks before it are usual; an edition of 1970 would be frozen for good, and first in every list.
    """
    signed = call.notice.key_dates.signed.first_day
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


def write_edition(folder: Path, number: int, text: str) -> Path:
    """Write `<number>.yml`; a process killed on the way leaves no such file."""
    folder.mkdir(parents=True, exist_ok=True)
    target = folder / f"{number}.yml"
    write_whole(target, text)
    return target


def shows_edition(site: Path, number: int) -> bool:
    """Whether a built site is that of an edition: a process killed late in `publish` leaves an older one."""
    try:
        shown = json.loads((site / "notice.json").read_text("utf-8"))
    except (OSError, ValueError):
        return False
    return (shown.get("edition"), shown.get("draft")) == (number, False)


def _must_be_publishable(source: Source, newest: Edition, note: str) -> None:
    before, now = published_data(newest.source), published_data(source)
    if before == now:
        raise _refusal(
            (),
            source,
            Message("Nothing has changed since edition {number}.", number=newest.number),
            Message("There is nothing to publish; change the data first."),
        )
    growth, unsaid = _changes(_told(before), _told(now))
    if unsaid:
        raise _refusal(
            unsaid[0].new or (),
            source,
            _unsaid(unsaid[0], before, now, newest),
            Message(
                "Put back what was published, then run the command amend: it tells readers of the change. "
                "--minor is for what changes no fact and no issued word."
            ),
        )
    amended = next((found.new for found in growth if found.new and found.new[0] == "amendments"), None)
    if note and amended:
        raise _refusal(
            amended,
            source,
            Message("An amendment was added since edition {number}.", number=newest.number),
            Message("Publish it without --minor: readers are told what it changes."),
        )
    if not note and not growth:
        raise _refusal(
            (first := compare(before, now)[0]).new or (),
            source,
            _unsaid(first, before, now, newest),
            Message("It changes no fact: publish with --minor and what was changed, or undo the change."),
        )


def _changes(before: dict[str, Any], now: dict[str, Any]) -> tuple[list[Difference], list[Difference]]:
    """Amendments and answers that were added, and all other differences, of which nothing tells readers."""
    found = compare(before, now)
    return [each for each in found if _tells_readers(each)], [
        each for each in found if not _tells_readers(each)
    ]


def _unsaid(found: Difference, before: dict[str, Any], now: dict[str, Any], newest: Edition) -> Message:
    # A key that is left out now has a path in the new data too, and nothing there.
    is_there = found.new and has_path(now, found.new)
    fact = fact_name(now, found.new or ()) if is_there else fact_name(before, found.old or ())
    msgid = "`{fact}` differs from edition {number}, and no amendment says so."
    return Message(msgid, fact=fact, number=newest.number)


def _told(data: dict[str, Any]) -> dict[str, Any]:
    """The part of a call that readers are told as the notice's: without our own help beside it."""
    told = {key: value for key, value in data.items() if key not in OURS}
    return {key: told[key] if key in GROWING else value for key, value in _without_help(told).items()}


def _without_help(value: Any) -> Any:
    """A value without hints, notes on how a condition is read, and the lines into which a title is broken."""
    if isinstance(value, list):
        return [_without_help(item) for item in value]
    if not isinstance(value, dict):
        return value
    left = {key: _without_help(inner) for key, inner in value.items() if key != "hint"}
    if "title_lines" in left and "".join(map(str, left["title_lines"])) == left.get("title"):
        del left["title_lines"]
    if isinstance(reading := left.get("interpretation"), dict):
        left["interpretation"] = {key: inner for key, inner in reading.items() if key != "note" and inner}
        if not left["interpretation"]:
            del left["interpretation"]
    return left


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


def _tells_readers(difference: Difference) -> bool:
    """Whether it is an amendment or an answer more."""
    place = difference.new or ()
    return difference.kind == "added" and len(place) == 2 and place[0] in GROWING


def _refusal(path: DataPath, source: Source, message: Message, remedy: Message) -> ProblemsFound:
    return ProblemsFound(
        (Problem("P02", Severity.ERROR, path, source.line_of(path) if path else None, message, remedy),)
    )
