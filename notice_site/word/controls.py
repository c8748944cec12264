"""Content controls. In: what is written at a place. Out: the control with its bookmark.

Rich-text controls within a line, throughout: LibreOffice 7.4 multiplies the text of plain-text ones, and of
those round whole paragraphs, on saving. The bookmark is there because it keeps that and drops the tag.
"""

from dataclasses import dataclass, replace
from typing import Literal

from notice_site.models.forms import FieldKind
from notice_site.word.context import TAG_LENGTH, FormContext, bookmark_name, control_tag
from notice_site.word.xml import Element, make, run

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
    """`w:sdt`; the content says whether it stands in a line, among paragraphs or among table rows."""
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
    """The control of a field with its bookmark, to stand in a line; `shown` is what it shows while empty."""
    if kind in BLANK_KINDS:
        place, shown = replace(place, locked=kind == "office_use"), run(BLANKS)
    elif kind == "date":
        place = replace(place, kind=_date())
    return bookmarked(place.name, context, control(place, context, shown))


def placeholder(text: str) -> Element:
    """Grey words of ours that vanish on typing."""
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
