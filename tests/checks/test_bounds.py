"""Comparisons with numbers are read as people read them, in Chinese and in English."""

import pytest

from notice_site.language.bounds import bounds_in
from notice_site.language.language import language_for

CHINESE = [
    ("注册资本不超过150万元", ["at_most 1500000 元"]),
    ("联合产业链其他相关10家企业以上", ["at_least 10 家"]),
    ("1家以上省内高等院校", ["at_least 1 家"]),
    ("不少于十家", ["at_least 10 家"]),
    ("不低于上一年度研发费用的50%", ["at_least 50 %"]),
    ("占比10%（含）以上", ["at_least 10 %"]),
    ("年龄35周岁以下（不含35周岁）", ["less_than 35 周岁"]),
    ("年满18周岁", ["at_least 18 周岁"]),
    ("职工未满30人的", ["less_than 30 人"]),
    ("职工不足30人的", ["less_than 30 人"]),
    ("超过1.5亿元", ["more_than 150000000 元"]),
    ("5至10人", ["at_least 5 ", "at_most 10 人"]),
    ("正文20页以内", ["at_most 20 页"]),
    ("至少联合3家单位", ["at_least 3 家"]),
    ("10家以上20家以下", ["at_least 10 家", "at_most 20 家"]),
    ("在2023年注册，职工12人", []),
]
ENGLISH = [
    ("no more than £2 million", ["at_most 2000000 "]),
    ("The grant must not exceed $1.5 million.", ["at_most 1500000 "]),
    ("at least ten enterprises", ["at_least 10 enterprises"]),
    ("10 or more enterprises", ["at_least 10 "]),
    ("ten enterprises or more", ["at_least 10 enterprises"]),
    ("aged 18 or over", ["at_least 18 "]),
    ("fewer than 250 staff", ["less_than 250 staff"]),
    ("more than 30 employees", ["more_than 30 employees"]),
    ("not fewer than 3 partners", ["at_least 3 partners"]),
    ("up to 30% of costs", ["at_most 30 %"]),
    ("a minimum of 20 hours", ["at_least 20 hours"]),
    ("Applicants have 12 staff and were founded in 2019.", []),
    ("5 to 10 people", ["at_least 5 ", "at_most 10 people"]),
]


@pytest.mark.parametrize(("tag", "words", "wanted"), [
    *(("zh-CN", *case) for case in CHINESE), *(("en-GB", *case) for case in ENGLISH)
])  # fmt: skip
def test_a_comparison_is_read_with_its_number_and_unit(tag: str, words: str, wanted: list[str]) -> None:
    bounds = bounds_in(words, language_for(tag))
    assert [f"{bound.op} {bound.value.normalize():f} {bound.unit}" for bound in bounds] == wanted
