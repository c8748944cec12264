"""Whatever an author does to a call, problems are told with a line; there is never a traceback."""

from copy import deepcopy
from pathlib import Path
from random import Random
from typing import Any

import pytest

from notice_site.checks import check_call
from notice_site.checks.report import write_report
from notice_site.language.catalogue import catalogue_for
from notice_site.problem import KeyPath as DataPath
from notice_site.problem import ProblemsFound
from notice_site.reading.build import build_call
from notice_site.reading.source import Source, read_source

FULL = read_source(Path(__file__).parent / "notices" / "full.yml")
STRANGE: tuple[Any, ...] = (
    *(None, True, 0, -1, 7, 10**30, 1.5, float("inf"), float("nan")),
    *("", " ", "{", "{title}", "{amendments.extension}", "甲", "not_stated", "key_dates.close"),
    *("2030-02-30", "2030-03-01T24:00"),
    *([], [None], [[]], ["甲", 1]),
    *({}, {"id": "a"}, {"id": "甲"}, {"wording": "甲"}, {"": {}}),
)


def places_in(data: Any, path: DataPath = ()) -> list[DataPath]:
    inner = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    return [path, *(place for key, value in inner for place in places_in(value, (*path, key)))]


def broken(random: Random) -> dict[str, Any]:
    """The full call with a few values replaced, moved, doubled or left out."""
    data: dict[str, Any] = deepcopy(FULL.data)
    for _ in range(random.choice((1, 1, 1, 2, 5))):
        place: Any = random.choice([place for place in places_in(data) if place])
        *way, last = place
        holder: Any = data
        for step in way:
            holder = holder[step]
        match random.randrange(5):
            case 0:
                del holder[last]
            case 1 if isinstance(holder, dict):
                holder[f"{last}x"] = holder.pop(last)
            case 2 if isinstance(holder, list):
                holder.append(deepcopy(holder[last]))
            case 3:
                holder[last] = deepcopy(random.choice(list(data.values())))
            case _:
                holder[last] = deepcopy(random.choice(STRANGE))
    return data


def report_on(data: dict[str, Any]) -> str:
    source = Source(FULL.path, FULL.text, data, FULL.lines)
    try:
        problems = check_call(build_call(source))
    except ProblemsFound as found:
        problems = found.problems
    assert all(problem.line for problem in problems)
    return write_report(problems, Path("notice_data.yml"), "text", catalogue_for("zh"))


@pytest.mark.parametrize("seed", range(8))
def test_a_broken_call_is_told_in_words(seed: int) -> None:
    random = Random(seed)
    reports = [report_on(broken(random)) for _ in range(8)]
    assert sum(report != "" for report in reports) > 4
