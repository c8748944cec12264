"""What the lead's desk works with. In: facts, the forms' Word files. Out: plain data, fit for JSON.

A desk is there for every form that members prepare who do not hand in the application themselves.
"""

from collections.abc import Iterable, Iterator

from notice_site.facts.annexes import AnnexFacts
from notice_site.facts.demands import collected_forms
from notice_site.facts.facts import Facts, MaterialFacts
from notice_site.model.grid import walk_fields
from notice_site.model.notice import parts_of, walk_rules
from notice_site.model.record import NOT_STATED, plain
from notice_site.model.rules import CountRule, Rule
from notice_site.pages.checklist import material_lines
from notice_site.pages.form_data import Data, can_be_filled_in, fill_data, form_data
from notice_site.pages.links import PageLinks
from notice_site.pages.script_messages import script_messages

SCRIPT = "start-collect.mjs"


def has_desk(form: AnnexFacts, links: PageLinks) -> bool:
    """Whether the desk collects this form."""
    return any(annex.annex.id == form.annex.id for _, annex in _collected(links))


def desks(links: PageLinks) -> list[Data]:
    """One for each form that is collected; none where this build has no Word files."""
    return [_desk(entry, annex, links) for entry, annex in _collected(links)]


def _collected(links: PageLinks) -> list[tuple[MaterialFacts, AnnexFacts]]:
    return [
        (entry, entry.annex)
        for entry in collected_forms(links.facts)
        if entry.annex and can_be_filled_in(entry.annex, links)
    ]


def _desk(entry: MaterialFacts, annex: AnnexFacts, links: PageLinks) -> Data:
    facts, material = links.facts, entry.material
    materials, seals, counts = _materials(links), _shared_seals(entry, facts), list(_counts(entry, links))
    is_limited = any(part["tracks"] for part in (*materials, *seals, *counts))
    return {
        **fill_data(annex, links),
        "material": material.id,
        "copies": None if material.copies == NOT_STATED else material.copies,
        "roles": [
            {"id": role.id, "title": role.title, "applies": role.applies, "max": role.max}
            for role in facts.in_force.roles
            if role.id in material.prepared_by
        ],
        "applicants": [role.id for role in facts.in_force.roles if role.applies],
        "tracks": [{"id": track.id, "title": track.title} for track in facts.in_force.tracks if is_limited],
        "call_title": facts.title,
        "materials": materials,
        "seals": seals,
        "counts": counts,
        "lists": [
            {**form_data(other, links), "field": field, "href": links.to(other.page)}
            for other, field in _lists_of_members(annex, links)
        ],
        "messages": script_messages(SCRIPT, links.catalogue),
    }


def _materials(links: PageLinks) -> list[Data]:
    """All that is handed in, by whomever it is prepared: title, optional or not, and what it takes."""
    return [
        {
            "title": line.facts.material.title,
            "annex": line.facts.annex.label if line.facts.annex else "",
            "required": line.facts.material.required,
            "amount": line.amount,
            "tracks": list(line.facts.material.tracks),
            "prepared_by": list(line.facts.material.prepared_by),
        }
        for line in material_lines(links.facts, links.catalogue)
    ]


def _shared_seals(entry: MaterialFacts, facts: Facts) -> list[Data]:
    """Documents that others prepare and the members put their seals on."""
    joining = {role.id for role in facts.in_force.roles if not role.applies}
    results = [other.material for other in facts.materials if other.material.id != entry.material.id]
    return [
        {
            "id": material.id,
            "title": material.title,
            "roles": list(material.seal),
            "tracks": list(material.tracks),
        }
        for material in results
        if material.seal != NOT_STATED and (joining & set(material.seal)) - set(material.prepared_by)
    ]


def _counts(entry: MaterialFacts, links: PageLinks) -> Iterator[Data]:
    """Conditions on how many take part."""
    fields = {f"{form.annex.id}/{field}" for form, field in _lists_of_members(entry.annex, links)}
    for rule, tracks in _rules_with_tracks(links.facts.in_force.eligibility):
        if not isinstance(rule, CountRule):
            continue
        if rule.role in entry.material.prepared_by or (rule.role is None and rule.clause in fields):
            yield {**plain(rule), "tracks": list(tracks), "source": _source(rule.clause, links)}


def _rules_with_tracks(
    rules: Iterable[Rule], outer: tuple[str, ...] = ()
) -> Iterator[tuple[Rule, tuple[str, ...]]]:
    """All rules, groups before their parts; a part without tracks has those of its group."""
    for rule in rules:
        tracks = rule.tracks or outer
        yield rule, tracks
        yield from _rules_with_tracks((part for _, part in parts_of(rule)), tracks)


def _source(clause: str | None, links: PageLinks) -> Data | None:
    if clause is None:
        return None
    place = links.place(clause)
    return {"label": place.text, "href": place.href}


def _lists_of_members(annex: AnnexFacts | None, links: PageLinks) -> list[tuple[AnnexFacts, str]]:
    """Fields of other forms that list the members: plain rows on which a condition counts."""
    counted = {rule.clause for _, rule in walk_rules(links.facts.in_force) if isinstance(rule, CountRule)}
    return [
        (other, field.id)
        for other in links.facts.annexes
        if other is not annex and other.annex.form and can_be_filled_in(other, links)
        for field in walk_fields(other.annex.form)
        if field.kind == "repeat" and not field.columns and f"{other.annex.id}/{field.id}" in counted
    ]
