"""The eligibility page for every reader: by ear, by keyboard, on a small phone."""

import pytest
from playwright.sync_api import expect

from tests.browser.axe_at_rest import axe_findings
from tests.browser.checklist_page import (
    DESK,
    JOURNEYS,
    PAUSE,
    PHONE,
    READY,
    Open,
    choose,
    give,
    go,
    sentence,
    stop_clock,
    wait_for_questions,
)

pytestmark = pytest.mark.browser


LISTEN = """() => {
  window.spoken = [];
  for (const $one of document.querySelectorAll('[role=status], [aria-live]')) {
    const hear = new MutationObserver(() => window.spoken.push($one.textContent));
    hear.observe($one, {childList: true, characterData: true, subtree: true});
  }
}"""
"""Collects what a screen reader would say."""


IS_FOCUS_IN_SIGHT = """() => {
  const {left, top, width, height} = document.activeElement.getBoundingClientRect();
  const $seen = document.elementFromPoint(left + width / 2, top + height / 2);
  return $seen !== null && (document.activeElement.contains($seen) || $seen.contains(document.activeElement));
}"""
"""Whether nothing lies over what has the focus."""


def test_the_sentence_is_announced_once_for_an_answer_and_once_typing_has_paused(open_page: Open) -> None:
    page = open_page()
    choose(page, {"role": "lead"})
    page.evaluate(LISTEN)
    stop_clock(page)
    give(page, {"lead-enterprise": "yes"})
    first, second = "已满足1项条件。还有9题没有回答。", "已满足2项条件。还有8题没有回答。"
    page.wait_for_function("() => spoken.length === 1")
    for digit in "10":
        page.locator("#answer-founders").press(digit)
        page.clock.run_for(PAUSE - 1)
        assert page.evaluate("spoken") == [first]
    page.clock.run_for(1)
    page.wait_for_function("() => spoken.length > 1")
    assert page.evaluate("spoken") == [first, second]


def test_a_press_that_leaves_a_field_with_a_fault_is_not_lost(open_page: Open) -> None:
    page = open_page(viewport=DESK)
    choose(page, {"role": "lead"})
    page.locator("#answer-founders").press_sequentially("many")
    # The very question below, which the words of the fault move.
    below = page.locator("#answer-founders-fault").locator(
        "xpath=following::input[@type='radio' or @type='checkbox'][1]"
    )
    below.click()
    expect(below).to_be_checked()
    expect(page.locator("#answer-founders-fault")).to_be_visible()


@pytest.mark.parametrize("call", ["first", "full"])
def test_the_sentence_counts_the_questions_that_the_list_shows_as_not_answered(
    call: str, open_page: Open
) -> None:
    page = open_page(call)
    choose(page, {"role": "lead"} if call == "first" else {"role": "workshop", "track": "workshop"})
    listed = page.locator(".ns-points .ns-state[data-state=not_answered]").count()
    assert listed > 5
    assert sentence(page).text_content() == f"还有{listed}题没有回答。"


def test_every_question_has_its_name_by_ear(open_page: Open) -> None:
    page = open_page()
    choose(page, {"role": "lead"})
    group = page.get_by_role("group", name="契约写明了哪些内容？")
    expect(group.get_by_role("checkbox")).to_have_count(5)
    expect(page.get_by_role("group", name="您是哪一方？").get_by_role("radio")).to_have_count(4)
    expect(page.get_by_role("textbox", name="有几家省内高等院校加入？")).to_be_visible()


def test_the_whole_page_works_by_keyboard_and_the_focus_is_never_lost(open_page: Open) -> None:
    page = open_page(viewport=DESK)
    wait_for_questions(page)
    page.locator("#checklist-role-lead").focus()
    page.keyboard.press("Space")
    seen = []
    for _ in range(200):
        page.keyboard.press("Tab")
        name = page.evaluate("document.activeElement.id || document.activeElement.textContent")
        seen.append(name)
        kind = page.evaluate("document.activeElement.type || ''")
        if kind in ("radio", "checkbox"):
            page.keyboard.press("Space")
        elif kind == "text":
            page.keyboard.type("12")
        assert page.evaluate("document.activeElement !== document.body"), name
        assert page.evaluate("document.activeElement.id || document.activeElement.textContent") == name
        if name == "清除回答":
            break
    assert "answer-founders" in seen
    assert "复制带回答的链接" in seen
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.textContent") == "清除回答"
    expect(page.locator("#checklist-role-lead")).not_to_be_checked()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.textContent") == "清除回答"
    expect(page.locator("#answer-founders")).to_have_value("12")


def test_the_focus_is_not_hidden_behind_the_sentence(open_page: Open) -> None:
    page = open_page()
    choose(page, {"role": "lead"})
    page.locator("#checklist-role-lead").focus()
    for _ in range(25):
        page.keyboard.press("Tab")
        assert page.evaluate(IS_FOCUS_IN_SIGHT), page.evaluate("document.activeElement.outerHTML")


@pytest.mark.parametrize(("viewport", "scheme"), [(PHONE, "light"), (DESK, "dark")], ids=["phone", "desk"])
def test_axe_finds_nothing_in_any_state(viewport: dict[str, int], scheme: str, open_page: Open) -> None:
    page = open_page(viewport=viewport, color_scheme=scheme)
    assert axe_findings(page) == []
    choose(page, {"role": "university"})
    assert axe_findings(page) == []
    choose(page, {"role": "lead"})
    give(
        page,
        {
            "other-enterprises": 9,
            "contract-covers": ["rights"],
            "field": "_outside",
            "lead-enterprise": "yes",
        },
    )
    page.locator("#answer-founders").fill("十")
    page.locator("#answer-founders").blur()
    page.get_by_role("button", name="复制带回答的链接").click()
    assert axe_findings(page) == []
    page.get_by_role("button", name="清除回答").click()
    assert axe_findings(page) == []


def test_axe_finds_nothing_where_the_pages_script_fails_to_parse(open_page: Open) -> None:
    page = open_page("broken", may_fail=True)
    expect(page.locator(".ns-packing")).to_be_visible()
    assert axe_findings(page) == []


@pytest.mark.parametrize("width", [320, 360])
def test_nothing_is_wider_than_a_small_phone(width: int, open_page: Open) -> None:
    page = open_page(viewport={"width": width, "height": 640})
    for role in ("university", "lead"):
        choose(page, {"role": role})
        assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_the_main_controls_are_large_enough_for_a_thumb(open_page: Open) -> None:
    page = open_page()
    go(page, JOURNEYS[READY])
    controls = page.locator(".ns-checklist :is(.ns-pick label, .ns-reply, button):visible")
    assert controls.count() > 40
    for control in controls.all():
        box = control.bounding_box()
        assert box
        assert box["height"] >= 44, control.evaluate("($one) => $one.outerHTML")
