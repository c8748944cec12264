"""Build the web site of a call: `python build_site.py --help`."""

import sys

from notice_site.__main__ import start

if __name__ == "__main__":
    sys.exit(start())
