"""A form saved as the issued Word file, opened again, and files that cannot be used."""

import io
import re
import zipfile
from datetime import date
from pathlib import Path

import docx
import pytest
from playwright.sync_api import expect

from notice_site.word.archive import zip_files
from tests.browser.checklist_page import DESK, PHONE, Open
from tests.browser.form_page import (
    HARD,
    TWO_LINES,
    choose,
    controls_text,
    fill_registration,
    news,
    saved,
    values_of,
)
from tests.word_reading import controls_of, converted, filled, parts_of

pytestmark = pytest.mark.browser


# ---------------------------------------------------------------- filling in, saving, going on


@pytest.mark.parametrize("viewport", [PHONE, DESK], ids=["phone", "desk"])
def test_a_form_filled_in_is_the_issued_word_file_with_the_values_in_it(
    viewport: dict[str, int], open_form: Open, folders: dict[str, Path]
) -> None:
    page = open_form("registration", viewport=viewport)
    fill_registration(page)
    name, content = saved(page)
    expect(page.locator(".ns-fill__left")).to_have_text("建议填写的都填了。")
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
