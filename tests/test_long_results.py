"""A long list of results: whole in its workbook, in linear time everywhere."""

import io
from pathlib import Path
from time import process_time

import pytest
from openpyxl import load_workbook

from notice_site.editions.results_table import read_table
from notice_site.facts.facts import Facts
from notice_site.word.documents import render_word_amendments
from notice_site.word.results_workbooks import render_results
from tests.call_facts import MINIMAL, ZH, facts_of

HEAD = """
amendments:
  - id: outcome
    date: 2030-06-20
    kind: outcome
    title: 结果公告（虚构）
    body: [现予公布。]
    signed: {on: 2030-06-20, wording: 2030年6月20日}
    results:
      - title: "扶持名单: 第1批"
        columns: [序号, 名称, 代码]
        rows:
"""


def listed(folder: Path, count: int) -> Facts:
    data = folder / f"{count}.yml"
    rows = "".join(f"          - ['{at}', 虚构工坊{at}, '1-{at}']\n" for at in range(1, count + 1))
    data.write_text(MINIMAL.read_text("utf-8") + HEAD + rows, "utf-8")
    return facts_of(data)


@pytest.fixture(scope="module")
def facts(tmp_path_factory: pytest.TempPathFactory) -> Facts:
    return listed(tmp_path_factory.mktemp("long"), 2000)


def test_the_workbook_has_every_row_as_text(facts: Facts) -> None:
    [(path, content)] = render_results(facts).items()
    assert path == "downloads/results-1.xlsx"
    sheet = load_workbook(io.BytesIO(content)).worksheets[0]
    assert sheet.title == "扶持名单  第1批"
    rows = [*sheet.iter_rows(values_only=True)]
    assert rows[0] == ("序号", "名称", "代码")
    assert rows[2000] == ("2000", "虚构工坊2000", "1-2000")
    assert {cell.data_type for row in sheet.iter_rows() for cell in row} == {"s"}


def test_what_looks_like_a_formula_stays_a_text(tmp_path: Path) -> None:
    data = tmp_path / "a.yml"
    row = "          - ['=1+1', '@SUM(A1)', \"=HYPERLINK('http://x')\"]\n"
    data.write_text(MINIMAL.read_text("utf-8") + HEAD + row, "utf-8")
    [content] = render_results(facts_of(data)).values()
    sheet = load_workbook(io.BytesIO(content)).worksheets[0]
    assert [cell.data_type for cell in sheet[2]] == ["s", "s", "s"]


def test_the_same_list_gives_the_same_bytes(facts: Facts) -> None:
    assert render_results(facts) == render_results(facts)


def test_it_reads_back_as_it_was(facts: Facts, tmp_path: Path) -> None:
    path = tmp_path / "r.xlsx"
    path.write_bytes(render_results(facts)["downloads/results-1.xlsx"])
    assert read_table(path).rows == facts.notice.amendments[0].results[0].rows


def test_word_and_workbook_take_linear_time(tmp_path: Path) -> None:
    def seconds(count: int) -> float:
        facts = listed(tmp_path, count)
        started = process_time()
        render_word_amendments(facts, ZH)
        render_results(facts)
        return process_time() - started

    seconds(100)
    assert seconds(2000) < 6 * max(seconds(500), 0.05)
