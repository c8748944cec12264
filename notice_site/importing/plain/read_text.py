"""A text file as blocks. In: its bytes and name. Out: `SourceFile`, a paragraph a line, and its tables."""

import codecs
import re

from notice_site.characters import C0, C1, HIDDEN, LINE_ENDS, codes
from notice_site.importing.blocks import UNSEEN, Block, PassedOver, Place, SourceFile
from notice_site.importing.plain.flat_notes import recovered_notes
from notice_site.importing.plain.lines import Line, paragraph_of, unwrapped
from notice_site.importing.plain.tables import lines_with_tabs
from notice_site.problem import Message, SiteFault

CONTROLS = re.compile(rf"(?:(?![\v\f])[{C0}{C1}])+")
r"""`\x01`, a control character."""
DROPPED = re.compile(rf"(?:(?![\v\f]){HIDDEN.pattern})+")
r"""`\u200b`; a vertical tab is a line end in Word, and a form feed begins a page."""
LINE_END = re.compile(rf"\r\n|[\r\n{LINE_ENDS}]")
r"""`\r\n`, `\u2028`."""


def without_hidden(text: str, name: str) -> tuple[list[str], tuple[PassedOver, ...]]:
    """The lines of a text, and the characters in them that nobody sees, by their codes."""
    lines = LINE_END.split(text)
    results = [(number, run) for number, line in enumerate(lines, 1) for run in DROPPED.findall(line)]
    passed_over = (PassedOver(UNSEEN, codes(run), Place(name, number)) for number, run in results)
    return [DROPPED.sub("", line) for line in lines], tuple(passed_over)


MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
LARGEST_SHARE_OF_CONTROLS = 0.01
LEAST_SHARE_OF_COMMON = 0.7
"""Of the characters of a notice beyond ASCII, more than nine in ten are common ones."""
COMMON_ROWS = (0xA1, 0xA3, *range(0xB0, 0xD8))
"""Of GB 2312: punctuation, full-width letters, and the 3755 Chinese characters of the first level."""


def decoded(content: bytes, name: str) -> str:
    """The text of a file, by its mark or by what its bytes can be; `name` goes into the complaint."""
    for mark, encoding in MARKS:
        if content.startswith(mark):
            return _readable(_decode(content[len(mark) :], encoding), name)
    if b"\0" in content:
        return _readable(_wide(content), name)
    text = _decode(content, "utf-8")
    return _readable(text if text is not None else _common(_decode(content, "gb18030")), name)


def _decode(content: bytes, encoding: str) -> str | None:
    try:
        return content.decode(encoding)
    except UnicodeDecodeError:
        return None


def _wide(content: bytes) -> str | None:
    """UTF-16 without its mark: line ends and digits have their zero on one and the same side."""
    low, high = content[::2].count(0), content[1::2].count(0)
    return _decode(content, "utf-16-le" if high > low else "utf-16-be")


def _common(text: str | None) -> str | None:
    """None for what only happens to be GB18030, such as Big5: its characters would be rare ones."""
    beyond = [character for character in text or "" if not character.isascii()]
    common = [character for character in beyond if _is_common(character)]
    return text if len(common) >= LEAST_SHARE_OF_COMMON * len(beyond) else None


def _is_common(character: str) -> bool:
    code = character.encode("gb18030")
    return len(code) == 2 and code[0] in COMMON_ROWS and code[1] >= 0xA1


def _controls(text: str) -> int:
    return sum(map(len, CONTROLS.findall(text)))


def _readable(text: str | None, name: str) -> str:
    if text is None or _controls(text) > LARGEST_SHARE_OF_CONTROLS * len(text):
        raise SiteFault(
            Message("{file} is no text that can be read.", file=name),
            Message(
                "Open it in the program that made it and save it as .docx, or as a text in UTF-8 "
                "(Notepad: “Save as”, encoding UTF-8)."
            ),
        )
    return text


def read_text(content: bytes, name: str) -> SourceFile:
    """Read a text file; raises SiteFault where the bytes are no text."""
    texts, passed_over = without_hidden(decoded(content, name), name)
    pages = (_pages(text, Place(name, number)) for number, text in enumerate(texts, 1))
    lines = unwrapped([line for result in pages for line in result])
    blocks: list[Block] = []
    at = 0
    while at < len(lines):
        table, end = lines_with_tabs(lines, at) if "\t" in lines[at].text else (None, at + 1)
        blocks += [table] if table else [result for line in lines[at:end] for result in paragraph_of(line)]
        at = end
    left, notes = recovered_notes(tuple(blocks))
    return SourceFile(name, left, notes, passed_over)


def _pages(text: str, place: Place) -> list[Line]:
    """A line, cut where a form feed begins a page."""
    first, *others = text.replace("\v", "\n").split("\f")
    return [Line(first, place), *(Line(other, place, new_page=True) for other in others)]
