"""The sheet for the paper approval chain: what is on it, and that it stands alone."""

import re
import shutil
from datetime import date
from pathlib import Path

import pytest

from notice_site.command.cli import main
from notice_site.reading.editions import Edition, freeze
from notice_site.reading.source import read_source
from tests.call_facts import EXTENDED, FIRST, MINIMAL, NOTICES


def sheet(data: Path, folder: Path, today: str, code: int = 0) -> str:
    path = folder / "sheet.html"
    assert main(["check", "--data", str(data), "--report", str(path), "--today", today]) == code
    return path.read_text("utf-8")


def words_of(page: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<style>.*?</style>|<[^>]+>", " ", page, flags=re.DOTALL))


def test_it_says_what_becomes_public_and_has_lines_for_signatures(tmp_path: Path) -> None:
    unpublished = Path(shutil.copy(FIRST, tmp_path / "call.yml"))
    said = words_of(sheet(unpublished, tmp_path, "2017-09-19"))
    for words in (
        "发布前核对单",
        "第1版草稿",
        "2017年9月19日（星期二）",
        "020-87926183",
        "赵伙有、戚杰枝、何影鸿、陈健明",
    ):
        assert words in said, words
    for words in ("还没有发布过。", "拟稿", "核对", "审核", "签发", "页面标明 演示，非官方发布"):
        assert words in said, words


@pytest.mark.parametrize(
    ("today", "left"),
    [
        ("2017-09-19", "还有4个工作日"),
        ("2017-09-25", "还有0个工作日"),
        ("2017-09-26", "已过"),
        # 8 October 2017 was a swapped working day, 30 September (a Saturday) too.
        ("2017-09-22", "还有1个工作日"),
    ],
)
def test_it_counts_the_working_days_that_are_left(today: str, left: str, tmp_path: Path) -> None:
    said = words_of(sheet(FIRST, tmp_path, today))
    assert f"2017年9月25日（星期一）10:00 {left}" in said


def test_it_knows_swapped_days_and_says_where_none_are_announced(tmp_path: Path) -> None:
    data = tmp_path / "notice_data.yml"
    text = (
        MINIMAL.read_text("utf-8")
        .replace("2030-04-30", "2017-10-10")
        .replace("2030年4月30日", "2017年10月10日")
    )
    data.write_text(text.replace("2030-03-01", "2017-09-01").replace("2030年3月1日", "2017年9月1日"), "utf-8")
    # From 29 September: Saturday the 30th works, 1 to 8 October are free, the 9th and the 10th work.
    assert "还有3个工作日" in words_of(sheet(data, tmp_path, "2017-09-29"))
    assert "2030年的放假调休还没有公布" in words_of(sheet(MINIMAL, tmp_path, "2030-03-01"))


def test_it_tells_what_changed_since_the_last_edition(tmp_path: Path) -> None:
    data, editions = tmp_path / "notice_data.yml", tmp_path / "editions"
    shutil.copy(MINIMAL, data)
    editions.mkdir()
    (editions / "1.yml").write_text(freeze(Edition(1, date(2030, 3, 1), "", read_source(data))), "utf-8")
    assert "第1版，已发布" in words_of(sheet(data, tmp_path, "2030-03-02"))
    data.write_text(data.read_text("utf-8").replace("[020-00000000]", "[020-00000001]"), "utf-8")
    said = words_of(sheet(data, tmp_path, "2030-03-02"))
    assert "第2版草稿" in said
    assert "电话由020-00000000改为020-00000001。" in said


def test_open_problems_stand_first_and_accepted_ones_carry_their_reasons(tmp_path: Path) -> None:
    wrong = words_of(sheet(NOTICES / "wrong" / "sums.yml", tmp_path, "2030-03-01", code=1))
    assert re.search(r"还有\d+个问题没有处理.*K07.*将要公开的内容", wrong)
    first = words_of(sheet(FIRST, tmp_path, "2017-09-19"))
    assert "没有未处理的问题" in first
    assert re.search(r"D03 第\d+、\d+.*行 ?：原件的标题都有句号，照录", first)


def test_a_file_that_is_no_call_gets_a_sheet_of_its_problems(tmp_path: Path) -> None:
    data = tmp_path / "notice_data.yml"
    data.write_text("id: a\ntitel: 一\n", "utf-8")
    said = words_of(sheet(data, tmp_path, "2030-03-01", code=1))
    assert "还不能生成网站" in said
    assert "titel" in said


def test_it_asks_for_nothing_else_and_escapes_hostile_words(tmp_path: Path) -> None:
    data = tmp_path / "notice_data.yml"
    text = MINIMAL.read_text("utf-8").replace(
        "title: 虚构通知（最少内容）", "title: '<script>alert(1)</script>'"
    )
    data.write_text(text, "utf-8")
    page = sheet(data, tmp_path, "2030-03-01")
    assert "<script" not in page
    assert "&lt;script&gt;" in page
    for path in (FIRST, EXTENDED):
        assert not re.search(r"(src|href)=|url\(|@import|https?://", sheet(path, tmp_path, "2030-03-01"))
