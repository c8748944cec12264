"""`undo` and `restore`: nothing is lost, what goes is shown first; a file that is not the newest is told."""

from pathlib import Path

import pytest

from notice_site.editions.history import MOST_KEPT, history_folder
from notice_site.reading.build import build_call
from notice_site.reading.source import read_source
from tests.command_line import answering, ended
from tests.published_call import CallFolder


def extended(call_folder: CallFolder, day: str = "2030-05-10") -> None:
    options = ("--kind", "extension", "--to", day, "--date", "2030-04-20", "--yes")
    assert ended("amend", "--data", str(call_folder.data), *options) == 0


def test_the_last_amendment_is_shown_and_taken_back(
    call_folder: CallFolder, capsys: pytest.CaptureFixture[str]
) -> None:
    before = call_folder.data.read_bytes()
    extended(call_folder)
    after = call_folder.data.read_bytes()
    capsys.readouterr()
    assert ended("undo", "--data", str(call_folder.data), "--yes") == 0
    told = capsys.readouterr().out
    assert "运行 amend 时改了" in told
    assert "+    kind: extension" in told
    assert call_folder.data.read_bytes() == before
    assert (history_folder(call_folder.data) / "undone.yml").read_bytes() == after
    assert ended("undo", "--data", str(call_folder.data), "--yes") == 1
    assert "没有可以撤销的" in capsys.readouterr().err


def test_edits_made_since_are_not_taken_back_without_a_yes(
    call_folder: CallFolder, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    extended(call_folder)
    call_folder.add("# an edit\n")
    before = call_folder.data.read_bytes()
    answering(monkeypatch, "")
    assert ended("undo", "--data", str(call_folder.data)) == 1
    assert "此后文件又改过" in capsys.readouterr().out
    assert call_folder.data.read_bytes() == before


def test_states_are_kept_byte_for_byte_and_not_without_end(call_folder: CallFolder) -> None:
    text = "\ufeff" + call_folder.data.read_text("utf-8").replace("\n", "\r\n")
    call_folder.data.write_bytes(text.encode())
    extended(call_folder)
    assert ended("undo", "--data", str(call_folder.data), "--yes") == 0
    assert call_folder.data.read_bytes() == text.encode()
    folder = history_folder(call_folder.data)
    for number in range(MOST_KEPT + 2):
        (folder / f"{number + 1:04}.yml").write_text("# an old one\n", "utf-8")
    extended(call_folder)
    assert len(list(folder.glob("0*.yml"))) == MOST_KEPT


def test_an_edition_is_had_again_as_a_draft_once_its_changes_were_shown(
    call_folder: CallFolder, capsys: pytest.CaptureFixture[str]
) -> None:
    first = call_folder.data.read_text("utf-8")
    call_folder.freeze()
    extended(call_folder)
    call_folder.freeze(2, "2030-04-20")
    capsys.readouterr()
    assert ended("restore", "1", "--data", str(call_folder.data), "--yes") == 0
    told = capsys.readouterr().out
    assert "与第2版相比" in told
    assert "改为2030年4月30日" in told
    assert "  -    kind: extension" in told
    assert call_folder.data.read_text("utf-8") == first
    assert call_folder.publish("2030-04-21") == 1
    assert "这个文件比第2版旧：缺少extension" in capsys.readouterr().err
    assert ended("undo", "--data", str(call_folder.data), "--yes") == 0
    assert build_call(read_source(call_folder.data)).notice.amendments[0].id == "extension"


def test_an_edition_that_is_not_there_is_told(
    call_folder: CallFolder, capsys: pytest.CaptureFixture[str]
) -> None:
    call_folder.freeze()
    assert ended("restore", "3", "--data", str(call_folder.data), "--yes") == 1
    assert "没有第 3 版" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("change", "said"),
    [("old", "这个文件比第2版旧：缺少extension"), ("foreign", "是另一份通知")],
)
def test_a_file_that_is_not_the_newest_is_told_before_anything_is_written(
    change: str, said: str, call_folder: CallFolder, capsys: pytest.CaptureFixture[str]
) -> None:
    colleague = Path(call_folder.data.parent / "notice_data(1).yml")
    colleague.write_bytes(call_folder.data.read_bytes())
    call_folder.freeze()
    if change == "old":
        extended(call_folder)
        call_folder.freeze(2, "2030-04-20")
    else:
        text = colleague.read_text("utf-8")
        identity = read_source(colleague).data["id"]
        colleague.write_text(text.replace(f"id: {identity}", "id: another-call", 1), "utf-8")
    before = colleague.read_bytes()
    capsys.readouterr()
    assert ended("check", "--data", str(colleague)) == 0
    assert said in capsys.readouterr().out
    for command in (["publish"], ["amend", "--kind", "withdrawal", "--reason", "一", "--yes"]):
        assert ended(*command, "--data", str(colleague), "--today", "2030-04-25") == 1
        assert said in capsys.readouterr().err
    assert colleague.read_bytes() == before
