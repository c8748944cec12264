"""Annexes with their numbers, files and the labels of their parts. In: the call, a catalogue. Out: facts."""

import hashlib
import json
import re
from dataclasses import dataclass

from notice_site.characters import LINE_ENDS, UNSEEN
from notice_site.facts.numbering import NumberedClause, number_outline
from notice_site.language.catalogue import Catalogue
from notice_site.model.forms import Annex, Form
from notice_site.model.grid import field_names, walk_fields
from notice_site.model.notice import Notice
from notice_site.model.record import plain

MOST_BYTES = 200
"""Of the 255 that file systems take, with room for an ending."""
_NOT_SEEN = re.compile(f"[{UNSEEN}]")
_FORBIDDEN = re.compile(rf"[\\/:*?\"<>|\t\n\r{LINE_ENDS}]")


def file_name(title: str) -> str:
    """The title without what Windows forbids in names, cut where it is too long."""
    name = _FORBIDDEN.sub("_", _NOT_SEEN.sub("", title)).encode()[:MOST_BYTES].decode(errors="ignore")
    return name.strip(" .") or "_"


VERSION_LENGTH = 8

COLLECT_PAGE = "forms/collect/index.html"
"""Where a lead collects the members' forms."""


@dataclass(frozen=True)
class AnnexFacts:
    """An annex with its number and its files."""

    annex: Annex
    number: int
    label: str
    """附件1, or 附件 where there is only one."""
    clauses: tuple[NumberedClause, ...]
    """The outline's clauses, numbered."""
    field_names: dict[str, str]
    """The name of every field by its id."""
    page: str
    """Its page, `forms/registration/index.html`."""
    word_file: str
    """Its address, `downloads/annex-1.docx`."""
    pdf_file: str
    """Its address, `downloads/annex-1.pdf`."""
    file_title: str
    """What a saved file is called, without its ending."""

    @property
    def issued_file(self) -> str:
        """The address of an annex that is a file, `downloads/annex-2.xlsx`; empty for any other."""
        ending = (self.annex.file or "").rpartition(".")[2]
        return f"downloads/annex-{self.number}.{ending}" if ending else ""

    @property
    def files(self) -> dict[str, str]:
        """What it is called when it is saved, by address: as issued, or made as Word and PDF."""
        paths: tuple[str, ...] = () if self.annex.link else (self.word_file, self.pdf_file)
        paths = (self.issued_file,) if self.issued_file else paths
        return {path: f"{self.file_title}.{path.rpartition('.')[2]}" for path in paths}


def annex_facts(annex: Annex, number: int, total: int, catalogue: Catalogue) -> AnnexFacts:
    """One annex; `number` counts from 1, and a call with one annex does not print it."""
    label = (
        catalogue.translate("Annex {number}", number=number) if total > 1 else catalogue.translate("Annex")
    )
    return AnnexFacts(
        annex=annex,
        number=number,
        label=label,
        clauses=number_outline(annex.outline, catalogue.language) if annex.outline else (),
        field_names=field_names(annex.form) if annex.form else {},
        page=annex_page(annex),
        word_file=f"downloads/annex-{number}.docx",
        pdf_file=f"downloads/annex-{number}.pdf",
        file_title=file_name(f"{label} {annex.title}"),
    )


def annex_page(annex: Annex) -> str:
    """Its page, `forms/registration/index.html`."""
    return f"forms/{annex.id}/index.html"


def place_labels(
    clauses: tuple[NumberedClause, ...], annexes: tuple[AnnexFacts, ...], catalogue: Catalogue
) -> dict[str, str]:
    """How each place of the issued text is cited: `三、（一）`, `附件1 姓名`."""
    labels = {inner.clause.id: inner.label for top in clauses for inner in top.walk()}
    for annex in annexes:
        labels[annex.annex.id] = annex.label
        for top in annex.clauses:
            labels |= {
                f"{annex.annex.id}/{inner.clause.id}": f"{annex.label} {inner.label}" for inner in top.walk()
            }
        if annex.annex.form:
            labels |= _form_labels(annex, annex.annex.form, catalogue)
    return labels


def _form_labels(annex: AnnexFacts, form: Form, catalogue: Catalogue) -> dict[str, str]:
    labels = dict(annex.field_names)
    labels |= {cell.id: "" for row in form.rows for cell in row.cells if cell.id}
    for number, note in enumerate(form.footnotes, 1):
        labels[note.id] = catalogue.translate("footnote {number}", number=number)
    for number, note in enumerate(form.notes.items if form.notes else (), 1):
        labels[note.id] = catalogue.translate("note {number}", number=number)
    return {f"{annex.annex.id}/{part}": f"{annex.label} {label}".strip() for part, label in labels.items()}


def form_version(annex: Annex, notice: Notice) -> str:
    """Eight hexadecimal digits that change with the annex or one of its option lists, and only then."""
    used = {field.options for field in walk_fields(annex.form)} if annex.form else set()
    lists = [plain(taxonomy) for taxonomy in notice.taxonomies if taxonomy.id in used]
    content = json.dumps([plain(annex), *lists], ensure_ascii=False)
    return hashlib.sha256(content.encode()).hexdigest()[:VERSION_LENGTH]
