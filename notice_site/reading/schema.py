"""The JSON Schema of `notice_data.yml`. In: a catalogue. Out: draft 2020-12, described in its language.

Editors read it for completion and hover help. Descriptions are the docstrings of models and keys, titles
their names; examples come from `schema_examples.yml`. The tool keeps it in Chinese as `notice.schema.json`;
a copy is beside each data file, whose first line names it: an editor needs no network for it.
"""

import json
from pathlib import Path
from typing import Any

from pydantic import BaseModel
from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core import core_schema

from notice_site import __version__
from notice_site.language.catalogue import Catalogue
from notice_site.language.language import PACKS
from notice_site.model.body import LINK, PICTURE
from notice_site.model.notice import REPORT_ADDRESS, SITE_ADDRESS, TAG, Notice
from notice_site.model.record import MAILBOX
from notice_site.problem import Message
from notice_site.project import SCHEMA
from notice_site.reading.key_names import descriptions, key_name, models
from notice_site.reading.shape import SAID, name_remedy
from notice_site.reading.source import read_source

DIALECT = "https://json-schema.org/draft/2020-12/schema"
ID = "urn:notice-site:notice.schema.json"
YEAR = r"(19|20|21)\d{2}"
MONTH_AND_DAY = r"-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])"
CLOCK = r"T([01]\d|2[0-3]):[0-5]\d(:[0-5]\d(\.\d+)?)?(Z|[+-](0\d|1[0-3]):[0-5]\d|[+-]14:00)"
DAY = f"^{YEAR}{MONTH_AND_DAY}$"
"""A calendar day, `2026-09-30`."""
INSTANT = f"^{YEAR}{MONTH_AND_DAY}{CLOCK}$"
"""A moment with its offset from UTC, `2026-09-30T17:00+08:00`."""
ANY_INSTANT = rf"^\d{{4}}{MONTH_AND_DAY}{CLOCK}$"
"""A moment that follows from a day, in the year after it too: `2200-01-01T00:00+08:00`."""
NOISE = ("title", "discriminator", "default")
NAMING = ("properties", "$defs")
REMEDIES = {
    DAY: SAID["not_a_day"][1],
    INSTANT: SAID["not_an_instant"][1],
    MAILBOX: SAID["not_a_mailbox"][1],
    LINK: SAID["not_a_link"][1],
    PICTURE: SAID["not_a_picture"][1],
    SITE_ADDRESS: SAID["address_scheme"][1],
    REPORT_ADDRESS: SAID["address_scheme"][1],
    TAG: Message(SAID["language"][1].msgid, tags=tuple(PACKS)),
}
"""What to write in place of a text that does not match, as `check` says it."""
EXAMPLES = Path(__file__).with_name("schema_examples.yml")
MODELINE = "# yaml-language-server: $schema="
"""What the YAML extensions of VS Code and others look for at the top of a file."""
SCHEMA_LINE = f"{MODELINE}{SCHEMA.name}"


class _Plain(GenerateJsonSchema):
    """Days and moments by their form: RFC 3339 wants seconds, which no call names."""

    def date_schema(self, _schema: core_schema.DateSchema) -> JsonSchemaValue:
        return {"type": "string", "format": "date", "pattern": DAY}

    def datetime_schema(self, _schema: core_schema.DatetimeSchema) -> JsonSchemaValue:
        return {"type": "string", "pattern": INSTANT}


KEPT_IN = "zh-CN"
"""The language of the schema that is packed with the tool."""


def schema(catalogue: Catalogue) -> dict[str, Any]:
    """The schema of a whole data file."""
    made = Notice.model_json_schema(schema_generator=_Plain)
    records = {model.__name__: model for model in models()}
    parts = {name: _part(records.get(name), part, catalogue) for name, part in made.pop("$defs").items()}
    head = {"$schema": DIALECT, "$id": ID, "title": catalogue.text("The data of a call")}
    return head | _part(Notice, made, catalogue) | {"$defs": parts}


def editor_schema(catalogue: Catalogue) -> dict[str, Any]:
    """The same with an example for every key, and with our words where a text does not match its pattern."""
    made = _with_remedies(schema(catalogue), catalogue)
    examples = read_source(EXAMPLES).data
    parts = {name: _with_examples(name, part, examples) for name, part in made["$defs"].items()}
    language = catalogue.language.tag.partition("-")[0]
    version = {"$comment": f"notice-site {__version__}, {language}"}
    return version | _with_examples(Notice.__name__, made, examples) | {"$defs": parts}


def schema_text(catalogue: Catalogue) -> str:
    """The file that editors read; in one language it is kept and need not be made."""
    if catalogue.language.tag == KEPT_IN and SCHEMA.is_file():
        return SCHEMA.read_text("utf-8")
    return json.dumps(editor_schema(catalogue), ensure_ascii=False, indent=2) + "\n"


def _with_remedies(value: Any, catalogue: Catalogue) -> Any:
    """`patternErrorMessage` is what VS Code and its kin show in place of a pattern."""
    if isinstance(value, list):
        return [_with_remedies(item, catalogue) for item in value]
    if not isinstance(value, dict):
        return value
    kept = {key: _with_remedies(item, catalogue) for key, item in value.items()}
    if isinstance(pattern := value.get("pattern"), str):
        kept["patternErrorMessage"] = catalogue.read(REMEDIES.get(pattern) or name_remedy(pattern))
    return kept


def with_schema_line(text: str) -> str:
    """The text of a data file whose first line names the schema beside it."""
    kept = text.partition("\n")[2] if text.startswith(MODELINE) else text
    return f"{SCHEMA_LINE}\n{kept}"


def _with_examples(name: str, part: dict[str, Any], examples: dict[str, Any]) -> dict[str, Any]:
    if "properties" not in part:
        return part
    model = {model.__name__: model for model in models()}[name]
    properties = {
        key: {**value, "examples": _examples(model, key, examples)}
        for key, value in part["properties"].items()
    }
    return {**part, "properties": properties}


def _examples(model: type[BaseModel], key: str, examples: dict[str, Any]) -> list[Any]:
    """The example of the nearest record that has one for the key."""
    records = [examples.get(base.__name__, {}) for base in model.__mro__]
    return [record[key] for record in records if key in record][:1]


def _part(model: type[BaseModel] | None, part: dict[str, Any], catalogue: Catalogue) -> dict[str, Any]:
    made = _quiet(part)
    made.pop("description", None)
    if model is None:
        return dict(made)
    texts = descriptions(model)
    properties = {
        key: {"title": key_name(model, key, catalogue), **value, "description": catalogue.text(texts[key])}
        for key, value in made["properties"].items()
    }
    return {"description": catalogue.text(texts[""]), **made, "properties": properties}


def _quiet(value: Any) -> Any:
    """A schema without what pydantic adds for itself; names of keys and records stay, whatever they are."""
    if isinstance(value, list):
        return [_quiet(item) for item in value]
    if not isinstance(value, dict):
        return value
    kept = {key: item for key, item in value.items() if key not in NOISE}
    return {
        key: {name: _quiet(part) for name, part in item.items()} if key in NAMING else _quiet(item)
        for key, item in kept.items()
    }
