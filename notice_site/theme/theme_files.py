"""What the site takes of the theme. In: MkDocs' files and templates. Out: its templates and its styles."""

import os
import re
from pathlib import Path

import jinja2
from mkdocs.structure.files import Files
from mkdocs.theme import Theme

from notice_site.kept_files import TemplateCache

_MAP = re.compile(r"/\*# sourceMappingURL=[^*]*\*/\s*\Z")
_SHEETS = ("main", "palette")


def keep_templates(theme: Theme, cache: Path) -> None:
    """Let the theme keep its compiled templates in `cache`, and not list its 12,000 icons as assets."""
    plain_environment = theme.get_env

    def quick_environment() -> jinja2.Environment:
        environment = plain_environment()
        environment.bytecode_cache = TemplateCache(cache)
        environment.loader = _VisibleTemplates(theme.dirs)
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
    found = [path for folder in folders for path in folder.glob(f"{name}.*.css")]
    if len(found) != 1:
        raise ValueError(f"the theme has {len(found)} style sheets named {name}.*.css instead of one")
    return _MAP.sub("", found[0].read_text(encoding="utf-8"))


class _VisibleTemplates(jinja2.FileSystemLoader):
    """Finds every template, and lists those that no hidden folder holds."""

    def list_templates(self) -> list[str]:
        found: set[str] = set()
        for root in self.searchpath:
            for folder, folders, files in os.walk(root):
                folders[:] = [name for name in folders if not name.startswith(".")]
                found.update(Path(folder, name).relative_to(root).as_posix() for name in files)
        return sorted(found)
