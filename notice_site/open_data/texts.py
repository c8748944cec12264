"""The issued text as open data. In: facts and who refers to what. Out: plain clauses and annexes, numbered.

Each place says how it is cited, which facts it quotes, which amendments changed it and what refers to it.
"""

from collections.abc import Mapping
from typing import Any

from notice_site.facts.amendments import quoting_clauses
from notice_site.facts.annexes import AnnexFacts
from notice_site.facts.facts import Facts
from notice_site.facts.numbering import NumberedClause, note_marks
from notice_site.model.body import Outline
from notice_site.model.record import Record, plain

Uses = Mapping[str, list[str]]
"""The key paths of all that refers to a target, by target."""


def stated(record: Record) -> dict[str, Any]:
    """A record as JSON has it, without keys that hold nothing."""
    return dict(plain(record, with_none=False))


def open_body(facts: Facts, uses: Uses) -> dict[str, Any]:
    """The notice's text as issued."""
    quotes: dict[str, list[str]] = {}
    for fact, clauses in quoting_clauses(facts.call).items():
        for clause in clauses:
            quotes.setdefault(clause, []).append(fact)
    changed = {
        clause: [amendment.id for amendment in amendments]
        for clause, amendments in facts.amended_clauses.items()
    }
    body = stated(facts.notice.body)
    body["clauses"] = [_clause(clause, "", uses) for clause in facts.clauses]
    _mark_notes(body, facts.notice.body)
    for result in _walk(body["clauses"]):
        result |= {"quotes": quotes.get(result["id"], []), "changed_by": changed.get(result["id"], [])}
    return body


def open_annex(entry: AnnexFacts, uses: Uses) -> dict[str, Any]:
    """An annex as issued, with its number and its page."""
    annex, owner = stated(entry.annex), f"{entry.annex.id}/"
    if entry.annex.outline:
        annex["outline"]["clauses"] = [_clause(clause, owner, uses) for clause in entry.clauses]
        _mark_notes(annex["outline"], entry.annex.outline)
    if entry.annex.form:
        _open_form(annex["form"], entry, uses)
    return annex | {
        "number": entry.number,
        "label": entry.label,
        "page": entry.page,
        "used_by": uses.get(entry.annex.id, []),
    }


def _mark_notes(text: dict[str, Any], outline: Outline) -> None:
    """Write to each note the mark that it is printed with."""
    marks = note_marks(outline)
    for note in text.get("notes", ()):
        note["mark"] = marks[note["id"]]


def _open_form(form: dict[str, Any], annex: AnnexFacts, uses: Uses) -> None:
    cells = [cell for row in form["rows"] for cell in row["cells"]]
    fields = [*form["above"], *(field for cell in cells for field in cell["fields"])]
    notes = [*form["footnotes"], *form.get("notes", {"items": []})["items"]]
    for field in fields:
        field["name"] = annex.field_names[field["id"]]
    for part in (*fields, *notes, *(cell for cell in cells if "id" in cell)):
        part["used_by"] = uses.get(f"{annex.annex.id}/{part['id']}", [])


def _clause(numbered: NumberedClause, owner: str, uses: Uses) -> dict[str, Any]:
    return stated(numbered.clause) | {
        "number": numbered.number,
        "label": numbered.label,
        "level": numbered.level,
        "used_by": uses.get(owner + numbered.clause.id, []),
        "clauses": [_clause(inner, owner, uses) for inner in numbered.clauses],
    }


def _walk(clauses: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [result for clause in clauses for result in (clause, *_walk(clause["clauses"]))]
