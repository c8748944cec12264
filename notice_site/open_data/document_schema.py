"""The JSON Schema of `/notice.json`. In: a catalogue. Out: draft 2020-12, with titles and descriptions.

It is the schema of the data file without what is never published, with the keys of `keys.py` added.
No build makes it: `notice.schema.json` keeps it, which `pytest --update-golden` writes anew.
"""

from collections.abc import Mapping
from typing import Any

from notice_site.language.catalogue import Catalogue
from notice_site.model.rules import RuleFacts
from notice_site.open_data.keys import ADDED, NEW_PARTS, Key
from notice_site.reading.editions import UNPUBLISHED
from notice_site.reading.key_names import END, models
from notice_site.reading.schema import DIALECT, schema

ID = "urn:notice-site:open-data"
NULL = {"type": "null"}
CONSTRAINTS = {"type", "$ref", "anyOf", "oneOf", "const", "enum"}


def open_data_schema(catalogue: Catalogue) -> dict[str, Any]:
    """The schema that every `/notice.json` meets."""
    base = schema(catalogue)
    base["properties"] = {key: value for key, value in base["properties"].items() if key not in UNPUBLISHED}
    parts = base.pop("$defs")
    parts = {name: parts[name] for name in sorted(_reached(base, parts))}
    parts = {name: _part(name, part, catalogue) for name, part in parts.items()}
    parts |= {name: {"title": name, **_keys(keys, catalogue)} for name, keys in NEW_PARTS.items()}
    head = {"$schema": DIALECT, "$id": ID, "title": catalogue.text("A call for applications as open data")}
    return head | {**_part("Notice", base, catalogue), **head} | {"$defs": parts}


def _reached(value: Any, parts: Mapping[str, Any], reached: frozenset[str] = frozenset()) -> frozenset[str]:
    """The names of the parts that a schema refers to, also by way of other parts."""
    if isinstance(value, dict):
        name = str(value.get("$ref", "")).removeprefix("#/$defs/")
        if name in parts and name not in reached:
            reached = _reached(parts[name], parts, reached | {name})
    for inner in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        reached = _reached(inner, parts, reached)
    return reached


def _part(name: str, part: dict[str, Any], catalogue: Catalogue) -> dict[str, Any]:
    """A part of the data file's schema as it is published: what it does not know is left out, never null."""
    if "properties" not in part:
        return part
    properties = part["properties"]
    stated = {key: _stated(value) for key, value in properties.items()}
    added = _keys(_added(name), catalogue)
    left_out = {
        key
        for model in models()
        for key, field in model.model_fields.items()
        if model.__name__ == name and field.exclude_if
    }
    required = [
        key
        for key, value in properties.items()
        if value.keys() & CONSTRAINTS and stated[key] == value and key not in left_out
    ]
    made = {
        **part,
        "properties": stated | added["properties"],
        "required": sorted({*required, *added["required"]}),
    }
    return {"title": name, **made}


def _added(name: str) -> Mapping[str, Key]:
    is_rule = name in {model.__name__ for model in models() if issubclass(model, RuleFacts)}
    return ADDED.get("RuleFacts" if is_rule else name, {})


def _keys(keys: Mapping[str, Key], catalogue: Catalogue) -> dict[str, Any]:
    return {
        "type": "object",
        "properties": {
            name: {"title": END.split(text)[0], **key.shape, "description": text}
            for name, key in keys.items()
            if (text := catalogue.text(key.description))
        },
        "required": [name for name, key in keys.items() if key.required],
        "additionalProperties": False,
    }


def _stated(value: dict[str, Any]) -> dict[str, Any]:
    """A schema of a key without null."""
    kept = [choice for choice in value.get("anyOf", []) if choice != NULL]
    if len(kept) == len(value.get("anyOf", [])):
        return value
    rest = {key: item for key, item in value.items() if key != "anyOf"}
    return {**kept[0], **rest} if len(kept) == 1 else {"anyOf": kept, **rest}
