"""The command `import`. In: approved files. Out: a data file of its own, never over another one, and a
report.
"""

import re
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from notice_site.command.new_file import ID, free_target, write_new
from notice_site.importing.read_file import read_source_file
from notice_site.importing.understanding.call import Draft, understand
from notice_site.importing.writing.accounting import Account, account_for
from notice_site.importing.writing.data_text import data_text
from notice_site.problem import Message
from notice_site.site_fault import SiteFault
from notice_site.words import Words


@dataclass(frozen=True)
class Imported:
    """A call that was read from files."""

    draft: Draft
    account: Account
    name: str
    """Its id."""


def read_call(files: list[Path], name: str | None, today: date) -> Imported:
    """Read and understand; raises SiteFault where a file cannot be read or the id is none."""
    if name is not None and not ID.fullmatch(name):
        raise SiteFault(
            Message("“{id}” is no id.", id=name),
            Message("Type lower-case letters and figures joined by hyphens: craft-support-2030."),
        )
    doubled = [
        file.name for at, file in enumerate(files) if file.name in {other.name for other in files[:at]}
    ]
    if doubled:
        raise SiteFault(
            Message("Two of the files are called {name}.", name=doubled[0]),
            Message("Give each file a name of its own: the report names places by it."),
        )
    sources = tuple(read_source_file(path) for path in files)
    draft = understand(sources, name or "call")
    named = name or f"call-{_year(draft, today)}"
    draft.data["id"] = named
    return Imported(draft, account_for(draft.data, sources), named)


def write_call(imported: Imported, out: Path | None, words: Words) -> Path:
    """Write a file of its own; gives its path. Raises SiteFault where it exists."""
    target = free_target(out, imported.name)
    write_new(target, data_text(imported.draft.data, imported.draft.decisions, words))
    return target


def _year(draft: Draft, today: date) -> int:
    signed = str(draft.data["key_dates"]["signed"].get("on"))
    return int(signed[:4]) if re.match(r"\d{4}-", signed) else today.year
