"""Who refers to what. In: the plain data of a call. Out: for every target the key paths of all that name it.

A target is a place of the issued text (`composition`, `annex/field`) or an item by its way
(`materials.budget`). A key path leads through the data, list items by their id: `eligibility.contract`.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from notice_site.model.record import NOT_STATED
from notice_site.problem import KeyPath
from notice_site.reading.fact_paths import fact_name

TARGETS: Mapping[str, str] = {
    "annex": "",
    "clause": "",
    "source": "",
    "evidence": "materials.",
    "options": "taxonomies.",
    "prepared_by": "roles.",
    "recipient": "roles.",
    "role": "roles.",
    "roles": "roles.",
    "rules": "eligibility.",
    "seal": "roles.",
    "signature": "roles.",
    "taxonomy": "taxonomies.",
    "tracks": "tracks.",
}
"""Keys that hold ids, and what makes such an id a target; places are targets as they are."""

OTHER_MEANING = ("issuers",)
"""Parts of a call where such a key means something else."""


def backlinks(data: dict[str, Any]) -> dict[str, list[str]]:
    """The key paths of everything that names a target, in the order of the data."""
    results: dict[str, list[str]] = {}
    for path, key, name in _references(data, ()):
        if path and path[0] not in OTHER_MEANING:
            key_paths = results.setdefault(TARGETS[key] + name, [])
            key_path = fact_name(data, path)
            if key_path not in key_paths:
                key_paths.append(key_path)
    return results


def _references(value: Any, path: KeyPath) -> Iterator[tuple[KeyPath, str, str]]:
    """The path of each value that names something, the key where it does, and the name."""
    if isinstance(value, dict):
        for key, item in value.items():
            named = [item] if isinstance(item, str) else item if isinstance(item, list) else []
            for name in named if key in TARGETS else []:
                if isinstance(name, str) and name != NOT_STATED:
                    yield path, key, name
            yield from _references(item, (*path, key))
    elif isinstance(value, list):
        for at, item in enumerate(value):
            yield from _references(item, (*path, at))
