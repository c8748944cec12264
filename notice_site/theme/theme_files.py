"""What the theme ships and the site does not need. In: MkDocs' files and templates. Out: fewer of them.

Nothing here names a file of one release of the theme, so an upgrade can at worst bring something back.
"""

import os
import re
from pathlib import Path

import jinja2
from mkdocs.structure.files import File, Files
from mkdocs.theme import Theme

from notice_site.template_cache import TemplateCache

_MAP_COMMENT = re.compile(rb"\n?(?://[#@] sourceMappingURL=[^\n]*|/\*# sourceMappingURL=[^*]*\*/)\s*\Z")
_LAST_SIGN = re.compile(rb"(\b(\w)<)((\w)\.length;\2\+\+\)\4\.slice\(\w,\2\)in )")
"""Where the search worker cuts a Chinese query into words of the index, and forgets the one at its end:
of 申报材料 it looks for 申报 alone. A browser test sees a release of the theme that is written otherwise.
"""


def keep_templates(theme: Theme, cache: Path) -> None:
    """Let the theme keep its compiled templates in `cache`, and not list its 12,000 icons as assets."""
    plain_environment = theme.get_env

    def quick_environment() -> jinja2.Environment:
        environment = plain_environment()
        environment.bytecode_cache = TemplateCache(cache)
        environment.loader = _VisibleTemplates(theme.dirs)
        return environment

    theme.get_env = quick_environment  # type: ignore[method-assign]  # MkDocs has no hook for it


def fit_files(files: Files, docs: str, search_languages: list[str]) -> None:
    """Leave out source maps and, where English stemming is all that search uses, its other languages.

    `docs` is the folder of the site's own files, which all stay as they are.
    """
    for file in [file for file in files if file.src_dir != docs]:
        if file.src_uri.endswith(".map") or ("/lunr/" in file.src_uri and search_languages == ["en"]):
            files.remove(file)
        elif file.is_css() or file.is_javascript():
            _mend(file)


def _mend(file: File) -> None:
    """Without the comment that names a map: developer tools would ask for it. And with whole queries."""
    content = file.content_bytes
    mended = _LAST_SIGN.sub(rb"\g<1>=\g<3>", _MAP_COMMENT.sub(b"", content))
    if mended != content:
        file.content_bytes = mended


class _VisibleTemplates(jinja2.FileSystemLoader):
    """Finds every template, and lists those that no hidden folder holds."""

    def list_templates(self) -> list[str]:
        found: set[str] = set()
        for root in self.searchpath:
            for folder, folders, files in os.walk(root):
                folders[:] = [name for name in folders if not name.startswith(".")]
                found.update(Path(folder, name).relative_to(root).as_posix() for name in files)
        return sorted(found)
