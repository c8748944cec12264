"""What is where in the typeset PDFs: the measures of GB/T 9704-2012 and room to write in forms."""

import re
from itertools import pairwise

import pytest

from notice_site.facts.facts import Facts
from notice_site.model.dates import Event
from tests.call_facts import MINIMAL, facts_of, with_changes
from tests.pdf_text import MM, lines, runs
from tests.printed import NOTICE, pages, printed, texts
from tests.source_text import squeeze

PITCH, CHARACTER = 28.95, 156 * MM / 28
TOP, LEFT, RIGHT, BOTTOM = 37 * MM, 28 * MM, 184 * MM, 262 * MM


def baselines(pdf: bytes, page: int) -> list[float]:
    """The baselines of the lines of 3号 on a page."""
    return sorted({round(run.y, 2) for run in runs(pdf, page) if run.size == 16})


def test_a_full_page_has_22_lines_of_28_characters(first_facts: Facts) -> None:
    pdf = printed(with_changes(first_facts, {"body.lead_in": ("字" * 28 * 60,)}))[NOTICE]
    found = [line for line in lines(pdf, 2) if "字" in line.text]
    assert [len(line.text) for line in found] == [28] * 22
    assert [line.left for line in found] == pytest.approx([LEFT] * 22, abs=0.1)
    assert [line.right for line in found] == pytest.approx([RIGHT] * 22, abs=0.3)
    assert found[0].top > TOP
    assert found[-1].bottom < BOTTOM
    steps = [after.top - before.top for before, after in pairwise(found)]
    assert steps == pytest.approx([PITCH] * 21, abs=0.01)


def test_every_line_of_the_body_stands_on_the_grid(first_pdfs: dict[str, bytes]) -> None:
    for page in (1, 2, 3):
        found = baselines(first_pdfs[NOTICE], page)
        steps = [(y - found[0]) / PITCH for y in found]
        assert steps == pytest.approx([round(step) for step in steps], abs=0.01)
    assert len(baselines(first_pdfs[NOTICE], 2)) == 22


def test_titles_and_each_level_have_their_faces(first_pdfs: dict[str, bytes]) -> None:
    found = [run for page in (1, 2) for run in runs(first_pdfs[NOTICE], page)]
    faces = {run.text: (run.font, run.size) for run in found}
    wanted = {
        "关于征集组建": ("FandolSong-Bold", 22),
        "征集原则和目标": ("FandolHei-Regular", 16),
        "要有具有法律效力的联盟契约": ("FandolKai-Regular", 16),
        "通过平等协商": ("FandolFang-Regular", 16),
        "10": ("NotoSerifSC-Regular", 16),
        "创新联盟中所有成员的": ("FandolFang-Regular", 16),
    }
    assert {text: faces[text] for text in wanted} == wanted


def test_paragraphs_and_headings_are_indented_by_two_characters(first_pdfs: dict[str, bytes]) -> None:
    starts = {line.text[:4]: line.left for line in lines(first_pdfs[NOTICE], 1)}
    assert starts["各有关单"] == pytest.approx(LEFT, abs=0.1)
    for beginning in ("围绕我区", "一、征集", "遵循需求", "组建行业"):
        assert starts[beginning] == pytest.approx(LEFT + 2 * CHARACTER, abs=0.1)
    assert starts["高等院校"] == pytest.approx(LEFT, abs=0.1)


def test_page_numbers_stand_outside_7_mm_below_the_text(first_pdfs: dict[str, bytes]) -> None:
    for page in range(1, 8):
        number = next(line for line in lines(first_pdfs[NOTICE], page) if line.text == f"—{page}—")
        if page % 2:
            assert number.right == pytest.approx(RIGHT - 14, abs=0.5)
        else:
            assert number.left == pytest.approx(LEFT + 14, abs=0.5)
        run = next(run for run in runs(first_pdfs[NOTICE], page) if "—" in run.text)
        assert (run.font, run.size) == ("NotoSerifSC-Regular", 14)
        dash_above_baseline = 0.2675 * 14
        assert run.y - dash_above_baseline == pytest.approx(BOTTOM + 7 * MM, abs=0.2)


def test_annexes_begin_on_pages_of_their_own_with_label_and_title(first_pdfs: dict[str, bytes]) -> None:
    for page, number, title in (
        (4, 1, "从化区产学研技术创新联盟申报登记表"),
        (5, 2, "产学研协同创新联盟会员入盟申请表"),
    ):
        found = runs(first_pdfs[NOTICE], page)
        label = next(run for run in found if run.text == "附件")
        heading = next(run for run in found if run.text == title)
        assert (label.font, label.size) == ("FandolHei-Regular", 16)
        assert label.x == pytest.approx(LEFT, abs=0.1)
        assert TOP < label.y < TOP + PITCH
        assert TOP + 2 * PITCH < heading.y < TOP + 3.25 * PITCH
        assert next(run for run in found if run.text.startswith(str(number))).y == label.y


def test_signature_and_date_stand_as_without_a_seal(first_pdfs: dict[str, bytes]) -> None:
    found = {line.text: line for line in lines(first_pdfs[NOTICE], 3)}
    name, date = found["从化区科工商信局"], found["2017年9月18日"]
    assert date.left - name.left == pytest.approx(2 * CHARACTER, abs=0.1)
    assert max(name.right, date.right) == pytest.approx(RIGHT - 2 * CHARACTER, abs=0.5)


@pytest.mark.parametrize("count", range(14, 24))
def test_no_signature_stands_alone_on_a_page(count: int) -> None:
    facts = with_changes(facts_of(MINIMAL), {"body.closing": ("特此通知。",) * count, "annexes": ()})
    last = texts(facts, printed(facts), NOTICE)[-1]
    assert "特此通知。" in last
    signed = facts.notice.key_dates.signed
    assert isinstance(signed, Event)
    assert last.endswith(squeeze(signed.wording))


def test_masthead_number_and_rule_stand_at_their_distances(full_pdfs: dict[str, bytes]) -> None:
    found = runs(full_pdfs[NOTICE], 1)
    mark = next(run for run in found if run.text == "虚构市文化和旅游局文件")
    number = next(run for run in found if "虚文旅" in run.text)
    title = next(run for run in found if run.text.startswith("关于组织申报"))
    assert mark.font == "FandolSong-Bold"
    assert mark.y - 0.88 * mark.size == pytest.approx(TOP + 35 * MM, abs=0.5)
    assert number.y - mark.y == pytest.approx(0.12 * mark.size + 2 * PITCH + 20.555, abs=0.5)
    assert title.y > number.y + 8.395 + 4 * MM + 2 * PITCH
    assert "虚文旅〔2030〕12号" in pages(full_pdfs[NOTICE])[0]


def test_joint_issuers_annex_list_and_imprint_stand_in_their_places(full_pdfs: dict[str, bytes]) -> None:
    found = {line.text: line for line in lines(full_pdfs[NOTICE], 5)}
    names = [found["虚构市文化和旅游局"], found["虚构市财政局"]]
    assert names[0].left == pytest.approx(names[1].left, abs=0.1)
    assert found["2030年3月1日"].left - names[1].left == pytest.approx(2 * CHARACTER, abs=0.1)
    first_entry = next(line for line in found.values() if line.text.startswith("附件：1."))
    assert first_entry.left == pytest.approx(LEFT + 2 * CHARACTER, abs=0.1)
    last = lines(full_pdfs[NOTICE], len(pages(full_pdfs[NOTICE])))
    printed_by = next(line for line in last if line.text.startswith("虚构市文化和旅游局办公室"))
    assert BOTTOM - 24 < printed_by.bottom < BOTTOM


def test_forms_leave_room_to_write_on_one_page(first_pdfs: dict[str, bytes]) -> None:
    for path in ("downloads/annex-1.pdf", "downloads/annex-2.pdf"):
        assert len(pages(first_pdfs[path])) == 1
    marks = [run for run in runs(first_pdfs["downloads/annex-1.pdf"], 1) if re.fullmatch(r"\d+\.", run.text)]
    third = next(run for run in marks if run.text == "7.")
    column = [run.y for run in marks if run.x == third.x]
    assert [(after - before) / MM for before, after in pairwise(column)] == pytest.approx([9] * 4, abs=0.01)


def test_a_form_over_two_pages_repeats_its_header_rows(full_pdfs: dict[str, bytes]) -> None:
    first, second = pages(full_pdfs["downloads/annex-1.pdf"])
    assert "申报表1" in first
    assert "申报表1" in second
    assert second.count("1.本表由虚构市文化和旅游局制定。") == 1
