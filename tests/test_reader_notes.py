"""What an accepted warning tells readers is on a page, at its place."""

from functools import cache
from pathlib import Path

import pytest

from notice_site.facts.open_points import notes_on_call, notes_on_place
from notice_site.model.notice import AcceptedWarning
from tests.call_facts import FIRST, FULL, facts_of
from tests.page_reading import pages_of

NOTED = [
    pytest.param(path, warning, id=f"{path.stem}-{warning.check}-{warning.where}")
    for path in (FIRST, FULL)
    for warning in facts_of(path).notice.accepted_warnings
    if warning.reader_note
]


@cache
def words_of(path: Path) -> dict[str, str]:
    pages = pages_of(facts_of(path))
    return {address: "".join("".join(content.itertext()).split()) for address, content in pages.items()}


def test_there_are_notes_to_look_for() -> None:
    assert len(NOTED) >= 10


@pytest.mark.parametrize(("path", "warning"), NOTED)
def test_every_note_stands_on_a_page(path: Path, warning: AcceptedWarning) -> None:
    note = "".join((warning.reader_note or "").split())
    assert any(note in words for words in words_of(path).values())


@pytest.mark.parametrize(
    ("check", "address"),
    [
        ("K01", "forms/registration/index.html"),
        ("K01", "notice/index.html"),
        ("K03", "materials/index.html"),
        ("K04", "eligibility/index.html"),
        ("K05", "forms/membership/index.html"),
        ("K11", "forms/registration/index.html"),
        ("K11", "materials/index.html"),
        ("X01", "notice/index.html"),
        ("X01", "forms/membership/index.html"),
    ],
)
def test_a_note_stands_where_its_reader_meets_the_matter(check: str, address: str) -> None:
    notes = [
        "".join(warning.reader_note.split())
        for warning in facts_of(FIRST).notice.accepted_warnings
        if warning.check == check and warning.reader_note
    ]
    assert any(note in words_of(FIRST)[address] for note in notes)


def noted(where: str) -> AcceptedWarning:
    return AcceptedWarning(check="K01", where=where, reason="照原件", reader_note="请注意。")


@pytest.mark.parametrize(
    "where", ["materials", "taxonomies", "eligibility", "key_dates.close", "funding.award_count"]
)
def test_a_note_on_no_place_of_its_own_is_one_on_the_call(where: str) -> None:
    notice = facts_of(FIRST).notice.model_copy(update={"accepted_warnings": (noted(where),)})
    assert notes_on_call(notice) == ["请注意。"]


@pytest.mark.parametrize(
    ("where", "place", "told"),
    [
        ("taxonomies.fields", "fields", True),
        ("taxonomies.fields.maps_to.pairs.5", "registration/field", True),
        ("taxonomies.organisation-types", "registration/field", False),
        ("materials.registration-form.seal", "registration", True),
        ("materials.budget", "registration", False),
        ("annexes.registration.form.footnotes.name-advice", "registration/name-advice", True),
        ("annexes.registration.form.footnotes.name-advice", "registration", False),
    ],
)
def test_a_note_on_a_list_or_paper_stands_where_it_is_filled_in(where: str, place: str, told: bool) -> None:
    notice = facts_of(FIRST).notice.model_copy(update={"accepted_warnings": (noted(where),)})
    assert notes_on_place(notice, place) == (["请注意。"] if told else [])
