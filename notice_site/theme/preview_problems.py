"""Problems shown in the live preview. In: their report. Out: a site that has it at every address.

An editor who saves a mistake reads what it is where the page was, and has the page back once it is mended.
"""

from collections.abc import Iterable
from html import escape

from notice_site.theme.site_settings import THEME_WORDS, NavItem, PreparedSite, SiteSettings
from notice_site.words import Words


def problem_site(report: str, pages: Iterable[str], words: Words) -> PreparedSite:
    """The report as every page of `pages`, which are Markdown files, and as the home page."""
    title = words.say("Problems in the data")
    text = f"# {title} {{#problems}}\n\n<pre>{escape(report)}</pre>\n".encode()
    paths = {"index.md", *pages}
    settings = SiteSettings(
        site_name=title,
        language="zh-CN" if words.language.startswith("zh") else words.language,
        nav=(NavItem(title, "index.md"),),
        words={key: words.say(msgid) for key, msgid in THEME_WORDS.items()},
        unlisted=tuple(sorted(paths - {"index.md"})),
    )
    return PreparedSite(dict.fromkeys(sorted(paths), text), settings)
