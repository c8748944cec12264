"""Amendments applied to plain data. In: data as issued. Out: the data in force, and who wrote what."""

from copy import deepcopy
from dataclasses import dataclass
from typing import Any

from notice_site.language.likeness import Names
from notice_site.model.notice import Notice
from notice_site.problem import Fault, KeyPath, Message
from notice_site.reading.fact_paths import fact_name, fact_names, find_fact, value_at
from notice_site.reading.references import nearest_fact


@dataclass(frozen=True)
class Origin:
    """A value in force that an amendment wrote: where it is, and where it was written."""

    path: KeyPath
    written: KeyPath


@dataclass(frozen=True)
class Amended:
    """Data in force after some amendments."""

    data: dict[str, Any]
    origins: tuple[Origin, ...]
    """What was written where, the newest first."""
    faults: tuple[Fault, ...] = ()
    """Changes of facts that do not exist; their `line` is 0."""

    def written(self, path: KeyPath) -> KeyPath:
        """Where the author wrote the value that is at this path of the data in force."""
        for origin in self.origins:
            if path[: len(origin.path)] == origin.path:
                return origin.written + path[len(origin.path) :]
        return path


def changes_of(data: dict[str, Any]) -> list[tuple[KeyPath, dict[str, Any]]]:
    """Every well-formed change with its path, amendment by amendment."""
    results: list[tuple[KeyPath, dict[str, Any]]] = []
    for at, amendment in enumerate(_list(data.get("amendments"))):
        changes = _list(amendment.get("changes")) if isinstance(amendment, dict) else []
        results += [
            (("amendments", at, "changes", index), change)
            for index, change in enumerate(changes)
            if isinstance(change, dict) and isinstance(change.get("fact"), str) and "to" in change
        ]
    return results


def apply_changes(data: dict[str, Any], upto: int | None = None) -> Amended:
    """The data after the first `upto` amendments, left out: all. The data given stays as it is."""
    data = deepcopy(data)
    origins: list[Origin] = []
    faults: list[Fault] = []
    for path, change in changes_of(data):
        if upto is not None and int(path[1]) >= upto:
            break
        place = _place_of(data, change["fact"], change["to"])
        if place is None:
            faults.append(_unknown(data, path, change["fact"]))
            continue
        _write(data, place, deepcopy(change["to"]))
        origins.insert(0, Origin(place, (*path, "to")))
    return Amended(data, tuple(origins), tuple(faults))


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []


def _place_of(data: dict[str, Any], fact: str, to: Any) -> KeyPath | None:
    """The fact's path; also of one that is new: a key left out so far, or a further item with its id."""
    if result := find_fact(data, fact):
        return result
    parent, _, last = fact.rpartition(".")
    is_item = isinstance(to, dict) and to.get("id") == last
    holder: KeyPath | None = find_fact(data, parent) if parent else ()
    if holder is None:
        return (parent, 0) if is_item and parent in Notice.model_fields else None
    held = value_at(data, holder)
    if isinstance(held, dict):
        return (*holder, last)
    return (*holder, len(held)) if isinstance(held, list) and is_item else None


def _write(data: dict[str, Any], place: KeyPath, value: Any) -> None:
    if place[-1] == 0:
        data.setdefault(str(place[0]), [])
    holder = value_at(data, place[:-1])
    if isinstance(holder, list) and place[-1] == len(holder):
        holder.append(value)
    else:
        holder[place[-1]] = value


def _unknown(data: dict[str, Any], path: KeyPath, fact: str) -> Fault:
    message = Message("“{fact}” names a fact that does not exist.", fact=fact)
    parent, _, last = fact.rpartition(".")
    if isinstance(value_at(data, find_fact(data, parent) or ()), list):
        remedy = Message("Name an item by its id; for a new one, write “id: {id}” in `to`.", id=last)
        return Fault((*path, "fact"), 0, message, remedy)
    if near := nearest_fact(Names(fact_names(data)), fact):
        return Fault((*path, "fact"), 0, message, Message("Write {near}.", near=near))
    remedy = Message("Write the key path of a fact, such as key_dates.close.")
    return Fault((*path, "fact"), 0, message, remedy)


def canonical_fact(data: dict[str, Any], fact: str) -> str:
    """A fact's key path with every list item by its id; as given where it does not exist."""
    path = find_fact(data, fact)
    return fact_name(data, path) if path else fact
