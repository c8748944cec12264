"""The budget as a spreadsheet. In: facts. Out: `downloads/budget.xlsx`, whose formulas check its rules.

Ours, not the issuer's: the first line says so, as in worksheets.
"""

import io
import re
import zipfile
from typing import Any

from notice_site.facts.facts import Facts
from notice_site.facts.worksheets import BUDGET_FILE
from notice_site.language.catalogue import Catalogue
from notice_site.model.amounts import Budget, BudgetLine
from notice_site.word.archive import issued_on, zip_files
from notice_site.word.xml import plain

MOMENT = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*")
FIRST_LINE = 5
"""The row of the first line; above it are titles and heads."""
WIDTHS = (24, 14, 40)
"""Characters: of what is paid for, of a sum, of a rule."""
HALF_A_CENT = "0.005"
"""What a sum may be above its bound by rounding."""


def render_budget(facts: Facts, catalogue: Catalogue) -> dict[str, bytes]:
    """The workbook by its address; nothing where the call has no rules for a budget."""
    budget = facts.in_force.funding.budget
    return {BUDGET_FILE: _workbook(budget, facts, catalogue)} if budget else {}


def _workbook(budget: Budget, facts: Facts, catalogue: Catalogue) -> bytes:
    from openpyxl import Workbook  # noqa: PLC0415 - 0.2 s that only calls with a budget need

    book = Workbook()
    sheet = book.active
    _fill(sheet, budget, facts, catalogue)
    written = io.BytesIO()
    book.save(written)
    with zipfile.ZipFile(written) as packed:
        files = {entry.filename: packed.read(entry) for entry in packed.infolist()}
    day = issued_on(facts)
    # The clock of the build has no place in a file that repeats.
    moment = f"{day}T00:00:00Z".encode()
    files["docProps/core.xml"] = MOMENT.sub(lambda match: match[1] + moment, files["docProps/core.xml"])
    return zip_files(files, day)


def _fill(sheet: Any, budget: Budget, facts: Facts, catalogue: Catalogue) -> None:
    translate, columns = catalogue.translate, len(budget.sources)
    title = next(entry.title for entry in facts.in_force.materials if entry.id == budget.material)
    sheet.title = re.sub(r"[\[\]:*?/\\']", " ", title)[:31]
    _text(sheet.cell(1, 1), translate("Worksheet, not an annex of the notice"))
    _text(sheet.cell(2, 1), title, bold=True)
    _text(sheet.cell(3, 1), translate("Unit: {unit}", unit=budget.unit))
    heads = (
        translate("Line"),
        *budget.sources,
        translate("Total"),
        translate("Rule"),
        translate("Held to the rule"),
    )
    for column, head in enumerate(heads, 1):
        _text(sheet.cell(FIRST_LINE - 1, column), head, bold=True)
    last = FIRST_LINE + len(budget.lines) - 1
    for row, line in enumerate(budget.lines, FIRST_LINE):
        _text(sheet.cell(row, 1), line.title)
        sheet.cell(row, columns + 2, f"=SUM({_at(2, row)}:{_at(columns + 1, row)})")
        _text(sheet.cell(row, columns + 3), _rule(line, budget, catalogue))
        if check := _check(line, _at(columns + 2, row), _at(columns + 2, last + 1), catalogue):
            sheet.cell(row, columns + 4, check)
    _text(sheet.cell(last + 1, 1), translate("Total"), bold=True)
    for column in range(2, columns + 3):
        sheet.cell(last + 1, column, f"=SUM({_at(column, FIRST_LINE)}:{_at(column, last)})")
    _shape(sheet, columns, last)


def _shape(sheet: Any, columns: int, last: int) -> None:
    """Widths, figures with two places, and the heads kept in sight."""
    from openpyxl.utils import get_column_letter  # noqa: PLC0415 - as above

    name, figure, rule = WIDTHS
    for column in range(1, columns + 5):
        width = name if column == 1 else rule if column == columns + 3 else figure
        sheet.column_dimensions[get_column_letter(column)].width = width
    for row in range(FIRST_LINE, last + 2):
        for column in range(2, columns + 3):
            sheet.cell(row, column).number_format = "#,##0.00"
    sheet.freeze_panes = _at(2, FIRST_LINE)


def _text(cell: Any, text: str, *, bold: bool = False) -> None:
    """A text, also one that begins as a formula does."""
    from openpyxl.styles import Font  # noqa: PLC0415 - as above

    cell.value, cell.data_type, cell.font = plain(text), "s", Font(bold=bold)


def _at(column: int, row: int) -> str:
    """`C7`"""
    from openpyxl.utils import get_column_letter  # noqa: PLC0415 - as above

    return f"{get_column_letter(column)}{row}"


def _rule(line: BudgetLine, budget: Budget, catalogue: Catalogue) -> str:
    """The rule as issued, else its bounds."""
    if line.note:
        return line.note
    translate, rules = catalogue.translate, list[str]()
    if line.percent is not None:
        rules.append(translate("at most {percent}% of the whole", percent=f"{line.percent:g}"))
    if line.most is not None:
        rules.append(translate("at most {amount} {unit}", amount=f"{line.most:g}", unit=budget.unit))
    return catalogue.join(tuple(rules))


def _check(line: BudgetLine, own: str, whole: str, catalogue: Catalogue) -> str:
    """A formula that tells a sum above its bound; empty for a line without one."""
    bounds = []
    if line.percent is not None:
        bounds.append(f"{own}>{whole}*{line.percent!r}/100+{HALF_A_CENT}")
    if line.most is not None:
        bounds.append(f"{own}>{line.most!r}+{HALF_A_CENT}")
    message = catalogue.translate("above the rule").replace('"', "")
    return f'=IF(OR({",".join(bounds)}),"{message}","")' if bounds else ""
