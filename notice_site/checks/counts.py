"""K04: how many, in the text, the forms and the rules. In: a view. Out: findings."""

import re
from collections.abc import Iterator

from notice_site.checks.finding import Finding, View
from notice_site.checks.wording_numbers import number_value
from notice_site.facts.rule_tree import walk_rules
from notice_site.models.forms import FormField
from notice_site.models.notice import Notice, walk_clauses
from notice_site.models.papers import Material
from notice_site.models.rules import CountRule
from notice_site.problem import Message, Path

NUMERAL = r"\d{1,2}|[一二两三四五六七八九十]{1,3}"
COPIES = re.compile(rf"(?:一式|各|共)?(?P<count>{NUMERAL})份")
PARTS = re.compile(
    rf"(?:以下|下列|如下)(?P<count>{NUMERAL})(?:个|大|种|项|类|点|条)?"
    r"(?:方面|类别|项|类|点|种|条|部分|内容|条件|要求|情形)(?!之一|中|以上|以下)"
)
AT_LEAST = re.compile(
    rf"(?:不少于|不低于|至少|最少|须有)\s*({NUMERAL})|({NUMERAL})\s*[个家人名所项件](?:及)?以上"
)
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


def _least(field: FormField, path: Path, view: View) -> Iterator[Finding]:
    annex = view.notice.annexes[int(path[1])]
    words = view.places.get(f"{annex.id}/{field.id}", "")
    said = [int(number_value(one or other) or 0) for one, other in AT_LEAST.findall(words)]
    if said and field.min not in said:
        yield Finding(
            (*path, "min"),
            Message(
                "The form says at least {said}, the field asks for {count}.", said=said[0], count=field.min
            ),
            Message("Correct `min`, or the words of the form."),
        )


def _copies(material: Material, path: Path, view: View) -> Iterator[Finding]:
    for place in material.source:
        for sentence in re.split(r"[。；;]", view.places.get(place, "")):
            said = [int(number_value(found) or 0) for found in COPIES.findall(sentence)]
            named = material.title in sentence or "/" in place
            if said and named and material.copies not in said:
                yield Finding(
                    (*path, "copies"),
                    Message(
                        "“{words}” does not say {count} copies.",
                        words=sentence.strip(),
                        count=material.copies,
                    ),
                    Message("Correct `copies`, or the words if they are not as issued."),
                )


def _announced(view: View) -> Iterator[Finding]:
    """`以下四方面` is followed by four."""
    outlines = [view.notice.body, *(annex.outline for annex in view.notice.annexes if annex.outline)]
    lines = {clause.id: clause for outline in outlines for clause in walk_clauses(outline.clauses)}
    for path, value in view.values:
        clause = lines.get(getattr(value, "id", ""))
        if clause is not value or clause is None or not clause.clauses:
            continue
        for at, text in enumerate(clause.text):
            for found in PARTS.finditer(text):
                said, count = int(number_value(found["count"]) or 0), len(clause.clauses)
                if said != count:
                    yield Finding(
                        (*path, "text", at),
                        Message("“{words}” is followed by {count}.", words=found[0], count=count),
                        Message("Correct the number, or the list."),
                    )
