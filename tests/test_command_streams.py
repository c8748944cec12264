"""Commands whose input or output is closed, full or no file: a line at most, an exit code, no traceback."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.call_facts import MINIMAL

ROOT = Path(__file__).parent.parent
COMMAND = f"{sys.executable} {ROOT / 'build_site.py'}"
CHECK = f"{COMMAND} check --lang en --data {MINIMAL}"

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="a shell, /dev/full")


def run(line: str, folder: Path) -> tuple[int, str]:
    """The exit code, and what came on the error stream."""
    done = subprocess.run(
        ["/bin/bash", "-o", "pipefail", "-c", line],
        cwd=folder, capture_output=True, text=True, timeout=120, check=False,
    )  # fmt: skip
    assert "Traceback" not in done.stderr, done.stderr
    return done.returncode, done.stderr


@pytest.mark.parametrize("closed", ["<&-", ">&-", "2>&-", "<&- >&- 2>&-"])
def test_a_closed_stream_changes_nothing_of_a_check(closed: str, tmp_path: Path) -> None:
    assert run(f"{CHECK} {closed}", tmp_path) == (0, "")


@pytest.mark.parametrize("line", [CHECK, f"{CHECK} --format json --all", f"{COMMAND} schema"])
def test_a_full_device_in_place_of_the_output_is_told_in_a_line(line: str, tmp_path: Path) -> None:
    assert run(f"{line} > /dev/full", tmp_path) == (1, "stdout: No space left on device\n")


def test_a_full_device_in_place_of_the_error_stream_ends_the_command(tmp_path: Path) -> None:
    code, _ = run(f"{COMMAND} build --data none.yml 2> /dev/full", tmp_path)
    assert code == 1


def test_a_reader_that_goes_away_ends_the_command_without_a_word(tmp_path: Path) -> None:
    _, said = run(f"{COMMAND} schema | head -1", tmp_path)
    assert said == ""


@pytest.mark.parametrize("command", ["new", f"amend --data {MINIMAL}"])
def test_questions_that_nobody_can_answer_write_nothing(command: str, tmp_path: Path) -> None:
    code, said = run(f"{COMMAND} {command} --lang en <&-", tmp_path)
    assert code == 1
    assert said.startswith("The answers ended before the questions did.")
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("data", ["/dev/zero", "/dev/full", "/dev/null", "/dev/tty", "fifo"])
def test_a_device_or_a_pipe_is_no_data_file(data: str, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "fifo")
    code, _ = run(f"{COMMAND} check --lang en --data {data} > said", tmp_path)
    said = (tmp_path / "said").read_text("utf-8")
    assert code == 1
    assert f"{data} is a device or a pipe, and no file." in said


def test_a_file_of_the_kernel_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    code, _ = run(f"{COMMAND} check --lang en --data /proc/self/mem > said", tmp_path)
    assert code == 1
    assert "/proc/self/mem may not be read." in (tmp_path / "said").read_text("utf-8")


@pytest.mark.parametrize("command", ["schema --out", f"check --data {MINIMAL} --report"])
def test_a_pipe_is_never_replaced_by_a_file(command: str, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "fifo")
    code, said = run(f"{COMMAND} {command} fifo --lang en", tmp_path)
    assert code == 1
    assert "fifo is a device or a pipe, and no file." in said
    assert (tmp_path / "fifo").is_fifo()
