"""Start the command, as `notice-site`, `python -m notice_site` and `python build_site.py` do alike.

It must parse in any Python: one that is too old, or lacks the packages, then prints what to run and no
traceback.
"""

import os
import sys


def start():
    """Run the command; gives its exit code."""
    if sys.version_info < (3, 11):
        return _stop("Python 3.11 or newer is needed, this is " + sys.version.split()[0])
    try:
        from notice_site.command.cli import main

        return main()
    except ImportError as error:
        missing = (getattr(error, "name", None) or "").partition(".")[0]
        if not missing or missing == "notice_site" or _is_there(missing):
            raise
        return _stop("This Python lacks the package " + missing)


def _is_there(name):
    from importlib.util import find_spec

    return find_spec(name) is not None


def _stop(reason):
    """Say in one sentence what to run."""
    top = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
    windows = os.name == "nt"
    python = os.path.join(".venv", "Scripts" if windows else "bin", "python")
    program = "build_site.py " + " ".join(sys.argv[1:])
    if not os.path.isfile(os.path.join(top, "build_site.py")):
        remedy = "install notice-site again in a Python 3.11 or newer."
    elif os.path.isfile(os.path.join(top, python + (".exe" if windows else ""))):
        remedy = python + " " + program.strip()
    elif windows:
        remedy = "py tools\\set_up.py site, then " + python + " " + program.strip()
    else:
        remedy = "python3 tools/set_up.py site, then " + python + " " + program.strip()
    sys.stderr.write(reason + "; run " + remedy + "\n")
    return 1


if __name__ == "__main__":
    sys.exit(start())
