"""D01, D06: document numbers, times and dates as standards write them. In: a view. Out: findings.

Document numbers follow GB/T 9704-2012, 7.2.5; times GB/T 15835-2011 and GB/T 7408.
"""

import re
from collections.abc import Iterator

from notice_site.checks.finding import Finding, View
from notice_site.checks.issued_words import HAN, Text, texts_of
from notice_site.problem import Message

NUMBER = re.compile(
    rf"(?P<agency>[{HAN}]{{1,12}})\s*(?P<opens>[\[［【(（〔〖{{])\s*(?P<year>\d{{4}})\s*"
    r"(?P<closes>[\]］】)）〕〗}])\s*(?P<word>第)?\s*(?P<sequence>\d+)\s*号"
)
MIXED_CLOCK = re.compile(r"(?P<hour>\d{1,2})[:：](?P<minute>\d\d)\s*[时点](?:整)?")
WIDE_CLOCK = re.compile(r"(?<!\d)(?P<hour>[01]?\d|2[0-4])：(?P<minute>[0-5]\d)(?!\d)")
CLOCK_BEFORE = re.compile(r"(?:[上下中]午|[早晚]上|日|[)）]|时间|至|到|—|-|：|:)\s*$")
CLOCK_AFTER = re.compile(r"\s*(?:[前止起至到—-]|之前|以前|截止|开始)")
TWO_CLOCKS = re.compile(
    r"(?:凌晨|早上|上午|下午|傍晚|晚上|晚间)\s*(?P<hour>1[3-9]|2[0-4])(?:[:：](?P<minute>\d\d)[时点]?|[时点](?P<minutes>\d{1,2})?)"
)
LEADING_ZERO = re.compile(r"(?:\d{4}年)?(?:0\d月(?:\d{1,2}日)?|\d{1,2}月0\d日)")
BLANK_IN_DATE = re.compile(
    r"\d{4}[ \u3000]+年[ \u3000]*\d{1,2}[ \u3000]*月(?:[ \u3000]*\d{1,2}[ \u3000]*日)?"
    r"|\d{4}年[ \u3000]*\d{1,2}[ \u3000]*月[ \u3000]*\d{1,2}[ \u3000]*日"
)


def document_numbers_are_well_formed(view: View) -> Iterator[Finding]:
    """A document number stands as `虚府〔2030〕7号`: six-angle brackets, no 第, no leading zero, no blank."""
    for text in texts_of(view):
        for found in NUMBER.finditer(text.words):
            right = f"{found['agency']}〔{found['year']}〕{int(found['sequence'])}号"
            if found[0] != right:
                yield Finding(
                    text.path,
                    Message("The document number “{written}” is not well formed.", written=found[0]),
                    Message("Write “{right}”.", right=right),
                )


def times_and_dates_are_well_formed(view: View) -> Iterator[Finding]:
    """A time is `10:00` or `10时`, in one clock; a date has neither blanks nor leading zeros."""
    for text in texts_of(view):
        found = {**_clocks(text), **_dates(text)}
        for written, right in found.items():
            yield Finding(
                text.path,
                Message("The time or date “{written}” is not well formed.", written=written),
                Message("Write “{right}”.", right=right),
            )


def _clocks(text: Text) -> dict[str, str]:
    found: dict[str, str] = {}
    words = text.words
    for match in TWO_CLOCKS.finditer(words):
        minute = match["minute"] or match["minutes"]
        found[match[0]] = f"{match['hour']}:{minute}" if minute else f"{match['hour']}时"
    for match in MIXED_CLOCK.finditer(words):
        found |= _unless_inside(found, match)
    for match in WIDE_CLOCK.finditer(words):
        known = CLOCK_BEFORE.search(words, 0, match.start()) or CLOCK_AFTER.match(words, match.end())
        found |= _unless_inside(found, match) if known else {}
    return found


def _unless_inside(found: dict[str, str], match: re.Match[str]) -> dict[str, str]:
    if any(match[0] in longer for longer in found):
        return {}
    return {match[0]: f"{match['hour']}:{match['minute']}"}


def _dates(text: Text) -> dict[str, str]:
    found: dict[str, str] = {}
    for match in LEADING_ZERO.finditer(text.words):
        found[match[0]] = re.sub(r"(?<=年)0|^0|(?<=月)0", "", match[0])
    for match in BLANK_IN_DATE.finditer(text.words):
        right = re.sub(r"\s", "", match[0])
        if right != match[0]:
            found[match[0]] = right
    return found
