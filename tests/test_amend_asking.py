"""`amend` asks, tells what does not fit, and leaves everything as it was when it stops."""

import os
import pty
import select
import signal
import sys
import time
from contextlib import suppress
from pathlib import Path

import pytest

from notice_site.project import PROJECT
from notice_site.reading.build import build_call
from notice_site.reading.source import read_source
from tests.call_facts import FULL, MINIMAL
from tests.command_line import answering, ended

# what is refused ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--kind", "extension", "--to", "2030-04-01"], "延期以后的时间要晚于2030年4月30日"),
        (["--kind", "extension", "--to", "明天"], "写一个日期"),
        (["--kind", "extension"], "缺少 --to"),
        ([], "缺少 --kind"),
        (["--kind", "other"], "输入其中一个序号"),
        (["--kind", "correction", "--fact", "没有这一项", "--to", "1"], "没有“没有这一项”这一项"),
        (["--kind", "correction", "--fact", "地址", "--to", "1"], "有几项都含这些字"),
        (
            ["--kind", "correction", "--change", "没有这一项=1"],
            "--change 没有这一项=1: 没有“没有这一项”这一项",
        ),
        (["--kind", "correction", "--change", "地址"], "按“事项=新内容”写"),
        (["--kind", "extension", "--change", "key_dates.close=2030-04-01"], "要晚于2030年4月30日"),
        (["--kind", "withdrawal"], "缺少 --reason"),
        (["--kind", "outcome", "--date", "2029-01-01"], "不能早于2030年3月1日"),
        (["--kind", "outcome", "--results", "none.csv"], "none.csv 打不开"),
        (["--kind", "outcome", "--number", "8号"], "按这样写"),
    ],
)
def test_an_answer_that_does_not_fit_is_told_and_nothing_is_written(
    options: list[str], said: str, call_file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = call_file.read_bytes()
    assert ended("amend", "--data", str(call_file), "--yes", "--today", "2030-04-20", *options) == 2
    assert said in capsys.readouterr().err
    assert call_file.read_bytes() == before


def test_a_call_with_errors_is_not_amended(call_file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    call_file.write_text(call_file.read_text("utf-8").replace("title:", "titel:"), "utf-8")
    assert ended("amend", "--data", str(call_file), "--yes", "--kind", "withdrawal", "--reason", "一") == 1
    assert "titel" in capsys.readouterr().err


# what is hardly meant -------------------------------------------------------------------------------------

PROPOSED = ["--kind", "proposed_outcome", "--date", "2030-06-07"]


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--kind", "extension", "--to", "2130-05-10"], "相差一年以上"),
        (["--kind", "extension", "--to", "2030-05-02", "--date", "2030-05-04"], "已经过了"),
        (["--kind", "extension", "--to", "2030-06-09"], "不是工作日"),
        ([*PROPOSED, "--objections", "2030-06-08 2030-06-09"], "公示期全是休息日"),
        ([*PROPOSED, "--objections", "2030-06-10 2030-06-15"], "最后一天是休息日：2030-06-15"),
        ([*PROPOSED, "--objections", "2030-06-03 2030-06-10"], "早于文件的日期"),
    ],
)
def test_what_is_hardly_meant_is_asked_and_can_be_meant(
    options: list[str], said: str, call_file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = call_file.read_bytes()
    arguments = ["amend", "--data", str(call_file), "--yes", "--today", "2030-04-20", *options]
    assert ended(*arguments) == 1
    told = capsys.readouterr().err
    assert said in told
    assert "--sure yes" in told
    assert call_file.read_bytes() == before
    assert ended(*arguments, "--sure", "yes") == 0
    assert call_file.read_bytes() != before


def test_an_outcome_before_the_end_of_objections_is_asked(
    call_file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    options = ("--data", str(call_file), "--yes")
    assert ended("amend", *options, *PROPOSED) == 0
    assert ended("amend", *options, "--kind", "outcome", "--date", "2030-06-13") == 1
    assert "公示期到2030-06-14才结束" in capsys.readouterr().err
    assert ended("amend", *options, "--kind", "outcome", "--date", "2030-06-17") == 0


def test_dates_that_change_places_are_asked(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    call_file = tmp_path / "notice_data.yml"
    call_file.write_bytes(FULL.read_bytes())
    options = ("--kind", "extension", "--fact", "手工坊批次", "--to", "2030-07-16", "--date", "2030-07-12")
    assert ended("amend", "--data", str(call_file), "--yes", *options) == 1
    said = capsys.readouterr().err
    assert "现场展示和答辩（2030年6月17日至21日）" in said or "早于" in said


# the dialogue ---------------------------------------------------------------------------------------------


def answered(call_file: Path, answers: list[str], monkeypatch: pytest.MonkeyPatch) -> int:
    answering(monkeypatch, *answers)
    return ended("amend", "--data", str(call_file), "--today", "2030-04-20")


def test_wrong_answers_are_told_at_once_and_asked_again(
    call_file: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    answers = [
        "九",
        "延期",
        "昨天",
        "2030-04-01",
        "2030年5月10日下午5时",
        "",
        "",
        "1",
        "",
        "某文8",
        "",
        "",
        "是",
    ]
    assert answered(call_file, answers, monkeypatch) == 0
    said = capsys.readouterr().out
    for message in ("输入其中一个序号", "写一个日期", "延期以后的时间要晚于", "按这样写"):
        assert said.count(f"✗ {message}") == 1, message
    assert "截止时间由2030年4月30日改为2030年5月10日下午5时。" in said
    assert "wording: 2030年5月10日下午5时" in call_file.read_text("utf-8")


def test_several_facts_change_in_one_correction(call_file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    answers = [
        "更正",
        "电话",
        "020-12345678",
        "是",
        "submission.address",
        "某路1号",
        "",
        "",
        "3",
        "",
        "",
        "",
        "",
    ]
    assert answered(call_file, answers, monkeypatch) == 0
    call = build_call(read_source(call_file))
    assert [change.fact for change in call.notice.amendments[0].changes] == [
        "contact_info.telephones",
        "submission.address",
    ]


def test_no_to_the_last_question_writes_nothing(
    call_file: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    before = call_file.read_bytes()
    assert answered(call_file, ["2", "2030-05-10", "", "", "1", "", "", "", "否"], monkeypatch) == 1
    assert "文件没有改动" in capsys.readouterr().out
    assert call_file.read_bytes() == before


def test_answers_that_end_early_write_nothing(
    call_file: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    before = call_file.read_bytes()
    assert answered(call_file, ["2", "2030-05-10"], monkeypatch) == 1
    assert "还没有问完" in capsys.readouterr().err
    assert call_file.read_bytes() == before


def test_an_edit_made_while_the_questions_are_asked_is_not_lost(
    call_file: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    answers = iter(["2", "2030-05-10", "", "", "3", "", "", "", "1"])

    def typed(_: str) -> str:
        answer = next(answers)
        if answer == "1":
            call_file.write_text(call_file.read_text("utf-8") + "# an edit\n", "utf-8")
        return answer

    monkeypatch.setattr("builtins.input", typed)
    assert ended("amend", "--data", str(call_file), "--today", "2030-04-20") == 1
    assert "被改动过" in capsys.readouterr().err
    assert call_file.read_text("utf-8") == MINIMAL.read_text("utf-8") + "# an edit\n"


def test_at_a_real_terminal_ctrl_c_leaves_everything_as_it_was(call_file: Path) -> None:
    before = {path: path.read_bytes() for path in call_file.parent.iterdir()}
    process, terminal = pty.fork()
    if process == 0:
        signal.signal(signal.SIGINT, signal.SIG_DFL)  # A test that runs in the background ignores it.
        program = str(PROJECT / "build_site.py")
        os.execv(sys.executable, [sys.executable, program, "amend", "--data", str(call_file)])
    assert "延期" in _until(terminal, "> ")
    os.write(terminal, b"2\n")
    assert "例如" in _until(terminal, "> ")
    assert _interrupted(process, terminal) == 130
    os.close(terminal)
    assert {path: path.read_bytes() for path in call_file.parent.iterdir()} == before


def _interrupted(process: int, terminal: int) -> int | None:
    """The exit code after Ctrl-C; None for a process that had to be killed.

    It is pressed again as a person would: Python loses one that comes between its prompt and its reading.
    """
    end = time.monotonic() + 20
    while time.monotonic() < end:
        with suppress(OSError):  # Nobody is at the terminal's other end any more.
            os.write(terminal, b"\x03")
        time.sleep(0.5)
        found, status = os.waitpid(process, os.WNOHANG)
        if found:
            return os.waitstatus_to_exitcode(status)
    os.kill(process, signal.SIGKILL)
    os.waitpid(process, 0)
    return None


def _until(terminal: int, text: str) -> str:
    shown, end = b"", time.monotonic() + 30
    while text.encode() not in shown and time.monotonic() < end:
        if select.select([terminal], [], [], 1)[0]:
            shown += os.read(terminal, 4096)
    return shown.decode(errors="replace")
