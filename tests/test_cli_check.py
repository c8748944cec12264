"""`check` on the command line: texts, JSON, annotations, and files that are not there."""

import json

import pytest

from notice_site.command import check
from tests.command_line import ACCEPTED, INFORMATION, NOTICES, WARNING, WRONG, ended

RIGHT = str(NOTICES / "minimal.yml")


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
    monkeypatch.setattr(check, "problems_of", lambda _: (WARNING, ACCEPTED, INFORMATION))
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
