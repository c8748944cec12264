"""Problems shown in the live preview. In: their report. Out: a site that has it at every address.

An editor who saves a mistake reads what it is where the page was, and has the page back once it is mended.
"""

from collections.abc import Iterable
from html import escape
from pathlib import Path

from notice_site.problem import Problem
from notice_site.report import write_report
from notice_site.theme.site_settings import THEME_WORDS, NavItem, PreparedSite, SiteSettings
from notice_site.words import Words

AROUND = 2
"""Lines of the file shown before and after the one that a problem names."""


def report_with_lines(problems: tuple[Problem, ...], data: Path, words: Words) -> str:
    """The report of `check`, each problem with its line and those around it; `>` marks the line."""
    lines = data.read_text("utf-8", errors="replace").splitlines() if data.is_file() else []
    return "\n".join(
        write_report((problem,), data, "text", words) + _excerpt(lines, problem.line) for problem in problems
    )


def _excerpt(lines: list[str], line: int | None) -> str:
    if not line or line > len(lines):
        return ""
    first = max(line - AROUND, 1)
    shown = enumerate(lines[first - 1 : line + AROUND], first)
    return "\n" + "".join(f"{'>' if number == line else ' '}{number:5} | {text}\n" for number, text in shown)


def problem_site(report: str, pages: Iterable[str], words: Words) -> PreparedSite:
    """The report as every page of `pages`, which are Markdown files, and as the home page."""
    title = words.say("Problems in the data")
    text = f"# {title} {{#problems}}\n\n<pre>{escape(report)}</pre>\n".encode()
    paths = {"index.md", *pages}
    settings = SiteSettings(
        site_name=title,
        language="zh-CN" if words.language.startswith("zh") else words.language,
        nav=(NavItem(title, "index.md"),),
        words={key: words.text(msgid) for key, msgid in THEME_WORDS.items()},
        unlisted=tuple(sorted(paths - {"index.md"})),
    )
    return PreparedSite(dict.fromkeys(sorted(paths), text), settings)
