"""A Markdown file as blocks. In: its bytes and name. Out: `SourceFile`; places are lines of the file.

CommonMark with tables. Definitions of references stay text, so that none of their characters is lost.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from markdown_it import MarkdownIt
from markdown_it.tree import SyntaxTreeNode

from notice_site.characters import codes
from notice_site.importing import refusals
from notice_site.importing.blocks import UNSEEN, Block, Cell, Paragraph, PassedOver, Place, SourceFile, Table
from notice_site.importing.plain.read_text import DROPPED, decoded, without_hidden

CHINESE = re.compile("[\u3000-\u9fff\uff00-\uffef“”‘’…]")
"""`申`, or Chinese punctuation."""
BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
"""`<br>`."""


@dataclass
class Inline:
    """One line; `below` counts from the paragraph's first, `unread` holds kinds and characters left out."""

    below: int
    text: str = ""
    plain: bool = False
    """Letters that are not bold are in it."""
    unread: list[tuple[str, str]] = field(default_factory=list)

    @property
    def is_bold(self) -> bool:
        """All its letters are."""
        return bool(self.text.strip()) and not self.plain

    def add(self, text: str, bold: bool) -> None:
        """Go on with these words; a reference may stand for a character that nobody sees, `&#x200B;`."""
        self.unread += [(UNSEEN, codes(run)) for run in DROPPED.findall(text)]
        text = DROPPED.sub("", text)
        self.text += text
        self.plain = self.plain or (bool(text.strip()) and not bold)


def lines_of(nodes: Iterable[SyntaxTreeNode]) -> list[Inline]:
    """The lines of a paragraph."""
    lines = [Inline(0)]
    for node in nodes:
        _add(node, lines, bold=False)
    return _joined(lines)


def _add(node: SyntaxTreeNode, lines: list[Inline], bold: bool) -> None:
    if node.type == "softbreak":
        lines.append(Inline(lines[-1].below + 1))
    elif node.type == "hardbreak" or (node.type == "html_inline" and BREAK.fullmatch(node.content)):
        lines[-1].add("\n", bold)
    elif node.type == "html_inline":
        lines[-1].unread.append(("HTML tag", node.content))
    elif node.type == "image":
        lines[-1].unread.append(("picture", f"{node.content} {node.attrs['src']}".strip()))
    elif node.type in ("text", "code_inline"):
        lines[-1].add(node.content, bold)
    else:
        for child in node.children:
            _add(child, lines, bold or node.type == "strong")
        _note_address(node, lines[-1])


def _note_address(node: SyntaxTreeNode, line: Inline) -> None:
    address = str(node.attrs.get("href", "")) if node.type == "link" else ""
    if address and address.removeprefix("mailto:") not in line.text:
        line.unread.append(("address of a link", address))


def _joined(lines: list[Inline]) -> list[Inline]:
    first, *others = lines
    joined = [first]
    for line in others:
        before = joined[-1]
        if CHINESE.match(line.text.lstrip()) or CHINESE.match(before.text.rstrip()[-1:]):
            joined.append(line)
        else:
            before.add(f" {line.text}", bold=not line.plain)
            before.unread += line.unread
    return joined


NOTE = re.compile(r"\[\^([^\]\s]+)\]:\s*")
"""`[^1]: 指在本市注册的企业`."""
MARK = re.compile(r"\[\^([^\]\s]+)\](?!:)")
"""`申报主体[^1]`."""


def with_notes(blocks: tuple[Block, ...]) -> tuple[tuple[Block, ...], dict[str, tuple[Paragraph, ...]]]:
    """The blocks without the notes, and these by key; a mark without its note stays text."""
    left: list[Block] = []
    notes: dict[str, tuple[Paragraph, ...]] = {}
    for block in blocks:
        result = NOTE.match(block.text) if isinstance(block, Paragraph) else None
        if result and isinstance(block, Paragraph) and result[1] not in notes:
            notes[result[1]] = (replace(block, text=block.text[result.end() :], number=result[1]),)
        else:
            left.append(block)
    return tuple(_marked(block, notes) for block in left), notes


def _marked(block: Block, notes: dict[str, tuple[Paragraph, ...]]) -> Block:
    if isinstance(block, Table):
        return replace(block, cells=tuple(_marked_cell(cell, notes) for cell in block.cells))
    text, marks, at = "", [], 0
    for match in MARK.finditer(block.text):
        if match[1] in notes:
            text += block.text[at : match.start()]
            marks.append((len(text), match[1]))
            at = match.end()
    return replace(block, text=text + block.text[at:], notes=tuple(marks))


def _marked_cell(cell: Cell, notes: dict[str, tuple[Paragraph, ...]]) -> Cell:
    return replace(cell, blocks=tuple(_marked(block, notes) for block in cell.blocks))


BULLET = "•"
DEEPEST = 100
"""Lists in one another; the library leaves out what stands deeper."""


def read_markdown(content: bytes, name: str) -> SourceFile:
    """Read a Markdown file; raises SiteFault where the bytes are no text, or nested too deeply."""
    options = {"maxNesting": DEEPEST}
    parser = MarkdownIt("commonmark", options).enable("table").disable(["code", "reference"])
    reader = _Reader(name)
    lines, hidden = without_hidden(decoded(content, name), name)
    tokens = parser.parse("\n".join(lines))
    if any(token.level >= DEEPEST - 1 for token in tokens):
        raise refusals.too_deep(name)
    root = SyntaxTreeNode(tokens)
    blocks, notes = with_notes(tuple(reader.blocks(root)))
    return SourceFile(name, blocks, notes, (*hidden, *reader.passed_over))


class _Reader:
    """Walks the tree of a file and keeps what it passes over."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.passed_over: list[PassedOver] = []

    def blocks(self, node: SyntaxTreeNode) -> Iterator[Block]:
        """What is in a node, in order."""
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
            line_place = replace(place, number=place.number + line.below)
            self.passed_over += self._unread(line, line_place)
            if line.text.strip():
                yield Paragraph(line.text, line_place, heading=heading, bold=line.is_bold)

    def _unread(self, line: Inline, place: Place) -> Iterator[PassedOver]:
        for what, text in line.unread:
            yield PassedOver(what, text, place)

    def _list(self, node: SyntaxTreeNode) -> Iterator[Block]:
        """The items with their numbers as typed; where all have the same one, Markdown counts."""
        first = int(str(node.attrs.get("start", 1)))
        typed = [item.info for item in node.children]
        counts = len(set(typed)) == 1
        for count, item in enumerate(node.children):
            own = str(first + count) if counts else item.info
            number = f"{own}{item.markup}" if node.type == "ordered_list" else BULLET
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
                    words = tuple(replace(result, centred=True) for result in words)
                cells.append(Cell(row, column, 1, 1, words))
        return Table(tuple(cells), (1,) * len(rows[0].children), self._place(node))

    def _as_typed(self, node: SyntaxTreeNode) -> Iterator[Paragraph]:
        """Code and HTML, line by line: rare in a notice, and left to a person."""
        place = self._place(node)
        above = 1 if node.type == "fence" else 0
        for below, line in enumerate(node.content.split("\n"), above):
            if line.strip():
                yield Paragraph(line, replace(place, number=place.number + below))
