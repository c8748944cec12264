"""Tables, lists, notes, links, figures and emphasis of a Word file as blocks of the text."""

import struct
import zlib
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import parse_xml

from notice_site.command.import_call import read_call, write_call
from notice_site.facts.facts import BuildFacts, derive_facts
from notice_site.importing.writing.differences import differences
from notice_site.model.body import TableBlock
from notice_site.reading.build import build_call
from notice_site.reading.pictures import read_pictures
from notice_site.reading.references import resolve_references
from notice_site.reading.source import read_source
from notice_site.word.documents import render_word_notice
from tests.call_facts import ZH
from tests.importing.imported import draft_of, errors_in, file_text
from tests.importing.word_making import (
    DECLARED,
    OFFICE,
    add_xml,
    counted,
    level,
    p,
    r,
    saved,
    with_lists,
    with_part,
)

SPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
SIGNED = ("青山区民政局", "2026年11月20日")
DEADLINE = "申报截止时间为2026年12月31日。"
SIGNED_DAY = date(2026, 11, 20)


def begun(*lines: str) -> Document:
    document = docx.Document()
    for line in ("关于申报2026年度项目的通知", "各有关单位：", DEADLINE, *lines):
        document.add_paragraph(line)
    return document


def ended(document: Document, *lines: str) -> bytes:
    for line in (*lines, *SIGNED):
        document.add_paragraph(line)
    return saved(document)


def body_of(content: bytes, folder: Path) -> dict[str, Any]:
    """The body that is understood of a file, of which nothing differs from it."""
    path = folder / "notice.docx"
    path.write_bytes(content)
    draft = draft_of(path)
    assert differences(draft.data, draft.sources) == ()
    assert errors_in(draft) == []
    body: dict[str, Any] = resolve_references(draft.data).data["body"]
    return body


def filled(document: Document, rows: list[list[str]]) -> Any:
    table = document.add_table(len(rows), len(rows[0]))
    for row, words in enumerate(rows):
        for column, text in enumerate(words):
            table.cell(row, column).text = text
    return table


def test_a_table_keeps_its_merged_cells_caption_unit_and_notes(tmp_path: Path) -> None:
    document = begun("一、支持标准", "标准如下：", "表1 支持标准", "单位：万元")
    table = filled(
        document,
        [["等级", "支持", ""], ["", "首年", "次年"], ["一等", "12", "4"], ["", "8", "3"]],
    )
    table.cell(0, 1).merge(table.cell(0, 2))
    table.cell(0, 0).merge(table.cell(1, 0))
    table.cell(2, 0).merge(table.cell(3, 0))
    for row in table.rows[2:]:
        row.cells[1].paragraphs[0].alignment = WD_ALIGN_PARAGRAPH.RIGHT
    (clause,) = body_of(ended(document, "注：含税。"), tmp_path)["clauses"]
    lead, block = clause["text"]
    assert lead == "标准如下："
    assert block == {
        "kind": "table",
        "caption": "表1 支持标准",
        "unit": "单位：万元",
        "columns": [1, 1, 1],
        "align": ["left", "right", "left"],
        "header_rows": 2,
        "rows": [
            [{"text": ["等级"], "rowspan": 2}, {"text": ["支持"], "colspan": 2}],
            ["首年", "次年"],
            [{"text": ["一等"], "rowspan": 2}, "12", "4"],
            ["8", "3"],
        ],
        "notes": ["注：含税。"],
    }
    assert len(TableBlock.model_validate(block).rows) == 4


def test_a_table_in_a_cell_becomes_lines_and_is_told(tmp_path: Path) -> None:
    document = begun("一、支持标准", "标准如下：")
    table = filled(document, [["级别", "标准"], ["一般", ""]])
    inner = table.cell(1, 1).add_table(1, 2)
    inner.cell(0, 0).text, inner.cell(0, 1).text = "首年5万元", "次年3万元"
    path = tmp_path / "notice.docx"
    path.write_bytes(ended(document))
    draft = draft_of(path)
    (told,) = [decision.guess for decision in draft.decisions if "table in a cell" in str(decision.guess)]
    assert told
    block = draft.data["body"]["clauses"][0]["text"][1]
    assert block["rows"][1][1] == {"text": ["首年5万元", "次年3万元"]}


def test_bullets_are_a_list_and_the_line_behind_them_goes_on_with_the_clause(tmp_path: Path) -> None:
    document = begun("一、总体要求")
    document.add_paragraph("坚持以下原则：")
    with_lists(document, {1: level(0, "bullet", "●")}, {1: '<w:abstractNumId w:val="1"/>'})
    for words in ("公开公正", "择优支持"):
        counted(document.add_paragraph(words), 1)
    (clause,) = body_of(ended(document, "各单位遵照执行。"), tmp_path)["clauses"]
    assert clause["text"] == [
        "坚持以下原则：",
        {"kind": "list", "bullet": "●", "items": ["公开公正", "择优支持"]},
        "各单位遵照执行。",
    ]


def test_links_emphasis_and_raised_figures_are_parts_of_their_paragraph(tmp_path: Path) -> None:
    document = begun("一、报送要求")
    key = document.part.relate_to("https://example.org/form", f"{OFFICE}hyperlink", is_external=True)
    raised = '<w:vertAlign w:val="superscript"/>'
    link = f'<w:hyperlink r:id="{key}">{r("申报系统")}</w:hyperlink>'
    words = (
        r("登录"),
        link,
        r("，场地不少于60m"),
        r("2", raised),
        r("，"),
        r("逾期不再受理", "<w:b/>"),
        r("。"),
    )
    add_xml(document, p(*words))
    (clause,) = body_of(ended(document), tmp_path)["clauses"]
    assert clause["text"][0]["runs"] == [
        "登录",
        {"text": "申报系统", "link": "https://example.org/form"},
        "，场地不少于60m",
        {"text": "2", "style": "superscript"},
        "，",
        {"text": "逾期不再受理", "style": "strong"},
        "。",
    ]


def with_notes(content: bytes, kind: str, texts: dict[int, str]) -> bytes:
    inside = "".join(f'<w:{kind} w:id="{key}">{p(r(text))}</w:{kind}>' for key, text in texts.items())
    return with_part(content, f"{kind}s", f'<w:{kind}s xmlns:w="{SPACE}">{inside}</w:{kind}s>')


@pytest.mark.parametrize("kind", ["footnote", "endnote"])
def test_each_note_stands_at_its_mark(kind: str, tmp_path: Path) -> None:
    document = begun("一、申报条件")
    mark = f'<w:r><w:{kind}Reference w:id="{{}}"/></w:r>'
    add_xml(document, p(r("注册"), mark.format(1), r("满一年"), mark.format(2), r("。")))
    body = body_of(with_notes(ended(document), kind, {1: "以执照为准。", 2: "至申报日。"}), tmp_path)
    end = {"end": True} if kind == "endnote" else {}
    assert body["notes"] == [
        {"id": f"{kind}-1", "text": ["以执照为准。"], **end},
        {"id": f"{kind}-2", "text": ["至申报日。"], **end},
    ]
    assert body["clauses"][0]["text"][0]["runs"] == [
        "注册",
        {"note": f"{kind}-1"},
        "满一年",
        {"note": f"{kind}-2"},
        "。",
    ]


def test_a_note_in_a_cell_and_one_with_a_mark_of_its_own(tmp_path: Path) -> None:
    document = begun("一、支持标准", "标准如下：")
    table = filled(document, [["级别", "标准"], ["一般", "5万元"]])
    scrap = f'<w:r {DECLARED}><w:footnoteReference w:customMarkFollows="1" w:id="1"/><w:t>※</w:t></w:r>'
    table.cell(1, 1).paragraphs[0]._p.append(parse_xml(scrap))
    body = body_of(with_notes(ended(document), "footnote", {1: "不含税。"}), tmp_path)
    assert body["notes"] == [{"id": "footnote-1", "text": ["不含税。"], "mark": "※"}]
    cell = body["clauses"][0]["text"][1]["rows"][1][1]
    assert cell == {"text": [{"kind": "paragraph", "runs": ["5万元", {"note": "footnote-1"}]}]}


def png() -> bytes:
    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", 2, 2, 8, 0, 0, 0, 0)
    rows = zlib.compress(b"\0\0\0" * 2)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


def with_figure(alt: str) -> bytes:
    document = begun("一、申报流程", "流程如下。")
    shape = document.add_picture(BytesIO(png()))
    shape._inline.docPr.set("descr", alt)
    return ended(document, "图1 申报流程")


def test_a_figure_keeps_its_file_its_words_and_its_caption(tmp_path: Path) -> None:
    figure = body_of(with_figure("先登记后申报"), tmp_path)["clauses"][0]["text"][1]
    assert (figure["kind"], figure["alt"], figure["caption"]) == ("figure", "先登记后申报", "图1 申报流程")


def test_what_a_figure_shows_is_asked_for_where_nobody_says_it(tmp_path: Path) -> None:
    path = tmp_path / "notice.docx"
    path.write_bytes(with_figure(""))
    draft = draft_of(path)
    assert draft.data["body"]["clauses"][0]["text"][1]["alt"] is None
    assert [problem.path[-1] for problem in errors_in(draft)] == ["alt"]


def everything(folder: Path) -> Path:
    """A Word file with every kind of block."""
    document = begun("一、申报流程", "流程如下。")
    shape = document.add_picture(BytesIO(png()))
    shape._inline.docPr.set("descr", "先登记后申报")
    document.add_paragraph("图1 申报流程")
    document.add_paragraph("二、支持标准")
    document.add_paragraph("标准如下：")
    table = filled(document, [["级别", "标准"], ["一般", "5万元"], ["", "8万元"]])
    table.cell(1, 0).merge(table.cell(2, 0))
    due = r("当年", "<w:b/>")
    raised, mark = '<w:vertAlign w:val="superscript"/>', '<w:r><w:footnoteReference w:id="1"/></w:r>'
    add_xml(document, p(r("场地60m"), r("2", raised), r("，须"), due, r("登记"), mark, r("。")))
    for words in ("•公开", "•公正"):
        document.add_paragraph(words)
    path = folder / "notice.docx"
    path.write_bytes(with_notes(ended(document, "三、其他", "按规定办理。"), "footnote", {1: "以执照为准。"}))
    return path


def test_an_import_goes_to_our_own_word_file_and_back_with_the_same_text(tmp_path: Path) -> None:
    first = read_call([everything(tmp_path)], "call", SIGNED_DAY)
    target = write_call(first, tmp_path / "out" / "notice_data.yml", ZH)
    text = target.read_text("utf-8").replace(
        "    at:\n    wording:\n", "    rolling: true\n    wording: 常年受理\n"
    )
    target.write_text(text, "utf-8")
    call = build_call(read_source(target))
    facts = derive_facts(call, BuildFacts(pictures=read_pictures(call)), ZH)
    again = tmp_path / "again.docx"
    again.write_bytes(render_word_notice(facts, ZH)["downloads/notice.docx"])
    back = draft_of(again)
    assert back.data["body"] == first.draft.data["body"]
    assert {key: back.data[key] for key in ("title", "recipients", "issuers")} == {
        key: first.draft.data[key] for key in ("title", "recipients", "issuers")
    }


@pytest.mark.parametrize("number", ["青民[2026]8号", "青民〔2026〕08号", "青民（2026）第8号"])
def test_a_document_number_is_kept_as_issued(number: str, tmp_path: Path) -> None:
    document = docx.Document()
    for line in (number, "关于申报2026年度项目的通知", "各有关单位：", "一、其他", "按规定办理。"):
        document.add_paragraph(line)
    path = tmp_path / "notice.docx"
    path.write_bytes(ended(document))
    draft = draft_of(path)
    assert draft.data["document_number"] == {"as_issued": number}
    assert differences(draft.data, draft.sources) == ()
    assert "as_issued" in file_text(draft)


def annex_of(rows: list[list[str]], folder: Path) -> dict[str, Any]:
    """The annex that a table in a file of its own becomes."""
    document = docx.Document()
    document.add_paragraph("附件1")
    document.add_paragraph("一览表")
    filled(document, rows)
    (folder / "附件1.docx").write_bytes(saved(document))
    (folder / "notice.docx").write_bytes(ended(begun("附件：1.一览表")))
    (annex,) = draft_of(folder / "notice.docx", folder / "附件1.docx").data["annexes"]
    assert isinstance(annex, dict)
    return annex


def test_a_table_of_figures_is_read_and_one_with_prompts_is_filled_in(tmp_path: Path) -> None:
    read = annex_of(
        [["级别", "标准"], ["一般", "5万元，分两次拨付。"], ["重点", "8万元，一次拨付。"]], tmp_path
    )
    assert read["kind"] in ("table", "outline")
    form = annex_of([["昵称", "（必填，无需真实姓名）"], ["个人简介", "（必填，简要介绍经历。）"]], tmp_path)
    assert form["kind"] == "form"
