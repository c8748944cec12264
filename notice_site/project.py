"""Where the tool's own files are, and those of a call's folder. In: nothing. Out: paths, the command's name.

In a checkout the tool's files are at the top; the wheel has them inside the package, where nothing is
written. No other module looks for them.
"""

import sys
from dataclasses import dataclass
from pathlib import Path

PACKAGE = Path(__file__).resolve().parent
INSTALLED = (PACKAGE / "tool").is_dir()
"""Whether this is the wheel's copy and not a checkout."""
PROJECT = PACKAGE / "tool" if INSTALLED else PACKAGE.parent
TEMPLATES = PROJECT / "templates"
PRINT = TEMPLATES / "print"
DOCS = PROJECT / "docs"
"""The site's styles, scripts and icon are below `assets/`; the rest belongs to the checkout's own call."""
OVERRIDES = PROJECT / "overrides"
FONTS = PROJECT / "fonts"
MKDOCS = PROJECT / "mkdocs.yml"
HOOK = PACKAGE / "site" / "mkdocs_hook.py"
"""In place of the address in mkdocs.yml, which holds in a checkout only."""
DATA = PROJECT / "notice_data.yml"
"""The call of a checkout, which bare MkDocs shows; the wheel has none."""
SCHEMA = PROJECT / "notice.schema.json"
"""The schema of the data file, for editors."""


def _cache_folder() -> Path:
    if not INSTALLED:
        return PROJECT / ".cache"
    from platformdirs import user_cache_path  # noqa: PLC0415 - a checkout does not need it

    return user_cache_path("notice-site", appauthor=False)


CACHE = _cache_folder()
"""The folder of what is rebuilt only when its source changes."""
COMPILED_TEMPLATES = CACHE / "templates"
"""Templates as Jinja compiled them; it notices when one has changed."""


@dataclass(frozen=True)
class CallFolder:
    """The folder of a data file, with all that a call may have beside it; the root of a checkout is one."""

    root: Path

    @property
    def docs(self) -> Path:
        """Its own pages and pictures."""
        return self.root / "docs"

    @property
    def overrides(self) -> Path:
        """Its own style sheets, and templates in place of the tool's."""
        return self.root / "overrides"

    @property
    def site(self) -> Path:
        return self.root / "site"

    @property
    def workspace(self) -> Path:
        """Where the site is built before it replaces the old one."""
        return self.root / ".build"


def call_folder(data: Path) -> CallFolder:
    """The folder of this data file."""
    return CallFolder(data.parent)


@dataclass(frozen=True)
class SourceFolders:
    """The folders that a site is made of, beside its data."""

    docs: Path = DOCS
    """With the tool's `assets/`: styles, scripts, icon."""
    own: CallFolder | None = None
    """Where the call's own pages, pictures, styles and templates are."""


TOOL_ALONE = SourceFolders()


def command_line(*words: object) -> str:
    """The tool's command as it works for whoever runs it now, with these words behind it.

    A word with white space is quoted as every shell reads it.
    """
    if Path(sys.argv[0]).parts[-2:] == ("notice_site", "__main__.py"):
        program = "python -m notice_site"
    else:
        program = "notice-site" if INSTALLED else "python build_site.py"
    texts = (str(word) for word in words)
    return " ".join([program, *(f'"{text}"' if set(text) & set(" \t&();'") else text for text in texts)])
