"""Slips and words that are known beforehand. In: known_words.yml. Out: its patterns and groups, read once."""

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path as FilePath

import yaml

DATA = FilePath(__file__).parent / "known_words.yml"


@dataclass(frozen=True)
class KnownWords:
    """What the file holds."""

    slips: tuple[tuple[re.Pattern[str], str], ...]
    """What nobody means to write, and what is meant."""
    any_slip: re.Pattern[str]
    """All of them in one."""
    roles: tuple[tuple[str, ...], ...]
    """Words for the same role."""
    mailboxes: frozenset[str]
    """Domains where anybody has a mailbox."""


@cache
def known_words() -> KnownWords:
    """The words of the file."""
    data = yaml.load(DATA.read_text("utf-8"), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    slips = tuple((re.compile(slip["wrong"]), slip["right"]) for slip in data["slips"])
    return KnownWords(
        slips=slips,
        any_slip=re.compile("|".join(f"(?:{pattern.pattern})" for pattern, _ in slips)),
        roles=tuple(tuple(group) for group in data["roles"]),
        mailboxes=frozenset(data["mailboxes"]),
    )
