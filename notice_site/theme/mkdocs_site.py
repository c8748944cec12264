"""Pages made into a site. In: generated files and settings. Out: a folder of HTML.

MkDocs is run from here as a library, with the configuration in mkdocs.yml; mkdocs_hook.py does what both
this module and the program `mkdocs` need.
"""

import logging
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.exceptions import Abort

from notice_site.problem import Message
from notice_site.project import DOCS, PROJECT
from notice_site.site_fault import SiteFault
from notice_site.theme.page_source import PageSource, pages_from
from notice_site.theme.site_settings import PreparedSite, SiteSettings
from notice_site.theme.source_tree import hand_written

_LOG = logging.getLogger("mkdocs")


class MkDocsError(Exception):
    """MkDocs warned or failed over pages of ours; its words are the message."""


def build_html(
    pages: Mapping[str, bytes], settings: SiteSettings, workspace: Path, docs: Path = DOCS
) -> Path:
    """The site of `pages` and of the files in `docs`, in a new folder below `workspace`.

    No other build may use `workspace` at the same time (private_folder.py makes one).
    Raises SiteFault where MkDocs warns of a page in `docs` that people wrote, and MkDocsError where it
    warns of anything else.
    """
    site = workspace / "site"
    source = PageSource(lambda: PreparedSite(pages, settings), workspace / "docs", docs)
    with pages_from(source), _warnings_of(docs):
        build(load_config(str(PROJECT / "mkdocs.yml"), site_dir=str(site), watch=[]))
    return site


class _Collector(logging.Handler):
    """Keeps the text of every warning and error."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(record.getMessage())


@contextmanager
def _warnings_of(docs: Path) -> Iterator[None]:
    """Quiet inside the block, and an exception with every warning after it.

    MkDocs' own strict mode counts nothing where a program has set its logging to errors only.
    """
    collector, level, propagate = _Collector(), _LOG.level, _LOG.propagate
    _LOG.addHandler(collector)
    _LOG.setLevel(logging.WARNING)
    _LOG.propagate = False
    try:
        yield
    except Abort as abort:
        # MkDocs knows only its own errors; the hook has wrapped ours, and MkDocs has wrapped that.
        cause = abort.__context__ and abort.__context__.__cause__
        if isinstance(cause, SiteFault):
            raise cause from None
        collector.lines = collector.lines or [str(abort)]
    finally:
        _LOG.removeHandler(collector)
        _LOG.setLevel(level)
        _LOG.propagate = propagate
    if collector.lines:
        _raise(collector.lines, docs)


def _raise(lines: list[str], docs: Path) -> None:
    text = "\n".join(lines)
    if any(f"'{page}'" in text for page in hand_written(docs)):
        raise SiteFault(
            Message("MkDocs warns of a page in docs/: {warnings}", warnings=text),
            Message("Correct the page; a link names the Markdown file, and a heading has its own id."),
        )
    raise MkDocsError(text)
