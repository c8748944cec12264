"""`diff`: editions by number, files by name, and what it says where there is none."""

import json
from datetime import date
from pathlib import Path

import pytest

from notice_site.command.cli import main
from notice_site.reading.editions import Edition, freeze
from notice_site.reading.source import read_source
from tests.call_facts import FIRST, MINIMAL


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A call with two editions, changed once more."""
    path = tmp_path / "notice_data.yml"
    text = MINIMAL.read_text("utf-8")
    (tmp_path / "editions").mkdir()
    for number in (1, 2):
        path.write_text(text.replace("020-00000000", f"020-0000000{number}"), "utf-8")
        edition = freeze(Edition(number, date(2030, 3, number), "", read_source(path)))
        (tmp_path / "editions" / f"{number}.yml").write_text(edition, "utf-8")
    path.write_text(text.replace("020-00000000", "020-00000003"), "utf-8")
    return path


@pytest.mark.parametrize(
    ("named", "told"),
    [
        ((), ("第2版 → {data}", "电话由020-00000002改为020-00000003。")),
        (("1",), ("第1版 → {data}", "电话由020-00000001改为020-00000003。")),
        (("1", "2"), ("第1版 → 第2版", "电话由020-00000001改为020-00000002。")),
        (("{data}", "1"), ("{data} → 第1版", "电话由020-00000003改为020-00000001。")),
        (("2", "2"), ("第2版 → 第2版", "没有不同。")),
    ],
)
def test_editions_go_by_number_and_files_by_name(
    named: tuple[str, ...], told: tuple[str, str], data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    names = [name.format(data=data) for name in named]
    assert main(["diff", *names, "--data", str(data)]) == 0
    assert capsys.readouterr().out == f"{told[0].format(data=data)}\n  {told[1]}\n"


def test_an_edition_s_file_can_be_named_too(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    edition = data.parent / "editions" / "1.yml"
    assert main(["diff", str(edition), str(data)]) == 0
    assert "020-00000001改为020-00000003" in capsys.readouterr().out


def test_programs_and_browsers_get_the_same_changes(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["diff", "1", "2", "--data", str(data), "--format", "json"]) == 0
    [change] = json.loads(capsys.readouterr().out)
    assert (change["fact"], change["old"], change["new"]) == (
        "contact_info.telephones",
        "020-00000001",
        "020-00000002",
    )
    assert main(["diff", "1", "2", "--data", str(data), "--format", "html"]) == 0
    assert change["sentence"] in capsys.readouterr().out


def test_an_edition_that_is_not_there_is_told(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["diff", "3", "--data", str(data)]) == 1
    assert "没有第 3 版。\n    已发布 2 版" in capsys.readouterr().err


def test_before_the_first_publication_there_is_nothing_to_compare_with(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "notice_data.yml"
    path.write_bytes(FIRST.read_bytes())
    assert main(["diff", "--data", str(path)]) == 1
    assert capsys.readouterr().err.startswith("还没有发布过。\n")


@pytest.mark.parametrize("command", [("diff", "{wrong}"), ("new", "--yes", "--from", "{wrong}")])
def test_problems_are_told_of_the_file_that_has_them(
    command: tuple[str, ...], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    wrong = tmp_path / "wrong.yml"
    wrong.write_text("id: [\n", "utf-8")
    assert main([part.format(wrong=wrong) for part in command]) == 1
    assert capsys.readouterr().err.startswith(f"{wrong}:")
