"""Fields of Word: a code and what it gave. In: their beginnings and ends, in order. Out: which words show."""

import re
from dataclasses import dataclass, field

from notice_site.importing.word.number_formats import formatted
from notice_site.importing.word.values import switch, value, whole
from notice_site.word.xml import Element, qname

ENCLOSED = re.compile(r"\\o\s*(?:\\a[clr]\s*)?\(\s*(\S+?)\s*[,，;]\s*(\S+?)\s*\)", re.IGNORECASE)
CIRCLES = "○◯"


@dataclass
class _Field:
    code: str = ""
    has_result: bool = False
    form: Element | None = None


@dataclass
class Fields:
    """The fields that are open at a place; they may begin in one paragraph and end in another."""

    opened: list[_Field] = field(default_factory=list)

    @property
    def shows(self) -> bool:
        """Whether words here are to be seen: not inside a field's code."""
        return all(known.has_result for known in self.opened)

    @property
    def innermost(self) -> str:
        """The code of the field that was opened last."""
        return self.opened[-1].code if self.opened else ""

    def code(self, text: str) -> None:
        """Go on with the code of the innermost field."""
        if self.opened and not self.opened[-1].has_result:
            self.opened[-1].code += text

    def mark(self, element: Element) -> str:
        """Take a `w:fldChar`; the words that an ending field shows without a result of its own."""
        kind = element.get(qname("w:fldCharType"))
        if kind == "begin":
            self.opened.append(_Field(form=element.find(qname("w:ffData"))))
        elif self.opened and kind == "separate":
            self.opened[-1].has_result = True
        elif self.opened and kind == "end":
            return _shown(self.opened.pop())
        return ""


def _shown(ended: _Field) -> str:
    """A box to tick, a choice of a list, or a character with a circle around it."""
    box = None if ended.form is None else ended.form.find(qname("w:checkBox"))
    if box is not None:
        checked = switch(box, "w:checked")
        return "☑" if (switch(box, "w:default") if checked is None else checked) else "□"
    choices = None if ended.form is None else ended.form.find(qname("w:ddList"))
    if choices is not None and not ended.has_result:
        entries = choices.findall(qname("w:listEntry"))
        at = whole(value(choices, "w:result"), 0)
        return str(entries[at].get(qname("w:val"))) if at < len(entries) else ""
    enclosed = ENCLOSED.search(ended.code) if ended.code.strip().lower().startswith("eq") else None
    return "" if ended.has_result or not enclosed else _enclosed(enclosed[1], enclosed[2])


def _enclosed(around: str, inside: str) -> str:
    """① where Unicode has it, else the character alone."""
    if around in CIRCLES and inside.isdecimal():
        return formatted(whole(inside, 0), "decimalEnclosedCircle")
    return inside
