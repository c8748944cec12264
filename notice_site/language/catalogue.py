"""Messages shown to people. In: a language tag and English msgids. Out: their translations.

The catalogues are gettext files, `locale/<language>.po`, read as they are: there is nothing to compile.
Reading one here takes 4 ms; importing Babel for it would take 80.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import accumulate
from pathlib import Path

from notice_site.language.language import language_for
from notice_site.language.pack import Language
from notice_site.problem import Message

LOCALES = Path(__file__).parent.parent / "locale"
STRING = re.compile(r'(?:(msg\w+(?:\[\d+\])?)\s+)?"((?:[^"\\]|\\.)*)"\s*$')
"""`msgid \"Save\"`."""
ESCAPE = re.compile(r"\\(.)")
r"""`\n`, two characters in the file."""
DOCUMENT = re.compile("(?<!另行)通知")
"""The call's document in a translation (`通知未写明`), not the verb (`时间另行通知`)."""
QUOTED = re.compile(r"“\{(\w+)\}”")
"""A placeholder in quotation marks: `“{name}”`."""
INNER_MARK = re.compile("[“”]")
"""`“` within quoted words."""
ESCAPED = {"n": "\n", "t": "\t"}


@dataclass(frozen=True)
class Catalogue:
    """The messages of one language; what its catalogue lacks stays English."""

    language: Language
    texts: Mapping[str, str]

    def naming(self, document_type: str) -> "Catalogue":
        """The same with the call's document named by its own type: 公告未写明 where it is a 公告."""
        if not document_type.isalpha():
            return self
        named = {msgid: DOCUMENT.sub(document_type, text) for msgid, text in self.texts.items()}
        return Catalogue(self.language, named)

    def text(self, msgid: str) -> str:
        """A text without placeholders to fill, braces and all."""
        return self.texts.get(msgid) or msgid

    def translate(self, msgid: str, **values: object) -> str:
        """A sentence with its `{name}` placeholders filled; messages and lists among the values too."""
        return self._fill(self.text(msgid), values)

    def translate_plural(self, singular: str, plural: str, n: int, **values: object) -> str:
        """A sentence about `n` things, which fills `{n}`; Chinese has one form for all numbers."""
        result = self.texts.get(singular) or (singular if n == 1 else plural)
        return self._fill(result, {"n": n, **values})

    def read(self, message: Message) -> str:
        """A message in this language; quoted words with quotation marks of their own get other marks."""
        words = {name: self._value(value) for name, value in message.values}
        text = QUOTED.sub(
            lambda match: self._around(match[0], words.get(match[1], "")), self.text(message.msgid)
        )
        return text.format(**words)

    def join(self, parts: tuple[object, ...]) -> str:
        """A list in this language: 甲、乙."""
        return self.language.list_of(tuple(self._value(part) for part in parts))

    def _fill(self, text: str, values: Mapping[str, object]) -> str:
        return text.format(**{name: self._value(value) for name, value in values.items()})

    def _around(self, quoted: str, words: str) -> str:
        """A quoted placeholder, `“{name}”`, in other marks where its words contain such marks too."""
        opens, closes = self.language.quoting if INNER_MARK.search(words) else ("“", "”")
        return f"{opens}{quoted[1:-1]}{closes}"

    def _value(self, value: object) -> str:
        if isinstance(value, Message):
            return self.read(value)
        if isinstance(value, tuple):
            return self.join(value)
        words = str(value)
        if _is_one_quotation(words) and INNER_MARK.search(words, 1, len(words) - 1):
            return words[1:-1].join(self.language.quoting)
        return words


def _is_one_quotation(words: str) -> bool:
    """Whether the first mark is closed by the last one: `“甲“乙”丙”`, not `“甲”、“乙”`."""
    depths = list(accumulate({"“": 1, "”": -1}.get(sign, 0) for sign in words))
    return words[:1] == "“" and words[-1:] == "”" and all(depths[:-1])


@cache
def catalogue_for(language: str) -> Catalogue:
    """The messages of a language tag that has a pack: `zh-CN`, `zh`, `en-GB`."""
    return _read(language_for(language))


@cache
def _read(pack: Language) -> Catalogue:
    path = LOCALES / f"{pack.catalogue}.po"
    return Catalogue(pack, dict(read_catalogue(path.read_text("utf-8"))) if pack.catalogue else {})


def read_catalogue(text: str) -> Iterator[tuple[str, str]]:
    """The pairs of msgid and translation of a .po file; fuzzy and obsolete entries are left out."""
    for block in re.split(r"\n[ \t]*\n", text):
        entry: dict[str, str] = {}
        keyword = ""
        for line in block.splitlines():
            if match := STRING.match(line):
                keyword = match[1] or keyword
                entry[keyword] = entry.get(keyword, "") + ESCAPE.sub(_unescape, match[2])
        if entry.get("msgid") and not re.search(r"^#,.*\bfuzzy\b", block, re.MULTILINE):
            yield entry["msgid"], entry.get("msgstr") or entry.get("msgstr[0]", "")


def _unescape(match: re.Match[str]) -> str:
    return ESCAPED.get(match[1], match[1])
