"""Data files are written whole or not at all."""

import errno
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from notice_site.disk import OutputError
from notice_site.editions.data_file import read_data_file, write_whole
from notice_site.problem import ProblemsFound
from notice_site.project import PROJECT
from tests.command_line import ended


def test_a_written_file_keeps_its_rights_and_leaves_nothing_beside_it(tmp_path: Path) -> None:
    path = tmp_path / "notice_data.yml"
    path.write_text("old", "utf-8")
    path.chmod(0o640)
    write_whole(path, "\ufeffnew\r\n")
    assert path.read_bytes() == "\ufeffnew\r\n".encode()
    assert path.stat().st_mode & 0o777 == 0o640
    assert [found.name for found in tmp_path.iterdir()] == ["notice_data.yml"]


def test_a_new_file_is_never_put_over_another(tmp_path: Path) -> None:
    path = tmp_path / "notice_data.yml"
    write_whole(path, "one", anew=True)
    with pytest.raises(FileExistsError):
        write_whole(path, "two", anew=True)
    assert path.read_text("utf-8") == "one"
    assert [found.name for found in tmp_path.iterdir()] == ["notice_data.yml"]


def test_a_link_to_a_data_file_stays_a_link(tmp_path: Path) -> None:
    real, link = tmp_path / "real.yml", tmp_path / "link.yml"
    real.write_text("old", "utf-8")
    link.symlink_to(real)
    write_whole(link, "new")
    assert link.is_symlink()
    assert real.read_text("utf-8") == "new"


@pytest.mark.parametrize(
    ("number", "said"),
    [(errno.ENOSPC, "The disk of {path} is full."), (errno.EACCES, "{path} cannot be written.")],
)
def test_a_write_that_fails_is_told_with_the_file_s_name_and_leaves_the_old_one(
    number: int, said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "notice_data.yml"
    path.write_text("old", "utf-8")

    def failing(_: int) -> None:
        raise OSError(number, "no")

    monkeypatch.setattr(os, "fsync", failing)
    with pytest.raises(OutputError) as told:
        write_whole(path, "new")
    assert (told.value.message.msgid, dict(told.value.message.values)) == (said, {"path": str(path)})
    assert "site" not in told.value.remedy.msgid
    assert path.read_text("utf-8") == "old"
    assert [found.name for found in tmp_path.iterdir()] == ["notice_data.yml"]


def test_a_disk_without_second_names_for_files_takes_a_new_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refusing(_one: str, _other: str) -> None:
        raise PermissionError(errno.EPERM, "Operation not permitted")

    monkeypatch.setattr(os, "link", refusing)
    write_whole(tmp_path / "notice_data.yml", "new", anew=True)
    assert [found.read_text("utf-8") for found in tmp_path.iterdir()] == ["new"]


PLACES = {
    "none/sheet.html": "没有 {0}/none 这个文件夹",
    ".": "{0} 是文件夹",
    "notice_data.yml/sheet.html": "没有 {0}/notice_data.yml 这个文件夹",
}


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("command", ["check --data {0}/notice_data.yml --report", "schema --out"])
def test_a_place_that_is_none_is_told(
    command: str, place: str, call_file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = call_file.parent
    assert ended(*command.format(folder).split(), str(folder / place)) == 1
    assert PLACES[place].format(folder) in capsys.readouterr().err
    assert [path.name for path in folder.iterdir()] == ["notice_data.yml"]


def test_a_new_call_cannot_lie_in_a_file(call_file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert ended("new", "--yes", "--id", "call-2031", "--out", str(call_file / "new.yml")) == 1
    assert f"没有 {call_file} 这个文件夹" in capsys.readouterr().err


def test_a_killed_process_leaves_the_old_file_or_the_new_one(tmp_path: Path) -> None:
    path = tmp_path / "notice_data.yml"
    texts = ["a" * 300_000, "b" * 300_000]
    path.write_text(texts[0], "utf-8")
    program = (
        "import sys; from pathlib import Path; from notice_site.editions.data_file import write_whole\n"
        f"path = Path({str(path)!r}); print('ready', flush=True)\n"
        "while True:\n    write_whole(path, 'b' * 300_000); write_whole(path, 'a' * 300_000)\n"
    )
    for wait in (0.02, 0.05, 0.11):
        with subprocess.Popen(
            [sys.executable, "-c", program], cwd=PROJECT, stdout=subprocess.PIPE
        ) as process:
            assert process.stdout is not None
            process.stdout.readline()
            time.sleep(wait)
            os.kill(process.pid, signal.SIGKILL)
        assert path.read_text("utf-8") in texts


def test_a_file_in_gbk_is_told_before_anything_is_asked(tmp_path: Path) -> None:
    path = tmp_path / "notice_data.yml"
    path.write_bytes("id: 甲\n".encode("gbk"))
    with pytest.raises(ProblemsFound):
        read_data_file(path)
