"""Rules come out in Python as in the browser: the same tables of cases, and thousands of generated rules."""

import json
import random
from pathlib import Path
from typing import Any

import pytest
from pydantic import TypeAdapter

from notice_site.facts.evaluation import OUTSIDE, Basis, combine, evaluate
from notice_site.model.notice import walk_rule_at
from notice_site.model.rules import Rule
from tests.call_facts import ROOT
from tests.script_files import node

RULE: TypeAdapter[Rule] = TypeAdapter(Rule)
CASES = ROOT / "tests" / "cases"
BASIS = Basis({"fields": frozenset({"a", "b"})})
SHARED = {
    "yes_no": "same-yes",
    "declaration": "same-yes",
    "external": "same-yes",
    "number": "same-number",
    "count": "same-number",
    "date": "same-day",
    "one_of": "same-choice",
}
"""The question that rules of each kind may use."""
SCRIPT = ROOT / "docs" / "assets" / "scripts" / "checklist" / "rules.mjs"
RUN = """
import {readFileSync} from 'node:fs';
const {evaluate} = await import(process.argv[1]);
const flat = (result) => [[result.state, [...result.states].sort()], ...result.parts.flatMap(flat)];
const pairs = JSON.parse(readFileSync(process.argv[2], 'utf8'));
console.log(JSON.stringify(pairs.map(({rule, answers}) => flat(evaluate(rule, answers)))));
"""
PLAIN: dict[str, dict[str, Any]] = {
    "yes_no": {},
    "declaration": {},
    "external": {"authority": "甲局"},
    "judgement": {},
    "number": {"unit": "万元"},
    "count": {},
    "date": {},
    "one_of": {"taxonomy": "fields"},
    "covers": {"items": [{"id": "a", "label": "甲"}, {"id": "b", "label": "乙"}]},
    "pattern": {"template": "某区×××联×盟×××会"},
}
ANSWERS: tuple[Any, ...] = (
    *(
        "yes",
        "no",
        "unsure",
        "a",
        "b",
        OUTSIDE,
        "",
        " ",
        None,
        True,
        ["a"],
        ["a", "b"],
        ["a", "a"],
        [],
        ["c"],
    ),
    *(0, 1, 2, 3, 2.5, -1, 100_000, "2020-02-29", "2020-03-01", "2020-02-30", "2020-2-3"),
    *("某区新联×盟新会", "某区联×盟会", "某区×××联×盟×××会", "x" * 201, {"yes": 1}),
)


def cases(name: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((CASES / f"{name}.json").read_text("utf-8"))
    assert len(found) > 3
    return {key: value for key, value in found.items() if key != "about"}


def as_rule(data: dict[str, Any]) -> Rule:
    """A rule of the tables, whose options are in the rule as the browser gets them."""
    known = {key: value for key, value in data.items() if key != "options"}
    return RULE.validate_python(known | ({"taxonomy": "fields"} if "options" in data else {}))


@pytest.mark.parametrize("kind", cases("questions"))
def test_an_answer_gives_the_state_of_the_table(kind: str) -> None:
    for entry in cases("questions")[kind]:
        rule = as_rule({"id": "question"} | entry["rule"])
        for answer, state in entry["answers"]:
            result = evaluate(rule, {"question": answer}, BASIS)
            assert (result.state, result.states) == (state, (state,)), (entry["rule"], answer)


@pytest.mark.parametrize("name", cases("groups"))
def test_a_group_agrees_with_its_truth_table(name: str) -> None:
    kind, _, n = name.partition(" ")
    part = {"id": "part", "kind": "judgement"}
    parts = {"not": {"rule": part}, "when": {"if": part, "then": part}}.get(kind, {"rules": [part]})
    group = RULE.validate_python({"id": "group", "kind": kind, **parts, **({"n": int(n)} if n else {})})
    for *states, state in cases("groups")[name]:
        assert combine(group, states) == state, (name, states)


def derived(maker: random.Random, name: str) -> dict[str, Any]:
    """A derived fact: a group whose parts use questions."""
    parts = [
        with_values(maker, {"id": f"{name}-{at}", "kind": kind, "uses": SHARED[kind], **PLAIN[kind]})
        for at, kind in enumerate(maker.choices([*SHARED], k=maker.randint(1, 3)))
    ]
    kind = maker.choice(("all", "any", "at_least", "not"))
    group = {"id": name, "kind": kind, **({"rule": parts[0]} if kind == "not" else {"rules": parts})}
    return with_values(maker, group) if kind == "at_least" else group


def generated(maker: random.Random, depth: int, name: str = "r") -> dict[str, Any]:
    """A rule with at most so many levels of groups, as the data file has it."""
    groups = ("all", "any", "at_least", "not", "when")
    kind = maker.choice([*PLAIN] if depth == 0 or maker.random() < 0.3 else groups)
    rule: dict[str, Any] = {"id": name, "kind": kind, "severity": maker.choice(("must", "must", "should"))}
    if kind == "not":
        return rule | {"rule": generated(maker, depth - 1, f"{name}-1")}
    if kind == "when":
        return rule | {
            "if": generated(maker, depth - 1, f"{name}-1"),
            "then": generated(maker, depth - 1, f"{name}-2"),
        }
    if kind in ("all", "any", "at_least"):
        rule["rules"] = [generated(maker, depth - 1, f"{name}-{at}") for at in range(maker.randint(1, 3))]
    if kind in SHARED and maker.random() < 0.3:
        rule["uses"] = maker.choice((SHARED[kind], "fact-1", "fact-2")) if kind == "yes_no" else SHARED[kind]
    return with_values(maker, rule | PLAIN.get(kind, {}))


def with_values(maker: random.Random, rule: dict[str, Any]) -> dict[str, Any]:
    """The rule with its bounds, and perhaps another reading of them."""
    kind, readings = rule["kind"], list[dict[str, Any]]()
    if kind == "at_least":
        rule["n"] = maker.randint(0, len(rule["rules"]))
        readings = [{"reading": "另一种", "value": maker.randint(0, 3)}]
    elif kind in ("number", "count"):
        bounds = ("at_least", "at_most", "more_than", "less_than", "equals")
        rule |= {"op": maker.choice(bounds), "value": maker.randint(0, 3)}
        readings = [{"reading": "另一种", "value": maker.randint(0, 3), "op": maker.choice(bounds)}]
    elif kind == "date":
        rule |= {
            "op": maker.choice(("before", "on_or_before", "after", "on_or_after")),
            "value": "2020-02-29",
        }
    elif kind == "one_of":
        rule["other"] = maker.choice(("met", "not_met", "judgement"))
        rule["accepts"] = maker.choice(([], ["a"], ["b", "a"]))
        readings = [{"reading": "另一种", "other": "met"}]
    if readings and maker.random() < 0.5:
        rule["interpretation"] = {"note": "不清楚", "alternatives": readings}
    return rule


def for_the_browser(rule: dict[str, Any], facts: dict[str, Any] | None = None) -> dict[str, Any]:
    """The rule with the keys that the page adds to every rule."""
    if fact := (facts or {}).get(rule.get("uses", "")):
        rule = rule | {"derived": for_the_browser(fact)}
    options = {"options": [{"id": "a"}, {"id": "b"}]} if rule["kind"] == "one_of" else {}
    inner: dict[str, Any] = {
        key: for_the_browser(rule[key], facts) for key in ("rule", "if", "then") if key in rule
    }
    inner |= {"rules": [for_the_browser(part, facts) for part in rule["rules"]]} if "rules" in rule else {}
    return {"blank": "×××"} | rule | options | inner


def flat(rule: Rule, answers: dict[str, Any], basis: Basis) -> list[Any]:
    def walk(result: Any) -> list[Any]:
        return [
            [result.state, sorted(result.states)],
            *(line for part in result.parts for line in walk(part)),
        ]

    return walk(evaluate(rule, answers, basis))


def asked(rule: Rule) -> list[str]:
    return sorted({*(each.id for _, each in walk_rule_at((), rule)), *SHARED.values()})


def test_python_and_the_browser_agree_on_thousands_of_rules_and_answers(tmp_path: Path) -> None:
    maker = random.Random(9704)
    data = [generated(maker, 3) for _ in range(4000)]
    rules = [RULE.validate_python(each) for each in data]
    facts = [{name: derived(maker, name) for name in ("fact-1", "fact-2")} for _ in data]
    answers = [
        {name: maker.choice(ANSWERS) for name in asked(rule) if maker.random() < 0.8} for rule in rules
    ]
    pairs = tmp_path / "pairs.json"
    given = [
        {"rule": for_the_browser(each, known), "answers": found}
        for each, known, found in zip(data, facts, answers, strict=True)
    ]
    pairs.write_text(json.dumps(given), encoding="utf-8")
    theirs = json.loads(node("--input-type=module", "-e", RUN, "--", str(SCRIPT), str(pairs)))
    assert len(theirs) == len(rules)
    for rule, known, found, other in zip(rules, facts, answers, theirs, strict=True):
        basis = Basis(BASIS.options, {name: RULE.validate_python(fact) for name, fact in known.items()})
        assert flat(rule, found, basis) == other, (rule, known, found)
    assert sum("uses" in json.dumps(each) for each in data) > 500
    states = {state for other in theirs for state, _ in other}
    assert states == {"met", "not_met", "not_answered", "judgement", "not_applicable"}
