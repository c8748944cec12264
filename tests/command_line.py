"""Commands run inside a test. In: arguments. Out: how it ended; and what to run them on."""

import io
import sys
from pathlib import Path

import pytest

from notice_site.command.cli import main
from notice_site.problem import Message, Problem, Severity
from notice_site.project import PROJECT

NOTICES = PROJECT / "tests" / "notices"
WRONG = str(NOTICES / "wrong" / "sums.yml")
WARNING = Problem("D04", Severity.WARNING, ("title",), 3, Message("a text"), Message("a list"))
INFORMATION = Problem("D07", Severity.INFO, ("title",), 3, Message("a text"), Message("a list"))
ACCEPTED = Problem("D04", Severity.WARNING, ("title",), 4, Message("a text"), Message("a list"), "照原件")


def copied(path: Path, folder: Path) -> Path:
    target = folder / "notice_data.yml"
    target.write_bytes(path.read_bytes())
    return target


def answering(monkeypatch: pytest.MonkeyPatch, *answers: str) -> None:
    """Somebody types these answers, and then no more."""
    monkeypatch.setattr(sys, "stdin", io.StringIO("".join(f"{answer}\n" for answer in answers)))


def ended(*arguments: str) -> int:
    try:
        return main(arguments)
    except SystemExit as end:
        return int(end.code or 0)
