"""A form as labelled content. In: its grid. Out: groups and entries, and text with footnote marks."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

from notice_site.facts.annexes import AnnexFacts
from notice_site.language.catalogue import Catalogue
from notice_site.model.forms import FOOTNOTE_MARK, Cell, Form, FormField
from notice_site.model.grid import PlacedCell, column_heads, place_cells, walk_fields
from notice_site.model.taxonomies import Taxonomy
from notice_site.pages.links import PageLinks
from notice_site.pages.notice_text import MarginNote, reader_notes

LIMITS = {
    "repeat": ("at least {n} lines", "at most {n} lines"),
    "choices": ("choose at least {n}", "choose at most {n}"),
}
OTHER_LIMITS = ("not below {n}", "not above {n}")


@dataclass(frozen=True)
class TextPart:
    """A run of text, or the mark of a footnote."""

    text: str
    footnote: str = ""
    """The footnote's id, where `text` is its number."""


@dataclass
class Entry:
    """A label and what is beside it; either may be missing."""

    row: int
    label: Cell | None = None
    content: Cell | None = None
    is_group = False

    @property
    def anchor(self) -> str:
        """Its name in addresses; empty where the data gives it none."""
        return next((cell.id for cell in (self.content, self.label) if cell and cell.id), "")


@dataclass
class Group:
    """A label that covers several rows, and what is in them."""

    place: PlacedCell
    inside: list["Part"] = field(default_factory=list)
    is_group = True

    @property
    def label(self) -> Cell:
        """The cell with its words."""
        return self.place.cell

    @property
    def anchor(self) -> str:
        """Its name in addresses; empty where the data gives it none."""
        return self.place.cell.id or ""

    def holds(self, other: PlacedCell) -> bool:
        """Whether a cell stands to the right of this label, in one of its rows."""
        return self.place.column < other.column and self.place.covers_row(other.row)


Part: TypeAlias = Entry | Group


def form_parts(form: Form) -> list[Part]:
    """The table's groups and entries in reading order."""
    top: list[Part] = []
    groups: list[Group] = []
    for place in place_cells(form):
        holder = next((group.inside for group in reversed(groups) if group.holds(place)), top)
        if place.cell.label and place.cell.rowspan > 1:
            groups.append(Group(place))
            holder.append(groups[-1])
        elif place.cell.label:
            holder.append(Entry(place.row, label=place.cell))
        else:
            _put_content(place, holder)
    return [_simplest(part) for part in top]


def _put_content(place: PlacedCell, holder: list[Part]) -> None:
    """Beside the label before it in its row, if that has nothing yet."""
    last = holder[-1] if holder else None
    if isinstance(last, Entry) and last.row == place.row and last.label and not last.content:
        last.content = place.cell
    else:
        holder.append(Entry(place.row, content=place.cell))


def _simplest(part: Part) -> Part:
    """A group around one nameless cell is an entry with that group's label."""
    if isinstance(part, Entry):
        return part
    part.inside = [_simplest(inner) for inner in part.inside]
    only = part.inside[0] if len(part.inside) == 1 else None
    if isinstance(only, Entry) and not only.label:
        return Entry(part.place.row, part.label, only.content)
    return part


def text_parts(text: str, form: Form) -> list[TextPart]:
    """Text with its footnote marks as numbers."""
    numbers = {note.id: str(number) for number, note in enumerate(form.footnotes, 1)}
    pieces = FOOTNOTE_MARK.split(text)
    return [
        TextPart(numbers[piece], piece) if index % 2 else TextPart(piece)
        for index, piece in enumerate(pieces)
        if piece
    ]


def option_lines(blank: FormField, taxonomies: tuple[Taxonomy, ...]) -> list[str]:
    """The options of a choice as printed, each with its number and closing mark."""
    options = next((taxonomy.options for taxonomy in taxonomies if taxonomy.id == blank.options), ())
    return [
        (f"{number}." if blank.numbered else "") + option.label + blank.option_end
        for number, option in enumerate(options, 1)
    ]


@dataclass(frozen=True)
class AnnexView:
    """What an annex's page shows."""

    title_lines: tuple[str, ...]
    parts: tuple["Part", ...]
    """The form's groups and entries; empty for another kind of annex."""
    notes: Mapping[str, tuple[MarginNote, ...]]
    """Notes for readers, by the part of the annex they are at; those on the whole under an empty name."""
    heads: Mapping[str, str]
    """The heads of its column, by field: `省级资金 金额`; said again at one without a label."""
    form: Form | None
    taxonomies: tuple[Taxonomy, ...]
    catalogue: Catalogue

    @property
    def suggests(self) -> bool:
        """Whether some blanks are marked as such that should be filled in."""
        return bool(self.form and any(blank.required for blank in walk_fields(self.form)))

    def text(self, words: str) -> list[TextPart]:
        """Words of a form with their footnote marks as numbers."""
        return text_parts(words, self.form) if self.form else [TextPart(words)]

    def options(self, blank: FormField) -> list[str]:
        """The options of a choice as printed."""
        return option_lines(blank, self.taxonomies)

    def limits(self, blank: FormField) -> list[str]:
        """Fewest and most rows or choices, or the bounds of a number."""
        least, most = LIMITS.get(blank.kind, OTHER_LIMITS)
        lines = [(least, blank.min or None), (most, blank.max)]
        return [self.catalogue.translate(msgid, n=bound) for msgid, bound in lines if bound is not None]


def annex_view(entry: AnnexFacts, links: PageLinks) -> AnnexView:
    """One annex, ready for its page."""
    annex = entry.annex
    places = [
        part.removeprefix(f"{annex.id}/")
        for part in links.facts.place_labels
        if part.startswith(f"{annex.id}/")
    ]
    return AnnexView(
        title_lines=annex.title_lines or (annex.title,),
        parts=tuple(form_parts(annex.form)) if annex.form else (),
        notes={"": reader_notes(annex.id, links)}
        | {part: reader_notes(f"{annex.id}/{part}", links) for part in places},
        heads={
            field_id: " ".join(labels)
            for field_id, labels in (column_heads(annex.form) if annex.form else {}).items()
        },
        form=annex.form,
        taxonomies=links.facts.notice.taxonomies,
        catalogue=links.catalogue,
    )
