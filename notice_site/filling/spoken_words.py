"""Words that scripts say. In: names of scripts. Out: msgids with their translation, for the page's data.

A script says a text as `say('…')`, with the English msgid written there.
"""

import re
from collections.abc import Iterable
from functools import cache

from notice_site.project import DOCS
from notice_site.words import Words

SCRIPTS = DOCS / "assets" / "scripts"
SPOKEN = re.compile(r"\bsay\(\s*'((?:[^'\\\n]|\\.)*)'")


def spoken_words(patterns: Iterable[str], words: Words) -> dict[str, str]:
    """Translations by msgid of all that the scripts of these names (`form*.mjs`) say."""
    return {msgid: words.text(msgid) for msgid in _msgids(tuple(patterns))}


@cache
def _msgids(patterns: tuple[str, ...]) -> tuple[str, ...]:
    paths = {path for pattern in patterns for path in SCRIPTS.glob(pattern)}
    said = {found for path in paths for found in SPOKEN.findall(path.read_text("utf-8"))}
    return tuple(sorted(text.replace("\\'", "'") for text in said))
