"""What letters and paragraphs of a Word file look like. In: styles.xml. Out: `Styles`."""

from dataclasses import dataclass, field

from notice_site.importing.word.elements import first_switch, first_value, points, switch, value
from notice_site.word.xml import Element, qname

HALVES = 2
"""`w:sz` counts half points."""
BLACK_FACES = ("黑体", "SimHei")
"""Faces that Chinese text is set apart with, as Latin text is by bold letters."""
DEEPEST_STYLE = 12
"""Styles that one may be based on, one on the other; Word itself ends at 11."""


@dataclass(frozen=True)
class Style:
    """A style with all that it is based on, nearest first."""

    name: str
    paragraph: tuple[Element, ...]
    """`w:pPr` of the style and of those below it."""
    run: tuple[Element, ...]
    """Likewise `w:rPr`."""


PLAIN = Style("", (), ())


@dataclass
class Styles:
    """All styles of a file."""

    elements: dict[str, Element]
    defaults: Element | None = None
    """`w:rPr` of the document's defaults."""
    resolved: dict[str | None, Style] = field(default_factory=dict)
    standard: str | None = None
    """The id of the style of paragraphs that name none."""

    def style(self, style_id: str | None) -> Style:
        """A style by its id; an unknown one looks like nothing."""
        if style_id not in self.resolved:
            self.resolved[style_id] = self._chain(style_id)
        return self.resolved[style_id]

    def of_paragraph(self, properties: Element | None) -> Style:
        """The style of a paragraph by its `w:pPr`."""
        named = value(properties, "w:pStyle")
        return self.style(named if named in self.elements else self.standard)

    def _chain(self, style_id: str | None) -> Style:
        chain: list[Element] = []
        wanted = style_id
        while wanted in self.elements and len(chain) < DEEPEST_STYLE:
            chain.append(self.elements[wanted])
            wanted = value(chain[-1], "w:basedOn")
        if not chain:
            return PLAIN
        paragraph = [style.find(qname("w:pPr")) for style in chain]
        run = [style.find(qname("w:rPr")) for style in chain]
        return Style(
            value(chain[0], "w:name") or "",
            tuple(result for result in paragraph if result is not None),
            tuple(result for result in run if result is not None),
        )

    def is_bold(self, run: Element | None, paragraph: Style) -> bool:
        """Whether a run's letters are bold: its own word counts, else its styles turn each other over."""
        own = switch(run, "w:b")
        if own is not None:
            return own
        letters = self.style(value(run, "w:rStyle"))
        return first_switch(paragraph.run, "w:b") != first_switch(letters.run, "w:b")

    def setting_apart(self, run: Element | None, *, bold: bool) -> str:
        """How letters, bold or not, are raised, lowered or made to stand out; empty for ordinary ones."""
        letters = self.style(value(run, "w:rStyle"))
        raised = first_value((run, *letters.run), "w:vertAlign")
        if raised in ("superscript", "subscript"):
            return str(raised)
        marked = first_value((run, *letters.run), "w:em") not in (None, "none")
        black = value(run, "w:rFonts", "w:eastAsia") in BLACK_FACES
        return "strong" if marked or black or bold else ""

    def size(self, run: Element | None, paragraph: Style) -> float | None:
        """The size of a run's letters in points."""
        letters = self.style(value(run, "w:rStyle"))
        places = (run, *letters.run, *paragraph.run, self.defaults)
        return points(first_value(places, "w:sz"), HALVES) or None


def read_styles(root: Element | None) -> Styles:
    """The styles of a file, by styles.xml."""
    if root is None:
        return Styles({})
    styles = {str(result.get(qname("w:styleId"))): result for result in root.iter(qname("w:style"))}
    standard = [
        name
        for name, result in styles.items()
        if result.get(qname("w:type")) == "paragraph"
        and result.get(qname("w:default")) in ("1", "true", "on")
    ]
    defaults = root.find("/".join(map(qname, ("w:docDefaults", "w:rPrDefault", "w:rPr"))))
    return Styles(styles, defaults, standard=standard[0] if standard else None)
