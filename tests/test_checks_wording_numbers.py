"""K08: what Chinese documents write of sums, counts, ratios and bounds, beside their values."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from notice_site.language.chinese_numerals import number_value
from tests.checked_calls import findings

DAY = date(2026, 9, 30)


def award(amount: float, wording: str) -> dict[str, Any]:
    return {"awards": [{"id": "a", "title": "扶持", "amount": amount, "wording": wording, "unit": "project"}]}


@pytest.mark.parametrize(
    ("amount", "wording"),
    [
        (100000, "10万元"),
        (100000, "一次性10万元"),
        (100000, "100,000元"),
        (100000, "壹拾万元整"),
        (100000, "十万元人民币"),
        (100000, "最高不超过10 万元"),
        (100000, "5—10万元"),
        (50000, "5—10万元"),
        (150000000, "1.5亿元"),
        (120000000, "一亿二千万元"),
        (3000, "3千元"),
        (356000, "三十五万六千元"),
        (500, "每人500元"),
        (0.5, "项目经费的50%"),
        (1000000, "视情况而定"),
    ],
)
def test_a_sum_in_words_agrees_with_its_amount_or_says_none(amount: float, wording: str) -> None:
    assert findings(funding=award(amount, wording)) == []


@pytest.mark.parametrize(
    ("amount", "wording"), [(10000, "10万元"), (100000, "壹佰万元"), (100000, "100,00元"), (10, "10万元")]
)
def test_a_sum_in_words_that_is_another_one_is_told(amount: float, wording: str) -> None:
    assert findings(funding=award(amount, wording)) == [
        f"K08 funding.awards[0].amount: “{wording}” does not say {amount}."
    ]


@pytest.mark.parametrize(
    ("value", "wording", "count"),
    [
        (1, "1项", 0),
        (10, "十家", 0),
        (2, "两个", 0),
        (12, "十二项", 0),
        (5, "若干", 0),
        (4, "3至5项", 1),
        (20, "2项", 1),
    ],
)
def test_a_count_in_words_agrees_with_its_value(value: int, wording: str, count: int) -> None:
    assert len(findings(funding={"award_count": {"value": value, "wording": wording}})) == count


@pytest.mark.parametrize(
    ("ratio", "wording", "count"),
    [(1, "1:1", 0), (2, "1∶2", 0), (0.5, "1：2", 0), (0.3, "30%", 0), (1, "适当配套", 0), (3, "1:2", 1)],
)
def test_a_ratio_in_words_agrees_with_its_value(ratio: float, wording: str, count: int) -> None:
    assert len(findings(funding={"cost_sharing": [{"ratio": ratio, "wording": wording}]})) == count


def rule(**more: Any) -> dict[str, Any]:
    body = {"clauses": [{"id": "conditions", "text": [more["quote"]], "rules": ["rule"]}]}
    made = {"id": "rule", "clause": "conditions", "ask": "是吗？", "no_evidence": "当场核对", **more}
    return {"body": body, "eligibility": [made]}


@pytest.mark.parametrize(
    ("quote", "value", "unit", "count"),
    [
        ("营业收入不超过500万元", 500, "万元", 0),
        ("营业收入不超过500万元", 5000000, "元", 0),
        ("营业收入不超过五百万元", 500, "万元", 0),
        ("自有资金60%以上", 60, "%", 0),
        ("三分之一以上", 33, "%", 0),
        ("从业10年以上", 8, "年", 1),
        ("从业多年", 8, "年", 0),
    ],
)
def test_a_bound_agrees_with_the_quote_it_comes_from(quote: str, value: int, unit: str, count: int) -> None:
    made = rule(kind="number", op="at_least", quote=quote, value=value, unit=unit)
    assert len(findings(**made)) == count


@pytest.mark.parametrize(
    ("quote", "count"), [("2026年9月30日前注册", 0), ("2026年9月3日前注册", 1), ("早已注册", 0)]
)
def test_a_date_bound_agrees_with_the_quote_it_comes_from(quote: str, count: int) -> None:
    made = rule(kind="date", op="before", quote=quote, value=DAY.isoformat())
    assert len(findings(**made)) == count


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("二〇一七", 2017),
        ("一万二千亿", 12000 * 10**8),
        ("十", 10),
        ("二十一", 21),
        ("两百零五", 205),
        ("１２", 12),
        ("1,234.5", Decimal("1234.5")),
    ],
)
def test_a_number_is_read_in_either_script(text: str, value: int | Decimal) -> None:
    assert number_value(text) == value


@pytest.mark.parametrize("text", ["", "万", "亿"])
def test_a_unit_alone_is_no_number(text: str) -> None:
    assert number_value(text) is None
