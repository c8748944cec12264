"""Faults among the blocks of a text. In: a notice. Out: rows that do not fill, notes without a mark."""

from collections.abc import Iterator

from notice_site.model.body import Outline, Run, TableBlock
from notice_site.model.grid import GridFault, table_grid
from notice_site.model.notice import Notice, walk_clauses
from notice_site.model.record import walk_values
from notice_site.problem import Fault, KeyPath, Message


def block_faults(notice: Notice) -> Iterator[Fault]:
    """Every fault of the body and of the annexes in running text; lines are still 0."""
    yield from _outline_faults(notice.body, ("body",))
    for at, annex in enumerate(notice.annexes):
        if annex.outline:
            yield from _outline_faults(annex.outline, ("annexes", at, "outline"))


def _outline_faults(outline: Outline, path: KeyPath) -> Iterator[Fault]:
    notes = {note.id: (*path, "notes", at) for at, note in enumerate(outline.notes)}
    anchors = {clause.id for clause in walk_clauses(outline.clauses)} | set(notes)
    runs: list[tuple[KeyPath, Run]] = []
    for place, value in walk_values(outline, path):
        if isinstance(value, TableBlock):
            yield from _table_faults(value, place)
            anchors |= {value.id} if value.id else set()
        elif isinstance(value, Run):
            runs.append((place, value))
    yield from _note_faults({place: run.note for place, run in runs if run.note}, notes)
    for place, run in runs:
        if run.link and run.link.startswith("#") and run.link[1:] not in anchors:
            yield _unknown_anchor((*place, "link"), run.link)


def _note_faults(marks: dict[KeyPath, str], notes: dict[str, KeyPath]) -> Iterator[Fault]:
    """Every note has one mark, every mark a note."""
    marked: set[str] = set()
    for place, name in marks.items():
        if name not in notes:
            yield _unknown_note((*place, "note"), name)
        elif name in marked:
            yield _marked_twice((*place, "note"), name)
        marked.add(name)
    yield from (_unmarked(place, name) for name, place in notes.items() if name not in marked)


def _table_faults(table: TableBlock, path: KeyPath) -> Iterator[Fault]:
    try:
        table_grid(table)
    except GridFault as fault:
        yield row_fault((*path, "rows", fault.row), fault)
    if table.align and len(table.align) != len(table.columns):
        yield Fault(
            (*path, "align"),
            0,
            Message(
                "`align` says {given} times how a column stands; there are {columns} columns.",
                given=len(table.align),
                columns=len(table.columns),
            ),
            Message("Write one for each column, or leave it out."),
        )


def row_fault(path: KeyPath, fault: GridFault) -> Fault:
    """A row that is too short or too long."""
    return Fault(
        path,
        0,
        Message("The row fills {filled} of {columns} columns.", filled=fault.filled, columns=fault.columns),
        Message(
            "Let colspan of its cells, with the cells that reach down from above, add up to {columns}.",
            columns=fault.columns,
        ),
    )


def _unknown_note(path: KeyPath, name: str) -> Fault:
    return Fault(
        path,
        0,
        Message("There is no note “{name}” in this text.", name=name),
        Message("Write it into `notes` of the same text, or take its mark out."),
    )


def _unmarked(path: KeyPath, name: str) -> Fault:
    return Fault(
        path,
        0,
        Message("The note “{name}” has no mark in the text.", name=name),
        Message("Put {{note: {name}}} among the parts of the paragraph that it belongs to.", name=name),
    )


def _marked_twice(path: KeyPath, name: str) -> Fault:
    return Fault(
        path,
        0,
        Message("The note “{name}” is marked twice.", name=name),
        Message("Keep one mark; write the other as `text` with a `link` to the note: “#{name}”.", name=name),
    )


def _unknown_anchor(path: KeyPath, target: str) -> Fault:
    return Fault(
        path,
        0,
        Message("“{target}” leads to nothing in this text.", target=target),
        Message("Write # and the id of a clause, a table or a note of the same text."),
    )
