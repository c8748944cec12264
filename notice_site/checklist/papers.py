"""Papers as lines of the printable list. In: facts and words. Out: what each takes, answers not yet known."""

from dataclasses import dataclass

from notice_site.facts.facts import Facts, MaterialFacts
from notice_site.facts.role_titles import role_titles
from notice_site.models.notice import Notice
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
    return tuple(PaperLine(known, _amount(known, facts.in_force, words)) for known in facts.materials)


def _amount(known: MaterialFacts, notice: Notice, words: Words) -> str:
    material, say = known.material, words.say
    by = role_titles(material.prepared_by, notice, words)
    makers = (say("Prepared by: {by}.", by=by),) if by else ()
    copies = () if material.copies == NOT_STATED else (say("{copies} copies.", copies=material.copies),)
    seals = role_titles(_listed(material.seal), notice, words)
    signatures = role_titles(_listed(material.signature), notice, words)
    marks = (
        (say("Sealed by: {roles}.", roles=seals), seals),
        (say("Signed by: {roles}.", roles=signatures), signatures),
    )
    return "".join(
        (
            *makers,
            *copies,
            *(sentence for sentence, roles in marks if roles),
            _silence(known, words),
        )
    )


def _listed(roles: tuple[str, ...] | str) -> tuple[str, ...]:
    return () if isinstance(roles, str) else roles


def _silence(known: MaterialFacts, words: Words) -> str:
    material, say = known.material, words.say
    questions = (
        (material.copies, say("number of copies")),
        (material.seal, say("whether it is sealed")),
        (material.signature, say("whether it is signed")),
    )
    items = tuple(question for value, question in questions if value == NOT_STATED)
    return say("Not stated in the notice: {items}.", items=items) if items else ""
