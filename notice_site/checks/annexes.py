"""K02: annexes and what the text says of them. In: a view. Out: findings."""

import re
from collections.abc import Iterator
from difflib import get_close_matches

from notice_site.checks.finding import Finding, View
from notice_site.checks.issued_words import FACT, Text, issued_texts
from notice_site.checks.wording_numbers import number_value
from notice_site.problem import Message, Path
from notice_site.reading.fact_paths import find_fact

CITED = re.compile(r"附\s*件\s*[:：]?\s*(?P<number>\d{1,2}|[一二三四五六七八九十]{1,3})(?![\d年月日份个项])")
TITLED_BEFORE = re.compile(
    r"《(?P<title>[^《》]+)》\s*[(（【]?(?:见|详见)?附\s*件\s*(?P<number>\d{1,2})(?!\d)"
)
TITLED_AFTER = re.compile(r"附\s*件\s*(?P<number>\d{1,2})\s*[:：.．]?\s*《(?P<title>[^《》]+)》")
QUOTED = re.compile(r"《([^《》]+)》")
ALMOST = 0.8


def annexes_are_those_cited(view: View) -> Iterator[Finding]:
    """Every annex that the text cites exists and is called by its title; every annex is cited in the text."""
    titles = [annex.title for annex in view.notice.annexes]
    for text in issued_texts(view):
        if text.path[0] in ("body", "annexes"):
            yield from _cited(text, titles)
    if view.issued is None:
        yield from _uncited(view)


def _cited(text: Text, titles: list[str]) -> Iterator[Finding]:
    named = {
        int(found["number"]): found["title"]
        for kind in (TITLED_BEFORE, TITLED_AFTER)
        for found in kind.finditer(text.words)
    }
    for found in CITED.finditer(text.words):
        number = int(number_value(found["number"]) or 0)
        if not 1 <= number <= len(titles):
            yield Finding(
                text.path,
                Message(
                    "“{cited}” is cited, but there are {count} annexes.", cited=found[0], count=len(titles)
                ),
                Message("Correct the number, or add the annex."),
            )
    for number, title in named.items():
        if number <= len(titles) and FACT not in title and title != titles[number - 1]:
            yield _called(text.path, title, titles[number - 1])
    for title in QUOTED.findall(text.words):
        near = get_close_matches(title, titles, 1, ALMOST)
        if FACT not in title and title not in titles and near and title not in named.values():
            yield _called(text.path, title, near[0])


def _called(path: Path, title: str, right: str) -> Finding:
    return Finding(
        path,
        Message("The text calls an annex “{title}”; its title is “{right}”.", title=title, right=right),
        Message("Write the title as it stands on the annex, or quote it: {{annexes.….title}}."),
    )


def _uncited(view: View) -> Iterator[Finding]:
    body = [text.words for text in issued_texts(view) if text.path[0] == "body"]
    numbers = {int(number_value(found["number"]) or 0) for words in body for found in CITED.finditer(words)}
    quoted = {
        found
        for path, names in view.call.quoted.items()
        if path[0] == "body"
        for name in names
        if (found := find_fact(view.call.source.data, name))
    }
    for at, annex in enumerate(view.notice.annexes):
        by_reference = any(path[:2] == ("annexes", at) for path in quoted)
        if not by_reference and at + 1 not in numbers and not any(annex.title in words for words in body):
            yield Finding(
                ("annexes", at),
                Message(
                    "The text does not name annex {number}, “{title}”.", number=at + 1, title=annex.title
                ),
                Message("Name it where it is asked for: {quote}.", quote=f"{{annexes.{annex.id}}}"),
            )
