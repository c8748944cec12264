"""R05: what the text says about who may apply is asked, or somebody says that it sets no condition."""

from typing import Any

import pytest

from notice_site.facts.unasked import unasked_of
from notice_site.language.conditions import CHINESE_CONDITIONS, ENGLISH_CONDITIONS, ConditionWords
from tests.checked_calls import found_by, problems, small_call

CONDITIONS = (
    "申报单位应为在本市注册的独立法人",
    "申报单位须在2024年前注册",
    "牵头企业上年度营业收入不低于2000万元",
    "项目负责人不得同时承担两个省级项目",
    "同一单位限报1项",
    "每家企业最多申报2项",
    "近三年有严重失信记录的，不予受理",
    "已获得省级资助的项目不得重复申报",
    "本计划面向高校和科研院所",
    "具备下列条件之一的企业可以申报",
    "申请人应当年满18周岁",
    "参赛团队人数不超过5人",
    "高校可以作为合作单位参加申报",
    "在校学生不能报名参加",
)
OTHER = (
    "申报单位应当提交申报书一式三份",
    "申报单位应于4月30日前登录系统填报",
    "申报单位对材料的真实性负责",
    "获资助单位应当按期提交总结",
    "请各区组织好申报工作",
    "评审专家应当回避",
    "经费应当专款专用",
    "联系人应当保持电话畅通",
    "项目执行期不超过两年",
    "逾期不予受理",
    "面向社会公开征集",
)
ENGLISH = (
    "Applicants must be registered charities in England",
    "Your business must have fewer than 250 employees",
    "Only universities can lead a project",
    "The competition is open to organisations of any size",
    "Individuals are not eligible to apply",
    "Projects must start by 1 April 2027",
    "To be eligible your project must have total costs of at least £100,000",
    "Partners may join up to two bids",
)
OTHER_ENGLISH = (
    "You must submit your application online",
    "You must send two copies by post",
    "We will tell you the result in May",
    "Applicants should email questions to the office",
    "The panel must declare conflicts",
    "Payments are made quarterly",
    "Late applications will not be accepted",
)


def in_text(*sentences: str, **more: Any) -> list[str]:
    text = more.pop("text", ["。".join(sentences) + "。"])
    return found_by("R05", body={"clauses": [{"id": "whom", "text": text, **more.pop("clause", {})}]}, **more)


@pytest.mark.parametrize("sentence", CONDITIONS)
def test_a_sentence_that_sets_a_condition_is_told(sentence: str) -> None:
    assert len(in_text("现将有关事项通知如下", sentence)) == 1


@pytest.mark.parametrize("sentence", OTHER)
def test_what_sets_no_condition_is_passed_over(sentence: str) -> None:
    assert in_text(sentence) == []


def in_english(sentence: str) -> list[str]:
    body = {"clauses": [{"id": "whom", "text": [f"{sentence}."]}]}
    return found_by("R05", body=body, language="en")


@pytest.mark.parametrize("sentence", ENGLISH)
def test_an_english_sentence_that_sets_a_condition_is_told(sentence: str) -> None:
    assert len(in_english(sentence)) == 1


@pytest.mark.parametrize("sentence", OTHER_ENGLISH)
def test_what_sets_no_condition_in_english_is_passed_over(sentence: str) -> None:
    assert in_english(sentence) == []


@pytest.mark.parametrize("words", [CHINESE_CONDITIONS, ENGLISH_CONDITIONS])
def test_a_heading_of_conditions_is_known_in_both_languages(words: ConditionWords) -> None:
    headings = ("二、申报条件", "支持对象和范围", "Eligibility", "Who can apply")
    assert sum(bool(words.heading.search(heading)) for heading in headings) == 2


def test_each_item_and_clause_under_a_heading_of_conditions_is_one() -> None:
    items = {"kind": "list", "numbering": "arabic", "items": ["注册满三年；", "设有研发机构。"]}
    clause = {"id": "heads", "heading": "申报条件", "text": ["企业："[:2] + "如下：", items]}
    inner = {"id": "outer", "heading": "申报条件", "clauses": [{"id": "one", "text": ["在本市纳税。"]}]}
    found = found_by("R05", body={"clauses": [clause, inner]})
    assert [line.split(": ")[0] for line in found] == [
        "body.clauses[0].text[1].items[0]",
        "body.clauses[0].text[1].items[1]",
        "body.clauses[1].clauses[0].text[0]",
    ]


def ruled(quote: str | None, **more: Any) -> dict[str, Any]:
    rule = {
        "id": "rule",
        "kind": "yes_no",
        "ask": "是吗？",
        "no_evidence": "当场核对",
        "clause": "whom",
        **more,
    }
    return {"eligibility": [rule | ({"quote": quote} if quote else {})], "clause": {"rules": ["rule"]}}


def test_a_rule_that_quotes_a_sentence_asks_it_and_no_other() -> None:
    two = CONDITIONS[:2]
    assert in_text(*two, **ruled("在本市注册的独立法人")) == [
        "body.clauses[0].text[0]: “申报单位须在2024年前注册” sets a condition that no rule asks."
    ]
    assert in_text(*two, **ruled("独立法人。申报单位须在2024年前注册")) == []
    assert in_text(*two, **ruled(None)) == []


def test_a_person_may_say_that_it_sets_none() -> None:
    assert in_text(CONDITIONS[0], clause={"no_rule": "只说明类别"}) == []
    accepted = [{"check": "R05", "where": "body.clauses.whom", "reason": "只说明类别"}]
    parts = {"body": {"clauses": [{"id": "whom", "text": [f"{CONDITIONS[0]}。"]}]}}
    [problem] = [one for one in problems(**parts, accepted_warnings=accepted) if one.check == "R05"]
    assert problem.accepted == "只说明类别"
    assert unasked_of(small_call(**parts, accepted_warnings=accepted).notice) == {}
    assert len(unasked_of(small_call(**parts).notice)) == 1


TRACKS = [{"id": "old", "title": "传承人类"}, {"id": "new", "title": "手工坊类"}]
ROLES = [
    {"id": "lead", "title": "牵头单位", "applies": True},
    {"id": "member", "title": "成员单位"},
]


def whom(*sentences: str, **more: Any) -> list[str]:
    clause = {"id": "whom", "text": ["。".join(sentences) + "。"], **more.pop("clause", {})}
    call = small_call(body={"clauses": [clause]}, roles=ROLES, tracks=TRACKS, **more)
    return [
        f"{one.role.id if one.role else ''} {one.track.id if one.track else ''}"
        for concerned in unasked_of(call.notice).values()
        for one in concerned
    ]


def test_it_concerns_the_roles_and_tracks_that_it_names_else_whoever_applies() -> None:
    assert whom("申报单位应为独立法人") == ["lead old", "lead new"]
    assert whom("手工坊类申报单位应为独立法人") == ["lead new"]
    assert whom("成员单位应为参与单位，参与单位须为独立法人") == [
        "lead old", "lead new", "member old", "member new",
    ]  # fmt: skip


def test_a_rule_of_one_track_does_not_ask_the_other() -> None:
    assert whom("申报单位应为独立法人", **ruled("独立法人", tracks=["old"])) == ["lead new"]
    assert whom("传承人类申报单位应为独立法人", **ruled("独立法人", tracks=["old"])) == []
    assert whom("手工坊申报单位应为独立法人", **ruled("独立法人", tracks=["new"])) == []


def test_who_scores_too_little_is_no_condition_of_applying() -> None:
    scores = {"assessment": {"method": "ranking", "source": ["whom"]}}
    assert in_text("总分低于60分的，不予立项", **scores) == []
    assert len(in_text("已享受其他补贴的，不得同时申报", **scores)) == 1
