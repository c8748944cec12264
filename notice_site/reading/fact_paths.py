"""Key paths, `annexes.registration.title`. In: plain data and a key path. Out: its path, and back.

List items go by their `id`, or by their number counted from 0.
"""

from collections.abc import Iterator
from typing import Any

from notice_site.problem import KeyPath

LONGEST_NUMBER = 9
"""Digits of the longest number that an item of a list can have."""


def find_fact(data: Any, fact: str) -> KeyPath | None:
    """The path of a fact in the data, or None."""
    path: KeyPath = ()
    for step in fact.split("."):
        key = _key_of(data, step)
        if key is None:
            return None
        path, data = (*path, key), data[key]
    return path


def _key_of(data: Any, step: str) -> str | int | None:
    if isinstance(data, dict):
        return step if step in data else None
    if not isinstance(data, list):
        return None
    for index, item in enumerate(data):
        if isinstance(item, dict) and item.get("id") == step:
            return index
    is_number = step.isdecimal() and len(step) <= LONGEST_NUMBER
    return int(step) if is_number and int(step) < len(data) else None


def fact_name(data: Any, path: KeyPath) -> str:
    """The key path of a value, items by their id where they have one."""
    steps = []
    for key in path:
        data = data[key]
        named = isinstance(key, int) and isinstance(data, dict) and isinstance(data.get("id"), str)
        steps.append(data["id"] if named else str(key))
    return ".".join(steps)


def overlap(one: str, other: str) -> bool:
    """Whether of two facts one is the other or lies inside it: `key_dates.close` and `key_dates.close.at`."""
    return f"{one}.".startswith(f"{other}.") or f"{other}.".startswith(f"{one}.")


def value_at(data: Any, path: KeyPath) -> Any:
    """The value at a path that exists."""
    for key in path:
        data = data[key]
    return data


def has_path(data: Any, path: KeyPath) -> bool:
    """Whether the data holds something at a path."""
    try:
        value_at(data, path)
    except (KeyError, IndexError):
        return False
    return True


def walk_texts(data: Any, path: KeyPath = ()) -> Iterator[tuple[KeyPath, str]]:
    """Every text in the data with its path, in order."""
    if isinstance(data, str):
        yield path, data
    elif isinstance(data, dict):
        for key, value in data.items():
            yield from walk_texts(value, (*path, key))
    elif isinstance(data, list):
        for index, value in enumerate(data):
            yield from walk_texts(value, (*path, index))


def fact_names(data: Any, prefix: str = "") -> Iterator[str]:
    """The key path of every fact."""
    named: Iterator[tuple[str, Any]] = iter(())
    if isinstance(data, dict):
        named = iter(data.items())
    elif isinstance(data, list):
        named = ((str(item["id"]), item) for item in data if isinstance(item, dict) and "id" in item)
    for key, value in named:
        yield prefix + key
        yield from fact_names(value, f"{prefix}{key}.")
