"""The wheel, installed where no checkout is: every command, in a folder with Chinese in its name."""

import ast
import os
import re
import shutil
import signal
import subprocess
import sys
import tarfile
import tomllib
import zipfile
from collections.abc import Iterator
from email import message_from_bytes
from email.message import Message
from pathlib import Path

import pytest

from notice_site import __version__
from notice_site.__main__ import start
from notice_site.command.cli import INTERRUPTED
from tests.call_facts import FIRST, MINIMAL, ROOT
from tests.project_copy import sums
from tests.test_mkdocs_program import wait_for

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
EPOCH = "1505865600"
TEXT = ROOT / "tests" / "source" / "innovation-alliance-2017.txt"


def hatch(source: Path, target: Path, *kinds: str) -> None:
    command = [sys.executable, "-m", "hatchling", "build", "-d", str(target)]
    run = subprocess.run([*command, *kinds], cwd=source, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stderr


@pytest.fixture(scope="session")
def dist(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What `make wheel` leaves."""
    folder = tmp_path_factory.mktemp("dist")
    hatch(ROOT, folder, "-t", "sdist", "-t", "wheel")
    return folder


@pytest.fixture(scope="session")
def wheel(dist: Path) -> Path:
    [found] = dist.glob("*.whl")
    return found


@pytest.fixture(scope="session")
def metadata(wheel: Path) -> Message:
    with zipfile.ZipFile(wheel) as archive:
        return message_from_bytes(archive.read(f"notice_site-{__version__}.dist-info/METADATA"))


class Installed:
    """A virtual environment with nothing but the wheel and what it asks for, and a folder to work in."""

    def __init__(self, folder: Path, wheel: Path) -> None:
        self.home = folder / "家 目录"
        self.environment = folder / "environment"
        self.scripts = self.environment / ("Scripts" if os.name == "nt" else "bin")
        uv = [sys.executable, "-m", "uv", "-q", "--no-config"]
        subprocess.run([*uv, "venv", "--python", sys.executable, str(self.environment)], check=True)
        install = [*uv, "pip", "install", "--python", str(self.scripts / "python")]
        lock = str(ROOT / "requirements" / "site.txt")
        subprocess.run([*install, "--require-hashes", "-r", lock], check=True)
        subprocess.run([*install, "--offline", str(wheel)], check=True)
        [self.package] = self.environment.rglob("site-packages/notice_site")

    def call(self, name: str, source: Path = MINIMAL) -> Path:
        """A folder of that name with a copy of a call."""
        folder = self.home / name
        folder.mkdir(parents=True)
        shutil.copy(source, folder / "notice_data.yml")
        return folder

    def surroundings(self) -> dict[str, str]:
        kept = {key: value for key, value in os.environ.items() if not key.startswith(("PYTHON", "XDG_"))}
        return {**kept, "HOME": str(self.home), "SOURCE_DATE_EPOCH": EPOCH, "PYTHONUTF8": "1"}

    def run(
        self, folder: Path, *arguments: str | Path, program: tuple[str, ...] = ("notice-site",)
    ) -> "subprocess.CompletedProcess[str]":
        command = [str(self.scripts / program[0]), *program[1:], *map(str, arguments)]
        return subprocess.run(
            command,
            cwd=folder,
            env=self.surroundings(),
            capture_output=True,
            encoding="utf-8",
            timeout=120,
            check=False,
        )

    def files(self) -> dict[str, str]:
        """The package as it stands, without what Python compiles."""
        return {path: found for path, found in sums(self.package).items() if "__pycache__" not in path}


@pytest.fixture(scope="session")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Installed]:
    """It; after the last test nothing may have been written into the package."""
    made = Installed(tmp_path_factory.mktemp("installed"), wheel)
    made.home.mkdir()
    before = made.files()
    yield made
    assert made.files() == before


# What is in it --------------------------------------------------------------------------------------------


def test_the_source_package_gives_the_same_wheel(dist: Path, wheel: Path, tmp_path: Path) -> None:
    [source] = dist.glob("*.tar.gz")
    with tarfile.open(source) as archive:
        archive.extractall(tmp_path, filter="data")
    hatch(tmp_path / f"notice_site-{__version__}", tmp_path / "dist", "-t", "wheel")
    assert (tmp_path / "dist" / wheel.name).read_bytes() == wheel.read_bytes()


def test_the_licences_of_all_that_is_inside_are_in_the_metadata(metadata: Message, wheel: Path) -> None:
    assert metadata["License-Expression"] == "MIT AND GPL-3.0-only WITH Font-exception-2.0"
    named = set(metadata.get_all("License-File", []))
    assert {"LICENSE", "fonts/COPYING"} <= named
    vendored = {path.relative_to(ROOT).as_posix() for path in (ROOT / "docs/assets/vendor").glob("*/LICENSE")}
    assert vendored
    assert len(vendored) == len([path for path in (ROOT / "docs/assets/vendor").iterdir() if path.is_dir()])
    assert vendored <= named
    with zipfile.ZipFile(wheel) as archive:
        held = {name.partition(".dist-info/licenses/")[2] for name in archive.namelist()}
    assert named <= held


def test_the_wheel_asks_for_the_packages_of_the_project(metadata: Message) -> None:
    assert sorted(metadata.get_all("Requires-Dist", [])) == sorted(PROJECT["dependencies"])


# The command ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("program", [("notice-site",), ("python", "-m", "notice_site")])
def test_it_says_its_version_and_its_own_name(installed: Installed, program: tuple[str, ...]) -> None:
    done = installed.run(installed.home, "--version", program=program)
    assert (done.returncode, done.stdout) == (0, f"notice-site {__version__}\n")
    told = installed.run(installed.home, "--help", program=program)
    assert told.stdout.startswith(f"用法：{' '.join(program)} [COMMAND]")


def test_the_checkout_says_the_same_version() -> None:
    command = [sys.executable, str(ROOT / "build_site.py"), "--version"]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert done.stdout == f"notice-site {__version__}\n"


def test_the_first_call_built_by_the_wheel_and_by_the_checkout_is_the_same(
    installed: Installed, tmp_path: Path
) -> None:
    folder = installed.call("首个 通知", FIRST)
    shutil.copytree(ROOT / "editions", folder / "editions")
    done = installed.run(folder)
    assert done.returncode == 0, done.stderr
    here = [sys.executable, str(ROOT / "build_site.py"), "build", "--out", str(tmp_path / "site")]
    subprocess.run(here, cwd=ROOT, env={**os.environ, "SOURCE_DATE_EPOCH": EPOCH}, check=True)
    assert sums(folder / "site") == sums(tmp_path / "site")
    assert sorted(path.name for path in folder.iterdir()) == [
        "editions",
        "notice.schema.json",
        "notice_data.yml",
        "site",
    ]


@pytest.mark.wkhtmltopdf
def test_the_other_pdf_engine_works_too(installed: Installed) -> None:
    folder = installed.call("另一个 引擎")
    done = installed.run(folder, "build", "--pdf-engine", "pdfkit")
    assert done.returncode == 0, done.stderr
    assert (folder / "site/downloads/notice.pdf").read_bytes().startswith(b"%PDF")


def test_a_call_is_begun_and_checked(installed: Installed) -> None:
    done = installed.run(installed.home, "new", "--id", "new-call", "--yes")
    data = Path("new-call", "notice_data.yml")
    assert done.returncode == 0, done.stderr
    assert f"notice-site check --data {data}" in done.stdout
    text = (installed.home / data).read_text("utf-8")
    assert text.startswith("# yaml-language-server: $schema=notice.schema.json\n")
    assert "notice-site check --data" in text
    assert (installed.home / data).with_name("notice.schema.json").is_file()
    checked = installed.run(installed.home, "check", "--data", data, program=("python", "-m", "notice_site"))
    assert checked.returncode == 1
    assert f"{data}:" in checked.stdout


def test_an_approved_text_is_imported(installed: Installed) -> None:
    folder = installed.home / "导入 的"
    folder.mkdir()
    shutil.copy(TEXT, folder / "通知.txt")
    done = installed.run(folder, "import", "通知.txt", "--out", "新 通知.yml", "--report", "报告.html")
    assert done.returncode == 0, done.stderr
    assert 'notice-site check --data "新 通知.yml"' in done.stdout
    assert "notice-site serve" in (folder / "报告.html").read_text("utf-8")
    assert (folder / "notice.schema.json").is_file()
    assert "build_site" not in (folder / "新 通知.yml").read_text("utf-8")


def test_a_call_is_published_amended_and_compared(installed: Installed) -> None:
    folder = installed.call("发布 的")
    published = installed.run(folder, "publish", "--today", "2030-03-01")
    assert published.returncode == 0, published.stderr
    withdrawn = ("--kind", "withdrawal", "--reason", "经费调整", "--date", "2030-03-05", "--yes")
    amended = installed.run(folder, "amend", *withdrawn)
    assert amended.returncode == 0, amended.stderr
    assert "notice-site publish --data notice_data.yml" in amended.stdout
    compared = installed.run(folder, "diff")
    assert compared.returncode == 0, compared.stderr
    assert "撤回" in compared.stdout
    again = installed.run(folder, "publish", "--today", "2030-03-06")
    assert again.returncode == 0, again.stderr
    assert sorted(path.name for path in (folder / "editions").iterdir()) == ["1.yml", "2.yml"]


def test_the_schema_is_printed(installed: Installed) -> None:
    done = installed.run(installed.home, "schema")
    assert done.stdout == (ROOT / "notice.schema.json").read_text("utf-8")


@pytest.fixture
def ctrl_c() -> Iterator[None]:
    """Programs that a test starts can be interrupted, also where pytest's own workers cannot."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.mark.usefixtures("ctrl_c")
def test_a_preview_is_served_and_ends(installed: Installed) -> None:
    folder = installed.call("预览 的")
    with subprocess.Popen(
        [str(installed.scripts / "notice-site"), "serve"],
        cwd=folder,
        env=installed.surroundings(),
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        encoding="utf-8",
    ) as server:
        try:
            assert server.stdout is not None
            address = re.search(r"http://127\.0\.0\.1:\d+/", server.stdout.readline())
            assert address is not None
            assert wait_for(f"{address[0]}notice/index.html", '<html lang="zh')
            server.send_signal(signal.SIGINT)
            assert server.wait(timeout=60) in (0, INTERRUPTED)
        finally:
            server.kill()
    assert sorted(path.name for path in folder.iterdir()) == ["notice_data.yml"]


# A Python that cannot run it ------------------------------------------------------------------------------


def test_a_python_without_the_packages_is_told_what_to_run() -> None:
    done = subprocess.run(
        [sys.executable, "-S", str(ROOT / "build_site.py"), "check", "--all"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stdout) == (1, "")
    assert re.fullmatch(
        r"This Python lacks the package \w+; run .*\.venv.*python build_site\.py check --all\n", done.stderr
    )


@pytest.mark.parametrize("name", ["build_site.py", "notice_site/__init__.py", "notice_site/__main__.py"])
def test_what_is_read_first_has_nothing_that_an_old_python_cannot_parse(name: str) -> None:
    text = (ROOT / name).read_text("ascii")
    nodes = list(ast.walk(ast.parse(text)))
    new = (ast.JoinedStr, ast.AnnAssign, ast.NamedExpr, ast.Match, ast.AsyncFunctionDef, ast.Nonlocal)
    assert [node for node in nodes if isinstance(node, new)] == []
    arguments = [node for node in nodes if isinstance(node, ast.arg | ast.FunctionDef)]
    assert [node for node in arguments if getattr(node, "annotation", getattr(node, "returns", None))] == []
    assert "print(" not in text


def test_an_old_python_is_told_its_age(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "version_info", (2, 7, 18))
    monkeypatch.setattr(sys, "version", "2.7.18 (default)")
    monkeypatch.setattr(sys, "argv", ["build_site.py", "check"])
    assert start() == 1  # type: ignore[no-untyped-call]
    assert capsys.readouterr().err.startswith("Python 3.11 or newer is needed, this is 2.7.18; run ")
