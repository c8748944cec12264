"""Annexes as Word files: the issued words, footnotes, outlines and lists."""

import io

import docx
import pytest

from notice_site.model.body import Clause, Outline
from notice_site.model.forms import Annex, Cell, Footnote, Notes, Table
from notice_site.word.xml import qname
from tests.source_text import issued_parts, squeeze
from tests.word_files import ANNEXES, FILES, FORMS, annex_of, one_annex, one_cell, word_file
from tests.word_reading import (
    footnotes_of,
    issued_words,
    part,
    text_of,
    value_of,
)


def test_there_are_annexes_and_forms_to_test() -> None:
    assert len(ANNEXES) >= 8
    assert len(FORMS) >= 4
    assert FILES["minimal"] == {}


@pytest.mark.parametrize("number", [1, 2, 3])
def test_an_annex_says_what_was_issued_word_for_word(number: int) -> None:
    words = squeeze(issued_words(word_file("first", number)))
    assert words == f"附件{number}" + issued_parts()[f"附件{number}"]


@pytest.mark.parametrize(("call", "number"), ANNEXES)
def test_number_and_title_stand_on_lines_one_and_three(call: str, number: int) -> None:
    first, second, third = part(word_file(call, number)).findall(f".//{qname('w:p')}")[:3]
    assert [text_of(first), text_of(second)] == [f"附件{number}", ""]
    assert text_of(third).replace("\n", "") == annex_of(call, number).annex.title


def test_heading_rows_stand_on_every_page() -> None:
    rows = part(word_file("full", 1)).findall(f"{qname('w:body')}/{qname('w:tbl')}/{qname('w:tr')}")
    heading = [row.find(f"{qname('w:trPr')}/{qname('w:tblHeader')}") is not None for row in rows]
    assert heading == [True] + [False] * (len(rows) - 1)


def test_a_line_end_in_a_label_begins_a_new_line() -> None:
    cell = docx.Document(io.BytesIO(word_file("first", 1))).tables[0].cell(7, 0)
    assert [line.text for line in cell.paragraphs] == ["联盟发起单位", "（不少于10家）"]


def test_footnotes_are_words_own() -> None:
    content = word_file("first", 1)
    notes = footnotes_of(content)
    assert list(notes) == ["1", "2"]
    assert notes["1"] == "编号由从化区产学研协同创新联盟办公室填写。"
    marks = [
        cell for cell in part(content).iter(qname("w:tc")) if list(cell.iter(qname("w:footnoteReference")))
    ]
    assert [text_of(cell) for cell in marks] == ["编号：", "联盟名称"]
    kinds = [note.get(qname("w:type")) for note in part(content, "word/footnotes.xml")]
    assert kinds == ["separator", "continuationSeparator", None, None]


def test_a_footnote_that_is_called_twice_stands_once() -> None:
    cell = Cell(label="甲{^one}乙{^two}丙{^one}")
    notes = (Footnote(id="one", text="注一。"), Footnote(id="two", text="注二。"))
    content = one_cell(cell, footnotes=notes)
    assert footnotes_of(content) == {"1": "注一。", "2": "注二。"}
    assert [value_of(mark, "w:id") for mark in part(content).iter(qname("w:footnoteReference"))] == ["1", "2"]
    assert squeeze(issued_words(content)) == "附件表甲1乙2丙11.注一。2.注二。"


def test_a_footnote_that_nothing_calls_stands_below_the_table() -> None:
    content = one_cell(Cell(label="甲"), footnotes=(Footnote(id="one", text="注一。"),))
    assert footnotes_of(content) == {}
    assert squeeze(issued_words(content)) == "附件表甲1.注一。"


def test_notes_below_the_table_hang_from_their_numbers() -> None:
    notes = Notes(
        label="备注：", items=(Footnote(id="one", text="注一。"), Footnote(id="two", text="注二。"))
    )
    found = [
        (text_of(line), value_of(indent, "w:left"), value_of(indent, "w:hanging"))
        for line in part(one_cell(Cell(label="甲"), notes=notes)).iter(qname("w:p"))
        for indent in line.iter(qname("w:ind"))
    ]
    assert found == [("备注：1.注一。", "840", "840"), ("2.注二。", "840", "210")]


def test_an_outline_has_its_numbers_and_can_be_found_in_the_navigation_pane() -> None:
    levels = [
        (text_of(line), value_of(found))
        for line in part(word_file("first", 3)).iter(qname("w:p"))
        for found in line.iter(qname("w:outlineLvl"))
    ]
    assert levels == [
        ("1.产业（或行业）发展状况。", "0"),
        ("2.与从化区战略目标、产业发展政策的相符性。", "0"),
        ("3.联盟的作用与效益。", "0"),
    ]


def test_a_heading_has_the_face_of_its_number() -> None:
    inner = Clause(id="b", heading="乙", numbering="arabic", clauses=(Clause(id="c", heading="丙"),))
    outline = Outline(clauses=(Clause(id="a", heading="甲", clauses=(inner,)), Clause(id="d", text=("丁",))))
    lines = part(one_annex(Annex(id="one", title="纲", kind="outline", outline=outline))).iter(qname("w:p"))
    styles = {text_of(line): line.find(f".//{qname('w:pStyle')}") for line in lines}
    named = {words: value_of(style) for words, style in styles.items() if style is not None}
    assert named["一、甲"] == "NoticeSiteLevel1"
    assert named["（一）乙"] == "NoticeSiteLevel2"
    assert named["1.丙"] == "NoticeSiteLevel3"
    assert named["二、丁"] == "BodyText"


def test_a_table_repeats_its_headings_and_a_list_is_lines() -> None:
    content = one_annex(
        Annex(
            id="one",
            title="表",
            kind="table",
            table=Table(columns=("甲", "乙"), rows=(("1", ""), ("2", "三"))),
        )
    )
    table = docx.Document(io.BytesIO(content)).tables[0]
    assert [[cell.text for cell in row.cells] for row in table.rows] == [["甲", "乙"], ["1", ""], ["2", "三"]]
    assert len(list(part(content).iter(qname("w:tblHeader")))) == 1
    lines = docx.Document(io.BytesIO(word_file("full", 4))).paragraphs[4:]
    assert [line.text for line in lines] == list(annex_of("full", 4).annex.items)
