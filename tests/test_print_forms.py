"""Forms for print: what is in each cell, in the form's own order."""

from typing import Any

from notice_site.model.forms import Form
from notice_site.model.taxonomies import Option, Taxonomy
from notice_site.pdf.forms import Part, Piece, PrintedForm, print_form
from tests.call_facts import MINIMAL, facts_of


def printed(*cells: dict[str, Any], **form: Any) -> PrintedForm:
    rows = form.pop("rows", [{"cells": list(cells)}])
    columns = form.pop("columns", [1] * len(rows[0]["cells"]))
    options = (Option(id="a", label="甲"), Option(id="b", label="乙"))
    taxonomies = (Taxonomy(id="kinds", title="类", options=options),)
    notice = facts_of(MINIMAL).notice.model_copy(update={"taxonomies": taxonomies})
    return print_form(Form.model_validate({"columns": columns, "rows": rows, **form}), notice)


def words(part: Part) -> str:
    return "|".join("".join(piece.text or f"<{piece.kind}>" for piece in pieces) for pieces in part.pieces)


def test_columns_fill_the_type_area() -> None:
    form = printed({"label": "甲"}, {"label": "乙"}, columns=[1, 3])
    assert form.columns == (39, 117)


def test_fields_keep_their_order_whatever_their_kind() -> None:
    fields = [
        {"id": "a", "kind": "text", "label": "先："},
        {"id": "b", "kind": "choice", "options": "kinds", "numbered": True, "option_end": "；"},
        {"id": "c", "kind": "text", "label": "后："},
    ]
    (cell,) = printed({"fields": fields}).cells
    assert [words(part) for part in cell.parts] == ["先：<line>", "□1.甲；□2.乙；", "后：<line>"]


def test_fields_stand_side_by_side_as_far_as_there_is_room() -> None:
    fields = [{"id": name, "kind": "text", "label": f"{name}："} for name in "abcdef"]
    (cell,) = printed({"fields": fields}).cells
    assert [len(part.pieces) for part in cell.parts] == [3, 3]


def test_a_dates_words_leave_room_for_its_figures() -> None:
    (cell,) = printed(
        {"fields": [{"id": "a", "kind": "date", "label": "日期：", "prompt": "年  月  日"}]}
    ).cells
    assert words(cell.parts[0]) == "日期：<room>年<room>月<room>日"


def test_a_blank_without_words_is_just_a_blank() -> None:
    (cell,) = printed({"fields": [{"id": "a", "kind": "text"}]}).cells
    assert cell.parts == ()


def test_lines_to_repeat_stand_ready_in_two_columns_when_they_are_many() -> None:
    numbered = {"id": "a", "kind": "repeat", "row_marks": ["1."]}
    (few,) = printed({"fields": [numbered]}).cells
    (many,) = printed({"fields": [{"id": "a", "kind": "repeat", "min": 10}]}).cells
    assert few.parts == (Part("lines", marks=("1.", "2.", "3.", "4.", "5.")),)
    assert (many.parts[0].columns, len(many.parts[0].marks)) == (2, 10)
    assert many.splits


def test_lines_to_repeat_have_numbers_only_where_the_issued_form_has_them() -> None:
    columns = [{"id": "b", "label": "姓名", "kind": "text"}]
    for marks, first in (([], ""), (["1.", "2."], "1.")):
        field = {"id": "a", "kind": "repeat", "min": 2, "row_marks": marks}
        (lines,) = printed({"fields": [field]}).cells
        (table,) = printed({"fields": [{**field, "columns": columns}]}).cells
        assert lines.parts[0].marks[0] == table.parts[0].marks[0] == first


def test_a_long_label_is_broken_evenly() -> None:
    cell = printed({"label": "其他需要补充的情况"}, {"fields": []}, columns=[3, 19]).cells[0]
    lines = [piece.text for piece in cell.parts[0].pieces[0] if piece.kind == "text"]
    assert lines == ["其他需", "要补充", "的情况"]


def test_a_very_narrow_column_still_holds_its_label() -> None:
    cell = printed({"label": "甲乙"}, {"fields": []}, columns=[1, 200]).cells[0]
    assert words(cell.parts[0]) == "甲<break>乙"


def test_a_footnote_is_noted_at_its_first_mark() -> None:
    rows = [{"cells": [{"label": "甲{^n}"}]}, {"cells": [{"label": "乙{^n}"}]}]
    form = printed(rows=rows, footnotes=[{"id": "n", "text": "注"}])
    assert [cell.parts[0].pieces[0][1] for cell in form.cells] == [
        Piece("note", note=1),
        Piece("mark", note=1),
    ]
    assert not form.notes_below


def test_footnotes_of_repeated_rows_stand_below_the_table_with_their_fellows() -> None:
    rows = [{"cells": [{"label": "甲{^m}"}]}, {"cells": [{"label": "乙{^n}"}]}]
    notes = [{"id": "m", "text": "注一"}, {"id": "n", "text": "注二"}]
    form = printed(rows=rows, footnotes=notes, header_rows=1)
    assert [cell.parts[0].pieces[0][1].kind for cell in form.cells] == ["mark", "mark"]
    assert form.notes_below


def test_a_footnote_that_nothing_marks_is_printed_all_the_same() -> None:
    assert printed({"label": "甲"}, footnotes=[{"id": "n", "text": "注"}]).notes_below


def test_a_brace_that_names_no_footnote_stays_text() -> None:
    assert words(printed({"label": "甲{^x}"}).cells[0].parts[0]) == "甲{^x}"


def test_rows_to_sign_and_to_seal_are_higher_than_rows_to_write_in() -> None:
    heights = [
        printed({"fields": [{"id": "a", "kind": kind}]}).cells[0].height
        for kind in ("text", "signature", "seal")
    ]
    assert heights == [9, 18, 36]
    assert printed({"label": "甲"}).cells[0].height == 7


def test_a_label_is_named_only_by_labels_that_span_rows() -> None:
    rows = [
        {
            "cells": [
                {"label": "人", "rowspan": 2},
                {"label": "姓名"},
                {"fields": []},
                {"label": "电话"},
                {"fields": []},
            ]
        },
        {"cells": [{"label": "单位"}, {"colspan": 3, "fields": []}]},
    ]
    cells = printed(rows=rows, columns=[1, 1, 1, 1, 1]).cells
    assert [cell.named_by for cell in cells] == [(), (0,), (0, 1), (0,), (0, 3), (0,), (0, 5)]
