"""Forms from tables. In: the blocks of an annex. Out: a form's grid, notes and footnotes.

What somebody has filled in beside a label such as 身份证号 is no part of the form: it is left out, and told
without its words.
"""

import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import Any

from notice_site.importing.blocks import (
    Block,
    Cell,
    Paragraph,
    Place,
    SourceFile,
    Table,
    joined_tables,
    paragraphs_in,
    rows_of,
    squeezed,
    trimmed,
    widths,
    words_of,
)
from notice_site.importing.understanding.draft import Names, Sourced
from notice_site.importing.understanding.form_fields import (
    PROMPT,
    Blank,
    fill_in_places,
    has_boxes,
    is_to_fill,
    kind_of_label,
    option_list,
)
from notice_site.language.clause_numbers import number_at
from notice_site.problem import Message
from notice_site.reading.references import literal

ROW_MARK = re.compile(r"\d{1,2}\s*[.．、]?|[（(]\d{1,2}[)）]|…+|\.{3,}|[①-⑳]")
"""1. （2） …… ③, marks that only count rows."""
AT_LEAST = re.compile(r"(?:不少于|至少)\s*(\d+)")
"""不少于10家."""
UNIT = re.compile("[万亿]?元|万?人|岁|个月|㎡|平方米|[%％]|亩|吨|公里")
"""万元, alone in a cell behind the place for a number."""
SENTENCE = re.compile(r"[。；！？]|[^\d]，|\.\s|\.$")
"""What ends a sentence, or parts it."""
PLAIN_LABEL = re.compile(r"[^：:（）()_＿]{1,16}[：:]")
"""联系人：."""
ITEM = re.compile(r"\d{1,2}[.．、]|[（(]\d")
"""2.营业执照."""
MARK_BEFORE_COLON = re.compile(r"(\{\^[^{}]*\})\s+(?=[：:])")
"""{^note-1} ：."""
NOTES_LABEL = re.compile(
    r"(?P<label>(?:备\s*注|注|说\s*明|填表说明|Notes?)\s*[：:])\s*(?P<rest>.*)$", re.DOTALL
)
"""备注：1.一式两份."""
ANSWERS = (
    (re.compile("身份证|证件号"), re.compile(r"\d{15}|\d{17}[\dXx]")),
    (re.compile("电话|手机|传真|联系方式"), re.compile(r"\+?[\d() （）\-－]{7,20}")),
    (re.compile("邮箱|电子邮件|e-?mail", re.IGNORECASE), re.compile(r"\S+@\S+\.\w+")),
    (re.compile("性别|^gender", re.IGNORECASE), re.compile("[男女]|male|female", re.IGNORECASE)),
    (re.compile("出生|生日"), re.compile(r"(?:19|20)\d\d\s*[年.\-/]\s*\d{1,2}.{0,5}")),
    (re.compile("账号|帐号|卡号"), re.compile(r"[\d ]{10,25}")),
)
"""Labels, and what somebody has written beside them: 性别 and 女."""
PERSONAL = re.compile(
    "姓名|联系人|负责人|法定代表人|申请人|申报人|经办人|性别|民族|出生|籍贯|政治面貌|学历|学位|职务|职称|身份证|电话"
    "|手机|传真|邮箱|电子邮件|住址|地址|账号|帐号|微信|QQ|name|address",
    re.IGNORECASE,
)
"""Labels beside which a filled form has personal details: `联系人`."""
LONGEST_LABEL = 24
FEW_SENTENCES = 2
"""Sentences behind a place to fill in, from which on a cell is text: rules, or what somebody wrote."""
NAMED_BY_KIND = ("signature", "seal", "date")
BY_OTHERS = ("office_use", "signature", "seal")
"""Kinds that a column's head gives its fields also where their rows have labels of their own."""

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
    withheld: list[Place] = field(default_factory=list)
    """Cells whose words somebody has filled in."""

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
    return paragraph.number + MARK_BEFORE_COLON.sub(r"\1", "\n".join(lines))


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
        return _holding(cell, _field_rows(lines, around, parts))
    if blank := _blank_around(words, around):
        return _holding(cell, {"fields": [parts.field(blank, around.label, around.group)]})
    to_fill = around.aside and around.last and words.endswith(("：", ":"))
    if is_label(cell) and not to_fill and not _prose_beside(cell, around, words):
        return {"label": "\n".join(marked_text(part, parts.notes) for part in paragraphs), **_span(cell)}
    return _holding(cell, _text_and_fields(paragraphs, around, parts))


def _blank_around(words: str, around: Around) -> Blank | None:
    """The place to fill in around words: before a unit, or where a label says what a prompt explains."""
    if UNIT.fullmatch(words):
        return Blank("number", suffix=words)
    prompted = around.aside and "\n" not in words and PROMPT.fullmatch(words) and not is_to_fill(words)
    return Blank("long_text", prompt=words) if prompted else None


def _without_answers(table: Table, parts: FormParts) -> Table:
    """The table with the cells empty that somebody has filled in with details of persons."""
    answers = {(cell.row, cell.column) for cell in (*_beside_persons(table), *_below_heads(table))}
    cells = []
    for cell in table.cells:
        if (cell.row, cell.column) in answers:
            parts.withheld += dict.fromkeys(part.place for part in paragraphs_in(cell.blocks))
            cell = replace(cell, blocks=())  # noqa: PLW2901 - what was written in it is left out
        cells.append(cell)
    return replace(table, cells=tuple(cells))


def _is_certain_answer(words: str, label: str) -> bool:
    """Whether words can be nothing but what somebody wrote beside the label."""
    return any(about.search(squeezed(label)) and value.fullmatch(words.strip()) for about, value in ANSWERS)


def _beside_persons(table: Table) -> Iterator[Cell]:
    """What is beside labels of a person's details, where some of it can be nothing but answers."""
    pairs = [(words_of(label), cell) for cells in rows_of(table) for label, cell in pairwise(cells)]
    if not any(_is_certain_answer(words_of(cell), label) for label, cell in pairs):
        return
    for label, cell in pairs:
        words = words_of(cell)
        is_personal = PERSONAL.search(squeezed(label)) and len(squeezed(label)) <= LONGEST_LABEL
        is_label = PERSONAL.search(squeezed(words)) or is_to_fill(words) or PROMPT.fullmatch(words)
        if words and is_personal and (_is_certain_answer(words, label) or not is_label):
            yield cell


def _below_heads(table: Table) -> Iterator[Cell]:
    """The rows of a list of persons that somebody has filled in."""
    rows = rows_of(table)
    heads: dict[int, str] = {}
    for cells in rows:
        below = [(heads.get(cell.column, ""), cell) for cell in cells]
        if any(head and _is_certain_answer(words_of(cell), head) for head, cell in below):
            yield from (cell for head, cell in below if head and not is_row_mark(words_of(cell)))
        else:
            heads = {cell.column: words_of(cell) for cell in cells if len(cells) > 1}


def _beside_labels(around: Around, parts: FormParts) -> dict[str, Any]:
    """The field of an empty cell: the label of its row says what is written there, else its column's head."""
    label, above = kind_of_label(around.label), kind_of_label(around.above) if around.above else "text"
    if around.group and kind_of_label(around.group) == "office_use":
        kind = "office_use"
    elif around.label and around.aside:
        kind = above if label == "text" and above in BY_OTHERS else label
    else:
        plain = "long_text" if around.label else "text"
        kind = next((kind for kind in (label, above) if kind != "text"), plain)
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
    if len(lines) == 1 and PLAIN_LABEL.fullmatch(lines[0]):
        return False
    return any(is_to_fill(line) for line in lines)


def _prose_beside(cell: Cell, around: Around, words: str) -> bool:
    """Whether words to the right of a label are a text of their own, such as 2.营业执照 or 一式两份。"""
    return around.aside and bool(ITEM.match(words)) and cell.colspan > 1


def _with_options(paragraphs: list[Paragraph], around: Around, parts: FormParts) -> dict[str, Any]:
    result = option_list("\n".join(part.number + trimmed(part) for part in paragraphs))
    label = result.before or around.label
    name = parts.names.give(label, "choice", around.group or around.label)
    taxonomy = parts.lists.give(label, "options", parts.annex)
    options = Names()
    listed = [{"id": options.give("", "option"), "label": literal(text) or "□"} for text in result.labels]
    title = squeezed(label).rstrip("：:") or taxonomy
    parts.taxonomies.append(
        {"id": taxonomy, "title": literal(title), "source": f"{parts.annex}/{name}", "options": listed}
    )
    kind = "choice" if result.exclusive else "choices"
    made: dict[str, Any] = {"id": name, "kind": kind, "options": taxonomy}
    made |= {"numbered": True} if result.numbered else {}
    made |= {"option_end": result.end} if result.end else {}
    text = {"text": [literal(result.before)]} if result.before else {}
    return {**text, "fields": [made if result.exclusive else Sourced(made, (paragraphs[0].place,), CHOICE)]}


def _field_rows(lines: list[str], around: Around, parts: FormParts) -> dict[str, Any]:
    least = AT_LEAST.search(around.label)
    made: dict[str, Any] = parts.field(Blank("repeat"), around.label, around.group)
    made |= {"min": int(least[1])} if least else {}
    return {"fields": [{**made, "row_marks": lines}]}


def _text_and_fields(paragraphs: list[Paragraph], around: Around, parts: FormParts) -> dict[str, Any]:
    """Sentences, and below them the places to fill in; a line behind these is text of the last place."""
    lines = [part.number + trimmed(part) for part in paragraphs]
    first = _first_blank(lines)
    text = [marked_text(part, parts.notes) for part in paragraphs[:first]]
    fields: list[dict[str, Any]] = []
    head = around.group if kind_of_label(around.group) == "office_use" else around.label
    if first == 0 and lines and kind_of_label(lines[0]) == "office_use" and is_to_fill(lines[0]):
        head = lines[0]  # 社区意见： above 签名： in one cell.
    for line in lines[first:]:
        if is_to_fill(line) or not SENTENCE.search(line):
            fields += [parts.field(blank, head, around.group) for blank in fill_in_places(line, head)]
        else:
            kind = "office_use" if kind_of_label(head) == "office_use" else "text"
            fields.append(parts.field(Blank(kind, label=line), head))
    if fields and not text and head == around.label and kind_of_label(head) == "office_use":
        fields.insert(0, parts.field(Blank("office_use"), head, around.group))
    content: dict[str, Any] = {"id": parts.names.give("", "text")} if text else {}
    content |= {"text": text} if text else {}
    return content | ({"fields": fields} if fields else {})


def _first_blank(lines: list[str]) -> int:
    """Where the places to fill in begin: behind the last sentence where several are between them."""
    starts = [at for at, line in enumerate(lines) if is_to_fill(line)]
    if not starts:
        return len(lines)
    sentences = [at for at, line in enumerate(lines) if at > starts[0] and SENTENCE.search(line)]
    if len(sentences) < FEW_SENTENCES:
        return starts[0]
    return next((at for at in starts if at > sentences[-1]), len(lines))


def form_tree(blocks: tuple[Block, ...], parts: FormParts, source: SourceFile) -> dict[str, Any]:
    """The form of an annex; a line around its table that is no field and no note becomes a row of it."""
    tables = [block for block in blocks if isinstance(block, Table)]
    first = blocks.index(tables[0])
    last = max(at for at, block in enumerate(blocks) if isinstance(block, Table))
    head = [block for block in blocks[:first] if isinstance(block, Paragraph)]
    foot = [block for block in blocks[last + 1 :] if isinstance(block, Paragraph)]
    table = _without_answers(joined_tables(blocks[first : last + 1]), parts)
    above = [line for line in head if is_to_fill(line.number + trimmed(line))] if _all_fill(head) else []
    notes, rest = _notes(foot, parts)
    full = len(table.columns)
    rows = [_text_row(line, full, parts) for line in head if line not in above]
    rows += _rows(table, parts)
    rows += [_text_row(line, full, parts) for line in rest]
    tree: dict[str, Any] = {}
    if above:
        tree["above"] = [
            parts.field(blank, "") for line in above for blank in fill_in_places(line.number + trimmed(line))
        ]
    tree |= {"columns": widths(table.columns), "rows": rows}
    footnotes = [{"id": name, "text": _note_words(source, key)} for key, name in parts.notes.items()]
    return tree | ({"notes": notes} if notes else {}) | ({"footnotes": footnotes} if footnotes else {})


def _all_fill(lines: list[Paragraph]) -> bool:
    return all(is_to_fill(line.number + trimmed(line)) for line in lines)


def _note_words(source: SourceFile, key: str) -> str:
    return "\n".join(literal(trimmed(line)) for line in source.notes.get(key, ())) or "\u3000"


def _rows(table: Table, parts: FormParts) -> list[dict[str, Any]]:
    labels = _labels(table)
    rows = []
    for cells in rows_of(table):
        trees = [cell_tree(cell, labels.around(cell), parts) for cell in cells]
        rows.append({"cells": trees})
    return rows


@dataclass(frozen=True)
class _Labels:
    """The cells of a table that name others."""

    all: list[Cell]
    heads: list[tuple[Cell, int]]
    """Those of a row of labels only, each with the row at which it ends to name its column."""
    sections: list[int]
    """Rows that are one label: they head what follows."""
    columns: int
    """How many the table has."""

    def around(self, cell: Cell) -> Around:
        """The labels that name a cell; one beside a head of columns and the rows below it groups them."""
        left = [
            other
            for other in self.all
            if other.column < cell.column
            and other.row <= cell.row < other.row + other.rowspan
            and not is_row_mark(words_of(other))
        ]
        near = max(left, key=lambda other: other.column, default=None)
        outer = [other for other in left if other is not near and other.rowspan > 1]
        group = max(outer, key=lambda other: other.column, default=None)
        over = self._above(cell)
        if not left and cell.colspan == self.columns and cell.row - 1 in self.sections:
            near = next(other for other in self.all if other.row == cell.row - 1)
        if near and over and near.rowspan > 1 and over.row >= near.row:
            near, group = over, near
        label, outer_label, head = (
            words_of(label_cell) if label_cell else "" for label_cell in (near, group, over)
        )
        last = cell.column + cell.colspan == self.columns
        return Around(label, outer_label, head, aside=bool(left), last=last)

    def _above(self, cell: Cell) -> Cell | None:
        begins = max((row for row in self.sections if row < cell.row), default=-1)
        over = [
            other
            for other, end in self.heads
            if begins < other.row < cell.row < end
            and other.column <= cell.column < other.column + other.colspan
        ]
        return max(over, key=lambda other: other.row, default=None)


def _labels(table: Table) -> _Labels:
    labels = [cell for cell in table.cells if is_label(cell)]
    heads = [
        (cell, _reach(cell, labels))
        for cells in rows_of(table)
        if len(cells) > 1 and all(map(is_label, cells))
        for cell in cells
    ]
    full = len(table.columns)
    return _Labels(labels, heads, [cell.row for cell in labels if cell.colspan == full], full)


def _reach(head: Cell, labels: list[Cell]) -> int:
    """The row at which a head ends to name its column: where a label that groups it ends."""
    groups = [
        other.row + other.rowspan
        for other in labels
        if other.column < head.column and other.row == head.row and other.rowspan > 1
    ]
    return min(groups, default=sys.maxsize)


def _text_row(line: Paragraph, columns: int, parts: FormParts) -> dict[str, Any]:
    """A line outside the table as a row over all its columns."""
    cell = Cell(0, 0, 1, columns, (line,))
    tree = cell_tree(cell, Around(), parts)
    if "label" in tree:
        tree = {"id": parts.names.give("", "line"), "colspan": columns, "text": [tree["label"]]}
    return {"cells": [{key: value for key, value in tree.items() if (key, value) != ("colspan", 1)}]}


def _notes(lines: list[Paragraph], parts: FormParts) -> tuple[dict[str, Any] | None, list[Paragraph]]:
    """The numbered notes below a table, with the word before them, and the other lines."""
    label, items = "", []
    for at, line in enumerate(lines):
        words = trimmed(line)
        head = NOTES_LABEL.match(words) if at == 0 else None
        number, rest = number_at(line.number + (head["rest"] if head else words))
        if not number or number.typed != f"{at + 1}." or not rest.strip():
            break
        label = head["label"] if head else label
        items.append({"id": parts.names.give("", "note"), "text": literal(rest.strip())})
    if not items:
        return None, lines
    return ({"label": label} if label else {}) | {"items": items}, lines[len(items) :]
