"""Places to fill in, told by the words around them. In: a label or a line of a form. Out: fields of the
data.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from notice_site.importing.understanding.plain_blocks import escaped, squeezed

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
PIECE = re.compile(
    r"(?P<label>[^：:（）()\s\u3000_＿][^：:（）()\n_＿]*?[：:])[\s\u3000]*(?P<suffix>[（(][^（）()]*[)）](?=[\s\u3000_＿]|$))?"
    r"|(?P<bracket>[（(][^（）()]*[)）])|(?P<words>[^：:（）()\s\u3000_＿]+)|(?P<gap>[\s\u3000_＿]+)"
)
TO_FILL = re.compile(
    r"[：:]\s*$|[：:][\s\u3000]*[（(]|[_＿]{2,}|[：:][\s\u3000]{3,}|年[\s\u3000_＿]{1,}月|[（(][^（）()]*(?:签字|盖章|签名|公章|签章)[^（）()]*[)）]"
)
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
        return {"id": name, "kind": self.kind, **{key: escaped(text) for key, text in words.items() if text}}


def kind_of_label(label: str) -> str:
    """What is written beside a label."""
    bare = " ".join(label.split()) if label.isascii() else squeezed(label)
    return next((kind for kind, pattern in PATTERNS if pattern.search(bare.rstrip("：:"))), "text")


def is_to_fill(line: str) -> bool:
    """Whether a line holds places to fill in: 负责人：（签字）　　日期：."""
    return bool(TO_FILL.search(line)) and not line.rstrip().endswith(("。", "；"))


def blanks_in(line: str, around: str = "") -> list[Blank]:
    """The places of a line in order, all its words in them; `around` heads the line."""
    blanks: list[Blank] = []
    for piece in _pieces(line):
        kind = kind_of_label(piece.label + piece.suffix + piece.prompt)
        outer = kind_of_label(around) if around else ""
        if outer == "office_use" or (kind == "text" and not piece.label and outer):
            kind = outer
        blanks.append(
            Blank(
                "date" if piece.prompt and kind == "text" else kind, piece.label, piece.prompt, piece.suffix
            )
        )
    return blanks


def _pieces(line: str) -> Iterator[Blank]:
    """Labels with what stands behind them: a bracket, a blank date."""
    days = [found.span() for found in DAY_BLANK.finditer(line)]
    waiting: Blank | None = None
    at = 0
    while at < len(line):
        day = next((end for start, end in days if start == at), None)
        if day is not None:
            prompt = re.sub(r"[_＿]", " ", line[at:day]).strip()
            yield Blank("date", waiting.label if waiting else "", prompt)
            waiting, at = None, day
            continue
        stop = next((start for start, _ in days if start > at), len(line))
        found = PIECE.match(line, at, stop)
        if not found:  # A mark that begins nothing: it belongs to what follows.
            yield Blank("text", line[at])
            at += 1
            continue
        at = found.end()
        if found["gap"]:
            continue
        if waiting:
            yield waiting
            waiting = None
        if found["label"]:
            waiting = Blank("text", found["label"], "", found["suffix"] or "")
        else:
            yield Blank("text", found["bracket"] or found["words"])
    if waiting:
        yield waiting
