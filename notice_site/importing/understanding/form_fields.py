"""Places to fill in, told by the words around them. In: a label or a line of a form. Out: fields of the
data.
"""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from notice_site.importing.understanding.blocks import squeezed
from notice_site.language.clause_numbers import number_at
from notice_site.reading.references import literal

KINDS = (
    (
        "office_use",
        (
            r"(?:审核|审查|审批|评审|初审|复核|主管部门|推荐单位|受理|办公室|街道|镇政府|管理部门|领导)"
            r".{0,8}(?:意见|填写)|^审核|^审批|^(?:受理|登记)?编号$|official use"
        ),
    ),
    ("signature", r"签字|签名|签署|signature"),
    ("seal", r"盖章|公章|印章|签章|seal|stamp"),
    ("phone", r"电话|手机|传真|联系方式$|\btel|phone|\bfax"),
    ("email", r"邮箱|电子邮件|e-?mail"),
    ("postcode", r"邮编|邮政|postcode"),
    ("url", r"网址|网站|主页|website"),
    ("date", r"日期|(?:填表|填报|成立|注册|登记|起止|出生)时间|年月$|\bdate\b"),
    ("number", r"[（(](?:万?元|人|%|％|亿元)[)）]$|^(?:.{0,6}人数|.{0,4}金额|年龄|数量)$"),
    (
        "long_text",
        r"简介|概况|基本情况|主要.{0,6}(?:内容|事迹|成果|业绩|情况)|说明|理由|意见|情况$|描述|summary|description",
    ),
)
PATTERNS = tuple((kind, re.compile(pattern, re.IGNORECASE)) for kind, pattern in KINDS)
DAY_BLANK = re.compile(r"(?:20[_＿\s]*)?年[_＿\s\u3000]*月[_＿\s\u3000]*日?")
BRACKET = r"[（(][^（）()]*[)）]"
TO_SIGN = r"[（(][^（）()]*[签章][^（）()]*[)）]"
PIECE = re.compile(
    rf"(?P<label>[^：:（）()\s\u3000_＿][^：:（）()\n_＿]*?(?:{BRACKET})?[：:])(?P<suffix>[\s\u3000]?{BRACKET}(?=[\s\u3000_＿]|$))?"
    rf"|(?P<bracket>{BRACKET})|(?P<words>[^：:（）()\s\u3000_＿]+(?:{TO_SIGN})?)|(?P<gap>[\s\u3000_＿]+)"
)
TO_FILL = re.compile(
    r"[：:]\s*$|[：:][\s\u3000]*[（(]|[_＿]{2,}|[：:][\s\u3000]{3,}|年[\s\u3000_＿]{1,}月|[（(][^（）()]*(?:签字|盖章|签名|公章|签章)[^（）()]*[)）]"
)
FROM_TO = ("自", "从", "由", "至", "到", "起", "止", "-", "—", "－", "–", "~", "～")
"""Words between two days."""
SIGNED = ("signature", "seal")
PROMPT = re.compile(r"[（(][^（）()]+[)）]")


@dataclass(frozen=True)
class Blank:
    """A place to fill in, without its id."""

    kind: str
    label: str = ""
    prompt: str = ""
    suffix: str = ""

    def tree(self, name: str) -> dict[str, Any]:
        """The field as the data has it."""
        words = {"label": self.label, "prompt": self.prompt, "suffix": self.suffix}
        return {"id": name, "kind": self.kind, **{key: literal(text) for key, text in words.items() if text}}


def kind_of_label(label: str) -> str:
    """What is written beside a label."""
    bare = " ".join(label.split()) if label.isascii() else squeezed(label)
    return next((kind for kind, pattern in PATTERNS if pattern.search(bare.rstrip("：:"))), "text")


def is_to_fill(line: str) -> bool:
    """Whether a line holds places to fill in: 负责人：（签字）　　日期：."""
    return bool(TO_FILL.search(line)) and not line.rstrip().endswith(("。", "；"))


def blanks_in(line: str, around: str = "") -> list[Blank]:
    """The places of a line in order, all its words in them; `around` heads the line."""
    pieces = list(_pieces(line))
    outer = kind_of_label(around) if around else ""
    kinds = [_kind(piece, outer, alone=len(pieces) == 1) for piece in pieces]
    return [replace(piece, kind=kind) for piece, kind in zip(pieces, kinds, strict=True)]


def _kind(piece: Blank, outer: str, *, alone: bool) -> str:
    """What is written in a place; `outer` is what the label around it says."""
    kind = kind_of_label(piece.label + piece.suffix + piece.prompt)
    if outer == "office_use":
        return outer
    if piece.kind == "date" and kind == "text":
        return outer if alone and outer in SIGNED else "date"
    return outer if outer and kind == "text" and not piece.label else kind


def _pieces(line: str) -> Iterator[Blank]:
    """Labels with what stands behind them: a bracket, a blank date; a place to sign has its date apart."""
    waiting: Blank | None = None
    for token in _tokens(line):
        dated = waiting and token.kind == "date" and not waiting.suffix
        if waiting and dated and kind_of_label(waiting.label) not in SIGNED:
            yield replace(waiting, kind="date", prompt=token.prompt)
            waiting = None
            continue
        if waiting:
            yield waiting
        waiting = token if token.label.endswith(("：", ":")) or token.label in FROM_TO else None
        if not waiting:
            yield token
    if waiting:
        yield waiting


def _tokens(line: str) -> Iterator[Blank]:
    """The words, brackets and blank dates of a line."""
    days = {match.start(): match.end() for match in DAY_BLANK.finditer(line)}
    at = 0
    while at < len(line):
        if at in days:
            yield Blank("date", "", re.sub(r"[_＿]", " ", line[at : days[at]]).strip())
            at = days[at]
            continue
        stop = next((start for start in days if start > at), len(line))
        match = PIECE.match(line, at, stop)
        if not match:  # A mark that begins nothing: it belongs to what follows.
            yield Blank("text", line[at])
        elif match["label"]:
            yield Blank("text", match["label"], "", match["suffix"] or "")
        elif not match["gap"]:
            yield Blank("text", match["bracket"] or match["words"])
        at = match.end() if match else at + 1


BOXES = "□☐◻▢❏❑⬜☑☒■"
BOX = re.compile(f"[{BOXES}]")
END_MARKS = "；;，,、。"
EITHER = ({"是", "否"}, {"有", "无"}, {"男", "女"}, {"已", "未"}, {"同意", "不同意"}, {"yes", "no"})


@dataclass(frozen=True)
class OptionList:
    """Options to choose from."""

    before: str
    """Words before the first box."""
    labels: tuple[str, ...]
    numbered: bool
    """Whether they carry numbers from 1 on."""
    end: str
    """The mark after every option."""
    exclusive: bool
    """Whether only one can be meant."""


def has_boxes(words: str) -> bool:
    """Whether there is a box to tick."""
    return bool(BOX.search(words))


def option_list(words: str) -> OptionList:
    """The options of a text; one stands behind its box up to the next."""
    before, *rest = BOX.split(words)
    options = [re.sub(r"\s+", " ", option).strip() for option in rest]
    numbers = [number_at(option) for option in options]
    numbered = all(
        number and number.style == "arabic" and number.typed == f"{at}."
        for at, (number, _) in enumerate(numbers, 1)
    )
    if numbered:
        options = [text.strip() for _, text in numbers]
    end = _common_end(options)
    labels = tuple(option.removesuffix(end).strip() if end else option for option in options)
    bare = {squeezed(label).lower() for label in labels}
    return OptionList(before.strip(), labels, numbered, end, bare in EITHER)


def _common_end(options: list[str]) -> str:
    """The mark behind all options, or behind all but the last."""
    marks = Counter(option[-1] for option in options if option and option[-1] in END_MARKS)
    if not marks:
        return ""
    mark, count = marks.most_common(1)[0]
    return mark if count == len(options) else ""
