"""An item put into a data file: the rest of the file stays as it is, to the letter."""

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from notice_site.editions.data_file import DataFile
from notice_site.editions.yaml_block import yaml_lines
from notice_site.editions.yaml_edits import with_item
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
