"""Shape faults in an author's words. In: what pydantic found, and the data. Out: one Fault for each place.

pydantic reports every branch of a union by itself; here all that it says of one place becomes one sentence
about what may stand there, read off the models.
"""

from difflib import get_close_matches
from typing import Any

from notice_site.models.record import ID_PATTERN
from notice_site.problem import Fault, Message, Path, place_words
from notice_site.reading.shape_types import known_keys
from notice_site.reading.shape_values import FEW_KEYS, last_words, wrong_type

SAID: dict[str, tuple[Message, Message]] = {
    "string_too_short": (
        Message("“{key}” is empty."),
        Message("Write its text; a key without one is left out."),
    ),
    "greater_than_equal": (Message("{value} is too small."), Message("Write {ge} or more.")),
    "not_a_day": (
        Message("“{value}” is not a day."),
        Message("Write year, month and day as 2026-09-30."),
    ),
    "not_an_instant": (
        Message("“{value}” is not a day of the calendar with a clock and a time zone."),
        Message("Write 2026-09-30T17:00+08:00; for a day without a clock use `on`."),
    ),
    "not_a_mailbox": (
        Message("“{value}” is not an e-mail address."),
        Message("Write it with its @ and its host: office@example.gov.cn."),
    ),
    "event_form": (
        Message("A date is given in one form; here stand: {given}."),
        Message("Give one of: at, on, starts with ends, rolling, to_be_announced, relative."),
    ),
    "timezone": (
        Message("“{value}” is not the name of a time zone."),
        Message("Write the IANA name, such as Asia/Shanghai."),
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
        Message("Of form, outline, table and items keep the one that its `kind` names (items for a list)."),
    ),
}
NO_DATE = Message("A date has words and no value.")


def shape_faults(errors: list[Any], data: Any) -> list[Fault]:
    """One fault for each place that pydantic complains about; lines are still 0."""
    placed = [(_path_of(error, data), error) for error in errors]
    found: dict[Path, Fault] = {}
    for path, error in placed:
        inside = any(len(other) > len(path) and other[: len(path)] == path for other, _ in placed)
        if path in found or (inside and _says_wrong_type(error)):
            continue
        found[path] = _fault(path, error, data)
    return list(found.values())


def _path_of(error: Any, data: Any) -> Path:
    """The place in the data without the names of union branches, which are no keys of the data."""
    path: list[str | int] = []
    *steps, last = error["loc"] or ("",)
    skipped = True
    for step in steps:
        branch = (
            not skipped and path[0] == "eligibility" and isinstance(data, dict) and data.get("kind") == step
        )
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


def _fault(path: Path, error: Any, data: Any) -> Fault:
    kind, value = error["type"], error["input"]
    if kind == "extra_forbidden":
        return _unknown_key(path, data)
    if kind == "missing":
        return _missing_key(path)
    if kind.startswith("union_tag"):
        return _unknown_rule_kind(path, error)
    if kind == "string_pattern_mismatch":
        return _bad_name(path, value, error["ctx"]["pattern"])
    if kind in SAID:
        message, remedy = SAID[kind]
        if error.get("ctx", {}).get("given") == "":
            message = NO_DATE
        given = {"value": str(value), "key": last_words(path), **error.get("ctx", {})}
        return Fault(path, 0, _filled(message, given), _filled(remedy, given))
    if _says_wrong_type(error):
        return wrong_type(path, value, data)
    raise AssertionError(f"no words for the fault {kind} at {path}")


def _filled(message: Message, values: dict[str, Any]) -> Message:
    return Message(
        message.msgid, **{name: value for name, value in values.items() if f"{{{name}}}" in message.msgid}
    )


def _unknown_key(path: Path, data: Any) -> Fault:
    key, keys = path[-1], known_keys(data, path[:-1])
    message = Message("The key “{key}” is not known here.", key=key)
    near = get_close_matches(str(key), keys, 1, 0.6)
    if near:
        return Fault(path, 0, message, Message("Write “{near}”, or delete the key.", near=near[0]))
    if len(keys) <= FEW_KEYS:
        return Fault(path, 0, message, Message("Known keys are: {keys}.", keys=tuple(keys)))
    return Fault(path, 0, message, Message("Delete it, or see in notice.schema.json which keys there are."))


def _missing_key(path: Path) -> Fault:
    if where := path[:-1]:
        message = Message("The key “{key}” is missing in {where}.", key=path[-1], where=place_words(where))
    else:
        message = Message("The key “{key}” is missing.", key=path[-1])
    return Fault(path, 0, message, Message("Add “{key}: …”.", key=path[-1]))


def _unknown_rule_kind(path: Path, error: Any) -> Fault:
    kinds = tuple(tag.strip("'") for tag in error["ctx"].get("expected_tags", "").split(", ") if tag)
    if error["type"] == "union_tag_not_found":
        return _missing_key((*path, "kind"))
    message = Message("There are no rules of the kind “{kind}”.", kind=error["ctx"]["tag"])
    return Fault((*path, "kind"), 0, message, Message("Write one of: {options}.", options=kinds))


def _bad_name(path: Path, value: str, pattern: str) -> Fault:
    message = Message("“{value}” cannot be a name in addresses and references.", value=value)
    return Fault(path, 0, message, name_remedy(pattern))


def name_remedy(pattern: str) -> Message:
    """What to write where a name, or a way of names, does not match its pattern."""
    if pattern == ID_PATTERN:
        return Message("Begin with a letter and use a-z, 0-9 and single hyphens, such as key-fields.")
    return Message("Write a way of such names, such as key_dates.close, or annex/field for a place.")
