"""D02, D03, D07: numbers, headings and last marks of clauses and lists. In: a view. Out: findings."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from notice_site.checks.finding import Finding, View
from notice_site.checks.issued_texts import AROUND, FACT, HAN, Text, shown
from notice_site.facts.numbering import NumberedClause, number_outline
from notice_site.language.chinese_numerals import chinese_number, number_value
from notice_site.language.pack import Language
from notice_site.model.body import (
    Block,
    Body,
    Clause,
    ListBlock,
    ListItem,
    Outline,
    Paragraph,
    TableBlock,
    TableCell,
    block_lines,
    paragraph_words,
)
from notice_site.model.forms import Annex, Form, FormField
from notice_site.model.grid import header_row_count, table_grid
from notice_site.problem import KeyPath, Message

STEMS = "甲乙丙丁戊己庚辛壬癸"
CIRCLES = "①②③④⑤⑥⑦⑧⑨⑩"
NUMERAL = rf"\d{{1,3}}|[零一二三四五六七八九十百]{{1,5}}|[{STEMS}{CIRCLES}]"
MARK = re.compile(rf"^\s*(?P<opens>[(（]|第)?(?P<numeral>{NUMERAL})(?P<closes>[)）]|[、.．]|条|章)?\s*")
"""`（一）申报条件`, `2. 申报条件`."""
ENDS = "。；，、;,.：:！？"
FEWEST = 3


@dataclass(frozen=True)
class Numbered:
    """A number as it is before its words."""

    path: KeyPath
    written: str
    form: tuple[str, str, str]
    """What opens it, the kind of numeral, what closes it."""
    value: int

    def as_written(self, value: int, form: tuple[str, str, str]) -> str:
        """Another number in a form."""
        opens, kind, closes = form
        if kind in (STEMS, CIRCLES):
            return f"{opens}{kind[(value - 1) % len(kind)]}{closes}"
        return f"{opens}{chinese_number(value) if kind == 'chinese' else value}{closes}"


def numbers_run_on(view: View) -> Iterator[Finding]:
    """Numbers of one level have one form and run on without gap or repeat, also where they are typed."""
    if view.issued:
        return
    for path, clauses in _levels(view):
        marks = [_numbered(_place(path, at, result), result.number) for at, result in clauses]
        yield from _run([mark for mark in marks if mark])
    for path, record in view.values:
        yield from _run_of_texts(list(_typed(record, path)))
        if isinstance(record, Outline):
            yield from _run_of_texts(list(_paragraphs(record.lead_in, (*path, "lead_in"))))
        if isinstance(record, Body):
            yield from _run_of_texts(list(_paragraphs(record.closing, (*path, "closing"))))


def _typed(record: object, path: KeyPath) -> Iterator[tuple[KeyPath, str]]:
    """Texts one after another that may begin with numbers."""
    if isinstance(record, FormField):
        yield from (((*path, "row_marks", at), mark) for at, mark in enumerate(record.row_marks))
    elif isinstance(record, Clause | TableCell | ListItem):
        yield from _paragraphs(record.text, (*path, "text"))
    elif isinstance(record, ListBlock):
        yield from _item_marks(record, path)
    elif isinstance(record, TableBlock):
        yield from _first_cells(record, path)
    elif isinstance(record, Annex):
        yield from (((*path, "items", at), item) for at, item in enumerate(record.items))
    elif isinstance(record, Form):
        yield from _cell_texts(record, path)


def _paragraphs(blocks: Sequence[Block], path: KeyPath) -> Iterator[tuple[KeyPath, str]]:
    """The paragraphs among blocks, as words."""
    for at, block in enumerate(blocks):
        if isinstance(block, str | Paragraph):
            yield (*path, at), paragraph_words(block)


def _first_cells(table: TableBlock, path: KeyPath) -> Iterator[tuple[KeyPath, str]]:
    """What is in the first column of a table, below its heads."""
    for number, row in enumerate(table_grid(table)[header_row_count(table) :], header_row_count(table)):
        if row and row[0].column == 0:
            yield (*path, "rows", number, 0), "\n".join(block_lines(row[0].cell.text))


def _item_marks(listed: ListBlock, path: KeyPath) -> Iterator[tuple[KeyPath, str]]:
    """The marks of a list that are written in the data."""
    for at, item in enumerate(listed.items):
        if isinstance(item, ListItem) and item.mark:
            yield (*path, "items", at, "mark"), item.mark


def _place(path: KeyPath, at: int, result: NumberedClause) -> KeyPath:
    return (*path, at, "number") if result.clause.number else (*path, at)


def _cell_texts(form: Form, path: KeyPath) -> list[tuple[KeyPath, str]]:
    return [
        ((*path, "rows", row, "cells", at, "text", index), text)
        for row, cells in enumerate(form.rows)
        for at, cell in enumerate(cells.cells)
        for index, text in enumerate(cell.text)
    ]


def _run_of_texts(texts: Sequence[tuple[KeyPath, str]]) -> Iterator[Finding]:
    """The numbers typed before texts; one that begins with 1 anew begins another list."""
    run: list[Numbered] = []
    for path, text in texts:
        mark = _numbered(path, text)
        if mark is None or not (mark.form[2] or mark.form[1] == CIRCLES):
            continue
        if mark.value == 1:
            yield from _run(run)
            run = []
        run.append(mark)
    yield from _run(run)


def _numbered(path: KeyPath, words: str) -> Numbered | None:
    match = MARK.match(words)
    if not match:
        return None
    numeral = match["numeral"]
    after = words[match.end() : match.end() + 1]
    if numeral.isdecimal() and match["closes"] in (".", None) and (after.isdecimal() or not match["closes"]):
        return None
    kind = next((numerals for numerals in (STEMS, CIRCLES) if numeral in numerals), None)
    if kind:
        value = kind.index(numeral) + 1
    else:
        kind = "arabic" if numeral.isdecimal() else "chinese"
        value = int(number_value(numeral) or 0)
    return Numbered(path, match[0].strip(), (match["opens"] or "", kind, match["closes"] or ""), value)


def _run(marks: Sequence[Numbered]) -> Iterator[Finding]:
    if len(marks) < 2:
        return
    form, before = marks[0].form, marks[0].value
    for mark in marks[1:]:
        right = mark.as_written(before + 1, form)
        if mark.form != form:
            message = Message(
                "The number “{written}” has another form than “{first}”.",
                written=mark.written,
                first=marks[0].written,
            )
            yield Finding(mark.path, message, Message("Write “{right}”.", right=right))
        elif mark.value != before + 1:
            message = Message(
                "After number {before} stands “{written}”.", before=before, written=mark.written
            )
            yield Finding(mark.path, message, Message("Write “{right}”.", right=right))
        before = mark.value if mark.form == form else before + 1


def _levels(view: View) -> Iterator[tuple[KeyPath, list[tuple[int, NumberedClause]]]]:
    """Every list of clauses, in the body and in annexes, with the path of the list."""
    outlines: list[tuple[KeyPath, Outline]] = [(("body",), view.notice.body)]
    outlines += [
        (("annexes", at, "outline"), annex.outline)
        for at, annex in enumerate(view.notice.annexes)
        if annex.outline
    ]
    for path, outline in outlines:
        yield from _inner((*path, "clauses"), number_outline(outline, view.language))


def _inner(
    path: KeyPath, clauses: tuple[NumberedClause, ...]
) -> Iterator[tuple[KeyPath, list[tuple[int, NumberedClause]]]]:
    if clauses:
        yield path, list(enumerate(clauses))
    for at, result in enumerate(clauses):
        yield from _inner((*path, at, "clauses"), result.clauses)


def headings_end_without_a_stop(view: View) -> Iterator[Finding]:
    """A heading on a line of its own, of the first level or without text after it, has no full stop."""
    if view.issued:
        return
    for path, clauses in _levels(view):
        for at, result in clauses:
            heading = result.clause.heading or ""
            alone = result.level == path.count("clauses") == 1 or not result.clause.text
            if alone and heading.endswith(("。", ".", "；", "，")):
                yield Finding(
                    (*path, at, "heading"),
                    Message("The heading “{heading}” stands alone and ends in a mark.", heading=heading),
                    Message("Write “{right}”.", right=heading.rstrip("。.；，")),
                )


def items_end_alike(view: View) -> Iterator[Finding]:
    """The items of a list end in the same mark; the last one may end in 。."""
    if view.issued:
        return
    for path, clauses in _levels(view):
        items = [result.clause for _, result in clauses]
        ended = [clause.text for clause in items if clause.text and not clause.unnumbered]
        texts = [paragraph_words(last) for *_, last in ended if isinstance(last, str | Paragraph)]
        if len(texts) == len(items) and not any(clause.clauses for clause in items):
            yield from _ends(path, texts, view.language)
    for at, annex in enumerate(view.notice.annexes):
        yield from _ends(("annexes", at, "items"), list(annex.items), view.language)


def _ends(path: KeyPath, texts: list[str], language: Language) -> Iterator[Finding]:
    ends = [text[-1] if text[-1] in ENDS else "" for text in texts]
    if len(ends) < FEWEST:
        return
    *inner, last = ends
    each, final = language.item_ends
    if len(set(inner)) > 1 or last not in (inner[0], final, ""):
        yield Finding(
            path,
            Message(
                "The items of this list end in different marks: {ends}.",
                ends=tuple(f"“{text[-4:]}”" for text in texts),
            ),
            Message("End every item in “{each}” and the last in “{last}”.", each=each, last=final),
        )


FULL = str.maketrans(";,:?()", "；，：？（）")
WITH_PARTNER = dict.fromkeys("()", "（）")
"""Of brackets both are written, wherever the other one stands."""
NARROW = str.maketrans(
    {chr(code): chr(code - 0xFEE0) for code in range(0xFF10, 0xFF5B) if chr(code).isalnum()}
)
ADDRESS = re.compile(r"https?://[^\s\u3000-\u9fff，。；）“”‘’]+|(?<![\w.+-])[\w.+-]++@[\w-]+(?:\.[\w-]+)+")
"""`https://www.example.gov.cn`, `office@example.gov.cn`."""
DOCUMENT_NUMBER = re.compile(r"[\[(（]\d{4}[\])）]\s*第?\d+号")
"""`[2030]1号`."""
BESIDE = rf"{HAN}{FACT}\u3001\u3002\uff01-\uff0f\uff1a-\uff1f《》“”‘’「」【】〔〕"
HALF_WIDTH = re.compile(rf"(?<=[{BESIDE}])[;,:?()]|[;,:?()](?=[{BESIDE}])")
"""`材料,`: a half-width mark beside Chinese."""
FOREIGN = re.compile(r"(?<=[A-Za-z0-9.,])\s?\([ -'*-~]*\)")
"""A bracket within foreign words: `ISO 9001 (2015)`."""
LIST_MARK = re.compile(
    r"(?:^\s*|(?<=[。；;，,、：:])(?<!\d[：:]))(?:\d{1,2}|[a-zA-Z一二三四五六七八九十])[)）]"
)
"""`1）申报书`, `材料：a)`."""
PAIRS = {"）": "（", "》": "《", "”": "“", "’": "‘", "〕": "〔", "】": "【", "」": "「", "』": "『", "]": "["}
CLOSERS = {opens: closes for closes, opens in PAIRS.items()}
APOSTROPHE = re.compile(r"(?<=[A-Za-z])’(?=[A-Za-z])")
"""`bureau’s`."""
WIDE = re.compile(r"[０-９Ａ-Ｚａ-ｚ]+")
"""`２０３０年`."""
ALIGNED = re.compile(rf"(?<![{HAN}])[{HAN}](?:[ \u3000]+[{HAN}])+(?![{HAN}])|[{HAN}](?:  +|\u3000+)[{HAN}]")
"""`青 山 区`: characters spaced out to fill a line."""
AFTER_MARK = re.compile(r"[，。；：、！？][ \u3000]+(?=\S)")
"""`材料， 一式三份`."""
INDENT = re.compile(r"^[ \u3000]+(?=\S)", re.MULTILINE)
"""`　　特此通知`."""
NO_BREAK = re.compile("[\u00a0\u2007\u202f]+")
r"""`\u00a0`, a no-break space."""
DAY_TO_FILL_IN = re.compile(r"年?(?<![ \u3000_])[ \u3000_]*+年[ \u3000_]++月[ \u3000_]++日")
"""`　　年　　月　　日`."""


def marks_are_full_width(view: View) -> Iterator[Finding]:
    """Between Chinese stand `；，：？（）`, never the half-width marks.

    Times, sums, addresses and foreign names keep their own, and so does a call in another language.
    """
    for text in view.texts if view.language.full_width else ():
        words = text.words
        for kind in (ADDRESS, DOCUMENT_NUMBER, FOREIGN):
            words = kind.sub(_covered, words)
        results = [(match.start(), match.end()) for match in HALF_WIDTH.finditer(words)]
        if results:
            marks = "".join(text.words[start:end] for start, end in results)
            wide = "".join(WITH_PARTNER.get(mark, mark.translate(FULL)) for mark in dict.fromkeys(marks))
            yield Finding(
                text.path,
                Message("Half-width marks among Chinese: {excerpts}.", excerpts=_excerpts(text, results)),
                Message("Write “{right}”.", right="".join(dict.fromkeys(wide))),
            )


def _covered(match: re.Match[str]) -> str:
    return "x" * len(match[0])


def _excerpts(text: Text, places: list[tuple[int, int]]) -> tuple[str, ...]:
    """The words around the places; those near each other in one excerpt."""
    joined = [places[0]]
    for start, end in places[1:]:
        if start - joined[-1][1] <= AROUND:
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
    return tuple(dict.fromkeys(f"“{text.excerpt(start, end)}”" for start, end in joined))


def marks_come_in_pairs(view: View) -> Iterator[Finding]:
    """Brackets and quotation marks open and close within one text; a list mark, `1）`, needs no partner."""
    for text in view.texts:
        words = LIST_MARK.sub(_covered, APOSTROPHE.sub("x", ADDRESS.sub(_covered, text.words)))
        place, closer = _lone(words.translate(FULL))
        if place is None:
            continue
        excerpt = text.excerpt(place, place + 1)
        message = Message("“{mark}” has no partner: {excerpt}", mark=text.words[place], excerpt=excerpt)
        remedy = Message("Add the other half, or take this one away.")
        if closer is not None:
            mark = text.words[place]
            message = Message(
                "“{mark}” is closed by “{closer}”: {excerpt}",
                mark=mark,
                closer=text.words[closer],
                excerpt=shown(text.words[max(0, place - AROUND) : closer + 1 + AROUND]),
            )
            remedy = Message(
                "Close it by “{right}”.", right=CLOSERS.get(mark, CLOSERS.get(mark.translate(FULL), mark))
            )
        yield Finding(text.path, message, remedy)


def _lone(words: str) -> tuple[int | None, int | None]:
    """The place of the first mark without its partner, and of the mark of another kind that closes it."""
    waiting: list[int] = []
    for at, char in enumerate(words):
        if char in CLOSERS:
            waiting.append(at)
        elif char in PAIRS:
            if not waiting:
                return at, None
            if words[waiting[-1]] != PAIRS[char]:
                return waiting[-1], None if PAIRS[char] in (words[before] for before in waiting) else at
            waiting.pop()
    if waiting:
        return waiting[0], None
    return (words.index('"'), None) if words.count('"') % 2 else (None, None)


def figures_are_half_width(view: View) -> Iterator[Finding]:
    """Figures and Latin letters are half-width."""
    for text in view.texts:
        if results := list(dict.fromkeys(WIDE.findall(text.words))):
            yield Finding(
                text.path,
                Message(
                    "Full-width figures or letters: {characters}.",
                    characters=tuple(f"“{part}”" for part in results),
                ),
                Message("Write {right}.", right=tuple(part.translate(NARROW) for part in results)),
            )


def no_blanks_are_typed(view: View) -> Iterator[Finding]:
    """No space aligns or indents Chinese text, follows a Chinese punctuation mark or forbids a line break."""
    for text in view.texts:
        words = DAY_TO_FILL_IN.sub(_covered, text.words)
        matches = [
            result for kind in (ALIGNED, AFTER_MARK, INDENT, NO_BREAK) for result in kind.finditer(words)
        ]
        if matches:
            first = min(matches, key=lambda result: result.start())
            yield Finding(
                text.path,
                Message("Blanks typed among Chinese: “{excerpt}”.", excerpt=text.excerpt(*first.span())),
                Message("Write “{right}”; the page sets the distance.", right=_closed_up(text, first)),
            )


def _closed_up(text: Text, match: re.Match[str]) -> str:
    start, end = max(0, match.start() - AROUND), match.end() + AROUND
    return re.sub(r"[\s\u3000\u00a0]+", "", shown(text.words[start:end]))


NUMBER = re.compile(
    rf"(?P<agency>[{HAN}]{{1,12}})\s*(?P<opens>[\[［【(（〔〖{{])\s*(?P<year>\d{{4}})\s*"
    r"(?P<closes>[\]］】)）〕〗}])\s*(?P<word>第)?\s*(?P<sequence>\d+)\s*号"
)
"""`某科[2030]第1号`."""
MIXED_CLOCK = re.compile(r"(?P<hour>\d{1,2})[:：](?P<minute>\d\d)\s*[时点](?:整)?")
"""`17:00时`."""
WIDE_CLOCK = re.compile(r"(?<!\d)(?P<hour>[01]?\d|2[0-4])：(?P<minute>[0-5]\d)(?!\d)")
"""`17：00`."""
CLOCK_BEFORE = re.compile(r"(?:[上下中]午|[早晚]上|日|[)）]|时间|至|到|—|-|：|:)\s*$")
"""`9月30日`, `下午`."""
CLOCK_AFTER = re.compile(r"\s*(?:[前止起至到—-]|之前|以前|截止|开始)")
"""`前报送`."""
TWO_CLOCKS = re.compile(
    r"(?:凌晨|早上|上午|下午|傍晚|晚上|晚间)\s*(?P<hour>1[3-9]|2[0-4])(?:[:：](?P<minute>\d\d)[时点]?|[时点](?P<minutes>\d{1,2})?)"
)
"""`下午17:00`."""
LEADING_ZERO = re.compile(r"(?:\d{4}年)?(?:0\d月(?:\d{1,2}日)?|\d{1,2}月0\d日)")
"""`2030年09月30日`."""
BLANK_IN_DATE = re.compile(
    r"\d{4}[ \u3000]+年[ \u3000]*\d{1,2}[ \u3000]*月(?:[ \u3000]*\d{1,2}[ \u3000]*日)?"
    r"|\d{4}年[ \u3000]*\d{1,2}[ \u3000]*月[ \u3000]*\d{1,2}[ \u3000]*日"
)
"""`2030 年 9 月 30 日`."""


def document_numbers_are_well_formed(view: View) -> Iterator[Finding]:
    """A document number stands as `虚府〔2030〕7号`: six-angle brackets, no 第, no leading zero, no space."""
    for text in view.texts:
        for match in NUMBER.finditer(text.words):
            right = f"{match['agency']}〔{match['year']}〕{int(match['sequence'])}号"
            if match[0] != right:
                yield Finding(
                    text.path,
                    Message("The document number “{written}” is not well formed.", written=match[0]),
                    Message("Write “{right}”.", right=right),
                )


def times_and_dates_are_well_formed(view: View) -> Iterator[Finding]:
    """A time is `10:00` or `10时`, in one clock; a date has neither spaces nor leading zeros."""
    for text in view.texts:
        results = {**_clocks(text), **_dates(text)}
        for written, right in results.items():
            yield Finding(
                text.path,
                Message("The time or date “{written}” is not well formed.", written=written),
                Message("Write “{right}”.", right=right),
            )


def _clocks(text: Text) -> dict[str, str]:
    results: dict[str, str] = {}
    words = text.words
    for match in TWO_CLOCKS.finditer(words):
        minute = match["minute"] or match["minutes"]
        results[match[0]] = f"{match['hour']}:{minute}" if minute else f"{match['hour']}时"
    for match in MIXED_CLOCK.finditer(words):
        results |= _unless_inside(results, match)
    for match in WIDE_CLOCK.finditer(words):
        clock = CLOCK_BEFORE.search(words, 0, match.start()) or CLOCK_AFTER.match(words, match.end())
        results |= _unless_inside(results, match) if clock else {}
    return results


def _unless_inside(results: dict[str, str], match: re.Match[str]) -> dict[str, str]:
    if any(match[0] in longer for longer in results):
        return {}
    return {match[0]: f"{match['hour']}:{match['minute']}"}


def _dates(text: Text) -> dict[str, str]:
    results: dict[str, str] = {}
    for match in LEADING_ZERO.finditer(text.words):
        results[match[0]] = re.sub(r"(?<=年)0|^0|(?<=月)0", "", match[0])
    for match in BLANK_IN_DATE.finditer(text.words):
        right = re.sub(r"\s", "", match[0])
        if right != match[0]:
            results[match[0]] = right
    return results
