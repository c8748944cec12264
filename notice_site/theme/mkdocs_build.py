"""Pages made into a site. In: generated files and settings. Out: a folder of HTML.

MkDocs is run from here as a library, with the configuration in mkdocs.yml; mkdocs_hook.py does what both
this module and the program `mkdocs` need.
"""

import logging
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path, PurePosixPath

from markupsafe import escape
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.config.config_options import ExtraScriptValue
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from pathspec.gitignore import GitIgnoreSpec

from notice_site.problem import Message, SiteFault
from notice_site.project import HOOK, MKDOCS, TOOL_ALONE, SourceFolders
from notice_site.theme.assets import ALL_STYLES, is_source
from notice_site.theme.preview import PageSource, pages_from
from notice_site.theme.site_settings import NavItem, PreparedSite, SiteSettings


def write_source_tree(generated: Mapping[str, bytes], by_hand: Mapping[str, Path], target: Path) -> None:
    """Fill `target` with `generated` and with the files `by_hand`, and with nothing else.

    Raises SiteFault where a file by hand has the address of a generated one.
    """
    taken = {_address(path) for path in generated}
    for path in by_hand:
        if _address(path) in taken:
            raise SiteFault(
                Message("docs/{path} has the address of a page that is made from the data", path=path),
                Message("Give the file in docs/ another name."),
            )
    _make_equal(target, {path: file.read_bytes() for path, file in by_hand.items()} | dict(generated))


def hand_written(folders: SourceFolders) -> dict[str, Path]:
    """The files that go into the site as they are, by their paths in it; hidden ones stay behind.

    A picture of the call takes the place of the tool's. Raises SiteFault where a file of the call has the
    path of one of the tool's sources: these are bundled, and the file would have no effect.
    """
    tool = _files(folders.docs, "assets/**/*")
    own = _files(folders.own.docs, "**/*") if folders.own else {}
    for path, file in own.items():
        if is_source(path) and path in tool and not tool[path].samefile(file):
            raise SiteFault(
                Message("docs/{path} has the name of a part of the tool; no page would use it.", path=path),
                Message("Write what differs into a style sheet in overrides/, or give it another name."),
            )
    results = {path: file for path, file in tool.items() if not is_source(path)}
    results |= {path: file for path, file in own.items() if path not in tool or not is_source(path)}
    return dict(sorted(results.items()))


def _files(folder: Path, pattern: str) -> dict[str, Path]:
    results = {path.relative_to(folder).as_posix(): path for path in folder.glob(pattern) if path.is_file()}
    return {
        path: file
        for path, file in results.items()
        if not any(part.startswith(".") for part in PurePosixPath(path).parts)
    }


def _address(path: str) -> str:
    """Where the site has the file: MkDocs turns `x.md` into `x.html`, and `README.md` into `index.html`."""
    pure = PurePosixPath(path)
    if pure.suffix != ".md":
        return path
    return str(pure.with_name("index.html" if pure.stem == "README" else f"{pure.stem}.html"))


def _make_equal(target: Path, files: Mapping[str, bytes]) -> None:
    wanted = {_below(target, path): content for path, content in files.items()}
    for path in sorted(target.rglob("*"), reverse=True):
        if path.is_dir():
            if not any(path.iterdir()):
                path.rmdir()
        elif path not in wanted:
            path.unlink()
    for path, content in wanted.items():
        if not path.is_file() or path.read_bytes() != content:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)


def _below(target: Path, path: str) -> Path:
    pure = PurePosixPath(path)
    if pure.is_absolute() or ".." in pure.parts or "\\" in path or not pure.parts:
        raise ValueError(f"not a path inside the site: {path!r}")
    return target / pure


_LOG = logging.getLogger("mkdocs")


class MkDocsError(Exception):
    """MkDocs warned or failed over pages of the tool's; its text is the message."""


def build_html(
    pages: Mapping[str, bytes],
    settings: SiteSettings,
    workspace: Path,
    folders: SourceFolders = TOOL_ALONE,
) -> Path:
    """The site of `pages` and of the files in `folders`, in a new folder below `workspace`.

    No other build may use `workspace` at the same time (`disk.temporary_folder` makes one).
    Raises SiteFault where MkDocs warns of a page that people wrote, or one of their styles or templates is at
    fault, and MkDocsError where MkDocs warns of anything else.
    """
    site = workspace / "site"
    source = PageSource(lambda: PreparedSite(pages, settings), workspace / "docs", folders)
    with pages_from(source), _warnings_of(folders):
        build(load_config(str(MKDOCS), site_dir=str(site), hooks=[str(HOOK)]))
    return site


class _Collector(logging.Handler):
    """Keeps the text of every warning and error."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(record.getMessage())


@contextmanager
def _warnings_of(folders: SourceFolders) -> Iterator[None]:
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
        _raise(collector.lines, folders)


def _raise(lines: list[str], folders: SourceFolders) -> None:
    text = "\n".join(lines)
    if any(f"'{page}'" in text for page in hand_written(folders)):
        raise SiteFault(
            Message("MkDocs warns of a page in docs/: {warnings}", warnings=text),
            Message("Correct the page; a link names the Markdown file, and a heading has its own id."),
        )
    raise MkDocsError(text)


def apply_settings(config: MkDocsConfig, settings: SiteSettings, by_hand: list[str]) -> None:
    """Name, navigation, language, words and addresses; `by_hand` are pages that close the navigation.

    The theme escapes a text in one place and prints it as it is in another; what is escaped here, as
    Markup, it does not escape twice.
    """
    config.site_name = escape(settings.site_name)
    # In a live preview MkDocs has put its own address there.
    config.site_url = config.site_url or (settings.site_url and settings.site_url.rstrip("/") + "/")
    config.site_description = escape(settings.description) or None
    listed = [_nav_line(item) for item in settings.nav]
    config.nav = [*listed, *(page for page in by_hand if page not in _pages(settings))]
    config.not_in_nav = GitIgnoreSpec.from_lines(f"/{page}" for page in settings.unlisted)
    config.theme["language"] = _theme_language(settings.language, config.theme.dirs)
    config.extra.update(_extra(settings))


def apply_assets(config: MkDocsConfig, addresses: Mapping[str, str]) -> None:
    """Bundled styles and scripts by their addresses; `extra.scripts` has those that a page may ask for."""
    config.extra_css = [addresses[ALL_STYLES]]
    for script in config.extra_javascript:
        assert isinstance(script, ExtraScriptValue), "mkdocs.yml names scripts with `path` and `defer`"
        script.path = addresses[script.path]
    config.extra["scripts"] = addresses


def _extra(settings: SiteSettings) -> Mapping[str, object]:
    """What the templates in `overrides/` read as `config.extra.…`."""
    return {
        "words": dict(settings.words),
        "issuer": settings.issuer,
        "call": settings.call or settings.site_name,
        "unofficial": settings.unofficial,
        "footer": [asdict(item) for item in settings.footer],
        "head_meta": dict(settings.head_meta),
        "files": [asdict(item) for item in settings.files],
        "picture": settings.picture,
    }


def _nav_line(item: NavItem) -> dict[str, object]:
    return {escape(item.title): [_nav_line(child) for child in item.children] or item.page}


def _pages(settings: SiteSettings) -> set[str]:
    def pages_of(item: NavItem) -> list[str]:
        return [item.page, *(page for child in item.children for page in pages_of(child))]

    return {page for item in settings.nav for page in pages_of(item)} | set(settings.unlisted)


def _theme_language(tag: str, folders: list[str]) -> str:
    """The tag where the theme or `overrides/` knows it, else its language alone: `zh-SG` becomes `zh`."""
    languages = {path.stem for folder in folders for path in Path(folder).glob("partials/languages/*.html")}
    return tag if tag in languages else tag.partition("-")[0]


def serve_html(source: PageSource, address: str) -> None:
    """Serve at `address`, `127.0.0.1:8000`; every change of what `source` watches builds anew."""
    from mkdocs.commands.serve import serve  # noqa: PLC0415 - brings a server that no build needs

    with pages_from(source):
        serve(str(MKDOCS), dev_addr=address, hooks=[str(HOOK)])
