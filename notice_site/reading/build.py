"""From a source to a call. In: `Source`. Out: `Call`, the notice as issued and as it is in force."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from pydantic import ValidationError

from notice_site.model.forms import Annex
from notice_site.model.grid import GridFault, place_cells
from notice_site.model.notice import Notice
from notice_site.problem import Fault, KeyPath, Message, Problem, ProblemsFound, in_file_order
from notice_site.reading.amending import Amended, apply_changes
from notice_site.reading.block_faults import block_faults, row_fault
from notice_site.reading.references import Resolved, resolve_references, resolve_texts
from notice_site.reading.shape import shape_faults
from notice_site.reading.source import Source

OWN_SCOPE = ("items", "columns")
"""Keys of short lists whose ids are only read within them."""


def same_ids(data: dict[str, Any]) -> list[Fault]:
    """The second and later uses of an id within one scope; `line` is 0, the remedy names the first."""
    faults: dict[KeyPath, Fault] = {}
    for scope in _scopes(data):
        seen: dict[str, KeyPath] = {}
        for path, name in scope:
            if name in seen and seen[name] != path:
                faults.setdefault(path, _twice(path, name))
            seen.setdefault(name, path)
    return list(faults.values())


def _scopes(data: dict[str, Any]) -> Iterator[list[tuple[KeyPath, str]]]:
    annexes = data.get("annexes")
    annexes = annexes if isinstance(annexes, list) else []
    heads: list[tuple[KeyPath, str]] = [
        (("annexes", at, "id"), annex["id"]) for at, annex in enumerate(annexes) if _named(annex)
    ]
    yield [*_ids(data.get("body"), ("body",)), *heads]
    for at, annex in enumerate(annexes):
        inner = {key: value for key, value in annex.items() if key != "id"} if isinstance(annex, dict) else {}
        yield list(_ids(inner, ("annexes", at)))
    for key, value in data.items():
        if key not in ("body", "annexes"):
            yield from _lists(value, (key,))


def _lists(value: Any, path: KeyPath) -> Iterator[list[tuple[KeyPath, str]]]:
    """Scopes of a part whose lists each have their own; rules share one."""
    if path in (("eligibility",), ("questions",)):
        yield list(_ids(value, path))
    if isinstance(value, list):
        yield [((*path, at, "id"), item["id"]) for at, item in enumerate(value) if _named(item)]
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, item in inner:
        yield from _lists(item, (*path, key))


def _ids(value: Any, path: KeyPath) -> Iterator[tuple[KeyPath, str]]:
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


def _twice(path: KeyPath, name: str) -> Fault:
    return Fault(
        path,
        0,
        Message("The id “{name}” occurs twice.", name=name),
        Message("Give this one another id; anchors and references need each id once."),
    )


@dataclass(frozen=True)
class Call:
    """A call read, resolved and well formed."""

    source: Source
    notice: Notice
    """As issued: its texts quote the facts as issued."""
    in_force: Notice
    """With the changes of all amendments; its `body` and annexes are no issued text."""
    quoted: Mapping[KeyPath, tuple[str, ...]]
    """The facts that each text quotes, by key path with items by id: {("body", "clauses", 5, "text", 1):
    ("key_dates.close",)}; its own first, then those that they quote."""
    amended: Amended
    """Which values in force an amendment wrote."""

    def line_of(self, path: KeyPath) -> int:
        """The line of a value as issued; of one in force, by the way that `amended.written` gives."""
        return self.source.line_of(path)


def build_call(source: Source) -> Call:
    """The call that a source describes; raises ProblemsFound with every fault of shape, in file order."""
    amended = apply_changes(source.data)
    issued = resolve_references(source.data)
    texts = _amendment_texts(source.data)
    data = issued.data | texts.data
    notice, faults = _validate(data)
    faults += [*issued.faults, *texts.faults, *amended.faults, *same_ids(source.data)]
    in_force = notice
    if amended.origins:
        resolved = resolve_references(amended.data)
        in_force, later = _validate(resolved.data | texts.data)
        later += [*(() if later else resolved.faults), *same_ids(amended.data)]
        faults += [_written(fault, amended) for fault in later if fault not in faults]
    if faults or notice is None or in_force is None:
        raise ProblemsFound(_problems(faults, source))
    return Call(source, notice, in_force, {**issued.quoted, **texts.quoted}, amended)


def _amendment_texts(data: dict[str, Any]) -> Resolved:
    """The amendments, each quoting the facts in force after it."""
    if not isinstance(amendments := data.get("amendments"), list):
        return Resolved({}, {}, ())
    items: list[Any] = []
    quoted: dict[KeyPath, tuple[str, ...]] = {}
    faults: list[Fault] = []
    for at, amendment in enumerate(amendments):
        result = resolve_texts(amendment, ("amendments", at), apply_changes(data, at + 1).data)
        items.append(result.data)
        quoted |= result.quoted
        faults += result.faults
    return Resolved({"amendments": items}, quoted, tuple(faults))


def _validate(data: dict[str, Any]) -> tuple[Notice | None, list[Fault]]:
    try:
        notice = Notice.model_validate(data)
    except ValidationError as error:
        return None, shape_faults(error.errors(include_url=False), data)
    faults = [fault for at, annex in enumerate(notice.annexes) for fault in _grid_faults(annex, at)]
    return notice, [*faults, *block_faults(notice)]


def _grid_faults(annex: Annex, at: int) -> Iterator[Fault]:
    try:
        place_cells(annex.form) if annex.form else ()
    except GridFault as fault:
        yield row_fault(("annexes", at, "form", "rows", fault.row), fault)


def _written(fault: Fault, amended: Amended) -> Fault:
    return Fault(amended.written(fault.path), 0, fault.message, fault.remedy)


def _problems(faults: Iterable[Fault], source: Source) -> tuple[Problem, ...]:
    return in_file_order([fault.problem(source.line_of(fault.path)) for fault in faults])
