"""Tables of Word: merged cells of every kind, gaps, rows and cells in content controls, widths."""

import time

import pytest

from notice_site.importing.blocks import Table
from tests.importing.conftest import Read
from tests.importing.every_habit import FILES
from tests.importing.outlines import covers_its_grid, outline
from tests.importing.word_making import p, r, word_file

CONTROL = "<w:sdt><w:sdtPr>{}</w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>"
GOES_ON = "<w:vMerge/>"
BEGINS = '<w:vMerge w:val="restart"/>'


def cell(text: str = "", properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{p(r(text)) if text else p()}</w:tc>"


def row(*cells: str, properties: str = "") -> str:
    return f"<w:tr><w:trPr>{properties}</w:trPr>{''.join(cells)}</w:tr>"


def table(*rows: str, widths: tuple[int, ...] = ()) -> str:
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    return f"<w:tbl><w:tblPr/><w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"


CASES = {
    "a row that begins later and one that ends earlier": (
        table(
            row(cell("甲"), cell("乙"), cell("丙")),
            row(cell("丁"), properties='<w:gridBefore w:val="1"/><w:gridAfter w:val="1"/>'),
        ),
        ["(0,0) 甲", "(0,1) 乙", "(0,2) 丙", "(1,0)", "(1,1) 丁", "(1,2)"],
    ),
    "cells merged in the old way": (
        table(
            row(cell("甲", '<w:hMerge w:val="restart"/>'), cell("", "<w:hMerge/>")),
            row(cell("乙"), cell("丙")),
        ),
        ["(0,0 1x2) 甲", "(1,0) 乙", "(1,1) 丙"],
    ),
    "a cell that goes on below nothing": (
        table(row(cell("甲", GOES_ON), cell("乙"))),
        ["(0,0) 甲", "(0,1) 乙"],
    ),
    "a cell that goes on in another width": (
        table(
            row(cell("甲", BEGINS), cell("乙"), cell("丙")),
            row(cell("丁", f'<w:gridSpan w:val="2"/>{GOES_ON}'), cell("戊")),
        ),
        ["(0,0) 甲", "(0,1) 乙", "(0,2) 丙", "(1,0 1x2) 丁", "(1,2) 戊"],
    ),
    "one cell over three rows, then another": (
        table(
            row(cell("甲", BEGINS)), row(cell("", GOES_ON)), row(cell("", GOES_ON)), row(cell("乙", BEGINS))
        ),
        ["(0,0 3x1) 甲", "(3,0) 乙"],
    ),
    "controls around rows and cells": (
        table(
            row(cell("甲"), CONTROL.format("", cell("乙"))), CONTROL.format("", row(cell("丙"), cell("丁")))
        ),
        ["(0,0) 甲", "(0,1) 乙", "(1,0) 丙", "(1,1) 丁"],
    ),
    "a cell that asks to be filled in is empty": (
        table(row(cell("甲"), CONTROL.format("<w:showingPlcHdr/>", cell("点击填写")))),
        ["(0,0) 甲", "(0,1)"],
    ),
}


@pytest.mark.parametrize(("scrap", "expected"), CASES.values(), ids=list(CASES))
def test_what_cells_become(scrap: str, expected: list[str], read: Read) -> None:
    assert outline(read(word_file(scrap))) == ["table", *expected]


def test_words_hidden_in_a_merged_cell_are_passed_over(read: Read) -> None:
    source = read(word_file(table(row(cell("甲", BEGINS)), row(cell("藏", GOES_ON)))))
    (passed,) = source.passed_over
    assert (passed.what, passed.text, passed.place.cell) == ("words in a merged cell", "藏", (2, 1))


def test_widths_are_those_of_the_grid_where_it_fits(read: Read) -> None:
    rows = row(cell("甲"), cell("乙"))
    fits, not_at_all = (
        read(word_file(table(rows, widths=widths))).blocks[0] for widths in ((900, 2700), (900,))
    )
    assert isinstance(fits, Table)
    assert isinstance(not_at_all, Table)
    assert (fits.columns, not_at_all.columns) == ((900, 2700), (1, 1))


def test_a_table_without_a_cell_is_none(read: Read) -> None:
    assert read(word_file(table(), p(r("甲")))).blocks == read(word_file(p(), p(r("甲")))).blocks


def test_a_hostile_span_takes_no_memory(read: Read) -> None:
    source = read(word_file(table(row(cell("甲", '<w:gridSpan w:val="999999999"/>')))))
    assert isinstance(source.blocks[0], Table)
    assert len(source.blocks[0].columns) < 1000


def test_a_long_table_under_a_wide_cell_takes_no_time(read: Read) -> None:
    rows = row(cell("甲", '<w:gridSpan w:val="60"/>')) + row(cell("乙")) * 5000
    begun = time.process_time()
    (found,) = read(word_file(table(rows))).blocks
    assert isinstance(found, Table)
    assert len(found.cells) == 10_001
    assert time.process_time() - begun < 3


@pytest.mark.parametrize("name", FILES)
def test_cells_cover_the_grid_without_overlap(name: str, read: Read) -> None:
    assert all(covers_its_grid(block) for block in read(FILES[name], name).blocks if isinstance(block, Table))
