"""Which clauses quote which facts. In: the call. Out: clause ids by fact, amendments by clause."""

from typing import Any

from notice_site.models.notice import Amendment
from notice_site.reading.amending import canonical_fact
from notice_site.reading.build import Call
from notice_site.reading.fact_paths import overlap


def amended_clauses(call: Call) -> dict[str, tuple[Amendment, ...]]:
    """Clauses that quote a changed fact, and clauses that a change names."""
    touched: dict[str, list[Amendment]] = {}
    for amendment in call.notice.amendments:
        for change in amendment.changes:
            for clause in [change.clause] if change.clause else clauses_quoting(call, change.fact):
                known = touched.setdefault(clause, [])
                if amendment not in known:
                    known.append(amendment)
    return {clause: tuple(amendments) for clause, amendments in touched.items()}


def quoting_clauses(call: Call) -> dict[str, list[str]]:
    """The ids of the clauses that quote each fact, by the fact's path."""
    quoting: dict[str, list[str]] = {}
    for path, facts in call.quoted.items():
        if path[0] == "body" and (clause := _clause_at(call, path)):
            for fact in facts:
                quoting.setdefault(fact, []).append(clause)
    return quoting


def clauses_quoting(call: Call, fact: str) -> list[str]:
    """The ids of the clauses that quote a fact, a part of it, or what it is part of."""
    way = canonical_fact(call.amended.data, fact)
    found = [clauses for quoted, clauses in quoting_clauses(call).items() if overlap(quoted, way)]
    return list(dict.fromkeys(clause for clauses in found for clause in clauses))


def _clause_at(call: Call, path: tuple[str | int, ...]) -> str | None:
    """The id of the innermost clause around a string of the body; None for text outside any clause."""
    found: str | None = None
    value: Any = call.source.data
    for step in path:
        value = value[step]
        if isinstance(value, dict) and "id" in value:
            found = value["id"]
    return found
