"""D01 to D07: what the text looks like. Tables of what must be told and of what must be let be."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.checked_calls import found_by


def text(*paragraphs: str) -> dict[str, Any]:
    return {"body": {"lead_in": list(paragraphs)}}


def clauses(*items: dict[str, Any], **more: Any) -> dict[str, Any]:
    return {"body": {"clauses": [{"id": f"c{at}", **item} for at, item in enumerate(items)], **more}}


TOLD = [
    ("D01", "（虚府[2029]8号）"),
    ("D01", "虚府（2029）8号"),
    ("D01", "虚府〔2029〕第8号"),
    ("D01", "虚府〔2029〕08号"),
    ("D01", "虚府 〔2029〕 8号"),
    ("D04", "标准;平台"),
    ("D04", "技术(服务)平台"),
    ("D04", "如下:"),
    ("D04", "有吗?没有"),
    ("D04", "甲,乙"),
    ("D04", "世界卫生组织(WHO)"),
    ("D04", "（见附表"),
    ("D04", "见附表）"),
    ("D04", "“甲”乙”"),
    ("D04", "《甲〉"),
    ("D04", '他说"好'),
    ("D05", "共１２项"),
    ("D05", "Ａ类"),
    ("D05", "联 系 人：甲"),
    ("D05", "地    址"),
    ("D05", "签　章"),
    ("D05", "截止时间： 九月"),
    ("D05", "　　各单位"),
    ("D05", "甲\u00a0乙"),
    ("D06", "上午10：00时"),
    ("D06", "9月5日17：30前"),
    ("D06", "10:00时"),
    ("D06", "下午14:00"),
    ("D06", "晚上20时"),
    ("D06", "2030年03月05日"),
    ("D06", "3月05日"),
    ("D06", "2030年 3月5日"),
    ("D06", "2030 年3月5日"),
]
LET_BE = [
    ("D01", "虚府〔2029〕8号"),
    ("D01", "虚构市人民政府令第12号"),
    ("D01", "公告2029年第3号"),
    ("D01", "（2015）粤01民终7号"),
    ("D01", "《Decree [2015] of the Ministry》"),
    ("D01", "参考文献[2015]"),
    ("D04", "https://example.org/a?b=1,c:d;e(f)"),
    ("D04", "office@example.org"),
    ("D04", "Example (China) Co., Ltd."),
    ("D04", "按Act No. 7 (2015)的规定"),
    ("D04", "时间10:00至11:30"),
    ("D04", "比例1:2，面积1,000.5平方米"),
    ("D04", "1）报名；2）审核"),
    ("D04", "办公时间（工作日8:30—12:00，14:30—17:30）"),
    ("D04", "a) 报名"),
    ("D04", "（三）条件"),
    ("D04", "“甲‘乙’丙”（丁《戊》）"),
    ("D04", "the applicant’s name"),
    ("D05", "3D打印，A4纸，PDF"),
    ("D05", "填表日期：    年  月  日"),
    ("D05", "Word 和 PDF 各一份"),
    ("D05", "张三 李四"),
    ("D06", "上午10:00"),
    ("D06", "上午10时30分"),
    ("D06", "17:30前"),
    ("D06", "下午5时"),
    ("D06", "按1：10配比"),
    ("D06", "2030年3月5日"),
    ("D06", "2030年10月20日"),
    ("D06", "30年3月"),
]  # fmt: skip


@pytest.mark.parametrize(("check", "words"), TOLD)
def test_what_is_not_well_written_is_told_once(check: str, words: str) -> None:
    assert len(found_by(check, **text(words))) == 1


@pytest.mark.parametrize(("check", "words"), LET_BE)
def test_what_is_well_written_is_let_be(check: str, words: str) -> None:
    assert found_by(check, **text(words)) == []


def test_marks_of_one_text_are_told_together_with_what_to_write() -> None:
    (said,) = found_by("D04", **text("标准;平台(服务)；联合培养人才，加强人员交流;共享"))
    assert (
        said
        == "body.lead_in[0]: Half-width marks among Chinese: “标准;平台(服务)；联合培养”, “强人员交流;共享”."
    )


@given(st.text("甲乙丙，。；：、", min_size=1))
def test_plain_chinese_with_its_own_marks_is_let_be(words: str) -> None:
    for check in ("D01", "D04", "D05", "D06"):
        assert found_by(check, **text(words)) == []


@given(st.text("甲乙", min_size=1), st.sampled_from(";,:?"), st.text("丙丁", min_size=1))
def test_a_half_width_mark_between_chinese_is_told_wherever_it_stands(
    before: str, mark: str, after: str
) -> None:
    assert len(found_by("D04", **text(before + mark + after))) == 1


def test_what_is_quoted_is_looked_at_where_it_is_written() -> None:
    call = text("联系人：{contact_info.department}")
    assert found_by("D05", **call, contact_info={"department": "科 室"}) == [
        "contact_info.department: Blanks typed among Chinese: “科 室”."
    ]


@pytest.mark.parametrize(
    "items",
    [
        [{"text": ["甲"]}, {"text": ["乙"]}],
        [{"number": "（甲）"}, {"number": "（乙）"}],
        [{"number": "1."}, {"unnumbered": True}, {"number": "2."}],
        [{"number": "三、"}, {"number": "四、"}],
        [{"text": ["1.甲", "2.乙", "另有说明", "1.丙", "2.丁"]}],
        [{"text": ["3D打印企业", "5家以上"]}],
        [{"text": ["2030年度", "1.5万元起"]}],
    ],
)
def test_numbers_that_run_on_are_let_be(items: list[dict[str, Any]]) -> None:
    assert found_by("D02", **clauses(*items)) == []


@pytest.mark.parametrize(
    ("items", "said"),
    [
        ([{}, {"number": "(二)"}], "body.clauses[1].number: The number “(二)” has another form than “一、”."),
        (
            [{"number": "1."}, {"number": "2．"}],
            "body.clauses[1].number: The number “2．” has another form than “1.”.",
        ),
        ([{"number": "1."}, {"number": "3."}], "body.clauses[1].number: After number 1 stands “3.”."),
        (
            [{"number": "（甲）"}, {"number": "（甲）"}],
            "body.clauses[1].number: After number 1 stands “（甲）”.",
        ),
        ([{"text": ["1.甲", "3.乙"]}], "body.clauses[0].text[1]: After number 1 stands “3.”."),
        ([{"text": ["①甲", "③乙"]}], "body.clauses[0].text[1]: After number 1 stands “③”."),
    ],
)
def test_a_gap_a_repeat_or_another_form_is_told(items: list[dict[str, Any]], said: str) -> None:
    assert found_by("D02", **clauses(*items)) == [said]


@pytest.mark.parametrize(
    ("item", "told"),
    [
        ({"heading": "条件。", "text": ["甲。"]}, True),
        ({"heading": "条件", "text": ["甲。"]}, False),
        ({"heading": "为什么要申报？"}, False),
        ({"heading": "条件", "clauses": [{"id": "in", "heading": "要有契约。", "text": ["甲。"]}]}, False),
        ({"heading": "条件", "clauses": [{"id": "in", "heading": "要有契约。"}]}, True),
    ],
)
def test_a_heading_alone_has_no_stop(item: dict[str, Any], told: bool) -> None:
    assert bool(found_by("D03", **clauses(item))) is told


@pytest.mark.parametrize(
    ("ends", "told"),
    [
        ("；；。", False),
        ("。。。", False),
        ("；。；", True),
        ("，；。", True),
        ("；；；", False),
        ("；。", False),
    ],
)
def test_items_of_a_list_end_alike(ends: str, told: bool) -> None:
    assert bool(found_by("D07", **clauses(*({"text": [f"甲{end}"]} for end in ends)))) is told
