"""R03: what a case says of materials and sums. In: a view. Out: findings."""

from collections.abc import Iterator
from dataclasses import dataclass

from notice_site.checks.finding import Finding, View
from notice_site.facts.amounts import Reckoning, amount_of, scales_of
from notice_site.facts.demands import Applicant
from notice_site.facts.evaluation import basis_of
from notice_site.facts.needed_materials import materials_needed
from notice_site.model.amounts import Payment
from notice_site.model.notice import Notice
from notice_site.model.rules import Case
from notice_site.model.support import Award
from notice_site.problem import KeyPath, Message

CORRECT = Message("Read what the notice says again, and correct the data or the case.")


@dataclass(frozen=True)
class AmountExpected:
    """What a case says that an award or a payment comes to, and what it does come to."""

    path: KeyPath
    case: Case
    item: str
    wanted: float | None
    actual: float | None


def materials_come_out_as_written(view: View) -> Iterator[Finding]:
    """The materials of a case are those that its answers ask for: none is missing, none is too many."""
    for at, case in enumerate(view.notice.cases):
        if case.materials is None:
            continue
        needed = materials_needed(view.notice, applicant_of(case, view.notice), case.answers)
        if {*needed} != {*case.materials}:
            yield Finding(
                ("cases", at, "materials"),
                Message(
                    "In the case “{case}”, materials are {actual}; missing: {missing}; too many: {extra}.",
                    case=case.title,
                    actual=needed or ("-",),
                    missing=tuple(sorted({*needed} - {*case.materials})) or ("-",),
                    extra=tuple(sorted({*case.materials} - {*needed})) or ("-",),
                ),
                CORRECT,
            )


def amounts_come_out_as_written(view: View) -> Iterator[Finding]:
    """An award or a payment comes to at most what a case says."""
    for expected in _amounts(view.notice):
        if expected.wanted is not None and expected.wanted != expected.actual:
            yield Finding(
                expected.path,
                Message(
                    "In the case “{case}”, “{item}” comes to {actual}, not {wanted}.",
                    case=expected.case.title,
                    item=expected.item,
                    actual=Message("nothing that is known")
                    if expected.actual is None
                    else _figure(expected.actual),
                    wanted=_figure(expected.wanted),
                ),
                CORRECT,
            )


def outcomes_name_what_exists(view: View) -> Iterator[Finding]:
    """A case names materials, awards and payments of the call."""
    names = {
        "materials": [material.id for material in view.notice.materials],
        "amounts": [item.id for item in _items(view.notice)],
    }
    for at, case in enumerate(view.notice.cases):
        for key, given in (("materials", case.materials or ()), ("amounts", tuple(case.amounts))):
            for name in given:
                if name not in names[key]:
                    yield Finding(
                        ("cases", at, key),
                        Message(
                            "The case “{case}” names “{name}”, which is not among {key}.",
                            case=case.title,
                            name=name,
                            key=key,
                        ),
                        Message("Write one of: {options}.", options=tuple(names[key])),
                    )


def amounts_are_decided(view: View) -> Iterator[Finding]:
    """Somebody has worked out by hand what each sum of a case must come to."""
    for expected in _amounts(view.notice):
        if expected.wanted is None:
            yield Finding(
                expected.path,
                Message(
                    "The case “{case}” does not yet say what “{rule}” comes to.",
                    case=expected.case.title,
                    rule=expected.item,
                ),
                Message("Work the sum out by hand from the notice, and write it."),
            )


def applicant_of(case: Case, notice: Notice) -> Applicant:
    """The role and track of a case."""
    role = next((role for role in notice.roles if role.id == case.role), None)
    return Applicant(role, next((track for track in notice.tracks if track.id == case.track), None))


def _figure(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".")


def _items(notice: Notice) -> list[Award | Payment]:
    return [*notice.funding.awards, *notice.funding.payments]


def _amounts(notice: Notice) -> Iterator[AmountExpected]:
    items = {item.id: item for item in _items(notice)}
    for at, case in enumerate(notice.cases):
        reckoning = Reckoning(case.answers, basis_of(notice), scales_of(notice))
        for name, wanted in case.amounts.items():
            if name in items:
                actual = amount_of(items[name], reckoning).most
                yield AmountExpected(("cases", at, "amounts", name), case, name, wanted, actual)
