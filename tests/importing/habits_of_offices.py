"""How offices lay out calls of many kinds, a function a habit. In: nothing. Out: Word files by name."""

import docx
from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH

from tests.importing.habits import SIGNED, TITLE, Files, habit
from tests.importing.word_making import notice, saved


def _table(document: Document, *rows: tuple[str, ...]) -> None:
    table = document.add_table(len(rows), len(rows[0]))
    for at, row in enumerate(rows):
        for column, words in enumerate(row):
            table.cell(at, column).text = words


def _signed(document: Document) -> Files:
    for line in SIGNED:
        document.add_paragraph(line).alignment = WD_ALIGN_PARAGRAPH.RIGHT
    return {"notice.docx": saved(document)}


@habit
def soft_breaks_for_paragraphs() -> Files:
    document = notice("某某市图书馆2026年公开招聘\n工作人员公告")
    for block in (
        "一、招聘条件\n（一）具有本科以上学历；\n（二）年满18周岁，未满\n35周岁。",
        "二、报名\n报名时间：2026年4月20日9:00至4月24日17:00。\n联系人：张三\n电话：020-12345678",
        "附件：\n1．岗位表\n2．报名表",
    ):
        document.add_paragraph(block)
    return _signed(document)


@habit
def tables_in_the_text() -> Files:
    document = notice(TITLE, "各有关单位：", "一、申报材料")
    _table(
        document,
        ("序号", "材料名称", "份数", "备注"),
        ("1", "申报书", "2", "盖章"),
        ("2", "营业执照", "1", ""),
    )
    document.add_paragraph("二、联系方式")
    _table(
        document,
        ("单位", "联系人", "联系电话"),
        ("建筑节能科", "张三、李四", "020-12345678"),
        ("服务热线", "", "400-123-4567"),
    )
    document.add_paragraph("监督电话：020-87654321，传真：020-11112222。")
    return _signed(document)


@habit
def places_to_sign_in_a_form() -> Files:
    document = notice("附件1", "示范项目申报表", "申报单位（盖章）：　　　　　填表日期：　　　年　　月　　日")
    table = document.add_table(9, 4)
    rows = (
        ("一、基本情况", "", "", ""),
        ("项目名称", "", "建筑面积", "　　　　平方米"),
        ("主要人员", "姓名", "职务", "电话"),
        ("", "", "", ""),
        ("年度", "2024年", "2025年", "2026年"),
        ("投资（万元）", "", "", ""),
        ("二、项目简介", "", "", ""),
        ("", "", "", ""),
        ("承诺", "以上内容真实，如有不实，愿承担责任。　　　负责人（签字）：　　　　年　月　日", "", ""),
    )
    for at, row in enumerate(rows):
        for column, words in enumerate(row):
            table.cell(at, column).text = words
    for at in (0, 6, 7):
        table.cell(at, 0).merge(table.cell(at, 3))
    table.cell(2, 0).merge(table.cell(3, 0))
    table.cell(8, 1).merge(table.cell(8, 3))
    return {"annex.docx": saved(document)}


@habit
def conditions_that_are_one_together() -> Files:
    return _signed(
        notice(
            TITLE,
            "各有关单位：",
            "一、申报条件",
            "（一）新注册企业：成立未满5年；",
            "（二）评价得分达到60分以上，或符合下列条件之一：",
            "1.近两年研发费用在100万元以上；",
            "2.获得省级以上科技奖励。",
            "（三）有下列情形之一的，不予受理：",
            "1.近三年有重大违法记录的；",
            "2.被列入失信名单的。",
            "二、支持标准",
            "示范项目：每项补助20万元。",
            "培育项目每项给予10—15万元补助，同一单位累计不超过50万元。",
        )
    )


@habit
def steps_with_their_days() -> Files:
    return _signed(
        notice(
            TITLE,
            "各有关单位：",
            "一、工作程序及时间安排",
            "（一）需求征集（3月10日—3月20日）。各镇街征集项目需求。",
            "（二）项目申报。项目申报截止时间为2026年4月30日17时30分，逾期不予受理。",
            "（三）初审。各镇街于5月15日前完成初审。",
            "二、笔试时间：2026年5月30日上午9:00。",
        )
    )


@habit
def a_frame_of_a_web_site() -> Files:
    document = docx.Document()
    _table(document, ("索引号：MB2C1234/2026-00021", "发布机构：某某区住房和建设局"))
    document.add_paragraph("文号：某建〔2026〕8号")
    document.add_paragraph("某某区2026年公共租赁住房配租公告")
    document.add_paragraph("根据有关规定，现将配租事项公告如下：")
    for line in (
        "一.申请时间",
        "2026年7月1日至7月10日。",
        "二.申请材料",
        "1）申请表（附件1）；",
        "2）身份证。",
    ):
        document.add_paragraph(line)
    document.add_paragraph("附件")
    document.add_paragraph("1.公共租赁住房申请表")
    _signed(document)
    document.add_paragraph("附表1：房源一览表")
    _table(document, ("小区", "套数"), ("幸福家园", "100"))
    document.add_paragraph("附件1：公共租赁住房申请表")
    _table(document, ("申请人", ""), ("家庭人口", "人"))
    return {"notice.docx": saved(document)}


@habit
def annexes_as_headings_in_english() -> Files:
    document = docx.Document()
    document.add_heading("Harbour City Council", 1)
    document.add_heading("Call for Applications: Community Arts Grants 2026", 0)
    document.add_heading("1. Eligibility", 2)
    document.add_paragraph("Applicants must:")
    document.add_paragraph("(a) be registered in Harbour City for at least two years; and")
    document.add_paragraph("(b) be a non-profit organisation.")
    document.add_heading("2. How to apply", 2)
    document.add_paragraph("Send the following documents by email to arts@example.org:")
    document.add_paragraph("your accounts;", style="List Bullet")
    document.add_paragraph("the form (Annex A).", style="List Bullet")
    document.add_paragraph("The deadline for applications is 5.00 pm on Friday 26 June 2026.")
    document.add_heading("Annex A: Application form", 1)
    _table(document, ("Name of organisation", ""), ("Email", ""))
    document.add_heading("Annex B: Budget", 1)
    _table(document, ("Item", "Cost"), ("", ""))
    return {"notice.docx": saved(document)}
