"""R01, R06: what is asked once is used rightly, and what is asked twice is told."""

from typing import Any

import pytest

from notice_site.compare.changes import changes_between, sentence
from notice_site.compare.sides import side_of
from notice_site.language.catalogue import catalogue_for
from tests.checked_calls import found_by, small_call, with_rule

STAFF = {"id": "staff", "kind": "number", "ask": "从业人员有多少人？", "unit": "人"}
FEW = {"id": "few", "kind": "number", "uses": "staff", "op": "at_most", "value": 300}
SMALL = {"id": "small", "kind": "all", "rules": [FEW]}
KINDS = {
    "id": "kinds",
    "title": "单位类型",
    "options": [{"id": "firm", "label": "企业"}, {"id": "school", "label": "学校"}],
}


def rule(**keys: Any) -> dict[str, Any]:
    return {"kind": "number", "op": "at_least", "value": 10, "ask": None, "uses": "staff", **keys}


def found(one: dict[str, Any], *questions: dict[str, Any], **more: Any) -> list[str]:
    parts = with_rule({key: value for key, value in one.items() if value is not None}, **more)
    if one.get("ask") is None:
        del parts["eligibility"][0]["ask"]
    rules = found_by("R01", **parts, questions=[*questions])
    return [line for line in rules if "does not say where it is" not in line]


def test_rules_have_the_words_and_the_unit_of_their_question() -> None:
    parts = with_rule(rule(), questions=[STAFF])
    del parts["eligibility"][0]["ask"]
    [made] = small_call(**parts).notice.eligibility
    assert (made.ask, getattr(made, "unit", "")) == ("从业人员有多少人？", "人")


def test_a_question_and_a_fact_derived_from_it_are_used_without_a_word() -> None:
    assert found(rule(), STAFF) == []
    assert found({"kind": "yes_no", "uses": "small"}, STAFF, SMALL) == []


@pytest.mark.parametrize(
    ("one", "questions", "message"),
    [
        (rule(uses="stuff"), [STAFF], "eligibility[0].uses: There is no question “stuff”."),
        (
            {"kind": "yes_no", "uses": "staff"},
            [STAFF],
            (
                "eligibility[0].uses: “rule” is of the kind “yes_no” and uses “staff”, "
                "a question of the kind “number”."
            ),
        ),
        (
            rule(uses="small"),
            [STAFF, SMALL],
            "eligibility[0].uses: “rule” is of the kind “number” and uses “small”, a derived fact.",
        ),
        (
            rule(unit="名"),
            [STAFF],
            "eligibility[0].unit: “rule” counts in 名, its question in 人.",
        ),
        (
            rule(),
            [STAFF, STAFF | {"id": "workers"}],
            "questions[1]: Nothing uses the question “workers”.",
        ),
        (
            {"kind": "yes_no", "uses": "tiny"},
            [
                STAFF,
                {"id": "tiny", "kind": "not", "rule": {"id": "x", "kind": "yes_no", "uses": "small"}},
                SMALL,
            ],
            "questions[1].rule: “x” in “tiny” uses no question that comes before it.",
        ),
        (
            {"kind": "yes_no", "uses": "small"},
            [{"id": "small", "kind": "not", "rule": {"id": "inner", "kind": "yes_no", "uses": "small"}}],
            "questions[0].rule: “inner” in “small” uses no question that comes before it.",
        ),
        (
            {"kind": "yes_no", "uses": "small"},
            [STAFF, SMALL | {"rules": [FEW, {"id": "own", "kind": "yes_no", "ask": "是吗？"}]}],
            "questions[1].rules[1]: “own” in “small” uses no question that comes before it.",
        ),
        (
            rule(id="few"),
            [STAFF, SMALL],
            "eligibility[0].id: “few” is both a rule and a question.",
        ),
    ],
)
def test_a_rule_that_does_not_fit_its_question_is_told(
    one: dict[str, Any], questions: list[dict[str, Any]], message: str
) -> None:
    assert message in found(one, *questions)


def test_a_rule_may_have_the_name_of_the_question_that_it_uses() -> None:
    assert found(rule(id="staff"), STAFF) == []
    assert found({"id": "staff"}, STAFF, SMALL)[0].startswith("eligibility[0].id: “staff” is both")


def test_a_choice_accepts_options_of_its_list() -> None:
    question = {"id": "kind", "kind": "one_of", "ask": "哪一类？", "taxonomy": "kinds"}
    one = {"kind": "one_of", "uses": "kind", "accepts": ["firm"], "other": "judgement"}
    assert found(one, question, taxonomies=[KINDS]) == []
    assert found(one | {"accepts": ["firms"]}, question, taxonomies=[KINDS]) == [
        "eligibility[0].accepts[0]: The list “kinds” has no option “firms”."
    ]


def asked_twice(other: str, **keys: Any) -> list[str]:
    parts = with_rule({"ask": "有场地吗？"})
    second = {"id": "second", "kind": "yes_no", "ask": other, "no_evidence": "当场核对", **keys}
    return found_by("R06", **parts | {"eligibility": [*parts["eligibility"], second]})


def test_two_rules_that_ask_the_same_words_are_told_to_share_a_question() -> None:
    assert asked_twice("有场地吗？") == [
        "eligibility[1]: “second” asks the same as “rule”: 有场地吗？",
    ]
    assert asked_twice("有 场地吗")
    assert asked_twice("有厂房吗？") == []


def test_the_same_words_for_answers_of_another_kind_are_no_one_question() -> None:
    assert asked_twice("有场地吗？", kind="judgement") == []
    assert asked_twice("有场地吗？", kind="declaration") != []


def test_a_rule_that_asks_what_a_shared_question_does_is_told_to_use_it() -> None:
    one = {"kind": "number", "op": "at_least", "value": 10, "unit": "人", "ask": STAFF["ask"]}
    assert found_by("R06", **with_rule(one, questions=[STAFF])) == [
        "eligibility[0]: “rule” asks the same as “staff”: 从业人员有多少人？"
    ]


def test_a_turned_bound_in_a_derived_fact_contradicts_its_words() -> None:
    fact = SMALL | {"rules": [FEW | {"op": "at_least", "clause": "conditions", "quote": "不超过300人"}]}
    parts = with_rule({"kind": "yes_no", "uses": "small"}, "从业人员不超过300人。", questions=[STAFF, fact])
    assert found_by("R02", **parts) == [
        "questions[1].rules[0].op: “不超过300人” means at most; the rule says at least."
    ]


def test_a_case_answers_the_question_and_names_the_derived_fact() -> None:
    case = {"title": "小", "answers": {"staff": 9}, "states": {"rule": "met", "small": "met", "few": "met"}}
    parts = with_rule({"kind": "yes_no", "uses": "small"}, questions=[STAFF, SMALL], cases=[case])
    large = {"title": "大", "answers": {"staff": 301}, "states": {"rule": "not_met", "few": "not_met"}}
    assert found_by("R03", **parts | {"cases": [case, large]}) == []
    assert [line for line in found_by("R01", **parts) if line.startswith("cases")] == []
    wrong = case | {"answers": {"rule": "yes"}}
    assert [line for line in found_by("R01", **parts | {"cases": [wrong]}) if line.startswith("cases")] == [
        "cases[0].answers.rule: The case “小” answers “rule”, which asks nothing."
    ]


def test_a_changed_question_is_told_in_words() -> None:
    chinese = catalogue_for("zh")
    before, after = (
        side_of(small_call(**with_rule(rule(ask="多少？"), questions=[STAFF | {"ask": ask}])), chinese)
        for ask in ("有多少人？", "有几个人？")
    )
    assert [sentence(change, chinese) for change in changes_between(before, after, chinese)] == [
        "问题“有几个人？”的问句由有多少人？改为有几个人？。"
    ]
