"""Worksheets as Word files. In: the call. Out: `downloads/worksheet-<material>.docx` for each.

Ours, not the issuer's: the first line and the foot of every page say that it is no annex of the notice.
"""

from dataclasses import replace

from notice_site.facts.facts import Facts
from notice_site.facts.small_print import origin_small_print
from notice_site.facts.worksheets import Worksheet, worksheets
from notice_site.language.catalogue import Catalogue
from notice_site.language.clause_numbers import printed_number
from notice_site.model.forms import Cell, Column, Form, FormField, Row
from notice_site.model.grid import field_names
from notice_site.pdf.blocks import balanced_lines
from notice_site.pdf.documents import TITLE_CHARACTERS
from notice_site.word.controls import Control, FormContext, line_control, placeholder
from notice_site.word.documents import properties_of
from notice_site.word.form_table import form_table
from notice_site.word.package import Properties, WordDocument, footers, pack_document, page_section
from notice_site.word.xml import Element, end_mark, make, paragraph, run

ROWS = 10
"""Empty rows of a table; Word adds more at its end."""
SEALS_IN_A_ROW = 2
ROW_TO_SEAL = 45
"""Millimetres; a seal is about 40 mm wide."""


def render_worksheets(facts: Facts, catalogue: Catalogue) -> dict[str, bytes]:
    """The Word file of every worksheet by its address."""
    return {sheet.word_file: _word_file(sheet, facts, catalogue) for sheet in worksheets(facts)}


def _word_file(sheet: Worksheet, facts: Facts, catalogue: Catalogue) -> bytes:
    table, seals = _table(sheet), _seal_page(sheet, catalogue)
    names = {name: label for form in (table, seals) if form for name, label in field_names(form).items()}
    context = FormContext(catalogue=catalogue, names=names)
    body = [*_head(sheet, facts, catalogue), *_points(sheet, context)]
    if table:
        body += [paragraph("Normal", ()), form_table(table, sheet.material.title, context), end_mark()]
    if seals:
        title = paragraph("Subtitle", [run(catalogue.translate("Page of seals"))], make("w:pageBreakBefore"))
        note = catalogue.translate("As many boxes as the notice asks for; where more take part, copy a row.")
        body += [
            title,
            paragraph("NoticeSiteNote", [run(note)], make("w:spacing", after=120)),
            form_table(seals, catalogue.translate("Page of seals"), context),
            end_mark(),
        ]
    lines = (*origin_small_print(facts, catalogue), _mark(catalogue))
    document = WordDocument(
        body=tuple(body),
        section=page_section(len(lines)),
        footers=footers(lines),
        numberings=tuple(context.numberings),
        properties=_properties(sheet, facts, catalogue),
    )
    return pack_document(document)


def _mark(catalogue: Catalogue) -> str:
    return catalogue.translate("Worksheet, not an annex of the notice")


def _head(sheet: Worksheet, facts: Facts, catalogue: Catalogue) -> list[Element]:
    """What it is not, its title, and which places of the notice it follows."""
    material = sheet.material
    labels = dict.fromkeys(facts.place_labels[place] for place in material.source)
    places = catalogue.join(tuple(f"“{label}”" for label in labels))
    follows = catalogue.translate(
        "The notice prescribes no form. This sheet follows {places}.", places=places
    )
    title = "\n".join(balanced_lines(material.title, TITLE_CHARACTERS))
    return [
        paragraph("NoticeSiteAnnex", [run(_mark(catalogue))]),
        paragraph("Normal", ()),
        paragraph("Title", [run(title)]),
        paragraph(
            "NoticeSiteNote",
            [run(follows if places else catalogue.translate("The notice prescribes no form."))],
        ),
    ]


def _points(sheet: Worksheet, context: FormContext) -> list[Element]:
    """A heading for each point, and room to write; another where the notice leaves its list open."""
    translate = context.catalogue.translate
    labels = [*sheet.points, *([translate("Further points")] if sheet.points and sheet.open_ended else [])]
    blocks: list[Element] = []
    for number, label in enumerate(labels, 1):
        place = Control(f"point-{number}", label)
        room = line_control("long_text", place, context, placeholder(translate("Fill in here")))
        heading = [run(f"{printed_number(number, 'chinese')}{label}")]
        blocks += [paragraph("NoticeSiteLevel1", heading), paragraph("BodyText", room)]
    return blocks


def _table(sheet: Worksheet) -> Form | None:
    if not sheet.columns:
        return None
    columns = tuple(
        Column(id=f"column-{number}", label=label, kind="text")
        for number, label in enumerate(sheet.columns, 1)
    )
    entries = FormField(id="entries", kind="repeat", min=ROWS, columns=columns, row_marks=("1.",))
    return Form(columns=(1,), rows=(Row(cells=(Cell(fields=(entries,)),)),))


def _seal_page(sheet: Worksheet, catalogue: Catalogue) -> Form | None:
    """A box for each seal, with the member's name and the day."""
    if not sheet.seals:
        return None
    cells = [
        _seal(number, title, catalogue) for number, title in enumerate(_numbered(sheet.seals, catalogue), 1)
    ]
    cells += [Cell()] * (-len(cells) % SEALS_IN_A_ROW)
    rows = zip(*[iter(cells)] * SEALS_IN_A_ROW, strict=True)
    return Form(columns=(1,) * SEALS_IN_A_ROW, rows=tuple(Row(height=ROW_TO_SEAL, cells=row) for row in rows))


def _numbered(titles: tuple[str, ...], catalogue: Catalogue) -> list[str]:
    """Each role's title, numbered where several of the role put their seals."""
    return [
        catalogue.translate("{role} ({number})", role=title, number=titles[: at + 1].count(title))
        if titles.count(title) > 1
        else title
        for at, title in enumerate(titles)
    ]


def _seal(number: int, title: str, catalogue: Catalogue) -> Cell:
    return Cell(
        text=(title,),
        fields=(
            FormField(id=f"name-{number}", kind="text", label=catalogue.translate("Organisation:")),
            FormField(id=f"seal-{number}", kind="seal", label=catalogue.translate("(seal)")),
            FormField(id=f"date-{number}", kind="date", label=catalogue.translate("Date:")),
        ),
    )


def _properties(sheet: Worksheet, facts: Facts, catalogue: Catalogue) -> Properties:
    marks = {"NoticeSiteWorksheet": sheet.material.id}
    made = properties_of(f"{sheet.material.title} ({_mark(catalogue)})", facts, marks)
    return replace(made, author="")  # It was never issued.
