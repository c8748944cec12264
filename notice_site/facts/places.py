"""The places of the issued text that can be pointed at. In: a notice. Out: the words of each place.

A place is a clause's id, an annex's id, or `annex/part`, where part is a field, a cell, a note, a
footnote or an outline's clause; or an amendment's id: a supplement may ask for a document.
"""

from collections.abc import Iterator

from notice_site.model.body import Clause, Outline, block_lines, paragraph_words
from notice_site.model.forms import FOOTNOTE_MARK, Annex, Cell, Form, FormField
from notice_site.model.grid import PlacedCell, labelled_cells, place_cells
from notice_site.model.notice import Notice, walk_clauses
from notice_site.model.taxonomies import Taxonomy

Options = dict[str, Taxonomy]


def places(notice: Notice) -> dict[str, str]:
    """The words of every place, without footnote marks; a clause has its own words, not those inside it."""
    options = {taxonomy.id: taxonomy for taxonomy in notice.taxonomies}
    results = {amendment.id: _lines(*amendment.body) for amendment in notice.amendments}
    results |= {clause.id: _clause_words(clause) for clause in notice.walk_clauses()}
    for annex in notice.annexes:
        parts = {part: FOOTNOTE_MARK.sub("", words) for part, words in _parts(annex, options)}
        results |= {f"{annex.id}/{part}": words for part, words in parts.items()}
        results[annex.id] = FOOTNOTE_MARK.sub("", _lines(*_annex_words(annex, options)))
    return results


def _clause_words(clause: Clause) -> str:
    return _lines(clause.heading, *block_lines(clause.text))


def _lines(*words: str | None) -> str:
    return "\n".join(filter(None, words))


def _parts(annex: Annex, options: Options) -> Iterator[tuple[str, str]]:
    if annex.outline:
        for clause in walk_clauses(annex.outline.clauses):
            yield clause.id, _clause_words(clause)
    if annex.form:
        yield from _form_parts(annex.form, options)


def _form_parts(form: Form, options: Options) -> Iterator[tuple[str, str]]:
    for field in form.above:
        yield field.id, _field_words(field, options)
    for place, labels in labelled_cells(form):
        headers = [label.cell.label or "" for label in labels]
        yield from _cell_parts(place, headers, options)
    for note in (*form.footnotes, *(form.notes.items if form.notes else ())):
        yield note.id, note.text


def _cell_parts(place: PlacedCell, headers: list[str], options: Options) -> Iterator[tuple[str, str]]:
    for field in place.cell.fields:
        yield field.id, _lines(*headers, _field_words(field, options))
    if place.cell.id:
        yield place.cell.id, _lines(*headers, *_cell_words(place.cell, options))


def _cell_words(cell: Cell, options: Options) -> list[str]:
    return [cell.label or "", *cell.text, *(_field_words(field, options) for field in cell.fields)]


def _field_words(field: FormField, options: Options) -> str:
    chosen = options[field.options].options if field.options in options else ()
    labels = [option.label for option in chosen]
    columns = [column.label for column in field.columns]
    return _lines(field.label, *labels, *columns, field.prompt, field.suffix)


def _annex_words(annex: Annex, options: Options) -> Iterator[str]:
    yield annex.title
    yield from annex.items
    if annex.outline:
        yield from _outline_words(annex.outline)
    if annex.form:
        yield from (words for _, words in _form_parts(annex.form, options))
        yield from (words for place in place_cells(annex.form) for words in _cell_words(place.cell, options))
    if annex.table:
        yield from annex.table.columns
        yield from (cell for row in annex.table.rows for cell in row)


def _outline_words(outline: Outline) -> Iterator[str]:
    yield outline.subtitle or ""
    yield from block_lines(outline.lead_in)
    yield from (_clause_words(clause) for clause in walk_clauses(outline.clauses))
    yield from (paragraph_words(text) for note in outline.notes for text in note.text)
