"""What an approved file says otherwise than the current data. In: both. Out: `Proposal`s, none of them done
yet.

Only issued words and the facts read from them are compared. What staff wrote besides - ids, rules, roles,
hints, comments, accepted warnings - is never in question, and what the file does not say takes nothing
away.
"""

from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any

from notice_site.editions.yaml_edits import Edit
from notice_site.facts.numbering import document_number
from notice_site.importing.blocks import squeezed
from notice_site.model.people import DocumentNumber
from notice_site.problem import KeyPath, Message
from notice_site.reading.references import literal, resolve_references

FACTS: tuple[KeyPath, ...] = (
    ("title",), ("recipients",), ("document_number",), ("index_number",), ("disclosure",),
    ("submission", "place"), ("submission", "address"), ("submission", "website"),
    ("contact_info", "department"), ("contact_info", "persons"), ("contact_info", "telephones"),
    ("contact_info", "emails"), ("contact_info", "postal_address"), ("contact_info", "hours"),
)  # fmt: skip
EVENTS: tuple[KeyPath, ...] = tuple(("key_dates", key) for key in ("signed", "open", "close"))
CLOCKS = ("at", "on", "rolling")


@dataclass(frozen=True)
class Proposal:
    """One thing that would change."""

    edits: tuple[Edit, ...]
    was: str = ""
    """Words of a fact as the data has it; texts print them where they quote it."""
    now: str = ""
    """Its words in the file."""


@dataclass(frozen=True)
class Remark:
    """A difference that nobody can take over by a command: a person looks at it."""

    message: Message


def fact_proposals(old: dict[str, Any], new: dict[str, Any]) -> list[Proposal]:
    """Facts that the file says otherwise; both are plain data as written."""
    was, now = resolve_references(old).data, resolve_references(new).data
    results = [_fact(path, was, now, old) for path in FACTS]
    results += [_event(path, was, now) for path in EVENTS]
    results += [_sum(path, key, was, now) for path, key in _sums(was, now)]
    return [proposal for proposal in (*results, *_issuers(was, now)) if proposal]


def edited_data(data: dict[str, Any], edits: list[Edit]) -> dict[str, Any]:
    """The data as it is after the edits; their paths are those before any of them."""
    changed = deepcopy(data)
    for _, _, edit in sorted(((_order(edit.path), at, edit) for at, edit in enumerate(edits)), reverse=True):
        holder: Any = changed
        for step in edit.path[:-1]:
            holder = holder[step]
        last: Any = edit.path[-1]
        if edit.added:
            holder.insert(last, edit.value)
        elif edit.value is None:
            del holder[last]
        else:
            holder[last] = edit.value
    return changed


def _order(path: KeyPath) -> tuple[str, ...]:
    """What sorts paths as their values are in lists."""
    return tuple(f"{step:06}" if isinstance(step, int) else step for step in path)


def words_in(value: Any) -> str:
    """A value's words, as far as they are compared: of persons their names, of a date its wording."""
    if isinstance(value, dict) and ("agency_code" in value or "as_issued" in value):
        return document_number(DocumentNumber.model_validate(value))
    if isinstance(value, dict):
        keys = ("wording", "name")
        spoken = next((value[key] for key in keys if value.get(key)), None)
        return str(spoken) if spoken else "".join(str(part) for part in value.values() if part is not None)
    if isinstance(value, list):
        return "、".join(map(words_in, value))
    return "" if value in (None, "not_stated") else str(value)


def value_at(data: Any, path: KeyPath) -> Any:
    """What is at a path; None where nothing does."""
    for step in path:
        if isinstance(data, dict):
            data = data.get(step)
        elif isinstance(data, list) and isinstance(step, int) and step < len(data):
            data = data[step]
        else:
            return None
    return data


def _fact(path: KeyPath, was: Any, now: Any, written: Any) -> Proposal | None:
    old, new = words_in(value_at(was, path)), words_in(value_at(now, path))
    if not new or squeezed(old) == squeezed(new):
        return None
    value = value_at(now, path)
    edits = [Edit(path, as_written(value))]
    if path == ("title",) and "title_lines" in written:
        edits.append(Edit(("title_lines",), None))
    return Proposal(tuple(edits), old, new)


def _event(path: KeyPath, was: Any, now: Any) -> Proposal | None:
    """A date: its wording and its value go together; what counts as in time stays as staff wrote it."""
    old, new = value_at(was, path), value_at(now, path)
    if not words_in(new) or squeezed(words_in(old)) == squeezed(words_in(new)):
        return None
    clock = next(key for key in CLOCKS if key in new)
    if isinstance(old, dict) and clock in old:
        edits = [
            Edit((*path, key), as_written(new[key])) for key in (clock, "wording") if old.get(key) != new[key]
        ]
    else:
        kept = (
            {key: part for key, part in old.items() if key == "counts_when"} if isinstance(old, dict) else {}
        )
        edits = [Edit(path, {clock: new[clock], "wording": literal(new["wording"]), **kept})]
    return Proposal(tuple(edits), words_in(old), words_in(new))


def _sums(was: Any, now: Any) -> Iterator[tuple[KeyPath, str]]:
    """Sums and their number, each with the key of its value; of support where both have as many kinds."""
    yield ("funding", "award_count"), "value"
    kinds = [value_at(data, ("funding", "awards")) or [] for data in (was, now)]
    if len(kinds[0]) == len(kinds[1]):
        yield from ((("funding", "awards", at), "amount") for at in range(len(kinds[0])))


def _sum(path: KeyPath, key: str, was: Any, now: Any) -> Proposal | None:
    """A sum: its wording and its value go together; the rest of it is as staff wrote it."""
    old, new = value_at(was, path), value_at(now, path)
    are_groups = isinstance(old, dict) and isinstance(new, dict)
    if not are_groups or squeezed(words_in(old)) == squeezed(words_in(new)):
        return None
    edits = (Edit((*path, key), new[key]), Edit((*path, "wording"), literal(new["wording"])))
    return Proposal(edits, words_in(old), words_in(new))


def _issuers(was: Any, now: Any) -> Iterator[Proposal]:
    old, new = was.get("issuers") or [], now.get("issuers") or []
    if len(old) == len(new):
        for at, (issuer, other) in enumerate(zip(old, new, strict=True)):
            if other.get("name") and squeezed(issuer["name"]) != squeezed(other["name"]):
                yield Proposal(
                    (Edit(("issuers", at, "name"), literal(other["name"])),), issuer["name"], other["name"]
                )


def as_written(value: Any) -> Any:
    """A value put into words, with its braces doubled again."""
    if isinstance(value, dict):
        return {key: as_written(part) for key, part in value.items()}
    if isinstance(value, list):
        return [as_written(part) for part in value]
    return literal(value) if isinstance(value, str) else value


ALIKE = 0.5
"""From so great a share of common characters on, two clauses are one that was edited; ours."""


def aligned(old: list[str], new: list[str]) -> list[tuple[int | None, int | None]]:
    """Which texts of two lists correspond, in order: equal ones, between them those alike."""
    pairs: list[tuple[int | None, int | None]] = []
    bare = [squeezed(text) for text in old], [squeezed(text) for text in new]
    for tag, start, end, first, last in SequenceMatcher(None, *bare, autojunk=False).get_opcodes():
        if tag == "equal":
            pairs += list(zip(range(start, end), range(first, last), strict=True))
        else:
            pairs += _alike(bare, range(start, end), range(first, last))
    return pairs


def _alike(
    bare: tuple[list[str], list[str]], old: range, new: range
) -> Iterator[tuple[int | None, int | None]]:
    at = new.start
    for old_at in old:
        best = next(
            (other for other in range(at, new.stop) if _ratio(bare[0][old_at], bare[1][other]) >= ALIKE), None
        )
        if best is None:
            yield old_at, None
            continue
        yield from ((None, other) for other in range(at, best))
        yield old_at, best
        at = best + 1
    yield from ((None, other) for other in range(at, new.stop))


def _ratio(one: str, other: str) -> float:
    return SequenceMatcher(None, one, other, autojunk=False).ratio()
