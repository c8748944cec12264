"""Names that an import gives, clocks before dates, and places to sign: what readers would stumble over."""

from pathlib import Path

import pytest

from notice_site.importing.understanding.draft import TERMS
from notice_site.importing.understanding.form_fields import blanks_in
from notice_site.importing.understanding.spoken_spans import spoken_spans
from tests.importing.imported import draft_of_text


def test_every_term_and_every_name_stands_once_in_the_list() -> None:
    """A second one would never be used: the first of the longest terms is taken."""
    entries = [line.strip() for line in TERMS.read_text("utf-8").split("\n") if ": [" in line]
    names = [entry.partition(":")[0] for entry in entries]
    terms = [term.strip() for entry in entries for term in entry.partition("[")[2].rstrip("]").split(",")]
    assert len(names) > 80
    assert sorted(names) == sorted(set(names))
    assert sorted(terms) == sorted(set(terms))


@pytest.mark.parametrize(("heading", "name"), [("单位初审。", "review"), ("法人特派员。", "clause-1")])
def test_a_heading_is_not_named_for_a_column_of_a_form(heading: str, name: str, tmp_path: Path) -> None:
    text = f"关于甲的通知\n各单位：\n（一）{heading}各镇街办理。\n（二）其他。按规定办理。\n"
    assert draft_of_text(text, tmp_path).data["body"]["clauses"][0]["id"] == name


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("by 5.00 pm on Friday 26 June 2026.", ("5.00 pm on Friday 26 June 2026", 17 * 60)),
        ("12 noon on 1 May 2026", ("12 noon on 1 May 2026", 12 * 60)),
        ("30 April 2026 at 5 pm", ("30 April 2026 at 5 pm", 17 * 60)),
        ("room 5, 30 April 2026", ("30 April 2026", None)),
    ],
)
def test_an_english_clock_stands_before_or_behind_its_date(text: str, said: tuple[str, int | None]) -> None:
    assert [(span.wording, span.spoken.minutes) for span in spoken_spans(text)] == [said]


@pytest.mark.parametrize(
    ("line", "kinds"),
    [
        ("负责人（签字）：", [("signature", "负责人（签字）：")]),
        ("填报单位（盖章）：　　联系人：", [("seal", "填报单位（盖章）："), ("text", "联系人：")]),
        ("签字：     （盖章）  年 月 日", [("signature", "签字："), ("seal", "（盖章）"), ("date", "")]),
        ("　年　月至　年　月", [("date", ""), ("date", "至")]),
        ("负责人（签字）：    单位（公章）", [("signature", "负责人（签字）："), ("seal", "单位（公章）")]),
        ("签名：　　　年　月　日", [("signature", "签名："), ("date", "")]),
    ],
)  # fmt: skip
def test_each_place_to_sign_is_one_field(line: str, kinds: list[tuple[str, str]]) -> None:
    assert [(blank.kind, blank.label) for blank in blanks_in(line)] == kinds
