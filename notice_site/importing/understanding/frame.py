"""What stands around the text of a notice. In: its blocks. Out: `Frame`, head and foot told from the body."""

import re
from dataclasses import dataclass, field
from typing import Any

from notice_site.importing.blocks import Block, Paragraph
from notice_site.importing.understanding.annexes import annex_label, annex_number
from notice_site.importing.understanding.blocks import (
    SUBTITLE,
    as_lines,
    in_long_table,
    paragraphs_in,
    squeezed,
    trimmed,
)
from notice_site.importing.understanding.clauses import Passage
from notice_site.importing.understanding.draft import Found
from notice_site.language.clause_numbers import number_at
from notice_site.language.language import is_only_a_date
from notice_site.language.pack import SpokenSpan
from notice_site.problem import Message
from notice_site.reading.references import literal

TYPES = ("通知", "公告", "通告", "公示", "启事", "意见", "办法", "方案", "指南", "函")
TITLE_END = re.compile(rf"({'|'.join(TYPES)})\s*(?:[（(].{{1,12}}[）)])?$")
TITLE_START = re.compile(r"(?:Call|Invitation|Request|Notice|Announcement) (?:for|to|of)\b", re.IGNORECASE)
HEAD_LABEL = re.compile(r"[\u4e00-\u9fff]{2,6}\s*[：:]\s*[^。；，]{1,40}")
"""A line of the frame that web sites put around a document: 发布机构：…."""
NUMBER_LABEL = re.compile(r"(?:发文)?[字文]号\s*[：:]\s*")
NUMBER = re.compile(
    r"(?P<code>[^\s\d〔\[［（(]{1,12})[〔\[［（(](?P<year>(?:19|20)\d\d)[〕\]］）)]第?0*(?P<sequence>\d{1,4})号"
)
INDEX = re.compile(r"索\s*引\s*号\s*[：:]\s*(\S+)")
DISCLOSURE = re.compile(
    r"[（(]?(?:信息)?公开(?:方式|形式|属性|类别)?\s*[：:]\s*([^）)\s]+)[）)]?|[（(]此件([^）)]*公开[^）)]*)[）)]"
)
MASTHEAD = re.compile(r"\S{2,30}文件")
COPIES = re.compile(r"抄\s*送\s*[：:]\s*(.+?)。?")
PRINTED = re.compile(r"(?P<by>\S{3,30}?)\s*(?P<on>(?:19|20)\d\d年\d{1,2}月\d{1,2}日)\s*印发")
LEADS_IN = re.compile(r"(?:如下|下列|以下)[^，；]{0,12}[：:]$|^(?:根据|按照|依据|为|经|现)")
CLOSING = re.compile(r"(?:特此|专此|以上(?:通知|事项)|本通知自|This notice )")
LONGEST_ISSUER = 30
BODY = re.compile(
    r"(?:局|委|办|厅|部|院|校|大学|[中小]学|幼儿园|(?<![明训谈讲讨审览晚])会|中心|政府|公司|集团|处|科|室|股|组|队|所|站"
    r"|馆|社|团|银行|[支分]行|联盟|联社|法院|署|司|专班|指挥部|书院|文联|残联|妇联|科协|工商联|社联)$"
    r"|\b(?:council|office|department|agency|board|committee|commission|ministry|foundation|university|college|school"
    r"|institute|trust|authority|bureau|cent(?:re|er)|administration|association|society|fund|company|ltd|inc|secretariat"
    r"|government|directorate|service|partnership|academy|union|bank)\b",
    re.IGNORECASE,
)
"""How a body's name ends, 青山区民政局, or a word of it: Riverton Arts Council. Other lines do not end so:
特此通知, 此件公开发布, 申报系统."""
DEPARTMENT = re.compile(r"(?:科|股|(?<!办公)室|(?<!办事)处|组|队|所|站|馆|中心)$")
"""The last word of what is mostly a part of a body: 社会组织管理科."""
IN_BRACKETS = re.compile(r"[（(][^（）()]*[）)]$")
"""What stands behind a name: 青山区民政局（盖章）."""
NO_NAME = re.compile(
    r"[，。；：:《》@/\d]|www\.|^(?:联系|咨询|受理|报送|递交|寄送|收件|地址|地点|通讯|通信|监督|投诉|主送|抄送)",
    re.IGNORECASE,
)
"""What no name of a body has, and lines of contacts do: 传真：020-87654321, office@example.gov.cn, 地址 …"""
MOST_TITLE_LINES = 6
ENDS = ("。", "；", "：", "，", "！", ".", ";", ":", ",")


@dataclass
class Frame:
    """A notice taken apart. A part that the source lacks is empty."""

    title: list[Paragraph] = field(default_factory=list)
    title_is_sure: bool = True
    number: Paragraph | None = None
    index: Paragraph | None = None
    masthead: Paragraph | None = None
    subtitle: Paragraph | None = None
    """A line in brackets under the title."""
    labelled: list[Paragraph] = field(default_factory=list)
    """Lines above the title that only a web site's frame has; no data is made of them."""
    recipients: Paragraph | None = None
    body: list[Paragraph] = field(default_factory=list)
    closing: list[Paragraph] = field(default_factory=list)
    annex_list: list[Paragraph] = field(default_factory=list)
    issuers: list[Paragraph] = field(default_factory=list)
    signed: tuple[SpokenSpan, Paragraph] | None = None
    disclosure: Paragraph | None = None
    copies: Paragraph | None = None
    printed: Paragraph | None = None
    behind: list[Paragraph] = field(default_factory=list)
    """Lines below the date."""


def frame_of(blocks: tuple[Block, ...]) -> Frame:
    """The parts of a notice without its annexes; a table is read as lines."""
    lines: list[Paragraph] = []
    for block in blocks:
        if isinstance(block, Paragraph):
            lines.append(block)
        else:
            lines += as_lines(block) if lines else filter(_is_written, paragraphs_in((block,)))
    frame = Frame()
    rest = _without_foot(_without_head(lines, frame), frame)
    while rest and CLOSING.match(trimmed(rest[-1])) and not number_at(trimmed(rest[-1]))[0]:
        frame.closing.insert(0, rest.pop())
    frame.body = rest
    return frame


def _is_written(line: Paragraph) -> bool:
    return bool(squeezed(line.text))


def _without_head(lines: list[Paragraph], frame: Frame) -> list[Paragraph]:
    """Take off what stands above the text."""
    at = 0
    while at < len(lines) and _takes(lines[at], frame):
        at += 1
    ends = next(
        (
            end
            for end in range(at, min(at + MOST_TITLE_LINES, len(lines)))
            if _ends_title(lines[at : end + 1])
        ),
        None,
    )
    if ends is None:
        ends = _looks_like_title(lines, at)
        frame.title_is_sure = False
    if ends == at + 1 and frame.masthead is None and TITLE_START.match(trimmed(lines[ends])):
        frame.masthead, at = lines[at], ends
    frame.title = lines[at : ends + 1]
    at = ends + 1
    while at < len(lines) and _takes(lines[at], frame):
        at += 1
    if at + 1 < len(lines) and (span := is_only_a_date(trimmed(lines[at]))):
        frame.signed, at = (span, lines[at]), at + 1
    if at < len(lines) and _addresses(lines[at]):
        frame.recipients = lines[at]
        at += 1
    return lines[at:]


def _takes(line: Paragraph, frame: Frame) -> bool:
    """Whether a line around the title is the number, the index, the body's mark or a line under the title."""
    words = trimmed(line)
    if frame.number is None and NUMBER.fullmatch(squeezed(NUMBER_LABEL.sub("", words))):
        frame.number = line
    elif frame.index is None and INDEX.fullmatch(words):
        frame.index = line
    elif frame.masthead is None and not frame.title and MASTHEAD.fullmatch(squeezed(words)):
        frame.masthead = line
    elif frame.subtitle is None and frame.title and SUBTITLE.fullmatch(words):
        frame.subtitle = line
    elif not frame.title and HEAD_LABEL.fullmatch(words):
        frame.labelled.append(line)
    else:
        return False
    return True


def _ends_title(lines: list[Paragraph]) -> bool:
    words = trimmed(lines[-1])
    ordinary = all(not trimmed(line).endswith(ENDS) and not number_at(trimmed(line))[0] for line in lines)
    ends = TITLE_END.search(words) or TITLE_START.match(words)
    return ordinary and bool(ends) and len("".join(map(trimmed, lines))) <= 120


def _looks_like_title(lines: list[Paragraph], at: int) -> int:
    """The last line of a title that no word ends: of those set alike from the first on; -1 for none."""
    if (
        at >= len(lines)
        or trimmed(lines[at]).endswith(("。", "：", "；"))
        or number_at(trimmed(lines[at]))[0]
    ):
        return at - 1
    first, last = lines[at], at
    if not (first.centred or first.bold or first.heading or first.size):
        return at if len(trimmed(first)) <= 100 else at - 1
    marks = (first.centred, first.bold, first.heading, first.size)
    while last + 1 < len(lines) and last - at < MOST_TITLE_LINES:
        line = lines[last + 1]
        if (
            (line.centred, line.bold, line.heading, line.size) != marks
            or number_at(trimmed(line))[0]
            or _addresses(line)
        ):
            break
        last += 1
    return last


def _addresses(line: Paragraph) -> bool:
    words = trimmed(line)
    return (
        words.endswith(("：", ":"))
        and len(words) <= 160
        and "。" not in words
        and not LEADS_IN.search(words)
        and not number_at(words)[0]
        and not line.number
    )


def _without_foot(lines: list[Paragraph], frame: Frame) -> list[Paragraph]:
    """Take off what stands below the text."""
    found = [(at, span) for at, line in enumerate(lines) if (span := is_only_a_date(trimmed(line)))]
    kept = list(lines)
    if found:
        at, span = found[-1]
        frame.signed = (span, lines[at])
        frame.behind = [line for line in lines[at + 1 :] if not _imprints(line, frame)]
        kept = lines[:at]
        while (
            kept
            and len(frame.issuers) < 6
            and _is_issuer(kept[-1], frame)
            and not in_long_table(kept[-1], lines)
        ):
            frame.issuers.insert(0, kept.pop())
    kept = _without_annex_list(kept, frame)
    if not frame.annex_list:
        frame.behind = _without_annex_list(frame.behind, frame)
    return kept


def _imprints(line: Paragraph, frame: Frame) -> bool:
    words = trimmed(line)
    for key, pattern in (("disclosure", DISCLOSURE), ("copies", COPIES), ("printed", PRINTED)):
        if getattr(frame, key) is None and pattern.fullmatch(words):
            setattr(frame, key, line)
            return True
    return False


def _is_issuer(line: Paragraph, frame: Frame) -> bool:
    """Whether a line above the date, or above an issuer, names bodies that sign."""
    words = trimmed(line)
    plain = (
        not words.endswith(ENDS) and not line.number and not number_at(words)[0] and not annex_label(words)
    )
    if not plain or len(squeezed(words)) > LONGEST_ISSUER or NO_NAME.search(words):
        return False
    return all(_signs(name.strip(), frame) for name in SEVERAL.split(words) if name.strip())


def _signs(name: str, frame: Frame) -> bool:
    """Whether a name is that of a body which title, number, masthead or the place of the seal supports."""
    bare = IN_BRACKETS.sub("", squeezed(name))
    title, issued = squeezed("".join(map(trimmed, frame.title))), frame.masthead
    heads = (
        title.partition("关于")[0] if "关于" in title else "",
        squeezed(trimmed(issued)) if issued else "",
    )
    if bare and any(bare in head for head in heads):
        return True
    if not bare or not BODY.search(bare if SPACED.fullmatch(name) or not name.isascii() else name):
        return False
    is_at_seal = not frame.issuers
    return is_at_seal or not DEPARTMENT.search(bare) or _abbreviates(frame.number, bare)


def _abbreviates(number: Paragraph | None, name: str) -> bool:
    """Whether the agency's code of a number is an abbreviation of the name: 青民 of 青山区民政局."""
    found = number and NUMBER.fullmatch(squeezed(NUMBER_LABEL.sub("", trimmed(number))))
    if not found:
        return False
    letters = iter(name)
    return all(letter in letters for letter in found["code"])


def _without_annex_list(lines: list[Paragraph], frame: Frame) -> list[Paragraph]:
    """附件：1.…, 2.… at the end of the text."""
    start = next(
        (at for at in range(len(lines) - 1, max(len(lines) - 30, -1), -1) if _heads_list(lines, at)), None
    )
    if start is None:
        return lines
    end = start + 1
    while end < len(lines) and (
        lines[end].number or number_at(trimmed(lines[end]))[0] or annex_label(trimmed(lines[end]))
    ):
        end += 1
    frame.annex_list = lines[start:end]
    return [*lines[:start], *lines[end:]]


def _heads_list(lines: list[Paragraph], at: int) -> bool:
    """附件： before a title, 附件 alone before 1.…, 附件1. before a title with 2.… or nothing below it."""
    found = annex_label(trimmed(lines[at]))
    if not found:
        return False
    if found["number"]:
        following = trimmed(lines[at + 1]) if at + 1 < len(lines) else ""
        goes_on = not following or number_at(following)[0] or annex_label(following)
        return bool(annex_number(found["number"]) == 1 and found["title"] and found["mark"] and goes_on)
    following = "".join(line.number + trimmed(line) for line in lines[at + 1 : at + 2])
    first = number_at(following)[0]
    return bool(re.match("[：:]", found["mark"] or "") or (not found["title"] and first and first.value == 1))


TITLE = Message("no word such as 通知 ends it; it was told by its place above the text")
LINES = Message("the lines are those of the source; break it where its meaning allows")
OURS = Message(
    "these words are yours: write for whom the call is and what it gives, in one or two plain sentences"
)
MASTHEAD_LINE = Message("nobody signs below the text; the name is from the head of the document")
ANNOUNCES = re.compile("现(?!有|行|代|场|状)|决定")
SENTENCE = re.compile(r"[^。]+。")
SEVERAL = re.compile(r"\s{2,}|\u3000+|\t")
SPACED = re.compile(r"[\u4e00-\u9fff](?: [\u4e00-\u9fff])+")
WORD = re.compile(r"[A-Za-z]")


def head_tree(frame: Frame) -> dict[str, Any]:
    """The keys from `document_type` to `recipients`, as far as they are there."""
    title = _joined(frame.title)
    ends = TITLE_END.search(title)
    tree: dict[str, Any] = {"document_type": ends[1]} if ends else {}
    places = tuple(line.place for line in frame.title)
    guess = None if frame.title_is_sure else TITLE
    tree["title"] = Found(literal(title), places, guess) if title else None
    lines = [line.strip() for part in frame.title for line in part.text.splitlines() if line.strip()]
    if len(lines) > 1 and "".join(lines) == title:
        tree["title_lines"] = Found([literal(line) for line in lines], places, LINES)
    if frame.number and (match := NUMBER.fullmatch(squeezed(NUMBER_LABEL.sub("", trimmed(frame.number))))):
        parts = {"agency_code": match["code"], "year": int(match["year"]), "sequence": int(match["sequence"])}
        tree["document_number"] = Found(parts, (frame.number.place,))
    if frame.index and (match := INDEX.fullmatch(trimmed(frame.index))):
        tree["index_number"] = _found(match[1], frame.index)
    if frame.masthead:
        tree["masthead"] = _found(trimmed(frame.masthead), frame.masthead)
    if frame.recipients:
        tree["recipients"] = _found(trimmed(frame.recipients), frame.recipients)
    return tree


def subtitle_tree(frame: Frame) -> dict[str, Any]:
    """The line under the title, which the data keeps with the text."""
    return {"subtitle": _found(trimmed(frame.subtitle), frame.subtitle)} if frame.subtitle else {}


def issuers_of(frame: Frame) -> list[Any]:
    """Who signs; left empty where nobody does."""
    names = [
        (name.strip(), line)
        for line in frame.issuers
        for name in SEVERAL.split(trimmed(line))
        if name.strip()
    ]
    if not names and frame.masthead:
        name = trimmed(frame.masthead).removesuffix("文件")
        return [{"id": "office", "name": Found(literal(name), (frame.masthead.place,), MASTHEAD_LINE)}]
    if not names:
        return [{"id": "office", "name": None}]
    issuers: list[Any] = []
    for at, (name, line) in enumerate(names, 1):
        role = {"role": "joint"} if at > 1 else {}
        key = "office" if len(names) == 1 else f"office-{at}"
        issuers.append(Found({"id": key, "name": literal(_closed_up(name)), **role}, (line.place,)))
    return issuers


def description_of(frame: Frame, lead_in: list[Passage]) -> Any:
    """The sentence of the lead-in that announces the call, else the title: a person writes a better one."""
    for passage in lead_in:
        for sentence in SENTENCE.findall(passage.words):
            if ANNOUNCES.search(sentence) and not sentence.endswith(("如下。", "如下：")):
                return Found(literal(sentence.strip()), (passage.place,), OURS)
    title = _joined(frame.title)
    return Found(literal(title), tuple(line.place for line in frame.title), OURS) if title else None


def foot_tree(frame: Frame) -> dict[str, Any]:
    """How it is made public, and the imprint."""
    tree: dict[str, Any] = {}
    if frame.disclosure and (match := DISCLOSURE.fullmatch(trimmed(frame.disclosure))):
        tree["disclosure"] = _found(match[1] or match[2], frame.disclosure)
    if frame.printed and (match := PRINTED.fullmatch(trimmed(frame.printed))):
        copies = COPIES.fullmatch(trimmed(frame.copies)) if frame.copies else None
        imprint: dict[str, Any] = {"copy_to": [literal(copies[1])]} if copies else {}
        tree["imprint"] = Found(
            {**imprint, "printed_by": literal(match["by"]), "printed_on": match["on"]}, (frame.printed.place,)
        )
    return tree


def _closed_up(name: str) -> str:
    """A name without the blanks that stretch it: 教 务 处."""
    return squeezed(name) if SPACED.fullmatch(name) else name


def _found(words: str, line: Paragraph) -> Found:
    return Found(literal(words), (line.place,))


def _joined(lines: list[Paragraph]) -> str:
    """Lines of a title as one; Latin words keep a blank between them."""
    title = ""
    for line in lines:
        words = trimmed(line)
        latin = title and WORD.match(words[:1]) and WORD.match(title[-1])
        title += f" {words}" if latin else words
    return title
