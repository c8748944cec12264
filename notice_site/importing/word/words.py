"""Words taken out of Word's XML. In: an element. Out: a paragraph's `Words`, or all that stands in it."""

from dataclasses import dataclass, field

from notice_site.word.xml import Element, qname


@dataclass
class Words:
    """What stands in a paragraph."""

    text: str = ""
    notes: list[tuple[int, str]] = field(default_factory=list)
    """Offset in the text and key of each note's mark."""
    pages: list[int] = field(default_factory=list)
    """Offsets at which a page begins."""
    looks: set[tuple[bool, float | None]] = field(default_factory=set)
    """Bold or not and size of its letters."""
    boxes: list[Element] = field(default_factory=list)
    """Text boxes that hang on the paragraph."""

    def join(self, other: "Words") -> "Words":
        """These words and then others, as where the mark between two paragraphs was deleted."""
        length = len(self.text)
        return Words(
            self.text + other.text,
            self.notes + [(length + at, key) for at, key in other.notes],
            self.pages + [length + at for at in other.pages],
            self.looks | other.looks,
            self.boxes + other.boxes,
        )


def stands_in(box: Element, drawing: Element) -> bool:
    """Whether a text box stands in another one of the drawing, or is the copy of one for older Word."""
    for above in box.iterancestors():
        if above is drawing:
            return False
        if above.tag in (qname("w:txbxContent"), qname("mc:Fallback")):
            return True
    return False


def description(drawing: Element) -> str:
    """What a picture says of itself, or the letters of a WordArt."""
    said = [found.get(name) for found in drawing.iter("*") for name in ("descr", "alt", "string")]
    return " ".join(dict.fromkeys(text for text in said if text))


def drawn_words(drawing: Element) -> str:
    """The letters in a drawing's own shapes, which hold no paragraphs of Word's: a line for each."""
    paragraphs = (
        found for found in drawing.iter("*") if found.tag.endswith("}p") and found.tag != qname("w:p")
    )
    lines = (
        "".join(text.text or "" for text in part.iter("*") if _is_drawn_text(text)) for part in paragraphs
    )
    return "\n".join(filter(str.strip, lines))


def _is_drawn_text(element: Element) -> bool:
    return element.tag.endswith("}t") and element.tag != qname("w:t")


def deleted_words(element: Element) -> str:
    """The words in something that was deleted."""
    return "".join(found.text or "" for found in element.iter(qname("w:delText"), qname("w:t")))


def plain_words(element: Element) -> str:
    """All words in an element, its paragraphs as lines."""
    paragraphs = list(element.iter(qname("w:p"))) or [element]
    lines = ("".join(found.text or "" for found in part.iter(qname("w:t"))) for part in paragraphs)
    return "\n".join(line for line in lines if line.strip())
