"""Shape faults in an author's words. In: what pydantic found, and the data. Out: one Fault for each place.

pydantic reports every branch of a union by itself; here all that it says of one place becomes one sentence
about what may be there, read off the models.
"""

import re
from collections.abc import Iterator
from difflib import get_close_matches
from itertools import takewhile
from types import UnionType
from typing import Annotated, Any, ForwardRef, Literal, Union, get_args, get_origin

from pydantic import BaseModel

from notice_site.addresses import FAULTS as ADDRESS_FAULTS
from notice_site.language.catalogue import catalogue_for
from notice_site.model.body import Clause, Inline, InnerBlock
from notice_site.model.notice import Notice
from notice_site.model.record import ID_PATTERN
from notice_site.model.rules import Rule
from notice_site.problem import Fault, KeyPath, Message, path_in_words
from notice_site.reading.key_names import key_name

LATER = {"Rule": Rule, "InnerBlock": InnerBlock, "Inline": Inline, "Clause": Clause}
"""What the models name before it exists."""


def types_at(data: Any, path: KeyPath) -> list[Any]:
    """The plain types that may be at a path: models, tuples, str, literals …"""
    types = list(_plain(Notice))
    for step in path:
        types = [inner for kind in types for inner in _inside(kind, step, data)]
        data = _value(data, step)
    return types


def known_keys(data: Any, path: KeyPath) -> list[str]:
    """The keys that a mapping at this path may have."""
    value = data
    for step in path:
        value = _value(value, step)
    models = [kind for kind in types_at(data, path) if _is_model(kind) and _fits(kind, value)]
    return list(
        dict.fromkeys(field.alias or key for kind in models for key, field in kind.model_fields.items())
    )


def model_at(data: Any, path: KeyPath) -> type[BaseModel] | None:
    """The record that is at a path of well-formed data; None where no record does."""
    value = data
    for step in path:
        value = _value(value, step)
    return next((kind for kind in types_at(data, path) if _is_model(kind) and _fits(kind, value)), None)


def is_required(data: Any, path: KeyPath) -> bool:
    """Whether the record that is there must have the key at the end of a path."""
    model = model_at(data, path[:-1])
    fields = model.model_fields.items() if model else ()
    return any(field.is_required() for name, field in fields if (field.alias or name) == path[-1])


def default_at(data: Any, path: KeyPath, key: str) -> Any:
    """What a key means that is left out of the record at a path, as plain data; None where it is required."""
    model = model_at(data, path)
    fields = model.model_fields.items() if model else ()
    field = next((field for name, field in fields if (field.alias or name) == key), None)
    if field is None or field.is_required():
        return None
    default = field.get_default(call_default_factory=True)
    return list(default) if isinstance(default, tuple) else default


def _value(data: Any, step: str | int) -> Any:
    try:
        return data[step]
    except (KeyError, IndexError, TypeError):
        return None


def _inside(kind: Any, step: str | int, data: Any) -> Iterator[Any]:
    if get_origin(kind) is tuple:
        yield from _plain(get_args(kind)[0])
    elif get_origin(kind) is dict:
        yield from _plain(get_args(kind)[1])
    elif _is_model(kind) and _fits(kind, data):
        for key, field in kind.model_fields.items():
            if (field.alias or key) == step:
                yield from _plain(field.annotation)


def _plain(annotation: Any) -> Iterator[Any]:
    origin = get_origin(annotation)
    if origin is Annotated:
        yield from _plain(get_args(annotation)[0])
    elif origin in (Union, UnionType):
        for part in get_args(annotation):
            yield from _plain(part)
    elif isinstance(annotation, str | ForwardRef):
        yield from _plain(LATER[annotation if isinstance(annotation, str) else annotation.__forward_arg__])
    elif isinstance(annotation, type) or origin:
        yield annotation


def _is_model(kind: Any) -> bool:
    return isinstance(kind, type) and issubclass(kind, BaseModel)


def _fits(model: type[BaseModel], value: Any) -> bool:
    """Whether a model is the one meant: of those distinguished by `kind`, the one with this kind."""
    field = model.model_fields.get("kind")
    tags = get_args(field.annotation) if field and get_origin(field.annotation) is Literal else ()
    return len(tags) != 1 or not isinstance(value, dict) or value.get("kind") in tags


KEY_LIKE = re.compile("[a-z][a-z0-9_-]*")
"""What may be meant as a key, and not as words."""
SHOWN = 8
"""So many of a long list of keys are named."""
FEW_KEYS = 20
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
"""What is wanted, what is there, what to write."""


def wrong_type(path: KeyPath, value: Any, data: Any) -> Fault:
    """What to say of a value that the models do not take at this place of the data."""
    types = types_at(data, path)
    several = sum(map(_is_model, types)) > 1
    wanted = _wanted(types, [] if several else known_keys(data, path))
    if value is None:
        return _nothing(path, types, wanted, data)
    if isinstance(value, dict | list) or str in types:
        result, short = _described(value), _wanted(types, [])
        message = Message("This is {given}, where {wanted} is wanted.", given=result, wanted=short)
    else:
        key = next(step for step in reversed(path) if isinstance(step, str))
        message = Message("“{value}” does not fit “{key}”.", value=value, key=key)
    return Fault(path, 0, message, _remedy(value, types) or Message("Write {wanted}.", wanted=wanted))


def last_words(path: KeyPath) -> Message:
    """The key at the end of a path, or the item of its list."""
    return path_in_words(path[-2:] if isinstance(path[-1], int) else path[-1:])


def _nothing(path: KeyPath, types: list[Any], wanted: Message, data: Any) -> Fault:
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
    for wanted, result, message in REMEDIES:
        if wanted in kinds and isinstance(value, result):
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


def _described(value: Any) -> Message:
    if isinstance(value, bool):
        return Message("{option}", option=str(value).lower())
    if isinstance(value, int | float):
        return KINDS[float]
    return KINDS[tuple] if isinstance(value, list) else KEYS


SAID: dict[str, tuple[Message, Message]] = {
    "string_too_short": (
        Message("“{key}” is empty."),
        Message("Write its text; a key without one is left out."),
    ),
    "greater_than_equal": (Message("{value} is too small."), Message("Write {ge} or more.")),
    "less_than_equal": (Message("{value} is too large."), Message("Write {le} or less.")),
    "not_a_day": (
        Message("“{value}” is not a day."),
        Message("Write year, month and day as 2026-09-30."),
    ),
    "not_an_instant": (
        Message("“{value}” is not a day of the calendar with a clock and a time zone."),
        Message("Write 2026-09-30T17:00+08:00; for a day without a clock use `on`."),
    ),
    "other_years": (
        Message("The year of “{value}” is before {first} or after {last}."),
        Message("Correct the year."),
    ),
    "not_a_mailbox": (
        Message("“{value}” is not an e-mail address."),
        Message("Write it with its @ and its host: office@example.gov.cn."),
    ),
    "too_short": (
        Message("“{key}” is empty."),
        Message("Write what it holds; a key that holds nothing is left out."),
    ),
    "not_a_link": (
        Message("“{value}” is no address to link to."),
        Message("Write https://…, mailto:…, tel:… or #clause-id, without white space."),
    ),
    "not_an_attachment": (
        Message("“{value}” is no file that can be attached."),
        Message("Put the file into attachments/ beside the data and write attachments/budget.xlsx."),
    ),
    "not_a_picture": (
        Message("“{value}” is no picture that can be shown."),
        Message(
            "Put the file into pictures/ beside the data and write pictures/process.png; .jpg is right too."
        ),
    ),
    "run_content": (
        Message("A part of a paragraph has words, or the mark of a note."),
        Message("Write `text`, with `link` and `style` where they apply, or `note` alone."),
    ),
    "document_number": (
        Message("A document number is given in its parts, or whole."),
        Message("Write `agency_code`, `year` and `sequence`, or `as_issued` alone."),
    ),
    "event_form": (
        Message("A date is given in one form; these are given: {given}."),
        Message("Give one of: at, on, starts with ends, rolling, to_be_announced, relative."),
    ),
    "timezone": (
        Message("“{value}” is not the name of a time zone."),
        Message("Write the IANA name, such as Asia/Shanghai."),
    ),
    "no_timezone": (
        Message("No time zone is given, and the call's language and country have no one zone."),
        Message("Write `timezone` with its IANA name, such as Europe/London, or `country`."),
    ),
    **ADDRESS_FAULTS,
    "country": (
        Message("No table of working days and telephone numbers is known for “{value}”."),
        Message("Write one of: {codes}; or leave it out."),
    ),
    "language": (
        Message("Calls in “{value}” cannot be built: how it writes numbers and dates is not known."),
        Message("Write one of: {tags}."),
    ),
    "deadline": (
        Message("The deadline is given once, in `close` or in `windows`."),
        Message("Write `close` for one deadline, `windows` for several periods, and not both."),
    ),
    "field_options": (
        Message("A field of the kind “{kind}” and its `options` do not go together."),
        Message("choice and choices name their list in `options`; other kinds have no `options`."),
    ),
    "cell_content": (
        Message("A cell has both a label and something else."),
        Message("Keep `label` alone, or `text` and `fields`."),
    ),
    "annex_kind": (
        Message("An annex of the kind “{kind}” holds something else."),
        Message(
            "Of form, outline, table, items, file, link keep the one that its `kind` names (items: a list)."
        ),
    ),
}
WITH_RULES = ("eligibility", "questions", "funding")
"""Parts of the data whose records are distinguished by their kind."""
OF_A_RECORD = ("run_content", "union_tag_invalid", "union_tag_not_found")
"""What is said first of a record that is where a text may stand too."""
MOST_TOLD = 60
"""So many faults are listed one by one."""
HALF_A_PERIOD = (
    Message("A period has `{given}` alone."),
    Message("Write its first day in `starts` and its last in `ends`."),
)
OF_GIVEN_FORMS = {
    "": (Message("A date has words and no value."), SAID["event_form"][1]),
    "starts": HALF_A_PERIOD,
    "ends": HALF_A_PERIOD,
}
"""What is said of a date by the forms in which it is given."""


def shape_faults(errors: list[Any], data: Any) -> list[Fault]:
    """One fault for each place that pydantic complains about; lines are still 0.

    After `MOST_TOLD` of them one more says how many there are besides.
    """
    placed = [(_path_of(error, data), error) for error in errors]
    around = {path[:end] for path, _ in placed for end in range(len(path))}
    results: dict[KeyPath, Fault] = {}
    for path, error in sorted(placed, key=lambda item: item[1]["type"] not in OF_A_RECORD):
        if path in results or (path in around and (_says_wrong_type(error) or error["type"] == "too_short")):
            continue
        if len(results) == MOST_TOLD:
            return [*results.values(), _untold({path for path, _ in placed} - set(results), path)]
        results[path] = _fault(path, error, data)
    return list(results.values())


def _untold(paths: set[KeyPath], first: KeyPath) -> Fault:
    return Fault(
        first,
        0,
        Message("From here on the form of {n} more places is wrong.", n=len(paths)),
        Message("Correct those above first; so many faults usually have one cause, or it is another file."),
    )


def _path_of(error: Any, data: Any) -> KeyPath:
    """The place in the data without the names of union branches, which are no keys of the data."""
    path: list[str | int] = []
    *steps, last = error["loc"] or ("",)
    skipped = True
    for step in steps:
        branch = not skipped and path[0] in WITH_RULES and isinstance(data, dict) and data.get("kind") == step
        if branch or not _has(data, step):
            skipped = True
            continue
        skipped = False
        path.append(step)
        data = data[step]
    if error["type"] == "missing" or _has(data, last):
        path.append(last)
    return tuple(path)


def _has(data: Any, step: Any) -> bool:
    if isinstance(data, dict):
        return step in data
    return isinstance(data, list) and isinstance(step, int) and step < len(data)


def _says_wrong_type(error: Any) -> bool:
    return str(error["type"]).endswith(("_type", "literal_error"))


def _fault(path: KeyPath, error: Any, data: Any) -> Fault:
    kind, value = error["type"], error["input"]
    if kind == "extra_forbidden":
        return _unknown_key(path, data)
    if kind == "missing":
        return _missing_key(path)
    if kind.startswith("union_tag"):
        return _unknown_kind(path, error)
    if kind == "string_pattern_mismatch":
        return _bad_name(path, value, error["ctx"]["pattern"])
    if kind in SAID:
        message, remedy = OF_GIVEN_FORMS.get(error.get("ctx", {}).get("given"), SAID[kind])
        given = {"value": str(value), "key": last_words(path), **error.get("ctx", {})}
        return Fault(path, 0, message.filled(**given), remedy.filled(**given))
    if _says_wrong_type(error):
        return wrong_type(path, value, data)
    raise AssertionError(f"no words for the fault {kind} at {path}")


def _unknown_key(path: KeyPath, data: Any) -> Fault:
    key, keys = path[-1], known_keys(data, path[:-1])
    message = Message("The key “{key}” is not known here.", key=key)
    if (before := _before_a_comma(path, data)) is not None:
        message = Message("A comma ends the text before “{words}”.", words=key)
        return Fault(path, 0, message, Message('Put the whole text in quotes: {key}: "…".', key=before))
    near = get_close_matches(str(key), keys, 1, 0.6) or _named_so(str(key), keys, path, data)
    if near:
        return Fault(path, 0, message, Message("Write “{near}”, or delete the key.", near=near[0]))
    if len(keys) > FEW_KEYS:
        nearest = tuple(dict.fromkeys([*get_close_matches(str(key), keys, SHOWN, 0.3), *keys]))[:SHOWN]
        some = Message("Known keys are {keys} and {n} more.", keys=nearest, n=len(keys) - len(nearest))
        return Fault(path, 0, message, some)
    return Fault(path, 0, message, Message("Known keys are: {keys}.", keys=tuple(keys)))


def _before_a_comma(path: KeyPath, data: Any) -> str | None:
    """The key whose text goes on in what is read as another key: {title: 甲, 乙}, or None."""
    record = data
    for step in path[:-1]:
        record = _value(record, step)
    if not isinstance(record, dict) or record.get(path[-1]) is not None or KEY_LIKE.fullmatch(str(path[-1])):
        return None
    *_, before = [None, *takewhile(lambda key: key != path[-1], record)]
    return before if before is not None and isinstance(record[before], str) else None


def _named_so(words: str, keys: list[str], path: KeyPath, data: Any) -> list[str]:
    """The key that readers call so, 发文字号 or nearly: 文号; empty where none is."""
    model = model_at(data, path[:-1])
    if model is None or words.isascii():
        return []
    chinese = catalogue_for("zh")
    names = {key_name(model, key, chinese): key for key in keys}
    return [names[name] for name in get_close_matches(words, list(names), 1, 0.5)]


def _missing_key(path: KeyPath) -> Fault:
    if where := path[:-1]:
        message = Message("The key “{key}” is missing in {where}.", key=path[-1], where=path_in_words(where))
    else:
        message = Message("The key “{key}” is missing.", key=path[-1])
    return Fault(path, 0, message, Message("Add “{key}: …”.", key=path[-1]))


def _unknown_kind(path: KeyPath, error: Any) -> Fault:
    kinds = tuple(tag.strip("'") for tag in error["ctx"].get("expected_tags", "").split(", ") if tag)
    if error["type"] == "union_tag_not_found":
        return _missing_key((*path, "kind"))
    message = Message("The kind “{kind}” is not known here.", kind=error["ctx"]["tag"])
    return Fault((*path, "kind"), 0, message, Message("Write one of: {options}.", options=kinds))


def _bad_name(path: KeyPath, value: str, pattern: str) -> Fault:
    message = Message("“{value}” cannot be a name in addresses and references.", value=value)
    return Fault(path, 0, message, name_remedy(pattern))


def name_remedy(pattern: str) -> Message:
    """What to write where a name, or a path of names, does not match its pattern."""
    if pattern == ID_PATTERN:
        return Message("Begin with a letter and use a-z, 0-9 and single hyphens, such as key-fields.")
    return Message("Write such names joined by dots, key_dates.close, or annex/field for a place.")
