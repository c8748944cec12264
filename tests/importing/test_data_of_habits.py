"""Notices as people type them: the data file of each, as it was made and as LibreOffice saves it."""

from collections.abc import Callable
from pathlib import Path

import pytest

from notice_site.importing.understanding.call import Draft
from notice_site.importing.writing.accounting import account_for
from tests.importing import every_habit
from tests.importing.habits import HABITS
from tests.importing.imported import draft_of, errors_in, file_text

Golden = Callable[[str, bytes], None]
LEFT = {
    "a_title_in_a_table": ["1"],
    "nested_tables": ["1"],
    "cells_merged_both_ways": ["1"],
    "places_to_sign_in_a_form": ["1"],
    "a_frame_of_a_web_site": ["发布机构：某某区住房和建设局", "文号：", "表", "：", "1："],
    "annexes_as_headings_in_english": ["A:", "B:"],
}
"""What the model has no place for: labels of annexes and of a web site's frame."""


def made(habit: str, folder: Path) -> Draft:
    files = HABITS[habit]()
    for name, content in files.items():
        (folder / name).write_bytes(content)
    return draft_of(*(folder / name for name in files))


def test_every_habit_is_looked_at() -> None:
    assert len(HABITS) >= 15
    assert every_habit.FILES


@pytest.mark.parametrize("habit", HABITS)
def test_a_habit_gives_the_data_that_is_meant(habit: str, tmp_path: Path, golden: Golden) -> None:
    golden(f"importing/data/{habit}.yml", file_text(made(habit, tmp_path)).encode())


@pytest.mark.parametrize("habit", HABITS)
def test_every_character_of_a_habit_is_accounted_for(habit: str, tmp_path: Path) -> None:
    draft = made(habit, tmp_path)
    account = account_for(draft.data, draft.sources)
    assert [found.text for found in account.left] == LEFT.get(habit, [])


@pytest.mark.parametrize("habit", HABITS)
def test_nothing_is_wrong_but_what_is_empty(habit: str, tmp_path: Path) -> None:
    draft = made(habit, tmp_path)
    lines = file_text(draft).split("\n")
    wrong = [lines[(problem.line or 1) - 1].strip() for problem in errors_in(draft)]
    assert [line for line in wrong if not line.endswith(":")] == []


@pytest.mark.libreoffice
@pytest.mark.parametrize("habit", HABITS)
def test_it_gives_the_same_data_after_libreoffice_has_saved_it(
    habit: str, tmp_path: Path, saved_by_libreoffice: Path
) -> None:
    theirs = draft_of(*(saved_by_libreoffice / f"{habit}-{name}" for name in HABITS[habit]()))
    assert theirs.data == made(habit, tmp_path).data
