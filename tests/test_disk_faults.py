"""A disk that is full, or may not be written, is reported in words, and the old site stands."""

import errno
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from notice_site.disk import OutputError, temporary_folder
from notice_site.site import publish_tree as outputs
from notice_site.site.publish_tree import publish_tree
from tests.site_folders import make_site, names, no_exchange, says, tree


@pytest.mark.usefixtures("swap_way")
@pytest.mark.parametrize(
    ("number", "words"),
    [
        (errno.ENOSPC, "The disk of {path} is full."),
        (errno.EACCES, "{path} cannot be written."),
        (errno.EROFS, "{path} cannot be written."),
        (errno.EBUSY, "{path} cannot be replaced as a whole: it is where a disk is mounted, or in use."),
    ],
)
def test_a_disk_that_refuses_is_told_in_words_and_the_old_site_stands(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, words: str
) -> None:
    make_site(tmp_path / "site", "old")
    built = make_site(tmp_path / "built", "new")
    rename = Path.rename

    def failing(self: Path, target: Path) -> Path:
        if target == tmp_path / "site" and self.name == ".site.new":
            raise OSError(number, "no", str(self))
        return rename(self, target)

    def failing_exchange(one: Path, other: Path) -> bool:
        raise OSError(number, "no", str(one), None, str(other))

    monkeypatch.setattr(Path, "rename", failing)
    if outputs._exchange is not no_exchange:
        monkeypatch.setattr(outputs, "_exchange", failing_exchange)
    with pytest.raises(OutputError) as told:
        publish_tree(built, tmp_path / "site")
    assert told.value.message.msgid == words
    assert tree(tmp_path / "site") == says("old")
    assert names(tmp_path) == ["built", "site"]


def test_a_fault_that_no_reader_can_mend_keeps_its_traceback(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError), temporary_folder(tmp_path):
        (tmp_path / "gone" / "file").read_text()


def test_a_disk_that_fills_up_during_a_build_is_told_in_words(tmp_path: Path) -> None:
    with pytest.raises(OutputError) as told, temporary_folder(tmp_path):
        raise OSError(errno.ENOSPC, "No space left on device", "page.html")
    assert dict(told.value.message.values) == {"path": "page.html"}


@contextmanager
def as_nobody() -> Iterator[None]:
    """Root may write anywhere: for the time of the block this is somebody who may not."""
    user = os.geteuid()
    if user == 0:
        os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(user)


@pytest.mark.skipif(sys.platform == "win32", reason="rights are other there")
def test_a_folder_without_the_right_to_write_is_told_in_words(tmp_path: Path) -> None:
    make_site(tmp_path / "site", "old")
    make_site(tmp_path / "built", "new")
    tmp_path.chmod(0o555)
    if os.geteuid() == 0:
        for folder in tmp_path.parents[:2]:
            folder.chmod(0o755)
    with as_nobody(), pytest.raises(OutputError) as told:
        publish_tree(tmp_path / "built", tmp_path / "site")
    tmp_path.chmod(0o755)
    assert told.value.message.msgid == "{path} cannot be written."
    assert tree(tmp_path / "site") == says("old")


@pytest.mark.parametrize("below", ["folder", "a/deeper/folder"])
def test_a_folder_in_the_place_of_a_file_is_told_in_words(tmp_path: Path, below: str) -> None:
    (tmp_path / "file").write_text("mine", "utf-8")
    with pytest.raises(OutputError) as told, temporary_folder(tmp_path / "file" / below):
        pass
    assert told.value.message.msgid == "{path} is a file, and a folder is wanted there."
    assert (tmp_path / "file").read_text("utf-8") == "mine"
