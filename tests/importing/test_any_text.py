"""Whatever a file holds: it becomes data without a traceback, and every character is accounted for."""

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from notice_site.importing.blocks import (
    Block,
    Cell,
    Paragraph,
    Place,
    SourceFile,
    Table,
    paragraphs_in,
    squeezed,
)
from notice_site.importing.understanding.call import understand
from notice_site.importing.writing.accounting import account_for
from tests.importing.imported import errors_in, file_text

PIECES = (
    "关于征集项目的通知", "各有关单位：", "一、申报条件", "（一）", "1.", "（1）", "①", "2．3", "附件1",
    "附件：1.申报表", "附件2：说明", "2026年3月2日", "9月30日17时前报送", "某某局", "联系人：张三",
    "电话：020-12345678", "a@b.cn", "□是 □否", "□1.甲；□2.乙；", "日期：  年  月  日", "（盖章）",
    "单位名称", "备注：1.一式两份。", "职工10人以上", "应由企业牵头", "给予10万元", "{", "}}", "{a.b}",
    "：", "'", '"', "# ", "- ", "\t", "\u00a0", "🙂", "《申报表》", "资料；", "抄送：甲。", "____",
)  # fmt: skip
WORDS = st.lists(st.sampled_from(PIECES), max_size=4).map("".join)
PARAGRAPHS = st.builds(
    Paragraph,
    text=WORDS,
    place=st.just(Place("a.docx", 1)),
    number=st.sampled_from(["", "", "", "1.", "一、", "•"]),
    heading=st.sampled_from([None, None, 1, 2]),
    bold=st.booleans(),
    centred=st.booleans(),
)


@st.composite
def tables(draw: st.DrawFn) -> Table:
    """A table of up to three columns whose cells may reach over several."""
    width = draw(st.integers(1, 3))
    cells = []
    for row in range(draw(st.integers(1, 3))):
        at = 0
        while at < width:
            span = draw(st.integers(1, width - at))
            inside = tuple(draw(st.lists(PARAGRAPHS, max_size=2)))
            cells.append(Cell(row, at, 1, span, inside))
            at += span
    return Table(tuple(cells), (1,) * width, Place("a.docx", 1))


BLOCKS = st.lists(st.one_of(PARAGRAPHS, PARAGRAPHS, tables()), max_size=14)


def numbered(blocks: list[Block]) -> tuple[Block, ...]:
    return tuple(replace(block, place=Place("a.docx", at)) for at, block in enumerate(blocks, 1))


@given(BLOCKS)
@settings(max_examples=200, deadline=None)
def test_any_blocks_become_data_and_nothing_is_lost(blocks: list[Block]) -> None:
    source = SourceFile("a.docx", numbered(blocks), {})
    draft = understand((source,), "call")
    account = account_for(draft.data, (source,))
    count = sum(len(squeezed(part.number + part.text)) for part in paragraphs_in(source.blocks))
    assert account.total <= count
    assert sum(len(left.text) for left in account.left) <= account.total
    lines = file_text(draft).split("\n")
    wrong = [lines[(problem.line or 1) - 1].strip() for problem in errors_in(draft)]
    assert [line for line in wrong if not line.endswith(":")] == []
