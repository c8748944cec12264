"""Hostile words for any text of a call. In: nothing. Out: pieces by kind, and how to draw them."""

import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from hypothesis import strategies as st

from notice_site.characters import HIDDEN
from notice_site.facts.facts import BuildFacts, Facts, derive_facts
from notice_site.language.catalogue import Catalogue, catalogue_for
from notice_site.pdf.documents import describe_documents
from notice_site.pdf.fonts import refuse_unprintable
from notice_site.problem import KeyPath as DataPath
from notice_site.problem import ProblemsFound
from notice_site.reading.build import Call, build_call
from notice_site.reading.source import parse_source, read_source

PIECES = (
    "<script>hit=1</script>",
    "</script></style></title>--><svg/onload=hit=1>",
    "\"' onfocus=hit=1 autofocus",
    "<!--",
    "]]>",
    "&lt;b&gt; &#60; &nbsp;",
    "[a](javascript:hit=1) ![x](x) **b** _i_ `c` | # - 1. > ::: === ---",
    "<https://outside.example/> https://outside.example/a?b=1",
    "{: onclick=hit=1 } {.x #y}",
    "{{{{ hit }}}} {{% raw %}} {{# x #}}",
    "#set page(fill: red) $x$ @y <z> *b* // \\u{{41}}",
    "=1+1", "+1", "-1", "@SUM(A1)", "\t=cmd|'/c calc'!A1",
    "../../../etc/passwd", "..\\..\\x", "C:\\con.txt", "a/b:c*d?e|f", "~", ".", "nul", "x.docx.exe",
    "\r\nBEGIN:VEVENT\r\nX-HIT:1", "\\, ; : \\n",
    "\n\n## heading\n\n- list", "\x85\u2028\u2029",
    "\x00\x01\x07\x08\x0b\x0c\x1b[31m\x7f\x9f",
    "\u202e\u202d\u2066\u2069\u200e\u200f\u061c", "\ufeff\u200b\u200d\u00ad", "\ufffe\uffff\ufdd0",
    "e\u0301" * 9 + "\u0300" * 40, "\U0001f600\U0001f1e8\U0001f1f3", "\u3000　 \u00a0",
)  # fmt: skip
"""Script, HTML, XML, Markdown, Jinja, Typst, formulas, paths, lines, control and bidi characters.

Curly braces stand doubled, as the data file writes one.
"""
NAMES = ("id", "fact")
"""Keys whose texts name something else in the data."""
ROUNDS = 30
ANY = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="{}"), max_size=12)
HOSTILE = st.lists(st.sampled_from(PIECES) | ANY, min_size=1, max_size=4).map("".join)


def hostile_call(path: Path, draw: Callable[[], str]) -> tuple[Call, dict[DataPath, str]]:
    """The call with drawn words behind its texts, read from a data file, and the texts that are taken so.

    A text that has a form (an id, a day, an address), or a character that no print font has, is refused with
    its place; there it stays as it was. Hidden characters, of which one has the file refused, are left out.
    """
    source = read_source(path)
    texts = {place: text for place, text in _texts(source.data, ()) if place[-1] not in NAMES}
    ids = {text for place, text in _texts(source.data, ()) if place[-1] == "id"}
    words = {place: text + HIDDEN.sub("", draw()) for place, text in texts.items() if text not in ids}
    for _ in range(ROUNDS):
        try:
            call = build_call(parse_source(as_yaml(_with(source.data, (), words)), path))
            refuse_unprintable(describe_documents(*_described(call)), call.source)
            return call, words
        except ProblemsFound as found:
            refused = {problem.path for problem in found.problems}
            kept = {place: text for place, text in words.items() if not _within(place, refused)}
            if len(kept) == len(words):
                raise
            words = kept
    raise AssertionError("the call is refused again and again")


def as_yaml(data: Any) -> str:
    """The data as a file: JSON is YAML, but for the codes of characters beyond U+FFFF."""
    lines = json.dumps(data, ensure_ascii=False, indent=1)
    return re.sub(
        "[\x7f-\x9f\u2028\u2029\ufeff\ufdd0-\ufdef\ufffe\uffff]",
        lambda found: f"\\u{ord(found[0]):04x}",
        lines,
    )


def _described(call: Call) -> tuple[Facts, Catalogue]:
    catalogue = catalogue_for(call.notice.language)
    facts = derive_facts(call, BuildFacts(), catalogue)
    return facts, catalogue


def _within(place: DataPath, refused: set[DataPath]) -> bool:
    return any(place[: len(told)] == told for told in refused)


def _texts(value: Any, place: DataPath) -> Iterator[tuple[DataPath, str]]:
    if isinstance(value, str):
        yield place, value
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, item in items:
        yield from _texts(item, (*place, key))


def _with(value: Any, place: DataPath, words: dict[DataPath, str]) -> Any:
    if isinstance(value, dict):
        return {key: _with(item, (*place, key), words) for key, item in value.items()}
    if isinstance(value, list):
        return [_with(item, (*place, at), words) for at, item in enumerate(value)]
    return words.get(place, value)
