"""The kit for a content system: fragments without scripts, attachments with their names, metadata."""

import errno
import gzip
import re
import zipfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import brotli
import pytest
from lxml import html

from notice_site.disk import OutputError
from notice_site.reading.build import build_call
from notice_site.reading.source import read_source
from notice_site.site.assemble import render_site
from notice_site.site.kit import kit_files, served_files, write_kit
from notice_site.site.options import BuildOptions
from notice_site.site.publish_tree import compressed
from notice_site.theme.mkdocs_build import build_html
from tests.call_facts import EXTENDED, FIRST
from tests.source_text import issued_parts, squeeze


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    prepared = render_site(build_call(read_source(FIRST)), BuildOptions(FIRST))
    return build_html(prepared.pages, prepared.settings, tmp_path_factory.mktemp("first"))


@pytest.fixture(scope="module")
def kit(site: Path) -> dict[str, bytes]:
    return kit_files(site)


def parsed(text: str) -> Any:
    return html.fromstring(f"<div>{text}</div>")


def fragments(kit: dict[str, bytes]) -> dict[str, str]:
    found = {path: content.decode("utf-8-sig") for path, content in kit.items() if path.startswith("pages/")}
    assert len(found) > 8
    return found


PLAIN = {
    "p",
    "h2",
    "h3",
    "h4",
    "ul",
    "ol",
    "li",
    "table",
    "tbody",
    "tr",
    "td",
    "th",
    "strong",
    "sub",
    "sup",
    "a",
    "br",
}


def test_a_page_becomes_text_that_any_editor_takes(kit: dict[str, bytes]) -> None:
    for path, text in fragments(kit).items():
        page = parsed(text)
        assert {element.tag for element in page.iter()} <= PLAIN | {"div"}, path
        attributes = {(element.tag, name) for element in page.iter() for name in element.attrib}
        assert attributes <= {
            ("a", "href"), ("td", "colspan"), ("td", "rowspan"), ("th", "colspan"), ("th", "rowspan"),
            ("table", "border"), ("p", "style"), ("p", "align"),
        }, path  # fmt: skip
        assert set(page.xpath("//@style")) <= {"text-align: right;"}, path
        nested = page.xpath("//li//li | //p//p | //td//p | //p//table | //li/p")
        assert nested == [], path


def test_the_official_text_is_free_of_our_help(kit: dict[str, bytes]) -> None:
    text = fragments(kit)["pages/notice.html"]
    for words in ("阅读提示", "自查条件", "下载通知", "截止 "):
        assert words not in text, words
    page = parsed(text)
    first = page.xpath("//p[contains(., '围绕我区经济社会')]")[0]
    assert first.text.startswith("　　围绕")
    assert [p.text for p in page.xpath("//p[@style]")] == ["从化区科工商信局", "2017年9月18日"]


def test_the_notice_keeps_every_issued_word_in_its_order(kit: dict[str, bytes]) -> None:
    issued = issued_parts()["body"]
    assert len(issued) > 1000
    # The title goes into the system's own field.
    text = build_call(read_source(FIRST)).notice.title + kit["pages/notice.html"].decode("utf-8-sig")
    rest = iter(squeeze(parsed(text).text_content()))
    assert [sign for sign in issued if sign not in rest] == [], "what the page adds is in between"


def test_links_lead_to_full_addresses_and_the_rest_is_told(kit: dict[str, bytes]) -> None:
    sheet = parsed(kit["上传说明.html"].decode()).text_content()
    assert "有的编辑器会丢掉靠右" in sheet
    marks = 0
    for path, text in fragments(kit).items():
        for href in parsed(text).xpath("//@href"):
            assert re.match(r"https?://|mailto:|tel:", href), (path, href)
        for name in re.findall("【请在此插入附件：(.*?)】", text):
            assert f"attachments/{name}" in kit, path
            assert name in sheet
            marks += 1
        assert path in sheet
    assert marks > 5
    assert "看通知原文 → pages/notice.html" in sheet


def test_with_an_address_links_lead_to_the_site(tmp_path_factory: pytest.TempPathFactory) -> None:
    options = BuildOptions(FIRST, site_url="https://example.org/call/")
    prepared = render_site(build_call(read_source(FIRST)), options)
    site = build_html(prepared.pages, prepared.settings, tmp_path_factory.mktemp("addressed"))
    text = fragments(kit_files(site))["pages/index.html"]
    assert '<a href="https://example.org/call/notice/index.html">' in text


def test_each_announcement_is_an_article_of_its_own(tmp_path: Path) -> None:
    prepared = render_site(build_call(read_source(EXTENDED)), BuildOptions(EXTENDED))
    kit = kit_files(build_html(prepared.pages, prepared.settings, tmp_path))
    [path] = [path for path in kit if path.startswith("announcements/")]
    assert path == "announcements/1-extension.html"
    text = kit[path].decode("utf-8-sig")
    assert text.startswith("<p>　　")
    assert text.count('<p align="right" style="text-align: right;">') == 2
    assert "【请在此插入附件：" in text
    title = build_call(read_source(EXTENDED)).notice.amendments[0].title
    assert title in kit["上传说明.html"].decode()


def test_attachments_have_the_names_that_readers_save_them_by(kit: dict[str, bytes], site: Path) -> None:
    name = "attachments/附件1 从化区产学研技术创新联盟申报登记表.docx"
    assert kit[name] == (site / "downloads/annex-1.docx").read_bytes()


def test_metadata_stand_in_a_table_for_each_page(kit: dict[str, bytes]) -> None:
    page = parsed(kit["metadata.html"].decode())
    assert [f"pages/{name}" for name in page.xpath("//h2/text()")] == list(fragments(kit))
    rows = {row.findtext("th"): row.findtext("td").strip() for row in page.xpath("//table[1]//tr")}
    assert rows["ColumnType"] == "通知公告"
    assert len(rows["description"]) > 10


def test_a_kit_takes_the_place_of_an_older_one_and_of_nothing_else(site: Path, tmp_path: Path) -> None:
    write_kit(site, tmp_path / "kit")
    (tmp_path / "kit/pages/old.html").write_text("x", "utf-8")
    write_kit(site, tmp_path / "kit")
    assert not (tmp_path / "kit/pages/old.html").exists()
    assert (tmp_path / "kit/servers/nginx.conf").is_file()
    with pytest.raises(OutputError):
        write_kit(site, tmp_path)


@pytest.mark.parametrize("fault", [KeyboardInterrupt(), OSError(errno.ENOSPC, "full")])
def test_a_kit_that_stops_midway_leaves_the_older_one_whole(
    fault: BaseException, site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_kit(site, tmp_path / "kit")
    before = {path: path.read_bytes() for path in (tmp_path / "kit").rglob("*") if path.is_file()}
    written = Path.write_bytes
    count = iter(range(10_000))

    def write(path: Path, content: bytes) -> int:
        if next(count) == 40:
            raise fault
        return written(path, content)

    monkeypatch.setattr(Path, "write_bytes", write)
    with pytest.raises((KeyboardInterrupt, OutputError)):
        write_kit(site, tmp_path / "kit")
    monkeypatch.undo()
    after = {path: path.read_bytes() for path in (tmp_path / "kit").rglob("*") if path.is_file()}
    assert after == before
    assert sorted(path.name for path in tmp_path.iterdir()) == ["kit"]


def test_two_writers_leave_one_whole_kit(site: Path, tmp_path: Path) -> None:
    with ThreadPoolExecutor(2) as both:
        for done in [both.submit(write_kit, site, tmp_path / "kit") for _ in range(2)]:
            done.result()
    expected = {**served_files(site), **kit_files(site)}
    kit = tmp_path / "kit"
    assert {
        path.relative_to(kit).as_posix(): path.read_bytes() for path in kit.rglob("*") if path.is_file()
    } == expected


def test_the_site_comes_as_a_zip_and_with_compressed_files_the_same_each_time(
    site: Path, tmp_path: Path
) -> None:
    write_kit(site, tmp_path / "kit")
    files = {
        path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*") if path.is_file()
    }
    with zipfile.ZipFile(tmp_path / "kit/site.zip") as archive:
        assert {name.removeprefix("site/"): archive.read(name) for name in archive.namelist()} == files
    www = tmp_path / "kit/www"
    for path, content in files.items():
        assert (www / path).read_bytes() == content
    pressed = sorted(www.rglob("*.gz"))
    assert len(pressed) > 20
    for file in pressed:
        text = file.with_suffix("").read_bytes()
        assert gzip.decompress(file.read_bytes()) == text
        assert brotli.decompress(file.with_suffix(".br").read_bytes()) == text
        assert file.stat().st_size < len(text)
    assert compressed({"a.html": b"x" * 2000}) == compressed({"a.html": b"x" * 2000})
