"""The first call, imported from its source without help, held against the data that was written by hand."""

import re
from pathlib import Path
from typing import Any

import pytest

from notice_site.command.cli import main
from notice_site.importing.writing.accounting import account_for
from notice_site.reading.fact_paths import find_fact, value_at
from notice_site.reading.references import resolve_references
from notice_site.reading.source import read_source
from tests.call_facts import FIRST
from tests.importing.imported import errors_in, file_text, first_call
from tests.importing.places import places_of, right_characters, wrong_places
from tests.source_text import SOURCE

BY_HAND = read_source(FIRST).data
DRAFT = first_call()
FACTS = (
    "title", "recipients", "document_type", "language", "key_dates.signed", "key_dates.close",
    "key_dates.open", "key_dates.published", "submission.place", "submission.address", "submission.methods",
    "contact_info.persons", "contact_info.telephones", "contact_info.emails", "contact_info.postal_address",
    "contact_info.hours", "funding.award_count", "annexes.registration.title", "annexes.necessity.title",
)  # fmt: skip


def test_at_least_95_of_100_characters_stand_in_the_right_clause_or_cell() -> None:
    right, wanted = right_characters(DRAFT.data, BY_HAND)
    assert wanted > 2300
    assert right >= 0.95 * wanted, wrong_places(DRAFT.data, BY_HAND)


def test_the_measure_sees_a_word_in_the_wrong_place() -> None:
    moved = resolve_references(DRAFT.data).data
    clauses = moved["body"]["clauses"]
    clauses[0]["text"], clauses[1]["text"] = clauses[1]["text"], clauses[0]["text"]
    right, wanted = right_characters(moved, BY_HAND)
    assert right < 0.95 * wanted
    assert len(places_of(BY_HAND)) > 80


def test_every_character_is_in_the_data_and_none_was_added() -> None:
    account = account_for(DRAFT.data, DRAFT.sources)
    assert account.total > 2300
    assert (account.left, account.added) == ((), ())


def test_a_word_that_is_taken_out_of_the_data_is_left_over() -> None:
    lines: list[Any] = DRAFT.data["body"]["clauses"][0]["text"]
    last = lines.pop()
    try:
        left = account_for(DRAFT.data, DRAFT.sources).left
    finally:
        lines.append(last)
    assert [found.place.number for found in left] == [9]
    assert left[0].text == last


@pytest.mark.parametrize("fact", FACTS)
def test_a_fact_is_what_was_written_by_hand(fact: str) -> None:
    values = []
    for data in (DRAFT.data, BY_HAND):
        plain = resolve_references(data).data
        path = find_fact(plain, fact)
        assert path, fact
        values.append(value_at(plain, path))
    assert values[0] == values[1]


def test_the_text_quotes_the_facts_that_stand_in_it() -> None:
    text = file_text(DRAFT).replace("\u00a0", " ")
    for quoted in (
        "申报截止时间： {key_dates.close}。",
        "联 系 人：{contact_info.persons}",
        "《{annexes.application}》并加盖单位公章；",
        "向牵头单位给予{funding.awards.funding.wording}的组建资金支持",
    ):
        assert quoted in text


def test_a_number_or_a_duty_becomes_a_rule_and_the_rest_a_judgement() -> None:
    rules = {rule["quote"]: (rule["kind"], rule.get("value")) for rule in DRAFT.data["eligibility"]}
    assert rules["应由企业牵头"] == ("yes_no", None)
    assert rules["联合产业链其他相关10家企业以上"] == ("number", 10)
    assert rules["牵头企业应处于行业骨干地位，具有较强的科技创新活动组织能力"] == ("judgement", None)


def test_only_guesses_carry_their_place_in_the_source() -> None:
    lines = file_text(DRAFT).split("\n")
    comments = [at for at, line in enumerate(lines) if "# 待核对" in line and re.search("第[0-9]+行", line)]
    guessed = {decision.path for decision in DRAFT.decisions if not decision.sure and decision.places}
    assert len(comments) == len(guessed) > 10
    close = next(at for at, line in enumerate(lines) if line == "  close:")
    assert "#" not in lines[close - 1]


def test_nothing_is_wrong_with_the_result() -> None:
    assert errors_in(DRAFT) == []


def test_the_result_builds_a_site_at_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["import", str(SOURCE)]) == 0
    assert main(["build", "--data", "call-2017/notice_data.yml", "--out", "site"]) == 0
    assert "申报截止时间： 2017年9月25日上午10：00时。" in Path("site/notice/index.html").read_text("utf-8")
    assert len(list(Path("site/downloads").glob("annex-*.docx"))) == 3
