"""Styles, scripts, icon as the site ships them. In: their sources in `docs/`. Out: joined files by path."""

import hashlib
import json
import mimetypes
from base64 import b64encode
from collections.abc import Iterable, Mapping
from pathlib import Path

from notice_site.kept_files import KeptFiles
from notice_site.project import KEPT
from notice_site.theme.script_bundle import join_scripts
from notice_site.theme.script_text import shortened_script

SCRIPTS = "assets/scripts"
"""Where `docs/` keeps the ES modules; the site has their bundles in the same place."""
STYLES = "assets/styles"
ALL_STYLES = f"{STYLES}/all.css"
EARLY = f"{SCRIPTS}/early.js"
"""The script that stands inside every page: a file of its own would hold up the first paint."""


def joined_assets(docs: Path, styles: Iterable[str]) -> dict[str, bytes]:
    """Content by path: a script for each entry, and the style sheets `styles` as one, in this order.

    On a slow line each file more costs a round trip before the first text is seen. Raises ScriptError for
    a script that cannot be joined.
    """
    scripts = _scripts(docs / SCRIPTS)
    return {
        ALL_STYLES: b"\n".join((docs / path).read_bytes() for path in styles),
        **{f"{SCRIPTS}/{name}": text.encode() for name, text in scripts.items()},
    }


def _scripts(folder: Path) -> dict[str, str]:
    """The shortened script of each entry."""
    code = Path(__file__).parent.glob("script_*.py")
    sources = (*sorted(folder.rglob("*.mjs")), *sorted(code))
    named = (f"{path}\n".encode() + path.read_bytes() for path in sources)
    made = KeptFiles(KEPT).made("scripts.json", named, lambda: _joined(folder))
    return dict(json.loads(made))


def _joined(folder: Path) -> bytes:
    return json.dumps({name: shortened_script(text) for name, text in join_scripts(folder).items()}).encode()


def is_source(path: str) -> bool:
    """Whether a file of `docs/` is shipped in joined form only."""
    return path.startswith((f"{SCRIPTS}/", f"{STYLES}/")) and path.endswith((".mjs", ".css"))


def icon_address(docs: Path, path: str) -> str:
    """The icon of the browser's tab as an address that holds it.

    It is smaller than the request and the headers that fetching it would take, next to what the first paint
    waits for. Where `docs` has no such file, the address is left as it is.
    """
    if not (docs / path).is_file():
        return path
    kind, _ = mimetypes.guess_type(path)
    return f"data:{kind};base64,{b64encode((docs / path).read_bytes()).decode()}"


def with_version(assets: Mapping[str, bytes]) -> dict[str, str]:
    """The address of each, changing with its content: no browser pairs a new page with an old script."""
    return {path: versioned(path, content) for path, content in assets.items()}


def versioned(path: str, content: bytes) -> str:
    """The address of one file, with a sum of its content."""
    return f"{path}?v={hashlib.sha256(content).hexdigest()[:8]}"
