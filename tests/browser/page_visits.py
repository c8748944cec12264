"""Pages of a built call opened in Chromium, for tests. In: a site and an address. Out: the page."""

from pathlib import Path

from playwright.sync_api import BrowserContext, Page

BEFORE = "2017-09-20T09:00:00+08:00"


def opened(context: BrowserContext, site: Path, address: str, now: str = BEFORE) -> Page:
    """A page at an hour that does not pass."""
    page = context.new_page()
    page.clock.set_fixed_time(now)
    page.goto((site / address).as_uri())
    return page
