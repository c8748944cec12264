"""Small things that readers use: copying an address, the calendar, a hint in WeChat, pages on paper."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from icalendar import Calendar
from playwright.sync_api import Browser, Page, expect

from tests.browser.checklist_page import PHONE

pytestmark = pytest.mark.browser

WECHAT = (
    "Mozilla/5.0 (Linux; Android 13) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/111 Mobile"
    " Safari/537.36 MicroMessenger/8.0.50"
)
HINT = "在微信里不能保存文件。请先点右上角的“···”，选“在浏览器打开”，再下载。"
WITH_FILES = (
    "index.html",
    "notice/index.html",
    "forms/index.html",
    "forms/registration/index.html",
    "contact/index.html",
)


def tab(browser: Browser, **options: Any) -> Iterator[Page]:
    context = browser.new_context(viewport=PHONE, **options)
    yield context.new_page()
    context.close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    yield from tab(browser, permissions=["clipboard-read", "clipboard-write"], accept_downloads=True)


@pytest.fixture
def wechat(browser: Browser) -> Iterator[Page]:
    yield from tab(browser, user_agent=WECHAT)


@pytest.mark.parametrize("address", ["index.html", "contact/index.html"])
def test_the_address_is_copied_with_one_press(page: Page, folders: dict[str, Path], address: str) -> None:
    page.goto((folders["first"] / address).as_uri())
    page.get_by_role("button", name="复制 从化区街口街口岸路2栋5楼").first.click()
    expect(page.locator(".ns-toast")).to_have_text("已复制")
    assert page.evaluate("navigator.clipboard.readText()").startswith("从化区街口街口岸路2栋5楼")


def test_the_dates_come_as_a_file_that_calendars_read(page: Page, folders: dict[str, Path]) -> None:
    page.clock.set_fixed_time("2017-09-20T09:00:00+08:00")
    page.goto((folders["first"] / "contact/index.html").as_uri())
    link = page.get_by_role("link", name="把日期加入日历")
    file = folders["first"] / "contact" / str(link.get_attribute("href"))
    (event,) = Calendar.from_ical(file.read_bytes()).events
    assert str(event.start) == "2017-09-25 02:00:00+00:00"


@pytest.mark.parametrize("address", WITH_FILES)
def test_in_wechat_a_hint_stands_above_the_files_once(
    wechat: Page, folders: dict[str, Path], address: str
) -> None:
    wechat.goto((folders["first"] / address).as_uri())
    hint = wechat.get_by_text(HINT)
    expect(hint).to_have_count(1)
    expect(hint).to_be_visible()
    box, link = (
        hint.bounding_box(),
        wechat.locator("article a[download], a[href$='.ics']").last.bounding_box(),
    )
    assert box
    assert link
    assert box["y"] < link["y"]
    assert wechat.evaluate("document.documentElement.scrollWidth") <= 360


def test_any_other_browser_is_told_nothing_of_wechat(page: Page, folders: dict[str, Path]) -> None:
    for address in WITH_FILES:
        page.goto((folders["first"] / address).as_uri())
        expect(page.locator("[data-module=in-wechat]")).to_have_count(1)
        expect(page.locator("[data-module=in-wechat]")).not_to_be_visible()
        expect(page.get_by_text("微信")).to_have_count(0)
