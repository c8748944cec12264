"""Setting up: what a bare machine is told, and that what is installed is what was locked."""

import hashlib
import importlib.util
import os
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from tools import programs, set_up

ROOT = Path(__file__).parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
LOCKS = sorted((ROOT / "requirements").glob("*.txt"))


def locked(name: str) -> dict[str, str]:
    """Read one lock as {package: version}."""
    text = (ROOT / "requirements" / name).read_text(encoding="utf-8")
    return dict(re.findall(r"^([\w.-]+)==(\S+)", text, re.MULTILINE))


def test_a_python_that_is_too_old_is_told_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "version_info", (3, 9, 2))
    monkeypatch.setattr(sys, "version", "3.9.2 (main)")
    assert set_up.missing_in_python() == (
        "Python 3.11 or newer is needed, this is 3.9.2: sudo apt-get install python3.11-venv"
    )


def test_a_python_without_venv_is_told_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "version_info", (3, 12, 3))
    monkeypatch.setattr(sys, "version", "3.12.3 (main)")
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None if name == "ensurepip" else name)
    assert set_up.missing_in_python() == (
        "Python 3.12.3 comes without its module venv here: sudo apt-get install python3.12-venv"
    )


def test_nothing_is_missing_in_the_python_that_runs_this() -> None:
    assert set_up.missing_in_python() == ""


def test_a_set_up_that_fails_leaves_no_venv(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    def run(command: list[str], **_: object) -> None:
        (tmp_path / ".venv").mkdir(exist_ok=True)
        if "pip" in command:
            raise subprocess.CalledProcessError(1, command)

    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(subprocess, "run", run)
    with pytest.raises(subprocess.CalledProcessError):
        set_up.make_venv()
    assert list(tmp_path.iterdir()) == []


def test_someone_who_is_not_root_is_told_which_programs_and_fonts_tests_need(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    there = tmp_path / "there.ttf"
    there.touch()
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    monkeypatch.setattr(
        programs, "FONTS", {str(there): "fonts-there", str(tmp_path / "gone.ttc"): "fonts-noto-cjk"}
    )
    monkeypatch.setattr(
        shutil, "which", lambda name, path=None: None if name == "wkhtmltopdf" else f"/bin/{name}"
    )
    assert programs.main() == (
        "The tests need programs or fonts that are missing: "
        "sudo apt-get install --yes --no-install-recommends wkhtmltopdf fonts-noto-cjk"
    )


@pytest.mark.parametrize(
    ("lock", "wanted"),
    [
        ("build.txt", PROJECT["dependency-groups"]["build"]),
        ("site.txt", PROJECT["project"]["dependencies"]),
        ("test.txt", PROJECT["dependency-groups"]["test"]),
    ],
)
def test_every_package_is_locked_at_the_version_that_the_project_names(lock: str, wanted: list[str]) -> None:
    named = [re.sub(r"\[.*\]", "", requirement).lower().split("==") for requirement in wanted]
    assert named
    found = locked(lock)
    assert {name: found.get(name.replace(".", "-")) for name, _ in named} == dict(named)


def test_what_the_site_and_the_tests_share_is_locked_at_one_version() -> None:
    site, test = locked("site.txt"), locked("test.txt")
    shared = site.keys() & test.keys()
    assert shared
    assert {name for name in shared if site[name] != test[name]} == set()


def test_locks_hold_a_hash_for_every_package_and_no_address() -> None:
    assert [lock.name for lock in LOCKS] == ["build.txt", "site.txt", "test.txt"]
    for lock in LOCKS:
        packages = re.split(r"^(?=[\w-]+==)", lock.read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]
        assert packages
        assert [package for package in packages if "--hash=sha256:" not in package] == []
        assert "://" not in lock.read_text(encoding="utf-8")


def test_the_print_fonts_are_the_unmodified_ones() -> None:
    readme = (ROOT / "fonts" / "README.md").read_text(encoding="utf-8")
    named = dict(re.findall(r"^\| `(\S+\.otf)` .* `([0-9a-f]{64})` \|$", readme, re.MULTILINE))
    assert len(named) == 4
    assert {
        path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in (ROOT / "fonts").glob("*.otf")
    } == named
