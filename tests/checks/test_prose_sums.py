"""Sums in running text and tables: silent where they are right, found where a number is one off."""

from pathlib import Path

import pytest
import yaml

from tests.checked_calls import found_by

RIGHT: list[str] = yaml.safe_load((Path(__file__).parent / "calls" / "sums.yml").read_text("utf-8"))["right"]
MARKED = [text for text in RIGHT if "|" in text]


def found_in(text: str) -> list[str]:
    return found_by("K13", body={"lead_in": [text]})


def test_there_are_fifty_texts_and_many_with_a_marked_number() -> None:
    assert len(RIGHT) >= 50
    assert len(MARKED) >= 25


@pytest.mark.parametrize("text", RIGHT)
def test_a_right_text_is_silent(text: str) -> None:
    assert found_in(text.replace("|", "")) == []


@pytest.mark.parametrize("change", [1, -1])
@pytest.mark.parametrize("text", MARKED)
def test_one_more_or_less_is_found(text: str, change: int) -> None:
    before, number, after = text.split("|")
    wrong = f"{int(number.replace(',', '')) + change}"
    assert found_in(before + wrong + after)


TABLE = [
    ["甲镇", "31", "10"],
    ["乙镇", "29", "20"],
    ["小计", "60", "30"],
    ["丙镇", "6", "5"],
    ["合计", "66", "35"],
]


def with_table(rows: list[list[str]]) -> list[str]:
    annex = {"id": "quota", "title": "名额", "kind": "table"}
    return found_by(
        "K13", annexes=[{**annex, "table": {"columns": ["镇", "名额", "其中示范"], "rows": rows}}]
    )


def test_a_table_that_adds_up_is_silent() -> None:
    assert with_table(TABLE) == []


@pytest.mark.parametrize(("row", "cell", "wrong"), [(4, 1, "67"), (2, 2, "31"), (0, 1, "32")])
def test_a_total_that_is_one_off_is_found(row: int, cell: int, wrong: str) -> None:
    rows = [list(cells) for cells in TABLE]
    rows[row][cell] = wrong
    assert with_table(rows)
