"""How Word's letters, paragraphs and numbers look, by their own settings and by their styles."""

import docx
import pytest
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import parse_xml
from docx.shared import Pt

from notice_site.importing.blocks import Paragraph
from notice_site.importing.word.numbering import formatted
from tests.importing.conftest import Read
from tests.importing.outlines import outline
from tests.importing.word_making import DECLARED, counted, level, notice, p, r, saved, with_lists, word_file

FIRST = '<w:abstractNumId w:val="1"/>'


def test_a_style_gives_boldness_side_size_and_outline(read: Read) -> None:
    document = docx.Document()
    base = document.styles.add_style("Base", WD_STYLE_TYPE.PARAGRAPH)
    base.font.bold, base.font.size = True, Pt(22)
    base.paragraph_format.alignment = WD_ALIGN_PARAGRAPH.CENTER
    title = document.styles.add_style("Our title", WD_STYLE_TYPE.PARAGRAPH)
    title.base_style = base
    document.add_paragraph("标题", style="Our title")
    plain = document.add_paragraph(style="Our title").add_run("不粗")
    plain.bold, plain.font.size = False, Pt(16)
    source = read(saved(document))
    assert outline(source) == ["[bold centred] 标题", "[centred] 不粗"]
    assert [block.size for block in source.blocks if isinstance(block, Paragraph)] == [22, 16]


def test_two_bold_styles_undo_each_other(read: Read) -> None:
    document = docx.Document()
    strong = document.styles.add_style("Our strong", WD_STYLE_TYPE.CHARACTER)
    strong.font.bold = True
    document.add_paragraph(style="Heading 1").add_run("标题", style="Our strong")
    document.add_paragraph().add_run("正文", style="Our strong")
    assert outline(read(saved(document))) == ["[h1] 标题", "[bold] 正文"]


def test_blanks_need_not_be_bold(read: Read) -> None:
    assert outline(read(word_file(p(r("一、", "<w:b/>"), r("  "), r("条件", "<w:b/>"))))) == [
        "[bold] 一、  条件"
    ]


@pytest.mark.parametrize("off", ["0", "false", "off"])
def test_a_property_may_be_switched_off(off: str, read: Read) -> None:
    assert outline(read(word_file(p(r("正文", f'<w:b w:val="{off}"/>'))))) == ["正文"]


def test_a_style_may_number_its_paragraphs(read: Read) -> None:
    document = notice()
    levels = level(0, "chineseCounting", "第%1章", more='<w:pStyle w:val="Heading1"/>')
    levels += level(1, "decimal", "%1.%2", more='<w:pStyle w:val="Heading2"/><w:isLgl/>')
    with_lists(document, {1: levels}, {1: FIRST})
    for name in ("Heading 1", "Heading 2"):
        properties = document.styles[name].element.get_or_add_pPr()
        properties.append(parse_xml(f'<w:numPr {DECLARED}><w:numId w:val="1"/></w:numPr>'))
    for text, style in (
        ("总则", "Heading 1"),
        ("范围", "Heading 2"),
        ("条件", "Heading 1"),
        ("材料", "Heading 2"),
    ):
        document.add_paragraph(text, style=style)
    words = [line.partition("] ")[2] for line in outline(read(saved(document)))]
    assert words == ["第一章|总则", "1.1|范围", "第二章|条件", "2.1|材料"]


def test_a_number_taken_off_is_not_shown(read: Read) -> None:
    document = notice()
    with_lists(document, {1: level(0, "decimal", "%1.")}, {1: FIRST})
    for num in (1, 0, 1):
        counted(document.add_paragraph("条款"), num)
    assert outline(read(saved(document))) == ["1.|条款", "条款", "2.|条款"]


def test_a_level_may_count_on_and_a_list_may_link_to_another(read: Read) -> None:
    document = notice()
    levels = level(0, "decimal", "%1.") + level(1, "decimal", "(%2)", more='<w:lvlRestart w:val="0"/>')
    abstracts = {1: '<w:styleLink w:val="Ours"/>' + levels, 2: '<w:numStyleLink w:val="Ours"/>'}
    with_lists(document, abstracts, {1: '<w:abstractNumId w:val="2"/>'})
    for at in (0, 1, 0, 1):
        counted(document.add_paragraph("条款"), 1, at)
    assert outline(read(saved(document))) == ["1.|条款", "(1)|条款", "2.|条款", "(2)|条款"]


def test_rows_that_are_only_numbers_are_kept(read: Read) -> None:
    document = notice()
    with_lists(document, {1: level(0, "decimal", "%1.")}, {1: FIRST})
    table = document.add_table(2, 1)
    for row in table.rows:
        counted(row.cells[0].paragraphs[0], 1)
    assert outline(read(saved(document))) == ["table", "(0,0) 1.|", "(1,0) 2.|"]


FORMATS = {
    "chineseCountingThousand": ["一", "十", "十一", "二十", "九十九", "一百零一", "一百一十", "一千零二十"],
    "ideographDigital": ["一", "一〇", "一一", "二〇", "九九", "一〇一", "一一〇", "一〇二〇"],
    "chineseLegalSimplified": [
        "壹",
        "壹拾",
        "壹拾壹",
        "贰拾",
        "玖拾玖",
        "壹佰零壹",
        "壹佰壹拾",
        "壹仟零贰拾",
    ],
    "decimalFullWidth": ["１", "１０", "１１", "２０", "９９", "１０１", "１１０", "１０２０"],
    "decimalEnclosedCircle": ["①", "⑩", "⑪", "⑳", "99", "101", "110", "1020"],
    "lowerRoman": ["i", "x", "xi", "xx", "xcix", "ci", "cx", "mxx"],
    "upperLetter": ["A", "J", "K", "T", "UUUU", "WWWW", "FFFFF", "F" * 40],
    "ideographTraditional": ["甲", "癸", "11", "20", "99", "101", "110", "1020"],
    "ordinal": ["1st", "10th", "11th", "20th", "99th", "101st", "110th", "1020th"],
    "decimalZero": ["01", "10", "11", "20", "99", "101", "110", "1020"],
    "unheardOf": ["1", "10", "11", "20", "99", "101", "110", "1020"],
}


@pytest.mark.parametrize("form", FORMATS)
def test_numbers_are_written_as_word_writes_them(form: str) -> None:
    assert [formatted(number, form) for number in (1, 10, 11, 20, 99, 101, 110, 1020)] == FORMATS[form]
