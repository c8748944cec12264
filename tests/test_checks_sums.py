"""Sums that must add up (K07): support in parts, points of criteria, numbers of roles."""

from itertools import count
from typing import Any

import pytest

from tests.checked_calls import findings, found_by


def funding(**more: Any) -> dict[str, Any]:
    award = {
        "id": "a",
        "title": "扶持",
        "amount": 10,
        "wording": "若干",
        "unit": "project",
        **more.pop("award", {}),
    }
    return {"awards": [award], "award_count": {"value": 5, "wording": "若干"}, **more}


@pytest.mark.parametrize(
    "money",
    [
        funding(),
        funding(total=50),
        funding(total=80, award={"per": "year"}),
        funding(total=30, award={"wording": "最高若干"}),
        funding(total=30, award={"cap": "以实际为准"}),
        funding(award_count="not_stated", quotas=[{"title": "甲", "value": 3}]),
        funding(quotas=[{"title": "甲", "value": 2}, {"title": "乙", "value": 3}]),
    ],
)
def test_parts_of_the_support_that_add_up_are_let_be(money: dict[str, Any]) -> None:
    assert findings(funding=money) == []


@pytest.mark.parametrize(
    ("money", "said"),
    [
        (funding(total=60), "K07 funding.awards[0]: The parts make 50, but “funding.total” is 60."),
        (
            funding(total=5, award={"per": "year"}),
            "K07 funding.awards[0].amount: One award of 10 is more than the whole sum, 5.",
        ),
        (
            funding(quotas=[{"title": "甲", "value": 4}]),
            "K07 funding.quotas: The parts make 4, but “funding.award_count” is 5.",
        ),
    ],
)
def test_parts_of_the_support_that_do_not_add_up_are_told(money: dict[str, Any], said: str) -> None:
    assert findings(funding=money) == [said]


NUMBERS = count(1)


def criterion(points: float | None, *parts: dict[str, Any], **more: Any) -> dict[str, Any]:
    return {
        "id": f"c{next(NUMBERS)}",
        "title": "项目",
        "parts": list(parts),
        **({"points": points} if points else {}),
        **more,
    }


@pytest.mark.parametrize(
    "criteria",
    [
        [criterion(60), criterion(40)],
        [criterion(100), criterion(-10)],
        [criterion(100, criterion(30), criterion(70))],
        [criterion(100, criterion(30), criterion(100), rule="highest")],
        [criterion(100, criterion(120), criterion(100), rule="lowest")],
        [criterion(100, criterion(None), criterion(10))],
        [criterion(33.3), criterion(33.3), criterion(33.4)],
        [criterion(None), criterion(10)],
        [],
    ],
)
def test_points_that_add_up_are_let_be(criteria: list[dict[str, Any]]) -> None:
    method = {"method": "ranking", "criteria": criteria, "max_points": 100, "pass_mark": 60}
    assert findings(assessment=method) == []


@pytest.mark.parametrize(
    ("criteria", "said"),
    [
        ([criterion(60)], "assessment.criteria: The parts make 60, but “assessment.max_points” is 100."),
        (
            [criterion(100, criterion(30))],
            "assessment.criteria[0].parts: The parts make 30, but “points” is 100.",
        ),
        (
            [criterion(100, criterion(100, criterion(90)))],
            "assessment.criteria[0].parts[0].parts: The parts make 90, but “points” is 100.",
        ),
        (
            [criterion(100, criterion(90), criterion(10), rule="highest")],
            "assessment.criteria[0].parts: The parts make 90, but “points” is 100.",
        ),
    ],
)
def test_points_that_do_not_add_up_are_told(criteria: list[dict[str, Any]], said: str) -> None:
    assert findings(assessment={"method": "ranking", "criteria": criteria, "max_points": 100}) == [
        f"K07 {said}"
    ]


@pytest.mark.parametrize(("least", "most", "count"), [(1, 3, 0), (3, 3, 0), (4, 3, 1), (0, None, 0)])
def test_a_least_number_is_not_above_the_most(least: int, most: int | None, count: int) -> None:
    role = {"id": "member", "title": "成员", "min": least, **({"max": most} if most is not None else {})}
    assert len(findings(roles=[role])) == count


SUM = {"wording": "10万 元", "source": ["support"]}
OTHER = {"wording": "20万元", "source": ["support"]}


@pytest.mark.parametrize(
    ("award", "said"),
    [
        (SUM, []),
        ({"wording": "20万元"}, []),
        (OTHER, ["funding.awards[0].wording: “20万元” is not in support."]),
    ],
)
def test_the_words_of_a_sum_stand_in_the_clause_that_it_names(award: dict[str, Any], said: list[str]) -> None:
    body = {"clauses": [{"id": "support", "heading": "扶持标准", "text": ["每项给予10万元。"]}]}
    found = found_by("K08", body=body, funding=funding(award=award))
    assert [line for line in found if "is not in" in line] == said
