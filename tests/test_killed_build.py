"""A build killed at any stage: the old site stands as it was, and the next build leaves nothing behind."""

import signal
import sys
import textwrap
from pathlib import Path

import pytest

from tests.call_facts import NOTICES
from tests.project_copy import built, copied_project, run, sums

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL is not there")

STAGES = 10
KILLED = """
    import os, signal, sys
    at, steps = int(sys.argv.pop(1)), 0
    WRITES = os.O_WRONLY | os.O_RDWR
    def count(event, arguments):
        global steps
        kind = event.partition(".")[0]
        named = event in ("os.mkdir", "os.rename", "os.remove", "os.rmdir", "os.chmod", "os.utime")
        if named or (event == "open" and arguments[2] & WRITES) or kind in ("shutil", "ctypes", "fcntl"):
            steps += 1
            if steps == at:
                os.kill(os.getpid(), signal.SIGKILL)
    sys.addaudithook(count)
    import runpy
    sys.argv[0] = "build_site.py"
    try:
        runpy.run_path("build_site.py", run_name="__main__")
    finally:
        print(steps)
"""
"""The command, which counts what it does to the disk and dies before step `at`."""


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project whose site is older than its data."""
    folder = copied_project(tmp_path_factory.mktemp("killed") / "project")
    text = (NOTICES / "minimal.yml").read_text("utf-8")
    (folder / "notice_data.yml").write_text(text, "utf-8")
    for edition in (folder / "editions").iterdir():
        edition.unlink()
    assert run(folder, "build").returncode == 0
    title = next(line for line in text.splitlines() if line.startswith("title: "))
    (folder / "notice_data.yml").write_text(text.replace(title, f"{title}（改）"), "utf-8")
    return folder


def killed(project: Path, at: int) -> tuple[int, int]:
    """The end of a build that is killed before its step `at`, and how many steps it did when it was not."""
    done = run(project, "build", program=["-c", textwrap.dedent(KILLED), str(at)])
    steps = done.stdout.split()
    return done.returncode, int(steps[-1]) if steps else 0


def test_killed_at_any_stage_the_old_site_stands_and_the_next_build_tidies_up(
    project: Path, tmp_path: Path
) -> None:
    old, new = sums(project / "site"), built(project, tmp_path / "new")
    assert old != new
    assert sums(project / "site") == old
    counted = killed(project, 0)
    assert counted[0] == 0
    assert sums(project / "site") == new
    steps = counted[1]
    assert steps > 100
    built(project, project / "site", "--data", NOTICES / "minimal.yml")
    seen = set()
    for stage in [*range(1, steps, steps // STAGES), *range(steps - 8, steps, 3)]:
        code, _ = killed(project, stage)
        assert code == -signal.SIGKILL, stage
        stands = sums(project / "site")
        assert stands in (old, new), stage
        seen.add(stands == new)
        if stands == new:
            built(project, project / "site", "--data", NOTICES / "minimal.yml")
    assert False in seen
    assert built(project, project / "site") == new
    assert {path.name for path in project.iterdir() if path.name.startswith(".")} <= {".cache"}
