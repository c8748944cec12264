"""The pages of a call: what is on them, to the letter where it is the notice's; where links lead."""

from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path
from posixpath import dirname, join, normpath

import pytest
from lxml import html

from notice_site.pages.render_pages import render_pages
from tests.call_facts import CALLS, EXTENDED, FIRST, FULL, ZH
from tests.page_reading import all_files, call, call_pages, issued_words, page, pages_of, sources_of, text_of
from tests.source_text import issued_parts


def hrefs(pages: dict[str, html.HtmlElement]) -> Iterator[tuple[str, str]]:
    found = [(path, href) for path, content in pages.items() for href in content.xpath("//@href")]
    assert len(found) > 10
    return iter(found)


# ---------------------------------------------------------------- as issued


def test_the_notice_page_has_the_issued_words_to_the_letter() -> None:
    assert issued_words(page(FIRST, "notice/index.html")) == issued_parts()["body"]


def test_an_annex_page_has_the_issued_words_to_the_letter() -> None:
    facts, parts = call(FIRST), issued_parts()
    assert len(facts.annexes) == len(parts) - 1 == 3
    for known in facts.annexes:
        assert issued_words(page(FIRST, known.page)) == parts[known.label], known.label


def test_the_issued_words_stay_as_they_were_when_an_amendment_changes_facts() -> None:
    issued = issued_words(page(EXTENDED, "notice/index.html"))
    assert "申请材料于2030年4月30日17时前送达" in issued
    assert "5月10日" not in issued


def test_a_title_is_broken_where_the_data_breaks_it() -> None:
    facts = call(FIRST)
    lines = page(FIRST, "notice/index.html").xpath("//h1/span/text()")
    assert tuple(lines) == facts.notice.title_lines


# ---------------------------------------------------------------- places and links


@pytest.mark.parametrize("path", CALLS.values(), ids=CALLS)
def test_every_place_of_the_issued_text_has_an_anchor(path: Path) -> None:
    facts = call(path)
    pages = pages_of(facts)
    assert facts.place_labels
    for place in facts.place_labels:
        target, _, part = facts.place_href(place, "index.html").partition("#")
        assert not part or len(pages[target].xpath(f"//*[@id='{part}']")) == 1, place


@pytest.mark.parametrize("path", CALLS.values(), ids=CALLS)
def test_every_link_leads_to_something(path: Path) -> None:
    facts = call(path)
    pages, files = pages_of(facts), all_files(facts)
    for owner, href in hrefs(pages):
        if href.startswith(("tel:", "mailto:", "https://")):
            continue
        address, _, part = href.partition("#")
        target = normpath(join(dirname(owner), address)) if address else owner
        assert target in pages or target in files, f"{owner}: {href}"
        assert not part or pages[target].xpath(f"//*[@id='{part}']"), f"{owner}: {href}"


@pytest.mark.parametrize("path", CALLS.values(), ids=CALLS)
def test_no_page_uses_an_id_twice(path: Path) -> None:
    for address, content in call_pages(path).items():
        ids = content.xpath("//@id")
        assert ids, address
        assert len(ids) == len(set(ids)), address


@pytest.mark.parametrize("path", CALLS.values(), ids=CALLS)
def test_every_heading_has_an_id_of_its_own_and_no_level_is_left_out(path: Path) -> None:
    for address, content in call_pages(path).items():
        headings = content.xpath("//h1|//h2|//h3|//h4")
        levels = [int(heading.tag[1]) for heading in headings]
        assert levels[0] == 1, address
        assert levels.count(1) == 1, address
        assert all(level - before <= 1 for before, level in pairwise(levels)), address
        assert all(not heading.get("id", "_1").startswith("_") for heading in headings), address


def test_a_file_that_the_build_does_not_make_is_not_linked() -> None:
    facts = call(FIRST)
    pages = render_pages(facts, ZH, {})
    assert len(pages) == 9
    for content in pages.values():
        for name in (b"downloads/", b"calendar.ics", b"updates.xml"):
            assert name not in content


def test_a_download_keeps_its_chinese_name_and_says_its_format_size_and_pages() -> None:
    facts = call(FIRST)
    links = page(FIRST, "forms/index.html").xpath("//a[@download]")
    assert len(links) == 2 * len(facts.annexes) + 1
    word, pdf = links[:2]
    assert word.get("download") == "附件1 从化区产学研技术创新联盟申报登记表.docx"
    assert word.get("href") == "../downloads/annex-1.docx"
    assert text_of(word) == "下载 附件1 从化区产学研技术创新联盟申报登记表 Word，34 KB"
    assert pdf.get("download").endswith(".pdf")
    assert text_of(pdf) == "下载 附件1 从化区产学研技术创新联盟申报登记表 PDF，34 KB、3页"


# ---------------------------------------------------------------- goldens


@pytest.mark.parametrize("name", ["index", "notice/index", "materials/index", "forms/index", "contact/index"])
def test_the_pages_of_the_full_call_are_as_they_were(name: str, golden: Callable[[str, bytes], None]) -> None:
    golden(f"pages-full/{name}.md", sources_of(call(FULL))[f"{name}.html"].encode())
