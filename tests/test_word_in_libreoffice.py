"""The Word files in LibreOffice: it opens them, sets them on so many pages, and keeps what was filled in."""

import io
import re
from pathlib import Path

import docx
import pytest
from pypdf import PdfReader

from notice_site.word.controls import bookmark_name
from notice_site.word.forms import render_word_forms
from notice_site.word.xml import qname
from tests.call_facts import FIRST, FULL, ZH, facts_of
from tests.source_text import issued_parts, squeeze
from tests.word_reading import (
    bookmarks_of,
    controls_of,
    converted,
    custom_properties,
    filled,
    footnotes_of,
    part,
)

pytestmark = pytest.mark.libreoffice

FIRST_FILES, FULL_FILES = (render_word_forms(facts, ZH) for facts in map(facts_of, (FIRST, FULL)))
DOCX = "docx:MS Word 2007 XML"
HARD_TO_KEEP = "从化<甲>&“乙”\"'\n第二行 𠮷 1.2.3"


@pytest.fixture
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder beside LibreOffice's own settings, which all tests share."""
    return tmp_path_factory.mktemp("word")


@pytest.mark.parametrize(("number", "pages"), [(1, 1), (2, 1), (3, 2)])
def test_an_annex_takes_so_many_pages_and_shows_its_words(number: int, pages: int, folder: Path) -> None:
    pdf = PdfReader(io.BytesIO(converted(FIRST_FILES[f"downloads/annex-{number}.docx"], "pdf", folder)))
    assert len(pdf.pages) == pages
    shown = squeeze("".join(page.extract_text() for page in pdf.pages))
    title = issued_parts()[f"附件{number}"][:10]
    assert f"附件{number}{title}" in shown
    assert "演示，非官方发布" in shown


@pytest.mark.parametrize("number", [1, 2])
def test_what_is_filled_in_survives_saving(number: int, folder: Path) -> None:
    content = FIRST_FILES[f"downloads/annex-{number}.docx"]
    survives(content, folder)


def test_what_is_filled_into_a_table_of_rows_survives_saving(folder: Path) -> None:
    survives(FULL_FILES["downloads/annex-1.docx"], folder)


def survives(content: bytes, folder: Path) -> None:
    """Every value typed into the form is found in its bookmark after LibreOffice has saved it, twice."""
    places = [
        known for known in controls_of(content) if not {"repeatingSection", "lock"} & set(known.properties)
    ]
    values = {
        known.tag: "☑" if "checkbox" in known.properties else f"{number} {HARD_TO_KEEP}"
        for number, known in enumerate(places)
    }
    assert len(values) > 10
    saved = converted(converted(filled(content, values), DOCX, folder), DOCX, folder)
    found = bookmarks_of(saved)
    assert {tag: found[bookmark_name(tag)] for tag in values} == values


def test_an_empty_form_survives_saving(folder: Path) -> None:
    content = FIRST_FILES["downloads/annex-1.docx"]
    saved = converted(content, DOCX, folder)
    assert bookmarks_of(saved) == bookmarks_of(content)
    assert list(footnotes_of(saved).values()) == list(footnotes_of(content).values())
    table = docx.Document(io.BytesIO(saved)).tables[0]
    assert [table.cell(row, 0).text for row in range(3, 7)] == ["联系方式"] * 4
    assert custom_properties(saved)["NoticeSiteCall"] == "innovation-alliance-2017"


def test_boxes_are_still_boxes_after_saving(folder: Path) -> None:
    saved = converted(FIRST_FILES["downloads/annex-2.docx"], DOCX, folder)
    assert len(list(part(saved).iter(qname("w14:checkbox")))) == 5


def test_page_numbers_stand_outside(folder: Path) -> None:
    pdf = PdfReader(io.BytesIO(converted(FIRST_FILES["downloads/annex-3.docx"], "pdf", folder)))
    places: list[float] = []
    for number, page in enumerate(pdf.pages, 1):
        found: list[float] = []

        def note(text: str, _: object, place: list[float], *__: object, into: list[float] = found) -> None:
            if re.search("—", text):
                into.append(place[4])

        page.extract_text(visitor_text=note)
        assert found, f"page {number} has no number"
        places.append(found[0])
    odd, even = places
    assert odd > 400
    assert even < 120
