"""The places to fill in: each a control that is named, can be found again and is of the right kind."""

import io
import re
from collections import Counter

import docx
import pytest
from lxml import etree

from notice_site.facts.facts import Facts
from notice_site.model.forms import Cell, FormField
from notice_site.model.grid import walk_fields
from notice_site.model.taxonomies import Option, Taxonomy
from notice_site.word.controls import bookmark_name, control_tag
from notice_site.word.form_fields import best_columns
from notice_site.word.xml import qname
from tests.source_text import squeeze
from tests.word_files import FACTS, FORMS, annex_of, control, one_cell, word_file
from tests.word_reading import (
    bookmarks_of,
    controls_of,
    issued_words,
    part,
    value_of,
)


@pytest.mark.parametrize(("call", "number"), FORMS)
def test_every_field_is_a_control_that_carries_its_id_and_its_name(call: str, number: int) -> None:
    annex = annex_of(call, number)
    assert annex.annex.form
    expected: list[str] = []
    for field in walk_fields(annex.annex.form):
        expected += expected_tags(field, FACTS[call])
    controls = controls_of(word_file(call, number))
    assert [known.tag for known in controls] == expected
    for known in controls:
        assert known.alias.startswith(annex.field_names[known.tag.partition(".")[0]])


def expected_tags(field: FormField, facts: Facts) -> list[str]:
    if field.options:
        (taxonomy,) = [known for known in facts.notice.taxonomies if known.id == field.options]
        return [f"{field.id}.{option.id}" for option in taxonomy.options]
    if field.kind != "repeat":
        return [field.id]
    columns = [f".{column.id}" for column in field.columns] or [""]
    rows = range(1, (field.min or 1) + 1)
    return [field.id, *(f"{field.id}.{row}{column}" for row in rows for column in columns)]


@pytest.mark.parametrize(("call", "number"), FORMS)
def test_a_control_is_of_the_kind_that_its_field_asks_for(call: str, number: int) -> None:
    form = annex_of(call, number).annex.form
    assert form
    kinds = {field.id: field.kind for field in walk_fields(form)}
    extra = {"date": ["date"], "office_use": ["lock"], "choice": ["checkbox"], "choices": ["checkbox"]}
    for known in controls_of(word_file(call, number)):
        field, _, inner = known.tag.partition(".")
        expected = (
            ["repeatingSection"] if kinds[field] == "repeat" and not inner else extra.get(kinds[field], [])
        )
        special = [name for name in known.properties if name not in ("alias", "tag", "id", "showingPlcHdr")]
        assert special == expected, known.tag
        # LibreOffice 7.4 multiplies what is in plain-text controls.
        assert "text" not in known.properties


@pytest.mark.parametrize(("call", "number"), FORMS)
def test_every_control_stands_inside_a_bookmark_of_its_name(call: str, number: int) -> None:
    content = word_file(call, number)
    controls = [known for known in controls_of(content) if "repeatingSection" not in known.properties]
    assert list(bookmarks_of(content)) == [bookmark_name(known.tag) for known in controls]
    for known in controls:
        before, after = known.element.getprevious(), known.element.getnext()
        assert before is not None
        assert after is not None
        assert before.tag == qname("w:bookmarkStart")
        assert value_of(before, "w:name") == bookmark_name(known.tag)
        assert after.tag == qname("w:bookmarkEnd")
        assert value_of(after, "w:id") == value_of(before, "w:id")


@pytest.mark.parametrize(("call", "number"), FORMS)
def test_bookmarks_and_numbers_are_such_as_word_takes(call: str, number: int) -> None:
    root = part(word_file(call, number))
    names = [value_of(mark, "w:name") for mark in root.iter(qname("w:bookmarkStart"))]
    assert names
    assert all(re.fullmatch("[A-Za-z][A-Za-z0-9_]{0,39}", name) for name in names)
    assert len(set(map(str.lower, names))) == len(names)
    numbers = [value_of(mark, "w:id") for mark in root.iter(qname("w:bookmarkStart"))]
    numbers += [value_of(found) for found in root.iter(qname("w:id"))]
    assert [number for number, count in Counter(numbers).items() if count > 1] == []


def test_long_names_are_cut_to_what_word_takes_and_stay_apart() -> None:
    long, longer = "a-" * 40 + "b", "a-" * 40 + "c"
    assert len(bookmark_name(long)) == 40
    assert len(control_tag(long)) == 64
    assert bookmark_name(long) != bookmark_name(longer)
    assert control_tag(long) != control_tag(longer)
    assert bookmark_name("a.b-c") == "a__b_c"


def test_a_title_longer_than_word_takes_is_cut() -> None:
    content = one_cell(Cell(fields=(FormField(id="name", kind="text", label="长" * 100),)))
    assert control(content, "name").alias == "长" * 64


def test_grey_words_wait_in_a_control_until_something_is_typed() -> None:
    with_example = FormField(id="name", kind="text", example="甲乙丙")
    found = control(one_cell(Cell(fields=(with_example,))), "name")
    assert found.text == "例如：甲乙丙"
    assert "showingPlcHdr" in found.properties
    assert control(word_file("first", 1), "head-name").text == "点击填写"
    assert control(word_file("first", 2), "signed-on").text == "选择日期"


def test_the_words_issued_for_a_date_stay_until_a_day_is_chosen() -> None:
    found = control(word_file("first", 1), "filled-on")
    assert found.text.split() == ["年", "月", "日"]
    assert "showingPlcHdr" in found.properties
    date = found.element.find(f".//{qname('w:dateFormat')}")
    assert date is not None
    assert value_of(date) == "yyyy年M月d日"


def test_a_prompt_stays_when_something_is_typed() -> None:
    content = word_file("first", 1)
    assert "（可以附件形式提交）" in issued_words(content)
    assert control(content, "further-information").text == "点击填写"


def test_places_for_hand_and_seal_show_their_words_and_are_blank() -> None:
    content = word_file("first", 2)
    assert "负责人：（签字）（单位盖章）日期：" in squeeze(issued_words(content))
    assert control(content, "head-signature").text.isspace()
    assert control(content, "organisation-seal").text.isspace()


def test_applicants_cannot_type_where_the_office_writes() -> None:
    for content in (word_file("first", 1), word_file("first", 2)):
        locked = {
            known.tag: known.element.find(f"{qname('w:sdtPr')}/{qname('w:lock')}")
            for known in controls_of(content)
            if "lock" in known.properties
        }
        assert "number" in locked
        assert all(lock is not None and value_of(lock) == "sdtContentLocked" for lock in locked.values())
    assert set(locked) == {"number", "review-seal", "review-date"}


def test_a_click_ticks_a_box() -> None:
    found = control(word_file("first", 2), "organisation-type.enterprise")
    assert found.text == "□"
    assert "showingPlcHdr" not in found.properties
    states = {
        etree.QName(state).localname: dict(state.attrib)
        for state in found.element.iter()
        if "w14" in (state.prefix or "")
    }
    value, font = qname("w14:val"), qname("w14:font")
    assert states["checked"] == {value: "0"}
    assert states["checkedState"] == {value: "2611", font: "Segoe UI Symbol"}
    assert states["uncheckedState"] == {value: "25A1", font: "宋体"}


def test_rows_repeat_and_as_many_stand_ready_as_the_notice_demands() -> None:
    section = control(word_file("first", 1), "founders").element
    items = list(section.iter(qname("w15:repeatingSectionItem")))
    assert len(items) == 10
    lines = list(section.iter(qname("w:p")))
    numbered = {value_of(number) for line in lines for number in line.iter(qname("w:numId"))}
    assert len(lines) == 10
    assert numbered == {"1"}


def test_rows_without_a_least_number_have_one_ready_and_no_number() -> None:
    section = control(word_file("full", 5), "schools").element
    assert len(list(section.iter(qname("w15:repeatingSectionItem")))) == 1
    assert not list(section.iter(qname("w:numId")))


def test_rows_with_columns_are_a_table_of_their_own() -> None:
    outer = docx.Document(io.BytesIO(word_file("full", 1))).tables[0]
    cell = outer.cell(8, 1)
    (inner,) = cell.tables
    assert [heading.text for heading in inner.rows[0].cells] == ["", "作品名称", "完成年份"]
    section = control(word_file("full", 1), "works").element
    assert [len(row.findall(qname("w:tc"))) for row in section.iter(qname("w:tr"))] == [3, 3, 3]


def test_a_cell_without_words_or_fields_is_empty() -> None:
    assert squeeze(issued_words(one_cell(Cell()))) == "附件表"


@pytest.mark.parametrize("side", ["left", "center", "right"])
def test_a_cell_stands_as_the_form_says(side: str) -> None:
    cell = Cell.model_validate({"text": ["字"], "fields": [{"id": "name", "kind": "text"}], "align": side})
    table = part(one_cell(cell)).find(f".//{qname('w:tbl')}")
    assert table is not None
    stands = [value_of(found) for line in table.iter(qname("w:p")) for found in line.iter(qname("w:jc"))]
    assert stands == [side, side]


@pytest.mark.parametrize(
    ("widths", "room", "lines"),
    [
        ([8, 6, 10, 4, 9, 8, 8, 3], 35.0, ((0, 1, 2), (3, 4, 5), (6, 7))),
        ([5, 5], 20.0, ((0, 1),)),
        ([30, 5, 5], 20.0, ((0,), (1, 2))),
        ([5], 2.0, ((0,),)),
    ],
)
def test_options_stand_in_the_fewest_lines(
    widths: list[float], room: float, lines: tuple[tuple[int, ...], ...]
) -> None:
    assert best_columns(widths, room).lines == lines


def test_options_keep_number_and_mark_as_issued() -> None:
    letters = Taxonomy(
        id="letters", title="甲乙", options=(Option(id="a", label="甲"), Option(id="b", label="乙"))
    )
    field = FormField(
        id="kind", kind="choice", options="letters", numbered=True, option_end="；", label="类别："
    )
    assert squeeze(issued_words(one_cell(Cell(fields=(field,)), letters))) == "附件表类别：□1.甲；□2.乙；"
