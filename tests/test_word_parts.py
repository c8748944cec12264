"""What a Word file is made of: pages, fonts, valid XML, hostile words as words, the same bytes each time.

Word and WPS cannot be run in a test; LibreOffice can (test_word_in_libreoffice.py).
"""

import io
import time
from datetime import date
from pathlib import Path

import docx
import pytest
from lxml import etree
from openxml_audit import FileFormat, OpenXmlValidator

from notice_site.model.forms import Annex, Cell, Column, Footnote, Form, FormField, Notes, Row
from notice_site.model.grid import walk_fields
from notice_site.model.taxonomies import Option, Taxonomy
from notice_site.word.archive import zip_files
from notice_site.word.forms import render_word_forms
from notice_site.word.xml import qname
from tests.call_facts import FULL, ZH, facts_of, with_changes
from tests.word_files import ANNEXES, FACTS, FILES, one_annex, one_cell, word_file
from tests.word_reading import (
    issued_words,
    part,
    parts_of,
    text_of,
    value_of,
)


def test_pages_are_numbered_outside() -> None:
    content = word_file("first", 3)
    assert part(content, "word/settings.xml").find(qname("w:evenAndOddHeaders")) is not None
    relations = part(content, "word/_rels/document.xml.rels")
    links = {str(link.attrib["Id"]): str(link.attrib["Target"]) for link in relations}
    sides = {}
    for reference in part(content).iter(qname("w:footerReference")):
        number = part(content, "word/" + links[value_of(reference, "r:id")])[0]
        side = number.find(f".//{qname('w:jc')}")
        assert side is not None
        assert text_of(number) == "— 1 —"
        sides[value_of(reference, "w:type")] = value_of(side)
    assert sides == {"default": "right", "even": "left"}


def test_the_page_is_that_of_the_standard() -> None:
    margins = part(word_file("first", 2)).find(f".//{qname('w:pgMar')}")
    assert margins is not None
    millimetres = {
        side: round(int(margins.attrib[qname(f"w:{side}")]) * 25.4 / 1440)
        for side in ("top", "left", "right", "bottom")
    }
    assert millimetres == {"top": 37, "left": 28, "right": 26, "bottom": 35}


@pytest.mark.parametrize(
    ("language", "key"), [("zh-CN", "w:eastAsia"), ("zh-Hans", "w:eastAsia"), ("en-GB", "w:val")]
)
def test_the_language_is_that_of_the_call(language: str, key: str) -> None:
    facts = with_changes(FACTS["first"], {"language": language})
    content = render_word_forms(facts, ZH)["downloads/annex-1.docx"]
    languages = [found.attrib[qname(key)] for found in part(content, "word/styles.xml").iter(qname("w:lang"))]
    assert languages == [language]


def test_every_font_has_others_that_stand_in_for_it() -> None:
    content = word_file("first", 1)
    kinds = [qname(f"w:{name}") for name in ("ascii", "hAnsi", "eastAsia", "cs")]
    used = {
        fonts.attrib[kind]
        for name in ("word/styles.xml", "word/document.xml")
        for fonts in part(content, name).iter(qname("w:rFonts"))
        for kind in kinds
        if kind in fonts.attrib
    }
    table = {
        value_of(font, "w:name"): font.find(qname("w:altName")) for font in part(content, "word/fonts.xml")
    }
    assert {"仿宋", "宋体", "黑体", "楷体", "方正小标宋简体"} <= used
    assert used <= table.keys()
    assert all(other is not None for other in table.values())


def test_every_style_that_is_used_is_there() -> None:
    kinds = {qname("w:pStyle"), qname("w:rStyle"), qname("w:tblStyle"), qname("w:basedOn"), qname("w:next")}
    for call, number in ANNEXES:
        content = word_file(call, number)
        known = {
            value_of(style, "w:styleId") for style in part(content, "word/styles.xml").iter(qname("w:style"))
        }
        xml = [
            part(content, name)
            for name in parts_of(content)
            if name.startswith("word/") and name.endswith(".xml")
        ]
        used = {value_of(found) for root in xml for found in root.iter(*kinds)}
        assert "Title" in used
        assert used <= known


def test_the_same_call_gives_the_same_bytes_at_any_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(time, "time", lambda: 2_000_000_000.0)
    for name, facts in FACTS.items():
        assert render_word_forms(facts, ZH) == FILES[name]


def faults(content: bytes, folder: Path) -> list[str]:
    """What the rules of Microsoft's Open XML SDK, ported to Python, find wrong."""
    path = folder / "form.docx"
    path.write_bytes(content)
    # strict would ask for a theme, which Word does not need.
    validator = OpenXmlValidator(file_format=FileFormat.MICROSOFT_365, strict=False)
    return [str(fault) for fault in validator.validate(str(path)).errors]


@pytest.mark.parametrize(("call", "number"), ANNEXES)
def test_the_file_is_valid_by_the_rules_of_the_open_xml_sdk(call: str, number: int, tmp_path: Path) -> None:
    assert faults(word_file(call, number), tmp_path) == []


def test_the_rules_find_what_is_wrong(tmp_path: Path) -> None:
    parts = parts_of(word_file("first", 1))
    wrong = parts["word/document.xml"].replace(b"<w:tcPr>", b"<w:tcPr><w:vAlign w:val='top'/>", 1)
    spoilt = zip_files(parts | {"word/document.xml": wrong}, date(2020, 1, 1))
    assert len(faults(spoilt, tmp_path)) == 1


ORDERS = {
    "w:sdtPr": "rPr alias tag id lock placeholder temporary showingPlcHdr dataBinding label tabIndex date "
    "checkbox repeatingSection repeatingSectionItem",
    "w:date": "dateFormat lid storeMappedDataAs calendar",
    "w14:checkbox": "checked checkedState uncheckedState",
    "w:tbl": "tblPr tblGrid tr sdt",
    "w:tblPr": "tblStyle tblW jc tblInd tblBorders tblLayout tblCellMar tblLook tblCaption tblDescription",
    "w:tcPr": "tcW gridSpan vMerge tcBorders shd noWrap tcMar textDirection tcFitText vAlign",
    "w:pPr": (
        "pStyle keepNext pageBreakBefore widowControl numPr pBdr tabs overflowPunct autoSpaceDE autoSpaceDN"
        " snapToGrid spacing ind jc outlineLvl"
    ),
    "w:rPr": "rStyle rFonts b i color spacing kern sz szCs vertAlign lang",
    "w:sectPr": "headerReference footerReference pgSz pgMar docGrid",
    "w:style": "name basedOn next uiPriority semiHidden qFormat pPr rPr tblPr",
    "w:font": "altName panose1 charset family pitch",
    "w:num": "abstractNumId lvlOverride",
    "w:settings": "zoom defaultTabStop evenAndOddHeaders characterSpacingControl footnotePr compat "
    "themeFontLang decimalSymbol listSeparator",
}
"""The order of children in ECMA-376 part 1 (transitional) and [MS-DOCX], of those that our files use."""


@pytest.mark.parametrize("name", ORDERS)
def test_properties_stand_in_the_order_of_the_schema(name: str) -> None:
    order = ORDERS[name].split()
    found = []
    for call, number in ANNEXES:
        for file, content in parts_of(word_file(call, number)).items():
            if file.startswith("word/") and file.endswith(".xml"):
                found += list(etree.fromstring(content).iter(qname(name)))
    assert found
    for element in found:
        places = [order.index(etree.QName(child).localname) for child in element]
        assert places == sorted(places), etree.tostring(element, encoding="unicode")


def test_a_cell_ends_with_a_paragraph_as_word_demands() -> None:
    files = [word_file(call, number) for call, number in ANNEXES]
    cells = [cell for content in files for cell in part(content).iter(qname("w:tc"))]
    assert len(cells) > 50
    assert {cell[-1].tag for cell in cells} == {qname("w:p")}


HOSTILE = "<w:br/>&amp;]]>\"'{x} \u0000\u0001\u001b\ufffe\u2028𠮷"
SHOWN = "<w:br/>&amp;]]>\"'{x} \ufffd\ufffd\ufffd\ufffd\u2028𠮷"


def test_hostile_words_come_out_as_words(tmp_path: Path) -> None:
    kinds = Taxonomy(id="kinds", title="类", options=(Option(id="a", label=HOSTILE),))
    fields = (
        FormField(id="text", kind="text", label=HOSTILE, prompt=HOSTILE, suffix=HOSTILE, example=HOSTILE),
        FormField(id="choice", kind="choice", options="kinds", option_end=HOSTILE),
        FormField(id="rows", kind="repeat", columns=(Column(id="one", label=HOSTILE),)),
    )
    rows = (
        Row(cells=(Cell(label=f"{HOSTILE}{{^note}}"),)),
        Row(cells=(Cell(text=(HOSTILE,), fields=fields),)),
    )
    note = Footnote(id="note", text=HOSTILE)
    form = Form(columns=(1,), rows=rows, footnotes=(note,), notes=Notes(label=HOSTILE, items=(note,)))
    content = one_annex(Annex(id="one", title=HOSTILE, kind="form", form=form), kinds)
    assert issued_words(content).replace("\n", "").count(SHOWN) == 12
    assert docx.Document(io.BytesIO(content)).core_properties.title == f"附件 {SHOWN}"
    assert faults(content, tmp_path) == []


def test_a_megabyte_of_words_comes_out_whole() -> None:
    words = "甲" * 1_000_000
    assert words in issued_words(one_cell(Cell(text=(words,), fields=())))


def test_the_full_call_uses_every_kind_of_field() -> None:
    kinds = {
        field.kind
        for annex in facts_of(FULL).annexes
        if annex.annex.form
        for field in walk_fields(annex.annex.form)
    }
    assert len(kinds) == 14
