"""A value of the wrong kind. In: the value, its place and the data. Out: one Fault."""

from typing import Any, Literal, get_args, get_origin

from notice_site.problem import Fault, Message, Path, place_words
from notice_site.reading.shape_types import is_required, known_keys, types_at

FEW_KEYS = 16
"""More keys than these are no help in a sentence."""
KINDS: dict[Any, Message] = {
    str: Message("a text"),
    int: Message("a whole number"),
    float: Message("a number in digits"),
    bool: Message("true or false"),
    tuple: Message("a list"),
}
KEYS = Message("keys with values")
DIGITS = Message("Write digits only, without quotes, unit or commas.")
REMEDIES: tuple[tuple[type, type, Message], ...] = (
    (str, dict, Message('Put the text in quotes; one that begins with a brace or holds ": " needs them.')),
    (str, int, Message("Put it in quotes.")),
    (str, float, Message("Put it in quotes.")),
    (tuple, str, Message("Write a list: [{value}], or a line with “- ” for each item.")),
    (tuple, dict, Message("Write a list: begin each item with “- ”.")),
    (int, str, DIGITS),
    (float, str, DIGITS),
    (bool, str, Message("Write true or false, without quotes.")),
)
"""What is wanted, what stands there, what to write."""


def wrong_type(path: Path, value: Any, data: Any) -> Fault:
    """What to say of a value that the models do not take at this place of the data."""
    types = types_at(data, path)
    wanted = _wanted(types, known_keys(data, path))
    if value is None:
        return _nothing(path, types, wanted, data)
    if isinstance(value, dict | list) or str in types:
        found, short = _found(value), _wanted(types, [])
        message = Message("Here stands {found}, where {wanted} is wanted.", found=found, wanted=short)
    else:
        key = next(step for step in reversed(path) if isinstance(step, str))
        message = Message("“{value}” does not fit “{key}”.", value=value, key=key)
    return Fault(path, 0, message, _remedy(value, types) or Message("Write {wanted}.", wanted=wanted))


def last_words(path: Path) -> Message:
    """The key at the end of a path, or the item of its list."""
    return place_words(path[-2:] if isinstance(path[-1], int) else path[-1:])


def _nothing(path: Path, types: list[Any], wanted: Message, data: Any) -> Fault:
    message = Message("“{key}” has nothing after it.", key=last_words(path))
    if isinstance(path[-1], int):
        remedy = Message("Write {wanted}, or delete the line.", wanted=wanted)
    elif is_required(data, path):
        remedy = Message("Write {wanted}.", wanted=wanted)
    elif tuple in map(_kind, types):
        remedy = Message("Write {wanted}, [] for an empty list, or leave the key out.", wanted=wanted)
    else:
        remedy = Message("Write {wanted}, or leave the key out.", wanted=wanted)
    return Fault(path, 0, message, remedy)


def _remedy(value: Any, types: list[Any]) -> Message | None:
    kinds = {_kind(kind) for kind in types}
    for wanted, found, message in REMEDIES:
        if wanted in kinds and isinstance(value, found):
            return Message(message.msgid, value=value) if "{value}" in message.msgid else message
    return None


def _wanted(types: list[Any], keys: list[str]) -> Message:
    """What the types are called; a record with its keys, where they are few."""
    record = Message("keys with values ({keys})", keys=tuple(keys)) if 0 < len(keys) <= FEW_KEYS else KEYS
    options = tuple(option for kind in types if get_origin(kind) is Literal for option in get_args(kind))
    kinds = [KINDS.get(_kind(kind), record) for kind in types if get_origin(kind) is not Literal]
    if float in types:
        kinds.remove(KINDS[int])
    names = tuple(dict.fromkeys((*kinds, *options)))
    return (
        Message("{option}", option=names[0])
        if len(names) == 1
        else Message("one of: {options}", options=names)
    )


def _kind(kind: Any) -> Any:
    return get_origin(kind) or kind


def _found(value: Any) -> Message:
    if isinstance(value, bool):
        return Message("{option}", option=str(value).lower())
    if isinstance(value, int | float):
        return KINDS[float]
    return KINDS[tuple] if isinstance(value, list) else KEYS
