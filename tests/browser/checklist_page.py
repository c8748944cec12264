"""The eligibility page in Chromium, for tests: its journeys, its site, and how to answer in it."""

import json
from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, Literal, TypeAlias
from urllib.parse import urlencode

from playwright.sync_api import Locator, Page, ViewportSize

from notice_site.reading.build import build_call
from notice_site.reading.source import read_source
from notice_site.site.assemble import render_site
from notice_site.site.options import BuildOptions
from notice_site.theme.mkdocs_build import build_html
from tests.call_facts import CALLS

TESTS = Path(__file__).parent.parent
PAGE = "eligibility/index.html"
PHONE: ViewportSize = {"width": 360, "height": 740}
DESK: ViewportSize = {"width": 1280, "height": 900}
ColorScheme: TypeAlias = Literal["light", "dark"]
READY = "first: a lead with ten enterprises and a university has everything in place"
BY_HAND = (
    READY,
    "first: two enterprises beside the chain's ten, and one university from outside, are members too",
    "first: a university joins",
    "full: an inheritor alone meets everything",
    "full: a workshop with four schools has too many, and an agreement without safety",
)
"""Journeys that answer every kind of question."""

WHILE_OPEN = {"first": "2017-09-20T12:00:00+08:00", "full": "2030-04-20T12:00:00+08:00"}
"""A moment at which all windows of a call are open."""

PAUSE = 800
"""Milliseconds without typing after which the sentence that sums up follows."""

Journey = dict[str, Any]
Open = Callable[..., Page]
"""Opens a call's page on a new device."""


def read_journeys() -> dict[str, Journey]:
    """All journeys of `tests/cases/` by call and title; each knows its call."""
    found = {}
    for path in sorted((TESTS / "cases").glob("journeys-*.json")):
        data = json.loads(path.read_text("utf-8"))
        for journey in data["journeys"]:
            found[f"{data['call']}: {journey['title']}"] = {"call": data["call"], **journey}
    return found


JOURNEYS = read_journeys()
CAN_APPLY = JOURNEYS[READY]["expect"]["sentence"]


def built_site(call: str, workspace: Path) -> Path:
    """The whole site of a call."""
    prepared = render_site(build_call(read_source(CALLS[call])), BuildOptions(CALLS[call]))
    return build_html(prepared.pages, prepared.settings, workspace)


def set_clock(page: Page, now: str) -> None:
    """Set the date of the pages still to be opened; timers run on, and the browser measures as ever."""
    page.add_init_script(f"Date.now = () => Date.parse('{now}');")


def stop_clock(page: Page) -> None:
    """From here on no time passes in a page that stands but what `page.clock.run_for` lets pass."""
    page.clock.install(time=WHILE_OPEN["first"])
    page.clock.pause_at(datetime.fromisoformat(WHILE_OPEN["first"]) + timedelta(hours=1))


def link_to(journey: Journey) -> str:
    """The fragment that brings a journey's answers."""
    who = {f"_{key}": value for key, value in journey["who"].items()}
    members = {f"_members.{role}": count for role, count in journey.get("members", {}).items()}
    answers = {
        rule: ",".join(answer) if isinstance(answer, list) else answer
        for rule, answer in journey["answers"].items()
    }
    return "#" + urlencode({"_edition": 1, **who, **members, **answers})


def wait_for_questions(page: Page) -> None:
    """They come once the page stands, a second later at most."""
    page.locator(".ns-report").wait_for(state="attached")


def choose(page: Page, who: Mapping[str, str]) -> None:
    """Say who the reader is, of a page that stands."""
    wait_for_questions(page)
    for question, answer in who.items():
        page.locator(f"#checklist-{question}-{answer}").check()


def give(page: Page, answers: Mapping[str, Any]) -> None:
    """Answer questions in the order of the page; those that show only after another answer come after it."""
    for rule, answer in answers.items():
        question = page.locator(f"#{rule} .ns-question").first
        if question.is_visible():
            _answer(question, rule, answer)


def _answer(question: Locator, rule: str, answer: Any) -> None:
    name = f"#answer-{rule}"
    if isinstance(answer, list):
        for item in answer or ["none-of-them"]:
            question.locator(f"{name}-{item}").check()
    elif question.locator("fieldset, legend").count():
        question.locator(f"{name}-{answer}").check()
    else:
        question.locator(name).fill(str(answer))


def go(page: Page, journey: Journey) -> None:
    """Travel a journey from the beginning."""
    choose(page, journey["who"])
    give(page, journey["answers"])
    for role, count in journey.get("members", {}).items():
        page.locator(f"#checklist-members-{role}").fill(str(count))


def sentence(page: Page) -> Locator:
    """The one sentence that sums up."""
    return page.locator(".ns-verdict [role=status]")


def kept(page: Page) -> dict[str, str]:
    """What the device keeps for this page."""
    stored: dict[str, str] = page.evaluate("({...localStorage})")
    return {key: text for key, text in stored.items() if key.startswith("ns-eligibility/")}
