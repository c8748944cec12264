"""Why a text is no YAML, in an author's words. In: the text. Out: faults; never the library's sentences.

PyYAML's pure Python parser does the diagnosis, also where the C one has done the reading, so that the
same slip gives the same message on every machine.
"""

import re
from typing import Any

import yaml

from notice_site.problem import Message
from notice_site.yaml_values import SWALLOWED_KEY, Fault, full_width_colon

CONFLICT = re.compile(r"^(<{7} |={7}$|>{7} |\|{7} )")
STRANGE_INDENT = re.compile(r"^[ -]*([\t\u3000\u00a0])")
KEY_WITHOUT_BLANK = re.compile(r"^\s*(?:- +)?([a-z][a-z_]*):[^\s/]")
TEXT_WITH_COLON = re.compile(r"^\s*(?:- +)?[a-z_]+: +[^\"'|>\[{].*: ")
BRACE_FIRST = re.compile(r"^\s*(?:- +)?(?:[a-z_]+: +)?(?:- +)?\{[a-z_]+[.}]")
MARK_FIRST = re.compile(r"^\s*(?:- +)?(?:[a-z_]+: +)?([@`%*&!|>\[\]{}])")
QUOTED_FIRST = re.compile(r"^\s*(?:- +)?(?:[a-z_]+: +)?([\"']).*\1\s*[^\s#]")
BLANK_NAMES = {
    "\t": Message("a tab"),
    "\u3000": Message("a full-width blank"),
    "\u00a0": Message("a no-break blank"),
}


def syntax_faults(text: str) -> list[Fault]:
    """Every fault that keeps the text from being read, in order; at least the one that stops the parser."""
    found = conflict_marks(text)
    if found:
        return found
    found = [fault for number, line in enumerate(text.split("\n"), 1) if (fault := _line_fault(line, number))]
    stopped = _stopped_at(text)
    if stopped and not any(abs(fault.line - stopped.line) <= 1 for fault in found):
        found.append(stopped)
    return sorted(found, key=lambda fault: fault.line)


def conflict_marks(text: str) -> list[Fault]:
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


def _line_fault(line: str, number: int) -> Fault | None:
    if found := STRANGE_INDENT.match(line):
        return Fault(
            (),
            number,
            Message("The line is indented with {blank}.", blank=BLANK_NAMES[found[1]]),
            Message("Indent with ordinary blanks, two for each level."),
        )
    if found := SWALLOWED_KEY.match(line):
        return full_width_colon((), number, found[1])
    return None


def _stopped_at(text: str) -> Fault | None:
    try:
        for _ in yaml.parse(text, Loader=yaml.SafeLoader):
            pass
    except yaml.MarkedYAMLError as error:
        return _explain(error, text.split("\n"))
    except yaml.reader.ReaderError as error:
        line = text.count("\n", 0, error.position) + 1
        return Fault(
            (),
            line,
            Message("The line holds a control character (number {code}).", code=error.character),
            Message("Delete it."),
        )
    return None


def _explain(error: Any, lines: list[str]) -> Fault:
    context = error.context_mark.line if error.context_mark else error.problem_mark.line
    at = min(error.problem_mark.line, len(lines) - 1)
    said = f"{error.context} {error.problem}"
    if "quoted scalar" in said:
        return Fault(
            (),
            context + 1,
            Message("A quotation that begins here does not end."),
            Message("Put the closing quotation mark at the end of the text."),
        )
    for number in dict.fromkeys((at, context, max(at - 1, 0))):
        if fault := _wording_fault(lines[number], number + 1):
            return fault
    if "flow" in said:
        return Fault(
            (),
            context + 1,
            Message("A bracket that begins here does not end."),
            Message('Close it; put a text that begins with "{{" or "[" in quotes.'),
        )
    return Fault(
        (),
        at + 1,
        Message("The line does not fit to the lines above it."),
        Message("Write `key: value`, and indent keys of the same part by the same number of blanks."),
    )


def _wording_fault(line: str, number: int) -> Fault | None:
    quotes = Message('Put the whole text in quotes: key: "…".')
    if BRACE_FIRST.match(line):
        return Fault((), number, Message("A text begins with a brace."), quotes)
    if found := KEY_WITHOUT_BLANK.match(line):
        return Fault(
            (),
            number,
            Message("There is no blank after “{key}:”.", key=found[1]),
            Message("Write “{key}: ” with a half-width colon and a blank.", key=found[1]),
        )
    if TEXT_WITH_COLON.match(line):
        return Fault((), number, Message("A text holds a colon with a blank after it."), quotes)
    if QUOTED_FIRST.match(line):
        return Fault(
            (),
            number,
            Message("Words follow after the closing quotation mark."),
            Message('Put the whole text in one pair of quotes; a quotation mark inside it is written \\".'),
        )
    if found := MARK_FIRST.match(line):
        return Fault((), number, Message("A text begins with “{mark}”.", mark=found[1]), quotes)
    return None
