"""Clauses from paragraphs. In: paragraphs in order. Out: the lead-in and a tree of clauses with their
numbers.

A level is recognised by the style of its number: the first style is the outermost, a new one goes inside, a
known one goes back out to its level, and one that is further out by GB/T 9704 closes what is further in.
"""

import re
from collections import Counter
from dataclasses import dataclass, field
from itertools import groupby, takewhile, zip_longest
from typing import Any

from notice_site.importing.blocks import Paragraph, Place, squeezed, trimmed
from notice_site.importing.understanding.draft import ALL, HEADINGS, Names, Sourced, term_for
from notice_site.importing.understanding.form_fields import is_caption
from notice_site.importing.understanding.labels import PAIR, kind_of, labelled_line
from notice_site.importing.understanding.passages import Passage
from notice_site.importing.understanding.text_blocks import FIGURE_CAPTION, TABLE_CAPTION, TextBlocks
from notice_site.language.clause_numbers import (
    FORMS,
    RANKS,
    TypedNumber,
    number_at,
    printed_number,
    shown_number,
)
from notice_site.language.pack import Numbering
from notice_site.problem import Message

LINE_RANK = 99.0
BULLET_RANK = LINE_RANK - 1
BOLD_RANK = RANKS["chinese"] + 0.5
BULLET = "•"
"""What stands before the items of a list where nothing else is said."""
LONGEST_HEADING = 40
LONGEST_RUN_IN = 30
LONGEST_LINE_HEADING = 16
TOLD = ("place", "postal_address", "address", "telephones", "emails", "persons", "website", "hours")
SENTENCE_ENDS = ("。", "；", "，", "：", ";", ",", "、", ":", "！", "？")
DUTY = re.compile("应当|(?<!相)应|须|必须|不得|可以|需要|可(?=组|申|推|由)")
"""`申报单位应当在本市注册`."""
CITED_PART = re.compile(
    r"\s*(?:Section|Article|Part)\s+(?!\d{1,2}(?:\s*$|[.:]?\s+[A-Z][^.;]*$|[.:](?!\d)))", re.IGNORECASE
)
"""Section 1301(a) of the Act, Part 200.313 applies; Section 3: Costs and Part 2 are numbers of clauses."""
COUNTED = re.compile(
    r"\s*[一二三四五六七八九十][、．.][一二三四五六七八九十](?:等|级|类|档|期|层|楼|线|年级|季度)"
)
"""一、二等奖."""
TYPED_BULLET = re.compile(r"([•●▪◆◇➢❖·])\s*(?=[^\s•●▪◆◇➢❖·])|([-–—])\s+(?=\S)")
"""• 申请表; - a form."""
CAPTION = re.compile(rf"{TABLE_CAPTION.pattern}|{FIGURE_CAPTION.pattern}", re.IGNORECASE)
"""表1 支持标准, which heads a table and no clause."""
RUN_IN = re.compile(r"([^。！？]+。)\s*(?=\S)")
"""`申报条件。申报单位应当……`: a heading that its paragraph follows."""
IN_BRACKETS = re.compile(r"(【[^】]{2,16}】)\s*(?=\S)")
"""`【申报条件】申报单位应当……`."""
LABEL_HEADING = re.compile(r"([^，。；：:、《“（(]{2,10}[：:])\s*(?=\S)")
"""`申报条件：申报单位应当……`."""


@dataclass
class DraftClause:
    """A clause in the making."""

    number: TypedNumber | None
    place: Place
    heading: Passage | None = None
    text: list[Passage] = field(default_factory=list)
    clauses: list["DraftClause"] = field(default_factory=list)
    rank: float = LINE_RANK
    loose: bool = False
    """Whether its level or heading may be otherwise."""
    goes_on: bool = False
    """Whether it is a line behind a list, which goes on with the clause that holds the list."""

    def walk(self) -> list["DraftClause"]:
        """The clause and all inside it, in reading order."""
        return [self, *(inner for clause in self.clauses for inner in clause.walk())]

    @property
    def words(self) -> str:
        """Its own words."""
        return "\n".join(part.words for part in (self.heading, *self.text) if part)


@dataclass
class DraftText:
    """Running text in the making."""

    lead_in: list[Passage]
    clauses: list[DraftClause]

    def walk(self) -> list[DraftClause]:
        """All clauses, in reading order."""
        return [inner for clause in self.clauses for inner in clause.walk()]


def clauses_from(paragraphs: list[Paragraph]) -> DraftText:
    """The tree of clauses; text without any number or heading becomes clauses of a paragraph each."""
    text = DraftText([], [])
    stack: list[DraftClause] = []
    for paragraph in paragraphs:
        clause, rest = _opened(paragraph)
        behind_list = bool(stack) and stack[-1].rank == BULLET_RANK and (not clause or clause.number is None)
        if behind_list:
            while stack and stack[-1].rank == BULLET_RANK:
                stack.pop()
            clause = clause or DraftClause(None, paragraph.place, loose=True, goes_on=True)
        if clause:
            _put(clause, stack, text)
        if rest:
            _write(Passage(rest, paragraph), stack, text)
    if not any(clause.rank < LINE_RANK for clause in text.walk()) and len(text.lead_in) > 1:
        text = DraftText(text.lead_in[:1], [*_unnumbered(text.lead_in[1:]), *text.clauses])
    _find_headings(text.clauses, outermost=True)
    return text


def _unnumbered(passages: list[Passage]) -> list[DraftClause]:
    """Clauses of a text that nothing parts: a few words alone on a line head what follows."""
    results: list[DraftClause] = []
    for passage, following in zip_longest(passages, passages[1:]):
        words = passage.words
        heads = following and len(words) <= LONGEST_LINE_HEADING and not words.endswith(SENTENCE_ENDS)
        if heads:
            results.append(DraftClause(None, passage.place, heading=passage, loose=True))
        elif results and (results[-1].heading or passage.paragraph.table):
            results[-1].text.append(passage)
        else:
            results.append(DraftClause(None, passage.place, text=[passage], loose=True))
    return results


def _opened(paragraph: Paragraph) -> tuple[DraftClause | None, str]:
    """The clause that a paragraph opens, and its words without the number."""
    words = trimmed(paragraph)
    if paragraph.table:
        return None, words
    number, rest = _number_of(paragraph, words)
    if number:
        rank = number.rank if number.style in RANKS else BULLET_RANK
        loose = number.style == "other" and number.typed[0].isalnum()
        return DraftClause(number, paragraph.place, rank=rank, loose=loose), rest.strip()
    if _is_heading(paragraph, words):
        rank = BOLD_RANK if not paragraph.heading else paragraph.heading - 10.0
        if paragraph.notes:  # The mark of a note has a place in a text, not in a heading.
            return DraftClause(None, paragraph.place, rank=rank, loose=True), words
        heading = Passage(words, paragraph)
        return DraftClause(None, paragraph.place, heading=heading, rank=rank, loose=not paragraph.heading), ""
    if labelled_line(words):
        return DraftClause(None, paragraph.place), words
    return None, words


def _number_of(paragraph: Paragraph, words: str) -> tuple[TypedNumber | None, str]:
    """The number or bullet before a paragraph, automatic or typed, and the words behind it."""
    if paragraph.number:
        return shown_number(paragraph.number) or TypedNumber("other", 0, paragraph.number), words
    number, rest = number_at(words) if not _is_in_sentence(words) else (None, words)
    if not number and (bullet := TYPED_BULLET.match(words)):
        return TypedNumber("other", 0, bullet[1] or bullet[2]), words[bullet.end() :]
    return number, rest


def _is_in_sentence(words: str) -> bool:
    """Whether what looks like a number belongs to the sentence: Section 1301(a), 一、二等奖各1名."""
    return bool(CITED_PART.match(words) or COUNTED.match(words))


def _is_heading(paragraph: Paragraph, words: str) -> bool:
    short = 0 < len(words) <= LONGEST_HEADING and not words.endswith(SENTENCE_ENDS)
    short = short and not CAPTION.match(words) and not is_caption(words) and not paragraph.table
    return bool(paragraph.heading) or (
        short and (paragraph.bold or paragraph.centred) and not labelled_line(words)
    )


def _put(clause: DraftClause, stack: list[DraftClause], text: DraftText) -> None:
    """Put a clause at its level, and let it be the one that what follows belongs to."""
    level_at = next((at for at, above in enumerate(stack) if _style(above) == _style(clause)), None)
    if level_at is not None:
        del stack[level_at:]
    else:
        while stack and stack[-1].rank > clause.rank:
            stack.pop()
    (stack[-1].clauses if stack else text.clauses).append(clause)
    stack.append(clause)


def _style(clause: DraftClause) -> str:
    return f"{clause.number.style if clause.number else ''} {clause.rank}"


def _write(passage: Passage, stack: list[DraftClause], text: DraftText) -> None:
    (stack[-1].text if stack else text.lead_in).append(passage)


def _find_headings(clauses: list[DraftClause], *, outermost: bool) -> None:
    """Tell headings from texts; the last of items that end in semicolons is no heading either."""
    items = any(clause.words.endswith(("；", ";")) for clause in clauses)
    headed = []
    for clause in clauses:
        if not (items and clause.text and clause.text[0].words.endswith(("。", "."))):
            headed += [clause] if _find_heading(clause, outermost=outermost) else []
        _find_headings(clause.clauses, outermost=False)
    alike = len(clauses) > 1 and all(clause.heading for clause in clauses)
    for clause in headed:
        clause.loose |= not alike


def _find_heading(clause: DraftClause, *, outermost: bool) -> bool:
    """Tell a clause's heading from its text; gives whether it was cut out of a sentence's beginning."""
    if clause.heading or not clause.number or not clause.text or clause.rank == BULLET_RANK:
        return False
    first = clause.text[0]
    if first.place != clause.place or first.paragraph.place != clause.place or first.paragraph.notes:
        return False
    if named := IN_BRACKETS.match(first.words):
        clause.heading = Passage(named[1], first.paragraph)
        clause.text[0] = Passage(first.words[named.end() :].strip(), first.paragraph)
        return False
    if _stands_alone(clause, first.words, outermost=outermost):
        clause.heading = clause.text.pop(0)
        return False
    run_in = RUN_IN.match(first.words) or (LABEL_HEADING.match(first.words) if outermost else None)
    if run_in and _may_head(run_in[1]) and kind_of(run_in[1].rstrip("：:")) in ("", "deadline"):
        clause.heading = Passage(run_in[1], first.paragraph)
        clause.text[0] = Passage(first.words[run_in.end() :].strip(), first.paragraph)
        return True
    return False


def _stands_alone(clause: DraftClause, words: str, *, outermost: bool) -> bool:
    """Whether a numbered paragraph is nothing but a heading."""
    if (
        len(squeezed(words)) > LONGEST_HEADING
        or (re.search("[：:]", words) and kind_of(re.split("[：:]", words)[0]) in TOLD)
        or re.search("[。！？].|[，；@]|：.*。$|://", words)
    ):
        return False
    if clause.text[1:] or clause.clauses:
        return not words.endswith(("；", "，", "、", ";", ",")) and (
            outermost or not words.endswith(("：", ":"))
        )
    return outermost and not words.endswith(SENTENCE_ENDS) and "，" not in words


def _may_head(words: str) -> bool:
    return (
        len(words) <= LONGEST_RUN_IN and not DUTY.search(words) and not re.search("[，；《“]|[：:].", words)
    )


LEVEL = Message("whether these words are a heading, and of which level, was recognised by their form")
LONGEST_NAMED = 16


@dataclass(frozen=True)
class Clauses:
    """What turns draft clauses into data."""

    ids: dict[int, str]
    """Their ids by identity."""
    writer: TextBlocks
    levels: tuple[Numbering, ...]
    """How the language numbers clauses where the data does not say."""
    keys: dict[int, dict[str, Any]] = field(default_factory=dict)
    """Keys that a clause gets besides, `rules` or `no_rule`, by identity."""
    cited: frozenset[str] = frozenset()
    """Ids of clauses that something refers to: none of them becomes an item of a list."""

    def text_tree(self, text: DraftText) -> dict[str, Any]:
        """The keys of an outline: lead_in, numbering, clauses."""
        listed, clauses = self._listed(text.clauses)
        lead_in = [*self.writer.blocks(text.lead_in), *listed]
        return ({"lead_in": lead_in} if lead_in else {}) | self._inside(clauses, 1)

    def _inside(self, clauses: list[DraftClause], level: int) -> dict[str, Any]:
        if not clauses:
            return {}
        usual = self.levels[min(level, len(self.levels)) - 1]
        style = _numbering_style(clauses) or usual
        trees, count = [], 0
        for clause in clauses:
            count += clause.number is not None
            trees.append(self._clause(clause, level, printed_number(max(count, 1), style)))
        return ({"numbering": style} if style != usual else {}) | {"clauses": trees}

    def _clause(self, clause: DraftClause, level: int, generated: str) -> Any:
        tree: dict[str, Any] = {"id": self.ids[id(clause)]}
        if clause.number is None:
            tree["unnumbered"] = True
        elif clause.number.typed != generated:
            tree["number"] = clause.number.typed
        if clause.heading:
            tree["heading"] = self.writer.quoting.text(clause.heading)
        text = self.writer.blocks(clause.text)
        listed, clauses = self._listed(clause.clauses)
        if text or listed:
            tree["text"] = [*text, *listed]
        tree |= self.keys.get(id(clause), {})
        tree |= self._inside(clauses, level + 1)
        return Sourced(tree, (clause.place,), LEVEL if clause.loose else None)

    def _listed(self, clauses: list[DraftClause]) -> tuple[list[Any], list[DraftClause]]:
        """The lists at the beginning of some clauses with the lines behind each, and the clauses left."""
        lines = list(takewhile(lambda clause: clause.goes_on or _bullet(clause), clauses))
        blocks: list[Any] = []
        at = 0
        while at < len(lines) and all(map(self._is_line, lines)):
            clause = lines[at]
            if clause.goes_on:
                blocks += self.writer.blocks(clause.text)
                at += 1
                continue
            bullet = clause.number.typed if clause.number else ""
            items = next(list(same) for _, same in groupby(lines[at:], key=_bullet))
            made: dict[str, Any] = {"kind": "list", **({"bullet": bullet} if bullet != BULLET else {})}
            made |= {"items": self.writer.items(item.text for item in items)}
            blocks.append(Sourced(made, (clause.place,)))
            at += len(items)
        return blocks, clauses[at:]

    def _is_line(self, clause: DraftClause) -> bool:
        """Whether a clause is an item of a list, or goes on behind one, and nothing refers to it."""
        if id(clause) in self.keys or self.ids[id(clause)] in self.cited or clause.clauses or clause.heading:
            return False
        parts = [passage.paragraph for passage in clause.text]
        plain = not any(part.table or part.pictures for part in parts)
        return clause.goes_on or bool(_bullet(clause) and parts and plain)


def _bullet(clause: DraftClause) -> str:
    """The bullet before a clause; empty where it has a number or nothing."""
    typed = clause.number.typed if clause.number and clause.rank == BULLET_RANK else ""
    return typed if len(typed) == 1 and not typed.isalnum() else ""


def name_clauses(text: DraftText, names: Names) -> dict[int, str]:
    """An id for every clause by identity: from its heading or label, else from the clause around it."""
    ids: dict[int, str] = {}
    for clause in text.clauses:
        _name(clause, "", names, ids)
    return ids


def _name(clause: DraftClause, outer: str, names: Names, ids: dict[int, str]) -> None:
    about = HEADINGS if clause.heading else ALL
    ids[id(clause)] = names.give(_naming_words(clause), outer or "clause", outer, about)
    for inner in clause.clauses:
        _name(inner, ids[id(clause)], names, ids)


def _naming_words(clause: DraftClause) -> str:
    """Words that tell what a clause is about: its heading, its label, or all of it where it is short."""
    if clause.heading:
        return clause.heading.words
    words = clause.text[0].words if clause.text else ""
    if pair := PAIR.match(words):
        return pair["label"]
    return words if len(squeezed(words)) <= LONGEST_NAMED and term_for(words) else ""


def _numbering_style(clauses: list[DraftClause]) -> Numbering | None:
    """The style that most of the numbered ones have, if the model can make it."""
    styles = Counter(clause.number.style for clause in clauses if clause.number and clause.number.generated)
    if not styles:
        return None
    most = styles.most_common(1)[0][0]
    return next(level for level in FORMS if level == most)
