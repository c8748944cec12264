"""Facts are checked wherever they are in the text, also in long lists and with faults elsewhere."""

import pytest

from tests.checked_calls import found_by


@pytest.mark.parametrize(
    ("words", "count"),
    [
        ("联系电话：020-123456。", 1),
        ("手机：1380013800，传真：020-00000010。", 1),
        ("电话：020-00000010、0755-0000001、13800000000", 0),
        ("电话（工作日9:00—17:00）：020-00000010", 0),
        ("咨询电话12345，2030年4月30日前有效", 0),
        ("电话：020-00000010转801", 0),
        ("统一社会信用代码91440101000000000X", 0),
    ],
)
def test_a_telephone_is_checked_in_running_text(words: str, count: int) -> None:
    assert len(found_by("C01", body={"lead_in": [words]})) == count


@pytest.mark.parametrize(("day", "count"), [("2026-01-04", 1), ("2026-01-05", 0), ("2026-02-01", 0)])
def test_a_window_opens_no_earlier_than_the_signature(day: str, count: int) -> None:
    wording = f"{int(day[:4])}年{int(day[5:7])}月{int(day[8:])}日"
    assert len(found_by("T05", key_dates={"open": {"on": day, "wording": wording}})) == count


def test_more_than_ninety_nine_clauses_have_numbers() -> None:
    clauses = [{"id": f"c{at}", "text": ["好。"]} for at in range(1, 131)]
    assert found_by("D02", body={"clauses": clauses}) == []
    clauses[119] |= {"number": "一百二十一、"}
    assert found_by("D02", body={"clauses": clauses}) == [
        "body.clauses[119].number: After number 119 stands “一百二十一、”.",
        "body.clauses[120]: After number 121 stands “一百二十一、”.",
    ]


def test_numbers_of_several_forms_in_one_list_are_told() -> None:
    assert len(found_by("D02", body={"lead_in": ["1. 甲", "（2）乙", "3）丙"]})) == 2
    assert found_by("D02", body={"lead_in": ["1. 甲", "2. 乙", "（1）丙", "（2）丁"]}) == []


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("甲（乙】", "“（” is closed by “】”: 甲（乙】"),
        ("《办法”", '“《” is closed by "”"'),
        ("甲）乙", "“）” has no partner: 甲）乙"),
        ("“甲（乙”", "“（” has no partner: “甲（乙”"),
    ],
)
def test_a_bracket_that_does_not_fit_is_named(words: str, said: str) -> None:
    (found,) = found_by("D04", body={"lead_in": [words]})
    assert said in found


@pytest.mark.parametrize(
    "words",
    [
        "名额以内等待定期公布",
        "虚构市××手工坊",
        "期待定期开展",
        "国内外专家[1]",
        "<http://example.org/>",
        "XL号",
    ],
)
def test_what_only_looks_like_a_placeholder_is_let_be(words: str) -> None:
    assert found_by("X08", body={"lead_in": [words]}) == []


@pytest.mark.parametrize(
    "words",
    [
        "时间待定。", "20XX年", "××月××日前", "联系人：XXX", "The fee is TBC.", "on [date]", "[insert name]",
        "地址：【地址】", "具体名额待确认。", "<amount>",
    ],
)  # fmt: skip
def test_a_placeholder_is_found(words: str) -> None:
    assert len(found_by("X08", body={"lead_in": [words]})) == 1
