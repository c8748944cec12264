"""K10, K12, X03: rules that can be read in several ways. In: a view. Out: findings."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from pathlib import Path as FilePath

import yaml

from notice_site.checks.finding import Finding, View
from notice_site.checks.issued_texts import HAN, shown
from notice_site.model.notice import walk_rules
from notice_site.model.record import NOT_STATED
from notice_site.model.rules import Covers, Declaration, OneOf, Rule
from notice_site.model.taxonomies import Taxonomy
from notice_site.problem import Message

VAGUE = re.compile(
    r"原则上|优先|相关|适当|酌情|(?<![高中初优平相均同特上下头一二三四五])等(?![级于同次候待第额])"
)
"""`原则上`, `相关专业`."""
LIST_ENDS = "等"
BOUND = re.compile(
    r"(?:(?<!\d)\d++(?:\.\d++)?|(?<![一二三四五六七八九十百两])[一二三四五六七八九十百两]++)\s*"
    r"(?:个|家|名|人|年|岁|周岁|分|项|次|份|页|所|平方米|[万亿]元|元|万|%|％|天|日|月|工作日)?\s*(?:及)?以[上下内]"
)
"""`10人以上`."""
SAYS_WHETHER = re.compile(r"[（(][^（）()]{0,8}(?:不含|含|包括|不包括)")
"""`（含`."""
MOST_SHOWN = 4


def rules_stand_in_the_text(view: View) -> Iterator[Finding]:
    """A condition is in the text, not only on a form or in a footnote; declarations are a form's own."""
    for path, rule in walk_rules(view.notice):
        if rule.clause and "/" in rule.clause and not isinstance(rule, Declaration):
            yield Finding(
                (*path, "clause"),
                Message(
                    "“{quote}” stands only on an annex ({place}).",
                    quote=rule.quote or rule.id,
                    place=rule.clause,
                ),
                Message("Say it in the text as well, where readers look for conditions."),
            )


def vague_rules_are_explained(view: View) -> Iterator[Finding]:
    """Words that leave room, 原则上, 优先, 相关, 等 after a list, want an `interpretation` of the rule."""
    lists = {taxonomy.id: taxonomy for taxonomy in view.notice.taxonomies}
    for path, rule in walk_rules(view.notice):
        words = [
            word
            for word in dict.fromkeys(VAGUE.findall(rule.quote or ""))
            if not _is_known(word, rule, lists)
        ]
        if words and not rule.interpretation:
            yield Finding(
                (*path, "quote"),
                Message(
                    "“{quote}” leaves room: {words}.",
                    quote=rule.quote,
                    words=tuple(f"“{word}”" for word in words),
                ),
                Message("Add `interpretation`, what is unclear and the ways to read it."),
            )


def _is_known(word: str, rule: Rule, lists: dict[str, Taxonomy]) -> bool:
    """A list that ends in 等 is known where the data calls it open."""
    if word != LIST_ENDS:
        return False
    parts = rule.taxonomy in lists and lists[rule.taxonomy].open if isinstance(rule, OneOf) else False
    return parts or (isinstance(rule, Covers) and rule.open)


def bounds_say_whether_they_are_included(view: View) -> Iterator[Finding]:
    """Where the text says 以上 or 以下 of a number, it says whether the number itself is meant."""
    if view.notice.inclusive_bounds != NOT_STATED:
        return
    results = [
        match[0]
        for text in view.issued_texts
        for match in BOUND.finditer(text.words)
        if not SAYS_WHETHER.match(text.words, match.end())
        and not SAYS_WHETHER.match(text.words, match.start() + len(match[0]) - 2)
    ]
    if results:
        yield Finding(
            ("inclusive_bounds",),
            Message(
                "Nobody says whether the number itself is meant: {bounds}.",
                bounds=tuple(f"“{bound}”" for bound in dict.fromkeys(results[:MOST_SHOWN])),
            ),
            Message("Say in the text “以上、以下均含本数”, and write `inclusive_bounds: true`."),
        )


DATA = FilePath(__file__).parent / "known_words.yml"


@dataclass(frozen=True)
class KnownWords:
    """What the file holds."""

    slips: tuple[tuple[str, str], ...]
    """What nobody means to write, as a pattern, and what is meant; all are looked for in one."""
    any_slip: re.Pattern[str]
    """All of them in one."""
    roles: tuple[tuple[str, ...], ...]
    """Words for the same role."""
    mailboxes: frozenset[str]
    """Domains where anybody has a mailbox."""


@cache
def known_words() -> KnownWords:
    """The words of the file."""
    data = yaml.load(DATA.read_text("utf-8"), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    slips = tuple((slip["wrong"], slip["right"]) for slip in data["slips"])
    return KnownWords(
        slips=slips,
        any_slip=re.compile("|".join(f"(?:{pattern})" for pattern, _ in slips)),
        roles=tuple(tuple(group) for group in data["roles"]),
        mailboxes=frozenset(data["mailboxes"]),
    )


SENTENCE = re.compile(r"(?<![^。！？；])[^。！？；]++[。！？；]")
"""`申报单位应当在本市注册。`"""
FRAGMENT = re.compile(rf"^[{HAN}]{{4,10}}。$")
"""`申报单位。`"""
OPENING = 4
"""So many characters of the next sentence are compared with the fragment."""


def known_slips_are_absent(view: View) -> Iterator[Finding]:
    """The text has no slip that is known from other notices, such as a word with a wrong character."""
    slips = known_words()
    for text in view.texts:
        if not slips.any_slip.search(text.words):
            continue
        for pattern, right in slips.slips:
            results = {match[0]: match.expand(right) for match in re.finditer(pattern, text.words)}
            for wrong, meant in results.items():
                yield Finding(
                    text.path,
                    Message("“{wrong}” looks like a slip.", wrong=wrong),
                    Message("Write “{right}”.", right=meant),
                )


def sentences_are_whole(view: View) -> Iterator[Finding]:
    """No fragment of a sentence is left standing before the sentence that says it again."""
    for text in view.issued_texts:
        sentences = SENTENCE.findall(text.words)
        for fragment, following in pairwise(sentences):
            opening = following[:OPENING]
            if FRAGMENT.match(fragment) and fragment[-3:-1] == opening[-2:] and set(opening) <= set(fragment):
                yield Finding(
                    text.path,
                    Message(
                        "“{fragment}” is a fragment that the next sentence repeats: “{following}…”.",
                        fragment=shown(fragment),
                        following=shown(following[:8]),
                    ),
                    Message("Delete the fragment."),
                )
