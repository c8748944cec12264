"""Annexes that are files as they are or are kept elsewhere; a notice that nobody signs."""

import io
import json
import zipfile
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml
from lxml import html

from notice_site.checks import check_call
from notice_site.command.import_call import read_call, write_call
from notice_site.problem import ProblemsFound, SiteFault
from notice_site.reading.build import build_call
from notice_site.reading.source import parse_source
from notice_site.site.assemble import render_site
from notice_site.site.options import BuildOptions
from tests.call_facts import MINIMAL, ZH
from tests.importing.word_making import notice, saved
from tests.pdf_text import read_aloud

ANNEXES: list[dict[str, Any]] = [
    {"id": "budget", "title": "经费预算表", "kind": "file", "file": "attachments/预算.xlsx"},
    {
        "id": "standard",
        "title": "统一社会信用代码登记表",
        "kind": "link",
        "link": "https://www.example.gov.cn/form",
    },
    {"id": "list", "title": "样品清单", "kind": "list", "items": ["样品一", "样品二"]},
]
TEXT = ["材料见附件1、附件2和附件3。"]


def workbook() -> bytes:
    """Enough of a spreadsheet to be told from a Word file."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("xl/workbook.xml", "<workbook/>")
    return out.getvalue()


def call_in(folder: Path, **changes: Any) -> Path:
    data = yaml.load(MINIMAL.read_text("utf-8"), Loader=yaml.BaseLoader)
    data["body"]["clauses"].append({"id": "papers", "heading": "材料", "text": TEXT})
    path = folder / "notice_data.yml"
    path.write_text(yaml.safe_dump(data | {"annexes": ANNEXES} | changes, allow_unicode=True), "utf-8")
    (folder / "attachments").mkdir()
    (folder / "attachments" / "预算.xlsx").write_bytes(workbook())
    return path


def made(path: Path) -> dict[str, bytes]:
    call = build_call(parse_source(path.read_text("utf-8").replace("'true'", "true"), path))
    return dict(render_site(call, BuildOptions(data=path, out=path.parent / "site")).pages)


def test_an_annex_that_is_a_file_is_offered_as_it_is(tmp_path: Path) -> None:
    files = made(call_in(tmp_path))
    content = (tmp_path / "attachments" / "预算.xlsx").read_bytes()
    assert files["downloads/annex-1.xlsx"] == content
    assert not {"downloads/annex-1.docx", "downloads/annex-1.pdf", "downloads/annex-2.pdf"} & files.keys()
    archive = zipfile.ZipFile(io.BytesIO(files["downloads/annexes.zip"]))
    assert archive.read("附件1 经费预算表.xlsx") == content
    assert archive.namelist()[1:] == ["附件3 样品清单.docx", "附件3 样品清单.pdf"]
    assert "annex-1.xlsx" in files["downloads/SHA256SUMS"].decode()
    page = html.fromstring(
        files["forms/budget/index.md"].decode().partition("---\n")[2].partition("---\n")[2]
    )
    (link,) = [link for link in page.iter("a") if "annex-1.xlsx" in (link.get("href") or "")]
    assert "Excel" in "".join(map(str, link.itertext()))


def test_an_annex_that_is_elsewhere_leads_there(tmp_path: Path) -> None:
    files = made(call_in(tmp_path))
    page = files["forms/standard/index.md"].decode()
    assert 'href="https://www.example.gov.cn/form"' in page
    known = json.loads(files["notice.json"])
    assert [annex.get("file") or annex.get("link") for annex in known["annexes"]] == [
        "attachments/预算.xlsx",
        "https://www.example.gov.cn/form",
        None,
    ]
    assert "file" not in known["annexes"][2]


def test_annexes_that_are_files_have_the_numbers_that_the_text_cites(tmp_path: Path) -> None:
    path = call_in(tmp_path)
    problems = check_call(build_call(parse_source(path.read_text("utf-8").replace("'true'", "true"), path)))
    assert [problem for problem in problems if problem.check in ("K02", "K03")] == []


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    path = call_in(tmp_path)
    (tmp_path / "attachments" / "预算.xlsx").unlink()
    with pytest.raises(ProblemsFound) as found:
        made(path)
    assert [problem.path for problem in found.value.problems] == [("annexes", 0, "file")]


@pytest.mark.parametrize(
    "file", ["attachments/page.html", "../secret.xlsx", "attachments/run.exe", "budget.xlsx"]
)
def test_only_files_that_no_browser_runs_are_attached(file: str, tmp_path: Path) -> None:
    path = call_in(tmp_path, annexes=[{**ANNEXES[0], "file": file}])
    with pytest.raises(ProblemsFound):
        build_call(parse_source(path.read_text("utf-8").replace("'true'", "true"), path))


def test_a_notice_that_nobody_signs_ends_with_its_text(tmp_path: Path) -> None:
    issuers = [{"id": "office", "name": "虚构市示例局", "unsigned": "true"}]
    dates = yaml.load(MINIMAL.read_text("utf-8"), Loader=yaml.BaseLoader)["key_dates"] | {
        "signed": "not_stated"
    }
    files = made(call_in(tmp_path, issuers=issuers, key_dates=dates, annexes=[]))
    page = files["notice/index.md"].decode()
    assert "ns-signature" not in page
    text = "".join(read_aloud(files["downloads/notice.pdf"]).split())
    assert "材料见附件1" in text
    assert "2030年3月1日" not in text
    word = zipfile.ZipFile(io.BytesIO(files["downloads/notice.docx"])).read("word/document.xml").decode()
    assert "虚构市示例局" not in word


def test_a_spreadsheet_beside_a_notice_is_imported_as_the_file_that_it_is(tmp_path: Path) -> None:
    lines = (
        "关于申报项目的通知",
        "各单位：",
        "请于2026年12月31日前报送材料。",
        "附件：1.申请表",
        "2.经费预算表",
    )
    (tmp_path / "notice.docx").write_bytes(saved(notice(*lines, "青山区民政局", "2026年11月20日")))
    (tmp_path / "申请表.docx").write_bytes(saved(notice("申请表", "姓名：", "联系电话：")))
    (tmp_path / "附件2 经费预算表.xlsx").write_bytes(workbook())
    paths = [tmp_path / name for name in ("notice.docx", "附件2 经费预算表.xlsx", "申请表.docx")]
    imported = read_call(paths, "call", date(2026, 11, 20))
    annexes = [(annex["title"], annex["kind"], annex.get("file")) for annex in imported.draft.data["annexes"]]
    assert annexes[1] == ("经费预算表", "file", "attachments/附件2 经费预算表.xlsx")
    assert annexes[0][0] == "申请表"
    assert [part.text for part in imported.checked.differences] == ["附件1¶"]
    target = write_call(imported, tmp_path / "call" / "notice_data.yml", ZH)
    assert (target.parent / "attachments" / "附件2 经费预算表.xlsx").read_bytes() == paths[1].read_bytes()
    assert len(imported.files) == 3


def test_a_spreadsheet_alone_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "预算.xlsx"
    path.write_bytes(workbook())
    with pytest.raises(SiteFault):
        read_call([path], "call", date(2026, 11, 20))
