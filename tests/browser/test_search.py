"""The search in Chromium, over HTTP and from a folder on disk: what people type, and what comes first."""

from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.searching import LIST, entered, found, pages_found
from tests.browser.serving import served

pytestmark = pytest.mark.browser

FIRST_CALL = {
    "联盟": "notice/index.html",
    "申报材料": "materials/index.html",
    "截止": "contact/index.html",
    "高等院校": "materials/index.html",
    "营业执照": "notice/index.html",
    "知识产权": "notice/index.html",
    # What people ask.
    "多少钱": "notice/index.html",
    "资金": "notice/index.html",
    "怎么报名": "index.html",
    "怎么申报？": "index.html",
    "谁可以申报": "eligibility/index.html",
    "我们要交什么": "materials/index.html",
    "什么时候截止": "contact/index.html",
    "材料交到哪里": "notice/index.html",
    # To get in touch.
    "电话": "contact/index.html",
    "地址": "contact/index.html",
    "联系人": "contact/index.html",
    "邮箱": "contact/index.html",
    "QQ": "contact/index.html",
    "ｑｑ．ｃｏｍ": "contact/index.html",
    "020-87926183": "contact/index.html",
    "87926183": "contact/index.html",
    "受理点": "contact/index.html",
    "截止时间": "contact/index.html",
    # Documents and forms.
    "附件1": "forms/registration/index.html",
    "附件2": "forms/membership/index.html",
    "附件 3": "forms/necessity/index.html",
    "申报登记表": "forms/registration/index.html",
    "入盟申请": "forms/membership/index.html",
    "必要性说明": "forms/necessity/index.html",
    "法人": "forms/membership/index.html",
    "3D打印": "forms/registration/index.html",
    "附件表格": "forms/index.html",
    "汇总表": "forms/collect/index.html",
    "公章": "notice/index.html",
    "契约": "materials/index.html",
    "牵头企业": "materials/index.html",
    "大学": "materials/index.html",
    # Conditions and clauses.
    "10家": "notice/index.html",
    "1家以上": "notice/index.html",
    "新型农业": "notice/index.html",
    "生物医药": "notice/index.html",
    "征集领域": "notice/index.html",
    "扶持": "notice/index.html",
    "备案": "notice/index.html",
    "经费管理办法": "notice/index.html",
    "自查": "eligibility/index.html",
    "更正": "updates/index.html",
    # Parts of words, as one types.
    "知识": "notice/index.html",
    "登记表": "forms/registration/index.html",
    "入盟": "forms/membership/index.html",
}
SECOND_CALL = {
    "截止": "updates/index.html#extension--title",
    "多少钱": "notice/index.html#support",
    "延长": "updates/index.html#extension--title",
    "公示": "updates/index.html#proposed--title",
    "什么时候公布": "updates/index.html#proposed--title",
    "评审": "index.html#assessment",
    "学校": "materials/index.html#role-school",
    "三等扶持": "notice/index.html#support",
    "意向书": "forms/intent/index.html",
    "预算": "forms/costs/index.html",
    "名词": "index.html#terms",
}


@pytest.fixture(scope="module")
def roots(folders: dict[str, Path]) -> Iterator[dict[tuple[str, str], str]]:
    """Where each call stands, on a server and on disk."""
    with ExitStack() as servers:
        found_at = {}
        for call, folder in folders.items():
            found_at["http", call] = servers.enter_context(served(folder))
            found_at["file", call] = f"{folder.as_uri()}/"
        yield found_at


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page that misses nothing and complains of nothing."""
    opened = browser.new_page(viewport={"width": 1280, "height": 900})
    faults: list[str] = []
    opened.on("console", lambda message: faults.append(message.text))
    opened.on("pageerror", lambda error: faults.append(str(error)))
    yield opened
    opened.close()
    assert faults == []


@pytest.mark.parametrize("way", ["http", "file"])
def test_what_people_type_finds_the_page_that_answers_it_first(
    page: Page, roots: dict[tuple[str, str], str], way: str
) -> None:
    page.goto(roots[way, "first"] + "forms/index.html")
    assert len(FIRST_CALL) > 46
    assert {query: pages_found(page, query)[:1] for query in FIRST_CALL} == {
        query: [address] for query, address in FIRST_CALL.items()
    }


def test_another_call_is_searched_as_well(page: Page, roots: dict[tuple[str, str], str]) -> None:
    page.goto(roots["http", "full"] + "index.html")
    assert {
        query: found(page, query)[0].removesuffix("#annex--title") for query in SECOND_CALL
    } == SECOND_CALL


@pytest.mark.parametrize("width", [360, 1280])
def test_nothing_of_the_search_is_fetched_before_it_is_first_used(
    browser: Browser, roots: dict[tuple[str, str], str], width: int
) -> None:
    page = browser.new_page(viewport={"width": width, "height": 700})
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url.partition("?")[0].rpartition("/")[2]))
    page.goto(roots["http", "first"] + "index.html", wait_until="networkidle")
    assert set(asked) == {"index.html", "all.css", "start.js"}
    asked.clear()
    if width == 360:
        page.get_by_role("button", name="站内搜索").click()
    entered(page)
    assert asked == ["index.js", "results.js"]
    page.locator("input[name=query]").blur()
    assert found(page, "截止")
    assert len(asked) == 2
    page.close()


def test_a_found_part_is_opened_with_its_words_marked_and_no_letter_changed(
    page: Page, roots: dict[tuple[str, str], str]
) -> None:
    page.goto(roots["file", "first"] + "notice/index.html")
    before = page.locator("article").inner_html()
    found(page, "申报截止时间")
    page.locator(f"{LIST} a[href*='#submission']").first.click()
    page.wait_for_url("**/notice/index.html?h=*#submission")
    marked = page.evaluate("[...CSS.highlights.get('found')].map(String)")
    assert "申报截止时间" in marked
    assert page.locator("article").inner_html() == before


def test_a_result_shows_the_words_around_what_was_found(
    page: Page, roots: dict[tuple[str, str], str]
) -> None:
    page.goto(roots["http", "first"] + "index.html")
    found(page, "营业执照")
    first = page.locator(f"{LIST} a").first
    assert first.locator("mark").all_inner_texts() == ["营业执照"]
    assert "牵头单位的营业执照复印件" in first.inner_text()


def test_nothing_found_is_said_and_so_is_how_much(page: Page, roots: dict[tuple[str, str], str]) -> None:
    page.goto(roots["http", "first"] + "index.html")
    said = page.locator(".md-search [role=status]")
    assert found(page, "火星基地") == []
    expect(said).to_have_text("没有找到，换个说法或少写几个字试试")
    count = len(pages_found(page, "营业执照"))
    expect(said).to_have_text(f"找到{count}个页面")
    page.get_by_role("button", name="清空").click()
    expect(page.locator(f"{LIST} a")).to_have_count(0)
    assert page.evaluate("document.activeElement.name") == "query"


def test_the_search_is_used_and_left_by_keyboard(page: Page, roots: dict[tuple[str, str], str]) -> None:
    page.goto(roots["http", "first"] + "index.html")
    for _ in range(12):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.name") == "query":
            break
    entered(page)
    assert not page.locator("#__search").is_checked()
    page.keyboard.insert_text("公章")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowUp")
    assert page.evaluate("document.activeElement.matches('.md-search-result__list a')")
    page.keyboard.press("Escape")
    assert not page.locator("#__search").is_checked()
    expect(page.locator("input[name=query]")).to_be_focused()
    page.keyboard.press("Enter")
    assert page.locator("#__search").is_checked()
    page.keyboard.press("Enter")
    page.wait_for_url("**/notice/index.html?h=*")


def test_the_keyboard_that_goes_on_closes_the_list_behind_it(
    page: Page, roots: dict[tuple[str, str], str]
) -> None:
    page.goto(roots["http", "first"] + "index.html")
    assert found(page, "火星基地") == []
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    assert not page.locator("#__search").is_checked()


def test_a_search_that_does_not_arrive_is_said_and_tried_again(
    browser: Browser, roots: dict[tuple[str, str], str]
) -> None:
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    page.goto(roots["http", "first"] + "index.html")
    page.route("**/search/index.js*", lambda route: route.abort())
    page.route("**/search/results.js*", lambda route: route.abort())
    page.locator("input[name=query]").focus()
    expect(page.locator(".md-search [role=status]")).to_have_text(
        "搜索没有载入。检查网络后，再点一次搜索框。"
    )
    page.unroute_all()
    page.locator("input[name=query]").blur()
    assert found(page, "公章")
    page.close()
