"""The JSON Schema of `notice_data.yml`. In: words. Out: a draft 2020-12 schema described in that language.

Editors read it for completion and hover help. Descriptions are the docstrings of models and keys.
"""

import ast
import inspect
from collections.abc import Iterator
from typing import Any

from pydantic import BaseModel
from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core import core_schema

from notice_site.models.notice import Notice
from notice_site.models.record import Record
from notice_site.words import Words

DIALECT = "https://json-schema.org/draft/2020-12/schema"
ID = "urn:notice-site:notice.schema.json"
DAY = r"^\d{4}-\d{2}-\d{2}$"
INSTANT = r"^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})$"
NOISE = ("title", "discriminator", "default")
NAMING = ("properties", "$defs")


class _Plain(GenerateJsonSchema):
    """Days and moments by their form: RFC 3339 wants seconds, which no call names."""

    def date_schema(self, schema: core_schema.DateSchema) -> JsonSchemaValue:  # noqa: ARG002 - pydantic's form
        return {"type": "string", "pattern": DAY}

    def datetime_schema(self, schema: core_schema.DatetimeSchema) -> JsonSchemaValue:  # noqa: ARG002 - pydantic's form
        return {"type": "string", "pattern": INSTANT}


def schema(words: Words) -> dict[str, Any]:
    """The schema of a whole data file."""
    made = Notice.model_json_schema(schema_generator=_Plain)
    known = {model.__name__: model for model in models()}
    parts = {name: _part(known.get(name), part, words) for name, part in made.pop("$defs").items()}
    head = {"$schema": DIALECT, "$id": ID, "title": words.text("The data of a call")}
    return head | _part(Notice, made, words) | {"$defs": parts}


def models() -> Iterator[type[BaseModel]]:
    """Every record that a call may hold."""
    waiting: list[type[BaseModel]] = [Record]
    while waiting:
        model = waiting.pop()
        waiting += model.__subclasses__()
        if model.__module__.startswith("notice_site.models."):
            yield model


def descriptions(model: type[BaseModel]) -> dict[str, str]:
    """The docstrings of a record and its keys, by key; that of the record itself is under the empty one."""
    bases = [base for base in reversed(model.__mro__) if base in _records()]
    return {key: text for base in bases for key, text in _own(base).items()}


def _records() -> set[type]:
    return {*models()}


def _own(model: type) -> dict[str, str]:
    tree = ast.parse(inspect.getsource(model)).body[0]
    assert isinstance(tree, ast.ClassDef)
    found = {"": ast.get_docstring(tree) or ""}
    for key, text in zip(tree.body, tree.body[1:], strict=False):
        if isinstance(key, ast.AnnAssign) and isinstance(key.target, ast.Name) and isinstance(text, ast.Expr):
            assert isinstance(text.value, ast.Constant)
            name = key.target.id
            found[model.model_fields[name].alias or name] = str(text.value.value)  # type: ignore[attr-defined]  # only records come here
    return found


def _part(model: type[BaseModel] | None, part: dict[str, Any], words: Words) -> dict[str, Any]:
    made = _quiet(part)
    made.pop("description", None)
    if model is None:
        return dict(made)
    texts = descriptions(model)
    properties = {
        key: {**value, "description": words.text(texts[key])} for key, value in made["properties"].items()
    }
    return {"description": words.text(texts[""]), **made, "properties": properties}


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
