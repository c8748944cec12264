"""How pages look in Chromium, in every state of a call, against the small pictures that were looked at last.

Set in the project's print fonts alone, and made three times smaller, so that another machine or a newer
Chromium, which smooth edges otherwise, draw the same. `--update-golden` stores them anew; look at each.
"""

import io
import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PIL import Image, ImageChops
from playwright.sync_api import Browser, PdfMargins, Playwright

from notice_site.command.cli import main
from tests.browser.axe_at_rest import come_to_rest
from tests.browser.chromium import SMOOTHED_ALIKE, started_chromium
from tests.call_facts import FIRST
from tests.conftest import GOLDEN
from tests.page_pictures import pictures, share_that_differs, stored

pytestmark = pytest.mark.browser

SCREENS = GOLDEN / "screens"
SMALLER = 3
TALLEST = 1500
MARGIN: PdfMargins = {"top": "15mm", "bottom": "15mm", "left": "15mm", "right": "15mm"}
MOST = 0.006
"""The share of pixels that may differ: a line of text more or less is twice as much."""
MOST_BYTES = 150_000
SAVED = 1_500_000_000
"""When each file was written, which a page from a disk says: 14 July 2017."""
LARGE = "localStorage.setItem('notice-site.large-text', 'on')"
LOOKS: dict[str, tuple[str, str, str, int, str]] = {
    "not-yet-open": ("full", "index.html", "2030-03-10T09:00:00+08:00", 360, "light"),
    "open": ("first", "index.html", "2017-09-20T09:00:00+08:00", 360, "light"),
    "closing": ("first", "index.html", "2017-09-24T09:00:00+08:00", 768, "dark"),
    "closed": ("first", "index.html", "2018-01-01T09:00:00+08:00", 1280, "light"),
    "withdrawn": ("withdrawn", "index.html", "2017-11-07T09:00:00+08:00", 360, "dark"),
    "amended-draft-outcome": ("full", "index.html", "2030-07-16T09:00:00+08:00", 1280, "large"),
    "large-phone": ("first", "contact/index.html", "2017-09-20T09:00:00+08:00", 360, "large"),
    "notice-wide": ("first", "notice/index.html", "2017-09-20T09:00:00+08:00", 1920, "light"),
    "materials": ("first", "materials/index.html", "2017-09-20T09:00:00+08:00", 768, "light"),
    "printed": ("first", "index.html", "2017-09-20T09:00:00+08:00", 1280, "print"),
}
"""Site, page, hour, width of the window, display: each state of a call, each width, each display."""


@pytest.fixture(scope="module")
def sites(folders: dict[str, Path], tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("withdrawn")
    data = folder / "notice_data.yml"
    shutil.copy(FIRST, data)
    amend = ["amend", "--data", str(data), "--yes", "--kind", "withdrawal", "--date", "2017-11-06"]
    assert main([*amend, "--reason", "经费安排调整"]) == 0
    assert main(["build", "--data", str(data), "--out", str(folder / "site")]) == 0
    return {**folders, "withdrawn": folder / "site"}


@pytest.fixture(scope="module")
def chromium(playwright: Playwright, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    """A Chromium of its own, which knows the print fonts alone."""
    fonts = tmp_path_factory.mktemp("fonts")
    with started_chromium(playwright, fonts, more=SMOOTHED_ALIKE) as started:
        yield started


def seen(chromium: Browser, sites: dict[str, Path], name: str) -> Image.Image:
    """The page as it looks, small and grey."""
    site, address, now, width, display = LOOKS[name]
    scheme: Any = "dark" if display == "dark" else "light"
    context = chromium.new_context(
        viewport={"width": width, "height": TALLEST},
        color_scheme=scheme,
        reduced_motion="reduce",
        locale="zh-CN",
        timezone_id="Asia/Shanghai",
    )
    page = context.new_page()
    page.clock.set_fixed_time(now)
    if display == "large":
        page.add_init_script(LARGE)
    file = sites[site] / address
    os.utime(file, (SAVED, SAVED))
    page.goto(file.as_uri())
    come_to_rest(page)
    if display == "print":
        printed = page.pdf(format="A4", margin=MARGIN)
        picture = pictures(printed)[0]
    else:
        picture = Image.open(io.BytesIO(page.screenshot())).convert("L")
        picture = picture.resize((width // SMALLER, TALLEST // SMALLER), Image.Resampling.BOX)
    context.close()
    return picture


@pytest.mark.parametrize("name", LOOKS)
def test_every_state_of_a_call_looks_as_it_did(
    name: str, chromium: Browser, sites: dict[str, Path], request: pytest.FixtureRequest
) -> None:
    picture, kept = seen(chromium, sites, name), SCREENS / f"{name}.png"
    if request.config.getoption("--update-golden"):
        SCREENS.mkdir(parents=True, exist_ok=True)
        kept.write_bytes(stored(picture))
    assert share_that_differs(picture, Image.open(kept)) <= MOST


def test_the_stored_screens_stay_small_and_none_is_left_over() -> None:
    files = list(SCREENS.iterdir())
    assert {path.stem for path in files} == set(LOOKS)
    assert sum(path.stat().st_size for path in files) < MOST_BYTES
    assert {look[3] for look in LOOKS.values()} == {360, 768, 1280, 1920}
    assert {look[4] for look in LOOKS.values()} == {"light", "dark", "large", "print"}


def test_a_missing_line_and_a_shift_are_seen() -> None:
    page = Image.open(SCREENS / "open.png").convert("L")
    assert share_that_differs(ImageChops.offset(page, 0, 3), page) > MOST
    without = page.copy()
    without.paste(255, (0, 60, page.width, 90))
    assert share_that_differs(without, page) > MOST
