"""A fact asked once decides all that hangs on it; sums, what was not asked, and the example to copy."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from notice_site.reading.build import build_call
from notice_site.reading.source import read_source
from notice_site.site.assemble import render_site
from notice_site.site.options import BuildOptions
from notice_site.theme.mkdocs_build import build_html
from tests.browser.axe_at_rest import axe_findings
from tests.browser.checklist_page import DESK, PAGE, PHONE, set_clock
from tests.call_facts import NOTICES

pytestmark = pytest.mark.browser

NOW = "2026-03-20T09:00:00+08:00"
GRANT = NOTICES / "digital-grant.yml"
SENTENCE = ".ns-verdict__sentence"
ANSWERS = {"staff-count": "20", "turnover": "1500", "founded": "2023-05-06", "total-cost": "300"}
ADDED = "申报单位近三年受过行政处罚的，不予受理。"


def built(data: Path, workspace: Path) -> Path:
    prepared = render_site(build_call(read_source(data)), BuildOptions(data))
    return build_html(prepared.pages, prepared.settings, workspace)


@pytest.fixture(scope="module")
def folders(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The call as it is, and one whose text sets a condition that no rule asks."""
    data = tmp_path_factory.mktemp("unasked") / "notice_data.yml"
    text = GRANT.read_text("utf-8")
    data.write_text(text.replace("从业人员不少于10人。]", f"从业人员不少于10人。{ADDED}]"), encoding="utf-8")
    sources = {"grant": GRANT, "unasked": data}
    return {name: built(path, tmp_path_factory.mktemp(name)) for name, path in sources.items()}


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    made = browser.new_context(viewport=PHONE)
    yield made
    made.close()


def opened(context: BrowserContext, folder: Path, fragment: str = "") -> Page:
    page = context.new_page()
    set_clock(page, NOW)
    page.goto(f"{(folder / PAGE).as_uri()}{fragment}")
    expect(page.locator("#question-staff-count")).to_be_visible()
    return page


def answer(page: Page) -> None:
    page.locator("#answer-organisation-enterprise").check()
    for question, text in ANSWERS.items():
        page.locator(f"#answer-{question}").fill(text)
    page.locator("#answer-audit-done-yes").check()


def test_each_fact_is_asked_once_and_told_at_every_condition_that_uses_it(
    context: BrowserContext, folders: dict[str, Path]
) -> None:
    page = opened(context, folders["grant"])
    assert page.locator("input[id='answer-staff-count']").count() == 1
    page.locator("#answer-staff-count").fill("9")
    expect(page.locator("#staff-least .ns-state")).to_have_text("尚未满足")
    page.locator("#answer-staff-count").fill("20")
    for condition in ("staff-least", "sme"):
        expect(page.locator(f"#{condition}")).to_contain_text("从业人员有多少人？ 20人")
    expect(page.locator("#staff-least .ns-state")).to_have_text("已满足")
    answer(page)
    expect(page.locator(SENTENCE)).to_have_text("根据您的回答，可以申报。")
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]


def test_answers_stay_and_come_with_a_link(context: BrowserContext, folders: dict[str, Path]) -> None:
    page = opened(context, folders["grant"])
    answer(page)
    expect(page.locator(SENTENCE)).to_have_text("根据您的回答，可以申报。")
    page.reload()
    expect(page.locator("#answer-staff-count")).to_have_value("20")
    page.get_by_role("button", name="复制带回答的链接").click()
    link = page.locator("#checklist-link").input_value()
    assert "staff-count." in link
    page.get_by_role("button", name="清除回答").click()
    expect(page.locator("#answer-staff-count")).to_have_value("")
    again = opened(context, folders["grant"], f"#{link.partition('#')[2]}")
    expect(again.locator("#answer-staff-count")).to_have_value("20")


def test_the_result_says_how_much_at_most_and_how_it_was_worked_out(
    context: BrowserContext, folders: dict[str, Path]
) -> None:
    page = opened(context, folders["grant"])
    money = page.locator(".ns-money")
    expect(money).to_contain_text("回答后才能算，最多不超过1,000,000元")
    answer(page)
    grant = page.locator("[data-award=grant]")
    expect(grant).to_contain_text("最多1,000,000元")
    expect(grant).to_contain_text("3,000,000元 × 40% = 1,200,000元 → 封顶1,000,000元")
    expect(grant).to_contain_text("由主管部门定")
    page.locator("#answer-staff-count").fill("200")
    expect(grant).to_contain_text("最多900,000元")
    expect(page.locator("[data-award=cloud]")).to_contain_text("按这些回答，没有")
    page.locator("#answer-users").fill("7")
    expect(page.locator("[data-award=platform]")).to_contain_text("1,400元")
    expect(page.locator("[data-award=deposit]")).to_contain_text("期满退还")


def test_nobody_is_told_that_they_can_apply_while_a_condition_was_not_asked(
    context: BrowserContext, folders: dict[str, Path]
) -> None:
    page = opened(context, folders["unasked"])
    answer(page)
    sentence = page.locator(SENTENCE)
    expect(sentence).to_contain_text("已核对的6项条件都符合")
    expect(sentence).not_to_contain_text("可以申报")
    expect(page.get_by_role("heading", name="这里没有问到的")).to_be_visible()
    expect(page.locator(".ns-report")).to_contain_text(ADDED.rstrip("。"))


def test_a_draft_gives_the_answers_as_an_example_to_copy(
    context: BrowserContext, folders: dict[str, Path]
) -> None:
    page = opened(context, folders["grant"])
    answer(page)
    page.get_by_text("留作例子").click()
    text = page.locator("#checklist-example").input_value()
    assert "      staff-count: 20\n" in text
    assert "      staff-least:\n" in text
    assert "met" not in text


def test_all_is_reached_and_answered_by_keyboard(context: BrowserContext, folders: dict[str, Path]) -> None:
    page = opened(context, folders["grant"])
    page.locator("#answer-organisation-enterprise").focus()
    page.keyboard.press("Space")
    for text in ("20", "1500"):
        page.keyboard.press("Tab")
        page.keyboard.type(text)
    expect(page.locator("#answer-turnover")).to_have_value("1500")
    link = page.locator("#staff-least").get_by_role("link", name="从业人员有多少人？")
    link.focus()
    page.keyboard.press("Enter")
    expect(page.locator("#question-staff-count")).to_be_in_viewport()


@pytest.mark.parametrize("size", [PHONE, DESK])
def test_nothing_new_keeps_anybody_out(
    context: BrowserContext, folders: dict[str, Path], size: dict[str, int]
) -> None:
    page = opened(context, folders["unasked"])
    page.set_viewport_size({"width": size["width"], "height": size["height"]})
    answer(page)
    expect(page.locator(SENTENCE)).to_contain_text("都符合")
    assert axe_findings(page) == []
