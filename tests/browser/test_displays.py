"""Displays in Chromium: large text with strong contrast, reading aloud, zoom, the system's own colours."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.browser.axe_at_rest import axe_findings
from tests.browser.checklist_page import ColorScheme

pytestmark = pytest.mark.browser

LARGE = "localStorage.setItem('notice-site.large-text', 'on')"
SMALLEST = """() => {
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const found = [];
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const element = node.parentElement;
    if (!node.data.trim() || !element.checkVisibility({ visibilityProperty: true })) continue;
    if (element.closest('script, style, .ns-visually-hidden')) continue;
    const size = parseFloat(getComputedStyle(element).fontSize);
    if (size < 18) found.push(`${size} ${element.className} ${node.data.trim().slice(0, 20)}`);
  }
  return found;
}"""
VOICE = """() => {
  const spoken = (window.spoken = []);
  const voices = [{ lang: 'en-US', localService: true }, { lang: 'zh-CN', localService: false }];
  if (window.name !== 'no voice') voices.push({ lang: 'zh_CN', localService: true });
  let current = null;
  window.SpeechSynthesisUtterance = class extends EventTarget {
    constructor(text) { super(); this.text = text; }
  };
  const speech = {
    getVoices: () => voices,
    addEventListener() {},
    speak(utterance) { current = utterance; spoken.push(utterance.text); },
    cancel() { const ended = current; current = null; ended?.dispatchEvent(new Event('end')); },
  };
  window.finish = () => { const ended = current; current = null; ended.dispatchEvent(new Event('end')); };
  Object.defineProperty(window, 'speechSynthesis', { value: speech });
}"""


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    opened = browser.new_context(viewport={"width": 360, "height": 700})
    yield opened
    opened.close()


def pages_of(site: Path) -> list[str]:
    found = sorted(path.as_uri() for path in site.rglob("index.html"))
    assert len(found) > 9
    return found


def test_a_button_switches_to_large_text_and_every_page_stays_so(
    context: BrowserContext, folders: dict[str, Path]
) -> None:
    page = context.new_page()
    page.goto((folders["first"] / "index.html").as_uri())
    button = page.get_by_role("button", name="大字版")
    expect(button).to_have_attribute("aria-pressed", "false")
    before = page.locator("article p").first.evaluate("p => parseFloat(getComputedStyle(p).fontSize)")
    button.focus()
    page.keyboard.press("Enter")
    expect(button).to_have_attribute("aria-pressed", "true")
    after = page.locator("article p").first.evaluate("p => parseFloat(getComputedStyle(p).fontSize)")
    assert after >= 1.25 * before
    page.goto((folders["first"] / "notice/index.html").as_uri())
    expect(page.get_by_role("button", name="大字版")).to_have_attribute("aria-pressed", "true")
    page.get_by_role("button", name="大字版").click()
    page.reload()
    expect(page.locator("html")).not_to_have_class("nt-large")


def test_large_text_is_there_before_the_first_paint(
    context: BrowserContext, folders: dict[str, Path]
) -> None:
    page = context.new_page()
    page.add_init_script(LARGE)
    page.add_init_script(
        "new MutationObserver(() => (window.first ??= document.body && document.documentElement.className))"
        ".observe(document, { childList: true, subtree: true })"
    )
    page.goto((folders["first"] / "index.html").as_uri())
    assert "nt-large" in page.evaluate("window.first")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_large_text_is_large_strong_in_contrast_and_without_fault_on_every_page(
    browser: Browser, folders: dict[str, Path], scheme: ColorScheme
) -> None:
    context = browser.new_context(
        viewport={"width": 360, "height": 700},
        color_scheme=scheme,
        reduced_motion="reduce",
    )
    page = context.new_page()
    page.add_init_script(LARGE)
    for address in pages_of(folders["first"]):
        page.goto(address)
        assert page.evaluate(SMALLEST) == [], address
        assert axe_findings(page) == [], address
        assert axe_findings(page, "color-contrast-enhanced") == [], address
        assert page.evaluate("document.documentElement.scrollWidth") <= 360, address
    context.close()


@pytest.mark.parametrize("percent", [200, 400])
def test_at_any_zoom_a_page_is_read_downwards_only(
    browser: Browser, folders: dict[str, Path], percent: int
) -> None:
    """A browser's zoom makes the window so much narrower in CSS pixels (WCAG 2.2, 1.4.10)."""
    width, height = 1280 * 100 // percent, 1024 * 100 // percent
    context = browser.new_context(
        viewport={"width": width, "height": height}, device_scale_factor=percent / 100
    )
    page = context.new_page()
    page.add_init_script(LARGE)
    for address in pages_of(folders["full"]):
        page.goto(address)
        assert page.evaluate("document.documentElement.scrollWidth") <= width, address
    context.close()


def test_with_the_colours_of_the_system_states_keep_an_outline(
    browser: Browser, folders: dict[str, Path]
) -> None:
    context = browser.new_context(forced_colors="active")
    page = context.new_page()
    page.goto((folders["first"] / "index.html").as_uri())
    badge = page.locator(".ns-badge").first
    expect(badge).to_be_visible()
    assert badge.evaluate("badge => getComputedStyle(badge).borderTopWidth") == "1px"
    context.close()


# ---------------------------------------------------------------- read aloud


@pytest.fixture
def read(context: BrowserContext, folders: dict[str, Path]) -> Page:
    context.add_init_script(f"({VOICE})()")
    page = context.new_page()
    page.goto((folders["first"] / "notice/index.html").as_uri())
    return page


def test_the_article_is_read_aloud_from_its_title_to_its_end(read: Page) -> None:
    assert read.evaluate("spoken") == []
    title = read.locator("article h1").inner_text().replace("\n", "").strip()
    read.get_by_role("button", name="朗读").click()
    read.wait_for_function("spoken.length > 0")
    assert len(read.evaluate("spoken")) == 1
    marked = read.locator(".nt-spoken")
    expect(marked).to_have_count(1)
    read.evaluate(
        "() => { for (let i = 0; i < 2000 && document.querySelector('.nt-spoken'); i++) finish(); }"
    )
    said = "".join(read.evaluate("spoken"))
    assert title in said
    assert len(said) > 1000
    expect(marked).to_have_count(0)
    expect(read.get_by_role("button", name="朗读")).to_be_focused()


def test_reading_is_paused_goes_on_where_it_was_and_is_stopped(read: Page) -> None:
    read.get_by_role("button", name="朗读").click()
    read.wait_for_function("spoken.length > 0")
    read.evaluate("finish()")
    second = read.evaluate("spoken.at(-1)")
    read.get_by_role("button", name="暂停").click()
    assert read.evaluate("spoken.length") == 2
    read.get_by_role("button", name="继续").click()
    assert read.evaluate("spoken.at(-1)") == second
    read.get_by_role("button", name="停止").click()
    expect(read.locator(".nt-spoken")).to_have_count(0)
    expect(read.get_by_role("button", name="停止")).to_have_count(0)
    assert read.evaluate("spoken.length") == 3


def test_where_the_device_has_no_voice_of_its_own_nothing_offers_to_read(
    context: BrowserContext, folders: dict[str, Path]
) -> None:
    context.add_init_script(f"window.name = 'no voice'; ({VOICE})()")
    page = context.new_page()
    page.goto((folders["first"] / "notice/index.html").as_uri())
    expect(page.get_by_role("button", name="大字版")).to_be_visible()
    expect(page.get_by_role("button", name="朗读")).to_have_count(0)
