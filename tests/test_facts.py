"""What follows from a call: here, which clauses an amendment touches."""

from notice_site.facts.amendments import clauses_quoting
from tests.call_facts import EXTENDED, FULL, facts_of


def test_a_clause_is_touched_by_the_amendment_of_the_fact_that_it_quotes() -> None:
    (touching,) = facts_of(EXTENDED).amended_clauses["deadline"]
    assert touching.id == "extension"


def test_a_clause_quotes_a_fact_also_by_its_whole_and_its_parts() -> None:
    call = facts_of(FULL).call
    for fact in ("windows.workshops", "windows.1.close", "windows.workshops.close.on"):
        assert "deadlines" in clauses_quoting(call, f"key_dates.{fact}")
    assert clauses_quoting(call, "key_dates.windows.workshops.title") == []


def test_a_change_that_names_its_clause_touches_that_one() -> None:
    touched = facts_of(FULL).amended_clauses
    assert [amendment.id for amendment in touched["amounts"]] == ["correction"]
