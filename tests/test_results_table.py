"""Results from a spreadsheet: every way it saves them is read; what must not be published is refused."""

from pathlib import Path

import pytest

from notice_site.editions.results_table import read_table
from notice_site.editions.typed_values import Unfit
from tests.call_facts import ZH


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gbk"])
def test_results_come_from_a_spreadsheet_in_either_encoding(encoding: str, tmp_path: Path) -> None:
    path = tmp_path / "r.csv"
    path.write_bytes('序号,名称\r\n1,"甲、乙"\r\n,\r\n'.encode(encoding))
    assert read_table(path, "名单") == {
        "title": "名单",
        "columns": ["序号", "名称"],
        "rows": [["1", "甲、乙"]],
    }


@pytest.mark.parametrize("content", ["", "序号,名称\n", "序号,名称\n1\n"])
def test_half_a_table_is_refused(content: str, tmp_path: Path) -> None:
    path = tmp_path / "r.csv"
    path.write_text(content, "utf-8")
    with pytest.raises(Unfit):
        read_table(path, "名单")
    with pytest.raises(Unfit):
        read_table(tmp_path / "none.csv", "名单")


def refusal(content: str, tmp_path: Path) -> str:
    path = tmp_path / "名单.csv"
    path.write_text(content, "utf-8")
    with pytest.raises(Unfit) as found:
        read_table(path, "名单")
    said = ZH.read(found.value.message)
    assert str(path) in said
    return said


def test_excel_s_unicode_text_is_read(tmp_path: Path) -> None:
    path = tmp_path / "r.txt"
    path.write_bytes("序号\t名称\r\n1\t甲、乙,丙\r\n".encode("utf-16"))
    assert read_table(path, "名单")["rows"] == [["1", "甲、乙,丙"]]


def test_title_rows_above_the_heads_are_passed_over(tmp_path: Path) -> None:
    path = tmp_path / "r.csv"
    path.write_text("2030年拟扶持名单,,\n,,\n序号,名称,金额（万元）\n1,甲坊,10\n2,乙坊,\n", "utf-8")
    table = read_table(path, "名单")
    assert table["columns"] == ["序号", "名称", "金额（万元）"]
    assert table["rows"] == [["1", "甲坊", "10"], ["2", "乙坊", ""]]


@pytest.mark.parametrize(
    ("number", "kind", "shown"),
    [
        ("440101199001011234", "身份证号", "44…34"),
        ("44010119900101123X", "身份证号", "44…3X"),
        ("6222021234567890123", "银行账号", "62…23"),
        ("联系13800138000", "手机号", "13…00"),
    ],
)
def test_a_number_of_a_person_is_refused_and_not_repeated(
    number: str, kind: str, shown: str, tmp_path: Path
) -> None:
    said = refusal(f"序号,名称\n1,甲坊\n2,{number}\n", tmp_path)
    assert said.startswith("第3行")
    assert kind in said
    assert shown in said
    assert number not in said


@pytest.mark.parametrize(
    "masked", ["138****8000", "4401****34", "91440101MA5XXXXX0X", "020-87654321", "2030-01-02"]
)
def test_what_is_masked_or_an_organisation_s_own_is_taken(masked: str, tmp_path: Path) -> None:
    path = tmp_path / "r.csv"
    path.write_text(f"序号,名称\n1,{masked}\n", "utf-8")
    assert read_table(path, "名单")["rows"] == [["1", masked]]


@pytest.mark.parametrize("cell", ["9.14401E+17", "1-2月", "2-Jan", "#####", "#N/A"])
def test_what_a_spreadsheet_has_damaged_is_named(cell: str, tmp_path: Path) -> None:
    assert f"“{cell}”" in refusal(f"序号,代码\n1,{cell}\n", tmp_path)


def test_a_workbook_and_bytes_of_no_text_are_told_how_to_save(tmp_path: Path) -> None:
    path = tmp_path / "r.xlsx"
    for content, said in ((b"PK\x03\x04", "另存为"), (b"\xff\x00\xff\xff", "r.xlsx")):
        path.write_bytes(content)
        with pytest.raises(Unfit) as found:
            read_table(path, "名单")
        assert said in ZH.read(found.value.message)
