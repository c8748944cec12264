"""How long a build takes. Prints medians of whole processes, warm: the first round is not counted.

Three commands take turns, so that a slow moment of the machine meets all of them: the full build with all
documents; stock MkDocs (no hook, no overrides) over the same generated pages, with its own search; the full
build again after a change of one word in the data.
"""

import os
import statistics
import sys
import tempfile
import time
from pathlib import Path

import yaml

from notice_site.project import DATA, PROJECT, TOOL_ALONE
from notice_site.site.build import prepare_site
from notice_site.site.options import BuildOptions
from notice_site.theme.mkdocs_build import hand_written, write_source_tree

ROUNDS = 7
PYTHON_KEEPS = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
"""The environment of what is measured: warm also means that Python has kept the modules it compiled."""
BUILD = [sys.executable, str(PROJECT / "build_site.py"), "build"]


def run(command: list[str], **environment: str) -> tuple[float, float]:
    """Wall-clock seconds and the greatest resident memory in MB of one process; raises where it fails.

    `environment` is added to the surroundings of the process.
    """
    start = time.perf_counter()
    silent = (os.POSIX_SPAWN_OPEN, 1, os.devnull, os.O_WRONLY, 0)
    process = os.posix_spawn(command[0], command, PYTHON_KEEPS | environment, file_actions=[silent])
    _, status, usage = os.wait4(process, 0)
    seconds = time.perf_counter() - start
    if status:
        raise SystemExit(f"{' '.join(command)} failed")
    return seconds, usage.ru_maxrss / 1024


def bare(folder: Path) -> list[str]:
    """The command of stock MkDocs over the pages of the project's call, written to `folder`.

    It searches Chinese as stock Material does, with jieba.
    """
    pages = prepare_site(BuildOptions(DATA)).pages
    write_source_tree(pages, hand_written(TOOL_ALONE), folder / "docs")
    config = {
        "site_name": "bare",
        "use_directory_urls": False,
        "theme": {"name": "material", "language": "zh", "font": False},
        "plugins": [{"search": {"lang": ["zh", "en"]}}],
        "markdown_extensions": ["admonition", "attr_list", "def_list", "md_in_html", "tables"],
        "validation": {"links": {"not_found": "ignore"}, "nav": {"omitted_files": "ignore"}},
    }
    path = folder / "mkdocs.yml"
    path.write_text(yaml.safe_dump(config, allow_unicode=True), "utf-8")
    return [sys.executable, "-m", "mkdocs", "build", "-q", "-f", str(path), "-d", str(folder / "bare")]


def changed(folder: Path) -> list[str]:
    """The command of a build from a copy of the data that differs in one word."""
    text = DATA.read_text("utf-8")
    line = next(line for line in text.splitlines() if line.startswith("description: "))
    path = folder / "changed.yml"
    path.write_text(text.replace(line, f"{line}新"), "utf-8")
    return [*BUILD, "--data", str(path), "--out", str(folder / "changed")]


def main() -> None:
    """Measure, and print one line for each command."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        commands = {
            "full build, all documents": [*BUILD, "--out", str(folder / "site")],
            "stock mkdocs, same pages": bare(folder),
            "after a change of one word": changed(folder),
        }
        rounds = [
            {what: run(command, NO_MKDOCS_2_WARNING="1") for what, command in commands.items()}
            for _ in range(ROUNDS + 1)
        ][1:]
    for what in commands:
        seconds = [figures[what][0] for figures in rounds]
        memory = max(figures[what][1] for figures in rounds)
        print(
            f"{what:28} median {statistics.median(seconds):.2f} s "
            f"({min(seconds):.2f} to {max(seconds):.2f} s), {memory:.0f} MB"
        )
    ratios = [figures[next(iter(commands))][0] / figures["stock mkdocs, same pages"][0] for figures in rounds]
    print(f"{'full build / stock mkdocs':28} median {statistics.median(ratios):.2f}")


if __name__ == "__main__":
    main()
