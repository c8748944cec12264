"""What the data says word for word. In: a call's plain data. Out: its issued words in reading order, no
blanks.

The words are those that the notice and its annexes print: generated numbers too, comments and our own keys
not.
"""

from collections.abc import Iterator
from typing import Any

from notice_site.facts.numbering import NumberedClause, number_outline
from notice_site.importing.understanding.plain_blocks import squeezed
from notice_site.models.body import Outline
from notice_site.reading.references import BRACES, resolve_references
from notice_site.words import Words, words_for

HEAD = ("masthead", "index_number")


def issued_words(data: dict[str, Any]) -> list[str]:
    """Pieces of issued text in order; empty ones are left out."""
    plain = resolve_references(data).data
    words = words_for(str(plain.get("language", "zh-CN")))
    pieces = [
        *_notice(plain, words),
        *(piece for at in range(len(plain.get("annexes") or ())) for piece in _annex(plain, at, words)),
    ]
    return [bare for piece in pieces if (bare := squeezed(BRACES.sub("", piece or "")))]


def _notice(data: dict[str, Any], words: Words) -> Iterator[Any]:
    for key in HEAD:
        yield data.get(key)
    if number := data.get("document_number"):
        yield f"{number['agency_code']}〔{number['year']}〕{number['sequence']}号"
    yield data.get("title")
    yield data.get("recipients")
    yield from _outline(data.get("body") or {})
    yield from (data.get("body") or {}).get("closing", ())
    if data.get("annex_list"):
        yield from _annex_list(data, words)
    yield from (issuer.get("name") for issuer in data.get("issuers") or ())
    yield ((data.get("key_dates") or {}).get("signed") or {}).get("wording")
    yield data.get("disclosure")
    if imprint := data.get("imprint"):
        yield from (*imprint.get("copy_to", ()), imprint["printed_by"], imprint["printed_on"])


def _annex_list(data: dict[str, Any], words: Words) -> Iterator[str]:
    titles = [annex.get("title") or "" for annex in data.get("annexes") or ()]
    yield words.say("Annexes:")
    yield from (f"{at}.{title}" if len(titles) > 1 else title for at, title in enumerate(titles, 1))


def _outline(plain: dict[str, Any]) -> Iterator[Any]:
    keys = {key: plain[key] for key in ("subtitle", "lead_in", "numbering", "clauses") if plain.get(key)}
    outline = Outline.model_validate(keys)
    yield outline.subtitle
    yield from outline.lead_in
    for clause in number_outline(outline):
        yield from _clause(clause)


def _clause(known: NumberedClause) -> Iterator[Any]:
    for numbered in known.walk():
        clause = numbered.clause
        yield numbered.number
        yield clause.heading
        yield from clause.text


def _annex(data: dict[str, Any], at: int, words: Words) -> Iterator[Any]:
    annexes = data["annexes"]
    annex = annexes[at]
    yield words.say("Annex {number}", number=at + 1) if len(annexes) > 1 else words.say("Annex")
    yield annex.get("title")
    if outline := annex.get("outline"):
        yield from _outline(outline)
    if table := annex.get("table"):
        yield from (*table["columns"], *(cell for row in table["rows"] for cell in row))
    if form := annex.get("form"):
        yield from _form(form, {taxonomy["id"]: taxonomy for taxonomy in data.get("taxonomies") or ()})
    yield from annex.get("items", ())


def _form(form: dict[str, Any], lists: dict[str, Any]) -> Iterator[Any]:
    for field in form.get("above", ()):
        yield from field_words(field, lists)
    for cell in (cell for row in form["rows"] for cell in row["cells"]):
        yield cell.get("label")
        yield from cell.get("text", ())
        for field in cell.get("fields", ()):
            yield from field_words(field, lists)
    notes = form.get("notes") or {}
    yield notes.get("label")
    yield from (
        part for at, note in enumerate(notes.get("items", ()), 1) for part in (f"{at}.", note["text"])
    )
    yield from (note["text"] for note in form.get("footnotes", ()))


def field_words(field: dict[str, Any], lists: dict[str, Any]) -> Iterator[str]:
    """The issued words of a field in order; `lists` are the option lists by id."""
    yield field.get("label", "")
    for at, option in enumerate(lists.get(field.get("options", ""), {}).get("options", ()), 1):
        yield "□" + f"{at}." * field.get("numbered", False) + option["label"] + field.get("option_end", "")
    yield from (column["label"] for column in field.get("columns", ()))
    yield from field.get("row_marks", ())
    yield field.get("prompt", "")
    yield field.get("suffix", "")
