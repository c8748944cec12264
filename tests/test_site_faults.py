"""What stops the build of a site: links that lead nowhere, files at the address of generated ones."""

import logging
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from notice_site.problem import SiteFault
from notice_site.theme.mkdocs_build import MkDocsError, build_html
from tests.small_build import build, page
from tests.small_site import SETTINGS, small_pages


@pytest.fixture
def closed_log() -> Iterator[None]:
    """A program that wants to hear of nothing from anybody."""
    root, mkdocs = logging.getLogger(), logging.getLogger("mkdocs")
    levels = root.level, mkdocs.level
    root.setLevel(logging.CRITICAL)
    mkdocs.setLevel(logging.CRITICAL)
    yield
    root.setLevel(levels[0])
    mkdocs.setLevel(levels[1])


@pytest.mark.usefixtures("closed_log")
@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("# 联系 {#top}\n\n[x](../gone/index.md)", "gone/index.md"),
        ("# 联系 {#top}\n\n[x](../notice/index.md#gone)", "#gone"),
        ("# 联系 {#top}\n\n[x](/notice/index.html)", "/notice/index.html"),
    ],
)
def test_a_link_that_leads_nowhere_stops_the_build(tmp_path: Path, text: str, words: str) -> None:
    with pytest.raises(MkDocsError, match=re.escape(words)):
        build(tmp_path, contact=text)


def test_a_page_that_no_navigation_names_stops_the_build(tmp_path: Path) -> None:
    with pytest.raises(MkDocsError, match=r"updates/2/index\.md"):
        build_html(small_pages() | {"updates/2/index.md": b"# x {#x}"}, SETTINGS, tmp_path)


def test_a_broken_link_in_a_page_that_people_wrote_is_told_to_them(tmp_path: Path, docs_copy: Path) -> None:
    (docs_copy / "help.md").write_text("# 帮助 {#help}\n\n[x](gone.md)", encoding="utf-8")
    with pytest.raises(SiteFault) as told:
        build(tmp_path, docs_copy)
    assert "help.md" in str(dict(told.value.message.values)["warnings"])


def test_a_page_that_people_wrote_closes_the_navigation(tmp_path: Path, docs_copy: Path) -> None:
    (docs_copy / "help.md").write_text("# 帮助 {#help}\n\n[通知](notice/index.md)", encoding="utf-8")
    built = page(build(tmp_path, docs_copy))
    assert built.xpath("//nav[@data-md-level='0']/ul/li/a/@href")[-1] == "help.html"


@pytest.mark.parametrize("name", ["notice/index.md", "notice/README.md", "notice/index.html", "notice.json"])
def test_a_file_at_the_address_of_a_generated_one_is_refused(
    tmp_path: Path, docs_copy: Path, name: str
) -> None:
    (docs_copy / "notice").mkdir()
    (docs_copy / name).write_text("x", encoding="utf-8")
    with pytest.raises(SiteFault) as told:
        build(tmp_path, docs_copy)
    assert dict(told.value.message.values) == {"path": name}


@pytest.mark.parametrize("path", ["../x.md", "/x.md", "a/../../x.md", "a\\x.md", ""])
def test_a_generated_file_cannot_leave_the_site(tmp_path: Path, path: str) -> None:
    with pytest.raises(ValueError, match="not a path inside the site"):
        build_html(small_pages() | {path: b""}, SETTINGS, tmp_path)


def test_a_build_is_silent(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    build(tmp_path)
    assert capfd.readouterr() == ("", "")
