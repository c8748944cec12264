"""Deferred parts of a page are there before a button is pressed, or the reader is told what to do."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from notice_site.reading.build import build_call
from notice_site.reading.source import read_source
from notice_site.site.assemble import render_site
from notice_site.site.options import BuildOptions
from notice_site.theme.mkdocs_build import build_html
from tests.browser.axe_at_rest import come_to_rest
from tests.browser.checklist_page import (
    CAN_APPLY,
    JOURNEYS,
    PAGE,
    READY,
    Open,
    choose,
    give,
    link_to,
    sentence,
    set_clock,
)
from tests.browser.form_page import fill_registration, leave, open_pages, saved
from tests.call_facts import MINIMAL

pytestmark = pytest.mark.browser

MISSED = "页面的一部分没有取到。请检查网络后再按一次。"
SHIFTS = """
window.shifts = [];
new PerformanceObserver((list) => {
  for (const {value, hadRecentInput} of list.getEntries()) if (!hadRecentInput) window.shifts.push(value);
}).observe({type: 'layout-shift', buffered: true});
"""
LATER = """
window.later = 0;
const wait = setTimeout;
window.setTimeout = (act, pause, ...others) => wait(() => {
  act(...others);
  if (pause >= 1000) window.later += 1;
}, pause);
"""
"""Counts what a page has put off for a second and done, as it does with what it fetches later."""


@pytest.fixture
def open_before(browser: Browser, folders: dict[str, Path]) -> Iterator[Open]:
    """Opens a form's page whose deferred parts are not fetched."""

    def cut(page: Page) -> None:
        for name in ("form", "desk"):
            page.route(f"**/{name}/actions.js*", lambda route: route.abort())

    for open_one in open_pages(browser, folders):
        yield partial(open_one, prepare=cut)


def let_through(page: Page) -> None:
    page.unroute_all()


def test_a_form_is_filled_in_and_saved_without_a_network_once_its_parts_are_fetched(open_form: Open) -> None:
    page = open_form("registration")
    page.locator(".ns-fill--prints").wait_for()
    page.wait_for_function("() => window.noticeBlanks")
    page.route("**/*", lambda route: route.abort())
    fill_registration(page)
    assert saved(page)[1].startswith(b"PK")


def test_a_press_is_answered_where_a_part_is_missing_and_the_next_one_works(open_before: Open) -> None:
    page = open_before("membership")
    page.get_by_role("button", name="下载填好的 Word").click()
    expect(page.locator(".ns-fill__said")).to_have_text(MISSED)
    page.emulate_media(media="print")
    expect(page.locator(".ns-form")).to_be_visible()
    page.emulate_media(media="screen")
    let_through(page)
    page.get_by_role("button", name="下载填好的 Word").click()
    expect(page.locator(".ns-fill__missing")).to_contain_text("处请再看看")


def test_what_was_typed_is_wiped_without_a_network_too(open_before: Open) -> None:
    page = open_before("membership")
    page.locator("#fill-organisation-name").fill("虚构")
    leave(page)
    page.get_by_role("button", name="清除").click()
    assert not page.evaluate("Object.keys(localStorage).some((key) => key.startsWith('ns-form/'))")


def test_the_desk_says_when_it_cannot_save(open_before: Open) -> None:
    page = open_before("collect")
    page.get_by_role("button", name="Excel").click()
    expect(page.locator(".ns-collect__status")).to_have_text(MISSED)
    let_through(page)
    with page.expect_download():
        page.get_by_role("button", name="Excel").click()


@pytest.mark.parametrize("name", ["registration", "membership", "collect"])
def test_nothing_moves_when_deferred_parts_come(open_form: Open, name: str) -> None:
    page = open_form(name, prepare=lambda page: page.add_init_script(SHIFTS))
    page.locator(".ns-fill--prints, .ns-collect--prints").wait_for()
    come_to_rest(page)
    assert page.evaluate("performance.getEntriesByType('paint').length") > 0
    assert page.evaluate("window.shifts") == []


def test_questions_that_were_not_fetched_come_with_the_next_answer(open_page: Open) -> None:
    page = open_page(fragment="")
    page.route("**/checklist.js*", lambda route: route.abort())
    page.reload()
    journey = JOURNEYS[READY]
    page.locator("#checklist-role-enterprise").check()
    expect(sentence(page)).to_have_text(MISSED)
    let_through(page)
    page.locator(f"#checklist-role-{journey['who']['role']}").check()
    choose(page, journey["who"])
    give(page, journey["answers"])
    expect(page.locator(".ns-conditions")).to_be_visible()


@pytest.mark.parametrize("width", [360, 1280])
def test_nothing_that_is_seen_moves_when_answers_of_before_are_shown(open_page: Open, width: int) -> None:
    page = open_page(fragment=link_to(JOURNEYS[READY]), viewport={"width": width, "height": 740})
    expect(sentence(page)).to_have_text(CAN_APPLY)
    page.add_init_script(SHIFTS)
    page.reload()
    expect(sentence(page)).to_have_text(CAN_APPLY)
    come_to_rest(page)
    assert page.evaluate("performance.getEntriesByType('paint').length") > 0
    assert page.evaluate("window.shifts") == []


EVERYBODY = """
eligibility:
  - {id: at-home, kind: yes_no, clause: deadline, quote: 申请材料, ask: 住在这里吗？, no_evidence: 不用证明}
"""


def test_a_call_that_asks_nobody_who_they_are_defers_no_questions(browser: Browser, tmp_path: Path) -> None:
    data = tmp_path / "notice_data.yml"
    data.write_text(MINIMAL.read_text("utf-8") + EVERYBODY, "utf-8")
    prepared = render_site(build_call(read_source(data)), BuildOptions(data))
    site = build_html(prepared.pages, prepared.settings, tmp_path)
    page = browser.new_page()
    set_clock(page, "2030-04-01T12:00:00+08:00")
    page.add_init_script(LATER)
    page.add_init_script(SHIFTS)
    page.route("**/checklist.js*", lambda route: route.abort())
    page.goto((site / PAGE).as_uri())
    page.locator("#answer-at-home-yes").check()
    expect(sentence(page)).to_have_text("根据您的回答，可以申报。")
    page.wait_for_function("() => window.later > 0")
    come_to_rest(page)
    assert page.evaluate("performance.getEntriesByName('first-contentful-paint').length") == 1
    assert page.evaluate("window.shifts") == []
    page.close()
