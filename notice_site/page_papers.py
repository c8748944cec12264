"""Papers to hand in, by who prepares them. In: facts. Out: what each role prepares, seals and signs."""

from dataclasses import dataclass

from notice_site.facts import Facts, MaterialFacts
from notice_site.models.people import Role
from notice_site.models.record import NOT_STATED
from notice_site.page_links import Link, PageLinks
from notice_site.reader_notes import notes_on_material


@dataclass(frozen=True)
class PaperView:
    """A paper as one role sees it."""

    anchor: str
    facts: MaterialFacts
    copies: str
    seal: str
    signature: str
    """Words for each; what is not stated says so."""
    sources: tuple[Link, ...]
    proves: tuple[str, ...]
    """The words of the conditions that it proves."""
    tracks: tuple[str, ...]
    notes: tuple[str, ...]
    """Notes for readers on slips of the notice."""

    @property
    def many(self) -> bool:
        """Whether more than one copy is asked for."""
        copies = self.facts.material.copies
        return isinstance(copies, int) and copies > 1


@dataclass(frozen=True)
class RoleView:
    """A role with its papers."""

    role: Role | None
    """None for a call without roles, or for papers that no role prepares."""
    anchor: str
    prepares: tuple[PaperView, ...]
    seals: tuple[MaterialFacts, ...]
    """Papers of others that carry its seal."""
    signs: tuple[MaterialFacts, ...]
    """Papers of others that carry its signature."""


def role_views(links: PageLinks) -> tuple[RoleView, ...]:
    """All roles, the one that applies first."""
    facts = links.facts
    roles = sorted(facts.in_force.roles, key=lambda role: not role.applies)
    views = [_role(role, links) for role in roles]
    known = {role.id for role in roles}
    left = tuple(paper for paper in facts.materials if not known & set(paper.material.prepared_by))
    if left:
        views.append(RoleView(None, "role", tuple(paper_view(paper, _anchor(paper), links) for paper in left), (), ()))
    return tuple(views)


@dataclass(frozen=True)
class SealedPaper:
    """A paper that somebody seals or signs."""

    title: str
    marks: tuple[tuple[str, str], ...]
    """What is done, and by whom."""


def sealed_papers(links: PageLinks) -> tuple[SealedPaper, ...]:
    """The papers that carry a seal or a signature, those of most parties first: they take longest."""
    say, papers = links.words.say, []
    for paper in links.facts.materials:
        material = paper.material
        marks = [(say("Seal"), _listed(material.seal)), (say("Signature"), _listed(material.signature))]
        if any(roles for _, roles in marks):
            papers.append((material, [(name, roles) for name, roles in marks if roles]))
    papers.sort(key=lambda known: -max(len(roles) for _, roles in known[1]))
    return tuple(
        SealedPaper(material.title, tuple((name, _roles(roles, links)) for name, roles in marks))
        for material, marks in papers
    )


def _role(role: Role, links: PageLinks) -> RoleView:
    mine = [paper for paper in links.facts.materials if role.id in paper.material.prepared_by]
    others = [paper for paper in links.facts.materials if paper not in mine]
    return RoleView(
        role=role,
        anchor=f"role-{role.id}",
        prepares=tuple(paper_view(paper, _anchor_for(paper, role, links.facts), links) for paper in mine),
        seals=tuple(paper for paper in others if role.id in _listed(paper.material.seal)),
        signs=tuple(paper for paper in others if role.id in _listed(paper.material.signature)),
    )


def _listed(roles: tuple[str, ...] | str) -> tuple[str, ...]:
    return () if isinstance(roles, str) else roles


def _anchor(paper: MaterialFacts) -> str:
    return f"material-{paper.material.id}"


def _anchor_for(paper: MaterialFacts, role: Role, facts: Facts) -> str:
    """The paper's own anchor where it stands first on the page; ids have no double hyphen, so this is no other's."""
    order = sorted(facts.in_force.roles, key=lambda known: not known.applies)
    first = next(known.id for known in order if known.id in paper.material.prepared_by)
    return _anchor(paper) if role.id == first else f"{role.id}--{paper.material.id}"


def paper_view(paper: MaterialFacts, anchor: str, links: PageLinks) -> PaperView:
    """One paper with its words."""
    material, call, say = paper.material, links.facts.in_force, links.words.say
    conditions = {rule.id: rule.quote or rule.ask or "" for rule in call.eligibility}
    tracks = {track.id: track.title for track in call.tracks}
    silent = say("The notice does not say")
    return PaperView(
        anchor=anchor,
        facts=paper,
        copies=silent if material.copies == NOT_STATED else links.words.say_many("1 copy", "{n} copies", int(material.copies)),
        seal=_roles(material.seal, links),
        signature=_roles(material.signature, links),
        sources=tuple(links.place(place) for place in material.source),
        proves=tuple(conditions[rule] for rule in paper.proves if conditions[rule]),
        tracks=tuple(tracks[track] for track in material.tracks),
        notes=tuple(notes_on_material(call, material)),
    )


def _roles(roles: tuple[str, ...] | str, links: PageLinks) -> str:
    if isinstance(roles, str):
        return links.words.say("The notice does not say")
    titles = {role.id: role.title for role in links.facts.in_force.roles}
    return links.words.join(tuple(titles[role] for role in roles)) or links.words.say("Not needed")
