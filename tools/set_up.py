r"""Make `.venv` and install a lock into it: in goes `site` or `test`, out comes `.venv` or one sentence.

`site` makes `.venv` anew, so that nothing of an older lock stays; `test` adds what the tests need.
Where `.venv` cannot be made whole, none is left. Run it with the Python that `.venv` is to have:
`python3 tools/set_up.py site`, on Windows `py tools\set_up.py site`. It must parse in any Python 3,
so that an old one prints its age and no syntax error.
"""

import importlib.util
import os
import shutil
import subprocess
import sys
from pathlib import Path

VENV = Path(".venv")
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
PIP = ["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-input"]
HASHED = ["--require-hashes", "--only-binary", ":all:"]
# jieba alone has no wheel. It is built with the setuptools of build.txt: an isolated build would fetch
# one of its own, without a hash.
STEPS = {
    "site": [["-r", "requirements/build.txt"], ["-r", "requirements/site.txt"]],
    "test": [["-r", "requirements/test.txt", "--no-binary", "jieba", "--no-build-isolation"]],
}


def missing_in_python() -> str:
    """Name what the running Python lacks, with the command that installs it; empty if nothing."""
    version = sys.version.split()[0]
    if sys.version_info < (3, 11):
        return f"Python 3.11 or newer is needed, this is {version}: sudo apt-get install python3.11-venv"
    if not (importlib.util.find_spec("venv") and importlib.util.find_spec("ensurepip")):
        package = f"python3.{sys.version_info[1]}-venv"
        return f"Python {version} comes without its module venv here: sudo apt-get install {package}"
    return ""


def install(group: str) -> None:
    """Install one group of locks; raise CalledProcessError where pip fails, which has then said why."""
    # A user's setting to install below the home folder would make pip refuse to work in .venv.
    environment = dict(os.environ, PIP_USER="0")
    for step in STEPS[group]:
        subprocess.run([str(PYTHON), *PIP, *HASHED, *step], check=True, env=environment)


def make_venv() -> None:
    """Make `.venv` and install what the site needs, or leave no `.venv` at all."""
    try:
        subprocess.run([sys.executable, "-m", "venv", "--clear", str(VENV)], check=True)
        install("site")
    except BaseException:
        shutil.rmtree(str(VENV), ignore_errors=True)
        raise


def main(group: str) -> str:
    """Set up one group; give the sentence to stop with, empty when all is well."""
    os.chdir(str(Path(__file__).resolve().parent.parent))
    if group == "site" and missing_in_python():
        return missing_in_python()
    print(f"Setting up .venv for {group}: once, and again when its lock changes.", file=sys.stderr)
    try:
        make_venv() if group == "site" else install(group)
    except subprocess.CalledProcessError:
        return f"The packages of requirements/{group}.txt were not installed; the reason is above."
    except KeyboardInterrupt:
        return "Stopped before .venv was complete."
    return ""


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]) or 0)
