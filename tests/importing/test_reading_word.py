"""Words in a Word file: what shows is read, what does not show is passed over, and nothing is lost."""

import docx
import pytest
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import parse_xml

from tests.importing.conftest import Read
from tests.importing.outlines import links_of, outline
from tests.importing.word_making import (
    DECLARED,
    OFFICE,
    changed,
    field,
    notice,
    p,
    part_of,
    r,
    saved,
    with_part,
    word_file,
)

PAGE = '<w:r><w:br w:type="page"/></w:r>'
MOVED = 'w:id="1" w:author="a" w:date="2026-03-01T00:00:00Z"'
CONTROL = "<w:sdt><w:sdtPr>{}</w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>"
BEGIN, MIDDLE, END = (
    f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end")
)
CODE = "<w:r><w:instrText>{}</w:instrText></w:r>"
CHOICE = (
    '<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:ddList><w:result w:val="1"/><w:listEntry w:val="甲"/>'
    '<w:listEntry w:val="乙"/></w:ddList></w:ffData></w:fldChar></w:r>'
)
SHAPE = (
    "<w:r><w:pict><v:shape><v:textbox><w:txbxContent>{}</w:txbxContent></v:textbox></v:shape></w:pict></w:r>"
)
CASES = {
    "tabs, breaks and hyphens": (
        [
            p(
                r("甲"),
                "<w:r><w:tab/>",
                r("乙")[5:-6],
                "<w:br/><w:noBreakHyphen/><w:softHyphen/></w:r>",
                r("丙"),
            )
        ],
        ["甲\t乙\n-丙"],
    ),
    "a page begins": ([p(r("甲")), p(PAGE), p(r("乙"))], ["甲", "[new_page] 乙"]),
    "a page begins within a paragraph": ([p(r("甲"), PAGE, r("乙"))], ["甲", "[new_page] 乙"]),
    "a page begins before a paragraph": ([p(r("甲"), properties="<w:pageBreakBefore/>")], ["[new_page] 甲"]),
    "a section begins": (
        [p(r("甲"), properties="<w:sectPr/>"), p(r("乙"))],
        ["甲", "[new_page] 乙"],
    ),
    "what was moved is where it is now": (
        [
            p(
                f"<w:moveFrom {MOVED}>{r('甲')}</w:moveFrom>",
                r("乙"),
                f"<w:moveTo {MOVED}>{r('甲')}</w:moveTo>",
            )
        ],
        ["乙甲"],
    ),
    "controls around paragraphs": ([CONTROL.format("", p(r("甲")) + p(r("乙")))], ["甲", "乙"]),
    "a choice of a form": ([p(CHOICE, CODE.format("FORMDROPDOWN"), END)], ["乙"]),
    "a field within a field": (
        [p(BEGIN, CODE.format("IF "), BEGIN, CODE.format("PAGE"), MIDDLE, r("3"), END, MIDDLE, r("三"), END)],
        ["三"],
    ),
    "a field over two paragraphs": (
        [p(BEGIN, CODE.format("INCLUDETEXT a"), MIDDLE, r("甲")), p(r("乙"), END)],
        ["甲", "乙"],
    ),
    "a simple field": ([p(f'<w:fldSimple w:instr=" DATE ">{r("3月")}</w:fldSimple>')], ["3月"]),
    "characters in a circle": ([p(field(r"eq \o\ac(○,12)"), field(r"EQ \O\AC(□,密)"))], ["⑫密"]),
    "letters of a symbol font": ([p(r("¨", '<w:rFonts w:ascii="Wingdings"/>'), r("企业\uf0fe"))], ["□企业☑"]),
    "words with their reading": (
        [p(f"<w:r><w:ruby><w:rt>{r('cóng')}</w:rt><w:rubyBase>{r('从')}</w:rubyBase></w:ruby></w:r>")],
        ["从"],
    ),
    "a text box of older Word": ([p(SHAPE.format(p(r("甲")) + p(r("乙"))), r("丙"))], ["丙", "甲", "乙"]),
    "a text box in a text box": ([p(SHAPE.format(p(SHAPE.format(p(r("甲"))), r("乙"))))], ["乙", "甲"]),
    "a formula": (
        [p("<m:oMath><m:r><m:t>x</m:t></m:r></m:oMath>")],
        ["x"],
    ),
}


@pytest.mark.parametrize(("scraps", "expected"), CASES.values(), ids=list(CASES))
def test_it_is_read_as_it_shows(scraps: list[str], expected: list[str], read: Read) -> None:
    assert outline(read(word_file(*scraps))) == expected


UNSEEN = {
    "hidden words": (p(r("甲"), r("乙", "<w:vanish/>"), r("丙", "<w:vanish/>")), "乙丙"),
    "deleted words": (p(r("甲"), f"<w:del {MOVED}><w:r><w:delText>乙</w:delText></w:r></w:del>"), "乙"),
    "prompt of a field": (
        p(r("甲"), CONTROL.format("<w:showingPlcHdr/>", r("点此") + r("填写"))),
        "点此填写",
    ),
    "reading above a word": (
        p(f"<w:r><w:ruby><w:rt>{r('jiǎ')}</w:rt><w:rubyBase>{r('甲')}</w:rubyBase></w:ruby></w:r>"),
        "jiǎ",
    ),
    "picture": (p(r("甲"), '<w:r><w:pict><v:shape alt="公章"/></w:pict></w:r>'), "公章"),
    "embedded object": (p(r("甲"), "<w:r><w:object/></w:r>"), ""),
    "character of a symbol font": (
        p(r("甲"), '<w:r><w:sym w:font="Webdings" w:char="F04E"/></w:r>'),
        "U+F04E",
    ),
}


@pytest.mark.parametrize("what", UNSEEN)
def test_what_does_not_show_is_passed_over(what: str, read: Read) -> None:
    scrap, text = UNSEEN[what]
    source = read(word_file(scrap))
    assert outline(source) == ["甲"]
    assert [(found.what, found.text) for found in source.passed_over] == [(what, text)]


def test_headers_footers_and_comments_are_passed_over(read: Read) -> None:
    document = notice("甲")
    document.sections[0].header.paragraphs[0].text = "某局文件"
    document.sections[0].footer.paragraphs[0].text = "— 1 —"
    comment = (
        f'<w:comments {DECLARED}><w:comment w:id="0" w:author="a">{p(r("请核对"))}</w:comment></w:comments>'
    )
    content = with_part(saved(document), "comments", comment)
    mark = '<w:r><w:commentReference w:id="0"/></w:r></w:p>'
    text = part_of(content, "word/document.xml").replace("</w:p>", mark, 1)
    source = read(changed(content, {"word/document.xml": text.encode()}))
    passed = {(found.what, found.text) for found in source.passed_over}
    assert passed == {("page header", "某局文件"), ("page footer", "— 1 —"), ("comment", "请核对")}


def test_a_link_keeps_its_words_and_its_address(read: Read) -> None:
    document = notice()
    paragraph = document.add_paragraph("见")
    key = document.part.relate_to("https://example.org/form", f"{OFFICE}hyperlink", is_external=True)
    paragraph._p.append(parse_xml(f'<w:hyperlink {DECLARED} r:id="{key}">{r("申报系统")}</w:hyperlink>'))
    source = read(saved(document))
    assert outline(source) == ["见申报系统"]
    assert source.passed_over == ()
    assert links_of(source) == [(1, 5, "https://example.org/form")]


@pytest.mark.parametrize(
    ("shown", "links"),
    [("申报系统", [(0, 4, "https://example.org/form")]), ("https://example.org/form", [])],
)
def test_a_field_that_is_a_link_is_read_like_one(
    shown: str, links: list[tuple[int, int, str]], read: Read
) -> None:
    source = read(word_file(p(field(' HYPERLINK "https://example.org/form" ', shown), r("填报"))))
    assert outline(source) == [f"{shown}填报"]
    assert links_of(source) == links


def test_a_table_of_contents_is_passed_over(read: Read) -> None:
    document = docx.Document()
    document.styles.add_style("toc 1", WD_STYLE_TYPE.PARAGRAPH)
    document.add_paragraph("一、条件\t1", style="toc 1")
    document.add_paragraph("一、条件")
    source = read(saved(document))
    assert outline(source) == ["一、条件"]
    assert [found.text for found in source.passed_over] == ["一、条件\t1"]


def test_endnotes_are_notes_and_notes_without_a_mark_are_passed_over(read: Read) -> None:
    mark = '<w:r><w:endnoteReference w:id="3"/></w:r>'
    notes = "".join(
        f'<w:endnote w:id="{key}">{p(r(text))}</w:endnote>' for key, text in ((3, "乙"), (4, "丙"))
    )
    part = f"<w:endnotes {DECLARED}>{notes}</w:endnotes>"
    content = with_part(word_file(p(r("甲"), mark)), "endnotes", part)
    source = read(content)
    assert outline(source) == ["甲{^endnote 3}", "{^endnote 3} 乙"]
    assert [(found.what, found.text) for found in source.passed_over] == [("note without a mark", "丙")]
