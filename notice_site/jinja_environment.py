"""The Jinja environment of all page templates. In: the call's words. Out: an environment that escapes.

Every text is escaped for HTML. In a line of Markdown a template writes `{{ text | md }}`.
"""

from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from notice_site.escapes import markdown_line
from notice_site.words import Words

TEMPLATES = Path(__file__).resolve().parent.parent / "templates"


def page_environment(words: Words) -> Environment:
    """Templates of `templates/`; a missing name is an error, `_` says words."""
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters["md"] = markdown_line
    environment.globals.update(_=words.say, several=words.say_many)
    return environment
