"""What a date of a text is for. In: passages with the headings above them. Out: dates weighed as deadlines,
events.
"""

import re
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from itertools import pairwise

from notice_site.importing.understanding.clauses import Passage
from notice_site.importing.understanding.spoken_spans import SpokenSpan, spoken_spans

SENTENCE = re.compile(r"[。；;！？\n]")
PART = re.compile(r"[，、,。；;！？\n]")
PAPERS = re.compile(
    "申报|申请|报送|报名|受理|提交|递交|征集|填报|上报|材料|推荐|报我|报至|寄|appl|submi|receiv|open",
    re.IGNORECASE,
)
CLOSES = re.compile(
    "截止|截至|逾期|为止|deadline|closing date|n(?:o|ot) later than|at the latest", re.IGNORECASE
)
BEFORE = re.compile(r"\s*(?:[（(][^）)]*[）)])?\s*(?:之?前|以前|止|下班前)")
UNTIL = re.compile(r"起\s*[至到]\s*$")
"""即日起至 a day."""
SINCE = re.compile(r"\s*(?:[（(][^）)]*[）)])?\s*起")
OF_THE_APPLICANT = re.compile(
    r"\s*(?:[（(][^）)]*[）)])?\s*(?:以前|之?前|以后|之?后|起)?(?:已|依法)?"
    r"(?:注册|成立|登记|出生|取得|获得|毕业|入职|竣工|投产|born|registered)"
)
NAMED = re.compile(r"([\u4e00-\u9fff]{2,8}?)(?:时间|日期)(?:为|是|定于|安排在)?\s*[：:]?\s*$")
"""What a date is of: 笔试时间：."""
HEADED = re.compile(
    r"(?:^|[。；])([\u4e00-\u9fff]{2,8})(?<!时间)(?<!日期)(?<!期限)(?:[（(][^（()）]*[）)])?[：:]\s*$"
)
"""What a line is about: 决赛：."""
EVERY_YEAR = re.compile(r"每年(?:度)?\s*$")
DONE = re.compile(BEFORE.pattern + r"(?=[\u4e00-\u9fff])([^，。；、]{2,14})(?=[，。；、]|$)")
"""What is done by then: 前完成初审."""
BETWEEN = re.compile(r"\s*(?:[（(][^）)]*[）)])?\s*(?:至|到|—|–|-|－|~|～|to|until)+\s*")
EVENTS = re.compile(
    "说明会|宣讲|培训|答辩|评审|评选|面试|路演|公示|公布|签约|签订|初审|初评|终评|现场考察|意向书|立项|开工|验收"
    "|briefing|interview|announce",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class DatedWords:
    """A date of the text with what stands around it."""

    span: SpokenSpan
    passage: Passage
    label: str
    """What heads the text."""

    @cached_property
    def before(self) -> str:
        """The sentence up to it."""
        return SENTENCE.split(self.passage.words[: self.span.start])[-1]

    @cached_property
    def after(self) -> str:
        """The sentence behind it."""
        return SENTENCE.split(self.passage.words[self.span.end :])[0]

    @property
    def event(self) -> str:
        """What happens then, in the words around it; empty where nothing is named."""
        near = PART.split(self.before)[-1] + PART.split(self.after)[0]
        heading = self.label.rpartition(" ")[2]
        said = self.before or heading
        named = NAMED.search(said) or (HEADED.search(said) if not PAPERS.search(heading) else None)
        if named and not PAPERS.search(named[1]) and not self.closes:
            return named[1]
        found = EVENTS.search(near) or EVENTS.search(heading)
        return found[0] if found else ""

    @property
    def closes(self) -> bool:
        """Whether the words around it, or those above, call it a deadline."""
        return bool(CLOSES.search(self.label + self.before + self.after))

    @property
    def weight(self) -> int:
        """How surely it is the deadline; 0 where it is not."""
        papers = bool(PAPERS.search(self.label + self.before + self.after))
        if OF_THE_APPLICANT.match(self.after) or SINCE.match(self.after) or EVERY_YEAR.search(self.before):
            return 0
        if self.closes or re.search(r"\b(?:by|before)\s*$", self.before):
            return 3 if papers and not self.event else 2
        ends = BEFORE.match(self.after) or UNTIL.search(self.before)
        return 2 - bool(self.event) if papers and ends else 0

    @property
    def opens(self) -> bool:
        """Whether papers are taken from then on."""
        papers = PAPERS.search(self.before + self.after)
        return bool(SINCE.match(self.after) and papers and not OF_THE_APPLICANT.match(self.after))

    @property
    def is_event(self) -> bool:
        """Whether something happens to applicants then: it is no date that a condition names."""
        return not OF_THE_APPLICANT.match(self.after) and (self.weight > 0 or bool(self.event))

    @property
    def title(self) -> str:
        """What happens: what is done by then, else the event's own word, the words before, the heading."""
        if done := DONE.match(self.after):
            return done[1]
        words = re.split(r"[，、：:（(]", self.before.strip(" ：:，于在至从自"))[-1].strip()
        label = self.label.rpartition(" ")[2].rstrip("：:。 ")
        return self.event or words[-12:] or label[-12:] or self.span.wording


def dated_words(passages: list[tuple[Passage, str]], signed: date | None) -> list[DatedWords]:
    """All dates of real days; one without a year is of the year of `signed`, and none before that day."""
    found = []
    for passage, label in passages:
        for span in spoken_spans(passage.words):
            own = span.spoken.year or (signed.year if signed else None)
            known = replace(span, spoken=replace(span.spoken, year=own))
            if known.day and (span.spoken.year or not signed or known.day >= signed):
                found.append(DatedWords(known, passage, label))
    return found


def periods(dates: list[DatedWords]) -> list[tuple[DatedWords, DatedWords]]:
    """From when to when papers are taken, each time that the text says so."""
    found = []
    for first, last in pairwise(dates):
        if first.passage is not last.passage or first.event:
            continue
        between = first.passage.words[first.span.end : last.span.start]
        if BETWEEN.fullmatch(between) and PAPERS.search(first.label + first.before + last.after):
            found.append((first, last))
    return found
