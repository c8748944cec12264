"""What a place of the text leads to. In: facts. Out: links to its conditions and the papers it asks for."""

from collections.abc import Iterator

from notice_site.facts.rule_tree import walk_rules
from notice_site.pages.links import Link, PageLinks


def condition_links(place: str, links: PageLinks) -> Iterator[Link]:
    """The lines of the eligibility checklist that quote this place, parts of conditions too."""
    for _, rule in walk_rules(links.facts.in_force):
        if rule.clause == place:
            yield Link(links.to(f"eligibility/index.html#{rule.id}"), rule.quote or rule.ask or rule.id)


def paper_links(place: str, links: PageLinks) -> Iterator[Link]:
    """The papers that this place asks for; of an annex also those that it is the form of."""
    for paper in links.facts.materials:
        annex = paper.annex.annex.id if paper.annex else ""
        if place == annex or place in paper.material.source:
            address = f"materials/index.html#material-{paper.material.id}"
            yield Link(links.to(address), paper.material.title)
