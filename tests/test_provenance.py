"""Which facts amendments changed."""

from typing import Any

from notice_site.facts.facts import Facts, derive_facts
from notice_site.facts.provenance import amendments_of, changed_facts
from notice_site.model.notice import Amendment, Change
from tests.call_facts import EXTENDED, FULL, MINIMAL, ZH, facts_of, with_changes


def ids(fact: str, facts: Facts) -> list[str]:
    return [amendment.id for amendment in amendments_of(fact, facts)]


def test_a_call_without_amendments_is_as_issued() -> None:
    assert changed_facts(facts_of(MINIMAL)) == ()
    assert ids("key_dates.close", facts_of(MINIMAL)) == []


def test_a_change_of_a_part_changes_the_whole_and_the_reverse() -> None:
    facts = facts_of(FULL)
    assert ids("funding.awards.second.amount", facts) == ["correction"]
    assert ids("funding.awards.second", facts) == ["correction"]
    assert ids("key_dates.windows.workshops.close.wording", facts) == ["extension"]


def test_a_fact_with_a_longer_name_is_another_fact() -> None:
    facts = facts_of(FULL)
    assert ids("funding.awards.first.amount", facts) == []
    assert ids("funding.awards.secon", facts) == []
    assert ids("key_dates.windows.workshops.closed", facts) == []


def test_an_item_named_by_its_place_in_the_list_is_known_by_its_id() -> None:
    facts = facts_of(FULL)
    extension = next(amendment for amendment in facts.notice.amendments if amendment.id == "extension")
    by_number = extension.changes[0].model_copy(update={"fact": "key_dates.windows.1.close"})
    numbered = extension.model_copy(update={"changes": (by_number,)})
    found = changed_facts(with_changes(facts, {"amendments": (numbered,)}))
    assert [changed.fact for changed in found] == ["key_dates.windows.workshops.close"]


def twice(facts: Facts, **change: Any) -> tuple[Amendment, ...]:
    """The first amendment and a second one that changes the same fact."""
    first = facts.notice.amendments[0]
    again = Change(fact=first.changes[0].fact, to=first.changes[0].to, **change)
    return first, first.model_copy(update={"id": "again", "changes": (again,)})


def test_a_fact_that_changed_twice_is_told_once_with_both_amendments() -> None:
    facts = facts_of(EXTENDED)
    changed = with_changes(facts, {"amendments": twice(facts)})
    (found,) = changed_facts(derive_facts(changed.call, changed.build, ZH))
    assert [amendment.id for amendment in found.amendments] == ["extension", "again"]
    close = facts.notice.key_dates.close
    assert close
    assert found.issued["wording"] == close.wording


def test_the_clause_that_a_change_names_is_told_beside_those_that_quote_the_fact() -> None:
    facts = facts_of(EXTENDED)
    (clause, *_) = facts.notice.walk_clauses()
    (found,) = changed_facts(with_changes(facts, {"amendments": twice(facts, clause=clause.id)}))
    assert set(found.clauses) == {"deadline", clause.id}
