"""K01: lists of options that text and forms share. In: a view. Out: findings."""

from collections.abc import Iterator
from difflib import SequenceMatcher

from notice_site.checks.finding import Finding, View
from notice_site.facts.rule_tree import walk_rules
from notice_site.models.forms import FormField
from notice_site.models.notice import Notice
from notice_site.models.rules import OneOf
from notice_site.models.taxonomies import Mapping, Taxonomy
from notice_site.problem import Message, Path

OTHERS = ("其他", "其它", "另")
"""What a box for everything else begins with."""
ALIKE = 0.5
ENOUGH_ALIKE = 0.5


def forms_offer_the_options_of_the_text(view: View) -> Iterator[Finding]:
    """A form offers the options that the text names: none is missing, renamed or added.

    Where a call uses two lists, `maps_to` says how they answer to each other.
    """
    lists = {taxonomy.id: taxonomy for taxonomy in view.notice.taxonomies}
    for at, taxonomy in enumerate(view.notice.taxonomies):
        path: Path = ("taxonomies", at)
        other = lists.get(taxonomy.maps_to.taxonomy) if taxonomy.maps_to else None
        if taxonomy.maps_to and other:
            yield from _mapped(taxonomy, taxonomy.maps_to, other, (*path, "maps_to"))
            yield from _added(taxonomy.maps_to, other, path)
    for own, form in _unmapped(view):
        yield from _alike(lists[own], lists[form], view.notice)


def _mapped(taxonomy: Taxonomy, mapping: Mapping, other: Taxonomy, path: Path) -> Iterator[Finding]:
    labels = {option.id: option.label for option in (*taxonomy.options, *other.options)}
    known = {pair.option for pair in mapping.pairs}
    for at, option in enumerate(taxonomy.options):
        if option.id not in known:
            yield _missing(("taxonomies", path[1], "options", at), option.label, other)
    renamed: list[str] = []
    for at, pair in enumerate(mapping.pairs):
        label = labels.get(pair.option, pair.option)
        if not pair.to:
            yield _missing((*path, "pairs", at), label, other)
        renamed += [f"{label}→{labels[name]}" for name in pair.to if labels.get(name, label) != label]
    if renamed:
        yield Finding(
            path,
            Message(
                "“{list}” calls options by other names: {renamed}.", list=other.title, renamed=tuple(renamed)
            ),
            Message("Use the same words in both lists, if they mean the same."),
        )


def _missing(path: Path, label: str, other: Taxonomy) -> Finding:
    near = max(other.options, key=lambda option: _likeness(option.label, label), default=None)
    message = Message("“{option}” has no option in “{list}”.", option=label, list=other.title)
    if near and _likeness(near.label, label) >= ALIKE and not near.label.startswith(OTHERS):
        return Finding(path, message, Message("Is “{near}” meant? Use the same words.", near=near.label))
    return Finding(path, message, Message("Add the option to the list, or say to applicants what to choose."))


def _added(mapping: Mapping, other: Taxonomy, path: Path) -> Iterator[Finding]:
    used = {name for pair in mapping.pairs for name in pair.to}
    added = tuple(
        option.label
        for option in other.options
        if option.id not in used and not option.label.startswith(OTHERS)
    )
    if added:
        yield Finding(
            (*path, "maps_to", "taxonomy"),
            Message(
                "“{list}” has options that the text does not name: {added}.", list=other.title, added=added
            ),
            Message("Name them in the text, or take them away from the form."),
        )


def _unmapped(view: View) -> Iterator[tuple[str, str]]:
    """Lists that rules ask for, beside lists of forms that nothing maps them to."""
    mapped = {
        (taxonomy.id, taxonomy.maps_to.taxonomy) for taxonomy in view.notice.taxonomies if taxonomy.maps_to
    }
    asked = dict.fromkeys(rule.taxonomy for _, rule in walk_rules(view.notice) if isinstance(rule, OneOf))
    offered = dict.fromkeys(
        field.options for _, field in view.values if isinstance(field, FormField) and field.options
    )
    known = {taxonomy.id for taxonomy in view.notice.taxonomies}
    for own in asked:
        for form in offered:
            if (
                own != form
                and own not in offered
                and {own, form} <= known
                and not mapped & {(own, form), (form, own)}
            ):
                yield own, form


def _alike(own: Taxonomy, form: Taxonomy, notice: Notice) -> Iterator[Finding]:
    """Two lists of which half is alike are the same list written twice."""
    labels = [option.label for option in form.options]
    alike = [
        option for option in own.options if any(_likeness(option.label, label) >= ALIKE for label in labels)
    ]
    missing = [option.label for option in own.options if option.label not in labels]
    if missing and len(alike) >= max(2, ENOUGH_ALIKE * len(own.options)):
        yield Finding(
            ("taxonomies", notice.taxonomies.index(own)),
            Message("The form's list “{list}” lacks: {missing}.", list=form.title, missing=tuple(missing)),
            Message(
                "Let the form use the same list, or write in `maps_to` how the two answer to each other."
            ),
        )


def _likeness(one: str, other: str) -> float:
    return SequenceMatcher(None, one, other, autojunk=False).ratio()


def options_stand_in_the_text(view: View) -> Iterator[Finding]:
    """Every option of a list stands in the clause that the list comes from."""
    if view.issued:
        return
    words = view.places
    for at, taxonomy in enumerate(view.notice.taxonomies):
        text = words.get(taxonomy.source or "")
        missing = [option.label for option in taxonomy.options if text and option.label not in text]
        if missing:
            yield Finding(
                ("taxonomies", at, "source"),
                Message(
                    "These options do not stand in {place}: {missing}.",
                    place=taxonomy.source,
                    missing=tuple(missing),
                ),
                Message(
                    "Correct the option, or quote the list in the clause: {quote}.",
                    quote=f"{{taxonomies.{taxonomy.id}}}",
                ),
            )
