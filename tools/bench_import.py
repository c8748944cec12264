"""How long an import takes beyond Python's start. Prints medians of whole processes, warm, and memory."""

import statistics
import sys
import tempfile
from pathlib import Path

from notice_site.project import PROJECT
from tests.importing.hundred_pages import hundred_pages
from tests.source_text import SOURCE
from tools.bench import run

ROUNDS = 7
START = [sys.executable, "-c", ""]


def main() -> None:
    """Measure the first call's text and a Word file of a hundred pages, and print a line for each."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        long = folder / "long.docx"
        long.write_bytes(hundred_pages())
        for what, path in (("the first call's text", SOURCE), ("a hundred pages of Word", long)):
            measure(what, path, folder)


def measure(what: str, path: Path, folder: Path) -> None:
    """Import into a file of its own in each round; the first round is not counted."""
    seconds, memory = [], 0.0
    for number in range(ROUNDS + 1):
        out = folder / f"{path.stem}-{number}.yml"
        command = [sys.executable, str(PROJECT / "build_site.py"), "import", str(path), "--out", str(out)]
        start, _ = run(START)
        took, memory = run(command)
        seconds.append(took - start)
    counted = seconds[1:]
    print(
        f"{what:28} median {statistics.median(counted):.2f} s beyond Python's start "
        f"({min(counted):.2f} to {max(counted):.2f} s), {memory:.0f} MB"
    )


if __name__ == "__main__":
    main()
