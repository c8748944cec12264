"""The last look at a built site, when all of it is there. In: what MkDocs wrote. Out: it, lighter and safe.

Styles that no page uses are left out, which can only be known now; so is the white space that templates leave
around the articles. Then the policy is written into every page.
"""

import re
from pathlib import Path

from notice_site.kept_files import KeptFiles
from notice_site.project import KEPT
from notice_site.theme import style_sheet, used_styles
from notice_site.theme.content_policy import with_policy
from notice_site.theme.site_assets import ALL_STYLES, SCRIPTS, versioned
from notice_site.theme.used_styles import Used, asked_for, used_in

_LINES = re.compile(r"\s*\n\s*")
_VERBATIM = re.compile(
    r"(<(?:article|script|pre|textarea)\b.*?</(?:article|script|pre|textarea)>)", re.DOTALL
)


def finish_pages(site: Path, theme_styles: str, *, with_a_policy: bool) -> None:
    """Finish every page of `site`, and its one style sheet.

    `theme_styles` is all CSS that the theme ships; the sheet in `site` has the site's own.
    Raises ValueError for a page that does not load the sheet or has no place for the policy.
    """
    pages = {page: page.read_text(encoding="utf-8") for page in sorted(site.rglob("*.html"))}
    scripts = [script.read_text(encoding="utf-8") for script in sorted((site / SCRIPTS).glob("*.js"))]
    sheet = site / ALL_STYLES
    own = sheet.read_bytes()
    styles = _styles(theme_styles, own.decode(), used_in(pages.values(), scripts))
    sheet.write_bytes(styles)
    linked = versioned(ALL_STYLES, own), versioned(ALL_STYLES, styles)
    pages = {page: _finished(page, text, linked) for page, text in pages.items()}
    for page, text in (with_policy(pages) if with_a_policy else pages).items():
        page.write_text(text, encoding="utf-8", newline="\n")


def _styles(theme: str, own: str, used: Used) -> bytes:
    """The one sheet, as the last build made it where pages and scripts still use the same of it."""
    asked = asked_for(theme, used)
    names = (sorted(asked.names), sorted(asked.values), sorted(asked.words))
    code = (Path(str(module.__file__)).read_text("utf-8") for module in (style_sheet, used_styles))
    sources = (text.encode() for text in (*code, theme, own, *map(repr, names)))
    return KeptFiles(KEPT).made(
        "styles.css", sources, lambda: used_styles.used_styles(theme, own, asked).encode()
    )


def _finished(page: Path, text: str, linked: tuple[str, str]) -> str:
    if text.count(linked[0]) != 1:
        raise ValueError(f"{page.name} does not link to {linked[0]} once")
    return _without_empty_lines(text.replace(*linked))


def _without_empty_lines(page: str) -> str:
    """Outside the article, where white space is nobody's text."""
    parts = _VERBATIM.split(page)
    parts[::2] = [_LINES.sub("\n", part) for part in parts[::2]]
    return "".join(parts).lstrip()
