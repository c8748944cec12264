"""Boxes to tick. In: a cell's words with □. Out: the words before them, the options, their numbers."""

import re
from collections import Counter
from dataclasses import dataclass

from notice_site.importing.understanding.plain_blocks import squeezed
from notice_site.importing.understanding.typed_numbers import number_at

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
