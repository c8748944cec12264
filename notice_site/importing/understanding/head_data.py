"""Head and foot of a notice as the data has them. In: its frame. Out: title, number, recipients, issuers,
imprint.
"""

import re
from typing import Any

from notice_site.importing.blocks import Paragraph
from notice_site.importing.understanding.clauses import Passage
from notice_site.importing.understanding.draft import Found
from notice_site.importing.understanding.frame import (
    COPIES,
    DISCLOSURE,
    INDEX,
    NUMBER,
    NUMBER_LABEL,
    PRINTED,
    TITLE_END,
    Frame,
)
from notice_site.importing.understanding.plain_blocks import squeezed, trimmed
from notice_site.problem import Message
from notice_site.reading.references import literal

TITLE = Message("no word such as 通知 ends it; it was told by its place above the text")
LINES = Message("the lines are those of the source; break it where its meaning allows")
OURS = Message(
    "these words are yours: write for whom the call is and what it gives, in one or two plain sentences"
)
MASTHEAD = Message("nobody signs below the text; the name is from the head of the document")
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
    if frame.number and (found := NUMBER.fullmatch(squeezed(NUMBER_LABEL.sub("", trimmed(frame.number))))):
        parts = {"agency_code": found["code"], "year": int(found["year"]), "sequence": int(found["sequence"])}
        tree["document_number"] = Found(parts, (frame.number.place,))
    if frame.index and (found := INDEX.fullmatch(trimmed(frame.index))):
        tree["index_number"] = _found(found[1], frame.index)
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
        return [{"id": "office", "name": Found(literal(name), (frame.masthead.place,), MASTHEAD)}]
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
    if frame.disclosure and (found := DISCLOSURE.fullmatch(trimmed(frame.disclosure))):
        tree["disclosure"] = _found(found[1] or found[2], frame.disclosure)
    if frame.printed and (found := PRINTED.fullmatch(trimmed(frame.printed))):
        copies = COPIES.fullmatch(trimmed(frame.copies)) if frame.copies else None
        imprint: dict[str, Any] = {"copy_to": [literal(copies[1])]} if copies else {}
        tree["imprint"] = Found(
            {**imprint, "printed_by": literal(found["by"]), "printed_on": found["on"]}, (frame.printed.place,)
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
