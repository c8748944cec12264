"""Sums in running text and tables (K13): fifty right ones pass, each wrong by one in any number is told."""

import random
import re

import pytest

from tests.checked_calls import found_by

PATTERNS = (
    "房源{t}套（{a}＋{b}＋{c}）",
    "{t}={a}+{b}+{c}",
    "{a}+{b}+{c}={t}",
    "共{t}套，其中一居室{a}套、二居室{b}套、三居室{c}套。",
    "招聘{t}人（教师{a}人，职员{b}人，工勤{c}人）。",
    "设一等奖{a}名、二等奖{b}名、三等奖{c}名，共{t}名。",
    "共有房源{t}套：一居室{a}套、二居室{b}套、三居室{c}套。",
    "全市共支持{t}项，包括重点项目{a}项、一般项目{b}项、培育项目{c}项。",
    "总经费{t}万元，其中财政资金{a}万元，自筹资金{b}万元，其他{c}万元。",
    "共{t}名，其中男{a}名，女{d}名（省内{b}名、省外{c}名）。",
)
NUMBER = re.compile(r"\d+")


def right_sums() -> list[str]:
    pick = random.Random(11)
    sums = []
    for pattern in PATTERNS * 5:
        a, b, c = sorted(pick.sample(range(30, 400), 3), reverse=True)
        sums.append(pattern.format(a=a, b=b, c=c, d=b + c, t=a + b + c))
    return sums


SUMS = right_sums()


def told(words: str) -> list[str]:
    return found_by("K13", body={"lead_in": [words]})


def test_there_are_fifty() -> None:
    assert len(SUMS) == 50


@pytest.mark.parametrize("words", SUMS)
def test_a_right_sum_is_let_be_and_one_wrong_by_one_is_told(words: str) -> None:
    assert told(words) == []
    for match in NUMBER.finditer(words):
        for step in (1, -1):
            wrong = f"{words[: match.start()]}{int(match[0]) + step}{words[match.end() :]}"
            assert told(wrong), wrong


@pytest.mark.parametrize(
    "words",
    [
        "每项20万元，共5项，共计100万元。",
        "支持15项，其中高校不超过5项、企业至少8项。",
        "工作日9:00—17:00；电话：020-00000000。",
        "2030年3月1日至5日，共5天。",
        "第1批5项，第2批6项。",
        "名额10名，其中2名留给新成立的单位。",
        "提交申请表2份、证明1份，共2种材料。",
        "用地100亩（其中建设用地60亩、绿地30亩，其余为道路）。",
        "各镇5个名额，分别为甲镇、乙镇。",
    ],
)
def test_numbers_that_are_no_parts_of_a_total_are_let_be(words: str) -> None:
    assert told(words) == []


HEADS = ["镇", "城区", "乡村", "合计"]
ROWS = [["甲镇", "7", "5", "12"], ["乙镇", "3", "5", "8"], ["合计", "10", "10", "20"]]


def table(rows: list[list[str]], running: bool) -> list[str]:
    if running:
        block = {"kind": "table", "columns": [1, 1, 1, 1], "header_rows": 1, "rows": [HEADS, *rows]}
        return found_by("K13", body={"lead_in": [block]})
    annex = {"id": "a", "title": "名额", "kind": "table", "table": {"columns": HEADS, "rows": rows}}
    return found_by("K13", annexes=[annex])


@pytest.mark.parametrize("running", [True, False])
def test_a_table_of_two_dimensions_adds_up_both_ways(running: bool) -> None:
    assert table(ROWS, running) == []
    for row in range(len(ROWS)):
        for column in range(1, len(HEADS)):
            wrong = [list(cells) for cells in ROWS]
            wrong[row][column] = str(int(wrong[row][column]) + 1)
            assert table(wrong, running), (row, column)
