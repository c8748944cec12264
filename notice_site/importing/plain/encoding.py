"""The characters of a text file. In: its bytes. Out: the text, or `SiteFault` where they are no text.

Notepad of older Windows writes GBK, WPS and Word write UTF-16 or GBK; GB18030 holds all of GBK.
"""

import codecs

from notice_site.importing.plain.control_characters import CONTROLS
from notice_site.problem import Message
from notice_site.site_fault import SiteFault

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
