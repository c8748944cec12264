"""A line of a text file. In: its words and place. Out: `Line`, and the paragraph it makes."""

import re
from dataclasses import dataclass, replace
from itertools import pairwise

from notice_site.importing.blocks import Paragraph, Place


@dataclass(frozen=True)
class Line:
    """A line without its end."""

    text: str
    place: Place
    new_page: bool = False
    """A form feed is before it."""

    @property
    def pieces(self) -> tuple["Line", ...]:
        """What its TABs part."""
        first, *others = self.text.split("\t")
        return (replace(self, text=first), *(Line(piece, self.place) for piece in others))

    @property
    def is_blank(self) -> bool:
        """Nothing to read is in it."""
        return not self.text.strip(" \t\n\r\v\xa0\u3000\u200b\ufeff")

    def cut(self, characters: int) -> "Line":
        """The line without its first characters."""
        return replace(self, text=self.text[characters:])


def paragraph_of(line: Line, cell: tuple[int, int] | None = None) -> tuple[Paragraph, ...]:
    """The line as a paragraph, of a cell perhaps; a blank one makes none."""
    if line.is_blank:
        return ()
    return (Paragraph(line.text, replace(line.place, cell=cell), new_page=line.new_page),)


WIDTHS = range(50, 101)
"""Letters of the longest line of a wrapped text."""
NEARLY_FULL = 0.7
CHINESE = re.compile("[\u2e80-\u9fff\uff00-\uffef]")
"""`申`, or full-width punctuation."""
BEGINS_ANEW = re.compile(r"\s*([-*•–—]|\(?(\d+|[a-z]|[ivx]+)[.)])\s")
"""`- item`, `(2) text`, `iv. text`."""
ENDS = (".", ":", ";", "!", "?")


def unwrapped(lines: list[Line]) -> list[Line]:
    """The lines with those that go on joined to the one above."""
    width = max((len(line.text) for line in lines), default=0)
    if width not in WIDTHS or not any(
        _breaks_sentence(above.text, line.text) for above, line in pairwise(lines)
    ):
        return lines
    joined: list[Line] = []
    last = ""
    for line in lines:
        if joined and _goes_on(last, line, NEARLY_FULL * width):
            joined[-1] = replace(joined[-1], text=f"{joined[-1].text.rstrip()} {line.text.lstrip()}")
        else:
            joined.append(line)
        last = line.text
    return joined


def _breaks_sentence(above: str, line: str) -> bool:
    """Whether a line ends amid a sentence, which tells that a text is wrapped."""
    return line.lstrip()[:1].islower() and bool(above.strip()) and not above.rstrip().endswith(ENDS)


def _goes_on(above: str, line: Line, full: float) -> bool:
    """Whether a line goes on with the one above: that one is full, or stops in the middle of a sentence."""
    if line.is_blank or line.new_page or "\t" in above + line.text or CHINESE.search(above + line.text):
        return False
    in_sentence = line.text.lstrip()[:1].islower() and not above.rstrip().endswith(ENDS)
    return not BEGINS_ANEW.match(line.text) and len(above) >= full / 2 and (len(above) >= full or in_sentence)
