"""Problems at a terminal: a table that fits its width, with every word of them."""

import sys
from pathlib import Path
from unicodedata import east_asian_width

import pytest

from notice_site.command.check import write_table
from notice_site.language.catalogue import catalogue_for
from tests.command_line import ACCEPTED, INFORMATION, NOTICES, WARNING, ended
from tests.test_wrong_notices import WRONG, problems_of


def width(text: str) -> int:
    return sum(2 if east_asian_width(char) in "WFA" else 1 for char in text)


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("columns", [72, 80, 120])
def test_no_line_is_wider_than_the_terminal_and_no_word_is_lost(columns: int, language: str) -> None:
    catalogue = catalogue_for(language)
    for path in WRONG:
        problems = problems_of(path)
        table = write_table(problems, Path(path.name), columns, catalogue)
        assert table is not None
        longest = max(len(piece) for piece in table.split())
        assert all(width(line) < max(columns, longest * 2) for line in table.splitlines())
        said = "".join(table.split())
        for problem in problems:
            assert "".join(catalogue.read(problem.message).split()) in said
            assert "".join(catalogue.read(problem.remedy).split()) in said


def test_columns_stand_below_each_other() -> None:
    table = write_table((WARNING, INFORMATION, ACCEPTED), Path("a.yml"), 60, catalogue_for("zh"))
    assert table == (
        "位置     类别  编号  哪里不对，应该怎么写\n"
        "-----------------------------------------------------------\n"
        "a.yml:3  警告  D04   文字\n"
        "                     → 列表\n"
        "a.yml:3  提示  D07   文字\n"
        "                     → 列表\n"
        "a.yml:4  警告  D04   文字\n"
        "                     → 列表\n"
        "                     已接受：照原件\n"
    )


def test_a_narrow_terminal_gets_lines() -> None:
    assert write_table((WARNING,), Path("notice_data.yml"), 40, catalogue_for("zh")) is None


@pytest.mark.parametrize(("at_terminal", "said"), [(True, "位置"), (False, "keys.yml:1: 错误")])
def test_only_a_terminal_gets_a_table(
    at_terminal: bool, said: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys.stdout, "isatty", lambda: at_terminal)
    monkeypatch.setenv("COLUMNS", "100")
    assert ended("check", "--data", str(NOTICES / "wrong" / "keys.yml"), "--lang", "zh") == 1
    assert said in capsys.readouterr().out
