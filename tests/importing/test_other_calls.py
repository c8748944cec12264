"""Calls that nothing was fitted to: as text, and as this project's own Word files."""

from pathlib import Path

import pytest

from notice_site.importing.writing.accounting import account_for
from notice_site.reading.source import read_source
from notice_site.word.documents import render_word_notice
from notice_site.word.forms import render_word_forms
from tests.call_facts import ZH, facts_of
from tests.importing.call_text import text_of_call
from tests.importing.imported import CALLS, OTHERS, draft_of, draft_of_text, errors_in, notice_of
from tests.importing.places import right_characters, wrong_places

OTHERWISE_IN_WORD = {
    "first": ("annex 1 row 0 column 3", "annex 1 row 7 column 1"),
    "full": ("body 5", "body 6 2", "closing", "annex 1 above", "body 5 1", "body 5 2"),
}
"""Places whose blank date or row marks our Word files show as prompts and numbers; a list with numbers inside
a clause, which comes back as clauses; and the end of a text that has an endnote below it."""


@pytest.mark.parametrize("name", ["full", *OTHERS])
def test_a_call_as_text_keeps_its_words_in_their_places(name: str, tmp_path: Path) -> None:
    draft = draft_of_text(text_of_call(notice_of(name)), tmp_path)
    expected = read_source(CALLS[name]).data
    right, wanted = right_characters(draft.data, expected)
    assert wanted > 500
    assert right >= 0.94 * wanted, wrong_places(draft.data, expected)


@pytest.mark.parametrize("name", CALLS)
def test_every_character_of_a_text_is_accounted_for(name: str, tmp_path: Path) -> None:
    draft = draft_of_text(text_of_call(notice_of(name)), tmp_path)
    account = account_for(draft.data, draft.sources)
    assert (account.left, account.added) == ((), ())


@pytest.mark.parametrize("name", CALLS)
def test_our_own_word_files_imported_again_give_the_same_call(name: str, tmp_path: Path) -> None:
    facts = facts_of(CALLS[name])
    forms = render_word_forms(facts, ZH)
    documents = {f"{annex.file_title}.docx": forms[annex.word_file] for annex in facts.annexes}
    documents["notice.docx"] = render_word_notice(facts, ZH)["downloads/notice.docx"]
    assert len(documents) == 1 + len(facts.annexes)
    for file, content in documents.items():
        (tmp_path / file).write_bytes(content)
    draft = draft_of(*(tmp_path / file for file in documents))
    wrong = wrong_places(draft.data, read_source(CALLS[name]).data)
    assert tuple(wrong) == OTHERWISE_IN_WORD.get(name, ())
    assert account_for(draft.data, draft.sources).left == ()


@pytest.mark.parametrize("name", CALLS)
def test_check_finds_no_error_in_what_was_imported(name: str, tmp_path: Path) -> None:
    assert errors_in(draft_of_text(text_of_call(notice_of(name)), tmp_path)) == []


@pytest.mark.parametrize("name", CALLS)
def test_the_deadline_and_the_signature_are_found(name: str, tmp_path: Path) -> None:
    found = draft_of_text(text_of_call(notice_of(name)), tmp_path).data["key_dates"]
    expected = read_source(CALLS[name]).data["key_dates"]
    assert found["signed"] == expected["signed"]
    if close := expected.get("close"):
        assert {key: close.get(key) for key in ("at", "on", "wording")} == {
            key: found["close"].get(key) for key in ("at", "on", "wording")
        }
    else:
        ends = [
            [window[end].get("at", window[end].get("on")) for end in ("open", "close")]
            for window in found["windows"]
        ]
        assert ends == [
            [window[end].get("at", window[end].get("on")) for end in ("open", "close")]
            for window in expected["windows"]
        ]
