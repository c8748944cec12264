"""The schema beside a data file, for editors. In: the data file. Out: `notice.schema.json` in its folder.

It is there and not only in the tool, so that completion works for whoever is handed the folder. A later
version of the tool writes its own; an earlier one leaves it.
"""

import re
from contextlib import suppress
from pathlib import Path

from notice_site import __version__
from notice_site.editions.data_file import write_whole
from notice_site.language.catalogue import catalogue_for
from notice_site.problem import SiteFault
from notice_site.project import SCHEMA
from notice_site.reading.schema import SCHEMA_LINE, schema_text

_MADE_BY = re.compile(r'"\$comment": "notice-site (?P<version>[\d.]+), (?P<language>\w+)"')
"""`"$comment": "notice-site 0.2.0, zh"`"""
_HEAD = 1000
"""Characters within which it stands."""


def keep_schema(data: Path) -> None:
    """Write the schema that the first line of `data` names where there is none or one of an earlier version.

    Without a line that names it, and in a folder that cannot be written, nothing happens.
    """
    target = data.parent / SCHEMA.name
    if not data.is_file():  # Opening a pipe would wait for somebody who writes to it.
        return
    with suppress(OSError, SiteFault):
        with data.open("rb") as file:
            named = file.readline(200).strip() == SCHEMA_LINE.encode()
        if named and target.resolve() != SCHEMA and (language := _language_to_write(target)):
            write_whole(target, schema_text(catalogue_for(language)))


def _language_to_write(target: Path) -> str:
    """The language of the schema that is missing or old; empty where the one that is there serves."""
    if not target.exists():
        return "zh"
    match = _MADE_BY.search(target.read_text("utf-8", errors="replace")[:_HEAD])
    if match is None or _parts(match["version"]) < _parts(__version__):
        return match["language"] if match else "zh"
    return ""


def _parts(version: str) -> tuple[int, ...]:
    return tuple(int(part) for part in version.split("."))
