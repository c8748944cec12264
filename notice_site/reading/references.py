"""Facts quoted in texts. In: plain data with `{key_dates.close}` in its texts. Out: the same with the words.

`{{` and `}}` are braces; `{^id}` is a footnote's mark and stays as it is.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from notice_site.language.likeness import Names
from notice_site.problem import Fault, KeyPath, Message
from notice_site.reading.fact_paths import fact_name, fact_names, find_fact, value_at

BRACES = re.compile(r"\{\{|\}\}|\{\^[^{}]*\}|\{([^{}]*)\}|[{}]")
SPOKEN = ("wording", "title", "name", "label")


@dataclass(frozen=True)
class Resolved:
    """Data with its references put into words."""

    data: dict[str, Any]
    quoted: Mapping[KeyPath, tuple[str, ...]]
    """The facts that each text quotes, its own first, then those that they quote."""
    faults: tuple[Fault, ...]
    """References that name nothing; their `line` is 0, since data has no lines."""


class _Unprintable(Exception):
    def __init__(self, message: Message, remedy: Message) -> None:
        super().__init__(message.msgid)
        self.message, self.remedy = message, remedy


@dataclass
class Resolver:
    """Puts quoted facts into words, each text once."""

    data: Any
    texts: dict[KeyPath, str] = field(default_factory=dict)
    quoted: dict[KeyPath, tuple[str, ...]] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)
    waiting: list[KeyPath] = field(default_factory=list)

    @cached_property
    def existing(self) -> Names:
        """The key paths of all facts."""
        return Names(fact_names(self.data))

    def resolve(self, value: Any, path: KeyPath) -> Any:
        """The value with every text in words; `path` is where it is in the data."""
        if isinstance(value, str):
            return self.words(value, path) if "{" in value or "}" in value else value
        if isinstance(value, dict):
            return {key: self.resolve(item, (*path, key)) for key, item in value.items()}
        if isinstance(value, list):
            return [self.resolve(item, (*path, index)) for index, item in enumerate(value)]
        return value

    def words(self, text: str, path: KeyPath) -> str:
        """A text with its references put into words."""
        if path not in self.texts:
            quoted: dict[str, None] = {}
            self.waiting.append(path)
            self.texts[path] = BRACES.sub(lambda result: self._piece(result, path, quoted), text)
            self.waiting.pop()
            if quoted:
                self.quoted[path] = tuple(quoted)
        return self.texts[path]

    def _piece(self, match: re.Match[str], path: KeyPath, quoted: dict[str, None]) -> str:
        whole, name = match[0], match[1]
        if whole in ("{{", "}}"):
            return whole[0]
        if whole.startswith("{^"):
            return whole
        try:
            if name is None:
                raise _lone_brace(whole)
            return self._fact(name, quoted)
        except _Unprintable as fault:
            self.faults.append(Fault(path, 0, fault.message, fault.remedy))
            return whole

    def _fact(self, name: str, quoted: dict[str, None]) -> str:
        path = find_fact(self.data, name)
        if path is None:
            raise _unknown(self.existing, name)
        canonical = fact_name(self.data, path)
        quoted[canonical] = None
        return self._printed(value_at(self.data, path), path, quoted)

    def _printed(self, value: Any, path: KeyPath, quoted: dict[str, None]) -> str:
        if isinstance(value, str):
            return self._text(value, path, quoted)
        if isinstance(value, int | float) and not isinstance(value, bool):
            return str(value).removesuffix(".0")
        if isinstance(value, dict) and _is_taxonomy(path) and "options" in value:
            value, path = value["options"], (*path, "options")
        if isinstance(value, dict) and (key := next((key for key in SPOKEN if key in value), None)):
            return self._printed(value[key], (*path, key), quoted)
        if isinstance(value, list) and value:
            return "、".join(self._printed(item, (*path, at), quoted) for at, item in enumerate(value))
        raise (
            _empty(fact_name(self.data, path))
            if value is None
            else _without_words(fact_name(self.data, path))
        )

    def _text(self, value: str, path: KeyPath, quoted: dict[str, None]) -> str:
        if path in self.waiting:
            names = [fact_name(self.data, step) for step in (*self.waiting[self.waiting.index(path) :], path)]
            raise _Unprintable(
                Message("The text quotes itself: {way}.", way=" → ".join(names)),
                Message("Write the words out at one of these places."),
            )
        words = self.resolve(value, path)
        quoted.update(dict.fromkeys(self.quoted.get(path, ())))
        return str(words)


def literal(text: str) -> str:
    """A text of the data that quotes nothing: its braces are written twice."""
    return text.replace("{", "{{").replace("}", "}}")


def resolve_references(data: dict[str, Any]) -> Resolved:
    """Put every quoted fact into words, everywhere but in `amendments`, which come later."""
    resolver = Resolver(data)
    resolved = {
        key: value if key == "amendments" else resolver.resolve(value, (key,)) for key, value in data.items()
    }
    return Resolved(resolved, resolver.quoted, tuple(resolver.faults))


def resolve_texts(value: Any, path: KeyPath, facts: dict[str, Any]) -> Resolved:
    """The same for one value at `path`, which quotes the given facts."""
    resolver = Resolver(facts)
    return Resolved(resolver.resolve(value, path), resolver.quoted, tuple(resolver.faults))


def _is_taxonomy(path: KeyPath) -> bool:
    return len(path) == 2 and path[0] == "taxonomies"


def nearest_fact(existing: Names, name: str) -> str | None:
    """The fact whose key path is most like this one, of those that `fact_names` gives."""
    return existing.nearest(name, 0.5)


def _unknown(existing: Names, name: str) -> _Unprintable:
    near = nearest_fact(existing, name)
    message = Message("{{{name}}} quotes a fact that does not exist.", name=name)
    if near:
        return _Unprintable(
            message,
            Message("Write that fact into the data; where {{{near}}} was meant, quote that.", near=near),
        )
    return _Unprintable(
        message, Message("Write the key path of a fact, {{key_dates.close}}, or {{{{ for a brace.")
    )


def _empty(name: str) -> _Unprintable:
    return _Unprintable(
        Message("{{{name}}} quotes a fact that is not filled in.", name=name),
        Message("Fill it in where it is; this text then has it too."),
    )


def _without_words(name: str) -> _Unprintable:
    return _Unprintable(
        Message("{{{name}}} has no words to print.", name=name),
        Message("Quote a part of it that is a text, a number, or has a wording, title, name or label."),
    )


def _lone_brace(brace: str) -> _Unprintable:
    return _Unprintable(
        Message("The brace “{brace}” has no partner.", brace=brace),
        Message("Write it twice to print a brace, or quote a fact: {{key_dates.close}}."),
    )
