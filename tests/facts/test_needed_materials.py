"""The materials that answers ask for are the same in Python as in the browser."""

import json
import random
from pathlib import Path
from typing import Any

import pytest

from notice_site.facts.demands import applicants
from notice_site.facts.facts import BuildFacts, derive_facts
from notice_site.facts.needed_materials import materials_needed
from notice_site.language.catalogue import catalogue_for
from notice_site.model.notice import asked_questions, parts_of, walk_rules
from notice_site.model.rules import CountRule, Covers, DateRule, NumberRule, OneOf
from notice_site.pages.checklist import checklist_data
from notice_site.project import DATA
from notice_site.reading.build import build_call
from notice_site.reading.source import read_source
from tests.call_facts import ROOT
from tests.script_files import node

NOTICES = ROOT / "tests" / "notices"
SCRIPT = ROOT / "docs" / "assets" / "scripts" / "checklist" / "materials.mjs"
RUN = """
import {readFileSync} from 'node:fs';
const {materialsFor} = await import(process.argv[1]);
const {call, cases} = JSON.parse(readFileSync(process.argv[2], 'utf8'));
const needed = ({who, answers}) =>
  materialsFor(call, who, {answers, members: {}})
    .filter(({need}) => need === 'needed')
    .map(({material}) => material.id);
console.log(JSON.stringify(cases.map(needed)));
"""


def answer(maker: random.Random, rule: Any) -> Any:
    """Some answer to a rule's question, or to a shared question."""
    match rule:
        case CountRule() | NumberRule():
            return max(0, rule.value + maker.choice((-1, 0, 1)))
        case DateRule():
            return maker.choice(("2000-01-01", "2029-01-01"))
        case OneOf():
            return "_outside"
        case Covers():
            return [item.id for item in rule.items if maker.random() < 0.8]
    return maker.choice(("yes", "yes", "no", "unsure"))


@pytest.mark.parametrize("path", [DATA, *sorted(NOTICES.glob("*.yml"))], ids=lambda path: path.stem)
def test_python_and_the_browser_list_the_same_materials(path: Path, tmp_path: Path) -> None:
    call = build_call(read_source(path))
    notice, maker = call.in_force, random.Random(path.stem)
    chinese = catalogue_for("zh")
    data = checklist_data(derive_facts(call, BuildFacts(), chinese), chinese)
    shared = {question.id for question in asked_questions(notice)}
    rules = [rule for _, rule in walk_rules(notice) if not [*parts_of(rule)]]
    cases = []
    for _ in range(60):
        for applicant in applicants(notice):
            given = {rule.id: answer(maker, rule) for rule in rules if maker.random() < 0.8}
            given |= {question: maker.randint(0, 400) for question in shared if maker.random() < 0.8}
            cases.append((applicant, given))
    sent = [
        {
            "who": {"role": one.role and one.role.id, "track": one.track and one.track.id},
            "answers": given,
        }
        for one, given in cases
    ]
    file = tmp_path / "cases.json"
    file.write_text(json.dumps({"call": data, "cases": sent}, default=str), encoding="utf-8")
    theirs = json.loads(node("--input-type=module", "-e", RUN, "--", str(SCRIPT), str(file)))
    assert len(theirs) == len(cases)
    for (applicant, given), other in zip(cases, theirs, strict=True):
        assert sorted(materials_needed(notice, applicant, given)) == sorted(other), (applicant, given)
