"""What the scripts of a form's page work with. In: an annex, its blank Word file. Out: data, fit for JSON."""

import json
from base64 import b64encode
from hashlib import sha256
from typing import Any, TypeAlias

from notice_site.cache import versioned
from notice_site.facts.annexes import AnnexFacts
from notice_site.facts.facts import Facts
from notice_site.language.catalogue import Catalogue
from notice_site.model.forms import Cell, Form, FormField
from notice_site.model.grid import walk_fields
from notice_site.model.record import plain
from notice_site.pages.forms import option_lines, text_parts
from notice_site.pages.links import Downloads, PageLinks
from notice_site.pages.script_messages import script_messages
from notice_site.word.archive import DOWNLOADS
from notice_site.word.controls import control_tag

NOT_TYPED = ("signature", "seal", "office_use")
"""Kinds of field that are filled in on paper."""


def render_blank_forms(facts: Facts, catalogue: Catalogue, downloads: Downloads) -> dict[str, bytes]:
    """One for each form that can be filled in."""
    links = PageLinks(facts, catalogue, downloads, "index.html")
    return {_path(annex): _script(annex, links) for annex in facts.annexes if can_be_filled_in(annex, links)}


def can_be_filled_in(annex: AnnexFacts, links: PageLinks) -> bool:
    """Whether the annex has a place to type in, and this build its Word file."""
    form = annex.annex.form
    return bool(blank_file(annex, links) and form and any(f.kind not in NOT_TYPED for f in walk_fields(form)))


def blank_file(annex: AnnexFacts, links: PageLinks) -> bytes:
    """The annex as a Word file; empty where this build has none."""
    result = links.downloads.get(annex.word_file)
    return result.content if result else b""


def blank_address(annex: AnnexFacts, links: PageLinks) -> str:
    """Where a page finds the script, with a sum of its content."""
    return versioned(links.to(_path(annex)), _script(annex, links))


def _path(annex: AnnexFacts) -> str:
    return f"{annex.page.removesuffix('index.html')}blank.js"


def _script(annex: AnnexFacts, links: PageLinks) -> bytes:
    """It puts the file under the annex's id in `noticeBlanks`."""
    content = b64encode(blank_file(annex, links)).decode()
    place = f"(window.noticeBlanks = window.noticeBlanks || {{}})[{json.dumps(annex.annex.id)}]"
    return f'{place} = "{content}";\n'.encode()


Data: TypeAlias = dict[str, Any]

SCRIPT = "start-form.mjs"
FORMS_SCRIPT = "start-forms.mjs"
"""Of the page that lists all forms."""
LIBRARY = "assets/vendor/fflate/fflate.js"
RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


def fill_data(annex: AnnexFacts, links: PageLinks) -> Data:
    """The form, where its blank file is, the other annexes, and the scripts' messages."""
    facts = links.facts
    return {
        **form_data(annex, links),
        "annexes": [
            {
                "id": other.annex.id,
                "label": other.label,
                "title": other.annex.title,
                "href": links.to(other.page),
            }
            for other in facts.annexes
        ],
        "library": links.to(LIBRARY),
        "language": facts.notice.language,
        "messages": script_messages(SCRIPT, links.catalogue),
    }


def sums_data(links: PageLinks) -> Data:
    """Every download under the name that readers save it by, with its SHA-256, and the scripts' words."""
    annexes = links.facts.annexes
    names = {path: name for annex in annexes for path, name in annex.files.items()}
    return {
        "files": [
            {
                "name": names.get(path, path.removeprefix(DOWNLOADS)),
                "sum": sha256(download.content).hexdigest(),
            }
            for path, download in links.downloads.items()
            if path.startswith(DOWNLOADS) and not path.endswith("SHA256SUMS")
        ],
        "language": links.facts.notice.language,
        "messages": script_messages(FORMS_SCRIPT, links.catalogue),
    }


def form_data(annex: AnnexFacts, links: PageLinks) -> Data:
    """One form: its fields in the table's order, the table, the address of the blank file."""
    facts, form = links.facts, annex.annex.form
    assert form, "only forms are filled in"
    return {
        "call": facts.notice.id,
        "edition": facts.build.edition,
        "annex": annex.annex.id,
        "label": annex.label,
        "title": annex.annex.title,
        "version": facts.form_versions[annex.annex.id],
        "file": annex.file_title,
        "fields": [_field(field, annex, links) for field in walk_fields(form)],
        "table": _table(form),
        "blank": blank_address(annex, links),
    }


def _field(field: FormField, annex: AnnexFacts, links: PageLinks) -> Data:
    assert annex.annex.form
    taxonomies = links.facts.notice.taxonomies
    result = next((taxonomy.options for taxonomy in taxonomies if taxonomy.id == field.options), ())
    options = [
        {"id": option.id, "label": option.label, "words": line, "tag": control_tag(f"{field.id}.{option.id}")}
        for option, line in zip(result, option_lines(field, taxonomies), strict=True)
    ]
    return {
        "id": field.id,
        "tag": control_tag(field.id),
        "kind": field.kind,
        "name": annex.field_names[field.id],
        "label": _plain(field.label, annex.annex.form),
        "prompt": _plain(field.prompt, annex.annex.form),
        "suffix": _plain(field.suffix, annex.annex.form),
        "required": field.required,
        "min": field.min,
        "max": field.max,
        "options": options or None,
        "columns": [plain(column) for column in field.columns],
    }


def _table(form: Form) -> Data:
    """The form as it is printed; fields are in it by their ids."""
    notes = form.notes
    return {
        "columns": list(form.columns),
        "above": [field.id for field in form.above],
        "rows": [
            {"height": row.height, "cells": [_cell(cell, form) for cell in row.cells]} for row in form.rows
        ],
        "notes": [note.text for note in notes.items] if notes else [],
        "notes_label": (notes.label or "") if notes else "",
        "footnotes": [note.text for note in form.footnotes],
    }


def _cell(cell: Cell, form: Form) -> Data:
    return {
        "label": _plain(cell.label, form),
        "text": [_plain(text, form) for text in cell.text],
        "fields": [field.id for field in cell.fields],
        "colspan": cell.colspan,
        "rowspan": cell.rowspan,
    }


def _plain(text: str | None, form: Form) -> str:
    """Issued words; the mark of a footnote is a raised number."""
    parts = text_parts(text or "", form)
    return "".join(part.text.translate(RAISED) if part.footnote else part.text for part in parts)
