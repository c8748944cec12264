"""The pictures and attached files of a call. In: a call. Out: `{pictures/process.png: bytes}`."""

from collections.abc import Iterator

from notice_site.model.body import Figure
from notice_site.model.record import walk_values
from notice_site.problem import KeyPath, Message, Problem, ProblemsFound, Severity
from notice_site.reading.build import Call

SIGNATURES = {".png": b"\x89PNG\r\n\x1a\n", ".jpg": b"\xff\xd8\xff", ".jpeg": b"\xff\xd8\xff"}
"""How files of each kind begin."""


def read_pictures(call: Call) -> dict[str, bytes]:
    """Every picture that the text shows; raises ProblemsFound where one is missing or no picture."""
    pictures: dict[str, bytes] = {}
    problems: list[Problem] = []
    for path, figure in _figures(call):
        file = call.source.path.parent / figure.file
        content = file.read_bytes() if file.is_file() else b""
        if content.startswith(SIGNATURES[file.suffix]):
            pictures[figure.file] = content
        else:
            problems.append(_no_picture((*path, "file"), figure.file, call))
    if problems:
        raise ProblemsFound(tuple(problems))
    return pictures


def read_attachments(call: Call) -> dict[str, bytes]:
    """Every annex that is issued as a file of its own; raises ProblemsFound where one is missing or empty."""
    attachments: dict[str, bytes] = {}
    problems: list[Problem] = []
    for at, annex in enumerate(call.notice.annexes):
        if annex.file:
            file = call.source.path.parent / annex.file
            attachments[annex.file] = file.read_bytes() if file.is_file() else b""
            if not attachments[annex.file]:
                problems.append(_no_attachment(("annexes", at, "file"), annex.file, call))
    if problems:
        raise ProblemsFound(tuple(problems))
    return attachments


def _no_attachment(path: KeyPath, file: str, call: Call) -> Problem:
    message = Message("{file} is not there, or is empty.", file=file)
    remedy = Message("Put the file there, in a folder attachments/ beside the data.")
    return Problem("attachment", Severity.ERROR, path, call.source.line_of(path), message, remedy)


def _figures(call: Call) -> Iterator[tuple[KeyPath, Figure]]:
    for path, value in walk_values(call.notice):
        if isinstance(value, Figure):
            yield path, value


def _no_picture(path: KeyPath, file: str, call: Call) -> Problem:
    message = Message("{file} is not there, or is no picture of the kind that its name says.", file=file)
    remedy = Message("Put the picture there, in a folder pictures/ beside the data.")
    return Problem("picture", Severity.ERROR, path, call.source.line_of(path), message, remedy)
