"""The command line as people and programs use it: schema, help, faulty lines, consoles and pipes."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from notice_site.command.parser import COMMANDS
from notice_site.project import PROJECT
from tests.command_line import WRONG, ended

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
        (["check", "--kit", "x"], "--kit is an option of other commands: build."),
        (["check", "zzz"], "There is no command or option “zzz”."),
        (["--data"], "--data wants a value."),
        (["check", "--all=yes"], "--all has no value."),
        (["check", "--format", "xml"], "--format: write one of: text, json, github"),
        (["--pdf-engine", "word"], "--pdf-engine: write one of: typst, pdfkit"),
        (["--today", "30.9.2026"], "--today: write a day as 2026-09-30"),
        (["--site-url", "example.org"], "--site-url: “example.org” is not the whole address of a web site."),
        (["--site-url", "https://[a/"], "--site-url: “[a” cannot be the name of a host."),
        (["--site-url", "https://a/?b"], "--site-url: The address of a site ends before “?b”."),
    ],
)
def test_a_faulty_command_line_ends_with_2_and_one_sentence(
    arguments: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert ended(*arguments, "--lang", "en") == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert err.splitlines()[0] == said
    assert err.splitlines()[-1].endswith("--help.")


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
