"""A form filled in in the browser: faults at their field, what is kept on the device, every reader."""

from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.axe_at_rest import axe_findings
from tests.browser.checklist_page import DESK, Open
from tests.browser.form_page import (
    HARD,
    TWO_LINES,
    choose,
    controls_text,
    fill_registration,
    news,
    saved,
    typed,
    values_of,
)

pytestmark = pytest.mark.browser


WECHAT = (
    "Mozilla/5.0 (Linux; Android 13) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/111 Mobile"
    " Safari/537.36 MicroMessenger/8.0.50"
)


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
    heard = page.locator(".ns-blank").filter(has=place).get_by_role("status")
    expect(heard).to_have_text("电子邮箱: 请写完整的电子邮箱，例如 name@example.cn。")
    place.press_sequentially("@example.cn")
    expect(fault).to_be_hidden()
    expect(heard).to_be_empty()
    page.locator("#fill-organisation-name").focus()
    page.locator("#fill-organisation-name").blur()
    expect(page.locator("#fill-organisation-name-fault")).to_be_hidden()


def test_a_press_that_leaves_a_field_with_a_fault_is_not_lost(open_form: Open) -> None:
    page = open_form("membership", viewport=DESK)
    page.locator("#fill-email").press_sequentially("zhang")
    page.get_by_role("button", name="下载填好的 Word").click()
    expect(page.locator(".ns-fill__missing")).to_be_focused()
    expect(page.locator("#fill-email-fault")).to_be_visible()


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
    page.locator(".ns-fill--prints").wait_for()
    page.wait_for_function("() => window.noticeBlanks")
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
    page.locator("#fill--file").focus()
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
