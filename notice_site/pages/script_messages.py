"""Words that scripts say. In: the script of a page. Out: msgids with their translation, for the page's data.

A script says a text as `say('…')`, with the English msgid written there.
"""

import re
from functools import cache
from posixpath import dirname, join, normpath

from notice_site.language.catalogue import Catalogue
from notice_site.project import DOCS

SCRIPTS = DOCS / "assets" / "scripts"
SPOKEN = re.compile(r"\bsay\(\s*'((?:[^'\\\n]|\\.)*)'")
IMPORTED = re.compile(r"\b(?:from |import\()'(\.{1,2}/[\w./-]+\.mjs)'")


def spoken_words(entry: str, catalogue: Catalogue) -> dict[str, str]:
    """Translations by msgid of all that a script (`start-form.mjs`) and what it imports can say."""
    return {msgid: catalogue.text(msgid) for msgid in _msgids(entry)}


@cache
def _msgids(entry: str) -> tuple[str, ...]:
    said = {found for text in _texts(entry).values() for found in SPOKEN.findall(text)}
    return tuple(sorted(text.replace("\\'", "'") for text in said))


def _texts(entry: str) -> dict[str, str]:
    """The modules by path, each once."""
    texts: dict[str, str] = {}
    waiting = [entry]
    while waiting:
        name = waiting.pop()
        if name not in texts:
            texts[name] = (SCRIPTS / name).read_text("utf-8")
            waiting += [normpath(join(dirname(name), path)) for path in IMPORTED.findall(texts[name])]
    return texts
