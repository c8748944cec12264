"""A call as the text that its approved notice would have. In: its notice. Out: lines, tables cell by cell.

A cell is a line that begins with a TAB, a row ends with a blank line: so Word's tables are in text files.
"""

from collections.abc import Iterator

from notice_site.facts.numbering import NumberedClause, number_outline
from notice_site.language.zh_cn import CHINESE
from notice_site.model.body import Outline, block_lines
from notice_site.model.forms import Annex, Cell, Form, FormField
from notice_site.model.grid import place_cells
from notice_site.model.notice import Notice

Options = dict[str, list[str]]


def text_of_call(notice: Notice, *, with_annexes: bool = True) -> str:
    """The notice, with its annexes behind it unless they are files of their own."""
    lines = [*_head(notice), *_outline(notice.body), *block_lines(notice.body.closing), *_foot(notice)]
    options = {known.id: [option.label for option in known.options] for known in notice.taxonomies}
    for number, annex in enumerate(notice.annexes if with_annexes else (), 1):
        lines += ["", f"附件{number}" if len(notice.annexes) > 1 else "附件", "", annex.title]
        lines += _annex(annex, options)
    return "\n".join(lines) + "\n"


def _head(notice: Notice) -> Iterator[str]:
    if known := notice.document_number:
        yield f"{known.agency_code}〔{known.year}〕{known.sequence}号"
    yield notice.title
    if notice.recipients:
        yield notice.recipients


def _foot(notice: Notice) -> Iterator[str]:
    if notice.annex_list:
        titles = [annex.title for annex in notice.annexes]
        many = len(titles) > 1
        listed = [f"{number}.{title}" if many else title for number, title in enumerate(titles, 1)]
        yield f"附件：{listed[0]}"
        yield from listed[1:]
    yield ""
    yield from (issuer.name for issuer in notice.issuers)
    if notice.key_dates.signed != "not_stated":
        yield notice.key_dates.signed.wording
    if notice.disclosure:
        yield f"（公开方式：{notice.disclosure}）"


def _outline(outline: Outline) -> Iterator[str]:
    if outline.subtitle:
        yield outline.subtitle
    yield from block_lines(outline.lead_in)
    for known in number_outline(outline, CHINESE):
        yield from _clause(known)


def _clause(known: NumberedClause) -> Iterator[str]:
    clause, text = known.clause, tuple(block_lines(known.clause.text))
    if clause.heading and text and known.level > 1 and clause.heading.endswith("。"):
        yield known.number + clause.heading + text[0]
        yield from text[1:]
    elif clause.heading:
        yield known.number + clause.heading
        yield from text
    else:
        yield known.number + (text[0] if text else "")
        yield from text[1:]
    for inner in known.clauses:
        yield from _clause(inner)


def _annex(annex: Annex, options: Options) -> Iterator[str]:
    if annex.outline:
        yield from _outline(annex.outline)
    yield from annex.items
    if annex.table:
        for row in (annex.table.columns, *annex.table.rows):
            yield from (*(f"\t{cell}" for cell in row), "")
    if annex.form:
        yield from _form(annex.form, options)


def _form(form: Form, options: Options) -> Iterator[str]:
    marks = {note.id: str(number) for number, note in enumerate(form.footnotes, 1)}
    yield from ("\u3000\u3000".join(_field(field, options) for field in form.above) for _ in form.above[:1])
    yield ""
    placed = place_cells(form)
    for row in range(len(form.rows)):
        for place in placed:
            if place.row == row:
                yield "\t" + _marked("\n".join(_cell(place.cell, options)), marks)
            elif place.covers_row(row):
                yield "\t"
        yield ""
    yield ""
    for number, note in enumerate(form.notes.items if form.notes else (), 1):
        label = form.notes.label if form.notes and number == 1 else ""
        yield f"{label or ''}{number}.{note.text}"
    yield from (f"{number}.{note.text}" for number, note in enumerate(form.footnotes, 1))


def _marked(text: str, marks: dict[str, str]) -> str:
    for name, number in marks.items():
        text = text.replace(f"{{^{name}}}", number)
    return text


def _cell(cell: Cell, options: Options) -> Iterator[str]:
    if cell.label:
        yield cell.label
    yield from cell.text
    if cell.fields:
        yield "\u3000\u3000".join(_field(field, options) for field in cell.fields)


def _field(field: FormField, options: Options) -> str:
    chosen = options.get(field.options or "", [])
    numbered = [f"{number}.{label}" if field.numbered else label for number, label in enumerate(chosen, 1)]
    boxes = " ".join(f"□{label}{field.option_end}" for label in numbered)
    marks = "\n".join(field.row_marks)
    columns = "\u3000".join(column.label for column in field.columns)
    return "".join(filter(None, (field.label, boxes, columns, marks, field.prompt, field.suffix)))
