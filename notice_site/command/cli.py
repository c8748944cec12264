"""The command. In: the command line. Out: 0 done, 1 problems in the data, 2 a faulty command line.

A user's mistake is reported in one or two sentences; a bug keeps its traceback. Each command is a function
that returns its exit code.
"""

import argparse
import errno
import gc
import os
import sys
from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime
from importlib import import_module
from io import UnsupportedOperation
from pathlib import Path
from typing import TextIO

from notice_site.checks.report import write_report, write_summary
from notice_site.command.parser import COMMANDS, LANGUAGES, Parser, make_parser
from notice_site.editions.schema_file import keep_schema
from notice_site.language.catalogue import catalogue_for
from notice_site.problem import ProblemsFound, SiteFault, open_problems
from notice_site.project import command_line


def print_progress(text: str) -> None:
    """Say how far the work is, to a person at a terminal only."""
    if sys.stderr.isatty():
        print(text, file=sys.stderr)


def print_any_character(stream: TextIO) -> None:
    """A console that lacks a character shows its code instead of stopping the command."""
    reconfigure = getattr(stream, "reconfigure", None)
    if reconfigure:
        reconfigure(errors="backslashreplace")


def open_closed_streams() -> None:
    """A stream that the caller closed (`<&-`, `>&-`) reads and writes nothing instead of being None."""
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            stream = Path(os.devnull).open(mode, encoding="utf-8")  # noqa: SIM115 - open as long as we run
            setattr(sys, name, stream)


def _drop_broken_streams() -> bool:
    """Whether a stream takes no more (`| head`, `> /dev/full`); what it still holds is then dropped.

    Asked after an OSError, by a line end more: the text that was refused may be gone from the stream.
    Python would try to write the rest once more when it ends.
    """
    for stream in (sys.stdout, sys.stderr):
        try:
            number = stream.fileno()
        except UnsupportedOperation:
            continue
        try:
            stream.flush()
            os.write(number, b"\n")
        except OSError as error:
            os.dup2(os.open(os.devnull, os.O_WRONLY), number)
            if stream is sys.stdout and error.errno != errno.EPIPE:
                print(f"stdout: {error.strerror}", file=sys.stderr)
            return True
    return False


RUNNERS = {
    "build": ("site_commands", "run_build"),
    "serve": ("site_commands", "run_serve"),
    "publish": ("site_commands", "run_publish"),
    "import": ("import_call", "run"),
    "undo": ("going_back", "run_undo"),
    "restore": ("going_back", "run_restore"),
}
"""The module and function of a command that has no module of its own name with a function `run`."""
INTERRUPTED = 130
MOST_DIGITS = 10
"""Of SOURCE_DATE_EPOCH: seconds until the year 2286."""
SELDOM = (200_000, 50, 50)
"""A command keeps nearly all that it makes: looking for garbage as often as usual costs a build 7 %."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command."""
    gc.set_threshold(*SELDOM)
    open_closed_streams()
    language, rest = _language(list(sys.argv[1:] if arguments is None else arguments))
    catalogue = catalogue_for(language)
    for stream in (sys.stdout, sys.stderr):
        print_any_character(stream)
    parser = make_parser(catalogue)
    if not rest or rest[0] not in (*COMMANDS, "-h", "--help", "--version"):
        rest.insert(0, "build")
    chosen = parser.parse_args(rest)
    if "today" in chosen and not chosen.today:
        chosen.today = _today(parser)
    try:
        code = _run(chosen, parser, rest)
        sys.stdout.flush()
    except OSError:
        if not _drop_broken_streams():
            raise
        return 1
    return code


def _run(chosen: argparse.Namespace, parser: Parser, arguments: Sequence[str]) -> int:
    catalogue = parser.catalogue
    try:
        _keep_schemas(chosen)
        return _runner(chosen.command)(chosen, parser)
    except ProblemsFound as error:
        sys.stderr.write(write_report(open_problems(error.problems), chosen.data, "text", catalogue))
        print(write_summary(error.problems, chosen.data, catalogue), file=sys.stderr)
        again = command_line(*arguments)
        print(catalogue.translate("Correct it, then run again: {command}", command=again), file=sys.stderr)
        return 1
    except SiteFault as fault:
        print(f"{catalogue.read(fault.message)}\n    {catalogue.read(fault.remedy)}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return INTERRUPTED


def _runner(command: str) -> Callable[[argparse.Namespace, Parser], int]:
    """What runs a command, imported only now: help need not wait for the library, nor `check` for MkDocs."""
    module, function = RUNNERS.get(command, (command, "run"))
    runner: Callable[[argparse.Namespace, Parser], int] = getattr(
        import_module(f"notice_site.command.{module}"), function
    )
    return runner


def _keep_schemas(chosen: argparse.Namespace) -> None:
    for file in (getattr(chosen, "data", None), getattr(chosen, "into", None)):
        if file:
            keep_schema(file)


def _language(arguments: list[str]) -> tuple[str, list[str]]:
    """The language asked for, and the other arguments; a wrong `--lang` is left for the parser."""
    for at, argument in enumerate(arguments):
        name, _, value = argument.partition("=")
        long = value == "" and at + 1 < len(arguments)
        value = arguments[at + 1] if long else value
        if name == "--lang" and value in LANGUAGES:
            return value, arguments[:at] + arguments[at + 1 + long :]
    return "zh", arguments


def _today(parser: Parser) -> date:
    """The day of SOURCE_DATE_EPOCH (reproducible-builds.org/specs/source-date-epoch), else of the clock."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    if epoch is None:
        return datetime.now().astimezone().date()
    if not (epoch.isascii() and epoch.isdecimal()) or len(epoch) > MOST_DIGITS:
        message = parser.catalogue.translate(
            "SOURCE_DATE_EPOCH is “{value}”; write seconds since 1970.", value=epoch
        )
        parser.exit(2, message + "\n")
    return datetime.fromtimestamp(int(epoch), UTC).date()
