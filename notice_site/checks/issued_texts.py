"""The words that checks of language look at. In: a call. Out: each text of the data with its path.

A quoted fact, `{key_dates.close}`, stands as one mark in its text: its own words are looked at where they
are written. Amendments are texts of their own and are looked at as well.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from notice_site.model.forms import FOOTNOTE_MARK
from notice_site.problem import KeyPath
from notice_site.reading.fact_paths import walk_texts

FACT = "\ufffc"
"""Stands for the words of a quoted fact."""
REFERENCE = re.compile(r"\{\{|\}\}|\{[^{}]*\}")
"""`{key_dates.close}`."""
HAN = r"\u3400-\u4dbf\u4e00-\u9fff"
CHINESE = re.compile(rf"[{HAN}]")
"""`申`."""
NOT_LOOKED_AT = {"accepted_warnings", "cases", "import", "site", "quote", "template", "blank"}
"""The site's own data, and keys whose words are written elsewhere too."""
OURS = {
    "ask", "description", "hint", "example", "note", "tasks", "to_meet", "no_rule", "no_evidence",
    "interpretation", "clarifications", "alt",
}  # fmt: skip
"""Keys whose words explain the notice and are no part of it."""
AROUND = 5


@dataclass(frozen=True)
class Text:
    """A text of the data."""

    path: KeyPath
    words: str

    @property
    def is_issued(self) -> bool:
        """Whether the words are the notice's own."""
        return not OURS.intersection(self.path)

    def excerpt(self, start: int, end: int) -> str:
        """A part of the words with a few before and after it."""
        before, after = max(0, start - AROUND), end + AROUND
        return shown(self.words[before:after])


def read_texts(data: Any) -> Iterator[Text]:
    """Every text of a call's data that a check of language looks at, in order."""
    for path, words in _whole_paragraphs(data):
        if not NOT_LOOKED_AT.intersection(path):
            yield Text(path, plain(words))


def _whole_paragraphs(data: Any) -> Iterator[tuple[KeyPath, str]]:
    """Every text with its path; a paragraph in parts is one text."""
    parts: list[str] = []
    current: KeyPath = ()
    for path, words in walk_texts(data):
        inside = path[: path.index("runs")] if "runs" in path else ()
        if parts and inside != current:
            yield current, "".join(parts)
            parts = []
        current = inside
        if not inside:
            yield path, words
        elif isinstance(path[-1], int) or path[-1] == "text":
            parts.append(words)
    if parts:
        yield current, "".join(parts)


def plain(words: str) -> str:
    """Words without marks of footnotes, each quoted fact as one mark."""
    return REFERENCE.sub(_reference, FOOTNOTE_MARK.sub("", words)) if "{" in words or "}" in words else words


def _reference(match: re.Match[str]) -> str:
    return match[0][0] if match[0] in ("{{", "}}") else FACT


def shown(words: str) -> str:
    """Words for a message: on one line, quoted facts as dots."""
    return " ".join(words.replace(FACT, "…").split("\n")).strip()


def bare(words: str) -> str:
    """Words without white space, to compare what is there whatever was typed between."""
    return "".join(words.split())
