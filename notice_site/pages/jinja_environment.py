"""The Jinja environment of all page templates. In: the call's words. Out: an environment that escapes.

Every text is escaped for HTML. In a line of Markdown a template writes `{{ text | md }}`.
"""

from jinja2 import Environment

from notice_site.escapes import markdown_line
from notice_site.kept_files import TemplateCache
from notice_site.project import COMPILED
from notice_site.templates import template_environment
from notice_site.words import Words


def page_environment(words: Words) -> Environment:
    """Templates of `templates/`; `_` and `several` say words, `listed` joins."""
    environment = template_environment(keep_trailing_newline=True, bytecode_cache=TemplateCache(COMPILED))
    environment.filters["md"] = markdown_line
    environment.globals.update(_=words.say, several=words.say_many, listed=words.join)
    return environment
