"""Running text for print: lines of titles, levels of headings, text without inkless marks."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from notice_site.facts.numbering import number_outline
from notice_site.language.zh_cn import CHINESE
from notice_site.model.body import Clause, Outline
from notice_site.pdf.blocks import Block, Span, balanced_lines, printable, text_blocks, width_of


def blocks(*clauses: Clause) -> list[Block]:
    outline = Outline(clauses=clauses)
    return [
        block for block in text_blocks(outline, number_outline(outline, CHINESE)) if isinstance(block, Block)
    ]


def test_a_title_is_broken_into_lines_of_about_the_same_length() -> None:
    assert balanced_lines("关于征集组建技术创新联盟的通知", 20) == ("关于征集组建技术创新联盟的通知",)
    assert balanced_lines("其他需要补充的情况", 4) == ("其他需", "要补充", "的情况")


def test_no_line_of_a_title_begins_with_a_closing_mark_or_ends_with_an_opening_one() -> None:
    assert balanced_lines("甲乙丙丁《戊己庚》辛", 6) == ("甲乙丙丁", "《戊己庚》辛")
    assert balanced_lines("第三届3D打印会", 4) == ("第三届", "3D打印会")


@given(st.text(min_size=1, max_size=40), st.integers(min_value=1, max_value=30))
def test_a_broken_title_keeps_every_character_and_has_no_empty_line(title: str, most: int) -> None:
    lines = balanced_lines(title, most)
    assert "".join(lines) == title
    assert all(lines)


def test_digits_and_latin_letters_are_half_as_wide() -> None:
    assert width_of("2017年A") == 3.5


def words(block: Block) -> str:
    return "".join(span.text for span in block.spans)


def test_a_heading_of_the_first_level_stands_alone() -> None:
    found = blocks(Clause(id="a", heading="目标。", text=("甲。", "乙。")))
    assert [(block.lead, words(block), block.heading) for block in found] == [
        ("一、目标。", "", 2),
        ("", "甲。", 0),
        ("", "乙。", 0),
    ]


def test_a_lower_heading_that_ends_a_sentence_runs_into_its_text() -> None:
    found = blocks(
        Clause(id="a", heading="目标", clauses=(Clause(id="b", heading="其一。", text=("甲。", "乙。")),))
    )
    assert found[1] == Block("（一）其一。", "kai", (Span("甲。"),))
    assert found[2] == Block("", "fang", (Span("乙。"),))


def test_a_lower_heading_without_a_full_stop_stands_alone() -> None:
    found = blocks(Clause(id="a", heading="目标", clauses=(Clause(id="b", heading="其一", text=("甲。",)),)))
    assert [(block.lead, words(block), block.heading) for block in found[1:]] == [
        ("（一）其一", "", 3),
        ("", "甲。", 0),
    ]


def test_a_deep_heading_goes_only_one_level_below_the_one_above() -> None:
    deep = Clause(id="d", heading="深", clauses=())
    run_in = Clause(id="c", heading="其一。", text=("甲。",), clauses=(deep,))
    found = blocks(Clause(id="a", heading="目标", clauses=(run_in,)))
    assert [block.heading for block in found] == [2, 0, 3]


def test_the_face_follows_the_number_not_the_depth() -> None:
    clauses = (Clause(id="b", text=("甲",)),)
    found = blocks(Clause(id="a", heading="材料", numbering="arabic", clauses=clauses))
    assert found[1] == Block("1.", "fang", (Span("甲"),))


def test_an_unnumbered_line_is_a_paragraph_of_its_own() -> None:
    assert blocks(Clause(id="a", unnumbered=True, text=("地址：街口",))) == [
        Block("", "hei", (Span("地址：街口"),))
    ]


@pytest.mark.parametrize(
    "mark", ["\u0000", "\u001f", "\u200b", "\u202e", "\u2066", "\ufeff", "\u00ad", "\ufe0f", "\U000e0100"]
)
def test_marks_without_ink_are_left_out(mark: str) -> None:
    assert printable(f"甲{mark}乙") == "甲乙"


def test_tabs_are_blanks_and_line_separators_new_lines() -> None:
    assert printable("甲\t乙\u2028丙\n丁") == "甲 乙\n丙\n丁"
