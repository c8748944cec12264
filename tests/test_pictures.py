"""How documents look: every page against the picture that was looked at last.

Every document of the first call, PDF and Word; of the call that uses everything what the first has not:
mark, red rule, imprint, annexes of all kinds, amendments.

`--update-golden` stores the pictures anew; look at each of them before it is kept.
"""

from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image, ImageChops
from pypdf import PdfReader

from notice_site.word.documents import render_word_amendments, render_word_notice
from notice_site.word.forms import render_word_forms
from notice_site.word.worksheets import render_worksheets
from tests.call_facts import CALLS, ZH, facts_of
from tests.conftest import GOLDEN
from tests.page_pictures import pictures, share_that_differs, stored, word_as_pdf
from tests.printed import all_pdfs

MOST = 0.002
"""The share of pixels that may differ, since renderers smooth edges otherwise; a line of text is more."""
PICTURES = GOLDEN / "pictures"
MOST_BYTES = 600_000
PDFS = {
    "first": ("annex-1", "annex-2", "annex-3", "notice"),
    "full": ("amendment-1", "amendment-4", "notice"),
}
WORD = {
    "first": (
        *PDFS["first"],
        "worksheet-alliance-contract",
        "worksheet-expert-list",
        "worksheet-internal-rules",
    ),
    "full": ("amendment-1", "amendment-4", "annex-1", "annex-2", "annex-3", "annex-4", "notice"),
}
Compare = Callable[[str, bytes], None]


@pytest.fixture
def looks_as_before(request: pytest.FixtureRequest) -> Compare:
    """Compares the pages of a PDF with the stored `<name>-<page>.png`, and that there are no others."""

    def compare(name: str, pdf: bytes) -> None:
        pages = {f"{name}-{number}.png": page for number, page in enumerate(pictures(pdf), 1)}
        if request.config.getoption("--update-golden"):
            for old in PICTURES.glob(f"{name}-*.png"):
                old.unlink()
            PICTURES.mkdir(parents=True, exist_ok=True)
            for file, page in pages.items():
                (PICTURES / file).write_bytes(stored(page))
        assert sorted(pages) == sorted(path.name for path in PICTURES.glob(f"{name}-*.png"))
        shares = {file: share_that_differs(page, Image.open(PICTURES / file)) for file, page in pages.items()}
        assert {file: share for file, share in shares.items() if share > MOST} == {}

    return compare


@pytest.mark.parametrize(("call", "name"), [(call, name) for call in PDFS for name in PDFS[call]])
def test_every_page_of_a_pdf_looks_as_it_did(call: str, name: str, looks_as_before: Compare) -> None:
    looks_as_before(f"{call}-{name}", all_pdfs(call)[f"downloads/{name}.pdf"])


@pytest.mark.libreoffice
@pytest.mark.parametrize("call", WORD)
def test_every_page_of_a_word_file_looks_as_it_did(
    call: str, looks_as_before: Compare, tmp_path: Path
) -> None:
    named = {Path(path).stem: content for path, content in word_files(call).items()}
    for name, pdf in word_as_pdf({name: named[name] for name in WORD[call]}, tmp_path).items():
        looks_as_before(f"{call}-word-{name}", pdf)
    fonts = {
        str(font.get_object()["/BaseFont"]).partition("+")[2].partition("-")[0]
        for path in (tmp_path / "out").glob("*.pdf")
        for page in PdfReader(path).pages
        for font in page["/Resources"]["/Font"].values()  # type: ignore[index]
    }
    assert fonts <= {"FandolFang", "FandolHei", "FandolKai", "FandolSong", "NotoSerifSC", "NotoSansSC"}


def word_files(call: str) -> dict[str, bytes]:
    """Every Word file of a call by its address."""
    facts = facts_of(CALLS[call])
    makers = (render_word_forms, render_word_notice, render_word_amendments, render_worksheets)
    return {path: content for make in makers for path, content in make(facts, ZH).items()}


def test_no_document_of_the_first_call_is_without_its_pictures() -> None:
    assert {Path(path).stem for path in word_files("first")} == set(WORD["first"])
    assert {Path(path).stem for path in all_pdfs("first") if path.endswith(".pdf")} == set(PDFS["first"])


def test_the_stored_pictures_stay_small_and_no_page_is_without_its_document() -> None:
    files = list(PICTURES.iterdir())
    assert sum(path.stat().st_size for path in files) < MOST_BYTES
    assert {path.stem.rpartition("-")[0] for path in files} == {
        *(f"{call}-{name}" for call, names in PDFS.items() for name in names),
        *(f"{call}-word-{name}" for call, names in WORD.items() for name in names),
    }


def test_a_missing_line_or_a_shift_of_a_millimetre_is_seen() -> None:
    page = pictures(all_pdfs("first")["downloads/notice.pdf"])[0]
    moved = ImageChops.offset(page, 0, 2)
    assert share_that_differs(page, page.copy()) == 0
    assert share_that_differs(moved, page) > MOST
    without = page.copy()
    without.paste(255, (0, 200, page.width, 216))
    assert share_that_differs(without, page) > MOST
    assert share_that_differs(page.resize((400, 585)), page) == 1
