"""The PDFs that typst makes: their words, their tags, their bytes."""

import os
import subprocess
import sys
from hashlib import sha256
from io import BytesIO
from itertools import pairwise

import pikepdf
import pytest
import typst

from notice_site.facts.facts import BuildFacts, Facts, derive_facts
from notice_site.pdf import typst_engine as render_pdf
from notice_site.problem import ProblemsFound
from notice_site.reading.build import build_call
from notice_site.reading.source import parse_source
from tests.call_facts import CALLS, FIRST, FULL, ZH, facts_of, with_changes
from tests.pdf_text import elements, read_aloud, runs
from tests.printed import NOTICE, all_pdfs, described, pages, printed, texts
from tests.source_text import issued_parts, squeeze


def with_source(facts: Facts, old: str, new: str) -> Facts:
    """The facts of the same file with other words."""
    source = facts.call.source
    assert old in source.text
    return derive_facts(build_call(parse_source(source.text.replace(old, new), source.path)), facts.build, ZH)


# ---------------------------------------------------------------- words


def test_the_notice_says_what_was_issued_word_for_word(
    first_facts: Facts, first_pdfs: dict[str, bytes]
) -> None:
    body = "".join(texts(first_facts, first_pdfs, NOTICE)).partition("附件1")[0]
    assert body == issued_parts()["body"]


@pytest.mark.parametrize("number", [1, 2, 3])
def test_each_annex_says_what_was_issued_alone_and_in_the_notice(
    number: int, first_facts: Facts, first_pdfs: dict[str, bytes]
) -> None:
    path = f"downloads/annex-{number}.pdf"
    marks = "1.2.3.4.5.6.7.8.9.10." if number == 1 else ""  # of the empty rows
    read = read_aloud(first_pdfs[path]).replace(f"家）{marks}", "家）")
    assert read == f"附件{number}" + issued_parts()[f"附件{number}"]
    assert "".join(texts(first_facts, first_pdfs, path)) in "".join(texts(first_facts, first_pdfs, NOTICE))


def test_every_page_says_that_it_is_an_unofficial_unsealed_copy_of_one_edition(
    first_facts: Facts, first_pdfs: dict[str, bytes]
) -> None:
    for page in pages(first_pdfs[NOTICE]):
        assert "innovation-alliance-2017·第1版" in page
        assert "演示，非官方发布" in page
    assert "本件未盖章" in pages(first_pdfs[NOTICE])[0]


def test_a_draft_and_later_amendments_are_named_in_the_small_print() -> None:
    facts = facts_of(FULL, BuildFacts(edition=3, draft=True))
    page = pages(printed(facts)[NOTICE])[0]
    assert "第3版·草稿" in page
    assert f"印发后另有{len(facts.notice.amendments)}份" in page


def test_a_form_without_the_place_for_a_demanded_seal_says_so_and_stays_as_issued(
    first_pdfs: dict[str, bytes],
) -> None:
    assert "通知要求本表盖章，原表没有留盖章的位置" in pages(first_pdfs["downloads/annex-1.pdf"])[0]
    assert "没有留" not in pages(first_pdfs["downloads/annex-2.pdf"])[0]


def test_what_looks_like_code_is_printed_as_text(first_facts: Facts) -> None:
    hostile = (
        "#set page(width: 1cm) $x^2$ <a> \\ \\u{41} *b* _i_ `c` @d // e /* f */ {{g}} \"h\" 'i' -- ~ [j](k)"
    )
    pdfs = printed(
        with_changes(first_facts, {"body.lead_in": (hostile,), "title": hostile, "title_lines": (hostile,)})
    )
    assert pages(pdfs[NOTICE])[0].count(squeeze(hostile)) == 2
    with pikepdf.open(BytesIO(pdfs[NOTICE])) as pdf:
        assert str(pdf.docinfo.Title) == hostile


def test_marks_without_ink_change_nothing(first_facts: Facts) -> None:
    plain = with_changes(first_facts, {"body.lead_in": ("转账给甲 乙abc丙",)})
    marked = with_changes(
        first_facts, {"body.lead_in": ("转\u200b账\u0007给\ufeff甲\t乙\u202eabc\u202c\u2066丙\ufe0f",)}
    )
    assert printed(marked) == printed(plain)


def test_a_character_that_no_font_has_is_named_with_its_line(first_facts: Facts) -> None:
    with pytest.raises(ProblemsFound) as found:
        printed(with_source(first_facts, "各有关单位", "各有关𰻞单位\ue000"))
    first_problem, second_problem = found.value.problems
    assert ZH.read(first_problem.message) == "打印字体里没有“𰻞”字（U+30EDE）。"
    assert first_problem.path == ("recipients",)
    assert first_problem.line == second_problem.line == first_facts.call.line_of(("recipients",))
    assert "U+E000" in ZH.read(second_problem.message)


def test_a_rare_character_that_only_noto_has_is_printed(first_facts: Facts) -> None:
    pdfs = printed(with_changes(first_facts, {"recipients": "𬬭、㙍、镕、堃、〇："}))
    assert "𬬭、㙍、镕、堃、〇：" in pages(pdfs[NOTICE])[0]


# ---------------------------------------------------------------- tags and bytes


@pytest.mark.parametrize("name", CALLS)
def test_every_pdf_is_archivable_and_accessible_as_far_as_its_marks_say(name: str) -> None:
    pdfs = all_pdfs(name)
    assert NOTICE in pdfs
    for content in pdfs.values():
        with pikepdf.open(BytesIO(content)) as pdf:
            metadata = pdf.Root.Metadata.read_bytes().decode()
            assert "<pdfaid:part>2</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance>" in metadata
            assert "<pdfuaid:part>1</pdfuaid:part>" in metadata
            assert pdf.Root.MarkInfo.Marked
            assert pdf.Root.ViewerPreferences.DisplayDocTitle
            assert pdf.Root.Lang == "zh-CN"
            assert pdf.Root.OutputIntents[0].S == "/GTS_PDFA1"
            assert not pdf.is_encrypted
            assert {page.get("/Tabs") for page in pdf.pages} == {pikepdf.Name.S}
            assert all("/FontFile3" in font.FontDescriptor for font in descendant_fonts(pdf))


def descendant_fonts(pdf: pikepdf.Pdf) -> list[pikepdf.Object]:
    fonts: list[pikepdf.Object] = [
        item
        for item in pdf.objects
        if isinstance(item, pikepdf.Dictionary) and item.get("/Subtype") == pikepdf.Name.CIDFontType0
    ]
    assert fonts
    return fonts


@pytest.mark.parametrize("name", CALLS)
def test_headings_begin_at_1_and_never_skip_a_level(name: str) -> None:
    for content in all_pdfs(name).values():
        with pikepdf.open(BytesIO(content)) as pdf:
            levels = [int(str(heading.S)[2:]) for heading in elements(pdf, "H1", "H2", "H3", "H4", "H5")]
        assert levels[0] == 1
        assert all(after <= before + 1 for before, after in pairwise(levels))


def test_each_blank_of_a_form_is_named_by_its_labels(first_pdfs: dict[str, bytes]) -> None:
    with pikepdf.open(BytesIO(first_pdfs[NOTICE])) as pdf:
        names = pikepdf.NameTree(pdf.Root.StructTreeRoot.IDTree)
        cells = elements(pdf, "TD")
        forms = [annex.form for annex in facts_of(FIRST).notice.annexes if annex.form]
        blanks = [cell for form in forms for row in form.rows for cell in row.cells if not cell.label]
        assert len(cells) == len(blanks) > 0
        for cell in cells:
            headers = [header for attribute in cell.A for header in attribute.get("/Headers", [])]
            assert all(names[str(header)].S == pikepdf.Name.TH for header in headers)
        named = [cell for cell in cells if any("/Headers" in attribute for attribute in cell.A)]
        assert len(named) == len(cells)
        labels = elements(pdf, "TH")
        assert {
            str(attribute.Scope) for label in labels for attribute in label.A if "/Scope" in attribute
        } == {"/Row"}


def test_a_repeated_header_row_is_tagged_as_one_header_of_its_column(full_pdfs: dict[str, bytes]) -> None:
    with pikepdf.open(BytesIO(full_pdfs["downloads/annex-1.pdf"])) as pdf:
        assert len(elements(pdf, "THead")) == 2  # the form's own and that of the table to fill in
        scopes = [
            str(attribute.Scope)
            for cell in elements(pdf, "TH")
            for attribute in cell.A
            if "/Scope" in attribute
        ]
    assert scopes.count("/Column") == 4


def test_footnotes_are_tagged_as_notes(first_pdfs: dict[str, bytes]) -> None:
    with pikepdf.open(BytesIO(first_pdfs["downloads/annex-1.pdf"])) as pdf:
        assert len(elements(pdf, "Note")) == 2


def test_title_author_subject_and_day_come_from_the_call(first_pdfs: dict[str, bytes]) -> None:
    with pikepdf.open(BytesIO(first_pdfs["downloads/annex-2.pdf"])) as pdf:
        assert str(pdf.docinfo.Title) == "附件2 产学研协同创新联盟会员入盟申请表"
        assert str(pdf.docinfo.Author) == "从化区科工商信局"
        assert "演示，非官方发布" in str(pdf.docinfo.Subject)
        assert str(pdf.docinfo.CreationDate).startswith("D:20170917160000")  # midnight in Guangzhou


def test_the_same_call_gives_the_same_bytes_in_another_process(first_pdfs: dict[str, bytes]) -> None:
    script = (
        "import hashlib\n"
        "from tests.call_facts import *; from notice_site.pdf.typst_engine import render_pdfs\n"
        "facts = facts_of(FIRST); pdfs = render_pdfs(facts, ZH)\n"
        "print({path: hashlib.sha256(pdf).hexdigest() for path, pdf in pdfs.items()})"
    )
    environment = os.environ | {"PYTHONHASHSEED": "1", "TZ": "Asia/Tokyo", "PYTHONPATH": "."}
    command = [sys.executable, "-c", script]
    printed = subprocess.run(
        command, env=environment, capture_output=True, check=True, text=True, cwd=FIRST.parent
    )
    assert printed.stdout.strip() == str({path: sha256(pdf).hexdigest() for path, pdf in first_pdfs.items()})


def test_no_font_of_the_machine_is_used(first_pdfs: dict[str, bytes]) -> None:
    used = {run.font for page in range(1, 8) for run in runs(first_pdfs[NOTICE], page)}
    faces = {"FandolFang-Regular", "FandolHei-Regular", "FandolKai-Regular", "FandolSong-Bold"}
    assert used == faces | {"NotoSerifSC-Regular", "NotoSansSC-Regular"}


def test_a_fault_of_a_template_is_ours_and_keeps_its_traceback(first_facts: Facts) -> None:
    document = described(first_facts)[NOTICE] | {"body": {}}
    with pytest.raises(typst.TypstError, match="masthead"):
        render_pdf._typeset(document, {})
