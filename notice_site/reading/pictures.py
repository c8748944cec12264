"""The pictures of a call. In: a call and the folder of its data. Out: `{pictures/process.png: bytes}`."""

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


def _figures(call: Call) -> Iterator[tuple[KeyPath, Figure]]:
    for path, value in walk_values(call.notice):
        if isinstance(value, Figure):
            yield path, value


def _no_picture(path: KeyPath, file: str, call: Call) -> Problem:
    message = Message("{file} is not there, or is no picture of the kind that its name says.", file=file)
    remedy = Message("Put the picture there, in a folder pictures/ beside the data.")
    return Problem("picture", Severity.ERROR, path, call.source.line_of(path), message, remedy)
