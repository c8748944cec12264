"""Annexes that an approved file has otherwise. In: a comparison of two calls. Out: its proposals and
remarks, more.

Annexes correspond by their place, or by their titles where one has more; cells by row and column.
An annex that only the file has is taken over whole, a form of another shape is for a person.
"""

from collections.abc import Iterator
from typing import Any

from notice_site.editions.yaml_edits import Edit
from notice_site.importing.writing.proposals import Proposal, Remark, aligned, as_written
from notice_site.importing.writing.text_proposals import TextComparison, place_behind
from notice_site.model.forms import Form
from notice_site.model.grid import GridFault, place_cells
from notice_site.problem import KeyPath, Message

WORDS = ("label", "prompt", "suffix")


def compare_annexes(comparison: TextComparison) -> None:
    """Add what the annexes say otherwise."""
    old, new = (data.get("annexes") or [] for data in (comparison.was, comparison.now))
    if not new:
        return
    pairs: list[tuple[int | None, int | None]] = [(at, at) for at in range(len(old))]
    if len(old) != len(new):
        pairs = aligned(*([annex["title"] or "" for annex in annexes] for annexes in (old, new)))
    for at, other in pairs:
        if at is not None and other is not None:
            _annex(comparison, ("annexes", at), old[at], new[other])
        elif at is not None:
            comparison.lacks(old[at]["title"])
        elif other is not None:
            place = place_behind(other, pairs)
            comparison.proposals.append(Proposal(tuple(_added(comparison, place, other, bool(old)))))


def _added(comparison: TextComparison, place: int, other: int, has_others: bool) -> Iterator[Edit]:
    """A whole annex that only the file has, with free ids for it and for its lists of options."""
    annex = comparison.new["annexes"][other]
    name = comparison.free(annex["id"])
    lists, kept = {}, comparison.was.get("taxonomies") or ()
    for taxonomy in comparison.new.get("taxonomies") or ():
        home, _, place_in_it = taxonomy["source"].partition("/")
        if home == annex["id"]:
            own = comparison.free(taxonomy["id"])
            lists[taxonomy["id"]] = {**taxonomy, "id": own, "source": f"{name}/{place_in_it}"}
    tree = _with_lists({**annex, "id": name}, {old: taxonomy["id"] for old, taxonomy in lists.items()})
    yield Edit(("annexes", place), tree, added=True) if has_others else Edit(("annexes",), [tree])
    if kept:
        yield from (Edit(("taxonomies", len(kept)), taxonomy, added=True) for taxonomy in lists.values())
    elif lists:
        yield Edit(("taxonomies",), list(lists.values()))


def _with_lists(value: Any, names: dict[str, str]) -> Any:
    """A tree whose fields choose from the lists by their new ids."""
    if isinstance(value, list):
        return [_with_lists(part, names) for part in value]
    if not isinstance(value, dict):
        return value
    tree = {key: _with_lists(part, names) for key, part in value.items()}
    return tree | ({"options": names[tree["options"]]} if tree.get("options") in names else {})


def _annex(comparison: TextComparison, path: KeyPath, old: dict[str, Any], new: dict[str, Any]) -> None:
    comparison.words((*path, "title"), new.get("title") or "")
    if old["kind"] != new["kind"]:
        _other_shape(comparison, old)
    elif old["kind"] == "outline":
        comparison.outline((*path, "outline"), new["outline"])
    elif old["kind"] == "list":
        comparison.paragraphs(path, "items", new["items"])
    elif old["kind"] == "form":
        _form(comparison, path, old, new)
    elif old["table"] != new["table"]:
        comparison.proposals.append(Proposal((Edit((*path, "table"), as_written(new["table"])),)))


def _form(comparison: TextComparison, path: KeyPath, old: dict[str, Any], new: dict[str, Any]) -> None:
    if _shape(old["form"]) != _shape(new["form"]):
        _other_shape(comparison, old)
        return
    for row, (line, other) in enumerate(zip(old["form"]["rows"], new["form"]["rows"], strict=True)):
        for column, (cell, fresh) in enumerate(zip(line["cells"], other["cells"], strict=True)):
            _cell(comparison, (*path, "form", "rows", row, "cells", column), cell, fresh)
    for key, inside in (("footnotes", ()), ("notes", ("items",))):
        _notes(comparison, (*path, "form", key, *inside), _held(old, key), _held(new, key))


def _shape(form: dict[str, Any]) -> Any:
    """Where cells stand and how much they cover; None where they do not fill the grid."""
    try:
        placed = place_cells(Form.model_validate(form))
    except (GridFault, ValueError):
        return None
    return [(place.row, place.column, place.cell.rowspan, place.cell.colspan) for place in placed]


def _cell(comparison: TextComparison, path: KeyPath, old: dict[str, Any], new: dict[str, Any]) -> None:
    if old.get("label") and new.get("label"):
        comparison.words((*path, "label"), new["label"])
    elif old.get("text") and new.get("text"):
        comparison.paragraphs(path, "text", new["text"])
    fields = old.get("fields", []), new.get("fields", [])
    if len(fields[0]) == len(fields[1]):
        for at, (own_field, other) in enumerate(zip(*fields, strict=True)):
            for key in WORDS:
                if own_field.get(key) and other.get(key):
                    comparison.words((*path, "fields", at, key), other[key])
            _options(comparison, own_field, other)


def _options(comparison: TextComparison, old: dict[str, Any], new: dict[str, Any]) -> None:
    """The options of a choice, where both lists are of one length."""
    lists = [taxonomy["id"] for taxonomy in comparison.was.get("taxonomies") or ()]
    other = next(
        (
            taxonomy
            for taxonomy in comparison.now.get("taxonomies") or ()
            if taxonomy["id"] == new.get("options")
        ),
        None,
    )
    if other is None or old.get("options") not in lists:
        return
    at = lists.index(old["options"])
    labels = comparison.was["taxonomies"][at]["options"]
    if len(labels) != len(other["options"]):
        words = "、".join(option["label"] for option in other["options"])
        comparison.remarks.append(
            Remark(Message("The file offers other options: {options}; edit the list by hand.", options=words))
        )
        return
    for number, option in enumerate(other["options"]):
        comparison.words(("taxonomies", at, "options", number, "label"), option["label"])


def _held(annex: dict[str, Any], key: str) -> list[dict[str, Any]]:
    held = annex["form"].get(key) or []
    return list(held["items"]) if isinstance(held, dict) else list(held)


def _notes(
    comparison: TextComparison, path: KeyPath, old: list[dict[str, Any]], new: list[dict[str, Any]]
) -> None:
    for at, (_, note) in enumerate(zip(old, new, strict=False)):
        comparison.words((*path, at, "text"), note["text"])


def _other_shape(comparison: TextComparison, old: dict[str, Any]) -> None:
    message = Message(
        "The annex “{title}” has another shape in the file; edit it by hand.", title=old["title"]
    )
    comparison.remarks.append(Remark(message))
