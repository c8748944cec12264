"""What annexes are called. In: words. Out: the label before an annex, and the titles that a notice lists.

附件1, 附表二：汇总表, Annex B; 附件：1.申请表 2.汇总表, on one line or on several.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from notice_site.language.chinese_numerals import number_value

LABEL = re.compile(
    r"\s*(?:附\s*[件表录]\s*(?P<number>[\d０-９]{1,2}(?![\d０-９年])|[一二三四五六七八九十]{1,3}(?![览般律起样致旦一-十]))?"
    r"|(?:Annexe?|Attachment|Appendix)(?![A-Za-z])\s*(?P<english>\d{1,2}(?!\d)|[A-H](?![A-Za-z]))?)"
    r"\s*(?P<mark>[:：.、．—-]*)\s*(?P<title>.*)$",
    re.DOTALL | re.IGNORECASE,
)
"""附件2：申报书; 附件一览表 and Attachments name no number, and no letter is cut out of a word."""
NUMBERED = r"(?:^|(?<=[\s；;，,。、]))(?:附\s*件\s*)?{number}\s*[.．、:：]\s*(?!\d{{1,2}}\s*[.．、])"
"""2． of 附件：1．甲；2．乙, also before a year: 3.2026年度申请表."""
BULLET = re.compile(r"^\s*[•·●▪◆■\-–—*]\s*")
"""• 申请表."""
ENDING = re.compile(r"\.(?:docx?|wps|pdf|xlsx?|et|rtf|odt|txt|zip|rar)$", re.IGNORECASE)
"""申请表.docx."""
MOST_LISTED = 60


def annex_label(text: str) -> re.Match[str] | None:
    """The label of an annex before a text: its number, the mark behind it, the title."""
    return LABEL.match(text)


def annex_number(text: str | None) -> int | None:
    """The number that an annex is called by: 2, 二, B."""
    if not text:
        return None
    if text.isascii() and text.isalpha():
        return ord(text.upper()) - ord("A") + 1
    return int(number_value(text) or 0)


@dataclass(frozen=True)
class Listed:
    """An entry of the list of annexes."""

    number: int
    title: str


def listed_annexes(lines: Iterable[str]) -> tuple[Listed, ...]:
    """The entries of a list 附件：1.…; one without numbers has one entry a line."""
    return _entries(lines)[0]


def next_number(lines: Iterable[str]) -> int:
    """The number that the next entry of a list would have; 0 for a list without numbers."""
    entries, numbered = _entries(lines)
    return entries[-1].number + 1 if numbered else 0


def is_entry(line: str, number: int) -> bool:
    """Whether a line is the entry of that number."""
    return bool(re.match(NUMBERED.format(number=number), line.strip()))


def _entries(lines: Iterable[str]) -> tuple[tuple[Listed, ...], bool]:
    """The entries, and whether they carry numbers."""
    words = [line.strip() for line in lines if line.strip()]
    label = annex_label(words[0]) if words else None
    first = annex_number(label["number"] or label["english"]) if label else None
    if label and not first:
        words = [label["title"].strip(), *words[1:]]
    text = "\n".join(filter(None, words))
    if numbered := _numbered(text, first or 1):
        return numbered, True
    titles = (_title(BULLET.sub("", line)) for line in text.split("\n"))
    return tuple(Listed(at, title) for at, title in enumerate(filter(None, titles), 1)), False


def _numbered(text: str, first: int) -> tuple[Listed, ...]:
    """The entries by their numbers, which follow each other; none where the first is missing."""
    starts: list[re.Match[str]] = []
    while len(starts) < MOST_LISTED:
        pattern = re.compile(NUMBERED.format(number=first + len(starts)), re.MULTILINE)
        match = pattern.search(text, starts[-1].end() if starts else 0)
        if not match:
            break
        starts.append(match)
    ends = [*(match.start() for match in starts[1:]), len(text)]
    return tuple(
        Listed(first + at, _title(text[match.end() : end].replace("\n", "")))
        for at, (match, end) in enumerate(zip(starts, ends, strict=False))
    )


def _title(words: str) -> str:
    return ENDING.sub("", words.strip(" \t\u3000。；;，,、"))
