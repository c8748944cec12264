"""The words of a Word paragraph as they show. In: a `w:p`. Out: `Words`, and what is passed over."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace

from notice_site.characters import HIDDEN, codes
from notice_site.escapes import ANY_LINE_END
from notice_site.importing import refusals
from notice_site.importing.blocks import UNSEEN, PassedOver, Picture, Place, Span
from notice_site.importing.word.elements import switch, switch_of, value, whole
from notice_site.importing.word.numbering import formatted
from notice_site.importing.word.source import (
    DocxSource,
    Words,
    deleted_words,
    description,
    drawn_words,
    plain_words,
    stands_in,
)
from notice_site.importing.word.styles import Style
from notice_site.importing.word.symbols import PRIVATE, in_unicode, is_symbol_font
from notice_site.model.body import is_target
from notice_site.word.xml import Element, qname

ENCLOSED = re.compile(r"\\o\s*(?:\\a[clr]\s*)?\(\s*(\S+?)\s*[,，;]\s*(\S+?)\s*\)", re.IGNORECASE)
r"""`eq \o\ac(○,1)`: a figure in a circle."""
CIRCLES = "○◯"


@dataclass
class _Field:
    code: str = ""
    has_result: bool = False
    form: Element | None = None
    begins: tuple[Words, int] | None = None
    """In which words its result begins, and where."""


@dataclass
class Fields:
    """The fields that are open at a place; they may begin in one paragraph and end in another."""

    opened: list[_Field] = field(default_factory=list)

    @property
    def shows(self) -> bool:
        """Whether words here are to be seen: not inside a field's code."""
        return all(code.has_result for code in self.opened)

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


SILENT = {"moveFrom", "pPr", "rPr", "sdtPr", "sdtEndPr", "rubyPr", "ffData"}
"""What has no words of the text in it."""
RUNNING = ("hidden words", "prompt of a field", "code of a field", "deleted words")
"""What may be cut into runs at random."""
DROPPED = re.compile(f"(?:{HIDDEN.pattern})+")
r"""`\x01`."""
LINK = re.compile(r'\s*HYPERLINK\s+"([^"]+)"', re.IGNORECASE)
"""The code of a field that links elsewhere: `HYPERLINK \"https://www.example.gov.cn\"`."""
NOTE_TAGS = (qname("w:footnoteReference"), qname("w:endnoteReference"))
BREAKS = {"tab": "\t", "ptab": "\t", "cr": "\n", "noBreakHyphen": "-"}


@dataclass(frozen=True)
class _Look:
    """How the letters of a run look, and whether they are seen."""

    font: str | None = None
    bold: bool = False
    size: float | None = None
    unseen: str = ""
    """Why they are not, an English message id."""
    style: str = ""
    """What sets them apart from the letters around them: `superscript`, `subscript` or `strong`."""


class Inline:
    """Reads paragraphs one after the other; fields may reach over several."""

    def __init__(self, source: DocxSource, passed_over: list[PassedOver]) -> None:
        self.source = source
        self.passed_over = passed_over
        self.inserted: list[PassedOver] = []
        self.fields = Fields()
        self.words = Words()
        self.place = Place(source.name, 1)
        self.style = source.styles.style(None)
        self.look = _Look()
        self.taking: dict[str, Callable[[Element], None]] = {
            "r": self._run,
            "t": self._text,
            "sym": self._symbol,
            "br": self._break,
            "fldChar": self._field_mark,
            "fldSimple": self._simple_field,
            "instrText": self._field_code,
            "footnoteReference": self._note,
            "endnoteReference": self._note,
            "commentReference": self._comment,
            "hyperlink": self._link,
            "del": self._deleted,
            "ins": self._inserted,
            "moveTo": self._inserted,
            "rt": self._reading,
            "AlternateContent": self._alternatives,
            "drawing": self._drawing,
            "pict": self._drawing,
            "object": self._drawing,
        }

    def read(self, paragraph: Element, style: Style, place: Place) -> Words:
        """The words of a paragraph of this style."""
        self.words, self.style, self.place = Words(), style, place
        self._all(paragraph)
        return self.words

    def _all(self, element: Element) -> None:
        for child in element.iterchildren("*"):
            self._take(child, child.tag.rpartition("}")[2])

    def _take(self, element: Element, name: str) -> None:
        taking = self.taking.get(name)
        if taking:
            taking(element)
        elif name in BREAKS:
            self._append_text(BREAKS[name])
        elif name not in SILENT:
            self._all(element)

    def _append_text(self, text: str) -> None:
        """Go on with words that show, or note them where they do not."""
        unseen = self.look.unseen or ("" if self.fields.shows else "code of a field")
        if unseen:
            self.pass_over(unseen, text)
            return
        text = self._seen(text)
        start = len(self.words.text)
        self.words.text += text
        if text.strip():
            self.words.looks.add((self.look.bold, self.look.size))
        if self.look.style:
            self.words.spans.append(Span(start, len(self.words.text), self.look.style))

    def _seen(self, text: str) -> str:
        """The text without what nobody sees, which is noted."""
        text = ANY_LINE_END.sub("\n", text)
        for run in DROPPED.findall(text):
            self.pass_over(UNSEEN, codes(run))
        return DROPPED.sub("", text)

    def pass_over(self, what: str, text: str) -> None:
        """Note what no data can be made of; pieces that follow each other are one."""
        last = self.passed_over[-1] if self.passed_over else None
        if last and last.what == what and last.place == self.place and what in RUNNING:
            self.passed_over[-1] = replace(last, text=last.text + text)
        else:
            self.passed_over.append(PassedOver(what, text, self.place))

    def _run(self, element: Element) -> None:
        if element in self.source.boxes:
            self._append_text(self.source.boxes[element])
            return
        outer, self.look = self.look, self._look(element)
        for child in element.iterchildren("*"):
            self._take(child, child.tag.rpartition("}")[2])
            if child.tag in NOTE_TAGS and switch_of(child, "w:customMarkFollows"):
                break  # Behind it only its mark stands.
        self.look = outer

    def _look(self, element: Element) -> _Look:
        properties, styles = element.find(qname("w:rPr")), self.source.styles
        unseen = self.look.unseen
        if element in self.source.prompts:
            unseen = "prompt of a field"
        elif switch(properties, "w:vanish"):
            unseen = "hidden words"
        bold = styles.is_bold(properties, self.style)
        return _Look(
            value(properties, "w:rFonts", "w:ascii"),
            bold,
            styles.size(properties, self.style),
            unseen,
            styles.setting_apart(properties, bold=bold),
        )

    def _text(self, element: Element) -> None:
        text = (element.text or "").replace("\n", " ")
        if is_symbol_font(self.look.font) or any(ord(character) in PRIVATE for character in text):
            for character in text:
                self._symbol_character(self.look.font, character)
        else:
            self._append_text(text)

    def _symbol(self, element: Element) -> None:
        code = element.get(qname("w:char")) or ""
        if len(code) in (2, 4) and all(digit in "0123456789abcdefABCDEF" for digit in code):
            self._symbol_character(element.get(qname("w:font")), chr(int(code, 16)))

    def _symbol_character(self, font: str | None, character: str) -> None:
        result = in_unicode(font, character)
        if result is None:
            self.pass_over("character of a symbol font", f"U+{ord(character):04X}")
        else:
            self._append_text(result)

    def _break(self, element: Element) -> None:
        if element.get(qname("w:type")) == "page":
            self.words.pages.append(len(self.words.text))
        else:
            self._append_text("\n")

    def _field_mark(self, element: Element) -> None:
        code = self.fields.innermost
        self._refuse_programs(code)
        kind = element.get(qname("w:fldCharType"))
        begins = self.fields.opened[-1].begins if self.fields.opened else None
        shown = self.fields.mark(element)
        if kind == "separate" and self.fields.opened:
            self.fields.opened[-1].begins = (self.words, len(self.words.text))
        if shown:
            self._append_text(shown)
        link = LINK.match(code) if kind == "end" else None
        if link:
            same = begins is not None and begins[0] is self.words
            self._note_address(link[1], begins[1] if begins and same else len(self.words.text))

    def _simple_field(self, element: Element) -> None:
        code = element.get(qname("w:instr")) or ""
        self._refuse_programs(code)
        start = len(self.words.text)
        self._all(element)
        if link := LINK.match(code):
            self._note_address(link[1], start)

    def _refuse_programs(self, code: str) -> None:
        """DDE asks another program for words, when Word opens the file."""
        if code.strip().upper().startswith("DDE"):
            raise refusals.loads_from_outside(self.source.name, code.strip())

    def _field_code(self, element: Element) -> None:
        self.fields.code(element.text or "")

    def _note(self, element: Element) -> None:
        kind = element.tag.rpartition("}")[2].removesuffix("Reference")
        key = f"{kind} {element.get(qname('w:id'))}"
        if key in self.source.noted and not self.look.unseen:
            self.words.notes.append((len(self.words.text), key))
            if switch_of(element, "w:customMarkFollows"):
                mark = "".join(text.text or "" for text in element.itersiblings(qname("w:t")))
                self.source.note_marks |= {key: mark} if mark else {}

    def _comment(self, element: Element) -> None:
        result = self.source.noted.get(f"comment {element.get(qname('w:id'))}")
        if result is not None:
            self.pass_over("comment", plain_words(result))

    def _link(self, element: Element) -> None:
        start = len(self.words.text)
        self._all(element)
        self._note_address(self.source.addresses.get(element.get(qname("r:id")) or "", ""), start)

    def _note_address(self, address: str, start: int) -> None:
        """Keep where the words from `start` on lead; words that are the address itself say it already."""
        words = self.words.text[start:].strip()
        if not address or address.removeprefix("mailto:").rstrip("/") == words.rstrip("/"):
            return
        if words and is_target(address):
            self.words.spans.append(Span(start, len(self.words.text), link=address))
        elif address.removeprefix("mailto:") not in self.words.text:
            self.pass_over("address of a link", address)

    def _deleted(self, element: Element) -> None:
        words = deleted_words(element)
        if words.strip():
            self.pass_over("deleted words", words)

    def _inserted(self, element: Element) -> None:
        before = len(self.words.text)
        self._all(element)
        words = self.words.text[before:]
        if words.strip():
            self.inserted.append(PassedOver("inserted words", words, self.place))

    def _reading(self, element: Element) -> None:
        self.pass_over("reading above a word", plain_words(element))

    def _alternatives(self, element: Element) -> None:
        """Newer and older Word each have their own drawing of the same thing."""
        first = next(element.iterchildren("*"), None)
        if first is not None:
            self._all(first)

    def _drawing(self, element: Element) -> None:
        boxes = [result for result in element.iter(qname("w:txbxContent")) if not stands_in(result, element)]
        self.words.boxes += boxes
        apart = (
            self.source.drawn.get(str(key), "")
            for result in element.iter("*")
            for key in result.attrib.values()
        )
        drawn = "\n".join(filter(None, (drawn_words(element), *dict.fromkeys(apart))))
        if drawn:
            self.pass_over("words in a drawing", drawn)
        elif not boxes:
            is_object = element.tag == qname("w:object")
            self.pass_over("embedded object" if is_object else "picture", description(element))
            self.words.pictures += () if is_object else self._pictures(element)

    def _pictures(self, drawing: Element) -> Iterator[Picture]:
        """The files that a drawing shows."""
        for shown in drawing.iter("*"):
            if not shown.tag.endswith(("}blip", "}imagedata")):
                continue
            key = shown.get(qname("r:embed")) or shown.get(qname("r:id")) or ""
            if content := self.source.pictures.get(key):
                ending = "png" if content.startswith(b"\x89PNG") else "jpg"
                yield Picture(content, ending, description(drawing), self.place)
