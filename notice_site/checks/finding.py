"""What checks are made of: what one looks at, what it finds, and its place in the list."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from notice_site.checks.issued_texts import Text, read_texts
from notice_site.facts.places import places
from notice_site.language.country import Country, country_for
from notice_site.language.language import language_for
from notice_site.language.pack import Language
from notice_site.model.notice import Notice
from notice_site.model.record import walk_values
from notice_site.problem import KeyPath, Message, Severity
from notice_site.reading.build import Call


@dataclass(frozen=True)
class View:
    """What a check looks at: the call, as issued or as in force."""

    call: Call
    notice: Notice
    issued: "View | None" = None
    """The view of the call as issued, where this one is of the call in force."""

    @cached_property
    def language(self) -> Language:
        """The pack of the call's language."""
        return language_for(self.notice.language)

    @cached_property
    def country(self) -> Country:
        """The table of the call's country."""
        return country_for(self.notice.country, self.language)

    @cached_property
    def places(self) -> dict[str, str]:
        """The words of every place, as `places` gives them."""
        return places(self.notice)

    @cached_property
    def values(self) -> tuple[tuple[KeyPath, Any], ...]:
        """Every record and plain value with its path, as `walk_values` gives them."""
        return tuple(walk_values(self.notice))

    @cached_property
    def texts(self) -> tuple[Text, ...]:
        """Every text of the data, in its order; none where the call in force is looked at.

        The data as issued holds the amendments too, so that the call in force has no text besides.
        """
        return tuple(read_texts(self.call.source.data)) if self.issued is None else ()

    @cached_property
    def issued_texts(self) -> tuple[Text, ...]:
        """The same without the words that explain the notice."""
        return tuple(text for text in self.texts if text.is_issued)


@dataclass(frozen=True)
class Finding:
    """What a check found at a path of the notice it looked at."""

    path: KeyPath
    message: Message
    remedy: Message


@dataclass(frozen=True)
class Check:
    """A rule that calls must keep."""

    id: str
    """As staff know it: `K08`."""
    severity: Severity
    run: Callable[[View], Iterator[Finding]]
