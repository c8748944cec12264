"""Lines that a mail program or editor has wrapped. In: a text's lines. Out: each paragraph in one line.

Only for languages with blanks between words: a Chinese line ends where its writer ended it.
"""

import re
from dataclasses import replace

from notice_site.importing.plain.lines import Line

WIDTHS = range(50, 101)
"""Letters of the longest line of a wrapped text."""
NEARLY_FULL = 0.7
CHINESE = re.compile("[\u2e80-\u9fff\uff00-\uffef]")
BEGINS_ANEW = re.compile(r"\s*([-*•–—]|\(?(\d+|[a-z]|[ivx]+)[.)])\s")
ENDS = (".", ":", ";", "!", "?")


def unwrapped(lines: list[Line]) -> list[Line]:
    """The lines with those that go on joined to the one above."""
    width = max((len(line.text) for line in lines), default=0)
    if width not in WIDTHS:
        return lines
    joined: list[Line] = []
    last = ""
    for line in lines:
        if joined and _goes_on(last, line, NEARLY_FULL * width):
            joined[-1] = replace(joined[-1], text=f"{joined[-1].text.rstrip()} {line.text.lstrip()}")
        else:
            joined.append(line)
        last = line.text
    return joined


def _goes_on(above: str, line: Line, full: float) -> bool:
    """Whether a line goes on with the one above: that one is full, or stops in the middle of a sentence."""
    if line.is_blank or line.new_page or "\t" in above + line.text or CHINESE.search(above + line.text):
        return False
    in_sentence = line.text.lstrip()[:1].islower() and not above.rstrip().endswith(ENDS)
    return not BEGINS_ANEW.match(line.text) and len(above) >= full / 2 and (len(above) >= full or in_sentence)
