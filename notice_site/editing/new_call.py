"""A new call. In: what is known of it. Out: its data file with comments, empty where it is not known."""

from dataclasses import dataclass, field
from typing import Any

from notice_site.editing.yaml_block import yaml_scalar
from notice_site.project import TEMPLATES
from notice_site.templates import template_environment


@dataclass(frozen=True)
class NewCall:
    """What is known; an empty text leaves its place in the file empty, and `check` names it."""

    id: str
    title: str = ""
    description: str = ""
    issuer: str = ""
    number: dict[str, Any] | None = None
    signed: dict[str, Any] = field(default_factory=lambda: {"on": "", "wording": ""})
    close: dict[str, Any] = field(default_factory=lambda: {"at": "", "wording": ""})
    place: str = ""
    address: str = ""
    telephone: str = ""
    ways: tuple[str, ...] = ()


def new_call_text(call: NewCall) -> str:
    """The text of the file."""
    # It is YAML: no HTML to escape, `yaml` and `after` write every value.
    environment = template_environment(TEMPLATES / "data", autoescape=False, keep_trailing_newline=True)
    environment.filters["yaml"] = yaml_scalar
    environment.filters["after"] = lambda value: f" {yaml_scalar(value)}" if value else ""
    shown = {**call.__dict__, "close": {"on": "", "at": "", **call.close}}
    return environment.get_template("new_call.yml.jinja").render(call=shown)
