"""What helps to read a long page, in Chromium: it keeps still, says where one is, leads back, opens folds."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, expect

from tests.browser.axe_at_rest import come_to_rest

pytestmark = pytest.mark.browser

MOVED = """() => {
  window.moved = [];
  new PerformanceObserver((list) => {
    for (const { value, sources } of list.getEntries()) {
      moved.push(`${value} ${sources.map(({ node }) => node && (node.className || node.data))}`);
    }
  }).observe({ type: 'layout-shift', buffered: true });
}"""


@pytest.mark.parametrize("width", [412, 1280])
def test_nothing_moves_once_a_page_has_been_painted(
    browser: Browser, folders: dict[str, Path], width: int
) -> None:
    context = browser.new_context(viewport={"width": width, "height": 820})
    context.add_init_script(f"({MOVED})()")
    page = context.new_page()
    pages = [path for site in folders.values() for path in sorted(site.rglob("index.html"))]
    assert len(pages) > 20
    for path in pages:
        page.goto(path.as_uri())
        come_to_rest(page)
        assert page.evaluate("moved") == [], path
    context.close()


def test_the_contents_say_which_part_is_being_read(context: BrowserContext, first_site: Path) -> None:
    page = context.new_page()
    page.goto((first_site / "notice/index.html").as_uri())
    beside = page.locator(".md-sidebar--secondary")
    expect(beside.locator("[aria-current]")).to_have_count(0)
    page.locator("#support").evaluate("heading => heading.scrollIntoView()")
    current = beside.locator("[aria-current=location]")
    expect(current).to_have_attribute("href", "#support")
    expect(current).to_have_class("md-nav__link md-nav__link--active")


def test_who_turns_back_on_a_long_page_is_led_to_its_top(context: BrowserContext, first_site: Path) -> None:
    page = context.new_page()
    page.goto((first_site / "notice/index.html").as_uri())
    button = page.get_by_role("button", name="回到页面顶部")
    expect(button).to_be_hidden()
    page.mouse.wheel(0, 2500)
    page.wait_for_function("scrollY > 1500")
    expect(button).to_be_hidden()
    page.mouse.wheel(0, -200)
    button.click()
    page.wait_for_function("scrollY === 0")
    expect(button).to_be_hidden()


def test_a_link_into_a_folded_part_opens_it(context: BrowserContext, first_site: Path) -> None:
    page = context.new_page()
    page.goto((first_site / "index.html").as_uri())
    # On a phone all of them are folded.
    page.set_viewport_size({"width": 360, "height": 740})
    deep = "<p id=deep>x</p>"
    page.locator("details:not([open])").first.evaluate(
        "(folded, deep) => folded.insertAdjacentHTML('beforeend', deep)", deep
    )
    expect(page.locator("#deep")).to_be_hidden()
    page.evaluate("location.hash = 'deep'")
    expect(page.locator("#deep")).to_be_visible()
