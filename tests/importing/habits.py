"""How people type notices in Word, a function a habit. In: nothing. Out: Word files by name, all made up.

`HABITS` holds them all; each is read by the tests as it is made here and as LibreOffice saves it.
"""

from collections.abc import Callable

import docx
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Pt

from tests.importing.word_making import counted, level, notice, saved, with_lists

Files = dict[str, bytes]
TITLE = "关于征集2026年度绿色建材示范项目的通知"
SIGNED = ("某某区住房和建设局", "2026年3月2日")
FIRST_LIST = '<w:abstractNumId w:val="1"/>'
HABITS: dict[str, Callable[[], Files]] = {}


def habit(make: Callable[[], Files]) -> Callable[[], Files]:
    """Put a function among the habits."""
    HABITS[make.__name__] = make
    return make


@habit
def bold_paragraphs_as_headings() -> Files:
    document = docx.Document()
    for line in ("关于征集2026年度", "绿色建材示范项目的通知"):
        title = document.add_paragraph()
        title.alignment = WD_ALIGN_PARAGRAPH.CENTER
        run = title.add_run(line)
        run.bold, run.font.size = True, Pt(22)
    document.add_paragraph("各有关单位：")
    for heading, text in (("一、征集范围", "本区在建和拟建的民用建筑。"), ("二、申报材料", "申报表一份。")):
        document.add_paragraph().add_run(heading).bold = True
        document.add_paragraph(text)
    for line in SIGNED:
        document.add_paragraph(line).alignment = WD_ALIGN_PARAGRAPH.RIGHT
    return {"notice.docx": saved(document)}


@habit
def typed_numbers() -> Files:
    document = notice(
        TITLE,
        "各有关单位：",
        "一、申报条件",
        "（一）申报单位在本区注册。",
        "(二)近三年无不良记录。",
        "1．建筑面积不少于5000平方米；",
        "2.已取得施工许可证；",
        "（1）新建项目；",
        "⑵改建项目。",
        "①仅限公共建筑。",
        "二.申报时间",
        "第三条 2026年4月30日17:00前提交。",
        *SIGNED,
    )
    return {"notice.docx": saved(document)}


@habit
def automatic_numbers() -> Files:
    document = notice(TITLE, "各有关单位：")
    levels = level(0, "chineseCountingThousand", "%1、") + level(1, "chineseCountingThousand", "（%2）")
    levels += level(2, "decimal", "%3.") + level(3, "decimalEnclosedCircleChinese", "%4")
    again = FIRST_LIST + '<w:lvlOverride w:ilvl="2"><w:startOverride w:val="1"/></w:lvlOverride>'
    with_lists(document, {1: levels}, {1: FIRST_LIST, 2: again})
    for at, text, num in (
        (0, "申报条件", 1),
        (1, "申报单位在本区注册。", 1),
        (1, "项目具备下列条件：", 1),
        (2, "建筑面积不少于5000平方米；", 1),
        (3, "新建项目；", 1),
        (3, "改建项目。", 1),
        (2, "已取得施工许可证。", 1),
        (0, "申报材料", 1),
        (2, "申报表；", 2),
        (2, "施工许可证复印件。", 2),
        (1, "材料装订成册。", 1),
    ):
        counted(document.add_paragraph(text), num, at)
    for line in SIGNED:
        document.add_paragraph(line)
    return {"notice.docx": saved(document)}


@habit
def levels_left_out_and_begun_anew() -> Files:
    document = notice(TITLE)
    levels = "".join(level(at, "decimal", ".".join(f"%{up}" for up in range(1, at + 2))) for at in range(3))
    again = FIRST_LIST + '<w:lvlOverride w:ilvl="1"><w:startOverride w:val="5"/></w:lvlOverride>'
    with_lists(document, {1: levels}, {1: FIRST_LIST, 2: again})
    for at, num in ((2, 1), (2, 1), (1, 1), (0, 1), (2, 1), (1, 1), (1, 2), (1, 2), (0, 1), (1, 1), (1, 2)):
        counted(document.add_paragraph("条款"), num, at)
    return {"notice.docx": saved(document)}


@habit
def half_width_and_full_width_mixed() -> Files:
    document = notice(
        TITLE,
        "各有关单位:",
        "一、申报时间：２０２６年4月３０日17：00前，逾期不予受理。",
        "二、联系人:张三(电话：020－12345678，邮箱：ｚｓ@example.cn)",
        "三、补助金额不超过１０万元;每家单位限报1项。",
        *SIGNED,
    )
    return {"notice.docx": saved(document)}


@habit
def annexes_as_separate_files() -> Files:
    lines = (TITLE, "各有关单位：", "一、填写《申报表》（附件1）和《承诺书》（附件2）。", *SIGNED)
    body = notice(*lines, "附件：1.申报表", "2.承诺书")
    form = notice("附件1", "申报表")
    table = form.add_table(2, 2)
    table.cell(0, 0).text, table.cell(1, 0).text = "单位名称", "联系电话"
    promise = notice("附件2", "承诺书", "本单位承诺申报材料真实。", "单位（盖章）：")
    return {"notice.docx": saved(body), "annex-1.docx": saved(form), "annex-2.docx": saved(promise)}


@habit
def no_numbering_at_all() -> Files:
    document = notice(
        TITLE,
        "各有关单位：",
        "为推广绿色建材，现征集示范项目。",
        "申报条件",
        "申报单位在本区注册，近三年无不良记录。",
        "申报方式",
        "2026年4月30日17:00前把申报表送到本局305室。",
        "联系人：张三，电话：020-12345678。",
        *SIGNED,
    )
    return {"notice.docx": saved(document)}


@habit
def two_deadlines() -> Files:
    document = notice(
        TITLE,
        "各有关单位：",
        "一、网上填报截止时间：2026年4月20日24:00。",
        "二、纸质材料报送截止时间：2026年4月30日17:00，以寄出邮戳为准。",
        *SIGNED,
    )
    return {"notice.docx": saved(document)}


@habit
def a_call_in_english() -> Files:
    document = docx.Document()
    document.add_heading("Call for Proposals: Green Building Demonstrators 2026", 0)
    document.add_heading("1. Who may apply", 1)
    document.add_paragraph("Small firms registered in the district,")
    document.add_paragraph("with at least 3 years of experience.")
    document.add_heading("2. How to apply", 1)
    for line in ("Application form (Annex 1)", "Copy of the permit"):
        document.add_paragraph(line, style="List Bullet")
    document.add_paragraph("Deadline: 30 April 2026, 17:00. Contact: Ms Li, li@example.org.")
    return {"notice.docx": saved(document)}
