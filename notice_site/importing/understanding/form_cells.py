"""Cells of a form. In: a cell of a table and the labels around it. Out: a cell of the data."""

import re
from dataclasses import dataclass, field
from typing import Any

from notice_site.importing.blocks import Cell, Paragraph, Table
from notice_site.importing.understanding.draft import Found
from notice_site.importing.understanding.fields import PROMPT, Blank, blanks_in, is_to_fill, kind_of_label
from notice_site.importing.understanding.naming import Names
from notice_site.importing.understanding.option_lists import has_boxes, option_list
from notice_site.importing.understanding.plain_blocks import paragraphs_in, squeezed, trimmed
from notice_site.problem import Message
from notice_site.reading.references import literal

ROW_MARK = re.compile(r"\d{1,2}\s*[.．、]?|[（(]\d{1,2}[)）]|…+|\.{3,}|[①-⑳]")
AT_LEAST = re.compile(r"(?:不少于|至少)\s*(\d+)")
UNIT = re.compile("[万亿]?元|万?人|岁|个月|㎡|平方米|[%％]|亩|吨|公里")
"""Words alone in a cell behind the place for a number."""
LONGEST_LABEL = 24
NAMED_BY_KIND = ("signature", "seal", "date")
SENTENCE = re.compile(r"[。；！？]|[^\d]，|\.\s|\.$")
CHOICE = Message("whether one or several boxes may be ticked is not said")


@dataclass
class FormParts:
    """What the cells of one annex share."""

    annex: str
    """Its id."""
    lists: Names
    """Ids of option lists, of the whole call."""
    notes: dict[str, str]
    """Ids of footnotes by the source's keys."""
    names: Names = field(default_factory=Names)
    """Ids of fields and cells."""
    taxonomies: list[Any] = field(default_factory=list)

    def field(self, blank: Blank, label: str, group: str = "") -> dict[str, Any]:
        """A field with an id from its own label or kind, else from those around it."""
        by_kind = blank.kind in NAMED_BY_KIND and (blank.label or kind_of_label(label) != blank.kind)
        own = blank.kind if by_kind else blank.label
        return blank.tree(self.names.give(own or label, "field", group or label))


@dataclass(frozen=True)
class Around:
    """What names a cell."""

    label: str = ""
    """The nearest label to its left, else above it."""
    group: str = ""
    """A label further out, which covers several rows."""
    above: str = ""
    """The label at the head of its column."""
    aside: bool = False
    """Whether a label stands to the left in the same row."""
    last: bool = False
    """Whether its row ends with it."""


def marked_text(paragraph: Paragraph, notes: dict[str, str]) -> str:
    """A paragraph as the data holds it: braces doubled, footnotes marked."""
    pieces, at = [], 0
    for offset, key in paragraph.notes:
        pieces += [literal(paragraph.text[at:offset]), f"{{^{notes[key]}}}"]
        at = offset
    text = "".join([*pieces, literal(paragraph.text[at:])])
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    return paragraph.number + re.sub(r"(\{\^[^{}]*\})\s+(?=[：:])", r"\1", "\n".join(lines))


def is_label(cell: Cell) -> bool:
    """Whether a cell only names others: a few words without a place to write."""
    lines = _lines(cell)
    words = "".join(lines)
    nested = any(isinstance(block, Table) for block in cell.blocks)
    marks = len(lines) > 1 and _are_row_marks(lines)
    if not words or nested or marks or has_boxes(words) or UNIT.fullmatch(words):
        return False
    return len(squeezed(words)) <= LONGEST_LABEL and not SENTENCE.search(words) and not _only_fills(lines)


def _lines(cell: Cell) -> list[str]:
    """A cell's paragraphs that hold something, each with its number."""
    parts = ((part.number, trimmed(part)) for part in paragraphs_in(cell.blocks))
    return [number + text for number, text in parts if squeezed(number + text)]


def cell_tree(cell: Cell, around: Around, parts: FormParts) -> dict[str, Any]:
    """The cell as the data has it."""
    paragraphs = [part for part in paragraphs_in(cell.blocks) if squeezed(part.number + part.text)]
    lines = _lines(cell)
    words = "\n".join(lines)
    if not lines:
        return _holding(cell, {"fields": [_beside_labels(around, parts)]})
    if has_boxes(words):
        return _holding(cell, _with_options(paragraphs, around, parts))
    if len(lines) > 1 and _are_row_marks(lines):
        return _holding(cell, _rows(lines, around, parts))
    if blank := _blank_around(words, around):
        return _holding(cell, {"fields": [parts.field(blank, around.label, around.group)]})
    to_fill = around.aside and around.last and words.endswith(("：", ":"))
    if is_label(cell) and not to_fill and not _prose_beside(cell, around, words):
        return {"label": "\n".join(marked_text(part, parts.notes) for part in paragraphs), **_span(cell)}
    return _holding(cell, _text_and_blanks(paragraphs, around, parts))


def _blank_around(words: str, around: Around) -> Blank | None:
    """The place to fill in around words: before a unit, or where a label says what a prompt explains."""
    if UNIT.fullmatch(words):
        return Blank("number", suffix=words)
    prompted = around.aside and "\n" not in words and PROMPT.fullmatch(words) and not is_to_fill(words)
    return Blank("long_text", prompt=words) if prompted else None


def _beside_labels(around: Around, parts: FormParts) -> dict[str, Any]:
    """The field of an empty cell: its labels say what is written there."""
    if around.group and kind_of_label(around.group) == "office_use":
        kind = "office_use"
    else:
        kinds = (kind_of_label(label) for label in (around.label, around.above) if label)
        whole_row = around.label and not around.aside
        kind = next((kind for kind in kinds if kind != "text"), "long_text" if whole_row else "text")
    return parts.field(Blank(kind), around.label or around.above, around.group or around.above)


def is_row_mark(words: str) -> bool:
    """Whether words only count rows: 1. （2） ……."""
    return bool(ROW_MARK.fullmatch(words))


def _holding(cell: Cell, content: dict[str, Any]) -> dict[str, Any]:
    own = {key: content.pop(key) for key in ("id",) if key in content}
    return {**own, **_span(cell), **content}


def _span(cell: Cell) -> dict[str, int]:
    spans = {"colspan": cell.colspan, "rowspan": cell.rowspan}
    return {key: count for key, count in spans.items() if count > 1}


def _are_row_marks(lines: list[str]) -> bool:
    return all(ROW_MARK.fullmatch(line) for line in lines)


def _only_fills(lines: list[str]) -> bool:
    """Whether lines hold places to fill in and are no plain label with a colon."""
    if len(lines) == 1 and re.fullmatch(r"[^：:（）()_＿]{1,16}[：:]", lines[0]):
        return False
    return any(is_to_fill(line) for line in lines)


def _prose_beside(cell: Cell, around: Around, words: str) -> bool:
    """Whether words to the right of a label are a text of their own, such as 2.营业执照 or 一式两份。"""
    return around.aside and bool(re.match(r"\d{1,2}[.．、]|[（(]\d", words)) and cell.colspan > 1


def _with_options(paragraphs: list[Paragraph], around: Around, parts: FormParts) -> dict[str, Any]:
    found = option_list("\n".join(part.number + trimmed(part) for part in paragraphs))
    label = found.before or around.label
    name = parts.names.give(label, "choice", around.group or around.label)
    taxonomy = parts.lists.give(label, "options", parts.annex)
    options = Names()
    listed = [{"id": options.give("", "option"), "label": literal(text) or "□"} for text in found.labels]
    title = squeezed(label).rstrip("：:") or taxonomy
    parts.taxonomies.append(
        {"id": taxonomy, "title": literal(title), "source": f"{parts.annex}/{name}", "options": listed}
    )
    kind = "choice" if found.exclusive else "choices"
    made: dict[str, Any] = {"id": name, "kind": kind, "options": taxonomy}
    made |= {"numbered": True} if found.numbered else {}
    made |= {"option_end": found.end} if found.end else {}
    text = {"text": [literal(found.before)]} if found.before else {}
    return {**text, "fields": [made if found.exclusive else Found(made, (paragraphs[0].place,), CHOICE)]}


def _rows(lines: list[str], around: Around, parts: FormParts) -> dict[str, Any]:
    least = AT_LEAST.search(around.label)
    made: dict[str, Any] = parts.field(Blank("repeat"), around.label, around.group)
    made |= {"min": int(least[1])} if least else {}
    return {"fields": [{**made, "row_marks": lines}]}


def _text_and_blanks(paragraphs: list[Paragraph], around: Around, parts: FormParts) -> dict[str, Any]:
    """Sentences, and below them the places to fill in; a line behind these is text of the last place."""
    text: list[str] = []
    fields: list[dict[str, Any]] = []
    for paragraph in paragraphs:
        line = paragraph.number + trimmed(paragraph)
        if is_to_fill(line) or (fields and not SENTENCE.search(line)):
            fields += [
                parts.field(blank, around.label, around.group) for blank in blanks_in(line, around.label)
            ]
        elif fields:
            fields.append(
                parts.field(Blank("office_use" if _for_office(around) else "text", label=line), around.label)
            )
        else:
            text.append(marked_text(paragraph, parts.notes))
    content: dict[str, Any] = {"id": parts.names.give("", "text")} if text else {}
    content |= {"text": text} if text else {}
    return content | ({"fields": fields} if fields else {})


def _for_office(around: Around) -> bool:
    return kind_of_label(around.label) == "office_use"
