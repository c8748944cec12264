"""How long reading takes and how much memory, and what is imported for it."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.importing.hundred_pages import hundred_pages
from tests.source_text import SOURCE

ROOT = Path(__file__).parent.parent.parent
READ = """
import json, sys, time
from pathlib import Path
from notice_site.importing.read_file import read_source_file
begun = time.process_time()
source = read_source_file(Path(sys.argv[1]))
heavy = sorted({"docx", "lxml", "markdown_it", "pydantic"} & set(sys.modules))
seconds = time.process_time() - begun
status = Path("/proc/self/status")
peak = status.read_text().partition("VmHWM:")[2].split()[0] if status.exists() else 0
print(json.dumps([len(source.blocks), seconds, int(peak) / 1024, heavy]))
"""


def measured(path: Path) -> tuple[int, float, float, list[str]]:
    """Blocks, seconds, greatest memory in MB (0 where the system does not tell), heavy libraries imported.

    What Python's resource module tells of a child includes the memory of the tests that began it.
    """
    command = [sys.executable, "-c", READ, str(path)]
    done = subprocess.run(command, check=True, capture_output=True, text=True, cwd=ROOT, timeout=60)
    blocks, seconds, memory, heavy = json.loads(done.stdout)
    return blocks, seconds, memory, heavy


def test_a_text_is_read_without_heavy_libraries() -> None:
    blocks, seconds, _, heavy = measured(SOURCE)
    assert blocks > 50
    assert heavy == []
    assert seconds < 0.1


@pytest.fixture(scope="module")
def long_notice(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("long") / "long.docx"
    path.write_bytes(hundred_pages())
    return path


def test_a_hundred_pages_are_read_in_seconds_and_little_memory(long_notice: Path) -> None:
    blocks, seconds, memory, _ = measured(long_notice)
    assert blocks > 2200
    assert seconds < 3
    assert memory < 200
