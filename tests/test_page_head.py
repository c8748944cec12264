"""What pages say of themselves to machines: government page tags, structured data, shared links."""

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from lxml import html
from mkdocs.utils.meta import get_data
from PIL import Image

from notice_site.facts.facts import BuildFacts
from notice_site.pages.share_picture import _lines, _title_lines, render_picture
from notice_site.reading.build import build_call
from notice_site.reading.source import read_source
from notice_site.site.assemble import render_site
from notice_site.site.options import BuildOptions
from notice_site.theme.mkdocs_build import build_html
from tests.call_facts import EXTENDED, FIRST, FULL, ZH, facts_of, with_changes
from tests.page_reading import sources_of

SITE = "https://culture.example.org/calls/craft-support-2030/"
ON_EVERY_PAGE = {
    "SiteName": "虚构市文化和旅游局",
    "SiteDomain": "culture.example.org",
    "SiteIDCode": "0000000000",
    "ColumnName": "通知公告",
    "ColumnDescription": "申报类通知公告",
    "ColumnKeywords": "通知,公告,申报",
    "ColumnType": "通知公告",
    "PubDate": "2030-03-04 00:00",
    "ContentSource": "虚构市文化和旅游局",
    "Image": f"{SITE}share.png",
}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    prepared = render_site(build_call(read_source(FULL)), BuildOptions(FULL))
    return build_html(prepared.pages, prepared.settings, tmp_path_factory.mktemp("full"))


def pages_of(site: Path) -> Iterator[tuple[str, Any]]:
    found = sorted(site.rglob("index.html"))
    assert len(found) > 9
    for path in found:
        yield path.relative_to(site).as_posix(), html.fromstring(path.read_bytes())


def metas(page: Any) -> dict[str, str]:
    named = page.xpath("//meta[@name]")
    assert len({meta.get("name").lower() for meta in named}) == len(named)
    return {meta.get("name"): meta.get("content") for meta in named}


def test_every_page_has_the_tags_that_a_government_page_must_have(site: Path) -> None:
    seen = []
    for address, page in pages_of(site):
        found = metas(page)
        assert ON_EVERY_PAGE.items() <= found.items(), address
        assert found["Url"] == SITE + address == page.xpath("//link[@rel='canonical']/@href")[0]
        assert re.fullmatch(r"\d{4}-\d\d-\d\d \d\d:\d\d", found["PubDate"])
        assert all(found.values()), address
        seen.append((found["ArticleTitle"], found["description"]))
    assert len(set(seen)) == len(seen)
    assert len({description for _, description in seen}) == len(seen)


def test_what_the_data_does_not_say_is_left_out() -> None:
    found = get_data(sources_of(facts_of(FIRST))["notice/index.html"])[1]["head_meta"]
    assert found.keys() == {"ArticleTitle", "ContentSource", "Author"}


def test_a_shared_link_shows_the_page_and_the_picture(site: Path) -> None:
    for address, page in pages_of(site):
        shown = {meta.get("property"): meta.get("content") for meta in page.xpath("//meta[@property]")}
        assert shown["og:url"] == SITE + address
        assert shown["og:title"] == metas(page)["ArticleTitle"]
        assert shown["og:description"] == metas(page)["description"]
        assert shown["og:image"] == f"{SITE}share.png"
    assert (site / "share.png").is_file()


def test_the_head_names_feed_calendar_and_data(site: Path) -> None:
    for address, page in pages_of(site):
        up = "../" * address.count("/")
        found = [link.get("href") for link in page.xpath("//link[starts-with(@rel, 'alternate ')]")]
        assert found == [f"{up}updates.xml", f"{up}calendar.ics", f"{up}notice.json"]
        assert page.xpath("//link[@rel='alternate']") == [], "the theme's script would load a site map"


def test_every_page_but_the_first_says_the_way_to_it(site: Path) -> None:
    for address, page in pages_of(site):
        texts = page.xpath("//script[@type='application/ld+json']/text()")
        data = [json.loads(text) for text in texts]
        if address == "index.html":
            assert data == [], "a copy that is not official says nothing of a service"
            continue
        [way] = data
        steps = way["itemListElement"]
        assert way["@type"] == "BreadcrumbList"
        assert [step["position"] for step in steps] == list(range(1, len(steps) + 1))
        assert [steps[0]["item"], steps[-1]["item"]] == [f"{SITE}index.html", SITE + address]
        assert len(steps) == (3 if address.count("/") == 2 else 2)


def test_the_home_page_of_an_official_site_is_a_government_service() -> None:
    facts = facts_of(EXTENDED, BuildFacts(site_url="https://x.cn/"))
    [service] = get_data(sources_of(facts)["index.html"])[1]["json_ld"]
    assert service["@type"] == "GovernmentService"


def test_the_picture_of_a_shared_link_is_small_and_the_same_each_time() -> None:
    facts = facts_of(FULL, BuildFacts(site_url=SITE))
    [(path, content)] = render_picture(facts, ZH).items()
    assert path == "share.png"
    assert len(content) < 60_000
    assert Image.open(BytesIO(content)).size == (1200, 630)
    assert render_picture(facts, ZH)[path] == content
    assert render_picture(facts_of(FULL), ZH) == {}, "a picture has no address there"


@pytest.mark.parametrize("length", [1, 40, 100, 250])
def test_a_title_of_any_length_has_its_picture(length: int) -> None:
    facts = with_changes(facts_of(FULL, BuildFacts(site_url=SITE)), {"title": "扶" * length})
    assert len(render_picture(facts, ZH)["share.png"]) < 60_000


def test_the_picture_has_all_of_its_words_above_its_lower_edge() -> None:
    """The last line says that the site is a demonstration: cut off, it would say something else."""
    facts = facts_of(FULL, BuildFacts(site_url=SITE))
    picture = Image.open(BytesIO(render_picture(facts, ZH)["share.png"])).convert("L")
    rows = [min(picture.crop((0, y, 1200, y + 1)).tobytes()) for y in range(630)]
    last = max(y for y, darkest in enumerate(rows) if darkest < 200)
    assert 560 < last < 610
    heights = [y for y in range(520, 630) if rows[y] < 200]
    assert heights[-1] - heights[0] >= 24, "letters of 16 points are about that high"


def test_of_many_periods_the_picture_says_that_there_are_more() -> None:
    facts = facts_of(FULL, BuildFacts(site_url=SITE))
    windows = facts.windows * 2
    assert len(windows) == 4
    two, four = (_lines(replace(facts, windows=shown), ZH) for shown in (facts.windows, windows))
    assert four == [*two, "另有2个批次"]


def test_a_title_is_broken_where_the_call_breaks_it_and_in_few_lines_elsewhere() -> None:
    assert [len(_title_lines("扶" * length)) for length in (8, 30, 60, 120)] == [1, 2, 3, 3]
