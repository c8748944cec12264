"""An English call shows no character or mark of Chinese on its pages, in its calendar, feed and data."""

import re
from pathlib import Path

import pytest

from notice_site.reading.build import build_call
from notice_site.reading.source import read_source
from notice_site.site.assemble import render_site
from notice_site.site.options import BuildOptions

CALL = Path(__file__).parent / "english.yml"
CHINESE = re.compile("[\u3000-\u303f\u3400-\u9fff\uff00-\uffef]+")
"""附件, （, 、."""


@pytest.fixture(scope="module")
def site() -> dict[str, str]:
    prepared = render_site(build_call(read_source(CALL)), BuildOptions(data=CALL))
    read = (".md", ".ics", ".xml", "notice.json")
    return {name: content.decode() for name, content in prepared.pages.items() if name.endswith(read)}


def test_nothing_that_readers_see_has_a_chinese_character(site: dict[str, str]) -> None:
    assert len(site) > 5
    assert {name: CHINESE.findall(text) for name, text in site.items() if CHINESE.search(text)} == {}


def test_the_home_page_names_the_zone_of_the_deadline(site: dict[str, str]) -> None:
    assert "5pm on Wednesday 13 May 2026, UK time (BST)" in site["index.md"]
