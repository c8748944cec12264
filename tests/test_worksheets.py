"""Worksheets for documents without a form: what they hold, and that nobody takes them for an annex."""

import hashlib
import io
import zipfile
from pathlib import Path

import docx
import pytest
from openxml_audit import FileFormat, OpenXmlValidator
from pypdf import PdfReader

from notice_site.facts.facts import Facts
from notice_site.facts.worksheets import worksheets
from notice_site.reading.build import build_call
from notice_site.reading.source import read_source
from notice_site.site.assemble import render_site
from notice_site.site.options import BuildOptions
from notice_site.word.worksheets import render_worksheets
from notice_site.word.xml import qname
from tests.call_facts import CALLS, FIRST, ZH, facts_of, with_changes
from tests.page_reading import parsed
from tests.word_reading import bookmarks_of, controls_of, converted, custom_properties, filled, part, text_of

FACTS = {name: facts_of(path) for name, path in CALLS.items()}
SHEETS = [(name, path) for name, facts in FACTS.items() for path in render_worksheets(facts, ZH)]
MARK = "工作用表，不属于通知附件"


def sheet(material: str, facts: Facts = FACTS["first"]) -> bytes:
    return render_worksheets(facts, ZH)[f"downloads/worksheet-{material}.docx"]


def shown(content: bytes) -> list[str]:
    """The paragraphs that have words."""
    return [text for block in part(content).iter(qname("w:p")) if (text := text_of(block))]


def changed(material: str, **values: object) -> Facts:
    """The first call with another value at one material."""
    materials = tuple(
        known.model_copy(update=values) if known.id == material else known
        for known in FACTS["first"].notice.materials
    )
    return with_changes(FACTS["first"], {"materials": materials})


def test_only_papers_without_a_form_of_which_the_notice_says_what_they_hold_have_a_sheet() -> None:
    assert [known.material.id for known in worksheets(FACTS["first"])] == [
        *("alliance-contract", "internal-rules", "expert-list")
    ]
    assert ("full", "downloads/worksheet-agreement.docx") in SHEETS
    assert not worksheets(changed("alliance-contract", annex="necessity"))[0].seals


def test_a_list_has_the_columns_that_the_notice_prescribes_and_numbered_rows() -> None:
    content = sheet("expert-list")
    (outer,) = docx.Document(io.BytesIO(content)).tables
    (heads, *_) = (list(row.iter(qname("w:t"))) for row in outer._tbl.iter(qname("w:tr")))
    assert [head.text for head in heads][:4] == ["专家姓名", "单位", "职务职称", "技术领域"]
    rows = {known.tag.split(".")[1] for known in controls_of(content) if known.tag.startswith("entries.")}
    assert rows == {str(number) for number in range(1, 11)}
    assert len(list(part(content, "word/numbering.xml").iter(qname("w:num")))) == 1


def test_a_paper_that_must_state_several_things_has_a_heading_for_each() -> None:
    assert [text for text in shown(sheet("alliance-contract")) if "、" in text[:2]] == [
        "一、工作机制",
        "二、运行机制",
        "三、知识产权管理",
        "四、联盟成员的权利义务",
        "五、其他内容",
    ]


def test_a_closed_list_of_points_has_no_further_ones() -> None:
    rules = tuple(
        rule.model_copy(update={"open": False}) if rule.id == "internal-rules" else rule
        for rule in FACTS["first"].notice.eligibility
    )
    closed = with_changes(FACTS["first"], {"eligibility": rules})
    assert "四、其他内容" in shown(sheet("internal-rules"))
    assert [text for text in shown(sheet("internal-rules", closed)) if "其他内容" in text] == []


def test_there_is_a_box_for_every_seal_that_is_needed_at_least() -> None:
    (known, *_) = worksheets(FACTS["first"])
    assert known.seals == (
        "牵头企业",
        *["加入联盟的企业"] * 10,
        "加入联盟的高等院校",
        "加入联盟的其他单位",
    )
    texts = shown(sheet("alliance-contract"))
    assert sum(text.startswith("（在此盖章）") for text in texts) == 13
    boxes = [text for text in texts if text.startswith(("牵头企业", "加入联盟的"))]
    assert boxes == [
        "牵头企业",
        *(f"加入联盟的企业（{number}）" for number in range(1, 11)),
        "加入联盟的高等院校",
        "加入联盟的其他单位",
    ]


def test_one_seal_needs_no_page_of_seals() -> None:
    assert not worksheets(changed("alliance-contract", seal=("lead",)))[0].seals
    assert worksheets(changed("alliance-contract", seal="not_stated"))[0].seals == ()


@pytest.mark.parametrize(("name", "path"), SHEETS)
def test_first_line_foot_and_title_say_that_it_is_no_annex(name: str, path: str) -> None:
    content = render_worksheets(FACTS[name], ZH)[path]
    assert shown(content)[0] == MARK
    for foot in ("word/footer1.xml", "word/footer2.xml"):
        assert MARK in text_of(part(content, foot))
    core = docx.Document(io.BytesIO(content)).core_properties
    assert MARK in core.title
    assert core.author == ""
    assert "NoticeSiteAnnex" not in custom_properties(content)


def test_it_says_which_places_of_the_notice_it_follows() -> None:
    assert shown(sheet("internal-rules"))[2].startswith("通知没有规定格式。本表按“三、(三)”、“附件1")
    without = sheet("expert-list", changed("expert-list", source=()))
    assert shown(without)[2] == "通知没有规定格式。"


@pytest.mark.parametrize(("name", "path"), SHEETS)
def test_the_file_is_valid(name: str, path: str, tmp_path: Path) -> None:
    file = tmp_path / "sheet.docx"
    file.write_bytes(render_worksheets(FACTS[name], ZH)[path])
    found = OpenXmlValidator(file_format=FileFormat.MICROSOFT_365, strict=False).validate(str(file))
    assert [str(fault) for fault in found.errors] == []


@pytest.mark.libreoffice
@pytest.mark.parametrize(("material", "pages"), [("alliance-contract", 3), ("expert-list", 1)])
def test_libreoffice_opens_it_and_keeps_what_is_written(
    material: str, pages: int, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("sheet")
    pdf = PdfReader(io.BytesIO(converted(sheet(material), "pdf", folder)))
    assert len(pdf.pages) == pages
    assert all(MARK in page.extract_text().replace(" ", "") for page in pdf.pages)
    first = next(
        known for known in controls_of(sheet(material)) if "repeatingSection" not in known.properties
    )
    saved = converted(filled(sheet(material), {first.tag: "甲<乙>&丙"}), "docx:MS Word 2007 XML", folder)
    assert "甲<乙>&丙" in bookmarks_of(saved).values()


def test_a_site_lists_them_apart_sums_them_and_keeps_them_out_of_the_annexes() -> None:
    site = render_site(build_call(read_source(FIRST)), BuildOptions(FIRST), ()).pages
    content = site["downloads/worksheet-expert-list.docx"]
    sums = site["downloads/SHA256SUMS"].decode()
    assert f"{hashlib.sha256(content).hexdigest()}  worksheet-expert-list.docx\n" in sums
    with zipfile.ZipFile(io.BytesIO(site["downloads/annexes.zip"])) as archive:
        assert len(archive.namelist()) == 6
        assert not any("工作用表" in name for name in archive.namelist())
    for address in ("materials/index.md", "forms/index.md"):
        page = parsed(site[address].decode())
        assert "不属于通知附件" in page.text_content()
        files = {link.get("download"): link.get("href") for link in page.iter("a") if link.get("download")}
        assert files["工作用表 专家组名单.docx"] == "../downloads/worksheet-expert-list.docx"
        assert files["工作用表 联盟契约.docx"] == "../downloads/worksheet-alliance-contract.docx"
