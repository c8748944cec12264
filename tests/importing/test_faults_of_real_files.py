"""Kinds of fault that real files met: each was silent once, and has a small file of its kind here."""

from pathlib import Path
from typing import Any

import docx
import pytest
from docx.document import Document

from notice_site.importing.understanding.annex_labels import annex_label, listed_annexes
from notice_site.importing.understanding.form_fields import kind_of_label
from notice_site.importing.writing.accounting import account_for
from notice_site.model.forms import Form
from notice_site.model.grid import field_names
from notice_site.reading.references import resolve_references
from tests.importing.imported import draft_of, draft_of_text
from tests.importing.word_making import notice, saved

HEAD = ("青民〔2026〕8号", "关于申报2026年度社区创新项目的通知", "各有关单位：", "现将有关事项通知如下。")
CLOSE = ("一、申报时间", "申报截止时间为2026年12月31日下午5时。")
CONTACT = ("二、联系方式", "联系人：李明", "电话：020-81234567", "电子邮箱：office@example.gov.cn")
SIGNED = ("青山区民政局", "2026年11月20日")


def call_of(folder: Path, *lines: str) -> dict[str, Any]:
    path = folder / "notice.docx"
    path.write_bytes(saved(notice(*lines)))
    return dict(resolve_references(draft_of(path).data).data)


def form_of(folder: Path, *rows: tuple[str, ...]) -> list[dict[str, Any]]:
    """All cells of a form whose rows are given."""
    document = docx.Document()
    document.add_paragraph("附件1")
    document.add_paragraph("申请表")
    add_table(document, *rows)
    path = folder / "form.docx"
    path.write_bytes(saved(document))
    [annex] = draft_of(path).data["annexes"]
    return [cell for row in annex["form"]["rows"] for cell in row["cells"]]


def add_table(document: Document, *rows: tuple[str, ...]) -> None:
    table = document.add_table(len(rows), len(rows[0]))
    for at, row in enumerate(rows):
        for column, words in enumerate(row):
            table.cell(at, column).text = words


def clauses_of(data: dict[str, Any]) -> list[dict[str, Any]]:
    def walk(clauses: list[dict[str, Any]]) -> list[dict[str, Any]]:
        return [inner for clause in clauses for inner in (clause, *walk(clause.get("clauses", [])))]

    return walk(data["body"]["clauses"])


# attachments --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "listed",
    [
        ("附件：1.场地说明", "2.日程", "3.2026年度社区创新项目申请表", "4.管理细则"),
        ("附件：1．场地说明", "2．2026年日程", "3．申请表.docx"),
        ("附件：1.场地说明；2.日程；3.2026年度申请表",),
        ("附件：", "• 场地说明", "• 日程"),
        ("附件1：场地说明", "附件2：2026年度申请表"),
        ("附件：申请表",),
    ],
)
@pytest.mark.parametrize("kind", ["docx", "txt"])
def test_the_list_of_annexes_stays_below_the_text_in_its_order(
    listed: tuple[str, ...], kind: str, tmp_path: Path
) -> None:
    lines = (*HEAD, *CLOSE, *CONTACT, *listed, *SIGNED)
    if kind == "docx":
        data = call_of(tmp_path, *lines)
    else:
        data = dict(resolve_references(draft_of_text("\n".join(lines) + "\n", tmp_path).data).data)
    assert tuple(data["body"]["closing"]) == listed
    assert "annexes" not in data


@pytest.mark.parametrize(
    ("lines", "titles"),
    [
        (["附件：1.甲表", "2.乙表"], ["甲表", "乙表"]),
        (["附件：1.2026年甲表", "2.2027年乙表"], ["2026年甲表", "2027年乙表"]),
        (["附件：1.甲表；2.乙表。"], ["甲表", "乙表"]),
        (["附件：", "• 甲表", "• 乙表.docx"], ["甲表", "乙表"]),
        (["附件1：甲表", "附件2：乙表"], ["甲表", "乙表"]),
        (["附件：甲表"], ["甲表"]),
        (["附件"], []),
    ],
)
def test_a_list_of_annexes_gives_their_titles(lines: list[str], titles: list[str]) -> None:
    assert [entry.title for entry in listed_annexes(lines)] == titles
    assert [entry.number for entry in listed_annexes(lines)] == list(range(1, len(titles) + 1))


@pytest.mark.parametrize("text", ["附件一览表", "Attachments", "Appendix also applies", "附件2026年度申请表"])
def test_no_number_of_an_annex_is_cut_out_of_a_word(text: str) -> None:
    label = annex_label(text)
    assert label is None or not (label["number"] or label["english"])


@pytest.mark.parametrize("name", ["申请表.docx", "申报书.docx", "Registration Form.docx", "2026-1.docx"])
def test_a_file_beside_the_notice_is_an_attachment_whatever_its_name(name: str, tmp_path: Path) -> None:
    document = notice("社区创新项目申请表")
    add_table(document, ("单位名称", ""), ("联系人", ""))
    (tmp_path / name).write_bytes(saved(document))
    (tmp_path / "notice.docx").write_bytes(saved(notice(*HEAD, *CLOSE, "附件：1.申请表", *SIGNED)))
    for files in (("notice.docx", name), (name, "notice.docx")):
        data = draft_of(*(tmp_path / file for file in files)).data
        assert [(annex["title"], annex["kind"]) for annex in data["annexes"]] == [
            ("社区创新项目申请表", "form")
        ]
        assert data["body"]["closing"] == ["附件：1.申请表"]


def test_the_notices_list_gives_separate_files_their_order_and_their_titles(tmp_path: Path) -> None:
    for name, words in (("乙.docx", "汇总表"), ("甲.docx", "申请表")):
        document = docx.Document()
        add_table(document, (f"{words}编号", ""), ("联系人", ""))
        (tmp_path / name).write_bytes(saved(document))
    listed = ("附件：1.甲", "2.乙")
    (tmp_path / "notice.docx").write_bytes(saved(notice(*HEAD, *CLOSE, *listed, *SIGNED)))
    data = draft_of(*(tmp_path / name for name in ("notice.docx", "乙.docx", "甲.docx"))).data
    assert [annex["title"] for annex in data["annexes"]] == ["甲", "乙"]


def test_a_heading_of_a_higher_level_ends_an_attachment(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_paragraph("Rural Grant", style="Title")
    for level, heading, words in (
        (1, "Step 3: Prepare Your Application", ""),
        (2, "Attachments", ""),
        (3, "Attachment 1: Organization chart", "One page."),
        (3, "Attachment 2: Letters", "Dated and signed."),
        (1, "Step 4: Learn About Review", "A panel scores out of 100 points."),
        (1, "Contacts", "Email: help@example.org"),
    ):
        document.add_heading(heading, level)
        if words:
            document.add_paragraph(words)
    (tmp_path / "call.docx").write_bytes(saved(document))
    data = draft_of(tmp_path / "call.docx").data
    assert [annex["title"] for annex in data["annexes"]] == ["Organization chart", "Letters"]
    assert [clause["heading"] for clause in data["body"]["clauses"]] == [
        "Step 3: Prepare Your Application",
        "Step 4: Learn About Review",
        "Contacts",
    ]
    assert data["contact_info"]["emails"] == ["help@example.org"]


# numbers, lines and words -------------------------------------------------------------------------------


def test_a_list_of_markdown_keeps_the_numbers_that_were_typed(tmp_path: Path) -> None:
    text = "# 关于甲的通知\n\n各单位：\n\n一、形式\n1. 甲；\n2. 乙。\n二、事项\n1. 提交；\n2. 保管。\n"
    data = draft_of_text(text, tmp_path, "notice.md").data
    for clause in data["body"]["clauses"]:
        assert "number" not in clause
        assert [inner.get("number") for inner in clause["clauses"]] == [None, None]


def test_a_list_of_markdown_whose_numbers_are_all_alike_is_counted(tmp_path: Path) -> None:
    data = draft_of_text("# 关于甲的通知\n\n一、形式\n\n1. 甲；\n1. 乙。\n", tmp_path, "notice.md").data
    assert [inner.get("number") for inner in data["body"]["clauses"][0]["clauses"]] == [None, None]


@pytest.mark.parametrize(
    "words",
    [
        "Section 1301(a)(1)(B) of the Act directs issuers to cover benefits.",
        "Part 200.313 applies to all awards.",
        "Article 21st century skills are welcome.",
        "一、二等奖各1名，颁发证书。",
    ],
)
def test_what_looks_like_a_number_stays_in_its_sentence(words: str, tmp_path: Path) -> None:
    data = draft_of_text(f"Rural Grant\n\nFirst line.\n{words}\nLast line.\n", tmp_path).data
    assert words in str(data["body"])


def test_lines_of_a_text_that_is_not_wrapped_stay_apart(tmp_path: Path) -> None:
    lines = (
        "You must submit your application by post to the office in the town.",
        "Optional letters are read.",
    )
    data = draft_of_text("\n".join(("Rural Grant", "", "How to apply", *lines)) + "\n", tmp_path).data
    assert [clause["text"] for clause in data["body"]["clauses"]] == [[line] for line in lines]


# people and dates ---------------------------------------------------------------------------------------


def test_a_label_and_its_value_may_stand_in_two_paragraphs(tmp_path: Path) -> None:
    lines = ("联系人：", "李明", "电话：", "020-81234567", "电子邮箱：", "office@example.gov.cn")
    data = call_of(tmp_path, *HEAD, *CLOSE, "二、联系方式", *lines, *SIGNED)
    contact = data["contact_info"]
    assert [person["name"] for person in contact["persons"]] == ["李明"]
    assert (contact["telephones"], contact["emails"]) == (["020-81234567"], ["office@example.gov.cn"])
    assert [issuer["name"] for issuer in data["issuers"]] == ["青山区民政局"]
    assert [text for clause in clauses_of(data) for text in clause.get("text", [])][-6:] == list(lines)


@pytest.mark.parametrize("between", ["～", "~", "—", "-", "至", "到", "起至", "起，至"])
def test_a_range_of_days_stays_a_range_however_it_is_written(between: str, tmp_path: Path) -> None:
    wording = f"2026年07月06日{between}08月21日"
    data = call_of(tmp_path, *HEAD, "一、项目时间", wording, "二、申报时间", CLOSE[1], *SIGNED)
    [other] = data["key_dates"]["others"]
    assert (other["starts"], other["ends"], other["wording"]) == ("2026-07-06", "2026-08-21", wording)


@pytest.mark.parametrize("zone", ["ET", "local time", "GMT", "UK time", ""])
def test_the_zone_of_a_clock_is_asked_for_outside_of_chinese(zone: str, tmp_path: Path) -> None:
    words = f"You must submit your application by January 15, 2025, at 11:59 p.m. {zone}".strip()
    draft = draft_of_text(f"Rural Grant\n\nHow to apply\n\n{words}.\n", tmp_path)
    close = draft.data["key_dates"]["close"]
    assert draft.data["key_dates"]["timezone"] is None
    assert close["at"] is None
    assert close["wording"].endswith(zone or "p.m.")
    assert any(decision.path == ("key_dates", "timezone") and decision.guess for decision in draft.decisions)


# forms --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "label",
    [
        "地址及邮编",
        "电话及邮箱",
        "联系电话、电子邮箱",
        "年龄/出生日期",
        "姓名及联系方式",
        "开户行及账号",
        "成立时间及地点",
        "电子邮箱/微信号",
        "单位网站及公众号",
        "联系方式",
        "邮编和通讯地址",
        "Phone and e-mail",
    ],
)
def test_a_label_that_names_two_things_takes_any_words(label: str) -> None:
    assert kind_of_label(label) == "text"


@pytest.mark.parametrize(
    ("label", "kind"),
    [
        ("公司传真（没有可不填）", "phone"),
        ("电话/手机", "phone"),
        ("摘要（800字以内）", "long_text"),
        ("社区意见", "office_use"),
        ("专家组意见：", "office_use"),
        ("所在单位意见", "office_use"),
        ("学院审核意见（盖章）", "office_use"),
        ("申报单位意见", "long_text"),
        ("本人意见", "long_text"),
        ("主要意见", "long_text"),
    ],
)
def test_a_label_that_names_one_thing_keeps_its_kind(label: str, kind: str) -> None:
    assert kind_of_label(label) == kind


def test_a_column_names_no_rows_that_have_labels_of_their_own(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_paragraph("附件1")
    document.add_paragraph("申请表")
    table = document.add_table(4, 3)
    for row, column, words in ((0, 1, "手机"), (0, 2, "家庭电话"), (2, 0, "所在单位"), (3, 0, "所学专业")):
        table.cell(row, column).text = words
    table.cell(0, 0).merge(table.cell(1, 0)).text = "联系方式"
    for row in (2, 3):
        table.cell(row, 1).merge(table.cell(row, 2))
    (tmp_path / "form.docx").write_bytes(saved(document))
    [annex] = draft_of(tmp_path / "form.docx").data["annexes"]
    fields = [
        field["kind"]
        for row in annex["form"]["rows"]
        for cell in row["cells"]
        for field in cell.get("fields", [])
    ]
    assert fields == ["phone", "phone", "text", "text"]


def test_what_others_write_is_office_use_and_a_declaration_is_text(tmp_path: Path) -> None:
    cells = form_of(
        tmp_path,
        ("姓名", ""),
        ("社区意见：（是否同意申报）\n\n签名：\n年    月    日", "专家组意见：\n\n签名：\n年    月    日"),
        ("所在单位意见", "（盖章）\n年    月    日"),
        ("主管科室意见：\n签名：", "本人承诺所填属实。"),
    )
    kinds = [[field["kind"] for field in cell.get("fields", [])] for cell in cells]
    assert kinds[1] == ["text"]
    for at in (2, 3, 5, 6):
        assert set(kinds[at]) == {"office_use"}, cells[at]
    assert "label" not in cells[5]["fields"][0], "the opinion itself has a place"
    assert cells[7]["text"] == ["本人承诺所填属实。"]
    assert "fields" not in cells[7]


def test_the_unit_of_a_table_is_its_caption_and_no_field(tmp_path: Path) -> None:
    document = notice("附件1", "预算表", "单位：万元")
    add_table(document, ("科目", "金额"), ("设备", ""))
    (tmp_path / "form.docx").write_bytes(saved(document))
    [annex] = draft_of(tmp_path / "form.docx").data["annexes"]
    assert "above" not in annex["form"]
    assert annex["form"]["rows"][0]["cells"][0]["text"] == ["单位：万元"]


def test_what_somebody_filled_in_is_never_taken(tmp_path: Path) -> None:
    document = notice("附件1", "申请表")
    answers = ("王小明", "女", "44010019900101123X", "13800138000")
    add_table(
        document,
        ("姓名", answers[0], "性别", answers[1]),
        ("身份证号", answers[2], "手机", answers[3]),
        ("项目名称", "", "专业", ""),
    )
    (tmp_path / "form.docx").write_bytes(saved(document))
    draft = draft_of(tmp_path / "form.docx")
    assert not [answer for answer in answers if answer in str(draft.data)]
    account = account_for(draft.data, draft.sources, draft.withheld)
    assert not [answer for answer in answers if answer in "".join(left.text for left in account.left)]
    assert [(place.cell) for place in draft.withheld] == [(1, 2), (1, 4), (2, 2), (2, 4)]


def test_a_list_of_persons_that_somebody_filled_in_is_never_taken(tmp_path: Path) -> None:
    document = notice("附件1", "报名表")
    people = (("王小明", "研究生一年级", "13800138000"), ("李大同", "本科四年级", "13900139000"))
    add_table(document, ("姓名", "年级", "手机号码"), *people, ("", "", ""))
    (tmp_path / "form.docx").write_bytes(saved(document))
    draft = draft_of(tmp_path / "form.docx")
    assert not [answer for person in people for answer in person if answer in str(draft.data)]
    assert len(draft.withheld) == 6
    [annex] = draft.data["annexes"]
    kinds = [cell["fields"][0]["kind"] for cell in annex["form"]["rows"][1]["cells"]]
    assert kinds == ["text", "text", "phone"]
    names = list(field_names(Form.model_validate(annex["form"])).values())
    assert names == [
        "姓名 1",
        "年级 1",
        "手机号码 1",
        "姓名 2",
        "年级 2",
        "手机号码 2",
        "姓名 3",
        "年级 3",
        "手机号码 3",
    ]


def test_fields_with_the_same_label_are_told_apart_by_the_heads_of_their_columns(tmp_path: Path) -> None:
    document = notice("附件1", "申请表")
    add_table(document, ("", "第一人", "第二人"), ("姓名", "", ""), ("签字", "年  月  日", "年  月  日"))
    (tmp_path / "form.docx").write_bytes(saved(document))
    [annex] = draft_of(tmp_path / "form.docx").data["annexes"]
    names = list(field_names(Form.model_validate(annex["form"])).values())
    assert len(set(names)) == len(names)
    assert {"姓名 第一人", "姓名 第二人", "签字 第一人", "签字 第二人"} <= set(names)


def test_what_stands_behind_places_to_fill_in_is_text_where_it_is_sentences(tmp_path: Path) -> None:
    rules = ("注意事项：", "请勿填写真实姓名。", "提交的信息将公开。", "签名：")
    cells = form_of(tmp_path, ("姓名", ""), ("说明", "\n".join(rules)))
    assert cells[3]["text"] == list(rules[:3])
    assert [field["kind"] for field in cells[3]["fields"]] == ["signature"]
