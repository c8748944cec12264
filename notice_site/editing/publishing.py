"""Freeze an edition. In: the source, the editions so far. Out: the next edition, whole or not at all."""

import os
import tempfile
from datetime import date
from pathlib import Path
from typing import Any

from notice_site.problem import Message, Problem, ProblemsFound, Severity
from notice_site.problem import Path as DataPath
from notice_site.reading.editions import Edition, freeze, published_data
from notice_site.reading.source import Source

GROWING = ("amendments", "clarifications")
"""Lists that a published call may add to without an amendment that says so: they are what tells readers."""


def next_edition(
    source: Source, editions: tuple[Edition, ...], published: date, note: str = ""
) -> tuple[int, str]:
    """The number and the text of the next edition; raises ProblemsFound where it may not be published."""
    if editions:
        _must_be_publishable(source, editions[-1], note)
    number = len(editions) + 1
    return number, freeze(source, number, published, note)


def is_draft(source: Source, editions: tuple[Edition, ...]) -> bool:
    """Whether the data differs from the newest edition, or was never published."""
    return not editions or published_data(source) != published_data(editions[-1].source)


def write_edition(folder: Path, number: int, text: str) -> Path:
    """Write `<number>.yml`; a process killed on the way leaves no such file."""
    folder.mkdir(parents=True, exist_ok=True)
    target = folder / f"{number}.yml"
    handle, draft = tempfile.mkstemp(prefix=".edition-", dir=folder)
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        Path(draft).chmod(0o644)
        Path(draft).replace(target)
    except BaseException:
        Path(draft).unlink(missing_ok=True)
        raise
    return target


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


def _has_grown(key: str, before: dict[str, Any], now: dict[str, Any]) -> bool:
    old, new = before.get(key) or [], now.get(key) or []
    return key in GROWING and isinstance(new, list) and new[: len(old)] == old


def _refusal(path: DataPath, source: Source, message: Message, remedy: Message) -> ProblemsFound:
    return ProblemsFound(
        (Problem("P02", Severity.ERROR, path, source.line_of(path) if path else None, message, remedy),)
    )
