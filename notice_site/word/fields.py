"""The fields of a cell. In: a form's fields. Out: paragraphs with their labels, prompts and controls.

Labels, prompts and suffixes are issued words and stay. A date's prompt (`年月日`) stands in its control and
gives way to the date that is chosen.
"""

from notice_site.models.forms import FormField
from notice_site.word.context import FormContext
from notice_site.word.controls import Control, line_control, placeholder
from notice_site.word.options import option_paragraphs
from notice_site.word.repeat import repeat_blocks
from notice_site.word.xml import Element, make, paragraph, run

SIGNING = ("signature", "seal")
WRITING_ROOM = "\u3000\u3000"
"""Blanks before 年, 月 and 日, for those who write by hand."""


def signs_off(fields: tuple[FormField, ...]) -> bool:
    """Whether the fields close a form: a signature or a seal, or several lines for an office."""
    kinds = [field.kind for field in fields]
    return any(kind in SIGNING for kind in kinds) or (len(kinds) > 1 and set(kinds) == {"office_use"})


def field_blocks(fields: tuple[FormField, ...], room: int, context: FormContext) -> list[Element]:
    """The fields of one cell, one below the other; `room` is its inner width in twentieths of a point."""
    if signs_off(fields):
        return [_signing_line(field, room, context) for field in fields]
    return [block for field in fields for block in _blocks(field, room, context)]


def _signing_line(field: FormField, room: int, context: FormContext) -> Element:
    """In the right part of the cell, where a hand and a seal have room."""
    return paragraph("NoticeSiteSignOff", field_line(field, context), make("w:ind", left=room * 2 // 5))


def _blocks(field: FormField, room: int, context: FormContext) -> list[Element]:
    match field.kind:
        case "choice" | "choices":
            return [*_heading(field, context), *option_paragraphs(field, room, context)]
        case "repeat":
            return [*_heading(field, context), *repeat_blocks(field, room, context)]
        case "long_text":
            return [*_heading(field, context), _writing_line(field, context), *_suffix(field, context)]
        case _:
            return [paragraph("NoticeSiteField", field_line(field, context))]


def _heading(field: FormField, context: FormContext) -> list[Element]:
    """Label and prompt on a line of their own."""
    words = (field.label or "") + (field.prompt or "")
    return [paragraph("NoticeSiteField", context.marked(words))] if words else []


def _writing_line(field: FormField, context: FormContext) -> Element:
    """A line of its own, which grows."""
    place = Control(field.id, context.names[field.id])
    return paragraph(
        "NoticeSiteField", line_control("long_text", place, context, placeholder(_hint(field, context)))
    )


def _suffix(field: FormField, context: FormContext) -> list[Element]:
    return [paragraph("NoticeSiteField", context.marked(field.suffix))] if field.suffix else []


def field_line(field: FormField, context: FormContext) -> list[Element]:
    """Label, prompt, control and suffix in one line."""
    place = Control(field.id, context.names[field.id])
    prompt = field.prompt or ""
    gives_way = field.kind == "date" and bool(prompt)
    shown = (
        run(WRITING_ROOM + WRITING_ROOM.join(prompt.split()))
        if gives_way
        else placeholder(_hint(field, context))
    )
    return [
        *context.marked(field.label or ""),
        *context.marked("" if gives_way else prompt),
        *line_control(field.kind, place, context, shown),
        *context.marked(field.suffix or ""),
    ]


def _hint(field: FormField, context: FormContext) -> str:
    """What stands grey in the control until something is typed."""
    if field.example:
        return context.words.say("For example: {example}", example=field.example)
    return context.words.say("Choose a date" if field.kind == "date" else "Fill in here")
