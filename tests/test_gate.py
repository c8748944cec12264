"""What `publish` would refuse is told before by `check`, `build` and the sheet, with the amendment to run."""

import re
import shlex

import pytest

from notice_site.command.cli import main
from notice_site.reading.build import build_call
from notice_site.reading.source import read_source
from tests.published_call import ANSWER, CallFolder

CLOSE = "close: {on: 2030-04-30, wording: 2030年4月30日"
LATER = "close: {on: 2030-05-10, wording: 2030年5月10日"
CONFIRM = "contact_info:\n"
READY = re.compile(r"先改回“(.*)”，再运行：python build_site.py (.*)")


def told(call_folder: CallFolder, capsys: pytest.CaptureFixture[str]) -> str:
    """What `check` says, which finds no error."""
    capsys.readouterr()
    assert main(["check", "--data", str(call_folder.data)]) == 0
    return capsys.readouterr().out


@pytest.mark.parametrize(
    "change",
    [
        (CLOSE, LATER, "key_dates.close"),
        (CLOSE, "close: {on: 2030-04-22, wording: 2030年4月22日", "key_dates.close"),
        ("telephones: [020-00000000]", "telephones: [020-00000001, 020-00000002]", "contact_info.telephones"),
        ("methods: [in_person]", "methods: [in_person, post]", "submission.methods"),
    ],
)
def test_check_names_the_line_and_an_amendment_that_can_be_run_as_it_stands(
    change: tuple[str, str, str], call_folder: CallFolder, capsys: pytest.CaptureFixture[str]
) -> None:
    old, new, fact = change
    call_folder.freeze()
    call_folder.edit(old, new)
    wanted = build_call(read_source(call_folder.data)).amended.data
    line = call_folder.data.read_text("utf-8").partition(new)[0].count("\n") + 1
    said = told(call_folder, capsys)
    assert f":{line}: 警告 P02: `{fact}` 与第1版不同，却没有更正文件说明。" in said
    ready = READY.search(said)
    assert ready

    call_folder.edit(new, old)
    assert main([*shlex.split(ready[2]), "--yes", "--date", "2030-04-20"]) == 0
    amended = build_call(read_source(call_folder.data))
    assert amended.notice.amendments[0].kind == ("extension" if new == LATER else "correction")
    assert {key: amended.amended.data[key] for key in ("key_dates", "contact_info", "submission")} == {
        key: wanted[key] for key in ("key_dates", "contact_info", "submission")
    }
    assert "P02" not in told(call_folder, capsys)
    assert call_folder.publish("2030-04-20") == 0


def test_a_changed_word_of_the_notice_is_told_without_a_command_that_would_not_help(
    call_folder: CallFolder, capsys: pytest.CaptureFixture[str]
) -> None:
    call_folder.freeze()
    call_folder.edit("前送达。", "前寄到。")
    said = told(call_folder, capsys)
    assert "`body.clauses.deadline.text.0` 与第1版不同" in said
    assert READY.search(said) is None


def test_a_strict_build_tells_what_publish_would_refuse_and_goes_on(
    call_folder: CallFolder, capsys: pytest.CaptureFixture[str]
) -> None:
    call_folder.freeze()
    call_folder.edit(CLOSE, LATER)
    arguments = ("--data", str(call_folder.data), "--out", str(call_folder.out))
    assert main(["build", *arguments]) == 0
    assert "警告 P02: `key_dates.close` 与第1版不同" in capsys.readouterr().err
    assert "ns-banner--draft" in (call_folder.out / "index.html").read_text("utf-8")
    assert main(["build", "--strict", *arguments]) == 0


@pytest.mark.parametrize("change", ["none", "answer", "description", "nothing published"])
def test_what_publish_takes_is_no_warning(
    change: str, call_folder: CallFolder, capsys: pytest.CaptureFixture[str]
) -> None:
    if change != "nothing published":
        call_folder.freeze()
    if change == "answer":
        call_folder.add(ANSWER)
    if change == "description":
        call_folder.edit("只有必填的内容。", "只有必填。")
    assert "P02" not in told(call_folder, capsys)
    assert main(["check", "--all", "--data", str(call_folder.data)]) == 0
    assert ("--minor" in capsys.readouterr().out) == (change == "description")


def test_an_edition_that_was_changed_is_an_error_of_check(
    call_folder: CallFolder, capsys: pytest.CaptureFixture[str]
) -> None:
    call_folder.freeze()
    (call_folder.editions / "1.yml").write_text("# edition 1\n", "utf-8")
    sheet = call_folder.out.parent / "sheet.html"
    assert main(["check", "--data", str(call_folder.data), "--report", str(sheet)]) == 1
    assert "1.yml" in capsys.readouterr().out
    assert "还不能生成网站" in sheet.read_text("utf-8")


# what waits to be confirmed --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "comment", ["# 待核对：电话。", "# 请核对：电话是否仍然有效。", "# To check: telephone."]
)
def test_a_call_is_built_but_not_published_while_something_waits_to_be_confirmed(
    comment: str, call_folder: CallFolder, capsys: pytest.CaptureFixture[str]
) -> None:
    call_folder.edit(CONFIRM, f"{comment}\n{CONFIRM}")
    assert "警告 X07" in told(call_folder, capsys)
    assert main(["build", "--data", str(call_folder.data), "--out", str(call_folder.out)]) == 0
    before = call_folder.state()
    capsys.readouterr()
    assert call_folder.publish("2030-03-01") == 1
    assert "错误 X07" in capsys.readouterr().err
    assert call_folder.state() == before
    call_folder.edit(f"{comment}\n", "")
    assert call_folder.publish("2030-03-01") == 0


def test_no_reason_lets_it_through(call_folder: CallFolder, capsys: pytest.CaptureFixture[str]) -> None:
    call_folder.edit(CONFIRM, f"# 待核对：电话。\n{CONFIRM}")
    accepted = "accepted_warnings:\n"
    call_folder.edit(accepted, f"{accepted}  - {{check: X07, where: contact_info, reason: 都对}}\n")
    assert "X07" not in told(call_folder, capsys)
    assert call_folder.publish("2030-03-01") == 1
    assert "错误 X07" in capsys.readouterr().err


def test_the_sheet_shows_what_publish_would_refuse_as_an_error(
    call_folder: CallFolder, capsys: pytest.CaptureFixture[str]
) -> None:
    call_folder.freeze()
    call_folder.edit(CLOSE, LATER)
    call_folder.edit(CONFIRM, f"# 待核对：电话。\n{CONFIRM}")
    sheet = call_folder.out.parent / "sheet.html"
    assert main(["check", "--data", str(call_folder.data), "--report", str(sheet)]) == 0
    wrong = re.findall(r'<li class="wrong">(.*)</li>', sheet.read_text("utf-8"))
    assert [re.search(r"P02|X07", line)[0] for line in wrong] == ["P02", "X07"]  # type: ignore[index]
    assert "amend" in wrong[0]
