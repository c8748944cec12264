"""axe, reflow, motion and the system's colours on every page of six calls, in every state and display.

Each page is seen in one of five displays and at one of its call's hours, in turn, so that every kind of page
is seen in each of them in one call or another. `--thorough` looks at all of each: some ten minutes.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, ViewportSize, expect

from notice_site.reading.build import build_call
from notice_site.reading.source import read_source
from notice_site.site.assemble import render_site
from notice_site.site.options import BuildOptions
from notice_site.theme.mkdocs_build import build_html
from tests.browser.axe_at_rest import axe_findings
from tests.call_facts import NOTICES

pytestmark = pytest.mark.browser

HOURS = {
    "first": ("2017-09-20T09", "2017-09-24T09", "2018-01-01T09"),
    "full": ("2030-03-10T09", "2030-04-20T09", "2030-06-13T09", "2030-07-16T09"),
    "talent-housing": ("2026-05-08T09", "2026-05-28T09", "2026-06-10T09", "2026-07-01T09"),
    "points-ranking": ("2026-03-10T09", "2026-03-20T09", "2026-04-09T09", "2026-05-01T09"),
    "digital-grant": ("2026-03-12T09", "2026-03-20T09", "2026-04-16T09", "2026-05-01T09"),
    "project-call": ("2026-03-10T09", "2026-04-01T09", "2026-05-14T09", "2026-06-01T09"),
}
"""Not yet open, open, closing and closed, where a call has them."""
LARGE = "localStorage.setItem('notice-site.large-text', 'on')"
MOVING = """() => [...document.querySelectorAll('*')].flatMap((element) => {
  const { transitionDuration, animationDuration, animationIterationCount } = getComputedStyle(element);
  const longest = Math.max(...`${transitionDuration}, ${animationDuration}`.split(', ').map(parseFloat));
  return longest > 0.01 || animationIterationCount === 'infinite' ? [element.outerHTML.slice(0, 80)] : [];
})"""


@dataclass(frozen=True)
class Display:
    """How a reader has set up the page."""

    width: int
    scheme: str = "light"
    large: bool = False
    forced: bool = False


DISPLAYS = (
    Display(360),
    Display(1280, "dark"),
    Display(360, "dark", large=True),
    Display(1280, large=True),
    Display(768, forced=True),
)


@pytest.fixture(scope="module")
def five(folders: dict[str, Path], tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The built site of each call."""
    found = dict(folders)
    for call in HOURS.keys() - found.keys():
        data = NOTICES / f"{call}.yml"
        prepared = render_site(build_call(read_source(data)), BuildOptions(data))
        found[call] = build_html(prepared.pages, prepared.settings, tmp_path_factory.mktemp(call))
    return found


@pytest.fixture
def context(browser: Browser) -> Iterator[Any]:
    """Opens contexts for displays, one each."""
    opened: dict[Display, BrowserContext] = {}

    def of(display: Display) -> BrowserContext:
        if display not in opened:
            settings: dict[str, Any] = {"color_scheme": display.scheme, "reduced_motion": "reduce"}
            settings["forced_colors"] = "active" if display.forced else "none"
            size: ViewportSize = {"width": display.width, "height": 900}
            opened[display] = browser.new_context(viewport=size, timezone_id="Asia/Shanghai", **settings)
            if display.large:
                opened[display].add_init_script(LARGE)
        return opened[display]

    yield of
    for each in opened.values():
        each.close()


def visits(call: str, site: Path, *, thorough: bool) -> Iterator[tuple[str, Display, str]]:
    """Which page is looked at in which display at which hour."""
    pages = sorted(path.relative_to(site).as_posix() for path in site.rglob("index.html"))
    assert len(pages) > 5
    hours, turn = HOURS[call], list(HOURS).index(call)
    for at, page in enumerate(pages, turn):
        every = list(product(DISPLAYS, hours))
        few = [(DISPLAYS[at % 5], hours[at % len(hours)])]
        yield from ((page, display, hour) for display, hour in (every if thorough else few))


@pytest.mark.parametrize("call", HOURS)
def test_axe_finds_nothing_and_pages_are_read_downwards_only(
    call: str, five: dict[str, Path], context: Any, request: pytest.FixtureRequest
) -> None:
    seen = 0
    for address, display, hour in visits(call, five[call], thorough=request.config.getoption("--thorough")):
        page: Page = context(display).new_page()
        page.clock.set_fixed_time(f"{hour}:00:00+08:00")
        page.goto((five[call] / address).as_uri())
        found = axe_findings(page)
        # There the system paints, and axe computes with the colours that it does not use.
        told = [one for one in found if not (display.forced and one.startswith("color-contrast"))]
        assert told == [], (address, display, hour)
        page.set_viewport_size({"width": 320, "height": 256})
        assert page.evaluate("document.documentElement.scrollWidth") <= 320, (address, display)
        page.close()
        seen += 1
    assert seen > 5


@pytest.mark.parametrize("address", ["index.html", "forms/registration/index.html", "eligibility/index.html"])
def test_nothing_moves_where_motion_is_unwanted(five: dict[str, Path], context: Any, address: str) -> None:
    page = context(DISPLAYS[0]).new_page()
    page.goto((five["first"] / address).as_uri())
    assert page.evaluate(MOVING) == []
    assert page.evaluate("getComputedStyle(document.documentElement).scrollBehavior") == "auto"


def test_with_the_systems_colours_focus_and_boxes_are_seen(five: dict[str, Path], context: Any) -> None:
    page = context(DISPLAYS[4]).new_page()
    page.goto((five["first"] / "eligibility/index.html").as_uri())
    for _ in range(12):
        page.keyboard.press("Tab")
        outline = page.evaluate(
            "() => { const { outlineStyle, outlineWidth } = getComputedStyle(document.activeElement);"
            " return [outlineStyle, parseFloat(outlineWidth)]; }"
        )
        assert outline[0] != "none", page.evaluate("document.activeElement.outerHTML")
        assert outline[1] >= 1
    page.goto((five["first"] / "index.html").as_uri())
    button = page.locator(".ns-button--main").first
    expect(button).to_be_visible()
    assert button.evaluate("button => parseFloat(getComputedStyle(button).borderTopWidth)") >= 1
