"""Every slip of YAML is told in plain words, with its line."""

import pytest

from notice_site.reading.source import parse_source
from tests.source_problems import FILE, told

SLIPS = {
    "a tab indents a line": (
        "key_dates:\n\tsigned: 1\n",
        ["2: The line is indented with a tab."],
    ),
    "a tab stands among the blanks before a key": (
        "roles:\n  - id: a\n  \ttitle: b\n",
        ["3: The line is indented with a tab."],
    ),
    "a full-width space indents a line": (
        "roles:\n　- id: a\n",
        ["2: The line is indented with a full-width space."],
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
    "a line has no end": (
        f"id: a\ntitle: {'字' * 20_000}\n",
        ["2: The line has 20007 characters; a paragraph has 20000 at most."],
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
        ["2: There is no space after “title:”."],
    ),
    "a full-width space follows a colon": (
        "id: a\ntitle:　b\nlanguage: c\n",
        ["2: There is no space after “title:”."],
    ),
    "a text holds a colon": (
        "id: a\ntitle: b: c\n",
        ["2: A text holds a colon with a space after it."],
    ),
    "a double quotation does not end": (
        'id: a\ntitle: "b\nlanguage: c\n',
        ["2: A quotation that begins here does not end."],
    ),
    "a single quotation does not end": (
        "id: a\ntitle: 'b\nlanguage: c\n",
        ["2: A quotation that begins here does not end."],
    ),
    "a quotation without an end runs on to the next one": (
        'id: a\ntitle: "b\nlanguage: c\nnote: "d e"\n',
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
    "keys occur twice": (
        "id: a\ntitle: b\nid: c\nx: {y: 1, y: {z: 2}}\n",
        [
            "3: The key “id” occurs twice, in lines 1 and 3.",
            "4: The key “y” occurs twice, in lines 4 and 4.",
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
            '2: A hidden character, U+0007, is after “title: "b”.',
            "3: A hidden character, U+0000, is after “anguage: c”.",
        ],
    ),
    "a line break that only YAML sees hides in a text": (
        "id: a\ntitle: b\u2028c\n",
        ["2: A hidden character, U+2028, is after “title: b”."],
    ),
    "a byte order mark is in the middle": (
        "id: a\n\ufefftitle: b\n",
        ["2: The line holds a hidden character, U+FEFF."],
    ),
    "marks without width and of direction hide in texts": (
        "id: a\ntitle: 申报\u200b通知\nwhole: a\u202eb\u202c\nsoft: in\xadside\njoined: 甲\u200d乙\n",
        [
            "2: A hidden character, U+200B, is after “title: 申报”.",
            "3: A hidden character, U+202E, is after “whole: a”.",
            "4: A hidden character, U+00AD, is after “soft: in”.",
            "5: A hidden character, U+200D, is after “joined: 甲”.",
        ],
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
        ["1: “#302” is cut off: a space with # after it begins a comment."],
    ),
    "levels go deeper than any call, at which the reading ends": (
        "a: " + "[" * 3000 + "]" * 3000 + "\nb: &a c\n",
        ["1: Brackets or levels are more than 60 deep here."],
    ),
    "several slips are in one file": (
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
