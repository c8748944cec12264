"""The command: what it prints, where, and the code that it ends with."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest

from notice_site import serve, site
from notice_site.command import cli
from notice_site.command.arguments import COMMANDS
from notice_site.command.cli import main
from notice_site.options import BuildOptions
from notice_site.problem import Message, Problem, ProblemsFound, Severity
from notice_site.project import PROJECT
from notice_site.site_fault import SiteFault

NOTICES = PROJECT / "tests" / "notices"
RIGHT = str(NOTICES / "minimal.yml")
WRONG = str(NOTICES / "wrong" / "sums.yml")
WARNING = Problem("D04", Severity.WARNING, ("title",), 3, Message("a text"), Message("a list"))
INFORMATION = Problem("D07", Severity.INFO, ("title",), 3, Message("a text"), Message("a list"))
ACCEPTED = Problem("D04", Severity.WARNING, ("title",), 4, Message("a text"), Message("a list"), "照原件")


@pytest.fixture
def built(monkeypatch: pytest.MonkeyPatch) -> list[BuildOptions]:
    """The options that a build or a preview was started with, in place of doing it."""
    started: list[BuildOptions] = []

    def build(options: BuildOptions) -> tuple[Problem, ...]:
        started.append(options)
        return (WARNING, ACCEPTED, INFORMATION)

    monkeypatch.setattr(site, "build_site", build)
    monkeypatch.setattr(serve, "serve_site", lambda options, _ready: started.append(options))
    return started


def ended(*arguments: str) -> int:
    """The exit code, also where the parser ends the command by itself."""
    try:
        return main(arguments)
    except SystemExit as end:
        return int(end.code or 0)


# check --------------------------------------------------------------------------------------------------


def test_a_right_file_has_no_problems(capsys: pytest.CaptureFixture[str]) -> None:
    assert ended("check", "--data", RIGHT, "--lang", "en") == 0
    assert capsys.readouterr().out == f"{RIGHT}: no problems.\n"


def test_problems_are_listed_with_file_and_line_and_counted(capsys: pytest.CaptureFixture[str]) -> None:
    assert ended("check", "--data", WRONG, "--lang", "en") == 1
    out, err = capsys.readouterr()
    first, second, last = out.splitlines()
    assert first == f"{WRONG}:13: error K07: One award of 100000 is more than the whole sum, 50000."
    assert second == "    Correct `amount`, or `funding.total`."
    assert last == f"{WRONG}: 1 error, 0 warnings."
    assert err == ""


def test_messages_are_chinese_unless_asked_otherwise(capsys: pytest.CaptureFixture[str]) -> None:
    ended("check", "--data", WRONG)
    assert "错误 K07" in capsys.readouterr().out


def test_a_program_gets_the_problems_as_json(capsys: pytest.CaptureFixture[str]) -> None:
    assert ended("check", "--data", WRONG, "--lang", "en", "--format", "json") == 1
    assert json.loads(capsys.readouterr().out) == [
        {
            "check": "K07",
            "severity": "error",
            "path": "funding.awards[0].amount",
            "line": 13,
            "message": "One award of 100000 is more than the whole sum, 50000.",
            "remedy": "Correct `amount`, or `funding.total`.",
            "accepted": None,
        }
    ]


def test_a_right_file_is_an_empty_list_as_json_and_nothing_for_github(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert ended("check", "--data", RIGHT, "--format", "json") == 0
    assert capsys.readouterr().out == "[]\n"
    assert ended("check", "--data", RIGHT, "--format", "github") == 0
    assert capsys.readouterr().out == ""


def test_github_shows_problems_at_their_lines(capsys: pytest.CaptureFixture[str]) -> None:
    assert ended("check", "--data", WRONG, "--lang", "en", "--format", "github") == 1
    assert capsys.readouterr().out == (
        f"::error file={WRONG},line=13,title=K07::One award of 100000 is more than the whole sum, 50000."
        "%0ACorrect `amount`, or `funding.total`.\n"
    )


def test_accepted_warnings_and_information_show_only_when_asked(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cli, "_problems", lambda _: (WARNING, ACCEPTED, INFORMATION))
    assert ended("check", "--lang", "en") == 0
    assert capsys.readouterr().out.splitlines() == [
        "notice_data.yml:3: warning D04: a text",
        "    a list",
        "notice_data.yml: 0 errors, 1 warning.",
    ]
    assert ended("check", "--lang", "en", "--all") == 0
    shown = capsys.readouterr().out
    assert "notice_data.yml:4: warning D04: a text\n    a list\n    Accepted: 照原件\n" in shown
    assert "information D07" in shown


@pytest.mark.parametrize(
    ("data", "said"),
    [
        ("none.yml", "none.yml: error shape: There is no file none.yml."),
        (str(NOTICES), f"{NOTICES}: error shape: {NOTICES} is a folder."),
    ],
)
def test_a_wrong_file_name_is_told(data: str, said: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert ended("check", "--data", data, "--lang", "en") == 1
    assert capsys.readouterr().out.splitlines()[0] == said


# build and serve ------------------------------------------------------------------------------------------


def test_build_is_the_default_command(built: list[BuildOptions], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    assert ended() == ended("build") == ended("--lang", "en") == 0
    today = datetime.now().astimezone().date()
    assert built == [BuildOptions(today=today)] * 3


def test_every_option_of_build_arrives(built: list[BuildOptions]) -> None:
    options = ("--data", "a.yml", "--out", "b", "--today", "2026-09-30", "--strict")
    assert ended(*options, "--site-url", "https://example.org/call", "--pdf-engine=pdfkit") == 0
    url = "https://example.org/call/"
    assert built == [BuildOptions(Path("a.yml"), Path("b"), date(2026, 9, 30), url, "pdfkit", strict=True)]


def test_today_is_the_option_else_source_date_epoch(
    built: list[BuildOptions], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "86400")
    ended("build")
    ended("build", "--today", "2026-09-30")
    assert [options.today for options in built] == [date(1970, 1, 2), date(2026, 9, 30)]


def test_a_strange_source_date_epoch_is_told(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "yesterday")
    assert ended("build", "--lang", "en") == 2
    assert capsys.readouterr().err == "SOURCE_DATE_EPOCH is “yesterday”; write seconds since 1970.\n"


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


def test_problems_stop_a_build(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(site, "build_site", failing(ProblemsFound((WARNING, ACCEPTED))))
    assert ended("build", "--lang", "en") == 1
    out, err = capsys.readouterr()
    assert out == ""
    assert err.splitlines() == [
        "notice_data.yml:3: warning D04: a text",
        "    a list",
        "notice_data.yml: 0 errors, 1 warning.",
    ]


def test_a_fault_of_the_site_is_told_without_a_traceback(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(site, "build_site", failing(SiteFault(Message("a text"), Message("a list"))))
    assert ended("build", "--lang", "en") == 1
    assert capsys.readouterr().err == "a text\n    a list\n"


def test_a_bug_keeps_its_traceback(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(site, "build_site", failing(ZeroDivisionError()))
    with pytest.raises(ZeroDivisionError):
        main(["build"])


def test_an_interrupted_command_ends_quietly(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(site, "build_site", failing(KeyboardInterrupt()))
    assert ended("build") == 130
    assert capsys.readouterr() == ("", "")


def test_serve_takes_the_options_of_build(built: list[BuildOptions]) -> None:
    assert ended("serve", "--data", "a.yml") == 0
    assert built[0].data == Path("a.yml")


# schema, help, faulty command lines -----------------------------------------------------------------------


def test_schema_prints_the_schema(capsys: pytest.CaptureFixture[str]) -> None:
    assert ended("schema") == 0
    printed = json.loads(capsys.readouterr().out)
    assert printed["title"] == "一项申报通知的数据"


@pytest.mark.parametrize("language", ["zh", "en"])
def test_help_lists_commands_and_options(
    language: str,
    golden: Callable[[str, bytes], None],
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("COLUMNS", "100")
    for command in ([], *([name] for name in COMMANDS)):
        assert ended(*command, "--help", "--lang", language) == 0
    golden(f"help.{language}.txt", capsys.readouterr().out.encode())


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["chek"], "There is no command or option “chek”. Write “check”."),
        (["check", "--formt", "json"], "There is no command or option “--formt”. Write “--format”."),
        (["check", "zzz"], "There is no command or option “zzz”."),
        (["--data"], "--data wants a value."),
        (["check", "--all=yes"], "--all has no value."),
        (["check", "--format", "xml"], "--format: write one of: text, json, github"),
        (["--pdf-engine", "word"], "--pdf-engine: write one of: typst, pdfkit"),
        (["--today", "30.9.2026"], "--today: write a day as 2026-09-30"),
        (["--site-url", "example.org"], "--site-url: write the whole address, https://example.org/call/"),
        (["--site-url", "https://a/?b"], "--site-url: write the whole address, https://example.org/call/"),
    ],
)
def test_a_faulty_command_line_ends_with_2_and_one_sentence(
    arguments: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert ended(*arguments, "--lang", "en") == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert err.splitlines()[0] == said
    assert err.splitlines()[1].endswith("--help.")


def test_an_unknown_language_is_told_in_chinese(capsys: pytest.CaptureFixture[str]) -> None:
    assert ended("check", "--lang", "fr") == 2
    assert "可以写：zh、en" in capsys.readouterr().err


# the program itself ---------------------------------------------------------------------------------------


def run(*arguments: str, **settings: Any) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, str(PROJECT / "build_site.py"), *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=False, encoding="utf-8", **settings)


def test_the_program_runs_from_any_folder_and_ends_with_its_code(tmp_path: Path) -> None:
    shutil.copy(WRONG, tmp_path / "notice_data.yml")
    done = run("check", cwd=tmp_path)
    assert (done.returncode, done.stderr) == (1, "")
    assert done.stdout.startswith("notice_data.yml:13: 错误 K07: ")


def test_a_console_without_chinese_shows_codes_in_place_of_a_traceback(tmp_path: Path) -> None:
    done = run("check", "--data", WRONG, cwd=tmp_path, env={**os.environ, "PYTHONIOENCODING": "ascii"})
    assert done.returncode == 1
    assert "\\u9519\\u8bef K07" in done.stdout
    assert done.stderr == ""


def test_a_reader_that_closes_the_pipe_gets_no_traceback() -> None:
    command = [sys.executable, str(PROJECT / "build_site.py"), "schema"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.readline()
        process.stdout.close()
        assert process.stderr.read() == b""
