"""The program mkdocs run bare in a fresh clone: the same site, and a live preview that tells problems."""

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from notice_site.project import PROJECT
from tests.small_build import build, tree


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """The project as a fresh clone has it, with the small site instead of a call."""
    clone = tmp_path / "clone"
    for name in ("docs", "overrides", "notice_site"):
        shutil.copytree(PROJECT / name, clone / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copytree(
        PROJECT / "tests", clone / "tests", ignore=shutil.ignore_patterns("__pycache__", "golden")
    )
    (clone / "templates").mkdir()
    (clone / "mkdocs.yml").write_bytes((PROJECT / "mkdocs.yml").read_bytes())
    (clone / "notice_data.yml").write_text("联系 {#top}", encoding="utf-8")
    (clone / "notice_site/site/build.py").write_text(
        "from notice_site.problem import Message, Problem, ProblemsFound, Severity\n"
        "from notice_site.theme.site_settings import PreparedSite\n"
        "from tests.small_site import SETTINGS, TEXTS, small_pages\n"
        "def prepare_site(options):\n"
        "    title = options.data.read_text(encoding='utf-8')\n"
        "    if 'wrong' in title:\n"
        "        told = Message('<{word}> is wrong', word='title'), Message('write another')\n"
        "        raise ProblemsFound((Problem('K01', Severity.ERROR, ('title',), 3, *told),))\n"
        "    text = TEXTS['contact/index.md'].replace('联系 {#top}', title)\n"
        "    return PreparedSite(small_pages(contact=text), SETTINGS)\n",
        encoding="utf-8",
    )
    return clone


def mkdocs(project: Path, *arguments: str) -> "subprocess.CompletedProcess[str]":
    command = [sys.executable, "-P", "-m", "mkdocs", *arguments]
    environment = os.environ | {"PYTHONHASHSEED": "7", "NO_MKDOCS_2_WARNING": "1"}
    return subprocess.run(command, cwd=project, env=environment, capture_output=True, text=True, check=False)


def test_a_bare_mkdocs_build_of_a_fresh_clone_gives_the_same_site(project: Path, tmp_path: Path) -> None:
    run = mkdocs(project, "build")
    assert run.returncode == 0, run.stderr
    assert tree(project / "site") == tree(build(tmp_path / "build", project / "docs"))


def test_a_quiet_mkdocs_build_stops_over_a_broken_link_too(project: Path) -> None:
    (project / "notice_data.yml").write_text("[x](gone.md) {#top}", encoding="utf-8")
    run = mkdocs(project, "build", "--quiet")
    assert run.returncode == 1
    assert "gone.md" in run.stderr


@pytest.fixture
def preview(project: Path) -> Iterator[str]:
    """The address of a live preview of the project."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        address = f"127.0.0.1:{free.getsockname()[1]}"
    command = [sys.executable, "-P", "-m", "mkdocs", "serve", "--dev-addr", address]
    with subprocess.Popen(
        command, cwd=project, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as server:
        yield f"http://{address}/"
        server.terminate()


def test_a_live_preview_shows_an_edit_by_itself(project: Path, preview: str) -> None:
    data, style = project / "notice_data.yml", project / "docs/assets/styles/theme.css"
    assert wait_for(f"{preview}contact/index.html", '<h1 id="top">联系</h1>')
    data.write_text("联系方式 {#top}", encoding="utf-8")
    assert wait_for(f"{preview}contact/index.html", '<h1 id="top">联系方式</h1>')
    style.write_text(style.read_text(encoding="utf-8") + "\n.edited { color: red }\n", encoding="utf-8")
    assert wait_for(f"{preview}assets/styles/all.css", ".edited{color:red}")


def test_a_live_preview_shows_problems_where_the_page_was_until_they_are_mended(
    project: Path, preview: str
) -> None:
    data = project / "notice_data.yml"
    assert wait_for(f"{preview}contact/index.html", '<h1 id="top">联系</h1>')
    data.write_text("wrong", encoding="utf-8")
    assert wait_for(f"{preview}contact/index.html", "notice_data.yml:3: 错误 K01: &lt;title&gt; is wrong")
    data.write_text("联系 {#top}", encoding="utf-8")
    assert wait_for(f"{preview}contact/index.html", '<h1 id="top">联系</h1>')


def test_a_bare_mkdocs_build_tells_problems_of_the_data_without_a_traceback(project: Path) -> None:
    (project / "notice_data.yml").write_text("wrong", encoding="utf-8")
    run = mkdocs(project, "build")
    assert run.returncode == 1
    assert "notice_data.yml:3: 错误 K01: <title> is wrong\n    write another" in run.stderr
    assert "Traceback" not in run.stderr


def wait_for(address: str, text: str) -> bool:
    end = time.monotonic() + 20
    while time.monotonic() < end:
        try:
            with urllib.request.urlopen(address) as answer:
                if text in answer.read().decode():
                    return True
        except OSError:
            pass
        time.sleep(0.1)
    return False
