"""Data files edited as text: one block more and no byte else; written whole or not at all."""

import os
import signal
import subprocess
import sys
import time
from datetime import date
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from notice_site.editing.data_file import DataFile, read_data_file, write_whole
from notice_site.editing.insertion import with_item
from notice_site.editing.result_table import read_table
from notice_site.editing.typed import typed_day, typed_days, typed_document_number, typed_event
from notice_site.editing.unfit import Unfit
from notice_site.editing.yaml_block import yaml_lines
from notice_site.problem import ProblemsFound
from notice_site.project import PROJECT
from notice_site.reading.source import parse_source

ITEM: dict[str, Any] = {
    "id": "extension",
    "title": "关于延期的通知",
    "body": ["延长至{key_dates.close}。", "其他: 不变 # 真的"],
    "signed": {"on": "2030-04-20", "wording": "2030年4月20日"},
    "affects_submitted": False,
}
BLOCK = """\
{0}- id: extension
{0}  title: 关于延期的通知
{0}  body:
{0}    - 延长至{{key_dates.close}}。
{0}    - '其他: 不变 # 真的'
{0}  signed:
{0}    on: 2030-04-20
{0}    wording: 2030年4月20日
{0}  affects_submitted: false
"""


def put_in(text: str) -> str:
    file = DataFile(Path("notice_data.yml"), text)
    source = file.source()
    changed = with_item(file, source, "amendments", ITEM)
    assert changed.source().data["amendments"] == [*(source.data.get("amendments") or []), ITEM]
    return changed.text


@pytest.mark.parametrize("indent", ["", "  ", "    "])
def test_an_item_goes_behind_the_others_with_their_indent(indent: str) -> None:
    before = f"id: a\namendments:\n{indent}- id: one\n{indent}  title: 一 # 注\n"
    after = "\n# -------- 网站\nsite:\n  official: false\n"
    assert put_in(before + after) == before + BLOCK.format(indent) + after


def test_an_indented_comment_at_the_end_of_a_list_stays_with_it() -> None:
    before = "amendments:\n  - id: one\n    # 到这里为止\n"
    assert put_in(before + "site: {}\n") == before + BLOCK.format("  ") + "site: {}\n"


def test_a_missing_list_goes_before_what_is_only_about_the_web_site() -> None:
    before, after = "id: a\nannexes: []\n", "\n# -------- 网站\nsite:\n  official: false\n"
    assert put_in(before + after) == f"{before}\namendments:\n{BLOCK.format('  ')}{after}"


def test_a_missing_list_goes_to_the_end_where_nothing_follows() -> None:
    assert put_in("id: a\n") == f"id: a\n\namendments:\n{BLOCK.format('  ')}"


def test_a_last_line_without_an_end_gets_one() -> None:
    assert put_in("id: a") == f"id: a\n\namendments:\n{BLOCK.format('  ')}"


@pytest.mark.parametrize(
    "empty", ["amendments: []", "amendments:", "amendments: [ ]  # 还没有", "amendments: ~"]
)
def test_an_empty_list_is_filled(empty: str) -> None:
    key, comment = "amendments:", "  # 还没有" if "#" in empty else ""
    assert (
        put_in(f"id: a\n{empty}\nsite: {{}}\n") == f"id: a\n{key}{comment}\n{BLOCK.format('  ')}site: {{}}\n"
    )


def test_a_list_in_one_line_is_told_with_its_line() -> None:
    with pytest.raises(ProblemsFound) as found:
        put_in("id: a\namendments: [{id: one}]\n")
    assert [problem.line for problem in found.value.problems] == [2]


def test_windows_line_ends_and_notepad_s_mark_stay() -> None:
    before, after = "\ufeffid: a\r\namendments:\r\n  - id: one\r\n", "site: {}\r\n"
    assert put_in(before + after) == before + BLOCK.format("  ").replace("\n", "\r\n") + after


def test_a_whole_call_keeps_every_line(tmp_path: Path) -> None:
    text = (PROJECT / "tests/notices/full.yml").read_text("utf-8")
    changed = put_in(text).split("\n")
    kept = iter(changed)
    assert all(line in kept for line in text.split("\n"))
    assert len(changed) == len(text.split("\n")) + BLOCK.count("\n")


@settings(max_examples=300, deadline=None)
@given(st.text(st.characters(codec="utf-8", exclude_characters="\r\x85\u2028\u2029"), max_size=30))
def test_any_text_is_read_back_as_it_was_written(text: str) -> None:
    try:
        parse_source(f'a: "{text}"', Path("x.yml"))
    except ProblemsFound:
        text = "".join(sign for sign in text if sign.isprintable())
    text = text.replace("\n", " ")
    lines = "\n".join(yaml_lines({"a": text, "b": [text, "c"], "d": [{"e": text}]}, ""))
    expected = {"a": text, "b": [text, "c"], "d": [{"e": text}]}
    assert parse_source(lines + "\n", Path("x.yml")).data == expected


@pytest.mark.parametrize(
    "text", ["no", "null", "1", "1.5", "2030-01-01", "- a", "a: b", "#a", "{a}", "'a", "", "~", "0x1"]
)
def test_words_that_yaml_takes_for_something_else_are_quoted(text: str) -> None:
    assert parse_source("\n".join(yaml_lines({"a": text}, "")) + "\n", Path("x.yml")).data == {"a": text}


# written whole --------------------------------------------------------------------------------------------


def test_a_written_file_keeps_its_rights_and_leaves_nothing_beside_it(tmp_path: Path) -> None:
    path = tmp_path / "notice_data.yml"
    path.write_text("old", "utf-8")
    path.chmod(0o640)
    write_whole(path, "\ufeffnew\r\n")
    assert path.read_bytes() == "\ufeffnew\r\n".encode()
    assert path.stat().st_mode & 0o777 == 0o640
    assert [found.name for found in tmp_path.iterdir()] == ["notice_data.yml"]


def test_a_new_file_is_never_put_over_another(tmp_path: Path) -> None:
    path = tmp_path / "notice_data.yml"
    write_whole(path, "one", anew=True)
    with pytest.raises(FileExistsError):
        write_whole(path, "two", anew=True)
    assert path.read_text("utf-8") == "one"
    assert [found.name for found in tmp_path.iterdir()] == ["notice_data.yml"]


def test_a_link_to_a_data_file_stays_a_link(tmp_path: Path) -> None:
    real, link = tmp_path / "real.yml", tmp_path / "link.yml"
    real.write_text("old", "utf-8")
    link.symlink_to(real)
    write_whole(link, "new")
    assert link.is_symlink()
    assert real.read_text("utf-8") == "new"


def test_a_write_that_fails_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "notice_data.yml"
    path.write_text("old", "utf-8")

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(Exception, match="disk of"):
        write_whole(path, "new")
    assert path.read_text("utf-8") == "old"
    assert [found.name for found in tmp_path.iterdir()] == ["notice_data.yml"]


def test_a_killed_process_leaves_the_old_file_or_the_new_one(tmp_path: Path) -> None:
    path = tmp_path / "notice_data.yml"
    texts = ["a" * 300_000, "b" * 300_000]
    path.write_text(texts[0], "utf-8")
    program = (
        "import sys; from pathlib import Path; from notice_site.editing.data_file import write_whole\n"
        f"path = Path({str(path)!r}); print('ready', flush=True)\n"
        "while True:\n    write_whole(path, 'b' * 300_000); write_whole(path, 'a' * 300_000)\n"
    )
    for wait in (0.02, 0.05, 0.11):
        with subprocess.Popen(
            [sys.executable, "-c", program], cwd=PROJECT, stdout=subprocess.PIPE
        ) as process:
            assert process.stdout is not None
            process.stdout.readline()
            time.sleep(wait)
            os.kill(process.pid, signal.SIGKILL)
        assert path.read_text("utf-8") in texts


def test_a_file_in_gbk_is_told_before_anything_is_asked(tmp_path: Path) -> None:
    path = tmp_path / "notice_data.yml"
    path.write_bytes("id: 甲\n".encode("gbk"))
    with pytest.raises(ProblemsFound):
        read_data_file(path)


# what staff type ------------------------------------------------------------------------------------------

ZONE = ZoneInfo("Asia/Shanghai")


@pytest.mark.parametrize(
    ("typed", "event"),
    [
        ("2017-09-29 17:00", {"at": "2017-09-29T17:00+08:00", "wording": "2017年9月29日17:00"}),
        ("2017-9-29 9:05", {"at": "2017-09-29T09:05+08:00", "wording": "2017年9月29日9:05"}),
        ("2017年9月29日下午5时", {"at": "2017-09-29T17:00+08:00", "wording": "2017年9月29日下午5时"}),
        (
            "2017年9月29日（星期五）17时30分",
            {"at": "2017-09-29T17:30+08:00", "wording": "2017年9月29日（星期五）17时30分"},
        ),
        ("2017年9月29日24时", {"at": "2017-09-30T00:00+08:00", "wording": "2017年9月29日24时"}),
        ("2017/09/29", {"on": "2017-09-29", "wording": "2017年9月29日"}),
        ("二〇一七年九月二十九日", {"on": "2017-09-29", "wording": "二〇一七年九月二十九日"}),
    ],
)
def test_dates_are_typed_in_figures_or_in_chinese(typed: str, event: dict[str, str]) -> None:
    assert typed_event(typed, ZONE) == event


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "明天",
        "9月29日",
        "2017-02-30",
        "2017年9月29日至30日",
        "2017年9月29日（星期一）",
        "2017-09-29 25:00",
        "2017-09-29 17:00 或者 18:00 2017-10-01",
    ],
)
def test_what_is_no_one_date_is_refused(typed: str) -> None:
    with pytest.raises(Unfit):
        typed_event(typed, ZONE)


def test_a_day_has_no_clock_and_a_period_runs_forward() -> None:
    assert typed_day("2017年9月29日") == date(2017, 9, 29)
    assert typed_days("2017-10-09 至 2017-10-13".replace(" 至 ", "至")) == (
        date(2017, 10, 9),
        date(2017, 10, 13),
    )
    for typed in ("2017-09-29 17:00",):
        with pytest.raises(Unfit):
            typed_day(typed)
    for typed in ("2017-10-13 2017-10-09", "2017-10-13", "a b c"):
        with pytest.raises(Unfit):
            typed_days(typed)


@pytest.mark.parametrize("typed", ["某科〔2017〕8号", "某科[2017]第008号", "某科（2017）8"])
def test_a_document_number_is_typed_with_any_brackets(typed: str) -> None:
    assert typed_document_number(typed) == {"agency_code": "某科", "year": 2017, "sequence": 8}


def test_no_document_number_is_none_and_half_a_one_is_refused() -> None:
    assert typed_document_number(" ") is None
    with pytest.raises(Unfit):
        typed_document_number("8号")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gbk"])
def test_results_come_from_a_spreadsheet_in_either_encoding(encoding: str, tmp_path: Path) -> None:
    path = tmp_path / "r.csv"
    path.write_bytes('序号,名称\r\n1,"甲、乙"\r\n,\r\n'.encode(encoding))
    assert read_table(path, "名单") == {
        "title": "名单",
        "columns": ["序号", "名称"],
        "rows": [["1", "甲、乙"]],
    }


@pytest.mark.parametrize("content", ["", "序号,名称\n", "序号,名称\n1\n"])
def test_half_a_table_is_refused(content: str, tmp_path: Path) -> None:
    path = tmp_path / "r.csv"
    path.write_text(content, "utf-8")
    with pytest.raises(Unfit):
        read_table(path, "名单")
    with pytest.raises(Unfit):
        read_table(tmp_path / "none.csv", "名单")
