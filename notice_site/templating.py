"""Jinja as all our templates use it. In: a folder of templates. Out: an environment without surprises.

A missing name is an error, and a line that holds only a tag leaves no blank line.
"""

from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from notice_site.project import TEMPLATES


def template_environment(folder: Path = TEMPLATES, **settings: Any) -> Environment:
    """Every text is escaped for HTML where `settings`, which are Jinja's, do not say otherwise."""
    return Environment(
        loader=FileSystemLoader(folder),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        **{"autoescape": True, **settings},
    )
