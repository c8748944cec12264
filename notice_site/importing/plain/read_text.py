"""A text file as blocks. In: its bytes and name. Out: `SourceFile`, a paragraph a line, and its tables."""

from notice_site.importing.blocks import Block, Place, SourceFile
from notice_site.importing.plain.control_characters import without_controls
from notice_site.importing.plain.encoding import decoded
from notice_site.importing.plain.flat_notes import recovered_notes
from notice_site.importing.plain.lines import Line, paragraph_of
from notice_site.importing.plain.tables import lines_with_tabs
from notice_site.importing.plain.wrapping import unwrapped


def read_text(content: bytes, name: str) -> SourceFile:
    """Read a text file; raises SiteFault where the bytes are no text."""
    texts, passed_over = without_controls(decoded(content, name), name)
    pages = (_pages(text, Place(name, number)) for number, text in enumerate(texts, 1))
    lines = unwrapped([line for found in pages for line in found])
    blocks: list[Block] = []
    at = 0
    while at < len(lines):
        table, end = lines_with_tabs(lines, at) if "\t" in lines[at].text else (None, at + 1)
        blocks += [table] if table else [found for line in lines[at:end] for found in paragraph_of(line)]
        at = end
    left, notes = recovered_notes(tuple(blocks))
    return SourceFile(name, left, notes, passed_over)


def _pages(text: str, place: Place) -> list[Line]:
    """A line, cut where a form feed begins a page."""
    first, *others = text.replace("\v", "\n").split("\f")
    return [Line(first, place), *(Line(other, place, new_page=True) for other in others)]
