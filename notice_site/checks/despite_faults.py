"""What can be checked of a file that is no call yet. In: a source and its faults of shape. Out: problems.

What is at fault is left out, what must be there is made up, and of what the checks then say only that is kept
which needs nothing but the words and values at its own place.
"""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from notice_site.checks import check_call
from notice_site.problem import KeyPath, Problem, ProblemsFound, in_file_order
from notice_site.reading.build import build_call
from notice_site.reading.shape import MOST_TOLD
from notice_site.reading.source import Source

OF_ONE_PLACE = {
    *("D01", "D03", "D04", "D05", "D06", "K07", "K08", "K13"),
    *("T01", "T02", "T05", "C01", "C02", "C03", "X01", "X02", "X08"),
}
"""Checks whose findings stand whatever is missing elsewhere."""
STAND_INS: dict[str, Any] = {
    "id": "call",
    "title": "-",
    "description": "-",
    "issuers": [{"id": "issuer", "name": "-"}],
    "key_dates": {
        key: {"to_be_announced": True, "wording": "-", "counts_when": "not_stated"}
        for key in ("signed", "close")
    },
    "body": {},
    "submission": {"methods": "not_stated"},
    "contact_info": {},
}
"""What a call must have."""
ROUNDS = 12
"""Leaving one thing out can leave another without what it needs; so often is tried again."""


def check_despite(source: Source, faults: tuple[Problem, ...]) -> tuple[Problem, ...]:
    """The faults, and what the checks say of the rest of the file, in file order.

    A file with more than `MOST_TOLD` faults is no notice that would have a rest.
    """
    if len(faults) > MOST_TOLD:
        return faults
    left_out: set[KeyPath] = set()
    reported = faults
    for _ in range(ROUNDS):
        left_out |= {_to_leave_out(source.data, left_out, problem.path) for problem in reported}
        if () in left_out:
            break
        try:
            call = build_call(replace(source, data=STAND_INS | _without(source.data, left_out)))
        except ProblemsFound as error:
            reported = tuple(
                replace(problem, path=_original(source.data, left_out, problem.path))
                for problem in error.problems
            )
            continue
        return in_file_order([*faults, *_kept(check_call(call), source, left_out)])
    return faults


def _to_leave_out(data: Any, left_out: set[KeyPath], path: KeyPath) -> KeyPath:
    """The innermost value around a fault that is there and not left out yet."""
    while path and (path in left_out or not _is_there(data, path)):
        path = path[:-1]
    return path


def _is_there(data: Any, path: KeyPath) -> bool:
    for key in path:
        if not _holds(data, key):
            return False
        data = data[key]
    return True


def _holds(data: Any, key: str | int) -> bool:
    if isinstance(data, list):
        return isinstance(key, int) and key < len(data)
    return isinstance(data, dict) and key in data


def _without(data: Any, left_out: set[KeyPath], path: KeyPath = ()) -> Any:
    if isinstance(data, dict):
        return {
            key: _without(value, left_out, (*path, key))
            for key, value in data.items()
            if (*path, key) not in left_out
        }
    if isinstance(data, list):
        return [
            _without(value, left_out, (*path, at))
            for at, value in enumerate(data)
            if (*path, at) not in left_out
        ]
    return data


def _original(data: Any, left_out: set[KeyPath], path: KeyPath) -> KeyPath:
    """Where a path of the shortened data is in the file."""
    original: KeyPath = ()
    for key in path:
        step = key
        if isinstance(data, list) and isinstance(key, int):
            kept = [at for at in range(len(data)) if (*original, at) not in left_out]
            step = kept[key] if key < len(kept) else key
        original = (*original, step)
        data = data[step] if _holds(data, step) else None
    return original


def _kept(problems: Iterable[Problem], source: Source, left_out: set[KeyPath]) -> list[Problem]:
    kept = []
    for problem in problems:
        path = _original(source.data, left_out, problem.path)
        around = any(path == gone[: len(path)] for gone in left_out)
        if problem.check in OF_ONE_PLACE and not around and _is_there(source.data, path):
            kept.append(replace(problem, path=path, line=source.line_of(path)))
    return kept
