"""A checkout of one's own. In: a folder. Out: the project there, and its command run as people run it."""

import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path

ROOT = Path(__file__).parent.parent
COPIED = (
    "build_site.py",
    "mkdocs.yml",
    "notice_data.yml",
    "docs",
    "editions",
    "notice_site",
    "overrides",
    "templates",
)
LINKED = ("fonts",)
"""Large, and only read."""
UNSET = ("SOURCE_DATE_EPOCH", "PYTHONPATH", "PYTHONDONTWRITEBYTECODE")


def copied_project(folder: Path) -> Path:
    """The project as it stands, without caches, in the new folder `folder`."""
    folder.mkdir(parents=True)
    for name in COPIED:
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(ROOT / name, folder / name)
    for name in LINKED:
        (folder / name).symlink_to(ROOT / name)
    return folder


def run(
    project: Path,
    *arguments: str | Path,
    before: Sequence[str | Path] = (),
    program: Sequence[str] = ("build_site.py",),
) -> "subprocess.CompletedProcess[str]":
    """`build_site.py` of that project with arguments, behind the words of another command.

    `program` is what Python runs in its place.
    """
    environment = {name: value for name, value in os.environ.items() if name not in UNSET}
    command = [*before, sys.executable, *program, *arguments]
    return subprocess.run(
        [str(word) for word in command],
        cwd=project,
        env=environment,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


def built(
    project: Path, out: Path, *arguments: str | Path, before: Sequence[str | Path] = ()
) -> dict[str, str]:
    """The sums of the files of a site that was built without a word of complaint about the project itself."""
    done = run(project, "build", "--out", out, *arguments, before=before)
    assert done.returncode == 0, done.stderr
    return sums(out)


def sums(site: Path) -> dict[str, str]:
    """What is in a folder: path and sum of each file."""
    found = {
        path.relative_to(site).as_posix(): sha256(path.read_bytes()).hexdigest()
        for path in sorted(site.rglob("*"))
        if path.is_file()
    }
    assert found, f"{site} is empty"
    return found
