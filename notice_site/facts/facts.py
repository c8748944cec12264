"""Every computed value of a call. In: the call and the build's settings. Out: frozen facts.

`facts.notice` is what was issued, `facts.in_force` the call with its amendments applied; both are one model.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cached_property
from posixpath import relpath
from zoneinfo import ZoneInfo

from notice_site.facts.amendments import amended_clauses
from notice_site.facts.annexes import AnnexFacts, annex_facts, form_version, place_labels
from notice_site.facts.numbering import NumberedClause, number_outline
from notice_site.facts.open_points import Silence, find_silences
from notice_site.language.catalogue import Catalogue
from notice_site.language.country import Country, country_for
from notice_site.language.language import language_for
from notice_site.model.dates import Event, closing_instant, opening_instant
from notice_site.model.notice import Amendment, Notice, walk_rule_at
from notice_site.model.rules import Rule
from notice_site.model.support import Material
from notice_site.reading.build import Call


@dataclass(frozen=True)
class EditionFacts:
    """An edition as it was published."""

    number: int
    published: date
    note: str
    """What changed where no reader has to know; empty for an ordinary edition."""
    call: Call


@dataclass(frozen=True)
class BuildFacts:
    """What the build knows that the data does not."""

    edition: int = 1
    """The edition these pages show."""
    draft: bool = False
    """Whether the data differs from the newest published edition."""
    site_url: str | None = None
    """Where the site will be, with a closing slash."""
    editions: tuple[EditionFacts, ...] = ()
    """What was published so far, oldest first."""
    pictures: Mapping[str, bytes] = field(default_factory=dict)
    """The pictures that the text shows, by their addresses."""
    attachments: Mapping[str, bytes] = field(default_factory=dict)
    """The annexes that are issued as files of their own, by their paths beside the data."""


@dataclass(frozen=True)
class WindowFacts:
    """A period in which applications are accepted; None stands for an end that is open or not known."""

    title: str
    tracks: tuple[str, ...]
    opens: datetime | None
    closes: datetime | None
    close: Event


@dataclass(frozen=True)
class MaterialFacts:
    """A document to hand in, with what it proves."""

    material: Material
    annex: AnnexFacts | None
    prepared_by: tuple[str, ...]
    """Titles of the roles that prepare it."""
    proves: tuple[str, ...]
    """Ids of the top-level rules that it is evidence for."""


@dataclass(frozen=True)
class Facts:
    """Everything that follows from the call."""

    call: Call
    build: BuildFacts
    clauses: tuple[NumberedClause, ...]
    annexes: tuple[AnnexFacts, ...]
    windows: tuple[WindowFacts, ...]
    materials: tuple[MaterialFacts, ...]
    silences: tuple[Silence, ...]
    amended_clauses: dict[str, tuple[Amendment, ...]]
    """The amendments that touch a clause, by the clause's id."""
    place_labels: dict[str, str]
    """How a place is cited: `三、（一）`, `附件1 法定代表人`."""

    @cached_property
    def form_versions(self) -> dict[str, str]:
        """The version of every annex, by the annex's id."""
        return {annex.id: form_version(annex, self.notice) for annex in self.notice.annexes}

    @property
    def notice(self) -> Notice:
        """The call as issued."""
        return self.call.notice

    @property
    def in_force(self) -> Notice:
        """The call with its amendments applied."""
        return self.call.in_force

    @property
    def withdrawn(self) -> bool:
        """Whether the call was withdrawn."""
        return any(amendment.kind == "withdrawal" for amendment in self.notice.amendments)

    @property
    def country(self) -> Country:
        """The table of the call's country."""
        return country_for(self.notice.country, language_for(self.notice.language))

    @property
    def title(self) -> str:
        """The call's title on one line."""
        return self.notice.title

    def place_href(self, place: str, page: str) -> str:
        """The link from a page (`materials/index.html`) to a place in the issued text."""
        if any(amendment.id == place for amendment in self.notice.amendments):
            return f"{self.href('updates/index.html', page)}#{place}"
        owner, _, part = place.partition("/")
        annex = next(
            (entry for entry in self.annexes if entry.annex.id == owner and entry.annex.id == place), None
        )
        if part or annex:
            target = next(entry.page for entry in self.annexes if entry.annex.id == owner)
            return self.href(target, page) + (f"#{part}" if part else "")
        return f"{self.href('notice/index.html', page)}#{owner}"

    def href(self, target: str, page: str) -> str:
        """The relative link from one page of the site to another file of it."""
        return relpath(target, page.rpartition("/")[0] or ".")


def derive_facts(call: Call, build: BuildFacts, catalogue: Catalogue) -> Facts:
    """All facts of a call that passed its checks."""
    notice = call.notice
    clauses = number_outline(notice.body, catalogue.language)
    annexes = tuple(
        annex_facts(annex, number, len(notice.annexes), catalogue)
        for number, annex in enumerate(notice.annexes, 1)
    )
    return Facts(
        call=call,
        build=build,
        clauses=clauses,
        annexes=annexes,
        windows=_windows(call.in_force),
        materials=_materials(call.in_force, annexes),
        silences=find_silences(call.in_force, catalogue),
        amended_clauses=amended_clauses(call),
        place_labels={amendment.id: amendment.title for amendment in notice.amendments}
        | place_labels(clauses, annexes, catalogue),
    )


def _windows(notice: Notice) -> tuple[WindowFacts, ...]:
    dates, zone = notice.key_dates, ZoneInfo(notice.key_dates.timezone)
    if dates.close:
        opens = opening_instant(dates.open, zone) if isinstance(dates.open, Event) else None
        return (WindowFacts("", (), opens, closing_instant(dates.close, zone), dates.close),)
    return tuple(
        WindowFacts(
            window.title,
            window.tracks,
            opening_instant(window.open, zone),
            closing_instant(window.close, zone),
            window.close,
        )
        for window in dates.windows
    )


def _materials(notice: Notice, annexes: tuple[AnnexFacts, ...]) -> tuple[MaterialFacts, ...]:
    titles = {role.id: role.title for role in notice.roles}
    by_annex = {annex.annex.id: annex for annex in annexes}
    return tuple(
        MaterialFacts(
            material=material,
            annex=by_annex.get(material.annex or ""),
            prepared_by=tuple(titles[role] for role in material.prepared_by),
            proves=tuple(rule.id for rule in notice.eligibility if material.id in _evidence(rule)),
        )
        for material in notice.materials
    )


def _evidence(rule: Rule) -> set[str]:
    return {material for _, part in walk_rule_at((), rule) for material in part.evidence}
