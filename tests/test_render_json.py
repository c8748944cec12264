"""`notice.json` and its schema: whole, complete, and the same each time."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from notice_site.facts.facts import BuildFacts, Facts
from notice_site.open_data.document import SCHEMA, json_file, render_json
from notice_site.open_data.document_schema import open_data_schema
from notice_site.reading.build import build_call
from notice_site.reading.fact_paths import find_fact, value_at
from notice_site.reading.source import read_source
from tests.call_facts import CALLS, EXTENDED, FIRST, FULL, MINIMAL, ZH, facts_of, with_changes
from tests.json_reading import published, walk

CHECKER = jsonschema.Draft202012Validator.FORMAT_CHECKER


def schema_of(facts: Facts) -> dict[str, Any]:
    schema: dict[str, Any] = json.loads(render_json(facts, ZH)["notice.schema.json"])
    return schema


def problems(data: dict[str, Any], facts: Facts) -> list[str]:
    validator = jsonschema.Draft202012Validator(schema_of(facts), format_checker=CHECKER)
    return [f"{error.json_path}: {error.message}" for error in validator.iter_errors(data)]


# ---------------------------------------------------------------- the files


@pytest.mark.parametrize("name", ["first", "extended"])
def test_the_open_data_is_as_it_was(name: str, golden: Callable[[str, bytes], None]) -> None:
    facts = facts_of(CALLS[name])
    golden(f"{name}.notice.json", render_json(facts, ZH)["notice.json"])


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
    assert "notice.schema.json" in render_json(known, ZH)


# ---------------------------------------------------------------- text


@settings(deadline=None, max_examples=60)
@given(st.text(st.characters(exclude_categories=()), max_size=80))
def test_any_text_comes_back_as_it_went_in(text: str) -> None:
    facts = with_changes(facts_of(MINIMAL), {"title": text, "submission.place": text})
    data = published(facts)
    assert data["title"] == data["submission"]["place"] == text


def test_the_same_call_gives_the_same_bytes() -> None:
    one, other = facts_of(FULL), facts_of(FULL)
    assert render_json(one, ZH) == render_json(other, ZH)


def test_rendering_leaves_the_call_as_it_was() -> None:
    facts = facts_of(EXTENDED)
    render_json(facts, ZH)
    assert facts.call == build_call(read_source(EXTENDED))
