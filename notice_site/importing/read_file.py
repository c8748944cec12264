"""A source file of any kind. In: its path. Out: `SourceFile`, or `SiteFault` where it cannot be read."""

from pathlib import Path

from notice_site.importing.blocks import SourceFile
from notice_site.importing.reading_text import read_text


def read_source_file(path: Path) -> SourceFile:
    """Read the approved file of a call; raises SiteFault with what to do instead."""
    return read_text(path.read_bytes(), path.name)
