"""A long list of results in Chromium: pages, search, print, without scripts."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from notice_site.command.cli import main
from tests.browser.axe_at_rest import axe_findings
from tests.call_facts import MINIMAL
from tests.test_long_results import HEAD

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> str:
    folder = tmp_path_factory.mktemp("results")
    rows = "".join(f"          - ['{at}', 虚构工坊{at}, '1-{at}']\n" for at in range(1, 201))
    (folder / "notice_data.yml").write_text(MINIMAL.read_text("utf-8") + HEAD + rows, "utf-8")
    assert main(["build", "--data", str(folder / "notice_data.yml")]) == 0
    return (folder / "site/updates/index.html").as_uri()


@pytest.fixture
def page(context: BrowserContext, address: str) -> Iterator[Page]:
    page = context.new_page()
    page.goto(address)
    yield page
    page.close()


def test_it_has_pages_and_a_search(page: Page) -> None:
    table, status = page.locator(".ns-results tbody tr:visible"), page.locator(".ns-results [role=status]")
    expect(table).to_have_count(50)
    expect(status).to_have_text("第1至50条，找到200条，共200条")
    page.get_by_role("button", name="下一页").click()
    expect(table.first).to_contain_text("虚构工坊51")
    page.get_by_role("searchbox", name="在“扶持名单: 第1批”里查找").fill("工坊１9")
    expect(status).to_have_text("第1至11条，找到11条，共200条")
    expect(page.get_by_role("button", name="下一页")).to_be_disabled()
    page.get_by_role("searchbox", name="查找").fill("没有这家")
    expect(status).to_have_text("共200条，没有找到")
    assert axe_findings(page) == []
    page.emulate_media(media="print")
    expect(table).to_have_count(200)


def test_without_scripts_the_whole_list_is_there(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address)
    expect(page.locator(".ns-results tbody tr:visible")).to_have_count(200)
    expect(page.get_by_role("link", name="完整名单")).to_have_attribute("href", "../downloads/results-1.xlsx")
    context.close()
