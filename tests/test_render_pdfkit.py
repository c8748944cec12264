"""The PDFs that pdfkit makes: the same words on as many pages as typst's, and a locked browser."""

import re
import shutil
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from io import BytesIO
from itertools import pairwise
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from pypdf import PdfReader

from notice_site.facts.facts import Facts
from notice_site.pdf import pdfkit_engine as render_pdfkit
from notice_site.pdf.documents import describe_documents
from notice_site.pdf.typst_engine import render_pdfs
from notice_site.problem import ProblemsFound
from tests.call_facts import CALLS, FIRST, ZH, facts_of, with_changes
from tests.pdf_text import MM, lines, page_texts, read_aloud, small_print_of
from tests.source_text import issued_parts, squeeze

NOTICE = "downloads/notice.pdf"
LEFT, RIGHT, TOP, BOTTOM = 28 * MM, 184 * MM, 37 * MM, 262 * MM
needs_program = pytest.mark.wkhtmltopdf


@cache
def facts(name: str) -> Facts:
    return facts_of(CALLS[name])


@cache
def by_pdfkit(name: str) -> dict[str, bytes]:
    return printed(facts(name))


@cache
def by_typst(name: str) -> dict[str, bytes]:
    return render_pdfs(facts(name), ZH)


def printed(call: Facts) -> dict[str, bytes]:
    return render_pdfkit.render_pdfs_by_pdfkit(call, ZH)


def text(name: str, path: str, pdfs: dict[str, bytes]) -> str:
    document = describe_documents(facts(name), ZH)[path]
    return "".join(page_texts(pdfs[path], small_print_of(document)))


def pages(pdf: bytes) -> list[str]:
    return page_texts(pdf, [])


# ---------------------------------------------------------------- the same documents


@needs_program
@pytest.mark.parametrize("name", CALLS)
def test_both_engines_print_the_same_documents_on_as_many_pages(name: str) -> None:
    ours, theirs = by_pdfkit(name), by_typst(name)
    assert NOTICE in ours
    assert {path: len(pages(pdf)) for path, pdf in ours.items()} == {
        path: len(pages(pdf)) for path, pdf in theirs.items()
    }


@needs_program
@pytest.mark.parametrize("name", CALLS)
def test_both_engines_print_the_same_words_in_the_same_order(name: str) -> None:
    ours, theirs = by_pdfkit(name), by_typst(name)
    for path in ours.keys() - {NOTICE}:
        assert text(name, path, ours) == read_aloud(theirs[path])
    whole, spoken = text(name, NOTICE, ours), read_aloud(theirs[NOTICE])
    assert sorted(whole) == sorted(spoken)
    # Footnotes are below the text or form that they belong to, but are read last.
    before = whole.partition("附件1")[0]
    for note in footnotes(describe_documents(facts(name), ZH)[NOTICE]):
        assert note in before
        before = before.replace(note, "", 1)
    assert before == spoken.partition("附件1")[0]


def footnotes(part: Any) -> Iterator[str]:
    """The mark and words of each footnote in the running text, without white space."""
    if isinstance(part, Mapping) and part.get("note") and "mark" in part:
        words = (span["text"] for paragraph in part["note"] for span in paragraph)
        yield squeeze(f"{part['mark']}.{''.join(words)}")
    elif isinstance(part, Mapping | Sequence) and not isinstance(part, str):
        for item in part.values() if isinstance(part, Mapping) else part:
            yield from footnotes(item)


@needs_program
def test_the_notice_says_what_was_issued_word_for_word() -> None:
    assert text("first", NOTICE, by_pdfkit("first")).partition("附件1")[0] == issued_parts()["body"]


@needs_program
def test_search_and_copying_meet_characters_not_radicals() -> None:
    for pdf in by_pdfkit("full").values():
        for page in PdfReader(BytesIO(pdf)).pages:
            words = page.extract_text()
            assert re.search("[\u4e00-\u9fff]", words)
            assert not re.search("[\u2e80-\u2fdf\ue000-\uf8ff]", words)


# ---------------------------------------------------------------- measures


@needs_program
def test_a_full_page_has_22_lines_of_28_characters_in_the_type_area() -> None:
    call = with_changes(facts("minimal"), {"body.lead_in": ("字" * 28 * 60,)})
    found = [line for line in lines(printed(call)[NOTICE], 2) if "字" in line.text]
    assert [len(line.text) for line in found] == [28] * 22
    assert [line.left for line in found] == pytest.approx([LEFT] * 22, abs=1)
    assert [line.right for line in found] == pytest.approx([RIGHT] * 22, abs=1.5)
    assert found[0].top > TOP
    assert found[-1].bottom < BOTTOM
    steps = [after.top - before.top for before, after in pairwise(found)]
    assert steps == pytest.approx([28.82] * 21, abs=0.05)  # Qt has whole pixels; 28.95 is wanted


@needs_program
def test_page_numbers_stand_outside_and_below_the_text() -> None:
    pdf = by_pdfkit("first")[NOTICE]
    for page in range(1, 8):
        number = next(line for line in lines(pdf, page) if line.text == f"—{page}—")
        assert BOTTOM + 3 * MM < number.top < BOTTOM + 7 * MM < number.bottom
        if page % 2:
            assert number.right == pytest.approx(RIGHT - 14, abs=2)
        else:
            assert number.left == pytest.approx(LEFT + 14, abs=2)


@needs_program
def test_every_page_says_that_it_is_unofficial_and_unsealed() -> None:
    for page in pages(by_pdfkit("first")[NOTICE]):
        assert "演示，非官方发布" in page
    assert "本件未盖章" in pages(by_pdfkit("first")[NOTICE])[2]
    assert "原表没有留盖章的位置" in pages(by_pdfkit("first")[NOTICE])[3]


@needs_program
def test_title_language_and_author_are_set() -> None:
    with pikepdf.open(BytesIO(by_pdfkit("first")["downloads/annex-1.pdf"])) as pdf:
        assert str(pdf.docinfo.Title) == "附件1 从化区产学研技术创新联盟申报登记表"
        assert pdf.Root.Lang == "zh-CN"
        assert pdf.Root.ViewerPreferences.DisplayDocTitle
        assert pdf.open_metadata()["dc:creator"] == ["从化区科工商信局"]


@needs_program
def test_only_the_print_fonts_are_used() -> None:
    with pikepdf.open(BytesIO(by_pdfkit("full")[NOTICE])) as pdf:
        fonts = [item for item in pdf.objects if isinstance(item, pikepdf.Dictionary) and "/BaseFont" in item]
        names = {str(font.BaseFont)[1:] for font in fonts}
    assert names == {
        "FandolFang-Regular",
        "FandolHei-Regular",
        "FandolKai-Regular",
        "FandolSong-Bold",
        "NotoSansSC-Regular",
        "NotoSerifSC-Regular",
    }


# ---------------------------------------------------------------- hostile text, a locked browser


@needs_program
def test_what_looks_like_html_is_printed_as_text() -> None:
    hostile = (
        '<script>document.write("ran")</script></p><img src="file:///etc/hostname"> &amp; {% if %} {{ x }} '
        '<meta name="pdfkit-page-size" content="A3"/> <style>p { display: none }</style>'
    )
    pdf = printed(with_changes(facts("minimal"), {"body.lead_in": (hostile,)}))[NOTICE]
    assert squeeze(hostile) in "".join(pages(pdf))
    with pikepdf.open(BytesIO(pdf)) as opened:
        assert float(opened.pages[0].mediabox[2]) == 595


def locked(html: str, folder: Path) -> bytes:
    """What the locked browser prints of some HTML."""
    return render_pdfkit.Printer(render_pdfkit._program(), render_pdfkit._environment(folder)).print(html)


@needs_program
def test_scripts_do_not_run(tmp_path: Path) -> None:
    assert pages(locked("<p>甲</p><script>document.write('ran')</script>", tmp_path)) == ["甲"]


@needs_program
@pytest.mark.parametrize("mark", ['"', "'", ""])
def test_no_words_unlock_the_browser_or_reach_a_shell(mark: str, tmp_path: Path) -> None:
    secret = tmp_path / "secret.html"
    secret.write_text("<p>secret</p>")
    option = f"<meta name={mark}pdfkit-enable-local-file-access{mark} content={mark}{mark}>"
    touch = f"touch {tmp_path}/ran"
    words = f"$({touch}) `{touch}` ; {touch} | -- --enable-local-file-access"
    with pytest.raises(OSError, match="ProtocolUnknownError"):
        locked(f'{option}<p>一</p><iframe src="file://{secret}"></iframe>', tmp_path)
    printed_words = "".join(pages(locked(f"{option}<p>{words}</p>", tmp_path)))
    assert "enable-local-file-access" in printed_words
    assert not (tmp_path / "ran").exists()


@needs_program
def test_files_of_the_machine_are_not_read(tmp_path: Path) -> None:
    secret = tmp_path / "secret.html"
    secret.write_text("<p>secret</p>")
    with pytest.raises(OSError, match="ProtocolUnknownError"):
        locked(f'<p>一</p><iframe src="file://{secret}"></iframe>', tmp_path)


def test_without_the_program_the_package_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda program: None)
    with pytest.raises(ProblemsFound) as found:
        printed(facts_of(FIRST))
    (problem,) = found.value.problems
    assert "wkhtmltopdf" in ZH.read(problem.message)
    assert "sudo apt-get install wkhtmltopdf" in ZH.read(problem.remedy)


def test_a_character_that_no_font_has_stops_this_engine_too() -> None:
    with pytest.raises(ProblemsFound):
        printed(with_changes(facts_of(FIRST), {"recipients": "各有关𰻞单位："}))
