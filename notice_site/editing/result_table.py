"""A list of results from a spreadsheet. In: a CSV file, as UTF-8 or as Excel saves it. Out: a table."""

import csv
from io import StringIO
from pathlib import Path
from typing import Any

from notice_site.editing.unfit import Unfit
from notice_site.problem import Message

ENCODINGS = ("utf-8-sig", "gb18030")
"""UTF-8 with or without its mark, then what Excel writes in Chinese Windows."""


def read_table(path: Path, title: str) -> dict[str, Any]:
    """The rows under their headings, as the data holds them; raises Unfit."""
    try:
        text = _decoded(path.read_bytes())
    except OSError:
        raise Unfit(Message("{file} cannot be read.", file=path)) from None
    rows = [[cell.strip() for cell in row] for row in csv.reader(StringIO(text)) if any(map(str.strip, row))]
    if len(rows) < 2:
        raise Unfit(Message("{file} needs a line of headings and a line for each result.", file=path))
    for number, row in enumerate(rows[1:], 2):
        if len(row) != len(rows[0]):
            raise Unfit(
                Message("Row {number} of {file} has another number of columns.", number=number, file=path)
            )
    return {"title": title, "columns": rows[0], "rows": rows[1:]}


def _decoded(content: bytes) -> str:
    for encoding in ENCODINGS:
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise Unfit(Message("The table is neither UTF-8 nor GBK; save it as CSV UTF-8."))
