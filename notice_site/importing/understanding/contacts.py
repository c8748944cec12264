"""Whom to ask and where to hand in. In: the passages of a text. Out: both parts of the data, and their
quotes.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from notice_site.importing.understanding.draft import Sourced
from notice_site.importing.understanding.labels import (
    LabelledValue,
    is_bare_label,
    labelled_line,
    labelled_values_in,
)
from notice_site.importing.understanding.passages import Passage, Quote, TextRow, rows_in
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
    labelled: LabelledValue
    passage: Passage


def contacts_of(passages: Iterable[tuple[Passage, str]]) -> Contacts:
    """`passages` are the texts, each with the id of its clause."""
    all_passages = list(passages)
    rows = {id(row.passage): row for row in rows_in(passage for passage, _ in all_passages)}
    mentions = []
    label = ""
    for passage, _ in all_passages:
        labelled = (
            _labelled_by(rows[id(passage)]) if id(passage) in rows else _labelled_after(label, passage.words)
        )
        mentions += [_Mention(value, passage) for value in labelled]
        label = passage.words if is_bare_label(passage.words) else label if label and labelled else ""
    kinds = {
        kind: [mention for mention in mentions if mention.labelled.kind == kind]
        for kind in (*SUBMISSION, *CONTACT)
    }
    submission: dict[str, Any] = {"methods": _methods(all_passages), "only_valid_channel": "not_stated"}
    submission |= {kind: _first(kinds[kind]) for kind in SUBMISSION if kinds[kind]}
    used = {id(mention.passage) for kind in SUBMISSION for mention in kinds[kind]}
    if source := [clause for passage, clause in all_passages if id(passage) in used and clause]:
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


def _labelled_after(label: str, words: str) -> list[LabelledValue]:
    """What words tell below a label on a line of its own."""
    alone = labelled_values_in(words)
    if not label or is_bare_label(words) or labelled_line(words):
        return alone
    shift = len(label)
    below = [
        replace(labelled, start=labelled.start - shift, end=labelled.end - shift)
        for labelled in labelled_values_in(label + words)
    ]
    return [labelled for labelled in below if labelled.start >= 0] or alone


def _labelled_by(row: TextRow) -> list[LabelledValue]:
    """What a row of a table tells: the heads of its columns are the labels."""
    results = []
    words, at = row.passage.words, 0
    for head, value in row.values.items():
        at = words.index(" ".join(value.split()), at) if " ".join(value.split()) in words[at:] else at
        shift = at - len(head) - 1
        results += [
            replace(labelled, start=labelled.start + shift, end=labelled.end + shift)
            for labelled in labelled_values_in(f"{head}：{value}")
        ]
        at += len(value)
    return [labelled for labelled in results if words[labelled.start : labelled.end] == labelled.value]


def _methods(passages: list[tuple[Passage, str]]) -> Any:
    results = {
        way: [passage.place for passage, _ in passages if re.search(verbs, passage.words, re.IGNORECASE)]
        for way, verbs in WAYS
    }
    ways = [way for way, places in results.items() if places]
    return Sourced(ways, tuple(results[way][0] for way in ways), METHOD) if ways else "not_stated"


def _first(mentions: list[_Mention]) -> Sourced:
    first = mentions[0]
    others = {mention.labelled.value for mention in mentions} - {first.labelled.value}
    return Sourced(literal(first.labelled.value), (first.passage.place,), SEVERAL if others else None)


def _list(mentions: list[_Mention]) -> Sourced:
    """Every value once, in order; values under several labels are for several matters."""
    values: dict[str, Any] = {}
    for mention in mentions:
        labelled = mention.labelled
        person = {"name": literal(labelled.value)} | (
            {"duty": literal(labelled.note)} if labelled.note else {}
        )
        values.setdefault(labelled.value, person if labelled.kind == "persons" else literal(labelled.value))
    labels = {mention.labelled.label for mention in mentions if mention.labelled.label}
    places = tuple(dict.fromkeys(mention.passage.place for mention in mentions))
    return Sourced(list(values.values()), places, SEVERAL if len(labels) > 1 else None)


def _list_quotes(kind: str, mentions: list[_Mention]) -> list[Quote]:
    """The whole list where a passage has it as we join it, else value by value."""
    order = list(dict.fromkeys(mention.labelled.value for mention in mentions))
    quotes = []
    for passage in {id(mention.passage): mention.passage for mention in mentions}.values():
        labelled_ones = [mention.labelled for mention in mentions if mention.passage is passage]
        start, end = labelled_ones[0].start, labelled_ones[-1].end
        if passage.words[start:end] == JOINED.join(order):
            quotes.append(Quote(passage, start, end, f"contact_info.{kind}"))
            continue
        quotes += [
            Quote(passage, labelled.start, labelled.end, f"contact_info.{kind}.{order.index(labelled.value)}")
            for labelled in labelled_ones
        ]
    return quotes


def _same(fact: str, mentions: list[_Mention]) -> list[Quote]:
    return [
        Quote(mention.passage, mention.labelled.start, mention.labelled.end, fact)
        for mention in mentions
        if mention.labelled.value == mentions[0].labelled.value
    ]
