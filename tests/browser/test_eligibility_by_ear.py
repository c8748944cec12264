"""A whole journey through the checklist as a screen reader has it: from Chromium's accessibility tree."""

from collections.abc import Iterator
from itertools import pairwise
from typing import Any

import pytest
from playwright.sync_api import Page

from tests.browser.checklist_page import JOURNEYS, PAUSE, READY, Open, choose, give, stop_clock

pytestmark = pytest.mark.browser

ASKING = ("radiogroup", "group", "textbox")
REACHABLE = ("link", "button", "radio", "checkbox", "textbox", "radiogroup", "group")
HEAR = """() => {
  window.spoken = [];
  for (const $one of document.querySelectorAll('[role=status], [role=alert], [aria-live]')) {
    const hear = new MutationObserver(() => $one.textContent && window.spoken.push($one.textContent));
    hear.observe($one, {childList: true, characterData: true, subtree: true});
  }
}"""
"""Collects what is announced, as often as it is."""


def tree(page: Page) -> list[dict[str, Any]]:
    """What assistive technology gets, in its order: role, name and the states that are set."""
    nodes = page.context.new_cdp_session(page).send("Accessibility.getFullAXTree")["nodes"]
    by_id = {node["nodeId"]: node for node in nodes}
    return [heard(node) for node in in_order(nodes[0], by_id) if not node["ignored"]]


def in_order(node: dict[str, Any], by_id: dict[str, dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """A node and those inside it; Chromium lists them level by level."""
    yield node
    for inner in node.get("childIds", []):
        yield from in_order(by_id[inner], by_id) if inner in by_id else ()


def heard(node: dict[str, Any]) -> dict[str, Any]:
    states = {each["name"]: each["value"].get("value") for each in node.get("properties", [])}
    return {"role": node["role"]["value"], "name": node.get("name", {}).get("value", ""), **states}


def named(page: Page, *roles: str) -> list[str]:
    return [node["name"] for node in tree(page) if node["role"] in roles]


def questions(page: Page) -> list[str]:
    """The questions to the reader in the order they are heard."""
    return [node["name"] for node in tree(page) if node["role"] in ASKING and node["name"].endswith("？")]


def test_the_whole_journey_is_heard_in_order_with_roles_names_and_states(open_page: Open) -> None:
    page = open_page()
    assert questions(page)[0] == "您是哪一方？"
    assert {node["checked"] for node in tree(page) if node["role"] == "radio"} == {"false"}
    page.evaluate(HEAR)
    stop_clock(page)
    choose(page, {"role": "lead"})
    asked = questions(page)
    assert asked[0] == "您是哪一方？"
    assert len(asked) > 12
    assert len(set(asked)) == len(asked), "no two questions have the same name"
    shown = [
        text.strip() for text in page.locator(".ns-condition .ns-question__ask:visible").all_inner_texts()
    ]
    assert asked[1:] == shown
    for rule, answer in JOURNEYS[READY]["answers"].items():
        give(page, {rule: answer})
        assert page.evaluate("document.activeElement !== document.body"), rule
    page.clock.run_for(PAUSE)
    spoken = page.evaluate("window.spoken")
    assert spoken[-1] == JOURNEYS[READY]["expect"]["sentence"]
    assert all(one != other for one, other in pairwise(spoken)), spoken
    assert len(spoken) <= 1 + len(JOURNEYS[READY]["answers"]), "one message at most for one answer"
    checked = [node["name"] for node in tree(page) if node.get("checked") == "true"]
    assert len(checked) >= 8


def test_what_is_heard_after_the_questions_is_the_result_then_the_papers(open_page: Open) -> None:
    page = open_page()
    choose(page, {"role": "lead"})
    give(page, JOURNEYS[READY]["answers"])
    heard = named(page, "heading")
    assert heard[0] == "申报自查"
    order = [heard.index(name) for name in ("条件", "结果", "要准备的材料") if name in heard]
    assert order == sorted(order)
    assert len(order) >= 2, heard


def test_nothing_that_can_be_reached_is_without_a_name(open_page: Open) -> None:
    page = open_page()
    for role in ("university", "lead"):
        choose(page, {"role": role})
        reachable = [node for node in tree(page) if node["role"] in REACHABLE]
        assert len(reachable) > 10
        assert [node for node in reachable if not node["name"]] == []
