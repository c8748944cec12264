"""A source file of any kind. In: its path. Out: `SourceFile`, or `SiteFault` where it cannot be read.

What reads a kind is imported when a file of it is read: that takes longer than to read a text.
"""

from pathlib import Path

from notice_site.importing import refusals
from notice_site.importing.blocks import SourceFile
from notice_site.importing.file_kinds import kind_of
from notice_site.importing.plain.read_text import read_text
from notice_site.problem import Message
from notice_site.site_fault import SiteFault

MOST_BYTES = 60_000_000
MOST_TEXT = 4_000_000
"""A thousand pages of words alone."""


def read_source_file(path: Path) -> SourceFile:
    """Read the approved file of a call; raises SiteFault. Nothing is written, nothing is fetched."""
    content = _load(path)
    if kind_of(content, path.name) == "docx":
        from notice_site.importing.word.read_docx import read_docx  # noqa: PLC0415 - python-docx is slow

        return read_docx(content, path.name)
    if len(content) > MOST_TEXT:
        raise _too_large(path, len(content), MOST_TEXT)
    if path.suffix.lower() in (".md", ".markdown"):
        from notice_site.importing.plain.read_markdown import read_markdown  # noqa: PLC0415 - rarely used

        return read_markdown(content, path.name)
    return read_text(content, path.name)


def _load(path: Path) -> bytes:
    if not path.exists() or not (path.is_file() or path.is_dir()):
        raise SiteFault(
            Message("There is no file {file}.", file=path),
            Message("Name the Word file (.docx) of the notice."),
        )
    if path.is_dir():
        raise SiteFault(Message("{file} is a folder.", file=path), Message("Name the Word file in it."))
    if path.stat().st_size > MOST_BYTES:
        raise _too_large(path, path.stat().st_size, MOST_BYTES)
    try:
        return path.read_bytes()
    except PermissionError:
        raise SiteFault(
            Message("{file} may not be read.", file=path),
            Message("Close it in Word, or give yourself the right to read it."),
        ) from None


def _too_large(path: Path, size: int, most: int) -> SiteFault:
    return refusals.too_large(path.name, -(-size // 1_000_000), most // 1_000_000)
