"""The search in Chromium, over HTTP and from a folder on disk: what people type, and what comes first."""

from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from notice_site.reading.build import build_call
from notice_site.reading.source import read_source
from notice_site.site.assemble import render_site
from notice_site.site.options import BuildOptions
from notice_site.theme.mkdocs_build import build_html
from tests.browser.checklist_page import TESTS, WHILE_OPEN, set_clock
from tests.browser.searching import LIST, entered, found, pages_found, proposed
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
AS_TYPED = {
    # Whom to ask, in other words than the call's.
    "咨询": "contact/index.html",
    "咨询电话": "contact/index.html",
    "电话号码": "contact/index.html",
    "手机号": "contact/index.html",
    "打电话": "contact/index.html",
    "座机": "contact/index.html",
    "问谁": "contact/index.html",
    "找谁？": "contact/index.html",
    "发邮件": "contact/index.html",
    "邮箱地址": "contact/index.html",
    "QQ邮箱": "contact/index.html",
    "赵伙有": "contact/index.html",
    "上班时间": "contact/index.html",
    "周末": "contact/index.html",
    # Where and until when.
    "寄到哪": "contact/index.html",
    "送到哪里": "contact/index.html",
    "怎么去": "contact/index.html",
    "在几楼": "contact/index.html",
    "截止日": "contact/index.html",
    "哪一天截止": "contact/index.html",
    "几月几号截止": "contact/index.html",
    "过期了吗": "contact/index.html",
    "来得及吗": "contact/index.html",
    "提醒": "contact/index.html",
    # What the notice does not say stands there too, and on the home page.
    "快递": "contact/index.html",
    "可以邮寄吗": "contact/index.html",
    "网上申报": "contact/index.html",
    "在线提交": "contact/index.html",
    "什么时候开始": "index.html",
    "评分": "index.html",
    # Money.
    "资助": "notice/index.html",
    "奖金": "notice/index.html",
    "补贴": "notice/index.html",
    "奖励多少": "notice/index.html",
    "给多少钱": "notice/index.html",
    "能拿多少": "notice/index.html",
    "钱怎么用": "notice/index.html",
    "名额": "index.html",
    "有几个名额": "index.html",
    # For whom.
    "能不能": "eligibility/index.html",
    "能报吗": "eligibility/index.html",
    "符合条件": "eligibility/index.html",
    "申请条件": "eligibility/index.html",
    "够不够条件": "eligibility/index.html",
    "个人可以申报吗": "eligibility/index.html",
    "高校能参加吗": "materials/index.html",
    "多少家企业": "notice/index.html",
    "领域": "notice/index.html",
    "要开几次会": "notice/index.html",
    # Papers.
    "几份": "materials/index.html",
    "份数": "materials/index.html",
    "一式几份": "materials/index.html",
    "资料": "materials/index.html",
    "要准备什么": "materials/index.html",
    "签名": "materials/index.html",
    "要签字吗": "materials/index.html",
    "合同": "materials/index.html",
    "协议": "materials/index.html",
    "盖章": "notice/index.html",
    "需要盖章吗": "notice/index.html",
    "盖什么章": "notice/index.html",
    "申请表": "forms/membership/index.html",
    "登记表下载": "forms/registration/index.html",
    "下载表格": "forms/index.html",
    # How, and what came of it.
    "怎么弄": "index.html",
    "流程": "index.html",
    "步骤": "index.html",
    "什么时候出结果": "updates/index.html",
    "延期": "updates/index.html",
}
NEAR = {
    "公张": ["公章"],
    "营业执兆": ["营业执照"],
    "联系电活": ["联系电话"],
    "申报村料": ["申报材料"],
    "截至时间": ["截止时间"],
    "怎么盖公张": ["怎么盖公章"],
    "奖今": ["奖金"],
    # No one has mistyped these.
    "公章": [],
    "咨询电话": [],
    "微信": [],
    "小微企业": [],
    "火星基地": [],
}
"""What is proposed for what was typed."""
IN_ENGLISH = {
    "phone": "contact/index.html",
    "phone number": "contact/index.html",
    "who to ask": "contact/index.html",
    "contact us": "contact/index.html",
    "deadline": "contact/index.html",
    "when does it close": "contact/index.html",
    "last day": "contact/index.html",
    "deadlin": "contact/index.html",
    "how much money": "notice/index.html",
    "grant": "notice/index.html",
    "submit online": "notice/index.html",
    "how to apply": "notice/index.html",
    "who can apply": "eligibility/index.html",
    "can we apply?": "eligibility/index.html",
    "documents needed": "materials/index.html",
    "signature": "materials/index.html",
    "updates": "updates/index.html",
}
IN_ENGLISH_NEAR = {
    "eligability": ["eligibility"],
    "telehpone": ["telephone"],
    "fundign": ["funding"],
    "deadline": [],
    "email": [],
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


def test_words_that_the_call_does_not_use_find_the_page_that_answers_too(
    page: Page, roots: dict[tuple[str, str], str]
) -> None:
    page.goto(roots["http", "first"] + "forms/index.html")
    assert len(AS_TYPED) > 60
    assert {query: pages_found(page, query)[:1] for query in AS_TYPED} == {
        query: [address] for query, address in AS_TYPED.items()
    }


def test_a_call_in_english_is_searched_by_whole_words_and_their_beginnings(
    page: Page, tmp_path: Path
) -> None:
    data = TESTS / "checks/calls/award.en.yml"
    prepared = render_site(build_call(read_source(data)), BuildOptions(data))
    site = build_html(prepared.pages, prepared.settings, tmp_path)
    page.goto((site / "updates/index.html").as_uri())
    assert {query: pages_found(page, query)[:1] for query in IN_ENGLISH} == {
        query: [address] for query, address in IN_ENGLISH.items()
    }
    assert {query: proposed(page, query) for query in IN_ENGLISH_NEAR} == IN_ENGLISH_NEAR


def test_a_near_spelling_is_proposed_and_taken(page: Page, roots: dict[tuple[str, str], str]) -> None:
    page.goto(roots["file", "first"] + "index.html")
    assert {query: proposed(page, query) for query in NEAR} == NEAR
    assert proposed(page, "公张") == ["公章"]
    expect(page.locator(".nt-near")).to_have_text("你是不是要找： 公章")
    expect(page.locator(".nt-near")).to_have_attribute("role", "status")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page.locator("input[name=query]")).to_have_value("公章")
    expect(page.locator("input[name=query]")).to_be_focused()
    assert pages_found(page, "公章")[:1] == ["notice/index.html"]
    expect(page.locator(".nt-near")).to_be_empty()
    assert proposed(page, "公张") == ["公章"]
    page.locator("input[name=query]").press("Enter")
    expect(page.locator("input[name=query]")).to_have_value("公章")


SEARCHED_BUT_UNSEEN = """(source) => {
  const raw = new DOMParser().parseFromString(source, 'text/html').querySelector('article');
  const squeezed = (text) => text.replace(/\\s+/g, '');
  for (const details of document.querySelectorAll('article details')) details.open = true;
  const unseen = [];
  const walker = document.createTreeWalker(document.querySelector('article'), NodeFilter.SHOW_TEXT);
  const seen = [];
  while (walker.nextNode()) {
    const {data, parentElement} = walker.currentNode;
    if (parentElement.checkVisibility()) seen.push(squeezed(data));
  }
  const all = seen.join('');
  const texts = document.createTreeWalker(raw, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const {data, parentElement} = texts.currentNode;
    const text = squeezed(data).replace(/^□/, '');
    const isPassedOver = parentElement.closest(
      'script, style, template, svg, button, [hidden], [data-search-exclude]');
    // The blanks of a date become a field.
    if (text && text !== '年月日' && !isPassedOver && !all.includes(text)) unseen.push(text);
  }
  return unseen;
}"""


@pytest.mark.parametrize("call", ["first", "full"])
def test_nothing_is_found_that_a_reader_with_scripts_does_not_see(
    page: Page, folders: dict[str, Path], call: str
) -> None:
    set_clock(page, WHILE_OPEN[call])
    addresses = [path for path in sorted(folders[call].rglob("index.html")) if path.parent.name != "1"]
    assert len(addresses) > 7
    for path in addresses:
        page.goto(path.as_uri())
        page.wait_for_function("document.readyState === 'complete'")
        assert page.evaluate(SEARCHED_BUT_UNSEEN, path.read_text("utf-8")) == [], path


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
    said = page.locator(".md-search-result__meta")
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
