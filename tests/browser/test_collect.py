"""The lead's desk: the members' forms read together, ticked off, and taken away."""

import io
import re
import zipfile
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from playwright.sync_api import Browser, FilePayload, Page, expect

from tests.browser.axe_at_rest import axe_findings
from tests.browser.checklist_page import DESK, PHONE, Open
from tests.browser.form_page import WORD, open_pages
from tests.word_reading import controls_of, filled
from tools.bench_browser import STORE_MEMBERS

pytestmark = pytest.mark.browser

GIVEN = {"address": "某路1号", "legal-person": "张三", "contact-name": "李四", "mobile-phone": "13800138000"}


@pytest.fixture
def open_desk(browser: Browser, folders: dict[str, Path]) -> Iterator[Open]:
    """Opens the desk on a new device."""
    for open_one in open_pages(browser, folders):
        yield partial(open_one, "collect")


def member(folders: dict[str, Path], name: str, kind: str = "enterprise", **values: str) -> FilePayload:
    """A member's filled form."""
    blank = (folders["first"] / "downloads/annex-2.docx").read_bytes()
    content = filled(blank, {**GIVEN, "organisation-name": name, f"organisation-type.{kind}": "☑", **values})
    return FilePayload(name=f"{name}.docx", mimeType=WORD, buffer=content)


def drop(page: Page, files: list[FilePayload]) -> None:
    page.locator(".ns-collect__drop input").set_input_files(files)
    expect(page.locator(".ns-collect__status")).to_have_text(re.compile("读出\\d+份，\\d+份没有读出"))


def reload(page: Page) -> None:
    """Load the desk again, and wait until the members that it keeps show: what shows them is deferred."""
    page.reload()
    page.locator(".ns-collect__member").first.wait_for()


def card(page: Page, number: int) -> str:
    return page.locator(".ns-collect__member").nth(number - 1).text_content() or ""


def test_twelve_forms_at_once_are_counted_against_the_conditions(
    open_desk: Open, folders: dict[str, Path]
) -> None:
    page = open_desk()
    names = [f"企业{number}" for number in range(11)]
    drop(page, [*(member(folders, name) for name in names), member(folders, "大学", "university")])
    expect(page.locator(".ns-collect__member")).to_have_count(12)
    told = page.locator(".ns-collect__summary")
    expect(told.locator("[data-state=met]")).to_have_count(0)
    expect(told).to_contain_text("请先指明哪一份是牵头单位的表")
    page.get_by_label("哪一份是牵头单位的").select_option("企业0")
    expect(page.get_by_label("参加身份").first).to_have_value("lead")
    expect(told).to_contain_text("共12家，其中0家还缺东西。")
    expect(told.locator("[data-state=met]")).to_have_count(3)
    expect(told).to_contain_text("企业 11、高等学校 1")
    page.get_by_role("button", name="移除企业10").click()
    expect(told.locator("[data-state=depends]")).to_contain_text("如果理解为“牵头企业算在10家之内”：已满足")


def test_what_each_lacks_who_stands_twice_and_older_forms_are_said(
    open_desk: Open, folders: dict[str, Path]
) -> None:
    page = open_desk()
    twice = member(folders, "甲（广州）公司")
    twice["name"] = "又一份.docx"
    drop(page, [member(folders, "甲(广州)公司"), twice, member(folders, "乙", address="", email="x")])
    assert "有重名" in card(page, 1)
    assert "有重名" in card(page, 2)
    assert "没有填：联系地址" in card(page, 3)
    assert "请写完整的电子邮箱" in card(page, 3)
    expect(page.locator(".ns-collect__summary")).to_contain_text("共2家")


def test_files_that_cannot_be_used_are_named_and_passed_over(
    open_desk: Open, folders: dict[str, Path]
) -> None:
    page = open_desk()
    good = member(folders, "甲")
    other = (folders["first"] / "downloads/annex-1.docx").read_bytes()
    bad = {"登记表.docx": other, "断.docx": other[:2000], "旧.doc": b"\xd0\xcf\x11\xe0" + bytes(99)}
    files = [FilePayload(name=name, mimeType=WORD, buffer=content) for name, content in bad.items()]
    drop(page, [*files, good])
    expect(page.locator(".ns-collect__member")).to_have_count(1)
    expect(page.locator(".ns-collect__bad")).to_be_focused()
    lines = page.locator(".ns-collect__bad li").all_inner_texts()
    assert [line.split()[0] for line in lines] == [*bad]
    assert "这是附件1" in lines[0]
    assert "另存为 .docx" in lines[2]


def swelling(folders: dict[str, Path], extra: str) -> FilePayload:
    """The form with something of which there is far too much in its body; small as a file."""
    result = io.BytesIO()
    with (
        zipfile.ZipFile(folders["first"] / "downloads/annex-2.docx") as blank,
        zipfile.ZipFile(result, "w", zipfile.ZIP_DEFLATED) as file,
    ):
        for name in blank.namelist():
            text = blank.read(name)
            if name == "word/document.xml":
                text = text.replace(b"<w:body>", b"<w:body>" + extra.encode())
            file.writestr(name, text)
    assert len(result.getvalue()) < 200_000
    return FilePayload(name="胀.docx", mimeType=WORD, buffer=result.getvalue())


def test_files_that_swell_are_told_on_form_and_desk_and_others_are_read(
    open_desk: Open, folders: dict[str, Path]
) -> None:
    page = open_desk()
    bookmarks = "".join(f'<w:bookmarkStart w:id="b{at}" w:name="b{at}"/>' for at in range(20_000))
    paragraphs = swelling(folders, "<w:p/>" * 3_000_000)
    drop(page, [paragraphs, member(folders, "甲"), {**swelling(folders, bookmarks), "name": "签.docx"}])
    expect(page.locator(".ns-collect__bad li")).to_have_text(
        re.compile("胀.docx 文件解开后的内容远多于一张表格")
    )
    expect(page.locator(".ns-collect__member")).to_have_count(2)
    expect(page.get_by_role("button", name="不再读取")).to_have_count(0)
    page.goto(page.url.replace("collect", "membership"))
    page.locator("#fill--file").set_input_files(paragraphs)
    expect(page.locator(".ns-fill__news")).to_contain_text("文件解开后的内容远多于一张表格")


def test_ticks_and_members_by_hand_are_kept_until_they_are_wiped(
    open_desk: Open, folders: dict[str, Path]
) -> None:
    page = open_desk()
    drop(page, [member(folders, "甲")])
    page.get_by_label("已收盖章原件").select_option("2")
    page.get_by_label("“联盟契约”已盖章").check()
    page.get_by_role("button", name="手工添加一家").click()
    page.keyboard.type("乙大学")
    page.keyboard.press("Tab")
    reload(page)
    expect(page.get_by_label("已收盖章原件").first).to_have_value("2")
    expect(page.get_by_label("“联盟契约”已盖章").first).to_be_checked()
    expect(page.get_by_label("第2家", exact=True)).to_have_value("乙大学")
    assert "表还没有交来" in card(page, 2)
    drop(page, [member(folders, "乙大学", "university")])
    expect(page.locator(".ns-collect__member")).to_have_count(2)
    assert "表格填齐了" in card(page, 2)
    page.get_by_role("button", name="清除全部成员").click()
    expect(page.locator(".ns-collect__member")).to_have_count(0)
    page.get_by_role("button", name="撤销").click()
    expect(page.locator(".ns-collect__status")).to_have_text("成员已恢复。")
    page.reload()
    expect(page.locator(".ns-collect__member")).to_have_count(2)
    page.get_by_role("button", name="清除全部成员").click()
    page.reload()
    expect(page.locator(".ns-collect__member")).to_have_count(0)


def test_the_table_and_the_list_of_members_are_taken_away(open_desk: Open, folders: dict[str, Path]) -> None:
    page = open_desk()
    drop(page, [member(folders, name) for name in ("=甲", "乙<&", "丙")])
    with page.expect_download() as waiting:
        page.get_by_role("button", name="下载汇总表").click()
    with zipfile.ZipFile(io.BytesIO(Path(waiting.value.path()).read_bytes())) as workbook:
        assert workbook.testzip() is None
        assert '<t xml:space="preserve">=甲</t>' in workbook.read("xl/worksheets/sheet1.xml").decode()
    assert waiting.value.suggested_filename.endswith(".xlsx")
    with page.expect_download() as waiting:
        page.get_by_role("button", name="下载填好名单的附件1").click()
    controls = {known.tag: known.text for known in controls_of(Path(waiting.value.path()).read_bytes())}
    assert [controls[f"founders.{row}"] for row in (1, 2, 3)] == ["=甲", "乙<&", "丙"]


def test_the_members_are_put_into_the_form_that_is_being_filled_in(
    open_desk: Open, folders: dict[str, Path]
) -> None:
    page = open_desk()
    page.goto(page.url.replace("collect", "registration"))
    page.get_by_label("联盟名称").fill("某联盟")
    page.go_back()
    drop(page, [member(folders, "甲"), member(folders, "乙")])
    page.get_by_role("button", name="把名单填进附件1").click()
    page.get_by_role("link", name="接着填附件1").click()
    expect(page.get_by_label("第2行").first).to_have_value("乙")
    expect(page.get_by_label("联盟名称")).to_have_value("某联盟")


def test_the_packing_list_is_what_is_printed(open_desk: Open, folders: dict[str, Path]) -> None:
    page = open_desk()
    drop(page, [member(folders, "甲")])
    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    papers, members = page.locator(".ns-fill__sheet table").all()
    expect(papers).to_be_visible()
    expect(papers.locator("tbody tr")).to_have_count(10)
    expect(papers.locator("tbody tr").first).to_have_text(
        re.compile("^1申报登记表（附件1）准备：牵头企业。.+□$")
    )
    expect(members.locator("td")).to_have_text(["1", "甲", "加入联盟的企业", "0/2份", "还没有"])
    for part in (
        ".ns-collect__drop",
        ".ns-collect__members",
        ".ns-collect__conditions",
        ".ns-collect__tools",
    ):
        expect(page.locator(part)).to_be_hidden()


def test_the_desk_names_the_forms_and_seals_that_are_missing(
    open_desk: Open, folders: dict[str, Path]
) -> None:
    page = open_desk()
    drop(page, [member(folders, "甲"), member(folders, "乙", address="")])
    missing = page.locator(".ns-collect__missing")
    page.get_by_label("哪一份是牵头单位的").select_option("牵头单位的表不在其中")
    expect(missing).to_contain_text("还没有交来的表：1。 牵头企业")
    expect(missing).to_contain_text("没有填齐的表：1。 乙")
    expect(missing).to_contain_text("盖章原件没有收齐：2。 甲、乙")
    page.get_by_label("“联盟契约”已盖章").first.check()
    expect(missing).to_contain_text("还没有盖章：“联盟契约”：1。 乙")
    reload(page)
    expect(page.get_by_label("哪一份是牵头单位的")).to_have_value("absent")


def test_of_many_members_some_show_and_any_is_found_by_name(open_desk: Open) -> None:
    page = open_desk()
    page.evaluate(STORE_MEMBERS, 500)
    reload(page)
    cards = page.locator(".ns-collect__member")
    expect(cards).to_have_count(20)
    expect(page.locator(".ns-collect__range")).to_have_text("现在显示第1至20家，共500家。")
    page.get_by_role("button", name="后面的成员").click()
    expect(page.get_by_label("第21家", exact=True)).to_have_value("某某科技有限公司20")
    page.get_by_label("按名称查找成员").fill("公司 499")
    expect(cards).to_have_count(1)
    page.get_by_label("第500家", exact=True).fill("改名")
    page.keyboard.press("Tab")
    expect(page.get_by_label("第500家", exact=True)).to_have_value("改名")
    page.get_by_role("button", name="手工添加一家").click()
    expect(page.get_by_label("第501家", exact=True)).to_be_focused()
    expect(page.get_by_label("按名称查找成员")).to_have_value("")
    assert axe_findings(page) == []


@pytest.mark.parametrize("viewport", [PHONE, DESK], ids=["phone", "desk"])
def test_the_desk_can_be_used_by_all(
    viewport: dict[str, int], open_desk: Open, folders: dict[str, Path]
) -> None:
    page = open_desk(viewport=viewport)
    broken = FilePayload(name="断.docx", mimeType=WORD, buffer=b"PK\x03\x04")
    drop(page, [member(folders, "甲", address=""), broken])
    assert axe_findings(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= viewport["width"]


def test_without_scripts_the_page_leads_to_the_list_to_print(open_desk: Open) -> None:
    page = open_desk(java_script_enabled=False)
    expect(page.locator(".ns-collect__plain a")).to_have_attribute("href", "../../materials/index.html")


def test_a_call_whose_forms_nobody_else_fills_in_has_no_desk(folders: dict[str, Path]) -> None:
    assert (folders["first"] / "forms/collect/index.html").is_file()
    assert (folders["full"] / "forms/application/index.html").is_file()
    assert not (folders["full"] / "forms/collect/index.html").exists()
