"""Where MkDocs gets its pages. In: a way to make them. Out: the `PageSource` that the hook asks.

`build_html` and `serve_html` say it for the time of their run; a bare `mkdocs build` or `mkdocs serve` has
none, and the hook takes the project's own data.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from pathlib import Path

from notice_site.project import DATA, DOCS, PROJECT
from notice_site.theme.site_settings import PreparedSite

PREVIEW = PROJECT / ".build" / "preview"
"""Always the same folder for a live preview, so that a change touches only the files it changes."""


@dataclass(frozen=True)
class PageSource:
    """Pages, and the folder in which MkDocs is to find them beside the files of `docs`."""

    prepare: Callable[[], PreparedSite]
    """Makes pages and settings anew at every build; may raise ProblemsFound and SiteFault."""
    folder: Path
    docs: Path = DOCS
    data: Path = DATA
    """The file that problems are told of, and that a live preview watches."""
    ready: Callable[[str], None] = lambda _address: None
    """Told a live preview's address when it is there."""


_CURRENT: ContextVar[PageSource | None] = ContextVar("page_source", default=None)


def current_source() -> PageSource | None:
    """The source that `pages_from` set; None where MkDocs was started bare."""
    return _CURRENT.get()


@contextmanager
def pages_from(source: PageSource) -> Iterator[None]:
    """Let MkDocs take its pages from `source` within the block."""
    token = _CURRENT.set(source)
    try:
        yield
    finally:
        _CURRENT.reset(token)
