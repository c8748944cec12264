"""X06: a proposed outcome says until when and to whom one can object."""

from typing import Any

import pytest

from tests.checked_calls import found_by

PERIOD = {"starts": "2026-06-03", "ends": "2026-06-09", "wording": "2026年6月3日至9日"}
OFFICE = {"department": "监督科", "telephones": ["020-00000009"]}


def published(kind: str, objections: Any = None) -> dict[str, Any]:
    amendment = {
        "id": "list",
        "date": "2026-06-03",
        "kind": kind,
        "title": "名单（虚构）",
        "body": ["现予公布。"],
        "signed": {"on": "2026-06-03", "wording": "2026年6月3日"},
    }
    return {"amendments": [amendment | ({"objections": objections} if objections else {})]}


@pytest.mark.parametrize(
    ("kind", "objections"),
    [
        ("proposed_outcome", {"period": PERIOD, "contact": OFFICE}),
        ("proposed_outcome", {"period": PERIOD, "contact": {"emails": ["office@example.org"]}}),
        ("proposed_outcome", {"period": PERIOD, "contact": {"postal_address": "虚构市示例路1号"}}),
        ("proposed_outcome", {"period": {"on": "2026-06-09", "wording": "6月9日"}, "contact": OFFICE}),
        ("outcome", None),
        ("withdrawal", None),
    ],
)
def test_an_outcome_that_can_be_objected_to_or_is_final_is_let_be(kind: str, objections: Any) -> None:
    assert found_by("X06", **published(kind, objections)) == []


@pytest.mark.parametrize(
    ("objections", "said"),
    [
        (None, "amendments[0]: A proposed outcome without objections"),
        ({"period": PERIOD, "contact": {"persons": [{"name": "甲"}]}}, "amendments[0].objections.contact: "),
        (
            {"period": {"rolling": True, "wording": "随时"}, "contact": OFFICE},
            "amendments[0].objections.period: The time for objections, 随时, has no end.",
        ),
        (
            {"period": {"to_be_announced": True, "wording": "另行通知"}, "contact": OFFICE},
            "amendments[0].objections.period: The time for objections, 另行通知, has no end.",
        ),
    ],
)
def test_an_outcome_that_nobody_can_object_to_is_told(objections: Any, said: str) -> None:
    [found] = found_by("X06", **published("proposed_outcome", objections))
    assert found.startswith(said)
