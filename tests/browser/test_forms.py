"""Forms filled in on their pages: on a phone, by keyboard, from a folder, in WeChat, without scripts."""

import io
import json
import re
import zipfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import docx
import pytest
from playwright.sync_api import Browser, FilePayload, Page, expect

from notice_site.word.archive import zip_files
from tests.browser.axe_at_rest import axe_findings
from tests.browser.checklist_page import DESK, PHONE, Open
from tests.browser.form_page import WORD, open_pages
from tests.word_reading import controls_of, converted, filled, parts_of

pytestmark = pytest.mark.browser

HARD = "从化<甲>&“乙”\"' 𠮷 &amp;"
TWO_LINES = f"{HARD}\n第二行"
WECHAT = (
    "Mozilla/5.0 (Linux; Android 13) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/111 Mobile"
    " Safari/537.36 MicroMessenger/8.0.50"
)


@pytest.fixture
def open_form(browser: Browser, folders: dict[str, Path]) -> Iterator[Open]:
    """Opens the page of a form on a new device."""
    yield from open_pages(browser, folders)


def fill_registration(page: Page, founders: int = 12) -> None:
    """Something in every place of the first call's registration form."""
    page.get_by_label("填表时间").fill("2026-09-05")
    page.get_by_label("联盟名称").fill(HARD)
    page.get_by_label("高端装备制造产业").check()
    page.get_by_label("其他", exact=True).check()
    for who in ("head", "liaison"):
        page.locator(f"#fill-{who}-name").fill("张𠮷")
        page.locator(f"#fill-{who}-organisation").fill("甲 & 乙公司")
        page.locator(f"#fill-{who}-phone").fill("020-87926183")
        page.locator(f"#fill-{who}-email").fill("a@example.cn")
    for number in range(1, founders + 1):
        if number > 10:
            page.get_by_role("button", name="添加一行").click()
        page.get_by_label(f"第{number}行").first.fill(f"单位{number}")
    page.get_by_label("其他需要补充的情况").fill(TWO_LINES)


def saved(page: Page) -> tuple[str, bytes]:
    """The Word file that the page offers, with its name."""
    with page.expect_download() as waiting:
        page.get_by_role("button", name="下载填好的 Word").click()
    return waiting.value.suggested_filename, Path(waiting.value.path()).read_bytes()


def choose(page: Page, name: str, content: bytes) -> None:
    page.locator("#fill-file").set_input_files(FilePayload(name=name, mimeType=WORD, buffer=content))


def typed(page: Page) -> dict[str, Any]:
    """What the device keeps of the form."""
    page.wait_for_timeout(400)
    kept: dict[str, str] = page.evaluate(
        "Object.fromEntries(Object.entries(localStorage).filter(([key]) => key.startsWith('ns-form/')))"
    )
    assert len(kept) <= 1
    return {key: json.loads(text)["values"] for key, text in kept.items()}


def values_of(page: Page) -> dict[str, Any]:
    [values] = typed(page).values()
    return values  # type: ignore[no-any-return]


def news(page: Page) -> str:
    expect(page.locator(".ns-fill__news")).to_be_visible()
    return page.locator(".ns-fill__news").inner_text()


# ---------------------------------------------------------------- filling in, saving, going on


@pytest.mark.parametrize("viewport", [PHONE, DESK], ids=["phone", "desk"])
def test_a_form_filled_in_is_the_issued_word_file_with_the_values_in_it(
    viewport: dict[str, int], open_form: Open, folders: dict[str, Path]
) -> None:
    page = open_form("registration", viewport=viewport)
    fill_registration(page)
    name, content = saved(page)
    assert name.startswith("附件1 从化区产学研技术创新联盟申报登记表")
    assert name.endswith(".docx")
    controls = {control.tag: control.text for control in controls_of(content)}
    assert controls["alliance-name"] == HARD
    assert controls["further-information"] == TWO_LINES
    assert controls["filled-on"] == "2026年9月5日"
    assert [controls[f"founders.{row}"] for row in range(1, 13)] == [f"单位{row}" for row in range(1, 13)]
    assert controls["field.form-equipment"] == controls["field.form-other"] == "☑"
    assert controls["field.form-vehicles"] == "□"
    table = docx.Document(io.BytesIO(content)).tables[0]
    assert len(table.rows) == 12
    blank = (folders["first"] / "downloads/annex-1.docx").read_bytes()
    with zipfile.ZipFile(io.BytesIO(content)) as new, zipfile.ZipFile(io.BytesIO(blank)) as old:
        assert new.namelist() == old.namelist()
        assert new.testzip() is None
        for part in set(old.namelist()) - {"word/document.xml"}:
            assert new.read(part) == old.read(part), part


def test_a_saved_file_is_opened_on_another_device_and_gone_on_with(open_form: Open) -> None:
    first = open_form("registration")
    fill_registration(first)
    name, content = saved(first)
    wanted = values_of(first)
    second = open_form("registration", viewport=DESK)
    choose(second, name, content)
    assert f"已读出“{name}”" in news(second)
    assert values_of(second) == wanted
    expect(second.get_by_label("第12行").first).to_have_value("单位12")
    assert controls_text(saved(second)[1]) == controls_text(content)


def controls_text(content: bytes) -> dict[str, str]:
    return {control.tag: control.text for control in controls_of(content)}


@pytest.mark.libreoffice
def test_a_form_that_libreoffice_has_saved_is_read(open_form: Open, tmp_path: Path) -> None:
    page = open_form("registration")
    fill_registration(page)
    name, content = saved(page)
    wanted = values_of(page)
    (tmp_path / "work").mkdir()
    changed = converted(content, "docx:MS Word 2007 XML", tmp_path / "work")
    assert "alliance-name" not in controls_text(changed)
    page = open_form("registration")
    choose(page, name, changed)
    assert "已读出" in news(page)
    assert values_of(page) == wanted


def test_rows_with_columns_are_filled_in_saved_and_read(open_form: Open) -> None:
    page = open_form("application", "full")
    page.get_by_label("主要作品 作品名称 第1行").fill("竹编")
    page.get_by_label("主要作品 完成年份 第1行").fill("2029")
    page.get_by_role("button", name="添加一行").click()
    expect(page.get_by_label("主要作品 作品名称 第4行")).to_be_focused()
    page.get_by_label("主要作品 作品名称 第4行").fill("剪纸")
    page.get_by_role("button", name="删除第2行").click()
    assert [row["title"] for row in values_of(page)["works"]] == ["竹编", "", "剪纸"]
    page.get_by_role("button", name="下载填好的 Word").click()
    with page.expect_download() as waiting:
        page.get_by_role("button", name="仍然下载").click()
    content = Path(waiting.value.path()).read_bytes()
    page = open_form("application", "full")
    choose(page, "a.docx", content)
    assert "建议填写、还没有填" in news(page)
    assert values_of(page)["works"][0] == {"title": "竹编", "year": "2029"}
    while page.get_by_role("button", name="添加一行").is_visible():
        page.get_by_role("button", name="添加一行").click()
    expect(page.locator(".ns-fill__row")).to_have_count(10)


def test_several_lines_pasted_into_a_row_fill_rows(open_form: Open) -> None:
    page = open_form("registration")
    page.get_by_label("第9行").first.evaluate(
        """($input) => {
          const data = new DataTransfer();
          data.setData('text/plain', '甲公司\\n乙公司\\n\\n丙大学');
          const how = {clipboardData: data, bubbles: true, cancelable: true};
          $input.dispatchEvent(new ClipboardEvent('paste', how));
        }"""
    )
    assert values_of(page)["founders"][8:] == ["甲公司", "乙公司", "丙大学"]


# ---------------------------------------------------------------- the field's own keyboard, faults


def test_a_field_brings_its_own_keyboard(open_form: Open) -> None:
    page = open_form("membership")
    wanted = {
        "email": ("email", "email", "email"),
        "mobile-phone": ("tel", "tel", "tel"),
        "website": ("url", "url", "url"),
        "postcode": ("text", "numeric", "postal-code"),
        "signed-on": ("date", None, "off"),
    }
    for field, looks in wanted.items():
        place = page.locator(f"#fill-{field}")
        assert tuple(place.get_attribute(key) for key in ("type", "inputmode", "autocomplete")) == looks


def test_a_fault_is_named_when_its_field_is_left_and_goes_when_it_is_mended(open_form: Open) -> None:
    page = open_form("membership")
    place, fault = page.locator("#fill-email"), page.locator("#fill-email-fault")
    place.press_sequentially("zhang")
    expect(fault).to_be_hidden()
    place.blur()
    expect(fault).to_have_text("请写完整的电子邮箱，例如 name@example.cn。")
    expect(place).to_have_attribute("aria-invalid", "true")
    place.press_sequentially("@example.cn")
    expect(fault).to_be_hidden()
    page.locator("#fill-organisation-name").focus()
    page.locator("#fill-organisation-name").blur()
    expect(page.locator("#fill-organisation-name-fault")).to_be_hidden()


def test_saving_names_what_is_missing_first_and_saves_all_the_same(open_form: Open) -> None:
    page = open_form("membership")
    page.get_by_role("button", name="下载填好的 Word").click()
    expect(page.locator(".ns-fill__missing")).to_be_focused()
    expect(page.locator(".ns-fill__missing li")).to_have_count(6)
    expect(page.locator("#fill-organisation-name-fault")).to_have_text("请填写“单位名称”。")
    page.locator(".ns-fill__missing a", has_text="手机号码").click()
    expect(page.locator("#fill-mobile-phone")).to_be_focused()
    with page.expect_download() as waiting:
        page.get_by_role("button", name="仍然下载").click()
    assert waiting.value.suggested_filename == "附件2 产学研协同创新联盟会员入盟申请表.docx"


def test_signature_seal_and_office_use_stay_for_pen_and_stamp(open_form: Open) -> None:
    page = open_form("membership")
    for place in ("number", "head-signature", "organisation-seal", "review-seal"):
        assert page.locator(f"#{place} :is(input, textarea)").count() == 0
        expect(page.locator(f"#{place}")).to_be_visible()


# ---------------------------------------------------------------- kept on the device


def test_what_is_typed_is_there_again_after_the_page_was_closed(open_form: Open) -> None:
    page = open_form("registration")
    fill_registration(page)
    wanted = values_of(page)
    assert [*typed(page)] == ["ns-form/innovation-alliance-2017/registration/1"]
    page.reload()
    expect(page.get_by_label("联盟名称")).to_have_value(HARD)
    expect(page.get_by_label("其他需要补充的情况")).to_have_value(TWO_LINES)
    expect(page.get_by_label("其他", exact=True)).to_be_checked()
    page.get_by_label("联盟名称").press("End")
    page.get_by_label("联盟名称").press_sequentially("!")
    assert values_of(page) == {**wanted, "alliance-name": f"{HARD}!"}


def test_one_button_wipes_it_and_one_brings_it_back(open_form: Open) -> None:
    page = open_form("registration")
    fill_registration(page)
    wanted = values_of(page)
    page.get_by_role("button", name="清除填写的内容").click()
    assert "已从这台设备清除" in news(page)
    assert typed(page) == {}
    expect(page.locator(".ns-fill__row")).to_have_count(10)
    expect(page.get_by_label("联盟名称")).to_have_value("")
    page.get_by_role("button", name="恢复原来的内容").click()
    assert values_of(page) == wanted


def test_what_was_filled_into_an_older_edition_is_kept_and_said(open_form: Open) -> None:
    page = open_form("membership")
    page.evaluate(
        """() => localStorage.setItem('ns-form/innovation-alliance-2017/membership/0', JSON.stringify({
          version: 'older',
          edition: 0,
          values: {'organisation-name': '甲公司', gone: 'x', 'organisation-type': ['no-more']},
        }))"""
    )
    page.reload()
    expect(page.locator("#fill-organisation-name")).to_have_value("甲公司")
    assert "有改动" in news(page)
    assert "有1处在现在的表格里已经没有" in news(page)


def test_a_damaged_memory_is_an_empty_form(open_form: Open) -> None:
    page = open_form("membership")
    for text in ("{", "null", "[]", '{"values": 3}', '{"values": {"organisation-type": "x", "email": {}}}'):
        page.evaluate(
            "(text) => localStorage.setItem('ns-form/innovation-alliance-2017/membership/1', text)", text
        )
        page.reload()
        expect(page.locator("#fill-organisation-name")).to_have_value("")


# ---------------------------------------------------------------- files that cannot be used


def with_property(content: bytes, name: str, value: str) -> bytes:
    """The file with another value of a custom property."""
    parts = parts_of(content)
    pattern = rf'(name="{name}"><vt:lpwstr[^>]*>)[^<]*'
    text, count = re.subn(pattern, rf"\g<1>{value}", parts["docProps/custom.xml"].decode())
    assert count == 1
    return zip_files({**parts, "docProps/custom.xml": text.encode()}, date(2020, 1, 1))


def test_a_file_that_is_not_this_form_is_named_with_what_to_do(
    open_form: Open, folders: dict[str, Path]
) -> None:
    page = open_form("membership")
    downloads = folders["first"] / "downloads"
    own, other = (downloads / "annex-2.docx").read_bytes(), (downloads / "annex-1.docx").read_bytes()
    page.locator("#fill-organisation-name").fill("甲公司")
    cases = {
        "空.docx": (b"", "文件是空的"),
        "旧.doc": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "另存为 .docx"),
        "旧.wps": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "另存为 .docx"),
        "表.pdf": (b"%PDF-1.7", "这是 PDF"),
        "图.docx": (b"\x89PNG....", "不是 Word 文件"),
        "断.docx": (own[:3000], "文件已损坏"),
        "登记表.docx": (other, "这是附件1"),
        "别的通知.docx": (with_property(own, "NoticeSiteCall", "elsewhere"), "属于另一份通知"),
    }
    for name, (content, words) in cases.items():
        choose(page, name, content)
        expect(page.locator(".ns-fill__news")).to_contain_text(f"没有打开“{name}”")
        expect(page.locator(".ns-fill__news")).to_contain_text(words)
        expect(page.locator("#fill-organisation-name")).to_have_value("甲公司")
    choose(page, "登记表.docx", other)
    page.locator(".ns-fill__news a", has_text="附件1").click()
    expect(page.locator("h1")).to_have_text("从化区产学研技术创新联盟申报登记表")


def test_a_form_of_an_older_edition_is_read_and_said_to_be_one(
    open_form: Open, folders: dict[str, Path]
) -> None:
    page = open_form("membership")
    own = (folders["first"] / "downloads/annex-2.docx").read_bytes()
    older = with_property(filled(own, {"organisation-name": "甲公司"}), "NoticeSiteFormVersion", "00000000")
    choose(page, "旧版.docx", older)
    expect(page.locator(".ns-fill__news")).to_contain_text("有改动")
    expect(page.locator("#fill-organisation-name")).to_have_value("甲公司")


# ---------------------------------------------------------------- browsers and readers


def test_in_wechat_the_page_says_how_to_open_it_in_a_browser(open_form: Open) -> None:
    page = open_form("membership", user_agent=WECHAT)
    outside = page.locator(".ns-fill__outside")
    expect(outside).to_contain_text("在浏览器打开")
    expect(outside.get_by_label("本页网址")).to_have_value(page.url)
    outside.get_by_role("button", name="复制链接").click()
    expect(outside.get_by_role("status")).not_to_be_empty()
    page.get_by_role("button", name="下载填好的 Word").click()
    page.get_by_role("button", name="仍然下载").click()
    assert "在微信里不能保存文件" in news(page)
    assert open_form("membership").locator(".ns-fill__outside").count() == 0


def test_an_older_browser_unpacks_files_with_the_library_of_the_site(open_form: Open) -> None:
    page = open_form("membership")
    page.evaluate("delete window.DecompressionStream")
    page.locator("#fill-organisation-name").fill(HARD)
    page.get_by_role("button", name="下载填好的 Word").click()
    with page.expect_download() as waiting:
        page.get_by_role("button", name="仍然下载").click()
    assert controls_text(Path(waiting.value.path()).read_bytes())["organisation-name"] == HARD
    assert page.evaluate("typeof window.fflate") == "object"


def test_filling_in_asks_for_nothing_from_anywhere(open_form: Open) -> None:
    page = open_form("registration")
    page.wait_for_load_state("networkidle")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    fill_registration(page)
    name, content = saved(page)
    choose(page, name, content)
    assert "已读出" in news(page)
    assert [url for url in asked if not url.startswith("blob:")] == []


def test_without_scripts_the_form_is_there_to_read_and_to_download(open_form: Open) -> None:
    page = open_form("registration", java_script_enabled=False)
    expect(page.locator("#alliance-name")).to_contain_text("待填写")
    expect(page.get_by_role("link", name="Word")).to_be_visible()
    assert page.locator(".ns-fill input").count() == 0


def test_the_form_can_be_filled_in_by_keyboard_alone(open_form: Open) -> None:
    page = open_form("membership", viewport=DESK)
    page.locator("#fill-file").focus()
    for words in ("甲公司", "www.example.cn"):
        page.keyboard.press("Tab")
        page.keyboard.type(words)
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    page.keyboard.press("ArrowDown")
    values = values_of(page)
    assert (values["organisation-name"], values["website"]) == ("甲公司", "www.example.cn")
    assert values["organisation-type"] == ["enterprise"]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("annex", ["registration", "membership"])
def test_the_page_can_be_used_by_all(annex: str, scheme: str, open_form: Open) -> None:
    page = open_form(annex, color_scheme=scheme)
    assert axe_findings(page) == []
    page.get_by_role("button", name="下载填好的 Word").click()
    expect(page.locator(".ns-fill__missing")).to_be_visible()
    assert axe_findings(page) == []


@pytest.mark.parametrize("width", [320, 360, 1280])
def test_the_page_never_scrolls_sideways(width: int, open_form: Open) -> None:
    page = open_form("registration", viewport={"width": width, "height": 740})
    fill_registration(page)
    page.get_by_label("联盟名称").fill("长" * 300)
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_print_shows_the_issued_table_with_what_was_typed(open_form: Open) -> None:
    page = open_form("registration", viewport=DESK)
    fill_registration(page)
    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    sheet = page.locator(".ns-fill__sheet")
    expect(sheet).to_be_visible()
    expect(sheet).to_contain_text(HARD)
    expect(sheet).to_contain_text("☑高端装备制造产业")
    expect(sheet).to_contain_text("2026年9月5日")
    expect(sheet.locator("ol").first.locator("li")).to_have_count(12)
    expect(page.locator(".ns-form")).to_be_hidden()
    expect(page.locator(".ns-fill__foot")).to_be_hidden()
