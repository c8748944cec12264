"""The pages in Chromium: with and without scripts, on a phone and at a desk, at every hour of the call."""

from collections.abc import Iterator
from itertools import product
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.browser.axe_at_rest import axe_findings
from tests.source_text import issued_parts, squeeze

pytestmark = pytest.mark.browser

BEFORE = "2017-09-20T09:00:00+08:00"
ISSUED = """() => {
  const words = (node) => node.nodeType === Node.TEXT_NODE ? node.data
    : node.dataset?.added === undefined ? [...node.childNodes].map(words).join('') : '';
  return [...document.querySelectorAll('[data-issued]')]
    .filter((element) => !element.parentElement.closest('[data-issued]')).map(words).join('');
}"""


@pytest.fixture
def first(folders: dict[str, Path]) -> Path:
    """The built site of the first call."""
    return folders["first"]


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    opened = browser.new_context(viewport={"width": 1280, "height": 900}, timezone_id="Asia/Shanghai")
    yield opened
    opened.close()


def opened_for_print(page: Page) -> None:
    """As a browser does it when its window for printing opens; `emulate_media` alone sends no event."""
    page.evaluate("dispatchEvent(new Event('beforeprint'))")


def addresses(site: Path) -> list[str]:
    """Every page but the one for addresses that do not exist."""
    found = sorted(path.relative_to(site).as_posix() for path in site.rglob("*.html"))
    assert len(found) > 9
    return [path for path in found if path != "404.html"]


def opened(context: BrowserContext, site: Path, address: str, now: str = BEFORE) -> Page:
    """A page at an hour that does not pass."""
    page = context.new_page()
    page.clock.set_fixed_time(now)
    page.goto((site / address).as_uri())
    return page


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
    context: BrowserContext, first: Path
) -> None:
    page = opened(context, first, "notice/index.html")
    expect(page.locator(".ns-badge")).to_have_text("正在受理")
    assert squeeze(page.evaluate(ISSUED)) == issued_parts()["body"]


def test_without_scripts_all_issued_words_are_there_to_the_letter(browser: Browser, first: Path) -> None:
    context = browser.new_context(java_script_enabled=False)
    parts = issued_parts()
    pages = {"body": "notice/index.html"} | {
        f"附件{number}": f"forms/{annex}/index.html"
        for number, annex in enumerate(("registration", "membership", "necessity"), 1)
    }
    assert pages.keys() == parts.keys()
    page = context.new_page()
    for part, address in pages.items():
        page.goto((first / address).as_uri())
        assert squeeze(page.evaluate(ISSUED)) == parts[part], part
    context.close()


def test_without_scripts_the_home_page_says_everything_that_it_says_with_them(
    browser: Browser, first: Path
) -> None:
    context = browser.new_context(java_script_enabled=False, viewport={"width": 360, "height": 640})
    page = context.new_page()
    page.goto((first / "index.html").as_uri())
    key = page.locator(".ns-key")
    for words in ("2017年9月25日（星期一）10:00", "一次性10万元", "020-87926183", "从化区街口街口岸路2栋5楼"):
        expect(key).to_contain_text(words)
    expect(page.locator(".ns-badge")).to_have_count(0)
    expect(page.locator(".md-content button:visible")).to_have_count(0)
    context.close()


# ---------------------------------------------------------------- on a phone


def test_the_main_points_stand_on_the_first_screen_of_a_small_phone(browser: Browser, first: Path) -> None:
    context = browser.new_context(viewport={"width": 360, "height": 640})
    page = opened(context, first, "index.html")
    bar = page.locator(".ns-actions").bounding_box()
    assert bar
    for what in ("h1", ".ns-badge", ".ns-status time", ".ns-key__facts", ".ns-phone__link >> nth=0"):
        box = page.locator(what).first.bounding_box()
        assert box, what
        assert box["y"] + box["height"] <= bar["y"], what
    context.close()


def test_the_bar_at_the_foot_never_covers_the_end_of_the_page(browser: Browser, first: Path) -> None:
    context = browser.new_context(viewport={"width": 360, "height": 640})
    page = opened(context, first, "index.html")
    page.evaluate("window.scrollTo(0, document.documentElement.scrollHeight)")
    bar, last, footer = (
        page.locator(name).last.bounding_box() for name in (".ns-actions", ".ns-card", ".md-footer")
    )
    assert bar
    assert last
    assert footer
    assert last["y"] + last["height"] <= bar["y"]
    assert bar["y"] + bar["height"] <= footer["y"] + 1
    context.close()


@pytest.mark.parametrize(
    "address", ["index.html", "materials/index.html", "forms/index.html", "contact/index.html"]
)
def test_what_a_finger_taps_is_large_enough(browser: Browser, first: Path, address: str) -> None:
    context = browser.new_context(viewport={"width": 360, "height": 640}, has_touch=True)
    page = opened(context, first, address)
    sizes = page.evaluate(
        """() => [...document.querySelectorAll('.md-content :is(a, button)')]
          .filter((element) => element.offsetParent).map((element) => {
            const { width, height } = element.getBoundingClientRect();
            return [element.className, width, height];
          })"""
    )
    assert len(sizes) > 3
    for name, width, height in sizes:
        main = any(known in name for known in ("ns-button", "ns-actions__link"))
        assert min(width, height) >= (43.9 if main else 23.9), (name, width, height)
    context.close()


# ---------------------------------------------------------------- the clock


@pytest.mark.parametrize(
    "hour",
    [
        ("2017-09-20T09:00:00+08:00", "正在受理", "还有5天"),
        ("2017-09-22T09:59:59+08:00", "正在受理", "还有3天"),
        ("2017-09-22T10:00:00+08:00", "即将截止", "还有3天"),
        ("2017-09-24T23:59:00+08:00", "即将截止", "明天截止"),
        ("2017-09-25T07:30:00+08:00", "即将截止", "今天截止，还有2小时30分"),
        ("2017-09-25T10:00:00+08:00", "已截止", ""),
        ("2026-01-01T00:00:00+08:00", "已截止", ""),
    ],
)
@pytest.mark.parametrize("zone", ["Asia/Shanghai", "America/Los_Angeles", "Pacific/Kiritimati"])
def test_the_state_is_that_of_the_calls_own_clock_wherever_the_reader_is(
    browser: Browser, first: Path, zone: str, hour: tuple[str, str, str]
) -> None:
    now, state, left = hour
    context = browser.new_context(timezone_id=zone)
    page = opened(context, first, "index.html", now)
    status = page.locator(".ns-key .ns-status")
    expect(status.locator(".ns-badge")).to_have_text(state)
    expect(status.locator(".ns-status__left")).to_have_text(left)
    context.close()


def test_a_page_that_stays_open_closes_to_the_second_and_says_so_once(
    context: BrowserContext, first: Path
) -> None:
    page = context.new_page()
    page.clock.install(time="2017-09-25T09:58:50+08:00")
    page.goto((first / "index.html").as_uri())
    page.clock.pause_at("2017-09-25T09:59:00+08:00")
    badge, live = page.locator(".ns-key .ns-badge"), page.locator(".ns-key .ns-status [role=status]")
    expect(badge).to_have_text("即将截止")
    expect(live).to_have_text("")
    page.clock.run_for(59_000)
    expect(badge).to_have_text("即将截止")
    page.clock.run_for(1_000)
    expect(badge).to_have_text("已截止")
    expect(live).to_have_text("已截止")


def test_every_period_of_a_call_has_its_own_state(context: BrowserContext, folders: dict[str, Path]) -> None:
    page = opened(context, folders["full"], "index.html", "2030-05-28T10:00:00+08:00")
    expect(page.locator(".ns-key .ns-period .ns-badge")).to_have_text(["已截止", "正在受理"])
    expect(page.locator(".ns-key > .ns-status .ns-badge")).to_have_text("正在受理")


def test_one_broken_clock_leaves_the_rest_of_the_page_alive(context: BrowserContext, first: Path) -> None:
    page = context.new_page()
    # Before the deferred scripts run.
    page.add_init_script(
        "document.addEventListener('readystatechange', () => {"
        " document.querySelector('[data-clock]').dataset.clock = '{'; })"
    )
    page.goto((first / "contact/index.html").as_uri())
    expect(page.locator(".ns-badge")).to_have_count(0)
    expect(page.locator(".ns-status time")).to_have_text("2017年9月25日（星期一）10:00")
    expect(page.locator(".ns-copy")).to_have_count(1)


# ---------------------------------------------------------------- small parts


def test_a_link_to_a_clause_is_reached_by_keyboard_and_copied(browser: Browser, first: Path) -> None:
    context = browser.new_context(permissions=["clipboard-read", "clipboard-write"])
    page = opened(context, first, "notice/index.html")
    link = page.locator("#composition .ns-clause-link")
    link.focus()
    page.keyboard.press("Enter")
    expect(page.locator(".ns-toast")).to_have_text("链接已复制")
    assert page.evaluate("navigator.clipboard.readText()").endswith("notice/index.html#composition")
    assert page.url.endswith("#composition")
    assert squeeze(page.evaluate(ISSUED)) == issued_parts()["body"]
    context.close()


def test_a_telephone_number_is_copied_with_one_press(browser: Browser, first: Path) -> None:
    context = browser.new_context(permissions=["clipboard-read", "clipboard-write"])
    page = opened(context, first, "contact/index.html")
    page.get_by_role("button", name="复制 020-87926183").click()
    expect(page.locator(".ns-toast")).to_have_text("已复制")
    assert page.evaluate("navigator.clipboard.readText()") == "020-87926183"
    context.close()


def test_on_paper_the_packing_list_has_a_box_for_every_paper_and_no_buttons(
    context: BrowserContext, first: Path
) -> None:
    page = opened(context, first, "materials/index.html")
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
    width: int, shown: bool, context: BrowserContext, first: Path
) -> None:
    page = opened(context, first, "index.html")
    page.set_viewport_size({"width": width, "height": 740})
    lists = page.locator(".ns-fold .ns-list")
    assert lists.count() > 3
    assert [lists.nth(at).is_visible() for at in range(lists.count())] == [shown] * lists.count()
    opened_for_print(page)
    assert all(lists.nth(at).is_visible() for at in range(lists.count()))


def test_the_keyboard_goes_from_the_search_field_past_its_empty_list(
    context: BrowserContext, first: Path
) -> None:
    page = opened(context, first, "index.html")
    page.locator(".md-search__input").focus()
    page.keyboard.press("Tab")
    assert not page.evaluate("document.activeElement.matches('.md-search__scrollwrap')")


def test_a_search_finds_the_words_of_forms_and_not_the_hints_beside_their_blanks(first: Path) -> None:
    index = (first / "search/search_index.json").read_text("utf-8").replace("\u200b", "")
    assert "联盟名称" in index
    assert "公盖" in index
    for hint in ("待填写", "请留空"):
        assert hint not in index
