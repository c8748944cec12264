"""The characters of a text file. In: its bytes. Out: the text, or `SiteFault` where they are no text.

Notepad of older Windows writes GBK, WPS and Word write UTF-16 or GBK; GB18030 holds all of GBK.
"""

import codecs
import re

from notice_site.importing.control_characters import CONTROLS
from notice_site.problem import Message
from notice_site.site_fault import SiteFault

MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
HAN = re.compile("[\u3400-\u9fff]")
LARGEST_SHARE_OF_CONTROLS = 0.01
LEAST_SHARE_OF_COMMON = 0.7
"""Of the Chinese characters of any notice, more than nine in ten are among the 3755 most common ones."""


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
    han = HAN.findall(text or "")
    common = [character for character in han if _is_common(character)]
    return text if len(common) >= LEAST_SHARE_OF_COMMON * len(han) else None


def _is_common(character: str) -> bool:
    code = character.encode("gb18030")
    return len(code) == 2 and 0xB0 <= code[0] <= 0xD7 and code[1] >= 0xA1


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
