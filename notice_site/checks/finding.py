"""What checks are made of: what one looks at, what it finds, and its place in the list."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from notice_site.build import Call
from notice_site.models.notice import Notice
from notice_site.problem import Message, Path, Severity


@dataclass(frozen=True)
class View:
    """What a check looks at: the call, as issued or as in force."""

    call: Call
    notice: Notice

    @property
    def as_issued(self) -> bool:
        """Whether the notice is the issued one."""
        return self.notice is self.call.notice


@dataclass(frozen=True)
class Finding:
    """What a check found at a path of the notice it looked at."""

    path: Path
    message: Message
    remedy: Message


@dataclass(frozen=True)
class Check:
    """A rule that calls must keep."""

    id: str
    """As staff know it: `K08`."""
    severity: Severity
    run: Callable[[View], Iterator[Finding]]
