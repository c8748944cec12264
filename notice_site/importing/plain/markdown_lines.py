"""The words of a Markdown paragraph. In: its inline nodes. Out: lines as people meant them.

Writers of Chinese end a line where a new one begins; writers of English wrap. So a line end beside a Chinese
character parts paragraphs, any other one is a blank.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from markdown_it.tree import SyntaxTreeNode

CHINESE = re.compile("[\u3000-\u9fff\uff00-\uffef“”‘’…]")
BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)


@dataclass
class Inline:
    """One line; `below` counts from the paragraph's first, `unread` holds kinds and characters left out."""

    below: int
    text: str = ""
    plain: bool = False
    """Letters that are not bold stand in it."""
    unread: list[tuple[str, str]] = field(default_factory=list)

    @property
    def is_bold(self) -> bool:
        """All its letters are."""
        return bool(self.text.strip()) and not self.plain

    def add(self, text: str, bold: bool) -> None:
        """Go on with these words."""
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
