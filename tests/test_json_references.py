"""The references of `notice.json` lead from clause to condition to paper to form, and back."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from notice_site.model.body import Body
from notice_site.reading.fact_paths import find_fact, value_at
from tests.call_facts import FIRST, FULL, facts_of
from tests.json_reading import published, walk

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
