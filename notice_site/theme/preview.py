"""Where MkDocs gets its pages. In: a way to make them. Out: the `PageSource` that the hook asks.

`build_html` and `serve_html` say it for the time of their run; a bare `mkdocs build` or `mkdocs serve` has
none, and the hook takes the project's own data.
"""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from html import escape
from pathlib import Path

from notice_site.checks.report import write_report
from notice_site.language.catalogue import Catalogue
from notice_site.problem import Problem
from notice_site.project import DATA, TOOL_ALONE, SourceFolders
from notice_site.theme.site_settings import THEME_WORDS, NavItem, PreparedSite, SiteSettings


@dataclass(frozen=True)
class PageSource:
    """Pages, and the folder in which MkDocs is to find them beside the files of `folders`."""

    prepare: Callable[[], PreparedSite]
    """Makes pages and settings anew at every build; may raise ProblemsFound and SiteFault."""
    folder: Path
    """The same for all builds of a live preview, so that a change touches only the files it changes."""
    folders: SourceFolders = TOOL_ALONE
    data: Path = DATA
    """The file that problems are reported for, and that a live preview watches."""
    ready: Callable[[str], None] = lambda _address: None
    """Called with the address of a live preview once it is ready."""


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


AROUND = 2
"""Lines of the file shown before and after the one that a problem names."""


def report_with_lines(problems: tuple[Problem, ...], data: Path, catalogue: Catalogue) -> str:
    """The report of `check`, each problem with its line and those around it; `>` marks the line."""
    lines = data.read_text("utf-8", errors="replace").splitlines() if data.is_file() else []
    return "\n".join(
        write_report((problem,), data, "text", catalogue) + _excerpt(lines, problem.line)
        for problem in problems
    )


def _excerpt(lines: list[str], line: int | None) -> str:
    if not line or line > len(lines):
        return ""
    first = max(line - AROUND, 1)
    shown = enumerate(lines[first - 1 : line + AROUND], first)
    return "\n" + "".join(f"{'>' if number == line else ' '}{number:5} | {text}\n" for number, text in shown)


def problem_site(report: str, pages: Iterable[str], catalogue: Catalogue) -> PreparedSite:
    """The report as every page of `pages`, which are Markdown files, and as the home page."""
    title = catalogue.translate("Problems in the data")
    text = f"# {title} {{#problems}}\n\n<pre>{escape(report)}</pre>\n".encode()
    paths = {"index.md", *pages}
    settings = SiteSettings(
        site_name=title,
        language=catalogue.language.tag,
        nav=(NavItem(title, "index.md"),),
        words={key: catalogue.text(msgid) for key, msgid in THEME_WORDS.items()},
        unlisted=tuple(sorted(paths - {"index.md"})),
    )
    return PreparedSite(dict.fromkeys(sorted(paths), text), settings)
