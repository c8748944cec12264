"""Blocks of running text. In: the passages of a clause in order. Out: paragraphs, tables, figures, lists as
the data has them.

What a paragraph holds besides words goes by the characters that count: where they stand in the source's
paragraph tells where they stand in a passage, however white space was trimmed or the number cut off.
"""

import hashlib
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from notice_site.importing.blocks import (
    INKLESS,
    Cell,
    Paragraph,
    PassedOver,
    Picture,
    SourceFile,
    Span,
    Table,
    paragraphs_in,
    rows_as_lines,
    rows_of,
    squeezed,
    trimmed,
    widths,
    words_of,
)
from notice_site.importing.understanding.draft import Sourced
from notice_site.importing.understanding.form_fields import is_caption
from notice_site.importing.understanding.labels import kind_of
from notice_site.importing.understanding.passages import Passage, Quoting
from notice_site.problem import Message
from notice_site.reading.references import literal

TABLE_CAPTION = re.compile(r"(?:附?表|Table)\s*[\d一二三四五六七八九十]{1,3}(?![\d、])", re.IGNORECASE)
"""表1 支持标准."""
FIGURE_CAPTION = re.compile(
    r"(?:附?图|Fig(?:ure|\.)?)\s*[\d一二三四五六七八九十]{1,3}(?![\d、])", re.IGNORECASE
)
"""图1 申报流程."""
TABLE_NOTE = re.compile(r"(?:备?注|说明|资料来源|Notes?|Source)\s*\d?\s*[：:]", re.IGNORECASE)
"""注：含税."""
HEAD_WORDS = re.compile(
    r"(?:序号|名称|级别|等级|类别|类型|标准|金额|时间|日期|内容|备注|项目|数量|比例|条件|要求|对象|方向|领域|份数|分值|地点|电话"
    r"|姓名|职务|阶段|环节|部门|街道|区域|岗位|专业|学历)$|^(?:no\.?|name|type|date|amount|item|category|score|criteria)",
    re.IGNORECASE,
)
"""How heads of columns end: 资助标准."""
SAYS_NOTHING = re.compile(r"(?:图片|图像|图形|picture|image|grafik|img)[\s_-]*\d*", re.IGNORECASE)
"""图片 1, the name that Word gives a picture by itself."""
LONGEST_HEAD = 24
LONGEST_CAPTION = 60

HEADS = Message(
    "the first row was taken for the heads of the columns (header_rows); set it right if it is not"
)
NESTED = Message("a table in a cell of this table: its words stand in that cell as lines")
ROWS = Message("rows of a table whose other rows stand elsewhere: each of them is a line here")
ALT = Message("what the picture shows, for those who do not see it, is what the file says of it")
NO_ALT = Message(
    "write what the picture shows, for those who do not see it; take the figure out if it only adorns"
)


@dataclass
class TextNotes:
    """The footnotes and endnotes of one text, in the order in which their marks are written."""

    sources: dict[str, SourceFile]
    """The files by name."""
    ids: dict[tuple[str, str], str] = field(default_factory=dict)
    """An id for every note by its file and key."""
    _counts: Counter[str] = field(default_factory=Counter)

    def has(self, file: str, key: str) -> bool:
        """Whether the file has a note of that key, with words, which has no mark yet."""
        is_source = file in self.sources and any(
            squeezed(part.text) for part in self.sources[file].notes.get(key, ())
        )
        return is_source and (file, key) not in self.ids

    def name(self, file: str, key: str) -> str:
        """The id of a note."""
        if (file, key) not in self.ids:
            kind = key.partition(" ")[0]
            kind = kind if kind == "endnote" else "footnote"
            self._counts[kind] += 1
            self.ids[file, key] = f"{kind}-{self._counts[kind]}"
        return self.ids[file, key]


@dataclass
class TextBlocks:
    """Makes blocks of passages, and keeps what it took: links and pictures."""

    quoting: Quoting
    notes: TextNotes
    pictures: dict[str, bytes] = field(default_factory=dict)
    """Files of figures by their paths beside the data."""
    shown: list[Picture] = field(default_factory=list)
    linked: list[tuple[Paragraph, Span]] = field(default_factory=list)
    untaken: list[PassedOver] = field(default_factory=list)
    """Texts from which a person may have expected a fact."""

    def blocks(self, passages: list[Passage]) -> list[Any]:
        """The blocks of passages that follow each other."""
        results: list[Any] = []
        at = 0
        while at < len(passages):
            end = _table_end(passages, at)
            if end > at:
                results.append(self._table(passages, at, end))
            elif passages[at].paragraph.table and passages[at].paragraph.row:
                results.append(Sourced(self.quoting.text(passages[at]), (passages[at].place,), ROWS))
                end = at + 1
            else:
                passage, end = passages[at], at + 1
                results.append(Sourced(self.inline(passage), (passage.place,)))
                same = end < len(passages) and passages[end].paragraph is passage.paragraph
                for picture in () if same else passage.paragraph.pictures:
                    caption = (
                        passages[end] if end < len(passages) and _is(FIGURE_CAPTION, passages[end]) else None
                    )
                    results.append(self._figure(picture, caption))
                    end += caption is not None
            at = end
        return results

    def items(self, clauses: Iterable[list[Passage]]) -> list[Any]:
        """The items of a list, each by its paragraphs."""
        texts = ([self.inline(passage) for passage in passages] for passages in clauses)
        return [text[0] if len(text) == 1 and isinstance(text[0], str) else {"text": text} for text in texts]

    def inline(
        self, passage: Passage, start: int = 0, end: int | None = None, part: Paragraph | None = None
    ) -> Any:
        """Words of a passage; in parts where more than words stands among them. `part` is their paragraph."""
        end = len(passage.words) if end is None else end
        paragraph = part or passage.paragraph
        spans = list(_spans_in(paragraph, passage.words[start:end])) if paragraph.spans else []
        marks = {key: at for at, key in _notes_in(paragraph, passage.words[start:end])}
        notes = [(at, key) for key, at in marks.items() if self.notes.has(paragraph.place.file, key)]
        if not spans and not notes:
            return self.quoting.text(passage, start, end)
        cuts = sorted(
            {
                0,
                end - start,
                *(at for span in spans for at in (span.start, span.end)),
                *(at for at, _ in notes),
            }
        )
        runs: list[Any] = []
        for first, last in zip(cuts, [*cuts[1:], None], strict=True):
            runs += [{"note": self.notes.name(paragraph.place.file, key)} for at, key in notes if at == first]
            if last is None:
                continue
            words = self.quoting.text(passage, start + first, start + last)
            span = next((span for span in spans if span.start <= first and last <= span.end), None)
            runs.append(words if span is None else _run(words, span))
        self.linked += [(paragraph, span) for span in spans if span.link]
        return {"kind": "paragraph", "runs": runs}

    def note_trees(self) -> list[Any]:
        """The notes whose marks were written."""
        trees = []
        for (file, key), name in list(self.notes.ids.items()):
            source = self.notes.sources[file]
            parts = [part for part in source.notes[key] if squeezed(part.text)]
            text = [self.inline(Passage(part.number + trimmed(part), part)) for part in parts]
            tree: dict[str, Any] = {"id": name, "text": text}
            tree |= {"mark": source.note_marks[key]} if source.note_marks.get(key) else {}
            tree |= {"end": True} if name.startswith("endnote") else {}
            trees.append(Sourced(tree, (parts[0].place,)))
        return trees

    def _table(self, passages: list[Passage], at: int, end: int) -> Sourced:
        """A table with the lines above and below it that are its own, from its first line to its last."""
        first = next(number for number in range(at, end) if passages[number].paragraph.table)
        table = passages[first].paragraph.table
        assert table
        tree: dict[str, Any] = {"kind": "table"}
        for passage in passages[at:first]:
            key = "unit" if is_caption(passage.words) else "caption"
            tree[key] = self.quoting.text(passage)
        tree |= {"columns": widths(table.columns)}
        below = [passage for passage in passages[first:end] if passage.paragraph.table is not table]
        lines = {passage.place.cell[0] - 1: passage for passage in passages[first:end] if passage.place.cell}
        tree |= self._grid(table, lambda part, row: self._in_row(lines[row], part))
        tree |= {"notes": [self.inline(passage) for passage in below]} if below else {}
        guess = NESTED if any(_holds_table(cell) for cell in table.cells) else None
        if not guess and tree.get("header_rows") and not table.header_rows:
            guess = HEADS
        return Sourced(tree, (passages[first].place,), guess)

    def _in_row(self, line: Passage, part: Paragraph) -> Any:
        """A paragraph of a cell, which stands somewhere in the line that its row makes."""
        words = part.number + trimmed(part)
        start = _offset_in_row(line, part)
        if line.words[start : start + len(words)] != words:
            return self.inline(Passage(words, part))
        return self.inline(line, start, start + len(words), part)

    def _grid(self, table: Table, inline: Callable[[Paragraph, int], Any]) -> dict[str, Any]:
        heads, side = head_rows(table), head_columns(table)
        columns = [_column_align(table, column, heads) for column in range(len(table.columns))]
        rows = []
        for number, cells in enumerate(rows_of(table)):
            row = []
            for cell in cells:
                parts = [part for part in paragraphs_in(cell.blocks) if squeezed(part.number + part.text)]
                text = [inline(part, number) for part in parts]
                row.append(_cell(cell, text, "" if number < heads else _own_align(cell, columns)))
            rows.append(row)
        return {
            **({"align": columns} if set(columns) != {"left"} else {}),
            **({"header_rows": heads} if heads else {}),
            **({"header_columns": side} if side else {}),
            "rows": rows,
        }

    def plain_table(self, table: Table) -> dict[str, Any]:
        """A table that stands by itself, as a block."""
        grid = self._grid(table, lambda part, _: self.inline(Passage(part.number + trimmed(part), part)))
        return {"kind": "table", "columns": widths(table.columns), **grid}

    def _figure(self, picture: Picture, caption: Passage | None) -> Sourced:
        name = f"pictures/figure-{hashlib.sha256(picture.content).hexdigest()[:10]}.{picture.ending}"
        self.pictures[name] = picture.content
        self.shown.append(picture)
        says = " ".join(picture.says.split())
        says = "" if SAYS_NOTHING.fullmatch(says) else says
        tree: dict[str, Any] = {"kind": "figure", "file": name, "alt": literal(says) or None}
        tree |= {"caption": self.quoting.text(caption)} if caption else {}
        return Sourced(tree, (picture.place,), ALT if says else NO_ALT)


def _run(words: str, span: Span) -> dict[str, Any]:
    run: dict[str, Any] = {"text": words}
    run |= {"link": span.link} if span.link else {}
    return run | ({"style": span.style} if span.style else {})


def _is(pattern: re.Pattern[str], passage: Passage) -> bool:
    words = passage.words
    return (
        bool(pattern.match(words))
        and len(words) <= LONGEST_CAPTION
        and not words.endswith(("。", "；", "："))
    )


def _table_end(passages: list[Passage], at: int) -> int:
    """Where a table ends that begins here with its caption, its unit or its rows; `at` where none does."""
    first = at
    if first < len(passages) and not passages[first].paragraph.table and _is(TABLE_CAPTION, passages[first]):
        first += 1
    if first < len(passages) and not passages[first].paragraph.table and is_caption(passages[first].words):
        first += 1
    table = passages[first].paragraph.table if first < len(passages) else None
    if table is None:
        return at
    end = first
    while end < len(passages) and passages[end].paragraph.table is table:
        end += 1
    if end - first != len(rows_as_lines(table)):
        return at
    while end < len(passages) and not passages[end].paragraph.table and TABLE_NOTE.match(passages[end].words):
        end += 1
    return end


def _offset_in_row(line: Passage, part: Paragraph) -> int:
    """Where a paragraph of a cell begins in the line of its row: behind those before it."""
    table = line.paragraph.table
    row = line.place.cell[0] - 1 if line.place.cell else 0
    cells = rows_of(table)[row] if table else []
    at = 0
    for other in (
        other for cell in cells for other in paragraphs_in(cell.blocks) if squeezed(other.number + other.text)
    ):
        if other is part:
            return at
        at += len(other.number + trimmed(other)) + 1
    return at


def _ink(text: str) -> list[int]:
    """The offsets of the characters that count."""
    return [at for at, character in enumerate(text) if not INKLESS.fullmatch(character)]


def _shift(paragraph: Paragraph, words: str) -> int:
    """How many characters of a paragraph that count stand before those words; less than 0 for its number."""
    whole, part = squeezed(paragraph.text), squeezed(words)
    if whole.endswith(part):
        return len(whole) - len(part)
    if part.endswith(whole):
        return len(whole) - len(part)
    return max(whole.find(part), 0)


def _spans_in(paragraph: Paragraph, words: str) -> Iterator[Span]:
    """The spans of a paragraph as they stand in some of its words."""
    ink, shift = _ink(words), _shift(paragraph, words)
    for span in paragraph.spans:
        first = len(squeezed(paragraph.text[: span.start])) - shift
        last = len(squeezed(paragraph.text[: span.end])) - shift
        first, last = max(first, 0), min(last, len(ink))
        if first < last:
            yield Span(ink[first], ink[last - 1] + 1, span.style, span.link)


def _notes_in(paragraph: Paragraph, words: str) -> Iterator[tuple[int, str]]:
    """The marks of notes of a paragraph as they stand in some of its words."""
    ink, shift = _ink(words), _shift(paragraph, words)
    whole = len(squeezed(paragraph.text))
    for offset, key in paragraph.notes:
        before = len(squeezed(paragraph.text[:offset]))
        at = before - shift
        if 0 < at <= len(ink) or (at <= 0 and shift <= 0) or (not ink and before == whole):
            yield (ink[at - 1] + 1 if at > 0 else 0), key


def head_rows(table: Table) -> int:
    """How many rows at the top are heads of columns: as the file says, else one whose words look so."""
    rows = rows_of(table)
    if table.header_rows:
        return min(table.header_rows, len(rows))
    if len(rows) < 2 or len(table.columns) < 2 or not rows[0] or head_columns(table):
        return 0
    words = [squeezed(words_of(cell)) for cell in rows[0]]
    deep = max(cell.rowspan for cell in rows[0])
    if (
        not all(words)
        or any(len(text) > LONGEST_HEAD or text[-1] in "。；;，." for text in words)
        or deep >= len(rows)
    ):
        return 0
    below = [cell for row in rows[deep:] for cell in row]
    set_apart = _all(rows[0], "bold") and not _all(below, "bold")
    counted = any(re.search(r"\d", words_of(cell)) for cell in below) and not any(
        re.search(r"\d", text) for text in words
    )
    named = sum(bool(HEAD_WORDS.search(text)) for text in words) * 2 >= len(words)
    return deep if set_apart or counted or named else 0


def head_columns(table: Table) -> int:
    """1 where the first column has labels beside their values: 联系人, 电话."""
    rows = [cells for cells in rows_of(table) if cells and cells[0].column == 0]
    labels = sum(bool(kind_of(words_of(cells[0]))) for cells in rows)
    bold = [cells[0] for cells in rows if squeezed(words_of(cells[0]))]
    others = [cell for cell in table.cells if cell.column and squeezed(words_of(cell))]
    apart = (
        len(table.columns) > 1
        and len(bold) == len(rows)
        and _all(bold, "bold")
        and not _all_any(others, "bold")
    )
    return int(len(table.columns) > 1 and (apart or (labels >= 2 and 2 * labels >= len(rows))))


def _all(cells: Iterable[Cell], look: str) -> bool:
    parts = [part for cell in cells for part in paragraphs_in(cell.blocks) if squeezed(part.text)]
    return bool(parts) and all(getattr(part, look) for part in parts)


def _all_any(cells: Iterable[Cell], look: str) -> bool:
    return any(
        getattr(part, look) for cell in cells for part in paragraphs_in(cell.blocks) if squeezed(part.text)
    )


def _align(cell: Cell) -> str:
    parts = [part for part in paragraphs_in(cell.blocks) if squeezed(part.text)]
    if parts and all(part.centred for part in parts):
        return "center"
    return "right" if parts and all(part.right for part in parts) else "left"


def _column_align(table: Table, column: int, heads: int) -> str:
    """How most of the words below a head stand."""
    counts = Counter(
        _align(cell)
        for cell in table.cells
        if cell.column == column and cell.row >= heads and squeezed(words_of(cell))
    )
    return counts.most_common(1)[0][0] if counts else "left"


def _own_align(cell: Cell, columns: list[str]) -> str:
    align = _align(cell)
    return align if squeezed(words_of(cell)) and align != columns[cell.column] else ""


def _cell(cell: Cell, text: list[Any], align: str) -> Any:
    if (
        cell.rowspan == cell.colspan == 1
        and not align
        and len(text) <= 1
        and all(isinstance(part, str) for part in text)
    ):
        return text[0] if text else ""
    tree: dict[str, Any] = {"text": text} if text else {}
    tree |= {"colspan": cell.colspan} if cell.colspan > 1 else {}
    tree |= {"rowspan": cell.rowspan} if cell.rowspan > 1 else {}
    return tree | ({"align": align} if align else {})


def _holds_table(cell: Cell) -> bool:
    return any(isinstance(block, Table) for block in cell.blocks)
