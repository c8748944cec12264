"""Plain values as lines of YAML in the style of the data file. In: a value. Out: lines, two spaces a level.

A text stands without quotes wherever our reader takes it for the same text, else in single quotes. `flow`
names the keys whose items are written on one line where they fit, `- {label: 姓名}`.
"""

import re
from collections.abc import Collection
from functools import lru_cache
from pathlib import Path
from typing import Any

from notice_site.problem import ProblemsFound
from notice_site.reading.source import parse_source

STEP = "  "
WIDTH = 100
"""How long a line may be on which a record stands whole; ours."""
LONGEST_IN_FLOW = 40
"""A longer text has a line of its own."""
SURELY_PLAIN = re.compile(r"[\u4e00-\u9fff][\u4e00-\u9fff，。、；（）《》“”]*")
"""Texts that mean themselves in every place of YAML."""


def yaml_item(value: dict[str, Any], indent: str, flow: Collection[str] = ()) -> list[str]:
    """A record as an item of a list: `- id: …`."""
    lines = yaml_lines(value, "", flow)
    return [f"{indent}- {lines[0]}", *(f"{indent}{STEP}{line}" for line in lines[1:])]


def yaml_lines(value: dict[str, Any], indent: str, flow: Collection[str] = ()) -> list[str]:
    """A record, a key a line, what it holds deeper by one step."""
    return [line for key, part in value.items() for line in _entry(key, part, indent, flow)]


def yaml_scalar(value: Any) -> str:
    """A plain value as it is written behind a colon or a dash."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if not isinstance(value, str):
        return str(value)
    return value if _is_plain(value) else _quoted(value)


def yaml_in_flow(value: Any) -> str:
    """Any value on one line, as it stands among brackets."""
    return _in_flow(value, longest=None) or ""


def _entry(key: str, part: Any, indent: str, flow: Collection[str]) -> list[str]:
    if isinstance(part, dict) and part:
        return [f"{indent}{key}:", *yaml_lines(part, indent + STEP, flow)]
    if isinstance(part, list) and part:
        whole = _in_flow(part) if key in flow and not any(isinstance(item, dict) for item in part) else None
        if whole and len(indent) + len(key) + len(whole) < WIDTH:
            return [f"{indent}{key}: {whole}"]
        return [
            f"{indent}{key}:",
            *(line for item in part for line in _item(item, indent + STEP, key in flow, flow)),
        ]
    if isinstance(part, dict | list):
        return [f"{indent}{key}: {'{}' if isinstance(part, dict) else '[]'}"]
    return [f"{indent}{key}: {yaml_scalar(part)}".rstrip()]


def _item(item: Any, indent: str, short: bool, flow: Collection[str]) -> list[str]:
    whole = _in_flow(item) if short and isinstance(item, dict) else None
    if whole and len(indent) + len(whole) < WIDTH:
        return [f"{indent}- {whole}"]
    if isinstance(item, dict):
        return yaml_item(item, indent, flow)
    if isinstance(item, list) and not any(isinstance(part, dict | list) for part in item):
        return [f"{indent}- [{', '.join(_quoted(str(part)) for part in item)}]"]
    if isinstance(item, list):
        first, *rest = [line for part in item for line in _item(part, "", True, flow)]
        return [f"{indent}- {first}", *(f"{indent}{STEP}{line}" for line in rest)]
    return [f"{indent}- {yaml_scalar(item)}"]


def _in_flow(value: Any, longest: int | None = LONGEST_IN_FLOW) -> str | None:
    """A value on one line; None where it holds nothing, or a text longer than `longest`."""
    if isinstance(value, dict):
        parts = [(key, _in_flow(part, longest)) for key, part in value.items()]
        whole = all(text is not None for _, text in parts)
        return f"{{{', '.join(f'{key}: {text}' for key, text in parts)}}}" if whole else None
    if isinstance(value, list):
        items = [_in_flow(part, longest) for part in value]
        return None if None in items else f"[{', '.join(map(str, items))}]"
    if value is None or (isinstance(value, str) and longest is not None and len(value) > longest):
        return None
    text = yaml_scalar(value)
    bare = isinstance(value, str) and text == value and re.search(r"[,\[\]{}:]", text)
    return _quoted(value) if bare else text


@lru_cache(maxsize=4096)
def _is_plain(text: str) -> bool:
    """Whether the text means itself without quotes, behind a key and behind a dash."""
    if SURELY_PLAIN.fullmatch(text):
        return True
    if not text or text != text.strip() or re.search(r"[\n\r\t]", text):
        return False
    try:
        read = parse_source(f"a: {text}\nb:\n  - {text}\n", Path("value.yml")).data
    except ProblemsFound:
        return False
    return read == {"a": text, "b": [text]}


def _quoted(text: str) -> str:
    if re.search(r"[^\x20-\x7e\u00a0-\ud7ff\ue000-\U0010ffff]", text):
        escaped = text.replace("\\", "\\\\").replace('"', '\\"')
        return '"' + re.sub(r"[\x00-\x1f\x7f-\x9f]", lambda match: f"\\x{ord(match[0]):02x}", escaped) + '"'
    return "'" + text.replace("'", "''") + "'"
