"""Worksheets for documents that the notice asks for without giving a form. In: facts. Out: what each holds.

All comes from the data: the columns that a material prescribes, the points that a `covers` rule asks of it,
the seals that several roles put on it. A material with an annex has its form already.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from notice_site.facts.annexes import file_name
from notice_site.facts.facts import Facts
from notice_site.model.notice import Notice, parts_of, walk_rule_at, walk_rules
from notice_site.model.people import Role
from notice_site.model.record import NOT_STATED
from notice_site.model.rules import CountRule, Covers, Rule
from notice_site.model.support import Material

BUDGET_FILE = "downloads/budget.xlsx"
"""The spreadsheet for the budget, where the call has rules for one."""
LEAST = {"at_least": 0, "equals": 0, "more_than": 1}
"""What is added to a count rule's bound to have the fewest."""


@dataclass(frozen=True)
class Worksheet:
    """The worksheet of one material."""

    material: Material
    columns: tuple[str, ...]
    """The headings of its table."""
    points: tuple[str, ...]
    """What it must state, point by point."""
    open_ended: bool
    """Whether the notice's list of points ends in 等."""
    seals: tuple[str, ...]
    """The role's title for each seal, as many as the notice asks for at least."""

    @property
    def word_file(self) -> str:
        """Its address, `downloads/worksheet-expert-list.docx`."""
        return f"downloads/worksheet-{self.material.id}.docx"

    def file_title(self, mark: str) -> str:
        """What the saved file is called, without its ending; `mark` says that it is no annex."""
        return file_name(f"{mark} {self.material.title}")


def worksheets(facts: Facts) -> tuple[Worksheet, ...]:
    """The worksheets of the call in force, in the order of its materials."""
    made = (_worksheet(entry.material, facts.in_force) for entry in facts.materials if not entry.annex)
    return tuple(sheet for sheet in made if sheet.columns or sheet.points or sheet.seals)


def _worksheet(material: Material, notice: Notice) -> Worksheet:
    rules = [result for rule in notice.eligibility for result in _covering(rule, material.id)]
    return Worksheet(
        material=material,
        columns=material.worksheet_columns,
        points=tuple(dict.fromkeys(item.label for rule in rules for item in rule.items)),
        open_ended=any(rule.open for rule in rules),
        seals=tuple(_seals(material, notice)),
    )


def _covering(rule: Rule, material: str) -> Iterator[Covers]:
    """The `covers` rules that the material is evidence for, itself or through the group around them."""
    if material in rule.evidence:
        yield from (part for _, part in walk_rule_at((), rule) if isinstance(part, Covers))
    else:
        for _, part in parts_of(rule):
            yield from _covering(part, material)


def _seals(material: Material, notice: Notice) -> Iterator[str]:
    """One for each seal; none where only one role seals it: that needs no sheet."""
    if material.seal == NOT_STATED or len(material.seal) < 2:
        return
    for role in notice.roles:
        if role.id in material.seal:
            yield from [role.title] * max(_fewest(role, notice), 1)


def _fewest(role: Role, notice: Notice) -> int:
    bounds = (
        rule.value + LEAST[rule.op]
        for _, rule in walk_rules(notice)
        if isinstance(rule, CountRule) and rule.role == role.id and rule.op in LEAST
    )
    return max(role.min, *bounds, 0)
