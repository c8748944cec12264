"""Reading a data file: values, lines, and files that cannot be read."""

import time
from pathlib import Path
from typing import IO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from notice_site.problem import ProblemsFound
from notice_site.reading.source import MOST_BYTES, parse_source, read_source
from tests.source_problems import ENGLISH, FILE, problems_in, told


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("17:00", "17:00"),
        ("2017-09-25", "2017-09-25"),
        ("2017-09-25T10:00+08:00", "2017-09-25T10:00+08:00"),
        ("no", "no"),
        ("Yes", "Yes"),
        ("on", "on"),
        ("0b11", "0b11"),
        ("1_000", "1_000"),
        ("100,000", "100,000"),
        ("020-87926183", "020-87926183"),
        ("'5'", "5"),
        ('"true"', "true"),
        ("5", 5),
        ("-5", -5),
        ("0o17", 15),
        ("0x1F", 31),
        ("012", 12),
        ("1.5", 1.5),
        ("1e3", 1000.0),
        (".5", 0.5),
        ("1.", 1.0),
        ("-.inf", float("-inf")),
        ("true", True),
        ("FALSE", False),
        ("null", None),
        ("~", None),
        ("", None),
    ],
)
@pytest.mark.usefixtures("either_parser")
def test_a_plain_word_means_what_the_yaml_core_schema_says(written: str, value: object) -> None:
    read = parse_source(f"key: {written}\n", FILE).data["key"]
    assert (type(read), read) == (type(value), value)


@pytest.mark.usefixtures("either_parser")
def test_every_key_and_item_knows_its_line() -> None:
    source = parse_source(
        "# comment\nid: a\nroles:\n  - id: x\n    title: >\n      long\n  - {id: y}\n", FILE
    )
    assert dict(source.lines) == {
        (): 2,
        ("id",): 2,
        ("roles",): 3,
        ("roles", 0): 4,
        ("roles", 0, "id"): 4,
        ("roles", 0, "title"): 5,
        ("roles", 1): 7,
        ("roles", 1, "id"): 7,
    }


def test_a_missing_value_has_the_line_of_what_should_hold_it() -> None:
    source = parse_source("id: a\n\nroles:\n  - id: x\n", FILE)
    assert source.line_of(("roles", 0, "title")) == 4
    assert source.line_of(("submission", "methods")) == 1


def test_a_byte_order_mark_and_windows_line_ends_are_read_as_nothing_special(tmp_path: Path) -> None:
    path = tmp_path / "data.yml"
    path.write_bytes("\ufeffid: a\r\ntitle: 通知\r\n".encode())
    source = read_source(path)
    assert source.data == {"id": "a", "title": "通知"}
    assert source.line_of(("title",)) == 2
    assert source.text == "id: a\ntitle: 通知\n"


def test_an_alias_bomb_is_refused_before_it_grows() -> None:
    bomb = "a: &a [x, x]\n" + "".join(
        f"{chr(98 + n)}: &{chr(98 + n)} [*{chr(97 + n)}, *{chr(97 + n)}]\n" for n in range(24)
    )
    assert len(told(bomb)) > 24


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(ProblemsFound) as found:
        read_source(tmp_path / "none.yml")
    assert ENGLISH.read(found.value.problems[0].message).endswith("none.yml.")


def test_a_folder_in_place_of_a_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(ProblemsFound) as found:
        read_source(tmp_path)
    assert ENGLISH.read(found.value.problems[0].message) == f"{tmp_path} is a folder."


def test_a_file_that_may_not_be_read_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "data.yml"
    path.touch()

    def refuse(_path: Path, _mode: str) -> IO[bytes]:
        raise PermissionError

    monkeypatch.setattr(Path, "open", refuse)
    with pytest.raises(ProblemsFound) as found:
        read_source(path)
    assert ENGLISH.read(found.value.problems[0].message) == f"{path} may not be read."


def test_a_file_in_GBK_is_to_be_saved_as_UTF_8(tmp_path: Path) -> None:
    path = tmp_path / "data.yml"
    path.write_bytes("id: a\ntitle: 关于征集项目的通知\n".encode("gbk"))
    with pytest.raises(ProblemsFound) as found:
        read_source(path)
    (problem,) = found.value.problems
    assert problem.line == 2
    assert ENGLISH.read(problem.message) == (
        "The file is not a text in UTF-8: perhaps a text in GBK, or a Word file."
    )


def test_a_file_far_too_large_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "data.yml"
    path.write_bytes(b"#" * (MOST_BYTES + 1))
    with pytest.raises(ProblemsFound) as found:
        read_source(path)
    assert str(MOST_BYTES) in ENGLISH.read(found.value.problems[0].message)


@pytest.mark.usefixtures("either_parser")
@pytest.mark.parametrize("piece", ["[\n", "{a:\n", "- [\n", "? [\n", "a: {\n"])
def test_a_hundred_thousand_brackets_are_refused_at_once(piece: str) -> None:
    begun = time.monotonic()
    assert problems_in("a:\n" + f" {piece}" * 100_000)
    assert time.monotonic() - begun < 5


PIECES = st.sampled_from(
    [
        *": ：\n-{}[]\"'#|&*!\t甲\\,?%@\u3000\r\u2028",
        "id",
        "title",
        ": ",
        "  ",
        "- ",
        "---\n",
        "<<<<<<< ",
        "0x",
        "1e9",
    ]
)


@given(st.lists(PIECES, max_size=30).map("".join))
@settings(max_examples=400, deadline=None)
def test_no_text_at_all_ends_in_a_traceback(text: str) -> None:
    lines = text.count("\n") + text.count("\r") + 1
    assert all(1 <= line <= lines for line in lines_of_problems(text))


def lines_of_problems(text: str) -> list[int]:
    try:
        source = parse_source(text, FILE)
    except ProblemsFound as found:
        return [problem.line or 0 for problem in found.problems]
    return [max(source.lines.values())]
