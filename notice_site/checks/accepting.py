"""Warnings that staff let stand. In: problems and the call. Out: the same, those marked with the reason."""

from collections.abc import Iterator
from dataclasses import replace

from notice_site.model.notice import AcceptedWarning
from notice_site.problem import KeyPath, Message, Problem, Severity
from notice_site.reading.build import Call
from notice_site.reading.fact_paths import find_fact


def accept(problems: list[Problem], call: Call) -> list[Problem]:
    """Mark accepted warnings; an acceptance that no warning answers to is reported as information.

    It harms nobody: a correction of the text has made it idle.
    """
    accepted = {entry: _place(entry, call) for entry in call.notice.accepted_warnings}
    answered = [replace(problem, accepted=_reason(problem, accepted)) for problem in problems]
    return [*answered, *_idle(problems, accepted, call)]


def _place(entry: AcceptedWarning, call: Call) -> KeyPath:
    """The place that an entry names, which may be a key that the data leave out."""
    return find_fact(call.source.data, entry.where) or tuple(entry.where.split("."))


def _reason(problem: Problem, accepted: dict[AcceptedWarning, KeyPath]) -> str | None:
    matching = (entry.reason for entry, path in accepted.items() if _matches(problem, entry, path))
    return None if problem.severity is Severity.ERROR else next(matching, None)


def _matches(problem: Problem, entry: AcceptedWarning, path: KeyPath) -> bool:
    return entry.check == problem.check and problem.path[: len(path)] == path


def _idle(problems: list[Problem], accepted: dict[AcceptedWarning, KeyPath], call: Call) -> Iterator[Problem]:
    for at, (entry, path) in enumerate(accepted.items()):
        matching = [problem for problem in problems if _matches(problem, entry, path)]
        if any(problem.severity is not Severity.ERROR for problem in matching):
            continue
        place: KeyPath = ("accepted_warnings", at)
        remedy = Message("Delete the entry, or write the place that the warning names.")
        message = Message(
            "No warning {check} at {where} is left to accept.", check=entry.check, where=entry.where
        )
        if matching:
            message = Message("{check} at {where} is an error.", check=entry.check, where=entry.where)
            remedy = Message("Correct it; errors cannot be accepted.")
        severity = Severity.WARNING if matching else Severity.INFO
        yield Problem("accepted", severity, place, call.line_of(place), message, remedy)
