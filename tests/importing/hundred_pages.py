"""A Word file of a hundred pages, for measures. In: nothing. Out: its bytes."""

from tests.importing.word_making import changed, notice, p, part_of, r, saved

PARAGRAPHS = 2200
"""Twenty-two a page, and a form on every second one."""
ROW = (
    "<w:tr>"
    + "".join(f"<w:tc><w:tcPr/>{p(r(text))}</w:tc>" for text in ("单位名称", "", "联系电话", ""))
    + "</w:tr>"
)
FORM = f"<w:tbl><w:tblPr/><w:tblGrid/>{ROW * 8}</w:tbl>"


def hundred_pages() -> bytes:
    """Numbered paragraphs of sixty characters with bold words, and forms."""
    scraps = [p(r("关于征集建设项目的通知", "<w:b/>"))]
    for number in range(1, PARAGRAPHS):
        text = "申报单位应当在本区注册，并具备与项目相适应的技术力量和管理能力，近三年没有不良记录。" * 2
        scraps.append(p(r(f"{number}．"), r("申报条件。", "<w:b/>"), r(text)))
        if number % 44 == 0:
            scraps.append(FORM)
    empty = saved(notice())
    text = part_of(empty, "word/document.xml").replace("<w:body>", f"<w:body>{''.join(scraps)}", 1)
    return changed(empty, {"word/document.xml": text.encode()})
