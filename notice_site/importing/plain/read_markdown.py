"""A Markdown file as blocks. In: its bytes and name. Out: `SourceFile`; places are lines of the file.

CommonMark with tables. Definitions of references stay text, so that none of their characters is lost.
"""

from collections.abc import Iterator
from dataclasses import replace

from markdown_it import MarkdownIt
from markdown_it.tree import SyntaxTreeNode

from notice_site.importing import refusals
from notice_site.importing.blocks import Block, Cell, Paragraph, PassedOver, Place, SourceFile, Table
from notice_site.importing.plain.control_characters import without_controls
from notice_site.importing.plain.encoding import decoded
from notice_site.importing.plain.markdown_lines import Inline, lines_of
from notice_site.importing.plain.markdown_notes import with_notes

BULLET = "•"
DEEPEST = 100
"""Lists in one another; the library leaves out what stands deeper."""


def read_markdown(content: bytes, name: str) -> SourceFile:
    """Read a Markdown file; raises SiteFault where the bytes are no text, or nested too deeply."""
    options = {"maxNesting": DEEPEST}
    parser = MarkdownIt("commonmark", options).enable("table").disable(["code", "reference"])
    reader = _Reader(name)
    lines, controls = without_controls(decoded(content, name), name)
    tokens = parser.parse("\n".join(lines))
    if any(token.level >= DEEPEST - 1 for token in tokens):
        raise refusals.too_deep(name)
    root = SyntaxTreeNode(tokens)
    blocks, notes = with_notes(tuple(reader.blocks(root)))
    return SourceFile(name, blocks, notes, (*controls, *reader.passed_over))


class _Reader:
    """Walks the tree of a file and keeps what it passes over."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.passed_over: list[PassedOver] = []

    def blocks(self, node: SyntaxTreeNode) -> Iterator[Block]:
        """What stands in a node, in order."""
        if node.type in ("heading", "paragraph"):
            yield from self._paragraphs(node, self._place(node))
        elif node.type in ("ordered_list", "bullet_list"):
            yield from self._list(node)
        elif node.type == "table":
            yield self._table(node)
        elif node.type in ("fence", "html_block"):
            yield from self._as_typed(node)
        else:
            for child in node.children:
                yield from self.blocks(child)

    def _place(self, node: SyntaxTreeNode) -> Place:
        return Place(self.name, node.map[0] + 1 if node.map else 1)

    def _paragraphs(self, node: SyntaxTreeNode, place: Place) -> Iterator[Paragraph]:
        heading = int(node.tag[1:]) if node.type == "heading" else None
        for line in lines_of(node.children[0].children if node.children else ()):
            here = replace(place, number=place.number + line.below)
            self.passed_over += self._unread(line, here)
            if line.text.strip():
                yield Paragraph(line.text, here, heading=heading, bold=line.is_bold)

    def _unread(self, line: Inline, place: Place) -> Iterator[PassedOver]:
        for what, text in line.unread:
            yield PassedOver(what, text, place)

    def _list(self, node: SyntaxTreeNode) -> Iterator[Block]:
        first = int(str(node.attrs.get("start", 1)))
        for count, item in enumerate(node.children):
            number = f"{first + count}{item.markup}" if node.type == "ordered_list" else BULLET
            for block in self.blocks(item):
                numbered = isinstance(block, Paragraph) and number
                yield replace(block, number=number) if numbered and isinstance(block, Paragraph) else block
                number = ""

    def _table(self, node: SyntaxTreeNode) -> Table:
        rows = [row for part in node.children for row in part.children]
        cells = []
        for row, of_row in enumerate(rows):
            for column, cell in enumerate(of_row.children):
                place = replace(self._place(of_row), cell=(row + 1, column + 1))
                words = tuple(self._paragraphs(cell, place))
                if cell.attrs.get("style") == "text-align:center":
                    words = tuple(replace(found, centred=True) for found in words)
                cells.append(Cell(row, column, 1, 1, words))
        return Table(tuple(cells), (1,) * len(rows[0].children), self._place(node))

    def _as_typed(self, node: SyntaxTreeNode) -> Iterator[Paragraph]:
        """Code and HTML, line by line: rare in a notice, and left to a person."""
        place = self._place(node)
        above = 1 if node.type == "fence" else 0
        for below, line in enumerate(node.content.split("\n"), above):
            if line.strip():
                yield Paragraph(line, replace(place, number=place.number + below))
