"""X07: nothing that an import left to be checked is published unnoticed. In: a view. Out: findings."""

import re
from collections.abc import Iterator

from notice_site.checks.finding import Finding, View
from notice_site.problem import Message
from notice_site.words import words_for

LANGUAGES = ("zh-CN", "en")
LEFT = tuple(
    words_for(language).say(msgid)
    for language in LANGUAGES
    for msgid in ("to be checked", "no condition was found here when it was imported")
)
"""What an import writes where a person must say why a condition has no proof, or a clause no condition."""
TO_CHECK = re.compile(r"^[ \t]*#[ \t]*(?:待核对|To check)[：:]", re.MULTILINE)
"""The comment above a value that was guessed."""
MOST_SHOWN = 8


def nothing_is_left_to_be_checked(view: View) -> Iterator[Finding]:
    """No value and no comment of the data file still says that it is to be checked."""
    left = [path for path, value in view.values if value in LEFT]
    source = view.call.source
    if left:
        yield Finding(
            left[0],
            Message(
                "“{words}” still stands in values that readers see: lines {lines}.",
                words=LEFT[0],
                lines=_lines([source.line_of(path) for path in left]),
            ),
            Message("Say what proves the condition (evidence), or in words of yours why nothing does."),
        )
    lines = [source.text.count("\n", 0, found.start()) + 1 for found in TO_CHECK.finditer(source.text)]
    if lines and view.issued is None:
        below = min(source.lines, key=lambda path: (source.lines[path] <= lines[0], source.lines[path]))
        yield Finding(
            below,
            Message(
                "What the import guessed is not checked yet: lines {lines}.",
                lines=_lines(lines),
            ),
            Message("Compare each with the source, correct it, and delete the line “# To check”."),
        )


def _lines(lines: list[int]) -> tuple[str, ...]:
    shown = tuple(map(str, lines[:MOST_SHOWN]))
    return (*shown, "…") if len(lines) > MOST_SHOWN else shown
