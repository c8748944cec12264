"""Reading a data file: values, lines, and every slip of YAML told in plain words."""

from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from notice_site.problem import Problem, ProblemsFound
from notice_site.reading import yaml_values
from notice_site.reading.source import MOST_BYTES, parse_source, read_source
from notice_site.words import words_for

ENGLISH = words_for("en")
FILE = Path("notice_data.yml")


def problems_in(text: str) -> tuple[Problem, ...]:
    with pytest.raises(ProblemsFound) as found:
        parse_source(text, FILE)
    return found.value.problems


def told(text: str) -> list[str]:
    """What the author is told, line by line."""
    return [f"{problem.line}: {ENGLISH.read(problem.message)}" for problem in problems_in(text)]


@pytest.fixture(params=["C parser", "pure Python parser"])
def either_parser(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    loader = yaml.SafeLoader if request.param == "pure Python parser" else yaml.CSafeLoader
    monkeypatch.setattr(yaml_values, "LOADER", loader)


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


SLIPS = {
    "a tab indents a line": (
        "key_dates:\n\tsigned: 1\n",
        ["2: The line is indented with a tab."],
    ),
    "a tab stands among the blanks before a key": (
        "roles:\n  - id: a\n  \ttitle: b\n",
        ["3: The line is indented with a tab."],
    ),
    "a full-width blank indents a line": (
        "roles:\n　- id: a\n",
        ["2: The line is indented with a full-width blank."],
    ),
    "full-width colons follow several keys": (
        "id: a\ntitle：b\nlanguage: c\ndescription：d\n",
        [
            "2: The colon after “title” is a full-width one.",
            "4: The colon after “description” is a full-width one.",
        ],
    ),
    "a full-width colon lets the line above swallow a key": (
        "id: a\ntitle: b\n  description：c\n",
        ["3: The colon after “description” is a full-width one."],
    ),
    "every colon is a full-width one": (
        "id：a\ntitle：b\n",
        [
            "1: The colon after “id” is a full-width one.",
            "2: The colon after “title” is a full-width one.",
        ],
    ),
    "no blank follows a colon": (
        "id: a\ntitle:b\nlanguage: c\n",
        ["2: There is no blank after “title:”."],
    ),
    "a full-width blank follows a colon": (
        "id: a\ntitle:　b\nlanguage: c\n",
        ["2: There is no blank after “title:”."],
    ),
    "a text holds a colon": (
        "id: a\ntitle: b: c\n",
        ["2: A text holds a colon with a blank after it."],
    ),
    "a double quotation does not end": (
        'id: a\ntitle: "b\nlanguage: c\n',
        ["2: A quotation that begins here does not end."],
    ),
    "a single quotation does not end": (
        "id: a\ntitle: 'b\nlanguage: c\n",
        ["2: A quotation that begins here does not end."],
    ),
    "words follow a quotation": (
        'id: a\ntitle: "b" c\n',
        ["2: Words follow after the closing quotation mark."],
    ),
    "a text begins with a reference": (
        "id: a\ntitle: {key_dates.close}前\n",
        ["2: A text begins with a brace."],
    ),
    "a bracket does not end": (
        "id: a\ntracks: [b\nlanguage: c\n",
        ["2: A bracket that begins here does not end."],
    ),
    "a text begins with a mark that YAML keeps for itself": (
        "title: @b\n",
        ["1: A text begins with “@”."],
    ),
    "a text begins with a dash": (
        "title: - b\n",
        ["1: A text begins with “-”."],
    ),
    "a key stands deeper than the others": (
        "x:\n  a: 1\n   b: 2\n",
        ["3: The line does not fit the lines above it."],
    ),
    "an item stands among keys": (
        "x:\n  a: 1\n  - b\n",
        ["3: The line does not fit the lines above it."],
    ),
    "keys stand twice": (
        "id: a\ntitle: b\nid: c\nx: {y: 1, y: {z: 2}}\n",
        [
            "3: The key “id” stands twice, in lines 1 and 3.",
            "4: The key “y” stands twice, in lines 4 and 4.",
        ],
    ),
    "a part is given a name and used again": (
        "x: &b {c: 1}\ny: *b\n",
        [
            "1: “&b” is a YAML anchor or alias; they are not used here.",
            "2: “*b” is a YAML anchor or alias; they are not used here.",
        ],
    ),
    "a value carries a tag": (
        "x: !!int 5\ny: !z {a: 1}\n",
        [
            "1: “!!int” is a YAML tag; they are not used here.",
            "2: “!z” is a YAML tag; they are not used here.",
        ],
    ),
    "a merge left its marks": (
        "id: a\n<<<<<<< HEAD\ntitle: b\n=======\ntitle: c\n>>>>>>> other\n",
        [
            "2: “<<<<<<<” was left by a merge of two versions.",
            "4: “=======” was left by a merge of two versions.",
            "6: “>>>>>>>” was left by a merge of two versions.",
        ],
    ),
    "a second document follows": (
        "id: a\n---\nid: b\n",
        ["2: A second document begins here (---)."],
    ),
    "the file is a list": (
        "- a\n- b\n",
        ["1: The file does not consist of keys with values."],
    ),
    "the file is empty": (
        "",
        ["1: The file is empty."],
    ),
    "the file holds only comments": (
        "# nothing yet\n",
        ["1: The file is empty."],
    ),
    "control characters hide in lines": (
        'id: a\ntitle: "b\x07"\nlanguage: c\x00\n',
        [
            "2: The line holds a hidden character, U+0007.",
            "3: The line holds a hidden character, U+0000.",
        ],
    ),
    "a line break that only YAML sees hides in a text": (
        "id: a\ntitle: b\u2028c\n",
        ["2: The line holds a hidden character, U+2028."],
    ),
    "a byte order mark stands in the middle": (
        "id: a\n\ufefftitle: b\n",
        ["2: The line holds a hidden character, U+FEFF."],
    ),
    "a key is a list": (
        "id: a\n? [b, c]\n: d\n",
        ["2: A key must be a plain word."],
    ),
    "a key is a mapping": (
        "{a: b}: c\n",
        ["1: A key must be a plain word."],
    ),
    "a code with a backslash means nothing": (
        'x: "a\\qb"\n',
        ["1: A backslash in double quotes begins a code that does not exist."],
    ),
    "a code with a backslash is half a character": (
        'x: "\\ud800"\n',
        ["1: A backslash in double quotes begins a code that does not exist."],
    ),
    "a comment cuts a text off": (
        "address: 1号楼 #302\nx: b # a comment\n",
        ["1: “#302” is cut off: a blank with # after it begins a comment."],
    ),
    "levels go deeper than any call": (
        "x: " + "[" * 3000 + "]" * 3000 + "\ny: &a 1\n",
        [
            "1: Brackets or levels stand more than 60 deep here.",
            "2: “&a” is a YAML anchor or alias; they are not used here.",
        ],
    ),
    "several slips stand in one file": (
        "id: a\ntitle：b\nroles:\n\t- id: c\n",
        ["2: The colon after “title” is a full-width one.", "4: The line is indented with a tab."],
    ),
}


@pytest.mark.parametrize("slip", SLIPS)
@pytest.mark.usefixtures("either_parser")
def test_the_author_is_told_when(slip: str) -> None:
    text, expected = SLIPS[slip]
    assert told(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "x: |\n  title：in a text\n  \ttab after blanks\n  ======= not a mark\n",
        "x: one\n  two\n  three\n",
        "x: a#b\n",
        "x: a # comment\n",
        "---\nid: a\n",
        "id: a\n...\n",
        "x: “a：b”\n",
        "x: 15:30—17:00\n",
        "x: a\\qb\n",
        'x: "\\u4e2d"\n',
        "x: " + "[" * 50 + "]" * 50 + "\n",
    ],
)
@pytest.mark.usefixtures("either_parser")
def test_what_is_right_is_read_in_silence(text: str) -> None:
    assert parse_source(text, FILE).data


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

    def refuse(_: Path) -> bytes:
        raise PermissionError

    monkeypatch.setattr(Path, "read_bytes", refuse)
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
