"""Changes between two calls, told in plain words."""

import json
import re

from notice_site.command.diff import write_changes
from notice_site.compare.changes import FactChange, Piece, changes_between, marked, sentence
from notice_site.language.catalogue import catalogue_for
from notice_site.pages.changes import _own_place
from tests.call_facts import ZH
from tests.compared_calls import TEXT, side


def edited(*pairs: tuple[str, str]) -> str:
    text = TEXT
    for old, new in pairs:
        assert text.count(old) == 1, (text.count(old), old)
        text = text.replace(old, new)
    return text


def changes(*pairs: tuple[str, str]) -> tuple[FactChange, ...]:
    return changes_between(side(TEXT), side(edited(*pairs)), ZH)


def told(*pairs: tuple[str, str]) -> list[str]:
    return [sentence(change, ZH) for change in changes(*pairs)]


def test_a_call_does_not_differ_from_itself() -> None:
    assert told() == []
    assert write_changes((), "第1版 → 第2版", "text", ZH) == "第1版 → 第2版\n  没有不同。\n"


def test_comments_the_order_of_keys_and_spelt_out_defaults_are_no_difference() -> None:
    comment = ("document_type: 通知\n", "# a comment\n\ndocument_type: 通知\n")
    order = ("id: craft-support-2030\nlanguage: zh-CN\n", "language: zh-CN\nid: craft-support-2030\n")
    default = ("  - id: school\n", "  - id: school\n    applies: false\n")
    assert told(comment, order, default) == []


def test_a_date_is_told_once_by_its_wording_and_not_again_by_the_clauses_that_quote_it() -> None:
    old = "at: 2030-04-30T17:30+08:00\n        wording: 2030年4月30日（星期二）下午5时30分"
    new = "at: 2030-05-06T12:00+08:00\n        wording: 2030年5月6日12时"
    assert told((old, new)) == [
        "传承人批次的截止时间由2030年4月30日（星期二）下午5时30分改为2030年5月6日12时。"
    ]


def test_two_dates_that_are_worded_alike_are_told_by_what_machines_read() -> None:
    [change] = changes(("at: 2030-03-20T09:00+08:00", "at: 2030-03-20T09:30+08:00"))
    assert "2030年3月20日上午9点" in change.old
    assert change.old != change.new


def test_a_bound_is_told_with_its_comparison_and_its_unit() -> None:
    pair = (
        "ask: 从事本项手工艺多少年？\n    op: at_least\n    value: 10",
        "ask: 从事本项手工艺多少年？\n    op: at_least\n    value: 8",
    )
    assert told(pair) == ["条件“从事本项手工艺多少年？”由至少10年改为至少8年。"]


def test_a_moved_item_is_a_move() -> None:
    moved = (
        ("      - {id: weaving, label: 竹编}\n", ""),
        (
            "      - {id: dyeing, label: 蜡染}\n",
            "      - {id: dyeing, label: 蜡染}\n      - {id: weaving, label: 竹编}\n",
        ),
    )
    assert told(*moved) == ["手工艺门类的竹编由第1项移到第3项。"]


def test_a_clause_that_moves_to_another_one_is_a_move_told_by_its_numbers() -> None:
    clause = (
        "        - {id: contact-phones, unnumbered: true, text: ['联系电话：{contact_info.telephones}']}\n"
    )
    to = "            - 材料报送{submission.place}"
    assert to not in TEXT
    target = "    - id: duties\n      heading: 项目管理\n"
    found = told((clause, ""), (target, f"{target}      clauses:\n{clause}"))
    assert found == ["“联系电话：020-00000001、020-00000002”由六移到五。"]


def test_what_changes_inside_a_sentence_is_marked_inside_it() -> None:
    [change] = changes(("受扶持的手工坊每年开放日不少于6天", "受扶持的手工坊每年开放日不少于10天"))
    assert [piece for piece in change.pieces if piece.kind != "same"] == [
        Piece("old", "6"),
        Piece("new", "10"),
    ]
    assert "不少于［删：6］［增：10］天" in sentence(change, ZH)
    assert "不少于[-6-][+10+]天" in sentence(change, catalogue_for("en"))


def test_numbers_and_words_stay_whole_in_marks() -> None:
    assert marked("联合其他10家企业组成联盟", "联合其他8家企业组成联盟") == (
        Piece("same", "联合其他"),
        Piece("old", "10"),
        Piece("new", "8"),
        Piece("same", "家企业组成联盟"),
    )


def test_texts_with_little_in_common_are_told_one_after_the_other() -> None:
    assert marked("由专家评审，满分一百分。", "抽签决定。") == ()


def test_items_that_come_and_go_are_named_with_their_list() -> None:
    gone = ("      - {id: lacquer, label: 漆器}\n", "")
    pair = ("        - {option: lacquer, to: [], note: 申报表没有“漆器”一栏，填在“其他”并注明。}\n", "")
    quote = (
        "    quote: 从事竹编、剪纸、蜡染、漆器等传统手工艺",
        "    quote: 从事竹编、剪纸、蜡染等传统手工艺",
    )
    found = told(gone, pair, quote)
    assert "手工艺门类的选项删去：漆器。" in found


def test_ids_are_told_by_the_names_of_what_they_name() -> None:
    [line] = told(
        (
            "  - {id: inheritor, title: 传承人类, description: 个人申报}",
            "  - {id: inheritor, title: 传承人组, description: 个人申报}",
        )
    )
    assert line == "传承人组的读者看到的名称由传承人类改为传承人组。"


def test_a_silence_that_is_broken_is_told_as_such() -> None:
    [line] = [
        line
        for line in told(("      counts_when: not_stated", "      counts_when: received"))
        if "未写明" in line
    ]
    assert (
        line == "提交申报意向书的按收到还是按寄出计算原未写明，现为以收到为准。" or "现为以收到为准。" in line
    )


def test_programs_get_every_change_as_json() -> None:
    found = changes(("受扶持的手工坊每年开放日不少于6天", "受扶持的手工坊每年开放日不少于10天"))
    [record] = json.loads(write_changes(found, "", "json", ZH))
    assert record["kind"] == "changed"
    assert record["fact"] == "body.clauses.duties.text.0"
    assert {"kind": "new", "text": "10"} in record["pieces"]
    assert record["sentence"] == sentence(found[0], ZH)


def test_the_html_of_changes_stands_alone_and_escapes_hostile_words() -> None:
    found = changes(
        ("      - {id: lacquer, label: 漆器}", '      - {id: lacquer, label: "<script>alert(1)</script>"}')
    )
    page = write_changes(found, "<b>", "html", ZH)
    assert "<script" not in page
    assert "&lt;script&gt;" in page
    assert not re.search(r"""(src|href|url)\s*[=(]""", page)


def test_a_change_of_issued_text_links_to_the_place_itself() -> None:
    known = {"duties": "五", "plan": "附件2"}
    assert _own_place("body.clauses.duties.text.0", known) == ["duties"]
    assert _own_place("annexes.plan.outline.lead_in.0", known) == ["plan"]
    assert _own_place("annexes.plan.title", known) == []
    assert _own_place("submission.address", known) == []
