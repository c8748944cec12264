"""How much of an imported call is where it belongs. In: two calls' plain data. Out: characters, place
by place.

A place is a clause by its position (`body 3.2`), a cell of a form by its row and column, a note by its
number. Blanks do not count; facts that a text quotes count as their words.
"""

from collections.abc import Iterator
from difflib import SequenceMatcher
from typing import Any

from notice_site.facts.numbering import NumberedClause, number_outline
from notice_site.importing.blocks import squeezed
from notice_site.importing.writing.issued_text import field_words
from notice_site.language.zh_cn import CHINESE
from notice_site.model.body import Outline, block_lines
from notice_site.model.forms import Form
from notice_site.model.grid import place_cells
from notice_site.reading.references import BRACES, resolve_references


def places_of(data: dict[str, Any]) -> dict[str, str]:
    """The issued words of every place that has some."""
    plain = resolve_references(data).data
    lists = {taxonomy["id"]: taxonomy for taxonomy in plain.get("taxonomies", ())}
    found = [("title", plain["title"]), ("recipients", plain.get("recipients") or "")]
    found += [("issuers", "".join(issuer["name"] for issuer in plain["issuers"]))]
    found += [("signed", plain["key_dates"]["signed"]["wording"])]
    found += list(_text("body", plain["body"]))
    found += [("closing", "".join(plain["body"].get("closing", ())))]
    for number, annex in enumerate(plain.get("annexes", ()), 1):
        found += _annex(f"annex {number}", annex, lists)
    return {place: bare for place, words in found if (bare := squeezed(BRACES.sub("", words)))}


def right_characters(imported: dict[str, Any], expected: dict[str, Any]) -> tuple[int, int]:
    """How many characters of the expected call are at the same place, in order, and how many it has."""
    there, wanted = places_of(imported), places_of(expected)
    right = sum(_common(there.get(place, ""), words) for place, words in wanted.items())
    return right, sum(map(len, wanted.values()))


def wrong_places(imported: dict[str, Any], expected: dict[str, Any]) -> dict[str, tuple[str, str]]:
    """Where the two differ: the words expected, and those that are there."""
    there, wanted = places_of(imported), places_of(expected)
    every = dict.fromkeys((*wanted, *there))
    return {
        place: (wanted.get(place, ""), there.get(place, ""))
        for place in every
        if wanted.get(place, "") != there.get(place, "")
    }


def _common(one: str, other: str) -> int:
    blocks = SequenceMatcher(None, one, other, autojunk=False).get_matching_blocks()
    return sum(block.size for block in blocks)


def _text(name: str, plain: dict[str, Any]) -> Iterator[tuple[str, str]]:
    keys = ("subtitle", "lead_in", "numbering", "clauses")
    outline = Outline.model_validate({key: plain[key] for key in keys if plain.get(key)})
    yield f"{name} above", "".join([outline.subtitle or "", *block_lines(outline.lead_in)])
    yield from _clauses(name, number_outline(outline, CHINESE))


def _clauses(name: str, clauses: tuple[NumberedClause, ...]) -> Iterator[tuple[str, str]]:
    for at, known in enumerate(clauses, 1):
        clause = known.clause
        yield f"{name} {at}", "".join([known.number, clause.heading or "", *block_lines(clause.text)])
        yield from _clauses(f"{name} {at}", known.clauses)


def _annex(name: str, annex: dict[str, Any], lists: dict[str, Any]) -> Iterator[tuple[str, str]]:
    yield f"{name} title", annex["title"]
    if outline := annex.get("outline"):
        yield from _text(name, outline)
    if table := annex.get("table"):
        for row, cells in enumerate((table["columns"], *table["rows"])):
            yield from ((f"{name} row {row} column {column}", cell) for column, cell in enumerate(cells))
    yield from ((f"{name} line {at}", line) for at, line in enumerate(annex.get("items", ()), 1))
    if form := annex.get("form"):
        yield from _form(name, form, lists)


def _form(name: str, form: dict[str, Any], lists: dict[str, Any]) -> Iterator[tuple[str, str]]:
    yield f"{name} above", "".join("".join(field_words(field, lists)) for field in form.get("above", ()))
    cells = [cell for row in form["rows"] for cell in row["cells"]]
    for place, cell in zip(place_cells(Form.model_validate(form)), cells, strict=True):
        fields = ["".join(field_words(field, lists)) for field in cell.get("fields", ())]
        words = "".join([cell.get("label") or "", *cell.get("text", ()), *fields])
        yield f"{name} row {place.row} column {place.column}", words
    for key in ("notes", "footnotes"):
        held = form.get(key) or []
        items = held["items"] if isinstance(held, dict) else held
        yield from ((f"{name} {key} {at}", item["text"]) for at, item in enumerate(items, 1))
