"""Records as a tree. In: a record. Out: every text, number and record inside it, with its path."""

from collections.abc import Iterator
from typing import Any

from pydantic import BaseModel

from notice_site.problem import Path


def walk_values(value: Any, path: Path = ()) -> Iterator[tuple[Path, Any]]:
    """Every record and every plain value, in the models' order, outermost first; None is left out."""
    if isinstance(value, BaseModel):
        yield path, value
        for key, field in type(value).model_fields.items():
            yield from walk_values(getattr(value, key), (*path, field.alias or key))
    elif isinstance(value, tuple):
        for at, item in enumerate(value):
            yield from walk_values(item, (*path, at))
    elif value is not None:
        yield path, value
