"""Menu and search of a small screen: opened and closed by keyboard; no place for the focus while closed."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.checklist_page import PHONE

pytestmark = pytest.mark.browser


@pytest.fixture
def page(browser: Browser, folders: dict[str, Path]) -> Iterator[Page]:
    context = browser.new_context(viewport=PHONE, reduced_motion="reduce")
    page = context.new_page()
    page.goto((folders["first"] / "notice/index.html").as_uri())
    yield page
    context.close()


def focused(page: Page) -> str:
    script = "(e => e.getAttribute('aria-label') ?? e.innerText)(document.activeElement)"
    return str(page.evaluate(script))


def test_the_keyboard_opens_it_and_goes_to_its_first_page(page: Page) -> None:
    button = page.get_by_role("button", name="菜单")
    expect(button).to_have_attribute("aria-expanded", "false")
    button.press("Enter")
    expect(button).to_have_attribute("aria-expanded", "true")
    assert focused(page) == "首页"
    page.keyboard.press("Enter")
    page.wait_for_url(lambda url: "/notice/" not in url)


def test_escape_closes_it_and_gives_the_focus_back(page: Page) -> None:
    button = page.get_by_role("button", name="菜单")
    button.press("Enter")
    page.keyboard.press("Escape")
    expect(button).to_be_focused()
    expect(button).to_have_attribute("aria-expanded", "false")


def test_leaving_it_or_pressing_beside_it_closes_it(page: Page) -> None:
    button = page.get_by_role("button", name="菜单")
    button.click()
    page.get_by_role("link", name="更正与更新").last.focus()
    page.keyboard.press("Tab")
    expect(button).to_have_attribute("aria-expanded", "false")
    button.click()
    page.mouse.click(350, 400)
    expect(button).to_have_attribute("aria-expanded", "false")


def test_while_it_is_closed_the_focus_goes_past_it(page: Page) -> None:
    page.get_by_role("button", name="菜单").focus()
    seen = []
    for _ in range(5):
        page.keyboard.press("Tab")
        seen.append(focused(page))
    assert seen[0] == "站内搜索"
    assert not {"首页", "搜索"} & set(seen)


def test_the_search_opens_by_its_button_and_gives_the_focus_back(page: Page) -> None:
    button, field = page.get_by_role("button", name="站内搜索"), page.locator("input[name=query]")
    expect(field).to_be_hidden()
    button.press("Enter")
    expect(field).to_be_focused()
    page.keyboard.press("Escape")
    expect(button).to_be_focused()
    expect(field).to_be_hidden()


def test_a_wide_screen_has_no_button(page: Page) -> None:
    page.set_viewport_size({"width": 1280, "height": 800})
    expect(page.get_by_role("button", name="菜单")).to_have_count(0)
    expect(page.get_by_role("button", name="站内搜索")).to_have_count(0)
