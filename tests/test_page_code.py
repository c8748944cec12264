"""The code on a printed form that leads to its page: what is printed is read module by module."""

import subprocess
from io import BytesIO
from zipfile import ZipFile

import pytest
import segno
from PIL import Image, ImageOps

from notice_site.facts.facts import BuildFacts, Facts
from notice_site.facts.small_print import annex_small_print, page_address
from notice_site.pdf.documents import describe_documents
from notice_site.pdf.page_code import page_code
from notice_site.pdf.typst_engine import render_pdfs
from notice_site.word.forms import render_word_forms
from tests.call_facts import FIRST, ZH, facts_of

SITE = "https://www.example.gov.cn/tz/2017/innovation-alliance/"
PAGE = f"{SITE}forms/registration/index.html"
DOTS_PER_MM = 300 / 25.4
DARK = 128


@pytest.fixture(scope="module")
def facts() -> Facts:
    return facts_of(FIRST, BuildFacts(site_url=SITE))


@pytest.fixture(scope="module")
def pdfs(facts: Facts) -> dict[str, bytes]:
    return render_pdfs(facts, ZH)


def printed_code(pdf: bytes, page: int, *, left: bool) -> Image.Image:
    """What is in the outer 24 mm of a page's foot, cut to its ink."""
    command = ["pdftoppm", "-r", "300", "-gray", "-f", str(page), "-l", str(page), "-"]
    picture = Image.open(BytesIO(subprocess.run(command, input=pdf, capture_output=True, check=True).stdout))
    edge = 28 if left else 210 - 26 - 24
    left_edge, top, right_edge, bottom = (
        int(side * DOTS_PER_MM) for side in (edge, 297 - 35 + 8, edge + 24, 297 - 5)
    )
    foot = picture.crop((left_edge, top, right_edge, bottom))
    ink = ImageOps.invert(foot.point(lambda light: 255 if light >= DARK else 0)).getbbox()
    assert ink, "there is nothing at the foot"
    return foot.crop(ink)


def modules(code: Image.Image, count: int) -> list[list[int]]:
    """The light of each module's middle, as 1 for dark."""
    width, height = code.size
    middles = [(at + 0.5) / count for at in range(count)]
    dark = code.point(lambda light: light < DARK)
    return [[int(bool(dark.getpixel((int(x * width), int(y * height))))) for x in middles] for y in middles]


@pytest.mark.parametrize(
    ("path", "page", "annex"),
    [
        ("annex-1", 1, "registration"),
        ("annex-3", 1, "necessity"),
        ("annex-3", 2, "necessity"),
    ],
)
def test_the_code_at_the_foot_of_each_page_is_the_address_of_its_page(
    pdfs: dict[str, bytes], path: str, page: int, annex: str
) -> None:
    expected = segno.make(f"{SITE}forms/{annex}/index.html", error="m", micro=False, boost_error=False)
    code = printed_code(pdfs[f"downloads/{path}.pdf"], page, left=page == 1)
    size = len(expected.matrix)
    assert modules(code, size) == [list(row) for row in expected.matrix]
    assert code.width / DOTS_PER_MM / size >= 0.35, "a phone's camera must tell modules apart"


def test_the_same_address_stands_in_the_small_print_in_letters(facts: Facts) -> None:
    annex = facts.annexes[0]
    assert page_address(annex, facts) == PAGE
    assert f"本附件网页：{PAGE}" in annex_small_print(annex, facts, ZH)
    word = render_word_forms(facts, ZH)["downloads/annex-1.docx"]
    with ZipFile(BytesIO(word)) as package:
        assert any(PAGE.encode() in package.read(name) for name in package.namelist())


def test_without_an_address_there_is_neither_code_nor_line() -> None:
    facts = facts_of(FIRST)
    printed = describe_documents(facts, ZH)
    assert [annex["code"] for annex in printed["downloads/notice.pdf"]["annexes"]] == ["", "", ""]
    assert not any("网页" in line for line in annex_small_print(facts.annexes[0], facts, ZH))
    assert page_code("") == ""


def test_the_notice_itself_has_the_code_on_its_annexes_only(facts: Facts) -> None:
    printed = describe_documents(facts, ZH)["downloads/notice.pdf"]
    assert all(annex["code"].startswith("<svg ") for annex in printed["annexes"])
    assert not any(SITE in line for line in printed["small_print"])
