"""P02: what must not be published as it is. In: a call, its editions, a note. Out: problems.

`publish` refuses by them; `check`, `build` and the approval sheet say them beforehand.
"""

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from typing import Any

from notice_site.checks import ends_at_publishing
from notice_site.compare.compare import Difference, compare
from notice_site.editions.amendable import closes_later, named_fact, typed_changes, typed_texts
from notice_site.editions.amendment_draft import tried
from notice_site.editions.typed_values import Unfit
from notice_site.language.catalogue import catalogue_for
from notice_site.problem import KeyPath, Message, Problem, ProblemsFound, Severity
from notice_site.project import command_line
from notice_site.reading.build import Call, build_call
from notice_site.reading.editions import Edition, published_data
from notice_site.reading.fact_paths import fact_name, find_fact, has_path, value_at
from notice_site.reading.source import Source

GROWING = ("amendments", "clarifications")
"""Lists that a published call may add to without an amendment that says so: they are what tells readers."""
OURS = ("description", "cases")
"""Keys of the call that hold neither a fact nor an issued word; a note is enough for them."""


def refused(source: Source, editions: tuple[Edition, ...], note: str = "") -> tuple[Problem, ...]:
    """Errors for what `publish` refuses of the data with this note; none before the first edition."""
    if not editions or (stray := not_of_the_newest(source, editions)):
        return (stray,) if editions and stray else ()
    newest = editions[-1]
    before, now = published_data(newest.source), published_data(source)
    if before == now:
        message = Message("Nothing has changed since edition {number}.", number=newest.number)
        return (
            _problem((), source, message, Message("There is nothing to publish; change the data first.")),
        )
    growth, unsaid = _changes(_shown(before), _shown(now))
    if unsaid:
        return tuple(_unsaid(unsaid, source, newest))
    amended = next((match.new for match in growth if match.new and match.new[0] == "amendments"), None)
    if note and amended:
        message = Message("An amendment was added since edition {number}.", number=newest.number)
        remedy = Message("Publish it without --minor: readers see what it changes.")
        return (_problem(amended, source, message, remedy),)
    if not note and not growth:
        first = compare(before, now)[0]
        remedy = Message("It changes no fact: publish with --minor and what was changed, or undo the change.")
        return (_problem(first.new or (), source, _differs(first, before, now, newest), remedy),)
    return ()


def not_of_the_newest(source: Source, editions: tuple[Edition, ...]) -> Problem | None:
    """A file that belongs to another call than its editions, or is older than the newest of them."""
    if not editions:
        return None
    newest = editions[-1]
    if source.data.get("id") != newest.source.data.get("id"):
        message = Message("The editions beside it are of another call, “{id}”.", id=newest.source.data["id"])
        remedy = Message("Put the file into the folder of its own call; the id of a call never changes.")
        return _problem(("id",), source, message, remedy)
    before, now = (_amendment_ids(each) for each in (newest.source, source))
    if lacking := tuple(name for name in before if name not in now):
        message = Message(
            "The file is older than edition {number}: it lacks {names}.", number=newest.number, names=lacking
        )
        to_see, back = (
            command_line(*words, "--data", source.path) for words in (("diff",), ("restore", newest.number))
        )
        remedy = Message("What differs: {diff}. The newest again: {restore}", diff=to_see, restore=back)
        return _problem((), source, message, remedy)
    return None


def _amendment_ids(source: Source) -> tuple[str, ...]:
    return tuple(
        f"{item.get('id')}" for item in source.data.get("amendments") or () if isinstance(item, dict)
    )


def foreseen(source: Source, editions: tuple[Edition, ...]) -> tuple[Problem, ...]:
    """The same before publication: warnings, and information where a note is all that is missing."""
    if not editions or published_data(source) == published_data(editions[-1].source):
        return ()
    as_it_is, with_note = refused(source, editions), refused(source, editions, "-")
    severity = Severity.WARNING if with_note else Severity.INFO
    return tuple(replace(problem, severity=severity) for problem in as_it_is)


def at_publication(problems: tuple[Problem, ...]) -> tuple[Problem, ...]:
    """Problems as `publish` sees them: what it would refuse is an error."""
    return tuple(
        replace(problem, severity=Severity.ERROR, accepted=None) if _is_refused(problem) else problem
        for problem in problems
    )


def _is_refused(problem: Problem) -> bool:
    return ends_at_publishing(problem) or (problem.check == "P02" and problem.severity is Severity.WARNING)


def _unsaid(unsaid: list[Difference], source: Source, newest: Edition) -> Iterator[Problem]:
    before, now = published_data(newest.source), published_data(source)
    # One record that came, went or changed in several keys is one thing to put right.
    places: dict[str, Difference] = {}
    for difference in unsaid:
        places.setdefault(_fact(difference, before, now), difference)
    for fact, difference in places.items():
        yield _problem(
            _path(difference, now),
            source,
            _differs(difference, before, now, newest),
            _amendment(fact, source, newest)
            or Message(
                "Put back what was published, then run the command amend: it tells readers of the change. "
                "--minor is for what changes no fact and no issued word."
            ),
        )


def _amendment(fact: str, source: Source, newest: Edition) -> Message | None:
    """What was published, and the command that amends it to what is there now; None where none does."""
    try:
        before, after = build_call(newest.source), build_call(source)
        catalogue = catalogue_for(before.notice.language)
        amendable = named_fact(before, fact, catalogue)
    except (ProblemsFound, Unfit):
        return None
    wanted = _value(after, amendable.fact)
    for text in (
        typed_texts(amendable.form, wanted, catalogue) if wanted != _value(before, amendable.fact) else ()
    ):
        with suppress(Unfit):
            amended = tried(typed_changes(amendable, text, before, catalogue), before)
            if _value(amended, amendable.fact) == wanted:
                later = fact.endswith("close") and closes_later(before, amended)
                change = (
                    "--kind",
                    "extension" if later else "correction",
                    "--change",
                    f"{amendable.fact}={text}",
                )
                command = command_line("amend", "--data", source.path, *change)
                return Message("Put back “{old}”, then run: {command}", old=amendable.now, command=command)
    return None


def _value(call: Call, fact: str) -> Any:
    """A fact in force as machines read it: of a record what is beside its wording."""
    data = call.amended.data
    path = find_fact(data, fact)
    value = value_at(data, path) if path else None
    return (
        {key: part for key, part in value.items() if key != "wording"} if isinstance(value, dict) else value
    )


def _changes(before: dict[str, Any], now: dict[str, Any]) -> tuple[list[Difference], list[Difference]]:
    """Amendments and answers that were added, and all other differences, of which nothing tells readers."""
    differences = compare(before, now)
    return [each for each in differences if _concerns_readers(each)], [
        each for each in differences if not _concerns_readers(each)
    ]


def _differs(difference: Difference, before: dict[str, Any], now: dict[str, Any], newest: Edition) -> Message:
    msgid = "`{fact}` differs from edition {number}, and no amendment says so."
    return Message(msgid, fact=_name(difference, before, now), number=newest.number)


def _name(difference: Difference, before: dict[str, Any], now: dict[str, Any]) -> str:
    # A key that is left out now has a path in the new data too, and nothing there.
    is_there = difference.new and has_path(now, difference.new)
    return fact_name(now, difference.new or ()) if is_there else fact_name(before, difference.old or ())


def _fact(difference: Difference, before: dict[str, Any], now: dict[str, Any]) -> str:
    """The fact to amend: of items of a list without ids, which are amended together, the list."""
    name = _name(difference, before, now)
    head, _, last = name.rpartition(".")
    return head if last.isdecimal() and head.startswith(("contact_info", "submission")) else name


def _path(difference: Difference, now: dict[str, Any]) -> KeyPath:
    """Where it is now; of what is gone, what held it."""
    path = difference.new or difference.old or ()
    return next((path[:end] for end in range(len(path), 0, -1) if has_path(now, path[:end])), ())


def _shown(data: dict[str, Any]) -> dict[str, Any]:
    """The part of a call that readers see as the notice's: without our own help beside it."""
    shown = {key: value for key, value in data.items() if key not in OURS}
    return {key: shown[key] if key in GROWING else value for key, value in _without_help(shown).items()}


def _without_help(value: Any) -> Any:
    """A value without hints, notes on how a condition is read, and the lines into which a title is broken."""
    if isinstance(value, list):
        return [_without_help(item) for item in value]
    if not isinstance(value, dict):
        return value
    left = {key: _without_help(inner) for key, inner in value.items() if key != "hint"}
    if "title_lines" in left and "".join(map(str, left["title_lines"])) == left.get("title"):
        del left["title_lines"]
    if isinstance(reading := left.get("interpretation"), dict):
        left["interpretation"] = {key: inner for key, inner in reading.items() if key != "note" and inner}
        if not left["interpretation"]:
            del left["interpretation"]
    return left


def _concerns_readers(difference: Difference) -> bool:
    """Whether it is an amendment or an answer more."""
    place = difference.new or ()
    return difference.kind == "added" and len(place) == 2 and place[0] in GROWING


def _problem(path: KeyPath, source: Source, message: Message, remedy: Message) -> Problem:
    return Problem("P02", Severity.ERROR, path, source.line_of(path) if path else None, message, remedy)
