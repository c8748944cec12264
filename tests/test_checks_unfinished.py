"""X07, O01: what an import left to be checked is told until a person has checked it."""

import hashlib
from pathlib import Path

import pytest

from notice_site.checks import check_call
from notice_site.command.cli import main
from notice_site.problem import Problem
from notice_site.reading.build import build_call
from notice_site.reading.source import parse_source
from tests.call_facts import ZH
from tests.importing.imported import draft_of_text, file_text

NOTICE = """关于征集示范项目的通知
各有关单位：
一、申报条件
（一）成立2年以上。
（二）申报材料齐全。
二、申报时间
2026年4月30日17:00前。
某某区住房和建设局
2026年3月2日
"""


def waiting(text: str) -> list[Problem]:
    problems = check_call(build_call(parse_source(text, Path("notice_data.yml"))))
    return [problem for problem in problems if problem.check == "X07"]


def test_an_imported_call_is_not_taken_for_a_checked_one(tmp_path: Path) -> None:
    said = [ZH.read(problem.message) for problem in waiting(file_text(draft_of_text(NOTICE, tmp_path)))]
    assert len(said) == 2
    assert said[0].startswith("导入时的推断、从旧通知沿用的内容还没有核对完")
    assert said[1].startswith("读者看得到的内容里还写着“待核对”")


@pytest.mark.parametrize("left", ["待核对", "to be checked"])
def test_a_checked_call_is_let_be_and_its_own_comments_too(left: str, tmp_path: Path) -> None:
    text = file_text(draft_of_text(NOTICE, tmp_path))
    lines = [line for line in text.split("\n") if not line.strip().startswith("# 待核对")]
    checked = "\n".join(lines).replace("no_evidence: 待核对", "no_evidence: 由我局查询登记信息")
    assert waiting(f"# 每年核对一次：电话\n{checked}") == []
    assert len(waiting(checked.replace("由我局查询登记信息", left))) == 1


def unseen(text: str) -> list[Problem]:
    problems = check_call(build_call(parse_source(text, Path("notice_data.yml"))))
    return [problem for problem in problems if problem.check == "O01"]


def test_each_difference_from_the_source_is_told_until_somebody_has_seen_its_words(tmp_path: Path) -> None:
    text = file_text(draft_of_text(NOTICE, tmp_path))
    entry = (
        "{where: body.clauses.deadline, kind: left_out, source_place: 第9段, source_text: 逾期不予受理。¶}"
    )
    record = f"import:\n  files: [notice.docx]\n  sha256: ['00']\n  unconfirmed:\n    - {entry}\n"
    [problem] = unseen(text + record)
    assert problem.path == ("import", "unconfirmed", 0)
    assert (
        ZH.read(problem.message)
        == "原件（第9段）的“逾期不予受理。¶”没有放进来，位置在 body.clauses.deadline。"
    )
    said = ZH.read(problem.remedy)
    seen = said[said.index("sum: ") + 5 : said.rindex("}")]
    confirmed = record.replace("¶}", f"¶, confirmed: {{by: 李明, on: 2026-03-03, sum: {seen}}}}}")
    assert unseen(text + confirmed) == []
    assert len(unseen(text + confirmed.replace("逾期不予受理", "逾期不再受理"))) == 1, "other words ask again"
    other = text.replace("{key_dates.close}前", "{key_dates.close}之前")
    assert len(unseen(other + confirmed)) == 1, "here too"


def test_an_import_writes_what_differs_beside_the_sums_of_its_files(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("notice.txt").write_text(NOTICE + "附件1\n申报表\n一、单位名称\n二、联系人\n", "utf-8")
    assert main(["import", "notice.txt", "--out", "call.yml"]) == 0
    written = parse_source(Path("call.yml").read_text("utf-8"), Path("call.yml")).data["import"]
    assert written["files"] == ["notice.txt"]
    assert written["sha256"] == [hashlib.sha256(Path("notice.txt").read_bytes()).hexdigest()]
    assert [(entry["kind"], entry["source_text"]) for entry in written["unconfirmed"]] == [("left_out", "1")]
    assert len(unseen(Path("call.yml").read_text("utf-8"))) == 1
