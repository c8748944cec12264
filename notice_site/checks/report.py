"""Problems for people and programs. In: problems, a catalogue. Out: text, JSON, GitHub annotations."""

import json
from collections import Counter
from pathlib import Path

from notice_site.language.catalogue import Catalogue
from notice_site.problem import SHAPE, Message, Problem, Severity, open_problems, path_name

FORMATS = ("text", "json", "github")
COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}
SHAPE_NAME = Message("shape")
NAMES = {
    Severity.ERROR: Message("error"),
    Severity.WARNING: Message("warning"),
    Severity.INFO: Message("information"),
}


def write_report(problems: tuple[Problem, ...], data: Path, style: str, catalogue: Catalogue) -> str:
    """The problems in one of FORMATS; `data` is the file as the user named it."""
    if style == "json":
        return (
            json.dumps([_record(problem, catalogue) for problem in problems], ensure_ascii=False, indent=2)
            + "\n"
        )
    write = _annotation if style == "github" else _lines
    return "".join(write(problem, data, catalogue) + "\n" for problem in problems)


def check_name(check: str, catalogue: Catalogue) -> str:
    """A check as staff know it: its id, but for the shape of the file, which has none."""
    return catalogue.read(SHAPE_NAME) if check == SHAPE else check


def write_summary(problems: tuple[Problem, ...], data: Path, catalogue: Catalogue) -> str:
    """One sentence: how many problems of each severity."""
    count = Counter(problem.severity for problem in open_problems(problems))
    if not count:
        return catalogue.translate("{file}: no problems.", file=data)
    parts = (
        catalogue.translate_plural("{n} error", "{n} errors", count[Severity.ERROR]),
        catalogue.translate_plural("{n} warning", "{n} warnings", count[Severity.WARNING]),
    )
    return catalogue.translate("{file}: {counts}.", file=data, counts=parts)


def _lines(problem: Problem, data: Path, catalogue: Catalogue) -> str:
    place = f"{data}:{problem.line}" if problem.line else f"{data}"
    severity = catalogue.read(NAMES[problem.severity])
    lines = [
        f"{place}: {severity} {check_name(problem.check, catalogue)}: {catalogue.read(problem.message)}",
        catalogue.read(problem.remedy),
    ]
    if problem.accepted:
        lines.append(catalogue.translate("Accepted: {reason}", reason=problem.accepted))
    return "\n    ".join(lines)


def _record(problem: Problem, catalogue: Catalogue) -> dict[str, object]:
    return {
        "check": problem.check,
        "severity": str(problem.severity),
        "path": path_name(problem.path),
        "line": problem.line,
        "message": catalogue.read(problem.message),
        "remedy": catalogue.read(problem.remedy),
        "accepted": problem.accepted,
    }


def _annotation(problem: Problem, data: Path, catalogue: Catalogue) -> str:
    """A workflow command: https://docs.github.com/actions/reference/workflow-commands-for-github-actions."""
    where = f"file={_property(str(data))}" + (f",line={problem.line}" if problem.line else "")
    words_of_it = f"{catalogue.read(problem.message)}\n{catalogue.read(problem.remedy)}"
    return f"::{COMMANDS[problem.severity]} {where},title={_property(problem.check)}::{_escaped(words_of_it)}"


def _escaped(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _escaped(text).replace(":", "%3A").replace(",", "%2C")
