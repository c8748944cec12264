"""Documents to hand in. In: the clauses under a heading about documents, the annexes. Out: `materials`."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from notice_site.importing.blocks import PassedOver
from notice_site.importing.understanding.annex_labels import annex_number
from notice_site.importing.understanding.annexes import KnownAnnex
from notice_site.importing.understanding.clauses import DraftClause
from notice_site.importing.understanding.draft import Names, Sourced
from notice_site.importing.understanding.passages import Passage, TextRow, rows_in, value_under
from notice_site.language.catalogue import Catalogue
from notice_site.language.chinese_numerals import number_value
from notice_site.language.clause_numbers import number_at
from notice_site.problem import Message
from notice_site.reading.references import literal

ABOUT_MATERIALS = re.compile(
    r"(?:申报|申请|报送|提交|所需|报名|受理)?(?:材料|资料)|(?:提交|报送)(?:的)?(?:文件|内容)|documents|papers",
    re.IGNORECASE,
)
"""`四、申报材料`."""
ABOUT_HANDING_IN = re.compile("时间|截止|日期|地点|地址|deadline", re.IGNORECASE)
"""`报送时间`."""
ANNOUNCES = re.compile(
    "(?:以下|下列)[^，。；]{0,6}(?:材料|资料|文件|证件)[^。；]*[：:]$"
    "|following[^.;]{0,12}(?:documents|papers)[^;]*:$",
    re.IGNORECASE,
)
"""`申报单位须提交以下材料：`"""
HANDING_IN = re.compile(
    "请(?:将|于|各|按|在)|(?:报送?|发送?|提交|寄送?|送)(?:至|到|往)|(?:以上|上述)[^，。；]{0,4}材料"
)
"""Words of a sentence that says how to hand in and names no material: `请于9月30日前报送至`."""
NAME_HEADS = "材料|资料|文件|材料名称|资料名称|文件名称|证件名称|document|paper"
CITED = re.compile(r"(?:附\s*件|annexe?)\s*(\d{1,2}|[一二三四五六七八九十]{1,2}|[A-H]\b)", re.IGNORECASE)
"""`附件2`."""
PIECES = re.compile(r"[；;]|。(?=.)")
"""`申报书；营业执照`."""
COPIES = re.compile(
    r"一式\s*([一二两三四五六七八九十\d]+)\s*份|(?<![\d第])([\d一二两三四五六七八九十]+)\s*份"
)
"""`一式三份`, `5份`."""
SEAL = re.compile("盖[^，。；]{0,8}[章盖]|公章|签章")
"""`加盖公章`."""
SIGNATURE = re.compile("签字|签名|签章|签署")
"""`法定代表人签字`."""
BESIDES = re.compile(
    r"[，,；;]?\s*(?:逾期|过期|否则|不齐|缺件)[^，,；]*(?:不予|不再|不得|视为)[^；]*$|[，,][^，,；《（]{0,6}(?:加?盖|签)[^，,；]*$|[，,]?\s*(?:并|均?须|均?需|应)?\s*加?盖.*$|\s*[（(][^）)]*(?:份|盖|章|原件|复印件)[^）)]*[）)]|[，,]?\s*一式.*$|\s*各?[\d一二两三四五六七八九十]+\s*份$"
)
"""What a name leaves out: `申报书，加盖公章`, `申报书（一式三份）`."""
LONGEST_TITLE = 40
LONGEST_LATIN = 100
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
    "报考人员",
    "报考者",
    "应聘人员",
    "应聘者",
    "项目负责人",
    "applicant",
)
ROLE = Message(
    "who applies was read from the words that the text uses most; members and partners are to be added"
)
UNNAMED = Message("the text does not say who applies; this word is ours")
ROW = Message("a row of the table in the text; who prepares and seals the document, a person must say")
PAPER = Message(
    "the clause was cut into documents at its semicolons; who prepares and seals them, a person must say"
)


@dataclass(frozen=True)
class DraftMaterials:
    """Two parts of the data."""

    roles: list[Any]
    materials: list[Any]
    untaken: tuple[PassedOver, ...] = ()
    """Texts below a heading about documents from which none was taken, by their clauses."""


def materials_of(
    clauses: list[DraftClause], ids: dict[int, str], annexes: list[KnownAnnex], catalogue: Catalogue
) -> DraftMaterials:
    """`ids` are the clauses' by identity; without documents no roles either.

    `words` are those of the call's language.
    """
    asking = [clause for clause in clauses if _asks(clause) or _announces(clause)]
    asking = [outer for outer in asking if not any(inner in asking for inner in outer.walk()[1:])]
    if not asking:
        return DraftMaterials([], [])
    names = Names()
    labels = _labels(clauses)
    materials: list[Any] = []
    untaken: list[PassedOver] = []
    for outer in asking:
        for clause, passage in _leaves(outer):
            pieces = _pieces(passage.words, ids[id(clause)], _lead(outer))
            materials += [
                Sourced(_material(piece, names, annexes), (passage.place,), PAPER) for piece in pieces
            ]
            if not pieces:
                words = f"{labels[id(clause)]} {passage.words}".strip()
                untaken.append(PassedOver("no document to hand in was taken from it", words, passage.place))
    for outer in asking:
        rows = [row for row in rows_in(outer.text) if value_under(row, NAME_HEADS)]
        materials += [Sourced(_listed(row, ids[id(outer)], names), (row.passage.place,), ROW) for row in rows]
    return DraftMaterials([_role(clauses, catalogue)] if materials else [], materials, tuple(untaken))


def _labels(clauses: list[DraftClause]) -> dict[int, str]:
    """How each clause is cited, 三、（二）1., by identity; `clauses` are in reading order."""
    labels: dict[int, str] = {}
    for clause in clauses:
        own = labels.setdefault(id(clause), clause.number.typed if clause.number else "")
        for inner in clause.clauses:
            labels[id(inner)] = own + (inner.number.typed if inner.number else "")
    return labels


def _announces(clause: DraftClause) -> bool:
    """Whether a clause's last words announce the documents that the clauses inside it name."""
    return bool(clause.clauses and clause.text and ANNOUNCES.search(clause.text[-1].words))


def _listed(row: TextRow, clause: str, names: Names) -> dict[str, Any]:
    """A document from a row of a table: its name, and how many copies."""
    title = value_under(row, NAME_HEADS)
    count = number_value(value_under(row, "份数").rstrip("份")) if value_under(row, "份数") else None
    made = {"id": names.give(title, "paper"), "title": literal(title), "prepared_by": [APPLICANT]}
    return made | ({"copies": int(count)} if count else {}) | {"source": [clause]}


def is_about_materials(clause: DraftClause) -> bool:
    """Whether a clause's heading announces documents."""
    words = clause.heading.words if clause.heading else ""
    return bool(ABOUT_MATERIALS.search(words))


def _asks(clause: DraftClause) -> bool:
    other = clause.heading and ABOUT_HANDING_IN.search(clause.heading.words)
    return is_about_materials(clause) and not other and bool(clause.text or clause.clauses)


def _leaves(outer: DraftClause) -> Iterator[tuple[DraftClause, Passage]]:
    """The texts that name documents: of the innermost numbered clauses, else the heading's own."""
    numbered = [
        clause for clause in outer.walk() if clause is not outer and clause.number and not clause.clauses
    ]
    for clause in numbered or [outer]:
        parts = [clause.heading] if clause.heading and clause is not outer and not clause.text else []
        passages = (*parts, *clause.text[: 1 if numbered else None])
        yield from ((clause, passage) for passage in passages if not passage.paragraph.row)


@dataclass(frozen=True)
class _Piece:
    """The words that name a document."""

    words: str
    clause: str
    """The id of its clause."""
    lead: str
    """What is said of all documents before they are named."""


def _pieces(text: str, clause: str, lead: str) -> list[_Piece]:
    """The documents that a text names; a sentence that names no document is left out."""
    pieces = [number_at(piece.strip())[1].strip(" 。；;，,") for piece in PIECES.split(text)]
    return [
        _Piece(piece, clause, lead)
        for piece in pieces
        if piece
        and not piece.endswith(("：", ":"))
        and not HANDING_IN.search(piece)
        and len(_title(piece)) <= (LONGEST_LATIN if piece.isascii() else LONGEST_TITLE)
    ]


def _lead(outer: DraftClause) -> str:
    """The words that announce the documents: 一式五份，加盖公章：."""
    words = outer.text[-1].words if outer.text and outer.clauses else ""
    return words if words.endswith(("：", ":")) else ""


def _title(piece: str) -> str:
    return BESIDES.sub("", piece).strip(" 。；;，,、") or piece


def _cited(piece: str, annexes: list[KnownAnnex]) -> KnownAnnex | None:
    """The annex that a document names by the source's own number: 《申报书》（附件1）."""
    match = CITED.search(piece)
    number = annex_number(match[1]) if match else None
    return next((annex for annex in annexes if number and annex.title and annex.number == number), None)


def _material(piece: _Piece, names: Names, annexes: list[KnownAnnex]) -> dict[str, Any]:
    annex = next((annex for annex in annexes if annex.title and annex.title in piece.words), None)
    annex = annex or _cited(piece.words, annexes)
    title = annex.title if annex else _title(piece.words)
    copies = COPIES.search(piece.words) or COPIES.search(piece.lead)
    count = number_value(copies[1] or copies[2]) if copies else None
    whole = piece.words + piece.lead
    made: dict[str, Any] = {
        "id": names.give(title, "paper"),
        "title": f"{{annexes.{annex.id}}}" if annex else literal(title),
    }
    made |= {"annex": annex.id} if annex else {}
    made["prepared_by"] = [APPLICANT]
    made |= {"copies": int(count)} if count else {}
    made |= {"seal": [APPLICANT]} if SEAL.search(whole) else {}
    made |= {"signature": [APPLICANT]} if SIGNATURE.search(whole) else {}
    return {**made, "source": [piece.clause]}


APPLICANT = "applicant"


def _role(clauses: list[DraftClause], catalogue: Catalogue) -> Sourced:
    text = "\n".join(clause.words for clause in clauses)
    counts = {word: text.count(word) for word in WHO}
    title = max(counts, key=lambda word: counts[word])
    if not counts[title]:
        return Sourced(
            {"id": APPLICANT, "title": catalogue.translate("who applies"), "applies": True}, (), UNNAMED
        )
    first = next(clause.place for clause in clauses if title in clause.words)
    return Sourced({"id": APPLICANT, "title": title, "applies": True}, (first,), ROLE)
