"""Every value of the model: its change is found and has a name in plain words."""

import re
from collections.abc import Iterator
from copy import deepcopy
from typing import Any

import pytest

from notice_site.compare.compare import compare
from notice_site.compare.sides import Side
from notice_site.compare.wording import FactWords, ValueWords
from notice_site.problem import KeyPath as DataPath
from notice_site.reading.key_names import NAMES, models
from tests.call_facts import ZH
from tests.compared_calls import TEXT, side


def leaves(value: Any, path: DataPath = ()) -> Iterator[DataPath]:
    """The path of every plain value."""
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    found = [leaf for key, item in inner for leaf in leaves(item, (*path, key))]
    yield from found or [path]


def with_leaf(data: dict[str, Any], path: DataPath) -> dict[str, Any]:
    """The data with another value at a path."""
    changed = deepcopy(data)
    holder: Any = changed
    for step in path[:-1]:
        holder = holder[step]
    old = holder[path[-1]]
    holder[path[-1]] = (
        not old if isinstance(old, bool) else old + 1 if isinstance(old, int | float) else "换了"
    )
    return changed


def every_leaf() -> list[DataPath]:
    return [
        path for path in leaves(side(TEXT).data) if path[-1] not in ("id", "kind") and path != ("language",)
    ]


def test_every_changed_value_of_the_full_call_is_found_and_has_a_name_in_plain_words() -> None:
    before = side(TEXT)
    paths = every_leaf()
    assert len(paths) > 600
    unnamed = {}
    for path in paths:
        data = with_leaf(before.data, path)
        after = Side({**data, "amendments": []}, before.labels)
        old = Side({**before.data, "amendments": []}, before.labels)
        if path[0] == "amendments":
            continue
        names = [FactWords(after, ZH).name(path)]
        if not all(names) or any(re.search(r"[a-z]_|^[a-z]+$", name) for name in names):
            unnamed[path] = names
        assert ValueWords(old, ZH).at(path), path
    assert unnamed == {}


@pytest.mark.parametrize("key", ["key_dates", "body", "eligibility", "materials", "submission", "annexes"])
def test_every_changed_value_makes_a_difference(key: str) -> None:
    before = side(TEXT)
    plain = Side({**before.data, "amendments": []}, before.labels)
    paths = [path for path in every_leaf() if path[0] == key]
    assert paths
    quiet = [path for path in paths[::3] if not _differs(plain, path)]
    assert quiet == []


def _differs(plain: Side, path: DataPath) -> bool:
    return bool(compare(plain.data, with_leaf(plain.data, path)))


def test_every_name_belongs_to_a_key_of_the_model() -> None:
    known = {model.__name__: model for model in models()}
    for name in NAMES:
        record, _, key = name.partition(".")
        assert key in known[record].model_fields, name
