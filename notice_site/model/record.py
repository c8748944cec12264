"""The record that every part of a call is made of, and the small types its keys share.

In: plain YAML values. Out: frozen pydantic models that refuse unknown keys and never change a type quietly.
The docstrings under the keys are the descriptions in `notice.schema.json`.
"""

import os
from collections.abc import Callable, Iterable, Iterator
from datetime import date, datetime, timedelta
from functools import cache
from typing import Annotated, Any, Final, Literal, TypeAlias, TypeVar

from pydantic import (
    AfterValidator,
    AllowInfNan,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    Strict,
    StringConstraints,
    WithJsonSchema,
)
from pydantic_core import PydanticCustomError

from notice_site.addresses import AddressFault, is_meant_as_address, read_address, read_site_address
from notice_site.problem import KeyPath

# pydantic would look through all that is installed for plugins of its own, and there are none.
os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")

NOT_STATED: Final = "not_stated"
"""What the data says where the issued notice says nothing; pages show it to readers as a silence."""

T = TypeVar("T")
NotStated: TypeAlias = Literal["not_stated"]
Stated: TypeAlias = T | NotStated

ID_PATTERN: Final = r"^[a-z][a-z0-9]*(-[a-z0-9]+)*$"
Id = Annotated[str, StringConstraints(pattern=ID_PATTERN)]
"""A name used in addresses, anchors and references: lower-case words joined by hyphens."""

FactPath = Annotated[str, StringConstraints(pattern=r"^[a-z_]+(\.[A-Za-z0-9_-]+)*$")]
"""The key path of a fact, `key_dates.close` or `annexes.registration.title`; list items go by their id."""

Place = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9-]*(/[a-z][a-z0-9-]*)?$")]
"""Where the issued text says it: a clause's id, or `annex/field`, `annex/footnote`, `annex/clause`."""

NonEmptyText = Annotated[str, StringConstraints(min_length=1)]
"""Text as issued; `{path}` prints a fact's wording, `{{` and `}}` are braces."""

Flag = Annotated[bool, Strict()]
Number = Annotated[int, Strict()] | Annotated[float, Strict(), AllowInfNan(False)]
Count = Annotated[int, Strict(), Field(ge=0, le=10**12)]
Positive = Annotated[int, Strict(), Field(ge=1, le=10**12)]
Few = Annotated[int, Strict(), Field(ge=0, le=1000)]
"""A number of which each takes a place in some output: members, rows."""
Span = Annotated[int, Strict(), Field(ge=1, le=1000)]
Width = Annotated[int, Strict(), Field(ge=1, le=100_000)]


YEARS: Final = range(1900, 2200)
"""The years of a call's dates. Why: any other is a slip, and at its ends the calendar has no day after."""
MOST_OFFSET: Final = timedelta(hours=14)
"""No place on earth is further from UTC."""


def _iso_day(value: Any) -> date:
    try:
        day = date.fromisoformat(value)
    except (TypeError, ValueError):
        raise PydanticCustomError("not_a_day", "not a day") from None
    return _in_years(day)


Time = TypeVar("Time", bound=date)


def _in_years(day: Time) -> Time:
    if day.year not in YEARS:
        raise PydanticCustomError("other_years", "other years", {"first": YEARS[0], "last": YEARS[-1]})
    return day


def _iso_instant(value: Any) -> datetime:
    try:
        moment = datetime.fromisoformat(value)
    except (TypeError, ValueError):
        moment = None
    offset = moment.utcoffset() if moment else None
    if moment is None or offset is None or abs(offset) > MOST_OFFSET or offset.seconds % 60:
        raise PydanticCustomError("not_an_instant", "not an instant")
    return _in_years(moment)


def _mailbox(value: str) -> str:
    name, _, host = value.partition("@")
    if not (name and "." in host.strip(".") and "@" not in host and value.isascii() and " " not in value):
        raise PydanticCustomError("not_a_mailbox", "not a mailbox")
    return value


MAILBOX = r"^[!-?A-~]+@[!-?A-~]*[!-\-/-?A-~]\.[!-?A-~]*[!-\-/-?A-~][!-?A-~]*$"
"""What `_mailbox` lets pass, for the schema."""

Mailbox = Annotated[str, AfterValidator(_mailbox), WithJsonSchema({"type": "string", "pattern": MAILBOX})]
"""An e-mail address, `office@example.gov.cn`."""


def web_address(value: str) -> str:
    """The address in ASCII; raises ValueError, as pydantic asks, where it is not one."""
    return _read_as(read_address, value)


def site_address(value: str) -> str:
    """The address of a site; raises ValueError, as pydantic asks, where it is not one."""
    return _read_as(read_site_address, value)


def _read_as(reader: Callable[[str], str], value: str) -> str:
    try:
        return reader(value)
    except AddressFault as fault:
        raise PydanticCustomError(fault.kind, "no address", fault.values) from None


def _words_or_address(value: str) -> str:
    if is_meant_as_address(value):
        web_address(value)
    return value


WordsOrAddress = Annotated[NonEmptyText, AfterValidator(_words_or_address)]
"""Words as issued; what begins as a web address must be one: `https://apply.example.gov.cn`, `政务服务网`."""

Day = Annotated[date, BeforeValidator(_iso_day)]
"""A calendar day, `2026-09-30`."""

Instant = Annotated[datetime, BeforeValidator(_iso_instant)]
"""A moment with its offset from UTC, `2026-09-30T17:00+08:00`."""


class Record(BaseModel):
    """A part of the call: frozen, with known keys only."""

    model_config = ConfigDict(extra="forbid", frozen=True, defer_build=True)


NOTHING: Final[dict[str, Any]] = {"enum": [None, False, []]}
"""For the schema: what is under a key that is left empty."""


def holding(given: Iterable[str], empty: Iterable[str] = (), **fixed: Any) -> dict[str, Any]:
    """The schema of a record with the one keys, without the others, and with fixed values.

    Editors read in it what a record's own validators check.
    """
    keys = {key: {"not": NOTHING} for key in given} | dict.fromkeys(empty, NOTHING)
    return {"required": [*given], "properties": keys | fixed}


def plain(value: Any, *, with_none: bool = True) -> Any:
    """A record, or anything in one, as JSON has it; keys are those of the data file.

    pydantic's own dump first builds a serializer for each class it meets, which takes a build 0.1 s.
    """
    if isinstance(value, Record):
        hidden = {key for key, test in _hiding(type(value)) if test(getattr(value, key))}
        fields = ((name, getattr(value, key)) for key, name in _keys(type(value)) if key not in hidden)
        return {
            key: plain(item, with_none=with_none) for key, item in fields if with_none or item is not None
        }
    if isinstance(value, tuple):
        return [plain(item, with_none=with_none) for item in value]
    if isinstance(value, dict):
        return {key: plain(item, with_none=with_none) for key, item in value.items()}
    return value.isoformat() if isinstance(value, date) else value


def walk_values(value: Any, path: KeyPath = ()) -> Iterator[tuple[KeyPath, Any]]:
    """Every record and every plain value, in the models' order, outermost first; None is left out."""
    if isinstance(value, BaseModel):
        yield path, value
        for key, name in _keys(type(value)):
            yield from walk_values(getattr(value, key), (*path, name))
    elif isinstance(value, tuple | dict):
        for step, item in value.items() if isinstance(value, dict) else enumerate(value):
            yield from walk_values(item, (*path, step))
    elif value is not None:
        yield path, value


@cache
def _hiding(kind: type[BaseModel]) -> tuple[tuple[str, Callable[[Any], bool]], ...]:
    """The keys of a record that were added after its data was published, with what leaves them out."""
    return tuple((key, field.exclude_if) for key, field in kind.model_fields.items() if field.exclude_if)


@cache
def _keys(kind: type[BaseModel]) -> tuple[tuple[str, str], ...]:
    """The keys of a record, each with its name in the data file."""
    return tuple((key, field.alias or key) for key, field in kind.model_fields.items())
