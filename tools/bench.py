"""Time the build: five builds of the site, each in a process of its own, into a folder that is thrown away.

Prints the median, least and greatest wall-clock seconds and the greatest resident memory in MB. The first
build warms caches and is not counted.
"""

import resource
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROUNDS = 5


def build_seconds(out: Path) -> float:
    """Build the site into `out`; give wall-clock seconds, or raise CalledProcessError where it fails."""
    start = time.perf_counter()
    subprocess.run([sys.executable, "build_site.py", "build", "--out", str(out)], check=True)
    return time.perf_counter() - start


def main() -> None:
    """Measure and print one line."""
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "site"
        build_seconds(out)
        seconds = [build_seconds(out) for _ in range(ROUNDS)]
    memory_mb = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    print(
        f"build: median {statistics.median(seconds):.2f} s of {ROUNDS} "
        f"({min(seconds):.2f} to {max(seconds):.2f} s), at most {memory_mb:.0f} MB"
    )


if __name__ == "__main__":
    main()
