"""Lists of results as workbooks. In: facts. Out: `downloads/results-<n>.xlsx`, every cell a text.

Why a workbook: opened as CSV, a spreadsheet makes 1-2 a date and rounds long numbers.
"""

import io
import re
import zipfile
from typing import Any

from notice_site.facts.amendments import amendment_facts
from notice_site.facts.facts import Facts
from notice_site.model.notice import Amendment, ResultList
from notice_site.word.archive import zip_files
from notice_site.word.xml import plain

MOST_LETTERS = 31
"""Of a sheet's name."""
NO_NAME = re.compile(r"[\[\]:*?/\\']")
WIDEST = 60
"""Characters of a column, as wide as a screen shows with others beside it."""
MOMENT = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*")
AS_TEXT = "@"


def render_results(facts: Facts) -> dict[str, bytes]:
    """The workbook of every amendment with results, by its address."""
    return {
        entry.results_file: _workbook(entry.amendment)
        for entry in amendment_facts(facts.notice)
        if entry.amendment.results
    }


def _workbook(amendment: Amendment) -> bytes:
    from openpyxl import Workbook  # noqa: PLC0415 - 0.2 s that only calls with results need

    book = Workbook(write_only=True)
    for number, listed in enumerate(amendment.results, 1):
        name = NO_NAME.sub(" ", f"{number} {listed.title}" if len(amendment.results) > 1 else listed.title)
        _fill(book.create_sheet(name[:MOST_LETTERS]), listed)
    written = io.BytesIO()
    book.save(written)
    with zipfile.ZipFile(written) as packed:
        files = {entry.filename: packed.read(entry) for entry in packed.infolist()}
    # The clock of the build has no place in a file that repeats.
    moment = f"{amendment.date}T00:00:00Z".encode()
    files["docProps/core.xml"] = MOMENT.sub(lambda match: match[1] + moment, files["docProps/core.xml"])
    return zip_files(files, amendment.date)


def _fill(sheet: Any, listed: ResultList) -> None:
    from openpyxl.cell import WriteOnlyCell  # noqa: PLC0415 - as above
    from openpyxl.styles import Font  # noqa: PLC0415 - as above
    from openpyxl.utils import get_column_letter  # noqa: PLC0415 - as above

    for at, column in enumerate(zip(listed.columns, *listed.rows, strict=True), 1):
        width = max(sum(2 if ord(each) > 255 else 1 for each in text) for text in column)
        sheet.column_dimensions[get_column_letter(at)].width = min(width + 3, WIDEST)
    sheet.freeze_panes = "A2"
    for number, row in enumerate((listed.columns, *listed.rows)):
        cells = []
        for text in row:
            cell = WriteOnlyCell(sheet)
            cell.value, cell.data_type, cell.number_format = plain(text), "s", AS_TEXT
            cell.font = Font(bold=number == 0)
            cells.append(cell)
        sheet.append(cells)
