"""Freeze an edition. In: the source, the editions so far. Out: the next edition, whole or not at all."""

import json
from datetime import date
from pathlib import Path
from typing import Any

from notice_site.editing.data_file import write_whole
from notice_site.problem import Message, Problem, ProblemsFound, Severity
from notice_site.problem import Path as DataPath
from notice_site.reading.editions import Edition, freeze, published_data
from notice_site.reading.source import Source

GROWING = ("amendments", "clarifications")
"""Lists that a published call may add to without an amendment that says so: they are what tells readers."""


def next_edition(
    source: Source, editions: tuple[Edition, ...], published: date, note: str = ""
) -> tuple[Edition, str]:
    """The next edition and the text of its file; raises ProblemsFound where it may not be published."""
    if editions:
        _must_be_publishable(source, editions[-1], note)
        _must_be_later(editions[-1], published)
    edition = Edition(len(editions) + 1, published, note, source)
    return edition, freeze(source, edition.number, published, note)


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
    if note:
        return
    changed = [
        key for key in (*now, *before) if before.get(key) != now.get(key) and not _has_grown(key, before, now)
    ]
    if changed:
        raise _refusal(
            (changed[0],),
            source,
            Message(
                "`{key}` differs from edition {number}, and no amendment says so.",
                key=changed[0],
                number=newest.number,
            ),
            Message("Undo the change and add an amendment, or publish with --minor and what was changed."),
        )


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


def _has_grown(key: str, before: dict[str, Any], now: dict[str, Any]) -> bool:
    old, new = before.get(key) or [], now.get(key) or []
    return key in GROWING and isinstance(new, list) and new[: len(old)] == old


def _refusal(path: DataPath, source: Source, message: Message, remedy: Message) -> ProblemsFound:
    return ProblemsFound(
        (Problem("P02", Severity.ERROR, path, source.line_of(path) if path else None, message, remedy),)
    )
