"""What a place of the data may hold, by the models. In: a path and the data. Out: types and known keys."""

from collections.abc import Iterator
from types import UnionType
from typing import Annotated, Any, ForwardRef, Literal, Union, get_args, get_origin

from pydantic import BaseModel

from notice_site.models.notice import Notice
from notice_site.models.rules import Rule
from notice_site.problem import Path

LATER = {"Rule": Rule}
"""What the models name before it exists."""


def types_at(data: Any, path: Path) -> list[Any]:
    """The plain types that may stand at a path: models, tuples, str, literals …"""
    types = list(_plain(Notice))
    for step in path:
        types = [inner for kind in types for inner in _inside(kind, step, data)]
        data = _value(data, step)
    return types


def known_keys(data: Any, path: Path) -> list[str]:
    """The keys that a mapping at this path may have."""
    value = data
    for step in path:
        value = _value(value, step)
    models = [kind for kind in types_at(data, path) if _is_model(kind) and _fits(kind, value)]
    return list(
        dict.fromkeys(field.alias or key for kind in models for key, field in kind.model_fields.items())
    )


def model_at(data: Any, path: Path) -> type[BaseModel] | None:
    """The record that stands at a path of well-formed data; None where no record does."""
    value = data
    for step in path:
        value = _value(value, step)
    return next((kind for kind in types_at(data, path) if _is_model(kind) and _fits(kind, value)), None)


def is_required(data: Any, path: Path) -> bool:
    """Whether the record that stands there must have the key at the end of a path."""
    model = model_at(data, path[:-1])
    fields = model.model_fields.items() if model else ()
    return any(field.is_required() for name, field in fields if (field.alias or name) == path[-1])


def default_at(data: Any, path: Path, key: str) -> Any:
    """What a key means that is left out of the record at a path, as plain data; None where it is required."""
    model = model_at(data, path)
    fields = model.model_fields.items() if model else ()
    field = next((field for name, field in fields if (field.alias or name) == key), None)
    if field is None or field.is_required():
        return None
    default = field.get_default(call_default_factory=True)
    return list(default) if isinstance(default, tuple) else default


def _value(data: Any, step: str | int) -> Any:
    try:
        return data[step]
    except (KeyError, IndexError, TypeError):
        return None


def _inside(kind: Any, step: str | int, data: Any) -> Iterator[Any]:
    if get_origin(kind) is tuple:
        yield from _plain(get_args(kind)[0])
    elif _is_model(kind) and _fits(kind, data):
        for key, field in kind.model_fields.items():
            if (field.alias or key) == step:
                yield from _plain(field.annotation)


def _plain(annotation: Any) -> Iterator[Any]:
    origin = get_origin(annotation)
    if origin is Annotated:
        yield from _plain(get_args(annotation)[0])
    elif origin in (Union, UnionType):
        for part in get_args(annotation):
            yield from _plain(part)
    elif isinstance(annotation, str | ForwardRef):
        yield from _plain(LATER[annotation if isinstance(annotation, str) else annotation.__forward_arg__])
    elif isinstance(annotation, type) or origin:
        yield annotation


def _is_model(kind: Any) -> bool:
    return isinstance(kind, type) and issubclass(kind, BaseModel)


def _fits(model: type[BaseModel], value: Any) -> bool:
    """Whether a model is the one meant: of those told apart by `kind`, the one with this kind."""
    field = model.model_fields.get("kind")
    tags = get_args(field.annotation) if field and get_origin(field.annotation) is Literal else ()
    return len(tags) != 1 or not isinstance(value, dict) or value.get("kind") in tags
