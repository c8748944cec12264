"""The pages of a call: what stands on them, to the letter where it is the notice's; where links lead."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import cache
from itertools import pairwise
from pathlib import Path
from posixpath import dirname, join, normpath
from typing import Any

import pytest
import yaml
from lxml import html
from mkdocs.utils.meta import get_data

from notice_site.facts.facts import BuildFacts, Facts
from notice_site.models.notice import AcceptedWarning, Amendment
from notice_site.pages.render_pages import render_pages
from notice_site.reading.source import read_source
from tests.call_facts import CALLS, EXTENDED, FIRST, FULL, MINIMAL, ZH, as_edition, facts_of, with_changes
from tests.page_reading import all_files, issued_words, pages_of, sources_of
from tests.source_text import issued_parts

HOSTILE = "</p><img src=x onerror=alert(1)>\"' *a* `b` [c](javascript:d) {{{{: .e #f }}}} | & <!--"
SHOWN = HOSTILE.replace("{{", "{").replace("}}", "}")


def text_of(element: html.HtmlElement) -> str:
    """The words as a reader sees them, with a blank between elements."""
    return " ".join(" ".join(element.itertext()).split())


@cache
def call(path: Path) -> Facts:
    return facts_of(path)


@cache
def call_pages(path: Path) -> dict[str, html.HtmlElement]:
    return pages_of(call(path))


def page(path: Path, address: str = "index.html") -> html.HtmlElement:
    return call_pages(path)[address]


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
    pages = render_pages(facts.notice, facts, ZH, {})
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
    assert text_of(word) == "下载 Word，34 KB"
    assert pdf.get("download").endswith(".pdf")
    assert text_of(pdf) == "下载 PDF，34 KB、3页"


# ---------------------------------------------------------------- what a reader finds


def test_the_home_page_alone_says_until_when_where_whom_and_how_much() -> None:
    [key] = page(FIRST).find_class("ns-key")
    said = text_of(key)
    for words in (
        "2017年9月25日（星期一）10:00",
        "牵头企业 负责申报",
        "加入联盟的企业 至少10家",
        "加入联盟的高等院校 至少1家",
        "一次性10万元 组建资金支持",
        "共扶持1项",
        "从化区科工商信局科技发展科",
        "从化区街口街口岸路2栋5楼",
    ):
        assert words in said, words
    assert key.xpath("//time/@datetime")[0] == "2017-09-25T10:00:00+08:00"
    assert "tel:02087926183" in key.xpath(".//a/@href")


def test_every_condition_on_the_home_page_is_quoted_with_its_place() -> None:
    facts = call(FIRST)
    [first, *_] = page(FIRST).find_class("ns-rules")
    rows = first.findall("li")
    assert len(rows) == len(facts.notice.eligibility)
    for row, rule in zip(rows, facts.notice.eligibility, strict=True):
        assert rule.quote
        assert rule.quote in text_of(row)
        assert rule.clause
        assert facts.place_href(rule.clause, "index.html") in row.xpath(".//a/@href")


def test_a_field_that_the_form_calls_otherwise_says_so() -> None:
    [topics] = page(FIRST).find_class("ns-topics")
    rows = [text_of(row) for row in topics]
    assert "生物医药 表格中对应“生物与健康”" in rows
    assert "新材料" in rows
    assert any(row.startswith("新型农业") and "请向受理部门确认" in row for row in rows)
    assert "等" in rows[-1]


def test_every_silence_is_said_aloud_with_whom_to_ask() -> None:
    facts = call(FIRST)
    [card] = page(FIRST).find_class("ns-card--unsaid")
    assert len(facts.silences) > 5
    for silence in facts.silences:
        assert silence.question in text_of(card)
    assert "tel:02087926183" in card.xpath(".//a/@href")


def test_each_role_finds_what_it_prepares_and_what_it_seals() -> None:
    content = page(FIRST, "materials/index.html")
    titles = [text_of(heading) for heading in content.findall("h2")]
    assert titles == ["牵头企业", "加入联盟的企业", "加入联盟的高等院校", "加入联盟的其他单位"]
    assert len(content.find_class("ns-sheet")) == 10 + 1 + 1 + 1
    [form] = content.xpath("//*[@id='material-membership-form']")
    said = text_of(form)
    for words in ("份数 2份", "盖章 本单位", "附件2 产学研协同创新联盟会员入盟申请表", "依据 通知四、2"):
        assert words in said, words
    besides = [text_of(card) for card in content.find_class("ns-card") if "还要做的" in text_of(card)]
    assert besides == ["还要做的 盖章：联盟契约"] * 3


def test_what_may_be_left_out_is_counted_by_itself() -> None:
    home = page(FIRST)
    assert "材料共9项，另有1项可选。" in text_of(home.find_class("ns-steps")[0])
    folds = [text_of(fold.find("summary")) for fold in home.xpath("//details[contains(@class, 'ns-card')]")]
    assert folds[0] == "牵头企业 9项，另有1项可选"


def test_a_card_names_only_the_conditions_of_its_role() -> None:
    content = page(FIRST, "materials/index.html")
    [leads] = content.xpath("//*[@id='material-membership-form']")
    [joins] = content.xpath("//*[@id='enterprise--membership-form']")
    assert "1家以上省内高等院校" in text_of(leads)
    assert not joins.find_class("ns-proves")


def test_no_question_is_printed_as_a_condition() -> None:
    texts = [text_of(text) for text in page(FULL).find_class("ns-rule__text")]
    assert len(texts) > 15
    assert all(texts)
    assert not [text for text in texts if "？" in text]


def test_what_a_paper_does_not_state_is_named() -> None:
    [plan] = page(FIRST, "materials/index.html").xpath("//*[@id='material-work-plan']")
    assert "未写明 份数、盖章、签字" in text_of(plan)


def test_a_form_page_names_every_field_and_marks_those_that_are_required() -> None:
    facts = call(FIRST)
    content = page(FIRST, "forms/registration/index.html")
    known = facts.annexes[0]
    assert len(known.field_names) > 10
    for field in known.field_names:
        assert len(content.xpath(f"//*[@id='{field}']")) == 1, field
    [name] = content.xpath("//*[@id='alliance-name']")
    assert "建议填写" in text_of(name)
    groups = [text_of(group.find("div")) for group in content.find_class("ns-entry--group")]
    assert groups == ["联系方式", "总负责人", "联络人", "需提供的有关材料"]


def test_public_information_has_only_what_the_data_has() -> None:
    first, full = (page(path, "notice/index.html") for path in (FIRST, FULL))
    names = [
        [text_of(name) for name in content.xpath("//dl[contains(@class, 'table')]//dt")]
        for content in (first, full)
    ]
    assert names[0] == ["分类", "发布机构", "成文日期", "名称"]
    assert names[1] == [
        "索引号", "分类", "发布机构", "成文日期", "名称", "文号", "发布日期", "主题词", "公开方式", "有效性",
    ]  # fmt: skip


def test_a_call_with_several_periods_shows_each_with_its_dates() -> None:
    [key] = page(FULL).find_class("ns-key")
    periods = [text_of(period) for period in key.find_class("ns-period")]
    assert len(periods) == 2
    assert "传承人批次 开始 2030年3月15日" in periods[0]
    assert "截止 2030年6月14日（星期五）24时前" in periods[1]
    assert "以寄出时间为准" in periods[1]


def test_the_smallest_call_has_its_pages() -> None:
    assert call_pages(MINIMAL).keys() >= {
        "index.html",
        "notice/index.html",
        "contact/index.html",
        "updates/index.html",
    }


# ---------------------------------------------------------------- what changed


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
    assert "截止时间延长至2030年5月10日下午5点。" in said
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


# ---------------------------------------------------------------- front matter


@pytest.mark.parametrize("path", CALLS.values(), ids=CALLS)
def test_every_page_has_a_description_of_its_own(path: Path) -> None:
    metas = {address: get_data(text)[1] for address, text in sources_of(call(path)).items()}
    assert all(meta["title"] for meta in metas.values())
    descriptions = [meta["description"] for meta in metas.values()]
    assert len(descriptions) == len(set(descriptions)) > 3


def test_search_leaves_out_the_page_that_repeats_the_others() -> None:
    hidden = {
        address
        for address, text in sources_of(call(FIRST)).items()
        if get_data(text)[1].get("search") == {"exclude": True}
    }
    assert hidden == {"index.html"}


# ---------------------------------------------------------------- hostile words


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Facts:
    """The full call with markup of every kind after every Chinese text."""
    path = tmp_path_factory.mktemp("hostile") / "hostile.yml"
    data = _with_markup(read_source(FULL).data)
    path.write_text(yaml.safe_dump(data, allow_unicode=True, sort_keys=False), "utf-8")
    return call(path)


def _with_markup(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _with_markup(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_with_markup(item) for item in value]
    return value + HOSTILE if isinstance(value, str) and not value.isascii() else value


def test_no_text_of_the_data_becomes_markup(hostile: Facts) -> None:
    known = {element.tag for content in call_pages(FULL).values() for element in content.iter()}
    for address, content in pages_of(hostile).items():
        assert {element.tag for element in content.iter()} <= known, address
        names = {name for element in content.iter() for name in element.attrib}
        assert not [name for name in names if name.startswith("on") or name == "style"], address
        assert not content.find_class("e"), address
        assert not content.xpath("//*[@id='f']"), address
        assert not [href for href in content.xpath("//@href") if href.startswith("javascript:")], address
        assert SHOWN in content.text_content(), address


def test_hostile_words_leave_the_issued_text_whole(hostile: Facts) -> None:
    plain = issued_words(page(FULL, "notice/index.html"))
    shown = issued_words(pages_of(hostile)["notice/index.html"])
    assert shown.replace("".join(SHOWN.split()), "") == plain


def test_titles_and_descriptions_reach_the_theme_escaped(hostile: Facts) -> None:
    for text in sources_of(hostile).values():
        _, meta = get_data(text)
        assert "<" not in meta["title"] + meta["description"]


# ---------------------------------------------------------------- goldens


@pytest.mark.parametrize("name", ["index", "notice/index", "materials/index", "forms/index", "contact/index"])
def test_the_pages_of_the_full_call_are_as_they_were(name: str, golden: Callable[[str, bytes], None]) -> None:
    golden(f"pages-full/{name}.md", sources_of(call(FULL))[f"{name}.html"].encode())
