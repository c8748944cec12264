"""A built site takes the place of the old one, and of nothing else."""

import subprocess
import sys
from pathlib import Path

import pytest

from notice_site.disk import OutputError
from notice_site.site.publish_tree import SITE_FILES, publish_tree
from tests.site_folders import make_site, names, says, tree

# In its place


@pytest.mark.usefixtures("swap_way")
def test_a_site_is_published_where_none_was(tmp_path: Path) -> None:
    publish_tree(make_site(tmp_path / "built", "new"), tmp_path / "deep" / "er" / "site")
    assert tree(tmp_path / "deep" / "er" / "site") == says("new")
    assert names(tmp_path / "deep" / "er") == ["site"]


@pytest.mark.usefixtures("swap_way")
def test_a_new_site_takes_the_place_of_the_old_and_nothing_of_the_old_stays(tmp_path: Path) -> None:
    make_site(tmp_path / "site", "old", "forms/gone.html")
    publish_tree(make_site(tmp_path / "built", "new"), tmp_path / "site")
    assert tree(tmp_path / "site") == says("new")
    assert not [name for name in names(tmp_path) if name.startswith(".")]


@pytest.mark.usefixtures("swap_way")
@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such modes")
def test_a_server_can_read_the_site_whatever_umask_built_it(tmp_path: Path) -> None:
    built = make_site(tmp_path / "built", "new", "forms/deep/page.html")
    for path in (built, *built.rglob("*")):
        path.chmod(0o700 if path.is_dir() else 0o600)
    publish_tree(built, tmp_path / "site")
    site = tmp_path / "site"
    modes = {path.is_dir(): path.stat().st_mode & 0o777 for path in (site, *site.rglob("*"))}
    assert modes == {True: 0o755, False: 0o644}


@pytest.mark.usefixtures("swap_way")
def test_an_empty_folder_may_be_filled(tmp_path: Path) -> None:
    (tmp_path / "site").mkdir()
    publish_tree(make_site(tmp_path / "built", "new"), tmp_path / "site")
    assert tree(tmp_path / "site") == says("new")


def test_a_link_to_the_place_stays_a_link(tmp_path: Path) -> None:
    make_site(tmp_path / "real", "old")
    (tmp_path / "site").symlink_to(tmp_path / "real")
    publish_tree(make_site(tmp_path / "built", "new"), tmp_path / "site")
    assert (tmp_path / "site").is_symlink()
    assert tree(tmp_path / "real") == says("new")


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux exchanges two folders in one step")
def test_on_linux_a_reader_never_finds_the_site_missing(tmp_path: Path) -> None:
    make_site(tmp_path / "site", "old")
    make_site(tmp_path / "built", "new")
    watcher = subprocess.Popen(
        [
            sys.executable,
            "-c",
            "import os, sys\nwhile True: os.stat(sys.argv[1])",
            str(tmp_path / "site/index.html"),
        ],
        stderr=subprocess.DEVNULL,
    )
    try:
        for _ in range(2000):
            publish_tree(tmp_path / "built", tmp_path / "site")
        assert watcher.poll() is None, "it was missing for a moment"
    finally:
        watcher.kill()
        watcher.wait()


# Nothing else is lost


def refused(built: Path, out: Path) -> str:
    before = sorted(path for path in out.parent.rglob("*"))
    with pytest.raises(OutputError) as told:
        publish_tree(built, out)
    assert sorted(path for path in out.parent.rglob("*")) == before
    assert "--out" in told.value.remedy.msgid
    return told.value.message.msgid


def test_a_folder_of_somebody_else_is_refused(tmp_path: Path) -> None:
    (tmp_path / "home").mkdir()
    (tmp_path / "home" / "thesis.docx").write_text("x")
    built = make_site(tmp_path / "built", "new")
    assert refused(built, tmp_path / "home") == "{path} exists and is not a site that was built here."


def test_a_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "site").write_text("x")
    refused(make_site(tmp_path / "built", "new"), tmp_path / "site")


@pytest.mark.parametrize("name", SITE_FILES)
def test_a_site_that_lacks_a_file_of_ours_is_somebody_elses(tmp_path: Path, name: str) -> None:
    (make_site(tmp_path / "site", "old") / name).unlink()
    refused(make_site(tmp_path / "built", "new"), tmp_path / "site")


@pytest.mark.parametrize("name", [".git", ".htaccess"])
def test_a_site_with_hidden_files_of_its_own_is_refused(tmp_path: Path, name: str) -> None:
    (make_site(tmp_path / "site", "old") / name).write_text("x")
    refused(make_site(tmp_path / "built", "new"), tmp_path / "site")


def test_the_folder_that_holds_the_project_is_refused(tmp_path: Path) -> None:
    built = make_site(tmp_path / "project" / ".build" / "x" / "site", "new")
    make_site(tmp_path / "project", "old")
    refused(built, tmp_path / "project")


def test_what_is_not_a_site_is_never_published(tmp_path: Path) -> None:
    built = make_site(tmp_path / "built", "new")
    (built / "notice.json").unlink()
    with pytest.raises(ValueError, match=r"notice\.json"):
        publish_tree(built, tmp_path / "site")
    assert not (tmp_path / "site").exists()
