"""`import`: a data file of its own, with a report."""

import re
from pathlib import Path

import pytest

from notice_site.word.documents import render_word_notice
from notice_site.word.forms import render_word_forms
from tests.call_facts import FIRST, ZH, facts_of
from tests.command_line import ended
from tests.source_text import SOURCE


@pytest.fixture(autouse=True)
def _in_a_folder_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def test_a_file_is_written_in_a_folder_of_its_own(capsys: pytest.CaptureFixture[str]) -> None:
    assert ended("import", str(SOURCE)) == 0
    said = capsys.readouterr().out
    assert Path("call-2017/notice_data.yml").is_file()
    assert "原件共2414字，其中2414字已放进数据。" in said
    assert re.search(r"\n  1\. .*\n  2\. ", said)
    assert "check --data call-2017/notice_data.yml" in said


def test_what_it_says_is_there_in_english_too(capsys: pytest.CaptureFixture[str]) -> None:
    assert ended("import", str(SOURCE), "--id", "alliance", "--lang", "en") == 0
    said = capsys.readouterr().out
    assert "2414 of 2414 characters of the source are in the data." in said
    assert "alliance/notice_data.yml is written." in said


@pytest.mark.parametrize("option", [(), ("--out", "call-2017/notice_data.yml"), ("--id", "call-2017")])
def test_a_file_that_is_there_is_never_written_over(
    option: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    path = Path("call-2017/notice_data.yml")
    path.parent.mkdir()
    path.write_text("mine\n", "utf-8")
    assert ended("import", str(SOURCE), *option) == 1
    assert "已经存在" in capsys.readouterr().err
    assert path.read_text("utf-8") == "mine\n"


def test_two_files_of_one_name_are_refused(capsys: pytest.CaptureFixture[str]) -> None:
    Path("a").mkdir()
    Path("a/notice.txt").write_text("关于甲的通知\n", "utf-8")
    Path("notice.txt").write_text("附件1\n甲\n", "utf-8")
    assert ended("import", "notice.txt", "a/notice.txt") == 1
    assert "有两个文件都叫 notice.txt。" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (("none.txt",), 1, "none.txt"),
        ((str(SOURCE), "--id", "甲"), 1, "“甲”不能用作短名。"),
        ((str(SOURCE), "--accept"), 2, "--accept 要和 --into 一起用"),
        ((str(SOURCE), "--into", "a.yml", "--out", "b.yml"), 2, "--out 不能和 --into 一起用"),
        ((str(SOURCE), "--into", "a.yml"), 1, "a.yml"),
    ],
)
def test_a_mistake_is_told_and_nothing_is_written(
    arguments: tuple[str, ...], code: int, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert ended("import", *arguments) == code
    assert said in capsys.readouterr().err
    assert list(Path.cwd().iterdir()) == []


def test_the_report_is_one_file_that_asks_for_nothing_else() -> None:
    text = SOURCE.read_text("utf-8").replace("专题项目。", "专题项目<b>。")
    Path("notice.txt").write_text(text, "utf-8")
    assert ended("import", "notice.txt", "--report", "report.html") == 0
    report = Path("report.html").read_text("utf-8")
    assert not re.search(r"""(?:src|href|url|@import)\s*[=(]""", report)
    assert "<script" not in report
    assert "专题项目<b>" not in report
    for words in (
        "下一步",
        "推断的",
        "逐字相同",
        "确定的",
        "《广州市科技计划项目经费管理办法》",
        "第15行",
    ):
        assert words in report


def test_what_no_data_can_be_made_of_is_in_the_report(capsys: pytest.CaptureFixture[str]) -> None:
    Path("notice.md").write_text(
        "# 关于甲的通知\n\n各单位：\n\n一、申报见[网站](https://example.org/)。\n", "utf-8"
    )
    assert ended("import", "notice.md", "--report", "report.html") == 0
    assert "https://example.org/" in capsys.readouterr().out
    assert "https://example.org/" in Path("report.html").read_text("utf-8")


def test_what_is_passed_over_in_many_places_is_told_once(capsys: pytest.CaptureFixture[str]) -> None:
    facts = facts_of(FIRST)
    for path, content in (render_word_forms(facts, ZH) | render_word_notice(facts, ZH)).items():
        Path(Path(path).name).write_bytes(content)
    assert ended("import", "notice.docx", "annex-1.docx", "annex-2.docx", "annex-3.docx") == 0
    said = capsys.readouterr().out
    assert said.count("填写提示: 点击填写 (") == 1
    assert re.search(r"填写提示: 点击填写 \(annex-1\.docx .*第2行第2列 ……另有\d+处\)", said)


def test_data_that_no_command_would_read_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    clause = "申报单位应当在本区注册，并具备与项目相适应的技术力量和管理能力，近三年没有不良记录。" * 9
    clauses = "".join(f"（{number}）{clause}\n" for number in range(1, 700))
    Path("notice.txt").write_text(f"关于征集项目的通知\n一、申报条件\n{clauses}", "utf-8")
    assert ended("import", "notice.txt", "--out", "call.yml") == 0
    assert "先删去不是条件的条件" in capsys.readouterr().out
    assert ended("check", "--data", "call.yml") == 1
