"""K07: parts and their totals. In: a view. Out: findings."""

import re
from collections.abc import Iterator, Sequence

from notice_site.checks.finding import Finding, View
from notice_site.checks.issued_texts import bare
from notice_site.language.chinese_numerals import number_value
from notice_site.language.phrases import Phrases, phrases_for
from notice_site.model.body import Paragraph, paragraph_words
from notice_site.model.forms import FormField
from notice_site.model.notice import Notice, walk_clauses, walk_rules
from notice_site.model.rules import AtLeast, CountRule
from notice_site.model.support import Assessment, Award, AwardCount, Criterion, Funding, Material
from notice_site.problem import KeyPath, Message

CEILINGS = ("最高", "不超过", "不高于", "以内", "以下", "上限")


def parts_add_up(view: View) -> Iterator[Finding]:
    """Parts add up to their total: quotas to the awards, points to their maximum, awards to the sum."""
    yield from _quotas(view.notice.funding)
    yield from _whole_sum(view.notice.funding)
    if isinstance(view.notice.assessment, Assessment):
        yield from _points(view.notice.assessment)


def _quotas(funding: Funding) -> Iterator[Finding]:
    count = funding.award_count
    if not funding.quotas or not isinstance(count, AwardCount):
        return
    total = sum(quota.value for quota in funding.quotas)
    if total != count.value:
        yield _unequal(("funding", "quotas"), total, count.value, "funding.award_count")


def _whole_sum(funding: Funding) -> Iterator[Finding]:
    if funding.total is None:
        return
    for at, award in enumerate(funding.awards):
        if award.amount > funding.total:
            yield Finding(
                ("funding", "awards", at, "amount"),
                Message(
                    "One award of {amount} is more than the whole sum, {total}.",
                    amount=award.amount,
                    total=funding.total,
                ),
                Message("Correct `amount`, or `funding.total`."),
            )
            return
    count = funding.award_count
    if isinstance(count, AwardCount) and len(funding.awards) == 1 and _is_exact(funding.awards[0]):
        whole = funding.awards[0].amount * count.value
        if whole != funding.total:
            yield _unequal(("funding", "awards", 0), whole, funding.total, "funding.total")


def _is_exact(award: Award) -> bool:
    bounded = award.cap or any(word in award.wording for word in CEILINGS)
    return award.per == "once" and award.unit == "project" and not bounded


def _points(assessment: Assessment) -> Iterator[Finding]:
    path: KeyPath = ("assessment", "criteria")
    for at, criterion in enumerate(assessment.criteria):
        yield from _criterion(criterion, (*path, at))
    total = _total("sum", assessment.criteria)
    if assessment.max_points is not None and total is not None and total != assessment.max_points:
        yield _unequal(path, total, assessment.max_points, "assessment.max_points")
    if assessment.pass_mark is not None and assessment.max_points is not None:
        yield from _in_order(
            ("assessment", "pass_mark"), assessment.pass_mark, assessment.max_points, "max_points"
        )


def _criterion(criterion: Criterion, path: KeyPath) -> Iterator[Finding]:
    for at, part in enumerate(criterion.parts):
        yield from _criterion(part, (*path, "parts", at))
    total = _total(criterion.rule or "sum", criterion.parts)
    if criterion.points is None or total is None:
        return
    if total < criterion.points or (total > criterion.points and criterion.rule != "capped_sum"):
        yield _unequal((*path, "parts"), total, criterion.points, "points")


def _total(rule: str, parts: Sequence[Criterion]) -> float | None:
    """The most points that the parts give together, deductions left out; None where one has no points."""
    points = [part.points for part in parts if part.points is not None]
    if not points or len(points) < len(parts):
        return None
    gains = [value for value in points if value > 0]
    if rule in ("sum", "capped_sum"):
        return round(sum(gains), 6)
    return max(gains, default=0) if rule == "highest" else min(gains, default=0)


def _unequal(path: KeyPath, total: float, wanted: float, key: str) -> Finding:
    return Finding(
        path,
        Message(
            "The parts make {total}, but “{key}” is {wanted}.",
            total=_plain(total),
            key=key,
            wanted=_plain(wanted),
        ),
        Message("Correct the parts, or the total."),
    )


def bounds_are_in_order(view: View) -> Iterator[Finding]:
    """A least number is not above the most: of participants, rows, choices, parts that must be met."""
    for at, role in enumerate(view.notice.roles):
        if role.max is not None:
            yield from _in_order(("roles", at, "min"), role.min, role.max, "max")
    for path, field in view.values:
        if isinstance(field, FormField) and field.min is not None and field.max is not None:
            yield from _in_order((*path, "min"), field.min, field.max, "max")
    for path, rule in walk_rules(view.notice):
        if isinstance(rule, AtLeast):
            yield from _in_order((*path, "n"), rule.n, len(rule.rules), "rules")


def _in_order(path: KeyPath, least: float, most: float, key: str) -> Iterator[Finding]:
    if least > most:
        message = Message(
            "{least} is more than “{key}” allows, {most}.", least=_plain(least), key=key, most=_plain(most)
        )
        yield Finding(path, message, Message("Correct one of the two."))


def _plain(number: float) -> str:
    return str(number).removesuffix(".0")


NUMERAL = r"\d{1,2}|[一二两三四五六七八九十]{1,3}"
NEAR = 16
"""So many characters may be between a title and its number of copies."""
PARTS = re.compile(
    rf"(?:以下|下列|如下)(?P<count>{NUMERAL})(?:个|大|种|项|类|点|条)?"
    r"(?:方面|类别|项|类|点|种|条|部分|内容|条件|要求|情形)(?!之一|中|以上|以下)"
)
"""`以下三个方面`."""
AT_LEAST = re.compile(
    rf"(?:不少于|不低于|至少|最少|须有)\s*({NUMERAL})|({NUMERAL})\s*[个家人名所项件](?:及)?以上"
)
"""`不少于3`, `3家以上`."""
LEAST = ("at_least", "more_than")


def counts_agree(view: View) -> Iterator[Finding]:
    """A number is the same wherever it counts the same: in text, forms, rules and materials."""
    yield from _participants(view.notice)
    for path, value in view.values:
        if isinstance(value, FormField) and value.min and path[0] == "annexes":
            yield from _least(value, path, view)
        elif isinstance(value, Material) and isinstance(value.copies, int):
            yield from _copies(value, path, view)
    if view.issued is None:
        yield from _announced(view)


def _participants(notice: Notice) -> Iterator[Finding]:
    """A rule that counts participants of any role asks for as many as the rules of each role together."""
    rules = [
        (path, rule) for path, rule in walk_rules(notice) if isinstance(rule, CountRule) and rule.op in LEAST
    ]
    by_role = {rule.role: _needed(rule) for _, rule in rules if rule.role}
    lead = sum(role.min for role in notice.roles if role.applies and role.id not in by_role)
    together = sum(by_role.values()) + lead
    for path, rule in rules:
        if rule.role is None and by_role and _needed(rule) != together:
            yield Finding(
                path,
                Message(
                    "“{quote}” asks for {count}; the conditions of each role make {together} together.",
                    quote=rule.quote or rule.id,
                    count=_needed(rule),
                    together=together,
                ),
                Message("Let the text and the form count alike, or say who is counted."),
            )


def _needed(rule: CountRule) -> int:
    return rule.value + (rule.op == "more_than")


def _least(field: FormField, path: KeyPath, view: View) -> Iterator[Finding]:
    annex = view.notice.annexes[int(path[1])]
    words = view.places.get(f"{annex.id}/{field.id}", "")
    in_text = [int(number_value(one or other) or 0) for one, other in AT_LEAST.findall(words)]
    if in_text and field.min not in in_text:
        yield Finding(
            (*path, "min"),
            Message(
                "The form says at least {least}, the field asks for {count}.",
                least=in_text[0],
                count=field.min,
            ),
            Message("Correct `min`, or the words of the form."),
        )


def _copies(material: Material, path: KeyPath, view: View) -> Iterator[Finding]:
    """What the clauses that ask for a material say: behind its title, or of all documents together."""
    titles = [other.title for other in view.notice.materials]
    phrases = phrases_for(view.language)
    for place in material.source:
        for sentence in phrases.sentence.split(view.places.get(place, "")):
            matches = list(phrases.copies.finditer(sentence))
            if not matches or not ("/" in place or _speaks_of(material.title, sentence, titles, phrases)):
                continue
            own = _behind_title(material.title, sentence, titles, matches)
            in_text = [_number_of_copies(match, view) for match in own or matches]
            if material.copies not in in_text:
                yield Finding(
                    (*path, "copies"),
                    Message(
                        "“{words}” does not say {count} copies.",
                        words=sentence.strip(),
                        count=material.copies,
                    ),
                    Message("Correct `copies`, or the words if they are not as issued."),
                )


def _speaks_of(title: str, sentence: str, titles: list[str], phrases: Phrases) -> bool:
    if title in sentence:
        return True
    return bool(phrases.all_documents.search(sentence)) and not any(title in sentence for title in titles)


def _behind_title(
    title: str, sentence: str, titles: list[str], matches: list[re.Match[str]]
) -> list[re.Match[str]]:
    """The number of copies that stands right behind a title, no other title between."""
    at = sentence.find(title)
    behind = [match for match in matches if at >= 0 and match.start() >= at + len(title)]
    between = sentence[at + len(title) : behind[0].start()] if behind else ""
    lone = behind and len(between) <= NEAR and not any(other in between for other in titles)
    return behind[:1] if lone else []


def _number_of_copies(match: re.Match[str], view: View) -> int:
    if (times := match.groupdict().get("times")) is not None:
        return {"duplicate": 2, "triplicate": 3}[times.lower()]
    return int(next(iter(view.language.numbers_in(match["n"])), 0))


def _announced(view: View) -> Iterator[Finding]:
    """`以下四方面` is followed by four."""
    outlines = [view.notice.body, *(annex.outline for annex in view.notice.annexes if annex.outline)]
    lines = {clause.id: clause for outline in outlines for clause in walk_clauses(outline.clauses)}
    for path, value in view.values:
        clause = lines.get(getattr(value, "id", ""))
        if clause is not value or clause is None or not clause.clauses:
            continue
        for at, block in enumerate(clause.text):
            for match in PARTS.finditer(paragraph_words(block) if isinstance(block, str | Paragraph) else ""):
                in_text, count = int(number_value(match["count"]) or 0), len(clause.clauses)
                if in_text != count:
                    yield Finding(
                        (*path, "text", at),
                        Message("“{words}” is followed by {count}.", words=match[0], count=count),
                        Message("Correct the number, or the list."),
                    )


DECIDED_BY_OTHER_MEANS = ("first_come", "lottery")


def awards_have_criteria(view: View) -> Iterator[Finding]:
    """Where the number of awards is limited, the call says by which criteria they are given."""
    count, assessment = view.notice.funding.award_count, view.notice.assessment
    if not isinstance(count, AwardCount):
        return
    if isinstance(assessment, Assessment) and _decides(assessment):
        return
    yield Finding(
        ("funding", "award_count"),
        Message("Only {count} can be given, and no criteria decide who gets them.", count=count.wording),
        Message("Add the criteria to the text and to `assessment`."),
    )


def sums_stand_in_their_clauses(view: View) -> Iterator[Finding]:
    """The words of a sum are in the clauses that it names, white space aside; an amendment may set others."""
    for at, award in enumerate(() if view.issued else view.notice.funding.awards):
        words = [view.places[clause] for clause in award.source if clause in view.places]
        if words and bare(award.wording) not in bare("".join(words)):
            yield Finding(
                ("funding", "awards", at, "wording"),
                Message("“{quote}” is not in {clause}.", quote=award.wording, clause=award.source),
                Message("Write the sum as the text says it, or correct the text."),
            )


def _decides(assessment: Assessment) -> bool:
    return bool(assessment.criteria or assessment.source or assessment.method in DECIDED_BY_OTHER_MEANS)
