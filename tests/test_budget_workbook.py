"""The budget's spreadsheet adds up and tells what is above a rule, by its own formulas."""

import io
import re
from typing import Any

from openpyxl import load_workbook

from notice_site.facts.facts import BuildFacts, derive_facts
from notice_site.language.catalogue import catalogue_for
from notice_site.reading.build import build_call
from notice_site.reading.source import read_source
from notice_site.word.budget_workbook import render_budget
from tests.call_facts import NOTICES

CALL = build_call(read_source(NOTICES / "digital-grant.yml"))
CHINESE = catalogue_for("zh")
[MADE] = render_budget(derive_facts(CALL, BuildFacts(), CHINESE), CHINESE).values()


SUM = re.compile(r"=SUM\((\w+):(\w+)\)")
ABOVE = re.compile(r'=IF\(OR\((?P<bounds>[^"]+)\),"(?P<told>[^"]+)",""\)')
BOUND = re.compile(r"(?P<own>[A-Z]+\d+)>(?:(?P<whole>[A-Z]+\d+)\*)?(?P<bound>[\d.]+)(?:/100)?\+0\.005")


def value(cell: Any) -> float:
    """What a cell holds or adds up."""
    if match := SUM.fullmatch(str(cell.value)):
        return sum(value(inner) for line in cell.parent[f"{match[1]}:{match[2]}"] for inner in line)
    return float(cell.value or 0)


def is_above(bound: str, sheet: Any) -> bool:
    match = BOUND.fullmatch(bound)
    assert match, bound
    most = float(match["bound"])
    if match["whole"]:
        most *= value(sheet[match["whole"]]) / 100
    return value(sheet[match["own"]]) > most + 0.005


def check(cell: Any) -> str:
    """What the check of a line says."""
    if cell.value is None:
        return ""
    match = ABOVE.fullmatch(cell.value)
    assert match, cell.value
    return match["told"] if any(is_above(bound, cell.parent) for bound in match["bounds"].split(",")) else ""


def filled(*rows: tuple[float, float]) -> tuple[list[list[Any]], list[float]]:
    """The total and check of each line, and the totals, once sums are typed in."""
    sheet: Any = load_workbook(io.BytesIO(MADE)).active
    for row, sums in enumerate(rows, 5):
        for column, amount in enumerate(sums, 2):
            sheet.cell(row, column, amount)
    last = 5 + len(rows)
    lines = [[round(value(sheet.cell(row, 4)), 2), check(sheet.cell(row, 6))] for row in range(5, last)]
    return lines, [round(value(sheet.cell(last, column)), 2) for column in (2, 3, 4)]


def test_it_says_what_it_is_and_has_the_lines_and_sources_of_the_call() -> None:
    sheet: Any = load_workbook(io.BytesIO(MADE)).active
    assert [sheet.cell(row, 1).value for row in range(1, 10)] == [
        "工作用表，不属于通知附件", "投资预算表", "单位：万元", "科目",
        "设备购置费", "软件和云服务费", "咨询费", "培训费", "合计",
    ]  # fmt: skip
    heads = [sheet.cell(4, column).value for column in range(1, 7)]
    assert heads == ["科目", "申请补助", "企业自筹", "合计", "规定", "核对"]


def test_its_bytes_repeat() -> None:
    [again] = render_budget(derive_facts(CALL, BuildFacts(), CHINESE), CHINESE).values()
    assert again == MADE


def test_its_formulas_add_up_and_tell_what_is_above_a_rule() -> None:
    lines, totals = filled((60, 20), (5, 4), (6, 5), (3, 2.01))
    assert lines == [[80, ""], [9, ""], [11, "超过规定"], [5.01, "超过规定"]]
    assert totals == [74, 31.01, 105.01]
    within, _ = filled((60, 20), (5, 5), (5, 5), (3, 2))
    assert [told for _, told in within] == ["", "", "", ""]
