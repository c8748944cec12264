"""Folders for one build: of its own, gone afterwards, on the disk where the site will be."""

import os
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

from notice_site.disk import build_root, locked, temporary_folder
from notice_site.project import PROJECT
from tests.site_folders import names


def test_a_build_has_a_folder_of_its_own_and_leaves_nothing(tmp_path: Path) -> None:
    with temporary_folder(tmp_path / ".build") as one, temporary_folder(tmp_path / ".build") as other:
        assert one != other
        (one / "deep").mkdir()
        (one / "deep" / "file").write_text("x")
    assert names(tmp_path) == []


BUILDING = """
    import sys, time
    from pathlib import Path
    from notice_site.disk import temporary_folder
    with temporary_folder(Path(sys.argv[1])) as folder:
        (folder / "page.html").write_text("x")
        print(folder, flush=True)
        time.sleep(60)
"""


def start_building(root: Path) -> "tuple[subprocess.Popen[str], Path]":
    command = [sys.executable, "-c", textwrap.dedent(BUILDING), str(root)]
    process = subprocess.Popen(command, cwd=PROJECT, stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    return process, Path(process.stdout.readline().strip())


def test_the_next_build_removes_what_a_killed_one_left_and_nothing_of_a_living_one(tmp_path: Path) -> None:
    living, its_folder = start_building(tmp_path)
    dead, left = start_building(tmp_path)
    try:
        dead.kill()
        dead.wait()
        assert (left / "page.html").exists()
        with temporary_folder(tmp_path):
            assert not left.exists()
            assert (its_folder / "page.html").exists()
    finally:
        for process in (living, dead):
            process.kill()
            process.communicate()
    with temporary_folder(tmp_path) as folder:
        assert names(tmp_path) == [folder.name, f"{folder.name}.lock"]


def test_a_lock_without_its_folder_is_removed_too(tmp_path: Path) -> None:
    (tmp_path / "build-gone.lock").write_text("")
    (tmp_path / "build-bare").mkdir()
    with temporary_folder(tmp_path):
        assert not (tmp_path / "build-gone.lock").exists()
        assert not (tmp_path / "build-bare").exists()


HOLDING = """
    import sys
    from pathlib import Path
    from notice_site.disk import locked
    for _ in range(300):
        with locked(Path(sys.argv[1])):
            number = int(Path(sys.argv[2]).read_text() or "0")
            Path(sys.argv[2]).write_text(str(number + 1))
"""


def test_only_one_process_at_a_time_holds_a_place(tmp_path: Path) -> None:
    (tmp_path / "count").write_text("0")
    command = [
        sys.executable,
        "-c",
        textwrap.dedent(HOLDING),
        str(tmp_path / "lock"),
        str(tmp_path / "count"),
    ]
    for process in [subprocess.Popen(command, cwd=PROJECT) for _ in range(3)]:
        assert process.wait() == 0
    assert (tmp_path / "count").read_text() == "900"
    assert names(tmp_path) == ["count"]


def test_a_site_is_built_on_the_disk_where_it_will_stand(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    usual = tmp_path / "project" / ".build"
    assert build_root(tmp_path / "project" / "site", usual) == usual
    other = tmp_path / "other"
    other.mkdir()
    stat = Path.stat

    def on_two_disks(self: Path, *, follow_symlinks: bool = True) -> os.stat_result:
        found = stat(self, follow_symlinks=follow_symlinks)
        parts = list(found)
        parts[2] = 77 if self.is_relative_to(other) else 66
        return os.stat_result(parts)

    monkeypatch.setattr(Path, "stat", on_two_disks)
    assert build_root(other / "new" / "site", usual) == other / ".site.build"


def test_a_place_is_free_again_after_the_block(tmp_path: Path) -> None:
    with locked(tmp_path / "lock"):
        assert (tmp_path / "lock").exists()
    assert not (tmp_path / "lock").exists()
