"""What an author can fix. In: nothing. Out: `Problem`, its lazy words `Message`, and `ProblemsFound`."""

from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias

KeyPath: TypeAlias = tuple[str | int, ...]
"""The path of a value in the data: keys and list indexes, `("materials", 0, "title")`."""

SHAPE = "shape"
"""The id of what is wrong with the file's form, which is no check."""


class Severity(StrEnum):
    """How much a problem matters: errors stop a build, warnings stop `--strict`, information never stops."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


@dataclass(frozen=True, init=False)
class Message:
    """A text to be translated: an English msgid with `{name}` placeholders, and what goes into them."""

    msgid: str
    values: tuple[tuple[str, object], ...]
    """Names and values; a value may be a Message itself, or a tuple that is printed as a list."""

    def __init__(self, msgid: str, **values: object) -> None:
        object.__setattr__(self, "msgid", msgid)
        object.__setattr__(self, "values", tuple(values.items()))

    def filled(self, **values: object) -> "Message":
        """The same text with those of the values that its placeholders name."""
        return Message(
            self.msgid, **{name: value for name, value in values.items() if f"{{{name}}}" in self.msgid}
        )


@dataclass(frozen=True)
class Problem:
    """One thing to correct: where it is, what is wrong, what to write instead."""

    check: str
    """The check's id: `shape`, `K08`."""
    severity: Severity
    path: KeyPath
    """The place in the data; empty for the file as a whole."""
    line: int | None
    """The line in the file, counted from 1."""
    message: Message
    remedy: Message
    accepted: str | None = None
    """The reason that staff gave for letting it stand."""


@dataclass(frozen=True)
class Fault:
    """Something that the data must not contain; a line of 0 is still to be looked up in the source."""

    path: KeyPath
    line: int
    message: Message
    remedy: Message

    def problem(self, line: int | None = None) -> Problem:
        """The fault as a problem of shape; `line` replaces a line of 0."""
        return Problem(SHAPE, Severity.ERROR, self.path, line or self.line, self.message, self.remedy)


class ProblemsFound(Exception):
    """The data cannot be used; `problems` says why, in file order."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__(f"{len(problems)} problems")
        self.problems = problems


def path_in_words(path: KeyPath) -> Message:
    """A path in the words of staff: `key_dates.close`, item 1 of materials, copies of item 1 of materials."""
    at = next((end for end in range(len(path), 0, -1) if isinstance(path[end - 1], int)), 0)
    key = ".".join(map(str, path[at:]))
    if not at:
        return Message("{key}", key=key)
    item = Message(
        "item {number} of {where}", number=int(path[at - 1]) + 1, where=path_in_words(path[: at - 1])
    )
    return Message("{key} of {where}", key=key, where=item) if key else item


def path_name(path: KeyPath) -> str:
    """A path as programs read it: `materials[0].title`."""
    steps = [f"[{step}]" if isinstance(step, int) else f".{step}" for step in path]
    return "".join(steps).removeprefix(".")


def in_file_order(problems: list[Problem]) -> tuple[Problem, ...]:
    """The problems by line, each once; those of the file as a whole come first."""
    return tuple(sorted(dict.fromkeys(problems), key=lambda problem: problem.line or 0))


def open_problems(problems: tuple[Problem, ...]) -> tuple[Problem, ...]:
    """The problems that staff still have to look at: neither information nor accepted."""
    return tuple(
        problem for problem in problems if problem.severity is not Severity.INFO and not problem.accepted
    )


def stops(problems: tuple[Problem, ...], strict: bool = False) -> bool:
    """Whether a build must not go on: an error; with `strict` also a warning that nobody accepted."""
    grave = {Severity.ERROR, Severity.WARNING} if strict else {Severity.ERROR}
    return any(problem.severity in grave for problem in open_problems(problems))


class SiteFault(Exception):
    """The site cannot be built or published although the data is right; `remedy` says what to do."""

    def __init__(self, message: Message, remedy: Message) -> None:
        super().__init__(message.msgid, remedy.msgid)
        self.message = message
        self.remedy = remedy
