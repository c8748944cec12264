"""Places to fill in, recognised by their context. In: a label or a line of a form. Out: its fields."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from notice_site.importing.blocks import squeezed
from notice_site.language.clause_numbers import number_at
from notice_site.reading.references import literal

KINDS = (
    (
        "office_use",
        (
            r"(?:审核|审查|审批|评审|初审|复核|主管部门|推荐单位|受理|办公室|街道|镇政府|管理部门|领导)"
            r".{0,8}(?:意见|填写)|^审核|^审批|(?:审核|审查|审批|评审|初审|复核)(?:情况|结果|结论|栏)?$"
            r"|意见栏?(?:[：:]?[（(][^）)]*[）)])?[：:]?$|(?:部门|机关|机构|人员|委员会)填写|^(?:受理|登记)?编号$"
            r"|\b(?:official|office) use\b"
        ),
    ),
    ("signature", r"签字|签名|签署|\bsignature"),
    ("seal", r"盖章|公章|印章|签章|\bseal\b|\bstamp\b"),
    ("phone", r"电话|手机|传真|\btel|phone\b|\bfax\b"),
    ("email", r"邮箱|电子邮件|\be-?mail"),
    ("postcode", r"邮编|邮政(?!储)|\bpostcode|\bzip code"),
    ("url", r"网址|网站|主页|\bwebsite"),
    ("date", r"日期|(?:填表|填报|成立|注册|登记|出生)时间|年月$|\bdate\b"),
    ("number", r"[（(](?:万?元|人|%|％|亿元)[)）]$|^(?:.{0,6}人数|.{0,4}金额|年龄|数量)$"),
    (
        "long_text",
        r"简介|概况|摘要|基本情况|主要.{0,6}(?:内容|事迹|成果|业绩|情况)|说明|理由|意见|情况$|描述|\bsummary|\bdescription",
    ),
)
"""What is written beside a label: 推荐单位意见, 负责人签字, 联系电话, 项目简介."""
PATTERNS = tuple((kind, re.compile(pattern, re.IGNORECASE)) for kind, pattern in KINDS)
NARROW = ("phone", "email", "postcode", "url", "date", "number")
"""Kinds that not every text is."""
OWN_OPINION = re.compile(
    r"(?:申报|申请|承担|牵头|参赛|填报|本)(?:单位|企业|人|机构|团队|者)|本人|个人|自评|自我|修改|建议|主要"
)
"""申报单位意见: applicants write it themselves."""
AND = re.compile(r"[、/／，,；;＆&]|及其?|和|(?<!参)与|或者?|\b(?:and|or)\b", re.IGNORECASE)
"""地址及邮编, 电话/邮箱."""
DAY_BLANK = re.compile(r"(?:20[_＿\s]*)?年[_＿\s\u3000]*月[_＿\s\u3000]*日?")
"""年　月　日, a date to be filled in."""
BRACKET = r"[（(][^（）()]*[)）]"
REMARK = re.compile(BRACKET)
"""（没有可不填）."""
TO_SIGN = r"[（(][^（）()]*[签章][^（）()]*[)）]"
PIECE = re.compile(
    rf"(?P<label>[^：:（）()\s\u3000_＿][^：:（）()\n_＿]*?(?:{BRACKET})?[：:])(?P<suffix>[\s\u3000]?{BRACKET}(?=[\s\u3000_＿]|$))?"
    rf"|(?P<bracket>{BRACKET})|(?P<words>[^：:（）()\s\u3000_＿]+(?:{TO_SIGN})?)|(?P<gap>[\s\u3000_＿]+)"
)
"""负责人：（签字）, （公章）, 填表人, white space."""
TO_FILL = re.compile(
    r"[：:]\s*$|[：:][\s\u3000]*[（(]|[_＿]{2,}|[：:][\s\u3000]{3,}|年[\s\u3000_＿]{1,}月|[（(][^（）()]*(?:签字|盖章|签名|公章|签章)[^（）()]*[)）]"
)
"""联系人：, ____, 年　月, （盖章）."""
FROM_TO = ("自", "从", "由", "至", "到", "起", "止", "-", "—", "－", "–", "~", "～")
"""Words between two days."""
SIGNED = ("signature", "seal")
PROMPT = re.compile(r"[（(][^（）()]+[)）]")
"""（可另附页）."""
BOXES = "□☐◻▢❏❑⬜☑☒■"
BOX = re.compile(f"[{BOXES}]")
"""`□是`."""
END_MARKS = "；;，,、。"
EITHER = ({"是", "否"}, {"有", "无"}, {"男", "女"}, {"已", "未"}, {"同意", "不同意"}, {"yes", "no"})
"""Options of which only one can be meant."""
UNITS_OF_MONEY = re.compile(
    r"(?:金额)?单位\s*[：:]\s*(?:人民币)?[（(]?[万亿百千]*(?:元|美元|欧元|人|个|家)[）)]?"
)
"""单位：万元, the caption of a table."""


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
    """What is written beside a label; anything where it names two things: 电话及邮箱."""
    bare = " ".join(label.split()) if label.isascii() else squeezed(label)
    kind = _plain_kind(bare)
    if kind == "office_use" and OWN_OPINION.search(bare) and bare.rstrip("：:").endswith("意见"):
        return "long_text"
    return "text" if kind in NARROW and _names_two(bare, kind) else kind


def _plain_kind(bare: str) -> str:
    return next((kind for kind, pattern in PATTERNS if pattern.search(bare.rstrip("：:"))), "text")


def _names_two(bare: str, kind: str) -> bool:
    """Whether a part of a label is of another kind than the whole; a remark in brackets is not."""
    parts = [part for part in AND.split(REMARK.sub("", bare).rstrip("：:")) if part]
    remarks = (_plain_kind(remark[1:-1]) for remark in REMARK.findall(bare))
    others = [other for other in remarks if other in NARROW]
    others += map(_plain_kind, parts) if len(parts) > 1 else ()
    return any(other != kind for other in others)


def is_caption(line: str) -> bool:
    """Whether a line says in what a table counts: 单位：万元."""
    return bool(UNITS_OF_MONEY.fullmatch(line.strip()))


def is_to_fill(line: str) -> bool:
    """Whether a line holds places to fill in: 负责人：（签字）　　日期：."""
    return bool(TO_FILL.search(line)) and not line.rstrip().endswith(("。", "；")) and not is_caption(line)


def fill_in_places(line: str, around: str = "") -> list[Blank]:
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
    """Labels with what is behind them: a bracket, a blank date; a place to sign has its date apart."""
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
    """The options of a text; one is behind its box up to the next."""
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
