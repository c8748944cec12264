"""R01: eligibility rules that stand on the text and lead somewhere. In: a view. Out: findings."""

from collections.abc import Iterator

from notice_site.checks.finding import Finding, View
from notice_site.checks.issued_words import bare
from notice_site.checks.rule_outcomes import outcomes
from notice_site.facts.rule_tree import parts_of, walk_rules
from notice_site.models.rules import AllOf, AnyOf, AtLeast, Covers, Judgement, Not, Rule, When
from notice_site.problem import Message, Path

GROUPS = AllOf | AnyOf | AtLeast | Not | When


def quotes_stand(view: View) -> Iterator[Finding]:
    """A rule's quote is part of its clause's words, blanks aside; a changed rule may quote its amendment."""
    words = view.places
    for path, rule in walk_rules(view.notice):
        if rule.quote and not rule.clause:
            yield Finding(
                (*path, "quote"),
                Message("A quote without the clause that it comes from."),
                Message("Add “clause: …” with the clause's id, or annex/part."),
            )
        elif rule.quote and rule.clause in words and not _stands(rule.quote, words[rule.clause], view):
            yield Finding(
                (*path, "quote"),
                Message("“{quote}” does not stand in {clause}.", quote=rule.quote, clause=rule.clause),
                Message("Copy the words to the letter: {words}", words=bare(words[rule.clause])),
            )


def _stands(quote: str, words: str, view: View) -> bool:
    texts = [words]
    if view.issued:
        texts += [text for amendment in view.notice.amendments for text in amendment.body]
        texts += view.issued.places.values()
    return any(bare(quote) in bare(text) for text in texts)


def rules_are_reachable(view: View) -> Iterator[Finding]:
    """No rule is out of reach: groups have parts, conditions can come true, parts fit their group."""
    for path, rule in walk_rules(view.notice):
        if isinstance(rule, AllOf | AnyOf | AtLeast) and not rule.rules:
            yield Finding(
                (*path, "rules"),
                Message("The group “{rule}” has no parts.", rule=rule.id),
                Message("Add its rules, or delete the group."),
            )
        elif isinstance(rule, Covers) and not rule.items:
            yield Finding(
                (*path, "items"),
                Message("The rule “{rule}” lists nothing that must be covered.", rule=rule.id),
                Message("Add its items, or delete the rule."),
            )
        if isinstance(rule, When) and not outcomes(rule.if_, view.notice).met:
            yield Finding(
                (*path, "if"),
                Message(
                    "The condition “{rule}” can never be met, so “{then}” is never asked.",
                    rule=rule.if_.id,
                    then=rule.then.id,
                ),
                Message("Write a condition that an answer can meet; a judgement never counts as met."),
            )
        yield from _disjoint(rule, path)


def _disjoint(rule: Rule, path: Path) -> Iterator[Finding]:
    for steps, part in parts_of(rule):
        for key in ("roles", "tracks"):
            outer, inner = set(getattr(rule, key)), set(getattr(part, key))
            if outer and inner and not outer & inner:
                yield Finding(
                    (*path, *steps, key),
                    Message(
                        "“{part}” is for {inner}, but its group “{rule}” is for {outer}.",
                        part=part.id,
                        inner=tuple(sorted(inner)),
                        rule=rule.id,
                        outer=tuple(sorted(outer)),
                    ),
                    Message("Name at least one of those that the group names, or none."),
                )


def rules_have_evidence(view: View) -> Iterator[Finding]:
    """A rule names what proves it, or why nothing does; a required material proves a rule or has a clause.

    Evidence of a group proves its parts; a judgement and the condition of a `when` need none.
    """
    used: set[str] = set()
    for at, rule in enumerate(view.notice.eligibility):
        yield from _unproved(rule, ("eligibility", at), proved=False)
    for _, rule in walk_rules(view.notice):
        used.update(rule.evidence)
    for at, material in enumerate(view.notice.materials):
        if material.required and material.id not in used and not material.source:
            yield Finding(
                ("materials", at),
                Message("Nothing asks for the material “{material}”.", material=material.id),
                Message("Name the clause in `source`, or name the material in a rule's `evidence`."),
            )


def _unproved(rule: Rule, path: Path, proved: bool) -> Iterator[Finding]:
    if rule.evidence and rule.no_evidence:
        yield Finding(
            (*path, "no_evidence"),
            Message("“{rule}” has both evidence and no_evidence.", rule=rule.id),
            Message("Delete one of the two."),
        )
    proved = proved or bool(rule.evidence or rule.no_evidence)
    for steps, part in parts_of(rule):
        yield from _unproved(part, (*path, *steps), proved or steps == ("if",))
    if not proved and not isinstance(rule, GROUPS | Judgement):
        yield Finding(
            path,
            Message("“{rule}” names no material that proves it.", rule=rule.id),
            Message("Add “evidence: […]” with the materials, or “no_evidence: …” with the reason."),
        )
