"""K05, K06: names of bodies and words for roles. In: a view. Out: findings."""

import re
from collections import Counter
from collections.abc import Iterator

from notice_site.checks.finding import Finding, View
from notice_site.checks.issued_words import HAN, Text, issued_texts
from notice_site.checks.known_words import known_words
from notice_site.problem import Message, Path

KINDS = (
    "联盟|协会|学会|商会|委员会|研究院|研究中心|服务中心|创新中心|基金会|领导小组|工作小组|专家组|评审组"
    "|联合体|合作社|示范区"
)
"""What a body's name ends in."""
NAME = re.compile(rf"[{HAN}]{{2,24}}?(?:{KINDS})(?!{KINDS})")
CUT = re.compile(
    "组建|建立|成立|加入|成为|设立|申请|申报|参加|围绕|推荐|征集|扶持|支持|经过|组织|接受|通过|联合申报|提供|向|由|是|为|的|和|与|及|或|将|对|应|经|本|该|各|所有|其|以|可"
)
OPENED = re.compile(r"[“《「]$")
PLACED = re.compile(rf"(?P<place>[{HAN}]{{2}})[省市区县镇](?P<name>[{HAN}]{{4,16}}?(?:{KINDS}))")
LEVEL = re.compile(rf"^(?:国家级?|全国|[省市区县镇]级|[{HAN}]{{2,4}}?[省市区县镇])")
TAIL = 4
"""Names whose last characters are the same may be names of one body."""


def bodies_keep_their_names(view: View) -> Iterator[Finding]:
    """One body has one name: names that end alike and begin differently want a definition in `terms`."""
    defined = {name for term in view.notice.terms for name in (term.term, *term.aliases)}
    seen: dict[str, list[Text]] = {}
    certain: set[str] = set()
    for text in issued_texts(view):
        for name, sure in _names(text):
            seen.setdefault(name, []).append(text)
            certain |= {name} if sure else set()
    names = [name for name, texts in seen.items() if name in certain or len(texts) > 1]
    for group in _groups([name for name in names if name not in defined]):
        yield Finding(
            _where(group, seen, view.notice.title),
            Message(
                "One body seems to have several names: {names}.", names=tuple(f"“{name}”" for name in group)
            ),
            Message("Use one name throughout, or define them in `terms`."),
        )
    yield from _places_left_out(view)


def _where(group: list[str], seen: dict[str, list[Text]], title: str) -> Path:
    """Where the name that is not the notice's own stands, best in a title."""
    texts = [text for name in group if name not in title for text in seen[name]] or seen[group[0]]
    return next((text.path for text in texts if text.path[-1] == "title"), texts[0].path)


def _places_left_out(view: View) -> Iterator[Finding]:
    """A name with its district in full at one place and cut at another."""
    texts = list(issued_texts(view))
    whole = {
        found["place"] + found["name"]: found[0] for text in texts for found in PLACED.finditer(text.words)
    }
    for short, name in whole.items():
        for text in texts:
            if short in text.words:
                yield Finding(
                    text.path,
                    Message("“{short}” is called “{name}” elsewhere.", short=short, name=name),
                    Message("Write “{right}”.", right=name),
                )


def _names(text: Text) -> Iterator[tuple[str, bool]]:
    """The names in a text, and whether it is sure where each begins."""
    for found in NAME.finditer(text.words):
        start = found.start()
        sure = (start == 0 and text.path[-1] in ("title", "name")) or bool(OPENED.search(text.words[:start]))
        whole = LEVEL.sub("", found[0])
        name = whole if sure else LEVEL.sub("", CUT.split(whole)[-1])
        if TAIL < len(name) <= TAIL * 4:
            yield name, sure


def _groups(names: list[str]) -> Iterator[list[str]]:
    """Names with one ending, of which none is short for another."""
    whole = [name for name in names if not any(other != name and other.endswith(name) for other in names)]
    tails = Counter(name[-TAIL:] for name in whole)
    for tail, count in tails.items():
        if count > 1:
            yield [name for name in whole if name.endswith(tail)]


def roles_keep_their_words(view: View) -> Iterator[Finding]:
    """One role has one word: of words that mean the same, a call uses one, or defines them in `terms`."""
    defined = {word for term in view.notice.terms for word in (term.term, *term.aliases)}
    texts = list(issued_texts(view))
    for group in known_words().roles:
        found = {word: [text for text in texts if word in text.words] for word in group}
        used = {word: places for word, places in found.items() if places and word not in defined}
        if len(used) > 1:
            rarest = min(used, key=lambda word: len(used[word]))
            yield Finding(
                used[rarest][0].path,
                Message(
                    "One role is called by several words: {words}.", words=tuple(f"“{word}”" for word in used)
                ),
                Message("Use one of them throughout."),
            )
