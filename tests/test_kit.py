"""The kit for a content system: fragments without scripts, attachments with their names, metadata."""

import gzip
import re
import zipfile
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import brotli
import pytest
from lxml import html

from notice_site.disk import OutputError
from notice_site.reading.build import build_call
from notice_site.reading.source import read_source
from notice_site.site.assemble import render_site
from notice_site.site.kit import kit_files, write_kit
from notice_site.site.options import BuildOptions
from notice_site.site.publish_tree import compressed
from notice_site.theme.mkdocs_build import build_html
from tests.call_facts import FIRST
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
    found = {path: content.decode() for path, content in kit.items() if path.startswith("pages/")}
    assert len(found) > 8
    return found


def test_a_page_becomes_text_that_any_editor_takes(kit: dict[str, bytes]) -> None:
    for path, text in fragments(kit).items():
        page = parsed(text)
        assert {name for element in page.iter() for name in element.attrib} <= {
            "id", "href", "download", "colspan", "rowspan", "scope", "datetime", "lang", "start", "title",
            "border",
        }, path  # fmt: skip
        assert not page.xpath("//script | //style | //button | //input | //svg | //comment()"), path
        assert page.xpath("count(//h1)") == 1, path


def test_the_notice_keeps_every_issued_word_in_its_order(kit: dict[str, bytes]) -> None:
    issued = issued_parts()["body"]
    assert len(issued) > 1000
    rest = iter(squeeze(parsed(kit["pages/notice.html"].decode()).text_content()))
    assert [sign for sign in issued if sign not in rest] == [], "what the page adds is in between"


def test_links_lead_to_attachments_or_full_addresses_only(kit: dict[str, bytes]) -> None:
    for path, text in fragments(kit).items():
        for href in parsed(text).xpath("//@href"):
            if href.startswith("../attachments/"):
                assert unquote(href.removeprefix("../")) in kit, path
            else:
                assert re.match(r"#|https?://|mailto:|tel:", href), (path, href)


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
