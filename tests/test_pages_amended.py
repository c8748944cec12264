"""The pages of a call that was amended or published again: flags, banners, earlier editions, notes."""

from dataclasses import replace

import pytest
from mkdocs.utils.meta import get_data

from notice_site.facts.facts import BuildFacts
from notice_site.model.notice import AcceptedWarning, Amendment
from tests.call_facts import EXTENDED, FIRST, FULL, MINIMAL, as_edition, facts_of, with_changes
from tests.page_reading import call, issued_words, page, pages_of, sources_of, text_of


def test_a_changed_clause_carries_a_note_that_leads_to_the_amendment() -> None:
    [note] = page(EXTENDED, "notice/index.html").find_class("ns-margin--amended")
    assert "关于延长截止时间的通知" in text_of(note)
    assert note.xpath(".//a/@href") == ["../updates/index.html#extension"]
    assert note.xpath("ancestor-or-self::*[@data-added]")


def test_an_amendment_shows_its_words_and_what_it_changed() -> None:
    [amendment] = page(EXTENDED, "updates/index.html").find_class("ns-amendment")
    said = text_of(amendment)
    assert "延期 · 2030年4月20日（星期六）" in said
    assert "截止时间 原来 2030年4月30日17时 现在 2030年5月10日下午5点" in said
    assert "截止时间延长至2030年5月10日下午5点。 虚构市示例局 2030年4月20日" in said
    assert "../notice/index.html#deadline" in amendment.xpath(".//a/@href")


def test_pages_show_the_facts_in_force_with_a_flag_beside_the_state() -> None:
    [key] = page(EXTENDED).find_class("ns-key")
    assert "2030年5月10日（星期五）17:00" in text_of(key)
    [flag] = key.find_class("ns-flag")
    assert (text_of(flag), flag.get("href")) == ("已延期", "updates/index.html#extension")


def test_a_withdrawn_call_says_so_without_a_script() -> None:
    facts = call(EXTENDED)
    withdrawal = Amendment.model_validate(
        {
            "id": "withdrawal",
            "date": "2030-04-22",
            "kind": "withdrawal",
            "title": "关于撤回通知的公告",
            "body": ["现予撤回。"],
            "signed": {"on": "2030-04-22", "wording": "2030年4月22日"},
        }
    )
    changed = with_changes(facts, {"amendments": (*facts.notice.amendments, withdrawal)})
    home = pages_of(changed)["index.html"]
    [key] = home.find_class("ns-key")
    assert "已撤回" in text_of(key)
    banner, *_ = home
    assert "关于撤回通知的公告" in text_of(banner)
    calls = {href for href in home.xpath("//*[self::p or self::nav]/a/@href") if "eligibility" in href}
    assert not calls
    assert not home.xpath("//*[@id='steps']")


def test_without_amendments_and_editions_the_page_says_that_there_are_none() -> None:
    said = text_of(page(FIRST, "updates/index.html"))
    assert "目前没有更正、延期或撤回" in said
    assert "还没有发布过其他版本" in said


def test_an_earlier_edition_keeps_its_words_and_says_that_it_is_superseded() -> None:
    old, new = call(MINIMAL), call(EXTENDED)
    facts = replace(new, build=BuildFacts(edition=2, editions=(as_edition(1, old), as_edition(2, new))))
    pages = pages_of(facts)
    first, second = pages["updates/1/index.html"], pages["updates/2/index.html"]
    assert first.find_class("ns-banner--superseded")
    assert not second.find_class("ns-banner--superseded")
    assert issued_words(first) == issued_words(page(MINIMAL, "notice/index.html"))
    assert "现在 2030年5月10日下午5点" in text_of(second)
    links = pages["updates/index.html"].xpath("//a/@href")
    assert {"1/index.html", "2/index.html"} <= set(links)
    for number in (1, 2):
        _, meta = get_data(sources_of(facts)[f"updates/{number}/index.html"])
        assert meta["search"] == {"exclude": True}


def test_a_draft_says_so_on_every_page() -> None:
    drafts = pages_of(facts_of(FIRST, BuildFacts(edition=2, draft=True)))
    own = {address: content for address, content in drafts.items() if not address.startswith("eligibility/")}
    assert len(own) == 9
    for address, content in own.items():
        assert len(content.find_class("ns-banner--draft")) == 1, address
        assert not page(FIRST, address).find_class("ns-banner--draft"), address


@pytest.mark.parametrize(
    ("where", "address"),
    [
        ("body.clauses.standards.clauses.amounts.text.0", "notice/index.html"),
        ("annexes.application.form.rows.0", "forms/application/index.html"),
        ("materials.plan.copies", "materials/index.html"),
        ("key_dates.windows.inheritors.close", "index.html"),
    ],
)
def test_a_note_for_readers_stands_where_it_matters(where: str, address: str) -> None:
    facts = call(FULL)
    note = AcceptedWarning(check="X01", where=where, reason="照原文", reader_note="这里的字原文如此。")
    changed = with_changes(facts, {"accepted_warnings": (note,)})
    assert "这里的字原文如此。" in text_of(pages_of(changed)[address])
    assert "这里的字原文如此。" not in text_of(page(FULL, address))
