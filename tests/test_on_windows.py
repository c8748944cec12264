"""What is done differently on Windows: locks, folders that change places, data files that are written."""

import sys
from pathlib import Path

import pytest

from notice_site.disk import OutputError, locked, temporary_folder
from notice_site.editions.data_file import write_whole
from notice_site.site.publish_tree import finish_interrupted_swap, publish_tree
from tests.site_folders import make_site, names, says, tree
from tests.windows import modules_that_ask_for_the_system, simulate_windows

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="/proc tells which files are open")


@pytest.fixture(autouse=True)
def windows(monkeypatch: pytest.MonkeyPatch) -> None:
    simulate_windows(monkeypatch)


def test_every_module_that_asks_for_the_system_is_run_here_as_on_windows() -> None:
    asking = {module.__name__.rpartition(".")[2] for module in modules_that_ask_for_the_system()}
    assert asking == {"data_file", "disk", "publish_tree"}


def test_the_disk_of_these_tests_keeps_what_is_open(tmp_path: Path) -> None:
    folder, taken = tmp_path / "folder", tmp_path / "taken"
    folder.mkdir()
    taken.mkdir()
    with (folder / "file").open("w"):
        with pytest.raises(PermissionError):
            (folder / "file").unlink()
        with pytest.raises(PermissionError):
            folder.rename(tmp_path / "other")
    with pytest.raises(FileExistsError):
        folder.rename(taken)


# Locks


def test_the_file_of_a_lock_is_there_within_the_block_and_gone_after_it(tmp_path: Path) -> None:
    with locked(tmp_path / "lock"):
        assert names(tmp_path) == ["lock"]
    assert names(tmp_path) == []


def test_a_folder_of_a_build_and_its_lock_are_gone_after_it(tmp_path: Path) -> None:
    with temporary_folder(tmp_path / ".build") as folder:
        (folder / "page.html").write_text("x")
    assert names(tmp_path) == []


def test_a_file_that_a_program_has_open_is_removed_by_the_next_build(tmp_path: Path) -> None:
    with temporary_folder(tmp_path / ".build") as folder:
        opened = (folder / "page.html").open("w")
        (folder / "other.html").write_text("x")
    try:
        assert names(tmp_path / ".build") == [folder.name]
        with temporary_folder(tmp_path / ".build"):
            assert (folder / "page.html").exists()
    finally:
        opened.close()
    with temporary_folder(tmp_path / ".build") as other:
        assert names(tmp_path / ".build") == [other.name, f"{other.name}.lock"]
    assert names(tmp_path) == []


# A site in its place


@pytest.mark.parametrize("there", [True, False], ids=["replaced", "first"])
def test_a_site_takes_its_place_in_two_steps(there: bool, tmp_path: Path) -> None:
    if there:
        make_site(tmp_path / "site", "old", "forms/gone.html")
    publish_tree(make_site(tmp_path / "built", "new"), tmp_path / "site")
    assert tree(tmp_path / "site") == says("new")
    assert names(tmp_path) == ["site"]


def test_a_site_that_a_program_has_open_stays_and_is_told(tmp_path: Path) -> None:
    make_site(tmp_path / "site", "old")
    built = make_site(tmp_path / "built", "new")
    with (tmp_path / "site" / "notice.json").open(), pytest.raises(OutputError) as told:
        publish_tree(built, tmp_path / "site")
    assert told.value.message.msgid == "{path} cannot be written."
    assert told.value.remedy.msgid == "See who may write there, and close programs that have its files open."
    assert tree(tmp_path / "site") == says("old")
    assert tree(built) == says("new")
    assert names(tmp_path) == ["built", "site"]


def test_a_swap_that_was_killed_between_its_steps_is_finished_by_the_next_command(tmp_path: Path) -> None:
    make_site(tmp_path / ".site.new", "new")
    make_site(tmp_path / ".site.old", "old")
    finish_interrupted_swap(tmp_path / "site")
    assert tree(tmp_path / "site") == says("new")
    assert names(tmp_path) == ["site"]


# A data file


def test_a_data_file_is_written_over_the_old_one_in_one_step(tmp_path: Path) -> None:
    path = tmp_path / "notice_data.yml"
    path.write_text("old", "utf-8")
    write_whole(path, "new")
    assert path.read_text("utf-8") == "new"
    assert names(tmp_path) == ["notice_data.yml"]


def test_a_new_data_file_is_never_put_over_another(tmp_path: Path) -> None:
    path = tmp_path / "notice_data.yml"
    write_whole(path, "one", anew=True)
    with pytest.raises(FileExistsError):
        write_whole(path, "two", anew=True)
    assert path.read_text("utf-8") == "one"
    assert names(tmp_path) == ["notice_data.yml"]


def test_a_data_file_that_a_program_has_open_stays_and_is_told(tmp_path: Path) -> None:
    path = tmp_path / "notice_data.yml"
    path.write_text("old", "utf-8")
    with path.open(), pytest.raises(OutputError) as told:
        write_whole(path, "new")
    assert dict(told.value.message.values) == {"path": str(path)}
    assert names(tmp_path) == ["notice_data.yml"]
    assert path.read_text("utf-8") == "old"
