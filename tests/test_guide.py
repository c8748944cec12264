"""The guide, tried as a new user would: every command in it is run, in its order, on the first call."""

import io
import re
import shutil
import sys
import textwrap
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from notice_site.command.cli import main
from notice_site.editions.publishing import next_edition, write_edition
from notice_site.reading.build import Call, build_call
from notice_site.reading.editions import read_editions
from notice_site.reading.source import read_source
from notice_site.word.documents import render_word_notice
from notice_site.word.forms import render_word_forms
from tests.call_facts import FIRST, ROOT, ZH, facts_of

GUIDE = (ROOT / "GUIDE.zh.md").read_text("utf-8")
PROGRAM = ".venv/bin/python build_site.py "
YAML = re.compile(r"```yaml\n(.*?)```", re.DOTALL)
BLOCK = re.compile(r"^ *```sh\n(.*?)^ *```", re.DOTALL | re.MULTILINE)
ANSWERS = {
    "更正、延期（通知已经发布）": ["延期", "2017-09-29 17:00", "", "", "不受影响，仍然有效", "", "", "", ""],
    "补充说明、补充材料": ["补充", "否", "", "1", "", "", "申报时另交承诺书1份。", ""],
    "撤回": ["", "经费安排调整", "", "", "", ""],
    "公示和公布结果": [*[""] * 7, "2017-09-28", *[""] * 4],
    "改错了，要改回去": ["是", "是"],
    "明年再发一次": ["next-call", "2018-09-17", "2018-10-31 17:00"],
}
"""What a clerk types where a command asks; an empty answer is Enter alone."""
Run = Callable[..., None]


def sections() -> dict[str, list[str]]:
    """The commands of each chapter that has some, without the program's name."""
    found = {}
    for chapter in GUIDE.split("\n## ")[1:]:
        lines = [line.strip() for block in BLOCK.findall(chapter) for line in block.splitlines()]
        assert all(line.startswith(PROGRAM) for line in lines), chapter
        if lines:
            found[chapter.partition("\n")[0]] = [line.removeprefix(PROGRAM) for line in lines]
    return found


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Runs the commands of a chapter in a folder with the first call, `edit` after the first of them."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1505865600")  # 20 September 2017
    shutil.copy(FIRST, "notice_data.yml")
    Path("results.csv").write_text("序号,名称\n1,甲联盟（虚构）\n", "utf-8")

    def run_chapter(title: str, edit: Callable[[], None] = lambda: None) -> None:
        answers = "".join(f"{answer}\n" for answer in ANSWERS.get(title, []))
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(answers.encode()), "utf-8"))
        for number, command in enumerate(sections()[title]):
            assert main(command.split()) == 0, command
            if number == 0:
                edit()
        assert sys.stdin.read() == "", "more answers than questions"

    return run_chapter


def approved_files() -> None:
    """The first call as the Word files that its office would have."""
    facts = facts_of(FIRST)
    forms = render_word_forms(facts, ZH)
    Path("通知.docx").write_bytes(render_word_notice(facts, ZH)["downloads/notice.docx"])
    Path("附件1.docx").write_bytes(forms["downloads/annex-1.docx"])


def published(edit: Callable[[str], str] = str) -> None:
    edition = next_edition(read_source(Path("notice_data.yml")), (), date(2017, 9, 18))
    write_edition(Path("editions"), edition)
    Path("notice_data.yml").write_text(edit(Path("notice_data.yml").read_text("utf-8")), "utf-8")


def call() -> Call:
    return build_call(read_source(Path("notice_data.yml")))


def test_every_chapter_with_commands_is_tried_here() -> None:
    tried = {
        "先试一试：核对一份草稿",
        "从 Word 到预览",
        "改截止时间（通知还没有发布）",
        "检查和签字",
        "发布",
        "只改错别字之类",
        *ANSWERS,
    }
    assert set(sections()) == tried


def test_a_draft_comes_back_with_comments(run: Run) -> None:
    approved_files()
    run("先试一试：核对一份草稿")
    assert Path("附件1核对意见.docx").is_file()
    assert "像是写错了" in Path("通知核对意见.html").read_text("utf-8")


def test_a_word_file_becomes_a_preview(run: Run, capsys: pytest.CaptureFixture[str]) -> None:
    approved_files()
    run("从 Word 到预览")
    assert "下一步" in Path("导入报告.html").read_text("utf-8")
    assert "申报截止时间： 2017年9月25日上午10：00时。" in Path("预览/notice/index.html").read_text("utf-8")
    assert "没有不同。" in capsys.readouterr().out
    assert Path("notice_data.yml").read_bytes() == FIRST.read_bytes()


def test_from_word_to_preview_takes_few_lines() -> None:
    chapter = GUIDE.partition("\n## 从 Word 到预览\n")[2].partition("\n## ")[0]
    lines = [line for line in chapter.splitlines() if line.strip() and "```" not in line]
    assert 0 < len(lines) < 15


@pytest.mark.parametrize("is_published", [False, True])
def test_a_deadline_is_corrected_before_publication(
    is_published: bool, run: Run, capsys: pytest.CaptureFixture[str]
) -> None:
    if is_published:
        published()
    [block, _] = YAML.findall(GUIDE)
    at, wording = (line.strip() for line in block.splitlines()[1:3])
    text = Path("notice_data.yml").read_text("utf-8")
    for key, line in (("at", at), ("wording", wording)):
        text, found = re.subn(rf"(  close:\n(?:.*\n)??    ){key}: .*", rf"\g<1>{line}", text, count=1)
        assert found == 1
    Path("notice_data.yml").write_text(text, "utf-8")
    run("改截止时间（通知还没有发布）")
    close = call().notice.key_dates.close
    assert close is not None
    assert close.wording == "2017年9月29日下午5时"
    assert main([]) == 0
    page = Path("site/index.html").read_text("utf-8")
    assert "2017年9月29日" in page
    assert "ns-banner--draft" in page
    assert main(["publish"]) == int(is_published)
    assert ("--kind extension --change" in capsys.readouterr().err) == is_published


def test_a_sheet_is_written_for_signatures(run: Run) -> None:
    run("检查和签字")
    assert "签发" in Path("核对单.html").read_text("utf-8")


def test_a_call_is_published(run: Run) -> None:
    run("发布")
    assert len(read_editions(Path("editions"))) == 1
    assert Path("site/index.html").is_file()


def test_a_deadline_is_extended(run: Run, capsys: pytest.CaptureFixture[str]) -> None:
    published()
    run("更正、延期（通知已经发布）")
    assert "截止时间由2017年9月25日上午10：00时改为2017年9月29日17:00。" in capsys.readouterr().out
    assert "2017年9月29日（星期五）17:00" in Path("site/index.html").read_text("utf-8")
    assert len(read_editions(Path("editions"))) == 2


def test_a_paper_more_is_asked_for(run: Run) -> None:
    published()
    [_, block] = YAML.findall(GUIDE)
    run("补充说明、补充材料", lambda: put_below("    affects_submitted: false\n", block))
    assert [material.title for material in call().in_force.materials][-1] == "承诺书"
    assert "承诺书" in Path("site/materials/index.html").read_text("utf-8")
    assert "申报时另交承诺书1份。" in Path("site/updates/index.html").read_text("utf-8")


def put_below(line: str, block: str) -> None:
    text = Path("notice_data.yml").read_text("utf-8")
    assert text.count(line) == 1
    added = textwrap.indent(textwrap.dedent(block), "    ")
    Path("notice_data.yml").write_text(text.replace(line, line + added), "utf-8")


def test_a_call_is_withdrawn(run: Run) -> None:
    published()
    run("撤回")
    assert "原因：经费安排调整" in Path("site/contact/index.html").read_text("utf-8")


def test_an_outcome_is_proposed_and_published(run: Run) -> None:
    published()
    run("公示和公布结果")
    assert [amendment.kind for amendment in call().notice.amendments] == ["proposed_outcome", "outcome"]
    assert Path("site/updates/index.html").read_text("utf-8").count("甲联盟（虚构）") == 2


def test_what_went_wrong_is_taken_back(run: Run) -> None:
    published()
    before = Path("notice_data.yml").read_bytes()
    assert main(["amend", "--kind", "supplement", "--text", "另交承诺书。", "--yes"]) == 0
    run("改错了，要改回去")
    assert Path("notice_data.yml").read_bytes() == before


def test_next_year_s_call_begins_with_this_year_s(run: Run) -> None:
    run("明年再发一次")
    path = Path("next-call/notice_data.yml")
    assert main(["check", "--data", str(path)]) == 0
    assert Path("notice_data.yml").read_bytes() == FIRST.read_bytes()


def test_a_slip_is_mended_with_a_note(run: Run) -> None:
    published(lambda text: re.sub(r"(?m)^(description: .*?)。$", r"\1！", text))
    run("只改错别字之类")
    assert read_editions(Path("editions"))[-1].note == "改正简介中的错字"


@pytest.mark.parametrize("title", ["改截止时间（通知还没有发布）", *ANSWERS])
def test_each_task_takes_few_lines(title: str) -> None:
    chapter = GUIDE.partition(f"\n## {title}\n")[2].partition("\n## ")[0]
    steps = [line for line in chapter.splitlines() if line.strip() and "```" not in line]
    assert 0 < len(steps) < 10, len(steps)
