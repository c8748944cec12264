"""Answers kept on the device, and brought by links: never mixed, never lost."""

import json
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.checklist_page import (
    CAN_APPLY,
    JOURNEYS,
    READY,
    Open,
    choose,
    give,
    go,
    kept,
    link_to,
    sentence,
)

pytestmark = pytest.mark.browser


FIRST = "ns-eligibility/innovation-alliance-2017/"


def keep(page: Page, edition: int, stored: dict[str, Any]) -> None:
    """Put answers on the device as if an edition's page had kept them, and open the page anew."""
    page.evaluate(
        "([key, text]) => localStorage.setItem(key, text)", [f"{FIRST}{edition}", json.dumps(stored)]
    )
    page.reload()


def test_answers_are_there_again_after_the_page_was_closed(open_page: Open) -> None:
    page = open_page()
    go(page, JOURNEYS[READY])
    assert list(kept(page)) == [f"{FIRST}1"]
    page.reload()
    expect(sentence(page)).to_have_text(CAN_APPLY)
    expect(page.locator("#answer-other-enterprises")).to_have_value("10")
    expect(page.locator("#answer-contract-covers-rights")).to_be_checked()


def test_wiped_answers_are_gone_from_the_device_and_can_be_brought_back_at_once(open_page: Open) -> None:
    page = open_page()
    go(page, JOURNEYS[READY])
    page.get_by_role("button", name="清除回答").click()
    assert kept(page) == {}
    expect(page.locator(".ns-checklist input:checked")).to_have_count(0)
    page.get_by_role("button", name="撤销").click()
    expect(sentence(page)).to_have_text(CAN_APPLY)
    page.get_by_role("button", name="清除回答").click()
    page.reload()
    expect(sentence(page)).to_have_text("先选您是哪一方，再逐项回答。")


def test_a_shared_link_brings_the_answers_and_no_longer_shows_them_in_the_address(open_page: Open) -> None:
    page = open_page()
    go(page, JOURNEYS[READY])
    page.get_by_role("button", name="复制带回答的链接").click()
    link = page.get_by_label("打开这个链接的人都能看到您的回答：").input_value()
    other = open_page(fragment="#" + link.partition("#")[2])
    expect(sentence(other)).to_have_text(CAN_APPLY)
    expect(other.locator("#answer-name-form")).to_have_value("从化区生物3D打印技术创新联盟")
    assert "#" not in other.url


def test_a_link_never_takes_the_place_of_kept_answers_unasked(open_page: Open) -> None:
    page = open_page()
    choose(page, {"role": "lead"})
    give(page, {"founders": 3})
    page.evaluate("(fragment) => { location.hash = fragment }", link_to(JOURNEYS[READY]))
    expect(page.locator(".ns-news")).to_contain_text("这个链接带有回答，这台设备上已存有另一份。")
    expect(page.locator("#answer-founders")).to_have_value("3")
    page.get_by_role("button", name="保留本机的回答").click()
    expect(page.locator("#answer-founders")).to_have_value("3")
    assert page.evaluate("document.activeElement.className") == "ns-news"
    page.evaluate("(fragment) => { location.hash = fragment }", link_to(JOURNEYS[READY]))
    page.get_by_role("button", name="改用链接中的回答").click()
    expect(sentence(page)).to_have_text(CAN_APPLY)


@pytest.mark.parametrize(
    "fragment",
    [
        "#_edition=1&_role=<script>alert(1)</script>&founders=<img src=x onerror=alert(1)>",
        "#_edition=1&founders=-1&universities=1e99&field=constructor&contract-covers=x,y",
        "#_edition=1&_role=lead&name-form=" + "a" * 100_000,
        "#%E0%A4%A&_edition=1&%%%",
        "#_edition=1&__proto__=x&constructor=y",
        "#founders:nth-child(2)",
        "#'\"><script>alert(1)</script>",
    ],
)
def test_a_hostile_link_changes_nothing_and_breaks_nothing(fragment: str, open_page: Open) -> None:
    page = open_page(fragment=fragment)
    page.on("dialog", lambda dialog: pytest.fail(dialog.message))
    assert kept(page) == {}
    expect(page.locator(".ns-checklist input:checked")).to_have_count(0)
    go(page, JOURNEYS[READY])
    expect(sentence(page)).to_have_text(CAN_APPLY)


@pytest.mark.parametrize("text", ["", "null", "[]", '{"role": {"a": 1}, "answers": [1]}', "{broken"])
def test_a_broken_store_breaks_nothing(text: str, open_page: Open) -> None:
    page = open_page()
    page.evaluate("([key, text]) => localStorage.setItem(key, text)", [f"{FIRST}1", text])
    page.reload()
    expect(sentence(page)).to_have_text("先选您是哪一方，再逐项回答。")


def test_an_answer_of_an_older_edition_is_asked_again_where_its_question_has_changed(open_page: Open) -> None:
    page = open_page()
    go(page, JOURNEYS[READY])
    stored = json.loads(kept(page)[f"{FIRST}1"])
    page.evaluate("localStorage.clear()")
    stored["answers"]["founders"]["of"] = "00000000"
    keep(page, 0, stored)
    expect(page.locator(".ns-news")).to_contain_text("通知有改动，以下1题要重新回答：")
    expect(page.get_by_role("link", name="登记表要填的联盟发起单位一共有几家？").first).to_have_attribute(
        "href", "#founders"
    )
    expect(page.locator("#answer-founders")).to_have_value("")
    expect(page.locator("#answer-other-enterprises")).to_have_value("10")
    assert list(kept(page)) == [f"{FIRST}1"]


def test_the_answers_of_another_call_are_left_alone(open_page: Open) -> None:
    page = open_page()
    page.evaluate("localStorage.setItem('ns-eligibility/another-call/1', '{}')")
    go(page, JOURNEYS[READY])
    page.get_by_role("button", name="清除回答").click()
    assert list(kept(page)) == ["ns-eligibility/another-call/1"]


def test_a_browser_that_keeps_nothing_says_so_and_works(open_page: Open) -> None:
    page = open_page(may_fail=True)
    page.add_init_script(
        "Object.defineProperty(window, 'localStorage', {get() { throw new Error('refused'); }});"
    )
    page.reload()
    go(page, JOURNEYS[READY])
    expect(sentence(page)).to_have_text(CAN_APPLY)
    expect(page.locator(".ns-news")).to_contain_text("这个浏览器不保存回答")


def test_nothing_is_asked_of_another_place(open_page: Open, sites: dict[str, str], tmp_path: Path) -> None:
    page = open_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.reload()
    go(page, JOURNEYS[READY])
    page.get_by_role("button", name="复制带回答的链接").click()
    page.screenshot(path=tmp_path / "page.png")
    assert asked
    assert [url for url in asked if not url.startswith(sites["first"].rpartition("/eligibility/")[0])] == []
