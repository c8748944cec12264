"""Facts that amendments usually change. In: a call. Out: each with its name, its words, what may be typed.

A fact that is not among them can still be named by its key path.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from itertools import islice
from typing import Any, Literal
from zoneinfo import ZoneInfo

from notice_site.compare.sides import Side, side_of
from notice_site.compare.wording import FactWords, ValueWords
from notice_site.editions.typed_values import Unfit, typed_day, typed_event, typed_list, typed_ways
from notice_site.facts.choices import WAYS_TO_HAND_IN
from notice_site.language.catalogue import Catalogue
from notice_site.language.language import language_for
from notice_site.model.dates import Event, closing_instant
from notice_site.problem import KeyPath, Message
from notice_site.reading.build import Call
from notice_site.reading.fact_paths import find_fact, value_at
from notice_site.reading.references import literal
from notice_site.reading.shape import types_at

Form = Literal["date", "day", "sum", "number", "flag", "list", "persons", "ways", "text"]

SUBMISSION = ("place", "address", "website", "methods")
CONTACT = ("department", "persons", "telephones", "emails", "postal_address", "hours")
MATERIAL = ("copies", "required", "limits", "note")
WORDED = ("amount", "value", "ratio")
"""Keys of a number that is beside its wording."""
MOST_NAMED = 15
"""Facts that are named to whoever typed one that is not there."""


@dataclass(frozen=True)
class AmendableFact:
    """A fact, ready to be asked for."""

    fact: str
    """Its key path."""
    name: str
    now: str
    """Its value in force, in words."""
    form: Form
    """What is typed for it."""


def amendable_facts(call: Call, catalogue: Catalogue) -> tuple[AmendableFact, ...]:
    """What readers act on, in the data's order: dates, sums, bounds, documents, the ways to the office."""
    side = side_of(call, catalogue)
    return tuple(_fact(path, side, catalogue) for path in _paths(side.data))


def named_fact(call: Call, fact: str, catalogue: Catalogue) -> AmendableFact:
    """The fact at a key path; raises Unfit where there is none."""
    side = side_of(call, catalogue)
    path = find_fact(side.data, fact) or next(
        (way for way in _paths(side.data) if side.fact(way) == fact), None
    )
    if path is None:
        names = tuple(_fact(way, side, catalogue).name for way in islice(_paths(side.data), MOST_NAMED))
        raise Unfit(
            Message("There is no fact “{fact}”. There are, for example: {names}.", fact=fact, names=names)
        )
    return _fact(path, side, catalogue)


def typed_changes(fact: AmendableFact, text: str, call: Call, catalogue: Catalogue) -> list[dict[str, Any]]:
    """The changes that a typed value makes; raises Unfit. A sum is typed with its wording after a space."""
    data, language = call.amended.data, language_for(call.notice.language)
    if fact.form == "date":
        zone = ZoneInfo(call.in_force.key_dates.timezone)
        path = find_fact(data, fact.fact)
        old = value_at(data, path or ())
        counts = {"counts_when": old["counts_when"]} if path and "counts_when" in old else {}
        kept = {key: old[key] for key in ("id", "title", "tracks") if path and key in old}
        return [{"fact": fact.fact, "to": kept | typed_event(text, zone, language) | counts}]
    if fact.form == "sum":
        return _sum(fact, text, data)
    if fact.form == "day":
        return [{"fact": fact.fact, "to": typed_day(text, language).isoformat()}]
    return [{"fact": fact.fact, "to": _value(fact.form, text, catalogue)}]


def typed_texts(form: Form, value: Any, catalogue: Catalogue) -> Iterator[str]:
    """How a value of the data may be typed for a fact of this form, the likeliest first."""
    if isinstance(value, dict):
        wording = str(value.get("wording", ""))
        if form == "date":
            yield from (wording, str(value.get("at") or value.get("on") or "")[:16].replace("T", " "))
        elif form == "sum":
            yield f"{next((value[key] for key in WORDED if key in value), '')} {wording}"
    elif isinstance(value, list):
        names = [part.get("name") if isinstance(part, dict) else str(part) for part in value]
        ways = {way: catalogue.translate(name) for way, name in WAYS_TO_HAND_IN.items()}
        yield "、".join(ways.get(str(name), str(name)) for name in names)
    elif isinstance(value, bool):
        yield catalogue.translate("Yes") if value else catalogue.translate("No")
    elif value is not None:
        yield str(value)


def _paths(data: dict[str, Any]) -> Iterator[KeyPath]:
    dates, funding = data["key_dates"], data.get("funding", {})
    yield from (
        ("key_dates", key) for key in ("close", "open", "published") if key != "close" or key in dates
    )
    for at, _ in enumerate(dates.get("windows", ())):
        yield from (("key_dates", "windows", at, key) for key in ("open", "close"))
    yield from (("key_dates", "others", at) for at, _ in enumerate(dates.get("others", ())))
    yield from (("submission", key) for key in SUBMISSION)
    yield from (("contact_info", key) for key in CONTACT)
    yield from (("funding", "awards", at) for at, _ in enumerate(funding.get("awards", ())))
    yield from (("funding", key) for key in ("award_count", "total") if key in funding)
    for at, rule in enumerate(data.get("eligibility", ())):
        if "op" in rule:
            yield ("eligibility", at, "value")
    for at, _ in enumerate(data.get("materials", ())):
        yield from (("materials", at, key) for key in MATERIAL)


def _fact(path: KeyPath, side: Side, catalogue: Catalogue) -> AmendableFact:
    value = side.value(path)
    return AmendableFact(
        fact=side.fact(path),
        name=FactWords(side, catalogue).name(path),
        now=ValueWords(side, catalogue).at(path),
        form=_form(path, value, side),
    )


def _form(path: KeyPath, value: Any, side: Side) -> Form:
    types = types_at(side.data, path)
    is_event = any(isinstance(kind, type) and issubclass(kind, Event) for kind in types)
    is_sum = isinstance(value, dict) and any(key in value for key in WORDED)
    fitting: tuple[tuple[bool, Form], ...] = (
        (is_event, "date"),
        (is_sum, "sum"),
        (date in types, "day"),
        (bool in types, "flag"),
        (int in types or float in types, "number"),
        (path[-1] == "persons", "persons"),
        (path[-1] == "methods", "ways"),
        (isinstance(value, list), "list"),
    )
    return next((form for fits, form in fitting if fits), "text")


def _sum(fact: AmendableFact, text: str, data: dict[str, Any]) -> list[dict[str, Any]]:
    number, _, wording = text.strip().partition(" ")
    if not wording.strip():
        raise Unfit(Message("Type the number, a space, and how the text says it: 150000 一次性15万元."))
    record = value_at(data, find_fact(data, fact.fact) or ())
    key = next(key for key in WORDED if key in record)
    return [
        {"fact": f"{fact.fact}.{key}", "to": _number(number)},
        {"fact": f"{fact.fact}.wording", "to": wording.strip()},
    ]


def _value(form: Form, text: str, catalogue: Catalogue) -> Any:
    text = text.strip()
    parts = typed_list(text)
    read: dict[Form, Callable[[], Any]] = {
        "number": lambda: _number(text),
        "flag": lambda: _flag(text, catalogue),
        "persons": lambda: [{"name": literal(part)} for part in parts],
        "ways": lambda: typed_ways(text, catalogue),
        "list": lambda: [literal(part) for part in parts],
    }
    return read.get(form, lambda: literal(text))()


def _number(text: str) -> int | float:
    try:
        value = float(text.replace(",", "").replace("，", ""))
    except ValueError:
        raise Unfit(Message("Type a number in figures: 8.")) from None
    return int(value) if value.is_integer() else value


def _flag(text: str, catalogue: Catalogue) -> bool:
    values = {catalogue.translate("Yes"): True, catalogue.translate("No"): False, "yes": True, "no": False}
    if text not in values:
        raise Unfit(Message("Type yes or no."))
    return values[text]


def clock_of(call: Call, fact: str) -> str:
    """The clock of a date in force, `17:00`; empty where it has none."""
    path = find_fact(call.amended.data, fact)
    value = value_at(call.amended.data, path) if path else None
    return str(value["at"])[11:16] if isinstance(value, dict) and "at" in value else ""


def closes_later(before: Call, after: Call) -> bool:
    """Whether some deadline is later than it was, and none earlier."""
    pairs = [(old, new) for old, new in zip(_closings(before), _closings(after), strict=False) if old and new]
    return any(new > old for old, new in pairs) and all(new >= old for old, new in pairs)


def _closings(call: Call) -> list[datetime | None]:
    dates = call.in_force.key_dates
    events = [dates.close] if dates.close else [window.close for window in dates.windows]
    return [closing_instant(event, ZoneInfo(dates.timezone)) for event in events]
