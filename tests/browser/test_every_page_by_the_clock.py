"""Every page on which one acts, in every state that a call can have: the words that a reader sees.

The call is the full one with its second period moved, so that between the two nothing is taken; what follows
the deadline is added to it as amendments.
"""

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from notice_site.reading.build import build_call
from notice_site.reading.source import read_source
from notice_site.site.assemble import render_site
from notice_site.site.options import BuildOptions
from notice_site.theme.mkdocs_build import build_html
from tests.browser.checklist_page import JOURNEYS, link_to
from tests.browser.page_visits import opened
from tests.call_facts import FULL, NOTICES

pytestmark = pytest.mark.browser

PAGES = {
    "home": "index.html",
    "notice": "notice/index.html",
    "checklist": "eligibility/index.html",
    "materials": "materials/index.html",
    "forms": "forms/index.html",
    "fill in": "forms/application/index.html",
    "contact": "contact/index.html",
}
OUTCOME = """
  - id: outcome
    date: 2030-07-25
    kind: outcome
    title: 关于2030年度传统手工艺扶持项目结果的公告（虚构）
    body: [扶持名单如下。]
    signed: {on: 2030-07-25, wording: 2030年7月25日}
    results:
      - {title: 扶持名单（虚构）, columns: [序号, 名称], rows: [["1", 虚构市甲某手工坊]]}

"""
WITHDRAWAL = """  - id: withdrawal
    date: 2030-05-26
    kind: withdrawal
    title: 关于撤回申报通知的公告（虚构）
    body: [不再组织申报。]
    signed: {on: 2030-05-26, wording: 2030年5月26日}
    reason: 经费安排调整

"""
INHERITOR = link_to(JOURNEYS["full: an inheritor alone meets everything"])
"""The answers of a reader whose period is the first one."""


@dataclass(frozen=True)
class State:
    """A moment in the life of a call, and what a reader is told in it."""

    site: str
    """With which amendments the call stands."""
    now: str
    badges: tuple[str, str, str]
    """Of the call, and of its two periods."""
    late: str
    """On every page, whether it is too early or too late; empty where one can act."""
    first: str
    """The first thing to do on the home page."""
    verdict: str
    """Words of the result for somebody who meets everything and whose period is the first."""


CLOSED = ("已截止", "已截止", "已截止")
ASK = "询问结果或下一次申报"
CHECK = "自查能否申报"
TOO_LATE = "申报已经截止，不再受理"
STATES = {
    "before": State(
        "called",
        "2030-03-14T23:59:59",
        ("尚未开始",) * 3,
        "尚未开始受理，可以先准备。",
        CHECK,
        "尚未开始受理",
    ),
    "at the first second": State(
        "called", "2030-03-15T00:00:00", ("正在受理", "正在受理", "尚未开始"), "", CHECK, "可以申报"
    ),
    "two hours before": State(
        "called", "2030-04-30T15:30:00", ("即将截止", "即将截止", "尚未开始"), "", CHECK, "可以申报"
    ),
    "between": State(
        "called",
        "2030-04-30T17:30:00",
        ("下一批次尚未开始", "已截止", "尚未开始"),
        "前一批次已截止，下一批次尚未开始受理，可以先准备。",
        CHECK,
        TOO_LATE,
    ),
    "in the second period": State(
        "called", "2030-05-20T09:00:00", ("正在受理", "已截止", "正在受理"), "", CHECK, TOO_LATE
    ),
    "at the last second": State(
        "called", "2030-06-14T23:59:59", ("即将截止", "已截止", "即将截止"), "", CHECK, TOO_LATE
    ),
    "at the deadline": State(
        "called", "2030-06-15T00:00:00", CLOSED, f"申报已截止，本页仅供查阅。 {ASK}", ASK, TOO_LATE
    ),
    "objections": State(
        "proposed", "2030-07-16T09:00:00", CLOSED, "申报已截止，本页仅供查阅。 看公示", "看公示", TOO_LATE
    ),
    "after objections": State(
        "proposed", "2030-07-20T00:00:00", CLOSED, "申报已截止，本页仅供查阅。 看公示", "看公示", TOO_LATE
    ),
    "after the outcome": State(
        "outcome", "2030-08-01T09:00:00", CLOSED, "申报已截止，本页仅供查阅。 看结果", "看结果", TOO_LATE
    ),
    "withdrawn": State(
        "withdrawn",
        "2030-05-28T09:00:00",
        ("已撤回",) * 3,
        "通知已撤回，不受理申报。",
        "看撤回说明",
        "已撤回",
    ),
}


@pytest.fixture(scope="module")
def sites(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The site of the call with each of its amendments."""
    text = FULL.read_text("utf-8")
    moved = text.replace("{on: 2030-04-15, wording: 4月15日}", "{on: 2030-05-10, wording: 5月10日}")
    assert moved != text
    before, proposed = moved.split("  - id: proposed\n    date:")
    proposed, rest = proposed.split("# -----", 1)
    proposed, rest = f"  - id: proposed\n    date:{proposed.rstrip()}\n", f"# -----{rest}"
    texts = {
        "called": before + rest,
        "proposed": before + proposed + rest,
        "outcome": before + proposed + OUTCOME.lstrip("\n") + rest,
        "withdrawn": before + WITHDRAWAL + rest,
    }
    built = {}
    for name, content in texts.items():
        folder = tmp_path_factory.mktemp(name)
        data = folder / "notice_data.yml"
        data.write_text(content, "utf-8")
        shutil.copytree(NOTICES / "pictures", folder / "pictures")
        prepared = render_site(build_call(read_source(data)), BuildOptions(data))
        built[name] = build_html(prepared.pages, prepared.settings, folder / "build")
    return built


@pytest.fixture
def tab(browser: Browser) -> Iterator[BrowserContext]:
    opened_one = browser.new_context(viewport={"width": 1280, "height": 900}, timezone_id="Asia/Shanghai")
    yield opened_one
    opened_one.close()


def visit(tab: BrowserContext, sites: dict[str, Path], state: State, address: str) -> Page:
    return opened(tab, sites[state.site], address, f"{state.now}+08:00")


@pytest.mark.parametrize("name", STATES)
def test_every_page_says_the_state_of_the_call_and_of_each_period(
    tab: BrowserContext, sites: dict[str, Path], name: str
) -> None:
    state = STATES[name]
    for title, address in PAGES.items():
        page = visit(tab, sites, state, address)
        expect(page.locator(".ns-status .ns-badge")).to_have_text(list(state.badges))
        told = page.locator(".ns-late p:visible").all_inner_texts()
        assert told == ([state.late] if state.late else []), title
        expect(page.get_by_text("这是存在本机的副本，文件日期")).to_be_visible()
        page.close()


@pytest.mark.parametrize("name", STATES)
def test_the_home_page_begins_with_what_is_of_use_now(
    tab: BrowserContext, sites: dict[str, Path], name: str
) -> None:
    state = STATES[name]
    page = visit(tab, sites, state, PAGES["home"])
    expect(page.locator(".ns-key__buttons .ns-button--main:visible")).to_have_text([state.first])
    is_over = name == "withdrawn" or state.badges == CLOSED
    expect(page.get_by_role("link", name="把日期加入日历")).to_have_count(0 if is_over else 1)
    expect(page.locator("[data-when]:visible", has_text="以下是当时的步骤")).to_have_count(
        int(state.badges == CLOSED)
    )
    assert page.get_by_role("heading", name="怎样申报").count() == int(name != "withdrawn")
    page.set_viewport_size({"width": 360, "height": 740})
    bar = page.locator(".ns-actions__link:visible").all_inner_texts()
    assert ("自查" in bar) == (not is_over)
    page.close()


@pytest.mark.parametrize("name", STATES)
def test_the_result_of_the_checklist_is_that_of_the_readers_own_period(
    tab: BrowserContext, sites: dict[str, Path], name: str
) -> None:
    state = STATES[name]
    page = visit(tab, sites, state, PAGES["checklist"])
    page.goto(f"{page.url}{INHERITOR}")
    page.reload()
    verdict = page.locator(".ns-verdict")
    expect(verdict).to_contain_text(state.verdict)
    said = verdict.inner_text()
    assert ("可以申报" in said) == (state.verdict == "可以申报")
    page.close()


@pytest.mark.parametrize("name", ["objections", "after objections"])
def test_objections_are_taken_or_were(tab: BrowserContext, sites: dict[str, Path], name: str) -> None:
    for address in PAGES.values():
        page = visit(tab, sites, STATES[name], address)
        said = "".join(page.locator(".ns-banner [data-when]:visible").all_inner_texts())
        assert ("已结束" in said) == (name == "after objections"), address
        page.close()


DESK = {
    "2026-03-15T23:59:59": ("尚未开始", "尚未开始受理，可以先准备。"),
    "2026-03-16T00:00:00": ("正在受理", ""),
    "2026-05-15T15:00:00": ("即将截止", ""),
    "2026-05-15T16:59:59": ("即将截止", ""),
    "2026-05-15T17:00:00": ("已截止", f"申报已截止，本页仅供查阅。 {ASK}"),
}


def test_the_desk_for_members_says_it_too(tab: BrowserContext, tmp_path: Path) -> None:
    data = NOTICES / "project-call.yml"
    prepared = render_site(build_call(read_source(data)), BuildOptions(data))
    site = build_html(prepared.pages, prepared.settings, tmp_path)
    for now, (badge, late) in DESK.items():
        page = opened(tab, site, "forms/collect/index.html", f"{now}+08:00")
        expect(page.locator(".ns-status .ns-badge")).to_have_text(badge)
        assert page.locator(".ns-late p:visible").all_inner_texts() == ([late] if late else []), now
        page.close()
