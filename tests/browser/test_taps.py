"""What a finger taps is large enough with any fonts: the print fonts, two of Debian's, a low face."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Playwright

from tests.browser.checklist_page import JOURNEYS, READY, choose, give
from tests.browser.chromium import started_chromium
from tests.browser.page_visits import BEFORE
from tests.font_sets import DEJAVU, NOTO_CJK, PRINT

pytestmark = pytest.mark.browser

LOW = "low"
"""A face as low as its letters: no font of a device is lower."""
LOW_FACE = """
@font-face {font-family: low; src: local('DejaVu Sans'); ascent-override: 80%; descent-override: 20%}
* {font-family: low !important}
"""
LEAST, MAIN = 23.9, 43.9
"""CSS pixels, less what a browser rounds: of anything (WCAG 2.2, 2.5.8), of what is used most."""
TARGETS = """() => {
  const targets = 'a[href], button, summary, select, textarea, input, [role=button]';
  const isSeen = (one) =>
    one.checkVisibility({visibilityProperty: true}) && one.getBoundingClientRect().width > 1;
  return [...document.querySelectorAll(targets)]
    .filter((one) => isSeen(one) && !one.closest('sup'))
    .map((one) => {
      // A press on the words of a box ticks it.
      const boxes = [one, ...(one.labels || [])].map((place) => place.getBoundingClientRect());
      const reach = (from, to) =>
        Math.max(...boxes.map((box) => box[to])) - Math.min(...boxes.map((box) => box[from]));
      const name = `${one.localName}.${one.className} “${one.textContent.trim().slice(0, 20)}”`;
      const [width, height] = [reach('left', 'right'), reach('top', 'bottom')];
      return {name, width, height, isMain: one.matches('.ns-button, .ns-actions__link')};
    });
}"""
"""What can be tapped, but for the mark of a footnote, which is in text (WCAG 2.2, 2.5.8, inline)."""


@pytest.fixture(scope="module", params=[PRINT, DEJAVU, NOTO_CJK, LOW])
def fonts(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="module")
def chromium(
    fonts: str, playwright: Playwright, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Browser]:
    known = DEJAVU if fonts == LOW else fonts
    with started_chromium(playwright, tmp_path_factory.mktemp("fonts"), known) as started:
        yield started


@pytest.fixture(params=[360, 1280], ids=["phone", "desk"])
def page(request: pytest.FixtureRequest, chromium: Browser, fonts: str) -> Iterator[Page]:
    context = chromium.new_context(
        viewport={"width": request.param, "height": 740}, has_touch=True, bypass_csp=fonts == LOW
    )
    page = context.new_page()
    page.clock.set_fixed_time(BEFORE)
    yield page
    context.close()


def visit(page: Page, path: Path, fonts: str) -> None:
    """The page with all its folds open."""
    page.goto(path.as_uri())
    if fonts == LOW:
        page.add_style_tag(content=LOW_FACE)
    page.evaluate("document.querySelectorAll('details').forEach((one) => (one.open = true))")


def too_small(page: Page, fonts: str) -> list[str]:
    """What is too low; and too narrow, where the fonts have the characters that make the width."""
    targets = page.evaluate(TARGETS)
    assert len(targets) > 3
    measured = ("height",) if fonts in (DEJAVU, LOW) else ("height", "width")
    return [
        f"{page.url}: {target['name']}: {measure} {target[measure]}"
        for target in targets
        for measure in measured
        if target[measure] < (MAIN if target["isMain"] and measure == "height" else LEAST)
    ]


def test_what_a_finger_taps_is_large_enough_on_every_page(
    page: Page, fonts: str, folders: dict[str, Path]
) -> None:
    paths = [path for site in folders.values() for path in sorted(site.rglob("index.html"))]
    assert len(paths) > 20
    found: list[str] = []
    for path in paths:
        visit(page, path, fonts)
        found += too_small(page, fonts)
    assert found == []


def test_what_a_checklist_adds_is_large_enough(page: Page, fonts: str, first_site: Path) -> None:
    visit(page, first_site / "eligibility/index.html", fonts)
    choose(page, JOURNEYS[READY]["who"])
    assert too_small(page, fonts) == []
    give(page, {**JOURNEYS[READY]["answers"], "lead-enterprise": "no"})
    page.locator(".ns-point__back").first.wait_for()
    assert too_small(page, fonts) == []


def test_what_a_form_adds_is_large_enough(page: Page, fonts: str, first_site: Path) -> None:
    visit(page, first_site / "forms/membership/index.html", fonts)
    page.locator("#fill-email").fill("zhang")
    page.get_by_role("button", name="下载填好的 Word").click()
    page.locator(".ns-fill__missing a").first.wait_for()
    assert too_small(page, fonts) == []


def test_a_link_that_is_only_as_high_as_its_face_is_seen(page: Page, fonts: str, first_site: Path) -> None:
    visit(page, first_site / "index.html", fonts)
    assert too_small(page, fonts) == []
    page.evaluate(
        """() => {
          const low = '<p><a href="#x">an added link</a></p>';
          document.querySelector('article').insertAdjacentHTML('beforeend', low);
          document.querySelector('article > p:last-child').style.fontSize = '12px';
        }"""
    )
    assert ["an added link" in name for name in too_small(page, fonts)] == [True]
