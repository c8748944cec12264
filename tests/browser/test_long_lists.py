"""A checklist of hundreds of conditions and options: found by typing, shown in order, usable by all."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from notice_site.reading.build import build_call
from notice_site.reading.source import read_source
from notice_site.site.assemble import render_site
from notice_site.site.options import BuildOptions
from notice_site.theme.mkdocs_build import build_html
from tests.browser.axe_at_rest import axe_findings
from tests.browser.checklist_page import PAGE, sentence, set_clock
from tests.call_facts import MINIMAL

pytestmark = pytest.mark.browser

CONDITIONS = 120
OPTIONS = 40
RULES = "\n".join(
    f"  - {{id: rule-{number}, kind: yes_no, clause: deadline, quote: 申请材料, ask: 第{number}条满足吗？, "
    "no_evidence: 不用证明}"
    for number in range(CONDITIONS)
)
LIST = "\n".join(f"      - {{id: option-{number}, label: 第{number}类}}" for number in range(OPTIONS))
CALL = f"""
taxonomies:
  - id: fields
    title: 领域
    source: deadline
    options:
{LIST}
eligibility:
  - {{id: field, kind: one_of, clause: deadline, quote: 申请材料, ask: 属于哪一类？, taxonomy: fields,
     other: not_met, no_evidence: 不用证明}}
{RULES}
"""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("long")
    data = folder / "notice_data.yml"
    data.write_text(MINIMAL.read_text("utf-8") + CALL, "utf-8")
    prepared = render_site(build_call(read_source(data)), BuildOptions(data))
    return build_html(prepared.pages, prepared.settings, folder)


@pytest.fixture
def page(browser: Browser, site: Path) -> Iterator[Page]:
    page = browser.new_page(viewport={"width": 320, "height": 740})
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    set_clock(page, "2030-04-01T12:00:00+08:00")
    page.goto((site / PAGE).as_uri())
    yield page
    page.close()
    assert faults == []


def test_an_option_of_a_long_list_is_found_by_typing(page: Page) -> None:
    options = page.locator("#field .ns-pick:visible")
    expect(options).to_have_count(OPTIONS + 1)
    page.locator("#answer-field-option-3").check()
    page.get_by_label(f"在这{OPTIONS + 1}项中查找").press_sequentially("３7")
    # The chosen one stays in sight.
    expect(options).to_have_text(["第3类", "第37类"])
    expect(page.locator(".ns-finder__count")).to_have_text("有1项含有这些字。")
    page.keyboard.press("Enter")
    page.locator("#answer-field-option-37").check()
    expect(sentence(page)).to_contain_text("已满足1项条件")
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    assert axe_findings(page) == []


def test_points_stay_in_the_order_of_the_notice_as_answers_come_and_go(page: Page) -> None:
    every = CONDITIONS + 1
    for number in (70, 5, 100):
        page.locator(f"#answer-rule-{number}-yes").check()
    expect(sentence(page)).to_have_text(f"已满足3项条件。还有{every - 3}题没有回答。")
    page.locator("#answer-rule-70-unsure").check()
    expect(sentence(page)).to_have_text(f"已满足2项条件。还有{every - 2}题没有回答。")
    lists = page.evaluate(
        "() => [...document.querySelectorAll('.ns-report .ns-points')].map(($list) => $list.children.length)"
    )
    assert lists[:1] == [every - 2]
    links = page.evaluate(
        "() => [...document.querySelector('.ns-report .ns-points').querySelectorAll('a[href^=\"#rule-\"]')]"
        ".map(($link) => Number($link.hash.slice(6)))"
    )
    assert links == sorted(set(range(CONDITIONS)) - {5, 100})
