"""A text file as blocks. In: its bytes and name. Out: `SourceFile`, a paragraph a line, and its tables."""

import re

from notice_site.importing.blocks import Block, PassedOver, Place, SourceFile
from notice_site.importing.flat_lines import Line, paragraph_of
from notice_site.importing.flat_notes import recovered_notes
from notice_site.importing.flat_tables import lines_with_tabs
from notice_site.importing.text_encoding import decoded

LINE_END = re.compile("\r\n|[\r\n\u2028\u2029\x85]")
UNSEEN = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f]+")
"""Control characters, which no data file can hold; what Word leaves in a text for its fields and cells."""


def read_text(content: bytes, name: str) -> SourceFile:
    """Read a text file; raises SiteFault where the bytes are no text."""
    return source_of_text(decoded(content, name), name)


def source_of_text(text: str, name: str) -> SourceFile:
    """The same from a text in hand."""
    lines, passed_over = _lines(text, name)
    blocks: list[Block] = []
    at = 0
    while at < len(lines):
        table, end = lines_with_tabs(lines, at) if "\t" in lines[at].text else (None, at + 1)
        blocks += [table] if table else [found for line in lines[at:end] for found in paragraph_of(line)]
        at = end
    left, notes = recovered_notes(tuple(blocks))
    return SourceFile(name, left, notes, tuple(passed_over))


def _lines(text: str, name: str) -> tuple[list[Line], list[PassedOver]]:
    lines: list[Line] = []
    passed_over: list[PassedOver] = []
    for number, raw in enumerate(LINE_END.split(text), 1):
        place = Place(name, number)
        for unseen in UNSEEN.findall(raw):
            codes = " ".join(f"U+{ord(character):04X}" for character in unseen)
            passed_over.append(PassedOver("control characters", codes, place))
        pages = UNSEEN.sub("", raw).replace("\v", "\n").split("\f")
        lines += [Line(page, place, new_page=at > 0) for at, page in enumerate(pages)]
    return lines, passed_over
