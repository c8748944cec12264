"""Sheets to print that are no part of the site. In: words. Out: the templates of `templates/sheets/`.

A sheet is one file: its styles stand in it, and it asks for nothing else.
"""

from jinja2 import Environment

from notice_site.comparing.changes import sentence
from notice_site.project import TEMPLATES
from notice_site.templates import template_environment
from notice_site.words import Words


def sheet_environment(words: Words) -> Environment:
    """Every text is escaped for HTML; `_` and `several` say words, `listed` joins."""
    environment = template_environment(TEMPLATES / "sheets")
    environment.globals.update(
        sentence=lambda change: sentence(change, words),
        _=words.say,
        several=words.say_many,
        listed=words.join,
        language=words.language,
    )
    return environment
