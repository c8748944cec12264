"""The schema and `check` find the same faults of shape at the same places, and every example fits."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator, ValidationError
from pydantic import TypeAdapter

from notice_site.language.catalogue import catalogue_for
from notice_site.problem import KeyPath as DataPath
from notice_site.problem import Problem, ProblemsFound
from notice_site.project import DATA
from notice_site.reading.build import build_call
from notice_site.reading.key_names import models
from notice_site.reading.schema import EXAMPLES, editor_schema
from notice_site.reading.source import read_source

SCHEMA = editor_schema(catalogue_for("zh"))
VALIDATOR = Draft202012Validator(SCHEMA, format_checker=Draft202012Validator.FORMAT_CHECKER)
NOTICES = Path(__file__).parent / "notices"
CALLS = [DATA, *sorted(NOTICES.glob("*.yml")), *sorted((NOTICES / "wrong").glob("*.yml"))]
BEYOND_SCHEMA = {
    "The id “{name}” occurs twice.",
    "No time zone is given, and the call's language and country have no one zone.",
    "The note “{name}” has no mark in the text.",
    "The note “{name}” is marked twice.",
    "The row fills {filled} of {columns} columns.",
    "There is no note “{name}” in this text.",
    "`align` says {given} times how a column stands; there are {columns} columns.",
    "“{fact}” names a fact that does not exist.",
    "“{target}” leads to nothing in this text.",
    "“{value}” is not the name of a time zone.",
    "{{{name}}} has no words to print.",
    "{{{name}}} quotes a fact that does not exist.",
    "{{{name}}} quotes a fact that is not filled in.",
    "The text quotes itself: {way}.",
    "The brace “{brace}” has no partner.",
}
"""What no schema can say: it hangs on other places, on the words in braces, on the list of time zones."""
TOO_MANY = NOTICES / "wrong" / "too-many.yml"
"""Of so many faults the first are told, and the number of the rest."""
NO_NUMBER = ("funding", "awards", 1, "amount")
"""In `types.yml`: `.nan`, which JSON does not have."""


def found_by_check(path: Path) -> tuple[Problem, ...]:
    try:
        build_call(read_source(path))
    except ProblemsFound as found:
        return tuple(problem for problem in found.problems if problem.check == "shape")
    return ()


def is_beyond(problem: Problem) -> bool:
    """Whether no schema can know it; what an amendment changes a fact to has the shape of that fact."""
    given = "to" in problem.path[:-1] or not problem.message.msgid.startswith("The key “{key}” is missing")
    changed = problem.path[:1] == ("amendments",) and "to" in problem.path and given
    return changed or problem.message.msgid in BEYOND_SCHEMA or problem.path == NO_NUMBER


def found_by_schema(path: Path) -> set[DataPath]:
    errors = list(VALIDATOR.iter_errors(read_source(path).data))
    found = {place for error in errors for place in places(error)}
    # What a record must hold is asked once its keys are right by themselves.
    return {place for place in found if not any(other[: len(place)] == place != other for other in found)}


def places(error: ValidationError) -> Iterator[DataPath]:
    """Where an author has to change something."""
    place: DataPath = tuple(error.absolute_path)
    here: Any = error
    inner = by_choice(error) if error.validator in ("oneOf", "anyOf") else []
    if inner:
        meant = [found for found in inner if not any(list(one.path) == ["kind"] for one in found)]
        if len(inner) > 2 and not meant:
            yield (*place, "kind")
        else:
            yield from (found for one in nearest(meant or inner) for found in places(one))
    elif error.validator == "additionalProperties":
        yield from ((*place, key) for key in here.instance if key not in here.schema["properties"])
    elif error.validator == "required":
        yield from ((*place, key) for key in here.validator_value if key not in here.instance)
    else:
        yield place


def by_choice(error: Any) -> list[list[ValidationError]]:
    """The errors of each record that may be there; none where one record has several forms."""
    if all("required" in choice for choice in error.validator_value):
        return []
    found: dict[Any, list[ValidationError]] = {}
    for inner in error.context or ():
        found.setdefault(inner.schema_path[0], []).append(inner)
    return list(found.values())


def nearest(choices: list[list[ValidationError]]) -> list[ValidationError]:
    """The errors of the choice that fits best: of the value's type, with fault found inside if any does."""
    return min(
        choices, key=lambda found: (of_other_type(found), all(not one.path for one in found), len(found))
    )


def of_other_type(found: list[ValidationError]) -> bool:
    """Whether a choice is of another type than the value: a text, where keys stand."""
    return any(one.validator == "type" and not one.path for one in found)


@pytest.mark.parametrize("path", CALLS, ids=lambda path: path.stem)
def test_the_schema_finds_the_faults_of_shape_that_check_finds(path: Path) -> None:
    told = {problem.path for problem in found_by_check(path) if not is_beyond(problem)}
    found = found_by_schema(path)
    if path == TOO_MANY:
        assert told < found
    else:
        assert sorted(map(str, found)) == sorted(map(str, told))


def test_what_no_schema_can_say_is_said_by_a_wrong_notice() -> None:
    told = {problem.message.msgid for path in CALLS for problem in found_by_check(path)}
    assert told >= BEYOND_SCHEMA


RECORDS = {model.__name__: model for model in models() if model.__name__ in (*SCHEMA["$defs"], "Notice")}


def test_every_record_is_there() -> None:
    assert len(RECORDS) > 50


@pytest.mark.parametrize("name", RECORDS)
def test_every_key_has_an_example_that_fits_the_schema_and_the_model(name: str) -> None:
    part = SCHEMA["$defs"].get(name, SCHEMA)
    RECORDS[name].model_rebuild()
    fields = {field.alias or key: field for key, field in RECORDS[name].model_fields.items()}
    assert part["properties"].keys() == fields.keys()
    for key, value in part["properties"].items():
        [example] = value["examples"]
        whole = {"$defs": SCHEMA["$defs"], **value}
        assert [error.message for error in Draft202012Validator(whole).iter_errors(example)] == [], key
        TypeAdapter(fields[key].rebuild_annotation()).validate_python(example)


def test_every_example_belongs_to_a_key() -> None:
    every = {model.__name__: model for model in models()}
    for name, examples in read_source(EXAMPLES).data.items():
        keys = {field.alias or key for key, field in every[name].model_fields.items()}
        assert examples.keys() <= keys, name
