"""Results from a spreadsheet: every way it saves them is read; what must not be published is refused."""

from datetime import date
from pathlib import Path

import pytest
from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from notice_site.editions.results_table import personal_fault, read_table
from notice_site.editions.typed_values import Unfit
from tests.call_facts import ZH


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gbk"])
def test_results_come_from_a_spreadsheet_in_either_encoding(encoding: str, tmp_path: Path) -> None:
    path = tmp_path / "r.csv"
    path.write_bytes('序号,名称\r\n1,"甲、乙"\r\n,\r\n'.encode(encoding))
    table = read_table(path)
    assert (table.columns, table.rows) == (("序号", "名称"), (("1", "甲、乙"),))


@pytest.mark.parametrize("content", ["", "序号,名称\n", "序号,名称\n1\n"])
def test_half_a_table_is_refused(content: str, tmp_path: Path) -> None:
    path = tmp_path / "r.csv"
    path.write_text(content, "utf-8")
    with pytest.raises(Unfit):
        read_table(path)
    with pytest.raises(Unfit):
        read_table(tmp_path / "none.csv")


def refusal(content: str, tmp_path: Path) -> str:
    path = tmp_path / "名单.csv"
    path.write_text(content, "utf-8")
    with pytest.raises(Unfit) as found:
        read_table(path)
    said = ZH.read(found.value.message)
    assert str(path) in said
    return said


def test_excel_s_unicode_text_is_read(tmp_path: Path) -> None:
    path = tmp_path / "r.txt"
    path.write_bytes("序号\t名称\r\n1\t甲、乙,丙\r\n".encode("utf-16"))
    assert read_table(path).rows == (("1", "甲、乙,丙"),)


def test_title_rows_above_the_heads_are_passed_over(tmp_path: Path) -> None:
    path = tmp_path / "r.csv"
    path.write_text("2030年拟扶持名单,,\n,,\n序号,名称,金额（万元）\n1,甲坊,10\n2,乙坊,\n", "utf-8")
    table = read_table(path)
    assert table.above == ("2030年拟扶持名单",)
    assert table.columns == ("序号", "名称", "金额（万元）")
    assert table.rows == (("1", "甲坊", "10"), ("2", "乙坊", ""))


@pytest.mark.parametrize(
    ("number", "said"),
    [
        ("440101199001011234", ("身份证号", "44…34", "440****34")),
        ("４４０１０１１９９００１０１１２３４", ("身份证号", "44…34", "440****34")),
        ("440101 19900101 123X", ("身份证号", "44…3X", "440****3X")),
        ("440101900101123", ("身份证号", "44…23", "440****23")),
        ("6222021234567890123", ("银行账号", "62…23", "622****23")),
        ("6222 0212 3456 7890 123", ("银行账号", "62…23", "622****23")),
        ("13800138000", ("手机号", "13…00", "138****00")),
        ("138-0013-8000", ("手机号", "13…00", "138****00")),
    ],
)
def test_a_number_of_a_person_is_found_not_repeated_and_masked(
    number: str, said: tuple[str, str, str], tmp_path: Path
) -> None:
    kind, shown, masked = said
    path = tmp_path / "名单.csv"
    path.write_text(f"序号,名称\n1,甲坊\n2,张三{number}\n3,{number}\n", "utf-8")
    table = read_table(path)
    [(found, count)] = table.personal
    assert (ZH.read(found), count) == (kind, 2)
    fault = ZH.read(personal_fault(table, path))
    assert fault.startswith("第3行")
    assert shown in fault
    assert number not in fault
    assert table.masked().rows[1] == ("2", f"张三{masked}")
    assert table.masked().personal == ()


@pytest.mark.parametrize(
    "masked", ["138****8000", "4401****34", "91440101MA5XXXXX0X", "020-87654321", "2030-01-02"]
)
def test_what_is_masked_or_an_organisation_s_own_is_taken(masked: str, tmp_path: Path) -> None:
    path = tmp_path / "r.csv"
    path.write_text(f"序号,名称\n1,{masked}\n", "utf-8")
    table = read_table(path)
    assert table.rows == (("1", masked),)
    assert table.personal == ()


@pytest.mark.parametrize("cell", ["9.14401E+17", "1-2月", "2-Jan", "#####", "#N/A"])
def test_what_a_spreadsheet_has_damaged_is_named(cell: str, tmp_path: Path) -> None:
    assert f"“{cell}”" in refusal(f"序号,代码\n1,{cell}\n", tmp_path)


def test_what_is_no_table_is_told_how_to_save(tmp_path: Path) -> None:
    path = tmp_path / "r.xlsx"
    for content in (b"PK\x03\x04", b"\xff\x00\xff\xff", b"\xd0\xcf\x11\xe0"):
        path.write_bytes(content)
        with pytest.raises(Unfit) as found:
            read_table(path)
        assert str(path) in ZH.read(found.value.message)
        assert "另存为" in ZH.read(found.value.message)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("序号,,金额\n1,甲坊,10\n", "第2列没有列名"),
        ("名称,名称\n1,甲坊\n", "两列“名称”"),
        ("序号,名称,金额\n1,甲坊,10\n注：以上排名不分先后,,\n", "只有“注：以上排名不分先后”"),
        ("序号,代码\n1,440101199001012000\n", "“440101199001012000”"),
    ],
)
def test_what_would_be_shown_wrongly_is_refused(content: str, said: str, tmp_path: Path) -> None:
    assert said in refusal(content, tmp_path)


# workbooks ------------------------------------------------------------------------------------------------


def workbook(path: Path, *rows: tuple[object, ...]) -> Worksheet:
    book = Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    for row in rows:
        sheet.append(row)
    book.save(path)
    return sheet


def saved(sheet: Worksheet, path: Path) -> Path:
    assert sheet.parent is not None
    sheet.parent.save(path)
    return path


HEADS = ("序号", "名称", "金额（万元）")


def test_a_workbook_is_read_as_it_is_shown(tmp_path: Path) -> None:
    path = tmp_path / "r.xlsx"
    sheet = workbook(
        path, ("2030年拟扶持名单",), (), HEADS, (1, " 甲坊\n（本部）", 12.5), (2, "乙坊", 0.1 + 0.2)
    )
    sheet.merge_cells("A1:C1")
    sheet.append((7, "丙坊", 0.15))
    sheet["A6"].number_format, sheet["C6"].number_format = "000", "0%"
    sheet.append((8, date(2030, 6, 1), None))
    sheet["B7"].number_format = 'yyyy"年"m"月"d"日"'
    table = read_table(saved(sheet, path))
    assert table.above == ("2030年拟扶持名单",)
    assert table.columns == HEADS
    assert table.rows == (
        ("1", "甲坊 （本部）", "12.5"),
        ("2", "乙坊", "0.3"),
        ("007", "丙坊", "15%"),
        ("8", "2030-06-01", ""),
    )
    assert table.first == 4


def test_what_excel_has_lost_is_named_with_its_row(tmp_path: Path) -> None:
    path = tmp_path / "r.xlsx"
    for value, form, said in (
        (914401011234567890, "General", "9.14401E+17"),
        (date(2030, 1, 2), 'm"月"d"日"', "1-2"),
        ("9.14401E+17", "@", "9.14401E+17"),
        ("=1+1", "General", "公式"),
        ("#N/A", "General", "#N/A"),
    ):
        sheet = workbook(path, HEADS, (1, value, 10))
        sheet["B2"].number_format = form
        with pytest.raises(Unfit) as found:
            read_table(saved(sheet, path))
        assert "第2行" in ZH.read(found.value.message)
        assert said in ZH.read(found.value.message)


def test_what_nobody_sees_is_not_published(tmp_path: Path) -> None:
    path = tmp_path / "r.xlsx"
    sheet = workbook(path, HEADS, (1, "甲坊", 10), (2, "乙坊", 10))
    sheet.column_dimensions["C"].hidden = True
    with pytest.raises(Unfit) as found:
        read_table(saved(sheet, path))
    assert "C 列" in ZH.read(found.value.message)
    sheet.column_dimensions["C"].hidden = False
    sheet.row_dimensions[3].hidden = True
    with pytest.raises(Unfit) as found:
        read_table(saved(sheet, path))
    assert "第3行" in ZH.read(found.value.message)


def test_two_filled_sheets_are_one_too_many(tmp_path: Path) -> None:
    path = tmp_path / "r.xlsx"
    sheet = workbook(path, HEADS, (1, "甲坊", 10))
    assert sheet.parent is not None
    other = sheet.parent.create_sheet("底稿")
    other.append(("a", "b"))
    other.append(("1", "2"))
    with pytest.raises(Unfit) as found:
        read_table(saved(sheet, path))
    assert "底稿" in ZH.read(found.value.message)
    other.sheet_state = "hidden"
    assert read_table(saved(sheet, path)).rows == (("1", "甲坊", "10"),)


def test_a_cell_with_a_character_that_nobody_sees_is_named(tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_text("序号,单位\n1,甲公司\n2,乙\u200b公司\n", "utf-8")
    with pytest.raises(Unfit) as refused:
        read_table(path)
    assert refused.value.message.msgid.startswith("Row {number} of {file} has a hidden character")
    assert dict(refused.value.message.values)["number"] == 3
