"""A new item put into a data file as text. In: the file, its list, the item. Out: the file with a block more.

Nothing else changes by a byte: comments, order, blank lines and quotes are those of the author.
"""

import re
from typing import Any

from notice_site.editing.data_file import DataFile
from notice_site.editing.yaml_block import yaml_item
from notice_site.problem import Fault, Message, ProblemsFound
from notice_site.reading.source import Source

BEFORE = ("site", "accepted_warnings")
"""Keys before which a new list goes: the call comes first, then what is only about the web site."""
ITEM = re.compile(r"( *)-(?: |$)")


def with_item(file: DataFile, source: Source, key: str, item: dict[str, Any]) -> DataFile:
    """The file with an item more at the end of the list `key`, which is made where it is missing.

    Raises ProblemsFound where the list stands in one line and so has no place for a block.
    """
    held = source.data.get(key)
    if key in source.data and not held:
        return _into_empty(file, source, key, item)
    if held:
        first = source.line_of((key, 0))
        found = ITEM.match(file.lines[first - 1])
        if not found:
            raise _one_line(source, key)
        return file.with_lines_after(_end_of(file, source, key), yaml_item(item, found[1]))
    after = _place_of_new(file, source)
    return file.with_lines_after(after, ["", f"{key}:", *yaml_item(item, "  ")])


def _into_empty(file: DataFile, source: Source, key: str, item: dict[str, Any]) -> DataFile:
    """`amendments: []` becomes `amendments:`; the rest of its line stays."""
    line = source.line_of((key,))
    lines = file.text.split("\n")
    found = re.match(
        rf"({key}:)[ \t]*(?:\[[ \t]*\]|null|~)?([ \t]*(?:#[^\r]*)?\r?)$", lines[line - 1].lstrip("\ufeff")
    )
    if not found:
        raise _one_line(source, key)
    mark = "\ufeff" if lines[line - 1].startswith("\ufeff") else ""
    lines[line - 1] = mark + found[1] + found[2]
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
    """The line after which a new list goes: the end of what stands before the web site's own data."""
    keys = [str(path[0]) for path in sorted(_top(source), key=source.line_of)]
    before = next((at for at, key in enumerate(keys) if key in BEFORE), len(keys))
    return _end_of(file, source, keys[max(before - 1, 0)])


def _top(source: Source) -> list[tuple[str | int, ...]]:
    return [path for path in source.lines if len(path) == 1]


def _one_line(source: Source, key: str) -> ProblemsFound:
    message = Message("`{key}` stands in one line, where nothing can be added.", key=key)
    remedy = Message("Write each item on lines of its own, beginning with “- id:”.")
    return ProblemsFound((Fault((key,), source.line_of((key,)), message, remedy).problem(),))
