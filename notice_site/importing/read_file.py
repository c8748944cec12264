"""A source file of any kind. In: its path. Out: `SourceFile`, or `SiteFault` where it cannot be read.

What reads a kind is imported when a file of it is read: that takes longer than to read a text.
"""

from pathlib import Path

from notice_site.importing.blocks import SourceFile
from notice_site.importing.reading_text import read_text


def read_source_file(path: Path) -> SourceFile:
    """Read the approved file of a call; raises SiteFault with what to do instead."""
    content = path.read_bytes()
    if path.suffix.lower() in (".md", ".markdown"):
        from notice_site.importing.reading_markdown import read_markdown  # noqa: PLC0415

        return read_markdown(content, path.name)
    return read_text(content, path.name)
