"""Data and editions say their format: every earlier one is built for ever, and a later one is named."""

import json
import shutil
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from notice_site.editions.data_file import DataFile, with_format
from notice_site.editions.publishing import is_draft
from notice_site.language.catalogue import catalogue_for
from notice_site.model.notice import FORMAT
from notice_site.problem import ProblemsFound
from notice_site.project import DATA, PROJECT
from notice_site.reading.build import build_call
from notice_site.reading.editions import FIRST_LINE, Edition, editions_folder, freeze, read_editions
from notice_site.reading.source import parse_source, read_source
from tests.call_facts import MINIMAL
from tests.command_line import ended
from tests.published_call import CallFolder

FORMATS = Path(__file__).parent / "formats"
"""For each earlier format, as they were written then: a data file, its editions, a call with every key."""
EARLIER = sorted(int(folder.name) for folder in FORMATS.iterdir())
KEPT = sorted(path for path in FORMATS.rglob("*.yml"))


def test_every_earlier_format_is_kept_with_its_data_and_editions() -> None:
    assert list(range(FORMAT)) == EARLIER
    for number in EARLIER:
        kept = {
            path.relative_to(FORMATS / str(number)).as_posix()
            for path in KEPT
            if path.is_relative_to(FORMATS / str(number))
        }
        assert kept >= {"notice_data.yml", "every-key.yml", "editions/1.yml"}


@pytest.mark.parametrize("number", EARLIER)
def test_data_and_editions_of_an_earlier_format_are_built(number: int, tmp_path: Path) -> None:
    shutil.copytree(FORMATS / str(number), tmp_path / "call")
    data, out = tmp_path / "call" / "notice_data.yml", tmp_path / "site"
    assert ended("build", "--data", str(data), "--out", str(out)) == 0
    notice = json.loads((out / "notice.json").read_text("utf-8"))
    assert (notice["edition"], notice["draft"]) == (1, False)
    assert (out / "updates/1/index.html").is_file()


@pytest.mark.parametrize("path", KEPT, ids=lambda path: str(path.relative_to(FORMATS)))
def test_each_file_of_an_earlier_format_is_a_call_by_itself(path: Path, tmp_path: Path) -> None:
    text = path.read_text("utf-8")
    data = tmp_path / "notice_data.yml"
    data.write_text(text[head.end() :] if (head := FIRST_LINE.match(text)) else text, "utf-8")
    assert build_call(read_source(data)).notice.annexes
    assert ended("check", "--data", str(data)) == 0


# A format is written


def test_the_first_call_says_its_format_and_is_no_draft_by_that() -> None:
    source = read_source(DATA)
    assert source.data["format"] == FORMAT
    editions = read_editions(editions_folder(DATA))
    assert not is_draft(source, editions)
    assert "format" not in editions[0].source.data


@pytest.mark.parametrize("command", ["new", "new --from", "import"])
def test_a_new_data_file_says_its_format_before_its_first_key(command: str, tmp_path: Path) -> None:
    target = tmp_path / "new" / "notice_data.yml"
    source = PROJECT / "tests" / "source" / "innovation-alliance-2017.txt"
    options = {
        "new": ["new", "--yes", "--id", "a-call"],
        "new --from": ["new", "--yes", "--id", "a-call", "--from", str(FORMATS / "0" / "notice_data.yml")],
        "import": ["import", str(source)],
    }[command]
    assert ended(*options, "--out", str(target)) == 0
    assert list(read_source(target).data)[:2] == ["format", "id"]
    lines = target.read_text("utf-8").split("\n")
    assert lines[lines.index(f"format: {FORMAT}") + 1].startswith("id: ")


def test_a_publication_says_its_format_and_keeps_the_data_to_the_letter(call_folder: CallFolder) -> None:
    call_folder.freeze()
    [edition] = read_editions(call_folder.editions)
    head, _, text = (call_folder.editions / "1.yml").read_text("utf-8").partition("\n")
    assert f" · format {FORMAT} · sha256 " in head
    assert text == edition.source.text == MINIMAL.read_text("utf-8")


def test_a_format_changed_in_an_edition_s_first_line_is_a_change_of_the_edition(
    call_folder: CallFolder,
) -> None:
    call_folder.freeze()
    path = call_folder.editions / "1.yml"
    path.write_text(path.read_text("utf-8").replace(f" · format {FORMAT}", "", 1), "utf-8")
    with pytest.raises(ProblemsFound) as told:
        read_editions(call_folder.editions)
    assert "changed after it was published" in catalogue_for("en").read(told.value.problems[0].message)


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("# a\n\nid: x\n", "# a\n\nformat: 1\nid: x\n"),
        ("---\n  id: x\n  title: y\n", "---\n  format: 1\n  id: x\n  title: y\n"),
        ("\ufeffid: x\r\ntitle: y\r\n", "\ufeffformat: 1\r\nid: x\r\ntitle: y\r\n"),
        ("id: x\nformat: 1\n", "id: x\nformat: 1\n"),
        ("{id: x}\n", "{id: x}\n"),
        ("{}\n", "{}\n"),
    ],
)
def test_a_format_is_put_before_the_first_key_and_nothing_else_moves(text: str, written: str) -> None:
    file = with_format(DataFile(Path("notice_data.yml"), text))
    assert file.text == written
    assert file.source().data == parse_source(text, Path("notice_data.yml")).data | file.source().data


# A format that is not known


@pytest.mark.parametrize("number", [FORMAT + 1, 12])
@pytest.mark.parametrize("command", ["check", "build", "publish", "amend --yes", "diff"])
def test_a_later_format_is_refused_with_the_version_that_reads_it(
    number: int, command: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    data = tmp_path / "notice_data.yml"
    data.write_text(f"format: {number}\nunheard: of\n{MINIMAL.read_text('utf-8')}", "utf-8")
    options = [str(data), str(data)] if command == "diff" else ["--data", str(data)]
    assert ended(*command.split(), *options) == 1
    said = "".join(capsys.readouterr())
    assert f"{data}:1: 错误 格式: 这是格式 {number}，本版 notice-site 最多能读到格式 {FORMAT}。" in said
    assert f"请使用 notice-site {number}.0 或更新的版本。" in said
    assert "1 个错误" in said or command == "diff"
    assert "unheard" not in said


@pytest.mark.parametrize("where", ["first line", "data"])
def test_an_edition_of_a_later_format_is_refused_too(where: str, call_folder: CallFolder) -> None:
    call_folder.freeze()
    path = call_folder.editions / "1.yml"
    if where == "data":
        source = read_source(MINIMAL)
        later = replace(source, text=f"{source.text}format: 2\n")
        path.write_text(freeze(Edition(1, date(2030, 3, 1), "", later)), "utf-8")
    else:
        path.write_text(path.read_text("utf-8").replace(" · format 1 ", " · format 2 ", 1), "utf-8")
    with pytest.raises(ProblemsFound) as told:
        read_editions(call_folder.editions)
    assert "format 2" in catalogue_for("en").read(told.value.problems[0].message)
    assert catalogue_for("en").read(told.value.problems[0].remedy) == "Use notice-site 2.0 or newer."


@pytest.mark.parametrize("value", ["0", "-1", "true", "'1'", "one", "1.0", "[1]"])
def test_what_is_no_format_is_a_fault_of_shape(
    value: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    data = tmp_path / "notice_data.yml"
    data.write_text(f"format: {value}\n{MINIMAL.read_text('utf-8')}", "utf-8")
    assert ended("check", "--data", str(data)) == 1
    said = "".join(capsys.readouterr())
    assert f"{data}:1: " in said
