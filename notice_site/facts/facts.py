"""Every computed value of a call. In: the call and what the build was told. Out: frozen facts.

`facts.notice` is what was issued, `facts.in_force` the call with its amendments applied; both are one model.
"""

from dataclasses import dataclass
from datetime import date, datetime
from posixpath import relpath
from typing import Any
from zoneinfo import ZoneInfo

from notice_site.facts.grid import field_names
from notice_site.facts.instants import closing_instant, opening_instant
from notice_site.facts.numbering import NumberedClause, number_outline
from notice_site.facts.silences import Silence, find_silences
from notice_site.models.dates import Event
from notice_site.models.forms import Annex, Form
from notice_site.models.notice import Amendment, Notice
from notice_site.models.papers import Material
from notice_site.models.rules import Rule
from notice_site.reading.amending import canonical_fact
from notice_site.reading.build import Call
from notice_site.reading.fact_paths import overlap
from notice_site.words import Words

FORBIDDEN_IN_FILE_NAMES = str.maketrans(dict.fromkeys('\\/:*?"<>|\n\t', "_"))


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
    """Where the site will stand, with a closing slash."""
    editions: tuple[EditionFacts, ...] = ()
    """What was published so far, oldest first."""


@dataclass(frozen=True)
class AnnexFacts:
    """An annex with its number and its files."""

    annex: Annex
    number: int
    label: str
    """附件1, or 附件 where there is only one."""
    clauses: tuple[NumberedClause, ...]
    """The outline's clauses, numbered."""
    field_names: dict[str, str]
    """The name of every field by its id."""
    page: str
    """Its page, `forms/registration/index.html`."""
    word_file: str
    """Its address, `downloads/annex-1.docx`."""
    pdf_file: str
    """Its address, `downloads/annex-1.pdf`."""
    file_title: str
    """What a saved file is called, without its ending."""


@dataclass(frozen=True)
class WindowFacts:
    """A period in which papers are taken; None stands for an end that is open or not known."""

    title: str
    tracks: tuple[str, ...]
    opens: datetime | None
    closes: datetime | None
    close: Event


@dataclass(frozen=True)
class MaterialFacts:
    """A paper to hand in, with what it proves."""

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
    def title(self) -> str:
        """The call's title on one line."""
        return self.notice.title

    def place_href(self, place: str, page: str) -> str:
        """The link from a page (`materials/index.html`) to a place in the issued text."""
        owner, _, part = place.partition("/")
        annex = next(
            (known for known in self.annexes if known.annex.id == owner and known.annex.id == place), None
        )
        if part or annex:
            target = next(known.page for known in self.annexes if known.annex.id == owner)
            return self.href(target, page) + (f"#{part}" if part else "")
        return f"{self.href('notice/index.html', page)}#{owner}"

    def href(self, target: str, page: str) -> str:
        """The relative link from one page of the site to another file of it."""
        return relpath(target, page.rpartition("/")[0] or ".")


def derive_facts(call: Call, build: BuildFacts, words: Words) -> Facts:
    """All facts of a call that passed its checks."""
    notice = call.notice
    clauses = number_outline(notice.body)
    annexes = tuple(
        _annex(annex, number, len(notice.annexes), words) for number, annex in enumerate(notice.annexes, 1)
    )
    return Facts(
        call=call,
        build=build,
        clauses=clauses,
        annexes=annexes,
        windows=_windows(call.in_force),
        materials=_materials(call.in_force, annexes),
        silences=find_silences(call.in_force, words),
        amended_clauses=_amended_clauses(call),
        place_labels=_place_labels(clauses, annexes, words),
    )


def _annex(annex: Annex, number: int, total: int, words: Words) -> AnnexFacts:
    label = words.say("Annex {number}", number=number) if total > 1 else words.say("Annex")
    return AnnexFacts(
        annex=annex,
        number=number,
        label=label,
        clauses=number_outline(annex.outline) if annex.outline else (),
        field_names=field_names(annex.form) if annex.form else {},
        page=f"forms/{annex.id}/index.html",
        word_file=f"downloads/annex-{number}.docx",
        pdf_file=f"downloads/annex-{number}.pdf",
        file_title=f"{label} {annex.title}".translate(FORBIDDEN_IN_FILE_NAMES),
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
    by_annex = {known.annex.id: known for known in annexes}
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
    return {material for part in walk_rule(rule) for material in part.evidence}


def walk_rule(rule: Rule) -> list[Rule]:
    """A rule and all rules inside it, outermost first."""
    inner = [getattr(rule, key) for key in ("rule", "if_", "then") if hasattr(rule, key)]
    inner += getattr(rule, "rules", ())
    return [rule, *(found for part in inner for found in walk_rule(part))]


def _amended_clauses(call: Call) -> dict[str, tuple[Amendment, ...]]:
    """Clauses that quote a changed fact, and clauses that a change names."""
    touched: dict[str, list[Amendment]] = {}
    for amendment in call.notice.amendments:
        for change in amendment.changes:
            for clause in [change.clause] if change.clause else clauses_quoting(call, change.fact):
                known = touched.setdefault(clause, [])
                if amendment not in known:
                    known.append(amendment)
    return {clause: tuple(amendments) for clause, amendments in touched.items()}


def quoting_clauses(call: Call) -> dict[str, list[str]]:
    """The ids of the clauses that quote each fact, by the fact's path."""
    quoting: dict[str, list[str]] = {}
    for path, facts in call.quoted.items():
        if path[0] == "body" and (clause := _clause_at(call, path)):
            for fact in facts:
                quoting.setdefault(fact, []).append(clause)
    return quoting


def clauses_quoting(call: Call, fact: str) -> list[str]:
    """The ids of the clauses that quote a fact, a part of it, or what it is part of."""
    way = canonical_fact(call.amended.data, fact)
    found = [clauses for quoted, clauses in quoting_clauses(call).items() if overlap(quoted, way)]
    return list(dict.fromkeys(clause for clauses in found for clause in clauses))


def _clause_at(call: Call, path: tuple[str | int, ...]) -> str | None:
    """The id of the innermost clause around a string of the body; None for text outside any clause."""
    found: str | None = None
    value: Any = call.source.data
    for step in path:
        value = value[step]
        if isinstance(value, dict) and "id" in value:
            found = value["id"]
    return found


def _place_labels(
    clauses: tuple[NumberedClause, ...], annexes: tuple[AnnexFacts, ...], words: Words
) -> dict[str, str]:
    labels = {inner.clause.id: inner.label for top in clauses for inner in top.walk()}
    for known in annexes:
        labels[known.annex.id] = known.label
        for top in known.clauses:
            labels |= {
                f"{known.annex.id}/{inner.clause.id}": f"{known.label} {inner.label}" for inner in top.walk()
            }
        if known.annex.form:
            labels |= _form_labels(known, known.annex.form, words)
    return labels


def _form_labels(known: AnnexFacts, form: Form, words: Words) -> dict[str, str]:
    labels = dict(known.field_names)
    labels |= {cell.id: "" for row in form.rows for cell in row.cells if cell.id}
    for number, note in enumerate(form.footnotes, 1):
        labels[note.id] = words.say("footnote {number}", number=number)
    for number, note in enumerate(form.notes.items if form.notes else (), 1):
        labels[note.id] = words.say("note {number}", number=number)
    return {f"{known.annex.id}/{part}": f"{known.label} {label}".strip() for part, label in labels.items()}
