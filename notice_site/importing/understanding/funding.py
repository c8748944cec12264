"""The support. In: the clauses of a text. Out: `funding`, and where the text quotes it; nothing where no
sum is given.
"""

import re
from dataclasses import dataclass
from typing import Any

from notice_site.importing.understanding.clauses import DraftClause
from notice_site.importing.understanding.draft import Names, Sourced
from notice_site.importing.understanding.passages import Passage, Quote
from notice_site.language.chinese_numerals import number_value
from notice_site.language.zh_cn import NUMBER, SUMS, sums_in
from notice_site.problem import Message
from notice_site.reading.references import literal

GIVES = re.compile("给予|资助|补助|补贴|奖励|扶持|支持")
"""`给予一次性资助`."""
ABOUT_SUPPORT = re.compile("支持|资助|扶持|奖励|补助|补贴|奖项|资金")
"""`三、支持标准`."""
SENTENCE = re.compile(r"[^。；;\n]+")
"""`每项给予10万元`."""
SENTENCE_END = re.compile(r"[。；;\n]")
"""`。`."""
SUM = re.compile(
    r"(?:一次性|最高(?:不超过)?|不超过|每[^，。；、\d]{0,8}?(?:最高)?(?:不超过)?|给予每[^，。；、\d]{0,8})?"
    + SUMS.pattern
)
"""`最高不超过10万元`."""
NO_AWARD = re.compile(r"累计|合计|总额|总计|[\d万元]\s*(?:[-—－–~～]+|至|到)$")
"""Words before a sum that is no award: `资金总额`."""
NAMED = re.compile(r"([\u4e00-\u9fff]{2,12})：")
"""What a text is about: `重点项目：`."""
COUNT = re.compile(
    rf"(?:支持|扶持|资助|评选|遴选|选取|评出|奖励|立项)[^，。；\d]{{0,16}}?(?P<count>({NUMBER})\s*[项个家名])(?=[，。；、]|$)"
)
"""`共支持12项`."""
GIVEN_FOR = (("person", "每人|每名|个人"), ("organisation", "每[家户]|企业|单位"))
FUNDING = Message(
    "the sum was read from a sentence that speaks of giving; for what and how often, a person must say"
)
NUMBER_OF = Message("the number was read from a sentence that speaks of choosing")


@dataclass(frozen=True)
class Money:
    """One part of the data and its places in the text; empty where the text names no sum."""

    funding: dict[str, Any]
    quotes: tuple[Quote, ...]


def money_of(clauses: list[tuple[DraftClause, str]], ids: dict[int, str]) -> Money:
    """`clauses` each with the heading above it; only those under a heading about support name awards."""
    names = Names()
    awards: list[Any] = []
    quotes: list[Quote] = []
    counts: list[Any] = []
    for clause, heading in clauses:
        own = clause.heading.words if clause.heading else ""
        for passage in clause.text if ABOUT_SUPPORT.search(heading + own) else ():
            for start, match in _sums(passage):
                named = NAMED.match(passage.words)
                title = named[1] if named else own.rstrip("。：: ") or _subject(passage.words[:start])
                title = title or heading.rstrip("。：: ") or match
                award = _award(match, literal(title), names.give(title, "award"), passage.words[:start])
                awards.append(Sourced({**award, "source": [ids[id(clause)]]}, (passage.place,), FUNDING))
                quotes.append(
                    Quote(passage, start, start + len(match), f"funding.awards.{award['id']}.wording")
                )
            counts += [(result, passage) for result in [COUNT.search(passage.words)] if result]
    return Money(_funding(awards, counts), (*quotes, *(_count_quote(counts) if awards else ())))


SUBJECT = re.compile(r"(?:^|[。；;])\s*(?:对|对于|凡)?([^，,。；;：:、\d]{2,16}?)(?:的)?[，,：:][^。；;]*$")
"""重点项目 of 重点项目，给予…: what tells one award from another."""


def _subject(before: str) -> str:
    """What a sentence speaks of before it names a sum; empty where it says so in other words."""
    match = SUBJECT.search(before)
    return match[1].strip() if match and not GIVES.search(match[1]) else ""


def _sums(passage: Passage) -> list[tuple[int, str]]:
    """The one sum of each sentence that gives something: where it is, and its words.

    Ends of a range, caps of a total and sums of a table are left to a person.
    """
    results: list[tuple[int, str]] = []
    for sentence in SENTENCE.finditer(passage.words) if passage.place.cell is None else ():
        matches = [match for match in SUM.finditer(sentence[0]) if GIVES.search(sentence[0])]
        before = sentence[0][: matches[0].start()] if matches else ""
        if len(matches) != 1 or NO_AWARD.search(before):
            continue
        if len(sums_in(matches[0][0])) == 1:
            results.append((sentence.start() + matches[0].start(), matches[0][0]))
    return results


def _award(wording: str, title: str, name: str, before: str) -> dict[str, Any]:
    amount = sums_in(wording)[0]
    about = SENTENCE_END.split(before)[-1] + wording
    unit = next((unit for unit, words in GIVEN_FOR if re.search(words, about)), "project")
    return {"id": name, "title": title, "amount": int(amount) if amount == int(amount) else float(amount),
            "wording": literal(wording), "unit": unit}  # fmt: skip


def _funding(awards: list[Any], counts: list[Any]) -> dict[str, Any]:
    if not awards:
        return {}
    if len(counts) != 1:
        return {"awards": awards}
    result, passage = counts[0]
    value = {"value": int(number_value(result[2]) or 0), "wording": result["count"]}
    return {"awards": awards, "award_count": Sourced(value, (passage.place,), NUMBER_OF)}


def _count_quote(counts: list[Any]) -> list[Quote]:
    if len(counts) != 1:
        return []
    result, passage = counts[0]
    return [Quote(passage, result.start("count"), result.end("count"), "funding.award_count")]
