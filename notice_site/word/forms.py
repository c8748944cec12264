"""Annexes as Word files. In: the call. Out: `downloads/annex-<n>.docx` for each annex.

Every field is a content control with its id as tag; its bookmark carries the same name (`context.py`).
The small print is no issued text: it has the style `NoticeSitePrint`.
"""

from notice_site.facts.annexes import AnnexFacts
from notice_site.facts.facts import Facts
from notice_site.facts.small_print import annex_small_print
from notice_site.language.catalogue import Catalogue
from notice_site.model.forms import Form
from notice_site.pdf.blocks import balanced_lines, width_of
from notice_site.pdf.documents import TITLE_CHARACTERS
from notice_site.word.controls import FormContext
from notice_site.word.documents import properties_of
from notice_site.word.form_fields import EM, field_line
from notice_site.word.form_table import form_table
from notice_site.word.outlines import TextWriter, list_blocks, outline_elements, table_blocks
from notice_site.word.package import Properties, WordDocument, footers, pack_document, page_section
from notice_site.word.xml import Element, end_mark, make, paragraph, run


def render_word_forms(facts: Facts, catalogue: Catalogue) -> dict[str, bytes]:
    """The Word file of every annex by its address; one that is a file already, or elsewhere, has none."""
    made = (annex for annex in facts.annexes if annex.word_file in annex.files and not annex.annex.file)
    return {annex.word_file: _word_file(annex, facts, catalogue) for annex in made}


def _word_file(annex: AnnexFacts, facts: Facts, catalogue: Catalogue) -> bytes:
    context = _context(annex, facts, catalogue)
    writer = TextWriter(facts.build.pictures)
    body = (*_head(annex), *_content(annex, context, writer))
    lines = annex_small_print(annex, facts, catalogue)
    document = WordDocument(
        body=body,
        section=page_section(len(lines)),
        footers=footers(lines),
        footnotes=(*context.footnotes.values(), *writer.footnotes),
        pictures=facts.build.pictures,
        numberings=tuple(context.numberings),
        properties=_properties(annex, facts),
    )
    return pack_document(document)


def _context(annex: AnnexFacts, facts: Facts, catalogue: Catalogue) -> FormContext:
    return FormContext(
        catalogue=catalogue,
        names=annex.field_names,
        options={taxonomy.id: taxonomy.options for taxonomy in facts.notice.taxonomies},
        notes=annex.annex.form.footnotes if annex.annex.form else (),
    )


def _head(annex: AnnexFacts) -> tuple[Element, ...]:
    """附件1 on the first line, the title on the third (GB/T 9704-2012, 7.3.4)."""
    title = annex.annex.title_lines or balanced_lines(annex.annex.title, TITLE_CHARACTERS)
    return (
        paragraph("NoticeSiteAnnex", [run(annex.label)]),
        paragraph("Normal", ()),
        paragraph("Title", [run("\n".join(title))]),
    )


def _content(annex: AnnexFacts, context: FormContext, writer: TextWriter) -> list[Element]:
    inner = annex.annex
    if inner.form:
        return _form(inner.form, inner.title, context)
    if inner.outline:
        return outline_elements(inner.outline, annex.clauses, writer)
    return table_blocks(inner.table, inner.title) if inner.table else list_blocks(inner.items)


def _form(form: Form, title: str, context: FormContext) -> list[Element]:
    above = [inline for field in form.above for inline in (*field_line(field, context), run("\u3000"))]
    table = form_table(form, title, context)
    return [
        *([paragraph("NoticeSiteAbove", above)] if above else ()),
        table,
        *(_notes(form, context) or [end_mark()]),
    ]


def _notes(form: Form, context: FormContext) -> list[Element]:
    """The notes below the table, and the footnotes that no mark in the form calls for."""
    label = (form.notes.label or "") if form.notes else ""
    items = form.notes.items if form.notes else ()
    listed = [(f"{number}.", note.text) for number, note in enumerate(items, 1)]
    left = [
        (f"{number}.", note.text)
        for number, note in enumerate(form.footnotes, 1)
        if note.id not in context.footnotes
    ]
    return [
        *(_note(label if index == 0 else "", label, *entry) for index, entry in enumerate(listed)),
        *(_note("", "", *entry) for entry in left),
    ]


def _note(label: str, indent: str, number: str, text: str) -> Element:
    """A note that hangs from its number; every number is below the first."""
    hanging = width_of(number)
    left = width_of(indent) + hanging
    ind = make("w:ind", left=int(left * EM), hanging=int((left if label else hanging) * EM))
    return paragraph("NoticeSiteNote", [run(f"{label}{number}{text}")], ind)


def _properties(annex: AnnexFacts, facts: Facts) -> Properties:
    marks = {
        "NoticeSiteAnnex": annex.annex.id,
        "NoticeSiteFormVersion": facts.form_versions[annex.annex.id],
    }
    return properties_of(f"{annex.label} {annex.annex.title}", facts, marks)
