"""What the models say of themselves. In: nothing, or a record. Out: all records; their keys' docstrings."""

import ast
import inspect
from collections.abc import Iterator

from pydantic import BaseModel

from notice_site.models.record import Record


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
    records = {*models()}
    bases = [base for base in reversed(model.__mro__) if issubclass(base, BaseModel) and base in records]
    return {key: text for base in bases for key, text in _own(base).items()}


def _own(model: type[BaseModel]) -> dict[str, str]:
    tree = ast.parse(inspect.getsource(model)).body[0]
    assert isinstance(tree, ast.ClassDef)
    found = {"": ast.get_docstring(tree) or ""}
    for key, text in zip(tree.body, tree.body[1:], strict=False):
        if isinstance(key, ast.AnnAssign) and isinstance(key.target, ast.Name) and isinstance(text, ast.Expr):
            assert isinstance(text.value, ast.Constant)
            name = key.target.id
            found[model.model_fields[name].alias or name] = str(text.value.value)
    return found
