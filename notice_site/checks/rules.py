"""R01, R04: rules that rest on the text and lead somewhere, for everybody who can be chosen. In: a view."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from notice_site.checks.finding import Finding, View
from notice_site.checks.issued_texts import bare, shown
from notice_site.checks.references import conditions_have_rules
from notice_site.facts.demands import applicants, concerns, is_on_track
from notice_site.facts.evaluation import read_as
from notice_site.facts.unasked import unasked_of
from notice_site.model.notice import Notice, parts_of, walk_all_rules, walk_rule_at, walk_rules
from notice_site.model.people import Role, Track
from notice_site.model.rules import (
    AllOf,
    AnyOf,
    AtLeast,
    CountRule,
    Covers,
    DateRule,
    Judgement,
    Not,
    NumberRule,
    OneOf,
    Reading,
    Rule,
    When,
)
from notice_site.problem import KeyPath, Message


@dataclass(frozen=True)
class Outcomes:
    """Whether some answers meet a rule, and whether some do not."""

    met: bool = True
    unmet: bool = True


def outcomes(rule: Rule, notice: Notice) -> Outcomes:
    """What answers can make of a rule."""
    parts = [outcomes(part, notice) for _, part in parts_of(rule)]
    return _of_group(rule, parts) if parts else _of_question(rule, notice)


def _of_group(rule: Rule, parts: list[Outcomes]) -> Outcomes:
    met, unmet = sum(part.met for part in parts), sum(part.unmet for part in parts)
    result = Outcomes()
    match rule:
        case AllOf():
            result = Outcomes(met == len(parts), unmet > 0)
        case AnyOf():
            result = Outcomes(met > 0, unmet == len(parts))
        case AtLeast():
            result = Outcomes(met >= rule.n, unmet > len(parts) - rule.n)
        case Not():
            result = Outcomes(parts[0].unmet, parts[0].met)
        case When():
            result = Outcomes(parts[1].met, parts[0].met and parts[1].unmet)
    return result


def _of_question(rule: Rule, notice: Notice) -> Outcomes:
    result = Outcomes()
    match rule:
        case AllOf():
            result = Outcomes(unmet=False)
        case AnyOf():
            result = Outcomes(met=False)
        case AtLeast():
            result = Outcomes(rule.n == 0, rule.n > 0)
        case CountRule():
            result = Outcomes(_enough_can_take_part(rule, notice))
        case OneOf():
            accepted, refused = _options(rule, notice)
            result = Outcomes(rule.other == "met" or accepted, rule.other == "not_met" or refused)
        case Judgement():
            result = Outcomes(met=False, unmet=False)
    return result


def _options(rule: OneOf, notice: Notice) -> tuple[bool, bool]:
    """Whether the list has options that meet the rule, and others that do not."""
    lists = (taxonomy.options for taxonomy in notice.taxonomies if taxonomy.id == rule.taxonomy)
    options = {option.id for options in lists for option in options}
    accepted = options & {*rule.accepts} if rule.accepts else options
    return bool(accepted), bool(options - accepted)


def _enough_can_take_part(rule: CountRule, notice: Notice) -> bool:
    if rule.op == "less_than":
        return rule.value > 0
    role = next((role for role in notice.roles if role.id == rule.role), None)
    most = role.max if role else None
    least = rule.value + (rule.op == "more_than")
    return rule.op == "at_most" or most is None or least <= most


def conditions_of_the_text_are_asked(view: View) -> Iterator[Finding]:
    """Each sentence that says who may apply, must or may not is quoted by a rule of those whom it concerns.

    Where it sets no condition, its clause says so in `no_rule`, or the warning is accepted with the reason.
    """
    if view.issued:
        return
    notice = view.notice.model_copy(update={"accepted_warnings": ()})
    reported = {finding.path for finding in conditions_have_rules(view)}
    for statement, concerned in unasked_of(notice).items():
        if any(statement.path[: len(path)] == path for path in reported):
            continue
        whom = dict.fromkeys(
            " ".join(part.title for part in (applicant.role, applicant.track) if part)
            for applicant in concerned
        )
        words = shown(statement.words)
        yield Finding(
            statement.path,
            Message("“{words}” sets a condition that no rule asks.", words=words)
            if not statement.rules
            else Message(
                "“{words}” sets a condition that is not asked of: {whom}.", words=words, whom=tuple(whom)
            ),
            Message(
                "Add a rule that quotes it, give a reason in the clause’s `no_rule`, or accept this warning."
            ),
        )


GROUPS = AllOf | AnyOf | AtLeast | Not | When


def quotes_stand(view: View) -> Iterator[Finding]:
    """A rule's quote is in its clause's text, white space aside; a changed rule may quote its amendment."""
    words = view.places
    for path, rule in walk_all_rules(view.notice):
        if rule.quote and not rule.clause:
            yield Finding(
                (*path, "quote"),
                Message("A quote without the clause that it comes from."),
                Message("Add “clause: …” with the clause's id, or annex/part."),
            )
        elif rule.quote and rule.clause in words and not _stands(rule.quote, words[rule.clause], view):
            yield Finding(
                (*path, "quote"),
                Message("“{quote}” is not in {clause}.", quote=rule.quote, clause=rule.clause),
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
    for path, rule in walk_all_rules(view.notice):
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


def _disjoint(rule: Rule, path: KeyPath) -> Iterator[Finding]:
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


def _unproved(rule: Rule, path: KeyPath, proved: bool) -> Iterator[Finding]:
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


def everybody_has_conditions(view: View) -> Iterator[Finding]:
    """Whoever applies has conditions in each track, and whoever joins has conditions, materials or tasks.

    Each role can be chosen with each of its tracks, all of them where it names none.
    """
    notice = view.notice
    if not notice.eligibility:
        return
    for at, role in enumerate(notice.roles):
        empty = tuple(
            applicant.track.title if applicant.track else role.title
            for applicant in applicants(notice)
            if applicant.role is role and not _has_something_to_do(role, applicant.track, notice)
        )
        if empty and (role.tracks or not role.tasks):
            message = Message("“{role}” can be chosen and has nothing to check or prepare.", role=role.title)
            remedy = Message("Add its conditions, materials or tasks, or take the role away.")
            if notice.tracks:
                message = Message(
                    "“{role}” has nothing to check or prepare in: {tracks}.", role=role.title, tracks=empty
                )
                remedy = Message(
                    "Name in `tracks` of the role those that it can be in, or add what is missing."
                )
            yield Finding(("roles", at), message, remedy)


def _has_something_to_do(role: Role, track: Track | None, notice: Notice) -> bool:
    """A material that somebody else prepares counts where it carries the role's seal or signature."""
    asked = any(
        is_on_track(rule.tracks, track) and any(concerns(part, role) for _, part in walk_rule_at((), rule))
        for rule in notice.eligibility
    )
    if asked or role.applies:
        return asked
    handled = (
        named
        for material in notice.materials
        if is_on_track(material.tracks, track)
        for named in (material.prepared_by, material.seal, material.signature)
    )
    return bool(role.tasks) or any(role.id in named for named in handled if not isinstance(named, str))


NUMBERS = ("at_least", "at_most", "more_than", "less_than", "equals")
DAYS = ("before", "on_or_before", "after", "on_or_after")
CHANGEABLE = {
    "number": ("value", "op"),
    "count": ("value", "op"),
    "date": ("value", "op"),
    "at_least": ("value",),
    "one_of": ("other",),
}
"""What another reading of each kind can change; of other kinds nothing."""


def numbers_can_be_met(view: View) -> Iterator[Finding]:
    """Some answer meets each rule and some does not: counts within their role's number, lists with options.

    The condition of a `when` is left to `rules_are_reachable`, which also says what hangs on it.
    """
    for path, rule in walk_all_rules(view.notice):
        if path[-1] != "if":
            yield from _futile(rule, path, view.notice)


def _futile(rule: Rule, path: KeyPath, notice: Notice) -> Iterator[Finding]:
    existing = {taxonomy.id for taxonomy in notice.taxonomies}
    if (
        isinstance(rule, OneOf)
        and not rule.accepts
        and rule.taxonomy in existing
        and not outcomes(rule, notice).met
    ):
        yield Finding(
            (*path, "taxonomy"),
            Message("No option can meet “{rule}”: its list is empty.", rule=rule.id),
            Message("Add the options to the list “{list}”.", list=rule.taxonomy),
        )
    elif isinstance(rule, CountRule) and not outcomes(rule, notice).met:
        yield Finding(
            (*path, "value"),
            Message("No number can meet “{rule}”.", rule=rule.id),
            Message("Correct the number, or the “max” of its role."),
        )
    elif (isinstance(rule, CountRule) and rule.op == "at_least" and rule.value == 0) or (
        isinstance(rule, AtLeast) and rule.n == 0
    ):
        yield Finding(
            (*path, "n" if isinstance(rule, AtLeast) else "value"),
            Message("Every answer meets “{rule}”.", rule=rule.id),
            Message("Write how many there must be; what nobody can fail is no condition."),
        )


def readings_fit(view: View) -> Iterator[Finding]:
    """Another reading changes a value that its rule's kind has, to one that fits and that can be met."""
    for path, rule in walk_all_rules(view.notice):
        alternatives = rule.interpretation.alternatives if rule.interpretation else ()
        for at, reading in enumerate(alternatives):
            place = (*path, "interpretation", "alternatives", at)
            faults = list(_misfits(rule, reading, place))
            yield from faults or _unchanged(rule, reading, place, view.notice)


def _misfits(rule: Rule, reading: Reading, path: KeyPath) -> Iterator[Finding]:
    for key in ("value", "op", "other"):
        given = getattr(reading, key)
        if given is not None and key not in CHANGEABLE.get(rule.kind, ()):
            yield Finding(
                (*path, key),
                Message(
                    "A rule of the kind “{kind}” has no “{key}” to be read otherwise.",
                    kind=rule.kind,
                    key=key,
                ),
                Message("Delete it; say in “note” what is unclear."),
            )
        elif given is not None and (wanted := _wanted(rule, key, given)):
            yield Finding(
                (*path, key),
                Message(
                    "“{value}” does not fit a rule of the kind “{kind}”.", value=str(given), kind=rule.kind
                ),
                wanted,
            )


def _wanted(rule: Rule, key: str, given: object) -> Message | None:
    """What must be there instead; None where what is there fits."""
    if key == "op":
        options = DAYS if isinstance(rule, DateRule) else NUMBERS
        return None if given in options else Message("Write one of: {options}.", options=options)
    if isinstance(rule, DateRule):
        return None if isinstance(given, date) else Message("Write year, month and day as 2026-09-30.")
    if isinstance(rule, NumberRule):
        return Message("Write a number in digits.") if isinstance(given, date) else None
    if isinstance(rule, CountRule | AtLeast):
        return None if isinstance(given, int) and given >= 0 else Message("Write a whole number.")
    return None


def _unchanged(rule: Rule, reading: Reading, path: KeyPath, notice: Notice) -> Iterator[Finding]:
    read = read_as(rule, reading)
    if read == rule:
        yield Finding(
            path,
            Message("This reading of “{rule}” comes to the same as the rule.", rule=rule.id),
            Message("Write what changes under it; where nothing can be counted, say it in “note”."),
        )
    elif isinstance(read, CountRule) and not outcomes(read, notice).met:
        yield Finding(
            (*path, "value"),
            Message("Under this reading, no number can meet “{rule}”.", rule=rule.id),
            Message("Correct the number, or the “max” of its role."),
        )
    elif isinstance(read, AtLeast) and read.n > len(read.rules):
        yield Finding(
            (*path, "value"),
            Message("Under this reading, “{rule}” wants more parts than it has.", rule=rule.id),
            Message("Correct the number, or add the parts."),
        )
