"""The first sheet of an Excel workbook as it is shown. In: a file. Out: its rows as texts, or `Unfit`.

What a reader of the sheet does not see, hidden rows and columns, is refused: nobody means to publish it.
"""

import re
from collections.abc import Iterator
from datetime import datetime, time
from pathlib import Path
from typing import Any
from zipfile import BadZipFile, ZipFile

from notice_site.editions.typed_values import Unfit
from notice_site.problem import Message

MOST_BYTES = 100_000_000
"""Of the workbook unpacked; lists of results are a thousandth of it."""
MOST_CELLS = 400_000
EXACT_DIGITS = 15
"""Digits that Excel keeps of a number; what stood behind them has become 0."""
NO_YEAR = re.compile(r"^[^yY]*$")
TEXT_IN_FORMAT = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]')
Row = tuple[int, list[str]]


def workbook_rows(path: Path) -> list[Row]:
    """The rows of the only sheet that has any, with their numbers; raises Unfit, which names the file."""
    from openpyxl import load_workbook  # noqa: PLC0415 - 0.2 s that only results in Excel's form need

    _must_be_small(path)
    try:
        shown, written = (load_workbook(path, data_only=values) for values in (True, False))
    except (BadZipFile, KeyError, ValueError, TypeError, OSError):
        raise Unfit(
            Message("{file} is no workbook that can be read; save it as CSV UTF-8.", file=path)
        ) from None
    sheets = [sheet for sheet in shown.worksheets if sheet.sheet_state == "visible" and sheet.max_row > 1]
    if not sheets:
        raise Unfit(Message("{file} needs a line of headings and a line for each result.", file=path))
    if len(sheets) > 1:
        names = tuple(sheet.title for sheet in sheets)
        raise Unfit(Message("{file} has several sheets, {names}; leave one in it.", file=path, names=names))
    sheet = sheets[0]
    if sheet.max_row * sheet.max_column > MOST_CELLS:
        raise Unfit(Message("{file} has more than {n} cells.", file=path, n=MOST_CELLS))
    _must_be_seen(sheet, path)
    return [*_rows(sheet, written[sheet.title], path)]


def _must_be_small(path: Path) -> None:
    try:
        with ZipFile(path) as packed:
            size = sum(entry.file_size for entry in packed.infolist())
    except (BadZipFile, OSError):
        raise Unfit(
            Message("{file} is no workbook that can be read; save it as CSV UTF-8.", file=path)
        ) from None
    if size > MOST_BYTES:
        raise Unfit(Message("{file} is too large for a list of results.", file=path))


def _must_be_seen(sheet: Any, path: Path) -> None:
    """Nothing filled may be hidden, by hand or by a filter."""
    for letter, column in sheet.column_dimensions.items():
        if column.hidden:
            raise Unfit(
                Message(
                    "Column {column} of {file} is hidden: show it, or delete it.", column=letter, file=path
                )
            )
    for number, row in sheet.row_dimensions.items():
        if row.hidden and number <= sheet.max_row:
            raise Unfit(
                Message("Row {number} of {file} is hidden: show it, or delete it.", number=number, file=path)
            )


def _rows(shown: Any, written: Any, path: Path) -> Iterator[Row]:
    for cells, formulas in zip(shown.iter_rows(), written.iter_rows(), strict=True):
        number = cells[0].row
        for cell, formula in zip(cells, formulas, strict=True):
            if formula.data_type == "f" and cell.value is None:
                raise Unfit(
                    Message(
                        "Row {number} of {file} has a formula without a result; save it in the spreadsheet.",
                        number=number,
                        file=path,
                    )
                )
        yield number, [_shown(cell, number, path) for cell in cells]


def _shown(cell: Any, number: int, path: Path) -> str:
    """The cell as the sheet shows it; raises Unfit where Excel has lost what was typed."""
    value, form = cell.value, TEXT_IN_FORMAT.sub("", cell.number_format or "")
    if value is None:
        return ""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, datetime):
        if NO_YEAR.match(form) and "d" in form.lower():
            raise _damaged(f"{value.month}-{value.day}", number, path)
        return f"{value:%Y-%m-%d}" if value.time() == time() else f"{value:%Y-%m-%d %H:%M}"
    if isinstance(value, int | float):
        if abs(value) >= 10**EXACT_DIGITS:
            raise _damaged(f"{value:.5E}", number, path)
        return _figure(value, form)
    return " ".join(str(value).split())


def _figure(value: float, form: str) -> str:
    """12%, 001, 10, 0.5: percent and leading zeros as the format has them."""
    if "%" in form:
        return f"{_plain(value * 100)}%"
    digits = form.split(";", maxsplit=1)[0]
    if digits and set(digits) == {"0"} and float(value).is_integer():
        return f"{int(value):0{len(digits)}}"
    return _plain(value)


def _plain(value: float) -> str:
    """The shortest decimal figure; what binary fractions add is no figure of the list."""
    return f"{value:.0f}" if float(value).is_integer() else f"{round(value, 10):.10f}".rstrip("0")


def _damaged(text: str, number: int, path: Path) -> Unfit:
    return Unfit(
        Message(
            "Row {number} of {file}: “{text}” is damaged by the spreadsheet. Type it anew as text.",
            number=number,
            file=path,
            text=text,
        )
    )
