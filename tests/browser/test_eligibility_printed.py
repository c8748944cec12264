"""The eligibility page as a list: printed, without scripts, and reached by links."""

import re
import subprocess

import pytest
from playwright.sync_api import Page, expect

from tests.browser.checklist_page import (
    CAN_APPLY,
    DESK,
    JOURNEYS,
    READY,
    Open,
    choose,
    go,
)

pytestmark = pytest.mark.browser


def pages_of(pdf: bytes) -> list[str]:
    """The text of every printed page."""
    command = ["pdftotext", "-layout", "-", "-"]
    text = subprocess.run(command, input=pdf, capture_output=True, check=True).stdout.decode()
    return text.removesuffix("\f").split("\f")


def printed(page: Page) -> list[str]:
    return pages_of(page.pdf(prefer_css_page_size=True))


def test_printed_answers_are_a_packing_list_of_two_pages_at_most(open_page: Open) -> None:
    page = open_page(viewport=DESK)
    go(page, JOURNEYS[READY])
    pages = printed(page)
    assert len(pages) <= 2
    text = re.sub(r"\s", "", "".join(pages))
    assert "报送清单" in text
    assert "演示，非官方发布" in text
    assert CAN_APPLY in text
    assert "每个成员一式2份，共24份。共盖24个章。" in text
    assert "每份盖12个章。" in text
    assert "清除回答" not in text
    page.emulate_media(media="print")
    ticked = page.locator("[data-packing-list] [data-slot=box]:checked")
    expect(ticked).to_have_count(12)
    expect(page.locator("[data-packing-list] [data-rule=founders] [data-slot=answer]")).to_have_value("10")
    expect(page.locator(".ns-checklist")).to_be_hidden()


def test_a_joining_university_prints_its_own_tasks_on_one_page(open_page: Open) -> None:
    page = open_page()
    choose(page, {"role": "university"})
    pages = printed(page)
    assert len(pages) == 1
    text = re.sub(r"\s", "", pages[0])
    assert "加入联盟的高等院校：签章之前" in text
    assert "加入联盟的企业：签章之前" not in text
    assert "营业执照" not in text


def test_the_list_is_blank_again_once_the_answers_are_wiped(open_page: Open) -> None:
    page = open_page()
    blank = printed(page)
    go(page, JOURNEYS[READY])
    assert printed(page) != blank
    page.get_by_role("button", name="清除回答").click()
    assert printed(page) == blank


@pytest.mark.parametrize("call", ["first", "full"])
def test_without_scripts_the_page_is_a_list_to_tick_and_print(call: str, open_page: Open) -> None:
    page = open_page(call, java_script_enabled=False)
    rows = page.locator("[data-packing-list] [data-rule]:visible")
    assert rows.count() == page.locator("[data-rule]").count() > 10
    page.get_by_role("checkbox").first.check()
    expect(page.locator(".ns-checklist")).to_have_count(0)
    assert len(printed(page)) <= 2 or call != "first"


def test_the_list_is_there_where_the_pages_script_fails_to_parse(open_page: Open) -> None:
    page = open_page("broken", may_fail=True)
    expect(page.locator("[data-rule=founders]")).to_be_visible()
    expect(page.locator(".ns-checklist")).to_have_count(0)


def test_the_list_is_there_where_the_pages_data_is_broken_and_the_fault_is_named(open_page: Open) -> None:
    page = open_page(may_fail=True)
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.add_init_script("const parse = JSON.parse; JSON.parse = (text) => parse(text.replace('{', ''));")
    page.reload()
    expect(page.locator("[data-rule=founders]")).to_be_visible()
    assert any(line.startswith("eligibility: ") for line in said)


@pytest.mark.parametrize("with_scripts", [True, False], ids=["with scripts", "without"])
def test_a_link_to_a_condition_leads_to_its_line(with_scripts: bool, open_page: Open) -> None:
    page = open_page(fragment="#founders", java_script_enabled=with_scripts)
    expect(page.locator("[data-rule=founders]")).to_be_in_viewport()


def test_a_link_to_a_condition_leads_to_its_question_once_the_reader_is_known(open_page: Open) -> None:
    page = open_page()
    choose(page, {"role": "lead"})
    page.evaluate("location.hash = 'founders'")
    page.reload()
    expect(page.locator("[data-rule=founders]")).to_be_hidden()
    expect(page.locator("#founders.ns-condition")).to_be_in_viewport()


def test_all_conditions_are_there_to_read_before_anything_is_answered(open_page: Open) -> None:
    page = open_page()
    assert (
        page.locator("[data-packing-list] [data-rule]:visible").count() == page.locator("[data-rule]").count()
    )
    choose(page, {"role": "lead"})
    expect(page.locator("[data-packing-list]")).to_be_hidden()
