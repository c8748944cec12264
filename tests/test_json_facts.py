"""What `notice.json` says: the issued words, the facts in force, and what CommonGrants wants."""

from dataclasses import replace
from pathlib import Path

import pytest

from notice_site.facts.facts import BuildFacts
from notice_site.model.dates import Event
from notice_site.reading.editions import UNPUBLISHED
from tests.call_facts import CALLS, EXTENDED, FIRST, FULL, MINIMAL, as_edition, facts_of, with_changes
from tests.json_reading import published, walk

# ---------------------------------------------------------------- what it says


@pytest.mark.parametrize("path", CALLS.values(), ids=CALLS)
def test_everything_is_published_but_the_data_of_the_site(path: Path) -> None:
    facts = facts_of(path)
    data = published(facts)
    every = facts.in_force.model_dump(by_alias=True)
    held = {key for key, value in every.items() if value is not None}
    assert set(UNPUBLISHED) < set(every)
    assert held - set(data) == held & set(UNPUBLISHED)


def test_the_clauses_are_word_for_word_as_issued_with_their_printed_numbers() -> None:
    facts = facts_of(FIRST)
    clauses = {found["id"]: found for _, found in walk(published(facts)["body"]) if "id" in found}
    issued = facts.notice.walk_clauses()
    assert [clause.id for clause in issued] == list(clauses)
    assert all(list(clause.text) == clauses[clause.id]["text"] for clause in issued)
    numbers = {clause.id: facts.place_labels[clause.id] for clause in issued}
    assert {name: clause["label"] for name, clause in clauses.items()} == numbers


def test_facts_are_those_in_force_and_the_text_is_as_issued() -> None:
    facts = facts_of(EXTENDED)
    issued, in_force = facts.notice.key_dates.close, facts.in_force.key_dates.close
    assert issued
    assert in_force
    data = published(facts)
    assert data["key_dates"]["close"]["wording"] == in_force.wording
    (changed,) = data["provenance"]
    assert changed["fact"] == "key_dates.close"
    assert changed["issued"]["wording"] == issued.wording
    assert changed["changed_by"] == [facts.notice.amendments[0].id]
    (clause,) = [found for _, found in walk(data["body"]) if found.get("changed_by")]
    assert [clause["id"]] == changed["clauses"]
    assert issued.wording in "".join(clause["text"])
    assert in_force.wording not in "".join(clause["text"])


def test_a_fact_that_an_amendment_added_was_not_issued() -> None:
    added = {changed["fact"]: changed for changed in published(facts_of(FULL))["provenance"]}
    assert "issued" not in added["materials.safety-pledge"]
    assert added["funding.awards.second.amount"]["issued"] == 200000


def test_what_the_notice_leaves_open_is_said_aloud() -> None:
    facts = facts_of(FIRST)
    said = [silence["question"] for silence in published(facts)["silences"]]
    assert said == [silence.question for silence in facts.silences]
    assert said


def test_periods_are_moments_so_that_no_reader_must_know_how_a_day_ends() -> None:
    facts = facts_of(FULL)
    periods = published(facts)["key_dates"]["periods"]
    assert [period["closes"] for period in periods] == [
        window.closes.isoformat() for window in facts.windows if window.closes
    ]


def test_editions_and_the_draft_are_told() -> None:
    facts = facts_of(MINIMAL)
    build = BuildFacts(edition=2, draft=True, editions=(as_edition(1, facts, "改正错别字"),))
    data = published(replace(facts, build=build))
    assert (data["edition"], data["draft"]) == (2, True)
    assert [(edition["number"], edition["note"]) for edition in data["editions"]] == [(1, "改正错别字")]


# ---------------------------------------------------------------- CommonGrants


def test_an_opportunity_of_common_grants_can_be_read_off() -> None:
    """Names and shapes of OpportunityBase in CommonGrants 0.4, in snake_case."""
    facts = facts_of(FIRST, BuildFacts(site_url="https://x.cn/"))
    data = published(facts)
    assert data["title"] == facts.title
    assert data["description"]
    assert set(data["status"]) == {"value", "custom_value", "description"}
    assert data["created_at"] == "2017-09-17T16:00:00+00:00"
    assert data["last_modified_at"] == data["created_at"]
    assert data["key_dates"]["close_date"] == {
        "name": "截止",
        "event_type": "singleDate",
        "date": "2017-09-25",
        "time": "10:00:00",
        "description": data["key_dates"]["close"]["wording"],
    }
    assert "post_date" not in data["key_dates"]
    money = {"amount": "100000", "currency": "CNY"}
    assert data["funding"]["min_award_amount"] == data["funding"]["max_award_amount"] == money
    assert data["funding"]["max_award_count"] == 1
    assert [kind["custom_value"] for kind in data["accepted_applicant_types"]] == ["lead"]


def test_attachments_are_the_files_under_their_chinese_names() -> None:
    facts = facts_of(FIRST, BuildFacts(site_url="https://x.cn/"))
    files = {file["download_url"]: file for file in published(facts)["attachments"]}
    assert len(files) == 2 + 2 * len(facts.annexes)
    for annex in facts.annexes:
        file = files[f"https://x.cn/{annex.word_file}"]
        assert file["name"] == f"{annex.file_title}.docx"
        assert file["annex"] == annex.annex.id


def test_dates_that_are_no_days_are_other_events() -> None:
    dates = published(facts_of(FULL))["key_dates"]
    kinds = {name: event["event_type"] for name, event in dates["other_dates"].items()}
    assert kinds["interviews"] == "dateRange"
    assert kinds["ceremony"] == kinds["proposal"] == kinds["help"] == "other"
    assert kinds["windows.workshops.close"] == "singleDate"
    assert dates["post_date"]["date"] == "2030-03-04"


def test_a_time_of_day_is_that_of_the_zone_of_the_call() -> None:
    close = Event.model_validate({"at": "2030-04-30T09:00+00:00", "wording": "4月30日17时"})
    dates = published(with_changes(facts_of(MINIMAL), {"key_dates.close": close}))["key_dates"]
    assert dates["close_date"]["time"] == "17:00:00"


def test_a_withdrawn_call_says_so_without_a_clock() -> None:
    facts = facts_of(EXTENDED)
    withdrawal = facts.notice.amendments[0].model_copy(update={"kind": "withdrawal"})
    assert published(facts)["status"]["custom_value"] == "by_key_dates"
    assert (
        published(with_changes(facts, {"amendments": (withdrawal,)}))["status"]["custom_value"] == "withdrawn"
    )


def test_only_an_official_site_is_the_source_of_the_call() -> None:
    known = BuildFacts(site_url="https://x.cn/")
    assert published(facts_of(EXTENDED, known))["source"] == "https://x.cn/"
    assert "source" not in published(facts_of(FIRST, known))
    assert published(facts_of(FIRST, known))["official"] is False
