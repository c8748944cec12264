"""What makes an item of a list the one that it is. In: its plain value. Out: a key, or nothing."""

from typing import Any

OWN = ("id", "name", "term", "option", "question", "fact", "title", "reading")
"""Keys that tell an item from the others of its list, the surest first."""


def identity(item: Any) -> str:
    """The key of a record; a cell or row of a form goes by the fields and labels in it."""
    if not isinstance(item, dict):
        return ""
    if own := next((f"{key}={item[key]}" for key in OWN if item.get(key)), ""):
        return own
    if "fields" in item:
        return "+".join(identity(field) for field in item["fields"] if isinstance(field, dict))
    if "cells" in item:
        return "|".join(filter(None, map(identity, item["cells"])))
    return f"label={item['label']}" if item.get("label") else ""
