"""Notices as people type them: what is read from each, as it was made and as LibreOffice saves it."""

from collections.abc import Callable
from pathlib import Path

import pytest

from notice_site.importing.read_file import read_source_file
from tests.importing.conftest import Read
from tests.importing.every_habit import FILES
from tests.importing.habits import HABITS
from tests.importing.outlines import outline

Golden = Callable[[str, bytes], None]


def test_there_are_habits_enough() -> None:
    assert len(HABITS) >= 15
    assert len(FILES) > len(HABITS)


@pytest.mark.parametrize("name", FILES)
def test_a_notice_is_read_as_it_shows(name: str, read: Read, golden: Golden) -> None:
    source = read(FILES[name], name)
    passed = [f"passed over: {found.what}: {found.text}" for found in source.passed_over]
    golden(f"importing/{name}.txt", "\n".join([*outline(source), *passed, ""]).encode())


@pytest.mark.libreoffice
@pytest.mark.parametrize("name", FILES)
def test_it_is_read_alike_after_libreoffice_has_saved_it(
    name: str, read: Read, saved_by_libreoffice: Path
) -> None:
    ours, theirs = read(FILES[name], name), read_source_file(saved_by_libreoffice / name)
    assert outline(theirs) == outline(ours)
    assert [found.text for found in theirs.passed_over] == [found.text for found in ours.passed_over]


@pytest.mark.libreoffice
@pytest.mark.parametrize("habit", ["automatic_numbers", "levels_left_out_and_begun_anew"])
def test_automatic_numbers_are_those_that_libreoffice_shows(
    habit: str, read: Read, saved_by_libreoffice: Path
) -> None:
    name = f"{habit}-notice.docx"
    shown = (saved_by_libreoffice / name.replace(".docx", ".txt")).read_text("utf-8-sig").split("\n")
    ours = outline(read(FILES[name], name))
    assert any("|" in line for line in ours)
    assert [line.replace(" ", "") for line in shown if line] == [line.replace("|", "") for line in ours]
