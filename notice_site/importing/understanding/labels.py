"""Words before a colon that say what follows. In: text. Out: each detail, its kind, and its
place.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from notice_site.importing.blocks import squeezed
from notice_site.language.contact_details import MAILBOX, PHONE, SELF_EVIDENT

KINDS = (
    (
        "place",
        r"受理(?:点|地点|单位|部门|窗口|机构)|(?:报送|递交|提交|接收|收件)(?:地点|单位|部门)|submitted to",
    ),
    ("postal_address", r"(?:通讯|通信|邮寄|联系|寄送|投递)地址|postal address"),
    ("address", r"地址|address"),
    ("telephones", r"电话(?:号码|及传真)?|手机(?:号码?)?|tel(?:ephone)?|phone"),
    ("emails", r"邮箱(?:地址)?|电子邮件|e-?mail"),
    ("persons", r"联系人|联络人|咨询人|经办人|contact(?: person)?"),
    ("website", r"网址|网站|website"),
    ("hours", r"(?:办公|上班|咨询|工作)时间|office hours"),
    ("department", r"(?:联系|咨询)(?:部门|科室|处室)"),
    ("deadline", r"(?:截止|申报|受理|报名|征集|报送)(?:时间|日期|期限)|deadline|closing date"),
)
PATTERNS = tuple((kind, re.compile(rf"(?:{pattern})$", re.IGNORECASE)) for kind, pattern in KINDS)
PAIR = re.compile(
    r"(?P<label>[^：:，。；;、（）()《》\n\d]{2,16})[：:]\s*"
    r"(?P<value>(?:(?![（(][^（()）：:]{1,8}[：:])(?![\s\u3000]+[^\s：:，。；]{2,8}[：:](?!//))[^，。；;\n])*)"
)
"""`联系人：李晓明`."""
BARE = re.compile(r"[^：:，。；;、（）()《》\n\d]{2,16}[：:]")
"""联系人： without its value."""
NOT_TO_ASK = re.compile(r"(?:传真|fax|监督|投诉|举报)[^，。；]{0,6}$", re.IGNORECASE)
"""Words before a number at which nobody answers questions: `传真`."""
PHONES = re.compile(rf"(?<![\d@.]){PHONE}")
"""`020-12345678`, `13800138000`."""
ANY_NUMBER = re.compile(r"[\d(（][\d()（） －-]{4,18}\d")
"""138 1234 567, a number with a digit too few: it stays as it is, and check reports it."""
CALLED = re.compile(rf"(?:电话|手机|致电|tel\.?|phone)[^\d+\n，。；：:]{{0,6}}({PHONE})", re.IGNORECASE)
"""`电话020-12345678`, without the colon of a label."""
NAME = re.compile(
    r"[\u4e00-\u9fff·]{2,6}|[\u4e00-\u9fff]\s+[\u4e00-\u9fff]|[A-Z][\w.'-]*(?:\s+[A-Z][\w.'-]*){1,3}"
)
"""`李晓明`, `李 明`, `John Smith`."""
SEPARATORS = re.compile(r"[、,，/及和]|\s{2,}|\u3000+")
"""`李晓明、王芳`."""


@dataclass(frozen=True)
class LabelledValue:
    """One value that a text tells."""

    kind: str
    """A name of KINDS."""
    value: str
    start: int
    end: int
    label: str
    """The words before the colon."""
    note: str = ""
    """What is in brackets behind a person's name."""


def labelled_line(words: str) -> bool:
    """Whether a line is a label and what it says: 联系电话：020-12345678."""
    match = PAIR.match(words)
    return bool(match and kind_of(match["label"]))


def is_bare_label(words: str) -> bool:
    """Whether words are a label that stands alone: 联系人：."""
    return bool(BARE.fullmatch(words.strip()) and kind_of(words.strip().rstrip("：:")))


def kind_of(label: str) -> str:
    """What a label announces; empty where it is not one of ours."""
    bare = " ".join(label.split()) if label.isascii() else squeezed(label)
    return next((kind for kind, pattern in PATTERNS if pattern.search(bare)), "")


def labelled_values_in(text: str) -> list[LabelledValue]:
    """Everything of KINDS that a text tells, in order, each place once."""
    results: list[LabelledValue] = []
    for labelled in (*_labelled(text), *_bare(text)):
        if not any(labelled.start < other.end and other.start < labelled.end for other in results):
            results.append(labelled)
    return sorted(results, key=lambda labelled: labelled.start)


def _labelled(text: str) -> Iterator[LabelledValue]:
    for pair in PAIR.finditer(text):
        kind = "" if NOT_TO_ASK.search(pair["label"]) else kind_of(pair["label"])
        if kind == "telephones":
            yield from (_labelled_value("telephones", phone, pair) for phone in _numbers(text, pair))
        elif kind == "persons":
            yield from _persons(text, pair)
        elif kind and kind not in ("emails", "deadline"):
            yield from _plain(kind, text, pair)


def _numbers(text: str, pair: re.Match[str]) -> list[re.Match[str]]:
    """The telephones behind a label; where none has the right digits, the one number that stands there."""
    numbers = list(PHONES.finditer(text, *pair.span("value")))
    alone = ANY_NUMBER.match(text, pair.start("value")) if not numbers else None
    return [alone] if alone and alone.end() == pair.start("value") + len(pair["value"].rstrip()) else numbers


def _bare(text: str) -> Iterator[LabelledValue]:
    """Mailboxes wherever they stand, and telephones right behind the word."""
    for match in MAILBOX.finditer(text):
        yield LabelledValue("emails", match[0], match.start(), match.end(), "")
    called = [match.span(1) for match in CALLED.finditer(text)]
    for start, end in (*called, *(match.span() for match in SELF_EVIDENT.finditer(text))):
        if not NOT_TO_ASK.search(text[:start]):
            yield LabelledValue("telephones", text[start:end], start, end, "")


def _labelled_value(kind: str, match: re.Match[str], pair: re.Match[str]) -> LabelledValue:
    value = match[0].strip()
    return LabelledValue(kind, value, match.start(), match.start() + len(value), pair["label"].strip())


def _plain(kind: str, text: str, pair: re.Match[str]) -> Iterator[LabelledValue]:
    value = pair["value"].strip()
    if value.endswith(("）", ")")) and value.count("（") + value.count("(") < value.count("）") + value.count(
        ")"
    ):
        value = value[:-1]
    if value:
        start = text.index(value, pair.start("value"))
        yield LabelledValue(kind, value, start, start + len(value), pair["label"].strip())


def _persons(text: str, pair: re.Match[str]) -> Iterator[LabelledValue]:
    value = PHONES.sub(lambda result: "\u3000" * len(result[0]), pair["value"])
    at = pair.start("value")
    for piece in SEPARATORS.split(value):
        start = text.index(piece, at) if piece in text[at:] else at
        at = start + len(piece)
        name = re.match(
            r"\s*(?:[\u4e00-\u9fff]{2,12}[部科处室股办局站中心院]\s+)?(?P<name>[^（(]+?)\s*(?:[（(](?P<note>[^）)]+)[）)])?\s*$",
            piece,
        )
        if name and NAME.fullmatch(name["name"]):
            begins = start + name.start("name")
            yield LabelledValue(
                "persons",
                name["name"],
                begins,
                begins + len(name["name"]),
                pair["label"].strip(),
                name["note"] or "",
            )
    yield from (
        LabelledValue("telephones", result[0], result.start(), result.end(), "")
        for result in PHONES.finditer(text, *pair.span("value"))
    )
