"""The pages of a call on a small phone: what is seen first, what covers what."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.browser.page_visits import opened

pytestmark = pytest.mark.browser


def test_the_main_points_stand_on_the_first_screen_of_a_small_phone(
    browser: Browser, first_site: Path
) -> None:
    context = browser.new_context(viewport={"width": 360, "height": 640})
    page = opened(context, first_site, "index.html")
    bar = page.locator(".ns-actions").bounding_box()
    assert bar
    for what in ("h1", ".ns-badge", ".ns-status time", ".ns-key__facts", ".ns-phone__link >> nth=0"):
        box = page.locator(what).first.bounding_box()
        assert box, what
        assert box["y"] + box["height"] <= bar["y"], what
    context.close()


def test_the_bar_at_the_foot_never_covers_the_end_of_the_page(browser: Browser, first_site: Path) -> None:
    context = browser.new_context(viewport={"width": 360, "height": 640})
    page = opened(context, first_site, "index.html")
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
