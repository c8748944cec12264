"""Where the keyboard is, is seen on every page: a line around it, and no bar, header or button over it.

In: pages of both calls, at the sizes of a phone and of a desk, and at 400 %. Walked to the end and back.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.checklist_page import DESK, PHONE

pytestmark = pytest.mark.browser

ZOOMED = {"width": 320, "height": 256}
"""A window of 1280 × 1024 at 400 %."""
MOST_STOPS = 400
WHERE = """() => {
  const $it = document.activeElement;
  if ($it === document.body) return null;
  // The label of a file field is what is seen; a folded list shows itself whole where there is room.
  const $seen = $it.matches('[type=file]') ? $it.nextElementSibling : $it;
  const { outlineStyle, outlineWidth, pointerEvents } = getComputedStyle($seen);
  const { left, top, width, height } = $seen.getBoundingClientRect();
  const [xs, ys] = [[0.1, 0.5, 0.9], [0.15, 0.5, 0.85]];
  const parts = xs.flatMap((x) => ys.map((y) => [left + width * x, top + height * y]));
  const isOver = ($other) => $other?.closest('.md-header, .md-top, .ns-actions, .ns-verdict');
  const isBare = ([x, y]) => {
    const $top = document.elementFromPoint(x, y);
    return $top && (isOver($top) ?? null) === (isOver($seen) ?? null);
  };
  const isMarked = outlineStyle !== 'none' && parseFloat(outlineWidth) >= 1;
  const bare = pointerEvents === 'none' ? parts : parts.filter(isBare);
  return { isMarked, isBare: bare.length * 3 >= parts.length, name: $it.outerHTML.slice(0, 120) };
}"""


def unseen(page: Page, key: str) -> list[str]:
    """The places at which the focus is not seen when a page is walked through by one key."""
    found: list[str] = []
    for count in range(MOST_STOPS):
        page.keyboard.press(key)
        stop = page.evaluate(WHERE)
        if stop is None:
            assert count > 5
            return found
        if not (stop["isMarked"] and stop["isBare"]):
            found.append(stop["name"])
    raise AssertionError("the page has no end")


@pytest.fixture(params=[PHONE, DESK, ZOOMED], ids=["phone", "desk", "zoomed"])
def page(request: pytest.FixtureRequest, browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport=request.param, reduced_motion="reduce")
    yield context.new_page()
    context.close()


@pytest.mark.parametrize(
    ("call", "address"),
    [
        ("first", "index.html"),
        ("first", "notice/index.html"),
        ("first", "eligibility/index.html"),
        ("first", "materials/index.html"),
        ("first", "forms/registration/index.html"),
        ("full", "contact/index.html"),
    ],
)
def test_the_keyboard_is_seen_wherever_it_goes(
    page: Page, folders: dict[str, Path], call: str, address: str
) -> None:
    page.goto((folders[call] / address).as_uri())
    assert unseen(page, "Tab") == []
    assert unseen(page, "Shift+Tab") == []


def test_a_low_window_has_no_bars_that_stay(browser: Browser, folders: dict[str, Path]) -> None:
    page = browser.new_page(viewport={"width": 640, "height": 360})
    page.goto((folders["first"] / "index.html").as_uri())
    bars = page.locator(".md-header, .ns-actions")
    assert bars.count() == 2
    assert bars.evaluate_all("bars => bars.map((bar) => getComputedStyle(bar).position)") == ["static"] * 2
    page.set_viewport_size({"width": 640, "height": 700})
    assert bars.evaluate_all("bars => bars.map((bar) => getComputedStyle(bar).position)") == ["sticky"] * 2
    page.close()
