"""From clause to condition, evidence, material, form field and back on the pages: no link leads nowhere."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from posixpath import dirname, join, normpath
from typing import Any

import pytest

from notice_site.facts.facts import Facts
from notice_site.model.notice import walk_rule_at
from notice_site.reading.build import build_call
from notice_site.reading.source import read_source
from notice_site.site.assemble import render_site
from notice_site.site.options import BuildOptions
from notice_site.theme.mkdocs_build import build_html
from tests.call_facts import CALLS, facts_of

CHECKLIST, MATERIALS = "eligibility/index.html", "materials/index.html"
DATA = re.compile(r'<script type="application/json">(.*?)</script>', re.DOTALL)


@dataclass
class Reader(HTMLParser):
    """The ids of a page and the addresses that it links to."""

    page: str
    ids: set[str] = field(default_factory=set)
    targets: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        super().__init__()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        known = dict(attrs)
        self.ids.add(known.get("id") or "")
        if tag == "a" and known.get("href"):
            self.targets.add(target(known["href"] or "", self.page))


def target(href: str, page: str) -> str:
    """An address seen from the site's root, `notice/index.html#fields`."""
    address, mark, part = href.partition("#")
    return normpath(join(dirname(page), address) if address else page) + mark + part


@dataclass(frozen=True)
class Site:
    """A built site with what its pages link to."""

    facts: Facts
    pages: dict[str, Reader]
    data: dict[str, Any]
    """What the checklist's scripts work with."""

    def place(self, place: str) -> str:
        return target(self.facts.place_href(place, CHECKLIST), CHECKLIST)

    def leads(self, source: str, to: str) -> bool:
        return to in self.pages[source.partition("#")[0]].targets

    def exists(self, address: str) -> bool:
        page, _, part = address.partition("#")
        return page in self.pages and part in {"", *self.pages[page].ids}


@pytest.fixture(scope="module", params=["first", "full"])
def site(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Site:
    path = CALLS[request.param]
    prepared = render_site(build_call(read_source(path)), BuildOptions(path))
    folder: Path = build_html(prepared.pages, prepared.settings, tmp_path_factory.mktemp(request.param))
    pages = {}
    for file in folder.rglob("*.html"):
        reader = Reader(file.relative_to(folder).as_posix())
        reader.feed(file.read_text("utf-8"))
        pages[reader.page] = reader
    match = DATA.search((folder / CHECKLIST).read_text("utf-8"))
    assert match
    data = json.loads(match[1])
    if "deferred" in data:
        script = (folder / CHECKLIST).parent / data["deferred"].partition("?")[0]
        data |= json.loads(script.read_text("utf-8").partition(" = ")[2].removesuffix(";\n"))
    return Site(facts_of(path), pages, data)


def rules_of(data: Any) -> Iterator[dict[str, Any]]:
    """Every rule in the scripts' data, groups before their parts."""
    for rule in data:
        yield rule
        yield from rules_of(
            [*rule.get("rules", []), *(rule[key] for key in ("rule", "if", "then") if rule.get(key))]
        )


def test_every_condition_leads_to_its_place_in_the_text_and_from_there_back(site: Site) -> None:
    places = {rule["id"]: rule["source"]["href"] for rule in rules_of(site.data["rules"]) if "source" in rule}
    assert len(places) > 10
    for rule, href in places.items():
        place = target(href, CHECKLIST)
        assert site.exists(place), (rule, place)
        assert site.exists(f"{CHECKLIST}#{rule}")
        assert site.leads(place, f"{CHECKLIST}#{rule}"), (place, rule)
        assert site.leads(CHECKLIST, place), (rule, place)


def test_every_clause_that_names_rules_leads_to_a_condition(site: Site) -> None:
    named = [clause for clause in site.facts.notice.walk_clauses() if clause.rules]
    assert len(named) > 3
    for clause in named:
        for rule in clause.rules:
            assert site.leads(site.place(clause.id), f"{CHECKLIST}#{rule}"), (clause.id, rule)


def test_every_condition_leads_to_its_evidence_and_the_paper_back(site: Site) -> None:
    materials = {material["id"]: target(material["href"], CHECKLIST) for material in site.data["materials"]}
    seen = 0
    for at, top in enumerate(site.facts.in_force.eligibility):
        for _, rule in walk_rule_at(("eligibility", at), top):
            for material in rule.evidence:
                assert site.exists(materials[material]), material
                assert site.leads(MATERIALS, f"{CHECKLIST}#{top.id}"), (material, top.id)
                seen += 1
    assert seen > 5


def test_every_paper_leads_to_the_text_that_asks_for_it_and_to_its_form_and_both_back(site: Site) -> None:
    assert site.facts.materials
    for known in site.facts.materials:
        anchor = f"{MATERIALS}#material-{known.material.id}"
        assert site.exists(anchor)
        for source in known.material.source:
            assert site.exists(site.place(source)), source
            assert site.leads(site.place(source), anchor), (source, anchor)
        if known.annex:
            assert site.leads(MATERIALS, known.annex.page)
            assert site.leads(known.annex.page, anchor), (known.annex.page, anchor)
        assert known.annex or known.material.source or known.proves, f"{known.material.id} hangs on nothing"
