"""Papers to hand in. In: the clauses under a heading about papers, the annexes. Out: `materials`."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from notice_site.checks.wording_numbers import number_value
from notice_site.importing.understanding.clauses import DraftClause, Passage
from notice_site.importing.understanding.draft import Found
from notice_site.importing.understanding.naming import Names
from notice_site.importing.understanding.plain_blocks import escaped
from notice_site.importing.understanding.typed_numbers import number_at
from notice_site.problem import Message

ABOUT_PAPERS = re.compile(
    r"(?:申报|申请|报送|提交|所需|报名|受理)?(?:材料|资料)|(?:提交|报送)(?:的)?(?:文件|内容)|documents|papers",
    re.IGNORECASE,
)
ABOUT_HANDING_IN = re.compile("时间|截止|日期|地点|地址|deadline", re.IGNORECASE)
PIECES = re.compile(r"[；;]|。(?=.)")
COPIES = re.compile(
    r"一式\s*([一二两三四五六七八九十\d]+)\s*份|(?<![\d第])([\d一二两三四五六七八九十]+)\s*份"
)
SEAL = re.compile("盖[^，。；]{0,8}[章盖]|公章|签章")
SIGNATURE = re.compile("签字|签名|签章|签署")
BESIDES = re.compile(
    r"[，,]?\s*(?:并|均?须|均?需|应)?\s*加?盖.*$|\s*[（(][^）)]*(?:份|盖|章|原件|复印件)[^）)]*[）)]|[，,]?\s*一式.*$|\s*各?[\d一二两三四五六七八九十]+\s*份$"
)
LONGEST_TITLE = 40
WHO = (
    "牵头单位",
    "牵头企业",
    "申报单位",
    "申报企业",
    "申请单位",
    "申报主体",
    "参赛单位",
    "申请人",
    "申报人",
    "报名人",
    "applicant",
)
ROLE = Message(
    "who applies was read from the words that the text uses most; members and partners are to be added"
)
PAPER = Message(
    "the clause was cut into papers at its semicolons; who prepares and seals them, a person must say"
)


@dataclass(frozen=True)
class Papers:
    """Two parts of the data."""

    roles: list[Any]
    materials: list[Any]


def papers_of(clauses: list[DraftClause], ids: dict[int, str], annexes: dict[str, str]) -> Papers:
    """`ids` are the clauses' by identity, `annexes` the titles by id; without papers no roles either."""
    asking = [clause for clause in clauses if _asks(clause)]
    asking = [outer for outer in asking if not any(inner in asking for inner in outer.walk()[1:])]
    if not asking:
        return Papers([], [])
    names = Names()
    materials = [
        Found(_material(piece, ids[id(clause)], names, annexes), (passage.place,), PAPER)
        for outer in asking
        for clause, passage in _leaves(outer)
        for piece in _pieces(passage.words)
    ]
    return Papers([_role(clauses)] if materials else [], materials)


def is_about_papers(clause: DraftClause) -> bool:
    """Whether a clause's heading announces papers."""
    words = clause.heading.words if clause.heading else ""
    return bool(ABOUT_PAPERS.search(words))


def _asks(clause: DraftClause) -> bool:
    other = clause.heading and ABOUT_HANDING_IN.search(clause.heading.words)
    return is_about_papers(clause) and not other and bool(clause.text or clause.clauses)


def _leaves(outer: DraftClause) -> Iterator[tuple[DraftClause, Passage]]:
    """The texts that name papers: of the innermost numbered clauses, else the heading's own."""
    numbered = [
        clause for clause in outer.walk() if clause is not outer and clause.number and not clause.clauses
    ]
    for clause in numbered or [outer]:
        parts = [clause.heading] if clause.heading and clause is not outer and not clause.text else []
        yield from ((clause, passage) for passage in (*parts, *clause.text[: 1 if numbered else None]))


def _pieces(words: str) -> list[str]:
    """The papers that a text names; a sentence that is no name of a paper is none."""
    pieces = [number_at(piece.strip())[1].strip(" 。；;，,") for piece in PIECES.split(words)]
    return [
        piece
        for piece in pieces
        if piece and not piece.endswith(("：", ":")) and len(_title(piece)) <= LONGEST_TITLE
    ]


def _title(piece: str) -> str:
    return BESIDES.sub("", piece).strip(" 。；;，,、") or piece


def _material(piece: str, clause: str, names: Names, annexes: dict[str, str]) -> dict[str, Any]:
    annex = next((name for name, title in annexes.items() if title and title in piece), None)
    title = annexes[annex] if annex else _title(piece)
    copies = COPIES.search(piece)
    count = number_value(copies[1] or copies[2]) if copies else None
    made: dict[str, Any] = {
        "id": names.give(title, "paper"),
        "title": f"{{annexes.{annex}}}" if annex else escaped(title),
    }
    made |= {"annex": annex} if annex else {}
    made["prepared_by"] = [APPLICANT]
    made |= {"copies": int(count)} if count else {}
    made |= {"seal": [APPLICANT]} if SEAL.search(piece) else {}
    made |= {"signature": [APPLICANT]} if SIGNATURE.search(piece) else {}
    return {**made, "source": [clause]}


APPLICANT = "applicant"


def _role(clauses: list[DraftClause]) -> Found:
    text = "\n".join(clause.words for clause in clauses)
    counts = {word: text.count(word) for word in WHO}
    title = max(counts, key=lambda word: counts[word])
    first = next((clause.place for clause in clauses if title in clause.words), clauses[0].place)
    role = {"id": APPLICANT, "title": title if counts[title] else WHO[2], "applies": True}
    return Found(role, (first,), ROLE)
