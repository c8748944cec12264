"""Amendments as documents of their own: PDF by both engines and Word, with the words of the data."""

import hashlib
import io
from datetime import date
from functools import cache
from itertools import pairwise
from pathlib import Path

import docx
import pikepdf
import pytest
from openxml_audit import FileFormat, OpenXmlValidator

from notice_site.facts.amendments import AmendmentFacts, amendment_facts
from notice_site.facts.facts import Facts
from notice_site.facts.numbering import document_number
from notice_site.pdf.pdfkit_engine import render_pdfs_by_pdfkit
from notice_site.reading.build import build_call
from notice_site.reading.source import read_source
from notice_site.site.assemble import build_facts, render_site
from notice_site.site.options import BuildOptions
from notice_site.word.documents import render_word_amendments
from notice_site.word.xml import qname
from tests.call_facts import CALLS, EXTENDED, ZH, facts_of, with_changes
from tests.page_reading import parsed
from tests.pdf_text import MM, lines
from tests.printed import all_pdfs, pages, printed, texts
from tests.source_text import squeeze
from tests.word_reading import custom_properties, part, text_of, value_of

AMENDED = {"extended": 1, "full": 4}
LEFT, RIGHT = 28 * MM, 184 * MM


@cache
def facts(name: str) -> Facts:
    return facts_of(CALLS[name])


@cache
def word_files(name: str) -> dict[str, bytes]:
    return render_word_amendments(facts(name), ZH)


def known(name: str, number: int) -> AmendmentFacts:
    return amendment_facts(facts(name).notice)[number - 1]


ALL = [(name, number) for name, count in AMENDED.items() for number in range(1, count + 1)]


def test_every_amendment_of_the_test_calls_is_looked_at() -> None:
    assert {name: len(facts(name).notice.amendments) for name in AMENDED} == AMENDED


def words_of(name: str, number: int) -> str:
    """All words of an amendment's document, in order, without white space."""
    issued, amendment = facts(name).notice, known(name, number).amendment
    numbered = amendment.document_number
    words = [known(name, number).masthead, document_number(numbered), amendment.title]
    words += [known(name, number).recipients, *amendment.body]
    words += [*(issuer.name for issuer in issued.issuers), amendment.signed.wording]
    for listed in amendment.results:
        words += [listed.title, *listed.columns, *(cell for row in listed.rows for cell in row)]
    return squeeze("".join(words))


@pytest.mark.parametrize(("name", "number"), ALL)
def test_the_pdf_says_what_the_data_says(name: str, number: int) -> None:
    assert "".join(texts(facts(name), all_pdfs(name), f"downloads/amendment-{number}.pdf")) == words_of(
        name, number
    )


@pytest.mark.parametrize(("name", "number"), ALL)
def test_the_word_file_says_the_same(name: str, number: int) -> None:
    content = word_files(name)[f"downloads/amendment-{number}.docx"]
    assert squeeze(text_of(part(content))) == words_of(name, number)


@pytest.mark.wkhtmltopdf
def test_the_other_engine_says_the_same() -> None:
    theirs = render_pdfs_by_pdfkit(facts("full"), ZH)
    for number in range(1, AMENDED["full"] + 1):
        path = f"downloads/amendment-{number}.pdf"
        assert "".join(texts(facts("full"), theirs, path)) == words_of("full", number)


def test_words_of_an_amendment_that_quote_a_fact_say_what_it_became() -> None:
    assert "截止时间延长至2030年5月10日下午5点。" in words_of("extended", 1)


def test_a_numbered_amendment_carries_the_mark_and_the_recipients_and_a_public_one_neither() -> None:
    extension, proposed = known("full", 1), known("full", 4)
    assert (extension.masthead, extension.recipients) == (
        facts("full").notice.masthead,
        facts("full").notice.recipients,
    )
    assert (proposed.masthead, proposed.recipients) == ("", "")


def test_the_pdf_is_set_as_an_official_document() -> None:
    found = lines(all_pdfs("extended")["downloads/amendment-1.pdf"], 1)
    where = {line.text: line for line in found}
    title = where["关于延长截止时间的通知（虚构）"]
    assert (title.left + title.right) / 2 == pytest.approx(
        (LEFT + RIGHT) / 2, abs=6
    )  # the bracket has no ink
    name = where[facts("extended").notice.issuers[0].name]
    date_line = where["2030年4月20日"]
    assert date_line.left - name.left == pytest.approx(2 * 16, abs=1)
    assert max(name.right, date_line.right) == pytest.approx(RIGHT - 2 * 16, abs=2)
    assert where["—1—"].top > 262 * MM


def test_titles_break_where_the_data_breaks_them() -> None:
    amendment = known("full", 4).amendment
    title_lines, list_lines = (amendment.title[:13], amendment.title[13:]), ("拟扶持", "手工坊名单（虚构）")
    results = (amendment.results[0].model_copy(update={"title_lines": list_lines}),)
    broken = amendment.model_copy(update={"title_lines": title_lines, "results": results})
    assert "".join(title_lines) == amendment.title
    changed = with_changes(facts("full"), {"amendments": (broken,)})
    printed_now = printed(changed)["downloads/amendment-1.pdf"]
    for page, wanted in enumerate((title_lines, list_lines), 1):
        assert set(wanted) <= {line.text for line in lines(printed_now, page)}
    word = render_word_amendments(changed, ZH)["downloads/amendment-1.docx"]
    for wanted in (title_lines, list_lines):
        assert "\n".join(wanted) in [
            paragraph.text for paragraph in docx.Document(io.BytesIO(word)).paragraphs
        ]


def test_the_word_file_is_set_as_an_official_document() -> None:
    content = word_files("full")["downloads/amendment-1.docx"]
    blocks = [
        (value_of(style), text_of(block))
        for block in part(content).iter(qname("w:p"))
        for style in block.iter(qname("w:pStyle"))
        if text_of(block)
    ]
    assert [style for style, _ in blocks] == [
        *("NoticeSiteMark", "NoticeSiteNumber", "Title", "Normal", "BodyText", "BodyText"),
        *("Normal", "Normal", "Normal"),
    ]
    lefts = [int(value_of(found, "w:left")) for found in part(content).iter(qname("w:ind"))]
    assert lefts[1] == lefts[0]
    assert lefts[2] == lefts[0] + 2 * 320


def test_a_signature_never_stands_alone_on_a_page() -> None:
    blocks = list(part(word_files("full")["downloads/amendment-2.docx"]).iter(qname("w:p")))
    signed = next(at for at, block in enumerate(blocks) if text_of(block) == "2030年5月23日")
    keeping = [at for at, block in enumerate(blocks) if block.find(f".//{qname('w:keepNext')}") is not None]
    assert keeping == list(range(keeping[0], signed))
    assert text_of(blocks[keeping[0]]).startswith("二等扶持标准更正为")
    assert all(after - before == 1 for before, after in pairwise(keeping))


def test_results_begin_on_a_page_of_their_own() -> None:
    assert pages(all_pdfs("full")["downloads/amendment-4.pdf"])[1].startswith("拟扶持手工坊名单（虚构）序号")
    (table,) = docx.Document(io.BytesIO(word_files("full")["downloads/amendment-4.docx"])).tables
    assert [cell.text for cell in table.rows[2].cells] == ["2", "虚构市乙某手工坊", "二等"]


@pytest.mark.parametrize(("name", "number"), ALL)
def test_the_word_file_is_valid(name: str, number: int, tmp_path: Path) -> None:
    path = tmp_path / "amendment.docx"
    path.write_bytes(word_files(name)[f"downloads/amendment-{number}.docx"])
    found = OpenXmlValidator(file_format=FileFormat.MICROSOFT_365, strict=False).validate(str(path))
    assert [str(fault) for fault in found.errors] == []


def test_both_files_bear_title_and_day_of_the_amendment() -> None:
    with pikepdf.open(io.BytesIO(all_pdfs("extended")["downloads/amendment-1.pdf"])) as pdf:
        assert str(pdf.docinfo.Title) == "关于延长截止时间的通知（虚构）"
        assert str(pdf.docinfo.CreationDate).startswith("D:20300419160000")  # midnight in Guangzhou
    content = word_files("extended")["downloads/amendment-1.docx"]
    core = docx.Document(io.BytesIO(content)).core_properties
    assert core.title == "关于延长截止时间的通知（虚构）"
    assert core.created is not None
    assert core.created.date() == date(2030, 4, 20)
    assert custom_properties(content)["NoticeSiteAmendment"] == "extension"


def test_only_the_pdf_says_that_it_lacks_a_seal_since_the_word_file_is_there_to_get_one() -> None:
    assert "本件未盖章" in pages(all_pdfs("extended")["downloads/amendment-1.pdf"])[0]
    footer = text_of(part(word_files("extended")["downloads/amendment-1.docx"], "word/footer1.xml"))
    assert "未盖章" not in footer
    assert facts("extended").notice.id in footer


def test_a_site_has_them_summed_and_linked_under_their_titles_and_the_same_each_time() -> None:
    call = build_call(read_source(EXTENDED))
    site = render_site(call, BuildOptions(EXTENDED), ()).pages
    sums = site["downloads/SHA256SUMS"].decode()
    for form in ("docx", "pdf"):
        content = site[f"downloads/amendment-1.{form}"]
        assert f"{hashlib.sha256(content).hexdigest()}  amendment-1.{form}\n" in sums
    again = facts_of(EXTENDED, build_facts(call, BuildOptions(EXTENDED), ()))
    made = (render_word_amendments(again, ZH) | printed(again)).items()
    assert {path: content for path, content in made if "amendment" in path} == {
        path: content for path, content in site.items() if "amendment" in path
    }
    links = parsed(site["updates/index.md"].decode()).find_class("ns-amendment")[0].iter("a")
    files = {link.get("download"): link.get("href") for link in links if link.get("download")}
    assert files == {
        "关于延长截止时间的通知（虚构）.docx": "../downloads/amendment-1.docx",
        "关于延长截止时间的通知（虚构）.pdf": "../downloads/amendment-1.pdf",
    }
