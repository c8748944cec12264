"""The theme in Chromium, over HTTP and from a folder on disk: access, colours, nothing from outside."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Request, ViewportSize, expect

from notice_site.theme.mkdocs_build import build_html
from tests.browser.axe_at_rest import axe_findings
from tests.browser.checklist_page import DESK, PHONE, ColorScheme
from tests.browser.searching import found
from tests.browser.serving import served
from tests.small_site import SETTINGS, TEXTS, small_pages

pytestmark = pytest.mark.browser

GROUND = "body => getComputedStyle(body).backgroundColor"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small site below `call`, where its settings say that it stands."""
    root = tmp_path_factory.mktemp("served")
    shutil.move(build_html(small_pages(), SETTINGS, tmp_path_factory.mktemp("built")), root / "call")
    return root


@pytest.fixture(scope="module")
def addresses(folder: Path) -> Iterator[dict[str, str]]:
    with served(folder) as address:
        yield {"http": f"{address}call/", "file": f"{(folder / 'call').as_uri()}/"}


@pytest.fixture(params=["http", "file"])
def home(request: pytest.FixtureRequest, addresses: dict[str, str]) -> str:
    return addresses[request.param]


@pytest.fixture
def tab(browser: Browser, home: str) -> Iterator[Page]:
    """A page that must ask for nothing outside, miss nothing and say nothing to the console."""
    page = browser.new_page(viewport=DESK)
    faults: list[str] = []
    page.on("console", lambda message: faults.append(message.text))
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("requestfailed", lambda request: faults.append(request.url) if missed(request) else None)
    page.on("request", lambda request: faults.append(request.url) if outside(request.url, home) else None)
    yield page
    page.close()
    assert faults == []


def missed(request: Request) -> bool:
    """Whether it failed otherwise than by going on to the next page."""
    return request.failure != "net::ERR_ABORTED"


def outside(address: str, home: str) -> bool:
    return not address.startswith((home, "data:", "blob:"))


# Access


@pytest.mark.parametrize("home", ["http"], indirect=True)
@pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_in_any_state(
    tab: Page, home: str, size: ViewportSize, scheme: ColorScheme
) -> None:
    tab.set_viewport_size(size)
    tab.emulate_media(color_scheme=scheme)
    for path in ("index.html", "forms/one/index.html", "404.html"):
        tab.goto(home + path)
        assert axe_findings(tab) == [], path
    if size is PHONE:
        tab.get_by_role("button", name="菜单").click()
        assert axe_findings(tab) == [], "drawer"
        tab.goto(f"{home}index.html")
        tab.get_by_role("button", name="站内搜索").click()
    found(tab, "联盟")
    assert axe_findings(tab) == [], "search"


@pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
def test_no_page_is_wider_than_the_screen(tab: Page, home: str, size: ViewportSize) -> None:
    tab.set_viewport_size({"width": min(size["width"], 1280), "height": 740})
    for path in TEXTS:
        tab.goto(home + path.replace(".md", ".html"))
        assert tab.evaluate("document.documentElement.scrollWidth") <= size["width"], path


def test_the_colours_are_switched_by_a_button_that_says_so(tab: Page, home: str) -> None:
    tab.goto(f"{home}index.html")
    button = tab.get_by_role("button", name="深色")
    expect(button).to_have_attribute("aria-pressed", "false")
    light = tab.locator("body").evaluate(GROUND)
    button.click()
    expect(button).to_have_attribute("aria-pressed", "true")
    assert tab.locator("body").evaluate(GROUND) != light
    tab.goto(f"{home}notice/index.html")
    expect(tab.get_by_role("button", name="深色")).to_have_attribute("aria-pressed", "true")


@pytest.mark.parametrize("home", ["http"], indirect=True)
def test_until_a_reader_chooses_the_colours_are_those_of_the_system(tab: Page, home: str) -> None:
    tab.emulate_media(color_scheme="dark")
    tab.goto(f"{home}index.html")
    button = tab.get_by_role("button", name="深色")
    expect(button).to_have_attribute("aria-pressed", "true")
    tab.emulate_media(color_scheme="light")
    expect(button).to_have_attribute("aria-pressed", "false")


def test_a_script_of_the_page_runs_there(tab: Page, home: str) -> None:
    tab.goto(f"{home}forms/one/index.html")
    assert tab.locator("body").get_attribute("data-filled") == "yes"


def test_without_javascript_every_text_and_every_link_is_there(browser: Browser, home: str) -> None:
    page = browser.new_page(java_script_enabled=False, viewport=PHONE)
    page.goto(f"{home}notice/index.html")
    assert "截止时间" in page.locator("article").inner_text()
    page.locator("header label[for=__drawer]").click()
    page.get_by_role("link", name="材料").first.click()
    assert page.url == f"{home}materials/index.html"
    page.close()


def test_the_page_for_missing_addresses_opens_from_a_folder_too(browser: Browser, folder: Path) -> None:
    page = browser.new_page(viewport=DESK)
    page.goto((folder / "call/404.html").as_uri())
    page.wait_for_load_state()
    assert page.locator(".md-header").evaluate("header => getComputedStyle(header).position") == "sticky"
    page.locator("article a").click()
    page.wait_for_url((folder / "call/index.html").as_uri())
    page.close()
