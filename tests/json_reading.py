"""The open data of a call as programs read it, for tests. In: facts. Out: the data, every object in it."""

import json
from collections.abc import Iterator
from typing import Any

from notice_site.facts.facts import Facts
from notice_site.open_data.document import render_json
from tests.call_facts import ZH


def published(facts: Facts) -> dict[str, Any]:
    data: dict[str, Any] = json.loads(render_json(facts, ZH)["notice.json"])
    return data


def walk(value: Any, way: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], dict[str, Any]]]:
    """Every object with the keys on the way to it."""
    if isinstance(value, dict):
        yield way, value
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, item in items:
        yield from walk(item, (*way, str(key)))
