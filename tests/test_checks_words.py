"""K10, K12, X01 to X04: slips of the pen, and words that leave room."""

import re
from typing import Any

import pytest

from notice_site.checks.clarity import known_words
from notice_site.language.catalogue import catalogue_for
from tests.checked_calls import found_by, problems


def text(*paragraphs: str) -> dict[str, Any]:
    return {"body": {"lead_in": list(paragraphs)}}


@pytest.mark.parametrize(
    ("words", "right"),
    [
        ("加盖单位公盖", "公章"),
        ("登陆申报系统填写", "登录"),
        ("在申报平台登陆后填写", "登录"),
        ("申报截至时间为九月", "截止"),
        ("截止目前共3家", "截至"),
        ("其它事项", "其他"),
        ("营业执昭复印件", "营业执照"),
        ("签定合作协议", "签订"),
        ("给于一次性补助", "给予"),
        ("权力和义务", "权利和义务"),
        ("面向社会公开竟争", "竞"),
        ("联合10家企业以上", "10家以上企业"),
        ("二零二六年", "二〇"),
        ("以此为准。。", "。"),
        ("申报的的材料", "的"),
    ],
)
def test_a_known_slip_is_told_with_the_right_word(words: str, right: str) -> None:
    (found,) = [problem for problem in problems(**text(words)) if problem.check == "X01"]
    assert catalogue_for("en").read(found.remedy) == f"Write “{right}”."


@pytest.mark.parametrize(
    "words",
    [
        "登录号、登录系统", "台风登陆后", "截至目前", "截止时间", "其他",
        "究竟争取到多少", "应急待命", "达到目的的",
        "按排名先后", "按装订顺序", "复印建议书",
        "抽签定序", "教授于2019年", "第二部份额", "好象棋", "10家以上企业",
        "看得一清二楚，了了分明", "二〇二六年", "……。",
        "法人单位", "法定代表人", "复盖章", "精减人员", "既使用又管理",
    ],
)  # fmt: skip
def test_words_that_look_like_slips_are_let_be(words: str) -> None:
    assert found_by("X01", **text(words)) == []


def test_the_list_of_slips_never_finds_what_it_proposes() -> None:
    assert len(known_words().slips) > 40
    for pattern, right in known_words().slips:
        assert not re.search(pattern, right)


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("获补助的经费。补助经费专款专用。", True),
        ("申报材料齐全。申报材料一式3份。", False),
        ("以下经费。另行安排的经费不受此限。", False),
        ("专款专用。", False),
    ],
)
def test_a_fragment_that_the_next_sentence_repeats_is_told(words: str, told: bool) -> None:
    assert bool(found_by("X02", **text(words))) is told


@pytest.mark.parametrize(
    ("words", "included", "told"),
    [
        ("从业3年以上", "not_stated", True),
        ("年龄65周岁以下", "not_stated", True),
        ("3家以上", True, False),
        ("3年以上（含3年）", "not_stated", False),
        ("10万元（含）以上", "not_stated", False),
        ("县级以上人民政府", "not_stated", False),
        ("以上材料", "not_stated", False),
    ],
)
def test_bounds_say_whether_they_are_included(words: str, included: Any, told: bool) -> None:
    assert bool(found_by("X03", **text(words), inclusive_bounds=included)) is told


COUNT = {"value": 3, "wording": "3项"}


@pytest.mark.parametrize(
    ("count", "assessment", "told"),
    [
        (COUNT, "not_stated", True),
        (COUNT, {"method": "competitive"}, True),
        (COUNT, {"method": "lottery"}, False),
        (COUNT, {"method": "ranking", "criteria": [{"id": "a", "title": "甲"}]}, False),
        ("not_stated", "not_stated", False),
    ],
)
def test_few_awards_have_criteria(count: Any, assessment: Any, told: bool) -> None:
    assert bool(found_by("X04", funding={"award_count": count}, assessment=assessment)) is told


def rule(quote: str, **more: Any) -> dict[str, Any]:
    made = {
        "id": "rule",
        "kind": "yes_no",
        "clause": "c",
        "quote": quote,
        "ask": "是吗？",
        "no_evidence": "略",
    }
    body = {"clauses": [{"id": "c", "text": [quote], "rules": ["rule"]}]}
    return {"body": body, "eligibility": [{**made, **more}]}


@pytest.mark.parametrize(
    ("quote", "told"),
    [
        ("原则上只报一项", True),
        ("优先支持青年", True),
        ("从事相关行业", True),
        ("竹编、剪纸等手工艺", True),
        ("联合高等院校申报", False),
        ("达到二等以上", False),
        ("有同等学力", False),
        ("平等协商", False),
    ],
)
def test_words_that_leave_room_want_an_interpretation(quote: str, told: bool) -> None:
    assert bool(found_by("K12", **rule(quote))) is told
    assert found_by("K12", **rule(quote, interpretation={"note": "没有写明。"})) == []


def test_a_list_that_the_data_calls_open_is_known_to_be_open() -> None:
    covers = {"kind": "covers", "items": [{"id": "a", "label": "甲"}], "open": True}
    assert found_by("K12", **rule("写明甲、乙等内容", **covers)) == []
    assert len(found_by("K12", **rule("写明甲、乙等内容", **{**covers, "open": False}))) == 1


def test_a_condition_that_stands_only_on_an_annex_is_told() -> None:
    outline = {"clauses": [{"id": "p", "text": ["须有场地。"]}]}
    annex = {"id": "a", "title": "说明", "kind": "outline", "outline": outline}
    made = {
        "id": "rule",
        "kind": "yes_no",
        "clause": "a/p",
        "quote": "须有场地",
        "ask": "有吗？",
        "no_evidence": "略",
    }
    assert len(found_by("K10", annexes=[annex], eligibility=[made])) == 1
    assert found_by("K10", annexes=[annex], eligibility=[{**made, "kind": "declaration"}]) == []
    assert found_by("K10", **rule("须有场地")) == []
