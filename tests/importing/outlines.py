"""Shows what was read, for tests to compare. In: a source file. Out: a line for each paragraph and each cell.

`[bold centred] 一、|征集领域` is a paragraph with its look, automatic number and words, `{^…}` a note's mark;
`(1,2 3x1) 联系方式` a cell by row and column, with the rows and columns that it takes where they are several.
"""

from collections.abc import Iterable

from notice_site.importing.blocks import Block, Cell, Paragraph, SourceFile, Table, paragraphs_in

LOOKS = ("bold", "centred", "right", "new_page")


def outline(source: SourceFile, looks: bool = True) -> list[str]:
    """All blocks; then the notes."""
    notes = [f"{{^{key}}} {words(found)}" for key, paragraphs in source.notes.items() for found in paragraphs]
    return [line for block in source.blocks for line in lines(block, looks)] + notes


def lines(block: Block, looks: bool = True) -> list[str]:
    if isinstance(block, Paragraph):
        return [f"{shown_look(block) if looks else ''}{words(block)}"]
    return ["table", *(line for cell in block.cells for line in cell_lines(cell, looks))]


def cell_lines(cell: Cell, looks: bool) -> list[str]:
    span = f" {cell.rowspan}x{cell.colspan}" if (cell.rowspan, cell.colspan) != (1, 1) else ""
    inside = [line for block in cell.blocks for line in lines(block, looks)]
    where = f"({cell.row},{cell.column}{span})"
    return [f"{where} {' / '.join(inside)}".strip()]


def shown_look(paragraph: Paragraph) -> str:
    found = [f"h{paragraph.heading}"] if paragraph.heading else []
    found += [look for look in LOOKS if getattr(paragraph, look)]
    return f"[{' '.join(found)}] " if found else ""


def words(paragraph: Paragraph) -> str:
    text = paragraph.text
    for at, key in sorted(paragraph.notes, reverse=True):
        text = f"{text[:at]}{{^{key}}}{text[at:]}"
    return f"{paragraph.number}|{text}" if paragraph.number else text


def all_words(source: SourceFile) -> str:
    """Every character that was read, in any place; a flattened footnote's mark is its number again."""
    notes = [paragraph for paragraphs in source.notes.values() for paragraph in paragraphs]
    found = [*words_in(source.blocks), *(f"{note.number}{note.text}" for note in notes)]
    found += [note.number.strip(".．、") for note in notes if note.number]
    return "".join([*found, *(passed.text for passed in source.passed_over)])


def words_in(blocks: Iterable[Block]) -> list[str]:
    """The words of each paragraph, without automatic numbers."""
    found = []
    for block in blocks:
        if isinstance(block, Table):
            found += [text for cell in block.cells for text in words_in(cell.blocks)]
        else:
            found.append(block.text)
    return found


def covers_its_grid(table: Table) -> bool:
    """Whether the cells of a table cover its grid without overlap, and are in order."""
    places = [
        (row, column)
        for cell in table.cells
        for row in range(cell.row, cell.row + cell.rowspan)
        for column in range(cell.column, cell.column + cell.colspan)
    ]
    rows = 1 + max(row for row, _ in places)
    whole = [(row, column) for row in range(rows) for column in range(len(table.columns))]
    corners = [(cell.row, cell.column) for cell in table.cells]
    return sorted(places) == whole and corners == sorted(corners)


def links_of(source: SourceFile) -> list[tuple[int, int, str]]:
    """Where links begin and end in their paragraphs, and where they lead."""
    return [
        (span.start, span.end, span.link)
        for part in paragraphs_in(source.blocks)
        for span in part.spans
        if span.link
    ]
