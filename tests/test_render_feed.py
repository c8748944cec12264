"""The feed, read back as XML against the rules of RFC 4287 and with the library feedparser."""

import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import feedparser
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from notice_site.escapes import plain_line, plain_text
from notice_site.facts.facts import BuildFacts, Facts
from notice_site.model.people import Clarification
from notice_site.open_data.render_feed import render_feed
from tests.call_facts import CALLS, EXTENDED, FIRST, FULL, MINIMAL, ZH, as_edition, facts_of, with_changes

ATOM = {"a": "http://www.w3.org/2005/Atom"}
RULES = etree.RelaxNG(etree.parse(Path(__file__).with_name("atom.rng")))
UUID = re.compile(r"urn:uuid:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
AWKWARD = st.text(
    st.sampled_from("中a<>&\"'];,\n\r\t\x00\x07\x85\u2028\u202e\ufeff\ufffe\udc00😀"), max_size=100
)


def written(facts: Facts) -> bytes:
    return render_feed(facts, ZH)["updates.xml"]


def tree(facts: Facts) -> Any:
    found = etree.fromstring(written(facts))
    RULES.assertValid(found)
    return found


def texts(facts: Facts, way: str) -> list[str]:
    return [str(text) for text in tree(facts).xpath(way, namespaces=ATOM)]


@pytest.mark.parametrize("name", ["first", "full"])
def test_the_feed_is_as_it_was(name: str, golden: Callable[[str, bytes], None]) -> None:
    golden(f"{name}.updates.xml", written(facts_of(CALLS[name])))


@pytest.mark.parametrize("path", CALLS.values(), ids=CALLS)
@pytest.mark.parametrize("site_url", [None, "https://www.example.gov.cn/call/"])
def test_a_feed_reader_takes_every_call_without_complaint(path: Path, site_url: str | None) -> None:
    facts = facts_of(path, BuildFacts(site_url=site_url))
    assert tree(facts) is not None
    read = feedparser.parse(written(facts))
    assert not read.bozo
    assert read.version == "atom10"
    assert read.feed.language == "zh-CN"
    assert [author.name for author in read.feed.authors] == [issuer.name for issuer in facts.notice.issuers]
    assert len(read.entries) == 1 + len(facts.notice.amendments)


def test_the_newest_change_comes_first_and_the_call_itself_last() -> None:
    facts = facts_of(FULL)
    titles = texts(facts, "//a:entry/a:title/text()")
    assert titles == [*(amendment.title for amendment in reversed(facts.notice.amendments)), facts.title]
    moments = texts(facts, "//a:entry/a:updated/text()")
    assert moments == sorted(moments, reverse=True)
    assert texts(facts, "/a:feed/a:updated/text()") == moments[:1]


def test_an_entry_holds_the_text_of_its_amendment() -> None:
    facts = facts_of(EXTENDED)
    (content, *_) = texts(facts, "//a:entry/a:content/text()")
    for paragraph in facts.notice.amendments[0].body:
        assert f"<p>{paragraph}</p>" in content


def test_ids_are_unique_and_do_not_hang_on_the_address_of_the_site() -> None:
    here, there = facts_of(FULL), facts_of(FULL, BuildFacts(site_url="https://www.example.gov.cn/"))
    ids = texts(here, "//a:id/text()")
    assert len(ids) == len(set(ids)) == 2 + len(here.notice.amendments)
    assert all(UUID.fullmatch(name) for name in ids)
    assert texts(there, "//a:id/text()") == ids


def test_ids_stay_when_an_amendment_changes_the_mailbox() -> None:
    facts = facts_of(FIRST)
    contact = facts.in_force.contact_info.model_copy(update={"emails": ("new@example.gov.cn",)})
    in_force = facts.in_force.model_copy(update={"contact_info": contact})
    moved = replace(facts, call=replace(facts.call, in_force=in_force))
    assert texts(moved, "//a:id/text()") == texts(facts, "//a:id/text()")


def test_ids_do_not_hang_on_the_issued_mailbox() -> None:
    facts = facts_of(FIRST)
    other = with_changes(facts, {"contact_info.emails": ("new@example.gov.cn",)})
    assert texts(other, "//a:id/text()") == texts(facts, "//a:id/text()")


def test_links_are_whole_where_the_address_of_the_site_is_known_else_relative() -> None:
    facts = facts_of(EXTENDED)
    relative = texts(facts, "//a:link/@href")
    assert texts(facts, "/a:feed/a:link[@rel='self']/@href") == ["updates.xml"]
    assert texts(facts, "/a:feed/a:link[@rel='alternate']/@href") == ["updates/index.html"]
    assert texts(facts, "//a:entry[last()]/a:link[@rel='alternate']/@href") == ["notice/index.html"]
    whole = texts(facts_of(EXTENDED, BuildFacts(site_url="https://x.cn/c/")), "//a:link/@href")
    assert whole == [f"https://x.cn/c/{href}" for href in relative]


def test_an_edition_without_an_amendment_has_its_own_entry() -> None:
    facts = facts_of(MINIMAL)
    answer = Clarification.model_validate(
        {"question": "可以邮寄吗？", "answer": "可以。", "date": "2030-03-05"}
    )
    asked = with_changes(facts, {"clarifications": (answer,)})
    editions = (as_edition(1, facts), as_edition(2, facts, "改正错别字"), as_edition(3, asked))
    published = replace(asked, build=BuildFacts(edition=3, editions=editions))
    assert set(texts(published, "//a:entry/a:title/text()")) == {facts.title, "第2版", "答复提问"}
    contents = "".join(texts(published, "//a:entry/a:content/text()"))
    assert "改正错别字" in contents
    assert "<p>可以邮寄吗？</p><p>可以。</p>" in contents
    assert "updates/3/index.html" in texts(published, "//a:link/@href")


def test_an_edition_that_brings_an_amendment_is_told_once() -> None:
    facts = facts_of(EXTENDED)
    before = with_changes(facts, {"amendments": ()})
    editions = (as_edition(1, before), as_edition(2, facts))
    published = replace(facts, build=BuildFacts(edition=2, editions=editions))
    assert texts(published, "//a:entry/a:title/text()") == [facts.notice.amendments[0].title, facts.title]


def test_an_unofficial_copy_says_so() -> None:
    assert texts(facts_of(FIRST), "/a:feed/a:subtitle/text()") == ["演示，非官方发布"]
    assert texts(with_changes(facts_of(FIRST), {"site.official": True}), "/a:feed/a:subtitle/text()") == []


def test_the_same_call_gives_the_same_bytes() -> None:
    assert written(facts_of(FULL)) == written(facts_of(FULL))


@settings(deadline=None, max_examples=60)
@given(AWKWARD)
def test_hostile_text_stays_text(text: str) -> None:
    hostile = f"]]><b>{text}"
    facts = with_changes(facts_of(MINIMAL), {"title": hostile, "description": hostile})
    assert texts(facts, "//a:entry/a:title/text()") == [plain_line(hostile)]
    (content,) = texts(facts, "//a:entry/a:content/text()")
    paragraph, *more = etree.HTML(content).iter("p")
    assert (more, [*paragraph]) == ([], [])
    assert paragraph.text == plain_text(hostile)
