"""A line of a text file. In: its words and place. Out: `Line`, and the paragraph it makes."""

from dataclasses import dataclass, replace

from notice_site.importing.blocks import Paragraph, Place


@dataclass(frozen=True)
class Line:
    """A line without its end."""

    text: str
    place: Place
    new_page: bool = False
    """A form feed stands before it."""

    @property
    def pieces(self) -> tuple["Line", ...]:
        """What its TABs part."""
        first, *others = self.text.split("\t")
        return (replace(self, text=first), *(Line(piece, self.place) for piece in others))

    @property
    def is_blank(self) -> bool:
        """Nothing to read stands in it."""
        return not self.text.strip(" \t\n\r\v\xa0\u3000\u200b\ufeff")

    def cut(self, characters: int) -> "Line":
        """The line without its first characters."""
        return replace(self, text=self.text[characters:])


def paragraph_of(line: Line, cell: tuple[int, int] | None = None) -> tuple[Paragraph, ...]:
    """The line as a paragraph, of a cell perhaps; a blank one makes none."""
    if line.is_blank:
        return ()
    return (Paragraph(line.text, replace(line.place, cell=cell), new_page=line.new_page),)
