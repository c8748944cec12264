"""What holds what in a Word file. In: an element. Out: the paragraphs, tables, rows or cells in it."""

from collections.abc import Iterator

from notice_site.word.xml import Element

HELD = ("p", "tbl", "tr", "tc", "altChunk")
DROPPED = ("del", "moveFrom", "sdtPr", "sdtEndPr", "pPr", "tblPr", "tblGrid", "trPr", "tcPr", "sectPr")


def children(container: Element) -> Iterator[Element]:
    """The paragraphs, tables, rows or cells in something, out of content controls and accepted changes."""
    for child in container.iterchildren("*"):
        name = child.tag.rpartition("}")[2]
        if name in HELD:
            yield child
        elif name == "AlternateContent":
            yield from children(next(child.iterchildren("*"), child))
        elif name not in DROPPED:
            yield from children(child)
