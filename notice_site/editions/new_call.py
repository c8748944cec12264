"""Next year's call from this year's. In: a data file. Out: its text with what must be new taken out.

Structure, conditions, forms and every comment stay. Empty afterwards: dates, the document number's sequence.
Gone: amendments, answers and accepted warnings, which belong to the old call. `check` names what is empty.
"""

import re
from dataclasses import dataclass, field
from typing import Any

import yaml

from notice_site.editions.carried_places import CarriedPlace, carried_places, with_comments
from notice_site.editions.data_file import DataFile
from notice_site.editions.yaml_block import yaml_scalar
from notice_site.language.catalogue import Catalogue, catalogue_for
from notice_site.project import TEMPLATES, command_line
from notice_site.reading.source import Source
from notice_site.templating import template_environment

GONE = ("amendments", "clarifications", "accepted_warnings", "import")
"""Lists that belong to one call alone."""
EVENT_KEYS = ("at", "on", "starts", "ends", "wording")
CLOCKS = ("at", "on")
"""Of these a date has one: a new date may have a clock where the old one had none."""
CONFIRMED = ("submission", "contact_info")


@dataclass(frozen=True)
class CarriedOver:
    """The new file's text."""

    text: str
    places: tuple[CarriedPlace, ...]
    """What may still speak of the old call."""


def carry_over(file: DataFile, source: Source, new_id: str, filled: dict[str, dict[str, Any]]) -> CarriedOver:
    """The text for a new call; `filled` are the new events, `{"close": {"at": …, "wording": …}}`."""
    text = file.text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    text = _without_lists(text, source)
    text = _with_values(text, _replacements(text, new_id, filled))
    catalogue = catalogue_for(str(source.data.get("language", "zh-CN")))
    fresh = [str(value) for event in filled.values() for value in event.values()]
    text = _to_confirm(text, catalogue)
    text = with_comments(text, carried_places(text, source, fresh), catalogue)
    return CarriedOver(text, carried_places(text, source, fresh))


def _without_lists(text: str, source: Source) -> str:
    """The text without the lists of GONE and the comments that stand right above them."""
    lines = text.split("\n")
    starts = sorted(line for path, line in source.lines.items() if len(path) == 1)
    for key in sorted(set(GONE) & source.data.keys(), key=lambda key: -source.line_of((key,))):
        first = source.line_of((key,)) - 1
        following = next((line - 1 for line in starts if line - 1 > first), len(lines))
        while following > first + 1 and _is_aside(lines[following - 1]):
            following -= 1
        while first > 0 and lines[first - 1].startswith("#"):
            first -= 1
        del lines[first:following]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip("\n") + "\n"


def _is_aside(line: str) -> bool:
    return not line.strip() or line.startswith("#")


def _replacements(text: str, new_id: str, filled: dict[str, dict[str, Any]]) -> dict[tuple[int, int], str]:
    """What replaces which characters: a scalar's first and last place, and the new text."""
    root = yaml.compose(text, Loader=yaml.SafeLoader)
    results: dict[tuple[int, int], str] = {}
    for key, node in _entries(root):
        if key == "id":
            results[_span(node)] = new_id
        elif key == "document_number":
            results |= {_span(part): "" for name, part in _entries(node) if name == "sequence"}
            results |= {_span(part): "" for name, part in _entries(node) if name == "year"}
        elif key == "key_dates":
            for name, event in _entries(node):
                results |= _event(event, filled.get(name))
    return results


def _event(node: Any, new: dict[str, Any] | None) -> dict[tuple[int, int], str]:
    """A date emptied, or written anew; a list of dates item by item."""
    if isinstance(node, yaml.SequenceNode):
        return {span: text for item in node.value for span, text in _event(item, None).items()}
    results: dict[tuple[int, int], str] = {}
    for key, part in node.value if isinstance(node, yaml.MappingNode) else ():
        if isinstance(part, yaml.MappingNode):
            results |= _event(part, None)
        elif key.value in CLOCKS and new:
            written = next(clock for clock in CLOCKS if clock in new)
            results |= {_span(key): written, _span(part): new[written]}
        elif key.value in EVENT_KEYS:
            results[_span(part)] = str((new or {}).get(key.value, ""))
    return results


def _entries(node: Any) -> list[tuple[str, Any]]:
    if not isinstance(node, yaml.MappingNode):
        return []
    return [(str(key.value), value) for key, value in node.value]


def _span(node: Any) -> tuple[int, int]:
    return node.start_mark.index, node.end_mark.index


def _with_values(text: str, replacements: dict[tuple[int, int], str]) -> str:
    for (first, last), new in sorted(replacements.items(), reverse=True):
        text = text[:first] + new + text[last:]
    return re.sub(r"(?m)^(\s*(?:- )?[a-z_]+:) +$", r"\1", text)


def _to_confirm(text: str, catalogue: Catalogue) -> str:
    """The text with a comment before what may have changed without anybody noticing."""
    comment = catalogue.translate("To check: are the office, persons, telephones and addresses still right?")
    for key in CONFIRMED:
        text = re.sub(rf"(?m)^{key}:", f"# {comment}\n{key}:", text, count=1)
    return text


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
    return environment.get_template("new_call.yml.jinja").render(call=shown, command=command_line("check"))
