"""The pages of a call in Chromium: for everyone, with and without scripts, on paper and by keyboard."""

from collections.abc import Iterator
from itertools import product
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.browser.axe_at_rest import axe_findings
from tests.browser.page_visits import BEFORE, opened
from tests.source_text import issued_parts, squeeze

pytestmark = pytest.mark.browser


ISSUED = """() => {
  const words = (node) => node.nodeType === Node.TEXT_NODE ? node.data
    : node.dataset?.added === undefined ? [...node.childNodes].map(words).join('') : '';
  return [...document.querySelectorAll('[data-issued]')]
    .filter((element) => !element.parentElement.closest('[data-issued]')).map(words).join('');
}"""


def opened_for_print(page: Page) -> None:
    """As a browser does it when its window for printing opens; `emulate_media` alone sends no event."""
    page.evaluate("dispatchEvent(new Event('beforeprint'))")


def addresses(site: Path) -> list[str]:
    """Every page but the one for addresses that do not exist."""
    found = sorted(path.relative_to(site).as_posix() for path in site.rglob("*.html"))
    assert len(found) > 9
    return [path for path in found if path != "404.html"]


def visited(context: BrowserContext, site: Path) -> Iterator[tuple[str, Page]]:
    """One page after another, at an hour that does not pass."""
    page = context.new_page()
    page.clock.set_fixed_time(BEFORE)
    for address in addresses(site):
        page.goto((site / address).as_uri())
        yield address, page


# ---------------------------------------------------------------- for everyone


@pytest.mark.parametrize("width", [320, 360, 768, 1280])
@pytest.mark.parametrize("call", ["first", "full"])
def test_no_page_is_wider_than_its_window(
    browser: Browser, folders: dict[str, Path], call: str, width: int
) -> None:
    context = browser.new_context(viewport={"width": width, "height": 640})
    for address, page in visited(context, folders[call]):
        assert page.evaluate("document.documentElement.scrollWidth") <= width, address
    context.close()


@pytest.mark.parametrize(
    ("call", "look"),
    [*product(["first"], product([360, 1280], ["light", "dark"])), ("full", (360, "dark"))],
    ids=str,
)
def test_axe_finds_nothing(
    browser: Browser, folders: dict[str, Path], call: str, look: tuple[int, Any]
) -> None:
    width, scheme = look
    context = browser.new_context(viewport={"width": width, "height": 700}, color_scheme=scheme)
    for address, page in visited(context, folders[call]):
        assert axe_findings(page) == [], address
    context.close()


def test_scripts_leave_the_issued_words_of_the_notice_to_the_letter(
    context: BrowserContext, first_site: Path
) -> None:
    page = opened(context, first_site, "notice/index.html")
    expect(page.locator(".ns-badge")).to_have_text("尚未截止")
    assert squeeze(page.evaluate(ISSUED)) == issued_parts()["body"]


def test_without_scripts_all_issued_words_are_there_to_the_letter(browser: Browser, first_site: Path) -> None:
    context = browser.new_context(java_script_enabled=False)
    parts = issued_parts()
    pages = {"body": "notice/index.html"} | {
        f"附件{number}": f"forms/{annex}/index.html"
        for number, annex in enumerate(("registration", "membership", "necessity"), 1)
    }
    assert pages.keys() == parts.keys()
    page = context.new_page()
    for part, address in pages.items():
        page.goto((first_site / address).as_uri())
        assert squeeze(page.evaluate(ISSUED)) == parts[part], part
    context.close()


def test_without_scripts_the_home_page_says_everything_that_it_says_with_them(
    browser: Browser, first_site: Path
) -> None:
    context = browser.new_context(java_script_enabled=False, viewport={"width": 360, "height": 640})
    page = context.new_page()
    page.goto((first_site / "index.html").as_uri())
    key = page.locator(".ns-key")
    for words in ("2017年9月25日（星期一）10:00", "一次性10万元", "020-87926183", "从化区街口街口岸路2栋5楼"):
        expect(key).to_contain_text(words)
    expect(page.locator(".ns-badge")).to_have_count(0)
    expect(page.locator(".md-content button:visible")).to_have_count(0)
    context.close()


# ---------------------------------------------------------------- small parts


def test_a_link_to_a_clause_is_reached_by_keyboard_and_copied(browser: Browser, first_site: Path) -> None:
    context = browser.new_context(permissions=["clipboard-read", "clipboard-write"])
    page = opened(context, first_site, "notice/index.html")
    link = page.locator("#composition .ns-clause-link")
    link.focus()
    page.keyboard.press("Enter")
    expect(page.locator(".ns-toast")).to_have_text("链接已复制")
    assert page.evaluate("navigator.clipboard.readText()").endswith("notice/index.html#composition")
    assert page.url.endswith("#composition")
    assert squeeze(page.evaluate(ISSUED)) == issued_parts()["body"]
    context.close()


def test_a_telephone_number_is_copied_with_one_press(browser: Browser, first_site: Path) -> None:
    context = browser.new_context(permissions=["clipboard-read", "clipboard-write"])
    page = opened(context, first_site, "contact/index.html")
    page.get_by_role("button", name="复制 020-87926183").click()
    expect(page.locator(".ns-toast")).to_have_text("已复制")
    assert page.evaluate("navigator.clipboard.readText()") == "020-87926183"
    context.close()


def test_on_paper_the_packing_list_has_a_box_for_every_paper_and_no_buttons(
    context: BrowserContext, first_site: Path
) -> None:
    page = opened(context, first_site, "materials/index.html")
    expect(page.locator(".ns-box:visible")).to_have_count(0)
    page.emulate_media(media="print")
    expect(page.locator(".ns-box:visible")).to_have_count(13)
    expect(page.locator(".ns-print-only")).to_be_visible()
    expect(page.locator(".md-content button:visible")).to_have_count(0)
    expect(page.locator(".ns-badge:visible")).to_have_count(0)


def test_no_page_asks_for_anything_outside_or_complains(
    context: BrowserContext, folders: dict[str, Path]
) -> None:
    heard: list[str] = []
    context.on("console", lambda message: heard.append(message.text))
    context.on("weberror", lambda error: heard.append(str(error.error)))
    context.on("request", lambda request: heard.append(request.url) if request.url[:4] == "http" else None)
    for site in folders.values():
        assert [address for address, _ in visited(context, site)]
    assert heard == []


def test_no_page_needs_styles_or_scripts_inside_its_own_elements(folders: dict[str, Path]) -> None:
    for site in folders.values():
        for address in addresses(site):
            text = (site / address).read_text("utf-8")
            article = text.partition("<article")[2].partition("</article>")[0]
            assert article, address
            assert " style=" not in article, address
            assert " on" not in {part[:3] for part in article.split("<")}, address


@pytest.mark.parametrize(("width", "shown"), [(360, False), (1280, True)])
def test_a_phone_folds_the_long_lists_of_the_home_page(
    width: int, shown: bool, context: BrowserContext, first_site: Path
) -> None:
    page = opened(context, first_site, "index.html")
    page.set_viewport_size({"width": width, "height": 740})
    lists = page.locator(".ns-fold .ns-list")
    assert lists.count() > 3
    assert [lists.nth(at).is_visible() for at in range(lists.count())] == [shown] * lists.count()
    opened_for_print(page)
    assert all(lists.nth(at).is_visible() for at in range(lists.count()))


def test_a_search_finds_the_words_of_forms_and_not_the_hints_beside_their_blanks(first_site: Path) -> None:
    index = (first_site / "search/index.js").read_text("utf-8")
    assert "联盟名称" in index
    assert "公盖" in index
    for hint in ("待填写", "请留空"):
        assert hint not in index
