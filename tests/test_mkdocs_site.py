"""The site that MkDocs makes of generated pages: what readers find in it."""

import json
import re
from pathlib import Path

from lxml import html

from notice_site.project import DOCS, PROJECT, SourceFolders
from notice_site.theme.html_check import check_html
from notice_site.theme.mkdocs_build import build_html
from notice_site.theme.styles import shortened
from tests.small_build import page, tree
from tests.small_site import SETTINGS, TEXTS, settings_with, small_pages


def text_of(element: html.HtmlElement, path: str) -> str:
    found = element.xpath(path)
    assert len(found) == 1, f"{path} is there {len(found)} times"
    return " ".join(found[0].text_content().split())


def test_every_page_stands_at_its_address_and_so_does_every_file(small_site: Path) -> None:
    wanted = {path.replace(".md", ".html") for path in small_pages()}
    assert wanted <= set(tree(small_site))
    assert (small_site / "downloads/notice.pdf").read_bytes() == b"%PDF-1.7\n"


def test_the_built_pages_have_no_fault(small_site: Path) -> None:
    assert check_html(small_site) == []


def test_every_page_says_its_language_the_issuer_and_that_it_is_not_official(small_site: Path) -> None:
    pages = [path for path in tree(small_site) if path.endswith(".html")]
    assert len(pages) == len(TEXTS) + 1
    for path in pages:
        built = page(small_site, path)
        assert built.get("lang") == "zh-CN"
        assert text_of(built, "//*[@class='nt-unofficial']") == "演示，非官方发布"
        assert text_of(built, "//*[contains(@class, 'nt-issuer')]") == "海珠区科技局"
        assert text_of(built, "//ul[@class='nt-footer']") == "主办单位海珠区科技局 联系我们"


def test_an_official_site_has_no_warning_above_its_header(tmp_path: Path) -> None:
    built = build_html(small_pages(), settings_with(unofficial="", issuer=""), tmp_path)
    assert text_of(page(built), "//aside[contains(@class, 'md-banner')]") == ""
    assert page(built).xpath("//*[contains(@class, 'nt-issuer')]") == []


def test_names_with_marks_of_html_are_shown_as_they_are(tmp_path: Path) -> None:
    name = 'A&B <b>"x"</b>'
    settings = settings_with(site_name=name, issuer=name, unofficial=name, description=name)
    built = page(build_html(small_pages(), settings, tmp_path), "notice/index.html")
    assert text_of(built, "//title") == f"通知 - {name}"
    assert built.xpath("//meta[@name='description']/@content") == [name]
    assert set(
        built.xpath("//a[@data-md-component='logo']/@aria-label | //a[@data-md-component='logo']/@title")
    ) == {name}
    assert text_of(built, "//*[@class='nt-unofficial']") == name
    assert built.xpath("//header//b") == []


def test_the_navigation_is_that_of_the_settings(small_site: Path) -> None:
    links = page(small_site).xpath("//nav[@data-md-level='0']//a[contains(@class, 'md-nav__link')]")
    found = [(" ".join(link.text_content().split()), link.get("href")) for link in links]
    assert ("附件1", "forms/one/index.html") in found
    assert ("更新", "updates/index.html") in found
    assert not [href for _, href in found if "updates/1" in href]


def test_a_page_says_its_own_metadata_before_that_of_the_site(small_site: Path) -> None:
    def meta(path: str, name: str) -> list[str]:
        return [str(content) for content in page(small_site, path).xpath(f"//meta[@name='{name}']/@content")]

    assert meta("notice/index.html", "ArticleTitle") == ["通知全文"]
    assert meta("notice/index.html", "SiteName") == ["海珠科技"]
    assert meta("contact/index.html", "ArticleTitle") == ["整个网站"]
    assert meta("updates/1/index.html", "robots") == ["noindex"]
    assert page(small_site).xpath("//link[@type='application/atom+xml']/@href") == ["updates.xml"]


def test_structured_data_cannot_end_its_script_early(tmp_path: Path) -> None:
    pages = small_pages()
    pages["contact/index.md"] = "---\njson_ld: [{name: '</script><b>x'}]\n---\n# 联系 {#top}\n".encode()
    built = page(build_html(pages, SETTINGS, tmp_path), "contact/index.html")
    assert [json.loads(text) for text in built.xpath("//script[@type='application/ld+json']/text()")] == [
        {"name": "</script><b>x"}
    ]


def test_a_script_that_a_page_asks_for_is_loaded_there_and_nowhere_else(small_site: Path) -> None:
    asking = [
        path
        for path in tree(small_site)
        if path.endswith(".html") and b"fill.js" in (small_site / path).read_bytes()
    ]
    assert asking == ["forms/one/index.html"]
    addresses = [str(address) for address in page(small_site, asking[0]).xpath("//script[@defer]/@src")]
    assert [address.partition("?")[0] for address in addresses] == [
        "../../assets/scripts/start.js",
        "../../assets/scripts/fill.js",
    ]


def test_a_page_asks_for_the_scripts_and_styles_of_its_own_build(tmp_path: Path, docs_copy: Path) -> None:
    (docs_copy / "assets/scripts/fill.mjs").write_text("1;", encoding="utf-8")
    pages = {path: content for path, content in small_pages().items() if not path.endswith("fill.js")}

    def asked(name: str) -> set[str]:
        site = build_html(pages, SETTINGS, tmp_path / name, SourceFolders(docs_copy))
        built = page(site, "forms/one/index.html")
        found = built.xpath("//script[@defer]/@src | //link[contains(@href, 'all.css')]/@href")
        assert len(found) == 3
        return {str(address) for address in found}

    before = asked("one")
    assert all(re.search(r"\?v=[0-9a-f]{8}$", address) for address in before)
    assert asked("two") == before
    (docs_copy / "assets/scripts/fill.mjs").write_text("2;", encoding="utf-8")
    assert {address.partition("?")[0] for address in asked("three") - before} == {
        "../../assets/scripts/fill.js"
    }


def test_all_style_sheets_are_one_in_the_order_of_the_configuration(small_site: Path) -> None:
    names = re.findall(r"- (assets/styles/\S+\.css)", (PROJECT / "mkdocs.yml").read_text(encoding="utf-8"))
    assert len(names) > 1
    ours = "\n".join((DOCS / name).read_text(encoding="utf-8") for name in names)
    assert (small_site / "assets/styles/all.css").read_text(encoding="utf-8").endswith(shortened(ours))
    assert [path for path in tree(small_site) if path.startswith("assets/styles/")] == [
        "assets/styles/all.css"
    ]


def test_a_lost_reader_is_told_so_in_chinese_at_any_address(small_site: Path) -> None:
    lost = page(small_site, "404.html")
    assert text_of(lost, "//h1") == "没有这个页面"
    assert text_of(lost, "//title") == "没有这个页面 - 海珠科技通知"
    assert lost.xpath("//article//a/@href") == ["/call/index.html"]
    assert lost.xpath("//meta[@name='robots']/@content") == ["noindex"]


def test_the_site_map_has_every_page_to_be_found_and_the_day_it_changed(small_site: Path) -> None:
    sitemap = (small_site / "sitemap.xml").read_text(encoding="utf-8")
    pages = [path.replace(".md", ".html") for path in TEXTS if path != "updates/1/index.md"]
    assert sorted(re.findall("<loc>(.*)</loc>", sitemap)) == sorted(
        f"https://example.gov.cn/call/{path}" for path in pages
    )
    assert re.findall("<lastmod>(.*)</lastmod>", sitemap) == ["2017-09-18"]


def test_without_an_address_there_is_no_site_map_and_no_full_address_anywhere(tmp_path: Path) -> None:
    built = build_html(small_pages(), settings_with(site_url=""), tmp_path)
    assert not [path for path in tree(built) if path.startswith("sitemap")]
    assert page(built).xpath("//link[@rel='canonical']") == []
    assert check_html(built) == []
