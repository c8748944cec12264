"""Whom to ask and where to hand in. In: the passages of a text. Out: both parts of the data, and their
quotes.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from notice_site.importing.understanding.clauses import Passage, Quote, TextRow, rows_in
from notice_site.importing.understanding.draft import Found
from notice_site.importing.understanding.labels import Told, is_bare_label, labelled_line, told_in
from notice_site.problem import Message
from notice_site.reading.references import literal

WAYS = (
    (
        "in_person",
        (
            r"现场(?:递交|提交|报送|受理|申报)|当面(?:递交|提交)|直接(?:递交|送达|报送)"
            r"|(?<![发寄传])送(?:到|至|达)(?!.{0,8}邮箱)|in person"
        ),
    ),
    ("post", r"邮寄|邮递|快递|寄(?:送|至|到|出|达)|by post|by mail"),
    (
        "email",
        r"(?:发送|发|报送|报|传)(?:到|至|往)[^。；]{0,30}(?:邮箱|@)|以电子邮件|通过电子邮件|by e-?mail",
    ),
    (
        "online",
        r"网上(?:申报|填报|提交|报名)|在线(?:申报|填报|提交)|登[录陆][^。；]{0,30}(?:系统|平台|网站)|系统(?:填报|申报|提交)|online",
    ),
)
SUBMISSION = ("place", "address", "website")
CONTACT = ("department", "persons", "telephones", "emails", "postal_address", "hours")
LISTS = ("persons", "telephones", "emails")
SEVERAL = Message("the text names several; which is meant for what, a person must say")
METHOD = Message("the ways of handing in were read from the verbs of the text")
JOINED = "、"


@dataclass(frozen=True)
class Contacts:
    """Two parts of the data and their places in the text."""

    submission: dict[str, Any]
    contact_info: dict[str, Any]
    quotes: tuple[Quote, ...]


@dataclass(frozen=True)
class _Mention:
    told: Told
    passage: Passage


def contacts_of(passages: Iterable[tuple[Passage, str]]) -> Contacts:
    """`passages` are the texts, each with the id of its clause."""
    known = list(passages)
    rows = {id(row.passage): row for row in rows_in(passage for passage, _ in known)}
    mentions = []
    label = ""
    for passage, _ in known:
        told = _told_by(rows[id(passage)]) if id(passage) in rows else _told_after(label, passage.words)
        mentions += [_Mention(value, passage) for value in told]
        label = passage.words if is_bare_label(passage.words) else label if label and told else ""
    kinds = {
        kind: [mention for mention in mentions if mention.told.kind == kind]
        for kind in (*SUBMISSION, *CONTACT)
    }
    submission: dict[str, Any] = {"methods": _methods(known), "only_valid_channel": "not_stated"}
    submission |= {kind: _first(kinds[kind]) for kind in SUBMISSION if kinds[kind]}
    used = {id(mention.passage) for kind in SUBMISSION for mention in kinds[kind]}
    if source := [clause for passage, clause in known if id(passage) in used and clause]:
        submission["source"] = list(dict.fromkeys(source))
    contact: dict[str, Any] = {
        kind: _list(kinds[kind]) if kind in LISTS else _first(kinds[kind]) for kind in CONTACT if kinds[kind]
    }
    contact.setdefault("hours", "not_stated")
    quotes = [quote for kind in LISTS for quote in _list_quotes(kind, kinds[kind])]
    for part, keys in (("submission", SUBMISSION), ("contact_info", CONTACT)):
        quotes += [
            quote for kind in keys if kind not in LISTS for quote in _same(f"{part}.{kind}", kinds[kind])
        ]
    return Contacts(submission, contact, tuple(quotes))


def _told_after(label: str, words: str) -> list[Told]:
    """What words tell below a label on a line of its own."""
    alone = told_in(words)
    if not label or is_bare_label(words) or labelled_line(words):
        return alone
    shift = len(label)
    below = [replace(told, start=told.start - shift, end=told.end - shift) for told in told_in(label + words)]
    return [told for told in below if told.start >= 0] or alone


def _told_by(row: TextRow) -> list[Told]:
    """What a row of a table tells: the heads of its columns are the labels."""
    found = []
    words, at = row.passage.words, 0
    for head, value in row.values.items():
        at = words.index(" ".join(value.split()), at) if " ".join(value.split()) in words[at:] else at
        shift = at - len(head) - 1
        found += [
            replace(told, start=told.start + shift, end=told.end + shift)
            for told in told_in(f"{head}：{value}")
        ]
        at += len(value)
    return [told for told in found if words[told.start : told.end] == told.value]


def _methods(passages: list[tuple[Passage, str]]) -> Any:
    found = {
        way: [passage.place for passage, _ in passages if re.search(verbs, passage.words, re.IGNORECASE)]
        for way, verbs in WAYS
    }
    ways = [way for way, places in found.items() if places]
    return Found(ways, tuple(found[way][0] for way in ways), METHOD) if ways else "not_stated"


def _first(mentions: list[_Mention]) -> Found:
    first = mentions[0]
    others = {mention.told.value for mention in mentions} - {first.told.value}
    return Found(literal(first.told.value), (first.passage.place,), SEVERAL if others else None)


def _list(mentions: list[_Mention]) -> Found:
    """Every value once, in order; values under several labels are for several matters."""
    values: dict[str, Any] = {}
    for mention in mentions:
        told = mention.told
        person = {"name": literal(told.value)} | ({"duty": literal(told.note)} if told.note else {})
        values.setdefault(told.value, person if told.kind == "persons" else literal(told.value))
    labels = {mention.told.label for mention in mentions if mention.told.label}
    places = tuple(dict.fromkeys(mention.passage.place for mention in mentions))
    return Found(list(values.values()), places, SEVERAL if len(labels) > 1 else None)


def _list_quotes(kind: str, mentions: list[_Mention]) -> list[Quote]:
    """The whole list where a passage has it as we join it, else value by value."""
    order = list(dict.fromkeys(mention.told.value for mention in mentions))
    quotes = []
    for passage in {id(mention.passage): mention.passage for mention in mentions}.values():
        here = [mention.told for mention in mentions if mention.passage is passage]
        start, end = here[0].start, here[-1].end
        if passage.words[start:end] == JOINED.join(order):
            quotes.append(Quote(passage, start, end, f"contact_info.{kind}"))
            continue
        quotes += [
            Quote(passage, told.start, told.end, f"contact_info.{kind}.{order.index(told.value)}")
            for told in here
        ]
    return quotes


def _same(fact: str, mentions: list[_Mention]) -> list[Quote]:
    return [
        Quote(mention.passage, mention.told.start, mention.told.end, fact)
        for mention in mentions
        if mention.told.value == mentions[0].told.value
    ]
