"""Where a new call's file goes. In: the place named, the id. Out: a path that is free, the file written.

It is never written over another one, also where two commands run at once.
"""

import re
from contextlib import suppress
from pathlib import Path
from typing import NoReturn

from notice_site.editing.data_file import DataFile, with_format, write_whole
from notice_site.models.record import ID_PATTERN
from notice_site.output.disk_faults import disk_faults
from notice_site.problem import Message
from notice_site.reading.schema import with_schema_line
from notice_site.site_fault import SiteFault

NAME = "notice_data.yml"
ID = re.compile(ID_PATTERN)


def free_target(out: Path | None, name: str) -> Path:
    """Where the new file goes: a folder of its own, since its editions will stand beside it."""
    target = out or Path(name) / NAME
    if target.exists():
        _taken(target)
    return target


def _taken(target: Path) -> NoReturn:
    raise SiteFault(
        Message("{file} already exists.", file=target),
        Message("Give the new call another id, or another file with --out."),
    )


def write_new(target: Path, text: str) -> None:
    """Write a file that is not there yet; raises SiteFault where it is."""
    with disk_faults(target.parent), suppress(FileExistsError, NotADirectoryError):
        target.parent.mkdir(parents=True, exist_ok=True)
    try:
        file = with_format(DataFile(target, with_schema_line(text, target)))
        write_whole(target, file.text, anew=True)
    except FileExistsError:
        _taken(target)
