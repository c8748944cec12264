"""Papers as lines of the printable list. In: facts and words. Out: what each takes, answers not yet known."""

from dataclasses import dataclass

from notice_site.facts.facts import Facts, MaterialFacts
from notice_site.models.record import NOT_STATED
from notice_site.words import Words


@dataclass(frozen=True)
class PaperLine:
    """One paper."""

    facts: MaterialFacts
    amount: str
    """By whom, copies, seals, signatures, and what the notice leaves open: one sentence each."""


def paper_lines(facts: Facts, words: Words) -> tuple[PaperLine, ...]:
    """All papers in the data's order."""
    titles = {role.id: role.title for role in facts.in_force.roles}
    return tuple(PaperLine(known, _amount(known, titles, words)) for known in facts.materials)


def _amount(known: MaterialFacts, titles: dict[str, str], words: Words) -> str:
    material, say = known.material, words.say
    makers = (say("Prepared by: {by}.", by=known.prepared_by),) if known.prepared_by else ()
    copies = () if material.copies == NOT_STATED else (say("{copies} copies.", copies=material.copies),)
    marks = (
        (say("Sealed by: {roles}.", roles=_titles(material.seal, titles)), material.seal),
        (say("Signed by: {roles}.", roles=_titles(material.signature, titles)), material.signature),
    )
    return "".join(
        (
            *makers,
            *copies,
            *(sentence for sentence, roles in marks if _listed(roles)),
            _silence(known, words),
        )
    )


def _listed(roles: tuple[str, ...] | str) -> tuple[str, ...]:
    return () if isinstance(roles, str) else roles


def _titles(roles: tuple[str, ...] | str, titles: dict[str, str]) -> tuple[str, ...]:
    return tuple(titles[role] for role in _listed(roles))


def _silence(known: MaterialFacts, words: Words) -> str:
    material, say = known.material, words.say
    questions = (
        (material.copies, say("number of copies")),
        (material.seal, say("whether it is sealed")),
        (material.signature, say("whether it is signed")),
    )
    items = tuple(question for value, question in questions if value == NOT_STATED)
    return say("Not stated in the notice: {items}.", items=items) if items else ""
