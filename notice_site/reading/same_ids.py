"""Ids that stand twice where they must not, since anchors and references would mix them up."""

from collections.abc import Iterator
from typing import Any

from notice_site.problem import Fault, Message, Path

OWN_SCOPE = ("items", "columns")
"""Keys of short lists whose ids are only read within them."""


def same_ids(data: dict[str, Any]) -> list[Fault]:
    """The second and later uses of an id within one scope; `line` is 0, the remedy names the first."""
    faults: dict[Path, Fault] = {}
    for scope in _scopes(data):
        seen: dict[str, Path] = {}
        for path, name in scope:
            if name in seen and seen[name] != path:
                faults.setdefault(path, _twice(path, name))
            seen.setdefault(name, path)
    return list(faults.values())


def _scopes(data: dict[str, Any]) -> Iterator[list[tuple[Path, str]]]:
    annexes = data.get("annexes")
    annexes = annexes if isinstance(annexes, list) else []
    heads: list[tuple[Path, str]] = [
        (("annexes", at, "id"), annex["id"]) for at, annex in enumerate(annexes) if _named(annex)
    ]
    yield [*_ids(data.get("body"), ("body",)), *heads]
    for at, annex in enumerate(annexes):
        inner = {key: value for key, value in annex.items() if key != "id"} if isinstance(annex, dict) else {}
        yield list(_ids(inner, ("annexes", at)))
    for key, value in data.items():
        if key not in ("body", "annexes"):
            yield from _lists(value, (key,))


def _lists(value: Any, path: Path) -> Iterator[list[tuple[Path, str]]]:
    """Scopes of a part whose lists each have their own; rules share one."""
    if path == ("eligibility",):
        yield list(_ids(value, path))
    if isinstance(value, list):
        yield [((*path, at, "id"), item["id"]) for at, item in enumerate(value) if _named(item)]
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, item in inner:
        yield from _lists(item, (*path, key))


def _ids(value: Any, path: Path) -> Iterator[tuple[Path, str]]:
    if _named(value):
        yield (*path, "id"), value["id"]
    if isinstance(value, dict):
        for key, item in value.items():
            if key not in OWN_SCOPE or (path[0] == "annexes" and key == "items"):
                yield from _ids(item, (*path, key))
    elif isinstance(value, list):
        for at, item in enumerate(value):
            yield from _ids(item, (*path, at))


def _named(value: Any) -> bool:
    return isinstance(value, dict) and isinstance(value.get("id"), str)


def _twice(path: Path, name: str) -> Fault:
    return Fault(
        path,
        0,
        Message("The id “{name}” stands twice.", name=name),
        Message("Give this one another id; anchors and references need each id once."),
    )
