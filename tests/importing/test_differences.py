"""The issued text is the source's, character for character and in order; where not, it is told."""

import random
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from notice_site.importing.blocks import Block, Paragraph, Place, SourceFile, Table
from notice_site.importing.plain.read_text import read_text
from notice_site.importing.read_file import read_source_file
from notice_site.importing.understanding.call import understand
from notice_site.importing.writing.differences import (
    END,
    Difference,
    SourceLine,
    compared,
    differences,
    source_lines,
)
from notice_site.importing.writing.issued_text import bare, issued_pieces
from tests.importing.habits import HABITS
from tests.importing.imported import draft_of, draft_of_text, first_call
from tests.importing.word_making import add_xml, notice, p, r, saved, with_part
from tests.source_text import SOURCE

TEXT = """关于征集示范项目的通知
各有关单位：
一、申报条件
（一）成立2年以上。
（二）材料齐全。
二、申报时间
2026年4月30日17:00前提交。
青山区民政局
2026年3月2日
"""
LINES = (
    "一、申报条件", "（一）成立2年以上。", "1.培训收费：6000元/人", "含场地费4000元。", "特此通知。",
    "联系人：李明", "电话：020-81234567", "附件：1.申请表", "2.汇总表", "青山区民政局", "2026年3月2日",
    "（此件公开发布）", "附件1", "申请表", "某建〔2026〕8号", "各有关单位：", "关于甲的通知", "索引号：A-1",
    "3.2026年度申请表", "备注：1.甲",
    "单位：万元", "Part 200.313 applies.", "Annex A: Form", "•甲", "二、2026年4月30日前", "抄送：区财政局。",
)  # fmt: skip


def told(found: tuple[Difference, ...]) -> list[tuple[str, str]]:
    return [(difference.kind, difference.text.strip(END)) for difference in found]


def is_whole(lines: list[SourceLine], pieces: list[str], found: tuple[Difference, ...]) -> bool:
    """Whether the source less what was left out, with what was added, has the characters of the text."""
    own = sorted("".join(line.words for line in lines))
    left = "".join(part.text for part in found if part.kind == "left_out" and not part.why).replace(END, "")
    added = "".join(part.text for part in found if part.kind == "added" and not part.why).replace(END, "")
    return sorted([*own, *added]) == sorted([*"".join(pieces), *left])


def test_the_first_call_is_its_source() -> None:
    draft = first_call()
    assert len(list(source_lines(draft.sources, draft.data))) > 90
    assert differences(draft.data, draft.sources) == ()


@pytest.mark.parametrize(
    ("old", "new", "kinds"),
    [
        ("材料齐全。", "材料齐备。", [("left_out", "备"), ("added", "全")]),
        ("（二）材料齐全。\n", "", [("added", "（二）材料齐全。")]),
        (
            "（一）成立2年以上。\n（二）材料齐全。\n",
            "（二）材料齐全。\n（一）成立2年以上。\n",
            [("moved", "")],
        ),
        ("（一）成立2年以上。\n", "（一）成立2年\n以上。\n", [("left_out", "")]),
    ],
)
def test_each_difference_is_told_with_both_places(
    old: str, new: str, kinds: list[tuple[str, str]], tmp_path: Path
) -> None:
    draft = draft_of_text(TEXT, tmp_path)
    assert differences(draft.data, draft.sources) == ()
    assert old in TEXT
    other = read_text(TEXT.replace(old, new).encode(), "notice.txt")
    found = differences(draft.data, (other,))
    assert [kind for kind, _ in told(found)] == [kind for kind, _ in kinds]
    assert all(words in text for (_, text), (_, words) in zip(told(found), kinds, strict=True))
    assert all(part.place and part.path for part in found)


def test_what_the_data_holds_by_a_key_alone_is_not_of_the_order(tmp_path: Path) -> None:
    draft = draft_of_text(
        TEXT + "（此件公开发布）\n抄送：区财政局。\n青山区民政局办公室 2026年3月2日印发\n", tmp_path
    )
    assert draft.data["imprint"]
    assert differences(draft.data, draft.sources) == ()


@pytest.mark.parametrize("habit", HABITS)
def test_no_character_of_a_habit_changes_without_being_told(habit: str, tmp_path: Path) -> None:
    files = HABITS[habit]()
    for name, content in files.items():
        (tmp_path / name).write_bytes(content)
    draft = draft_of(*(tmp_path / name for name in files))
    found = differences(draft.data, draft.sources, draft.withheld)
    lines = list(source_lines(draft.sources, draft.data))
    assert is_whole(lines, [piece.words for piece in issued_pieces(draft.data)], found)


@pytest.mark.libreoffice
@pytest.mark.parametrize("habit", HABITS)
def test_what_another_program_reads_is_in_the_text_or_told(
    habit: str, tmp_path: Path, saved_by_libreoffice: Path
) -> None:
    """Numbers, text boxes and controls as LibreOffice writes them out: what our reader drops is missed."""
    files = HABITS[habit]()
    for name, content in files.items():
        (tmp_path / name).write_bytes(content)
    draft = draft_of(*(tmp_path / name for name in files))
    lines = [
        SourceLine(bare(line), Place(source.name, at))
        for source in draft.sources
        for at, line in enumerate(_as_text(saved_by_libreoffice / f"{habit}-{source.name}"), 1)
        if bare(line)
    ]
    assert len(lines) >= 2
    own = differences(draft.data, draft.sources, draft.withheld)
    passed = "".join(bare(part.text) for source in draft.sources for part in source.passed_over)
    known = "".join(part.text for part in own) + passed + "".join(_keyed(draft.data)) + OF_LIBREOFFICE
    left = [part.text for part in compared(lines, issued_pieces(draft.data)) if part.kind == "left_out"]
    assert [text for text in left if text.strip(END) and text.strip(END) not in known] == []


OF_LIBREOFFICE = "1.2.0\uf0a8"
"""Numbers of footnotes, a list's choice, and a symbol font's box, as LibreOffice writes them into a text."""


def _as_text(path: Path) -> list[str]:
    return path.with_suffix(".txt").read_text("utf-8-sig").split("\n")


def _keyed(data: dict[str, object]) -> list[str]:
    return ["索引号：" + str(data.get("index_number", "")), str(data.get("imprint", ""))]


def shuffled(source: SourceFile, seed: int) -> SourceFile:
    """The file with its paragraphs in another order; tables stay whole."""
    blocks = list(source.blocks)
    random.Random(seed).shuffle(blocks)
    return replace(source, blocks=tuple(_placed(block, at) for at, block in enumerate(blocks, 1)))


def _placed(block: Block, at: int) -> Block:
    if isinstance(block, Paragraph):
        return replace(block, place=replace(block.place, number=at))
    cells = tuple(
        replace(cell, blocks=tuple(_placed_in_cell(part, at) for part in cell.blocks)) for cell in block.cells
    )
    return replace(block, place=replace(block.place, number=at), cells=cells)


def _placed_in_cell(block: Block, at: int) -> Block:
    if isinstance(block, Table):
        return _placed(block, at)
    return replace(block, place=replace(block.place, number=at))


@pytest.mark.parametrize("seed", range(12))
def test_no_order_of_the_paragraphs_of_a_call_loses_a_character(seed: int) -> None:
    source = shuffled(read_source_file(SOURCE), seed)
    draft = understand((source,), "call")
    found = differences(draft.data, draft.sources, draft.withheld)
    lines = list(source_lines(draft.sources, draft.data))
    assert len(lines) > 90
    assert is_whole(lines, [piece.words for piece in issued_pieces(draft.data)], found)


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(LINES), min_size=1, max_size=14))
def test_no_document_of_any_lines_loses_or_moves_a_character_untold(lines: list[str]) -> None:
    source = read_text(("\n".join(lines) + "\n").encode(), "notice.txt")
    draft = understand((source,), "call")
    found = differences(draft.data, draft.sources, draft.withheld)
    read = list(source_lines(draft.sources, draft.data))
    pieces = issued_pieces(draft.data)
    assert is_whole(read, [piece.words for piece in pieces], found)
    if not found:
        assert "".join(line.words for line in read) == "".join(piece.words for piece in pieces)


def test_tracked_changes_comments_and_hidden_words_are_asked_about(tmp_path: Path) -> None:
    document = notice("关于征集示范项目的通知", "各有关单位：")
    add_xml(
        document,
        p(
            r("申报截止时间为2026年"),
            '<w:del w:id="1" w:author="a"><w:r><w:delText>4</w:delText></w:r></w:del>',
            f'<w:ins w:id="2" w:author="a">{r("5")}</w:ins>',
            r("月30日。"),
            r("内部掌握", "<w:vanish/>"),
            '<w:r><w:commentReference w:id="0"/></w:r>',
        ),
    )
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    said = f'<w:comment w:id="0" w:author="a">{p(r("再议"))}</w:comment>'
    comment = f'<w:comments xmlns:w="{space}">{said}</w:comments>'
    (tmp_path / "notice.docx").write_bytes(with_part(saved(document), "comments", comment))
    draft = draft_of(tmp_path / "notice.docx")
    asked = {(part.kind, part.text, part.why) for part in differences(draft.data, draft.sources) if part.why}
    assert asked == {
        ("left_out", "4", "deleted words"),
        ("added", "5", "inserted words"),
        ("left_out", "内部掌握", "hidden words"),
        ("left_out", "再议", "comment"),
    }


def test_the_ends_of_lines_count_as_characters() -> None:
    pieces = issued_pieces({"title": "甲", "body": {"lead_in": ["乙丙"]}, "issuers": []})
    lines = [SourceLine(words, Place("a.txt", at)) for at, words in enumerate(("甲", "乙", "丙"), 1)]
    assert told(compared(lines, pieces)) == [("left_out", "")]
    assert compared(lines, pieces)[0].text == END
