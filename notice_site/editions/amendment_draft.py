"""An amendment drafted from what it changes. In: call and changes. Out: title, text, the item for the data.

The draft is a proposal in the language of the call: staff edit it before they publish.
"""

from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from notice_site.checks import check_call
from notice_site.compare.changes import FactChange, changes_between, spoken_name
from notice_site.compare.compare import NAMED
from notice_site.compare.sides import Side, side_of
from notice_site.editions.typed_values import Unfit, clean_wording
from notice_site.language.catalogue import Catalogue
from notice_site.language.language import language_for
from notice_site.problem import ProblemsFound, Severity
from notice_site.reading.amending import apply_changes
from notice_site.reading.build import Call, build_call
from notice_site.reading.fact_paths import find_fact, value_at
from notice_site.reading.references import literal

TITLES = {
    "correction": "Correction of “{title}”",
    "extension": "Extension of the deadline of “{title}”",
    "supplement": "Supplement to “{title}”",
    "withdrawal": "Withdrawal of “{title}”",
    "proposed_outcome": "Proposed outcome of “{title}”",
    "outcome": "Outcome of “{title}”",
}
OPENINGS = {
    "correction": "What “{title}” says is corrected as follows:",
    "extension": "The time to hand in documents for “{title}” is extended:",
    "supplement": "“{title}” is supplemented as follows:",
    "proposed_outcome": "The proposed outcome of “{title}” is made public for objections.",
    "outcome": "The outcome of “{title}” is published.",
}
REASON_BEGINS = ("因为", "由于", "鉴于", "因", "because of ", "Because of ", "due to ", "Due to ")
"""What somebody may type before a reason that the sentence begins with itself."""
SENTENCE_ENDS = "。．.；;，,！!"
"""What somebody may type behind a reason that the sentence goes on from."""
QUOTED = ("contact_info.persons", "contact_info.telephones", "contact_info.emails")
"""Lists that a text can quote by reference."""
AFFECTS = {
    "yes": "Documents already handed in have to be corrected accordingly.",
    "no": "Documents already handed in stay valid.",
}


@dataclass(frozen=True)
class Draft:
    """What an amendment will hold."""

    kind: str
    day: date
    changes: list[dict[str, Any]] = field(default_factory=list)
    affects: str = ""
    """`yes`, `no` or `unsaid`; empty where it was not asked."""
    reason: str = ""
    objections: dict[str, Any] | None = None
    results: list[dict[str, Any]] = field(default_factory=list)
    personal_reason: str = ""
    """Why numbers of persons stand in the results in full."""
    title: str = ""
    number: dict[str, Any] | None = None
    body: tuple[str, ...] = ()


def earliest_day(call: Call) -> date | None:
    """No amendment takes effect before this day: that of the last one, else the day under the notice."""
    amendments = call.notice.amendments
    return amendments[-1].date if amendments else call.notice.key_dates.signed_day


def drafted_title(kind: str, call: Call, catalogue: Catalogue) -> str:
    """The usual title of such a document."""
    return catalogue.translate(TITLES[kind], title=call.notice.title)


def drafted_body(draft: Draft, call: Call, catalogue: Catalogue) -> tuple[str, ...]:
    """The usual text; new values are quoted from the data, so that each fact still lives once."""
    translate, title = catalogue.translate, literal(call.notice.title)
    if draft.kind == "withdrawal":
        reason = literal(_reason(draft.reason))
        return (
            translate("For this reason “{title}” is withdrawn: {reason}.", title=title, reason=reason),
            translate("No applications are accepted from {day} on.", day=catalogue.language.day(draft.day)),
        )
    paragraphs = [translate(OPENINGS[draft.kind], title=title)]
    paragraphs += [
        _sentence(change, draft, call, catalogue) for change in _fact_changes(draft, call, catalogue)
    ]
    if draft.changes:
        paragraphs.append("".join([*affects_words(draft, catalogue), translate("All else stays as it is.")]))
    if draft.objections:
        paragraphs.append(_objections(draft.objections, catalogue))
    return tuple(paragraphs)


def _reason(typed: str) -> str:
    """The reason alone: 政策调整 of 因政策调整，."""
    begin = next((begin for begin in REASON_BEGINS if typed.startswith(begin)), "")
    return typed.removeprefix(begin).strip().rstrip(SENTENCE_ENDS)


def affects_words(draft: Draft, catalogue: Catalogue) -> tuple[str, ...]:
    """The sentence about documents already handed in, where one is wanted."""
    return (catalogue.translate(AFFECTS[draft.affects]),) if draft.affects in AFFECTS else ()


def as_item(draft: Draft, call: Call) -> dict[str, Any]:
    """The amendment as it is in the data."""
    wording = language_for(call.notice.language).day(draft.day)
    affects = {"yes": True, "no": False, "unsaid": "not_stated"}.get(draft.affects)
    item = {
        "id": _free_id(draft.kind, call),
        "date": draft.day.isoformat(),
        "kind": draft.kind,
        "title": draft.title,
        "document_number": draft.number,
        "body": list(draft.body),
        "signed": {"on": draft.day.isoformat(), "wording": wording},
        "changes": draft.changes,
        "affects_submitted": affects,
        "reason": draft.reason,
        "objections": draft.objections,
        "results": draft.results,
    }
    quoting = ("body", "changes")
    plain = {key: value if key in quoting else _unquoting(value) for key, value in item.items()}
    return {key: value for key, value in plain.items() if value not in (None, "", [])}


def with_amendment(call: Call, item: dict[str, Any]) -> Call:
    """The call as it will be; raises ProblemsFound where the item does not fit."""
    data = call.source.data
    amendments = [*(data.get("amendments") or []), item]
    return build_call(replace(call.source, data={**data, "amendments": amendments}))


def tried(changes: list[dict[str, Any]], call: Call) -> Call:
    """The call with these changes; raises Unfit with the first thing that does not fit."""
    day = earliest_day(call)
    signed = {"on": f"{day}", "wording": "-"} if day else {"to_be_announced": True, "wording": "-"}
    item = {
        "id": "tried",
        "date": f"{day or '2000-01-01'}",
        "kind": "correction",
        "title": "-",
        "body": [],
        "signed": signed,
        "changes": changes,
    }
    try:
        after = with_amendment(call, item)
    except ProblemsFound as error:
        raise Unfit(error.problems[0].message) from None
    for problem in check_call(after):
        if (
            problem.severity is Severity.ERROR
            and problem.path[:1] == ("amendments",)
            and "changes" in problem.path
        ):
            raise Unfit(problem.message)
    return after


def _fact_changes(draft: Draft, call: Call, catalogue: Catalogue) -> tuple[FactChange, ...]:
    data = call.source.data
    item = {"changes": draft.changes}
    after = apply_changes({**data, "amendments": [*(data.get("amendments") or []), item]}).data
    before = side_of(call, catalogue)
    facts = [key for key in before.data if key != "amendments"]
    old, new = (Side({key: data[key] for key in facts}, before.labels) for data in (before.data, after))
    return changes_between(old, new, catalogue)


def _sentence(change: FactChange, draft: Draft, call: Call, catalogue: Catalogue) -> str:
    before = find_fact(call.amended.data, change.fact)
    event = _record(value_at(call.amended.data, before) if before else None)
    is_dated = "wording" in event and ("at" in event or "on" in event)
    old = literal(clean_wording(event, catalogue.language) if is_dated else change.old)
    new = _quoted(change.fact, draft) or literal(change.new)
    translate, name = catalogue.translate, literal(spoken_name(change, catalogue))
    if change.kind == "removed":
        return translate("{name}, taken out: {old}.", name=name, old=old)
    if not change.old:
        return translate("{name}, added: {new}.", name=name, new=new)
    if change.old == translate("The notice does not say"):
        return translate("{name} was not stated; it is {new}.", name=name, new=new)
    if is_dated or change.fact.endswith(NAMED):  # names and our own words stand without quotation marks
        return translate("{name} changed from {old} to {new}.", name=name, old=old, new=new)
    return translate("{name}: “{old}” becomes “{new}”.", name=name, old=old, new=new)


def _quoted(fact: str, draft: Draft) -> str:
    """The fact as a reference, where its value is a text, a number or has a wording."""
    for change in draft.changes:
        of_worded = change["fact"] == f"{fact}.wording"
        plain = change["fact"] == fact and (
            isinstance(change["to"], str) or "wording" in _record(change["to"])
        )
        if of_worded or plain:
            return f"{{{fact}.wording}}" if of_worded else f"{{{fact}}}"
        if change["fact"] == fact and fact.endswith(QUOTED):
            return f"{{{fact}}}"
    return ""


def _record(value: Any) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}


def _objections(objections: dict[str, Any], catalogue: Catalogue) -> str:
    contact, period = objections["contact"], objections["period"]["wording"]
    office = contact.get("organisation", "") + contact.get("department", "")
    return catalogue.translate(
        "Objections are taken from {period} by {office}, telephone {telephones}.",
        period=period,
        office=literal(office),
        telephones=tuple(contact.get("telephones", ())),
    )


def _unquoting(value: Any) -> Any:
    """A value whose texts quote nothing, all of them."""
    if isinstance(value, dict):
        return {key: _unquoting(part) for key, part in value.items()}
    if isinstance(value, list):
        return [_unquoting(part) for part in value]
    return literal(value) if isinstance(value, str) else value


def _free_id(kind: str, call: Call) -> str:
    taken = {amendment.id for amendment in call.notice.amendments}
    taken |= {clause.id for clause in call.notice.walk_clauses()}
    base = kind.replace("_", "-")
    return next(
        name
        for number in range(1, len(taken) + 2)
        if (name := f"{base}-{number}" if number > 1 else base) not in taken
    )
