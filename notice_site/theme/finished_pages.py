"""The last look at a built site, when all of it is there. In: what MkDocs wrote. Out: it, lighter and safe.

Styles that no page uses are left out, which can only be known now; so is the white space that templates leave
around the articles. Then the policy is written into every page.
"""

import re
from base64 import b64encode
from collections.abc import Iterable, Mapping
from hashlib import sha256
from pathlib import Path

from notice_site.cache import FileCache, versioned
from notice_site.project import CACHE
from notice_site.theme import styles as style_sheet
from notice_site.theme import styles as used_styles
from notice_site.theme.assets import ALL_STYLES, SCRIPTS
from notice_site.theme.styles import Used, asked_for, used_in

FROM_DISK = "file:"
"""`'self'` compares origins, and files have none (CSP 3, 6.7.2.7): a page on disk needs its scheme named.
No page that came over the network may load from it, so there it allows nothing."""

_SCRIPT = re.compile(r"<script(?P<attributes>[^>]*)>(?P<text>.*?)</script>", re.DOTALL)
_NOT_RUN = re.compile(r"\bsrc=|\btype=[\"']?application/")
_CHARSET = re.compile(r"<meta charset=[^>]*>")


def with_policy(pages: Mapping[Path, str]) -> dict[Path, str]:
    """The pages with the policy in each, before anything that it is about."""
    tag = f'<meta http-equiv="Content-Security-Policy" content="{page_policy(pages.values())}">'
    return {page: _with_tag(page, text, tag) for page, text in pages.items()}


def _with_tag(page: Path, text: str, tag: str) -> str:
    # 404.html and the pages have the same head; a page without one is not one of the tool's.
    written, count = _CHARSET.subn(lambda charset: f"{charset[0]}\n{tag}", text, count=1)
    if count != 1:
        raise ValueError(f"{page.name} has no <meta charset>")
    return written


def page_policy(pages: Iterable[str]) -> str:
    """The policy as a page states it, for all of `pages` at once."""
    return _policy(pages, f"'self' {FROM_DISK}")


def header_policy(pages: Iterable[str]) -> str:
    """The policy as a server sends it; who may frame the pages can only be said there."""
    policy = _policy(pages, "'self'")
    return f"{policy}; frame-ancestors 'self'"


def _policy(pages: Iterable[str], own: str) -> str:
    hashes = sorted({_hash(script) for page in pages for script in inline_scripts(page)})
    directives = {
        "default-src": "'none'",
        "script-src": " ".join((own, *hashes)),
        "style-src": own,
        "img-src": f"{own} data:",
        "connect-src": "'self'",
        "form-action": "'none'",
        "base-uri": "'none'",
    }
    return "; ".join(f"{name} {value}" for name, value in directives.items())


def inline_scripts(page: str) -> list[str]:
    """The scripts that are in a page; those of a data type are not run, and need no leave."""
    return [match["text"] for match in _SCRIPT.finditer(page) if not _NOT_RUN.search(match["attributes"])]


def _hash(script: str) -> str:
    return f"'sha256-{b64encode(sha256(script.encode()).digest()).decode()}'"


# White space around the end of a line
_LINES = re.compile(r"\s*\n\s*")
# `</p>`, empty lines and an indentation, `<p>`
_LINES_BETWEEN = re.compile(r"(?<=>)[ \t]*\n[ \t\n]*(?=<)")
_ARTICLE = re.compile(r"(<article\b.*?</article>)", re.DOTALL)
_VERBATIM = re.compile(r"(<(?:script|pre|textarea)\b.*?</(?:script|pre|textarea)>)", re.DOTALL)


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
    return FileCache(CACHE).made(
        "styles.css", sources, lambda: used_styles.used_styles(theme, own, asked).encode()
    )


def _finished(page: Path, text: str, linked: tuple[str, str]) -> str:
    if text.count(linked[0]) != 1:
        raise ValueError(f"{page.name} does not link to {linked[0]} once")
    return _without_empty_lines(text.replace(*linked))


def _without_empty_lines(page: str) -> str:
    """In the article only between its elements: what stands inside them may be text, and shown as it is."""
    parts = _ARTICLE.split(page)
    parts[::2] = [_shortened(part, _LINES) for part in parts[::2]]
    parts[1::2] = [_shortened(part, _LINES_BETWEEN) for part in parts[1::2]]
    return "".join(parts).lstrip()


def _shortened(text: str, lines: re.Pattern[str]) -> str:
    parts = _VERBATIM.split(text)
    parts[::2] = [lines.sub("\n", part) for part in parts[::2]]
    return "".join(parts)
