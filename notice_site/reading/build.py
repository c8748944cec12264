"""From a source to a call. In: `Source`. Out: `Call`, the notice as issued and as it is in force."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from pydantic import ValidationError

from notice_site.models.forms import Annex
from notice_site.models.grid import GridFault, place_cells
from notice_site.models.notice import Notice
from notice_site.problem import Fault, Message, Path, Problem, ProblemsFound, in_file_order
from notice_site.reading.amending import Amended, apply_changes
from notice_site.reading.references import Resolved, resolve_references, resolve_texts
from notice_site.reading.same_ids import same_ids
from notice_site.reading.shape_words import shape_faults
from notice_site.reading.source import Source


@dataclass(frozen=True)
class Call:
    """A call read, resolved and well formed."""

    source: Source
    notice: Notice
    """As issued: its texts quote the facts as issued."""
    in_force: Notice
    """With the changes of all amendments; its `body` and annexes are no issued text."""
    quoted: Mapping[Path, tuple[str, ...]]
    """The facts that each text quotes, by dotted way with items by id: {("body", "clauses", 5, "text", 1):
    ("key_dates.close",)}; its own first, then those that they quote."""
    amended: Amended
    """Which values in force an amendment wrote."""

    def line_of(self, path: Path) -> int:
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
    quoted: dict[Path, tuple[str, ...]] = {}
    faults: list[Fault] = []
    for at, amendment in enumerate(amendments):
        found = resolve_texts(amendment, ("amendments", at), apply_changes(data, at + 1).data)
        items.append(found.data)
        quoted |= found.quoted
        faults += found.faults
    return Resolved({"amendments": items}, quoted, tuple(faults))


def _validate(data: dict[str, Any]) -> tuple[Notice | None, list[Fault]]:
    try:
        notice = Notice.model_validate(data)
    except ValidationError as error:
        return None, shape_faults(error.errors(include_url=False), data)
    faults = [fault for at, annex in enumerate(notice.annexes) for fault in _grid_faults(annex, at)]
    return notice, faults


def _grid_faults(annex: Annex, at: int) -> Iterator[Fault]:
    try:
        place_cells(annex.form) if annex.form else ()
    except GridFault as fault:
        yield Fault(
            ("annexes", at, "form", "rows", fault.row),
            0,
            Message(
                "The row fills {filled} of {columns} columns.", filled=fault.filled, columns=fault.columns
            ),
            Message(
                "Let colspan of its cells, with the cells that reach down from above, add up to {columns}.",
                columns=fault.columns,
            ),
        )


def _written(fault: Fault, amended: Amended) -> Fault:
    return Fault(amended.written(fault.path), 0, fault.message, fault.remedy)


def _problems(faults: Iterable[Fault], source: Source) -> tuple[Problem, ...]:
    return in_file_order([fault.problem(source.line_of(fault.path)) for fault in faults])
