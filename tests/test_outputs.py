"""The finished site takes its place: whole at any moment, even if killed, and nothing else is lost."""

import errno
import os
import signal
import subprocess
import sys
import textwrap
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from notice_site.output import outputs
from notice_site.output.disk_faults import OutputError
from notice_site.output.outputs import SITE_FILES, finish_interrupted_swap, publish_tree
from notice_site.output.private_folder import build_root, hold, private_folder

ROOT = Path(__file__).parent.parent


def make_site(folder: Path, text: str, extra: str = "assets/style.css") -> Path:
    for name in (*SITE_FILES, extra):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def tree(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): path.read_text() for path in folder.rglob("*") if path.is_file()
    }


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def says(text: str) -> dict[str, str]:
    return dict.fromkeys((*SITE_FILES, "assets/style.css"), text)


def no_exchange(_one: Path, _other: Path) -> bool:
    """A system that cannot exchange two folders."""
    return False


@pytest.fixture(params=["exchange", "rename"])
def way(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """Both ways of putting a site in its place."""
    if request.param == "rename":
        monkeypatch.setattr(outputs, "_exchange", no_exchange)
    return str(request.param)


# In its place


@pytest.mark.usefixtures("way")
def test_a_site_is_published_where_none_was(tmp_path: Path) -> None:
    publish_tree(make_site(tmp_path / "built", "new"), tmp_path / "deep" / "er" / "site")
    assert tree(tmp_path / "deep" / "er" / "site") == says("new")
    assert names(tmp_path / "deep" / "er") == ["site"]


@pytest.mark.usefixtures("way")
def test_a_new_site_takes_the_place_of_the_old_and_nothing_of_the_old_stays(tmp_path: Path) -> None:
    make_site(tmp_path / "site", "old", "forms/gone.html")
    publish_tree(make_site(tmp_path / "built", "new"), tmp_path / "site")
    assert tree(tmp_path / "site") == says("new")
    assert not [name for name in names(tmp_path) if name.startswith(".")]


@pytest.mark.usefixtures("way")
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
    assert refused(built, tmp_path / "home") == "{path} exists and is not a site that was built here"


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


# Disks


@pytest.mark.usefixtures("way")
@pytest.mark.parametrize(
    ("number", "words"),
    [
        (errno.ENOSPC, "the disk of {path} is full"),
        (errno.EACCES, "{path} cannot be written"),
        (errno.EROFS, "{path} cannot be written"),
        (errno.EBUSY, "{path} cannot be replaced as a whole: it is where a disk is mounted, or in use"),
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
    with pytest.raises(FileNotFoundError), private_folder(tmp_path):
        (tmp_path / "gone" / "file").read_text()


def test_a_disk_that_fills_up_during_a_build_is_told_in_words(tmp_path: Path) -> None:
    with pytest.raises(OutputError) as told, private_folder(tmp_path):
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
    assert told.value.message.msgid == "{path} cannot be written"
    assert tree(tmp_path / "site") == says("old")


# Killed at every step

KILLED = """
    import os, signal, sys
    from pathlib import Path
    from notice_site.output import outputs
    at, way, built, out = int(sys.argv[1]), sys.argv[2], Path(sys.argv[3]), Path(sys.argv[4])
    if way == "rename":
        outputs._exchange = lambda one, other: False
    steps = 0
    def count(event, arguments):
        global steps
        if event.partition(".")[0] in {"os", "shutil", "open", "fcntl", "ctypes", "pathlib"}:
            steps += 1
            if steps == at:
                os.kill(os.getpid(), signal.SIGKILL)
    sys.addaudithook(count)
    outputs.publish_tree(built, out)
"""


def publish_and_kill(at: int, way: str, built: Path, out: Path) -> bool:
    """Publish in another process that is killed before its step `at`; False if it ended before."""
    command = [sys.executable, "-c", textwrap.dedent(KILLED), str(at), way, str(built), str(out)]
    run = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert run.returncode in (0, -signal.SIGKILL), run.stderr
    return run.returncode != 0


@pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL is not there")
@pytest.mark.parametrize("there", [True, False], ids=["replaced", "first"])
def test_killed_before_any_step_the_next_command_finds_a_whole_site(
    way: str, there: bool, tmp_path: Path
) -> None:
    steps = 0
    for at in range(1, 200):
        place = tmp_path / str(at)
        site, built = place / "site", make_site(place / "built", "new")
        if there:
            make_site(site, "old")
        if not publish_and_kill(at, way, built, site):
            break
        steps = at
        if way == "exchange" and there:
            assert tree(site) in (says("old"), says("new"))
        finish_interrupted_swap(site)
        assert tree(site) in ([says("old"), says("new")] if there else [{}, says("new")])
        assert set(names(place)) <= {"site", "built"}
        publish_tree(make_site(place / "next", "next"), site)
        assert tree(site) == says("next")
    assert steps >= 5, "the steps were not counted"
    assert tree(site) == says("new")


RACING = """
    import sys
    from pathlib import Path
    from notice_site.output import outputs
    way, folder, text, out = sys.argv[1], Path(sys.argv[2]), sys.argv[3], Path(sys.argv[4])
    if way == "rename":
        outputs._exchange = lambda one, other: False
    for number in range(100):
        for name in (*outputs.SITE_FILES, "assets/style.css"):
            file = folder / str(number) / name
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text)
        outputs.publish_tree(folder / str(number), out)
"""


def test_two_builds_at_once_do_not_mix(way: str, tmp_path: Path) -> None:
    command = [sys.executable, "-c", textwrap.dedent(RACING), way]
    builds = [
        subprocess.Popen([*command, str(tmp_path / text), text, str(tmp_path / "site")], cwd=ROOT)
        for text in ("one", "two")
    ]
    assert [build.wait() for build in builds] == [0, 0]
    assert tree(tmp_path / "site") in (says("one"), says("two"))
    assert names(tmp_path) == ["one", "site", "two"]


def test_a_site_half_removed_never_takes_the_place_of_a_whole_one(tmp_path: Path) -> None:
    make_site(tmp_path / "site", "whole")
    make_site(tmp_path / ".site.old", "old")
    (tmp_path / ".site.old" / "index.html").unlink()
    finish_interrupted_swap(tmp_path / "site")
    assert tree(tmp_path / "site") == says("whole")
    assert names(tmp_path) == ["site"]


# Folders for one build


def test_a_build_has_a_folder_of_its_own_and_leaves_nothing(tmp_path: Path) -> None:
    with private_folder(tmp_path / ".build") as one, private_folder(tmp_path / ".build") as other:
        assert one != other
        (one / "deep").mkdir()
        (one / "deep" / "file").write_text("x")
    assert names(tmp_path) == []


BUILDING = """
    import sys, time
    from pathlib import Path
    from notice_site.output.private_folder import private_folder
    with private_folder(Path(sys.argv[1])) as folder:
        (folder / "page.html").write_text("x")
        print(folder, flush=True)
        time.sleep(60)
"""


def start_building(root: Path) -> "tuple[subprocess.Popen[str], Path]":
    command = [sys.executable, "-c", textwrap.dedent(BUILDING), str(root)]
    process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    return process, Path(process.stdout.readline().strip())


def test_the_next_build_removes_what_a_killed_one_left_and_nothing_of_a_living_one(tmp_path: Path) -> None:
    living, its_folder = start_building(tmp_path)
    dead, left = start_building(tmp_path)
    try:
        dead.kill()
        dead.wait()
        assert (left / "page.html").exists()
        with private_folder(tmp_path):
            assert not left.exists()
            assert (its_folder / "page.html").exists()
    finally:
        for process in (living, dead):
            process.kill()
            process.communicate()
    with private_folder(tmp_path) as folder:
        assert names(tmp_path) == [folder.name, f"{folder.name}.lock"]


def test_a_lock_without_its_folder_is_removed_too(tmp_path: Path) -> None:
    (tmp_path / "build-gone.lock").write_text("")
    (tmp_path / "build-bare").mkdir()
    with private_folder(tmp_path):
        assert not (tmp_path / "build-gone.lock").exists()
        assert not (tmp_path / "build-bare").exists()


HOLDING = """
    import sys
    from pathlib import Path
    from notice_site.output.private_folder import hold
    for _ in range(300):
        with hold(Path(sys.argv[1])):
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
    for process in [subprocess.Popen(command, cwd=ROOT) for _ in range(3)]:
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
    with hold(tmp_path / "lock"):
        assert (tmp_path / "lock").exists()
    assert not (tmp_path / "lock").exists()
