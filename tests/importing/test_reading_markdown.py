"""Markdown files: what each of its marks becomes, and that no character is lost."""

import pytest

from notice_site.importing.blocks import Paragraph
from tests.importing.conftest import Read
from tests.importing.outlines import outline

CASES = {
    "headings": ("# 通知\n\n## 一、条件", ["[h1] 通知", "[h2] 一、条件"]),
    "numbers as they count": ("3. 甲\n3. 乙\n\n- 丙", ["3.|甲", "4.|乙", "•|丙"]),
    "a second paragraph of an item has no number": ("1) 甲\n\n   乙", ["1)|甲", "乙"]),
    "bold": ("**一、条件**\n\n有**粗**字", ["[bold] 一、条件", "有粗字"]),
    "Chinese lines are paragraphs": ("某局\n2026年3月2日", ["某局", "2026年3月2日"]),
    "English lines are wrapped": ("one\ntwo", ["one two"]),
    "line breaks": ("甲<br>乙  \n丙", ["甲\n乙\n丙"]),
    "a table": (
        "|单位|电话|\n|:-:|-|\n|**甲**||",
        ["table", "(0,0) [centred] 单位", "(0,1) 电话", "(1,0) [bold centred] 甲", "(1,1)"],
    ),
    "footnotes": ("联合体[^1]\n\n[^1]: 不超过3家。", ["联合体{^1}", "{^1} 1|不超过3家。"]),
    "a mark without its note": ("联合体[^1]", ["联合体[^1]"]),
    "set-in lines are no code": ("各单位：\n\n    现征集。", ["各单位：", "现征集。"]),
    "definitions stay text": ("[a]: http://b.cn", ["[a]: http://b.cn"]),
    "HTML stays as typed": (
        "<table>\n<tr><td>甲</td></tr>\n</table>",
        ["<table>", "<tr><td>甲</td></tr>", "</table>"],
    ),
    "code stays as typed": ("```\n甲\n```", ["甲"]),
}


@pytest.mark.parametrize(("text", "expected"), CASES.values(), ids=list(CASES))
def test_what_marks_become(text: str, expected: list[str], read: Read) -> None:
    assert outline(read(text.encode(), "notice.md")) == expected


def test_lists_in_one_another_are_read_to_the_last(read: Read) -> None:
    text = "".join("  " * depth + "- 项\n" for depth in range(30))
    assert outline(read(text.encode(), "notice.md")) == ["•|项"] * 30


def test_places_are_lines(read: Read) -> None:
    source = read("# 通知\n\n甲\n乙\n\n1. 丙\n".encode("gbk"), "notice.md")
    places = [block.place.number for block in source.blocks if isinstance(block, Paragraph)]
    assert places == [1, 3, 4, 6]


def test_pictures_tags_and_addresses_are_passed_over(read: Read) -> None:
    source = read("见[附件](http://b.cn/a.docx)![图](a.png)<u>下划</u> <a@b.cn>".encode(), "notice.md")
    assert outline(source) == ["见附件下划 a@b.cn"]
    assert [(found.what, found.text) for found in source.passed_over] == [
        ("address of a link", "http://b.cn/a.docx"),
        ("picture", "图 a.png"),
        ("HTML tag", "<u>"),
        ("HTML tag", "</u>"),
    ]
