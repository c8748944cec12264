"""What is above the text of a notice. In: its lines. Out: `Head`, and the lines below it.

A title is known by the word that ends it (通知), else by its looks. What is above the number is the body's
mark, also where it is a letter's and ends in no 文件.
"""

import re
from dataclasses import dataclass, field
from typing import Any

from notice_site.importing.blocks import SUBTITLE, Paragraph, squeezed, trimmed
from notice_site.importing.understanding.draft import Sourced
from notice_site.importing.understanding.passages import Passage
from notice_site.language.clause_numbers import number_at
from notice_site.language.language import is_only_a_date
from notice_site.language.pack import SpokenSpan
from notice_site.problem import Message
from notice_site.reading.references import literal

TYPES = ("通知", "公告", "通告", "公示", "启事", "意见", "办法", "方案", "指南", "函")
TITLE_END = re.compile(rf"({'|'.join(TYPES)})\s*(?:[（(].{{1,12}}[）)])?$")
"""关于申报项目的通知, 招聘公告（第二批）."""
TITLE_START = re.compile(r"(?:Call|Invitation|Request|Notice|Announcement) (?:for|to|of)\b", re.IGNORECASE)
"""Call for Proposals."""
HEAD_LABEL = re.compile(r"[\u4e00-\u9fff]{2,6}\s*[：:]\s*[^。；，]{1,40}")
"""发布机构：某某局, a line of the frame that web sites put around a document."""
NUMBER_LABEL = re.compile(r"(?:发文)?[字文]号\s*[：:]\s*")
"""文号：."""
NUMBER = re.compile(
    r"(?P<code>[^\s\d〔\[［（(]{1,12})[〔\[［（(](?P<year>(?:19|20)\d\d)[〕\]］）)]第?0*(?P<sequence>\d{1,4})号"
)
"""某科〔2030〕1号."""
INDEX = re.compile(r"索\s*引\s*号\s*[：:]\s*(\S+)")
"""索引号：114401/2030-00012."""
MASTHEAD = re.compile(r"\S{2,30}文件")
"""某某区科学技术局文件."""
LEADS_IN = re.compile(r"(?:如下|下列|以下)[^，；]{0,12}[：:]$|^(?:根据|按照|依据|为|经|现)")
"""现通知如下：, which addresses nobody."""
ANNOUNCES = re.compile("现(?!有|行|代|场|状)|决定")
"""现组织开展…."""
SENTENCE = re.compile(r"[^。]+。")
"""各单位可以申报。"""
LATIN = re.compile(r"[A-Za-z]")
"""`A`."""
LONGEST_MASTHEAD = 30
LONGEST_ADDRESS = 160
LONGEST_TITLE = 120
LONGEST_PLAIN_TITLE = 100
MOST_TITLE_LINES = 6
ENDS = ("。", "；", "：", "，", "！", ".", ";", ":", ",")

TITLE = Message("no word such as 通知 ends it; it was recognised by its place above the text")
LINES = Message("the lines are those of the source; break it where its meaning allows")
OURS = Message(
    "these words are yours: write for whom the call is and what it gives, in one or two plain sentences"
)


@dataclass
class Head:
    """What is above the text. A part that the source lacks is empty."""

    title: list[Paragraph] = field(default_factory=list)
    title_is_sure: bool = True
    number: Paragraph | None = None
    index: Paragraph | None = None
    masthead: Paragraph | None = None
    subtitle: Paragraph | None = None
    """A line in brackets under the title."""
    labelled: list[Paragraph] = field(default_factory=list)
    """Lines above the title that only a web site's frame has; no data is made of them."""
    signed: tuple[SpokenSpan, Paragraph] | None = None
    """A date under the title."""
    recipients: Paragraph | None = None

    def names(self, body: str) -> bool:
        """Whether the masthead or the beginning of the title names a body."""
        title = squeezed("".join(map(trimmed, self.title)))
        masthead = squeezed(trimmed(self.masthead)) if self.masthead else ""
        before = title.partition("关于")[0] if "关于" in title else ""
        return body in masthead or body in before or title.startswith(body)

    @property
    def agency_code(self) -> str:
        """青民 of 青民〔2026〕8号; empty where there is no number."""
        match = _document_number(self.number) if self.number else None
        return match["code"] if match else ""

    def tree(self) -> dict[str, Any]:
        """The keys from `document_type` to `recipients`, as far as they are there."""
        title = joined_title(self.title)
        ends = TITLE_END.search(title)
        tree: dict[str, Any] = {"document_type": ends[1]} if ends else {}
        places = tuple(line.place for line in self.title)
        guess = None if self.title_is_sure else TITLE
        tree["title"] = Sourced(literal(title), places, guess) if title else None
        lines = [line.strip() for part in self.title for line in part.text.splitlines() if line.strip()]
        if len(lines) > 1 and "".join(lines) == title:
            tree["title_lines"] = Sourced([literal(line) for line in lines], places, LINES)
        if self.number and (match := _document_number(self.number)):
            year, sequence = int(match["year"]), int(match["sequence"])
            parts = {"agency_code": match["code"], "year": year, "sequence": sequence}
            issued = NUMBER_LABEL.sub("", trimmed(self.number))
            plain = squeezed(issued) == f"{match['code']}〔{year}〕{sequence}号"
            number = parts if plain else {"as_issued": literal(issued)}
            tree["document_number"] = Sourced(number, (self.number.place,))
        if self.index and (match := INDEX.fullmatch(trimmed(self.index))):
            tree["index_number"] = Sourced(literal(match[1]), (self.index.place,))
        for key, line in (("masthead", self.masthead), ("recipients", self.recipients)):
            tree |= {key: Sourced(literal(trimmed(line)), (line.place,))} if line else {}
        return tree

    def subtitle_tree(self) -> dict[str, Any]:
        """The line under the title, which the data keeps with the text."""
        line = self.subtitle
        return {"subtitle": Sourced(literal(trimmed(line)), (line.place,))} if line else {}

    def description(self, lead_in: list[Passage]) -> Any:
        """The sentence of the lead-in that announces the call, else the title: people write better ones."""
        for passage in lead_in:
            for sentence in SENTENCE.findall(passage.words):
                if ANNOUNCES.search(sentence) and not sentence.endswith(("如下。", "如下：")):
                    return Sourced(literal(sentence.strip()), (passage.place,), OURS)
        title = joined_title(self.title)
        return Sourced(literal(title), tuple(line.place for line in self.title), OURS) if title else None


def head_of(lines: list[Paragraph]) -> tuple[Head, list[Paragraph]]:
    """What is above the text, and the lines from the text on."""
    head = Head()
    at = _above_number(lines, head)
    while at < len(lines) and _takes(lines[at], head):
        at += 1
    last_title_lines = range(at, min(at + MOST_TITLE_LINES, len(lines)))
    last = next((end for end in last_title_lines if _ends_title(lines[at : end + 1])), None)
    if last is None:
        last = _last_alike(lines, at)
        head.title_is_sure = False
    if last == at + 1 and head.masthead is None and TITLE_START.match(trimmed(lines[last])):
        head.masthead, at = lines[at], last
    head.title = lines[at : last + 1]
    at = last + 1
    while at < len(lines) and _takes(lines[at], head):
        at += 1
    if at + 1 < len(lines) and (span := is_only_a_date(trimmed(lines[at]))):
        head.signed, at = (span, lines[at]), at + 1
    if at < len(lines) and _addresses(lines[at]):
        head.recipients, at = lines[at], at + 1
    return head, lines[at:]


def ends_title(words: str) -> bool:
    """Whether words end or begin as a title does."""
    return bool(TITLE_END.search(words) or TITLE_START.match(words))


def is_document_number(words: str) -> bool:
    """Whether words are nothing but a document number."""
    return bool(NUMBER.fullmatch(squeezed(NUMBER_LABEL.sub("", words))))


def joined_title(lines: list[Paragraph]) -> str:
    """Lines of a title as one; Latin words keep white space between them."""
    title = ""
    for line in lines:
        words = trimmed(line)
        latin = title and LATIN.match(words[:1]) and LATIN.match(title[-1])
        title += f" {words}" if latin else words
    return title


def _document_number(line: Paragraph) -> re.Match[str] | None:
    return NUMBER.fullmatch(squeezed(NUMBER_LABEL.sub("", trimmed(line))))


def _above_number(lines: list[Paragraph], head: Head) -> int:
    """Take the body's mark of a letter: a short line right above the document number; gives the next line."""
    if len(lines) < 2 or not _document_number(lines[1]) or _document_number(lines[0]):
        return 0
    words = trimmed(lines[0])
    if len(words) > LONGEST_MASTHEAD or words.endswith(ENDS) or ends_title(words) or _is_label(words):
        return 0
    head.masthead = lines[0]
    return 1


def _is_label(words: str) -> bool:
    return bool(HEAD_LABEL.fullmatch(words) or INDEX.fullmatch(words))


def _takes(line: Paragraph, head: Head) -> bool:
    """Keep a line around the title that is no part of it; gives whether it was one."""
    words = trimmed(line)
    if head.number is None and _document_number(line):
        head.number = line
    elif head.index is None and INDEX.fullmatch(words):
        head.index = line
    elif head.masthead is None and not head.title and MASTHEAD.fullmatch(squeezed(words)):
        head.masthead = line
    elif head.subtitle is None and head.title and SUBTITLE.fullmatch(words):
        head.subtitle = line
    elif not head.title and HEAD_LABEL.fullmatch(words):
        head.labelled.append(line)
    else:
        return False
    return True


def _ends_title(lines: list[Paragraph]) -> bool:
    words = [trimmed(line) for line in lines]
    plain = all(not line.endswith(ENDS) and not number_at(line)[0] for line in words)
    return plain and ends_title(words[-1]) and len("".join(words)) <= LONGEST_TITLE


def _last_alike(lines: list[Paragraph], at: int) -> int:
    """The last line of a title that no word ends: of those set alike from the first on; -1 for none."""
    words = trimmed(lines[at]) if at < len(lines) else ""
    if not words or words.endswith(("。", "：", "；")) or number_at(words)[0]:
        return at - 1
    first, last = lines[at], at
    if not (first.centred or first.bold or first.heading or first.size):
        return at if len(words) <= LONGEST_PLAIN_TITLE else at - 1
    while last + 1 < len(lines) and last - at < MOST_TITLE_LINES:
        line = lines[last + 1]
        if line.look != first.look or number_at(trimmed(line))[0] or _addresses(line):
            break
        last += 1
    return last


def _addresses(line: Paragraph) -> bool:
    """Whether a line is 各有关单位：."""
    words = trimmed(line)
    short = len(words) <= LONGEST_ADDRESS and "。" not in words and not line.number
    return short and words.endswith(("：", ":")) and not LEADS_IN.search(words) and not number_at(words)[0]
