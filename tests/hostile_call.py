"""A call whose every text is hostile. In: a data file. Out: the same with markup behind each text."""

from collections.abc import Iterator
from pathlib import Path as FilePath
from typing import Any

from notice_site.problem import KeyPath, ProblemsFound
from notice_site.reading.build import Call, build_call
from notice_site.reading.source import Source, read_source

MARKUP = (
    "</script></style></title>--><script>hit=1</script><img src=x onerror=hit=1><svg/onload=hit=1>"
    "\"' onfocus=hit=1 autofocus [a](javascript:hit=1) {{{{ hit }}}} {{% raw %}} &lt;b&gt; \u2028 ]]>"
)
_ROUNDS = 12


def hostile_call(path: FilePath) -> tuple[Call, int]:
    """The call, and how many of its texts have the markup.

    A text that has a form (an id, a day, an address) is left as it was: with markup the data is refused.
    """
    source = read_source(path)
    marked = set(_texts(source.data, ()))
    for _ in range(_ROUNDS):
        data = _with_markup(source.data, (), marked)
        try:
            return build_call(Source(path, source.text, data, source.lines)), len(marked)
        except ProblemsFound as found:
            refused = {problem.path for problem in found.problems}
            marked -= {text for text in marked if any(text[: len(place)] == place for place in refused)}
    raise AssertionError("the call is refused with markup in none of the places that are named")


def _texts(value: Any, path: KeyPath) -> Iterator[KeyPath]:
    if isinstance(value, str):
        yield path
    for key, item in _items(value):
        yield from _texts(item, (*path, key))


def _with_markup(value: Any, path: KeyPath, marked: set[KeyPath]) -> Any:
    if isinstance(value, dict):
        return {key: _with_markup(item, (*path, key), marked) for key, item in value.items()}
    if isinstance(value, list):
        return [_with_markup(item, (*path, at), marked) for at, item in enumerate(value)]
    return value + MARKUP if path in marked else value


def _items(value: Any) -> Iterator[tuple[str | int, Any]]:
    if isinstance(value, dict):
        yield from value.items()
    elif isinstance(value, list):
        yield from enumerate(value)
