"""How people build forms in Word, a function a habit. In: nothing. Out: Word files by name, all made up."""

import docx

from tests.importing.habits import TITLE, Files, habit
from tests.importing.word_making import notice, saved


@habit
def a_title_in_a_table() -> Files:
    document = docx.Document()
    head = document.add_table(1, 1)
    head.cell(0, 0).text = TITLE
    document.add_paragraph("各有关单位：")
    document.add_paragraph("附件1")
    form = document.add_table(3, 4)
    form.cell(0, 0).merge(form.cell(0, 3)).text = "示范项目申报表"
    form.cell(1, 0).text, form.cell(1, 2).text = "单位名称", "联系人"
    form.cell(2, 0).text = "项目名称"
    form.cell(2, 1).merge(form.cell(2, 3))
    return {"notice.docx": saved(document)}


@habit
def nested_tables() -> Files:
    document = notice("附件1", "示范项目申报表")
    outer = document.add_table(2, 2)
    outer.cell(0, 0).text, outer.cell(0, 1).text = "单位名称", ""
    outer.cell(1, 0).text = "参加人员"
    cell = outer.cell(1, 1)
    cell.text = "每行一人"
    inner = cell.add_table(2, 2)
    inner.cell(0, 0).text, inner.cell(0, 1).text, inner.cell(1, 0).text = "姓名", "职务", "1."
    cell.add_paragraph("可以加行")
    return {"annex.docx": saved(document)}


@habit
def cells_merged_both_ways() -> Files:
    document = notice("附件1", "示范项目申报表")
    table = document.add_table(4, 4)
    table.cell(0, 0).merge(table.cell(1, 1)).text = "申报单位"
    table.cell(0, 2).text, table.cell(1, 2).text = "名称", "地址"
    table.cell(2, 0).merge(table.cell(3, 0)).text = "联系人"
    table.cell(2, 1).text, table.cell(3, 1).text = "姓名", "电话"
    table.cell(2, 2).merge(table.cell(2, 3))
    table.cell(3, 2).merge(table.cell(3, 3)).text = "□手机 □座机"
    return {"annex.docx": saved(document)}


@habit
def footnotes_flattened_into_digits() -> Files:
    document = notice("附件1", "示范项目申报表")
    table = document.add_table(2, 2)
    table.cell(0, 0).text, table.cell(1, 0).text = "编号1：", "项目名称2"
    document.add_paragraph("1.编号由本局填写。")
    document.add_paragraph("2.项目名称不超过30字。")
    document.add_paragraph("附件2")
    second = document.add_table(2, 2)
    second.cell(0, 0).text, second.cell(1, 0).text = "联系人1", "联系人2"
    document.add_paragraph("1.填写两名联系人。")
    document.add_paragraph("2.手机和座机都要填写。")
    return {"annex.docx": saved(document)}
