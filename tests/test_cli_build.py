"""`build` and `serve` on the command line: their options arrive, their faults are told."""

import sys
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest

from notice_site.command import site_commands
from notice_site.command.cli import main
from notice_site.problem import Message, Problem, ProblemsFound, SiteFault
from notice_site.reading.editions import Edition
from notice_site.reading.source import read_source
from notice_site.site.build import Publication
from notice_site.site.options import BuildOptions
from tests.call_facts import MINIMAL
from tests.command_line import ACCEPTED, INFORMATION, WARNING, ended


@pytest.fixture
def built(monkeypatch: pytest.MonkeyPatch) -> list[BuildOptions]:
    """The options that a build or a preview was started with, in place of doing it."""
    started: list[BuildOptions] = []

    def build(options: BuildOptions) -> tuple[Problem, ...]:
        started.append(options)
        return (WARNING, ACCEPTED, INFORMATION)

    monkeypatch.setattr(site_commands, "build_site", build)
    monkeypatch.setattr(site_commands, "serve_site", lambda options, _ready: started.append(options))
    return started


def test_build_is_the_default_command(built: list[BuildOptions]) -> None:
    assert ended() == ended("build") == ended("--lang", "en") == 0
    assert built == [BuildOptions()] * 3


def test_every_option_of_build_arrives(built: list[BuildOptions]) -> None:
    options = ("--data", "a.yml", "--out", "b", "--today", "2026-09-30", "--strict")
    assert ended(*options, "--site-url", "https://example.org/call", "--pdf-engine=pdfkit") == 0
    url = "https://example.org/call/"
    assert built == [BuildOptions(Path("a.yml"), Path("b"), url, "pdfkit", strict=True)]


def test_today_is_the_option_else_source_date_epoch_else_the_day_of_the_clock(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    days: list[date] = []

    def publish_site(_options: BuildOptions, said: Publication) -> tuple[Edition, tuple[Problem, ...]]:
        days.append(said.day)
        return Edition(1, said.day, "", read_source(MINIMAL)), ()

    monkeypatch.setattr(site_commands, "publish_site", publish_site)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "86400")
    ended("publish")
    ended("publish", "--today", "2026-09-30")
    monkeypatch.delenv("SOURCE_DATE_EPOCH")
    ended("publish")
    assert days == [date(1970, 1, 2), date(2026, 9, 30), datetime.now().astimezone().date()]


@pytest.mark.parametrize("epoch", ["yesterday", "", "-5", "٣٤", "99999999999", "9" * 5000])
def test_a_strange_source_date_epoch_is_told(
    epoch: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
    assert ended("build", "--lang", "en") == 2
    assert capsys.readouterr().err == f"SOURCE_DATE_EPOCH is “{epoch}”; write seconds since 1970.\n"


def test_standing_warnings_of_a_build_go_to_the_error_stream(
    built: list[BuildOptions], capsys: pytest.CaptureFixture[str]
) -> None:
    assert ended("build", "--lang", "en") == 0
    out, err = capsys.readouterr()
    assert out == ""
    assert err == "notice_data.yml:3: warning D04: a text\n    a list\n"
    assert len(built) == 1


def test_a_build_says_what_it_does_at_a_terminal_only(
    built: list[BuildOptions], capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    assert ended("build", "--lang", "en") == 0
    err = capsys.readouterr().err
    assert err.startswith("Building site …\n")
    assert err.endswith("site is ready.\n")
    assert len(built) == 1


def failing(fault: BaseException) -> Callable[[BuildOptions], Any]:
    def build(_: BuildOptions) -> Any:
        raise fault

    return build


def test_problems_stop_a_build(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    monkeypatch.setattr(site_commands, "build_site", failing(ProblemsFound((WARNING, ACCEPTED))))
    assert ended("build", "--lang", "en", "--out", str(tmp_path / "none")) == 1
    out, err = capsys.readouterr()
    assert out == ""
    assert err.splitlines() == [
        "notice_data.yml:3: warning D04: a text",
        "    a list",
        "notice_data.yml: 0 errors, 1 warning.",
        f"Correct it, then run again: python build_site.py build --out {tmp_path / 'none'}",
    ]


def test_a_fault_of_the_site_is_told_without_a_traceback(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    monkeypatch.setattr(site_commands, "build_site", failing(SiteFault(Message("a text"), Message("a list"))))
    assert ended("build", "--lang", "en", "--out", str(tmp_path / "none")) == 1
    assert capsys.readouterr().err == "a text\n    a list\n"


def test_a_bug_keeps_its_traceback(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(site_commands, "build_site", failing(ZeroDivisionError()))
    with pytest.raises(ZeroDivisionError):
        main(["build"])


def test_an_interrupted_command_ends_quietly(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(site_commands, "build_site", failing(KeyboardInterrupt()))
    assert ended("build") == 130
    assert capsys.readouterr() == ("", "")


def test_serve_takes_the_options_of_build(built: list[BuildOptions]) -> None:
    assert ended("serve", "--data", "a.yml") == 0
    assert built[0].data == Path("a.yml")
