"""Chromium and built sites for the browser tests."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Playwright, sync_playwright

from tests.browser.checklist_page import PAGE, PHONE, WHILE_OPEN, Open, built_site, set_clock
from tests.browser.chromium import started_chromium
from tests.browser.form_page import open_pages


@pytest.fixture(scope="session")
def folders(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The built site of each call."""
    return {call: built_site(call, tmp_path_factory.mktemp(call)) for call in ("first", "full")}


@pytest.fixture(scope="session")
def sites(folders: dict[str, Path], tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The page's address in the site of each call, on disk, and in one whose script no browser can parse."""
    built = dict(folders)
    built["broken"] = shutil.copytree(built["first"], tmp_path_factory.mktemp("broken") / "site")
    (built["broken"] / "assets/scripts/start-eligibility.js").write_text("class {", "utf-8")
    return {call: (site / PAGE).as_uri() for call, site in built.items()}


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    """The one driver of a test process: two would meet in its event loop."""
    with sync_playwright() as started:
        yield started


@pytest.fixture(scope="session")
def browser(playwright: Playwright, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    """A Chromium in which every page is set in the print fonts, on any machine."""
    with started_chromium(playwright, tmp_path_factory.mktemp("fonts")) as started:
        yield started


@pytest.fixture
def open_page(browser: Browser, sites: dict[str, str]) -> Iterator[Open]:
    """Opens a call's page on a new device, while all its windows are open; no page may fail in silence."""
    faults: list[str] = []
    contexts = []

    def open_one(
        call: str = "first", fragment: str = "", *, may_fail: bool = False, now: str = "", **options: object
    ) -> Page:
        settings: dict[str, Any] = {"viewport": PHONE, **options}
        context = browser.new_context(**settings)
        contexts.append(context)
        page = context.new_page()
        set_clock(page, now or WHILE_OPEN.get(call, WHILE_OPEN["first"]))
        if not may_fail:
            page.on("pageerror", lambda error: faults.append(str(error)))
        page.goto(sites[call] + fragment)
        return page

    yield open_one
    for context in contexts:
        context.close()
    assert faults == []


@pytest.fixture
def open_form(browser: Browser, folders: dict[str, Path]) -> Iterator[Open]:
    """Opens the page of a form on a new device."""
    yield from open_pages(browser, folders)


@pytest.fixture
def first_site(folders: dict[str, Path]) -> Path:
    """The built site of the first call."""
    return folders["first"]


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    opened = browser.new_context(viewport={"width": 1280, "height": 900}, timezone_id="Asia/Shanghai")
    yield opened
    opened.close()
