"""The eligibility page: a printable list of conditions and documents, and the data with which scripts do it.

In: the call in force, facts, a catalogue. Out: `eligibility/index.md` and, where it first asks who reads it,
a script with the data of what follows; nothing for a call without conditions.
"""

import json
import re
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from hashlib import sha256
from itertools import groupby
from posixpath import basename
from typing import Any

from notice_site.cache import versioned
from notice_site.escapes import html_text, yaml_line
from notice_site.facts.amounts import scales_of
from notice_site.facts.annexes import COLLECT_PAGE
from notice_site.facts.choices import role_titles
from notice_site.facts.dates import closing_words, zone_of
from notice_site.facts.demands import applicants, collected_forms, needs
from notice_site.facts.facts import Facts, MaterialFacts
from notice_site.facts.numbering import NumberedClause
from notice_site.facts.open_points import (
    MARKS,
    answers_by_fact,
    answers_on_rule,
    notes_on_rule,
    unstated_marks,
)
from notice_site.facts.unasked import unasked_of
from notice_site.language.catalogue import Catalogue
from notice_site.model.amounts import Payment
from notice_site.model.notice import Notice, asked_questions, derived_facts, parts_of
from notice_site.model.questions import ChoiceQuestion
from notice_site.model.record import NOT_STATED, plain
from notice_site.model.rules import Asking, OneOf, Rule
from notice_site.model.support import Award, Material
from notice_site.pages.changes import amendment_banner
from notice_site.pages.contacts import answer_words, contact_views
from notice_site.pages.links import PageLinks
from notice_site.pages.materials import material_notes, need_words
from notice_site.pages.page_head import HOME, page_environment, page_head
from notice_site.pages.script_messages import first_msgids, page_json, script_messages
from notice_site.pages.status import clock_settings, status_view, window_times
from notice_site.pages.support import ways_to_hand_in

PAGE = "eligibility/index.html"
DEFERRED_DATA = "eligibility/checklist-data.js"
"""A script, since browsers load nothing else from a folder on disk."""
DEFERRED = (
    "clock", "groups", "materials", "contacts", "title", "silences", "to_ask", "handing_in", "afterwards",
    "desk", "unasked", "money", "is_draft",
)  # fmt: skip
"""What only the deferred scripts read, beside their messages."""
ASKED = (
    "kind", "quote", "ask", "op", "value", "unit", "role", "where", "authority", "template", "blank", "other",
    "open",
)  # fmt: skip
"""What makes a question the same one, beside its options; hints, evidence and readings may change."""
BOUND_WORDS = re.compile("以上|以下|以内")
PARTS = {"rules", "rule", "if", "then"}

Data = dict[str, Any]


def rule_data(facts: Facts, rule: Rule, catalogue: Catalogue) -> Data:
    """One rule with the rules inside it."""
    notice = facts.in_force
    data = {key: value for key, value in plain(rule).items() if key not in PARTS}
    data["source"] = source_data(facts, rule.clause)
    answers = [answer_words(answer, catalogue) for answer in answers_on_rule(notice, rule)]
    data["notes"] = [*notes_on_rule(notice, rule), *answers]
    data["bound_unclear"] = _is_bound_unclear(notice, data)
    if isinstance(rule, OneOf):
        data["options"] = _options(facts, rule.taxonomy)
    if isinstance(rule, Asking) and rule.uses:
        return data | _used(facts, rule.uses, data, catalogue)
    parts = [rule_data(facts, part, catalogue) for _, part in parts_of(rule)]
    return data | (_as_parts(rule.kind, parts) if parts else {"fingerprint": _fingerprint(data)})


def _used(facts: Facts, name: str, data: Data, catalogue: Catalogue) -> Data:
    """What a rule gets from what it uses: a derived fact, or how older links name its question."""
    for fact in derived_facts(facts.in_force):
        if fact.id == name:
            return {"derived": rule_data(facts, fact, catalogue)}
    return {"was": _fingerprint(data)}


def _questions(facts: Facts, rules: list[Data]) -> list[Data]:
    """The shared questions, each with the rules that use it, after which older links name its answer."""
    users = [rule for top in rules for rule in _inside(top) if "was" in rule]
    questions = []
    for question in asked_questions(facts.in_force):
        data = plain(question)
        if isinstance(question, ChoiceQuestion):
            data["options"] = _options(facts, question.taxonomy)
        asked_by = [{"id": rule["id"], "was": rule["was"]} for rule in users if rule["uses"] == question.id]
        questions.append({**data, "fingerprint": _fingerprint(data), "asked_by": asked_by})
    return questions


def _unasked(facts: Facts) -> list[Data]:
    """What sets a condition that no rule asks, with the role and track of those whom it concerns."""
    return [
        {
            "words": statement.words,
            "source": source_data(facts, statement.clause),
            "whom": [
                {
                    "role": applicant.role.id if applicant.role else None,
                    "track": applicant.track.id if applicant.track else None,
                }
                for applicant in concerned
            ],
        }
        for statement, concerned in unasked_of(facts.in_force).items()
    ]


def _money(facts: Facts, catalogue: Catalogue) -> Data:
    """Awards and payments with what their sums are worked out from."""
    funding, scales = facts.in_force.funding, scales_of(facts.in_force)

    def with_sum(item: Award | Payment) -> Data:
        data = {key: value for key, value in plain(item).items() if value is not None}
        if item.sum:
            tiers = [{**plain(tier), "if": rule_data(facts, tier.if_, catalogue)} for tier in item.sum.tiers]
            data["sum"] = _stated({**plain(item.sum), "tiers": tiers})
            if item.sum.share:
                data["sum"]["share"]["scale"] = scales.get(item.sum.share.uses, 1)
        return data

    return {
        "awards": [with_sum(award) for award in funding.awards],
        "payments": [with_sum(payment) for payment in funding.payments],
        "most": plain(funding.most) if funding.most else None,
    }


def _inside(rule: Data) -> list[Data]:
    return [rule, *(inner for part in parts_in(rule) for inner in _inside(part))]


def source_data(facts: Facts, place: str | None) -> Data | None:
    """The label of a place in the issued text and the link to it from the eligibility page."""
    if place is None:
        return None
    return {"label": facts.place_labels[place], "href": facts.place_href(place, PAGE)}


def parts_in(rule: Data) -> list[Data]:
    """The rules inside a rule that is data already."""
    one_by_one = [rule[key] for key in ("rule", "if", "then") if key in rule]
    return [*one_by_one, *rule.get("rules", ())]


def _as_parts(kind: str, parts: list[Data]) -> Data:
    match kind:
        case "not":
            return {"rule": parts[0]}
        case "when":
            return {"if": parts[0], "then": parts[1]}
        case _:
            return {"rules": parts}


def _fingerprint(question: Data) -> str:
    """Eight hexadecimal digits that stay the same as long as the question and its measure do."""
    choices = [*question.get("items", ()), *question.get("options", ())]
    asked: Data = {key: question[key] for key in ASKED if key in question}
    asked["choices"] = [[choice["id"], choice["label"]] for choice in choices]
    return sha256(json.dumps(asked, ensure_ascii=False).encode()).hexdigest()[:8]


def _is_bound_unclear(notice: Notice, rule: Data) -> bool:
    """Whether an answer that equals the bound hangs on how the bound's words are read."""
    if rule.get("op") not in ("at_least", "at_most") or notice.inclusive_bounds != NOT_STATED:
        return False
    return bool(BOUND_WORDS.search(rule["quote"] or ""))


def _options(facts: Facts, taxonomy: str) -> list[Data]:
    """The options of a list, each with the words that another list of the same notice has for it."""
    lists = {entry.id: entry for entry in facts.in_force.taxonomies}
    mapping = lists[taxonomy].maps_to
    pairs = {pair.option: pair for pair in mapping.pairs} if mapping else {}
    target = lists[mapping.taxonomy] if mapping else None
    labels = {option.id: option.label for option in target.options} if target else {}
    options = []
    for option in lists[taxonomy].options:
        pair = pairs.get(option.id)
        named = [labels[entry] for entry in pair.to] if pair else []
        elsewhere = (
            {"source": source_data(facts, target.source), "labels": named} if target and named else None
        )
        options.append({**plain(option), "note": pair and pair.note, "elsewhere": elsewhere})
    return options


SCRIPT = "start-eligibility.mjs"
"""Whose words the page brings."""
WORTH_ASKING = ("dates", "submission", "materials", "conditions")
"""Topics of silences whose questions are made ready to be asked."""
ASKED_BEFORE = ("dates", "submission", "conditions")
"""Topics of silences that somebody who is about to hand in should ask about."""


def checklist_data(facts: Facts, catalogue: Catalogue) -> Data:
    """Roles, tracks, rules, materials, contacts, messages for scripts, by the keys of `notice_data.yml`."""
    notice = facts.in_force
    rules = [rule_data(facts, rule, catalogue) for rule in notice.eligibility]
    return {
        "call": notice.id,
        "edition": facts.build.edition,
        "language": notice.language,
        "clock": {"windows": _windows(facts, catalogue), **clock_settings(facts)},
        "roles": [plain(role) for role in notice.roles],
        "tracks": [plain(track) for track in notice.tracks],
        "groups": _groups(facts, rules, catalogue),
        "questions": _questions(facts, rules),
        "rules": rules,
        "is_draft": facts.build.draft,
        "unasked": _unasked(facts),
        "money": _money(facts, catalogue),
        "materials": _materials(facts, catalogue),
        "contacts": _contacts(facts),
        "title": facts.title,
        "silences": tuple(entry.question for entry in facts.silences if entry.topic in ASKED_BEFORE),
        "to_ask": tuple(entry.question for entry in facts.silences if entry.topic in WORTH_ASKING),
        "handing_in": _handing_in(facts, catalogue),
        "afterwards": _afterwards(facts, catalogue),
        "desk": facts.href(COLLECT_PAGE, PAGE) if collected_forms(facts) else None,
        "messages": script_messages(SCRIPT, catalogue),
    }


def _stated(value: Any) -> Any:
    """The data without keys that hold nothing, which scripts read as they read null."""
    if isinstance(value, dict):
        return {key: _stated(held) for key, held in value.items() if held is not None}
    return [_stated(item) for item in value] if isinstance(value, list | tuple) else value


def _windows(facts: Facts, catalogue: Catalogue) -> list[Data]:
    """All periods with their tracks; one that has no end and is not rolling is still to be announced."""
    return [
        {
            "title": window.title,
            "tracks": list(window.tracks),
            **window_times(window),
            "rolling": window.close.rolling,
            "words": closing_words(window.close, zone_of(facts), catalogue),
        }
        for window in facts.windows
    ]


def _handing_in(facts: Facts, catalogue: Catalogue) -> Data:
    """Where and how, in words; empty where the notice does not say and the office has not answered."""
    submission = facts.in_force.submission
    answer = answers_by_fact(facts.in_force).get("submission.methods")
    return {
        "place": " ".join(filter(None, (submission.place, submission.address, submission.website))),
        "ways": ways_to_hand_in(facts, catalogue) or (answer.answer.rstrip("。") if answer else ""),
    }


def _afterwards(facts: Facts, catalogue: Catalogue) -> Data:
    """What is of use once applications are closed."""
    outcome = status_view(facts, catalogue).outcome
    if outcome:
        words, amendment = outcome
        return {"text": words, "href": f"{facts.href('updates/index.html', PAGE)}#{amendment}"}
    ask = catalogue.translate("Ask about the outcome or the next call")
    return {"text": ask, "href": facts.href("contact/index.html", PAGE)}


def _materials(facts: Facts, catalogue: Catalogue) -> list[Data]:
    return [
        {
            **plain(entry.material),
            **_without_answered_marks(facts, entry.material),
            "href": _material_href(facts, entry),
            "annex_label": entry.annex.label if entry.annex else None,
            "source": [source_data(facts, place) for place in entry.material.source],
            "notes": material_notes(facts, entry.material, catalogue),
            "need": need[entry.material.id],
        }
        for need in [needs(facts.in_force)]
        for entry in facts.materials
    ]


def _without_answered_marks(facts: Facts, material: Material) -> Data:
    """What the notice left open and the office has answered: its note says it instead."""
    unstated = unstated_marks(facts.in_force, material)
    return {key: None for key in MARKS if getattr(material, key) == NOT_STATED and key not in unstated}


def _material_href(facts: Facts, entry: MaterialFacts) -> str:
    """Where a document's form stands, or the document among the others where it has none."""
    if entry.annex:
        return facts.href(entry.annex.page, PAGE)
    return f"{facts.href('materials/index.html', PAGE)}#material-{entry.material.id}"


def _groups(facts: Facts, rules: Iterable[Data], catalogue: Catalogue) -> list[Data]:
    """The rules by the clause or annex that sets them, in the order of the notice."""
    headings = _headings(facts.clauses) | {annex.annex.id: annex.annex.title for annex in facts.annexes}
    order = [*headings, ""]
    ordered = sorted(rules, key=lambda rule: order.index(_owner(rule)))
    return [
        {
            "id": owner,
            "heading": headings.get(owner) or catalogue.translate("Further conditions"),
            "source": source_data(facts, owner or None),
            "rules": [rule["id"] for rule in grouped],
        }
        for owner, grouped in groupby(ordered, _owner)
    ]


def _owner(rule: Data) -> str:
    """The clause or annex that sets a rule; empty where the data names no place."""
    owner, _, _ = (rule["clause"] or "").partition("/")
    return str(owner)


def _headings(clauses: tuple[NumberedClause, ...], around: str = "") -> dict[str, str]:
    """The heading of every clause, in reading order; without its own it has that of the clause around it."""
    headings: dict[str, str] = {}
    for clause in clauses:
        own = (clause.clause.heading or around).rstrip("。")
        headings |= {clause.clause.id: own, **_headings(clause.clauses, own)}
    return headings


def _contacts(facts: Facts) -> list[Data]:
    """The call's contact, then the further desks, each with the tracks it serves; no tracks mean all."""
    tracks = [(), *(desk.tracks for desk in facts.in_force.contact_info.desks)]
    return [
        {**asdict(contact), "tracks": list(served)}
        for contact, served in zip(contact_views(facts), tracks, strict=True)
        if contact.is_stated or len(tracks) == 1
    ]


@dataclass(frozen=True)
class MaterialLine:
    """One paper."""

    facts: MaterialFacts
    amount: str
    """By whom, copies, seals, signatures, and what the notice leaves open: one sentence each."""
    need: str
    """How it is asked for, where it is not asked of everybody."""


def material_lines(facts: Facts, catalogue: Catalogue) -> tuple[MaterialLine, ...]:
    """All documents in the data's order."""
    need = need_words(facts, catalogue)
    return tuple(
        MaterialLine(entry, _amount(entry, facts.in_force, catalogue), need[entry.material.id])
        for entry in facts.materials
    )


def _amount(entry: MaterialFacts, notice: Notice, catalogue: Catalogue) -> str:
    material, translate = entry.material, catalogue.translate
    by = role_titles(material.prepared_by, notice, catalogue)
    makers = (translate("Prepared by: {by}.", by=by),) if by else ()
    copies = () if material.copies == NOT_STATED else (translate("{copies} copies.", copies=material.copies),)
    seals = role_titles(_listed(material.seal), notice, catalogue)
    signatures = role_titles(_listed(material.signature), notice, catalogue)
    marks = (
        (translate("Sealed by: {roles}.", roles=seals), seals),
        (translate("Signed by: {roles}.", roles=signatures), signatures),
    )
    return "".join(
        (
            *makers,
            *copies,
            *(sentence for sentence, roles in marks if roles),
            _silence(entry, notice, catalogue),
        )
    )


def _listed(roles: tuple[str, ...] | str) -> tuple[str, ...]:
    return () if isinstance(roles, str) else roles


def _silence(entry: MaterialFacts, notice: Notice, catalogue: Catalogue) -> str:
    material, translate = entry.material, catalogue.translate
    questions = (
        ("copies", translate("number of copies")),
        ("seal", translate("whether it is sealed")),
        ("signature", translate("whether it is signed")),
    )
    unstated = unstated_marks(notice, material)
    items = tuple(question for key, question in questions if key in unstated)
    return translate("Not stated in the notice: {items}.", items=items) if items else ""


def render_checklist(facts: Facts, catalogue: Catalogue) -> dict[str, bytes]:
    """The page by its address."""
    call = facts.in_force
    if not call.eligibility:
        return {}
    data = checklist_data(facts, catalogue)
    at_once, deferred = _parted(data | {"rules": _stated(data["rules"])}, facts)
    text = (
        page_environment(catalogue)
        .get_template("pages/eligibility.md.jinja")
        .render(
            page_title=catalogue.translate("Can we apply?"),
            page=PAGE,
            call=call,
            facts=facts,
            checklist=data,
            rules={rule["id"]: rule for rule in data["rules"]},
            parts_of=parts_in,
            material_lines=material_lines(facts, catalogue),
            contacts=contact_views(facts),
            status=status_view(facts, catalogue),
            banner=amendment_banner(facts, catalogue),
            links=PageLinks(facts, catalogue, {}, PAGE),
            data=page_json(at_once),
        )
    )
    page = f"---\n{_front_matter(facts, catalogue)}---\n\n{text}".encode()
    return {PAGE.replace(".html", ".md"): page} | deferred


def _parted(data: Data, facts: Facts) -> tuple[Data, dict[str, bytes]]:
    """The data that the page itself carries, and the script with the rest by its address.

    All is in the page where the questions are what is painted first.
    """
    if not _asks_who(facts):
        return data, {}
    first = first_msgids(SCRIPT)
    messages = {key: text for key, text in data["messages"].items() if key not in first}
    later = page_json({**{key: data[key] for key in DEFERRED}, "messages": messages})
    script = f"window.noticeChecklist = {later};\n".encode()
    at_once = {key: value for key, value in data.items() if key not in DEFERRED}
    at_once["messages"] = {key: data["messages"][key] for key in first}
    at_once["deferred"] = versioned(basename(DEFERRED_DATA), script)
    return at_once, {DEFERRED_DATA: script}


def _asks_who(facts: Facts) -> bool:
    return len(applicants(facts.in_force)) > 1


def _front_matter(facts: Facts, catalogue: Catalogue) -> str:
    """The page's own scripts, and no table of contents: scripts replace the headings it would list."""
    description = catalogue.translate(
        "Check the conditions of “{title}” one by one, and see which documents to prepare.", title=facts.title
    )
    title = catalogue.translate("Can we apply?")
    meta = {
        "title": html_text(title),
        "description": html_text(description),
        **page_head(PAGE, {HOME: facts.title, PAGE: title}, facts),
        "hide": ["navigation", "toc"],
        # Without a question of who the reader is, the conditions are what is painted first.
        "scripts": ["start-eligibility" if _asks_who(facts) else "start-eligibility-full"],
    }
    return "".join(f"{key}: {yaml_line(value)}\n" for key, value in meta.items())
