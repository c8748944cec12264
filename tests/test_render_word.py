"""The annexes as Word files: the issued words, the same table, real footnotes, what a file says of itself."""

import io

import docx
import pytest

from notice_site.facts.facts import BuildFacts
from notice_site.facts.grid import place_cells
from notice_site.facts.small_print import form_version
from notice_site.models.body import Clause, Outline
from notice_site.models.forms import Annex, Cell, Footnote, Notes, Table
from notice_site.word.render_word import render_word_forms
from notice_site.word.xml import Element, qname
from tests.call_facts import FIRST, ZH, facts_of, with_changes
from tests.source_text import issued_parts, squeeze
from tests.word_files import ANNEXES, FACTS, FILES, FORMS, annex_of, one_annex, one_cell, word_file
from tests.word_reading import (
    custom_properties,
    footnotes_of,
    issued_words,
    part,
    parts_of,
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


@pytest.mark.parametrize(("call", "number"), FORMS)
def test_the_table_is_merged_cell_by_cell_as_the_grid_says(call: str, number: int) -> None:
    form = annex_of(call, number).annex.form
    assert form
    table = part(word_file(call, number)).find(f".//{qname('w:tbl')}")
    assert table is not None
    drawn = [merged_cells(row) for row in table.findall(qname("w:tr"))]
    expected: list[dict[int, tuple[int, str]]] = [{} for _ in form.rows]
    for place in place_cells(form):
        merge = "" if place.cell.rowspan == 1 else "restart"
        for row in range(place.row, place.row + place.cell.rowspan):
            expected[row][place.column] = (place.cell.colspan, merge)
            merge = "continue"
    assert drawn == expected


def merged_cells(row: Element) -> dict[int, tuple[int, str]]:
    """Where each cell of a row begins, how many columns it covers and how it is merged downwards."""
    cells, column = {}, 0
    for cell in row.findall(qname("w:tc")):
        span = cell.find(f"{qname('w:tcPr')}/{qname('w:gridSpan')}")
        merge = cell.find(f"{qname('w:tcPr')}/{qname('w:vMerge')}")
        width = 1 if span is None else int(value_of(span))
        cells[column] = (width, "" if merge is None else value_of(merge))
        column += width
    return cells


def test_python_docx_reads_the_same_cell_where_the_form_has_one() -> None:
    table = docx.Document(io.BytesIO(word_file("first", 1))).tables[0]
    contact = [table.cell(row, 0).text for row in range(3, 7)]
    assert contact == ["联系方式"] * 4
    assert [table.cell(row, 1).text for row in range(3, 7)] == ["总负责人"] * 2 + ["联络人"] * 2
    assert table.cell(1, 1).text == table.cell(1, 5).text


def test_rows_to_write_in_are_nine_millimetres_high_others_seven_or_as_the_form_says() -> None:
    assert heights(1) == [9] * 8 + [7] * 3 + [24]
    assert heights(2) == [9] * 8 + [48, 36]


def heights(number: int) -> list[int]:
    """The least heights of an annex's rows in millimetres."""
    rows = part(word_file("first", number)).iter(qname("w:trHeight"))
    return [round(int(value_of(row)) * 25.4 / 1440) for row in rows]


def test_a_page_may_end_only_in_a_row_that_grows() -> None:
    rows = part(word_file("first", 1)).iter(qname("w:tr"))
    whole = [row.find(f"{qname('w:trPr')}/{qname('w:cantSplit')}") is not None for row in rows]
    assert [number for number, stays in enumerate(whole, 1) if not stays] == [8, 12]


def test_an_office_signs_at_the_foot_of_its_cell_and_long_text_begins_at_the_top() -> None:
    stands = {
        text_of(cell)[:2]: value_of(found) for cell, found in cells_with(word_file("first", 1), "w:vAlign")
    }
    assert stands["（可"] == "top"
    assert stands["联盟"] == "center"
    stands = {
        text_of(cell)[:2]: value_of(found) for cell, found in cells_with(word_file("first", 2), "w:vAlign")
    }
    assert stands["签 "] == "bottom"
    assert stands["本单"] == "center"


def cells_with(content: bytes, name: str) -> list[tuple[Element, Element]]:
    """The cells that have a property, each with the property."""
    cells = part(content).iter(qname("w:tc"))
    return [(cell, found) for cell in cells for found in cell.iterfind(f"{qname('w:tcPr')}/{qname(name)}")]


def test_a_label_too_long_for_its_column_is_set_in_lines_of_one_length() -> None:
    lines = part(word_file("first", 1)).iter(qname("w:p"))
    (long,) = [line for line in lines if text_of(line) == "联盟所属产业领域"]
    indent = long.find(f".//{qname('w:ind')}")
    assert indent is not None
    column = part(word_file("first", 1)).find(f".//{qname('w:gridCol')}")
    assert column is not None
    room = (
        int(value_of(column, "w:w"))
        - 2 * 68
        - int(value_of(indent, "w:left"))
        - int(value_of(indent, "w:right"))
    )
    assert 4 <= room / 210 < 5  # four characters of 10.5 pt to a line


def test_columns_fill_the_type_area() -> None:
    for call, number in FORMS:
        table = part(word_file(call, number)).find(f".//{qname('w:tbl')}")
        assert table is not None
        grid = table.find(qname("w:tblGrid"))
        assert grid is not None
        assert sum(int(value_of(column, "w:w")) for column in grid) == round(156 * 1440 / 25.4)


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
    lines = docx.Document(io.BytesIO(word_file("full", 4))).paragraphs[3:]
    assert [line.text for line in lines] == list(annex_of("full", 4).annex.items)


def test_the_file_has_title_issuer_subject_and_the_day_of_the_notice() -> None:
    core = docx.Document(io.BytesIO(word_file("first", 1))).core_properties
    assert core.title == "附件1 从化区产学研技术创新联盟申报登记表"
    assert core.author == "从化区科工商信局"
    assert core.subject == "关于征集组建“从化区产学研技术创新联盟”的通知"
    assert core.language == "zh-CN"
    assert (core.created, core.modified) == (core.created, core.created)
    assert core.created is not None
    assert core.created.date().isoformat() == "2017-09-18"


def test_the_file_carries_call_edition_annex_and_version() -> None:
    facts = facts_of(FIRST, BuildFacts(edition=3))
    content = render_word_forms(facts.notice, facts, ZH)["downloads/annex-2.docx"]
    assert custom_properties(content) == {
        "NoticeSiteCall": "innovation-alliance-2017",
        "NoticeSiteEdition": "3",
        "NoticeSiteAnnex": "membership",
        "NoticeSiteFormVersion": form_version(facts.annexes[1].annex, facts.notice),
    }


def test_a_version_changes_with_the_form_and_its_options_only() -> None:
    notice = FACTS["first"].notice
    registration, membership = notice.annexes[:2]
    others = tuple(known for known in notice.taxonomies if known.id != "form-fields")
    fewer = notice.model_copy(update={"taxonomies": others, "title": "另一个标题"})
    assert form_version(registration, fewer) != form_version(registration, notice)
    assert form_version(membership, fewer) == form_version(membership, notice)
    renamed = registration.model_copy(update={"title": "另一个表"})
    assert form_version(renamed, notice) != form_version(registration, notice)


def footer_lines(content: bytes) -> list[str]:
    return [text_of(line) for line in part(content, "word/footer1.xml")]


def test_the_small_print_says_which_form_of_which_edition_it_is() -> None:
    version = form_version(FACTS["first"].annexes[1].annex, FACTS["first"].notice)
    assert footer_lines(word_file("first", 2)) == [
        "— 1 —",
        f"innovation-alliance-2017 · 第1版 · 附件2 · 附件版本{version} · 演示，非官方发布",
    ]


def test_the_small_print_of_a_draft_says_so_and_an_official_form_is_no_demonstration() -> None:
    draft = facts_of(FIRST, BuildFacts(draft=True))
    assert "草稿" in footer_lines(render_word_forms(draft.notice, draft, ZH)["downloads/annex-2.docx"])[1]
    official = with_changes(FACTS["first"], {"site.official": True})
    line = footer_lines(render_word_forms(official.notice, official, ZH)["downloads/annex-2.docx"])[1]
    assert "演示" not in line
    assert "草稿" not in line


def test_the_small_print_says_that_a_form_has_no_place_for_the_seal_that_is_asked_for() -> None:
    assert footer_lines(word_file("first", 1))[2:] == [
        "通知要求本表盖章，原表没有留盖章的位置，本表照原样印制"
    ]
    assert footer_lines(word_file("first", 2))[2:] == []


def test_small_print_can_be_told_from_what_was_issued() -> None:
    content = word_file("first", 1)
    assert "NoticeSitePrint" not in parts_of(content)["word/document.xml"].decode()
    styles = [value_of(style) for style in part(content, "word/footer1.xml").iter(qname("w:pStyle"))]
    assert styles == ["Footer", "NoticeSitePrint", "NoticeSitePrint"]
