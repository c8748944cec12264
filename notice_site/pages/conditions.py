"""Conditions as a list to read. In: the call's rules. Out: their words and places; nothing is evaluated."""

from collections.abc import Iterator
from dataclasses import dataclass

from notice_site.facts.choices import BOUNDS
from notice_site.model.notice import parts_of, walk_rules
from notice_site.model.rules import AtLeast, CountRule, Covers, OneOf, Rule
from notice_site.model.taxonomies import Correspondence, Taxonomy
from notice_site.pages.links import Link, PageLinks
from notice_site.pages.support import track_titles


@dataclass(frozen=True)
class ConditionView:
    """One condition."""

    text: str
    """The notice's words, else the question."""
    place: Link | None
    is_advice: bool
    parts_lead: str
    """How its parts count together; empty where all do, and where its own words say it."""
    parts: tuple["ConditionView", ...]
    items: tuple[str, ...]
    """What a document must state, or what can be chosen."""
    note: str
    """What is unclear about it."""
    tracks: tuple[str, ...]
    """Titles of the tracks it is limited to."""


def condition_views(links: PageLinks) -> tuple[ConditionView, ...]:
    """All conditions in the notice's order."""
    return tuple(_view(rule, links) for rule in links.facts.in_force.eligibility)


def _view(rule: Rule, links: PageLinks) -> ConditionView:
    tracks = track_titles(links.facts)
    return ConditionView(
        text=rule.quote or rule.ask or "",
        place=links.place(rule.clause) if rule.clause else None,
        is_advice=rule.severity == "should",
        parts_lead=_parts_lead(rule, links) if all(part.quote for _, part in parts_of(rule)) else "",
        parts=tuple(_view(part, links) for part in _quoted_parts(rule)),
        items=_items(rule),
        note=rule.interpretation.note if rule.interpretation else "",
        tracks=tuple(tracks[track] for track in rule.tracks),
    )


def _quoted_parts(rule: Rule) -> Iterator[Rule]:
    """Its parts in the notice's words: what has none of its own is said by the words of the whole."""
    for _, part in parts_of(rule):
        if part.quote:
            yield part
        else:
            yield from _quoted_parts(part)


def _parts_lead(rule: Rule, links: PageLinks) -> str:
    translate = links.catalogue.translate
    if isinstance(rule, AtLeast):
        return translate("At least {n} of these must be met:", n=rule.n)
    return {
        "any": translate("One of these is enough:"),
        "not": translate("This must not be so:"),
        "when": translate("Where the first applies, the second must be met:"),
    }.get(rule.kind, "")


def _items(rule: Rule) -> tuple[str, ...]:
    return tuple(item.label for item in rule.items) if isinstance(rule, Covers) else ()


@dataclass(frozen=True)
class PartyView:
    """A role, and how many of it an application needs."""

    title: str
    applies: bool
    number: str
    """In words; empty where nothing is said."""


def party_views(links: PageLinks) -> tuple[PartyView, ...]:
    """Who takes part in an application; the roles with the rules that count them."""
    call = links.facts.in_force
    counts = {rule.role: rule for _, rule in walk_rules(call) if isinstance(rule, CountRule)}
    return tuple(_party(role.title, role.applies, counts.get(role.id), links) for role in call.roles)


def _party(title: str, applies: bool, count: CountRule | None, links: PageLinks) -> PartyView:
    number = links.catalogue.translate(BOUNDS[count.op], bound=f"{count.value}{count.unit}") if count else ""
    return PartyView(title, applies, number)


@dataclass(frozen=True)
class FieldView:
    """One option."""

    label: str
    answers: tuple[str, ...]
    """What it is called in the other list of the same notice."""
    note: str


@dataclass(frozen=True)
class FieldsView:
    """A list."""

    title: str
    fields: tuple[FieldView, ...]
    is_open: bool
    places: tuple[Link, ...]
    """Where it is, and where the list is that differs from it."""


def fields_views(links: PageLinks) -> tuple[FieldsView, ...]:
    """The lists in the data's order."""
    call = links.facts.in_force
    chosen = {rule.taxonomy for _, rule in walk_rules(call) if isinstance(rule, OneOf)}
    lists = {taxonomy.id: taxonomy for taxonomy in call.taxonomies}
    return tuple(
        _fields_view(taxonomy, lists, links) for taxonomy in call.taxonomies if taxonomy.id in chosen
    )


def _fields_view(taxonomy: Taxonomy, lists: dict[str, Taxonomy], links: PageLinks) -> FieldsView:
    mapping = taxonomy.maps_to
    other = lists[mapping.taxonomy] if mapping else None
    labels = {option.id: option.label for option in other.options} if other else {}
    pairs = {pair.option: pair for pair in mapping.pairs} if mapping else {}
    places = [place for place in (taxonomy.source, other.source if other else None) if place]
    return FieldsView(
        title=taxonomy.title,
        fields=tuple(_field(option.label, pairs.get(option.id), labels) for option in taxonomy.options),
        is_open=taxonomy.open,
        places=links.places(places),
    )


def _field(label: str, pair: Correspondence | None, labels: dict[str, str]) -> FieldView:
    answers = tuple(labels[option] for option in pair.to) if pair else ()
    return FieldView(label, () if answers == (label,) else answers, (pair.note or "") if pair else "")
