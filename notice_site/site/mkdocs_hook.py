"""What MkDocs calls while it builds, named in mkdocs.yml. In: its events. Out: a site of our pages.

The same for `build_site.py` and for the program `mkdocs`.
"""

import html
import logging
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import jinja2
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page

# The program mkdocs does not look for modules in the project's folder.
sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from notice_site.cache import versioned
from notice_site.checks.report import write_report
from notice_site.language.catalogue import catalogue_for
from notice_site.problem import ProblemsFound, SiteFault, open_problems
from notice_site.project import COMPILED_TEMPLATES, DATA, OVERRIDES, TEMPLATES, SourceFolders, call_folder
from notice_site.site.build import prepare_site
from notice_site.site.options import BuildOptions
from notice_site.theme.assets import (
    EARLY,
    bundled_assets,
    fit_files,
    icon_address,
    keep_templates,
    theme_styles,
    with_version,
)
from notice_site.theme.finished_pages import finish_pages
from notice_site.theme.mkdocs_build import (
    apply_assets,
    apply_settings,
    hand_written,
    write_source_tree,
)
from notice_site.theme.own_theme import (
    faults_raised,
    own_styles,
    own_templates,
    refuse_unknown_blocks,
    refuse_unused,
)
from notice_site.theme.preview import PageSource, current_source, problem_site, report_with_lines
from notice_site.theme.preview_guard import guarded
from notice_site.theme.search_index import INDEX, SearchPage, search_index
from notice_site.theme.site_settings import PreparedSite

if TYPE_CHECKING:
    from mkdocs.livereload import LiveReloadServer

_WORDS = catalogue_for("zh")


@dataclass
class _Preview:
    """What a live preview remembers between two builds."""

    on: bool = False
    pages: tuple[str, ...] = ()


_PREVIEW = _Preview()
_USED: set[str] = set()
"""The names of the templates that this build has used so far."""


def on_startup(command: str, **_event: object) -> None:
    """MkDocs says whether it serves."""
    _PREVIEW.on = command == "serve"


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Make the pages, write them where MkDocs will read, and name the site."""
    # Under --quiet MkDocs counts no warnings, and a strict build would pass with broken links.
    log = logging.getLogger("mkdocs")
    log.setLevel(min(logging.WARNING, log.getEffectiveLevel()))
    source = _source()
    docs, own = source.folders.docs, source.folders.own
    _USED.clear()
    keep_templates(config.theme, COMPILED_TEMPLATES, own_templates(own), _USED)
    with _faults_as_stops():
        prepared = _prepared(source)
        assets = bundled_assets(docs, [*(docs / path for path in config.extra_css), *own_styles(own)])
        config.extra["early"] = assets.pop(EARLY, b"").decode()
        by_hand = hand_written(source.folders)
        write_source_tree({**assets, **prepared.pages}, by_hand, source.folder)
    config.docs_dir = str(source.folder)
    apply_settings(config, prepared.settings, [path for path in by_hand if path.endswith(".md")])
    apply_assets(config, with_version(assets))
    config.theme["favicon"] = icon_address(by_hand, config.theme["favicon"])
    return config


@contextmanager
def _faults_as_stops() -> Iterator[None]:
    """What people have to put right, as MkDocs reports it."""
    try:
        yield
    except SiteFault as fault:
        raise _for_mkdocs(fault) from fault


def _for_mkdocs(fault: SiteFault) -> PluginError:
    return PluginError(f"{_WORDS.read(fault.message)}\n    {_WORDS.read(fault.remedy)}")


def _source() -> PageSource:
    """Where the pages come from; bare MkDocs shows the project's own data."""
    folder = call_folder(DATA)
    return current_source() or PageSource(
        partial(prepare_site, BuildOptions(DATA)), folder.workspace / "preview", SourceFolders(own=folder)
    )


def _prepared(source: PageSource) -> PreparedSite:
    """The site, or in a live preview the problems that prevent it."""
    try:
        prepared = source.prepare()
    except ProblemsFound as error:
        report = write_report(error.problems, source.data, "text", _WORDS)
        if not _PREVIEW.on:
            raise PluginError(f"\n{report}") from error
        shown = report_with_lines(open_problems(error.problems), source.data, _WORDS)
        return problem_site(shown, _PREVIEW.pages, _WORDS)
    _PREVIEW.pages = tuple(path for path in prepared.pages if path.endswith(".md"))
    return prepared


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Ship only what the site uses."""
    fit_files(files, config.docs_dir)
    return files


def on_env(env: jinja2.Environment, config: MkDocsConfig, files: Files) -> jinja2.Environment:
    """All articles are rendered, and no page is written yet: what the search finds, and its address."""
    env.policies["json.dumps_kwargs"] = {"ensure_ascii": False, "separators": (",", ":")}
    pages = [file.page for file in files.documentation_pages() if file.page is not None]
    results = [_to_find(page) for page in pages if not _wishes(page).get("exclude")]
    index = search_index(results, config.extra["words"])
    files.append(File.generated(config, INDEX, content=index))
    if templates := own_templates(_source().folders.own):
        faults_raised(templates, env, _for_mkdocs)
        with _faults_as_stops():
            refuse_unknown_blocks(templates, env)
    config.extra["scripts"] = {**config.extra["scripts"], INDEX: versioned(INDEX, index)}
    return env


def _wishes(page: Page) -> dict[str, Any]:
    """What a page's front matter says of the search: `search: {exclude: true}` or `search: {boost: 0.7}`."""
    return page.meta.get("search") or {}


def _to_find(page: Page) -> SearchPage:
    title = html.unescape(str(page.title))
    return SearchPage(page.url, title, page.content or "", float(_wishes(page).get("boost", 1)))


def on_post_build(config: MkDocsConfig) -> None:
    """No compressed site map dated today; pages that load and run only what they should."""
    site = Path(config.site_dir)
    (site / "sitemap.xml.gz").unlink(missing_ok=True)
    # MkDocs' own server writes a script into each page, by which the page learns of a change.
    finish_pages(site, theme_styles(config.theme), with_a_policy=not _PREVIEW.on)
    templates = own_templates(_source().folders.own)
    # A preview that shows problems has few pages, which use few templates.
    if templates and not _PREVIEW.on:
        with _faults_as_stops():
            refuse_unused(templates, frozenset(_USED))


def on_serve(server: "LiveReloadServer", config: MkDocsConfig, **_event: object) -> "LiveReloadServer":
    """Look at the sources; the generated folder would call for a build by being built."""
    source = _source()
    server.unwatch(config.docs_dir)
    own = source.folders.own
    watched = [source.folders.docs, TEMPLATES, OVERRIDES, source.data]
    for path in [*watched, *((own.docs, own.overrides) if own else ())]:
        if path.exists():
            server.watch(str(path))
    host, port = server.server_address[:2]
    server.set_app(guarded(server.serve_request, str(host), int(port)))
    source.ready(server.url)
    return server
