"""Nothing of the first call is in the code: what a call says comes from its data alone.

What is looked for is read from the data file itself: the issued words, names, numbers, dates and ids.
"""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from notice_site.reading.fact_paths import walk_texts
from notice_site.reading.source import read_source
from tests.call_facts import FIRST, ROOT

PLACES = ("notice_site", "templates", "overrides", "docs", "build_site.py", "mkdocs.yml")
BINARY = {".otf", ".png", ".ico", ".woff2", ".pyc"}
OUR_KEYS = {
    "ask", "description", "hint", "interpretation", "no_evidence", "no_rule", "note", "tasks", "to_meet",
}  # fmt: skip
"""Keys of the data whose words are not issued but ours: plain advice, which the page words may well share."""
NOT_THE_CALL = {"site", "accepted_warnings"}
ORDINARY = {"牵头企业", "高等院校", "电子邮箱", "联系方式", "联系电话", "通讯地址", "高等学校", "各有关单位"}
"""Words of the call that every call has."""
REFERENCE = re.compile(r"\{[^{}]*\}")
HAN = re.compile(r"[\u4e00-\u9fff]{4,}")
EXACT = re.compile(r"\d{4}-\d\d-\d\d|\d{4}年\d+月\d+日|[\w.]+@[\w.]+|\d[\d-]{6,}\d")
"""Days, mailboxes, telephone numbers."""
AGENCY = re.compile(r"([\u4e00-\u9fff]+)[〔\[]\d{4}[〕\]]\d+号")
"""The issuer's code in a document number, whatever brackets are behind it."""
SUM = re.compile(r"[\u4e00-\u9fff]+\d+[万亿]?元")
GRAM = 6
"""So many characters in a row that nobody writes twice by chance."""


def values() -> Iterator[tuple[tuple[str | int, ...], str]]:
    """Every text of the call with its path, without references to other facts."""
    for path, text in walk_texts(read_source(FIRST).data):
        if path[0] not in NOT_THE_CALL:
            yield path, REFERENCE.sub("，", text)


def issued_words() -> set[str]:
    """Whole runs of Chinese in the issued texts, and every six characters in a row of the longer ones."""
    runs = {run for path, text in values() if not OUR_KEYS.intersection(path) for run in HAN.findall(text)}
    grams = {run[at : at + GRAM] for run in runs for at in range(len(run) - GRAM + 1)}
    return (runs | grams) - ORDINARY


def exact_values() -> set[str]:
    """Days in every form, mailboxes, numbers, codes of issuers, sums in their words."""
    kinds = (EXACT, AGENCY, SUM)
    found = {value for _, text in values() for kind in kinds for value in kind.findall(text)}
    days = {value for value in found if re.fullmatch(r"\d{4}-\d\d-\d\d", value)}
    return found | {day.replace("-", "") for day in days}


def own_ids() -> set[str]:
    """Ids of several words, and places such as `annex/field`; ids of a single word are anyone's."""
    ids = {text for path, text in values() if path[-1] == "id"}
    places = {text for path, text in values() if "/" in text and {"clause", "source"}.intersection(path)}
    return {name for name in ids if "-" in name} | places


def sources() -> dict[Path, str]:
    """Every text file of the code."""
    roots = [ROOT / place for place in PLACES]
    paths = [path for root in roots for path in ([root] if root.is_file() else sorted(root.rglob("*")))]
    return {path: path.read_text("utf-8") for path in paths if path.is_file() and path.suffix not in BINARY}


def found_in_code(needles: set[str], bounded: bool = False) -> list[str]:
    edge = r"(?<![\w-]){}(?![\w-])" if bounded else "{}"
    patterns = {needle: re.compile(edge.format(re.escape(needle))) for needle in needles}
    return [
        f"{path.relative_to(ROOT)}: {needle}"
        for path, text in sources().items()
        for needle, pattern in patterns.items()
        if pattern.search(text)
    ]


def test_the_code_that_is_looked_through_is_there() -> None:
    found = sources()
    for place in PLACES:
        assert any(path.is_relative_to(ROOT / place) for path in found), place
    kinds = {path.suffix for path in found}
    assert kinds >= {".py", ".po", ".html", ".css", ".mjs", ".json", ".yml"}
    assert ROOT / "notice_site" / "locale" / "zh_CN.po" in found
    assert len(found) > 100


def test_the_call_has_enough_of_its_own_to_look_for() -> None:
    assert len(issued_words()) > 500
    assert len(exact_values()) >= 5
    assert len(own_ids()) > 30


@pytest.mark.parametrize("needle", ["names", "values", "sums", "ids"])
def test_a_needle_of_each_kind_would_be_found(needle: str) -> None:
    data: Any = read_source(FIRST).data
    known = {
        "names": (data["issuers"][0]["name"], issued_words()),
        "values": (data["contact_info"]["telephones"][0], exact_values()),
        "sums": (data["funding"]["awards"][0]["wording"], exact_values()),
        "ids": (data["eligibility"][1]["id"], own_ids()),
    }
    value, needles = known[needle]
    assert value in needles


def test_no_issued_words_of_the_first_call_stand_in_the_code() -> None:
    found = found_in_code(issued_words())
    assert not found, "\n".join(found)


def test_no_days_numbers_sums_or_mailboxes_of_the_first_call_stand_in_the_code() -> None:
    found = found_in_code(exact_values())
    assert not found, "\n".join(found)


def test_no_ids_of_the_first_call_stand_in_the_code() -> None:
    found = found_in_code(own_ids(), bounded=True)
    assert not found, "\n".join(found)
