"""Open data: `/notice.json` against its schema, its graph of references, and the names of CommonGrants."""

import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from notice_site.facts.facts import BuildFacts, Facts
from notice_site.models.body import Body
from notice_site.models.dates import Event
from notice_site.open_data.document_schema import open_data_schema
from notice_site.open_data.render_json import SCHEMA, json_file, render_json
from notice_site.reading.build import build_call
from notice_site.reading.editions import UNPUBLISHED
from notice_site.reading.fact_paths import find_fact, value_at
from notice_site.reading.source import read_source
from tests.call_facts import CALLS, EXTENDED, FIRST, FULL, MINIMAL, ZH, as_edition, facts_of, with_changes

CHECKER = jsonschema.Draft202012Validator.FORMAT_CHECKER


def published(facts: Facts) -> dict[str, Any]:
    data: dict[str, Any] = json.loads(render_json(facts.notice, facts, ZH)["notice.json"])
    return data


def schema_of(facts: Facts) -> dict[str, Any]:
    schema: dict[str, Any] = json.loads(render_json(facts.notice, facts, ZH)["notice.schema.json"])
    return schema


def problems(data: dict[str, Any], facts: Facts) -> list[str]:
    validator = jsonschema.Draft202012Validator(schema_of(facts), format_checker=CHECKER)
    return [f"{error.json_path}: {error.message}" for error in validator.iter_errors(data)]


def walk(value: Any, way: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], dict[str, Any]]]:
    """Every object with the keys on the way to it."""
    if isinstance(value, dict):
        yield way, value
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, item in items:
        yield from walk(item, (*way, str(key)))


# ---------------------------------------------------------------- the files


@pytest.mark.parametrize("name", ["first", "extended"])
def test_the_open_data_is_as_it_was(name: str, golden: Callable[[str, bytes], None]) -> None:
    facts = facts_of(CALLS[name])
    golden(f"{name}.notice.json", render_json(facts.notice, facts, ZH)["notice.json"])


def test_the_kept_schema_is_the_one_that_the_models_give(request: pytest.FixtureRequest) -> None:
    content = json_file(open_data_schema(ZH))
    if request.config.getoption("--update-golden"):
        SCHEMA.write_bytes(content)
    assert SCHEMA.read_text("utf-8") == content.decode(), "run pytest with --update-golden"


@pytest.mark.parametrize("path", CALLS.values(), ids=CALLS)
@pytest.mark.parametrize("site_url", [None, "https://www.example.gov.cn/call/"])
def test_every_call_meets_the_schema(path: Path, site_url: str | None) -> None:
    facts = facts_of(path, BuildFacts(site_url=site_url))
    assert problems(published(facts), facts) == []


def test_the_schema_is_draft_2020_12_with_a_title_and_a_description_on_every_key() -> None:
    schema = schema_of(facts_of(MINIMAL))
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    jsonschema.Draft202012Validator.check_schema(schema)
    objects = [schema, *(part for part in schema["$defs"].values() if "properties" in part)]
    assert len(objects) > 50
    for part in objects:
        assert part["title"]
        assert part["additionalProperties"] is False
        for key, value in part["properties"].items():
            assert value["title"], key
            assert value["description"], key


def test_every_part_of_the_schema_is_used_and_exists() -> None:
    schema = schema_of(facts_of(MINIMAL))
    used = {found["$ref"].removeprefix("#/$defs/") for _, found in walk(schema) if "$ref" in found}
    assert used == set(schema["$defs"])


@pytest.mark.parametrize(
    ("way", "value"),
    [
        ("edition", "1"),
        ("site", {}),
        ("body.clauses.0.number", None),
        ("key_dates.periods.0.closes", "2017-09-25"),
        ("materials.0.used_by", None),
        ("status.value", "open"),
    ],
)
def test_the_schema_refuses_what_no_call_publishes(way: str, value: Any) -> None:
    facts = facts_of(FIRST)
    data = published(facts)
    *steps, last = way.split(".")
    holder = value_at(data, find_fact(data, ".".join(steps)) or ()) if steps else data
    holder[last] = value
    assert problems(data, facts)


def test_the_data_names_its_schema_by_its_whole_address_where_the_site_has_one() -> None:
    assert published(facts_of(MINIMAL))["$schema"] == "notice.schema.json"
    known = facts_of(MINIMAL, BuildFacts(site_url="https://x.cn/c/"))
    assert published(known)["$schema"] == "https://x.cn/c/notice.schema.json"
    assert "notice.schema.json" in render_json(known.notice, known, ZH)


# ---------------------------------------------------------------- what it says


@pytest.mark.parametrize("path", CALLS.values(), ids=CALLS)
def test_everything_is_published_but_the_data_of_the_site(path: Path) -> None:
    facts = facts_of(path)
    data = published(facts)
    kept = facts.in_force.model_dump(exclude_none=True)
    assert set(UNPUBLISHED) < set(kept)
    assert set(kept) - set(data) == set(UNPUBLISHED)


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


# ---------------------------------------------------------------- the graph of references

REFERENCES = {
    "evidence": "materials",
    "taxonomy": "taxonomies",
    "prepared_by": "roles",
    "recipient": "roles",
    "changed_by": "amendments",
}


def named(value: Any) -> list[str]:
    """Ids in a value that may be one, a list of them, or not stated."""
    found = [value] if isinstance(value, str) else value
    return [name for name in found if name != "not_stated"]


def places_of(data: dict[str, Any]) -> set[str]:
    """Every place of the issued text that can be named."""
    clauses = {found["id"] for _, found in walk(data["body"]) if "id" in found}
    parts = {
        f"{annex['id']}/{found['id']}"
        for annex in data["annexes"]
        for way, found in walk(annex)
        if "id" in found and way and "columns" not in way
    }
    return clauses | parts | {annex["id"] for annex in data["annexes"]}


def holder_of(place: str, data: dict[str, Any]) -> dict[str, Any]:
    """The object of a place."""
    owner, _, part = place.partition("/")
    annexes: dict[str, dict[str, Any]] = {annex["id"]: annex for annex in data["annexes"]}
    inside = annexes[owner] if part else data["body"]
    if not part and owner in annexes:
        return annexes[owner]
    known = (found for way, found in walk(inside) if way and "columns" not in way)
    return next(found for found in known if found.get("id") == (part or owner))


@pytest.mark.parametrize("path", [FIRST, FULL], ids=["first", "full"])
def test_every_id_that_is_named_exists(path: Path) -> None:
    data = published(facts_of(path))
    places = places_of(data)
    seen = 0
    for way, found in walk(data):
        for key, kind in REFERENCES.items():
            ids = {item["id"] for item in data[kind]}
            assert ids.issuperset(named(found.get(key, []))), (way, key)
            seen += len(named(found.get(key, [])))
        for key in ("source", "clause"):
            if way:
                assert places.issuperset(named(found.get(key, []))), (way, key)
                seen += len(named(found.get(key, [])))
        for fact in (*found.get("quotes", []), *found.get("used_by", [])):
            assert find_fact(data, fact) is not None, (way, fact)
            seen += 1
    assert seen > 60


@pytest.mark.parametrize("path", [FIRST, FULL], ids=["first", "full"])
def test_every_reference_to_the_issued_text_leads_back(path: Path) -> None:
    data = published(facts_of(path))
    seen = 0
    for way, found in walk(data):
        for place in named(found.get("clause", [])) + named(found.get("source", [])) if way else []:
            ways = [find_fact(data, back) for back in holder_of(place, data)["used_by"]]
            assert any(value_at(data, back) is found for back in ways if back), (way, place)
            seen += 1
    assert seen > 20


@pytest.mark.parametrize("path", [FIRST, FULL], ids=["first", "full"])
def test_every_reference_to_a_material_list_or_role_leads_back(path: Path) -> None:
    data = published(facts_of(path))
    seen = 0
    for way, found in walk(data):
        for key in ("evidence", "taxonomy", "prepared_by", "recipient"):
            for name in named(found.get(key, [])):
                target = next(item for item in data[REFERENCES[key]] if item["id"] == name)
                ways = [find_fact(data, back) for back in target["used_by"]]
                assert any(value_at(data, back) is found for back in ways if back), (way, key, name)
                seen += 1
    assert seen > 20


def test_from_each_clause_that_sets_conditions_one_comes_to_a_paper_and_its_form_and_back() -> None:
    """原文条款 → 条件 → 证明材料 → 附件，再原路回到条款。"""
    data = published(facts_of(FIRST))
    rules = {found["id"]: found for _, found in walk(data["eligibility"]) if "kind" in found}
    materials = {material["id"]: material for material in data["materials"]}
    trails = [
        (clause["id"], rule, material, materials[material].get("annex"))
        for _, clause in walk(data["body"])
        for rule in clause.get("rules", [])
        for material in rules[rule]["evidence"]
    ]
    assert ("composition", "other-enterprises", "membership-form", "membership") in trails
    for clause, rule, material, annex in trails:
        assert f"eligibility.{rule}" in materials[material]["used_by"]
        assert rules[rule]["clause"].partition("/")[0] in (
            clause,
            *(annex["id"] for annex in data["annexes"]),
        )
        if annex:
            assert f"materials.{material}" in holder_of(annex, data)["used_by"]


def test_every_paper_that_must_be_handed_in_is_asked_for_or_proves_something() -> None:
    materials = [material for material in published(facts_of(FIRST))["materials"] if material["required"]]
    assert materials
    for material in materials:
        assert material["source"] or any(way.startswith("eligibility.") for way in material["used_by"])


def test_a_field_that_a_rule_asks_for_knows_the_rule() -> None:
    data = published(facts_of(FIRST))
    field = holder_of("registration/founders", data)
    assert field["used_by"] == ["eligibility.founders"]
    assert field["name"]


def test_an_amendment_of_the_text_changes_neither_the_issued_text_nor_its_references() -> None:
    facts = facts_of(FIRST)
    in_force = facts.in_force.model_copy(update={"body": Body(), "annexes": ()})
    amended = replace(facts, call=replace(facts.call, in_force=in_force))
    assert published(amended)["body"] == published(facts)["body"]
    assert published(amended)["annexes"] == published(facts)["annexes"]
    assert published(amended)["taxonomies"] == published(facts)["taxonomies"]
    assert published(amended)["eligibility"] == published(facts)["eligibility"]


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
    assert len(files) == 1 + 2 * len(facts.annexes)
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


# ---------------------------------------------------------------- text


@settings(deadline=None, max_examples=60)
@given(st.text(st.characters(exclude_categories=()), max_size=80))
def test_any_text_comes_back_as_it_went_in(text: str) -> None:
    facts = with_changes(facts_of(MINIMAL), {"title": text, "submission.place": text})
    data = published(facts)
    assert data["title"] == data["submission"]["place"] == text


def test_the_same_call_gives_the_same_bytes() -> None:
    one, other = facts_of(FULL), facts_of(FULL)
    assert render_json(one.notice, one, ZH) == render_json(other.notice, other, ZH)


def test_rendering_leaves_the_call_as_it_was() -> None:
    facts = facts_of(EXTENDED)
    render_json(facts.notice, facts, ZH)
    assert facts.call == build_call(read_source(EXTENDED))
