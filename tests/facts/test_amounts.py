"""Amounts come out as worked out by hand, in Python as in the browser."""

import json
import random
from pathlib import Path
from typing import Any

import pytest

from notice_site.facts.amounts import Amount, Reckoning, total_of, work_out
from notice_site.facts.evaluation import Basis
from notice_site.model.amounts import Sum
from notice_site.model.support import Award
from tests.call_facts import ROOT
from tests.script_files import node

TABLE = json.loads((ROOT / "tests" / "cases" / "amounts.json").read_text("utf-8"))
BASIS = Basis({"fields": frozenset({"a", "b"})})
SCRIPT = ROOT / "docs" / "assets" / "scripts" / "checklist" / "amounts.mjs"
RUN = """
import {readFileSync} from 'node:fs';
const {workOut} = await import(process.argv[1]);
const cases = JSON.parse(readFileSync(process.argv[2], 'utf8'));
const short = ({state, most, steps}) => [state, most, steps.map(({step, value}) => [step, value])];
console.log(JSON.stringify(cases.map(({sum, answers}) => short(workOut(sum, answers)))));
"""


def worked_out(case: dict[str, Any]) -> Amount:
    scales = {}
    data = dict(case["sum"])
    if share := data.get("share"):
        scales[share["uses"]] = share["scale"]
        data["share"] = {key: value for key, value in share.items() if key != "scale"}
    return work_out(Sum.model_validate(data), Reckoning(case["answers"], BASIS, scales))


@pytest.mark.parametrize("case", TABLE["sums"], ids=lambda case: case["by_hand"][:40])
def test_a_sum_comes_to_what_was_worked_out_by_hand(case: dict[str, Any]) -> None:
    result = worked_out(case)
    assert (result.state, result.most) == (case["state"], case["most"])


@pytest.mark.parametrize("case", TABLE["totals"], ids=lambda case: case["by_hand"])
def test_awards_come_together_as_worked_out_by_hand(case: dict[str, Any]) -> None:
    facts = {"id": "a", "title": "甲", "amount": 1, "wording": "甲", "unit": "project"}
    awards = tuple(
        (Award.model_validate(facts | {"stacking": stacking}), Amount("known", float(most)))
        for stacking, most in case["awards"]
    )
    assert total_of(awards, case["ceiling"]).most == case["most"]


def for_the_browser(case: dict[str, Any]) -> dict[str, Any]:
    """The case with the options that the page adds to a choice."""
    tiers = [
        tier | {"if": tier["if"] | {"options": [{"id": "a"}, {"id": "b"}]}}
        for tier in case["sum"].get("tiers", ())
    ]
    return case | {"sum": case["sum"] | {"tiers": tiers}}


def in_browser(cases: list[dict[str, Any]], path: Path) -> Any:
    path.write_text(json.dumps([for_the_browser(case) for case in cases]), encoding="utf-8")
    return json.loads(node("--input-type=module", "-e", RUN, "--", str(SCRIPT), str(path)))


def money(maker: random.Random) -> float:
    return maker.choice((0, 0.1, 3, 1500, 33333.33, 1e6, maker.random() * 1e5))


def way(maker: random.Random) -> dict[str, Any]:
    """One way to work a sum out; none where all hangs on tiers."""
    share = {"uses": "cost", "percent": maker.choice((1, 30, 33.3, 100)), "scale": maker.choice((1, 10000))}
    parts = [{"title": "年", "amount": money(maker)} for _ in range(maker.randint(1, 4))]
    ways: tuple[dict[str, Any], ...] = (
        {"amount": money(maker)}, {"share": share}, {"share": share}, {"schedule": parts}, {},
    )  # fmt: skip
    return maker.choice(ways)


def tier(maker: random.Random, at: int, *, is_share: bool) -> dict[str, Any]:
    kinds: tuple[dict[str, Any], ...] = (
        {"kind": "number", "uses": "n", "op": maker.choice(("at_least", "less_than")), "value": 5},
        {"kind": "one_of", "uses": "who", "taxonomy": "fields", "accepts": ["a"]},
        {"kind": "yes_no", "uses": "sure"},
    )
    gives = {"percent": maker.choice((5, 12.5))} if is_share else {"amount": money(maker)}
    return {"wording": "档", "if": {"id": f"t{at}", **maker.choice(kinds)}, **gives}


def generated(maker: random.Random) -> dict[str, Any]:
    """A sum with its tiers, periods and bounds, and answers to some of what it uses."""
    whole = way(maker)
    if not whole or maker.random() < 0.4:
        is_share = "share" in whole
        whole["tiers"] = [tier(maker, at, is_share=is_share) for at in range(maker.randint(1, 3))]
    counted = ({"uses": "n"}, {"most": 36}, {"uses": "n", "most": 12}, {"uses": "who", "most": 2})
    whole["times"] = [{"unit": "月", **maker.choice(counted)} for _ in range(maker.choice((0, 0, 1, 2)))]
    whole |= {key: money(maker) for key in ("least", "most") if maker.random() < 0.4}
    whole["below"] = maker.choice(("none", "raised"))
    answers = {
        "cost": maker.choice((0, 0.07, 20, 1234.567, -1, "x", 5e9)),
        "n": maker.choice((0, 4, 5, 2.5, 48)),
        "who": maker.choice(("a", "b", "c", "_outside")),
        "sure": maker.choice(("yes", "no", "unsure")),
    }
    return {"sum": whole, "answers": {key: value for key, value in answers.items() if maker.random() < 0.85}}


def test_python_and_the_browser_agree_on_thousands_of_sums(tmp_path: Path) -> None:
    maker = random.Random(1517)
    cases = [*TABLE["sums"], *(generated(maker) for _ in range(4000))]
    theirs = in_browser(cases, tmp_path / "cases.json")
    assert len(theirs) == len(cases)
    for case, other in zip(cases, theirs, strict=True):
        own = worked_out(case)
        assert [own.state, own.most, [list(step) for step in own.steps]] == other, case
    assert {state for state, _, _ in theirs} == {"known", "open", "none"}
    steps = {step for _, _, row in theirs for step, _ in row}
    assert steps == {"amount", "share", "schedule", "times", "most", "least", "below", "no_tier"}
