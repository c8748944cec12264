"""Rules as the eligibility page shows and evaluates them. In: facts and rules. Out: plain data, fit for JSON.

A rule keeps the keys it has in `notice_data.yml`. Beside them stand what readers are shown: label and link
of its place, the options of its list, notes; and a fingerprint by which a kept answer knows its question.
"""

import json
import re
from hashlib import sha256
from typing import Any

from notice_site.facts.facts import Facts
from notice_site.facts.reader_notes import notes_on_rule
from notice_site.facts.rule_tree import parts_of
from notice_site.models.notice import Notice
from notice_site.models.record import NOT_STATED, plain
from notice_site.models.rules import OneOf, Rule

PAGE = "eligibility/index.html"
ASKED = (
    "kind", "quote", "ask", "op", "value", "unit", "role", "where", "authority", "template", "blank", "other",
    "open",
)  # fmt: skip
"""What makes a question the same one, beside its options; hints, evidence and readings may change."""
BOUND_WORDS = re.compile("以上|以下|以内")
PARTS = {"rules", "rule", "if", "then"}

Data = dict[str, Any]


def rule_data(facts: Facts, rule: Rule) -> Data:
    """One rule with the rules inside it."""
    notice = facts.in_force
    data = {key: value for key, value in plain(rule).items() if key not in PARTS}
    data["source"] = source_data(facts, rule.clause)
    data["notes"] = notes_on_rule(notice, rule)
    data["bound_unclear"] = _is_bound_unclear(notice, data)
    if isinstance(rule, OneOf):
        data["options"] = _options(facts, rule.taxonomy)
    parts = [rule_data(facts, part) for _, part in parts_of(rule)]
    return data | (_as_parts(rule.kind, parts) if parts else {"fingerprint": _fingerprint(data)})


def source_data(facts: Facts, place: str | None) -> Data | None:
    """The label of a place in the issued text and the link to it from the eligibility page."""
    if place is None:
        return None
    return {"label": facts.place_labels[place], "href": facts.place_href(place, PAGE)}


def parts_in(rule: Data) -> list[Data]:
    """The rules inside a rule that is data already."""
    one_by_one = [rule[key] for key in ("rule", "if", "then") if key in rule]
    return [*one_by_one, *rule.get("rules", ())]


def _as_parts(kind: str, parts: list[Data]) -> Data:
    match kind:
        case "not":
            return {"rule": parts[0]}
        case "when":
            return {"if": parts[0], "then": parts[1]}
        case _:
            return {"rules": parts}


def _fingerprint(question: Data) -> str:
    """Eight hexadecimal digits that stay the same as long as the question and its measure do."""
    choices = [*question.get("items", ()), *question.get("options", ())]
    asked: Data = {key: question[key] for key in ASKED if key in question}
    asked["choices"] = [[choice["id"], choice["label"]] for choice in choices]
    return sha256(json.dumps(asked, ensure_ascii=False).encode()).hexdigest()[:8]


def _is_bound_unclear(notice: Notice, rule: Data) -> bool:
    """Whether an answer that equals the bound hangs on how the bound's words are read."""
    if rule.get("op") not in ("at_least", "at_most") or notice.inclusive_bounds != NOT_STATED:
        return False
    return bool(BOUND_WORDS.search(rule["quote"] or ""))


def _options(facts: Facts, taxonomy: str) -> list[Data]:
    """The options of a list, each with the words that another list of the same notice has for it."""
    lists = {known.id: known for known in facts.in_force.taxonomies}
    mapping = lists[taxonomy].maps_to
    pairs = {pair.option: pair for pair in mapping.pairs} if mapping else {}
    target = lists[mapping.taxonomy] if mapping else None
    labels = {option.id: option.label for option in target.options} if target else {}
    options = []
    for option in lists[taxonomy].options:
        pair = pairs.get(option.id)
        named = [labels[known] for known in pair.to] if pair else []
        elsewhere = (
            {"source": source_data(facts, target.source), "labels": named} if target and named else None
        )
        options.append({**plain(option), "note": pair and pair.note, "elsewhere": elsewhere})
    return options
