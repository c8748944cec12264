"""Conditions that an import drafts, and those that it leaves to a person."""

from pathlib import Path

from tests.importing.imported import draft_of_text

ANY_OF = """关于申报示例项目的通知

各有关单位：
现将申报工作通知如下：
一、申报条件
（一）申报单位应当符合下列条件之一：
1.近两年研发费用在100万元以上；
2.获得省级以上科技奖励。
（二）{further}符合下列条件之一：
1.通过质量认证；
2.建有研究院。

示例市科学技术局
2030年3月1日
"""


def test_a_list_of_which_one_is_enough_is_one_condition_of_several(tmp_path: Path) -> None:
    draft = draft_of_text(ANY_OF.format(further="评价得分达到60分以上，或"), tmp_path)
    first, second = draft.data["eligibility"]
    assert (first["kind"], [rule["quote"] for rule in first["rules"]]) == (
        "any",
        ["近两年研发费用在100万元以上", "获得省级以上科技奖励"],
    )
    # An alternative of its own is not left out: a person judges the whole.
    assert second["kind"] == "judgement"
