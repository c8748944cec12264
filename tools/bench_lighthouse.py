"""What Lighthouse finds on every page. Prints scores and times page by page; 1 where a goal is missed.

A phone on a slow line, simulated by Lighthouse (150 ms, 1.6 Mbit/s, processor slowed four times), in the
local Chromium, from a local nginx with the settings and the compressed files of a build. Medians of rounds.
Lighthouse comes from npm as tools/lighthouse/package-lock.json says, with its sums, and runs in PyPI's Node.
"""

import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from notice_site.site.build import build_site
from notice_site.site.kit import write_kit
from notice_site.site.options import BuildOptions
from tools.local_servers import serving
from tools.npm_programs import program

ROUNDS = int(os.environ.get("ROUNDS", "3"))
FLAGS = "--headless=new --no-sandbox --disable-gpu --disable-background-networking"
AT_LEAST = {"performance": 99, "accessibility": 100, "best-practices": 100, "seo": 100}
AT_MOST = {"largest-contentful-paint": 1200, "cumulative-layout-shift": 0}
"""Milliseconds; and the share of the window that moves, which shall be none."""
SHOWN = (*AT_MOST, "total-blocking-time", "total-byte-weight")


@dataclass(frozen=True)
class Result:
    """One look at one page."""

    scores: dict[str, int]
    """Of 100, by category; a page that asks not to be found has no `seo`."""
    figures: dict[str, float]
    wrong: tuple[str, ...]
    """Audits without the full score, outside of performance."""


def look(lighthouse: list[str], address: str, folder: Path) -> Result:
    """Let Lighthouse look at a page; raises CalledProcessError where it fails three times."""
    report = folder / "report.json"
    command = [*lighthouse, address, "--quiet", "--output=json"]
    command += [f"--output-path={report}", f"--chrome-flags={FLAGS}"]
    environment = os.environ | {"CHROME_PATH": shutil.which("chromium") or ""}
    # Now and then Chromium's trace lacks the beginning of the navigation (NO_NAVSTART).
    for last in (False, False, True):
        if not subprocess.run(command, check=last, env=environment, stdout=subprocess.DEVNULL).returncode:
            break
    report_data = json.loads(report.read_text("utf-8"))
    audits = report_data["audits"]
    categories = {name: part for name, part in report_data["categories"].items() if part["score"] is not None}
    if audits["is-crawlable"]["score"] == 0:
        del categories["seo"]
    return Result(
        {name: round(part["score"] * 100) for name, part in categories.items()},
        {name: audits[name]["numericValue"] for name in SHOWN},
        tuple(_wrong(categories, audits)),
    )


def _wrong(
    categories: dict[str, dict[str, list[dict[str, str]]]], audits: dict[str, dict[str, object]]
) -> Iterator[str]:
    for name, part in categories.items():
        for audit in part["auditRefs"] if name != "performance" else ():
            if audits[audit["id"]]["score"] in (0, 0.5):
                yield audit["id"]


def summed_up(results: list[Result]) -> Result:
    """The medians of several looks, and all that was ever wrong."""
    return Result(
        {name: int(statistics.median(one.scores[name] for one in results)) for name in results[0].scores},
        {name: statistics.median(one.figures[name] for one in results) for name in SHOWN},
        tuple(sorted({name for one in results for name in one.wrong})),
    )


def missed(result: Result) -> list[str]:
    """The goals that a page does not reach."""
    low = [name for name, least in AT_LEAST.items() if result.scores.get(name, 100) < least]
    return low + [name for name, most in AT_MOST.items() if result.figures[name] > most]


def line(page: str, result: Result) -> str:
    """One line: scores in the order of the goals, then times and bytes."""
    scores = " ".join(f"{result.scores.get(name, '-'):>3}" for name in AT_LEAST)
    paint, shift, blocked, weight = (result.figures[name] for name in SHOWN)
    times = f"LCP {paint:5.0f} ms, shift {shift:.3f}, blocked {blocked:3.0f} ms, {weight / 1000:.0f} kB"
    faults = [*missed(result), *result.wrong]
    return f"{page:32} {scores}  {times}{'  MISSED: ' + ', '.join(faults) if faults else ''}"


def main() -> int:
    """Build, serve, look at every page in turns, and print; 1 where a goal is missed."""
    if shutil.which("chromium") is None:
        sys.exit("chromium is needed: sudo apt-get install chromium")
    lighthouse = program("lighthouse")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        build_site(BuildOptions(out=folder / "site"))
        write_kit(folder / "site", folder / "kit")
        pages = sorted(
            path.relative_to(folder / "site").as_posix() for path in (folder / "site").rglob("index.html")
        )
        looks: dict[str, list[Result]] = {page: [] for page in pages}
        with serving("nginx", folder / "kit/www", folder) as port:
            for _ in range(ROUNDS):
                for page in pages:
                    address = f"http://127.0.0.1:{port}/{page.removesuffix('index.html')}"
                    looks[page].append(look(lighthouse, address, folder))
    results = {page: summed_up(rounds) for page, rounds in looks.items()}
    print(f"Lighthouse, medians of {ROUNDS}: {', '.join(AT_LEAST)}")
    for page, result in results.items():
        print(line(page, result))
    return int(any(missed(result) for result in results.values()))


if __name__ == "__main__":
    sys.exit(main())
