"""Why a text is no YAML, in an author's words. In: the text. Out: faults; never the library's sentences.

PyYAML's pure Python parser does the diagnosis, also where the C one has done the reading, so that the
same slip gives the same message on every machine.
"""

import re
from typing import Any

import yaml

from notice_site.characters import HIDDEN
from notice_site.problem import Fault, Message
from notice_site.reading.yaml_values import (
    INDENT_NAMES,
    SWALLOWED_KEY,
    hidden_character,
    yaml_fault,
)

MOST_IN_A_LINE = 20_000
CONFLICT = re.compile(r"^(<{7} |={7}$|>{7} |\|{7} )")
STRANGE_INDENT = re.compile(r"^[ -]*([\t\u3000\u00a0])")
KEY_WITHOUT_SPACE = re.compile(r"^\s*(?:- +)?([a-z][a-z_]*):[^ \t/]")
TEXT_WITH_COLON = re.compile(r"^\s*(?:- +)?[a-z_]+: +[^\"'|>\[{].*: ")
BRACE_FIRST = re.compile(r"^\s*(?:- +)?(?:[a-z_]+: +)?(?:- +)?\{[a-z_]+[.}]")
MARK_FIRST = re.compile(r"^\s*(?:- +)?(?:[a-z_]+: +)?([@`%*&!|>,\[\]{}])|^\s*(?:- +)?[a-z_]+: +(-) ")
QUOTED_FIRST = re.compile(r"^\s*(?:- +)?(?:[a-z_]+: +)?([\"']).*\1\s*[^\s#]")


def marks_left(text: str) -> list[Fault]:
    """What no data file may hold anywhere: marks of a merge, hidden characters, lines without an end."""
    return [*_conflict_marks(text), *_hidden_characters(text), *_endless_lines(text)]


def syntax_faults(text: str, error: yaml.YAMLError) -> list[Fault]:
    """Every fault that keeps the text from being read; at least `error`, which stopped the parser."""
    result = line_faults(text)
    stopped = _stopped(text, error)
    if not any(abs(fault.line - stopped.line) <= 1 for fault in result):
        result.append(stopped)
    return sorted(result, key=lambda fault: fault.line)


def line_faults(text: str) -> list[Fault]:
    """Lines that look wrong by themselves; only to be asked of a text that is at fault somewhere."""
    return [fault for number, line in enumerate(text.split("\n"), 1) if (fault := _line_fault(line, number))]


def _hidden_characters(text: str) -> list[Fault]:
    """The first of each line: a text of nothing else would be reported for minutes."""
    if not HIDDEN.search(text):
        return []
    lines = enumerate(text.split("\n"), 1)
    return [hidden_character((), number, match) for number, line in lines if (match := HIDDEN.search(line))]


def _conflict_marks(text: str) -> list[Fault]:
    """The marks that a merge of two versions left behind."""
    return [
        Fault(
            (),
            number,
            Message("“{mark}” was left by a merge of two versions.", mark=line[:7]),
            Message("Keep one of the two versions and delete the lines with <<<<<<<, ======= and >>>>>>>."),
        )
        for number, line in enumerate(text.split("\n"), 1)
        if CONFLICT.match(line)
    ]


def _endless_lines(text: str) -> list[Fault]:
    """Lines longer than any paragraph: what is put in there is no notice, and would be read for minutes."""
    return [
        Fault(
            (),
            number,
            Message(
                "The line has {count} characters; a paragraph has {most} at most.",
                count=len(line),
                most=MOST_IN_A_LINE,
            ),
            Message("See whether this is the right file; a long text is a list of paragraphs."),
        )
        for number, line in enumerate(text.split("\n"), 1)
        if len(line) > MOST_IN_A_LINE
    ]


def _line_fault(line: str, number: int) -> Fault | None:
    if match := STRANGE_INDENT.match(line):
        return yaml_fault("strange_indent", (), number, character=INDENT_NAMES[match[1]])
    if match := SWALLOWED_KEY.match(line):
        return yaml_fault("full_width_colon", (), number, key=match[1])
    return None


def _stopped(text: str, error: yaml.YAMLError) -> Fault:
    """Where the parser stops, and why."""
    before: yaml.Event | None = None
    try:
        for event in yaml.parse(text, Loader=yaml.SafeLoader):
            before = event
    except yaml.YAMLError as pure:
        return _run_on(before, pure) or _explain(pure, text.split("\n"))
    return _explain(error, text.split("\n"))


def _run_on(before: Any, error: Any) -> Fault | None:
    """A quotation without an end runs on to the next mark, lines below; what follows there fits nothing."""
    is_quotation = isinstance(before, yaml.ScalarEvent) and before.style in ("'", '"')
    if not is_quotation or not error.problem_mark:
        return None
    begins, ends = before.start_mark.line, before.end_mark.line
    return _endless(begins) if begins < ends == error.problem_mark.line else None


def _endless(line: int) -> Fault:
    return Fault(
        (),
        line + 1,
        Message("A quotation that begins here does not end."),
        Message("Put the closing quotation mark at the end of the text."),
    )


def _explain(error: Any, lines: list[str]) -> Fault:
    context = error.context_mark.line if error.context_mark else error.problem_mark.line
    at = min(error.problem_mark.line, len(lines) - 1)
    reason = f"{error.context} {error.problem}"
    if "escape" in reason or "Unicode character code" in reason:
        return yaml_fault("unknown_escape", (), at + 1)
    if "quoted scalar" in reason:
        return _endless(context)
    if "flow" in reason:
        return Fault(
            (),
            context + 1,
            Message("A bracket that begins here does not end."),
            Message('Close it; put a text that begins with "{{" or "[" in quotes.'),
        )
    for number in dict.fromkeys((at, context, max(at - 1, 0))):
        if fault := _wording_fault(lines[number], number + 1):
            return fault
    return Fault(
        (),
        at + 1,
        Message("The line does not fit the lines above it."),
        Message("Write `key: value`, and indent keys of the same part by the same number of spaces."),
    )


def _wording_fault(line: str, number: int) -> Fault | None:
    quotes = Message('Put the whole text in quotes: key: "…".')
    if BRACE_FIRST.match(line):
        return Fault((), number, Message("A text begins with a brace."), quotes)
    if match := KEY_WITHOUT_SPACE.match(line):
        return Fault(
            (),
            number,
            Message("There is no space after “{key}:”.", key=match[1]),
            Message("Write “{key}: ” with a half-width colon and a space.", key=match[1]),
        )
    if TEXT_WITH_COLON.match(line):
        return Fault((), number, Message("A text holds a colon with a space after it."), quotes)
    if QUOTED_FIRST.match(line):
        return Fault(
            (),
            number,
            Message("Words follow after the closing quotation mark."),
            Message('Put the whole text in one pair of quotes; a quotation mark inside it is written \\".'),
        )
    if match := MARK_FIRST.match(line):
        return Fault((), number, Message("A text begins with “{mark}”.", mark=match[1] or match[2]), quotes)
    return None
