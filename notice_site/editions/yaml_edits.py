"""Values of a data file written anew. In: the file, paths and values. Out: the file, every other byte as it
was.

A list that is replaced by another keeps its style, one line or item by item; a new key goes to the end of
its record.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import yaml

from notice_site.editions.data_file import DataFile
from notice_site.editions.yaml_block import STEP, yaml_in_flow, yaml_item, yaml_lines, yaml_scalar
from notice_site.problem import Fault, KeyPath, Message, ProblemsFound
from notice_site.reading.source import Source


@dataclass(frozen=True)
class Edit:
    """One value to write."""

    path: KeyPath
    """Of a value that is there, of a key that its record lacks, or of an item to put in."""
    value: Any
    """None takes the key out."""
    added: bool = False
    """Whether it is put into its list at that place, before what is there."""


class NoPlace(Exception):
    """A value has no place of its own in the file: what holds it is on one line."""


@dataclass(frozen=True)
class _Change:
    start: int
    end: int
    text: str


def with_edits(file: DataFile, edits: list[Edit]) -> DataFile:
    """The file with all edits; no two may touch the same value. Raises NoPlace."""
    root = yaml.compose(file.text, Loader=yaml.SafeLoader)
    assert root is not None
    changes = sorted((_change(root, edit, file) for edit in edits), key=lambda change: change.start)
    pieces, at = [], 0
    for change in changes:
        pieces += [file.text[at : change.start], change.text.replace("\n", file.newline)]
        at = change.end
    return DataFile(file.path, "".join([*pieces, file.text[at:]]))


def _change(root: yaml.Node, edit: Edit, file: DataFile) -> _Change:
    holder = _node_at(root, edit.path[:-1])
    if edit.added:
        return _item_put_in(holder, int(edit.path[-1]), edit.value, file)
    node = _inside(holder, edit.path[-1])
    if node is None:
        return _key_put_in(holder, str(edit.path[-1]), edit.value)
    if edit.value is None:
        return _key_taken_out(holder, str(edit.path[-1]), file)
    return _Change(node.start_mark.index, _end(node), _written(holder, node, edit.value))


def _written(holder: yaml.Node, node: yaml.Node, value: Any) -> str:
    """A value in place of a node, in the node's own style."""
    if _in_flow(holder) or (isinstance(node, yaml.CollectionNode) and node.flow_style):
        return yaml_in_flow(value)
    if isinstance(value, list) and isinstance(node, yaml.SequenceNode):
        return _items(value, node.start_mark.column).strip()
    if isinstance(value, dict | list) and not isinstance(node, yaml.CollectionNode):
        column = holder.start_mark.column + len(STEP)
        return "\n" + (
            _items(value, column) if isinstance(value, list) else "\n".join(yaml_lines(value, " " * column))
        )
    if isinstance(value, dict):
        return "\n".join(yaml_lines(value, " " * node.start_mark.column)).strip()
    return yaml_scalar(value)


def _items(values: list[Any], column: int) -> str:
    lines = yaml_lines({"items": values}, "")
    return "\n".join(" " * column + line.removeprefix(STEP) for line in lines[1:])


def _item_put_in(holder: yaml.Node, at: int, value: Any, file: DataFile) -> _Change:
    if not isinstance(holder, yaml.SequenceNode) or holder.flow_style or not holder.value:
        raise NoPlace
    lines = _items([value], holder.start_mark.column)
    place = (
        _end(holder.value[min(at, len(holder.value)) - 1])
        if at
        else _line_start(file.text, holder.start_mark.index)
    )
    return _Change(place, place, f"\n{lines}" if at else f"{lines}\n")


def _key_put_in(holder: yaml.Node, key: str, value: Any) -> _Change:
    if not isinstance(holder, yaml.MappingNode) or holder.flow_style or not holder.value:
        raise NoPlace
    lines = "\n".join(yaml_lines({key: value}, " " * holder.start_mark.column))
    place = _end(holder)
    return _Change(place, place, f"\n{lines}")


def _key_taken_out(holder: yaml.Node, key: str, file: DataFile) -> _Change:
    """The whole lines of a key."""
    if not isinstance(holder, yaml.MappingNode) or holder.flow_style:
        raise NoPlace
    name_node, value = next((name, node) for name, node in holder.value if name.value == key)
    if holder.value[0][0] is name_node:
        raise NoPlace
    start = _line_start(file.text, name_node.start_mark.index)
    end = file.text.find("\n", _end(value)) + 1
    return _Change(start, end or len(file.text), "")


def _line_start(text: str, index: int) -> int:
    return text.rfind("\n", 0, index) + 1


def _end(node: yaml.Node) -> int:
    """Where a value's own words end; comments and blank lines behind it are not its own."""
    if isinstance(node, yaml.CollectionNode) and not node.flow_style and node.value:
        last = node.value[-1]
        return _end(last[1] if isinstance(last, tuple) else last)
    if isinstance(node, yaml.ScalarNode) and node.style in ("|", ">"):
        text = str(node.end_mark.buffer or "")
        return len(text[: node.end_mark.index].rstrip()) if text else node.end_mark.index
    return int(node.end_mark.index)


def _in_flow(node: yaml.Node) -> bool:
    return isinstance(node, yaml.CollectionNode) and bool(node.flow_style)


def _node_at(root: yaml.Node, path: KeyPath) -> yaml.Node:
    node = root
    for step in path:
        result = _inside(node, step)
        if result is None:
            raise NoPlace
        node = result
    return node


def _inside(node: yaml.Node, step: str | int) -> yaml.Node | None:
    if isinstance(node, yaml.MappingNode):
        return next((value for key, value in _entries(node) if key == step), None)
    if isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
        result: yaml.Node = node.value[step]
        return result
    return None


def _entries(node: yaml.MappingNode) -> Iterator[tuple[str, yaml.Node]]:
    return ((str(key.value), value) for key, value in node.value)


BEFORE = ("site", "accepted_warnings", "import")
"""Keys before which a new list goes: the call comes first, then what is only about the web site."""
ITEM = re.compile(r"( *)-(?: |$)")


def with_item(file: DataFile, source: Source, key: str, item: dict[str, Any]) -> DataFile:
    """The file with an item more at the end of the list `key`, which is made where it is missing.

    Raises ProblemsFound where the list is in one line and so has no place for a block.
    """
    held = source.data.get(key)
    if key in source.data and not held:
        return _into_empty(file, source, key, item)
    if held:
        first = source.line_of((key, 0))
        match = ITEM.match(file.lines[first - 1])
        if not match:
            raise _one_line(source, key)
        return file.with_lines_after(_end_of(file, source, key), yaml_item(item, match[1]))
    after = _place_of_new(file, source)
    return file.with_lines_after(after, ["", f"{key}:", *yaml_item(item, "  ")])


def _into_empty(file: DataFile, source: Source, key: str, item: dict[str, Any]) -> DataFile:
    """`amendments: []` becomes `amendments:`; the rest of its line stays."""
    line = source.line_of((key,))
    lines = file.text.split("\n")
    match = re.match(
        rf"({key}:)[ \t]*(?:\[[ \t]*\]|null|~)?([ \t]*(?:#[^\r]*)?\r?)$", lines[line - 1].lstrip("\ufeff")
    )
    if not match:
        raise _one_line(source, key)
    mark = "\ufeff" if lines[line - 1].startswith("\ufeff") else ""
    lines[line - 1] = mark + match[1] + match[2]
    return DataFile(file.path, "\n".join(lines)).with_lines_after(line, yaml_item(item, "  "))


def _end_of(file: DataFile, source: Source, key: str) -> int:
    """The last line of a top-level key, without the comments and blank lines before the next one."""
    starts = sorted(line for path, line in source.lines.items() if len(path) == 1)
    own = source.line_of((key,))
    following = next((line for line in starts if line > own), len(file.lines) + 1)
    end = following - 1
    while end > own and not _says(file.lines[end - 1]):
        end -= 1
    return end


def _says(line: str) -> bool:
    """Whether a line holds data; a comment that is indented belongs to the data around it."""
    return bool(line.strip()) and not line.startswith("#") and line.strip() not in ("...", "---")


def _place_of_new(file: DataFile, source: Source) -> int:
    """The line after which a new list goes: the end of what is before the web site's own data."""
    keys = [str(path[0]) for path in sorted(_top(source), key=source.line_of)]
    before = next((at for at, key in enumerate(keys) if key in BEFORE), len(keys))
    return _end_of(file, source, keys[max(before - 1, 0)])


def _top(source: Source) -> list[tuple[str | int, ...]]:
    return [path for path in source.lines if len(path) == 1]


def _one_line(source: Source, key: str) -> ProblemsFound:
    message = Message("`{key}` is in one line, where nothing can be added.", key=key)
    remedy = Message("Write each item on lines of its own, beginning with “- id:”.")
    return ProblemsFound((Fault((key,), source.line_of((key,)), message, remedy).problem(),))
