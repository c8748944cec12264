"""Build the web site of a call: `python build_site.py --help`."""

import sys

from notice_site.command.cli import main

if __name__ == "__main__":
    sys.exit(main())
