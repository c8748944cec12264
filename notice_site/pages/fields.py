"""Lists of fields that a condition chooses from. In: the call. Out: each option, and what a form calls it."""

from dataclasses import dataclass

from notice_site.facts.rule_tree import walk_rules
from notice_site.models.rules import OneOf
from notice_site.models.taxonomies import Correspondence, Taxonomy
from notice_site.pages.links import Link, PageLinks


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
    """Where it stands, and where the list stands that differs from it."""


def fields_views(links: PageLinks) -> tuple[FieldsView, ...]:
    """The lists in the data's order."""
    call = links.facts.in_force
    chosen = {rule.taxonomy for _, rule in walk_rules(call) if isinstance(rule, OneOf)}
    lists = {taxonomy.id: taxonomy for taxonomy in call.taxonomies}
    return tuple(_view(taxonomy, lists, links) for taxonomy in call.taxonomies if taxonomy.id in chosen)


def _view(taxonomy: Taxonomy, lists: dict[str, Taxonomy], links: PageLinks) -> FieldsView:
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
