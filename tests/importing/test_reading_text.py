"""Text files: their encodings, and the tables and footnotes that Word and WPS flatten into lines."""

import time
from pathlib import Path

import pytest
import yaml

from notice_site.importing.blocks import Paragraph, SourceFile, Table
from notice_site.importing.read_file import read_source_file
from tests.importing.conftest import Read
from tests.importing.outlines import all_words, outline, words_in
from tests.source_text import SOURCE, squeeze

ROOT = Path(__file__).parent.parent.parent
WORDS = "关于征集绿色建材的通知\n各有关单位：\n截止日期：2026年4月30日 ①□"


@pytest.fixture(scope="module")
def first_call() -> SourceFile:
    return read_source_file(SOURCE)


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "gbk", "gb18030", "utf-16", "utf-16-le", "utf-16-be"]
)
@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_a_text_is_read_in_any_common_encoding(encoding: str, line_end: str, read: Read) -> None:
    content = WORDS.replace("\n", line_end).encode(encoding)
    assert outline(read(content, "notice.txt")) == WORDS.split("\n")


def test_a_rare_character_of_gb18030_is_read(read: Read) -> None:
    text = "联系人：陈大文、王㛃、李𬭎。电话见附件。"
    assert outline(read(text.encode("gb18030"), "notice.txt")) == [text]


def test_lines_keep_their_places_and_blanks(read: Read) -> None:
    source = read("标题\n\n\u3000\u3000正文 \n".encode(), "notice.txt")
    found = [(block.place.number, block.text) for block in source.blocks if isinstance(block, Paragraph)]
    assert found == [(1, "标题"), (3, "\u3000\u3000正文 ")]


def test_a_form_feed_begins_a_page_and_a_control_character_is_passed_over(read: Read) -> None:
    source = read("正文\x07末\f附件1\n".encode() + "补充。".encode() * 99, "notice.txt")
    assert outline(source)[:2] == ["正文末", "[new_page] 附件1"]
    assert [(found.what, found.text) for found in source.passed_over] == [("hidden characters", "U+0007")]


def test_the_first_call_gives_the_grids_of_its_data(first_call: SourceFile) -> None:
    data = yaml.safe_load((ROOT / "notice_data.yml").read_text("utf-8"))
    forms = [annex["form"] for annex in data["annexes"] if "form" in annex]
    tables = [block for block in first_call.blocks if isinstance(block, Table)]
    assert len(tables) == len(forms) == 2
    for table, form in zip(tables, forms, strict=True):
        assert len(table.columns) == len(form["columns"])
        spans = [
            (cell.get("rowspan", 1), cell.get("colspan", 1)) for row in form["rows"] for cell in row["cells"]
        ]
        assert spans == [(cell.rowspan, cell.colspan) for cell in table.cells][-len(spans) :]


def test_the_title_above_a_form_takes_its_whole_width(first_call: SourceFile) -> None:
    table = next(block for block in first_call.blocks if isinstance(block, Table))
    assert (table.cells[0].colspan, words_in(table.cells[0].blocks)) == (
        len(table.columns),
        ["从化区产学研技术创新联盟申报登记表"],
    )


def test_flattened_footnotes_of_the_first_call_are_found_again(first_call: SourceFile) -> None:
    marks = [line for line in outline(first_call) if "{^" in line]
    assert [line.partition("}")[0].partition("{^")[0] for line in marks[:2]] == [
        "(1,0) 编号",
        "(2,0) 联盟名称",
    ]
    assert [paragraph.number for (paragraph,) in first_call.notes.values()] == ["1.", "2."]


def test_every_character_of_the_first_call_is_kept(first_call: SourceFile) -> None:
    assert sorted(squeeze(all_words(first_call))) == sorted(squeeze(SOURCE.read_text("utf-8")))


def test_the_first_call_is_read_in_no_time() -> None:
    begun = time.process_time()
    read_source_file(SOURCE)
    assert time.process_time() - begun < 0.1


FORM = ["table", "(0,0) 单位", "(0,1)", "(1,0) 电话", "(1,1)"]
LAST_ROW = ["(2,0) 2", "(2,1) 乙", "(2,2) 020", "以上。"]
CASES = {
    "a table with a row on each line": (
        "序号\t单位\t电话\n1\t甲\t\n2\t乙\t020\n以上。",
        ["table", "(0,0) 序号", "(0,1) 单位", "(0,2) 电话", "(1,0) 1", "(1,1) 甲", "(1,2)", *LAST_ROW],
    ),
    "contacts held apart by tabs are no table": (
        "联系人：\t张三\n电话：\t020\n邮箱：\ta@b.cn",
        ["联系人：\t张三", "电话：\t020", "邮箱：\ta@b.cn"],
    ),
    "paragraphs set in with a tab are no table": (
        "\t为推广绿色建材，促进建筑业高质量发展，现公开征集示范项目，请踊跃申报。\n\t特此通知。\n\n\t某局\n\t2026年3月2日",
        [
            "\t为推广绿色建材，促进建筑业高质量发展，现公开征集示范项目，请踊跃申报。",
            "\t特此通知。",
            "\t某局",
            "\t2026年3月2日",
        ],
    ),
    "a form below such a paragraph is one": (
        "\t请各单位如实填写下列各项内容，并对所填内容的真实性负责，不得弄虚作假。\n\n\t单位\n\t\n\n\t电话\n\t\n",
        ["\t请各单位如实填写下列各项内容，并对所填内容的真实性负责，不得弄虚作假。", *FORM],
    ),
    "rows to fill in stay empty rows": (
        "\t姓名\n\t职务\n\n\t\n\t\n\n\t\n\t\n",
        ["table", "(0,0) 姓名", "(0,1) 职务", "(1,0)", "(1,1)", "(2,0)", "(2,1)"],
    ),
    "words after two blank lines are behind the table": (
        "\t单位\n\t\n\n\t电话\n\t\n\n\n填表说明\n如实填写。",
        [*FORM, "填表说明", "如实填写。"],
    ),
    "an annex ends the table before it": (
        "\t单位\n\t\n\n\t电话\n\t\n\n附件2\n\n\t姓名\n\t\n\n\t住址\n\t\n",
        [*FORM, "附件2", "table", "(0,0) 姓名", "(0,1)", "(1,0) 住址", "(1,1)"],
    ),
    "two persons with numbers are no footnotes": (
        "\t联系人1\n\t\n\n\t联系人2\n\t\n\n\n1.填两人。\n2.都要填。",
        ["table", "(0,0) 联系人1", "(0,1)", "(1,0) 联系人2", "(1,1)", "1.填两人。", "2.都要填。"],
    ),
    "a list that is longer than the marks is no list of footnotes": (
        "\t编号1\n\t\n\n\t名称2\n\t\n\n\n1.甲。\n2.乙。\n3.丙。",
        ["table", "(0,0) 编号1", "(0,1)", "(1,0) 名称2", "(1,1)", "1.甲。", "2.乙。", "3.丙。"],
    ),
}


WRAPPED = """Call for Proposals 2026

Applications are invited from small firms that are registered in
Riverside District and have worked there for at least three years.
The deadline is
30 April 2026 at 17:00.

1. An application form, which must be signed by the head of the
organisation.
2. A copy of the permit.
Contact: Ms Li
Telephone: 020 1234 5678
"""


def test_wrapped_lines_of_english_are_joined(read: Read) -> None:
    assert outline(read(WRAPPED.encode(), "notice.txt")) == [
        "Call for Proposals 2026",
        WRAPPED.split("\n\n")[1].split("\n30", maxsplit=1)[0].replace("\n", " "),
        "30 April 2026 at 17:00.",
        "1. An application form, which must be signed by the head of the organisation.",
        "2. A copy of the permit.",
        "Contact: Ms Li",
        "Telephone: 020 1234 5678",
    ]


def test_a_list_of_short_lines_is_left_alone(read: Read) -> None:
    lines = ["Contact: Ms Li, Room 305, 2nd floor", "Telephone: 020 1234 5678 (9 to 5)"]
    assert outline(read("\n".join(lines).encode(), "notice.txt")) == lines


def test_english_with_a_paragraph_on_each_line_is_left_alone(read: Read) -> None:
    lines = [
        "Applications are invited from small firms. " * 4,
        "The deadline is 30 April 2026 at 17:00, local time.",
        "x",
    ]
    assert outline(read("\n".join(lines).encode(), "notice.txt")) == lines


@pytest.mark.parametrize(("text", "expected"), CASES.values(), ids=list(CASES))
def test_what_tabs_and_lines_become(text: str, expected: list[str], read: Read) -> None:
    source = read(text.encode(), "notice.txt")
    assert outline(source) == expected


@pytest.mark.parametrize(
    "text", ["\t单位\n" * 20_000, "\t单位名称\n\t\n\n" * 20_000, "甲\t乙\n" * 20_000, "正文\n\n" * 20_000]
)
def test_a_long_text_takes_no_longer_than_its_length(text: str, read: Read) -> None:
    begun = time.process_time()
    assert read(text.encode(), "long.txt").blocks
    assert time.process_time() - begun < 2
