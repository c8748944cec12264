"""Results from a table that a spreadsheet saved. In: a file. Out: its rows as the data has them, or `Unfit`.

CSV in UTF-8 or GBK and Excel's Unicode text are read, title rows above the heads too. Numbers of persons are
refused, and what a spreadsheet has made of long numbers and of dates.
"""

import codecs
import csv
import re
from collections.abc import Iterator
from io import StringIO
from pathlib import Path
from typing import Any

from notice_site.editions.typed_values import Unfit
from notice_site.problem import Message

ENCODINGS = ("utf-8-sig", "gb18030")
"""UTF-8 with or without its mark, then what Excel writes in Chinese Windows."""
MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
"""Excel's Unicode text begins with one."""
PERSONAL = {
    Message("an identity number"): re.compile(
        r"(?<!\d)[1-9]\d{5}(?:19|20)\d{2}[01]\d[0-3]\d\d{3}[\dXx](?!\d)"
    ),
    Message("a bank account"): re.compile(r"(?<!\d)(?:62|4\d|5[1-5])\d{14,17}(?!\d)"),
    Message("a mobile number"): re.compile(r"(?<!\d)1[3-9]\d{9}(?!\d)"),
}
"""440101199001011234, 6222021234567890123, 13800138000."""
DAMAGE = re.compile(
    r"\d(?:\.\d+)?E\+\d+|#+|#(?:N/A|REF!|VALUE!|NAME\?|DIV/0!)|\d{1,2}-(?:\d{1,2}月|[A-Z][a-z]{2})"
)
"""9.14401E+17, ####, #N/A, 1-2月, 2-Jan: what a spreadsheet makes of a long number or of a code 1-2."""
SHOWN = 2
"""Characters of a number that a message shows at each end."""


def read_table(path: Path, title: str) -> dict[str, Any]:
    """The rows under their headings, as the data holds them; raises Unfit, which names the file."""
    try:
        text = _decoded(path.read_bytes(), path)
    except OSError:
        raise Unfit(Message("{file} cannot be read.", file=path)) from None
    delimiter = "\t" if "\t" in text.partition("\n")[0] or text.count("\t") > text.count(",") else ","
    read = csv.reader(StringIO(text), delimiter=delimiter)
    numbered = [(number, [cell.strip() for cell in row]) for number, row in enumerate(read, 1)]
    rows = [(number, row) for number, row in numbered if any(row)]
    width = max((len(row) for _, row in rows), default=0)
    head = next((at for at, (_, row) in enumerate(rows) if len(row) == width and all(row)), 0)
    if len(rows) < head + 2:
        raise Unfit(Message("{file} needs a line of headings and a line for each result.", file=path))
    for number, row in rows[head + 1 :]:
        if len(row) != len(rows[head][1]):
            raise Unfit(
                Message("Row {number} of {file} has another number of columns.", number=number, file=path)
            )
        for fault in _faults(row, number, path):
            raise Unfit(fault)
    return {"title": title, "columns": rows[head][1], "rows": [row for _, row in rows[head + 1 :]]}


def _faults(row: list[str], number: int, path: Path) -> Iterator[Message]:
    """Personal numbers, shown only at their ends, and cells that a spreadsheet has damaged."""
    for cell in row:
        for kind, pattern in PERSONAL.items():
            if match := pattern.search(cell):
                shown = f"{match[0][:SHOWN]}…{match[0][-SHOWN:]}"
                yield Message(
                    "Row {number} of {file} has {kind}, {shown}. Delete it, or mask it as {mask}.",
                    number=number,
                    file=path,
                    kind=kind,
                    shown=shown,
                    mask=f"{match[0][:3]}****{match[0][-SHOWN:]}",
                )
        if DAMAGE.fullmatch(cell):
            yield Message(
                "Row {number} of {file}: “{text}” is damaged by the spreadsheet. Type it anew as text.",
                number=number,
                file=path,
                text=cell,
            )


def _decoded(content: bytes, path: Path) -> str:
    if content.startswith(b"PK"):
        raise Unfit(Message("{file} is a workbook; save it as CSV UTF-8 in the spreadsheet.", file=path))
    if content.startswith(MARKS):
        return content.decode("utf-16", errors="replace")
    for encoding in ENCODINGS:
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise Unfit(Message("{file} is neither UTF-8 nor GBK; save it as CSV UTF-8.", file=path))
