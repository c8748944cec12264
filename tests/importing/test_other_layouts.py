"""Layouts of other offices, each in a few lines: what the data must hold, and what it must not."""

from pathlib import Path
from typing import Any

import docx
import pytest

from tests.importing.imported import draft_of, draft_of_text
from tests.importing.word_making import saved

HEAD = "关于举办示范活动的通知\n各有关单位：\n"
FOOT = "某某区住房和建设局\n2026年3月2日\n"


def imported(lines: str, folder: Path) -> dict[str, Any]:
    return draft_of_text(f"{HEAD}{lines}\n{FOOT}", folder).data


@pytest.mark.parametrize(
    "listed",
    [
        "附件：1.报名表\n2.汇总表",
        "附件：\n1．报名表\n2．汇总表",
        "附件\n1.报名表\n2.汇总表",
        "附件1.报名表\n2.汇总表",
        "附件1：报名表\n附件2：汇总表",
    ],
)
def test_a_list_of_annexes_is_no_clause(listed: str, tmp_path: Path) -> None:
    annexes = "附件1\n报名表\n填写说明一\n附件2\n汇总表\n填写说明二\n"
    text = f"{HEAD}1．报名\n按时报名。\n2．其他\n其他事项。\n{listed}\n{FOOT}{annexes}"
    data = draft_of_text(text, tmp_path).data
    assert [clause["heading"] for clause in data["body"]["clauses"]] == ["报名", "其他"]
    assert [annex["title"] for annex in data["annexes"]] == ["报名表", "汇总表"]


def test_a_name_in_square_brackets_heads_its_article(tmp_path: Path) -> None:
    data = imported(
        "第一条　【申请条件】应当同时具备以下条件：\n（一）成立2年以上；\n（二）在本区注册。", tmp_path
    )
    [clause] = data["body"]["clauses"]
    assert (clause["heading"], clause["text"]) == ("【申请条件】", ["应当同时具备以下条件："])
    assert len(data["eligibility"]) == 2


def test_a_day_of_every_year_is_no_deadline(tmp_path: Path) -> None:
    dates = imported("一、受理时间：常年受理，每年12月15日前提交的当年拨付。", tmp_path)["key_dates"]
    assert dates["close"] == {"rolling": True, "wording": "常年受理"}
    assert "others" not in dates


def test_a_day_without_a_year_before_the_signature_is_left_alone(tmp_path: Path) -> None:
    """It may be of the next year; nobody guesses."""
    dates = imported("一、申报时间：1月15日前提交。", tmp_path)["key_dates"]
    assert dates["close"] == {"at": None, "wording": None}


def test_a_deadline_said_twice_is_one_date(tmp_path: Path) -> None:
    lines = "一、报名：即日起至2026年5月10日17:00截止。\n二、报名表于5月10日前发送至邮箱a@example.org。\n"
    dates = imported(f"{lines}三、决赛：2026年6月18日上午9:00举行。", tmp_path)["key_dates"]
    assert dates["close"]["wording"] == "2026年5月10日17:00"
    assert [date["title"] for date in dates["others"]] == ["决赛"]


def test_a_table_of_headings_and_texts_is_read_as_clauses(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_paragraph("某镇集体物业公开招租公告")
    rows = {
        "招租标的": "某镇文化广场首层商铺，建筑面积约620平方米",
        "竞租人条件": "1.具有独立法人资格的企业；\n2.无失信被执行记录。",
        "联系方式": "联系人：梁先生　电话：020-12345678",
    }
    table = document.add_table(0, 2)
    for label, text in rows.items():
        cells = table.add_row().cells
        cells[0].text, cells[1].text = label, text
    (tmp_path / "notice.docx").write_bytes(saved(document))
    data = draft_of(tmp_path / "notice.docx").data
    assert [clause["heading"] for clause in data["body"]["clauses"]] == list(rows)
    assert [rule["quote"] for rule in data["eligibility"]] == ["具有独立法人资格的企业", "无失信被执行记录"]
    assert data["contact_info"]["telephones"] == ["020-12345678"]


def test_a_place_to_fill_in_at_the_end_of_a_row_is_no_label(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_paragraph("附件1")
    document.add_paragraph("申请表")
    table = document.add_table(2, 2)
    table.cell(0, 0).text, table.cell(1, 0).text, table.cell(1, 1).text = "单位", "负责人签字", "日期："
    (tmp_path / "annex.docx").write_bytes(saved(document))
    form = draft_of(tmp_path / "annex.docx").data["annexes"][0]["form"]
    assert [field["kind"] for field in form["rows"][1]["cells"][1]["fields"]] == ["date"]


def test_a_table_above_the_signature_signs_nothing(tmp_path: Path) -> None:
    rows = ("事项 | 联系人 | 电话", "---|---|---", "咨询 | 章平 | 020-12345678", "报送 | 吴敏 | 020-87654321")
    table = "".join(f"| {row} |\n" for row in rows)
    text = f"# 关于申报的通知\n\n各单位：\n\n一、申报材料发送至a@example.cn。\n\n{table}\n某市文化局\n\n"
    text += "2026年6月30日\n"
    data = draft_of_text(text, tmp_path, "notice.md").data
    assert [issuer["name"] for issuer in data["issuers"]] == ["某市文化局"]
    assert [person["name"] for person in data["contact_info"]["persons"]] == ["章平", "吴敏"]
    assert data["submission"]["methods"] == ["email"]


def test_offices_that_sign_side_by_side_in_a_table_are_issuers(tmp_path: Path) -> None:
    document = docx.Document()
    for line in ("关于申报的通知", "各单位：", "一、按时申报。"):
        document.add_paragraph(line)
    table = document.add_table(1, 2)
    table.cell(0, 0).text, table.cell(0, 1).text = "某市文化局", "某市财政局"
    document.add_paragraph("2026年6月30日")
    (tmp_path / "notice.docx").write_bytes(saved(document))
    issuers = draft_of(tmp_path / "notice.docx").data["issuers"]
    assert [issuer["name"] for issuer in issuers] == ["某市文化局", "某市财政局"]


def test_a_date_under_the_title_is_the_date_of_the_notice(tmp_path: Path) -> None:
    head = "关于立项征集的启事\n2026年5月6日\n各有关单位：\n"
    text = f"{head}一、征集时间：即日起至2026年6月15日。\n二、其他事项。\n"
    data = draft_of_text(text, tmp_path).data
    assert data["key_dates"]["signed"]["wording"] == "2026年5月6日"
    assert data["key_dates"]["close"]["wording"] == "2026年6月15日"
    assert [len(data["body"].get(key, [])) for key in ("clauses", "closing")] == [2, 0]


def test_days_from_one_to_another_are_one_step(tmp_path: Path) -> None:
    [step] = imported("一、签约实施（4月15日—11月30日）由双方商定。", tmp_path)["key_dates"]["others"]
    assert (step["starts"], step["ends"], step["wording"]) == ("2026-04-15", "2026-11-30", "4月15日—11月30日")
