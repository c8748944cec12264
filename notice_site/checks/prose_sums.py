"""K13: sums written in running text and tables. In: a view. Out: findings.

`66套（31＋29＋5＋1）`, `1023=563+460`, `共66套，其中甲31套、乙35套`, "66 homes, of which 31 …", totals.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from notice_site.checks.finding import Finding, View
from notice_site.checks.issued_texts import HAN, shown
from notice_site.language.bounds import ZH_UNIT
from notice_site.language.chinese_numerals import FULL_WIDTH
from notice_site.model.body import TableBlock, block_lines
from notice_site.model.forms import Table
from notice_site.model.grid import table_grid
from notice_site.problem import KeyPath, Message

FIGURES = {code: char for code, char in FULL_WIDTH.items() if chr(code) != "，"}
"""Full-width figures as half-width ones; the comma of 560，563 keeps them apart."""
FIGURE = r"(?<![A-Za-z0-9_.第件])(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?"
"""1,023 or 66.5; not the 1 of A1, 第1条, 附件1."""
TERM = rf"{FIGURE}\s*(?:[万亿]?(?:{ZH_UNIT})?)"
CHAIN = rf"{TERM}(?:\s*[+＋]\s*{TERM})+"
"""31＋29＋5＋1."""
BEFORE_EQUALS = re.compile(rf"(?P<total>{TERM})\s*[=＝]\s*(?P<parts>{CHAIN})(?!\s*[×*xX/÷%-])")
"""66=31+29+5+1."""
AFTER_EQUALS = re.compile(
    rf"(?<![×*xX/÷+＋-])(?<![×*xX/÷+＋-]\s)(?P<parts>{CHAIN})\s*[=＝]\s*(?P<total>{TERM})(?!\s*[×*xX/÷+＋-])"
)
"""31+29+5+1=66."""
IN_BRACKETS = re.compile(
    rf"(?P<total>{TERM})(?:[{HAN}]{{0,6}}|\s?[a-z]+(?:\s[a-z]+)?)\s*[（(](?:即|含|[:：])?\s*(?P<parts>{CHAIN})\s*[）)]"
)
"""66套（31＋29＋5＋1）."""
INNER = re.compile(r"[（(][^（）()]*[）)]")
"""`（含3项）`."""
OF_WHICH = re.compile(
    r"其中|包括|分别(?:为|是)|\b(?:of which|of whom|including|comprising|made up of|consisting of|namely)\b",
    re.IGNORECASE,
)
"""共66套，其中; 66 homes, of which."""
IN_ALL = re.compile(rf"[，,、]\s*(?:合计|共计|总计|总共|一共|共)\s*(?P<total>{TERM})(?=[，。；、]|$)")
"""`一等奖1名、二等奖3名，共4名`: the total behind its parts."""
COLON = re.compile(rf"(?P<total>{TERM})[{HAN}]{{0,4}}[:：]")
"""`共有房源66套：一居室31套、二居室35套`."""
ENDS = re.compile(r"[。；;\n]|\.(?=\s|$)")
"""`。`."""
LIST_ENDS = re.compile(r"[。；;\n）)]|\.(?=\s|$)|其中|of which")
"""`其中`."""
PART = re.compile(
    rf"(?P<currency>[£$€¥]?)(?P<figure>{FIGURE})\s*(?P<scale>[万亿]?)(?P<unit>{ZH_UNIT}|[{HAN}:：/])?"
)
"""31套, 120万元, £60,000, 31 flats."""
VAGUE = re.compile(
    r"不少于|不低于|不超过|至少|最多|最高|约|以上|以下|以内|各|每|左右"
    r"|\b(?:at least|at most|up to|about|each|more than)\b",
    re.IGNORECASE,
)
"""Words that make a number no part of a sum: `不超过`."""
NEAR = Decimal("0.04")
"""Parts that miss their total by so little are meant to make it; others may be some of the parts only."""
TOTAL = re.compile(
    r"^\s*(?:合\s*计|总\s*计|共\s*计|总\s*数|(?:grand )?total|sum)\s*[:：]?\s*$", re.IGNORECASE
)
"""`合计`."""
SUBTOTAL = re.compile(r"^\s*(?:小\s*计|sub-?total)\s*[:：]?\s*$", re.IGNORECASE)
"""`小计`."""
NO_SUM = re.compile(
    r"平均|单价|比例|比率|占比|率|序号|编号|年份|rate|share|average|price|%|\bno\b", re.IGNORECASE
)
"""`比例`."""
CELL = re.compile(rf"^\s*[£$€¥]?({FIGURE})\s*(?:万元|元|{ZH_UNIT})?\s*$")
"""£1,200, 20万元, 12."""


@dataclass(frozen=True)
class _Part:
    """A number with what it counts."""

    value: Decimal
    unit: str
    start: int
    end: int


def sums_in_the_text_add_up(view: View) -> Iterator[Finding]:
    """A sum written in the text, in brackets, with 其中 or "of which", is the sum of its parts.

    Parts that miss their total by far may be only some of them and are let be.
    """
    for text in view.issued_texts:
        words = text.words.translate(FIGURES)
        if not re.search(r"\d", words):
            continue
        for where, total, parts in _sums(words):
            if sum(parts) != total:
                yield Finding(
                    text.path,
                    Message(
                        "“{words}”: the parts make {total}.", words=shown(where), total=f"{sum(parts):f}"
                    ),
                    Message("Correct the parts, or the total."),
                )


def _sums(words: str) -> Iterator[tuple[str, Decimal, list[Decimal]]]:
    """Every sum that words write out: where, its total, its parts."""
    for kind in (BEFORE_EQUALS, AFTER_EQUALS, IN_BRACKETS):
        for match in kind.finditer(words):
            (total,), parts = _values(match["total"]), _values(match["parts"])
            yield match[0], total, parts
    start = 0
    for end in [*(match.start() for match in ENDS.finditer(words)), len(words)]:
        yield from _of_which(words[start:end])
        start = end


def _values(words: str) -> list[Decimal]:
    return [part.value for part in _parts(words)]


def _parts(words: str) -> list[_Part]:
    return [
        _Part(
            Decimal(match["figure"].replace(",", "")) * {"万": 10**4, "亿": 10**8}.get(match["scale"], 1),
            match["currency"] + (match["unit"] or ""),
            match.start(),
            match.end(),
        )
        for match in PART.finditer(words)
    ]


def _of_which(sentence: str) -> Iterator[tuple[str, Decimal, list[Decimal]]]:
    """Sums by words: a total, then 其中 or a bracket with its parts."""
    flat = sentence
    while (inner := INNER.search(flat)) is not None:
        before = _parts(flat[max(0, inner.start() - 16) : inner.start()])
        yield from _listed(before, OF_WHICH.sub("", inner[0][1:-1]), sentence)
        flat = flat[: inner.start()] + "　" * len(inner[0]) + flat[inner.end() :]
    for match in OF_WHICH.finditer(flat):
        end = LIST_ENDS.search(flat, match.end())
        listed = flat[match.end() : end.start() if end else len(flat)]
        yield from _listed(_parts(flat[max(0, match.start() - 40) : match.start()]), listed, sentence)

    for match in IN_ALL.finditer(flat):
        yield from _listed(_parts(match["total"]), flat[: match.start()], sentence)
    for match in COLON.finditer(flat):
        end = LIST_ENDS.search(flat, match.end())
        listed = flat[match.end() : end.start() if end else len(flat)]
        if not OF_WHICH.search(listed):
            yield from _listed(_parts(match["total"]), listed, sentence)


def _listed(before: Sequence[_Part], listed: str, where: str) -> Iterator[tuple[str, Decimal, list[Decimal]]]:
    """The total is the last number before the list; its parts are the list's numbers of the same unit."""
    if not before or re.search(CHAIN, listed) or VAGUE.search(listed):
        return
    total, parts = before[-1], _parts(listed)
    units = {part.unit for part in parts}
    if len(parts) < 2 or units not in ({total.unit}, {""}) or "%" in total.unit:
        return
    same = [part.value for part in parts]
    missing = abs(sum(same) - total.value)
    if missing <= max(Decimal(2), total.value * NEAR) and max(same) < total.value:
        yield where, total.value, same


def totals_of_tables_add_up(view: View) -> Iterator[Finding]:
    """A row or column 合计 or "Total" is the sum of the rows above it, or of the cells before it.

    Tables of annexes and tables in the running text are read alike; one with merged cells is let be.
    """
    for path, table in view.values:
        if isinstance(table, Table):
            yield from _table(path, table.columns, table.rows)
            yield from _columns(path, table.columns, table.rows)
        elif isinstance(table, TableBlock) and (plain := _plain(table)) is not None:
            heads, rows = plain
            first = table.header_rows
            yield from _table(path, heads, rows, first)
            yield from _columns(path, heads, rows, first)


def _plain(table: TableBlock) -> tuple[tuple[str, ...], tuple[tuple[str, ...], ...]] | None:
    """The heads and rows of a table as words; None where cells are merged or the heads are not one row."""
    grid = table_grid(table)
    rows = tuple(tuple("\n".join(block_lines(cell.cell.text)) for cell in row) for row in grid)
    if table.header_rows != 1 or any(len(row) != len(table.columns) for row in rows):
        return None
    return rows[0], rows[1:]


def _columns(
    path: KeyPath, columns: tuple[str, ...], rows: tuple[tuple[str, ...], ...], first: int = 0
) -> Iterator[Finding]:
    """The column of totals, where every column of numbers before it is one of its parts."""
    at = next((at for at, column in enumerate(columns) if TOTAL.match(column)), None)
    if at is None or any(NO_SUM.search(column) for column in columns[1:at]):
        return
    for number, row in enumerate(rows):
        total = CELL.match(row[at].translate(FULL_WIDTH)) if at < len(row) else None
        cells = [CELL.match(cell.translate(FULL_WIDTH)) for cell in row[1:at] if cell.strip()]
        if total and len(cells) > 1 and None not in cells:
            made = sum(_number(result) for result in cells if result)
            if made != _number(total):
                yield Finding(
                    (*path, "rows", number + first, at),
                    Message("The row makes {total}, not {cell}.", total=f"{made:f}", cell=row[at]),
                    Message("Correct the parts, or the total."),
                )


def _number(match: re.Match[str]) -> Decimal:
    return Decimal(match[1].replace(",", ""))


def _table(
    path: KeyPath, columns: tuple[str, ...], rows: tuple[tuple[str, ...], ...], first: int = 0
) -> Iterator[Finding]:
    whole: list[tuple[str, ...]] = []
    block: list[tuple[str, ...]] = []
    for at, row in enumerate(rows, first):
        label = next((cell for cell in row if cell.strip()), "")
        if TOTAL.match(label):
            yield from _total_row((*path, "rows", at), row, columns, whole)
            whole, block = [], []
        elif SUBTOTAL.match(label):
            yield from _total_row((*path, "rows", at), row, columns, block)
            block = []
        else:
            whole.append(row)
            block.append(row)


def _total_row(
    path: KeyPath, row: tuple[str, ...], columns: tuple[str, ...], above: list[tuple[str, ...]]
) -> Iterator[Finding]:
    for at, (cell, column) in enumerate(zip(row, columns, strict=False)):
        total = CELL.match(cell.translate(FULL_WIDTH))
        cells = [CELL.match(other[at].translate(FULL_WIDTH)) for other in above if other[at].strip()]
        if total is None or NO_SUM.search(column) or len(cells) < 2 or None in cells:
            continue
        made = sum(Decimal(result[1].replace(",", "")) for result in cells if result)
        if made != Decimal(total[1].replace(",", "")):
            yield Finding(
                (*path, at),
                Message(
                    "The column “{column}” makes {total}, not {written}.",
                    column=column,
                    total=f"{made:f}",
                    written=cell,
                ),
                Message("Correct the parts, or the total."),
            )
