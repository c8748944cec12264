"""The notice as a Word file: word for word, in the standard's order, valid."""

import io
from functools import cache
from pathlib import Path
from typing import Any

import docx
import pikepdf
import pytest
from openxml_audit import FileFormat, OpenXmlValidator

from notice_site.pdf.documents import describe_documents
from notice_site.word.documents import render_word_notice
from notice_site.word.xml import qname, run
from tests.call_facts import CALLS, ZH, facts_of
from tests.printed import all_pdfs
from tests.source_text import issued_parts, squeeze
from tests.word_reading import converted, custom_properties, part, text_of, value_of


@cache
def word_notice(name: str) -> bytes:
    facts = facts_of(CALLS[name])
    return render_word_notice(facts, ZH)["downloads/notice.docx"]


def paragraphs(name: str) -> list[tuple[str, str]]:
    """Style and words of each paragraph that has words."""
    found = part(word_notice(name)).iter(qname("w:p"))
    return [
        (value_of(style), text_of(block))
        for block in found
        for style in block.iter(qname("w:pStyle"))
        if text_of(block)
    ]


def test_it_is_the_issued_text_word_for_word() -> None:
    assert squeeze(text_of(part(word_notice("first")))) == issued_parts()["body"]


def said(block: dict[str, Any]) -> str:
    """The words of a block of the running text, row by row in a table; notes are in a part of their own."""
    if block["kind"] == "figure":
        return str(block["alt"] + block["caption"])
    if block["kind"] == "table":
        cells = (said(part) for cell in block["cells"] for part in cell["blocks"])
        notes = (said(note) for note in block["notes"])
        return "".join([block["caption"], block["unit"], *cells, *notes])
    marks = (span["text"] + ("" if span["note"] else span["mark"]) for span in block["spans"])
    return str(block["lead"]) + "".join(marks)


@pytest.mark.parametrize("name", sorted(CALLS))
def test_it_says_what_the_pdf_says(name: str) -> None:
    facts = facts_of(CALLS[name])
    body = describe_documents(facts, ZH)["downloads/notice.pdf"]["body"]
    numbers = (
        [f"{at}." for at in range(1, len(body["annex_list"]) + 1)] if len(body["annex_list"]) > 1 else [""]
    )
    annexes = [number + title for number, title in zip(numbers, body["annex_list"], strict=False)]
    label = body["annex_list_label"] if annexes else ""
    imprint = body["imprint"] or {}
    words = [
        body["masthead"],
        body["number"],
        *body["title_lines"],
        body["subtitle"],
        body["recipients"],
        *(said(block) for block in body["blocks"]),
        label,
        *annexes,
        *body["signature"]["issuers"],
        body["signature"]["date"],
    ]
    if imprint.get("copy_to"):
        words.append(imprint["copy_to_label"] + imprint["copy_to"])
    words += [imprint.get("printed_by", ""), imprint.get("printed_on", "")]
    assert squeeze(text_of(part(word_notice(name)))) == squeeze("".join(words))


def test_headings_have_the_faces_of_the_standard_and_stand_in_words_outline() -> None:
    styles = {words: style for style, words in paragraphs("first")}
    assert styles["一、征集原则和目标。"] == "NoticeSiteLevel1"
    runs = next(
        block
        for block in part(word_notice("first")).iter(qname("w:p"))
        if text_of(block).startswith("（二）要有具有")
    ).iter(qname("w:r"))
    faces = [[value_of(font, "w:eastAsia") for font in run.iter(qname("w:rFonts"))] for run in runs]
    assert faces == [["楷体"], []]


def test_mark_number_list_of_annexes_and_imprint_stand_where_the_standard_has_them() -> None:
    styles = [style for style, _ in paragraphs("full")]
    assert styles[:3] == ["NoticeSiteMark", "NoticeSiteNumber", "Title"]
    words = [text for _, text in paragraphs("full")]
    assert words.index("附件：1.传统手工艺扶持项目申报表") < words.index("虚构市文化和旅游局")
    assert words[-2].strip().startswith("抄送：")
    assert words[-1].endswith("印发")


def test_the_signature_never_stands_alone_on_a_page() -> None:
    blocks = list(part(word_notice("first")).iter(qname("w:p")))
    keeping = [text_of(block) for block in blocks if block.find(f".//{qname('w:keepNext')}") is not None]
    assert keeping[-3:] == ["通讯地址：从化区街口街口岸路2栋5楼科技发展科", "", "从化区科工商信局"]


@pytest.mark.parametrize("name", sorted(CALLS))
def test_word_would_take_it(name: str, tmp_path: Path) -> None:
    path = tmp_path / "notice.docx"
    path.write_bytes(word_notice(name))
    found = OpenXmlValidator(file_format=FileFormat.MICROSOFT_365, strict=False).validate(str(path))
    assert [str(fault) for fault in found.errors] == []
    assert (
        docx.Document(io.BytesIO(word_notice(name))).core_properties.title
        == facts_of(CALLS[name]).notice.title
    )
    assert custom_properties(word_notice(name))["NoticeSiteCall"] == facts_of(CALLS[name]).notice.id


def test_quotation_marks_in_chinese_text_are_chinese_and_in_other_text_are_not() -> None:
    hinted = {
        text_of(found)
        for found in part(word_notice("first")).iter(qname("w:r"))
        if any(fonts.get(qname("w:hint")) == "eastAsia" for fonts in found.iter(qname("w:rFonts")))
    }
    runs = {text_of(found) for found in part(word_notice("first")).iter(qname("w:r"))}
    assert {text for text in runs if "“" in text} == {text for text in hinted if "“" in text} != set()
    assert len(hinted) < len(runs)
    assert list(run("A “quoted” word").iter(qname("w:rFonts"))) == []


@pytest.mark.libreoffice
def test_it_takes_as_many_pages_as_the_typeset_notice_before_its_annexes(tmp_path: Path) -> None:
    with pikepdf.open(io.BytesIO(converted(word_notice("first"), "pdf", tmp_path))) as word:
        pages = len(word.pages)
    annexes = [pdf for path, pdf in all_pdfs("first").items() if "annex" in path]
    typeset = len(pikepdf.open(io.BytesIO(all_pdfs("first")["downloads/notice.pdf"])).pages)
    assert pages == typeset - sum(len(pikepdf.open(io.BytesIO(pdf)).pages) for pdf in annexes)
