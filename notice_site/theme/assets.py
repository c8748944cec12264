"""Styles, scripts, icon as the site ships them. In: their sources in `docs/`. Out: bundled files by path."""

import json
import mimetypes
import os
import re
from base64 import b64encode
from codecs import BOM_UTF8
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path

import jinja2
from mkdocs.structure.files import Files
from mkdocs.theme import Theme

from notice_site import script_modules
from notice_site.cache import FileCache, TemplateCache, versioned
from notice_site.project import CACHE
from notice_site.theme import scripts as bundling
from notice_site.theme.scripts import bundle_scripts, shortened_script

SCRIPTS = "assets/scripts"
"""Where `docs/` keeps the ES modules; the site has their bundles in the same place."""
STYLES = "assets/styles"
ALL_STYLES = f"{STYLES}/all.css"
EARLY = f"{SCRIPTS}/early.js"
"""The script that stands inside every page: a file of its own would hold up the first paint."""


def bundled_assets(docs: Path, styles: Iterable[Path]) -> dict[str, bytes]:
    """Content by path: a script for each entry of `docs`, and the files `styles` as one, in this order.

    On a slow line each file more costs a round trip before the first text is seen. Raises ScriptError for
    a script that cannot be joined.
    """
    scripts = _scripts(docs / SCRIPTS)
    return {
        ALL_STYLES: b"\n".join(path.read_bytes().removeprefix(BOM_UTF8) for path in styles),
        **{f"{SCRIPTS}/{name}": text.encode() for name, text in scripts.items()},
    }


def _scripts(folder: Path) -> dict[str, str]:
    """The shortened script of each entry."""
    code = [Path(module.__file__ or "") for module in (script_modules, bundling)]
    sources = (*sorted(folder.rglob("*.mjs")), *code)
    named = (f"{path}\n".encode() + path.read_bytes() for path in sources)
    made = FileCache(CACHE).made("scripts.json", named, lambda: _joined(folder))
    return dict(json.loads(made))


def _joined(folder: Path) -> bytes:
    return json.dumps(
        {name: shortened_script(text) for name, text in bundle_scripts(folder).items()}
    ).encode()


def is_source(path: str) -> bool:
    """Whether a file of `docs/` is shipped in joined form only."""
    return path.startswith((f"{SCRIPTS}/", f"{STYLES}/")) and path.endswith((".mjs", ".css"))


def icon_address(files: Mapping[str, Path], path: str) -> str:
    """The icon of the browser's tab as an address that holds it.

    It is smaller than the request and the headers that fetching it would take, next to what the first paint
    waits for. Where `files`, which are those by hand, have none, the address is left as it is.
    """
    if path not in files:
        return path
    kind, _ = mimetypes.guess_type(path)
    return f"data:{kind};base64,{b64encode(files[path].read_bytes()).decode()}"


def with_version(assets: Mapping[str, bytes]) -> dict[str, str]:
    """The address of each, changing with its content: no browser pairs a new page with an old script."""
    return {path: versioned(path, content) for path, content in assets.items()}


_MAP = re.compile(r"/\*# sourceMappingURL=[^*]*\*/\s*\Z")
_SHEETS = ("main", "palette")


def keep_templates(theme: Theme, cache: Path, own: Path | None, used: set[str]) -> None:
    """Let the theme keep its compiled templates in `cache`, and not list its 12,000 icons as assets.

    Templates in `own` come before all others. The names of those that pages use are added to `used`.
    """
    if own:
        theme.dirs.insert(0, str(own))
    plain_environment = theme.get_env

    def quick_environment() -> jinja2.Environment:
        environment = plain_environment()
        environment.bytecode_cache = TemplateCache(cache)
        environment.loader = _VisibleTemplates(theme.dirs, own, used)
        return environment

    theme.get_env = quick_environment  # type: ignore[method-assign]  # MkDocs has no hook for it


def fit_files(files: Files, docs: str) -> None:
    """Ship nothing of the theme as it is: its styles go into ours, its scripts are not used.

    `docs` is the folder of the site's own files, which all stay.
    """
    for file in [file for file in files if file.src_dir != docs]:
        files.remove(file)


def theme_styles(theme: Theme) -> str:
    """All CSS of the theme; raises ValueError where it does not come as one sheet and one for colours."""
    folders = [Path(folder, "assets", "stylesheets") for folder in theme.dirs]
    return "".join(_sheet(folders, name) for name in _SHEETS)


def _sheet(folders: list[Path], name: str) -> str:
    sheets = [path for folder in folders for path in folder.glob(f"{name}.*.css")]
    if len(sheets) != 1:
        raise ValueError(f"the theme has {len(sheets)} style sheets named {name}.*.css instead of one")
    return _MAP.sub("", sheets[0].read_text(encoding="utf-8"))


class _VisibleTemplates(jinja2.FileSystemLoader):
    """Finds every template, and lists those that no hidden folder holds.

    `!main.html` is the one that is behind the call's own `main.html`.
    """

    def __init__(self, folders: Sequence[str], own: Path | None, used: set[str]) -> None:
        super().__init__(folders)
        self._behind = jinja2.FileSystemLoader([folder for folder in folders if Path(folder) != own])
        self._used = used

    def get_source(
        self, environment: jinja2.Environment, template: str
    ) -> tuple[str, str, Callable[[], bool]]:
        self._used.add(template)
        if template.startswith("!"):
            return self._behind.get_source(environment, template[1:])
        return super().get_source(environment, template)

    def list_templates(self) -> list[str]:
        results: set[str] = set()
        for root in self.searchpath:
            for folder, folders, files in os.walk(root):
                folders[:] = [name for name in folders if not name.startswith(".")]
                relative = Path(folder).relative_to(root).as_posix()
                results.update(name if relative == "." else f"{relative}/{name}" for name in files)
        return sorted(results)
