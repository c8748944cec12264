"""A publication killed at any step, or run twice at once, leaves a whole site."""

import signal
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

from notice_site.project import PROJECT
from notice_site.site.publish_tree import finish_interrupted_swap, publish_tree
from tests.site_folders import make_site, names, says, tree

KILLED = """
    import os, signal, sys
    from pathlib import Path
    from notice_site.site import publish_tree as outputs
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


def publish_and_kill(at: int, swap_way: str, built: Path, out: Path) -> bool:
    """Publish in another process that is killed before its step `at`; False if it ended before."""
    command = [sys.executable, "-c", textwrap.dedent(KILLED), str(at), swap_way, str(built), str(out)]
    run = subprocess.run(command, cwd=PROJECT, capture_output=True, text=True, check=False)
    assert run.returncode in (0, -signal.SIGKILL), run.stderr
    return run.returncode != 0


@pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL is not there")
@pytest.mark.parametrize("there", [True, False], ids=["replaced", "first"])
def test_killed_before_any_step_the_next_command_finds_a_whole_site(
    swap_way: str, there: bool, tmp_path: Path
) -> None:
    steps = 0
    for at in range(1, 200):
        place = tmp_path / str(at)
        site, built = place / "site", make_site(place / "built", "new")
        if there:
            make_site(site, "old")
        if not publish_and_kill(at, swap_way, built, site):
            break
        steps = at
        if swap_way == "exchange" and there:
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
    from notice_site.site import publish_tree as outputs
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


def test_two_builds_at_once_do_not_mix(swap_way: str, tmp_path: Path) -> None:
    command = [sys.executable, "-c", textwrap.dedent(RACING), swap_way]
    builds = [
        subprocess.Popen([*command, str(tmp_path / text), text, str(tmp_path / "site")], cwd=PROJECT)
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
