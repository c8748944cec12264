"""What a person at a terminal sees of the work. In: words. Out: nothing where a program reads instead."""

import sys
from typing import TextIO


def tell(text: str) -> None:
    """Say how far the work is, to a person at a terminal only."""
    if sys.stderr.isatty():
        print(text, file=sys.stderr)


def print_any_character(stream: TextIO) -> None:
    """A console that lacks a character shows its code instead of stopping the command."""
    reconfigure = getattr(stream, "reconfigure", None)
    if reconfigure:
        reconfigure(errors="backslashreplace")
