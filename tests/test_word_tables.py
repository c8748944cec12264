"""The table of a form in Word: merged as the grid says, rows and columns of the right size."""

import io

import docx
import pytest

from notice_site.model.grid import place_cells
from notice_site.word.xml import Element, qname
from tests.word_files import FORMS, annex_of, word_file
from tests.word_reading import (
    part,
    text_of,
    value_of,
)


@pytest.mark.parametrize(("call", "number"), FORMS)
def test_the_table_is_merged_cell_by_cell_as_the_grid_says(call: str, number: int) -> None:
    form = annex_of(call, number).annex.form
    assert form
    table = part(word_file(call, number)).find(f".//{qname('w:tbl')}")
    assert table is not None
    drawn = [merged_cells(row) for row in table.findall(qname("w:tr"))]
    expected: list[dict[int, tuple[int, str]]] = [{} for _ in form.rows]
    for place in place_cells(form):
        merge = "" if place.cell.rowspan == 1 else "restart"
        for row in range(place.row, place.row + place.cell.rowspan):
            expected[row][place.column] = (place.cell.colspan, merge)
            merge = "continue"
    assert drawn == expected


def merged_cells(row: Element) -> dict[int, tuple[int, str]]:
    """Where each cell of a row begins, how many columns it covers and how it is merged downwards."""
    cells, column = {}, 0
    for cell in row.findall(qname("w:tc")):
        span = cell.find(f"{qname('w:tcPr')}/{qname('w:gridSpan')}")
        merge = cell.find(f"{qname('w:tcPr')}/{qname('w:vMerge')}")
        width = 1 if span is None else int(value_of(span))
        cells[column] = (width, "" if merge is None else value_of(merge))
        column += width
    return cells


def test_python_docx_reads_the_same_cell_where_the_form_has_one() -> None:
    table = docx.Document(io.BytesIO(word_file("first", 1))).tables[0]
    contact = [table.cell(row, 0).text for row in range(3, 7)]
    assert contact == ["联系方式"] * 4
    assert [table.cell(row, 1).text for row in range(3, 7)] == ["总负责人"] * 2 + ["联络人"] * 2
    assert table.cell(1, 1).text == table.cell(1, 5).text


def test_rows_to_write_in_are_nine_millimetres_high_others_seven_or_as_the_form_says() -> None:
    assert heights(1) == [9] * 8 + [7] * 3 + [24]
    assert heights(2) == [9] * 8 + [48, 36]


def heights(number: int) -> list[int]:
    """The least heights of an annex's rows in millimetres."""
    rows = part(word_file("first", number)).iter(qname("w:trHeight"))
    return [round(int(value_of(row)) * 25.4 / 1440) for row in rows]


def test_a_page_may_end_only_in_a_row_that_grows() -> None:
    rows = part(word_file("first", 1)).iter(qname("w:tr"))
    whole = [row.find(f"{qname('w:trPr')}/{qname('w:cantSplit')}") is not None for row in rows]
    assert [number for number, stays in enumerate(whole, 1) if not stays] == [8, 12]


def test_an_office_signs_at_the_foot_of_its_cell_and_long_text_begins_at_the_top() -> None:
    stands = {
        text_of(cell)[:2]: value_of(found) for cell, found in cells_with(word_file("first", 1), "w:vAlign")
    }
    assert stands["（可"] == "top"
    assert stands["联盟"] == "center"
    stands = {
        text_of(cell)[:2]: value_of(found) for cell, found in cells_with(word_file("first", 2), "w:vAlign")
    }
    assert stands["签 "] == "bottom"
    assert stands["本单"] == "center"


def cells_with(content: bytes, name: str) -> list[tuple[Element, Element]]:
    """The cells that have a property, each with the property."""
    cells = part(content).iter(qname("w:tc"))
    return [(cell, found) for cell in cells for found in cell.iterfind(f"{qname('w:tcPr')}/{qname(name)}")]


def test_a_label_too_long_for_its_column_is_set_in_lines_of_one_length() -> None:
    lines = part(word_file("first", 1)).iter(qname("w:p"))
    (long,) = [line for line in lines if text_of(line) == "联盟所属产业领域"]
    indent = long.find(f".//{qname('w:ind')}")
    assert indent is not None
    column = part(word_file("first", 1)).find(f".//{qname('w:gridCol')}")
    assert column is not None
    room = (
        int(value_of(column, "w:w"))
        - 2 * 68
        - int(value_of(indent, "w:left"))
        - int(value_of(indent, "w:right"))
    )
    assert 4 <= room / 210 < 5  # four characters of 10.5 pt to a line


def test_columns_fill_the_type_area() -> None:
    for call, number in FORMS:
        table = part(word_file(call, number)).find(f".//{qname('w:tbl')}")
        assert table is not None
        grid = table.find(qname("w:tblGrid"))
        assert grid is not None
        assert sum(int(value_of(column, "w:w")) for column in grid) == round(156 * 1440 / 25.4)
