"""D04, D05: marks and blanks among Chinese. In: a view. Out: findings, one for each text and kind."""

import re
from collections.abc import Iterator

from notice_site.checks.finding import Finding, View
from notice_site.checks.issued_words import AROUND, FACT, HAN, Text, shown, texts_of
from notice_site.problem import Message

FULL = str.maketrans(";,:?()", "；，：？（）")
NARROW = str.maketrans(
    {chr(code): chr(code - 0xFEE0) for code in range(0xFF10, 0xFF5B) if chr(code).isalnum()}
)
ADDRESS = re.compile(r"https?://[^\s\u3000-\u9fff，。；）]+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
DOCUMENT_NUMBER = re.compile(r"[\[(（]\d{4}[\])）]\s*第?\d+号")
BESIDE = rf"{HAN}{FACT}\u3001\u3002\uff01-\uff0f\uff1a-\uff1f《》“”‘’「」【】〔〕"
HALF_WIDTH = re.compile(rf"(?<=[{BESIDE}])[;,:?()]|[;,:?()](?=[{BESIDE}])")
FOREIGN = re.compile(r"(?<=[A-Za-z0-9.,])\s?\([ -'*-~]*\)")
"""A bracket within foreign words."""
LIST_MARK = re.compile(
    r"(?:^\s*|(?<=[。；;，,、：:])(?<!\d[：:]))(?:\d{1,2}|[a-zA-Z一二三四五六七八九十])[)）]"
)
PAIRS = {"）": "（", "》": "《", "”": "“", "’": "‘", "〕": "〔", "】": "【", "」": "「", "』": "『", "]": "["}
APOSTROPHE = re.compile(r"(?<=[A-Za-z])’(?=[A-Za-z])")
WIDE = re.compile(r"[０-９Ａ-Ｚａ-ｚ]+")
ALIGNED = re.compile(rf"(?<![{HAN}])[{HAN}](?:[ \u3000]+[{HAN}])+(?![{HAN}])|[{HAN}](?:  +|\u3000+)[{HAN}]")
AFTER_MARK = re.compile(r"[，。；：、！？][ \u3000]+(?=\S)")
INDENT = re.compile(r"^[ \u3000]+(?=\S)", re.MULTILINE)
NO_BREAK = re.compile("[\u00a0\u2007\u202f]+")
DAY_TO_FILL_IN = re.compile(r"年?[ \u3000_]*年[ \u3000_]+月[ \u3000_]+日")


def marks_are_full_width(view: View) -> Iterator[Finding]:
    """Between Chinese stand `；，：？（）`, never the half-width marks.

    Times, sums, addresses and foreign names keep their own, and so does a call in another language.
    """
    for text in texts_of(view) if view.notice.language.startswith("zh") else ():
        words = text.words
        for kind in (ADDRESS, DOCUMENT_NUMBER, FOREIGN):
            words = kind.sub(_covered, words)
        found = [(match.start(), match.end()) for match in HALF_WIDTH.finditer(words)]
        if found:
            marks = tuple(dict.fromkeys(text.words[start:end] for start, end in found))
            yield Finding(
                text.path,
                Message("Half-width marks among Chinese: {excerpts}.", excerpts=_excerpts(text, found)),
                Message("Write {right}.", right=" ".join(mark.translate(FULL) for mark in marks)),
            )


def _covered(found: re.Match[str]) -> str:
    return "x" * len(found[0])


def _excerpts(text: Text, places: list[tuple[int, int]]) -> tuple[str, ...]:
    """The words around the places; those near each other in one excerpt."""
    joined = [places[0]]
    for start, end in places[1:]:
        if start - joined[-1][1] <= AROUND:
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
    return tuple(dict.fromkeys(f"“{text.excerpt(start, end)}”" for start, end in joined))


def marks_come_in_pairs(view: View) -> Iterator[Finding]:
    """Brackets and quotation marks open and close within one text; a list mark, `1）`, needs no partner."""
    for text in texts_of(view):
        words = LIST_MARK.sub(_covered, APOSTROPHE.sub("x", ADDRESS.sub(_covered, text.words)))
        place = _lone(words.translate(FULL))
        if place is not None:
            yield Finding(
                text.path,
                Message(
                    "“{mark}” has no partner: “{excerpt}”.",
                    mark=text.words[place],
                    excerpt=text.excerpt(place, place + 1),
                ),
                Message("Add the other half, or take this one away."),
            )


def _lone(words: str) -> int | None:
    """The place of the first mark without its partner."""
    waiting: list[int] = []
    for at, char in enumerate(words):
        if char in PAIRS.values():
            waiting.append(at)
        elif char in PAIRS:
            if not waiting or words[waiting[-1]] != PAIRS[char]:
                return waiting[-1] if waiting else at
            waiting.pop()
    if waiting:
        return waiting[0]
    return words.index('"') if words.count('"') % 2 else None


def figures_are_half_width(view: View) -> Iterator[Finding]:
    """Figures and Latin letters are half-width."""
    for text in texts_of(view):
        if found := list(dict.fromkeys(WIDE.findall(text.words))):
            yield Finding(
                text.path,
                Message(
                    "Full-width figures or letters: {found}.", found=tuple(f"“{part}”" for part in found)
                ),
                Message("Write {right}.", right=tuple(part.translate(NARROW) for part in found)),
            )


def no_blanks_are_typed(view: View) -> Iterator[Finding]:
    """No blank is typed to align or indent Chinese, none follows a Chinese mark, none forbids a break."""
    for text in texts_of(view):
        words = DAY_TO_FILL_IN.sub(_covered, text.words)
        matches = [
            found for kind in (ALIGNED, AFTER_MARK, INDENT, NO_BREAK) for found in kind.finditer(words)
        ]
        if matches:
            first = min(matches, key=lambda found: found.start())
            yield Finding(
                text.path,
                Message("Blanks typed among Chinese: “{excerpt}”.", excerpt=text.excerpt(*first.span())),
                Message("Write “{right}”; the page sets the distance.", right=_closed_up(text, first)),
            )


def _closed_up(text: Text, found: re.Match[str]) -> str:
    start, end = max(0, found.start() - AROUND), found.end() + AROUND
    return re.sub(r"[\s\u3000\u00a0]+", "", shown(text.words[start:end]))
