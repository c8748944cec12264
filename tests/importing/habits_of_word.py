"""What Word itself puts into a notice, a function a habit. In: nothing. Out: Word files by name, made up."""

from tests.importing.habits import TITLE, Files, habit
from tests.importing.word_making import DECLARED, add_xml, field, notice, p, r, saved, with_part

AUTHOR = 'w:id="{}" w:author="张三" w:date="2026-03-01T00:00:00Z"'
BOX = (
    '<mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:anchor distT="0" distB="0" distL="0" '
    'distR="0" simplePos="0" relativeHeight="2" behindDoc="0" locked="0" layoutInCell="1" allowOverlap="1">'
    '<wp:simplePos x="0" y="0"/><wp:positionH relativeFrom="column"><wp:posOffset>0</wp:posOffset>'
    '</wp:positionH><wp:positionV relativeFrom="paragraph"><wp:posOffset>0</wp:posOffset></wp:positionV>'
    '<wp:extent cx="2000000" cy="600000"/><wp:wrapNone/><wp:docPr id="{id}" name="文本框"/><a:graphic>'
    '<a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp>'
    '<wps:cNvSpPr txBox="1"/><wps:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="2000000" cy="600000"/></a:xfrm>'
    '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></wps:spPr><wps:txbx><w:txbxContent>{inside}'
    "</w:txbxContent></wps:txbx><wps:bodyPr/></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing>"
    '</mc:Choice><mc:Fallback><w:pict><v:shape id="s{id}" style="width:150pt;height:50pt"><v:textbox>'
    "<w:txbxContent>{inside}</w:txbxContent></v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent>"
)
FOOTNOTES = (
    f'<w:footnotes {DECLARED}><w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p>'
    '</w:footnote><w:footnote w:id="2"><w:p><w:r><w:footnoteRef/></w:r>{}</w:p></w:footnote></w:footnotes>'
)


@habit
def tracked_changes() -> Files:
    document = notice(TITLE, "各有关单位：")
    inserted, deleted = (
        f"<w:ins {AUTHOR.format(1)}>{r('30')}</w:ins>",
        f"<w:del {AUTHOR.format(2)}><w:r><w:delText>20</w:delText></w:r></w:del>",
    )
    add_xml(document, p(r("一、截止时间：2026年4月"), deleted, inserted, r("日17:00。")))
    mark = f"<w:rPr><w:del {AUTHOR.format(3)}/></w:rPr>"
    add_xml(document, p(r("二、材料报送地址："), properties=mark))
    add_xml(document, p(r("本局305室。")))
    row = "<w:tr>{}<w:tc><w:tcPr><w:tcW w:w='4000' w:type='dxa'/></w:tcPr>{}</w:tc></w:tr>"
    gone = f"<w:trPr><w:del {AUTHOR.format(4)}/></w:trPr>"
    old = f"<w:del {AUTHOR.format(5)}><w:r><w:delText>传真</w:delText></w:r></w:del>"
    rows = row.format("", p(r("单位名称"))) + row.format(gone, p(old)) + row.format("", p(r("电话")))
    add_xml(document, f"<w:tbl><w:tblPr/><w:tblGrid><w:gridCol w:w='4000'/></w:tblGrid>{rows}</w:tbl>")
    document.add_paragraph("三、其他。")
    return {"notice.docx": saved(document)}


@habit
def text_boxes() -> Files:
    document = notice("某某区住房和建设局文件")
    inside = p(r("某建〔2026〕8号"))
    add_xml(document, p(f"<w:r>{BOX.format(id=7, inside=inside)}</w:r>", r(TITLE)))
    document.add_paragraph("各有关单位：")
    return {"notice.docx": saved(document)}


@habit
def fields_and_boxes_to_tick() -> Files:
    document = notice(TITLE)
    day, page = field(" MERGEFIELD 截止日期 ", "2026年4月30日"), field("PAGE", "1")
    add_xml(document, p(r("截止日期："), day, r("，见第"), page, r("页。")))
    box = (
        '<w:ffData><w:name w:val="b"/><w:enabled/><w:checkBox><w:sizeAuto/><w:default w:val="{}"/>'
        "</w:checkBox></w:ffData>"
    )
    ticks = [
        f'<w:r><w:fldChar w:fldCharType="begin">{box.format(state)}</w:fldChar></w:r>'
        '<w:r><w:instrText> FORMCHECKBOX </w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
        for state in (0, 1)
    ]
    sign = '<w:r><w:sym w:font="Wingdings" w:char="F0A8"/></w:r>'
    add_xml(document, p(ticks[0], r("企业 "), ticks[1], r("高校 "), sign, r("其他")))
    control = (
        '<w:sdt><w:sdtPr><w14:checkbox><w14:checked w14:val="{}"/></w14:checkbox></w:sdtPr>'
        "<w:sdtContent>{}</w:sdtContent></w:sdt>"
    )
    add_xml(document, p(control.format(1, r("☒")), r("新建 "), control.format(0, r("☐")), r("改建")))
    return {"notice.docx": saved(document)}


@habit
def real_footnotes() -> Files:
    document = notice(TITLE)
    add_xml(document, p(r("联合体"), '<w:r><w:footnoteReference w:id="2"/></w:r>', r("可以申报。")))
    return {"notice.docx": with_part(saved(document), "footnotes", FOOTNOTES.format(r("不超过3家单位。")))}
