"""Content controls. In: what is written at a place. Out: the control with its bookmark.

Rich-text controls within a line, throughout: LibreOffice 7.4 multiplies the text of plain-text ones, and of
those round whole paragraphs, on saving. The bookmark is there because it keeps that and drops the tag.
"""

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import count
from typing import Literal

from notice_site.language.catalogue import Catalogue
from notice_site.model.forms import FOOTNOTE_MARK, FieldKind, Footnote
from notice_site.model.taxonomies import Option
from notice_site.word.xml import Element, make, run

TAG_LENGTH = 64
"""Word takes no longer tag and no longer title of a control."""
BOOKMARK_LENGTH = 40
"""Word takes no longer name of a bookmark."""
DIGEST_LENGTH = 8


@dataclass(frozen=True)
class FormContext:
    """Names, options and the numbers that are given out once in a document."""

    catalogue: Catalogue
    names: Mapping[str, str] = field(default_factory=dict)
    """The name of every field by its id."""
    options: Mapping[str, tuple[Option, ...]] = field(default_factory=dict)
    """The options of every taxonomy by its id."""
    notes: tuple[Footnote, ...] = ()
    """The form's footnotes, in the order of their numbers."""
    numbers: Iterator[int] = field(default_factory=lambda: count(1))
    """For controls and bookmarks: each number once."""
    footnotes: dict[str, Element] = field(default_factory=dict)
    """The footnotes that a mark has called for so far, by id."""
    numberings: list[Element] = field(default_factory=list)
    """The lists begun so far."""

    def marked(self, text: str) -> list[Element]:
        """Runs of the text; `{^id}` becomes the mark of a footnote."""
        parts = FOOTNOTE_MARK.split(text)
        return [self._mark(part) if index % 2 else run(part) for index, part in enumerate(parts) if part]

    def _mark(self, note_id: str) -> Element:
        """The mark of a footnote: Word's own where it comes first, its number where it is repeated."""
        style = make("w:rStyle", val="FootnoteReference")
        number = [note.id for note in self.notes].index(note_id) + 1
        if note_id in self.footnotes:
            return run(str(number), style)
        self.footnotes[note_id] = footnote(number, "", [run(f" {self.notes[number - 1].text}")])
        return make("w:r", make("w:rPr", style), make("w:footnoteReference", id=number))

    def begin_list(self) -> Element:
        """The `w:numPr` of a new list that counts from 1."""
        number = len(self.numberings) + 1
        restart = make("w:lvlOverride", make("w:startOverride", val=1), ilvl=0)
        self.numberings.append(make("w:num", make("w:abstractNumId", val=0), restart, numId=number))
        return make("w:numPr", make("w:ilvl", val=0), make("w:numId", val=number))


def footnote(number: int, mark: str, words: Iterable[Element]) -> Element:
    """A footnote with Word's own number, or with a mark of its own; its words begin with a space."""
    style = make("w:rStyle", val="FootnoteReference")
    printed = run(mark, style) if mark else make("w:r", make("w:rPr", style), make("w:footnoteRef"))
    properties = make("w:pPr", make("w:pStyle", val="FootnoteText"))
    return make("w:footnote", make("w:p", properties, printed, *words), id=number)


def control_tag(name: str) -> str:
    """The tag of a control: the field's id, `members.1` in a row, `kind.other-kind` for an option."""
    return _shortened(name, TAG_LENGTH)


def bookmark_name(name: str) -> str:
    """The bookmark round the same control: `members.1` is `members__1`, `other-kind` is `other_kind`."""
    return _shortened(name.replace(".", "__").replace("-", "_"), BOOKMARK_LENGTH)


def _shortened(name: str, length: int) -> str:
    if len(name) <= length:
        return name
    digest = hashlib.sha256(name.encode()).hexdigest()[:DIGEST_LENGTH]
    return f"{name[: length - DIGEST_LENGTH - 1]}_{digest}"


EMPTY_BOX, TICKED_BOX = "\u25a1", "\u2611"
BOX_FONT, TICK_FONT = "宋体", "Segoe UI Symbol"
BLANKS = "\u3000" * 8
"""The room to write by hand that a signature, a seal or an office needs."""
BLANK_KINDS = ("signature", "seal", "office_use")


@dataclass(frozen=True)
class Control:
    """A place to fill in."""

    name: str
    """`members.1`; tag and bookmark follow from it."""
    title: str
    """What Word shows on the control's handle."""
    kind: Element | None = None
    """What makes it more than rich text: `w:date`, `w14:checkbox`, `w15:repeatingSection`."""
    shows: Literal["value", "placeholder"] = "placeholder"
    """A placeholder vanishes as soon as something is typed."""
    locked: bool = False
    """Word lets nobody type into it or delete it until its properties are changed."""


def control(place: Control, context: FormContext, *content: Element) -> Element:
    """`w:sdt`; the content says whether it is in a line, among paragraphs or among table rows."""
    properties = make(
        "w:sdtPr",
        make("w:alias", val=_title(place.title)),
        make("w:tag", val=control_tag(place.name)),
        make("w:id", val=next(context.numbers)),
        make("w:lock", val="sdtContentLocked") if place.locked else None,
        make("w:showingPlcHdr") if place.shows == "placeholder" else None,
        place.kind,
    )
    return make("w:sdt", properties, make("w:sdtContent", *content))


def _title(text: str) -> str:
    return " ".join(text.split())[:TAG_LENGTH]


def bookmarked(name: str, context: FormContext, *elements: Element) -> tuple[Element, ...]:
    """The elements with the bookmark round them."""
    number = next(context.numbers)
    start = make("w:bookmarkStart", id=number, name=bookmark_name(name))
    return (start, *elements, make("w:bookmarkEnd", id=number))


def line_control(
    kind: FieldKind, place: Control, context: FormContext, shown: Element
) -> tuple[Element, ...]:
    """The control of a field with its bookmark, to be in a line; `shown` is what it shows while empty."""
    if kind in BLANK_KINDS:
        place, shown = replace(place, locked=kind == "office_use"), run(BLANKS)
    elif kind == "date":
        place = replace(place, kind=_date())
    return bookmarked(place.name, context, control(place, context, shown))


def placeholder(text: str) -> Element:
    """Grey text of ours that disappears on typing."""
    return run(text, make("w:rStyle", val="PlaceholderText"))


def _date() -> Element:
    return make(
        "w:date",
        make("w:dateFormat", val="yyyy年M月d日"),
        make("w:lid", val="zh-CN"),
        make("w:storeMappedDataAs", val="dateTime"),
        make("w:calendar", val="gregorian"),
    )


def box_control(name: str, title: str, context: FormContext) -> tuple[Element, ...]:
    """An empty box that a click ticks."""
    states = make(
        "w14:checkbox",
        make("w14:checked", val=0),
        make("w14:checkedState", val=f"{ord(TICKED_BOX):04X}", font=TICK_FONT),
        make("w14:uncheckedState", val=f"{ord(EMPTY_BOX):04X}", font=BOX_FONT),
    )
    fonts = make("w:rFonts", hint="eastAsia", ascii=BOX_FONT, hAnsi=BOX_FONT, eastAsia=BOX_FONT)
    box = control(Control(name, title, states, shows="value"), context, run(EMPTY_BOX, fonts))
    return bookmarked(name, context, box)
