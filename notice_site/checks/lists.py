"""D02, D03, D07: numbers, headings and last marks of clauses and lists. In: a view. Out: findings."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from notice_site.checks.finding import Finding, View
from notice_site.checks.wording_numbers import number_value
from notice_site.facts.numbering import NumberedClause, chinese_number, number_outline
from notice_site.models.body import Clause, Outline
from notice_site.models.forms import Form, FormField
from notice_site.problem import Message, Path

STEMS = "甲乙丙丁戊己庚辛壬癸"
CIRCLES = "①②③④⑤⑥⑦⑧⑨⑩"
NUMERAL = rf"\d{{1,2}}|[一二三四五六七八九十]{{1,3}}|[{STEMS}{CIRCLES}]"
MARK = re.compile(rf"^\s*(?P<opens>[(（]|第)?(?P<numeral>{NUMERAL})(?P<closes>[)）]|[、.．]|条|章)?\s*")
ENDS = "。；，、;,.：:！？"
FEWEST = 3


@dataclass(frozen=True)
class Numbered:
    """A number as it stands before its words."""

    path: Path
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
        marks = [_numbered(_place(path, at, found), found.number) for at, found in clauses]
        yield from _run([mark for mark in marks if mark])
    for path, record in view.values:
        yield from _run_of_texts(list(_typed(record, path)))


def _typed(record: object, path: Path) -> Iterator[tuple[Path, str]]:
    """Texts one after another that may begin with numbers."""
    if isinstance(record, FormField):
        yield from (((*path, "row_marks", at), mark) for at, mark in enumerate(record.row_marks))
    elif isinstance(record, Clause):
        yield from (((*path, "text", at), text) for at, text in enumerate(record.text))
    elif isinstance(record, Form):
        yield from _cell_texts(record, path)
    elif isinstance(record, Outline):
        yield from (((*path, "lead_in", at), text) for at, text in enumerate(record.lead_in))


def _place(path: Path, at: int, found: NumberedClause) -> Path:
    return (*path, at, "number") if found.clause.number else (*path, at)


def _cell_texts(form: Form, path: Path) -> list[tuple[Path, str]]:
    return [
        ((*path, "rows", row, "cells", at, "text", index), text)
        for row, cells in enumerate(form.rows)
        for at, cell in enumerate(cells.cells)
        for index, text in enumerate(cell.text)
    ]


def _run_of_texts(texts: Sequence[tuple[Path, str]]) -> Iterator[Finding]:
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


def _numbered(path: Path, words: str) -> Numbered | None:
    found = MARK.match(words)
    if not found:
        return None
    numeral = found["numeral"]
    after = words[found.end() : found.end() + 1]
    if numeral.isdecimal() and found["closes"] in (".", None) and (after.isdecimal() or not found["closes"]):
        return None
    kind = next((known for known in (STEMS, CIRCLES) if numeral in known), None)
    if kind:
        value = kind.index(numeral) + 1
    else:
        kind = "arabic" if numeral.isdecimal() else "chinese"
        value = int(number_value(numeral) or 0)
    return Numbered(path, found[0].strip(), (found["opens"] or "", kind, found["closes"] or ""), value)


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


def _levels(view: View) -> Iterator[tuple[Path, list[tuple[int, NumberedClause]]]]:
    """Every list of clauses, in the body and in annexes, with the path of the list."""
    outlines: list[tuple[Path, Outline]] = [(("body",), view.notice.body)]
    outlines += [
        (("annexes", at, "outline"), annex.outline)
        for at, annex in enumerate(view.notice.annexes)
        if annex.outline
    ]
    for path, outline in outlines:
        yield from _inner((*path, "clauses"), number_outline(outline))


def _inner(
    path: Path, clauses: tuple[NumberedClause, ...]
) -> Iterator[tuple[Path, list[tuple[int, NumberedClause]]]]:
    if clauses:
        yield path, list(enumerate(clauses))
    for at, found in enumerate(clauses):
        yield from _inner((*path, at, "clauses"), found.clauses)


def headings_end_without_a_stop(view: View) -> Iterator[Finding]:
    """A heading on a line of its own, of the first level or without text after it, has no full stop."""
    if view.issued:
        return
    for path, clauses in _levels(view):
        for at, found in clauses:
            heading = found.clause.heading or ""
            alone = found.level == path.count("clauses") == 1 or not found.clause.text
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
        items = [found.clause for _, found in clauses]
        texts = [clause.text[-1] for clause in items if clause.text and not clause.unnumbered]
        if len(texts) == len(items) and not any(clause.clauses for clause in items):
            yield from _ends(path, texts)
    for at, annex in enumerate(view.notice.annexes):
        yield from _ends(("annexes", at, "items"), list(annex.items))


def _ends(path: Path, texts: list[str]) -> Iterator[Finding]:
    ends = [text[-1] if text[-1] in ENDS else "" for text in texts]
    if len(ends) < FEWEST:
        return
    *inner, last = ends
    if len(set(inner)) > 1 or last not in (inner[0], "。", ""):
        yield Finding(
            path,
            Message(
                "The items of this list end in different marks: {ends}.",
                ends=tuple(f"“{text[-4:]}”" for text in texts),
            ),
            Message("End every item in “；” and the last in “。”."),
        )
