"""R01: names that lead somewhere. In: a view. Out: findings."""

from collections.abc import Iterator

from notice_site.checks.finding import Finding, View
from notice_site.facts.annexes import COLLECT_PAGE, annex_page
from notice_site.facts.open_points import open_facts
from notice_site.language.likeness import Names
from notice_site.model.body import Clause
from notice_site.model.dates import RelativeDate
from notice_site.model.forms import FOOTNOTE_MARK, Form
from notice_site.model.notice import Notice, parts_of, walk_all_rules, walk_rule_at
from notice_site.model.record import NOT_STATED, walk_values
from notice_site.model.rules import Rule
from notice_site.model.taxonomies import Taxonomy
from notice_site.problem import KeyPath, Message
from notice_site.reading.fact_paths import find_fact

ROLE, PLACE = Message("role"), Message("clause or part of an annex")
KINDS = {
    "evidence": Message("material"),
    "role": ROLE,
    "roles": ROLE,
    "recipient": ROLE,
    "prepared_by": ROLE,
    "seal": ROLE,
    "signature": ROLE,
    "tracks": Message("track"),
    "taxonomy": Message("list of options"),
    "options": Message("list of options"),
    "annex": Message("annex"),
    "uses": Message("question"),
    "material": Message("material"),
    "clause": PLACE,
    "source": PLACE,
    "rules": Message("rule"),
    "rule": Message("rule"),
}
"""What each key names. A key means the same wherever it stands, but for those of `OTHER_WORDS`."""
OTHER_WORDS = {("issuers", "role"), ("assessment", "rule")}
"""Parts of the data with keys of these names that are choices and name nothing."""
FEW_NAMES = 12


def names_exist(view: View) -> Iterator[Finding]:
    """Whatever is named exists: roles, tracks, materials, annexes, rules, lists, places, footnotes, dates."""
    existing = _existing_ids(view)
    for path, value in view.values:
        if path[:1] == ("cases",) and len(path) > 3:  # answers and states go by ids of rules, not by keys
            continue
        if isinstance(value, Taxonomy):
            yield from _mapping(value, path, view.notice)
        elif isinstance(value, Form):
            yield from _footnotes(value, path)
        elif isinstance(value, RelativeDate):
            yield from _date(value, path, view)
        elif isinstance(value, str) and value != NOT_STATED:
            key = _key(path)
            if key in KINDS and (path[0], key) not in OTHER_WORDS and value not in existing[key]:
                yield _missing(path, value, KINDS[key], existing[key])


def answers_settle_what_was_open(view: View) -> Iterator[Finding]:
    """An answer that settles something names what the notice left open."""
    existing = open_facts(view.notice)
    for at, answer in enumerate(view.notice.clarifications):
        if answer.settles and answer.settles not in existing:
            yield Finding(
                ("clarifications", at, "settles"),
                Message("The notice does not leave “{fact}” open.", fact=answer.settles),
                Message("Write one of: {options}.", options=tuple(sorted(existing))),
            )


def addresses_are_free(view: View) -> Iterator[Finding]:
    """No annex has the address of another page of the site."""
    for at, annex in enumerate(view.notice.annexes):
        if annex_page(annex) == COLLECT_PAGE:
            yield Finding(
                ("annexes", at, "id"),
                Message(
                    "The address forms/{id}/ belongs to the page where members' forms are collected.",
                    id=annex.id,
                ),
                Message("Give the annex another id."),
            )


def _key(path: KeyPath) -> str:
    return str(next(step for step in reversed(path) if isinstance(step, str)))


def _existing_ids(view: View) -> dict[str, Names]:
    notice = view.notice
    roles = Names(role.id for role in notice.roles)
    lists = Names(taxonomy.id for taxonomy in notice.taxonomies)
    where = Names(view.places)
    rules = Names(rule.id for _, rule in walk_all_rules(notice))
    return {
        **dict.fromkeys(("role", "roles", "recipient", "prepared_by", "seal", "signature"), roles),
        **dict.fromkeys(("taxonomy", "options"), lists),
        **dict.fromkeys(("clause", "source"), where),
        "uses": Names(question.id for question in notice.questions),
        **dict.fromkeys(("evidence", "material"), Names(material.id for material in notice.materials)),
        "tracks": Names(track.id for track in notice.tracks),
        "annex": Names(annex.id for annex in notice.annexes),
        **dict.fromkeys(("rule", "rules"), rules),
    }


def _mapping(taxonomy: Taxonomy, path: KeyPath, notice: Notice) -> Iterator[Finding]:
    if not taxonomy.maps_to:
        return
    own = Names(option.id for option in taxonomy.options)
    other = next(
        (candidate for candidate in notice.taxonomies if candidate.id == taxonomy.maps_to.taxonomy), None
    )
    theirs = Names(option.id for option in other.options) if other else Names(())
    for at, pair in enumerate(taxonomy.maps_to.pairs):
        place = (*path, "maps_to", "pairs", at)
        if pair.option not in own:
            yield _nearest((*place, "option"), pair.option, _no_option(taxonomy, pair.option), own)
        for index, name in enumerate(pair.to):
            if other and name not in theirs:
                yield _nearest((*place, "to", index), name, _no_option(other, name), theirs)


def _no_option(listed: Taxonomy, name: str) -> Message:
    return Message("The list “{list}” has no option “{name}”.", list=listed.id, name=name)


def _footnotes(form: Form, path: KeyPath) -> Iterator[Finding]:
    existing = Names(note.id for note in form.footnotes)
    for place, value in walk_values(form, path):
        if isinstance(value, str):
            for name in FOOTNOTE_MARK.findall(value):
                if name not in existing:
                    yield _missing(place, name, Message("footnote"), existing)


def _date(relative: RelativeDate, path: KeyPath, view: View) -> Iterator[Finding]:
    dates = _dates(view.notice)
    result = find_fact(view.call.source.data, relative.of)
    if relative.of not in dates and result not in dates.values():
        yield _missing((*path, "of"), relative.of, Message("date"), Names(dates))


def _dates(notice: Notice) -> dict[str, KeyPath]:
    dates: dict[str, KeyPath] = {
        f"key_dates.{key}": ("key_dates", key) for key in ("signed", "published", "open", "close")
    }
    for at, window in enumerate(notice.key_dates.windows):
        for key in ("open", "close"):
            dates[f"key_dates.windows.{window.id}.{key}"] = ("key_dates", "windows", at, key)
    for at, milestone in enumerate(notice.key_dates.others):
        dates[f"key_dates.others.{milestone.id}"] = ("key_dates", "others", at)
    return dates


def _missing(path: KeyPath, name: str, kind: Message, existing: Names) -> Finding:
    return _nearest(path, name, Message("There is no {kind} “{name}”.", kind=kind, name=name), existing)


def _nearest(path: KeyPath, name: str, message: Message, existing: Names) -> Finding:
    if near := existing.nearest(name, 0.6):
        return Finding(path, message, Message("Write “{near}”.", near=near))
    if not existing.names:
        return Finding(path, message, Message("Delete the name; this call has none."))
    if len(existing.names) == 1:
        return Finding(path, message, Message("Write “{near}”.", near=existing.names[0]))
    if len(existing.names) <= FEW_NAMES:
        return Finding(path, message, Message("Write one of: {options}.", options=tuple(existing.names)))
    return Finding(path, message, Message("Write an id that is in this file."))


def clauses_name_rules(view: View) -> Iterator[Finding]:
    """A clause of the body that a rule quotes names that rule in `rules`, and says no `no_rule` beside it.

    A clause that a part of a group quotes names the part or its group.
    """
    clauses = {clause.id: clause for clause in view.notice.walk_clauses()}
    quoted: dict[str, list[str]] = {}
    for rule in view.notice.eligibility:
        if rule.clause:
            quoted.setdefault(rule.clause, []).append(rule.id)
    for path, rule, groups in _with_groups(view):
        clause = clauses.get(rule.clause or "")
        if clause and not {rule.id, *groups} & set(clause.rules):
            yield Finding(
                (*path, "clause"),
                Message(
                    "The clause “{clause}” does not name the rule “{rule}”.", clause=clause.id, rule=rule.id
                ),
                Message(
                    "Write in the clause: rules: [{rules}].", rules=", ".join(_named(clause, rule, quoted))
                ),
            )
        elif clause and clause.no_rule and not groups:
            yield Finding(
                (*path, "clause"),
                Message("The clause “{clause}” has both rules and no_rule.", clause=clause.id),
                Message("Delete one of the two."),
            )


def _named(clause: Clause, rule: Rule, quoted: dict[str, list[str]]) -> list[str]:
    others = quoted.get(clause.id, [])
    return others if rule.id in others else [*clause.rules, rule.id]


def _with_groups(view: View) -> Iterator[tuple[KeyPath, Rule, tuple[str, ...]]]:
    for at, rule in enumerate(view.notice.eligibility):
        yield from _inside(("eligibility", at), rule, ())


def _inside(
    path: KeyPath, rule: Rule, groups: tuple[str, ...]
) -> Iterator[tuple[KeyPath, Rule, tuple[str, ...]]]:
    yield path, rule, groups
    for steps, part in parts_of(rule):
        yield from _inside((*path, *steps), part, (*groups, rule.id))


def rules_stand_where_clauses_name_them(view: View) -> Iterator[Finding]:
    """A rule that a clause names quotes that clause, itself or in a part, unless an amendment moved it."""
    if view.issued:
        return
    rules = {rule.id: (path, rule) for path, rule in walk_all_rules(view.notice)}
    for path, clause in view.values:
        for at, name in enumerate(clause.rules if isinstance(clause, Clause) else ()):
            if name in rules and clause.id not in _clauses_of(*rules[name]):
                yield Finding(
                    (*path, "rules", at),
                    Message(
                        "The rule “{rule}” does not quote the clause “{clause}”.", rule=name, clause=clause.id
                    ),
                    Message("Write in the rule “clause: {clause}”, or take it out here.", clause=clause.id),
                )


def _clauses_of(path: KeyPath, rule: Rule) -> set[str | None]:
    return {part.clause for _, part in walk_rule_at(path, rule)}


def conditions_have_rules(view: View) -> Iterator[Finding]:
    """Where half of the clauses under a heading set conditions, each of the others says why it sets none."""
    for path, clause in view.values:
        if not isinstance(clause, Clause):
            continue
        setting = [_sets_conditions(inner) for inner in clause.clauses]
        if not any(setting) or 2 * sum(setting) < len(setting):
            continue
        for at, inner in enumerate(clause.clauses):
            if not setting[at] and not inner.no_rule:
                yield Finding(
                    (*path, "clauses", at),
                    Message("“{clause}” stands among conditions and sets no rule.", clause=inner.id),
                    Message("Name its rules in “rules: […]”, or say why it sets none in “no_rule: …”."),
                )


def _sets_conditions(clause: Clause) -> bool:
    return bool(clause.rules) or any(_sets_conditions(inner) for inner in clause.clauses)


def rules_stand_in_clauses(view: View) -> Iterator[Finding]:
    """A condition is in the issued text: it, its group or each of its parts names the clause."""
    for at, rule in enumerate(view.notice.eligibility):
        for path, question in _without_clause(rule, ("eligibility", at)):
            yield Finding(
                path,
                Message("The rule “{rule}” does not say where it is in the text.", rule=question.id),
                Message("Add “clause: …” and “quote: …”, so that readers can look it up."),
            )


def _without_clause(rule: Rule, path: KeyPath) -> Iterator[tuple[KeyPath, Rule]]:
    parts = list(parts_of(rule))
    if not rule.clause and not parts and not rule.quote:
        yield path, rule
    elif not rule.clause:
        for steps, part in parts:
            yield from _without_clause(part, (*path, *steps))
