"""States of a data file before commands changed it. In: the file. Out: `history/` beside it, the newest kept.

Each state is one line of ours, with the command, the moment and the sum of what the command left, then the
file to the letter.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from difflib import unified_diff
from hashlib import sha256
from pathlib import Path

from notice_site.disk import disk_faults, locked
from notice_site.editions.data_file import DataFile, read_data_file, write_whole
from notice_site.problem import Message, SiteFault

MOST_KEPT = 20
"""States that are kept; older ones are removed. Ours."""
FIRST_LINE = re.compile(
    r"# before (?P<command>\w+) · (?P<moment>\d{4}-\d\d-\d\d \d\d:\d\d) · sha256 (?P<left>[0-9a-f]{64})\n"
)
"""`# before amend · 2026-11-28 21:50 · sha256 1bec…6f`, the sum being that of the file afterwards."""


@dataclass(frozen=True)
class State:
    """The file as it was before a command."""

    path: Path
    command: str
    moment: str
    left: str
    """The SHA-256 of what the command left: it tells whether somebody has edited the file since."""
    text: str

    def is_last(self, file: DataFile) -> bool:
        """Whether the file is still as the command left it."""
        return self.left == _sum(file.text)


def history_folder(data: Path) -> Path:
    """Where the states of a data file stand: beside it."""
    return data.parent / "history"


def _keep_state(file: DataFile, changed: DataFile, command: str) -> None:
    """Keep what `command` is about to replace, and remove what is too old."""
    folder = history_folder(file.path)
    folder.mkdir(exist_ok=True)
    paths = _paths(folder)
    number = int(paths[0].stem) + 1 if paths else 1
    moment = datetime.now().astimezone().strftime("%Y-%m-%d %H:%M")
    head = f"# before {command} · {moment} · sha256 {_sum(changed.text)}\n"
    write_whole(folder / f"{number:04}.yml", head + file.text)
    for path in _paths(folder)[MOST_KEPT:]:
        path.unlink()


def write_instead(file: DataFile, changed: DataFile, command: str) -> None:
    """Write `changed` where `file` was read, and keep that; raises SiteFault where it has changed since."""
    with disk_faults(file.path.parent), locked(file.path.with_name(f".{file.path.name}.writing")):
        if read_data_file(file.path).text != file.text:
            raise SiteFault(
                Message("{file} was changed while the questions were asked.", file=file.path),
                Message("Nothing has been written. Run the command again."),
            )
        _keep_state(file, changed, command)
        write_whole(file.path, changed.text)


def last_state(data: Path) -> State | None:
    """The newest state; None where no command has changed the file."""
    for path in _paths(history_folder(data)):
        text = path.read_bytes().decode("utf-8")
        if head := FIRST_LINE.match(text):
            return State(path, head["command"], head["moment"], head["left"], text[head.end() :])
    return None


def changed_lines(before: str, after: str) -> Iterator[str]:
    """The lines that went and came, each with - or + before it."""
    for line in unified_diff(before.splitlines(), after.splitlines(), lineterm="", n=0):
        if not line.startswith(("---", "+++", "@@")):
            yield line


def _paths(folder: Path) -> list[Path]:
    return sorted(folder.glob("[0-9][0-9][0-9][0-9]*.yml"), key=lambda path: int(path.stem), reverse=True)


def _sum(text: str) -> str:
    return sha256(text.encode()).hexdigest()
