"""The places of the issued text: every clause, field, note and footnote can be pointed at."""

from notice_site.facts.places import places
from notice_site.reading.build import build_call
from notice_site.reading.source import read_source
from tests.call_facts import FIRST, FULL

FIRST_PLACES = places(build_call(read_source(FIRST)).notice)
FULL_PLACES = places(build_call(read_source(FULL)).notice)


def test_a_clause_has_its_heading_and_its_own_words() -> None:
    assert FIRST_PLACES["contract"].startswith("要有具有法律效力的联盟契约。\n通过平等协商")
    assert "联盟契约" not in FIRST_PLACES["conditions"]


def test_a_field_has_the_labels_of_its_row() -> None:
    assert FULL_PLACES["application/mobile"] == "联系方式\n手机"
    assert FULL_PLACES["application/works"] == "主要作品\n作品名称\n完成年份"


def test_a_choice_has_its_options() -> None:
    assert FULL_PLACES["application/craft"] == "门类\n纤维类\n纸艺类\n其他"


def test_a_field_above_the_table_is_a_place_too() -> None:
    assert FULL_PLACES["application/number"] == "编号："


def test_a_cell_has_its_text_and_its_fields() -> None:
    words = "声明\n本人（单位）声明申报材料真实、完整。\n负责人：\n（签字）\n（单位盖章）"
    assert FULL_PLACES["application/declaration"] == words


def test_notes_footnotes_and_clauses_of_an_outline_are_places() -> None:
    assert FULL_PLACES["application/copies"] == "本表一式3份。"
    assert FULL_PLACES["application/rights"] == "本表由虚构市文化和旅游局制定。"
    assert FULL_PLACES["plan/step-show"] == "展示安排。"


def test_an_annex_as_a_whole_has_all_its_words() -> None:
    assert "最多选两类。" in FULL_PLACES["application"]
    assert "申报表" in FULL_PLACES["application"]
    assert "授课安排；" in FULL_PLACES["plan"]
    assert "场地费" in FULL_PLACES["costs"]
    assert "申报表一式3份" in FULL_PLACES["checklist"]


def test_footnote_marks_are_no_words() -> None:
    assert not any("{^" in words for words in (FIRST_PLACES | FULL_PLACES).values())
