"""A fact that is taken out of a source is absent from the result: nothing replaces it."""

from pathlib import Path

import pytest

from notice_site.importing.writing.accounting import account_for
from tests.importing.imported import draft_of_text, errors_in, file_text
from tests.source_text import SOURCE

TEXT = SOURCE.read_text("utf-8").replace("\u00a0", " ")
FACTS = {
    "the deadline": ("申报截止时间： 2017年9月25日上午10：00时。\n", ("2017-09-25", "9月25日", "10：00")),
    "the telephone": ("联系电话：020-87926183\n", ("87926183", "telephones")),
    "the mailbox": ("电子邮箱：451683224@qq.com\n", ("451683224", "emails")),
    "the persons": ("联 系 人：赵伙有、戚杰枝、何影鸿、陈健明\n", ("赵伙有", "persons")),
    "the address": ("地址：从化区街口街口岸路2栋5楼 \n", ("  address:",)),
    "the place": ("申报材料受理点：从化区科工商信局科技发展科\n", ("  place:",)),
    "the issuer": ("\n从化区科工商信局\n2017年", ("name: 从化区科工商信局",)),
    "the day of signature": ("2017年9月18日\n", ("2017-09-18", "9月18日")),
    "the sum": ("一次性10万元的", ("amount", "10万")),
    "the number of awards": ("联盟1项，", ("award_count",)),
    "the recipients": ("各有关单位：\n", ("recipients",)),
    "the annexes": (TEXT[TEXT.index("附件1") :], ("annexes:", "taxonomies:")),
    "the title": ("关于征集组建“从化区产学研\n技术创新联盟”的通知\n", ("\ntitle: 关于",)),
}


@pytest.mark.parametrize("fact", FACTS)
def test_what_the_source_does_not_say_is_not_in_the_data(fact: str, tmp_path: Path) -> None:
    words, signs = FACTS[fact]
    assert words in TEXT
    with_it = file_text(draft_of_text(TEXT, tmp_path, "whole.txt"))
    keep = "2017年" if fact == "the issuer" else ""
    draft = draft_of_text(TEXT.replace(words, keep, 1), tmp_path)
    without = file_text(draft)
    for sign in signs:
        assert sign in with_it
        assert sign not in without
    assert account_for(draft.data, draft.sources).added == ()


@pytest.mark.parametrize(
    ("fact", "empty"),
    [
        ("the deadline", ("key_dates", "close", "wording")),
        ("the day of signature", ("key_dates", "signed", "wording")),
        ("the issuer", ("issuers", 0, "name")),
        ("the title", ("title",)),
    ],
)
def test_check_names_what_must_be_filled_in(fact: str, empty: tuple[str | int, ...], tmp_path: Path) -> None:
    words, _ = FACTS[fact]
    keep = "2017年" if fact == "the issuer" else ""
    problems = errors_in(draft_of_text(TEXT.replace(words, keep, 1), tmp_path))
    assert empty in [problem.path for problem in problems]
    assert all(problem.check == "shape" for problem in problems)


def test_a_text_of_one_word_gives_empty_places_and_no_traceback(tmp_path: Path) -> None:
    draft = draft_of_text("通知\n", tmp_path)
    assert draft.data["title"] == "通知"
    assert draft.data["body"] == {}
    assert account_for(draft.data, draft.sources).left == ()
