"""What goes wrong around a build, each in earnest: disks, rights, caches, clocks, places.

The old site stands, and the message says what to do.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from notice_site.site.publish_tree import SITE_FILES
from tests.project_copy import built, copied_project, run, sums

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="mounts, rights and limits are other there")

PLACE = "申报 网站 50% #1"
"""Blanks, Chinese, and what means something in addresses and formats."""


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return copied_project(tmp_path_factory.mktemp("faults") / PLACE)


@pytest.fixture(scope="module")
def site(project: Path) -> dict[str, str]:
    """What is in `site/` of the project."""
    done = run(project, "build")
    assert (done.returncode, done.stderr) == (0, "")
    return sums(project / "site")


@pytest.fixture
def mine(project: Path, site: dict[str, str], tmp_path: Path) -> Path:
    """A project for one test to damage, its site built."""
    return shutil.copytree(project, tmp_path / PLACE, symlinks=True)


def told(done: "subprocess.CompletedProcess[str]", *words: str) -> None:
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    for word in words:
        assert word in done.stderr


# ---------------------------------------------------------------- places and clocks


def test_the_project_works_in_a_folder_with_chinese_blanks_and_signs(site: dict[str, str]) -> None:
    assert {"index.html", "downloads/notice.pdf", "downloads/annex-1.docx"} <= site.keys()


@pytest.mark.parametrize("day", ["1970-01-02", "2099-01-01"])
def test_files_and_a_clock_of_another_age_give_the_same_site(
    mine: Path, site: dict[str, str], tmp_path: Path, day: str
) -> None:
    subprocess.run(["find", str(mine), "-exec", "touch", "-h", "-d", day, "{}", "+"], check=True)
    clock = ["faketime", "-f", f"@{day} 08:00:00"]
    assert day[:4] in subprocess.check_output([*clock, "date", "+%Y"], text=True)
    assert built(mine, tmp_path / "out", before=clock) == site


def test_a_clock_that_lost_the_year_publishes_nothing(mine: Path) -> None:
    shutil.rmtree(mine / "editions")
    told(
        run(mine, "publish", before=["faketime", "-f", "@1970-01-02 08:00:00"]), "1970", "核对这台电脑的日期"
    )
    assert not list((mine / "editions").glob("*.yml"))


# ---------------------------------------------------------------- rights


@pytest.fixture
def powerless() -> list[str]:
    """What makes root heed the rights of files; nothing for anyone else."""
    if os.geteuid():
        return []
    return ["setpriv", "--bounding-set=-dac_override,-dac_read_search,-fowner"]


@pytest.fixture
def only_read(mine: Path) -> Iterator[Path]:
    """A project that nobody may write in, and without a cache of its own."""
    shutil.rmtree(mine / ".cache")
    folders = [mine, *(path for path in mine.rglob("*") if path.is_dir() and not path.is_symlink())]
    for folder in folders:
        folder.chmod(0o555)
    yield mine
    for folder in folders:
        folder.chmod(0o755)


def test_a_checkout_that_is_only_read_builds_elsewhere(
    only_read: Path, powerless: list[str], site: dict[str, str], tmp_path: Path
) -> None:
    out = tmp_path / "elsewhere" / "site"
    assert built(only_read, out, before=powerless) == site
    assert [path.name for path in out.parent.iterdir()] == ["site"]


@pytest.mark.parametrize(
    "command",
    [
        ["build"],
        ["publish", "--minor", "改了一个字"],
        ["build", "--out", "{other}/site", "--kit", "kit"],
        ["check", "--report", "check.html"],
        ["amend", "--yes", "--kind", "extension", "--date", "2017-09-20", "--to", "2017年9月29日下午5时"],
        ["new", "--yes", "--id", "next", "--out", "next.yml"],
    ],
    ids=lambda command: command[0],
)
def test_whoever_may_not_write_is_told_so_and_nothing_changes(
    only_read: Path, powerless: list[str], tmp_path: Path, command: list[str]
) -> None:
    before = sums(only_read)
    done = run(only_read, *(word.format(other=tmp_path) for word in command), before=powerless)
    told(done, "无法写入", "检查写入权限")
    assert sums(only_read) == before


@pytest.mark.parametrize("file", ["notice_data.yml", "editions/1.yml"])
def test_whoever_may_not_read_is_told_which_file(mine: Path, powerless: list[str], file: str) -> None:
    (mine / file).chmod(0)
    told(run(mine, "build", before=powerless), "没有权限读取", Path(file).name, "权限")


# ---------------------------------------------------------------- disks


def full_disk(place: Path) -> list[str]:
    """Words before a shell command that give it a disk of 1 MB at `place`; none where nobody may mount."""
    mount = f'mount -t tmpfs -o size=1m tmpfs "{place}" && exec sh -c "$0"'
    for unshare in (["unshare", "--mount"], ["unshare", "--map-root-user", "--mount"]):
        before = [*unshare, "sh", "-c", mount]
        if subprocess.run([*before, "true"], capture_output=True, check=False).returncode == 0:
            return before
    return []


def test_a_full_disk_leaves_the_old_site_and_asks_for_room(
    mine: Path, site: dict[str, str], tmp_path: Path
) -> None:
    """On a disk of 1 MB; where nobody may mount one, under a limit on files, which is kept as strictly."""
    place = tmp_path / "disk"
    place.mkdir()
    command = f'"{sys.executable}" build_site.py build'
    if before := full_disk(place):
        # The old site is small: it and the new one do not fit together.
        old = " && ".join(
            f'mkdir -p "{place}/site/{Path(name).parent}" && cp site/{name} "{place}/site/{name}"'
            for name in SITE_FILES
        )
        script = (
            f'{old} && {command} --out "{place}/site"; code=$?; ls -A "{place}" "{place}/site"; exit $code'
        )
        done = subprocess.run(
            [*before, script], cwd=mine, capture_output=True, text=True, timeout=120, check=False
        )
        told(done, "已满", "腾出空间")
        there = sorted({name.partition("/")[0] for name in SITE_FILES})
        assert done.stdout.split() == [f"{place}:", "site", f"{place}/site:", *there]
    else:
        limited = subprocess.run(
            ["sh", "-c", f"ulimit -f 100; {command}"],
            cwd=mine, capture_output=True, text=True, timeout=120, check=False,
        )  # fmt: skip
        told(limited, "超过", "--out")
    assert sums(mine / "site") == site


def test_a_limit_on_the_size_of_files_leaves_the_old_site_and_is_named(
    mine: Path, site: dict[str, str]
) -> None:
    done = subprocess.run(
        ["sh", "-c", f'ulimit -f 100; "{sys.executable}" build_site.py build'],
        cwd=mine, capture_output=True, text=True, timeout=120, check=False,
    )  # fmt: skip
    told(done, "超过", "ulimit -f")
    assert sums(mine / "site") == site
    assert not list(mine.glob(".build/*"))


# ---------------------------------------------------------------- caches


def halved(content: bytes) -> bytes:
    return content[: len(content) // 2]


def flipped(content: bytes) -> bytes:
    changed = bytearray(content)
    for at in range(120, len(changed), 97):
        changed[at] ^= 0x55
    return bytes(changed)


def nothing(content: bytes) -> bytes:
    return b""


@pytest.mark.parametrize("damage", [halved, flipped, nothing])
def test_a_damaged_cache_changes_nothing_and_is_mended(
    mine: Path, site: dict[str, str], tmp_path: Path, damage: object
) -> None:
    assert callable(damage)
    shutil.rmtree(mine / ".cache")
    assert built(mine, tmp_path / "first") == site
    kept = [path for path in (mine / ".cache").rglob("*") if path.is_file()]
    assert len(kept) > 20
    whole = {path: path.read_bytes() for path in kept}
    for path, content in whole.items():
        path.write_bytes(damage(content))
    assert built(mine, tmp_path / "out") == site
    assert {path for path in kept if path.read_bytes() != whole[path]} == set()
