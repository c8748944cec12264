"""`amend`: each kind from answers to the facts in force; stopping leaves everything as it was."""

import io
import os
import pty
import select
import signal
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest

from notice_site.checks import check_call
from notice_site.command.cli import main
from notice_site.problem import Severity
from notice_site.project import PROJECT
from notice_site.reading.build import Call, build_call
from notice_site.reading.source import read_source
from tests.call_facts import EXTENDED, FIRST, FULL, MINIMAL

Amend = Callable[..., Call]


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A copy of the smallest call."""
    return copied(MINIMAL, tmp_path)


def copied(path: Path, folder: Path) -> Path:
    target = folder / "notice_data.yml"
    target.write_bytes(path.read_bytes())
    return target


def ended(*arguments: str) -> int:
    try:
        return main(arguments)
    except SystemExit as end:
        return int(end.code or 0)


def amended(data: Path, *options: str, day: str = "2030-04-20") -> Call:
    """The call after `amend` with these options and nothing asked."""
    before = data.read_text("utf-8")
    assert ended("amend", "--data", str(data), "--yes", "--date", day, *options) == 0
    after = data.read_text("utf-8")
    kept = iter(after.split("\n"))
    assert all(line in kept for line in before.rstrip("\n").split("\n"))
    call = build_call(read_source(data))
    assert [problem for problem in check_call(call) if problem.severity is Severity.ERROR] == []
    return call


# each kind ------------------------------------------------------------------------------------------------


def test_an_extension_needs_only_the_new_date(data: Path) -> None:
    call = amended(data, "--kind", "extension", "--to", "2030-05-10 17:00")
    [amendment] = call.notice.amendments
    assert amendment.id == "extension"
    assert amendment.title == "关于延长《虚构通知（最少内容）》申报时间的通知"
    assert amendment.body == (
        "现延长《虚构通知（最少内容）》的申报时间：",
        "截止时间由“2030年4月30日”改为“2030年5月10日17:00”。",
        "已经递交的材料继续有效。其他事项不变。",
    )
    assert amendment.affects_submitted is False
    assert call.in_force.key_dates.close is not None
    assert call.in_force.key_dates.close.wording == "2030年5月10日17:00"
    assert call.notice.key_dates.close is not None
    assert call.notice.key_dates.close.wording == "2030年4月30日"
    assert "改为“{key_dates.close}”" in data.read_text("utf-8")


def test_a_correction_finds_its_fact_by_a_word_of_its_name(data: Path) -> None:
    call = amended(data, "--kind", "correction", "--fact", "电话", "--to", "020-12345678", "--affects", "yes")
    assert call.in_force.contact_info.telephones == ("020-12345678",)
    assert call.notice.amendments[0].affects_submitted is True
    assert "已经递交的材料要相应更正后重新递交。" in call.notice.amendments[0].body[-1]


def test_a_supplement_finds_its_fact_by_its_way(data: Path) -> None:
    call = amended(data, "--kind", "supplement", "--fact", "submission.methods", "--to", "邮寄、现场递交")
    assert call.in_force.submission.methods == ("post", "in_person")
    assert call.notice.amendments[0].body[1] == "递交方式由“现场递交”改为“邮寄、现场递交”。"


def test_what_was_not_stated_is_told_as_such(tmp_path: Path) -> None:
    data = copied(FIRST, tmp_path)
    call = amended(
        data, "--kind", "supplement", "--fact", "办公时间", "--to", "工作日9:00至17:00", day="2017-09-20"
    )
    assert call.notice.amendments[0].body[1] == "办公时间原未写明，现为工作日9:00至17:00。"


def test_a_withdrawal_says_why(data: Path) -> None:
    call = amended(data, "--kind", "withdrawal", "--reason", "经费{调整}")
    [amendment] = call.notice.amendments
    assert amendment.reason is not None
    assert amendment.body[0] == "因经费{调整}，现撤回《虚构通知（最少内容）》。"
    assert amendment.affects_submitted == "not_stated"


def test_a_proposed_outcome_has_a_period_for_objections_and_a_list(data: Path, tmp_path: Path) -> None:
    (tmp_path / "results.csv").write_bytes("序号,名称\r\n1,甲坊\r\n".encode("gbk"))
    call = amended(
        data, "--kind", "proposed_outcome", "--results", str(tmp_path / "results.csv"), day="2030-06-07"
    )
    [amendment] = call.notice.amendments
    assert amendment.objections is not None
    # 10 June 2030 is a Monday: five working days, the first after the document's own.
    assert (str(amendment.objections.period.starts), str(amendment.objections.period.ends)) == (
        "2030-06-10",
        "2030-06-14",
    )
    assert amendment.objections.contact.telephones == call.notice.contact_info.telephones
    assert [(table.title, table.rows) for table in amendment.results] == [("拟定结果名单", (("1", "甲坊"),))]


def test_an_outcome_may_name_its_results_in_its_text(data: Path) -> None:
    call = amended(
        data, "--kind", "outcome", "--text", "扶持甲坊。\n扶持乙坊。", "--number", "某文〔2030〕9号"
    )
    [amendment] = call.notice.amendments
    assert amendment.body == ("扶持甲坊。", "扶持乙坊。")
    assert amendment.document_number is not None
    assert amendment.document_number.sequence == 9


def test_a_second_one_of_a_kind_has_an_id_of_its_own(data: Path) -> None:
    amended(data, "--kind", "extension", "--to", "2030-05-10")
    call = amended(data, "--kind", "extension", "--to", "2030-05-20", day="2030-05-01")
    assert [amendment.id for amendment in call.notice.amendments] == ["extension", "extension-2"]
    assert "由“2030年5月10日”改为“2030年5月20日”" in call.notice.amendments[1].body[1]


def test_one_of_several_deadlines_is_chosen_by_its_name(tmp_path: Path) -> None:
    call = amended(
        copied(FULL, tmp_path),
        "--kind",
        "extension",
        "--fact",
        "传承人批次",
        "--to",
        "2030-08-30 17:30",
        day="2030-07-30",
    )
    assert call.in_force.key_dates.windows[0].close.wording == "2030年8月30日17:30"
    assert call.in_force.key_dates.windows[0].close.counts_when == "received"


def test_a_sum_is_typed_with_its_wording(tmp_path: Path) -> None:
    call = amended(
        copied(FIRST, tmp_path),
        "--kind",
        "correction",
        "--fact",
        "funding.awards.set-up",
        "--to",
        "150000 一次性15万元",
        day="2017-09-20",
    )
    [award] = call.in_force.funding.awards
    assert (award.amount, award.wording) == (150000, "一次性15万元")
    assert "改为“一次性15万元”" in call.notice.amendments[0].body[1]


def test_a_file_of_windows_keeps_its_line_ends_and_its_mark(data: Path) -> None:
    text = "\ufeff" + data.read_text("utf-8").replace("\n", "\r\n")
    data.write_bytes(text.encode())
    assert (
        ended(
            "amend",
            "--data",
            str(data),
            "--yes",
            "--kind",
            "extension",
            "--to",
            "2030-05-10",
            "--date",
            "2030-04-20",
        )
        == 0
    )
    after = data.read_bytes().decode()
    assert after.startswith(text[:200])
    kept = iter(after.split("\r\n"))
    assert all(line in kept for line in text.split("\r\n"))
    assert "\n" not in after.replace("\r\n", "")


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
        (["--kind", "withdrawal"], "缺少 --reason"),
        (["--kind", "outcome", "--date", "2029-01-01"], "不能早于2030年3月1日"),
        (["--kind", "outcome", "--results", "none.csv"], "none.csv 打不开"),
        (["--kind", "outcome", "--number", "8号"], "按这样写"),
    ],
)
def test_an_answer_that_does_not_fit_is_told_and_nothing_is_written(
    options: list[str], said: str, data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = data.read_bytes()
    assert ended("amend", "--data", str(data), "--yes", "--today", "2030-04-20", *options) == 2
    assert said in capsys.readouterr().err
    assert data.read_bytes() == before


def test_a_call_with_errors_is_not_amended(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    data.write_text(data.read_text("utf-8").replace("title:", "titel:"), "utf-8")
    assert ended("amend", "--data", str(data), "--yes", "--kind", "withdrawal", "--reason", "一") == 1
    assert "titel" in capsys.readouterr().err


# the dialogue ---------------------------------------------------------------------------------------------


def answered(data: Path, answers: list[str], monkeypatch: pytest.MonkeyPatch) -> int:
    monkeypatch.setattr(sys, "stdin", io.StringIO("".join(f"{answer}\n" for answer in answers)))
    return ended("amend", "--data", str(data), "--today", "2030-04-20")


def test_wrong_answers_are_told_at_once_and_asked_again(
    data: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
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
    assert answered(data, answers, monkeypatch) == 0
    said = capsys.readouterr().out
    for message in ("输入其中一个序号", "写一个日期", "延期以后的时间要晚于", "按这样写"):
        assert said.count(f"✗ {message}") == 1, message
    assert "截止时间由“2030年4月30日”改为“2030年5月10日下午5时”。" in said
    assert "wording: 2030年5月10日下午5时" in data.read_text("utf-8")


def test_several_facts_change_in_one_correction(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    answers = [
        "更正",
        "电话",
        "020-12345678",
        "是",
        "submission.address",
        "某路1号",
        "",
        "",
        "",
        "",
        "",
        "",
        "",
    ]
    assert answered(data, answers, monkeypatch) == 0
    call = build_call(read_source(data))
    assert [change.fact for change in call.notice.amendments[0].changes] == [
        "contact_info.telephones",
        "submission.address",
    ]


def test_no_to_the_last_question_writes_nothing(
    data: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    before = data.read_bytes()
    assert answered(data, ["2", "2030-05-10", "", "", "", "", "", "", "否"], monkeypatch) == 1
    assert "文件没有改动" in capsys.readouterr().out
    assert data.read_bytes() == before


def test_answers_that_end_early_write_nothing(
    data: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    before = data.read_bytes()
    assert answered(data, ["2", "2030-05-10"], monkeypatch) == 1
    assert "还没有问完" in capsys.readouterr().err
    assert data.read_bytes() == before


def test_an_edit_made_while_the_questions_are_asked_is_not_lost(
    data: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    answers = iter(["2", "2030-05-10", "", "", "", "", "", "", "1"])

    def typed(_: str) -> str:
        answer = next(answers)
        if answer == "1":
            data.write_text(data.read_text("utf-8") + "# an edit\n", "utf-8")
        return answer

    monkeypatch.setattr("builtins.input", typed)
    assert ended("amend", "--data", str(data), "--today", "2030-04-20") == 1
    assert "被改动过" in capsys.readouterr().err
    assert data.read_text("utf-8") == MINIMAL.read_text("utf-8") + "# an edit\n"


def test_at_a_real_terminal_ctrl_c_leaves_everything_as_it_was(data: Path) -> None:
    before = {path: path.read_bytes() for path in data.parent.iterdir()}
    process, terminal = pty.fork()
    if process == 0:
        signal.signal(signal.SIGINT, signal.SIG_DFL)  # A test that runs in the background ignores it.
        program = str(PROJECT / "build_site.py")
        os.execv(sys.executable, [sys.executable, program, "amend", "--data", str(data)])
    assert "延期" in _until(terminal, "> ")
    os.write(terminal, b"2\n")
    assert "例如" in _until(terminal, "> ")
    assert _interrupted(process, terminal) == 130
    os.close(terminal)
    assert {path: path.read_bytes() for path in data.parent.iterdir()} == before


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


def test_an_extension_of_an_extension_starts_from_what_is_in_force(tmp_path: Path) -> None:
    data = copied(EXTENDED, tmp_path)
    call = amended(data, "--kind", "extension", "--to", "2030-05-20 17:00", day="2030-05-05")
    assert "由“2030年5月10日17:00”改为“2030年5月20日17:00”" in call.notice.amendments[1].body[1]
