"""What is below the text of a notice. In: the lines below its head. Out: `Foot`, the lines of the text.

A line above the date signs only where something supports it: the title, the number, the address line, or
its place at the side. What nothing supports stays in the text, and is asked about.
"""

import re
from dataclasses import dataclass, field
from typing import Any

from notice_site.importing.blocks import Paragraph, in_long_table, squeezed, trimmed
from notice_site.importing.understanding.annex_labels import annex_label, annex_number, is_entry, next_number
from notice_site.importing.understanding.draft import Sourced
from notice_site.importing.understanding.head import ENDS, Head
from notice_site.importing.understanding.labels import labelled_line
from notice_site.language.clause_numbers import number_at
from notice_site.language.language import is_only_a_date
from notice_site.language.pack import SpokenSpan
from notice_site.problem import Message
from notice_site.reading.references import literal

DISCLOSURE = re.compile(
    r"[（(]?(?:信息)?公开(?:方式|形式|属性|类别)?\s*[：:]\s*([^）)\s]+)[）)]?|[（(]此件([^）)]*公开[^）)]*)[）)]"
)
"""公开方式：主动公开; （此件公开发布）."""
COPIES = re.compile(r"抄\s*送\s*[：:]\s*(.+?)。?")
"""抄送：区财政局。"""
PRINTED = re.compile(r"(?P<by>\S{3,30}?)\s*(?P<on>(?:19|20)\d\d年\d{1,2}月\d{1,2}日)\s*印发")
"""某某区科学技术局办公室 2030年9月1日印发."""
CLOSING = re.compile(r"(?:特此|专此|以上(?:通知|事项)|本通知自|This notice )")
"""特此通知。"""
BODY = re.compile(
    r"(?:局|委|办|厅|部|院|校|大学|[中小]学|幼儿园|(?<![明训谈讲讨审览晚])会|中心|政府|公司|集团|处|科|室|股|组|队|所|站"
    r"|馆|社|团|银行|[支分]行|联盟|联社|法院|署|司|专班|指挥部|书院|文联|残联|妇联|科协|工商联|社联|基金|街道|镇|乡|村"
    r"|园区|开发区|高新区|新区|基地)$"
    r"|\b(?:council|office|department|agency|board|committee|commission|ministry|foundation|university|college|school"
    r"|institute|trust|authority|bureau|cent(?:re|er)|administration|association|society|fund|company|ltd|inc|secretariat"
    r"|government|directorate|service|partnership|academy|union|bank)\b",
    re.IGNORECASE,
)
"""How a body's name ends, 青山区民政局, or a word of it: Riverton Arts Council. Other lines do not end so:
特此通知, 此件公开发布, 申报系统."""
DEPARTMENT = re.compile(r"(?:科|股|(?<!办公)室|(?<!办事)处|组|队|所|站|馆|中心|窗口)$")
"""The last word of what is usually a part of a body: 社会组织管理科."""
NO_NAME = re.compile(
    r"^[（(]|[，。；：:《》“”？！@/]|www\.|\d(?!.*(?:委|会|局|校|学|院)$)"
    r"|^(?:联系|咨询|受理|报送|递交|寄送|收件|地址|地点|通讯|通信|监督|投诉|主送|抄送)",
    re.IGNORECASE,
)
"""What no name of a body has, and lines of contacts do: 传真020-87654321, office@example.gov.cn, 地址 …"""
SEALED = re.compile(r"\s*[（(](?:盖章|公章|印章|印)[）)]\s*$")
"""`青山区民政局（盖章）`."""
SEVERAL = re.compile(r"\s{2,}|\u3000+|\t")
"""White space between bodies that sign side by side: `民政局　财政局`."""
SPACED = re.compile(r"[\u4e00-\u9fff](?: [\u4e00-\u9fff])+")
"""教 务 处."""
MARGIN = re.compile(r"[ \u3000\u00a0]{6,}|\t")
"""White space that moves a line to the side: `        民政局`."""
LETTER_KINDS = re.compile(r"[函发字办]+$")
"""The kind of document behind an agency's code: 青民函."""
LONGEST_ISSUER = 30
LONGEST_LABEL = 16
LONGEST_ENTRY = 60
MOST_ISSUERS = 6
LAST_LINES = 30

MASTHEAD_LINE = Message("nobody signs below the text; the name is from the head of the document")
BY_PLACE = Message("nothing but its place above the date says that this body signs")


@dataclass
class Foot:
    """What is below the text. A part that the source lacks is empty."""

    closing: list[Paragraph] = field(default_factory=list)
    annex_list: list[Paragraph] = field(default_factory=list)
    issuers: list[Paragraph] = field(default_factory=list)
    issuers_are_sure: bool = True
    doubtful: str = ""
    """A line above the signature that is a body's name and stays in the text."""
    signed: tuple[SpokenSpan, Paragraph] | None = None
    disclosure: Paragraph | None = None
    copies: Paragraph | None = None
    printed: Paragraph | None = None
    behind: list[Paragraph] = field(default_factory=list)
    """Lines below the date that are none of these."""

    def issuer_trees(self, head: Head) -> list[Any]:
        """Who signs; left empty where nobody does."""
        names = [(name, line) for line in self.issuers for name in _names(line)]
        if not names and head.masthead:
            name = trimmed(head.masthead).removesuffix("文件")
            return [{"id": "office", "name": Sourced(literal(name), (head.masthead.place,), MASTHEAD_LINE)}]
        if not names:
            return [{"id": "office", "name": None}]
        guess = None if self.issuers_are_sure else BY_PLACE
        if self.doubtful:
            guess = Message(
                "“{words}” above the signature was left in the text: if this body signs too, move it here",
                words=self.doubtful,
            )
        issuers: list[Any] = []
        for at, (name, line) in enumerate(names, 1):
            tree = {"id": "office" if len(names) == 1 else f"office-{at}", "name": literal(name)}
            tree |= {"role": "joint"} if at > 1 else {}
            issuers.append(Sourced(tree, (line.place,), guess if at == 1 else None))
        return issuers

    def tree(self) -> dict[str, Any]:
        """How the notice is made public, and the imprint."""
        tree: dict[str, Any] = {}
        if self.disclosure and (match := DISCLOSURE.fullmatch(trimmed(self.disclosure))):
            tree["disclosure"] = Sourced(literal(match[1] or match[2]), (self.disclosure.place,))
        if self.printed and (match := PRINTED.fullmatch(trimmed(self.printed))):
            copies = COPIES.fullmatch(trimmed(self.copies)) if self.copies else None
            imprint: dict[str, Any] = {"copy_to": [literal(copies[1])]} if copies else {}
            imprint |= {"printed_by": literal(match["by"]), "printed_on": match["on"]}
            tree["imprint"] = Sourced(imprint, (self.printed.place,))
        return tree


def foot_of(lines: list[Paragraph], head: Head) -> tuple[Foot, list[Paragraph]]:
    """What is below the text, and the lines of the text."""
    foot = Foot()
    text = list(lines)
    if date := _date_below(lines):
        at, foot.signed = date
        foot.behind = [line for line in lines[at + 1 :] if not _imprints(line, foot)]
        text = _without_issuers(lines[:at], foot, head)
    elif lines and _may_sign(lines[-1]) and _is_body(lines[-1]) and _stands_aside(lines[-1]):
        text = _without_issuers(lines, foot, head)
    text = _without_annex_list(text, foot)
    if not foot.annex_list:
        foot.behind = _without_annex_list(foot.behind, foot)
    while text and CLOSING.match(trimmed(text[-1])) and not number_at(trimmed(text[-1]))[0]:
        foot.closing.insert(0, text.pop())
    return foot, text


def _date_below(lines: list[Paragraph]) -> tuple[int, tuple[SpokenSpan, Paragraph]] | None:
    """The last line that is a date and no value of a label; no clause follows the date of a signature."""
    for at in range(len(lines) - 1, -1, -1):
        words = trimmed(lines[at])
        number, _ = number_at(words)
        if number and number.style in ("chinese", "chapter", "article") and not annex_label(words):
            return None
        span = is_only_a_date(words)
        if span and not (at and _is_bare_label(lines[at - 1])):
            return at, (span, lines[at])
    return None


def _imprints(line: Paragraph, foot: Foot) -> bool:
    """Keep a line of the imprint; gives whether it was one."""
    words = trimmed(line)
    for key, pattern in (("disclosure", DISCLOSURE), ("copies", COPIES), ("printed", PRINTED)):
        if getattr(foot, key) is None and pattern.fullmatch(words):
            setattr(foot, key, line)
            return True
    return False


def _without_issuers(lines: list[Paragraph], foot: Foot, head: Head) -> list[Paragraph]:
    """Take the bodies that sign off the end of the lines, the lowest first."""
    text = list(lines)
    while text and len(foot.issuers) < MOST_ISSUERS and _may_sign(text[-1]):
        line = text[-1]
        if in_long_table(line, lines) or (len(text) > 1 and _is_bare_label(text[-2])):
            break
        named = _is_named(line, head)
        signs = _signs_with(line, foot.issuers[0], named) if foot.issuers else named or _signs_here(line)
        if not signs:
            foot.doubtful = trimmed(line) if foot.issuers and _is_body(line) else ""
            break
        foot.issuers_are_sure &= (
            named or _stands_aside(line) or (not foot.issuers and _is_labelled(line, lines))
        )
        foot.issuers.insert(0, text.pop())
    return text


def _is_bare_label(line: Paragraph) -> bool:
    """电子邮箱： without its value."""
    words = trimmed(line)
    return words.endswith(("：", ":")) and len(words) <= LONGEST_LABEL


def _names(line: Paragraph) -> list[str]:
    """The bodies of a line, without the white space that stretches a name."""
    pieces = (piece.strip() for piece in SEVERAL.split(trimmed(line)))
    return [squeezed(piece) if SPACED.fullmatch(piece) else piece for piece in pieces if piece]


def _may_sign(line: Paragraph) -> bool:
    """Whether a line can be a name, or several side by side."""
    words = trimmed(line)
    plain = not words.endswith(ENDS) and not line.number and not annex_label(words)
    if not plain or number_at(words)[0] or labelled_line(words) or CLOSING.match(words):
        return False
    return all(len(name) <= LONGEST_ISSUER and not NO_NAME.search(name) for name in _names(line))


def _is_body(line: Paragraph) -> bool:
    return all(BODY.search(SEALED.sub("", name)) for name in _names(line))


def _stands_aside(line: Paragraph) -> bool:
    """Whether a line is where a seal is put: at the side, or with a word for the seal."""
    return line.right or line.centred or bool(MARGIN.match(line.text) or SEALED.search(trimmed(line)))


def _signs_here(line: Paragraph) -> bool:
    return _is_body(line) or _stands_aside(line)


def _is_named(line: Paragraph, head: Head) -> bool:
    """Whether the masthead, the beginning of the title or the code of the number names the body."""
    code = LETTER_KINDS.sub("", head.agency_code)
    names = [squeezed(SEALED.sub("", name)) for name in _names(line)]
    return all(head.names(name) or _abbreviates(code, name) for name in names)


def _is_labelled(line: Paragraph, lines: list[Paragraph]) -> bool:
    """Whether another line, such as that of the address, names the body."""
    text = "".join(squeezed(other.text) for other in lines if other is not line)
    return all(squeezed(SEALED.sub("", name)) in text for name in _names(line))


def _abbreviates(code: str, name: str) -> bool:
    """Whether the characters of 青民 are in 青山区民政局, in order."""
    characters = iter(name)
    return len(code) > 1 and all(character in characters for character in code)


def _signs_with(line: Paragraph, below: Paragraph, named: bool) -> bool:
    """Whether a body signs above another one: it is no part of it, and is where that one stands."""
    upper, lower = squeezed(trimmed(line)), squeezed(trimmed(below))
    part = upper.startswith(lower) or (DEPARTMENT.search(upper) and not named)
    return _is_body(line) and not part and _stands_aside(line) == _stands_aside(below)


def _without_annex_list(lines: list[Paragraph], foot: Foot) -> list[Paragraph]:
    """Take 附件：1.…, 2.… off the end of the text."""
    last_lines = range(len(lines) - 1, max(len(lines) - LAST_LINES, -1), -1)
    start = next((at for at in last_lines if _heads_list(lines, at)), None)
    if start is None:
        return lines
    end = start + 1
    while end < len(lines) and _goes_on(lines[start:end], lines[end]):
        end += 1
    foot.annex_list = lines[start:end]
    return [*lines[:start], *lines[end:]]


def _heads_list(lines: list[Paragraph], at: int) -> bool:
    """附件： before a title, 附件 alone before 1.…, 附件1. before a title with 2.… or nothing below it."""
    label = annex_label(trimmed(lines[at]))
    if not label:
        return False
    following = "".join(_numbered(line) for line in lines[at + 1 : at + 2])
    number = annex_number(label["number"] or label["english"])
    if number:
        goes_on = not following or is_entry(following, 2) or annex_label(following)
        return bool(number == 1 and label["title"] and label["mark"] and goes_on)
    return bool(re.match("[：:]", label["mark"] or "") or (not label["title"] and is_entry(following, 1)))


def _numbered(line: Paragraph) -> str:
    return line.number + trimmed(line)


def _goes_on(listed: list[Paragraph], line: Paragraph) -> bool:
    """Whether a line is the next entry of a list, or goes on with the last one."""
    words = _numbered(line)
    if annex_label(words) or line.number:
        return True
    number = next_number([_numbered(entry) for entry in listed])
    if number:
        last = _numbered(listed[-1])
        return is_entry(words, number) or _is_open(last)
    short = len(words) <= LONGEST_ENTRY and not words.endswith(ENDS)
    plain = not labelled_line(words) and not CLOSING.match(words) and not number_at(words)[0]
    return (short and plain and not _is_body(line)) or is_entry(words, 1)


def _is_open(words: str) -> bool:
    """Whether a bracket is not yet closed."""
    return words.count("《") > words.count("》") or words.count("（") > words.count("）")
