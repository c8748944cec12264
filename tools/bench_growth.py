"""How time and memory grow with a call. Prints both for 1, 4 and 16 times as much of a thing, and the ratios.

Each call is the project's own with more of one thing. Time is that of the processor, so that other work on
the machine counts little; what a command takes for an empty call, imports above all, is not taken off. The
goal is at most 4.5 times the time for 4 times as much.
"""

import json
import os
import random
import sys
import tempfile
from collections.abc import Callable
from copy import deepcopy
from itertools import pairwise
from pathlib import Path
from typing import Any

from notice_site.project import DATA
from notice_site.reading.source import read_source
from tools.bench import BUILD, PYTHON_KEEPS

TIMES = (1, 4, 16)
GOAL = 4.5
COMMANDS = ("check", "build")
RESULTS, FIELDS, OPTIONS, DATES = 125, 30, 30, 100
"""For the size of 1, since the project's call has no results, short forms and short paragraphs."""
CHARACTERS = [chr(code) for code in range(0x4E00, 0x4E00 + 2000)]

Data = dict[str, Any]


def main() -> None:
    """Measure every kind with both commands, and print one line for each."""
    kinds = {what: grow for what, grow in KINDS.items() if what in sys.argv[1:] or not sys.argv[1:]}
    data = read_source(DATA).data
    with tempfile.TemporaryDirectory() as name:
        for what, grow in kinds.items():
            paths = [written(grown(data, grow, times), Path(name), f"{what}-{times}") for times in TIMES]
            for command in COMMANDS:
                print(line(f"{command}, {what}", [run(command, path) for path in paths]), flush=True)


def line(what: str, figures: list[tuple[float, float]]) -> str:
    """The figures of one row; one that grows too fast is marked."""
    sizes = "  ".join(f"{seconds:6.2f} s {memory:4.0f} MB" for seconds, memory in figures)
    ratios = [later / before for (before, _), (later, _) in pairwise(figures)]
    mark = "  more than it should" if max(ratios) > GOAL else ""
    return f"{what:18} {sizes}  × {' '.join(f'{ratio:.1f}' for ratio in ratios)}{mark}"


def run(command: str, path: Path) -> tuple[float, float]:
    """Seconds of the processor and the greatest resident memory in MB; raises where the command fails."""
    arguments = [*BUILD[:-1], command, "--data", str(path)]
    arguments += ["--out", str(path.with_suffix(""))] if command == "build" else []
    silent = [(os.POSIX_SPAWN_OPEN, number, os.devnull, os.O_WRONLY, 0) for number in (1, 2)]
    process = os.posix_spawn(arguments[0], arguments, PYTHON_KEEPS, file_actions=silent)
    _, status, usage = os.wait4(process, 0)
    if status:
        raise SystemExit(f"{' '.join(arguments)} failed")
    return usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def written(data: Data, folder: Path, name: str) -> Path:
    """The data as JSON, which is YAML too, on lines that are short enough."""
    path = folder / f"{name}.yml"
    path.write_text(json.dumps(data, ensure_ascii=False, indent=0), "utf-8")
    return path


def grown(data: Data, grow: Callable[[Data, int], None], times: int) -> Data:
    """A copy of the data that `grow` has changed."""
    copy = deepcopy(data)
    grow(copy, times)
    return copy


def renamed(value: Any, number: int) -> Any:
    """A copy in which every id ends in the number."""
    if isinstance(value, dict):
        return {
            key: f"{item}-{number}" if key == "id" else renamed(item, number) for key, item in value.items()
        }
    return [renamed(item, number) for item in value] if isinstance(value, list) else value


def copies(items: list[Any], times: int) -> list[Any]:
    """The copies that come behind the items."""
    return [renamed(item, number) for number in range(1, times) for item in items]


def more_rows(data: Data, times: int) -> None:
    """Rows of the first form."""
    form = data["annexes"][0]["form"]
    form["rows"] += copies(form["rows"], times)


def more_fields(data: Data, times: int) -> None:
    """Fields in one cell of the second form."""
    cell = next(
        cell for row in data["annexes"][1]["form"]["rows"] for cell in row["cells"] if "fields" in cell
    )
    cell["fields"] += [
        {"id": f"more-{number}", "kind": "text", "label": f"项目{number}："}
        for number in range(FIELDS * times)
    ]


def more_clauses(data: Data, times: int) -> None:
    """Clauses at the end of the body that state no condition."""
    clauses = data["body"]["clauses"]
    clauses += [without_rules(clause) for clause in copies(clauses[:3], times)]


def without_rules(clause: Data) -> Data:
    """The clause and those in it as clauses that no rule comes from."""
    inner = {"clauses": [without_rules(one) for one in clause["clauses"]]} if "clauses" in clause else {}
    kept = {key: value for key, value in clause.items() if key != "rules"}
    return kept | {"no_rule": "同上"} | inner


def more_annexes(data: Data, times: int) -> None:
    """Annexes, each with its own title; what is inside keeps its ids."""
    annexes = data["annexes"]
    annexes += [
        annex | {"id": f"{annex['id']}-{number}", "title": f"{annex['title']}之{number}"}
        for number in range(1, times)
        for annex in annexes
    ]


def more_rules(data: Data, times: int) -> None:
    """Rules of the same clauses."""
    data["eligibility"] += copies(data["eligibility"], times)
    for clause in data["body"]["clauses"]:
        name_copies(clause, times)


def name_copies(clause: Data, times: int) -> None:
    """Name the copies of its rules in a clause and in those in it."""
    if "rules" in clause:
        clause["rules"] += [f"{rule}-{number}" for number in range(1, times) for rule in clause["rules"]]
    for inner in clause.get("clauses", ()):
        name_copies(inner, times)


def more_materials(data: Data, times: int) -> None:
    """Materials with titles of their own, and a list of options with as many, beside the call's own."""
    pick = random.Random(times)
    titles = ["".join(pick.choices(CHARACTERS, k=6)) for _ in range(OPTIONS * times)]
    material = {key: value for key, value in data["materials"][0].items() if key not in ("annex", "form")}
    data["materials"] += [material | {"id": f"more-{at}", "title": title} for at, title in enumerate(titles)]
    options = [{"id": f"more-{at}", "label": title} for at, title in enumerate(titles)]
    data["taxonomies"].append({"id": "more", "title": "更多选项", "options": options})


def more_dates(data: Data, times: int) -> None:
    """Dates and numbers in one paragraph."""
    words = "，".join(f"{at % 12 + 1}月{at % 28 + 1}日报送{at}件" for at in range(DATES * times))
    data["body"]["clauses"].append({"id": "dates", "heading": "时间", "text": [words], "no_rule": "同上"})


def more_results(data: Data, times: int) -> None:
    """Rows of a list of results."""
    rows = [[str(number + 1), f"第{number + 1}联盟", "一等"] for number in range(RESULTS * times)]
    day = data["key_dates"]["signed"]
    outcome = {
        "id": "outcome",
        "date": day["on"],
        "kind": "outcome",
        "title": "结果",
        "signed": day,
        "body": ["名单附后。"],
        "results": [{"title": "名单", "columns": ["序号", "名称", "等次"], "rows": rows}],
    }
    data["amendments"] = [outcome]


KINDS = {
    "rows": more_rows,
    "fields": more_fields,
    "clauses": more_clauses,
    "annexes": more_annexes,
    "rules": more_rules,
    "results": more_results,
    "materials": more_materials,
    "dates": more_dates,
}

if __name__ == "__main__":
    main()
