"""Documents to hand in, by who prepares them. In: facts. Out: what each role prepares, seals and signs."""

from dataclasses import dataclass
from typing import Literal

from notice_site.facts.choices import role_titles
from notice_site.facts.demands import (
    Count,
    Need,
    concerns,
    counts_of_applications,
    counts_of_role,
    needs,
    tracks_of,
)
from notice_site.facts.facts import Facts, MaterialFacts
from notice_site.facts.open_points import answers_on_material, notes_on_material, unstated_marks
from notice_site.language.catalogue import Catalogue
from notice_site.model.people import Role
from notice_site.model.record import NOT_STATED
from notice_site.model.support import Material
from notice_site.pages.contacts import answer_words
from notice_site.pages.links import Link, PageLinks
from notice_site.pages.support import track_titles


@dataclass(frozen=True)
class MaterialView:
    """A document as one role sees it."""

    anchor: str
    facts: MaterialFacts
    asked: tuple[tuple[str, str], ...]
    """Copies, seal and signature where the notice says something of them: name and words."""
    unsaid: tuple[str, ...]
    """Those of which it says nothing."""
    copies: str
    """How many, where it is more than one."""
    sources: tuple[Link, ...]
    proves: tuple[tuple[str, str], ...]
    """Id and words of the conditions of this role that it proves."""
    tracks: tuple[str, ...]
    notes: tuple[str, ...]
    """Notes for readers on slips of the notice."""
    need: str
    """How it is asked for, where it is not asked of everybody."""


@dataclass(frozen=True)
class RoleView:
    """A role with its documents."""

    role: Role | None
    """None for a call without roles, or for documents that no role prepares."""
    anchor: str
    prepares: tuple[MaterialView, ...]
    seals: tuple[MaterialFacts, ...]
    """Documents of others that carry its seal."""
    signs: tuple[MaterialFacts, ...]
    """Documents of others that carry its signature."""
    counts: tuple["CountView", ...]
    """How many it prepares itself, by track where that differs."""
    tracks: tuple[str, ...]
    """Titles of the tracks it can be in; empty where it can be in all."""


@dataclass(frozen=True)
class CountView:
    """How many documents somebody has to prepare."""

    whose: str
    """The roles or tracks that it counts for; empty where it is for all."""
    words: str


NEEDS: dict[Need, str] = {
    "conditional": "Only in some cases",
    "choice": "According to the condition met",
    "optional": "Optional",
}
"""How a document is asked for that not everybody hands in, as an English msgid."""
WAYS: tuple[Need, ...] = ("required", "conditional", "choice", "optional")


def need_words(facts: Facts, catalogue: Catalogue) -> dict[str, str]:
    """How each document is asked for, by its id; empty for those that everybody hands in."""
    return {
        material: "" if need == "required" else catalogue.translate(NEEDS[need])
        for material, need in needs(facts.in_force).items()
    }


def material_notes(facts: Facts, material: Material, catalogue: Catalogue) -> list[str]:
    """Notes for readers on a document, then what the office has answered about it."""
    answers = answers_on_material(facts.in_force, material)
    return [
        *notes_on_material(facts.in_force, material),
        *(answer_words(answer, catalogue) for answer in answers),
    ]


def application_counts(links: PageLinks) -> tuple[CountView, ...]:
    """How many documents a whole application takes, for each kind of applicant where that differs."""
    return _count_views(counts_of_applications(links.facts.in_force), links)


def _count_views(counts: tuple[Count, ...], links: PageLinks) -> tuple[CountView, ...]:
    roles = {applicant.role for count in counts for applicant in count.applicants}
    return tuple(
        CountView(
            _whose(count, len(roles) > 1, links) if len(counts) > 1 else "", _amount_words(count, links)
        )
        for count in counts
        if count.amounts
    )


def _whose(count: Count, names_roles: bool, links: PageLinks) -> str:
    """Whom a count is for; a role and a track of one name are said once."""
    pairs = [(one.role if names_roles else None, one.track) for one in count.applicants]
    titles = (" · ".join(dict.fromkeys(part.title for part in pair if part)) for pair in pairs)
    return links.catalogue.join(tuple(titles))


def _amount_words(count: Count, links: PageLinks) -> str:
    translate_plural = links.catalogue.translate_plural
    required, conditional, choice, optional = (count.amounts.get(need, 0) for need in WAYS)
    words = (
        required and translate_plural("1 document", "{n} documents", required),
        conditional and translate_plural("1 more in some cases", "{n} more in some cases", conditional),
        choice
        and translate_plural(
            "1 according to the condition met", "{n} according to the condition met", choice
        ),
        optional and translate_plural("1 more if you like", "{n} more if you like", optional),
    )
    return links.catalogue.translate(", ").join(phrase for phrase in words if phrase)


def role_views(links: PageLinks) -> tuple[RoleView, ...]:
    """All roles, the one that applies first."""
    facts = links.facts
    views = [_role(role, links) for role in _in_order(facts)]
    roles = {role.id for role in facts.in_force.roles}
    left = [entry for entry in facts.materials if not roles & set(entry.material.prepared_by)]
    if left:
        views_left = tuple(material_view(entry, None, links) for entry in left)
        counts = () if roles else _count_views(counts_of_role(None, facts.in_force), links)
        views.append(RoleView(None, "role", views_left, (), (), counts, ()))
    return tuple(views)


def _in_order(facts: Facts) -> list[Role]:
    return sorted(facts.in_force.roles, key=lambda role: not role.applies)


@dataclass(frozen=True)
class SealedMaterial:
    """A document that somebody seals or signs."""

    title: str
    marks: tuple[tuple[str, str], ...]
    """What is done, and by whom."""


def sealed_materials(links: PageLinks) -> tuple[SealedMaterial, ...]:
    """The documents that carry a seal or a signature, those of most parties first: they take longest."""
    marks = [(material, _who_marks(material, links)) for material in links.facts.in_force.materials]
    longest_first = sorted(marks, key=lambda marked: -max(map(len, marked[1]), default=0))
    return tuple(
        SealedMaterial(
            material.title,
            tuple(
                (links.catalogue.join(tuple(names)), _titles(roles, links))
                for roles, names in by_roles.items()
            ),
        )
        for material, by_roles in longest_first
        if by_roles
    )


def _who_marks(material: Material, links: PageLinks) -> dict[tuple[str, ...], list[str]]:
    """Seal and signature by the roles that give them: what the same roles give stands together."""
    by_roles: dict[tuple[str, ...], list[str]] = {}
    for name, roles in (
        (links.catalogue.translate("Seal"), material.seal),
        (links.catalogue.translate("Signature"), material.signature),
    ):
        if _listed(roles):
            by_roles.setdefault(_listed(roles), []).append(name)
    return by_roles


def _role(role: Role, links: PageLinks) -> RoleView:
    mine = [entry for entry in links.facts.materials if role.id in entry.material.prepared_by]
    others = [entry for entry in links.facts.materials if entry not in mine]
    return RoleView(
        role=role,
        anchor=f"role-{role.id}",
        prepares=tuple(material_view(entry, role, links) for entry in mine),
        seals=tuple(entry for entry in others if role.id in _listed(entry.material.seal)),
        signs=tuple(entry for entry in others if role.id in _listed(entry.material.signature)),
        counts=_count_views(counts_of_role(role, links.facts.in_force), links),
        tracks=tuple(track.title for track in tracks_of(role, links.facts.in_force) if track)
        if role.tracks
        else (),
    )


def _listed(roles: tuple[str, ...] | str) -> tuple[str, ...]:
    return () if isinstance(roles, str) else roles


def material_view(entry: MaterialFacts, role: Role | None, links: PageLinks) -> MaterialView:
    """One entry with its words, for a role that prepares it."""
    material, call, translate = entry.material, links.facts.in_force, links.catalogue.translate
    conditions = {
        rule.id: rule.quote or rule.ask or ""
        for rule in call.eligibility
        if role is None or concerns(rule, role)
    }
    tracks = track_titles(links.facts)
    copies = _copies(material.copies, links)
    lines = (
        ("copies", translate("Copies"), copies),
        ("seal", translate("Seal"), _marks(material, "seal", role, links)),
        ("signature", translate("Signature"), _marks(material, "signature", role, links)),
    )
    unstated = unstated_marks(call, material)
    return MaterialView(
        anchor=_anchor(entry, role, links.facts),
        facts=entry,
        asked=tuple((name, words) for _, name, words in lines if words),
        unsaid=tuple(name for key, name, _ in lines if key in unstated),
        copies=copies if material.copies not in (NOT_STATED, 1) else "",
        sources=links.places(material.source),
        proves=tuple((rule, conditions[rule]) for rule in entry.proves if rule in conditions),
        tracks=tuple(tracks[track] for track in material.tracks),
        notes=tuple(material_notes(links.facts, material, links.catalogue)),
        need=need_words(links.facts, links.catalogue)[material.id],
    )


OWN_SEAL = {"organisation": "your own", "person": "you yourself"}
OWN_SIGNATURE = {"organisation": "somebody of yours", "person": "you yourself"}
"""Whose seal or signature a reader gives who is one or the other: somebody signs for an organisation."""


def _copies(copies: int | str, links: PageLinks) -> str:
    return "" if isinstance(copies, str) else links.catalogue.translate_plural("1 copy", "{n} copies", copies)


def _marks(
    material: Material, mark: Literal["seal", "signature"], role: Role | None, links: PageLinks
) -> str:
    """Whose seal or signature, in words; empty where the notice does not say."""
    roles = material.seal if mark == "seal" else material.signature
    own = OWN_SEAL if mark == "seal" else OWN_SIGNATURE
    if isinstance(roles, str):
        return ""
    if role and role.id in roles and set(roles) in ({role.id}, set(material.prepared_by)):
        return links.catalogue.translate(own[role.kind]) if role.kind else role.title
    return _titles(roles, links) or links.catalogue.translate("Not needed")


def _titles(roles: tuple[str, ...], links: PageLinks) -> str:
    return role_titles(roles, links.facts.in_force, links.catalogue)


def _anchor(entry: MaterialFacts, role: Role | None, facts: Facts) -> str:
    """The document's own anchor where it is first on the page; no other id has a double hyphen."""
    first = next((other for other in _in_order(facts) if other.id in entry.material.prepared_by), None)
    return f"{role.id}--{entry.material.id}" if role and role != first else f"material-{entry.material.id}"
