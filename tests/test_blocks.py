"""Lists, tables, figures and notes in the running text: the same words in every output."""

import io
import zipfile
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml
from lxml import etree, html

from notice_site.checks import check_call
from notice_site.checks.issued_texts import CHINESE
from notice_site.compare.changes import changes_between, sentence
from notice_site.facts.facts import BuildFacts, Facts, derive_facts
from notice_site.facts.numbering import document_number
from notice_site.language.catalogue import catalogue_for
from notice_site.model.body import Run, TableBlock, block_lines
from notice_site.model.grid import header_row_count, table_grid
from notice_site.model.notice import walk_clauses
from notice_site.model.people import DocumentNumber
from notice_site.model.record import walk_values
from notice_site.pages.render_pages import render_pages
from notice_site.pdf.typst_engine import render_pdfs
from notice_site.reading.build import build_call
from notice_site.reading.pictures import read_pictures
from notice_site.reading.source import parse_source, read_source
from notice_site.word.documents import render_word_notice
from tests.call_facts import MINIMAL
from tests.compared_calls import side
from tests.pdf_text import read_aloud

ZH = catalogue_for("zh")
FULL = Path(__file__).parent / "notices" / "full.yml"
WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


@cache
def full() -> Facts:
    call = build_call(read_source(FULL))
    return derive_facts(call, BuildFacts(pictures=read_pictures(call)), ZH)


@cache
def issued_page() -> Any:
    content = render_pages(full(), ZH, {})["notice/index.md"]
    return html.fromstring(content.decode().partition("---\n")[2].partition("---\n")[2])


def table_of_duties() -> TableBlock:
    (table,) = [
        block
        for clause in walk_clauses(full().notice.body.clauses)
        for block in clause.text
        if isinstance(block, TableBlock)
    ]
    return table


def test_a_cell_that_spans_rows_moves_those_below_it() -> None:
    placed = {
        cell.cell.text[0]: cell for row in table_grid(table_of_duties()) for cell in row if cell.cell.text
    }
    assert (placed["带徒"].row, placed["带徒"].column) == (1, 2)
    assert placed["逐年考核"].rowspan == 2
    assert header_row_count(table_of_duties()) == 2


def test_the_page_s_table_keeps_its_heads() -> None:
    table = issued_page().get_element_by_id("table-duties")
    heads = [(head.text_content(), head.get("scope")) for head in table.iter("th")]
    assert ("每年任务", "colgroup") in heads
    assert ("一等", "row") in heads
    (cell,) = [cell for cell in table.iter("td") if cell.text_content() == "12"]
    assert cell.get("data-heads") == "每年任务 开放日"
    assert [cell.get("data-words") for cell in table.find_class("ns-issued-table__again")] == ["逐年考核"]


def test_every_mark_of_a_note_leads_to_it_and_back() -> None:
    marks = [link for link in issued_page().iter("a") if link.get("role") == "doc-noteref"]
    assert [mark.text for mark in marks] == ["1", "*"]
    for mark in marks:
        note = issued_page().get_element_by_id(mark.get("href")[1:])
        back = [link.get("href") for link in note.iter("a") if link.get("role") == "doc-backlink"]
        assert back == [f"#{mark.get('id')}"]


def test_a_second_level_heading_without_a_stop_has_its_own_line() -> None:
    for line in issued_page().find_class("ns-clause__line"):
        assert not line.text_content().strip().endswith("。")


def test_the_pdf_has_the_words_of_every_block() -> None:
    text = "".join(read_aloud(render_pdfs(full(), ZH)["downloads/notice.pdf"]).split())
    clause = next(clause for clause in full().notice.walk_clauses() if clause.id == "duties")
    words = [value for _, value in walk_values(clause.text) if isinstance(value, str)]
    shown = [word for word in words if CHINESE.search(word) and not word.startswith("流程图：")]
    assert len(shown) > 25
    assert [word for word in shown if "".join(word.split()) not in text] == []


def test_word_has_a_real_table_a_real_footnote_and_the_picture() -> None:
    packed = zipfile.ZipFile(io.BytesIO(render_word_notice(full(), ZH)["downloads/notice.docx"]))
    body = etree.fromstring(packed.read("word/document.xml"))
    assert len([*body.iter(f"{WORD}tblHeader")]) == 2
    assert {span.get(f"{WORD}val") for span in body.iter(f"{WORD}gridSpan")} == {"2"}
    (reference,) = body.iter(f"{WORD}footnoteReference")
    notes = etree.fromstring(packed.read("word/footnotes.xml"))
    (note,) = [note for note in notes if note.get(f"{WORD}id") == reference.get(f"{WORD}id")]
    assert (
        "".join(text.text or "" for text in note.iter(f"{WORD}t")).strip()
        == "指手工坊固定的制作场所，不含临时摊位。"
    )
    assert packed.read("word/media/picture1.png") == full().build.pictures["pictures/process.png"]


@pytest.mark.parametrize(
    "parts", [{}, {"text": "甲", "note": "a"}, {"note": "a", "link": "https://a.example"}]
)
def test_a_part_of_a_paragraph_is_words_or_a_mark(parts: dict[str, str]) -> None:
    with pytest.raises(ValueError, match="words or mark"):
        Run.model_validate(parts)


def test_plain_texts_stay_what_they_are() -> None:
    data = yaml.safe_load("[甲, '<b>{{乙}}</b>', '*丙*']")
    assert [*block_lines(data)] == data


def test_a_changed_cell_is_told_by_its_row_and_column() -> None:
    old = FULL.read_text("utf-8")
    (change,) = changes_between(side(old), side(old.replace("逐年考核", "两年一次")), ZH)
    told = sentence(change, ZH)
    assert "表1 各等次任务" in told
    assert "“一等”行“考核”列" in told
    assert "由逐年考核改为两年一次" in told


def findings(**body: Any) -> list[str]:
    data = yaml.load(MINIMAL.read_text("utf-8"), Loader=yaml.BaseLoader) | {"body": body}
    text = yaml.safe_dump(data, allow_unicode=True).replace("'true'", "true")
    problems = check_call(build_call(parse_source(text, MINIMAL)))
    return [f"{problem.check} {ZH.read(problem.message)}" for problem in problems]


@pytest.mark.parametrize(
    "block",
    [
        {"kind": "list", "items": [{"mark": "1．", "text": ["甲"]}, {"mark": "2、", "text": ["乙"]}]},
        {"kind": "table", "columns": [1, 1], "rows": [["1．甲", "一"], ["2、乙", "二"]]},
        {"kind": "table", "columns": [1], "rows": [[{"text": ["1．甲", "2、乙"]}]]},
    ],
)
def test_numbers_of_two_forms_are_seen_in_lists_and_tables(block: dict[str, Any]) -> None:
    assert "D02 编号“2、”与同级的“1．”写法不同。" in findings(lead_in=[block])


def test_a_paragraph_in_parts_is_checked_as_one_text() -> None:
    parts = ["申报截止", {"text": "，", "style": "strong"}, "逾期不予受理 ,以收到为准。"]
    whole = {"kind": "paragraph", "runs": parts}
    assert findings(lead_in=[whole]) == findings(lead_in=["申报截止，逾期不予受理 ,以收到为准。"]) != []


def test_a_number_as_issued_is_printed_as_such() -> None:
    number = DocumentNumber(as_issued="虚科[2017]3号")
    assert document_number(number) == "虚科[2017]3号"
    with pytest.raises(ValueError, match="parts or whole"):
        DocumentNumber(as_issued="虚科[2017]3号", year=2017)
