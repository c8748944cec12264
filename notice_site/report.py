"""Problems as people and programs read them. In: problems and words. Out: text, JSON, GitHub annotations."""

import json
from collections import Counter
from pathlib import Path

from notice_site.problem import SHAPE, Message, Problem, Severity, path_name, standing
from notice_site.words import Words

FORMATS = ("text", "json", "github")
COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}
SHAPE_NAME = Message("shape")
NAMES = {
    Severity.ERROR: Message("error"),
    Severity.WARNING: Message("warning"),
    Severity.INFO: Message("information"),
}


def write_report(problems: tuple[Problem, ...], data: Path, style: str, words: Words) -> str:
    """The problems in one of FORMATS; `data` is the file as the user named it."""
    if style == "json":
        return (
            json.dumps([_record(problem, words) for problem in problems], ensure_ascii=False, indent=2) + "\n"
        )
    write = _annotation if style == "github" else _lines
    return "".join(write(problem, data, words) + "\n" for problem in problems)


def check_name(check: str, words: Words) -> str:
    """A check as staff know it: its id, but for the shape of the file, which has none."""
    return words.read(SHAPE_NAME) if check == SHAPE else check


def write_summary(problems: tuple[Problem, ...], data: Path, words: Words) -> str:
    """One sentence: how many problems of each severity."""
    count = Counter(problem.severity for problem in standing(problems))
    if not count:
        return words.say("{file}: no problems.", file=data)
    parts = (
        words.say_many("{n} error", "{n} errors", count[Severity.ERROR]),
        words.say_many("{n} warning", "{n} warnings", count[Severity.WARNING]),
    )
    return words.say("{file}: {counts}.", file=data, counts=parts)


def _lines(problem: Problem, data: Path, words: Words) -> str:
    place = f"{data}:{problem.line}" if problem.line else f"{data}"
    severity = words.read(NAMES[problem.severity])
    lines = [
        f"{place}: {severity} {check_name(problem.check, words)}: {words.read(problem.message)}",
        words.read(problem.remedy),
    ]
    if problem.accepted:
        lines.append(words.say("Accepted: {reason}", reason=problem.accepted))
    return "\n    ".join(lines)


def _record(problem: Problem, words: Words) -> dict[str, object]:
    return {
        "check": problem.check,
        "severity": str(problem.severity),
        "path": path_name(problem.path),
        "line": problem.line,
        "message": words.read(problem.message),
        "remedy": words.read(problem.remedy),
        "accepted": problem.accepted,
    }


def _annotation(problem: Problem, data: Path, words: Words) -> str:
    """A workflow command: https://docs.github.com/actions/reference/workflow-commands-for-github-actions."""
    where = f"file={_property(str(data))}" + (f",line={problem.line}" if problem.line else "")
    words_of_it = f"{words.read(problem.message)}\n{words.read(problem.remedy)}"
    return f"::{COMMANDS[problem.severity]} {where},title={_property(problem.check)}::{_escaped(words_of_it)}"


def _escaped(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _escaped(text).replace(":", "%3A").replace(",", "%2C")
